"""Figures: what they draw is what was given, nothing is cut off, and each says in a sentence what it shows."""

import base64
import io
import re
from dataclasses import dataclass
from itertools import pairwise

import matplotlib
import matplotlib.pyplot as plt
import nbformat
import numpy as np
import pytest
from matplotlib.text import Text
from nbclient import NotebookClient
from PIL import Image

from dlcore import plots
from dlcore.graph import Node
from dlcore.plots import figures, lines, words

matplotlib.use("agg")
rng = np.random.default_rng(0)

IMAGES = rng.random((6, 9, 7))
PHOTO = rng.integers(0, 256, (8, 8, 3), dtype=np.uint8)
POINTS = rng.normal(size=(2, 40))
LABELS = (POINTS.sum(axis=0) > 0).astype(float)[np.newaxis]
HEAP = rng.normal(size=(20, 20))
WEIGHTS = rng.normal(size=(63, 1))
PATH = np.array([[3.0, 2.0], [2.0, 1.0], [1.0, -0.5], [0.5, -1.0]])


def bowl(w, b):
    return (w - 0.5) ** 2 + (b + 1) ** 2 + 0.25


def chain():
    a, b, c = Node(5.0, "a"), Node(3.0, "b"), Node(2.0, "c")
    u = (b * c).named("u")
    v = (a + u).named("v")
    return (3 * v).named("J")


def square():
    x = Node(2.0, "x")
    return x * x + 3 * x


def done(J):
    J.backward()
    return J


LONG = "a rather long name of something that is compared with other things"
FIGURES = {
    "curves": lambda: plots.curves({"sigmoid": lambda z: 1 / (1 + np.exp(-z)), "line": lambda z: z}, -6, 6),
    "one curve, points, names": lambda: plots.curves(
        np.tanh, -1e-3, 2e5, points={LONG: ([1], [0.5])}, title=LONG, xlabel=LONG, ylabel="number of them"
    ),
    "costs": lambda: plots.costs([0.69, 0.4, 0.3]),
    "costs of several": lambda: plots.costs({"0.1": [3, 2, 1], "10": [3, np.inf, np.nan]}, log=True),
    "one cost": lambda: plots.costs([0.5]),
    "bars": lambda: plots.bars({"loop": 812.0, LONG: 3.25}, title=LONG, xlabel="milliseconds"),
    "bars with intervals": lambda: plots.bars(
        {"a": 0.875, "b": 0.93},
        intervals={"a": (0.8, 0.92)},
        reference=("always no", 0.75),
        xlabel="accuracy",
    ),
    "logarithmic bars": lambda: plots.bars({"loop": 812.0, "NumPy": 0.002}, log=True),
    "negative bars": lambda: plots.bars({"up": 2.0, "down": -3.0}),
    "histogram": lambda: plots.histogram(HEAP),
    "histograms": lambda: plots.histogram({"faces": HEAP[0], "others": HEAP[1:3] + 1}),
    "images": lambda: plots.show_images(IMAGES, ["a face"] * 6, title="Six images"),
    "an image": lambda: plots.show_images([PHOTO]),
    "images of two kinds": lambda: plots.show_images([PHOTO, PHOTO[:3, :, 0]], columns=1),
    "many images": lambda: plots.show_images(np.repeat(IMAGES, 4, axis=0), columns=10),
    "planes": lambda: plots.show_planes(PHOTO, title="Three planes"),
    "weights": lambda: plots.weights_picture(WEIGHTS, (9, 7)),
    "no weights yet": lambda: plots.weights_picture(np.zeros((63, 1)), (9, 7), names=("no", LONG)),
    "classes": lambda: plots.scatter_classes(POINTS, LABELS),
    "classes, divided": lambda: plots.scatter_classes(
        POINTS, LABELS, ("low", LONG), probability=lambda X: 1 / (1 + np.exp(-X.sum(axis=0))), title="Sums"
    ),
    "confusion": lambda: plots.confusion([[84, 6], [9, 21]]),
    "large confusion": lambda: plots.confusion(np.arange(16).reshape(4, 4) * 1234, list("abcd")),
    "empty confusion": lambda: plots.confusion([[0, 0], [3, 0]]),
    "contours": lambda: plots.cost_contours(bowl, (-4, 4), (-3, 3)),
    "contours and path": lambda: plots.cost_contours(bowl, (-4, 4), (-3, 3), path=PATH, title=LONG),
    "surface": lambda: plots.surface(bowl, (-4, 4), (-3, 3)),
    "surface and path": lambda: plots.surface(bowl, (-400, 400), (-300, 300), path=100 * PATH),
    "graph": lambda: plots.draw_graph(chain()),
    "graph, first step": lambda: plots.draw_graph(chain(), 0),
    "graph, fourth step": lambda: plots.draw_graph(chain(), 4),
    "graph, slopes": lambda: plots.draw_graph(done(chain())),
    "graph, node used twice": lambda: plots.draw_graph(done(square())),
    "graph of arrays": lambda: plots.draw_graph(np.sum(np.exp(Node(np.ones((2, 3)), "W") @ np.ones((3, 4))))),
    "graph of one": lambda: plots.draw_graph(Node(1.0, "a")),
}


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


