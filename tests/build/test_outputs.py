"""What a solution's outputs may be, what is left out of them, and that nothing of the machine gets in."""

import base64
import sys
from io import BytesIO
from pathlib import Path

import nbformat
import numpy as np
import pytest
from PIL import Image

from dlcore.classroom import execution
from dlcore.classroom.execution import Failed
from dlcore.classroom.pictures import HEAVY, smaller

ROOT = Path(__file__).resolve().parents[2]


def ran(**output):
    """A notebook of one cell that gave this output."""
    cell = nbformat.v4.new_code_cell("x", id="x", outputs=[nbformat.from_dict(output)])
    return nbformat.v4.new_notebook(cells=[cell])


def shown(data, metadata=None):
    return ran(output_type="display_data", data=data, metadata=metadata or {})


def printed(text, name="stdout"):
    return ran(output_type="stream", name=name, text=text)


def png(pixels):
    content = BytesIO()
    Image.fromarray(pixels).save(content, "PNG")
    return content.getvalue()


def pixels(content):
    return np.asarray(Image.open(BytesIO(content)).convert("RGB")).astype(float)


REFUSED = {
    "a figure without alt": (shown({"image/png": "iVBORw0", "text/plain": "<Figure>"}), "alt text"),
    "a figure with empty alt": (shown({"image/png": "iVBORw0"}, {"image/png": {"alt": " "}}), "alt text"),
    "an address": (shown({"text/plain": "<object at 0x7f12ab34cd>"}), "memory address"),
    "an address in HTML": (shown({"text/html": "<b id='0x7f12ab34cd'>"}), "memory address"),
    "a warning": (printed("RuntimeWarning: divide", "stderr"), "stderr"),
    "a path of the course": (printed(f"{ROOT}/data/x.png"), "path of this machine"),
    "a path of the user": (printed(str(Path.home() / ".config")), "path of this machine"),
}


@pytest.mark.parametrize(("notebook", "words"), REFUSED.values(), ids=REFUSED)
def test_outputs_that_do_not_travel_are_refused(notebook, words):
    with pytest.raises(Failed, match=words):
        execution.look_over(notebook, ROOT)


def test_a_figure_with_alt_text_is_fine():
    alt = {"image/png": {"alt": "A line from 0 to 1."}}
    execution.look_over(shown({"image/png": "iVBORw0", "text/plain": "0.25"}, alt), ROOT)


def test_views_of_widgets_and_paths_in_tracebacks_are_left_out():
    notebook = shown({execution.WIDGET: {"model_id": "b1946ac9"}, "text/plain": "a slider"})
    error = {"output_type": "error", "ename": "ValueError", "evalue": "no", "traceback": ["File /tmp/2.py"]}
    notebook.cells[0].outputs.append(nbformat.from_dict(error))
    execution.normalise(notebook)
    assert notebook.cells[0].outputs[0].data == {"text/plain": "a slider"}
    assert notebook.cells[0].outputs[1].traceback == ["ValueError: no"]


def test_single_faces_are_not_stored_and_their_sentence_is():
    notebook = shown({"image/png": "iVBORw0", "text/plain": "16 faces"})
    notebook.cells[0].metadata["tags"] = ["people"]
    execution.normalise(notebook)
    assert notebook.cells[0].outputs[0].data == {"text/plain": "16 faces"}


def test_a_drawing_gets_smaller_and_looks_the_same():
    drawing = np.full((200, 300, 4), 255, dtype=np.uint8)
    drawing[50:60, 20:250, :3] = np.arange(230)[:, None]
    before = png(drawing)
    notebook = shown({"image/png": execution.in_text(before)})
    execution.normalise(notebook)
    after = base64.b64decode(notebook.cells[0].outputs[0].data["image/png"])
    assert len(after) < len(before)
    assert np.abs(pixels(after) - pixels(before)).mean() <= 0.3


