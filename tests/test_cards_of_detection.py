"""Chapter 14: what its predictions call the answer is what the library computes."""

import numpy as np
import pytest

from dlcore import datasets, detection, filters, yolo
from dlcore.average_precision import average_precision
from dlcore.convolution import Conv2D, MaxPool2D
from dlcore.network import Sequential
from tests.card_proofs import Proofs, nearest, sized

PROOFS = Proofs()


# Cells


@PROOFS.of("14.p1")
def _():
    x, *_ = detection.decode_cell(np.array([1, 0.5, 0.5, 1, 1]), 1, 2, 3)
    return f"{x:.2f}"


@PROOFS.of("14.p2")
def _():
    _x, _y, w, h = detection.decode_cell(np.array([1, 0.5, 0.5, 2, 1]), 1, 1, 3)
    return "Tall" if h > w else "Wide" if w > h else "Square"


@PROOFS.of("E89")
def _():
    label, said = np.zeros(8), np.array([0.1, *[7] * 7])
    assert np.sum((label - said) ** 2) == pytest.approx(343.01)
    return f"{detection.cell_loss(label, said):g}"


TALL, WIDE = (0.1, 0.3), (0.3, 0.1)


@PROOFS.of("14.p3")
def _():
    objects = [np.array([[0, 0.2, 0.3, 0.1, 0.3], [1, 0.6, 0.7, 0.3, 0.1], [2, 0.9, 0.1, 0.1, 0.2]])]
    label = yolo.encode(objects, 8, np.array([TALL, WIDE]), 3)[0]
    assert label.shape == detection.target_shape(8, 2, 3)
    empty = np.mean(label.reshape(8, 8, 2, 8)[..., 0] == 0)
    return nearest(empty, {"About 50 percent": 0.5, "About 90 percent": 0.9, "About 98 percent": 0.98})


@PROOFS.of("E90")
def _():
    pedestrians = [[0, 0.50, 0.50, 0.10, 0.28], [0, 0.55, 0.52, 0.12, 0.30]]
    objects = np.array([*pedestrians, [1, 0.47, 0.55, 0.32, 0.12]])
    assert len({detection.grid_cell(x, y, 3) for _, x, y, _, _ in objects}) == 1
    wanted = {detection.assign_anchor(size, [TALL, WIDE]) for size in objects[:, 3:]}
    held = yolo.encode([objects], 3, np.array([TALL, WIDE]), 2).reshape(3, 3, 2, 7)[..., 0].sum()
    assert held == len(wanted) and detection.assign_anchor(pedestrians[0][3:], [TALL, WIDE]) == 0
    return f"{held:g}"


@PROOFS.of("14.p9")
def _():
    many = {"About 1 in 100": 0.01, "About 1 in 10": 0.1, "About 1 in 2": 0.5}
    pictures = datasets.scenes(300).objects
    coarse, fine = (yolo.unlabelled(pictures, S, np.array([TALL])) for S in (3, 8))
    held = sum(detection.encode_label(objects, 3, 3)[..., 0].sum() for objects in pictures)
    assert fine < 0.01 and coarse == pytest.approx(1 - held / sum(map(len, pictures)))
    return nearest(np.log(coarse), {name: np.log(share) for name, share in many.items()})


# Boxes


@PROOFS.of("14.p4")
def _():
    found = detection.iou_pair((0, 0, 1, 1), (0.5, 0, 1.5, 1))
    return nearest(found, {"1/4": 1 / 4, "1/3": 1 / 3, "1/2": 1 / 2})


@PROOFS.of("E16")
def _():
    boxes = {"The left one": (0, 0, 4, 2), "The middle one": (0.5, 0, 4.5, 2), "The right one": (1, 0, 5, 2)}
    corners, scores = list(boxes.values()), [0.9, 0.6, 0.7]
    overlap = {name: sum(detection.iou_pair(box, other) for other in corners) for name, box in boxes.items()}
    assert max(overlap, key=overlap.get) == "The middle one"
    kept = detection.nms(corners, scores, 0.5)
    return "All three" if len(kept) == 3 else list(boxes)[kept[0]]


@PROOFS.of("14.p5")
def _():
    people = [(0, 0, 1, 2), (0.25, 0, 1.25, 2)]
    assert detection.iou_pair(*people) == pytest.approx(0.6)
    return f"{len(detection.nms(people, [0.9, 0.8], 0.5))}"


# Sliding windows


@PROOFS.of("14.p6")
def _():
    rng = np.random.default_rng(0)
    net = Sequential([Conv2D(1, 4, 3, rng), MaxPool2D(2), Conv2D(4, 1, 5, rng)])
    X = rng.normal(size=(1, 20, 20, 1))
    found = net(X)[0, :, :, 0]
    plan = [("conv", 3, 0, 1, 4), ("pool", 2, 2), ("conv", 5, 0, 1, 1)]
    assert filters.trace_shapes(12, 1, plan)[-1] == (1, 1, 1)
    for (row, col), number in np.ndenumerate(found):
        window = X[:, 2 * row : 2 * row + 12, 2 * col : 2 * col + 12]
        np.testing.assert_allclose(net(window).item(), number, rtol=1e-9, atol=1e-12)
    return sized(found.shape)


# How good it is


def coins(many):
    """A row of coins, one after the other, in one picture."""
    x = (np.arange(many) + 0.5) / many
    return np.transpose(
        [np.zeros(many), x, np.full(many, 0.5), np.full(many, 0.8 / many), np.full(many, 0.2)]
    )


def ap(boxes, scores, truth, iou=0.5):
    found = yolo.Detections(boxes, np.asarray(scores, float), np.zeros(len(boxes), int))
    return average_precision([found], [truth], 0, iou)


@PROOFS.of("14.p7")
def _():
    truth = coins(20)
    right = yolo.corners(truth[:, 1:])
    wrong = np.tile(right + np.array([0, 0.3, 0, 0.3]), (9, 1))
    scores = np.linspace(1, 0, len(right) + len(wrong))
    return f"{ap(np.concatenate([right, wrong]), scores, truth):g}"


@PROOFS.of("14.p8")
def _():
    truth = coins(50)
    right, scores = yolo.corners(truth[:, 1:]), np.linspace(1, 0.1, 50)
    assert ap(right, scores, truth) == 1
    found = ap(np.repeat(right, 2, axis=0), np.repeat(scores, 2), truth)
    return nearest(found, {"About 0.5": 0.5, "About 0.75": 0.75, "1": 1.0})


@PROOFS.of("14.p10")
def _():
    truth = coins(20)
    moved = yolo.corners(truth[:, 1:] + truth[:, [3, 4, 3, 4]] * [0.1, 0.1, 0, 0])
    scores = np.linspace(1, 0.1, 20)
    assert ap(moved, scores, truth) == 1
    assert detection.iou_pair(moved[0], yolo.corners(truth[0, 1:])) == pytest.approx(0.81 / 1.19)
    return f"{ap(moved, scores, truth, 0.75):g}"


@pytest.mark.parametrize("id", PROOFS)
def test_the_answer_of_a_card_is_what_the_library_computes(id):
    PROOFS.check(id)
