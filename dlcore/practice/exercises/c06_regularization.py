"""The exercises of chapter 06: L2 and weight decay, dropout, augmentation, early stopping."""

from itertools import pairwise

import numpy as np

from dlcore.augmentation import flip_horizontal
from dlcore.practice.checker.exercise import case, declare, mistake, wrong_version
from dlcore.regularization import (
    decay_step,
    dropout_backward,
    dropout_forward,
    dropout_mask,
    early_stop,
    l2_grad,
    l2_penalty,
)

CHAPTER = "06_regularization"


def signed(rng, *shape):
    """Numbers of either sign, none near 0, 1 or -1, so that squares, roots and signs all differ."""
    return rng.choice([-1.0, 1.0], shape) * (rng.uniform(0.2, 0.7, shape) + rng.integers(0, 2, shape))


def network(rng, *sizes):
    """Weights and biases of a network with these sizes, the biases first: a dict has any order."""
    blocks = {}
    for l, (n_prev, n) in enumerate(pairwise(sizes), start=1):
        blocks |= {f"b{l}": signed(rng, n, 1), f"W{l}": signed(rng, n, n_prev)}
    return blocks


def penalty_cases(rng):
    by_hand = {
        "W1": np.array([[1.0, -2.0], [0.5, 3.0]]), "b1": np.array([[4.0], [-1.0]]),
        "W2": np.array([[2.0, -0.5]]), "b2": np.array([[0.3]]),
    }  # fmt: skip
    return [
        case(by_hand, 0.6, 5, label="two layers, lambd 0.6, m 5"),
        case(network(rng, 4, 3), 2.5, 7, label="one layer"),
        case(network(rng, 2, 5, 3, 1), 0.1, 40, label="three layers"),
        case(
            network(rng, 3, int(rng.integers(4, 7)), 2),
            float(rng.uniform(0.2, 0.8)),
            int(rng.integers(3, 30)),
        ),
    ]


def decay_cases(rng):
    """(W, dW, lambd, m)"""
    yield np.array([[1.5, -2.0]]), np.array([[0.2, 0.7]]), 0.6, 3, "one unit, lambd 0.6, m 3"
    yield signed(rng, 3, 3), signed(rng, 3, 3), 2.5, 7, "as many units as inputs"
    yield signed(rng, 4, 2), signed(rng, 4, 2), 0.3, 40, "four units, lambd 0.3, m 40"
    n = int(rng.integers(3, 6))
    yield signed(rng, n, 6), signed(rng, n, 6), float(rng.uniform(0.2, 0.8)), int(rng.integers(3, 30)), ""


def l2_grad_cases(rng):
    return [case(dW, W, lambd, m, label=label) for W, dW, lambd, m, label in decay_cases(rng)]


def decay_step_cases(rng):
    rates = (0.1, 0.7, 0.05, 0.3)
    return [
        case(W, dW, rate, lambd, m, label=label and f"{label}, learning rate {rate}")
        for rate, (W, dW, lambd, m, label) in zip(rates, decay_cases(rng), strict=True)
    ]


def noise(rng, *shape):
    """Noise between 0 and 1 that keeps away from where it is cut, and is on both sides of every such place."""
    u = rng.uniform(0.02, 0.98, shape)
    u.flat[:5] = (0.05, 0.45, 0.55, 0.75, 0.95)
    cuts = np.array([0.2, 0.3, 0.5, 0.7, 0.8])
    return np.where(np.abs(u[..., None] - cuts).min(axis=-1) < 0.01, u + 0.02, u)


def mask_cases(rng):
    return [
        case(np.array([[0.1, 0.9, 0.6, 0.25, 0.45]]), 0.8, label="five units, keep_prob 0.8"),
        case(noise(rng, 4, 5), 0.3, label="keep_prob 0.3"),
        case(noise(rng, 3, 3), 0.7, label="as many units as examples"),
        case(noise(rng, 2, 4), 1.0, label="keep_prob 1: all stay"),
        case(noise(rng, int(rng.integers(4, 8)), 3), 0.8),
    ]


