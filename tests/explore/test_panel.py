"""The live panel without a browser: what its widgets do when they are moved, one by one and all at once."""

import threading

import ipywidgets
import numpy as np
import pytest

from dlcore import explore
from dlcore.explore.controls import Choice, Ladder
from dlcore.explore.stage import LOCK
from tests.explore.panels import EACH, button, decoded, fresh_picture, move


@EACH
def test_a_moved_panel_equals_the_plain_call(explorer, without_question):
    panel = explorer().panel()
    panel.update()  # moving a control to where it stands shows nothing new, and the stored picture is sharper
    for control in explorer.controls:
        for value in control.trials:
            move(panel, control.name, value)
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
        if isinstance(control, Choice | Ladder) or control.whole:
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


def test_a_sharper_screen_gets_a_sharper_picture(without_question):
    panel = explore.sigmoid_line().panel()
    panel.screen.widget.sharpness = 2.0  # as the browser reports it
    assert decoded(panel.screen.widget.png).shape == (680, 1600, 3)
    panel.screen.widget.sharpness = 1.0
    assert (decoded(panel.screen.widget.png) == fresh_picture(explore.sigmoid_line())).all()


def test_who_waits_to_draw_sees_what_moved_meanwhile(without_question):
    panel = explore.loss_bowl().panel()
    for name, value, act in [
        ("start", 3.0, panel.update),
        ("loss", "log", lambda: setattr(panel.screen.widget, "sharpness", 2.0)),
        ("start", 5.0, lambda: setattr(panel.moving["loss"], "value", "squared")),
    ]:
        with LOCK:
            waiting = threading.Thread(target=act)
            waiting.start()
            waiting.join(0.3)  # by now it waits to draw
            panel.moving[name].value = value
        waiting.join(60)
        assert panel.screen.widget.alt == panel.explorer(**panel.values).alt


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
