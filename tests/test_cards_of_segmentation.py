"""Chapter 15: what its predictions call the answer is what the library computes."""

import numpy as np
import pytest

from dlcore import datasets, filters, segmentation
from tests.card_proofs import Proofs, nearest, sized

PROOFS = Proofs()

ONES = np.ones((2, 2))


# Masks


@PROOFS.of("15.p1")
def _():
    truth = datasets.scenes(200).masks
    lazy = np.zeros_like(truth)
    accuracy, miou = np.mean(lazy == truth), segmentation.mean_iou(lazy, truth, 4)
    assert np.array_equal(np.unique(truth), range(4)) and miou == pytest.approx(accuracy / 4)
    shares = {"0.84": 0.84, "0.50": 0.5, "0.21": 0.21}
    return f"About {nearest(accuracy, shares)}, and {nearest(miou, shares)}"


def shifted_by_one(wide):
    """IoU of a bar so wide and the same bar one pixel further to the right."""
    bar = np.zeros((30, 30), bool)
    bar[:, 3 : 3 + wide] = True
    moved = np.roll(bar, 1, axis=1)
    return np.sum(bar & moved) / np.sum(bar | moved)


@PROOFS.of("15.p2")
def _():
    assert shifted_by_one(20) == pytest.approx(0.90, abs=0.005)
    return f"{shifted_by_one(2):.2f}"


@PROOFS.of("15.p3")
def _():
    truth, marked = np.zeros((2, 100, 100), bool)
    truth[4, :10], marked[4, :20] = True, True
    both = segmentation.mean_iou(marked.astype(int), truth.astype(int), 2)
    assert np.mean(truth == marked) == 0.999 and both == pytest.approx((0.5 + 9980 / 9990) / 2)
    return f"{segmentation.dice(marked, truth):.2f}"


@PROOFS.of("15.p4")
def _():
    truth, said = np.array([[0, 0, 1, 1], [0, 1, 1, 1]]), np.array([[0, 1, 1, 1], [0, 0, 1, 1]])
    two, three = (segmentation.mean_iou(said, truth, C) for C in (2, 3))
    called = said.copy()
    called[0, 1] = 2
    parts = [np.sum((called == c) & (truth == c)) / np.sum((called == c) | (truth == c)) for c in (0, 1)]
    assert segmentation.mean_iou(called, truth, 3) == pytest.approx(sum(parts) / 3)
    return nearest(three, {"0": two * 2 / 3, "1": (two * 2 + 1) / 3, "None, it is left out": two})


# Transposed convolutions


@PROOFS.of("15.p5")
def _():
    return f"{segmentation.transpose_conv(ONES, np.ones((3, 3)), 2, 0).max():g}"


@PROOFS.of("15.p6")
def _():
    assert segmentation.tconv_out(2, 3, 1, 2) == 3
    (f,) = [f for f in range(2, 8) if segmentation.tconv_out(2, f, 1, 2) == 4]
    return sized((f, f))


@PROOFS.of("15.p7")
def _():
    stamps = segmentation.transpose_conv(np.ones((5, 7)), np.ones((2, 2)), 2, 0)
    share = np.mean(stamps > 1)
    assert stamps.shape == (10, 14) and segmentation.transpose_conv(ONES, np.ones((3, 3)), 2, 0).max() == 4
    return nearest(share, {"None": 0, "About half": 0.5, "All but the corners": 1})


@PROOFS.of("15.p8")
def _():
    rng = np.random.default_rng(0)
    X, K = rng.normal(size=(6, 8)), rng.normal(size=(3, 3))
    back = segmentation.transpose_conv(filters.cross_correlate(X, K), K, 1, 0)
    if back.shape != X.shape:
        return "Neither"
    best = np.sum(back * X) / np.sum(back**2)  # even if all may be scaled by one number
    return "The picture" if np.allclose(best * back, X, atol=0.1) else "Its size"


@PROOFS.of("15.p9")
def _():
    rng = np.random.default_rng(0)
    dZ, K, A_prev = rng.normal(size=(4, 5)), rng.normal(size=(3, 3)), rng.normal(size=(1, 7, 9, 1))
    dA_prev, *_ = filters.conv_layer_backward(dZ[None, :, :, None], A_prev, K[:, :, None, None], 2, 1)
    stamped = segmentation.transpose_conv(dZ, K, 2, 1)
    forward = filters.cross_correlate(A_prev[0, :, :, 0], K)
    names = {"The way back of a convolution, from dZ to dA_prev": dA_prev[0, :, :, 0]}
    names["The way forward of a convolution"] = forward
    (name,) = [name for name, array in names.items() if np.array_equal(array.shape, stamped.shape)]
    np.testing.assert_allclose(names[name], stamped, rtol=1e-12, atol=1e-12)
    return name


@PROOFS.of("15.p10")
def _():
    return sized(segmentation.crop_and_concat(np.ones((64, 64, 32)), np.ones((56, 56, 48))).shape)


@PROOFS.of("15.p11")
def _():
    truth = datasets.scenes(150).masks
    blocks = truth.reshape(-1, 8, 8, 8, 8)
    most = np.stack([np.sum(blocks == c, axis=(2, 4)) for c in range(4)]).argmax(axis=0)
    enlarged = np.stack([segmentation.upsample_nearest(small, 8) for small in most])
    shares = {"About 0.95": 0.95, "About 0.65": 0.65, "About 0.25": 0.25}
    return nearest(segmentation.mean_iou(enlarged, truth, 4), shares)


@pytest.mark.parametrize("id", PROOFS)
def test_the_answer_of_a_card_is_what_the_library_computes(id):
    PROOFS.check(id)