def dropout_cases(rng):
    by_hand = np.array([[1.0, -2.0, 3.0, 4.0], [0.5, 6.0, -7.0, 8.0]])
    u = np.array([[0.1, 0.9, 0.6, 0.85], [0.95, 0.25, 0.45, 0.75]])
    n, m = int(rng.integers(3, 7)), int(rng.integers(4, 8))
    return [
        case(by_hand, 0.8, u, True, label="training, keep_prob 0.8"),
        case(by_hand, 0.8, u, False, label="test time, keep_prob 0.8"),
        case(signed(rng, 5, 5), 0.3, noise(rng, 5, 5), True, label="training, as many units as examples"),
        case(signed(rng, 5, 6), 1.0, noise(rng, 5, 6), True, label="training, keep_prob 1: all stay"),
        case(signed(rng, n, m), 0.7, noise(rng, n, m), True, label="training, keep_prob 0.7"),
        case(signed(rng, n, m), 0.3, noise(rng, n, m), False, label="test time, keep_prob 0.3"),
    ]


def dropout_backward_cases(rng):
    n, m = int(rng.integers(3, 7)), int(rng.integers(4, 8))
    by_hand = np.array([[0.5, -1.0, 2.0], [3.0, -4.0, 0.25]])
    mask = np.array([[True, False, True], [False, True, True]])
    return [
        case(by_hand, mask, 0.8, label="two units, three examples, keep_prob 0.8"),
        case(
            signed(rng, 4, 4), noise(rng, 4, 4) < 0.3, 0.3, label="as many units as examples, keep_prob 0.3"
        ),
        case(signed(rng, n, m), noise(rng, n, m) < 0.7, 0.7),
    ]


def image_cases(rng):
    return [
        case(np.arange(1.0, 25.0).reshape(2, 2, 3, 2), label="two images, 2 x 3 pixels, two colours"),
        case(rng.normal(size=(3, 4, 4, 3)), label="square images"),
        case(rng.integers(0, 256, (4, 5, 3, 1)), label="one colour, whole numbers"),
        case(rng.random((int(rng.integers(2, 5)), 3, 6, 3))),
    ]


def stop_cases(rng):
    return [
        case([0.9, 0.7, 0.8, 0.6, 0.65, 0.7, 0.75, 0.5], 3, label="it gets better again too late"),
        case(
            [0.9, 0.8, 0.85, 0.7, 0.75, 0.6, 0.65, 0.66, 0.5], 2, label="two bad epochs that do not stop it"
        ),
        case([0.8, 0.6, 0.7, 0.65, 0.62, 0.5, 0.55], 4, label="it never stops"),
        case([0.7, 0.5, 0.6, 0.4, 0.45, 0.47, 0.3], 1, label="patience 1"),
        case([0.9, 0.5, 0.6, 0.5, 0.55, 0.5, 0.4], 4, label="errors equal to the best"),
        case([0.9, 0.5, 0.7, 0.5, 0.6], 5, label="equal to the best, and then the list ends"),
        case(
            [0.9, 0.5, 0.8, 0.7, 0.6, 0.55, 0.4], 3, label="better than the epoch before, not than the best"
        ),
        case([0.9, 0.8, 0.7, 0.6], 2, label="every epoch is the best so far"),
        case([0.5, 0.6, 0.4, 0.45, 0.42, 0.41, 0.43, 0.3], 5, label="the last epoch is the best"),
        case(*wandering(rng)),
    ]


def wandering(rng):
    """Errors that fall, with a bad epoch now and then, and rise at the end."""
    down = np.linspace(0.9, 0.3, int(rng.integers(6, 9))) + rng.uniform(-0.1, 0.1, 1)
    down[2], down[4] = down[1] + 0.05, down[3] + 0.03
    up = down.min() + rng.permutation([0.06, 0.04, 0.11, 0.09, 0.08])
    return [*map(float, down), *map(float, up)], int(rng.integers(2, 4))


def scaled_at_test(A, keep_prob, u, training):
    return A * (u < keep_prob) / keep_prob if training else A * keep_prob


def scaled_at_test_only(A, keep_prob, u, training):
    return A * (u < keep_prob) if training else A * keep_prob