@dataclass
class Drawn:
    """A figure as it was made and drawn once."""

    name: str
    axes: object
    figures: int
    figure: figures.Picture
    pixels: np.ndarray


@pytest.fixture(scope="module", params=FIGURES)
def drawn(request):
    plt.close("all")
    axes = FIGURES[request.param]()
    figure = np.ravel(axes)[0].figure
    return Drawn(request.param, axes, len(plt.get_fignums()), figure, pixels_of(figure))


def pixels_of(figure):
    figure.canvas.draw()
    return np.array(figure.canvas.buffer_rgba())[:, :, :3]


def texts(figure):
    """The texts that are drawn: no empty ones, no empty arrows."""
    shown = (text for text in figure.findobj(Text) if text.get_text().strip() and text.get_visible())
    return [text for text in shown if not text.axes or text.axes.axison or text in text.axes.texts]


# --- what holds for every figure ---


def test_returns_the_axes_of_one_new_figure(drawn):
    assert all(isinstance(ax, plt.Axes) for ax in np.ravel(drawn.axes))
    assert drawn.figures == 1


def test_draws_on_an_opaque_white_sheet_of_a_legible_size(drawn):
    assert drawn.figure.get_facecolor() == (1, 1, 1, 1)
    assert (drawn.pixels[[0, 0, -1, -1], [0, -1, 0, -1]] == 255).all()
    assert (drawn.pixels.min(axis=2) < 200).mean() > 0.002  # something is on it
    height, width, _ = drawn.pixels.shape
    assert 350 <= width <= 2500 and height >= 120
    assert all(text.get_fontsize() >= 10 for text in texts(drawn.figure))


def test_nothing_is_cut_off(drawn):
    tight, (width, height) = drawn.figure.get_tightbbox(), drawn.figure.get_size_inches()
    slack = 0.02  # two pixels
    assert -slack <= tight.x0 and tight.x1 <= width + slack
    assert -slack <= tight.y0 and tight.y1 <= height + slack


def test_numbers_along_an_axis_do_not_run_into_each_other(drawn):
    for ax in drawn.figure.axes:
        for axis in (ax.xaxis, ax.yaxis) if ax.axison and ax.name != "3d" else ():
            low, high = sorted(axis.get_view_interval())
            marks = [mark.label1 for mark in axis.get_major_ticks() if low <= mark.get_loc() <= high]
            places = [mark.get_window_extent() for mark in marks if mark.get_text() and mark.get_visible()]
            for one, other in pairwise(places):
                assert not one.overlaps(other), (one, other)


def test_carries_a_sentence_with_numbers(drawn):
    alt = drawn.figure.alt
    assert re.search(r"\d", alt) and alt.endswith(".")
    assert len(alt) > 15 and "  " not in alt and "nan" not in alt and "array(" not in alt
    assert not re.search(r"[1-9]\.\d{4}|0\.0*[1-9]\d{4}", alt)  # too coarse to differ by machine


def test_notebook_gets_picture_and_sentence(drawn):
    data, metadata = drawn.figure._repr_mimebundle_()
    assert data["text/plain"] == drawn.figure.alt == metadata["image/png"]["alt"]
    with Image.open(io.BytesIO(base64.b64decode(data["image/png"]))) as png:
        assert png.size == drawn.pixels.shape[1::-1]
        assert png.text["Description"] == drawn.figure.alt


