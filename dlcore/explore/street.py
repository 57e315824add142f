"""A street with two cars and three people, drawn, and the boxes that a detector would offer for them.

The boxes are the true ones, jittered by a seeded generator; a few stand where there is nothing. So are their scores:
the better a box fits, the higher its score, give or take.
"""

from functools import cache
from types import SimpleNamespace

import numpy as np

from dlcore import detection
from dlcore.explore.bars import bar
from dlcore.messages import N_

WIDE, HIGH = 12.0, 9.0
CLASSES = {"car": N_("car"), "person": N_("person")}
OBJECTS = (  # class, corners; the first person stands before the second car
    ("car", (0.5, 4.6, 4.5, 6.9)),
    ("car", (5.2, 4.1, 7.8, 6.7)),
    ("person", (5.65, 3.95, 7.35, 7.3)),
    ("person", (8.75, 3.9, 10.15, 7.3)),
    ("person", (9.75, 4.1, 11.15, 7.5)),
)
NOTHING = (  # class, corners, score: what is taken for an object and is none
    ("person", (4.55, 1.3, 5.35, 4.7), 0.44),
    ("car", (8.4, 5.0, 11.6, 7.6), 0.52),
    ("person", (0.3, 1.0, 1.5, 4.4), 0.27),
)
COPIES = (3, 3, 2, 2, 2)
"""How many boxes an object has."""


@cache
def offered():
    """classes, boxes (corners) and scores of all boxes, the best first."""
    rng, found = np.random.default_rng(298), list(NOTHING)
    for (name, box), copies in zip(OBJECTS, COPIES, strict=True):
        size = np.tile([box[2] - box[0], box[3] - box[1]], 2)
        for _copy in range(copies):
            near = tuple(np.round(box + 0.07 * size * rng.normal(size=4), 2).tolist())
            score = detection.iou_pair(box, near) + 0.05 * rng.normal()
            found.append((name, near, round(float(np.clip(score, 0.05, 0.98)), 2)))
    found.sort(key=lambda one: -one[2])
    return SimpleNamespace(
        classes=[name for name, _box, _score in found],
        boxes=[box for _name, box, _score in found],
        scores=[score for *_rest, score in found],
    )


def draw_street(board):
    """The street, its cars and people as pale shapes; y grows downwards."""
    board.frame(bare=True, xlim=(0, WIDE), ylim=(HIGH, 0))
    shapes, faces = [bar(0, WIDE, 0, 5.6), bar(0, WIDE, 5.6, HIGH)], ["#f3f7fa", "#e4e4e2"]
    for left, right, roof in ((0.2, 2.8, 2.0), (3.0, 5.4, 2.8), (5.7, 8.3, 1.6), (8.6, 11.8, 2.4)):
        shapes.append(bar(left, right, roof, 5.6))
        faces.append("#e6ecf1")
    for (name, box), draws in zip(OBJECTS, (side_view, front_view, person, person, person), strict=True):
        new = draws(*box)
        shapes += new
        faces += ["#b9c4cc" if name == "car" else "#a9a39a"] * len(new)
    board.shapes("street", shapes, facecolors=faces, edgecolors=["white"], fixed=True)


def round_shape(x, y, radius):
    angle = np.linspace(0, 2 * np.pi, 16, endpoint=False)
    return [(x + radius * np.cos(turn), y + radius * np.sin(turn)) for turn in angle]


def side_view(left, top, right, low):
    wide, high = right - left, low - top
    outline = [(0, 0.55), (0.2, 0.5), (0.32, 0), (0.72, 0), (0.86, 0.5), (1, 0.58), (1, 0.85), (0, 0.85)]
    wheels = [round_shape(left + share * wide, low - 0.16 * high, 0.16 * high) for share in (0.22, 0.78)]
    return [[(left + x * wide, top + y * high) for x, y in outline], *wheels]


def front_view(left, top, right, low):
    wide, high = right - left, low - top
    outline = [(0.06, 0.42), (0.2, 0), (0.8, 0), (0.94, 0.42), (1, 0.5), (1, 0.9), (0, 0.9), (0, 0.5)]
    wheels = [bar(left + x * wide, left + (x + 0.18) * wide, low - 0.14 * high, low) for x in (0.04, 0.78)]
    return [*wheels, [(left + x * wide, top + y * high) for x, y in outline]]


def person(left, top, right, low):
    """A head, arms spread over the whole width, and two legs."""
    wide, high = right - left, low - top
    body = [(0.38, 0.2), (0.62, 0.2), (1, 0.42), (0.94, 0.5), (0.68, 0.36), (0.68, 0.6), (0.8, 1), (0.62, 1)]
    body += [(0.5, 0.66), (0.38, 1), (0.2, 1), (0.32, 0.6), (0.32, 0.36), (0.06, 0.5), (0, 0.42)]
    head = round_shape(left + wide / 2, top + 0.09 * high, 0.09 * high)
    return [head, [(left + x * wide, top + y * high) for x, y in body]]
