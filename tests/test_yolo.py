"""The grid for batches: held to the loops of detection.py, and to what has to be so for any boxes."""

import numpy as np
import pytest

from dlcore.detection import decode_cell, encode_label, iou_pair, nms, nms_per_class, to_corners
from dlcore.yolo import (
    answers,
    as_table,
    best_boxes,
    boxes_as_anchors,
    boxes_of,
    corners,
    detections,
    encode,
    iou_table,
    shape_ious,
    unlabelled,
)

pytest.importorskip("hypothesis", reason="hypothesis is not installed: pip install hypothesis")
from hypothesis import given as given_any
from hypothesis import settings
from hypothesis import strategies as st

close = np.testing.assert_allclose
ONE = np.array([[0.3, 0.4]])
THREE = np.array([[0.1, 0.3], [0.2, 0.2], [0.4, 0.15]])
eighths = st.integers(0, 8).map(lambda n: n / 8)
boxes = st.tuples(eighths, eighths, eighths, eighths).map(
    lambda b: (min(b[0], b[2]), min(b[1], b[3]), max(b[0], b[2]), max(b[1], b[3]))
)
tables = st.lists(boxes, max_size=6).map(lambda rows: np.array(rows, float).reshape(-1, 4))
things = st.tuples(st.integers(0, 2), *[st.floats(0, 1)] * 2, *[st.floats(0.01, 1)] * 2)
pictures = st.lists(st.lists(things, max_size=6), min_size=1, max_size=4)


def given(*strategies):
    """For any of these; how long one takes is not asked, for machines are shared."""
    return lambda test: settings(deadline=None, max_examples=60)(given_any(*strategies)(test))


def arrays(objects):
    return [np.array(rows, float).reshape(-1, 5) for rows in objects]


@given(tables, tables)
def test_a_table_of_overlaps_has_that_of_each_pair(some, others):
    """Also of boxes without width, of those that touch, and of none."""
    table = iou_table(some, others)
    assert table.shape == (len(some), len(others))
    assert all(table[i, j] == iou_pair(b1, b2) for i, b1 in enumerate(some) for j, b2 in enumerate(others))


@given(tables)
def test_overlap_is_symmetric_and_whole_only_with_oneself(some):
    table = iou_table(some, some)
    assert np.array_equal(table, table.T) and (table >= 0).all() and (table <= 1).all()
    area = (some[:, 2] - some[:, 0]) * (some[:, 3] - some[:, 1])
    assert np.array_equal(np.diag(table), (area > 0).astype(float))
    same = (some[:, None] == some).all(axis=2)
    assert ((table == 1) == (same & (area > 0))).all()


@given(tables, st.sampled_from([0.25, 0.5, 2.0]), st.tuples(eighths, eighths))
def test_overlap_does_not_depend_on_place_and_scale(some, scale, by):
    close(iou_table(some * scale + [*by, *by], some * scale + [*by, *by]), iou_table(some, some))


@given(st.lists(st.tuples(boxes, eighths, st.integers(0, 2)), max_size=8), eighths)
def test_doubles_are_dropped_as_one_by_one(rows, overlap):
    """Ties of scores, threshold 0 and 1, no boxes at all."""
    its = np.array([box for box, *_ in rows], float).reshape(-1, 4)
    scores, classes = np.array([row[1] for row in rows]), np.array([row[2] for row in rows], int)
    kept = best_boxes(its, scores, classes, overlap)
    assert sorted(kept.tolist()) == nms_per_class(its, scores, classes, overlap)
    assert (np.diff(scores[kept]) <= 0).all()
    again = best_boxes(its[kept], scores[kept], classes[kept], overlap)
    assert again.tolist() == list(range(len(kept))), "what is kept is kept"
    if len(set(classes.tolist())) == 1:
        assert kept.tolist() == nms(its, scores, overlap)


@given(pictures, st.integers(1, 6))
def test_one_anchor_is_the_label_of_each_picture(objects, S):
    T = encode(arrays(objects), S, ONE, 3)
    for its, rows in zip(T, objects, strict=True):
        close(its, encode_label(rows, S, 3))


