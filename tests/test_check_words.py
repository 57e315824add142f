"""What is said of a wrong answer, read as a beginner would: it is true, and it claims no cause that is not there."""

import math

import numpy as np
import pytest

from dlcore.practice.checker.answer import Mine
from dlcore.practice.checker.checking import judge
from tests.test_check import BANK, answer

AFFINE = "Z = W @ A_prev + b\n"
SAID = [
    # an array in a container's place has a length, too, which is not what is wrong with it
    ("affine_forward", AFFINE + "return (A_prev, W, b), Z", "is an array of shape (3, 4); wanted is a tuple of 3."),
    ("layer_forward", AFFINE + "return relu(Z), Z", "cache is an array of shape (3, 4); wanted is a tuple of 4."),
    ("layer_forward", AFFINE + "return relu(Z), (A_prev, W, b)", "cache has length 3; wanted is 4."),
    ("layer_rms", "return np.sqrt(np.mean(g(Ws[0] @ A0) ** 2))", "sizes is 3.5; wanted is a list of 2."),
    # whole numbers are written out
    ("count_parameters", "return (dims[0] + 1) * dims[1] + (dims[1] + 1) * dims[2]", "is 245927, expected 245973."),
    ("count_parameters", "return 10**5000", "the number is a whole number of more than 15 digits; numbers are wanted."),
    # True or False where they are wanted
    ("diagnose", "return {'bias': train_err - baseline, 'variance': dev_err > train_err}", "expected False"),
    ("diagnose", "return {'bias': 'yes', 'variance': 'no'}", "bias is text; True or False is wanted."),
    # errors in words, which name no cause beyond what Python saw
    ("relu_forward", "return np.array([max(0, t) for t in z])", "one True or False is needed"),
    ("dropout_mask", "return not u < keep_prob", "one True or False is needed, as by `if`, `and`, `not` or `max`"),
    ("confusion_counts", "return np.sum(Y_hat == 1 & Y == 1)", "in brackets: `(a == 1) & (b == 1)`."),
    ("flip_labels", "y[u < p] = 1 - y\nreturn y", "chooses 3 entries, and 6 are assigned to them."),
    ("flip_labels", "return y[u[1:] < p]", "on axis 0 there are 6 entries, and the mask, of True and False, has 5."),
    ("dropout_backward", "return dA * -mask / keep_prob", "True and False take no minus sign"),
    ("init_two_layer", "return {'W1': rng.standard_normal(n_h, n_x)}", "sizes of an array are one argument, a tuple"),
    ("pack", "return np.vstack([params[k] for k in keys])", "on axis 1 they have 3 and 1."),
    ("model_backward", "return caches[len(caches)]", "an index goes beyond the end of a list"),
    ("forward_2layer", "return p.W1 @ X", "a dictionary has no `.W1`; square brackets take an entry out of it."),
    ("select_degree", "return J_cv.argmin() + 1", "a value of type list has no `.argmin`."),
    ("forward_2layer", "return np.einsum('ij,jk->ik', p['W1'].T, X)", "in `einsum` a letter stands for one size"),
    ("dense_batch", "return g(A_in[:, :, 0] @ W + b)", "3 indices, more than the array has axes, which is 2."),
    ("fit_scaler", "return X.mean(axis=2), X.std(axis=2)", "there is no axis 2"),
    ("pad_images", "return np.pad(X, ((0, 0), (p, p), (p, p)))", "shape (3,2) cannot be stretched to (4,2); `np.pad`"),
    ("conv_layer", "return A_prev @ W + b", "`@` multiplies along the last two axes, and the axes before those do not"),
    ("conv_layer", "return np.zeros((len(A_prev), (len(W) - 1) / stride))", "is a whole number of type int"),
    ("pool_layer", "return A[:, : A.shape[1] / s]", "is a whole number of type int, and here is a float"),
    ("trace_shapes", "return layers[len(layers) / 2]", "is a whole number of type int, and here is a float"),
    ("random_crop", "return img[top / 1]", "an array takes whole numbers and slices as indices"),
    ("trace_shapes", "return [(n, n, k) for kind, f, p, s, k in layers]", "5 names were to get a value each"),
    ("pool_layer", "m, H, W = A.shape", "3 names were to get a value each, and there are more values, or fewer."),
    ("fine_tune_step", "return [p for p in params if p not in frozen]", "of type numpy.ndarray cannot be looked for"),
    # a type that is wanted is told apart from the numbers
    ("color_shift", "return np.clip(img + delta, 0, 255)", "its type is 'int64'; wanted is 'uint8'."),
    ("color_shift", "img += delta", "an array of type uint8 cannot take numbers of type int64 in place"),
    # a dictionary of numbers or of lists
    ("error_gaps", "return [train - human, test - dev]", "wanted is a dictionary with avoidable_bias, variance,"),
    ("error_gaps", "return {'bias': train - human}", "has no avoidable_bias, variance, data_mismatch, dev_overfit"),
    ("mismatch_split", "return dict(train=web_ids.sort(), dev=app_ids, test=[])", "train is None; wanted is a list"),
    ("mismatch_split", "return dict(train=web_ids, dev=app_ids, test=[])", "train has length 5; wanted is 8."),
    # classes as real numbers, and an axis too many
    ("predict_class", "return np.argmax(A, axis=0) * 1.0", "labels holds float64; whole numbers, of type int,"),
    ("run_sequential", "for W, b, g in layers:\n    x = g(np.atleast_2d(x) @ W + b)\nreturn x", "in shape (1, 1)"),
    # a list of pairs is no pair of lists, and what is yielded is not there yet
    ("make_minibatches", "return [X], [Y]", "batches has length 2; wanted is 3."),
    ("make_minibatches", "yield X, Y", "batches is a generator, the work of `yield`; wanted is a list of 3."),
    ("ewa_corrected", "return [2 * v / (1 - beta**t) for t, v in enumerate(ewa(xs, beta), 1)]",
     "v_hat[i] is everywhere 2 times"),
    # a name keeps its capital letters
    ("apply_scaler", "return (mu - X) / sigma", "The scaled X has the right size and the opposite sign everywhere."),
]  # fmt: skip


