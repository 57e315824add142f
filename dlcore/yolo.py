"""YOLO: one look at a picture gives all boxes. The grid of detection.py for whole batches, and with anchors.

m pictures, S x S cells, A anchors, C classes. An anchor is the size (w, h) of a usual box, in parts of the picture;
each cell has a vector for each anchor, so that two things of different shape can have their centres in one cell.
objects is a list with one array (k, 5) a picture, each row [class, x, y, w, h]. T (m, S, S, A (5 + C)) are the targets,
[pc, bx, by, bh, bw, c1 ... cC] A times in each cell; Z, of the same shape, is what a network gives for them, in numbers
of any size. The loops of detection.py say what is meant, one box after the other.
Sources: J. Redmon, S. Divvala, R. Girshick, A. Farhadi, CVPR 2016, https://arxiv.org/abs/1506.02640; anchors:
J. Redmon, A. Farhadi, CVPR 2017, https://arxiv.org/abs/1612.08242.
"""

from typing import NamedTuple

import numpy as np

from dlcore.activations import sigmoid
from dlcore.detection import to_corners
from dlcore.shapes import check, takes


class Detections(NamedTuple):
    """What is found in one picture, the surest first. A box is x1, y1, x2, y2 in 0..1."""

    boxes: np.ndarray  # (k, 4)
    scores: np.ndarray  # (k,)
    classes: np.ndarray  # (k,)


def as_table(objects):
    """All objects in one array (m, most, 5); rows that a picture does not need have the class -1."""
    if isinstance(objects, np.ndarray) and objects.ndim == 3:
        return objects
    table = np.full((len(objects), max(map(len, objects), default=0), 5), -1.0)
    for its_rows, things in zip(table, objects, strict=True):
        its_rows[: len(things)] = np.reshape(things, (-1, 5))
    return table


def boxes_of(objects):
    """The corners of each picture's objects    -> list of (k, 4), for figures"""
    return [corners(np.reshape(things, (-1, 5))[:, 1:]) for things in objects]


def corners(boxes):
    """to_corners of many boxes    (..., 4) x, y, w, h -> (..., 4) x1, y1, x2, y2"""
    x, y, w, h = np.moveaxis(boxes, -1, 0)
    return np.stack([x - w / 2, y - h / 2, x + w / 2, y + h / 2], axis=-1)


def iou_table(boxes, others):
    """iou_pair of each box with each other one    boxes (k, 4), others (l, 4), corners, maybe none -> (k, l)"""
    low = np.maximum(boxes[:, None, :2], others[:, :2])
    high = np.minimum(boxes[:, None, 2:], others[:, 2:])
    w, h = np.moveaxis(np.maximum(high - low, 0), -1, 0)
    inter = w * h
    union = areas(boxes)[:, None] + areas(others) - inter
    return np.divide(inter, union, out=np.zeros_like(inter), where=union > 0)


def areas(boxes):
    return (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])


def shape_ious(sizes, anchors):
    """IoU of boxes around one centre: only their shapes count    sizes (k, 2), anchors (A, 2), w and h -> (k, A)"""
    inter = np.minimum(sizes[:, None], anchors).prod(axis=2)
    return inter / (sizes.prod(axis=1)[:, None] + anchors.prod(axis=1) - inter)


@takes(A="size ()", rng="rng")
def boxes_as_anchors(objects, A, rng, rounds=50):
    """A usual shapes among all boxes    objects -> anchors (A, 2), w and h in parts of the picture, narrow ones first

    k-means, with 1 - IoU as the distance: every box goes to the anchor of its shape, every anchor to the mean of its
    boxes, again and again. Raises ValueError where there are fewer shapes than anchors.
    """
    table = as_table(objects)
    sizes = table[table[..., 0] >= 0][:, 3:]
    shapes = np.unique(sizes, axis=0)
    if len(shapes) < A:
        raise ValueError(f"A is {A}, but the objects have only {len(shapes)} different sizes.")
    anchors = rng.permutation(shapes)[:A]
    for _ in range(rounds):
        nearest = np.argmax(shape_ious(sizes, anchors), axis=1)
        its_own = [sizes[nearest == a] for a in range(A)]
        anchors = np.array(
            [its.mean(axis=0) if len(its) else old for its, old in zip(its_own, anchors, strict=True)]
        )
    return anchors[np.argsort(anchors[:, 0] / anchors[:, 1])]


def seats(table, S, anchors):
    """Which object has which anchor of which cell    -> (m, S, S, A), its row in the table, or -1

    An object goes to the cell of its centre, and there to the free anchor that is most like it. Where none is free, it
    replaces another one.
    """
    taken = np.full((len(table), S, S, len(anchors)), -1)
    for k in range(table.shape[1]):
        i = np.flatnonzero(table[:, k, 0] >= 0)
        _, x, y, *size = table[i, k].T
        row, col = (np.minimum((place * S).astype(int), S - 1) for place in (y, x))
        likeness = shape_ious(np.transpose(size), anchors)
        occupied = taken[i, row, col] >= 0
        full = occupied.all(axis=1, keepdims=True)
        seat = np.argmax(np.where(occupied & ~full, -1, likeness), axis=1)
        taken[i, row, col, seat] = k
    return taken


@takes(S="size ()", anchors="positive (A, n)", C="size ()")
def encode(objects, S, anchors, C):
    """T, zeros but for [1, bx, by, bh, bw, one 1 among C] where an object is    objects -> T (m, S, S, A (5 + C))

    bx and by are its centre within the cell, bh and bw its size in cells. With one anchor, encode_label of every
    picture. Raises ValueError for objects outside the picture.
    """
    table = as_table(objects)
    inside(table, C)
    T = np.zeros((len(table), S, S, len(anchors), 5 + C))
    taken = seats(table, S, anchors)
    i, row, col, a = np.nonzero(taken >= 0)
    cls, x, y, w, h = table[i, taken[i, row, col, a]].T
    T[i, row, col, a, :5] = np.transpose([np.ones_like(x), x * S - col, y * S - row, h * S, w * S])
    T[i, row, col, a, 5 + cls.astype(int)] = 1
    return T.reshape(len(table), S, S, -1)


