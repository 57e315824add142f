"""The exercises of chapter 08: mini-batches, averages that forget, the steps of optimizers, decay, saddles."""

from inspect import unwrap

import numpy as np

from dlcore.averages import ewa, ewa_corrected, ewa_weights
from dlcore.messages import N_
from dlcore.minibatches import make_minibatches, updates_per_epoch
from dlcore.optimizers import adam_step, momentum_step, rmsprop_step
from dlcore.practice.checker.exercise import case, declare, mistake, wrong_version
from dlcore.saddles import critical_point
from dlcore.schedules import decay_inverse, decay_staircase

CHAPTER = "08_optimizers"


def signed(rng, *shape):
    """Numbers of either sign, none near 0, 1 or -1, so that squares, roots and signs all differ."""
    return rng.choice([-1.0, 1.0], shape) * (rng.uniform(0.2, 0.7, shape) + rng.integers(0, 2, shape))


def batch_cases(rng):
    def draw(n, n_y, m, size, label=""):
        return case(rng.normal(size=(n, m)), rng.normal(size=(n_y, m)), size, rng.permutation(m), label=label)

    by_hand = np.array([[1.0, 2.0, 3.0, 4.0, 5.0], [10.0, 20.0, 30.0, 40.0, 50.0]])
    labels = np.array([[-1.0, -2.0, -3.0, -4.0, -5.0]])
    m = 4 * int(rng.integers(3, 6)) + int(rng.integers(1, 4))
    return [
        case(by_hand, labels, 2, np.array([3, 0, 4, 1, 2]), label="five examples, size 2"),
        draw(4, 1, 4, 3, "as many features as examples, size 3"),
        draw(3, 1, 8, 4, "eight examples, size 4: nothing is left over"),
        draw(2, 3, 5, 9, "size 9 for five examples, three rows of Y"),
        draw(3, 1, 7, 3, "seven examples, size 3"),
        draw(int(rng.integers(2, 6)), 2, m, 4),
    ]


def count_cases(rng):
    size = int(rng.integers(5, 40))
    whole = size * int(rng.integers(3, 30))
    return [
        case(7, 3, label="7 examples, size 3"),
        case(12, 4, label="12 examples, size 4"),
        case(8, 3, label="8 examples, size 3"),
        case(5, 9, label="5 examples, size 9"),
        case(60000, 512, label="60000 examples, size 512"),
        case(whole, size),
        case(whole + int(rng.integers(1, size)), size),
    ]


def series_cases(rng):
    T = int(rng.integers(5, 9))
    return [
        case([14, 3, 8], 0.9, label="14, 3, 8 with beta 0.9"),
        case([-6.5], 0.8, label="one value"),
        case([float(x) for x in signed(rng, 6)], 0.98, label="six values, beta 0.98"),
        case(10 * signed(rng, T), float(rng.uniform(0.6, 0.8)), label="an array"),
    ]


def weight_cases(rng):
    return [
        case(0.9, 5, label="beta 0.9, t = 5"),
        case(0.7, 1, label="beta 0.7, t = 1"),
        case(0.98, 40, label="beta 0.98, t = 40"),
        case(float(rng.uniform(0.6, 0.95)), int(rng.integers(3, 10))),
    ]


def momentum_cases(rng):
    def draw(shape, rate, beta, label=""):
        return case(*(signed(rng, *shape) for _ in range(3)), rate, beta, label=label)

    n = int(rng.integers(3, 7))
    W, dW = np.array([[3.0, -2.0]]), np.array([[10.0, 4.0]])
    return [
        case(W, dW, np.zeros((1, 2)), 0.1, 0.9, label="the first step, from v = 0"),
        case(W, dW, np.array([[5.0, -6.0]]), 0.2, 0.8, label="v = (5, -6), beta 0.8"),
        draw((3, 3), 0.05, 0.99, "as many units as inputs, beta 0.99"),
        draw((4, 1), 0.3, 0.7, "a column of biases"),
        draw((n, 5), float(rng.uniform(0.05, 0.4)), float(rng.uniform(0.6, 0.95))),
    ]


def squares(rng, *shape):
    """Averages of squares, as they might have come up on the way: above 0, none near 1."""
    return rng.choice([0.5, 2.0], shape) * rng.uniform(0.6, 1.5, shape)


def rmsprop_cases(rng):
    def draw(shape, *numbers, label=""):
        return case(signed(rng, *shape), signed(rng, *shape), squares(rng, *shape), *numbers, label=label)

    n = int(rng.integers(3, 7))
    W, dW = np.array([[2.0, -1.5]]), np.array([[6.0, -0.25]])
    never = np.array([[1.0, 0.0, 1.0], [1.0, 1.0, 0.0]])
    return [
        case(W, dW, np.zeros((1, 2)), 0.1, 0.9, label="the first step, from s = 0"),
        case(W, dW, np.array([[36.0, 0.5]]), 0.5, 0.8, 0.05, label="s = (36, 0.5), epsilon 0.05"),
        case(
            signed(rng, 2, 3), never * signed(rng, 2, 3), never * squares(rng, 2, 3), 0.02, 0.9,
            label="two slopes that have always been 0",
        ),
        draw((3, 3), 0.05, 0.99, label="as many units as inputs, beta 0.99"),
        draw((4, 1), 0.3, 0.7, 0.2, label="a column of biases, epsilon 0.2"),
        draw((n, 5), float(rng.uniform(0.05, 0.4)), float(rng.uniform(0.6, 0.95))),
    ]  # fmt: skip


def adam_cases(rng):
    def draw(shape, *numbers, label=""):
        arrays = (signed(rng, *shape), signed(rng, *shape), signed(rng, *shape), squares(rng, *shape))
        return case(*arrays, *numbers, label=label)

    n = int(rng.integers(3, 7))
    W, dW, zero = np.array([[1.5, -2.0]]), np.array([[4.0, -0.25]]), np.zeros((1, 2))
    never = np.array([[1.0, 0.0, 1.0], [1.0, 1.0, 0.0]])
    kept = (never * signed(rng, 2, 3), never * signed(rng, 2, 3), never * squares(rng, 2, 3))
    return [
        case(W, dW, zero, zero.copy(), 1, 0.1, label="the first step, t = 1"),
        case(W, dW, np.array([[3.0, 0.5]]), np.array([[2.0, 0.04]]), 2, 0.2, label="the second step, t = 2"),
        draw((3, 3), 7, 0.05, 0.8, 0.95, 0.05, label="beta1 0.8, beta2 0.95, epsilon 0.05, t = 7"),
        case(signed(rng, 2, 3), *kept, 3, 0.02, label="two slopes that have always been 0, t = 3"),
        draw((4, 1), 40, 0.3, label="a column of biases, t = 40"),
        draw(
            (n, 5), int(rng.integers(2, 12)), float(rng.uniform(0.05, 0.4)), float(rng.uniform(0.6, 0.95)),
            float(rng.uniform(0.96, 0.99)),
        ),
    ]  # fmt: skip


