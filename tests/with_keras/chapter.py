"""What chapter 10 says about Keras, with the numbers: its cells as they are stored, and the picture for those without.

nbval does not compare these cells, for what they show depends on what is installed.
"""

import re
import runpy
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import matplotlib
import nbformat
import numpy as np

from dlcore import frameworks

matplotlib.use("agg")
ROOT = Path(__file__).resolve().parents[2]
SOLUTION = ROOT / "notebooks" / "solutions" / "10_softmax_and_keras_style.ipynb"
CARDS = re.compile(r"(quiz|predict|check|catch_bugs|progress|explore\.\w+)\(")


def cells():
    """The chapter's code, without its cards, as far as the last cell that asks Keras."""
    code = [cell for cell in nbformat.read(SOLUTION, as_version=4).cells if cell.cell_type == "code"]
    asking = [k for k, cell in enumerate(code) if is_tagged(cell)]
    return [cell for cell in code[: asking[-1] + 1] if not CARDS.match(cell.source.split("\n")[-1])]


def is_tagged(cell):
    return "frameworks" in cell.metadata.get("tags", ())


def test_every_comparison_in_the_chapter_comes_out_as_it_says():
    names, shown = {}, []
    for cell in cells():
        printed = StringIO()
        with redirect_stdout(printed):
            exec(compile(cell.source, cell.id, "exec"), names)
        if is_tagged(cell):
            shown.append(printed.getvalue())
    told = "".join(shown)
    assert frameworks.found() in told and "not installed" not in told.replace(
        "TensorFlow is not installed", ""
    )
    assert told.count("True") == 5 and "False" not in told.replace("from_logits=False", "")
    assert "p = 0, label 1: 16.118, and -ln(1e-7) is 16.118\nz = -50, label 1: 50.000" in told
    clipped = (
        "16.118, slope 0.000" if frameworks.keras().config.backend() == "jax" else "50.000, slope -1.000"
    )
    assert "dlcore: cost 50.000, slope -1.000" in told and re.search(f"Keras:  cost {clipped}", told)
    assert re.search(r"J (0\.\d{4}), ours \1;", told)
    if frameworks.tensorflow():
        assert re.search(r"w = (\d\.\d{4}) by the tape, \1 by our graph", told)


def test_the_stored_picture_shows_what_its_text_says():
    """From 0.69 to 0.03, and the same to a millionth."""
    ours, theirs = runpy.run_path(str(ROOT / "notebooks/source/pictures/make_10_keras.py"))["walks"]()
    assert ours.shape == theirs.shape == (60,)
    assert abs(ours - theirs).max() < 1e-6
    assert [round(float(cost), 2) for cost in (ours[0], ours[-1])] == [0.69, 0.03]
    assert (np.diff(ours) < 0).all()
