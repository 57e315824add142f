"""The panel before a prediction, for a screen reader, and where widgets do not show."""

import re

import ipywidgets

from dlcore import explore
from dlcore.explore import panel as panels
from dlcore.explore.controls import Choice
from dlcore.explore.panel import Panel, opened
from dlcore.explore.screen import CoreScreen, Screen
from tests.explore.panels import EACH, button, decoded, fresh_picture, inside, move

# Predictions


@EACH
def test_the_sliders_wait_for_the_prediction(explorer):
    panel = explorer().panel()
    controls = [*panel.moving.values(), panel.reset]
    assert all(widget.disabled for widget in controls)
    button(panel, "Skip").click()
    assert not any(widget.disabled for widget in controls)


def test_what_was_predicted_stays_beside_the_result():
    panel = explore.learning_rate().panel()
    answer = next(w for w in inside(panel.box) if isinstance(w, ipywidgets.RadioButtons))
    answer.index = 2
    button(panel, "Commit").click()
    panel.moving["lr"].value = 0.3
    said = " ".join(w.value for w in inside(panel.box) if isinstance(w, ipywidgets.HTML))
    assert "You predicted: 0.2" in said
    assert not panel.reset.disabled


def test_a_second_panel_does_not_ask_again():
    waiting = explore.learning_rate(lr=0.2).panel()
    other = explore.loss_bowl().panel()
    first = explore.learning_rate().panel()
    first.predicted("0.1")
    later = explore.learning_rate(lr=0.4).panel()
    for panel in (waiting, later):
        assert not panel.reset.disabled
        words = " ".join(w.value for w in inside(panel.box) if isinstance(w, ipywidgets.HTML))
        assert "You predicted: 0.1" in words
        assert not any(isinstance(w, ipywidgets.RadioButtons) for w in inside(panel.box))
    assert other.reset.disabled


def test_a_prediction_of_one_panel_is_shown_as_text_not_as_code(without_question):
    panels._predicted["sigmoid_line"] = "<b>3</b>"
    panel = explore.sigmoid_line().panel()
    assert "&lt;b&gt;3&lt;/b&gt;" in panel.slot.children[0].value


# Front ends


def test_the_names_of_the_sliders_are_sent_for_screen_readers(without_question):
    panel = explore.loss_bowl().panel()
    names = panel.box.children[-1].sliders
    assert [(name["label"], name["logarithmic"]) for name in names] == [
        ("start at w", False),
        ("learning rate", True),
        ("steps", False),
    ]
    for name, control in zip(names, ("start", "lr", "steps"), strict=True):
        assert name["id"] == panel.moving[control].model_id
        assert name["css"] in panel.moving[control]._dom_classes


@EACH
def test_core_widgets_take_over_where_ours_are_not_shown(explorer, without_question, monkeypatch):
    assert isinstance(explorer().panel().screen, Screen)
    monkeypatch.setenv("KAGGLE_KERNEL_RUN_TYPE", "Interactive")
    panel = explorer().panel()
    assert isinstance(panel.screen, CoreScreen)
    assert {type(w).__module__.split(".")[0] for w in inside(panel.box)} == {"ipywidgets"}
    control = explorer.controls[0]
    move(panel, control.name, control.trials[-1])
    plain = explorer(**panel.values)
    assert (decoded(panel.screen.image.value) == fresh_picture(plain)).all()
    assert plain.code == panel.screen.code.value
    assert 'role="status"' in panel.screen.said.value


def test_without_widgets_there_is_still_the_figure(monkeypatch):
    import sys

    monkeypatch.delitem(sys.modules, "dlcore.explore.panel")
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    monkeypatch.delitem(sys.modules, "dlcore.explore.screen", raising=False)
    data, _metadata = explore.scale_curves()._repr_mimebundle_()
    assert set(data) == {"text/plain", "image/png"}


def test_running_a_cell_again_closes_its_last_panel(monkeypatch):
    now = {"cell": ("cell-1", 1)}
    monkeypatch.setattr(panels, "running_cell", lambda: now["cell"])
    first, twin = opened(explore.learning_rate()), opened(explore.learning_rate())
    now["cell"] = ("cell-2", 2)
    elsewhere = opened(explore.learning_rate())
    now["cell"] = ("cell-1", 3)
    again = opened(explore.learning_rate())
    closed = [panel.box.comm is None for panel in (first, twin, elsewhere, again)]
    assert closed == [True, True, False, False]
    assert panels._locked == [elsewhere, again]


def test_a_closed_panel_is_forgotten():
    import gc
    import weakref

    panel = explore.learning_rate().panel()
    stage = weakref.ref(panel.stage)
    panel.close()
    del panel
    gc.collect()
    assert stage() is None


@EACH
def test_a_panel_says_its_task_and_names_every_control(explorer, without_question):
    panel = explorer().panel()
    assert any(explorer.task[:20] in w.value for w in inside(panel.box) if isinstance(w, ipywidgets.HTML))
    for control in explorer.controls:
        widget = panel.moving[control.name]
        assert widget.description == control.label
        if isinstance(control, Choice):
            assert [value for _label, value in widget.options] == list(control.options)


def test_a_notebook_with_every_explorer_runs_without_a_front_end():
    import nbformat
    from nbclient import NotebookClient

    calls = [f"explore.{explorer.name}()" for explorer in explore.EXPLORERS]
    sources = ["from dlcore import explore", *calls]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in sources])
    NotebookClient(notebook, timeout=60, kernel_name="python3").execute()
    for cell, explorer in zip(notebook.cells[1:], explore.EXPLORERS, strict=True):
        (output,) = cell.outputs
        assert output.output_type == "execute_result"
        assert untimed(output.data["text/plain"]) == untimed(explorer().alt)
        assert output.metadata["image/png"]["alt"] == output.data["text/plain"]


def untimed(sentence):
    """Without milliseconds, which another process measures anew."""
    return re.sub(r"[\d.e+]+ ms", "_ ms", sentence)


def test_the_panel_is_made_by_the_exploration():
    exploration = explore.scale_curves()
    assert isinstance(exploration.panel(), Panel)
    assert exploration.panel() is not exploration.panel()
