"""What is recorded comes back, in order, whatever it is."""

import pytest

from dlcore.practice import store
from tests.store.processes import items, run


def test_what_is_recorded_comes_back_in_order():
    assert (
        store.record("check", "logreg_gradients", outcome="not yet", mistake="sign_flipped", points=0) is None
    )
    assert store.record("check", "logreg_gradients", outcome="passed", mistake=None, points=10) is None
    assert store.record("quiz", "02.1", right=True) is None
    first, second = store.history("check", "logreg_gradients")
    assert (first["mistake"], second["points"], second["mistake"]) == ("sign_flipped", 10, None)
    assert items() == ["logreg_gradients", "logreg_gradients", "02.1"]
    assert items(kind="quiz") == ["02.1"]
    assert items(item="02.1") == ["02.1"]
    assert items(kind="hint") == []
    assert first["at"] <= second["at"] and first["at"].endswith("+00:00")


def test_progress_is_seen_by_the_next_process():
    run("from dlcore.practice import store; store.record('hint', '完成 ✓', rung=2)")
    assert store.history()[0]["rung"] == 2
    assert items() == ["完成 ✓"]


@pytest.mark.parametrize(
    "details",
    [{"value": object()}, {"value": {1, 2}}, {"value": float("nan")}, {"value": b"\xff"}, {"at": "noon"}],
)
def test_any_detail_can_be_recorded(details):
    assert store.record("check", "f", **details) is None
    assert items() == ["f"]
    assert store.history()[0]["at"] != "noon"


def test_numbers_of_numpy_stay_numbers():
    np = pytest.importorskip("numpy")
    store.record("check", "f", points=np.int64(3), share=np.float32(0.5))
    assert (store.history()[0]["points"], store.history()[0]["share"]) == (3, 0.5)


def test_recording_nonsense_says_so_and_harms_nothing():
    store.record("check", "before")
    assert store.record("nonsense", "f").startswith("Your progress was not saved")
    assert store.record("check", "after") is None
    assert items() == ["before", "after"]


def test_half_a_character_does_not_block_what_comes_after():
    assert store.record("check", "f\ud800", text="\ud800") is None
    assert store.record("check", "after") is None
    assert items() == ["f?", "after"]


def test_grading_leaves_the_teachers_own_progress_alone(progress, monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert store.record("check", "f") is None
    assert store.history() == []


def test_recording_circular_details_does_not_raise():
    circle = []
    circle.append(circle)
    assert store.record("check", "f", circle=circle).startswith("Your progress was not saved")


def test_the_order_is_that_of_writing_when_the_clock_is_set_back(monkeypatch):
    class Clock(store.datetime):
        @classmethod
        def now(cls, zone):
            return store.datetime(1999, 1, 1, tzinfo=zone)

    store.record("check", "first")
    monkeypatch.setattr(store, "datetime", Clock)
    store.record("check", "second")
    assert items() == ["first", "second"]
    assert store.history()[1]["at"].startswith("1999")
