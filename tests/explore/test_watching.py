"""A training that is looked at gives what it gives without, and shows each step."""

import matplotlib.pyplot as plt
import pytest

from dlcore import plots
from dlcore.explore import watching
from dlcore.explore.watching import watch


@pytest.fixture
def stages(monkeypatch):
    """The stages of the calls, none of them displayed."""
    made = []

    class Kept(watching.Stage):
        def __init__(self, total):
            super().__init__(total)
            made.append(self)

    monkeypatch.setattr(watching, "Stage", Kept)
    monkeypatch.setattr(watching, "display", lambda *_, **__: None)
    return made


def once(step):
    yield step


def costs(step):
    return plots.costs([1.0, step])


def test_gives_every_step_and_shows_the_last(stages):
    assert watch((k / 4 for k in range(4)), 4, costs) == [0, 0.25, 0.5, 0.75]
    (stage,) = stages
    assert stage.bar.value == stage.bar.max == 4 and "4 of 4" in stage.note.value
    assert stage.picture.png.startswith(b"\x89PNG") and "from 1 to 0.75" in stage.picture.alt
    assert stage.picture.size == [600, 380]
    assert plt.get_fignums() == []


def test_several_axes_and_none_at_all(stages):
    watch(once(1), 1, lambda step: plots.boxes([[[0.5]]], [[[0, 0, 1, 1]]]))
    watch(once(1), 1)
    assert "1 box" in stages[0].picture.alt and stages[1].picture is None


def test_a_second_call_goes_on_where_the_first_ended(stages):
    training = (k for k in range(5))
    assert watch(training, 2) == [0, 1] and watch(training, 3) == [2, 3, 4]


def test_an_interrupt_keeps_what_there_is(stages):
    def training():
        yield 1
        raise KeyboardInterrupt

    assert watch(training(), 5) == [1]
    assert "Stopped after 1 of 5" in stages[0].note.value


def test_a_core_widget_where_others_are_not_shown(stages, monkeypatch):
    monkeypatch.setattr(watching, "rendered_here", lambda: False)
    watch(once(0.5), 1, costs)
    assert bytes(stages[0].picture.value).startswith(b"\x89PNG")


def test_an_error_of_the_training_is_seen(stages):
    def training():
        yield 1
        raise ValueError("too large")

    with pytest.raises(ValueError, match="too large"):
        watch(training(), 2)


def test_wants_a_generator():
    with pytest.raises(ValueError, match="steps is of type list; wanted is a generator"):
        watch([1, 2], 2)
