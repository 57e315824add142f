"""The detector: its shape, what changes pictures and boxes together, and that it learns."""

import re

import numpy as np
import pytest

from dlcore.average_precision import mean_average_precision
from dlcore.detector import changed, detect, detector, mirrored, moved, train_detector
from dlcore.yolo import answers, as_table, boxes_as_anchors, boxes_of, encode
from tests.random_numbers import SINGLE

close = np.testing.assert_allclose
ANCHORS = np.array([[0.2, 0.4], [0.4, 0.2]])


def spots(rng, m=6, side=20):
    """Pictures of noise with rectangles in colour, and where they are."""
    X, objects = rng.uniform(0, 0.2, (m, side, side, 3)), []
    for picture in X:
        w, h = rng.integers(4, 8, 2)
        x, y = rng.integers(4, side - 4 - w), rng.integers(4, side - 4 - h)
        cls = rng.integers(2)
        picture[y : y + h, x : x + w, cls] = 1
        objects.append(np.array([[cls, (x + w / 2) / side, (y + h / 2) / side, w / side, h / side]]))
    return X, objects


def inside(picture, box, side):
    """The mean colour in a box, of which each edge is at a whole pixel."""
    x1, y1, x2, y2 = np.round(box * side).astype(int)
    return picture[y1:y2, x1:x2].mean(axis=(0, 1))


@pytest.mark.parametrize(
    ("side", "S", "A", "C", "filters"),
    [(64, 8, 2, 3, [8, 32, 64, 96]), (48, 3, 1, 3, [8, 32, 64, 64, 96]), (8, 4, 3, 1, [8, 96])],
)
def test_its_answers_are_a_grid(side, S, A, C, filters):
    rng = np.random.default_rng(0)
    net = detector(side, S, np.full((A, 2), 0.3), C, rng)
    X = rng.uniform(size=(2, side, side, 3))
    assert net(X).shape == (2, S, S, A * (5 + C)) and net.dtype == np.float32 and net.loss.name == "yolo"
    convolutions = [layer.params["W"].shape[-1] for layer in net.layers if "W" in layer.params]
    assert convolutions == [*filters, A * (5 + C)]


@SINGLE
def test_at_first_it_finds_nothing_and_boxes_are_anchors():
    rng = np.random.default_rng(1)
    net = detector(32, 4, ANCHORS, 3, rng)
    X = rng.uniform(size=(3, 32, 32, 3))
    assert all(len(its.scores) == 0 for its in detect(net, X, ANCHORS))
    V = answers(net.forward(net.admit(X), training=True)[0], ANCHORS)
    close(V[..., 0], 1 / (1 + np.exp(2)), rtol=0.2)
    close(V[..., 3:5] / 4, np.broadcast_to(ANCHORS[:, ::-1], V[..., 3:5].shape), rtol=0.3)


def test_a_grid_that_no_halving_makes_is_told():
    for side, S in ((64, 7), (48, 5), (8, 16)):
        with pytest.raises(ValueError, match=f"side is {side} and S is {S}"):
            detector(side, S, ANCHORS, 3, np.random.default_rng(0))


@pytest.mark.parametrize("by", [(0, 0), (2, -3), (-4, 4), (4, 1)])
def test_objects_move_with_their_pictures(by):
    X, objects = spots(np.random.default_rng(2))
    there, table = moved(X, as_table(objects), np.tile(by, (len(X), 1)))
    for picture, things, (old,) in zip(there, table, objects, strict=True):
        colour = inside(picture, boxes_of([things])[0][0], 20)
        assert things[0, 0] == old[0] and colour[int(old[0])] == 1 and colour[1 - int(old[0])] < 0.2
    close(there[:, 5:15, 5:15], X[:, 5 - by[0] : 15 - by[0], 5 - by[1] : 15 - by[1]])