@given(pictures, st.integers(1, 6))
def test_every_object_with_a_seat_comes_back(objects, S):
    """Encode, then decode: the same boxes and classes, as far as there were places for them."""
    T = encode(arrays(objects), S, THREE, 3).reshape(len(objects), S, S, 3, 8)
    count = sum(map(len, objects))
    lost = unlabelled(arrays(objects), S, THREE) * count if count else 0
    close(T[..., 0].sum(), count - lost, atol=1e-9)
    found = detections(T, 0.5, 1.0)
    for its, rows in zip(found, objects, strict=True):
        known = [(cls, *np.clip(to_corners(box), 0, 1)) for cls, *box in rows]
        for box, cls in zip(its.boxes, its.classes, strict=True):
            assert any(row[0] == cls and np.allclose(row[1:], box, atol=1e-9) for row in known)


@given(pictures)
def test_a_fine_grid_with_many_anchors_loses_nothing(objects):
    anchors = np.random.default_rng(0).uniform(0.05, 0.9, (6, 2))
    if any(objects):
        assert unlabelled(arrays(objects), 5, anchors) == 0


def test_two_in_one_cell_need_two_anchors():
    two = [np.array([[0, 0.5, 0.5, 0.1, 0.3], [1, 0.52, 0.5, 0.4, 0.15]])]
    assert unlabelled(two, 3, ONE) == 0.5 and unlabelled(two, 3, THREE) == 0
    T = encode(two, 3, THREE, 2).reshape(3, 3, 3, 7)
    assert T[1, 1, 0, 5:].tolist() == [1, 0] and T[1, 1, 2, 5:].tolist() == [0, 1] and T[1, 1, 1, 0] == 0
    swapped = encode([two[0][::-1]], 3, THREE, 2).reshape(3, 3, 3, 7)
    assert np.array_equal(T, swapped), "each takes the anchor of its shape, whoever comes first"


def test_the_second_best_anchor_is_taken_where_the_best_is_not_free():
    same = [np.array([[0, 0.5, 0.5, 0.1, 0.3], [1, 0.5, 0.5, 0.1, 0.3], [2, 0.5, 0.5, 0.1, 0.3]])]
    T = encode(same, 1, THREE, 3).reshape(3, 8)
    assert T[:, 0].tolist() == [1, 1, 1] and T[0, 5] == T[1, 6] == T[2, 7] == 1
    fourth = [np.vstack([same[0], [1, 0.5, 0.5, 0.1, 0.3]])]
    assert unlabelled(fourth, 1, THREE) == 0.25


def test_what_the_network_gives_is_read_as_the_notes_write_it():
    """All numbers 0: pc, bx, by one half, the size of the anchor, all classes alike; and each number for itself."""
    rng = np.random.default_rng(2)
    close(answers(np.zeros((1, 2, 2, 7)), ONE)[0, 0, 1, 0], [0.5, 0.5, 0.5, 0.8, 0.6, 0.5, 0.5])
    Z = rng.normal(size=(2, 3, 3, 24))
    V = answers(Z, THREE)
    t = Z[1, 2, 0, 8:16]
    close(V[1, 2, 0, 1, :3], 1 / (1 + np.exp(-t[:3])))
    close(V[1, 2, 0, 1, 3:5], 3 * THREE[1, ::-1] * np.exp(t[3:5]))
    close(V[1, 2, 0, 1, 5:], np.exp(t[5:]) / np.exp(t[5:]).sum())
    assert np.isfinite(answers(1000 * np.sign(Z), THREE)).all()


def test_perfect_answers_are_decoded_to_the_objects():
    """The numbers whose answer is the target, put into the network's place."""
    rng = np.random.default_rng(5)
    objects = [np.column_stack([np.arange(3), rng.uniform(0.3, 0.7, (3, 2)), rng.uniform(0.1, 0.5, (3, 2))])]
    t = encode(objects, 4, THREE, 3).reshape(1, 4, 4, 3, 8)
    Z = np.full(t.shape, -9.0)
    there = t[..., 0] == 1
    with np.errstate(divide="ignore"):
        Z[..., 1:3] = np.where(there[..., None], np.log(t[..., 1:3] / (1 - t[..., 1:3])), 0)
        Z[..., 3:5] = np.where(there[..., None], np.log(t[..., 3:5] / (4 * THREE[:, ::-1])), 0)
    Z[..., 0] = np.where(there, 9, -9)
    Z[..., 5:] = 20 * t[..., 5:]
    (its,) = detections(answers(Z.reshape(1, 4, 4, 24), THREE))
    order = np.argsort(its.classes)
    close(its.boxes[order], np.clip(boxes_of(objects)[0], 0, 1))
    assert its.classes[order].tolist() == [0, 1, 2]


