"""The page of the playground: one widget with all controls, and a canvas that draws the frames it is sent.

From Python to the page, as traits:

    form     once: `controls` (declarations, as settings.CONTROLS), `words`, `pictures` of the inputs, `thumbnails`
             of the data sets, `editable` (whether weights may be typed in)
    state    settings, playing, said (the status sentence), trouble (a sentence, or ""), code (a cell that trains
             this), share (a line that gives this state), history {k, n} (moment k of the moments 0 to n), two (None, or
             {"title": what is different in the run that is kept})
    frame    what frame.picture gives: the run of the controls
    frame2   the same of the run that is kept beside it; b"" if there is none

From the page, as messages {"do": ...}:

    set (name, value)                                       a control was moved
    play, pause, step, reset
    add_layer, remove_layer, add_unit (layer), remove_unit (layer)      layers counted from 0
    toggle_input (name)
    seek (k)                                                the history slider
    copy (what: "code" or "share")                          both texts are in `state` already; this is for the status
    beside, alone                                           keep this run and start another; let go of the kept one
    weight (layer, unit, source, value)                     a weight typed in; source -1 is the bias
    drawn (n)                                               frame number n is on the screen, if a frame asked for it
"""

from pathlib import Path

import anywidget
from traitlets import Bytes, Dict

HERE = Path(__file__).parent
PARTS = (
    "drawing.js", "curves.js", "network.js", "controls.js", "units.js", "card.js", "view.js", "foot.js", "page.js",
)  # fmt: skip
"""The page's files, in an order in which each uses only what comes before it; together they are one module."""


def module():
    """The page's script."""
    return "\n".join((HERE / part).read_text(encoding="utf-8") for part in PARTS)


class Canvas(anywidget.AnyWidget):
    """The whole page of one playground."""

    _esm = module()
    _css = (HERE / "page.css").read_text(encoding="utf-8")
    form = Dict().tag(sync=True)
    state = Dict().tag(sync=True)
    frame = Bytes(b"").tag(sync=True)
    frame2 = Bytes(b"").tag(sync=True)
