"""What holds for every figure: nothing is cut off, its style is ours, and it says what it shows."""

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

from dlcore.plots import figures, words
from tests.plots.examples import FIGURES


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
