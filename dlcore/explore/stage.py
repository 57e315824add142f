"""A private figure that is kept, so that a moved slider costs a few milliseconds instead of a new figure.

A drawing is written once, as if every call were the first: `board.line("path", x, y, color=BLUE)`. The board
keeps what it has drawn under that name and only moves it the next time; what is not drawn again disappears.
Axes, ticks and titles are laid out again only when `frame` is given other limits; all else is drawn over a
stored background.

Nothing here touches pyplot, whose global state is not safe where JupyterLab runs the callbacks of sliders in
threads.
"""

import io
import struct
import threading
import zlib
from functools import lru_cache

import numpy as np
from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.image import AxesImage
from matplotlib.lines import Line2D
from matplotlib.text import Annotation
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D
from PIL import Image

from dlcore.plots.figures import GREY, INK, PALE, STYLE

INCH = 100  # CSS pixels
LOCK = threading.RLock()
"""Held while drawing, one picture at a time: sliders call from several threads; all figures share fonts."""

NOTE = {"fontsize": 11, "color": INK}


BACKGROUND = 1.5  # above frames and grids, below what moves


class Note(Annotation):
    """Words whose place is a property like any other."""

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, annotation_clip=False, **options)

    def set_xy(self, xy):
        self.xy = xy


@lru_cache(1000)
def outline(words, slant="normal", level=False):
    """The shape of some words in points, its middle at (0, 0); level: all words of a row stand on one line."""
    path = TextPath((0, 0), words, NOTE["fontsize"], prop=FontProperties(style=slant))
    box = path.get_extents()
    high = TextPath((0, 0), "0", NOTE["fontsize"]).get_extents() if level else box
    return path.transformed(Affine2D().translate(-(box.x0 + box.x1) / 2, -(high.y0 + high.y1) / 2))