declare(
    "l2_penalty", notebook=CHAPTER, points=5, core=True, reference=l2_penalty,
    task="What L2 regularisation adds to the cost: lambd / (2 m) times the sum of the squares of all weights. The "
    "biases are left alone. The weights are the entries whose name begins with W.\n\n"
    'params {"W1": W1, "b1": b1, "W2": W2, ...}, lambd, m numbers -> a number',
    returns=("the penalty",),
    cases=penalty_cases,
    mistakes=[
        mistake(
            "regularised_bias", ' if k.startswith("W")', "",
            "The biases are in your sum as well. Which names are those of weights?",
        ),
        mistake(
            "forgot_half", "(2 * m)", "m",
            "Twice what it should be. The 2 below is there so that the slope of the penalty has none.",
        ),
        mistake(
            "forgot_m", "(2 * m)", "2",
            "With more data the penalty is to weigh less, as one more example does. What is missing below?",
        ),
        mistake(
            "norm_not_squared", "np.sum(v**2)", "np.linalg.norm(v)",
            "You add up lengths, with a root in them. Squares are wanted, without a root.",
        ),
        mistake(
            "l1_penalty", "v**2", "np.abs(v)",
            "Absolute values make it L1 regularisation. L2 takes squares.",
        ),
    ],
    hints=(
        "Over which entries of the dict does the sum go?",
        'A loop over `params.items()`, for each name that begins with "W" the sum of the squares; the factor in '
        'front '
        "comes last.",
        "W1 = (3, -1), b1 = 5, lambd = 0.4, m = 2: the squares add up to 10, the factor is 0.4 / 4 = 0.1, so the "
        "penalty is 1.",
    ),
)  # fmt: skip

declare(
    "l2_grad", notebook=CHAPTER, points=3, core=True, reference=l2_grad, loops=False,
    task="The slope of the cost with its L2 penalty lambd / (2 m) sum W^2. dW is the slope of the cost without "
    "it.\n\ndW, W (n, n_prev), lambd, m numbers -> (n, n_prev)",
    returns=("the gradient",),
    cases=l2_grad_cases,
    mistakes=[
        mistake(
            "kept_half", "lambd / m", "lambd / (2 * m)",
            "What is the slope of W^2 / 2?",
        ),
        mistake(
            "forgot_m", "lambd / m", "lambd",
            "The penalty in the cost is divided by m. Is its slope?",
        ),
        mistake(
            "sign_of_w", "* W", "* np.sign(W)",
            "Each weight is pushed equally hard, which is L1. In L2 a large weight is pushed harder.",
        ),
        mistake(
            "squared", "* W", "* W**2",
            "W^2 / 2 belongs to the penalty. What is its slope?",
        ),
        mistake(
            "penalty_only", "dW + ", "",
            "That is the slope of the penalty alone. The cost has a second part.",
        ),
        mistake(
            "wrong_sign", "dW + ", "dW - ",
            "A step against your gradient makes the weights grow. What was the penalty to do?",
        ),
    ],
    hints=(
        "What is the slope of (lambd / 2m) W^2 in W, for a single weight?",
        "The slopes of a sum add up: dW, and one term with lambd, m and W.",
        "W = 4, dW = 0.5, lambd = 0.2, m = 8: the penalty has the slope 0.2 / 8 * 4 = 0.1, so it is 0.6.",
    ),
)  # fmt: skip

declare(
    "decay_step", notebook=CHAPTER, points=5, reference=decay_step, loops=False, may_use=("l2_grad",),
    task="One step of gradient descent on the cost with its L2 penalty, written as weight decay: W shrinks by a "
    "factor, then moves against dW, the slope of the cost without the penalty.\n\n"
    "W, dW (n, n_prev), learning_rate, lambd, m numbers -> the new W, (n, n_prev)",
    returns=("the new W",),
    cases=decay_step_cases,
    mistakes=[
        mistake(
            "forgot_lr_in_decay", "learning_rate * lambd / m", "lambd / m",
            "Multiply W - learning_rate (dW + lambd / m W) out: by what is lambd / m multiplied?",
        ),
        mistake(
            "decayed_gradient",
            "(1 - learning_rate * lambd / m) * W - learning_rate * dW",
            "(1 - learning_rate * lambd / m) * (W - learning_rate * dW)",
            "The factor shrinks the weights of before the step. In yours it shrinks the step as well.",
        ),
        mistake(
            "growth", "1 - learning_rate", "1 + learning_rate",
            "Your factor is above 1. What becomes of a weight that is multiplied by it at every step?",
        ),
        mistake(
            "no_decay", "(1 - learning_rate * lambd / m) * W", "W",
            "That is the step without a penalty: lambd changes nothing.",
        ),
        mistake(
            "gradient_without_rate", " - learning_rate * dW", " - dW",
            "W decays as it should; but is the step against dW under control of the learning rate?",
        ),
    ],
    hints=(
        "What is left of W if dW is 0 and nothing but the penalty acts?",
        "W - learning_rate (dW + lambd / m W), with the two terms in W taken together: a factor times W, minus "
        "learning_rate times dW.",
        "W = 2, dW = 3, learning_rate = 0.1, lambd = 5, m = 10: the factor is 1 - 0.05 = 0.95, and 1.9 - 0.3 = 1.6.",
    ),
)  # fmt: skip

