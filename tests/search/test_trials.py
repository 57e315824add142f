"""The trials themselves: what they learn, and that a pause changes nothing."""

import os
import subprocess
import sys

import numpy as np
import pytest

from dlcore.datasets import digits
from dlcore.search import curve_trial, digits_trial, search
from dlcore.search.attempt import packed, unpacked
from dlcore.search.trials import data
from tests.search.tasks import ROOT

GOOD = {"learning_rate": 0.02, "units": 32, "beta1": 0.9, "lambd": 0.1, "batch_size": 50}


@pytest.mark.parametrize(
    ("trial", "configuration"), [(digits_trial, GOOD), (curve_trial, {"learning_rate": 0.1})]
)
def test_a_pause_changes_nothing(trial, configuration):
    whole, end = trial(configuration, 3, seed=4)
    _score, state = trial(configuration, 1, seed=4)
    score, after = trial(configuration, 2, unpacked(packed(state)), seed=4)
    assert score == whole
    assert all(np.array_equal(after[name], end[name]) for name in end)


def test_digits_are_learned_and_bad_settings_are_worse():
    score, _state = digits_trial(GOOD, 9)
    assert 0.93 < score < 1
    assert digits_trial({"learning_rate": 1e-4}, 9)[0] < score - 0.2
    assert digits_trial({"learning_rate": 0.02}, 3)[0] > 0.9


def test_each_setting_and_the_seed_count():
    others = {"learning_rate": 0.03, "units": 33, "beta1": 0.5, "lambd": 30.0, "batch_size": 20}
    thetas = [digits_trial(GOOD | {name: value}, 1)[1]["theta"] for name, value in others.items()]
    thetas += [digits_trial(GOOD, 1)[1]["theta"], digits_trial(GOOD, 1, seed=1)[1]["theta"]]
    assert len({theta.tobytes() for theta in thetas}) == 7


def test_the_state_that_is_given_stays_as_it_is():
    _score, state = digits_trial(GOOD, 1)
    before = packed(state)
    digits_trial(GOOD, 1, state)
    assert packed(state) == before


def test_the_dev_digits_are_by_other_writers_and_no_test_digits():
    X, Y, X_dev, labels_dev = data()
    assert (
        X.shape == (64, 900)
        and Y.shape == (10, 900)
        and X_dev.shape == (64, 300)
        and labels_dev.shape == (300,)
    )
    seen = {column.tobytes() for column in np.hstack([X, X_dev]).T}
    assert not seen & {column.tobytes() for column in digits().X_test.T}


@pytest.mark.parametrize("wrong", [{}, {"learning_rate": 0.1, "layers": 3}])
def test_settings_that_mean_nothing_are_told(wrong):
    with pytest.raises(ValueError, match="digits_trial"):
        digits_trial(wrong, 1)


def test_a_search_takes_seconds():
    """40 configurations, most of them stopped after the first epoch."""
    rng = np.random.default_rng(0)
    drawn = [
        {"learning_rate": 10 ** rng.uniform(-4.5, 0), "units": int(2 ** rng.uniform(3, 7.5))}
        for _ in range(40)
    ]
    found = search(digits_trial, drawn, workers=1, show=False)
    assert len(found.table) == 40
    assert found.best["score"] > 0.9


THREADS = """
import numpy, threadpoolctl
from dlcore.search import search
def threads(configuration, epochs, state=None, seed=0):
    return max((pool["num_threads"] for pool in threadpoolctl.threadpool_info()), default=1)
print([search(threads, [{}], rungs=(1,), workers=n, show=False).best["score"] for n in (1, 2)])
"""


def test_each_trial_has_one_thread_wherever_it_runs():
    """As many threads sum up in as many orders; so a score would depend on the machine."""
    pytest.importorskip("threadpoolctl")
    many = {**os.environ, "OPENBLAS_NUM_THREADS": "3", "OMP_NUM_THREADS": "3"}
    told = subprocess.run(
        [sys.executable, "-c", THREADS],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=many,
        check=True,
        timeout=100,
    )
    assert told.stdout == "[1.0, 1.0]\n"