def inside(table, C):
    """ValueError unless all objects are in their pictures and of one of C classes."""
    things = table[table[..., 0] >= 0]
    wrong = (things[:, 1:3] < 0).any(axis=1) | (things[:, 1:3] > 1).any(axis=1) | (things[:, 0] >= C)
    wrong |= (things[:, 3:] < 0).any(axis=1)
    if wrong.any():
        told = ", ".join(f"{number:.6g}" for number in things[wrong][0])
        raise ValueError(
            f"objects hold ({told}); wanted is (class, x, y, w, h), the class below {C}, x and y in 0..1."
        )


@takes(S="size ()", anchors="positive (A, n)")
def unlabelled(objects, S, anchors):
    """The share of all objects for which the grid has no place    objects -> a number from 0 to 1

    Their cell has more centres than anchors. Raises ValueError for anchors that are not above 0.
    """
    table = as_table(objects)
    all_of_them, seated = np.sum(table[..., 0] >= 0), np.sum(seats(table, S, anchors) >= 0)
    return float(1 - seated / all_of_them) if all_of_them else 0.0


@takes(Z="float (m, S, S, k)", anchors="positive (A, n)")
def answers(Z, anchors):
    """What the network says, as vectors [pc, bx, by, bh, bw, p1 ... pC]    Z -> V (m, S, S, A, 5 + C)

    pc, bx, by are sigmoids, so they stay between 0 and 1; bh = S a_h e^t_h and bw = S a_w e^t_w start at the anchor's
    size; the p are a softmax. decode_cell makes a box of each vector. Raises ValueError where A does not divide k.
    """
    z = by_anchor(Z, len(anchors))
    S = Z.shape[1]
    E = np.exp(z[..., 5:] - z[..., 5:].max(axis=-1, keepdims=True))
    sizes = S * anchors[:, ::-1] * np.exp(np.clip(z[..., 3:5], -8, 8))
    return np.concatenate([sigmoid(z[..., :3]), sizes, E / E.sum(axis=-1, keepdims=True)], axis=-1)


def by_anchor(Z, A):
    """(m, S, S, A (5 + C)) -> (m, S, S, A, 5 + C)"""
    if Z.shape[-1] % A or Z.shape[-1] < 6 * A:
        raise ValueError(f"every cell has {Z.shape[-1]} numbers, which are not {A} times 5 + C.")
    return Z.reshape(*Z.shape[:-1], A, -1)


def detections(V, threshold=0.5, overlap=0.5, decode_cell=None, nms=None, iou_pair=None):
    """What is found: scores pc p of at least `threshold`, without doubles    V (m, S, S, A, 5 + C) -> [Detections, ...]

    A double is of the same class and overlaps a surer one by `overlap` or more. Boxes end where the picture does.
    decode_cell, nms and iou_pair may be the learner's own, of the signatures of dlcore.detection.
    """
    check("V", V, "real (m, S, S, A, k)")
    return [found(its, threshold, overlap, decode_cell, nms, iou_pair) for its in V]


def found(V, threshold, overlap, decode_cell, nms, iou_pair):
    """The same for one picture (S, S, A, 5 + C)."""
    scores = V[..., 0] * V[..., 5:].max(axis=-1)
    row, col, a = np.nonzero(scores >= threshold)
    scores, classes, vectors = scores[row, col, a], V[row, col, a, 5:].argmax(axis=-1), V[row, col, a]
    boxes = decoded(vectors, row, col, V.shape[0], decode_cell)
    if nms is None:
        kept = best_boxes(boxes, scores, classes, overlap, iou_pair)
    else:
        each = [np.flatnonzero(classes == cls) for cls in np.unique(classes)]
        kept = [its[k] for its in each for k in nms(boxes[its], scores[its], overlap)]
        kept = sorted(kept, key=lambda k: -scores[k])
    kept = np.array(kept, int)
    return Detections(boxes[kept], scores[kept], classes[kept])


def decoded(vectors, row, col, S, decode_cell=None):
    """Boxes of cells, as corners    vectors (k, 5 + C), row, col (k,) -> (k, 4), in 0..1"""
    if decode_cell is None:
        _, bx, by, bh, bw = vectors[:, :5].T
        boxes = corners(np.transpose([(bx + col) / S, (by + row) / S, bw / S, bh / S]))
    else:
        cells = zip(vectors, row.tolist(), col.tolist(), strict=True)
        boxes = np.array([to_corners(decode_cell(vec, i, j, S)) for vec, i, j in cells]).reshape(-1, 4)
    return np.clip(boxes, 0, 1)


def best_boxes(boxes, scores, classes, overlap, iou_pair=None):
    """nms_per_class with one table of overlaps    boxes (k, 4), scores, classes (k,) -> which are kept, best first"""
    order = np.argsort(-scores, kind="stable")
    boxes, classes = boxes[order], classes[order]
    if iou_pair is None:
        table = iou_table(boxes, boxes) if len(boxes) else np.zeros((0, 0))
    else:
        table = np.array([[iou_pair(b1, b2) for b2 in boxes] for b1 in boxes]).reshape(len(boxes), -1)
    doubles = (table >= overlap) & (classes[:, None] == classes)
    alive = np.ones(len(boxes), bool)
    for k in range(len(boxes)):
        if alive[k]:
            alive[k + 1 :] &= ~doubles[k, k + 1 :]
    return order[alive]
