"""Optuna draws, by ask and tell; what it draws depends on nobody's speed."""

import sys

import pytest

from dlcore.search import curve_trial, optuna_search
from tests.search.tasks import misbehaving_trial


def suggest(ask):
    return {"learning_rate": ask.suggest_float("learning_rate", 1e-4, 0.4, log=True)}


@pytest.fixture
def optuna():
    return pytest.importorskip("optuna", reason="optuna is not installed: pip install optuna")


def quietly(trial=curve_trial, suggest=suggest, **more):
    return optuna_search(trial, suggest, **{"trials": 20, "workers": 1, "show": False} | more)


def test_the_same_trials_on_one_process_and_on_two(optuna):
    one, two = quietly(), quietly(workers=2)
    assert one.table == two.table
    assert [row["trial"] for row in one.table] == list(range(20))
    assert [row["epochs"] for row in one.table].count(9) == 3  # one of each batch


def test_it_learns_from_what_it_is_told(optuna):
    """TPE looks where it was good: later batches are nearer to the best rate, 0.4, than a random draw."""
    table = quietly(trials=60).table
    first, last = ([row["learning_rate"] for row in table[k : k + 16]] for k in (0, 44))
    assert sorted(last)[8] > 2 * sorted(first)[8]


def test_a_second_start_asks_the_same_and_does_nothing(optuna, tmp_path):
    store = tmp_path / "search.sqlite"
    first = quietly(store=store)
    assert quietly(store=store, cluster="tcp://127.0.0.1:1").table == first.table


def test_a_sampler_of_ones_own_and_what_it_is_told(optuna):
    class Listening(optuna.samplers.RandomSampler):
        heard = ()

        def after_trial(self, study, trial, state, values):
            self.heard = (*self.heard, state.name)

    sampler = Listening(seed=1)
    found = quietly(sampler=sampler, trials=10, batch=5)
    assert sorted(sampler.heard) == ["COMPLETE"] * 2 + ["PRUNED"] * 8
    assert found.best["score"] == max(row["score"] for row in found.table if row["outcome"] == "finished")


def test_failing_trials_are_told_as_failed(optuna):
    ways = ["nan", "raise", ""]
    found = quietly(misbehaving_trial, lambda ask: {"way": ask.suggest_categorical("way", ways)}, trials=9)
    assert "failed" in repr(found) and found.best == {"way": "", "score": 1.0}


def test_it_says_nothing(optuna, capfd):
    quietly(trials=2)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("wrong", [{"trials": 0}, {"batch": 0}, {"trials": 2.5}])
def test_numbers_that_make_no_batches_are_told(optuna, wrong):
    with pytest.raises(ValueError, match=f"{next(iter(wrong))} is"):
        quietly(**wrong)


def test_without_optuna_the_package_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "optuna", None)
    with pytest.raises(ImportError, match="pip install optuna"):
        quietly()