def test_style_is_ours_whatever_the_reader_has_set_and_is_not_left_behind(drawn):
    """The same input gives the same pixels and the same sentence, also in a reader's dark and heavy style."""
    with plt.style.context(
        ["dark_background", {"font.size": 30, "lines.linewidth": 9, "axes.titlesize": 40}]
    ):
        before = dict(matplotlib.rcParams)
        figure = np.ravel(FIGURES[drawn.name]())[0].figure
        assert dict(matplotlib.rcParams) == before
        assert figure.alt == drawn.figure.alt
        assert np.array_equal(pixels_of(figure), drawn.pixels)


def test_figure_that_fails_is_not_left_open():
    with pytest.raises(RuntimeError), figures.sheet(4, 3):
        raise RuntimeError("half-drawn")
    assert plt.get_fignums() == []


# --- what each draws ---


def test_curves_go_through_the_functions_values():
    def careful(z):
        return max(0.0, z)  # takes single numbers only

    ax = plots.curves({"square": lambda z: z**2, "careful": careful}, -2, 3)
    x, y = ax.lines[0].get_data()
    assert (x[0], x[-1]) == (-2, 3) and np.allclose(y, x**2)
    x, y = ax.lines[1].get_data()
    assert np.allclose(y, np.maximum(0, x))
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["square", "careful"]
    assert "square goes from 4 to 9 (lowest 0)" in ax.figure.alt


def test_curve_stops_where_the_function_is_not_finite():
    ax = plots.curves({"log": np.log}, -1, 1)
    x, y = ax.lines[0].get_data()
    assert np.isnan(y[x <= 0]).all() and np.isfinite(y[x > 0]).all()
    assert "goes from" in ax.figure.alt and "infinity" not in ax.figure.alt


def test_series_are_told_apart_by_more_than_colour():
    count = len(lines.COLOURS)
    ax = plots.curves({str(i): lambda z, i=i: z + i for i in range(count)}, 0, 1)
    looks = {(line.get_linestyle(), tuple(line._unscaled_dash_pattern[1] or ())) for line in ax.lines}
    assert len(looks) == count
    ax = plots.scatter_classes(POINTS, LABELS)
    assert len({part.get_paths()[0].vertices.shape for part in ax.collections}) == 2
    assert len({lines.marks(i)["marker"] for i in range(count)}) == count


def luminance(colour):
    part = np.array(matplotlib.colors.to_rgb(colour))
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    return linear @ [0.2126, 0.7152, 0.0722]


@pytest.mark.parametrize("colour", [figures.INK, figures.GREY, figures.BLUE, figures.ORANGE])
def test_colours_of_text_are_read_on_white(colour):
    contrast = 1.05 / (luminance(colour) + 0.05)
    assert contrast >= (4.5 if colour != figures.ORANGE else 3.8)  # orange is written in 11 points and more


def test_costs_are_drawn_one_by_one_and_end_where_they_are_not_finite():
    ax = plots.costs({"good": [3.0, 2.0, 1.0], "bad": [3.0, np.inf, np.nan]})
    assert np.array_equal(ax.lines[0].get_ydata(), [3, 2, 1])
    assert np.array_equal(ax.lines[1].get_ydata(), [3, np.nan, np.nan], equal_nan=True)
    assert "good from 3 to 1 in 2 steps" in ax.figure.alt
    assert "bad from 3 to 3 in 2 steps, not finite from step 1 on" in ax.figure.alt


def test_costs_take_what_a_training_loop_has():
    for history in ([3, 2], (3.0, 2.0), np.array([[3.0, 2.0]]), (cost for cost in (3, 2)), iter([3, 2])):
        assert np.array_equal(plots.costs(history).lines[0].get_ydata(), [3, 2])


def test_bars_are_as_long_as_their_numbers_in_the_order_given():
    ax = plots.bars(
        {"first": 0.875, "second": 2.0}, intervals={"second": (1.5, 2.5)}, reference=("old", 0.75)
    )
    assert [bar.get_width() for bar in ax.patches] == [0.875, 2.0]
    assert [text.get_text() for text in ax.get_yticklabels()] == ["first", "second"]
    assert ax.yaxis_inverted()  # the first on top
    assert {text.get_text() for text in ax.texts} == {"0.875", "2"}
    assert "second 2 (between 1.5 and 2.5)" in ax.figure.alt and "old 0.75" in ax.figure.alt


