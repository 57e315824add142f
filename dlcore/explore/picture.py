"""Two tiny widgets that core ipywidgets lack: a picture with alternative text, and names for sliders.

Colab and Kaggle show core widgets only; `panel` then does without these two.
"""

import os
import sys
from importlib.util import find_spec
from pathlib import Path

if available := bool(find_spec("anywidget")):
    import anywidget
    from traitlets import Bytes, Dict, Float, List, Unicode

    HERE = Path(__file__).parent

    class Picture(anywidget.AnyWidget):
        """A picture, the sentence that stands for it, and the code that gives it again."""

        _esm = (HERE / "picture.js").read_text(encoding="utf-8")
        png = Bytes(b"").tag(sync=True)
        alt = Unicode("").tag(sync=True)
        code = Unicode("").tag(sync=True)
        size = List().tag(sync=True)
        words = Dict().tag(sync=True)
        sharpness = Float(0).tag(sync=True)

    class Names(anywidget.AnyWidget):
        """What a screen reader says about each slider: [{id, css, label, digits, logarithmic}]."""

        _esm = (HERE / "names.js").read_text(encoding="utf-8")
        sliders = List().tag(sync=True)


def rendered_here():
    """Whether this front end can be expected to show widgets that are not ipywidgets' own."""
    return available and "google.colab" not in sys.modules and "KAGGLE_KERNEL_RUN_TYPE" not in os.environ