class Board:
    """One pair of axes, and the artists drawn on it, kept by name."""

    def __init__(self, figure, place):
        self.axes = figure.add_axes(place)
        self.axes.spines[:].set_zorder(1)  # below all that moves, as it is in the stored background
        self.artists, self.drawn = {}, set()
        self.settings, self.framed, self.stale = None, False, True

    def frame(self, grid=False, bare=False, **settings):
        """Limits, labels, ticks, title, scales, as for axes.set(). Costs nothing while they stay the same."""
        self.framed = True
        if self.settings != (wanted := (grid, bare, settings)):
            self.settings, self.stale = wanted, True
            with rc_context(STYLE):  # ticks and titles take their style when they are set
                self.axes.set(**settings)
                self.axes.tick_params(labelsize=STYLE["xtick.labelsize"], colors=INK, color=GREY)
            if grid:
                self.axes.grid(color=PALE, linewidth=0.8)
            if bare:
                self.axes.set_axis_off()

    def line(self, name, x, y, fixed=False, **style):
        """A line through points."""
        return self.keep(name, lambda: Line2D([], []), fixed, data=(x, y), **style)

    def marks(self, name, x, y, mark, color, size=8, edge="white", **style):
        """A mark at each point."""
        look = {
            "linestyle": "none",
            "marker": mark,
            "color": color,
            "markersize": size,
            "markeredgecolor": edge,
        }
        return self.line(name, x, y, **look | style)

    def text(self, name, x, y, words, offset=(0, 0), inside=False, over=False, fixed=False, **style):
        """Words beside a point, moved by `offset` points.

        inside: x and y are fractions of the board; over: the words stand over lines, on a white ground.
        """
        options = {"xycoords": "axes fraction" if inside else "data", "textcoords": "offset points"}
        if over:
            options["bbox"] = {"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 1.5}
        look = {"xy": (x, y), "text": words, "position": offset, "clip_on": False, "zorder": 6}
        return self.keep(name, lambda: Note("", (0, 0), (0, 0), **options), fixed, **look | NOTE | style)

    def labels(self, name, points, words, slants, colours, scale=1.0, level=False):
        """Words centred on points, as outlines that are kept: a grid of them costs less than two texts."""
        size = Affine2D().scale(scale / 72) + self.axes.figure.dpi_scale_trans
        options = {"offset_transform": self.axes.transData, "linewidths": 0}
        self.keep(
            name,
            lambda: PathCollection([], **options),
            paths=[outline(word, slant, level) for word, slant in zip(words, slants, strict=True)],
            offsets=points,
            facecolors=colours,
            transform=size,
            zorder=6,
        )

    def shapes(self, name, corners, fixed=False, **style):
        """Filled polygons, each a list of (x, y)."""
        return self.keep(name, lambda: PolyCollection([]), fixed, verts=corners, **style)

    def image(self, name, colours, extent, **style):
        """A picture of colours (rows, columns, 3), its first row at the bottom; extent is (left, right, low, high)."""
        look = {"data": colours, "extent": extent, "zorder": BACKGROUND + 0.1, "interpolation": "bilinear"}
        self.keep(name, lambda: AxesImage(self.axes, origin="lower"), **look | style)

    def keep(self, name, make, fixed=False, **properties):
        """The artist of this name with these properties; a new one if others were given last time.

        What is fixed belongs to the background, below all that moves: it costs nothing while it stays as it is.
        """
        if (kept := self.artists.get(name)) and set(kept.given) != set(properties):
            kept.remove()
            kept = None
        if not kept:
            kept = self.artists[name] = self.axes.add_artist(make())
            kept.set_animated(not fixed)
            kept.given = {}
        self.drawn.add(name)
        if not fixed:
            kept.set(**properties)
        elif kept.given != properties:
            kept.set(**properties | {"zorder": BACKGROUND})
            self.stale = True
        kept.given = properties
        return kept

    def begin(self):
        self.drawn.clear()
        self.framed = False

    def finish(self):
        for name, artist in self.artists.items():
            if artist.get_visible() != (name in self.drawn):
                artist.set_visible(name in self.drawn)
                self.stale |= not artist.get_animated()
        if self.axes.get_visible() != self.framed:
            self.axes.set_visible(self.framed)
            self.stale = True

    def paint(self):
        if self.framed:
            moving = [artist for artist in self.artists.values() if artist.get_animated()]
            for artist in sorted(moving, key=lambda artist: artist.get_zorder()):
                self.axes.draw_artist(artist)


class Stage:
    """The figure: boards at fixed places, so that nothing jumps when a label changes its length."""

    def __init__(self, width, height, places):
        """Sizes in CSS pixels; a place is (left, bottom, width, height) in fractions of the figure."""
        self.size = (width, height)
        self.figure = Figure(figsize=(width / INCH, height / INCH), dpi=INCH, facecolor="white")
        self.canvas = FigureCanvasAgg(self.figure)
        with rc_context(STYLE):
            self.boards = [Board(self.figure, place) for place in places]
        self.background = None

    def show(self, draw, arrays, sharpness=1.0):
        """Draw these arrays; sharpness is the number of pixels a CSS pixel is wide."""
        for board in self.boards:
            board.begin()
        draw(*self.boards, arrays)
        for board in self.boards:
            board.finish()
        if self.figure.dpi != INCH * sharpness:
            self.figure.set_dpi(INCH * sharpness)
            self.background = None
        if self.background is None or any(board.stale for board in self.boards):
            self.canvas.draw()
            self.background = self.canvas.copy_from_bbox(self.figure.bbox)
        self.canvas.restore_region(self.background)
        for board in self.boards:
            board.stale = False
            board.paint()

    def image(self):
        """What is shown now."""
        size = self.canvas.get_width_height()
        return Image.frombuffer("RGBA", size, self.canvas.buffer_rgba(), "raw", "RGBA", 0, 1).convert("RGB")

    def png(self):
        """What is shown now as PNG bytes, at once.

        matplotlib's own print_png would draw the figure again, without what moves.
        """
        return quick_png(np.asarray(self.image()))

    def small_png(self):
        """The same to store: half the size, in 256 colours that no eye tells from the others."""
        file = io.BytesIO()
        colours = self.image().quantize(method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        colours.save(file, "PNG", compress_level=6)
        return file.getvalue()


def quick_png(pixels):
    """PNG bytes of pixels (height, width, 3), without the filters that libraries try on each row.

    Filters make photographs smaller. A drawing gains nothing by them, and trying them takes half of the time.
    """
    height, width, _ = pixels.shape
    rows = np.zeros(
        (height, 1 + 3 * width), np.uint8
    )  # a row begins with the number of its filter: 0 is none
    rows[:, 1:] = pixels.reshape(height, -1)
    parts = (
        (b"IHDR", struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)),  # 8 bits of each of three colours
        (b"IDAT", zlib.compress(rows, 1)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