@pytest.mark.parametrize("id, body, words", SAID)
def test_what_is_said_is_what_was_seen(id, body, words):
    verdict = judge(BANK[id], Mine(answer(id, body)), attempt=1)
    assert not verdict and words in verdict.message, verdict


def test_a_number_in_the_code_is_no_size_where_all_inputs_have_that_size():
    body = "return 2 * np.linalg.norm(a - b) / max(np.linalg.norm(a) + np.linalg.norm(b), 1e-9)"
    message = judge(BANK["relative_error"], Mine(answer("relative_error", body)), attempt=1).message
    assert "everywhere 2 times" in message and "of one size only" not in message


@pytest.mark.parametrize("attempt", range(1, 9))
def test_a_spread_that_is_too_large_is_no_mean_that_is_off(attempt):
    body = (
        "W2, W1 = rng.normal(size=(n_y, n_h)), rng.normal(size=(n_h, n_x))\n"
        "return {'W1': W1, 'W2': W2, 'b1': np.zeros((n_h, 1)), 'b2': np.zeros((n_y, 1))}"
    )
    verdict = judge(BANK["init_two_layer"], Mine(answer("init_two_layer", body)), attempt)
    assert verdict.mistake == "forgot_scale", verdict


def test_a_cost_that_cancels_to_zero_is_in_no_case():
    """There single precision of one factor would count as wrong."""
    body = "return dW + np.float32(lambd) / m * W"
    for attempt in range(20):
        assert judge(BANK["l2_grad"], Mine(answer("l2_grad", body)), attempt)


def test_no_trial_is_halfway_between_two_sizes():
    """Not even divided by 100: those who do that are to be told so, however they round."""
    for attempt in range(20):
        for m, *fractions in BANK["split_sizes"].cases(np.random.default_rng(attempt)):
            for part in (m * fraction / by for fraction in fractions for by in (1, 100)):
                assert not math.isclose(part % 1, 0.5, abs_tol=1e-9)
