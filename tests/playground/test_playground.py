"""The playground by plain calls and in a cell, without a browser."""

import base64
import dataclasses
import math
import threading

import pytest

from dlcore import explore
from dlcore.explore import Playground
from dlcore.explore.playground import earlier
from dlcore.explore.playground.run import Run
from dlcore.explore.playground.settings import Settings

# Plain calls


def test_nothing_starts_by_itself():
    before = threading.active_count()
    play = Playground()
    play._repr_mimebundle_()
    assert (play.run.steps, play.playing, threading.active_count()) == (0, False, before)
    play.close()


def test_steps_are_those_of_a_run_alone():
    play, run = Playground(data="spiral", hidden=(5,)), Run(Settings(data="spiral", hidden=(5,)))
    cost = play.step(37)
    run.step(37)
    assert cost == play.cost == run.costs[0]
    assert play.run.steps == 37
    assert (play.run.net.theta == run.net.theta).all()


@pytest.mark.parametrize("n", [0, -1, 1.5, True, "3", None, math.nan])
def test_a_number_of_steps_that_is_none_is_refused(n):
    play = Playground()
    with pytest.raises(ValueError, match="wanted is a number of steps"):
        play.step(n)
    assert play.run.steps == 0


def test_set_changes_what_it_names_and_training_goes_on():
    play = Playground()
    play.step(10)
    play.set(learning_rate=0.1)
    assert play.settings == Settings(learning_rate=0.1)
    assert play.run.steps == 10
    play.set(hidden=(3,))
    assert play.settings == Settings(learning_rate=0.1, hidden=(3,))
    assert play.run.steps == 0
    assert "anew" in play.said


@pytest.mark.parametrize("given", [{"noise": 99}, {"hidden": (9,)}, {"colour": "red"}, {"activation": "sin"}])
def test_what_cannot_be_set_is_refused_and_changes_nothing(given):
    play = Playground()
    play.step(5)
    with pytest.raises(ValueError, match=next(iter(given))):
        play.set(**given)
    assert (play.settings, play.run.steps) == (Settings(), 5)
    with pytest.raises(ValueError, match=next(iter(given))):
        Playground(**given)


def test_reset_begins_from_the_same_weights():
    play = Playground(seed=3)
    first = play.run.net.theta.copy()
    play.step(20)
    assert not (play.run.net.theta == first).all()
    play.reset()
    assert (play.run.net.theta == first).all()
    assert play.run.steps == 0


def test_the_line_of_code_gives_the_same_playground():
    play = Playground(data="xor", hidden=(3, 3), learning_rate=0.1, inputs=("x1", "x1*x2"), seed=4)
    again = eval(play.code, {"Playground": Playground})
    assert again.settings == play.settings
    assert again.step(25) == play.step(25)


def test_its_signature_names_all_settings():
    import inspect

    names = list(inspect.signature(Playground).parameters)
    assert names[: len(dataclasses.fields(Settings))] == [
        field.name for field in dataclasses.fields(Settings)
    ]
    assert {"activation", "layer", "step", "table"} <= set(names)


# In a cell


def test_a_cell_shows_a_still_picture_with_its_sentence_and_the_page():
    play = Playground()
    data, metadata = play._repr_mimebundle_()
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")
    assert metadata["image/png"]["alt"] == data["text/plain"] == repr(play)
    view = data["application/vnd.jupyter.widget-view+json"]
    assert view["model_id"] == play.page.canvas.model_id
    again, _ = play._repr_mimebundle_()
    assert again["application/vnd.jupyter.widget-view+json"] == view, "a second look at it is the same page"
    play.close()


def test_where_its_widget_is_not_shown_there_is_the_picture(monkeypatch):
    monkeypatch.setenv("KAGGLE_KERNEL_RUN_TYPE", "Interactive")
    play = Playground()
    data, _ = play._repr_mimebundle_()
    assert set(data) == {"text/plain", "image/png"}
    assert play.page is None
    before = base64.b64decode(data["image/png"])
    play.step(100)
    assert base64.b64decode(play._repr_mimebundle_()[0]["image/png"]) != before


def test_without_widgets_installed_there_is_the_picture(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "dlcore.explore.playground.page", None)
    data, _ = Playground()._repr_mimebundle_()
    assert set(data) == {"text/plain", "image/png"}


def test_running_the_cell_again_takes_the_page_away(monkeypatch, page):
    now = {"cell": ("cell-1", 1)}
    monkeypatch.setattr(earlier, "running_cell", lambda: now["cell"])
    first = page()
    first.playground.play()
    twin = page()
    assert not first.playground.playing, "one of a cell plays"
    assert first.playground.page
    now["cell"] = ("cell-2", 2)
    elsewhere = page()
    elsewhere.playground.play()
    now["cell"] = ("cell-1", 3)
    again = page()
    assert [one.playground.page is None for one in (first, twin, elsewhere, again)] == [
        True,
        True,
        False,
        False,
    ]
    assert elsewhere.playground.playing


def test_a_playground_in_no_cell_is_left_alone(monkeypatch, page):
    monkeypatch.setattr(earlier, "running_cell", lambda: (None, None))
    first = page()
    first.playground.play()
    page()
    assert first.playground.playing


def test_explore_has_it():
    assert explore.Playground is Playground
