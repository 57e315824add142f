"""Sliders whose move takes long: the Run button, its bar, and the other sliders meanwhile."""

from types import SimpleNamespace

import pytest

from dlcore import explore
from dlcore.explore.controls import Slider
from dlcore.explore.explorer import Explorer
from dlcore.practice.prediction import Prediction


def compute(n, k):
    shares.append([])
    for part in range(n):
        shares[-1].append(part / n)
        yield part / n
    return SimpleNamespace(n=n, k=k)


shares = []


def slow(compute=compute):
    return Explorer(
        name="slow",
        controls=(Slider("n", "parts", 2, 1, 9), Slider("k", "live", 1, 1, 9)),
        compute=compute,
        draw=lambda board, a: board.frame(xlim=(0, a.n)),
        describe=lambda a: f"{a.n} parts, {a.k}.",
        places=[(0.1, 0.2, 0.8, 0.7)],
        task="Move it.",
        prediction=Prediction("slow", "How many?", (), 2, "Two."),
        waits=("n",),
    )


@pytest.fixture
def panel():
    shares.clear()
    panel = slow()().panel()
    panel.predicted(None)
    return panel


def test_a_plain_call_runs_to_the_end():
    assert slow()(n=4).alt == "4 parts, 1."


def test_the_sliders_wait_for_the_button_and_say_so(panel):
    picture = panel.screen.widget.png
    panel.moving["n"].value = 5
    assert panel.screen.widget.alt == "2 parts, 1."
    assert panel.screen.widget.png == picture
    assert panel.run.button.button_style == "primary"
    assert "shows the last run" in panel.run.note.value
    panel.run.button.click()
    assert panel.screen.widget.alt == "5 parts, 1."
    assert panel.run.button.button_style == ""
    assert "last run" not in panel.run.note.value


def test_a_slider_moved_back_waits_for_nothing(panel):
    panel.moving["n"].value = 5
    panel.moving["n"].value = 2
    assert panel.run.button.button_style == ""


def test_the_bar_fills_while_it_runs_and_goes(panel):
    seen = []
    panel.run.bar.observe(lambda change: seen.append((change.new, panel.run.bar.layout.display)), "value")
    panel.moving["n"].value = 4
    panel.run.button.click()
    assert [value for value, _shown in seen] == [0.25, 0.5, 0.75]
    assert {shown for _value, shown in seen} == {None}
    assert panel.run.bar.layout.display == "none"
    assert not panel.run.button.disabled


def test_what_did_not_move_is_not_computed_again(panel):
    before = len(shares)
    panel.run.button.click()
    panel.screen.widget.sharpness = 2.0
    assert len(shares) == before


def test_reset_runs_at_once(panel):
    panel.moving["n"].value = 7
    panel.run.button.click()
    panel.reset.click()
    assert panel.screen.widget.alt == "2 parts, 1."
    assert panel.run.button.button_style == ""


def test_a_run_that_fails_leaves_the_button_usable():
    def fails(n, k):
        if n == 3:
            raise ZeroDivisionError
        return SimpleNamespace(n=n, k=k)

    panel = slow(compute=fails)().panel()
    panel.predicted(None)
    panel.moving["n"].value = 3
    with pytest.raises(ZeroDivisionError):
        panel.update()
    assert not panel.run.button.disabled
    assert "last run" in panel.run.note.value
    panel.moving["n"].value = 4
    panel.run.button.click()
    assert panel.screen.widget.alt == "4 parts, 1."


def test_the_button_waits_for_the_prediction():
    panel = slow()().panel()
    assert panel.run.button.disabled
    panel.predicted("2")
    assert not panel.run.button.disabled


def test_the_other_sliders_go_on_with_the_last_run(panel):
    panel.moving["n"].value = 5
    panel.moving["k"].value = 3
    assert panel.screen.widget.alt == "2 parts, 3."
    assert panel.run.button.button_style == "primary"
    panel.run.button.click()
    assert panel.screen.widget.alt == "5 parts, 3."


def test_who_waits_is_a_control():
    for explorer in explore.EXPLORERS:
        assert set(explorer.waits) <= {control.name for control in explorer.controls}
