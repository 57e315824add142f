"""What the page asks for, and what somebody else's page may try."""

import dataclasses
import math

import pytest

from dlcore.explore import Playground
from dlcore.explore.playground import playground
from dlcore.explore.playground.frame import unpacked
from dlcore.explore.playground.settings import Settings
from tests.playground.nonsense import NONSENSE
from tests.playground.pages import play_until

# What the page asks for


def test_the_page_is_told_all_it_needs(page):
    one = page(learning_rate=0.1)
    state = one.canvas.state
    assert state["settings"]["learning_rate"] == 0.1
    assert state["share"] == "Playground(learning_rate=0.1)"
    assert "next(walk)" in state["code"]
    assert (state["playing"], state["trouble"], state["two"]) == (False, "", None)
    assert "Step 0" in state["said"]
    header, _ = unpacked(one.canvas.frame)
    assert header["n"] == 1


@pytest.mark.parametrize(
    ("message", "changed"),
    [
        ({"do": "set", "name": "learning_rate", "value": 0.3}, {"learning_rate": 0.3}),
        ({"do": "set", "name": "hidden", "value": [2, 2, 2]}, {"hidden": (2, 2, 2)}),
        ({"do": "set", "name": "problem", "value": "regression"}, {"problem": "regression", "data": "plane"}),
        ({"do": "set", "name": "batch_size", "value": "all"}, {"batch_size": "all"}),
        ({"do": "set", "name": "batch_norm", "value": True}, {"batch_norm": True}),
        ({"do": "add_layer"}, {"hidden": (4, 2, 2)}),
        ({"do": "remove_layer"}, {"hidden": (4,)}),
        ({"do": "add_unit", "layer": 1}, {"hidden": (4, 3)}),
        ({"do": "remove_unit", "layer": 0}, {"hidden": (3, 2)}),
        ({"do": "toggle_input", "name": "x1*x2"}, {"inputs": ("x1", "x2", "x1*x2")}),
        ({"do": "toggle_input", "name": "x1"}, {"inputs": ("x2",)}),
    ],
    ids=lambda given: " ".join(map(str, given.values())),
)
def test_the_page_changes_settings(page, message, changed):
    one = page()
    one.says(**message)
    assert one.playground.settings == dataclasses.replace(Settings(), **changed)
    settings = one.canvas.state["settings"]
    assert {name: plain(settings[name]) for name in changed} == changed
    assert one.shown["n"] == 2, "the change is shown at once"


def plain(value):
    return tuple(value) if isinstance(value, list) else value


def test_the_page_steps_and_resets(page):
    one = page()
    one.says(do="step")
    assert one.playground.run.steps == one.shown["steps"] == one.playground.settings.pace
    one.drawn()
    one.says(do="reset")
    assert (one.playground.run.steps, one.shown["steps"]) == (0, 0)


def test_the_page_plays_and_pauses(page):
    one = page()
    one.says(do="play")
    assert one.canvas.state["playing"]
    play_until(one, lambda: one.playground.run.steps >= 200)
    one.says(do="pause")
    assert not one.canvas.state["playing"]
    assert f"Step {one.playground.run.steps:,}" in one.canvas.state["said"]
    steps = one.playground.run.steps
    one.playground.player.thread.join(60)
    assert one.playground.run.steps == steps, "no step after pause"


def test_sliders_move_while_it_plays(page):
    one = page(pace=5)
    one.says(do="play")
    for rate in (0.1, 0.3, 1, 0.01):
        one.says(do="set", name="learning_rate", value=rate)
        before = one.playground.run.steps
        assert one.playground.run.settings.learning_rate == rate
        play_until(one, lambda before=before: one.playground.run.steps > before)
    assert one.playground.playing


def test_a_new_layer_begins_anew_and_plays_on(page):
    one = page()
    one.says(do="play")
    play_until(one, lambda: one.playground.run.steps >= 400)
    one.says(do="add_layer")
    assert one.playground.settings.hidden == (4, 2, 2)
    play_until(one, lambda: one.playground.run.steps >= 100)
    assert one.playground.playing


def test_the_status_line_does_not_talk_all_the_time(page):
    one = page(pace=1)
    one.says(do="play")
    said = set()
    play_until(one, lambda: said.add(one.canvas.state["said"]) or one.playground.run.steps >= 20)
    assert said == {"Training."}


def test_but_now_and_then_it_says_how_far_it_is(page, monkeypatch):
    monkeypatch.setattr(playground, "EVERY", 0.0)
    one = page()
    one.says(do="play")
    play_until(one, lambda: one.canvas.state["said"].startswith("Step"))


def test_weights_are_typed_in(page):
    one = page()
    one.says(do="weight", layer=0, unit=2, source=1, value=1.25)
    _, arrays = unpacked(one.canvas.frame)
    assert arrays["W1"][2, 1] == 1.25
    one.drawn()
    one.says(do="weight", layer=2, unit=0, source=-1, value=-3)
    _, arrays = unpacked(one.canvas.frame)
    assert arrays["b3"][0] == -3
    assert arrays["W1"][2, 1] == 1.25


@pytest.mark.parametrize(
    "place",
    [(9, 0, 0, 1.0), (0, 4, 0, 1.0), (0, 0, 2, 1.0), (-1, 0, 0, 1.0), (0, 0, -2, 1.0), (0, 0, 0, math.inf)],
)
def test_a_weight_that_is_not_there_is_none(page, place):
    one = page()
    before = one.playground.run.net.theta.copy()
    one.says(do="weight", **dict(zip(("layer", "unit", "source", "value"), place, strict=True)))
    assert (one.playground.run.net.theta == before).all()


@pytest.mark.parametrize("message", NONSENSE, ids=lambda message: str(message)[:60])
def test_a_hostile_or_old_page_breaks_nothing(page, message):
    one = page()
    before = one.playground.run.net.theta.copy()
    one.hears(message)
    assert one.playground.settings == Settings()
    assert (one.playground.run.net.theta == before).all()
    assert len(one.playground.said) <= playground.LONGEST
    assert not one.playground.playing
    one.says(do="set", name="seed", value=1)
    assert one.playground.settings == Settings(seed=1)


@pytest.mark.parametrize("name", ["data", "activation", "optimizer"])
def test_own_things_that_are_not_there(page, name):
    one = page()
    one.says(do="set", name=name, value="own")
    assert "nothing of your own was given" in one.canvas.state["said"]
    assert one.playground.settings == Settings()
    with pytest.raises(ValueError, match="nothing of your own was given"):
        Playground(**{name: "own"})


def test_what_cannot_be_done_is_said(page):
    one = page()
    one.says(do="set", name="noise", value=70)
    assert "noise is 70" in one.canvas.state["said"]
    one.says(do="set", name="inputs", value=[])
    assert "inputs" in one.canvas.state["said"]


def test_the_last_layer_and_the_last_unit(page):
    one = page(hidden=(1,))
    one.says(do="remove_unit", layer=0)
    assert one.playground.settings.hidden == (1,)
    one.says(do="remove_layer")
    assert one.playground.settings.hidden == ()
    one.says(do="remove_layer")
    assert "no hidden layer left" in one.canvas.state["said"]
    one.says(do="play")
    play_until(one, lambda: one.playground.run.steps > 0)
