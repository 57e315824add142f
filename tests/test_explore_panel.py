"""The live panel without a browser: what its widgets do when they are moved, one by one and all at once."""

import io
import threading
import time

import ipywidgets
import numpy as np
import pytest
from PIL import Image

from dlcore import explore
from dlcore.explore import panel as panels
from dlcore.explore.controls import Choice
from dlcore.explore.panel import Panel, opened
from dlcore.explore.screen import CoreScreen, Screen

EACH = pytest.mark.parametrize("explorer", explore.EXPLORERS, ids=lambda explorer: explorer.name)


@pytest.fixture(autouse=True)
def new_session(monkeypatch):
    """No prediction made yet, no panel open."""
    monkeypatch.setattr(panels, "_predicted", {})
    monkeypatch.setattr(panels, "_locked", [])
    monkeypatch.setattr(panels, "_open", {})


@pytest.fixture
def without_question(monkeypatch):
    """All predictions skipped: the sliders are open."""
    monkeypatch.setattr(
        panels, "_predicted", {explorer.prediction.id: None for explorer in explore.EXPLORERS}
    )


def decoded(png):
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)


def inside(box):
    """All widgets in a box."""
    for child in getattr(box, "children", ()):
        yield child
        yield from inside(child)


def button(panel, name):
    found = [w for w in inside(panel.box) if isinstance(w, ipywidgets.Button) and w.description == name]
    return found[0]


def fresh_picture(exploration, sharpness=1.0):
    stage = exploration.explorer.stage()
    stage.show(exploration.explorer.draw, exploration.arrays, sharpness)
    return np.asarray(stage.image()).astype(int)


@EACH
def test_a_moved_panel_equals_the_plain_call(explorer, without_question):
    panel = explorer().panel()
    for control in explorer.controls:
        for value in control.trials:
            panel.moving[control.name].value = value
            plain = explorer(**panel.values)
            shown = panel.screen.widget
            assert panel.values[control.name] == pytest.approx(value)
            assert (shown.alt, shown.code) == (plain.alt, plain.code)
            assert (decoded(shown.png) == fresh_picture(plain)).all()


@EACH
def test_a_panel_opens_with_the_values_of_the_call(explorer, without_question):
    values = {control.name: control.trials[-1] for control in explorer.controls}
    exploration = explorer(**values)
    panel = exploration.panel()
    assert panel.values == exploration.values
    assert panel.screen.widget.png == exploration.png
    assert panel.screen.widget.alt == exploration.alt


def test_a_typed_value_stays_exact_and_a_moved_one_is_what_is_shown(without_question):
    panel = explore.learning_rate(lr=0.123456).panel()
    panel.moving["curvature"].value = 7
    assert panel.values == {"lr": 0.123456, "curvature": 7}
    panel.moving["lr"].value = 10**-0.7  # 0.19952...
    assert panel.values["lr"] == 0.2
    assert "learning rate 0.2 " in panel.screen.widget.alt


@EACH
def test_every_value_that_can_be_typed_is_on_a_step_of_its_slider(explorer, without_question):
    for control in explorer.controls:
        if isinstance(control, Choice) or control.whole:
            continue
        for share in (0, 0.1234, 0.5, 0.777, 0.999, 1):
            value = control.checked(control.low + share * (control.high - control.low))
            widget = explorer(**{control.name: value}).panel().moving[control.name]
            logarithmic = isinstance(widget, ipywidgets.FloatLogSlider)
            at, low = (np.log10(value), widget.min) if logarithmic else (value, widget.min)
            steps = (at - low) / widget.step
            assert steps == pytest.approx(round(steps), abs=1e-6)
            assert control.step / 2 <= widget.step <= 2 * control.step or steps <= 1


@EACH
def test_reset_goes_back_to_the_call_in_one_picture(explorer, without_question):
    exploration = explorer()
    panel = exploration.panel()
    for control in explorer.controls:
        panel.moving[control.name].value = control.trials[0]
    pictures = []
    panel.screen.widget.observe(lambda change: pictures.append(change.new), "png")
    button(panel, "Reset").click()
    assert panel.values == exploration.values
    assert panel.screen.widget.alt == exploration.alt
    assert len(pictures) == 1


@EACH
def test_an_update_is_fast_enough_to_be_live(explorer, without_question):
    """50 ms is the bound for sliders that act while they move: of the processor's time, others may be busy too."""

    def own_step(w, b, dw, db, learning_rate):
        return w - learning_rate * dw, b - learning_rate * db

    panel = explorer(**({"step": own_step} if explorer.takes_step else {})).panel()
    control = explorer.controls[0]
    times = []
    for value in [*np.linspace(control.low, control.high, 12)] * 2:
        start = time.process_time()
        panel.moving[control.name].value = control.rounded(value)
        times.append(time.process_time() - start)
    assert np.median(times) < 0.05


def test_a_sharper_screen_gets_a_sharper_picture(without_question):
    panel = explore.sigmoid_line().panel()
    panel.screen.widget.sharpness = 2.0  # as the browser reports it
    assert decoded(panel.screen.widget.png).shape == (680, 1600, 3)
    panel.screen.widget.sharpness = 1.0
    assert (decoded(panel.screen.widget.png) == fresh_picture(explore.sigmoid_line())).all()


def test_moves_from_four_threads_end_in_a_picture_that_is_true(without_question):
    """JupyterLab calls back in threads; whatever the order, no error, and picture and sentence fit the sliders."""
    two = [explore.loss_bowl().panel(), explore.learning_rate().panel()]
    troubles = []

    def move(panel, name, values):
        try:
            for value in values:
                panel.moving[name].value = value
        except BaseException as error:
            troubles.append(error)

    threads = [
        threading.Thread(target=move, args=arguments)
        for arguments in [
            (two[0], "start", np.linspace(-8, 8, 12)),
            (two[0], "loss", ["squared", "log"] * 6),
            (two[1], "lr", np.geomspace(0.01, 3, 12)),
            (two[1], "curvature", list(range(1, 13))),
        ]
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not troubles
    assert not any(thread.is_alive() for thread in threads)
    for panel in two:
        plain = panel.explorer(**panel.values)
        assert panel.screen.widget.alt == plain.alt
        assert (decoded(panel.screen.widget.png) == fresh_picture(plain)).all()


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
    panel.moving[control.name].value = control.trials[0]
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
        assert output.data["text/plain"] == explorer().alt
        assert output.metadata["image/png"]["alt"] == explorer().alt


def test_the_panel_is_made_by_the_exploration():
    exploration = explore.scale_curves()
    assert isinstance(exploration.panel(), Panel)
    assert exploration.panel() is not exploration.panel()
