"""The exercises of chapter 14: boxes and grids, their overlap, the best of many boxes, anchors, the loss of a cell."""

from inspect import unwrap
from itertools import pairwise

import numpy as np

from dlcore.detection import (
    assign_anchor,
    cell_loss,
    decode_cell,
    encode_label,
    filter_boxes,
    grid_cell,
    iou_pair,
    nms,
    nms_per_class,
    target_shape,
    to_corners,
)
from dlcore.messages import N_
from dlcore.practice.checker.exercise import case, declare, mistake, wrong_version
from dlcore.practice.exercises.c12_convolution import whole

CHAPTER = "14_yolo_detection"


def some(rng, low, high):
    """A number from low to high, as Python's own, with three digits."""
    return round(float(rng.uniform(low, high)), 3)


def center_cases(rng):
    return [
        case((0.5, 0.4, 0.2, 0.3), label="(0.5, 0.4, 0.2, 0.3)"),
        case((70, 40, 31, 20), label="in pixels: (70, 40, 31, 20)"),
        case((0.1, 0.9, 0.5, 0.4), label="a box that reaches beyond the picture"),
        case((0.3, 0.6, 0.0, 0.0), label="a single point"),
        case(np.array([some(rng, 0.4, 0.6), some(rng, 0.7, 0.9), some(rng, 0.1, 0.2), some(rng, 0.25, 0.4)])),
    ]


def pair_cases(rng):
    x, y = some(rng, 0.1, 0.3), some(rng, 0.4, 0.5)
    one = np.array([x, y, x + 0.4, y + 0.2])
    return [
        case((0.0, 0.0, 4.0, 2.0), (3.0, 1.0, 5.0, 4.0), label="(0, 0, 4, 2) and (3, 1, 5, 4)"),
        case((0.0, 2.0, 1.0, 4.0), (0.5, 3.0, 1.5, 5.0), label="two boxes at the left, far down"),
        case((0.2, 0.1, 0.5, 0.7), (0.2, 0.1, 0.5, 0.7), label="twice the same box"),
        case((0.0, 0.0, 1.0, 1.0), (2.5, 3.0, 4.0, 5.0), label="apart in both directions"),
        case((0.0, 0.0, 1.0, 2.0), (1.5, 0.5, 3.0, 1.5), label="side by side, with a gap"),
        case((0.0, 1.5, 2.0, 3.0), (0.5, 0.0, 1.5, 1.0), label="one above the other, with a gap"),
        case((0.1, 0.1, 0.4, 0.5), (0.4, 0.2, 0.6, 0.5), label="they touch"),
        case((0.1, 0.1, 0.9, 0.7), (0.3, 0.2, 0.5, 0.6), label="the second lies in the first"),
        case((0.4, 0.2, 0.6, 0.3), (0.3, 0.1, 0.9, 0.8), label="the first lies in the second"),
        case((1.0, 0.0, 2.0, 5.0), (0.0, 1.0, 4.0, 2.0), label="they cross, and no corner lies in the other"),
        case((0.5, 0.25, 0.5, 0.25), (0.5, 0.25, 0.5, 0.25), label="two points"),
        case(one, one + np.array([some(rng, 0.05, 0.2), some(rng, -0.1, -0.05), some(rng, 0.2, 0.3), 0.03])),
    ]


def place_cases(rng):
    S = whole(rng, 5, 14)
    row, col = (int(k) for k in rng.choice(S, 2, replace=False))
    return [
        case(0.6, 0.2, 3, label="x = 0.6, y = 0.2, 3 x 3 cells"),
        case(0.15, 0.9, 4, label="x = 0.15, y = 0.9, 4 x 4 cells"),
        case(1.0, 0.45, 3, label="at the right edge: x = 1"),
        case(0.3, 1.0, 5, label="at the lower edge: y = 1"),
        case(0.0, 0.7, 3, label="at the left edge: x = 0"),
        case(0.5, 0.75, 4, label="on the lines of the grid: x = 0.5, y = 0.75, 4 x 4 cells"),
        case(0.8, 0.3, 1, label="a single cell"),
        case((col + some(rng, 0.55, 0.9)) / S, (row + some(rng, 0.1, 0.9)) / S, S),
    ]