def test_histogram_counts_every_value_once():
    values = rng.normal(size=(10, 7))
    ax = plots.histogram(values, bins=5)
    outline = ax.patches[0].get_xy()
    edges, heights = np.unique(outline[:, 0]), outline[1:-1:2, 1]
    assert len(edges) == 6 and heights[:5].sum() == values.size
    assert "70 values" in ax.figure.alt


def test_images_are_shown_as_they_are():
    axes = plots.show_images([PHOTO, PHOTO[:, :, 0], PHOTO / 255], ["a", "b", "a"], columns=2)
    assert axes.shape == (2, 2) and not axes[1, 1].images
    for ax in axes.flat[:3]:
        assert ax.images[0].get_clim() in ((0, 1), (None, None))
    assert np.allclose(axes[0, 0].images[0].get_array(), PHOTO / 255)
    assert np.allclose(axes[0, 1].images[0].get_array(), PHOTO[:, :, 0] / 255)
    assert np.allclose(axes[1, 0].images[0].get_array(), PHOTO / 255)
    assert "a (2 times) and b" in axes[0, 0].figure.alt


def test_planes_are_red_green_and_blue_in_this_order():
    axes = plots.show_planes(PHOTO)
    for i, name in enumerate(("red", "green", "blue")):
        assert np.allclose(axes[i + 1].images[0].get_array(), PHOTO[:, :, i] / 255)
        assert axes[i + 1].get_title().startswith(name)
        assert f"{name} {PHOTO[:, :, i].mean():.0f}" in axes[0].figure.alt


def test_weights_stand_at_their_pixels_and_white_is_zero():
    w = np.arange(-20.0, 43.0)[:, np.newaxis]
    ax = plots.weights_picture(w, (9, 7))
    shown = ax.images[0]
    assert np.array_equal(shown.get_array(), w.reshape(9, 7))
    assert shown.get_clim() == (-42, 42)
    assert np.allclose(shown.cmap(0.5)[:3], 1, atol=0.02)
    assert "row 8, column 6" in ax.figure.alt


def test_classes_are_drawn_at_their_features():
    ax = plots.scatter_classes(POINTS, LABELS, ("low", "high"))
    for i in (0, 1):
        assert np.allclose(ax.collections[i].get_offsets(), POINTS[:, LABELS[0] == i].T)
    low, high = (LABELS == 0).sum(), (LABELS == 1).sum()
    assert f"{low} examples of low and {high} examples of high" in ax.figure.alt


def test_line_of_a_classifier_is_where_it_says_one_half():
    ax = plots.scatter_classes(POINTS, LABELS, probability=lambda X: 1 / (1 + np.exp(-X.sum(axis=0))))
    contour = next(part for part in ax.collections if hasattr(part, "levels"))
    points = np.concatenate([path.vertices for path in contour.get_paths()])
    assert len(points) > 10 and np.abs(points.sum(axis=1)).max() < 0.05
    assert "40 of 40" in ax.figure.alt
    never = plots.scatter_classes(POINTS, LABELS, probability=lambda X: np.full(X.shape[1], 0.1))
    assert not any(hasattr(part, "levels") for part in never.collections)


def test_confusion_has_truth_in_rows():
    ax = plots.confusion([[84, 6], [9, 21]], ("no", "yes"))
    counts = {text.get_position(): text.get_text().split("\n")[0] for text in ax.texts}
    assert counts == {(0, 0): "84", (1, 0): "6", (0, 1): "9", (1, 1): "21"}
    assert ax.get_xlabel() == "the model said" and ax.get_ylabel().startswith("it is")
    assert "of 30 with the label yes, 9 taken for no and 21 taken for yes" in ax.figure.alt


@pytest.mark.parametrize("draw", [plots.cost_contours, plots.surface])
def test_landscape_has_its_valley_and_its_path_where_they_belong(draw):
    ax = draw(bowl, (-4, 4), (-3, 3), path=PATH)
    assert "J lies between 0.25 and" in ax.figure.alt and "lowest near w = 0.53, b = -1" in ax.figure.alt
    assert "3 steps goes from w = 3, b = 2 (J = 16) to w = 0.5, b = -1 (J = 0.25)" in ax.figure.alt
    x, y = ax.lines[0].get_data_3d()[:2] if draw is plots.surface else ax.lines[0].get_data()
    assert np.array_equal(np.transpose([x, y]), PATH)