declare(
    "dropout_mask", notebook=CHAPTER, points=3, reference=dropout_mask, loops=False,
    task="Which units stay? u holds a random number from 0 to 1 for each; those below keep_prob stay, so that about "
    "that share of them does.\n\n"
    "u any shape, keep_prob a number -> True (or 1) where a unit stays, else False (or 0), in the shape of u",
    returns=("the mask",),
    cases=mask_cases,
    mistakes=[
        mistake(
            "kept_the_dropped", "u < keep_prob", "u > keep_prob",
            "With keep_prob = 0.8, which share of your mask is True?",
        ),
        mistake(
            "drop_prob_threshold", "u < keep_prob", "u < 1 - keep_prob",
            "keep_prob = 0.8 means that 80 % stay. In yours 80 % go.",
        ),
        mistake(
            "drop_prob_threshold", "u < keep_prob", "u > 1 - keep_prob",
            "About the right share stays, but other units than those with u below keep_prob.",
        ),
        mistake(
            "fair_coin", "u < keep_prob", "u < 0.5",
            "Another keep_prob gives the same mask.",
        ),
        mistake(
            "float_noise", "u < keep_prob", "u * keep_prob",
            "A unit stays or goes. Yours are all scaled by a random number.",
        ),
    ],
    hints=(
        "If u is equally likely anywhere between 0 and 1, how often is it below 0.8?",
        "A comparison of two things gives True and False for every entry.",
        "keep_prob = 0.6, u = (0.7, 0.2, 0.59): False, True, True.",
    ),
)  # fmt: skip

declare(
    "dropout_forward", notebook=CHAPTER, points=8, core=True, reference=dropout_forward, loops=False,
    may_use=("dropout_mask",),
    task="Inverted dropout. In training, units with u < keep_prob stay and are divided by keep_prob, the others "
    "become 0. At test time, training is False, and A comes back as it is.\n\n"
    "A, u (n, m), keep_prob a number, training True or False -> (n, m)",
    returns=("A",),
    cases=dropout_cases,
    mistakes=[
        mistake(
            "not_rescaled", " / keep_prob", "",
            "Compare the means of a large A before and after. What has become of the share that was dropped?",
        ),
        mistake(
            "divided_by_drop_prob", "/ keep_prob", "/ (1 - keep_prob)",
            "With keep_prob = 0.8 you multiply by 5, and the mean becomes four times what it was.",
        ),
        mistake(
            "multiplied", "/ keep_prob", "* keep_prob",
            "Dropping has made the mean smaller; yours makes it smaller once more.",
        ),
        mistake(
            "active_at_test", "    if not training:\n        return A\n", "",
            "Ask twice at test time with other noise, and you get two answers. What does `training` decide?",
        ),
        mistake(
            "one_mask_for_batch", "mask = u < keep_prob", "mask = u[:, :1] < keep_prob",
            "All examples lose the same units. u has a column of its own for each.",
        ),
        mistake(
            "kept_the_dropped", "u < keep_prob", "u > keep_prob",
            "You keep those that were to be dropped.",
        ),
        wrong_version(
            "scaled_at_test", scaled_at_test,
            "In training all is right. At test time nothing is left to make up for: the division was done before.",
        ),
        wrong_version(
            "scaled_at_test", scaled_at_test_only,
            "Scaling at test time is dropout as it was first published. Inverted dropout scales in training, and "
            "leaves test time alone.",
        ),
    ],
    hints=(
        "What is the mean of A after a fifth of its entries have become 0, and what makes up for it?",
        "First the case without training. Else a mask from u, then A times the mask, divided by the share that "
        "stays.",
        "keep_prob = 0.4, A = (2, 6, 1), u = (0.3, 0.9, 0.1): 2 / 0.4 = 5, then 0, then 2.5.",
    ),
)  # fmt: skip

