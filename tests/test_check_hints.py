"""The worked examples in the last hints of chapters from 03 on: the answer gives the numbers that they state."""

import re
from inspect import unwrap

import numpy as np
import pytest

from dlcore.practice import exercises
from dlcore.practice.checker.source import body_of

BANK = exercises()


def twice(z):
    return 2 * z


def same(z):
    return z


def t(*rows):
    return np.array(rows, dtype=float)


ONE = {"W1": t([2]), "b1": t([-1]), "W2": t([3]), "b2": t([0.5])}
STATED = {
    "tanh_via_sigmoid": [((0.5,), "0.4621")],
    "leaky_relu": [((t(4, -2), 0.1), "(4, -0.2)")],
    "leaky_relu_grad": [((t(4, -2), 0.1), "(1, 0.1)")],
    "tanh_grad_from_a": [((0.6,), "0.64")],
    "forward_2layer": [((t([1]), ONE), "z1 = 1", "a1 = 0.7616", "z2 = 2.7848", "a2 = 0.9418")],
    "dense_loop": [((t(1, 2), t([3], [-1]), t(0.5), twice), "[0] = 3")],
    "dense_batch": [((t([1, 2], [0, 1]), t([3], [-1]), t(0.5), twice), "[[3], [-1]]")],
    "keras_to_columns": [((t([5, 7]), t(1, 2)), "[[5], [7]]", "[[1], [2]]")],
    "layer_shapes": [(([6, 2], 9), "((2, 6), (2, 1), (2, 9))")],
    "count_parameters": [(([3, 2, 1],), "11 in all")],
    "affine_forward": [((t([1, 0], [4, 5]), t([2, -1]), t([3])), "[[1, -2]]", None)],
    "layer_forward": [
        ((t([1, 4]), t([2]), t([-3]), "relu"), "[[0, 5]]", None),
        ((t([1, 4]), t([2]), t([-3]), "sigmoid"), "[[0.2689, 0.9933]]", None),
    ],
    "model_forward": [((t([0.5]), [(t([2]), t([0])), (t([3]), t([0]))]), "AL = 0.9526", None)],
    "affine_backward": [((t([0.5, -0.1]), t([1, 2]), t([3])), "dA_prev = (1.5, -0.3)", "= 0.3", "db = 0.4")],
    "activation_backward": [
        ((t([0.8, 0.8]), t([5, -5]), "relu"), None),
        ((t([0.8]), t([0]), "sigmoid"), "= 0.2"),
    ],
    "model_backward": [
        ((t([0.9]), t([1]), [(t([2]), t([1]), t([0]), t([1])), (t([1]), t([3]), t([0]), t([2]))]),
         "dW1 = -0.6", None, "dW2 = -0.1", None),
    ],
    "update_all": [(([(t([1, 2]), t([0]))], [(t([4, -2]), t([1]))], 0.5), "[[-1, 3]]", "[[-0.5]]")],
    "split_sizes": [((50, 0.10, 0.06), "42", "5", "3")],
    "poly_features": [((t(2, 10), 3), None)],
    "select_degree": [(([0, 0, 0, 0], [3.0, 2.5, 2.0, 2.2]), "is 3")],
    "select_and_report": [(([0.4, 0.1, 0.3], [0.5, 0.2, 0.1]), "index 1", "0.2")],
    "l2_penalty": [(({"W1": t(3, -1), "b1": t(5)}, 0.4, 2), "is 1")],
    "l2_grad": [((0.5, 4, 0.2, 8), "is 0.6")],
    "decay_step": [((2, 3, 0.1, 5, 10), "= 1.6")],
    "dropout_forward": [((t(2, 6, 1), 0.4, t(0.3, 0.9, 0.1), True), None)],
    "early_stop": [(([5, 4, 6, 7, 3], 2), "epoch 1")],
    "fit_scaler": [((t([1, 3, 5, 7]),), "mean is 4", "sigma is 2.236")],
    "apply_scaler": [((t([58, 46]), t([50]), t([4])), None)],
    "init_std": [((50, "relu"), "= 0.2 "), ((50, "tanh"), "= 0.1414")],
    "layer_rms": [((t([1], [3]), [t([1, 1])], same), "is 4")],
    "relative_error": [((t([3], [0]), t([0], [4])), "= 0.714")],
    "numerical_grad": [((lambda x: float(x[0, 0] ** 2), t([3]), 0.5), "= 6")],
    "updates_per_epoch": [((20, 5), "makes 4"), ((20, 6), "makes 4"), ((20, 7), "makes 3")],
    "ewa": [(([10, 20], 0.8), "= 2", "= 5.6")],
    "ewa_corrected": [(([10, 20], 0.8), "= 10", "= 15.56")],
    "ewa_weights": [((0.8, 3), None)],
    "momentum_step": [((7, 20, 10, 0.2, 0.75), "= 4.5", "= 12.5")],
    "rmsprop_step": [((3, 8, 12, 0.5, 0.75), "= 2.2", "= 25")],
    "adam_step": [((1, 5, 0, 0, 1, 0.1), "= 0.9", "v = 0.5", "s = 0.025")],
    "decay_inverse": [((0.6, 0.4, 5), "= 0.2")],
    "decay_staircase": [((0.8, 0.25, 4, e), text) for e, text in ((3, "is 0.8"), (4, "0.2"), (7, "0.2"), (9, "0.05"))],
    "log_uniform": [((0.001, 10, 0.75), "is 1")],
    "sample_beta": [((0.9, 0.999, 0.5), "is 0.99")],
    "zoom_range": [((np.array([5, 1, 9, 3]), np.array([70, 40, 80, 90]), 2), None)],
    "bn_forward": [((t([2, 4, 6]), t([3]), t([10])), None)],
    "bn_running": [((10, 20, 0.75), "= 12.5")],
    "bn_inference": [((11, 5, 9, 2, 1, 1e-12), "= 5")],
    "bn_backward": [((t([1, 0, 0]), t([0, 0, 3]), t([1]), 1e-12), "(0.3536, -0.3536, 0)", "= -0.7071", "= 1")],
    "softmax_columns": [((t([3], [1]),), None)],
    "log_sum_exp": [((t([3], [1]),), "= 3.1269")],
    "one_hot": [((np.array([1, 1, 0]), 2), "[[0, 0, 1], [1, 1, 0]]")],
    "cross_entropy": [((t([0.8, 0.9], [0.2, 0.1]), t([1, 0], [0, 1])), "= 1.2629")],
    "ce_from_logits": [((t([3], [1]), np.array([1])), "= 2.1269")],
    "logistic_cost_from_logits": [((t([2]), t([0])), "= 2.1269"), ((t([2]), t([1])), "0.1269")],
    "softmax_ce_grad": [((t([1, 0.7], [0, 0.3]), t([1, 0], [0, 1])), None)],
    "predict_class": [((t([0.5, 0.2], [0.1, 0.3], [0.4, 0.5]),), "0 and 2")],
    "run_sequential": [((t(1, 2), [(t([3], [-1]), t(0.5), twice)]), "output is 3")],
    "two_class_softmax": [((3, 1), "0.8808"), ((1, 3), "0.1192"), ((103, 101), "0.8808")],
    "confusion_counts": [((np.array([1, 1, 0, 0, 0]), np.array([1, 0, 0, 0, 1])), "1, 1, 1, 2")],
    "precision_recall": [((6, 2, 4), "= 0.75", "= 0.6")],
    "f1_score": [((0.6, 0.3), "= 0.4")],
    "error_gaps": [((0.01, 0.03, 0.04, 0.09, 0.09), "0.02, 0.01, 0.05 and 0")],
    "ceiling_error": [((0.08, 0.25), "is 0.06")],
    "flip_labels": [((np.array([1, 0, 1]), 0.4, t(0.6, 0.1, 0.3)), "1, 1, 0")],
    "mix_noise": [((t(2, -2), t(1, 1), 20), "(2.2, -1.8)")],
    "mismatch_split": [(([1, 2, 3], [4, 5, 6, 7], 1, 2), "train is 1, 2, 3, 4, dev 5, test 6, 7")],
    "conv_out": [((10, 4, 1, 3), "so 3 places")],
    "same_padding": [((9,), "so 4 zeros")],
    "cross_correlate": [((t([1, 2, 3], [4, 5, 6]), t([1, 0], [0, 2])), None)],
    "pool_layer": [
        ((t([[[1], [7], [2]], [[3], [5], [0]]]), 2, 1, mode), text)
        for mode, text in (("max", "are 7 and 7"), ("average", "4 and 3.5"))
    ],
    "conv_step": [((t([[3, -1]]), t([[2, 4]]), 0.5), "= 2.5")],
    "conv_layer": [((t([[[1], [2], [3], [4], [5]]]), t([[[2]]]), t(1), 2, 0), "3, 7, 11")],
    "conv_params": [((2, 3, 4), "so 52")],
    "max_mask": [((t([2, 9], [9, 4]),), "the mask [[0, 1], [1, 0]]")],
    "spread_average": [((6, 2), None)],
    "trace_shapes": [((10, 2, [("conv", 3, 0, 1, 5), ("pool", 2, 2)]), "(8, 8, 5), (4, 4, 5)")],
    "pixel_uses": [((4, 2), None)],
    "residual_block": [((t([-2]), t([-1]), t([0]), t([3]), t([1])), "= 5")],
    "residual_projection": [((t([-2]), t([-1]), t([0]), t([3]), t([1]), t([2])), "= 3")],
    "conv_mults": [((2, 3, 2, 4), "= 288")],
    "separable_mults": [((2, 3, 2, 4), "= 104")],
    "depthwise_conv": [((t([[3, 5]]), t([[2, -1]])), "the result is 6 and -5")],
    "pointwise_conv": [((t([[2, 3]]), t([1, 0, -1], [4, 5, 0])), "14, 15, -2")],
    "random_crop": [
        ((np.arange(100).reshape(10, 10, 1) % 10, 3, 2, 5), None),
        ((np.arange(100).reshape(10, 10, 1) // 10, 3, 2, 5), None),
    ],
    "color_shift": [((t([[240, 100, 5]]).astype(np.uint8), np.array([30, -20, -9])), "(255, 80, 0)")],
    "fine_tune_step": [(([1, 5, 2], [10, 10, 10], {1}, 0.1), "0, 5, 1")],
}  # fmt: skip


def numbers_in(text):
    """The numbers of a text such as "dW1 = -0.6" or "[[1, -2]]", as written."""
    return re.findall(r"-?\b\d+(?:\.\d+)?", text.rpartition("=")[2])


def rounds_to(value, written):
    return (
        abs(value - float(written)) <= 0.5 * 10.0 ** -len(written.partition(".")[2]) * ("." in written) + 1e-9
    )


def leaves(value):
    """The numbers and arrays of an answer, one after the other."""
    if isinstance(value, dict):
        return [leaf for part in value.values() for leaf in leaves(part)]
    if isinstance(value, tuple | list):
        return [leaf for part in value for leaf in leaves(part)]
    return [np.asarray(value, float).ravel()]


@pytest.mark.parametrize("id", STATED)
def test_the_numbers_in_the_last_hint_are_what_the_answer_gives(id):
    hint = BANK[id].hints[-1]
    for arguments, *texts in STATED[id]:
        found = leaves(unwrap(BANK[id].reference)(*arguments))
        if len(texts) == 1 and texts[0] and "," in texts[0]:
            found = [np.concatenate(found)]
        for text, got in zip(texts, found, strict=False):
            if text is not None:
                assert text in hint
                assert all(rounds_to(*pair) for pair in zip(got, numbers_in(text), strict=True)), (text, got)
            else:
                assert all(f"{abs(v):.4g}" in hint for v in got), (hint, got)


@pytest.mark.parametrize("id", [id for id, each in BANK.items() if "03" <= each.notebook[:2]])
def test_no_hint_contains_a_line_of_the_answer(id):
    lines = [line.strip().removeprefix("return ") for line in body_of(BANK[id].reference).splitlines()]
    hints = "\n".join(BANK[id].hints).replace("`", "")
    assert not [line for line in lines if len(line) > 12 and line in hints]