def test_contours_lie_at_their_heights():
    ax = plots.cost_contours(bowl, (-4, 4), (-3, 3))
    drawn = ax.collections[1]
    for level, path in zip(drawn.levels, drawn.get_paths(), strict=True):
        for w, b in path.vertices[:-1]:
            assert bowl(w, b) == pytest.approx(level, abs=0.1)


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


# --- in a notebook ---

CELLS = """
from dlcore import plots
ax = plots.costs([3, 2, 1])
---
ax = plots.bars({"a": 1.0})
ax.set_title("a title of my own")
ax = plots.costs([2, 1])
---
ax = plots.costs("abc")
---
import matplotlib.pyplot as plt
print(plt.get_fignums())
"""


def test_notebook_shows_each_figure_once_with_its_sentence_and_closes_it():
    cells = [nbformat.v4.new_code_cell(source.strip()) for source in CELLS.split("---")]
    notebook = nbformat.v4.new_notebook(cells=cells)
    NotebookClient(notebook, timeout=120, allow_errors=True, kernel_name="python3").execute()
    one, two, wrong, after = (cell.outputs for cell in notebook.cells)
    said = [output["data"]["text/plain"] for output in one + two]
    assert said == [
        "Cost while training: from 3 to 1 in 2 steps.",
        "Bars: a 1.",
        "Cost while training: from 2 to 1 in 1 step.",
    ]
    for output, sentence in zip(one + two, said, strict=True):
        assert set(output["data"]) == {"image/png", "text/plain"}
        assert output["metadata"]["image/png"]["alt"] == sentence
    assert [output["output_type"] for output in wrong] == ["error"]
    assert after[0]["text"].strip() == "[]"


# --- what is given stays as it is, and what cannot be drawn is told in words ---


def test_arrays_that_are_given_stay_unchanged():
    given = {
        "history": np.array([3.0, 2.0, np.inf]),
        "values": rng.normal(size=30),
        "images": rng.random((2, 4, 4)),
        "photo": PHOTO.copy(),
        "w": rng.normal(size=(12, 1)),
        "X": POINTS.copy(),
        "Y": LABELS.copy(),
        "table": np.array([[3, 1], [2, 4]]),
        "path": PATH.copy(),
    }
    before = {name: array.copy() for name, array in given.items()}
    for array in given.values():
        array.flags.writeable = False
    plots.costs(given["history"])
    plots.histogram(given["values"])
    plots.show_images(given["images"])
    plots.show_planes(given["photo"])
    plots.weights_picture(given["w"], (3, 4))
    plots.scatter_classes(given["X"], given["Y"])
    plots.confusion(given["table"])
    plots.cost_contours(bowl, (-4, 4), (-3, 3), path=given["path"])
    for name, array in given.items():
        assert np.array_equal(array, before[name]), name


def no_number(z):
    return "high"