def drawn(rng, S, C, how_many):
    """Objects in different cells, whose width and height differ."""
    cells = rng.choice(S * S, how_many, replace=False)
    return [
        (
            whole(rng, 0, C),
            (cell % S + some(rng, 0.1, 0.4)) / S,
            (cell // S + some(rng, 0.6, 0.9)) / S,
            some(rng, 0.3, 0.5),
            some(rng, 0.1, 0.25),
        )
        for cell in map(int, cells)
    ]


def scene_cases(rng):
    S, C = whole(rng, 4, 8), whole(rng, 2, 6)
    two = [(1, 0.2, 0.3, 0.1, 0.25), (0, 0.7, 0.9, 0.5, 0.2)]
    return [
        case([(1, 0.6, 0.9, 0.5, 0.2)], 3, 3, label="one object, 3 x 3 cells, 3 classes"),
        case(two, 4, 2, label="two objects, 4 x 4 cells, 2 classes"),
        case([(2, 1.0, 0.4, 0.1, 0.3), (0, 0.1, 1.0, 0.2, 0.1)], 3, 4, label="objects at the edges: x = 1 and y = 1"),
        case([(2, 0.5, 0.45, 0.2, 0.6), (0, 0.45, 0.55, 0.7, 0.3)], 3, 3, label="two objects in one cell"),
        case([], 2, 3, label="no object at all"),
        case([(0, 0.3, 0.8, 0.9, 0.4)], 2, 1, label="a single class"),
        case(drawn(rng, S, C, 3), S, C),
    ]  # fmt: skip


def cell_cases(rng):
    def draw(row, col, S, C, label=""):
        """No two of the numbers are equal."""
        numbers = [some(rng, 0.1, 0.3), some(rng, 0.6, 0.9), some(rng, 1.1, 1.5), some(rng, 0.4, 0.5)]
        return case(np.array([0.93, *numbers, *np.eye(C)[whole(rng, 0, C)]]), row, col, S, label=label)

    row, col = (int(k) for k in rng.choice(np.arange(1, 7), 2, replace=False))
    return [
        case(
            np.array([1, 0.5, 0.2, 0.6, 1.5, 0, 1, 0]),
            2,
            1,
            3,
            label="[1, 0.5, 0.2, 0.6, 1.5, 0, 1, 0] of cell (2, 1), 3 x 3",
        ),
        draw(0, 0, 4, 2, "the first cell of 4 x 4"),
        draw(0, 3, 5, 1, "row 0, column 3, one class"),
        draw(2, 2, 3, 3, "the last cell of 3 x 3"),
        draw(0, 0, 1, 4, "a single cell"),
        draw(row, col, whole(rng, 7, 14), whole(rng, 2, 5)),
    ]


def score_cases(rng):
    def draw(N, C, threshold, label=""):
        """Scores nowhere near the threshold, above it as well as below."""
        score = np.where(np.arange(N) % 3 == 0, some(rng, 0.1, 0.6), some(rng, 1.3, 1.45)) * threshold
        best = rng.uniform(0.6, 0.8, N)
        p = (1 - best)[:, None] / max(C - 1, 1) * np.ones((N, C))
        p[np.arange(N), rng.permutation(np.arange(N) % C)] = best
        return case(score / best, p, threshold, label=label)

    by_hand = np.array([[0.7, 0.2, 0.1], [0.1, 0.1, 0.8], [0.3, 0.6, 0.1], [0.05, 0.9, 0.05]])
    at_it = np.array([[0.25, 0.75], [0.5, 0.5], [0.9, 0.1]])
    square = np.array([[0.1, 0.2, 0.7], [0.8, 0.1, 0.1], [0.6, 0.3, 0.1]])
    return [
        case(np.array([0.9, 0.2, 0.8, 0.7]), by_hand, 0.4, label="four boxes, three classes, threshold 0.4"),
        case(square[:, 2] + 0.2, square, 0.25, label="as many boxes as classes"),
        case(np.array([0.5, 0.5, 0.1]), at_it, 0.25, label="a score of exactly the threshold"),
        case(np.array([0.3, 0.2]), at_it[:2], 0.6, label="no box is good enough"),
        case(np.array([0.8]), np.array([[0.1, 0.1, 0.7, 0.1]]), 0.5, label="one box"),
        case(np.array([0.6, 0.9, 0.3]), np.ones((3, 1)), 0.4, label="one class"),
        draw(whole(rng, 7, 10), whole(rng, 3, 6), 0.4),
    ]


def in_arrays(answer, pc, p, threshold):
    """Lists and tuples of numbers as arrays: all serve as places, and as what is at them."""
    found = answer(pc, p, threshold)
    if not isinstance(found, tuple | list) or len(found) != 3:
        return found
    return tuple(np.array(part) if is_sequence_of_numbers(part) else part for part in found)


def is_sequence_of_numbers(part):
    return isinstance(part, list | tuple) and all(np.ndim(entry) == 0 for entry in part)


NEAR = [(0.1, 0.1, 0.4, 0.5), (0.12, 0.1, 0.42, 0.52), (0.11, 0.13, 0.4, 0.5)]
FAR = [(0.6, 0.5, 0.9, 0.8), (0.62, 0.52, 0.92, 0.8)]
ALONE = [(0.1, 0.7, 0.2, 0.9)]
SCORES = [0.6, 0.9, 0.7, 0.75, 0.8, 0.3]
ROW = [(1.5, 0.0, 5.5, 1.0), (0.0, 0.0, 4.0, 1.0), (3.0, 0.0, 7.0, 1.0)]


def clusters(rng, how_many, each):
    """Boxes in bunches far from each other, in any order, with scores that all differ."""
    boxes = []
    for k in range(how_many):
        for _ in range(each):
            x, y = k + some(rng, 0.1, 0.16), some(rng, 0.1, 0.16)
            boxes.append((x, y, x + some(rng, 0.5, 0.55), y + some(rng, 0.5, 0.55)))
    scores = rng.permutation(np.linspace(0.2, 0.95, len(boxes))).tolist()
    return [boxes[i] for i in rng.permutation(len(boxes))], scores


def best_cases(rng):
    boxes, scores = clusters(rng, 3, 4)
    return [
        case(NEAR + FAR + ALONE, SCORES, 0.5, label="three boxes of one thing, two of another, one alone"),
        case(ROW, [0.8, 0.9, 0.7], 0.4, label="three boxes in a row, where only neighbours overlap"),
        case(
            [(0.0, 0.0, 2.0, 1.0), (0.0, 0.0, 1.0, 1.0)],
            [0.7, 0.9],
            0.5,
            label="an overlap of exactly the threshold",
        ),
        case(
            [(5.0, 5.0, 6.0, 6.0), (0.0, 0.0, 2.0, 2.0), (0.1, 0.0, 2.1, 2.0)],
            [0.5] * 3,
            0.6,
            label="equal scores",
        ),
        case([], [], 0.5, label="no boxes"),
        case(ALONE, [0.4], 0.3, label="one box"),
        case(NEAR[:2] + FAR, [0.4, 0.3, 0.2, 0.6], 0.95, label="a threshold that no two boxes reach"),
        case(boxes, scores, 0.45, label="twelve boxes of three things"),
    ]


def kind_cases(rng):
    boxes, scores = clusters(rng, 3, 5)
    classes = rng.permutation(np.arange(len(boxes)) % 3).tolist()
    return [
        case(
            NEAR + FAR + ALONE,
            SCORES,
            [0, 1, 0, 1, 1, 0],
            0.5,
            label="six boxes of two classes, three of them in one place",
        ),
        case(ROW, [0.8, 0.9, 0.7], [2, 2, 2], 0.4, label="one class, where only neighbours overlap"),
        case(NEAR[:2], [0.6, 0.7], [0, 1], 0.5, label="a pedestrian in front of a car"),
        case(FAR + NEAR[:1], [0.7, 0.8, 0.9], [1, 1, 1], 0.5, label="two of one class, far apart"),
        case(
            [(0.0, 0.0, 2.0, 1.0), (0.0, 0.0, 1.0, 1.0)],
            [0.7, 0.9],
            [0, 0],
            0.5,
            label="an overlap of exactly the threshold",
        ),
        case(
            [(5.0, 5.0, 6.0, 6.0), (0.0, 0.0, 2.0, 2.0), (0.1, 0.0, 2.1, 2.0)],
            [0.5] * 3,
            [1] * 3,
            0.6,
            label="equal scores",
        ),
        case([], [], [], 0.5, label="no boxes"),
        case(boxes, scores, classes, 0.45, label="fifteen boxes of three classes in three places"),
    ]


def anchor_cases(rng):
    def draw(how_many):
        """Anchors of all sorts, one of which fits clearly best."""
        while True:
            wh, *anchors = (
                tuple(side.tolist()) for side in rng.uniform(0.05, 0.9, (how_many + 1, 2)).round(3)
            )
            overlaps = np.sort([iou_pair((0, 0, *wh), (0, 0, *anchor)) for anchor in anchors])
            if overlaps[-1] > overlaps[-2] + 0.03:
                return case(wh, anchors, label="many anchors of all sorts")

    return [
        case((0.2, 0.5), [(0.5, 0.2), (0.25, 0.4), (0.9, 0.9)], label="a tall box, a wide and a tall anchor"),
        case((0.6, 0.15), [(0.5, 0.2), (0.2, 0.6), (0.3, 0.3)], label="a wide box"),
        case((0.3, 0.35), [(0.9, 0.8), (0.25, 0.3)], label="an anchor that is far too large"),
        case((0.3, 0.3), [(0.05, 0.05), (0.4, 0.3)], label="an anchor that is far too small"),
        case(
            (0.2, 0.4), [(0.05, 0.1), (0.25, 0.35)], label="an anchor of the same proportions, far too small"
        ),
        case((0.1, 0.1), [(0.04, 0.04), (0.25, 0.1)], label="the nearest numbers, or the largest overlap"),
        case((0.4, 0.4), [(0.8, 0.2), (0.2, 0.25)], label="an anchor that is wider, but lower"),
        case((0.4, 0.2), [(0.1, 0.1), (0.3, 0.2), (0.3, 0.2)], label="two equal anchors"),
        case((0.7, 0.6), [(0.1, 0.5)], label="a single anchor"),
        *(draw(how_many) for how_many in (6, 9, 12)),
    ]


def shape_cases(rng):
    S, n_anchors, C = (int(k) for k in rng.choice(np.arange(4, 20), 3, replace=False))
    return [
        case(3, 2, 3, label="3 x 3 cells, two anchors, three classes"),
        case(7, 1, 4, label="a single anchor"),
        case(13, 5, 1, label="a single class"),
        case(19, 5, 80, label="19 x 19 cells, five anchors, 80 classes"),
        case(S, n_anchors, C),
    ]


def loss_cases(rng):
    def draw(pc, guess, C, label=""):
        """Every number is off by another amount."""
        y = np.array([1.0, some(rng, 0.1, 0.4), some(rng, 0.5, 0.9), 1.3, 0.6, *np.eye(C)[0]])
        off = rng.choice([-1.0, 1.0], 5 + C) * rng.permutation(np.arange(1, 6 + C)) / 8
        yhat = y + off
        yhat[0] = guess
        return case(y if pc else 0 * y, yhat, label=label)

    return [
        case(
            np.array([1.0, 0.5, 0.2, 0.6, 1.5, 0.0, 1.0]),
            np.array([0.9, 0.4, 0.4, 0.6, 1.0, 0.25, 0.5]),
            label="an object, two classes",
        ),
        case(np.zeros(6), np.array([0.3, 2.0, 1.0, 0.4, 3.0, 0.7]), label="no object, and the guess is 0.3"),
        draw(1, 0.2, 3, "an object that is hardly seen: the guess is 0.2"),
        draw(0, 0.8, 3, "an object is seen where none is: the guess is 0.8"),
        draw(1, 0.75, 1, "an object, a single class"),
        draw(0, 0.0, 2, "no object, and the guess is 0"),
        draw(1, some(rng, 0.55, 0.95), 4),
    ]


def over_hull(b1, b2):
    """The shared area over that of the rectangle around both boxes."""
    w = max(0.0, min(b1[2], b2[2]) - max(b1[0], b2[0]))
    h = max(0.0, min(b1[3], b2[3]) - max(b1[1], b2[1]))
    hull = (max(b1[2], b2[2]) - min(b1[0], b2[0])) * (max(b1[3], b2[3]) - min(b1[1], b2[1]))
    return w * h / hull if hull else 0.0


def swapped_and_guarded(b1, b2):
    """min and max swapped, and 0 wherever the union is not above 0."""
    inter = (max(b1[2], b2[2]) - min(b1[0], b2[0])) * (max(b1[3], b2[3]) - min(b1[1], b2[1]))
    union = (b1[2] - b1[0]) * (b1[3] - b1[1]) + (b2[2] - b2[0]) * (b2[3] - b2[1]) - inter
    return inter / union if union > 0 else 0.0


def both_x_first(b1, b2):
    """The corners taken for (x1, x2, y1, y2)."""
    return unwrap(iou_pair)(*((b[0], b[2], b[1], b[3]) for b in (b1, b2)))


def one_number(x, y, S):
    row, col = unwrap(grid_cell)(x, y, S)
    return row * S + col


def first_object_only(objects, S, C):
    return unwrap(encode_label)(objects[:1], S, C)


def last_object_only(objects, S, C):
    return unwrap(encode_label)(objects[-1:], S, C)


def class_number(objects, S, C):
    T = unwrap(encode_label)(objects, S, C)
    for cls, x, y, _w, _h in objects:
        T[*grid_cell(x, y, S), 5:] = 0
        T[*grid_cell(x, y, S), 5] = cls
    return T


def by_score(pc, p, threshold):
    kept, scores, classes = unwrap(filter_boxes)(pc, p, threshold)
    order = np.argsort(-scores, kind="stable")
    return kept[order], scores[order], classes[order]


def falling(scores):
    return sorted(range(len(scores)), key=lambda i: -scores[i])


def next_only(boxes, scores, threshold):
    order, keep = falling(scores), []
    while order:
        best = order.pop(0)
        keep.append(best)
        if order and iou_pair(boxes[best], boxes[order[0]]) >= threshold:
            order.pop(0)
    return keep


def last_kept_only(boxes, scores, threshold):
    keep = []
    for i in falling(scores):
        if not keep or iou_pair(boxes[keep[-1]], boxes[i]) < threshold:
            keep.append(i)
    return keep


def neighbours_only(boxes, scores, threshold):
    order = falling(scores)
    return order[:1] + [i for j, i in pairwise(order) if iou_pair(boxes[j], boxes[i]) < threshold]


def suppressed_by_any(boxes, scores, threshold):
    order = falling(scores)
    return [
        i for k, i in enumerate(order) if all(iou_pair(boxes[j], boxes[i]) < threshold for j in order[:k])
    ]


def among_the_sorted(boxes, scores, threshold):
    order = falling(scores)
    return [order.index(i) for i in unwrap(nms)(boxes, scores, threshold)]


def of_each_class(boxes, scores, classes, threshold):
    """The places of each class, and which of those are kept, best first."""
    for c in sorted(set(classes)):
        places = [i for i in range(len(boxes)) if classes[i] == c]
        found = unwrap(nms)([boxes[i] for i in places], [scores[i] for i in places], threshold)
        yield places, found


def class_by_class(boxes, scores, classes, threshold):
    return [places[i] for places, found in of_each_class(boxes, scores, classes, threshold) for i in found]


def places_within_class(boxes, scores, classes, threshold):
    return sorted(i for _places, found in of_each_class(boxes, scores, classes, threshold) for i in found)


def unsorted_within_class(boxes, scores, classes, threshold):
    return [i for _places, found in of_each_class(boxes, scores, classes, threshold) for i in found]


def last_class_only(boxes, scores, classes, threshold):
    keep = []
    for places, found in of_each_class(boxes, scores, classes, threshold):
        keep = [places[i] for i in found]
    return sorted(keep)


def suppressed_in_class(boxes, scores, classes, threshold):
    order = falling(scores)
    return sorted(
        i
        for k, i in enumerate(order)
        if all(classes[i] != classes[j] or iou_pair(boxes[j], boxes[i]) < threshold for j in order[:k])
    )


def by_area(wh, anchors):
    return int(np.argmin([abs(w * h - wh[0] * wh[1]) for w, h in anchors]))


def by_proportions(wh, anchors):
    return int(np.argmin([abs(w / h - wh[0] / wh[1]) for w, h in anchors]))


def by_numbers(wh, anchors):
    return int(np.argmin([(w - wh[0]) ** 2 + (h - wh[1]) ** 2 for w, h in anchors]))


def by_sides(wh, anchors):
    return int(np.argmin([abs(w - wh[0]) + abs(h - wh[1]) for w, h in anchors]))


ROW_FIRST = N_("A cell is addressed (row, col). Which of x and y says how far down it is?")
EDGE = N_("x = 1 is the right edge of the picture. How many cells are there, and in which of them is it?")
FROM_ZERO = N_("In which row is a point at the very top, y = 0? How are rows counted?")
WITHIN_CELL = N_("bx and by are at most 1, whichever cell it is. From where are they measured?")
HEIGHT_FIRST = N_(
    "The vector has the height before the width, the box the width before the height. Which is which?"
)
IN_CELLS = N_("How many cells high is an object of h = 0.5 in a grid of 4 x 4?")
ONE_OBJECT = N_("How many objects has the second case, and how many of your cells have pc = 1?")
ADD_OFFSET = N_("All cells of a row give the same x in yours. Where does the number of the cell come in?")
AT_THRESHOLD = N_(
    "at exactly the threshold yours decides the other way, as some libraries do. For real numbers that hardly ever "
    "matters."
)
MOST_SURE = N_("Which box does your function look at first, and which one is surest to be right?")
COMPARED = N_("A box is kept. With how many of the boxes that remain does yours compare it?")
DROPPED_STILL = N_(
    "Three boxes in a row, only neighbours overlap. The middle one was thrown away by the first. May it still throw "
    "away the third?"
)
PLACE = N_("What is the place of your first box in `boxes`, as it was given?")
LATER = N_(
    "of two equal scores yours takes the later one first, as a list read backwards gives it. We take the first."
)
EVERY_CLASS = N_(
    "Each of the places you return is one in a shorter list. Where does that box stand in `boxes`?"
)
ALL_THREE = N_("How long are your three results? Each box that is kept has one score and one class.")
ONE_PAST = N_(
    "Without an object there is no class, no size and no place. Which numbers of the cell can be wrong then?"
)
OVERLAP_TWICE = N_("Twice the same box: which number is above your fraction line, and which below?")
PLUS_ONE = N_(
    "Your boxes are one wider and one higher than they are. That counts pixels, where the corners are the first and "
    "the last one. How wide is a box from 0.2 to 0.5?"
)
ONE_CLAMP = N_(
    "Two boxes side by side with a gap: what is your w there, and what your h? And with one above the other?"
)

declare(
    "to_corners", notebook=CHAPTER, points=3, reference=to_corners,
    task="A box is given by its centre and its size; its corners are wanted: left, top, right, bottom. They may lie "
    "outside the picture.\n\n"
    "box (x, y, w, h) -> (x1, y1, x2, y2)",
    returns=("x1", "y1", "x2", "y2"),
    cases=center_cases,
    mistakes=[
        mistake(
            "top_left_convention", "x - w / 2, y - h / 2, x + w / 2, y + h / 2", "x, y, x + w, y + h",
            "Your box begins at (x, y). Which point of the box is that said to be?",
        ),
        mistake(
            "bottom_right_convention", "x - w / 2, y - h / 2, x + w / 2, y + h / 2", "x - w, y - h, x, y",
            "Your box ends at (x, y). Which point of the box is that said to be?",
        ),
        mistake(
            "forgot_half", "x - w / 2, y - h / 2, x + w / 2, y + h / 2", "x - w, y - h, x + w, y + h",
            "How wide is your box? And how wide is it said to be?",
        ),
        mistake(
            "w_h_swapped", "x, y, w, h = box", "x, y, h, w = box",
            "A box has its width before its height. Is yours as wide as it should be high?",
        ),
        mistake(
            "order", "y - h / 2, x + w / 2", "x + w / 2, y - h / 2",
            "The four numbers are right. In which order are they wanted: both x first, or one corner first?",
        ),
        mistake(
            "y_before_x", "x - w / 2, y - h / 2, x + w / 2, y + h / 2", "y - h / 2, x - w / 2, y + h / 2, x + w / 2",
            "Is the first number of a corner how far to the right it is, or how far down?",
        ),
        mistake(
            "corner_and_size", "x + w / 2, y + h / 2", "w, h",
            "The first two numbers are right. What are the last two to be: a size, or a place?",
        ),
        wrong_version(
            "clipped",
            (("x - w / 2, y - h / 2", "max(x - w / 2, 0), max(y - h / 2, 0)"),),
            "Your corners stop at the edge of the picture. What does the task say of corners outside?",
        ),
        wrong_version(
            "clipped",
            (
                ("x - w / 2, y - h / 2", "min(max(x - w / 2, 0), 1), min(max(y - h / 2, 0), 1)"),
                ("x + w / 2, y + h / 2", "min(max(x + w / 2, 0), 1), min(max(y + h / 2, 0), 1)"),
            ),
            "Your corners stop at the edge of the picture. What does the task say of corners outside?",
        ),
        wrong_version(
            "whole_halves",
            (("x - w / 2, y - h / 2", "x - w // 2, y - h // 2"), ("x + w / 2, y + h / 2", "x + w // 2, y + h // 2")),
            "How wide is your box for w = 31? And for w = 0.2? Look at the slashes.",
        ),
    ],
    hints=(
        "How far is it from the centre of a box to its left side?",
        "Half the width to the left and to the right, half the height up and down. y grows downwards.",
        "(8, 5, 4, 6): from 8 - 2 to 8 + 2 and from 5 - 3 to 5 + 3, so (6, 2, 10, 8).",
    ),
)  # fmt: skip

W_SIDE, H_SIDE = "min(b1[2], b2[2]) - max(b1[0], b2[0])", "min(b1[3], b2[3]) - max(b1[1], b2[1])"
W_HULL, H_HULL = "max(b1[2], b2[2]) - min(b1[0], b2[0])", "max(b1[3], b2[3]) - min(b1[1], b2[1])"
WRONG_WAY = N_(
    "Your shared part is larger than the smaller box. Does it begin at the left side that is farther left, or at the "
    "other one?"
)

declare(
    "iou_pair", notebook=CHAPTER, points=8, core=True, reference=iou_pair,
    task="Intersection over union of two boxes: the area that both share, divided by the area that at least one of "
    "them covers. It is 0 for boxes that only touch, and for two boxes that have no area at all.\n\n"
    "b1, b2 (x1, y1, x2, y2), x1 <= x2 and y1 <= y2 -> a number from 0 to 1",
    returns=("the IoU",),
    cases=pair_cases,
    mistakes=[
        wrong_version(
            "no_clamp", ((f"max(0.0, {W_SIDE})", W_SIDE), (f"max(0.0, {H_SIDE})", H_SIDE)),
            "Two boxes apart in both directions: which sign have your w and your h, and which their product?",
        ),
        mistake("no_clamp", f"max(0.0, {W_SIDE})", W_SIDE, ONE_CLAMP),
        mistake("no_clamp", f"max(0.0, {H_SIDE})", H_SIDE, ONE_CLAMP),
        wrong_version(
            "product_clamped",
            (
                (f"max(0.0, {W_SIDE})", W_SIDE), (f"max(0.0, {H_SIDE})", H_SIDE),
                ("inter = w * h", "inter = max(0.0, w * h)"),
            ),
            "You look at the product only. Two boxes apart in both directions: which sign has it?",
        ),
        wrong_version(
            "absolute", ((f"max(0.0, {W_SIDE})", f"abs({W_SIDE})"), (f"max(0.0, {H_SIDE})", f"abs({H_SIDE})")),
            "Of two boxes with a gap between them, your w is the width of the gap. How much do they share?",
        ),
        mistake("union_is_sum", "a1 + a2 - inter", "a1 + a2", OVERLAP_TWICE),
        mistake("union_is_sum", "a1 + a2 - inter", "a1 + a2 + inter", OVERLAP_TWICE),
        mistake(
            "dice_instead", "inter / union", "2 * inter / (a1 + a2)",
            "You divide twice the shared area by the sum of both. Which two areas are wanted?",
        ),
        mistake(
            "over_smaller_box", "a1 + a2 - inter", "min(a1, a2)",
            "A small box in a large one scores 1 in yours. Do they fit well?",
        ),
        mistake(
            "over_larger_box", "a1 + a2 - inter", "max(a1, a2)",
            "Part of the smaller box may lie outside the larger one. Is that part below your fraction line?",
        ),
        mistake(
            "over_first_box", "a1 + a2 - inter", "a1",
            "Which box may be left out below the fraction line? Try the two the other way round.",
        ),
        mistake(
            "over_first_box", "a1 + a2 - inter", "a2",
            "Which box may be left out below the fraction line? Try the two the other way round.",
        ),
        wrong_version("over_hull", over_hull, "You divide by a rectangle around both. Do they cover all of it?"),
        wrong_version("min_max_swapped", ((W_SIDE, W_HULL), (H_SIDE, H_HULL)), WRONG_WAY),
        wrong_version("min_max_swapped", swapped_and_guarded, WRONG_WAY),
        mistake("min_max_swapped", W_SIDE, W_HULL, WRONG_WAY),
        mistake("min_max_swapped", H_SIDE, H_HULL, WRONG_WAY),
        mistake("pixel_plus_one", "inter = w * h", "inter = (w + 1) * (h + 1)", PLUS_ONE),
        wrong_version(
            "pixel_plus_one",
            (
                (W_SIDE, f"{W_SIDE} + 1"), (H_SIDE, f"{H_SIDE} + 1"),
                ("(b1[2] - b1[0]) * (b1[3] - b1[1])", "(b1[2] - b1[0] + 1) * (b1[3] - b1[1] + 1)"),
                ("(b2[2] - b2[0]) * (b2[3] - b2[1])", "(b2[2] - b2[0] + 1) * (b2[3] - b2[1] + 1)"),
            ),
            PLUS_ONE,
        ),
        mistake(
            "intersection_only", "inter / union if union else 0.0", "inter",
            "That is how much they share. Of how much?",
        ),
        wrong_version(
            "corner_as_size",
            (
                ("(b1[2] - b1[0]) * (b1[3] - b1[1])", "b1[2] * b1[3]"),
                ("(b2[2] - b2[0]) * (b2[3] - b2[1])", "b2[2] * b2[3]"),
            ),
            "How large is a box from 0.8 to 0.9? Are the last two numbers a size?",
        ),
        wrong_version(
            "both_x_first", both_x_first,
            "Your second number is taken for an x. In which order does a box give its corners?",
        ),
        mistake(
            "no_area", "inter / union if union else 0.0", "inter / union",
            "Two points have no area. By what do you divide there, and what does the task want?",
        ),
        mistake(
            "points_are_one", "else 0.0", "else 1.0",
            "What does the task say of two boxes that have no area?",
        ),
    ],
    hints=(
        "Draw two boxes that overlap. Where does the shared part begin, and where does it end?",
        "It begins at the larger x1 and ends at the smaller x2; if that is no length, there is none. The union is both "
        "areas together, with nothing counted twice.",
        "(0, 0, 3, 3) and (1, 2, 5, 4): they share 2 x 1 = 2 of 9 + 8 - 2 = 15, so 2/15.",
    ),
)  # fmt: skip

declare(
    "grid_cell", notebook=CHAPTER, points=3, reference=grid_cell, integer=True,
    task="The picture is cut into S x S cells. Which one has the point (x, y) in it? A point on a line between cells "
    "belongs to the cell to its right and below it, but one at the edge of the picture to the last cell.\n\n"
    "x, y from 0 to 1, S a whole number -> (row, col), both of type int, counted from 0",
    returns=("row", "col"),
    cases=place_cases,
    mistakes=[
        mistake("row_col_swapped", "return row, col", "return col, row", ROW_FIRST),
        wrong_version(
            "rounded", (("int(y * S)", "round(y * S)"), ("int(x * S)", "round(x * S)")),
            "0.6 of the way through 3 cells: in the how manieth are you, and at which number do you arrive?",
        ),
        wrong_version(
            "no_clamp", (("min(int(y * S), S - 1)", "int(y * S)"), ("min(int(x * S), S - 1)", "int(x * S)")), EDGE,
        ),
        mistake("no_clamp", "min(int(y * S), S - 1)", "int(y * S)", EDGE),
        mistake("no_clamp", "min(int(x * S), S - 1)", "int(x * S)", EDGE),
        wrong_version("one_based", (("return row, col", "return row + 1, col + 1"),), FROM_ZERO),
        mistake("one_based", "return row, col", "return row + 1, col", FROM_ZERO),
        wrong_version(
            "from_the_line_before",
            (
                ("min(int(y * S), S - 1)", "int(np.ceil(y * S)) - 1"),
                ("min(int(x * S), S - 1)", "int(np.ceil(x * S)) - 1"),
            ),
            "Where do you put x = 0? And a point exactly on a line of the grid?",
        ),
        wrong_version(
            "from_the_line_before",
            (
                ("min(int(y * S), S - 1)", "max(int(np.ceil(y * S)) - 1, 0)"),
                ("min(int(x * S), S - 1)", "max(int(np.ceil(x * S)) - 1, 0)"),
            ),
            "Where do you put a point exactly on a line of the grid?",
        ),
        wrong_version(
            "wraps_around",
            (("min(int(y * S), S - 1)", "int(y * S) % S"), ("min(int(x * S), S - 1)", "int(x * S) % S")),
            "At the right edge, x = 1, you are back in the first column. In which one is it to be?",
        ),
        wrong_version(
            "steps_not_cells",
            (("min(int(y * S), S - 1)", "int(y * (S - 1))"), ("min(int(x * S), S - 1)", "int(x * (S - 1))")),
            "How wide is a cell, if S of them fill a width of 1?",
        ),
        wrong_version(
            "not_whole", (("int(y * S)", "y * S"), ("int(x * S)", "x * S")),
            "A cell has whole numbers. How many whole cells lie to the left of the point?",
        ),
        wrong_version(
            "float", (("int(y * S)", "np.floor(y * S)"), ("int(x * S)", "np.floor(x * S)")),
            "The numbers are right, but they are floats, and no array can be indexed with them. What makes an int?",
        ),
        mistake(
            "counted_from_below", "return row, col", "return S - 1 - row, col",
            "Is y = 0 at the top or at the bottom of a picture?",
        ),
        wrong_version("one_number", one_number, "That is the how manieth cell it is. What two numbers are wanted?"),
    ],
    hints=(
        "If S cells fill a width of 1, how many of them are to the left of x?",
        "Multiply by S and cut off what is behind the point, for y as well as for x. What comes out at x = 1?",
        "x = 0.7, y = 0.1, S = 5: 3.5 and 0.5, so row 0, column 3.",
    ),
)  # fmt: skip

declare(
    "encode_label", notebook=CHAPTER, points=10, core=True, reference=encode_label, may_use=("grid_cell",),
    task="What a detector should say of a picture. The cell in which the centre of an object lies gets [1, bx, by, bh, "
    "bw] and, for its class, a single 1 among C numbers; the cells without one are all zeros. bx and by are where the "
    "centre is within the cell, from 0 to 1, bh and bw how many cells high and wide the object is. Of two objects in "
    "one cell, the later one has it.\n\n"
    "objects [(cls, x, y, w, h), ...], x, y, w, h in parts of the picture, cls from 0, S, C -> T (S, S, 5 + C), "
    "addressed [row, col]",
    returns=("T",),
    cases=scene_cases,
    mistakes=[
        mistake("bh_bw_swapped", "h * S, w * S", "w * S, h * S", HEIGHT_FIRST),
        wrong_version(
            "row_col_swapped",
            (
                ("T[row, col] = 0", "T[col, row] = 0"), ("T[row, col, :5]", "T[col, row, :5]"),
                ("T[row, col, 5", "T[col, row, 5"),
            ),
            ROW_FIRST,
        ),
        mistake("row_col_swapped", "T[row, col, :5]", "T[col, row, :5]", ROW_FIRST),
        mistake(
            "class_offset", "5 + int(cls)", "4 + int(cls)",
            "At which index of the vector does the first class stand? Count from pc, which has index 0.",
        ),
        mistake(
            "class_offset", "5 + int(cls)", "6 + int(cls)",
            "At which index of the vector does the first class stand? Count from pc, which has index 0.",
        ),
        mistake(
            "forgot_pc", "= 1, x * S", "= 0, x * S",
            "Which number says that there is an object in the cell?",
        ),
        mistake("size_in_image_units", "h * S, w * S", "h, w", IN_CELLS),
        mistake("size_divided", "h * S, w * S", "h / S, w / S", IN_CELLS),
        mistake("center_in_image_units", "x * S - col, y * S - row", "x, y", WITHIN_CELL),
        mistake("forgot_within", "x * S - col, y * S - row", "x * S, y * S", WITHIN_CELL),
        mistake(
            "bx_by_swapped", "x * S - col, y * S - row", "y * S - row, x * S - col",
            "The first of the two is bx. Which of them tells how far to the right the centre is?",
        ),
        mistake(
            "mixed_offsets", "x * S - col, y * S - row", "x * S - row, y * S - col",
            "Some of your bx are below 0. Which number of the cell belongs to x?",
        ),
        mistake(
            "two_classes", "T[row, col] = 0", "pass",
            "Two objects in one cell: how many of its classes are 1 in yours?",
        ),
        mistake(
            "first_has_it", "T[row, col] = 0", "if T[row, col, 0]:\n            continue",
            "Two objects in one cell: which of them does the task give it to?",
        ),
        wrong_version(
            "class_number", class_number,
            "Your cell has the number of the class. How many numbers has it for C classes?",
        ),
        wrong_version("one_object_only", first_object_only, ONE_OBJECT),
        wrong_version("one_object_only", last_object_only, ONE_OBJECT),
    ],
    hints=(
        "Take one object. In which cell is its centre, and how far into that cell?",
        "`grid_cell` says which. x S counts in cells; without the whole ones to the left, bx is left. Then h S and w "
        "S. "
        "Clear the cell before you fill it.",
        "(0, 0.3, 0.7, 0.2, 0.6), S = 5, C = 2: row 3, column 1, and [1, 0.5, 0.5, 3, 1, 1, 0].",
    ),
)  # fmt: skip

declare(
    "decode_cell", notebook=CHAPTER, points=5, core=True, reference=decode_cell,
    task="Back from the vector of a cell to a box in parts of the picture: what encode_label did, undone. pc and the "
    "classes are not needed.\n\n"
    "vec (5 + C,) = [pc, bx, by, bh, bw, classes], row, col of its cell, S -> (x, y, w, h)",
    returns=("x", "y", "w", "h"),
    cases=cell_cases,
    mistakes=[
        mistake("forgot_offset", "(bx + col) / S, (by + row) / S", "bx / S, by / S", ADD_OFFSET),
        mistake("forgot_offset", "(bx + col) / S", "bx / S", ADD_OFFSET),
        mistake("forgot_offset", "(by + row) / S", "by / S", ADD_OFFSET),
        mistake(
            "row_col_swapped", "(bx + col) / S, (by + row) / S", "(bx + row) / S, (by + col) / S",
            "Two cells in one row: in which of your numbers do they differ, in x or in y?",
        ),
        mistake(
            "offset_not_divided", "(bx + col) / S, (by + row) / S", "bx / S + col, by / S + row",
            "Your x goes beyond 1. In what unit is the number of a column, before you divide?",
        ),
        mistake(
            "center_not_scaled", "(bx + col) / S, (by + row) / S", "bx + col, by + row",
            "Your centre counts in cells. How many of them fill the picture?",
        ),
        mistake(
            "size_not_scaled", "bw / S, bh / S", "bw, bh",
            "Your size counts in cells. How many of them fill the picture?",
        ),
        mistake(
            "size_not_scaled", "bw / S, bh / S", "bw * S, bh * S",
            "The picture is S cells wide. Is a cell larger than it?",
        ),
        mistake("bh_bw_swapped", "bw / S, bh / S", "bh / S, bw / S", HEIGHT_FIRST),
        mistake(
            "pc_taken_for_bx", "_, bx, by, bh, bw = vec[:5]", "bx, by, bh, bw = vec[:4]",
            "The first number of a cell is no place. What does it say?",
        ),
        mistake(
            "corners", "(bx + col) / S, (by + row) / S, bw / S, bh / S",
            "(bx + col - bw / 2) / S, (by + row - bh / 2) / S, (bx + col + bw / 2) / S, (by + row + bh / 2) / S",
            "Those are corners. What does encode_label begin with?",
        ),
    ],
    hints=(
        "encode_label made bx = x S - col. What is x?",
        "The number of the cell plus what is within it, divided by S. Sizes are only divided. Mind which of row and "
        "col "
        "goes with x.",
        "[1, 0.25, 0.5, 2, 1, ...] of row 0, column 3, S = 4: x = 3.25/4, y = 0.5/4, w = 1/4, h = 2/4.",
    ),
)  # fmt: skip

declare(
    "filter_boxes", notebook=CHAPTER, points=5, core=True, reference=filter_boxes, loops=False, through=in_arrays,
    task="The score of a box is the probability that there is an object, times that of its best class. Keep the boxes "
    "whose score is the threshold or more, in the order in which they come.\n\n"
    "pc (N,), p (N, C), threshold a number -> (which boxes, their scores, their classes), all of one length",
    returns=("kept", "scores", "classes"),
    cases=score_cases,
    mistakes=[
        mistake(
            "class_only", "pc * p.max(axis=1)", "p.max(axis=1)",
            "A box with pc near 0 may have a very sure class. Is there an object?",
        ),
        mistake(
            "object_only", "pc * p.max(axis=1)", "pc",
            "Your scores say that there is something. How sure is it what?",
        ),
        mistake(
            "wrong_axis", "p.argmax(axis=1)", "p.argmax(axis=0)",
            "p has a row for each box. How many classes do you find, one a box?",
        ),
        mistake(
            "wrong_axis", "p.max(axis=1)", "p.max(axis=0)",
            "p has a row for each box. How many largest numbers are you to find?",
        ),
        wrong_version(
            "wrong_axis", (("p.max(axis=1)", "p.max(axis=0)"), ("p.argmax(axis=1)", "p.argmax(axis=0)")),
            "p has a row for each box. How many largest numbers are you to find?",
        ),
        mistake("keeps_low", "scores >= threshold", "scores < threshold", "Are those the boxes that you would show?"),
        mistake("above_only", "scores >= threshold", "scores > threshold", AT_THRESHOLD, kind="convention"),
        mistake("not_filtered", "scores[kept], classes[kept]", "scores, classes", ALL_THREE),
        mistake("not_filtered", "scores[kept], classes[kept]", "scores, classes[kept]", ALL_THREE),
        mistake("not_filtered", "scores[kept], classes[kept]", "scores[kept], classes", ALL_THREE),
        mistake(
            "threshold_on_pc", "scores >= threshold", "pc >= threshold",
            "Some of your boxes have a score below the threshold. What is compared with it?",
        ),
        mistake(
            "threshold_on_class", "scores >= threshold", "p.max(axis=1) >= threshold",
            "Some of your boxes have a score below the threshold. What is compared with it?",
        ),
        mistake(
            "mask", "np.flatnonzero(scores >= threshold)", "scores >= threshold",
            "Your first result is True or False for every box. Which boxes are that, as places in the list?",
        ),
        mistake(
            "tuple_of_where", "np.flatnonzero(scores >= threshold)", "np.where(scores >= threshold)",
            "`np.where` gives a tuple, with an array for every axis. Which of them is wanted?",
        ),
        mistake(
            "class_only", "scores[kept], classes[kept]", "p.max(axis=1)[kept], classes[kept]",
            "You keep the right boxes. Is what you return beside them what you compared with the threshold?",
        ),
        mistake(
            "classes_from_one", "classes[kept]", "classes[kept] + 1",
            "What is the number of the first class?",
        ),
        wrong_version(
            "best_first", by_score,
            "your boxes are sorted by their scores, ours stay in their order. Places, scores and classes still belong "
            "together, so nothing is lost.",
            kind="convention",
        ),
    ],
    hints=(
        "When is a box worth showing: if there is an object, if its class is sure, or both?",
        "`p.max(axis=1)` and `p.argmax(axis=1)` look along each row. `np.flatnonzero` gives the places that are True;"
        " all "
        "three results are taken at those.",
        "pc = 0.5, p = (0.2, 0.8): score 0.4, class 1. It is kept at a threshold of 0.4, but not at 0.45.",
    ),
)  # fmt: skip

declare(
    "nms", notebook=CHAPTER, points=10, core=True, reference=nms, integer=True, may_use=("iou_pair",),
    task="Non-max suppression. Keep the box with the highest score, throw away those whose IoU with it is the "
    "threshold or more, and go on with the boxes that are left, until there are none. Of equal scores, the first "
    "comes first.\n\n"
    "boxes a list of (x1, y1, x2, y2), maybe empty, scores a list of as many numbers, threshold -> a list of places in "
    "boxes, best score first",
    returns=("what is kept",),
    cases=best_cases,
    mistakes=[
        mistake("lowest_first", "-scores[i]", "scores[i]", MOST_SURE),
        mistake(
            "unsorted", "sorted(range(len(boxes)), key=lambda i: -scores[i])", "list(range(len(boxes)))",
            MOST_SURE,
        ),
        mistake(
            "suppresses_distant", "< threshold", ">= threshold",
            "You keep what overlaps and throw away what does not. Which of them are likely to be the same thing?",
        ),
        mistake("keeps_at_threshold", "< threshold", "<= threshold", AT_THRESHOLD, kind="convention"),
        mistake(
            "later_of_equals", "sorted(range(len(boxes)), key=lambda i: -scores[i])",
            "sorted(range(len(boxes)), key=lambda i: scores[i])[::-1]", LATER, kind="convention",
        ),
        mistake(
            "keeps_one_box", "keep.append(best)", "keep.append(best)\n        break",
            "There are two things far apart in the first case. How many boxes do you keep?",
        ),
        mistake(
            "no_suppression", " if iou_pair(boxes[best], boxes[i]) < threshold", "",
            "You keep every box. Which ones are too near to a better one?",
        ),
        wrong_version("compares_with_previous_only", next_only, COMPARED),
        wrong_version("compares_with_previous_only", last_kept_only, COMPARED),
        wrong_version("compares_with_previous_only", neighbours_only, COMPARED),
        wrong_version("suppressed_suppress", suppressed_by_any, DROPPED_STILL),
        mistake(
            "boxes_returned", "keep.append(best)", "keep.append(boxes[best])",
            "Those are the boxes. What does the task want in their stead?",
        ),
        mistake(
            "scores_returned", "keep.append(best)", "keep.append(scores[best])",
            "Those are the scores. What does the task want in their stead?",
        ),
        mistake(
            "smallest_place_first", "return keep", "return sorted(keep)",
            "You keep the right boxes. Which of them is to come first?",
        ),
        wrong_version("among_the_sorted", among_the_sorted, PLACE),
        mistake(
            "threshold_on_scores", "return keep", "return [i for i in keep if scores[i] >= threshold]",
            "Boxes with low scores are missing in yours. What is compared with the threshold?",
        ),
    ],
    hints=(
        "Which box is certain to be kept? And which ones are thrown away because of it?",
        "A list of places, sorted by falling score. Take the first one out, keep it, and make the list anew from those "
        "whose `iou_pair` with it is below the threshold. Repeat while there is something in it.",
        "Scores 0.9, 0.8, 0.7; boxes 0 and 1 have an IoU of 0.6, box 2 is far away; threshold 0.5: keep 0, throw away"
        " 1, "
        "keep 2, so [0, 2].",
    ),
)  # fmt: skip

declare(
    "nms_per_class", notebook=CHAPTER, points=5, reference=nms_per_class, integer=True, may_use=("iou_pair", "nms"),
    task="Non-max suppression within every class: a box throws away only boxes of its own class, whose IoU with it is "
    "the threshold or more. Of equal scores, the first comes first.\n\n"
    "boxes a list of (x1, y1, x2, y2), maybe empty, scores and classes lists of as many, threshold -> a list of places "
    "in boxes, the smallest first",
    returns=("what is kept",),
    cases=kind_cases,
    mistakes=[
        mistake(
            "class_agnostic", "classes[i] != classes[j] or ", "",
            "A pedestrian in front of a car: which of the two is missing in yours?",
        ),
        mistake(
            "any_not_all", "if all(", "if not keep or any(",
            "A box may be near to one that is kept and far from another. With which of them does it have to be apart?",
        ),
        mistake(
            "only_other_classes", "classes[i] != classes[j] or", "classes[i] == classes[j] or",
            "Two boxes of one car are both there, and the pedestrian is gone. Which pairs are you to compare?",
        ),
        mistake(
            "one_per_class", "iou_pair(boxes[i], boxes[j]) < threshold", "False",
            "Two cars far apart: how many boxes do you keep?",
        ),
        mistake("lowest_first", "-scores[i]", "scores[i]", MOST_SURE),
        mistake(
            "unsorted", "sorted(range(len(boxes)), key=lambda i: -scores[i])", "list(range(len(boxes)))",
            MOST_SURE,
        ),
        mistake(
            "suppresses_distant", "< threshold", ">= threshold",
            "You keep what overlaps and throw away what does not. Which of them are likely to be the same thing?",
        ),
        mistake(
            "no_suppression", "if all(classes[i] != classes[j] or iou_pair(boxes[i], boxes[j]) < threshold for j in "
            "keep):",
            "if True:",
            "You keep every box. Which ones are too near to a better one of their class?",
        ),
        mistake("keeps_at_threshold", "< threshold", "<= threshold", AT_THRESHOLD, kind="convention"),
        mistake(
            "later_of_equals", "sorted(range(len(boxes)), key=lambda i: -scores[i])",
            "sorted(range(len(boxes)), key=lambda i: scores[i])[::-1]", LATER, kind="convention",
        ),
        mistake(
            "not_sorted", "sorted(keep)", "keep",
            "You keep the right boxes, the best first. In which order are their places wanted?",
        ),
        wrong_version(
            "not_sorted", class_by_class,
            "You keep the right boxes, one class after the other. In which order are their places wanted?",
        ),
        wrong_version("places_within_class", places_within_class, EVERY_CLASS),
        wrong_version("places_within_class", unsorted_within_class, EVERY_CLASS),
        wrong_version(
            "last_class_only", last_class_only,
            "All your boxes are of one class. What becomes of those that were kept before?",
        ),
        wrong_version("suppressed_suppress", suppressed_in_class, DROPPED_STILL),
    ],
    hints=(
        "What has to be true of two boxes before one of them may throw away the other?",
        "Go through the boxes by falling score. Keep one if every box that is kept already is of another class, or has "
        "an IoU with it below the threshold. Or call `nms` with the boxes of one class after the other, and mind which "
        "places its answers are.",
        "Scores 0.9, 0.8, 0.7, all in one place, classes 0, 1, 0: box 2 goes because of box 0, box 1 stays, so [0, 1].",
    ),
)  # fmt: skip

declare(
    "assign_anchor", notebook=CHAPTER, points=5, core=True, reference=assign_anchor, integer=True,
    may_use=("iou_pair",),
    task="Which anchor has the shape of an object? Put both around the same centre; the anchor with the largest IoU "
    "has it, of equal ones the first.\n\n"
    "wh (w, h) of the object, anchors a list of (w, h) -> the place of the anchor in the list, of type int",
    returns=("the anchor",),
    cases=anchor_cases,
    mistakes=[
        mistake("argmin", "np.argmax", "np.argmin", "Your anchor overlaps least. Which one fits best?"),
        wrong_version(
            "area_difference", by_area,
            "A tall box and a wide one can have the same area. Do they have the same shape?",
        ),
        wrong_version(
            "proportions_only", by_proportions,
            "A tiny anchor can have the same proportions as a large box. How much of the box does it cover?",
        ),
        wrong_version("size_difference", by_numbers, "You compare widths and heights. What does the task compare?"),
        wrong_version("size_difference", by_sides, "You compare widths and heights. What does the task compare?"),
        mistake(
            "w_h_swapped", "min(w, a_w) * min(h, a_h)", "min(w, a_h) * min(h, a_w)",
            "A tall box gets a wide anchor in yours. Which side is compared with which?",
        ),
        mistake(
            "intersection_only", "inter / (w * h + a_w * a_h - inter)", "inter",
            "An anchor that is far too large covers all of the box. What is it to pay for that?",
        ),
        mistake(
            "over_anchor", "inter / (w * h + a_w * a_h - inter)", "inter / (a_w * a_h)",
            "A tiny anchor lies completely in the box. Does it fit?",
        ),
        mistake(
            "over_hull", "(w * h + a_w * a_h - inter)", "(max(w, a_w) * max(h, a_h))",
            "You divide by a rectangle around both. Do they cover all of it, if one is wider and the other higher?",
        ),
        mistake(
            "last_of_equals", "int(np.argmax(overlaps))", "len(overlaps) - 1 - int(np.argmax(overlaps[::-1]))",
            "of two anchors that fit as well yours takes the last, ours the first.",
            kind="convention",
        ),
        mistake(
            "counted_from_one", "int(np.argmax(overlaps))", "int(np.argmax(overlaps)) + 1",
            "What is the place of the first anchor in a list?",
        ),
        mistake(
            "overlap_returned", "int(np.argmax(overlaps))", "max(overlaps)",
            "That is how well the best anchor fits. Which one is it?",
        ),
        mistake(
            "anchor_returned", "int(np.argmax(overlaps))", "anchors[int(np.argmax(overlaps))]",
            "That is the anchor. At which place of the list does it stand?",
        ),
    ],
    hints=(
        "Two boxes around one centre: how wide is what they share?",
        "The smaller width times the smaller height is shared. The IoU of each anchor goes into a list; `np.argmax` "
        "says "
        "which is the largest.",
        "(4, 2) and the anchors (2, 4), (6, 2): 4 / (8 + 8 - 4) = 1/3 and 8 / (8 + 12 - 8) = 2/3, so 1.",
    ),
)  # fmt: skip

declare(
    "target_shape", notebook=CHAPTER, points=3, core=True, reference=target_shape, integer=True,
    task="The shape of a detector's answer: S x S cells, and in each of them, for every anchor, pc, four numbers for "
    "the box and C for the classes, one anchor after the other in one long vector.\n\n"
    "S, n_anchors, C whole numbers -> a tuple of three whole numbers",
    returns=("rows", "columns", "numbers"),
    cases=shape_cases,
    mistakes=[
        mistake(
            "shared_box", "n_anchors * (5 + C)", "5 * n_anchors + C",
            "Two objects in one cell may be of different classes. How many class vectors has a cell of yours?",
        ),
        mistake(
            "ignored_anchors", "n_anchors * (5 + C)", "5 + C",
            "With two anchors or with one, your shape is the same. How many boxes can a cell give?",
        ),
        mistake("four_numbers", "5 + C", "4 + C", "pc, then four for the box: how many is that?"),
        mistake(
            "added", "n_anchors * (5 + C)", "n_anchors + 5 + C",
            "How many numbers more does another anchor take in yours?",
        ),
        mistake(
            "shared_pc", "n_anchors * (5 + C)", "1 + n_anchors * (4 + C)",
            "One of two anchors may have an object and the other none. How many pc has a cell of yours?",
        ),
        mistake(
            "shared_classes", "n_anchors * (5 + C)", "n_anchors * 5 * C",
            "Has every class a box of its own? What does the task list for one anchor?",
        ),
        mistake(
            "anchors_apart", "S, S, n_anchors * (5 + C)", "S, S, n_anchors, 5 + C",
            "As many numbers, on an axis more. What does the task say of the anchors of a cell?",
        ),
        mistake(
            "one_side", "S, S, n_anchors * (5 + C)", "S, n_anchors * (5 + C)",
            "How many cells are there, and in how many directions?",
        ),
        mistake(
            "one_side", "S, S, n_anchors * (5 + C)", "S * S, n_anchors * (5 + C)",
            "A cell is addressed by its row and its column. How many axes is that?",
        ),
        mistake(
            "all_in_one", "S, S, n_anchors * (5 + C)", "S * S * n_anchors * (5 + C)",
            "That is how many numbers there are. On how many axes do they stand?",
        ),
    ],
    hints=(
        "How many numbers does one anchor need, to say whether, where and what?",
        "5 + C for every anchor, and that often in each of the S x S cells.",
        "5 x 5 cells, 3 anchors, 4 classes: 9 numbers an anchor, 27 a cell, (5, 5, 27).",
    ),
)  # fmt: skip

declare(
    "cell_loss", notebook=CHAPTER, points=5, reference=cell_loss, loops=False,
    task="The loss of one cell: the sum of the squared differences of all numbers if there is an object, that is if "
    "y[0] is 1. If there is none, only pc counts.\n\n"
    "y, yhat (5 + C,): what is true and what is predicted -> one number",
    returns=("the loss",),
    cases=loss_cases,
    mistakes=[
        mistake("dont_care_ignored", "float((y[0] - yhat[0]) ** 2)", "float(np.sum((y - yhat) ** 2))", ONE_PAST),
        mistake(
            "background_free", "float((y[0] - yhat[0]) ** 2)", "0.0",
            "A detector that sees objects everywhere pays nothing for it in yours. What is to stop it?",
        ),
        mistake(
            "prediction_decides", "y[0] == 1", "yhat[0] > 0.5",
            "Who says whether there is an object: the picture or the detector?",
        ),
        mistake(
            "class_terms_missing", "np.sum((y - yhat) ** 2)", "np.sum((y[:5] - yhat[:5]) ** 2)",
            "A car called a tree costs nothing in yours. Which numbers are left out?",
        ),
        mistake(
            "pc_missing", "np.sum((y - yhat) ** 2)", "np.sum((y[1:] - yhat[1:]) ** 2)",
            "An object that is hardly seen costs nothing in yours, if its box is right. Which number is left out?",
        ),
        mistake(
            "only_pc", "np.sum((y - yhat) ** 2)", "(y[0] - yhat[0]) ** 2",
            "Where and what the object is does not matter in yours. Which numbers count if there is one?",
        ),
        wrong_version(
            "other_way_round", (("y[0] == 1", "y[0] != 1"),),
            "You count everything where nothing is, and pc alone where something is. Which case is which?",
        ),
        mistake(
            "mean", "np.sum((y - yhat) ** 2)", "np.mean((y - yhat) ** 2)",
            "By how much is your loss smaller with more classes? Is it a sum?",
        ),
        mistake(
            "absolute", "np.sum((y - yhat) ** 2)", "np.sum(np.abs(y - yhat))",
            "What is done to each difference before they are added?",
        ),
        mistake(
            "square_of_sum", "np.sum((y - yhat) ** 2)", "np.sum(y - yhat) ** 2",
            "Differences of either sign cancel in yours. What comes first, the square or the sum?",
        ),
        mistake(
            "rooted", "np.sum((y - yhat) ** 2)", "np.sqrt(np.sum((y - yhat) ** 2))",
            "Is the square root of the sum wanted?",
        ),
        mistake(
            "not_summed", "float(np.sum((y - yhat) ** 2))", "(y - yhat) ** 2",
            "You return a number for every part of the cell. How many are wanted?",
        ),
    ],
    hints=(
        "If there is no object in the cell, what could be wrong with the box that is predicted there?",
        "Two cases, told apart by y[0]: all differences squared and added, or that of pc alone.",
        "y = [0, 0, 0, 0, 0, 0], yhat = [0.5, 9, 9, 9, 9, 9]: 0.25, for 9 is what nobody asked for.",
    ),
)  # fmt: skip
