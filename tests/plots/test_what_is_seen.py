"""Boxes, classes of pixels, thresholds and vectors stand where their numbers say."""

from itertools import combinations

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.offsetbox import AnnotationBbox

from dlcore import plots
from tests.plots.examples import CORNERS, IMAGES, PHOTO, PIXELS, POINTS, THIRDS


def frames(ax):
    """The rectangles of an axes as corners."""
    return [
        (*patch.get_xy(), *(np.add(patch.get_xy(), (patch.get_width(), patch.get_height()))))
        for patch in ax.patches
    ]


def test_boxes_lie_on_their_own_picture_with_their_words():
    axes = plots.boxes(
        [PHOTO, PHOTO],
        [CORNERS[:1], CORNERS[1:]],
        classes=[[1], [0, 1]],
        scores=[[0.5], [0.25, 1]],
        names="ab",
    )
    first, second = axes.flat
    assert np.allclose(frames(first), CORNERS[:1]) and np.allclose(frames(second), CORNERS[1:])
    assert [text.get_text() for text in first.texts] == ["b 0.50"]
    assert [text.get_text() for text in second.texts] == ["a 0.25", "b 1.00"]
    one, other = (patch.get_edgecolor()[:3] for patch in second.patches)
    assert one != other and second.patches[0].get_linestyle() != second.patches[1].get_linestyle()


def test_truth_is_told_apart_from_what_was_found():
    (ax,) = plots.boxes([PHOTO], [CORNERS[:1]], truth=[CORNERS[1:2]]).flat
    dotted = [patch for patch in ax.patches if patch.get_linestyle() == ":"]
    assert len(dotted) == 1 and np.allclose(dotted[0].get_xy(), CORNERS[1, :2])
    assert "1 box (truth: 1)" in ax.figure.alt


def test_pixels_are_tinted_by_their_class_and_the_background_is_not():
    (ax,) = plots.segments([PHOTO], PIXELS[:1], ("background", "car", "tree")).flat
    _, car, tree = (shown.get_array() for shown in ax.images)
    for k, tinted in enumerate((car, tree), start=1):
        assert np.array_equal(tinted[:, :, 3] > 0, PIXELS[0] == k)
    assert np.allclose(car[0, 0, :3], to_rgb("#0072b2")) and not np.allclose(car[0, 0, :3], tree[0, 0, :3])
    assert f"{100 * np.mean(PIXELS[0] == 2):.0f} percent tree" in ax.figure.alt


def test_grid_names_the_cell_of_each_midpoint_row_first():
    ax = plots.grid_targets(PHOTO, [[0.5, 0.0, 0.7, 0.2], [0.9, 0.9, 1.1, 1.1]], 3)
    assert "(0, 1) and (2, 2)" in ax.figure.alt


def test_curves_of_shares_go_through_their_points():
    ax = plots.roc({"a": ([0, 0.25, 1], [0, 0.75, 1])}, points={"here": ([0.25], [0.75])})
    chance, curve, point = ax.lines
    assert np.array_equal(chance.get_xydata(), [[0, 0], [1, 1]])
    assert np.array_equal(curve.get_xydata(), [[0, 0], [0.25, 0.75], [1, 1]])
    assert np.array_equal(point.get_xydata(), [[0.25, 0.75]])
    assert "at false alarms one half 0.83" in ax.figure.alt


def test_vectors_are_counted_by_their_nearest_neighbour():
    ax = plots.embedding([[0, 0], [0, 1], [5, 5], [5, 6], [9, 9]], [0, 0, 1, 1, 0])
    assert "for 4 of 5" in ax.figure.alt
    ax = plots.embedding(POINTS.T[:6], THIRDS[0, :6], pictures=IMAGES)
    placed = [its for its in ax.artists if isinstance(its, AnnotationBbox)]
    assert np.allclose([its.xy for its in placed], POINTS.T[:6])


def test_words_of_boxes_cover_no_other_words():
    """Four boxes with nearly the same upper edge: each label has a place of its own, inside the picture."""
    crowd = np.array(
        [[0.3, 0.4, 0.5, 0.8], [0.32, 0.42, 0.6, 0.9], [0.55, 0.41, 0.8, 0.8], [0.6, 0.4, 0.97, 0.7]]
    )
    axes = plots.boxes([PHOTO] * 4, [crowd] * 4, classes=[[0, 0, 1, 1]] * 4, names=["pedestrian", "car"])
    figure = axes.flat[0].figure
    figure.canvas.draw()
    for ax in axes.flat:
        words = [text.get_bbox_patch().get_window_extent() for text in ax.texts]
        assert len(words) == 4
        assert not any(one.overlaps(other) for one, other in combinations(words, 2))
        room = ax.get_window_extent().padded(2)
        assert all(room.x0 <= word.x0 and word.x1 <= room.x1 for word in words)
        assert all(room.y0 <= word.y0 and word.y1 <= room.y1 for word in words)
