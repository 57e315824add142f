"""A private figure that is kept, so that a moved slider costs a few milliseconds instead of a new figure.

A drawing is written once, as if every call were the first: `board.line("path", x, y, color=BLUE)`. The board keeps
what it has drawn under that name and only moves it the next time; what is not drawn again disappears. Axes, ticks and
titles are laid out again only when `frame` is given other limits; everything else is drawn over a stored background.

Nothing here touches pyplot, whose global state is not safe where JupyterLab runs the callbacks of sliders in threads.
"""

import io
import threading

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Annotation
from PIL import Image

# Colours that people with any kind of colour vision tell apart (Okabe and Ito), each always with a shape of its own.
BLUE, ORANGE, GREEN, PURPLE = "#0072b2", "#d55e00", "#007a5e", "#a8508a"
INK, GREY, PALE = "#222222", "#666666", "#e9eef3"

INCH = 100  # CSS pixels
LOCK = threading.RLock()
"""Held while drawing, one picture at a time: sliders call from several threads, and all figures share fonts."""

FONT = {"fontsize": 10.5, "color": INK}


class Board:
    """One pair of axes, and the artists drawn on it, kept by name."""

    def __init__(self, figure, place):
        self.axes = figure.add_axes(place)
        self.axes.set_axisbelow(True)
        for side, spine in self.axes.spines.items():
            spine.set_zorder(1)  # below all that moves, as in the stored background
            spine.set_visible(side in ("left", "bottom"))
        self.artists, self.drawn = {}, set()
        self.settings, self.framed, self.stale = {}, False, True

    def frame(self, grid=False, bare=False, **settings):
        """Limits, labels, ticks, title, scales: as for matplotlib's axes.set(). Costs nothing while they stay the same."""
        self.framed = True
        if (settings := settings | {"grid": grid, "bare": bare}) != self.settings:
            self.settings, self.stale = settings, True
            own = {name: value for name, value in settings.items() if name not in ("grid", "bare")}
            self.axes.set(**own)
            self.axes.title.set_size(11.5)
            if grid:
                self.axes.grid(color="#dddddd", linewidth=0.6)
            if bare:
                self.axes.set_axis_off()

    def line(self, name, x, y, **style):
        """A line through points, or marks at them (linestyle "none")."""
        return self.keep(name, lambda: Line2D([], []), data=(x, y), **style)

    def text(self, name, x, y, words, offset=(0, 0), inside=False, **style):
        """Words beside a point, moved by `offset` points; with inside=True, x and y are fractions of the board."""
        place = "axes fraction" if inside else "data"
        box = {"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 1.5}
        options = {"xycoords": place, "textcoords": "offset points", "bbox": box, "annotation_clip": False}
        note = self.keep(
            name,
            lambda: Annotation("", (0, 0), (0, 0), **options),
            text=words,
            position=offset,
            zorder=6,
            clip_on=False,
            **FONT | style,
        )
        note.xy = (x, y)
        return note

    def shapes(self, name, corners, **style):
        """Filled polygons, each a list of (x, y)."""
        return self.keep(name, lambda: PolyCollection([]), verts=corners, **style)

    def keep(self, name, make, **properties):
        if name not in self.artists:
            artist = make()
            artist.set_animated(True)
            self.artists[name] = self.axes.add_artist(artist)
        self.drawn.add(name)
        self.artists[name].set(visible=True, **properties)
        return self.artists[name]

    def begin(self):
        self.drawn.clear()
        self.framed = False

    def finish(self):
        for name, artist in self.artists.items():
            artist.set_visible(name in self.drawn)
        if self.axes.get_visible() != self.framed:
            self.axes.set_visible(self.framed)
            self.stale = True

    def paint(self):
        if self.framed:
            for artist in sorted(self.artists.values(), key=lambda artist: artist.get_zorder()):
                self.axes.draw_artist(artist)


class Stage:
    """The figure: boards at fixed places, so that nothing jumps when a label changes its length."""

    def __init__(self, width, height, places):
        """Sizes in CSS pixels; a place is (left, bottom, width, height) in fractions of the figure."""
        self.size = (width, height)
        self.figure = Figure(figsize=(width / INCH, height / INCH), dpi=INCH, facecolor="white")
        self.canvas = FigureCanvasAgg(self.figure)
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

    def pixels(self):
        """What is shown now, (height, width, 3)."""
        return np.asarray(self.canvas.buffer_rgba())[..., :3]

    def png(self, effort=1):
        """The picture as PNG bytes. (matplotlib's own print_png would draw the figure again, without what moves.)"""
        file = io.BytesIO()
        Image.fromarray(np.ascontiguousarray(self.pixels())).save(file, "PNG", compress_level=effort)
        return file.getvalue()