declare(
    "dropout_backward", notebook=CHAPTER, points=3, core=True, reference=dropout_backward, loops=False,
    task="Back through inverted dropout: the slope of the cost in A as it was before dropout. dA is the slope in A "
    "after it, and the mask is the one of the forward pass.\n\n"
    "dA (n, m), mask (n, m) of True and False, keep_prob a number -> (n, m)",
    returns=("dA",),
    cases=dropout_backward_cases,
    mistakes=[
        mistake(
            "no_mask", "dA * mask", "dA",
            "A unit that was dropped had no influence on the cost. What is its slope?",
        ),
        mistake(
            "not_rescaled", " / keep_prob", "",
            "Forward divided by keep_prob. By how much does A / keep_prob change if A grows by 1?",
        ),
        mistake(
            "multiplied", "/ keep_prob", "* keep_prob",
            "The slope of A / keep_prob in A is 1 / keep_prob.",
        ),
        mistake(
            "inverted_mask", "* mask", "* (1 - mask)",
            "You send the gradient through the units that were dropped.",
        ),
    ],
    hints=(
        "Forward, each entry of A was multiplied by a number. By which one, if it stayed, and if it went?",
        "The slope of a number times A is that number: backward multiplies by the same as forward.",
        "keep_prob = 0.4, mask = (True, False), dA = (2, 6): 2 / 0.4 = 5, then 0.",
    ),
)  # fmt: skip

declare(
    "flip_horizontal", notebook=CHAPTER, points=3, core=True, reference=flip_horizontal, loops=False,
    task="Mirror every image: left becomes right.\n\n"
    "images (m, H, W, C), H rows and W columns of pixels -> (m, H, W, C)",
    returns=("the result",),
    cases=image_cases,
    mistakes=[
        mistake(
            "vertical", "[:, :, ::-1, :]", "[:, ::-1, :, :]",
            "The images stand on their heads. Which axis goes from left to right?",
        ),
        mistake(
            "reversed_channels", "[:, :, ::-1, :]", "[:, :, :, ::-1]",
            "Red and blue are exchanged. Which axis goes from left to right?",
        ),
        mistake(
            "reversed_batch", "[:, :, ::-1, :]", "[::-1]",
            "The images come in another order, away from their labels, and none is mirrored.",
        ),
        mistake(
            "transposed", "images[:, :, ::-1, :]", "images.transpose(0, 2, 1, 3)",
            "Rows have become columns: that mirrors along the diagonal.",
        ),
        mistake(
            "half_turn", "[:, :, ::-1, :]", "[:, ::-1, ::-1, :]",
            "Two axes are reversed, which turns the images by half a turn. How many does a mirror reverse?",
        ),
    ],
    hints=(
        "In which order do the four axes come, and which one is to be reversed?",
        "A slice with the step -1 reverses an axis; a `:` leaves one alone.",
        "A row of pixels a b c becomes c b a; the row below it stays below it.",
    ),
)  # fmt: skip

declare(
    "early_stop", notebook=CHAPTER, points=5, core=True, reference=early_stop, integer=True,
    task="Early stopping. Go through the epochs; stop once `patience` epochs in a row have brought no new lowest "
    "error, or at the end of the list. The result is the epoch with the lowest error among those that were seen, "
    "counted from 0. An error equal to the lowest is no new lowest.\n\n"
    "dev_errs a list of errors, patience a number -> an index, of type int",
    returns=("the epoch",),
    cases=stop_cases,
    mistakes=[
        mistake(
            "returned_stop_epoch", "return best_i", "return i",
            "That is the epoch in which you gave up. Whose weights are worth keeping?",
        ),
        mistake(
            "wait_not_reset", "best, best_i, wait = e, i, 0", "best, best_i = e, i",
            "Patience counts bad epochs in a row. What ends a row?",
        ),
        mistake(
            "compares_previous", "if e < best:", "if i == 0 or e < dev_errs[i - 1]:",
            "Better than the epoch before is not yet better than the best.",
        ),
        mistake(
            "stops_first_rise", "wait >= patience", "wait >= 1",
            "One bad epoch may be noise. Your answer does not depend on patience.",
        ),
        mistake(
            "one_too_many", "wait >= patience", "wait > patience",
            "You wait for one epoch more than patience allows.",
        ),
        mistake(
            "ties_are_better", "if e < best:", "if e <= best:",
            "Only errors equal to the lowest make a difference: they are no new lowest.",
        ),
        wrong_version(
            "never_stops", lambda dev_errs, patience: int(np.argmin(dev_errs)),
            "That is the best of all epochs. Some of them come after the stop, and are never trained.",
        ),
    ],
    hints=(
        "What has to be remembered from one epoch to the next? There are three things.",
        "The lowest error so far, its epoch, and how many epochs have passed since. A new lowest sets the last to 0.",
        "Errors 5, 4, 6, 7, 3 with patience 2: after 6 and 7 it stops, and epoch 1 is kept; the 3 is never seen.",
    ),
)  # fmt: skip