def inverse_cases(rng):
    return [
        case(0.2, 0.5, 0, label="the first epoch, epoch 0"),
        case(0.2, 0.5, 3, label="learning rate 0.2, rate 0.5, epoch 3"),
        case(0.01, 0.05, 40, label="learning rate 0.01, rate 0.05, epoch 40"),
        case(0.3, 2, 7, label="learning rate 0.3, rate 2, epoch 7"),
        case(float(rng.uniform(0.1, 0.9)), float(rng.uniform(0.1, 0.9)), int(rng.integers(5, 30))),
    ]


def staircase_cases(rng):
    every = int(rng.integers(3, 9))
    return [
        case(0.1, 0.3, 10, 25, label="factor 0.3 every 10 epochs, epoch 25"),
        case(0.1, 0.3, 10, 0, label="the first epoch, epoch 0"),
        case(0.1, 0.3, 10, 20, label="epoch 20, the first on its stair"),
        case(0.1, 0.3, 10, 29, label="epoch 29, the last on its stair"),
        case(0.4, 0.8, 6, 4, label="every 6 epochs, epoch 4"),
        case(0.4, 0.8, 6, 6, label="every 6 epochs, epoch 6"),
        case(0.4, 0.8, 1, 3, label="every epoch, epoch 3"),
        case(
            float(rng.uniform(0.1, 0.9)),
            float(rng.uniform(0.6, 0.9)),
            every,
            int(rng.integers(2, 6)) * every + int(rng.integers(1, every)),
        ),
    ]


def point_cases(rng):
    def turned(*curvatures, label=""):
        """A symmetric matrix with these curvatures, in directions that are drawn."""
        directions, _upper = np.linalg.qr(rng.normal(size=(len(curvatures), len(curvatures))))
        H = directions @ np.diag(curvatures) @ directions.T
        return case((H + H.T) / 2, label=label)

    def drawn(n):
        return rng.uniform(0.5, 3, n)

    n = int(rng.integers(3, 6))
    return [
        case(np.array([[2.0, 1.0], [1.0, 3.0]]), label="[[2, 1], [1, 3]]"),
        case(np.array([[1.0, 3.0], [3.0, 1.0]]), label="[[1, 3], [3, 1]]"),
        case(np.array([[-2.0, 1.0], [1.0, -2.0]]), label="[[-2, 1], [1, -2]]"),
        case(np.array([[0.0, 2.0], [2.0, 0.0]]), label="[[0, 2], [2, 0]]"),
        case(np.diag([2.0, 0.0]), label="curvatures 2 and 0"),
        case(np.diag([0.0, -3.0]), label="curvatures 0 and -3"),
        case(np.zeros((2, 2)), label="all zeros"),
        case(np.diag([4.0, 1e-12]), label="curvatures 4 and 1e-12"),
        case(np.diag([-1e-12, 4.0]), label="curvatures -1e-12 and 4"),
        case(np.diag([5.0, 2.0, -1.0]), label="curvatures 5, 2 and -1"),
        case(np.diag([-5.0, -2.0, 1.0]), label="curvatures -5, -2 and 1"),
        case(np.diag([3.0, 0.0, -2.0]), label="curvatures 3, 0 and -2"),
        case(np.array([[-0.7]]), label="one direction"),
        turned(*drawn(n)),
        turned(*-drawn(n + 1)),
        turned(*drawn(n), -0.4),
        turned(*-drawn(n), 0.4),
    ]


def labels_alone_shuffled(X, Y, size, perm):
    return [(X[:, k : k + size], Y[:, perm[k : k + size]]) for k in range(0, len(perm), size)]


def size_many_batches(X, Y, size, perm):
    return [(X[:, part], Y[:, part]) for part in np.array_split(perm, size)]


def batches_of_even_size(X, Y, size, perm):
    return size_many_batches(X, Y, updates_per_epoch(len(perm), size), perm)


def previous_value(xs, beta):
    before = [0.0, *xs[:-1]]
    return [beta * x_before + (1 - beta) * x for x_before, x in zip(before, xs, strict=True)]


def previous_value_from_the_first(xs, beta):
    before = [xs[0], *xs[:-1]]
    return [beta * x_before + (1 - beta) * x for x_before, x in zip(before, xs, strict=True)]


def newest_alone(xs, beta):
    return [(1 - beta) * x for x in xs]


def first_value_lost(xs, beta):
    return ewa([0.0, *xs[1:]], beta)


def running_mean(xs, beta):
    return [float(np.mean(xs[:t])) for t in range(1, len(xs) + 1)]


def cut_off_in_memory(xs, beta):
    out = np.zeros_like(xs)
    out[0] = (1 - beta) * xs[0]
    for t in range(1, len(xs)):
        out[t] = beta * out[t - 1] + (1 - beta) * xs[t]
    return list(out)


def cut_off_in_the_answer(xs, beta):
    return list(np.array(ewa(xs, beta)).astype(np.asarray(xs).dtype))


def from_zero_in_numpy(xs, beta):
    return list(np.array(ewa(xs, beta)) / (1 - beta ** np.arange(len(xs))))


def rate_in_v(W, dW, v, learning_rate, beta):
    v = beta * v + learning_rate * dW
    return W - v, v


def rate_in_v_with_minus(W, dW, v, learning_rate, beta):
    v = beta * v - learning_rate * dW
    return W + v, v


def stepped_with_old_v(W, dW, v, learning_rate, beta):
    return W - learning_rate * v, beta * v + (1 - beta) * dW


def momentum_in_place(W, dW, v, learning_rate, beta):
    v *= beta
    v += (1 - beta) * dW
    return W - learning_rate * v, v


def momentum_with_w_in_place(W, dW, v, learning_rate, beta):
    v = beta * v + (1 - beta) * dW
    W -= learning_rate * v
    return W, v


