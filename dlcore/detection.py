"""Detection: where in a picture something is. Boxes, their overlap, the grid of a YOLO, and the best of many boxes.

A box is its centre and size (x, y, w, h), or its corners (x1, y1, x2, y2): x to the right, y downwards, and from 0 to
1 over the whole picture. The picture is cut into S x S cells. A cell is addressed (row, col) and has one vector
[pc, bx, by, bh, bw, c1 ... cC]: is there an object, its centre within the cell, its size in cells, its class. These
loops say what is meant, one box after the other; yolo.py does the same for a whole batch, and is held to them.
"""

import numpy as np

from dlcore.shapes import takes


@takes(box="center")
def to_corners(box):
    """(x - w/2, y - h/2, x + w/2, y + h/2)    box (x, y, w, h), its centre and size -> (x1, y1, x2, y2)

    Raises ValueError for other than four numbers, or a size below 0.
    """
    x, y, w, h = box
    return x - w / 2, y - h / 2, x + w / 2, y + h / 2


@takes(b1="corners", b2="corners")
def iou_pair(b1, b2):
    """intersection / union of two boxes    b1, b2 (x1, y1, x2, y2) -> a number from 0 to 1

    0 where they only touch, and for two boxes without any area. Raises ValueError for other than four numbers, or
    corners in another order.
    """
    w = max(0.0, min(b1[2], b2[2]) - max(b1[0], b2[0]))
    h = max(0.0, min(b1[3], b2[3]) - max(b1[1], b2[1]))
    inter = w * h
    a1 = (b1[2] - b1[0]) * (b1[3] - b1[1])
    a2 = (b2[2] - b2[0]) * (b2[3] - b2[1])
    union = a1 + a2 - inter
    return inter / union if union else 0.0


@takes(x="within", y="within", S="size ()")
def grid_cell(x, y, S):
    """(floor(y S), floor(x S)), at most S - 1    x, y from 0 to 1, S cells a side -> (row, col), int

    Raises ValueError for a point outside the picture, or an S that is no whole number above 0.
    """
    row = min(int(y * S), S - 1)
    col = min(int(x * S), S - 1)
    return row, col


@takes(S="size ()", C="size ()", objects="objects (C)")
def encode_label(objects, S, C):
    """The target of one picture    objects [(cls, x, y, w, h), ...], S cells a side, C classes -> T (S, S, 5 + C)

    The cell of an object's centre has [1, bx, by, bh, bw, one 1 among the classes], every other cell has zeros. Of
    two objects in one cell, the later one has it. float64. Raises ValueError for objects outside the picture.
    """
    T = np.zeros((S, S, 5 + C))
    for cls, x, y, w, h in objects:
        row, col = grid_cell(x, y, S)
        T[row, col] = 0
        T[row, col, :5] = 1, x * S - col, y * S - row, h * S, w * S
        T[row, col, 5 + int(cls)] = 1
    return T


@takes(S="size ()", vec="cell", row="below (S)", col="below (S)")
def decode_cell(vec, row, col, S):
    """((bx + col) / S, (by + row) / S, bw / S, bh / S)    vec [pc, bx, by, bh, bw, ...] -> the box (x, y, w, h)

    What encode_label wrote into a cell, back in parts of the picture. Raises ValueError for a cell outside the grid,
    or a vector of fewer than five numbers.
    """
    _, bx, by, bh, bw = vec[:5]
    return (bx + col) / S, (by + row) / S, bw / S, bh / S


@takes(pc="probability (N,)", p="probability (N, C)", threshold="probability ()")
def filter_boxes(pc, p, threshold):
    """score = pc * the largest p, kept where >= threshold    pc (N,), p (N, C) -> which, their scores, their classes

    All three are rank-1 arrays of the same length, maybe 0. Raises ValueError where pc and p disagree in N.
    """
    scores = pc * p.max(axis=1)
    classes = p.argmax(axis=1)
    kept = np.flatnonzero(scores >= threshold)
    return kept, scores[kept], classes[kept]


@takes(boxes="boxes", scores="scores (boxes)", threshold="within")
def nms(boxes, scores, threshold):
    """Keep the best box, drop all that overlap it by threshold or more, go on    N boxes, corners -> kept, best first

    boxes is a list or an array (N, 4), maybe empty; what is kept is a list of places in it. Of equal scores, the
    first comes first. Raises ValueError where boxes and scores are not as many.
    """
    order = sorted(range(len(boxes)), key=lambda i: -scores[i])
    keep = []
    while order:
        best = order.pop(0)
        keep.append(best)
        order = [i for i in order if iou_pair(boxes[best], boxes[i]) < threshold]
    return keep


@takes(boxes="boxes", scores="scores (boxes)", classes="classes_of (boxes)", threshold="within")
def nms_per_class(boxes, scores, classes, threshold):
    """nms within every class    N boxes, corners, with scores and classes -> which are kept, the smallest place first

    Boxes of different classes never suppress each other. Raises ValueError where the three are not as many.
    """
    order = sorted(range(len(boxes)), key=lambda i: -scores[i])
    keep = []
    for i in order:
        if all(classes[i] != classes[j] or iou_pair(boxes[i], boxes[j]) < threshold for j in keep):
            keep.append(i)
    return sorted(keep)


@takes(wh="extent", anchors="extents")
def assign_anchor(wh, anchors):
    """The anchor with the largest IoU, both boxes around one centre    wh (w, h), anchors [(w, h), ...] -> its place

    Of equal ones, the first. Raises ValueError for sizes that are not above 0, or no anchors.
    """
    w, h = wh
    overlaps = []
    for a_w, a_h in anchors:
        inter = min(w, a_w) * min(h, a_h)
        overlaps.append(inter / (w * h + a_w * a_h - inter))
    return int(np.argmax(overlaps))


@takes(S="size ()", n_anchors="size ()", C="size ()")
def target_shape(S, n_anchors, C):
    """(S, S, n_anchors (5 + C))    S cells a side, n_anchors boxes a cell, C classes -> the shape of the target

    Every anchor has five numbers and classes of its own. Raises ValueError for what is no whole number above 0.
    """
    return S, S, n_anchors * (5 + C)


@takes(y="target", yhat="cell (y)")
def cell_loss(y, yhat):
    """sum of (y - yhat)^2 if y[0] is 1, else (y[0] - yhat[0])^2    y, yhat (5 + C,) of one cell -> one number

    Without an object, nobody cares where it is said to be. Raises ValueError where y[0] is neither 0 nor 1, or the
    two differ in length.
    """
    if y[0] == 1:
        return float(np.sum((y - yhat) ** 2))
    return float((y[0] - yhat[0]) ** 2)