def test_what_leaves_the_picture_is_no_object_any_more():
    objects = as_table([np.array([[1, 0.9, 0.5, 0.2, 0.4], [0, 0.5, 0.5, 0.2, 0.2]])])
    X = np.zeros((1, 20, 20, 3))
    cut, gone = (moved(X, objects, np.array([[0, by]]))[1][0] for by in (2, 3))
    close(cut[0], [1, 0.95, 0.5, 0.1, 0.4])
    assert gone[0, 0] == -1 and gone[1, 0] == 0
    close(
        encode(gone[None], 2, ANCHORS, 2).sum(),
        encode([objects[0, 1:] + [0, 0.15, 0, 0, 0]], 2, ANCHORS, 2).sum(),
    )


def test_mirrored_twice_is_as_before():
    X, objects = spots(np.random.default_rng(3))
    which = np.arange(6) % 2 == 0
    there, table = mirrored(X, as_table(objects), which)
    for picture, things in zip(there, table, strict=True):
        assert inside(picture, boxes_of([things])[0][0], 20)[int(things[0, 0])] == 1
    assert np.array_equal(there[~which], X[~which]) and np.array_equal(there[which], X[which][:, :, ::-1])
    back, again = mirrored(there, table, which)
    assert np.array_equal(back, X)
    close(again, as_table(objects))


def test_pictures_are_changed_and_their_originals_are_not():
    X, objects = spots(np.random.default_rng(4))
    table = as_table(objects)
    before, rows = X.copy(), table.copy()
    there, _ = changed(X.astype(np.float32), table, np.random.default_rng(0))
    assert there.dtype == np.float32 and there.shape == X.shape and not np.allclose(there, X)
    assert np.array_equal(X, before) and np.array_equal(table, rows)


@SINGLE
def test_it_learns_and_shows_what_it_finds_on_the_way():
    rng = np.random.default_rng(5)
    X, objects = spots(rng, 240, 24)
    X_test, truth = spots(rng, 60, 24)
    anchors = boxes_as_anchors(objects, 1, rng)
    net = detector(24, 6, anchors, 2, rng, channels=(8, 16), last=24)
    before, _ = mean_average_precision(detect(net, X_test, anchors, 0.02), truth)
    epochs = list(train_detector(net, X, objects, anchors, 12, rng, 16, 0.01, watch=X_test[:5], every=5))
    assert [epoch.number for epoch in epochs] == list(range(1, 13))
    assert [len(epoch.found) for epoch in epochs] == [0] * 4 + [5] + [0] * 4 + [5] + [0] + [5]
    assert epochs[-1].cost < epochs[0].cost / 3
    after, _ = mean_average_precision(detect(net, X_test, anchors, 0.02), truth)
    assert before < 0.2 and after > 0.9
    for shown, its in zip(epochs[-1].found, detect(net, X_test[:5], anchors), strict=True):
        assert np.array_equal(shown.boxes, its.boxes)


@SINGLE
def test_the_same_seed_gives_the_same_walk():
    X, objects = spots(np.random.default_rng(6), 20, 16)
    walks = []
    for _ in range(2):
        rng = np.random.default_rng(7)
        net = detector(16, 4, ANCHORS, 2, rng, channels=(4,), last=6)
        walks.append([epoch.cost for epoch in train_detector(net, X, objects, ANCHORS, 3, rng, 8)])
    assert walks[0] == walks[1] and walks[0][2] < walks[0][0]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"objects": [np.zeros((0, 5))]}, "X has 6 pictures, but objects are about 1"),
        ({"anchors": ANCHORS[:1]}, "anchors are others than the network was made with"),
        ({"epochs": 0}, "epochs is 0"),
        ({"batch_size": 7}, "batch_size is 7, but there are only 6 examples"),
        ({"rng": 3}, "rng is of type int"),
        ({"X": np.zeros((6, 16, 16, 3), int)}, "X holds whole numbers"),
        ({"objects": [np.array([[2, 0.5, 0.5, 0.1, 0.1]])] * 6}, "the class below 2"),
    ],
)
def test_what_does_not_fit_is_told_at_the_call(change, told):
    rng = np.random.default_rng(8)
    X, objects = spots(rng, 6, 16)
    net = detector(16, 4, ANCHORS, 2, rng, channels=(4,), last=6)
    given = {"X": X, "objects": objects, "anchors": ANCHORS, "epochs": 1, "rng": rng, "batch_size": 4}
    with pytest.raises(ValueError, match=re.escape(told)):
        train_detector(net, **(given | change))