def some_answers(seed=3):
    rng = np.random.default_rng(seed)
    return answers(rng.normal(size=(4, 3, 3, 16)) * 2, THREE[:2])


def test_the_learners_own_functions_run_in_the_detector():
    V, calls = some_answers(), set()

    def own(function):
        def spy(*arguments):
            calls.add(function.__name__)
            return function(*arguments)

        return spy

    plain = detections(V, 0.3, 0.4)
    for names in (
        {"decode_cell": decode_cell},
        {"iou_pair": iou_pair},
        {"nms": nms},
        {"nms": nms, "decode_cell": decode_cell},
    ):
        for mine, its in zip(
            detections(V, 0.3, 0.4, **{k: own(f) for k, f in names.items()}), plain, strict=True
        ):
            close(mine.scores, its.scores)
            close(mine.boxes, its.boxes)
            assert np.array_equal(mine.classes, its.classes)
    assert calls == {"decode_cell", "nms", "iou_pair"}


def test_a_higher_threshold_finds_the_same_and_less():
    V = some_answers()
    for low, high in zip(detections(V, 0.1, 1.0), detections(V, 0.5, 1.0), strict=True):
        n = len(high.scores)
        assert (
            n < len(low.scores) and np.array_equal(low.boxes[:n], high.boxes) and (low.scores[n:] < 0.5).all()
        )
    assert all(its.boxes.shape == (0, 4) and its.classes.shape == (0,) for its in detections(V, 1.0))


def test_boxes_end_where_the_picture_does():
    for its in detections(some_answers(), 0.0, 1.0):
        assert (its.boxes >= 0).all() and (its.boxes <= 1).all() and its.boxes.min() == 0


def test_anchors_are_the_usual_shapes():
    rng = np.random.default_rng(0)
    tall, wide = rng.normal([0.1, 0.4], 0.01, (50, 2)), rng.normal([0.5, 0.2], 0.01, (30, 2))
    objects = [np.hstack([np.zeros((len(s), 1)), np.full((len(s), 2), 0.5), s]) for s in (tall, wide)]
    anchors = boxes_as_anchors(objects, 2, rng)
    close(anchors, [tall.mean(axis=0), wide.mean(axis=0)])
    close(boxes_as_anchors(objects, 1, rng)[0], np.vstack([tall, wide]).mean(axis=0))
    assert (shape_ious(tall, anchors).argmax(axis=1) == 0).all()


def test_only_shapes_count_for_anchors():
    rng = np.random.default_rng(1)
    sizes, place = rng.uniform(0.1, 0.9, (5, 2)), np.tile([0.5, 0.5], (5, 1))
    centred = corners(np.hstack([place, sizes]))
    close(shape_ious(sizes, sizes), iou_table(centred, centred))


def test_pictures_without_objects_make_empty_targets():
    assert not encode([np.zeros((0, 5)), []], 3, ONE, 2).any()
    assert as_table([np.zeros((0, 5))]).shape == (1, 0, 5)
    assert boxes_of([[]])[0].shape == (0, 4)


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: encode([np.array([[0, 1.2, 0.5, 0.1, 0.1]])], 3, ONE, 2), r"objects hold \(0, 1.2, 0.5, 0.1, 0.1\)"),
        (lambda: encode([np.array([[2, 0.2, 0.5, 0.1, 0.1]])], 3, ONE, 2), "the class below 2"),
        (lambda: encode([np.array([[0, 0.2, 0.5, -0.1, 0.1]])], 3, ONE, 2), "objects hold"),
        (lambda: encode([], 0, ONE, 2), "S is 0"),
        (lambda: boxes_as_anchors([np.full((3, 5), 0.5)], 2, np.random.default_rng(0)), "only 1 different"),
        (lambda: answers(np.zeros((1, 2, 2, 15)), THREE[:2]), "15 numbers, which are not 2 times 5 . C"),
        (lambda: answers(np.zeros((1, 2, 2, 5)), ONE), "5 numbers, which are not 1 times"),
        (lambda: detections(np.zeros((2, 2, 7))), "V has shape"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told(call, told):
    with pytest.raises(ValueError, match=told):
        call()
