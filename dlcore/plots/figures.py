"""What all figures share: a white sheet, one style, and the sentence that stands for the picture."""

import base64
import io
import textwrap
from contextlib import contextmanager

import matplotlib.pyplot as plt
from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from dlcore.plots.words import number

NARROW, MEDIUM, WIDE = 4, 6, 8
"""The widths of figures, in inches of 100 pixels."""

INK, GREY, PALE = "#1a1a1a", "#6b6b6b", "#d9d9d9"
BLUE, ORANGE, GREEN, PURPLE, SKY = "#0072b2", "#d55e00", "#009e73", "#aa4499", "#56b4e9"

# A series is told apart by colour, by line and by mark, so that no figure depends on telling colours apart.
COLOURS = (BLUE, ORANGE, GREEN, PURPLE, SKY, INK)
DASHES = ("-", (0, (6, 2)), (0, (2, 1.5)), (0, (6, 2, 1, 2)), (0, (1, 1)), (0, (8, 3, 2, 3)))
MARKS = ("o", "^", "s", "D", "v", "P")

STYLE = {
    "font.family": "sans-serif",
    "font.size": 12,
    "axes.titlesize": 13,
    "axes.labelsize": 12,
    "axes.facecolor": "white",
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "axes.titlecolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "grid.color": PALE,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "xtick.labelsize": 11,
    "ytick.labelsize": 11,
    "lines.linewidth": 2,
    "lines.markersize": 6,
    "legend.fontsize": 11,
    "legend.frameon": True,
    "legend.framealpha": 0.9,
    "legend.facecolor": "white",
    "legend.edgecolor": PALE,
    "legend.labelcolor": INK,
}


class Picture(Figure):
    """A figure that carries a sentence saying what it shows; a notebook keeps both."""

    alt = "A figure."

    def _repr_mimebundle_(self, include=None, exclude=None):
        png = io.BytesIO()
        self.savefig(png, format="png", metadata={"Description": self.alt})
        data = {"image/png": base64.b64encode(png.getvalue()).decode("ascii"), "text/plain": self.alt}
        return data, {"image/png": {"alt": self.alt}}


@contextmanager
def sheet(width, height, rows=1, columns=1, **options):
    """A new figure and its axes, in our style whatever style is set; one that fails half-drawn is not shown.

    with sheet(MEDIUM, 4) as (figure, ax):
        ax.plot(...)
        figure.alt = "..."
    """
    # before the style's context: the first figure starts the notebook's backend, which sets options too
    figure = plt.figure(
        FigureClass=Picture, figsize=(width, height), dpi=100, facecolor="white", layout="constrained"
    )
    try:
        with rc_context(STYLE):
            yield figure, figure.subplots(rows, columns, **options)
    except BaseException:
        plt.close(figure)
        raise


def fitted(text, inches, size=STYLE["font.size"]):
    """The text in lines that fit into this width."""
    return textwrap.fill(str(text), max(8, int(inches / (0.0083 * size))))


def label(ax, title="", xlabel="", ylabel="", grid="both"):
    """Title, names of the axes, and a pale grid along "x", "y" or "both"; "" for none."""
    width, height = ax.figure.get_size_inches()
    ax.set_title(fitted(title, width - 1, STYLE["axes.titlesize"]))
    ax.set(xlabel=fitted(xlabel, width - 1), ylabel=fitted(ylabel, height - 1))
    if ax.get_xscale() == "linear":
        ax.locator_params(axis="x", nbins=6)  # room for numbers of six digits
    if grid:
        ax.grid(True, axis=grid, color=PALE, linewidth=0.8)
    ticks(ax)


def ticks(ax):
    """The style of the marks along the axes, said here because those that come later take the style of then."""
    ax.tick_params(labelsize=STYLE["xtick.labelsize"], labelcolor=INK, color=GREY)


def colour_scale(shown, ax, name):
    """The bar beside a picture that says which number has which colour."""
    scale = ax.figure.colorbar(shown, ax=ax, format=FuncFormatter(lambda value, _: number(value)))
    scale.set_label(fitted(name, 3.8))
    ticks(scale.ax)


def bare(ax, title=""):
    """An axes for a picture: a title above it, no marks, no frame."""
    ax.set(
        title=fitted(title, ax.figure.get_size_inches()[0] - 1, STYLE["axes.titlesize"]), xticks=[], yticks=[]
    )
    ax.spines[:].set_visible(False)
