"""A computation graph: values under its edges, slopes over them, one step backward at a time."""

import numpy as np

from dlcore import plots
from dlcore.graph import Node
from dlcore.plots import figures
from tests.plots.examples import chain, done, square


def test_graph_shows_values_below_and_slopes_above_its_edges():
    J = done(chain())
    ax = plots.draw_graph(J)
    shown = [text for text in ax.texts if text.get_text()]
    values = [text for text in shown if text.get_color() == figures.BLUE]
    slopes = [text for text in shown if text.get_color() == figures.ORANGE]
    assert sorted(text.get_text() for text in values) == sorted(["5", "3", "2", "6", "11", "3", "33"])
    assert sorted(text.get_text() for text in slopes) == sorted(["3", "6", "9", "3", "3", "1"])
    for slope in slopes:
        x, y = slope.get_position()
        under = [
            text for text in values if text.get_position()[0] == x and 0 < text.get_position()[1] - y < 0.3
        ]
        assert len(under) == 1
    assert "dJ/db = 6; dJ/dc = 9" in ax.figure.alt


def test_graph_step_by_step():
    J = chain()
    steps = chain().backward()
    for k, step in enumerate(steps):
        ax = plots.draw_graph(J, k)
        slopes = [text for text in ax.texts if text.get_text() and text.get_color() == figures.ORANGE]
        assert len(slopes) == k + 1
        bold = [text.get_text() for text in slopes if text.get_weight() == "bold"]
        assert bold == [f"{step.handed:g}"]
        assert ax.texts[0].get_text().replace("\n", " ") == f"Step {k}. {step}"
        assert str(step) in ax.figure.alt
        boxes = [
            text for text in ax.texts if text.get_bbox_patch() and text.get_bbox_patch().get_linewidth() == 3
        ]
        assert [box.get_text().split("\n")[0] for box in boxes] == [step.node.label]
    assert all(node.grad is None for node in J.nodes())  # drawing takes no step


def test_graph_adds_up_the_slopes_of_a_node_that_is_used_twice():
    shown = [text.get_text() for text in plots.draw_graph(done(square())).texts]
    assert "sum 7" in shown and shown.count("2") >= 2


def test_boxes_of_a_graph_do_not_touch():
    for J in (chain(), square(), np.sum(np.exp(Node(np.ones((2, 3)), "W") @ np.ones((3, 4))))):
        ax = plots.draw_graph(done(J))
        ax.figure.canvas.draw()
        frames = [t.get_bbox_patch() for t in ax.texts if t.get_bbox_patch() and t.get_va() == "center"]
        boxes = [frame.get_window_extent() for frame in frames]
        assert len(boxes) == len(J.nodes())
        for i, one in enumerate(boxes):
            assert not any(one.overlaps(other) for other in boxes[:i])
