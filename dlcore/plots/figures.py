"""What all figures share: a white sheet, one style, and the sentence that stands for the picture."""

import base64
import io
from contextlib import contextmanager

import matplotlib.pyplot as plt
from matplotlib import rc_context
from matplotlib.figure import Figure

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


def label(ax, title="", xlabel="", ylabel="", grid="both"):
    """Title, names of the axes, and a pale grid along "x", "y" or "both"; "" for none."""
    ax.set(title=title, xlabel=xlabel, ylabel=ylabel)
    if grid:
        ax.grid(True, axis=grid, color=PALE, linewidth=0.8)
    # said here because marks that are added later take the style of that moment
    ax.tick_params(labelsize=STYLE["xtick.labelsize"], colors=INK, color=GREY)


def bare(ax, title=""):
    """An axes for a picture: a title above it, no marks, no frame."""
    ax.set(title=title, xticks=[], yticks=[])
    ax.spines[:].set_visible(False)