WRONG = {
    "functions has to be a function": lambda: plots.curves(3, 0, 1),
    "functions is an empty dict": lambda: plots.curves({}, 0, 1),
    r"\(start, stop\) has to be \(low, high\) with low < high": lambda: plots.curves(np.sin, 1, 1),
    "f has to return one number": lambda: plots.curves({"f": no_number}, 0, 1),
    "f is nan or infinite everywhere": lambda: plots.curves({"f": lambda z: z * np.nan}, 0, 1),
    r"points\['p'\] has 2 x but 1 y": lambda: plots.curves(np.sin, 0, 1, points={"p": ([1, 2], [1])}),
    "history has to be real numbers; got 'abc'": lambda: plots.costs("abc"),
    "history is empty": lambda: plots.costs([]),
    "history is an empty dict": lambda: plots.costs({}),
    r"history has to be one row of numbers; got shape \(2, 2\)": lambda: plots.costs(np.ones((2, 2))),
    "history has rows of different lengths": lambda: plots.costs([[1, 2], [3]]),
    "history has to be real numbers; got None": lambda: plots.costs(None),
    "history holds 0 or less": lambda: plots.costs([1.0, 0.0], log=True),
    "values is empty": lambda: plots.bars({}),
    "values holds nan": lambda: plots.bars({"a": np.nan}),
    "values has to be a dict": lambda: plots.bars([1, 2]),
    "values holds 0 or less": lambda: plots.bars({"a": 0.0}, log=True),
    "intervals has 'c', which values has not": lambda: plots.bars({"a": 1.0}, intervals={"c": (0, 1)}),
    r"intervals\['a'\] has to be": lambda: plots.bars({"a": 1.0}, intervals={"a": (2, 1)}),
    "faces values holds nan": lambda: plots.histogram({"faces": [1, np.nan]}),
    "images is empty": lambda: plots.show_images([]),
    "there are 6 images but 2 titles": lambda: plots.show_images(IMAGES, ["a", "b"]),
    r"images\[0\] has to be an image of shape \(H, W\) or \(H, W, 3\)": lambda: plots.show_images([IMAGES]),
    r"images\[0\] goes from -1 to 1": lambda: plots.show_images([np.array([[-1.0, 1.0]])]),
    r"images\[0\] goes from 0 to 300": lambda: plots.show_images([np.array([[0, 300]])]),
    "images has to be several images": lambda: plots.show_images(3),
    "columns has to be": lambda: plots.show_images(IMAGES, columns=0),
    "photo has to have three planes": lambda: plots.show_planes(PHOTO[:, :, 0]),
    "w has 5 weights, which do not fill": lambda: plots.weights_picture(np.ones(5), (2, 3)),
    "w holds nan or infinity": lambda: plots.weights_picture(np.full(6, np.inf), (2, 3)),
    "X has to have two rows": lambda: plots.scatter_classes(np.ones((3, 4)), np.ones(4)),
    "X has to have 2 dimensions": lambda: plots.scatter_classes(np.ones(4), np.ones(4)),
    r"X has 4 examples \(columns\) but Y has 3": lambda: plots.scatter_classes(np.ones((2, 4)), np.ones(3)),
    "Y has to hold the labels 0 to 1": lambda: plots.scatter_classes(np.ones((2, 3)), [0, 1, 2]),
    "probability has to return one number a column": lambda: plots.scatter_classes(
        POINTS, LABELS, probability=lambda X: 0.5
    ),
    "probability has to be a function": lambda: plots.scatter_classes(POINTS, LABELS, probability=0.5),
    "table has to be 2 by 2": lambda: plots.confusion(np.ones((3, 3))),
    "table has to hold counts": lambda: plots.confusion([[0.5, 1], [1, 1]]),
    "J has to be a function": lambda: plots.cost_contours(3, (0, 1), (0, 1)),
    "J has to return one number": lambda: plots.cost_contours(lambda w, b: [w, b], (0, 1), (0, 1)),
    "J is nan or infinite": lambda: plots.surface(lambda w, b: np.log(w), (-1, 1), (0, 1)),
    r"w_range has to be \(low, high\)": lambda: plots.surface(bowl, (1, 0), (0, 1)),
    "path has to have one row": lambda: plots.surface(bowl, (0, 1), (0, 1), path=np.ones((4, 3))),
    "draw_graph draws a Node": lambda: plots.draw_graph(3.0),
    "step has to be a whole number from 0 to 5": lambda: plots.draw_graph(chain(), 6),
    "got True": lambda: plots.draw_graph(chain(), True),
}


@pytest.mark.parametrize("message", WRONG)
def test_what_cannot_be_drawn_is_told_in_words(message):
    with pytest.raises(ValueError, match=message):
        WRONG[message]()
    assert plt.get_fignums() == []  # no empty figure follows the message


@pytest.mark.parametrize(
    "value, text",
    [
        (0.87512, "0.88"),
        (0, "0"),
        (-0.0, "0"),
        (1e-12, "0"),
        (0.000247, "2.5e-04"),
        (12.4, "12"),
        (99.7, "100"),
        (12288, "12,288"),
        (2.5e9, "2.5e+09"),
        (-3.14159, "-3.1"),
        (np.nan, "not a number"),
        (-np.inf, "minus infinity"),
    ],
)
def test_numbers_in_sentences(value, text):
    assert words.number(value) == text


def test_lists_in_sentences():
    assert words.listed(["a"]) == "a"
    assert words.listed(["a", "b", "c"]) == "a, b and c"
    assert words.counted(1, "step") == "1 step" and words.counted(1200, "step") == "1,200 steps"
    assert words.sentence("", "a goes up", "") == "a goes up."
    assert words.heading("Which wins?", "Bars") == "Which wins?" and words.heading("", "Bars") == "Bars:"
