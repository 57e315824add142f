"""Playing with a page that looks: functions of the learner's, frames, two runs, and everything at once."""

import threading

import numpy as np
import pytest

from dlcore.explore import Playground
from dlcore.explore.playground.commands import COMMANDS
from dlcore.explore.playground.controls import CONTROLS
from dlcore.explore.playground.frame import unpacked
from dlcore.explore.playground.player import MOST, ON_THE_WAY
from dlcore.explore.playground.run import Run
from dlcore.explore.playground.settings import Settings
from tests.playground.nonsense import NONSENSE
from tests.playground.pages import play_until

# Functions of the learner's


def wave(z):
    return np.tanh(z)


def wave_grad(z):
    return 1 - np.tanh(z) ** 2


def failing_after(calls):
    """The same as wave, so many times; then it fails."""

    def wave(z):
        nonlocal calls
        calls -= 1
        if calls < 0:
            raise RuntimeError("out of waves")
        return np.tanh(z)

    return wave


def test_the_learners_activation_trains_as_the_librarys(page):
    one = page(activation=(wave, wave_grad))
    assert one.playground.step(30) == Playground().step(30)
    assert one.playground.code == "Playground(activation=(wave, wave_grad))"
    assert "wave" in one.playground.cell


def test_one_that_fails_pauses_the_playing_with_its_words(page):
    one = page(activation=(failing_after(300), wave_grad))
    one.says(do="play")
    while one.playground.playing:
        one.drawn()
        one.playground.player.stop.wait(0.002)
    one.playground.player.thread.join(60)
    state = one.canvas.state
    assert "out of waves" in state["trouble"]
    assert "out of waves" in state["said"]
    assert not state["playing"]
    assert np.isfinite(one.playground.run.net.theta).all(), "what is seen is the last state that was whole"
    with pytest.raises(ValueError, match="out of waves"):
        one.playground.step()
    one.says(do="set", name="activation", value="tanh")
    assert one.playground.step(5) > 0


# Frames


def test_a_paused_page_that_is_behind_gets_one_frame_when_it_has_caught_up(page):
    one = page()
    for seed in range(1, 9):
        one.says(do="set", name="seed", value=seed)
    assert one.shown["n"] <= ON_THE_WAY
    assert one.playground.settings.seed == 8
    one.drawn()
    assert one.shown["n"] == ON_THE_WAY + 1
    assert one.canvas.state["settings"]["seed"] == 8
    _, arrays = unpacked(one.canvas.frame)
    assert (arrays["train"][:2] == one.playground.run.points_train.astype(np.float32)).all()


def test_a_page_that_shows_nothing_stops_the_training(page, monkeypatch):
    monkeypatch.setattr("dlcore.explore.playground.player.PATIENCE", 0.2)
    one = page()
    one.says(do="play")
    one.playground.player.thread.join(60)
    assert not one.playground.playing
    assert "no page shows" in one.canvas.state["said"]
    assert not one.canvas.state["playing"]
    assert one.shown["n"] <= MOST + 1


# Two runs


def test_two_runs_begin_alike_and_play_together(page):
    one = page()
    one.playground.step(30)
    one.says(do="beside")
    assert [run.steps for run in one.playground.runs] == [0, 0]
    one.says(do="set", name="learning_rate", value=0.3)
    assert [run.settings.learning_rate for run in one.playground.runs] == [0.3, 0.03]
    one.says(do="play")
    play_until(one, lambda: one.playground.run.steps >= 100)
    one.says(do="pause")
    now, kept = one.playground.runs
    assert now.steps == kept.steps
    assert now.costs != kept.costs
    alone = Run(Settings())
    alone.step(kept.steps)
    assert (kept.net.theta == alone.net.theta).all(), "the kept run is as if it were alone"
    one.drawn()
    one.says(do="step")
    assert unpacked(one.canvas.frame2)[0]["steps"] == kept.steps == now.steps
    assert "0.03" in one.canvas.state["two"]["title"]


def test_what_begins_anew_begins_anew_in_both(page):
    one = page()
    one.says(do="beside")
    one.playground.step(20)
    one.says(do="add_layer")
    assert [run.steps for run in one.playground.runs] == [0, 0]
    assert [run.settings.hidden for run in one.playground.runs] == [(4, 2, 2), (4, 2)]
    one.playground.step(20)
    one.says(do="reset")
    assert [run.steps for run in one.playground.runs] == [0, 0]


def test_one_run_again(page):
    one = page()
    one.says(do="beside")
    assert one.canvas.frame2
    one.drawn()
    one.says(do="alone")
    assert (one.canvas.frame2, one.canvas.state["two"], len(one.playground.runs)) == (b"", None, 1)


# All at once


@pytest.mark.parametrize("walk", range(4))
def test_random_commands_while_it_plays(page, walk):
    """Whatever the page asks for, sense and nonsense: settings and frames stay whole, one thread."""
    rng, one = np.random.default_rng(walk), page(hidden=(2,))
    one.says(do="play")
    for _ in range(100):
        one.hears(random_message(rng))
        if rng.random() < 0.7:
            one.drawn()
    one.says(do="pause")
    assert not one.playground.playing
    assert isinstance(one.playground.settings, Settings)
    one.playground.run.reset()
    assert one.playground.step(3) > 0
    one.drawn()
    header, arrays = unpacked(one.canvas.frame)
    assert header["steps"] == 3
    assert arrays["W1"].shape[1] == len(one.playground.settings.inputs)
    assert sum(thread.name == "playground" for thread in threading.enumerate()) <= 1


def random_message(rng):
    """A control to any of its values, a button, a weight, a moment, or nonsense."""
    kind = rng.integers(10)
    if kind < 5:
        control = CONTROLS[rng.integers(len(CONTROLS))]
        values = control.values or (True, False)
        if control.kind == "sizes":
            return {"do": "set", "name": "hidden", "value": rng.integers(1, 9, rng.integers(0, 7)).tolist()}
        return {"do": "set", "name": control.name, "value": values[rng.integers(len(values))]}
    if kind < 8:
        do = str(rng.choice(sorted(COMMANDS)))
        places = {name: int(rng.integers(-1, 7)) for name in ("layer", "unit", "source", "k")}
        return {"do": do, "name": "x1*x2", "value": float(rng.normal()), **places}
    return NONSENSE[rng.integers(len(NONSENSE))] if kind == 8 else {"do": "play"}