def stepped_with_old_s(W, dW, s, learning_rate, beta, epsilon=1e-8):
    return W - learning_rate * dW / (np.sqrt(s) + epsilon), beta * s + (1 - beta) * dW**2


def rmsprop_in_place(W, dW, s, learning_rate, beta, epsilon=1e-8):
    s *= beta
    s += (1 - beta) * dW**2
    return W - learning_rate * dW / (np.sqrt(s) + epsilon), s


def rmsprop_with_w_in_place(W, dW, s, learning_rate, beta, epsilon=1e-8):
    s = beta * s + (1 - beta) * dW**2
    W -= learning_rate * dW / (np.sqrt(s) + epsilon)
    return W, s


def betas_swapped(W, dW, v, s, t, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    return unwrap(adam_step)(W, dW, v, s, t, learning_rate, beta2, beta1, epsilon)


def v_corrected_alone(W, dW, v, s, t, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    v, s = beta1 * v + (1 - beta1) * dW, beta2 * s + (1 - beta2) * dW**2
    return W - learning_rate * v / (1 - beta1**t) / (np.sqrt(s) + epsilon), v, s


def adam_in_place(W, dW, v, s, t, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    v[:], s[:] = beta1 * v + (1 - beta1) * dW, beta2 * s + (1 - beta2) * dW**2
    step = v / (1 - beta1**t) / (np.sqrt(s / (1 - beta2**t)) + epsilon)
    return W - learning_rate * step, v, s


def adam_with_w_in_place(W, dW, v, s, t, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    W[:], v, s = unwrap(adam_step)(W, dW, v, s, t, learning_rate, beta1, beta2, epsilon)
    return W, v, s


def jump_and_back(learning_rate, factor, every, epoch):
    return learning_rate * factor if epoch and epoch % every == 0 else learning_rate


def jump_and_back_from_zero(learning_rate, factor, every, epoch):
    return learning_rate * factor if epoch % every == 0 else learning_rate


def power_on_boundary(learning_rate, factor, every, epoch):
    return learning_rate * factor ** (epoch // every) if epoch % every == 0 else learning_rate


def one_stair(learning_rate, factor, every, epoch):
    return learning_rate * factor if epoch >= every else learning_rate


def sum_alone(H):
    mean = np.linalg.eigvalsh(H).mean()
    return "min" if mean > 1e-9 else "max" if mean < -1e-9 else "flat"


def signs_that_occur(H):
    e = np.linalg.eigvalsh(H)
    up, down = np.any(e > 1e-9), np.any(e < -1e-9)
    return ("saddle" if down else "min") if up else "max" if down else "flat"


def two_by_two(H):
    determinant = H[0, 0] * H[1, 1] - H[0, 1] ** 2
    if determinant > 1e-9:
        return "min" if H[0, 0] > 0 else "max"
    return "saddle" if determinant < -1e-9 else "flat"


SHUFFLED_APART = N_("Does each example still have its own label? Compare one column of X_b with that of Y_b.")
COLUMNS = N_("Examples are columns, and you cut the rows. Which axis of X counts the examples?")
PREVIOUS = N_(
    "The rule is v = beta v + (1 - beta) x. What is the v on its right side: a value, or an average?"
)
WHOLE = N_(
    "Where the values are whole numbers, an array made like them holds whole numbers as well, and no fraction goes "
    "in. What kind of number is an average?"
)
FROM_ZERO = N_(
    "What is beta to the power of 0, and what is left of your divisor then? Which t has the first value?"
)
OVERWRITTEN = N_(
    "the numbers are right, but an array of the caller is overwritten. Compare two optimizers from the same start, and "
    "the second one begins where the first one ended."
)
HALF = N_("One of the two averages is corrected, the other one is not. Did not both begin at 0?")
COUNTED = N_("t is 1 in the first step, where v and s were 0. What is your divisor there?")
OWN_BETA = N_(
    "v and s forget at different speeds. Which beta belongs to s, in its average and in its correction?"
)
FIRST_EPOCH = N_(
    "In epoch 0, the first one, the learning rate is to be that of the beginning. What is it in yours?"
)
JUMPED_BACK = N_(
    "In the epoch after a step down, your learning rate is back where it began. What should it have kept?"
)
EARLY = N_("Look at the epochs beside a step down. Which of them is to be the first on its stair?")
ONE_DIRECTION = N_(
    "A saddle has directions up and directions down. For how many of them does your word have to hold?"
)
MORE = N_("How many curvatures has a matrix (3, 3)? Are there any that you do not look at?")
SUMMED = N_("A sum hides a direction that goes down, if the others go up steeply enough.")
NOT_UP = N_("A direction of curvature 0 curves neither up nor down. Which word is left for it?")
BOTH_SIGNS = N_(
    "A saddle needs a direction up and a direction down. Which point of yours has only one of them?"
)

declare(
    "make_minibatches", notebook=CHAPTER, points=8, core=True, reference=make_minibatches,
    task="Cut the examples into mini-batches. First X and Y are put into the order of perm: example perm[0] comes "
    "first, then perm[1], and so on. Then they are cut into batches of `size` examples, in this order. What is left "
    "at the end, fewer than `size`, is a batch too.\n\n"
    "X (n, m), Y (n_y, m), size a number, perm (m,) the numbers 0 to m - 1 shuffled -> "
    "[(X_b, Y_b), ...], each X_b with n rows and each Y_b with n_y",
    returns=("batches",),
    cases=batch_cases,
    mistakes=[
        mistake(
            "dropped_last", "range(0, m, size)", "range(0, m - m % size, size)",
            "Count the examples in all your batches. Is it m?",
        ),
        mistake(
            "no_shuffle", "X[:, perm], Y[:, perm]", "X, Y",
            "Your batches do not depend on perm. What is in the first batch if the examples are sorted by class?",
        ),
        mistake("shuffled_apart", "Y[:, perm]", "Y", SHUFFLED_APART),
        wrong_version("shuffled_apart", labels_alone_shuffled, SHUFFLED_APART),
        wrong_version(
            "inverse_perm", (("X[:, perm]", "X[:, perm.argsort()]"), ("Y[:, perm]", "Y[:, perm.argsort()]")),
            "If perm begins with 3, which example is to come first, and where is it in your batches?",
        ),
        mistake("sliced_features", "X[:, start:stop]", "X[start:stop]", COLUMNS),
        wrong_version(
            "sliced_features", (("X[:, start:stop]", "X[start:stop]"), ("Y[:, start:stop]", "Y[start:stop]")), COLUMNS
        ),
        mistake(
            "size_as_stop", "start + size", "size",
            "For the second batch, from which column to which one do you cut?",
        ),
        mistake(
            "overlapping", "range(0, m, size)", "range(0, m, size - 1)",
            "Some examples are in two batches. How far apart are two starts?",
        ),
        wrong_version(
            "size_many_batches", size_many_batches,
            "`size` is the number of examples in a batch. What is it in your code?",
        ),
        wrong_version(
            "even_sizes", batches_of_even_size,
            "Your batches are as equal in size as they can be. All but the last one are to have `size` examples.",
        ),
    ],
    hints=(
        "Which columns are in the first batch, and where does the second one begin?",
        "Index the columns by perm, in X and in Y. Then go through the starts 0, size, 2 size, ... below m; a slice "
        "that would go beyond the end stops there by itself.",
        "Five examples a b c d e, perm = (4, 2, 0, 1, 3), size 2: the batches are e c, a b, and d alone.",
    ),
)  # fmt: skip

declare(
    "updates_per_epoch", notebook=CHAPTER, points=3, reference=updates_per_epoch, integer=True,
    task="How many updates of the parameters one epoch makes: one for each mini-batch. The last batch may be smaller, "
    "and makes an update too.\n\n"
    "m examples, size the number of examples in a batch -> a number of type int",
    returns=("the number of updates",),
    cases=count_cases,
    mistakes=[
        mistake(
            "floor", "-(-m // size)", "m // size",
            "With 7 examples and size 3, which examples are in none of your batches?",
        ),
        mistake(
            "round", "-(-m // size)", "round(m / size)",
            "Whether the rest is large or small makes a difference in yours. Should it?",
        ),
        mistake(
            "plus_one", "-(-m // size)", "m // size + 1",
            "Where size divides m, how many examples does your last batch have?",
        ),
        mistake(
            "one", "-(-m // size)", "1",
            "One update an epoch: that is gradient descent with all examples at once.",
        ),
        mistake(
            "one_each", "-(-m // size)", "m",
            "One update for each example: that is a batch size of 1.",
        ),
    ],
    hints=(
        "How many full batches are there, and when is there one more?",
        "A division that is rounded up. `math.ceil` does that, and so does `//` on numbers with a minus sign.",
        "20 examples: size 5 makes 4 updates, size 6 makes 4 (6, 6, 6, 2), and size 7 makes 3.",
    ),
)  # fmt: skip

declare(
    "ewa", notebook=CHAPTER, points=5, core=True, reference=ewa,
    task="The exponentially weighted average after each value: v_t = beta v_(t-1) + (1 - beta) x_t, from v_0 = 0 on, "
    "without any correction. The values may be whole numbers; averages are not.\n\n"
    "xs a list or an array of T numbers, beta a number -> a list or an array of T numbers, v_1 to v_T",
    returns=("v",),
    cases=series_cases,
    mistakes=[
        mistake(
            "beta_alpha_swapped", "beta * v + (1 - beta) * x", "(1 - beta) * v + beta * x",
            "With beta = 0.9 the curve is to be smooth and slow. Which of the two weighs 0.9 in yours?",
        ),
        mistake(
            "started_at_x1", "v, out = 0.0, []", "v, out = xs[0], []",
            "Your average begins at the first value. Where does the task let it begin?",
        ),
        wrong_version("previous_x_not_v", previous_value, PREVIOUS),
        wrong_version("previous_x_not_v", previous_value_from_the_first, PREVIOUS),
        mistake(
            "only_last", "return out", "return v",
            "That is the last average alone. One for each value is wanted.",
        ),
        mistake(
            "lost_brackets", "(1 - beta) * x", "1 - beta * x",
            "Python multiplies before it subtracts. What does beta * x take away in yours?",
        ),
        mistake(
            "forgot_weight", "(1 - beta) * x", "x",
            "Feed it 5, 5, 5, ...: an average of fives goes to 5. Where does yours go?",
        ),
        wrong_version(
            "forgot_history", newest_alone,
            "Each of your numbers depends on one value alone. What is remembered of those before?",
        ),
        wrong_version(
            "lost_first", first_value_lost,
            "Change the first value, and none of your numbers changes. To which v does it belong?",
        ),
        mistake(
            "corrected", "out.append(v)", "out.append(v / (1 - beta ** (len(out) + 1)))",
            "Something is divided away that the rule does not divide by. Averages without correction begin too low.",
        ),
        mistake(
            "starts_with_v0", "0.0, []", "0.0, [0.0]",
            "v_0 is where it begins, before any value. The first number to give back is v_1.",
        ),
        wrong_version(
            "plain_mean", running_mean,
            "In yours all values so far weigh the same, and beta is not used.",
        ),
        wrong_version("whole_numbers", cut_off_in_memory, WHOLE),
        wrong_version("whole_numbers", cut_off_in_the_answer, WHOLE),
    ],
    hints=(
        "What is the only thing that has to be remembered from one value to the next?",
        "A loop over xs: the new v from the old v and x, and v goes to the end of a list.",
        "beta = 0.8, xs = (10, 20): v_1 = 0.8 * 0 + 0.2 * 10 = 2, v_2 = 0.8 * 2 + 0.2 * 20 = 5.6.",
    ),
)  # fmt: skip

declare(
    "ewa_corrected", notebook=CHAPTER, points=5, core=True, reference=ewa_corrected, may_use=("ewa",),
    task="The exponentially weighted average with its start corrected: v_t as before, from v_0 = 0 on, and what is "
    "given back is v_t / (1 - beta^t). The first value has t = 1.\n\n"
    "xs a list or an array of T numbers, beta a number -> a list or an array of T numbers",
    returns=("v_hat",),
    cases=series_cases,
    mistakes=[
        mistake("t_from_zero", "start=1", "start=0", FROM_ZERO),
        wrong_version("t_from_zero", from_zero_in_numpy, FROM_ZERO),
        mistake(
            "recursion_on_corrected", "out.append(v / (1 - beta**t))", "v = v / (1 - beta**t)\n        out.append(v)",
            "Which v does the second value go on with: the raw one, or the corrected one?",
        ),
        mistake(
            "linear_in_t", "1 - beta**t", "1 - beta * t",
            "After ten values, how much does the first still weigh? It was multiplied by beta again and again.",
        ),
        mistake(
            "divided_by_power", "(1 - beta**t)", "(beta**t)",
            "Your divisor goes to 0 with time. What do the weights add up to after many values?",
        ),
        mistake(
            "alpha_power", "1 - beta**t", "1 - (1 - beta) ** t",
            "What is left of the start after t values is a power. A power of which of the two weights?",
        ),
        mistake(
            "no_correction", " / (1 - beta**t)", "",
            "That is the average as it was. What should the corrected average of one value be?",
        ),
        mistake(
            "fixed_factor", "(1 - beta**t)", "(1 - beta)",
            "In yours all values are corrected alike. Do the later ones need as much as the first?",
        ),
        mistake(
            "mean_of_weights", "(1 - beta**t)", "((1 - beta**t) / (1 - beta))",
            "Ask your function for the average of one value. By what do the weights have to be divided to add up to 1?",
        ),
        mistake(
            "last_t", "beta**t", "beta ** len(xs)",
            "Every value is corrected as the last one is to be. What is t for the first?",
        ),
        mistake(
            "multiplied", "v / (1", "v * (1",
            "The first averages are too low. Does your correction raise them?",
        ),
        mistake(
            "only_last", "return out", "return v / (1 - beta**t)",
            "That is the last average alone. One for each value is wanted.",
        ),
    ],
    hints=(
        "With beta = 0.9, how much of the first value is in v_1, and what would make it the whole value?",
        "Keep the raw v for the recursion; what goes into the list is v divided by 1 - beta**t, with t counted "
        "from 1.",
        "beta = 0.8, xs = (10, 20): v_1 = 2 becomes 2 / 0.2 = 10, v_2 = 5.6 becomes 5.6 / 0.36 = 15.56.",
    ),
)  # fmt: skip

declare(
    "ewa_weights", notebook=CHAPTER, points=5, reference=ewa_weights, loops=False, may_use=("ewa",),
    task="The weights of x_1 to x_t in v_t, the average without correction, so that v_t is the sum of weight times "
    "value.\n\n"
    "beta a number, t how many values there were -> an array (t,), the weight of x_1 first",
    returns=("the array of weights",),
    cases=weight_cases,
    mistakes=[
        mistake(
            "reversed", "(t - k)", "(k - 1)",
            "In yours the oldest value weighs most. Which one has been multiplied by beta least often?",
        ),
        mistake(
            "forgot_scale", "(1 - beta) * ", "",
            "What does the newest value weigh in v = beta v + (1 - beta) x, and what in yours?",
        ),
        mistake(
            "off_by_one", "(t - k)", "(t - k + 1)",
            "How often has the newest value been multiplied by beta?",
        ),
        mistake(
            "uniform", "(1 - beta) * beta ** (t - k)", "np.ones(t) / t",
            "All values weigh the same in yours. That is the plain mean.",
        ),
        mistake(
            "corrected", "beta ** (t - k)", "beta ** (t - k) / (1 - beta**t)",
            "Your weights add up to 1. Those of v_t, which is not corrected, add up to less.",
        ),
        mistake(
            "starts_with_v0", "np.arange(1, t + 1)", "np.arange(t + 1)",
            "There is one weight too many. v_0 is 0, and no value of the series.",
        ),
        mistake(
            "swapped_beta", "(1 - beta) * beta ** (t - k)", "beta * (1 - beta) ** (t - k)",
            "With beta = 0.9 the newest value weighs 0.9 in yours. Which weight does the rule give it?",
        ),
    ],
    hints=(
        "Put v_2 into the rule for v_3. What does x_1 weigh then, and what x_3?",
        "`np.arange` gives the numbers k of all values at once; the weight of x_k has beta to a power that is 0 for "
        "the newest one.",
        "beta = 0.8, t = 3: the weights are 0.2 * 0.64 = 0.128, 0.2 * 0.8 = 0.16, and 0.2.",
    ),
)  # fmt: skip

declare(
    "momentum_step", notebook=CHAPTER, points=5, core=True, reference=momentum_step, loops=False,
    task="One step of gradient descent with momentum: first v becomes the average of the slopes so far, "
    "v = beta v + (1 - beta) dW, then W moves against it, W - learning_rate v. Both come back as new arrays.\n\n"
    "W, dW, v of one shape, learning_rate and beta numbers -> the new W and the new v, of that shape",
    returns=("W", "v"),
    cases=momentum_cases,
    mistakes=[
        mistake(
            "other_convention", "(1 - beta) * dW", "dW",
            "you write v = beta v + dW, as PyTorch does. The path is that of our form with a learning rate that is "
            "1 / (1 - beta) times as large: keep that in mind when you compare.",
            kind="convention",
        ),
        wrong_version(
            "rate_in_v", rate_in_v,
            "the learning rate is in your v, as in Keras. With a fixed rate the path is that of our form with a rate "
            "that is 1 / (1 - beta) times as large.",
            kind="convention",
        ),
        wrong_version(
            "rate_in_v", rate_in_v_with_minus,
            "the learning rate is in your v, with its minus sign, as in Keras. With a fixed rate the path is that of "
            "our form with a rate that is 1 / (1 - beta) times as large.",
            kind="convention",
        ),
        mistake(
            "ignored_v", "learning_rate * v", "learning_rate * dW",
            "Which of the two does W move against: the newest slope, or their average?",
        ),
        mistake(
            "forgot_history", "beta * v + ", "",
            "Your step is the same whatever v was. Where are the slopes of the steps before?",
        ),
        mistake(
            "swapped_beta", "beta * v + (1 - beta) * dW", "(1 - beta) * v + beta * dW",
            "With beta = 0.9, which of the two weighs 0.9 in yours: the past, or the newest slope?",
        ),
        wrong_version(
            "old_v", stepped_with_old_v,
            "W moves by the v that came in. Which v knows of the newest slope?",
        ),
        mistake(
            "uphill", "W - learning_rate", "W + learning_rate",
            "Does the cost fall in the direction of the slope, or against it?",
        ),
        mistake(
            "no_rate", "learning_rate * v", "v",
            "With another learning rate your step is as long as before.",
        ),
        mistake(
            "swapped_results", "return W - learning_rate * v, v", "return v, W - learning_rate * v",
            "The order of the two is another one: W comes first.",
        ),
        wrong_version("in_place", momentum_in_place, OVERWRITTEN, kind="convention"),
        wrong_version("in_place", momentum_with_w_in_place, OVERWRITTEN, kind="convention"),
    ],
    hints=(
        "What is remembered from one step to the next, and what does W move against?",
        "Two lines: the new v from the old v and dW, as in an exponentially weighted average; then W, with the new v.",
        "W = 7, dW = 20, v = 10, beta = 0.75, learning rate 0.2: v = 7.5 + 5 = 12.5, and W = 7 - 2.5 = 4.5.",
    ),
)  # fmt: skip

declare(
    "rmsprop_step", notebook=CHAPTER, points=5, core=True, reference=rmsprop_step, loops=False,
    task="One step of RMSprop. s becomes the average of the squared slopes, s = beta s + (1 - beta) dW^2, entry by "
    "entry. Then W moves against dW: by learning_rate times dW, divided by the root of the new s plus epsilon. "
    "epsilon stands outside the root. Both come back as new arrays.\n\n"
    "W, dW, s of one shape, learning_rate, beta, epsilon=1e-8 numbers -> the new W and the new s, of that shape",
    returns=("W", "s"),
    cases=rmsprop_cases,
    mistakes=[
        mistake(
            "no_root", "np.sqrt(s)", "s",
            "With a hundred times the cost, the step should be as long as before. How long is yours?",
        ),
        mistake(
            "not_squared", "dW**2", "dW",
            "Slopes have both signs, so your s may be below 0. What is its root then?",
        ),
        mistake(
            "no_eps", "(np.sqrt(s) + epsilon)", "np.sqrt(s)",
            "Where a slope has always been 0, you divide 0 by 0, which is nan. What keeps the divisor above 0?",
        ),
        mistake(
            "eps_inside", "np.sqrt(s) + epsilon", "np.sqrt(s + epsilon)",
            "your epsilon is inside the root. Some libraries do that. For tiny slopes it is not the same: the root of "
            "1e-8 is 1e-4. This course has it outside.",
            kind="convention",
        ),
        mistake(
            "no_parentheses", "(np.sqrt(s) + epsilon)", "np.sqrt(s) + epsilon",
            "Python divides first: what is epsilon added to?",
        ),
        mistake(
            "swapped_beta", "beta * s + (1 - beta) * dW**2", "(1 - beta) * s + beta * dW**2",
            "With beta = 0.9, which of the two weighs 0.9 in yours: the past, or the newest square?",
        ),
        mistake(
            "forgot_history", "beta * s + ", "",
            "Your step is the same whatever s was. Where are the squares of the steps before?",
        ),
        mistake(
            "never_forgets", "beta * s + (1 - beta) * dW**2", "s + dW**2",
            "Your s can only grow, and steps only get shorter: that is AdaGrad. What makes old squares fade?",
        ),
        mistake(
            "weight_squared", "(1 - beta) * dW**2", "((1 - beta) * dW) ** 2",
            "What exactly is squared: the slope, or the slope times its weight?",
        ),
        wrong_version(
            "old_s", stepped_with_old_s,
            "The step is divided by the s that came in. Which s knows of the newest slope?",
        ),
        mistake(
            "ignored_s", "dW / (np.sqrt(s) + epsilon)", "dW",
            "W moves as if there were no s. What is the slope to be divided by?",
        ),
        mistake(
            "multiplied", "dW / (", "dW * (",
            "Where slopes are large, steps are to get shorter. Yours get longer.",
        ),
        mistake(
            "uphill", "W - learning_rate", "W + learning_rate",
            "Does the cost fall in the direction of the slope, or against it?",
        ),
        mistake(
            "swapped_results",
            "return W - learning_rate * dW / (np.sqrt(s) + epsilon), s",
            "return s, W - learning_rate * dW / (np.sqrt(s) + epsilon)",
            "The order of the two is another one: W comes first.",
        ),
        wrong_version("in_place", rmsprop_in_place, OVERWRITTEN, kind="convention"),
        wrong_version("in_place", rmsprop_with_w_in_place, OVERWRITTEN, kind="convention"),
    ],
    hints=(
        "Which slopes are to be made smaller, and what measures how large they usually are?",
        "Two lines: the new s from the old s and the squares, as in an exponentially weighted average; then the step, "
        "with the root of the new s below.",
        "W = 3, dW = 8, s = 12, beta = 0.75, learning rate 0.5: s = 9 + 16 = 25, and W = 3 - 0.5 * 8 / 5 = 2.2.",
    ),
)  # fmt: skip

declare(
    "adam_step", notebook=CHAPTER, points=10, core=True, reference=adam_step, loops=False,
    may_use=("momentum_step", "rmsprop_step"),
    task="One step of Adam. v and s become averages of dW and of dW^2, with beta1 and beta2. To correct them, each is "
    "divided by 1 - beta^t with its own beta. W moves against the corrected v: by learning_rate times it, divided by "
    "the root of the corrected s plus epsilon, which stands outside the root. t counts the steps, and is 1 in the "
    "first. v and s come back as they are before the correction, because the next step goes on with them.\n\n"
    "W, dW, v, s of one shape, t, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8 numbers -> "
    "the new W, v and s, of that shape",
    returns=("W", "v", "s"),
    cases=adam_cases,
    mistakes=[
        wrong_version(
            "no_bias_correction", ((" / (1 - beta1**t)", ""), (" / (1 - beta2**t)", "")),
            "The first step should be about as long as the learning rate, whatever the slope. How long is yours?",
        ),
        mistake("half_corrected", " / (1 - beta1**t)", "", HALF),
        wrong_version("half_corrected", v_corrected_alone, HALF),
        wrong_version("t_minus_one", (("beta1**t", "beta1 ** (t - 1)"), ("beta2**t", "beta2 ** (t - 1)")), COUNTED),
        mistake("t_minus_one", "beta1**t", "beta1 ** (t - 1)", COUNTED),
        wrong_version(
            "t_plus_one", (("beta1**t", "beta1 ** (t + 1)"), ("beta2**t", "beta2 ** (t + 1)")),
            "In the first step t is 1 already. What is the corrected v then to be, if v was 0?",
        ),
        wrong_version(
            "linear_in_t", (("beta1**t", "beta1 * t"), ("beta2**t", "beta2 * t")),
            "After t steps, how often has the start been multiplied by beta?",
        ),
        mistake(
            "corrected_state", "epsilon), v, s", "epsilon), v_hat, s_hat",
            "If the next step gets your v and s, how often are they corrected?",
        ),
        mistake("same_beta", "(1 - beta2**t)", "(1 - beta1**t)", OWN_BETA),
        mistake("same_beta", "beta2 * s + (1 - beta2)", "beta1 * s + (1 - beta1)", OWN_BETA),
        wrong_version(
            "same_beta", (("(1 - beta2**t)", "(1 - beta1**t)"), ("beta2 * s + (1 - beta2)", "beta1 * s + (1 - beta1)")),
            OWN_BETA,
        ),
        wrong_version(
            "swapped_betas", betas_swapped, "Which of the two betas belongs to the slopes, and which to their squares?"
        ),
        mistake(
            "square_of_average", "(1 - beta2) * dW**2", "(1 - beta2) * v**2",
            "What is squared for s: the slope, or the average of slopes?",
        ),
        mistake(
            "not_squared", "dW**2", "dW",
            "Slopes have both signs, so your s may be below 0. What is its root then?",
        ),
        mistake(
            "gradient_not_v", "learning_rate * v_hat", "learning_rate * dW",
            "What does W move against in yours, and where is the momentum?",
        ),
        mistake(
            "no_root", "np.sqrt(s_hat)", "s_hat",
            "s is in squared units of the slope. In which ones is the divisor to be?",
        ),
        mistake(
            "no_eps", "(np.sqrt(s_hat) + epsilon)", "np.sqrt(s_hat)",
            "Where a slope has always been 0, you divide 0 by 0, which is nan. What keeps the divisor above 0?",
        ),
        mistake(
            "eps_inside", "np.sqrt(s_hat) + epsilon", "np.sqrt(s_hat + epsilon)",
            "your epsilon is inside the root. For tiny slopes it is not the same: the root of 1e-8 is 1e-4. This "
            "course has it outside.",
            kind="convention",
        ),
        mistake(
            "eps_before_correction",
            "(np.sqrt(s_hat) + epsilon)", "((np.sqrt(s) + epsilon) / np.sqrt(1 - beta2**t))",
            "you add epsilon before s is corrected, as in the faster form of the paper. In the first steps, your "
            "epsilon counts for more than ours.",
            kind="convention",
        ),
        mistake(
            "uphill", "W - learning_rate", "W + learning_rate",
            "Does the cost fall in the direction of the slope, or against it?",
        ),
        mistake(
            "no_parentheses", "(np.sqrt(s_hat) + epsilon)", "np.sqrt(s_hat) + epsilon",
            "Python divides first: what is epsilon added to?",
        ),
        wrong_version(
            "t_ignored", (("beta1**t", "beta1"), ("beta2**t", "beta2")),
            "Which part of your correction knows how many steps there were?",
        ),
        mistake(
            "swapped_results", "epsilon), v, s", "epsilon), s, v",
            "The order of the three is another one: first W, then v, then s.",
        ),
        wrong_version("in_place", adam_in_place, OVERWRITTEN, kind="convention"),
        wrong_version("in_place", adam_with_w_in_place, OVERWRITTEN, kind="convention"),
    ],
    hints=(
        "Which two averages does Adam keep, and why is each too small in the first steps?",
        "Five lines: v, s, each of them corrected under a name of its own, then the step. Give back the v and s of the "
        "first two lines.",
        "W = 1, dW = 5, v = s = 0, t = 1, learning rate 0.1: v = 0.5, s = 0.025; corrected they are 5 and 25, so "
        "W = 1 - 0.1 * 5 / 5 = 0.9.",
    ),
)  # fmt: skip

declare(
    "decay_inverse", notebook=CHAPTER, points=3, core=True, reference=decay_inverse,
    task="The learning rate in an epoch: that of the beginning, divided by 1 + rate times epoch. The first epoch is "
    "epoch 0.\n\n"
    "learning_rate the one of the beginning, rate, epoch numbers -> a number",
    returns=("the learning rate",),
    cases=inverse_cases,
    mistakes=[
        mistake(
            "no_one", "1 + rate", "rate",
            "In epoch 0 the learning rate is to be that of the beginning. What do you divide by there?",
        ),
        mistake(
            "precedence", "(1 + rate * epoch)", "(1 + rate) * epoch",
            "Yours grows with the epoch. What is inside your parentheses, and what is not?",
        ),
        mistake(
            "sum_times_epoch", "(1 + rate * epoch)", "((1 + rate) * epoch)",
            "In epoch 0 your divisor is 0. Which part of it does epoch multiply in the formula?",
        ),
        mistake(
            "no_parentheses", "(1 + rate * epoch)", "1 + rate * epoch",
            "Python divides first: by what?",
        ),
        mistake(
            "exponential", "learning_rate / (1 + rate * epoch)", "learning_rate * rate**epoch",
            "That is a factor in each epoch, which makes a decay only for a rate below 1. Here it is a division.",
        ),
        mistake(
            "exponential", "learning_rate / (1 + rate * epoch)", "learning_rate * math.exp(-rate * epoch)",
            "That loses the same share in each epoch. Here it is a division, which loses less and less.",
        ),
        mistake(
            "linear", "learning_rate / (1 + rate * epoch)", "learning_rate * (1 - rate * epoch)",
            "A line comes below 0 at some epoch. What is a step with a negative learning rate?",
        ),
        mistake(
            "compound", "(1 + rate * epoch)", "(1 + rate) ** epoch",
            "Your divisor is multiplied in each epoch, as interest is. In the formula it grows by the same amount.",
        ),
        mistake("counted_from_one", "rate * epoch", "rate * (epoch - 1)", FIRST_EPOCH),
        mistake("counted_from_one", "rate * epoch", "rate * (epoch + 1)", FIRST_EPOCH),
        mistake(
            "multiplied", "learning_rate / ", "learning_rate * ",
            "Yours grows with the epoch.",
        ),
    ],
    hints=(
        "What is the learning rate in epoch 0, and when is it half of that?",
        "One division, and below it a sum of two terms, which needs parentheses.",
        "Learning rate 0.6, rate 0.4, epoch 5: 0.6 / (1 + 2) = 0.2.",
    ),
)  # fmt: skip

declare(
    "decay_staircase", notebook=CHAPTER, points=3, reference=decay_staircase,
    task="A learning rate that stays for `every` epochs, then is multiplied by factor, stays for as many epochs, is "
    "multiplied again, and so on. The first epoch is epoch 0, so the first multiplication is in epoch `every`.\n\n"
    "learning_rate the one of the beginning, factor, every, epoch numbers -> a number",
    returns=("the learning rate",),
    cases=staircase_cases,
    mistakes=[
        mistake(
            "smooth", "epoch // every", "epoch / every",
            "Yours falls in each epoch a little. Which division counts full stairs only?",
        ),
        wrong_version("only_on_boundary", jump_and_back, JUMPED_BACK),
        wrong_version("only_on_boundary", jump_and_back_from_zero, JUMPED_BACK),
        wrong_version("only_on_boundary", power_on_boundary, JUMPED_BACK),
        mistake(
            "linear", "factor ** (epoch // every)", "factor * (epoch // every)",
            "On the first stair you give 0. What happens to a number that is multiplied by factor 0, 1, 2 times?",
        ),
        mistake(
            "every_epoch", "(epoch // every)", "epoch",
            "You multiply in each epoch. How many multiplications are there after `every` epochs?",
        ),
        mistake(
            "rounded", "epoch // every", "round(epoch / every)",
            "Yours falls in the middle of a stair.",
        ),
        mistake("counted_from_one", "epoch // every", "(epoch + 1) // every", EARLY),
        mistake("counted_from_one", "epoch // every", "(epoch - 1) // every", EARLY),
        mistake(
            "starts_lower", "(epoch // every)", "(epoch // every + 1)",
            "In epoch 0, how often should the learning rate have been multiplied?",
        ),
        wrong_version(
            "only_once", one_stair,
            "On your third stair the learning rate is that of the second. How often is it to be multiplied by then?",
        ),
        mistake(
            "divided", "factor **", "factor ** -",
            "Yours grows. Is the factor above 1 or below?",
        ),
        mistake(
            "remainder", "epoch // every", "epoch % every",
            "Your count begins again on each stair. What counts the stairs that are behind?",
        ),
    ],
    hints=(
        "How many multiplications lie behind epoch 0, epoch `every`, and the one before it?",
        "A power of factor; its exponent is how often `every` fits into epoch.",
        "Learning rate 0.8, factor 0.25, every 4: it is 0.8 up to epoch 3, 0.2 from epoch 4 to 7, and 0.05 in epoch 9.",
    ),
)  # fmt: skip

declare(
    "critical_point", notebook=CHAPTER, points=5, reference=critical_point,
    task="What is a point of slope 0? H is the matrix of second slopes there, and its eigenvalues are the curvatures "
    'in directions at right angles. "min" if all curvatures are above 0, "max" if all are below 0, "saddle" if some '
    'are above and some below, and "flat" in all other cases. A curvature from -1e-9 to 1e-9 counts as 0.\n\n'
    'H (n, n) symmetric -> "min", "max", "saddle" or "flat"',
    returns=("the answer",),
    cases=point_cases,
    mistakes=[
        mistake(
            "determinant", "np.all(e > 1e-9)", "np.prod(e) > 1e-9",
            "The product of two negative curvatures is above 0 as well. What kind of point is that?",
        ),
        mistake(
            "diagonal_only", "np.linalg.eigvalsh(H)", "np.diag(H)",
            "[[1, 3], [3, 1]] curves up along both axes. And along the direction (1, -1)?",
        ),
        mistake("any_not_all", "np.all(e > 1e-9)", "np.any(e > 1e-9)", ONE_DIRECTION),
        mistake("any_not_all", "np.all(e < -1e-9)", "np.any(e < -1e-9)", ONE_DIRECTION),
        mistake(
            "trace", "np.all(e > 1e-9)", "np.sum(e) > 1e-9",
            SUMMED,
        ),
        wrong_version(
            "trace", (("np.all(e > 1e-9)", "np.sum(e) > 1e-9"), ("np.all(e < -1e-9)", "np.sum(e) < -1e-9")), SUMMED
        ),
        wrong_version("trace", sum_alone, SUMMED),
        mistake("first_two", "np.linalg.eigvalsh(H)", "np.linalg.eigvalsh(H[:2, :2])", MORE),
        wrong_version("first_two", two_by_two, MORE),
        mistake("zero_counts", "np.all(e > 1e-9)", "np.all(e > -1e-9)", NOT_UP),
        mistake("zero_counts", "np.all(e < -1e-9)", "np.all(e < 1e-9)", NOT_UP),
        wrong_version(
            "zero_counts", (("np.all(e > 1e-9)", "np.all(e > -1e-9)"), ("np.all(e < -1e-9)", "np.all(e < 1e-9)")),
            NOT_UP,
        ),
        wrong_version("zero_counts", signs_that_occur, NOT_UP),
        wrong_version(
            "exact_zero",
            (("np.all(e > 1e-9)", "np.all(e > 0)"), ("np.all(e < -1e-9)", "np.all(e < 0)"),
             ("np.any(e > 1e-9) and np.any(e < -1e-9)", "np.any(e > 0) and np.any(e < 0)")),
            "To you a curvature of 1e-12 is above 0. A computed eigenvalue is rarely 0 exactly; which ones count as 0?",
        ),
        mistake(
            "zero_decides", "if np.all(e > 1e-9):",
            'if np.any(np.abs(e) <= 1e-9):\n        return "flat"\n    if np.all(e > 1e-9):',
            "One curvature of 0 is enough for your answer. What if another direction goes up, and a third one down?",
        ),
        mistake("flat_is_saddle", 'return "flat"', 'return "saddle"', BOTH_SIGNS),
        mistake("flat_is_saddle", "1e-9) and np.any", "1e-9) or np.any", BOTH_SIGNS),
        wrong_version(
            "swapped_names",
            (('np.all(e > 1e-9):\n        return "min"', 'np.all(e > 1e-9):\n        return "max"'),
             ('np.all(e < -1e-9):\n        return "max"', 'np.all(e < -1e-9):\n        return "min"')),
            "At the bottom of a bowl all directions curve up. Which of your words is for that?",
        ),
    ],
    hints=(
        "At the lowest point of a bowl, what do the curvatures have in common? And at a mountain pass?",
        "`np.linalg.eigvalsh` gives the curvatures; `np.all` and `np.any` ask them.",
        "[[0, 4], [4, 0]] has the eigenvalues -4 and 4: a saddle. [[5, 0], [0, 0]] has 5 and 0: flat.",
    ),
)  # fmt: skip