def test_a_photograph_keeps_its_colours():
    photograph = png(np.random.default_rng(0).integers(0, 256, (60, 80, 3), dtype=np.uint8))
    assert np.array_equal(pixels(smaller(photograph)), pixels(photograph))


def test_a_sheet_of_many_photographs_is_stored_with_fewer_colours():
    tiles = np.random.default_rng(0).normal(128, 40, (6, 8, 64, 64, 3)).clip(0, 255).astype(np.uint8)
    sheet = png(np.concatenate(np.concatenate(tiles, axis=1), axis=1))
    stored = smaller(sheet)
    assert len(sheet) > HEAVY and len(stored) < len(sheet) / 2
    assert np.abs(pixels(stored) - pixels(sheet)).mean() < 12


def timed(text, tags):
    notebook = printed(text)
    notebook.cells[0].metadata["tags"] = list(tags)
    return notebook


@pytest.mark.parametrize(
    ("old", "new", "tags", "kept"),
    [
        ("loop 12.5 ms", "loop  3.25 ms", ("timing",), True),
        ("loop 12.5 ms", "loop 3.25e-05 ms", ("timing",), True),
        ("loop 12.5 ms", "loop 3.25 ms", (), False),
        ("loop 12.5 ms", "sum 3.25 ms", ("timing",), False),
        ("loop 12.5 ms", "loop 3.25 ms, sum 1 ms", ("timing",), False),
    ],
)
def test_only_a_timing_whose_words_are_the_same_keeps_its_numbers(old, new, tags, kept):
    notebook = timed(new, tags)
    execution.keep_earlier(notebook, timed(old, tags))
    assert notebook.cells[0].outputs[0].text == (old if kept else new)


def test_a_timing_of_a_changed_cell_is_new():
    notebook, earlier = timed("loop 3 ms", ["timing"]), timed("loop 12 ms", ["timing"])
    earlier.cells[0].id = "another"
    execution.keep_earlier(notebook, earlier)
    assert notebook.cells[0].outputs[0].text == "loop 3 ms"


@pytest.mark.parametrize(
    ("here", "tags", "kept"),
    [(False, ("frameworks",), True), (True, ("frameworks",), False), (False, (), False)],
)
def test_what_keras_gave_is_kept_where_it_is_not_installed(here, tags, kept, monkeypatch):
    monkeypatch.setattr(execution, "have_frameworks", lambda: here)
    notebook = timed("Keras is not installed here.", tags)
    execution.keep_earlier(notebook, timed("Keras is here.", tags))
    assert notebook.cells[0].outputs[0].text == ("Keras is here." if kept else "Keras is not installed here.")


def test_the_kernel_gets_nothing_of_the_users_settings_that_could_show(tmp_path, monkeypatch):
    monkeypatch.setenv("DLCORE_LANGUAGE", "zh_CN")
    monkeypatch.setenv("DLCORE_PROGRESS", "/somewhere/real")
    environment = execution.environment(tmp_path, tmp_path / "private")
    assert environment["OPENBLAS_NUM_THREADS"] == "1"
    assert environment["DLCORE_LANGUAGE"] == "en"
    assert Path(environment["DLCORE_PROGRESS"]).parent == tmp_path / "private"
    assert environment["PYTHONPATH"].startswith(str(tmp_path))


def test_the_progress_folder_of_the_run_is_hidden(tmp_path):
    code = "import os\nprint(os.environ['DLCORE_PROGRESS'])\nos.environ['DLCORE_PROGRESS']"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    execution.run(notebook, ROOT, tmp_path)
    printed, returned = notebook.cells[0].outputs
    assert printed.text == execution.OWN_FOLDER + "\n"
    assert returned.data["text/plain"] == repr(execution.OWN_FOLDER)


def test_the_kernel_is_this_python_whatever_kernels_are_installed(tmp_path):
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell("import sys\nprint(sys.executable)")]
    )
    execution.run(notebook, ROOT, tmp_path)
    assert notebook.cells[0].outputs[0].text.strip() == sys.executable
