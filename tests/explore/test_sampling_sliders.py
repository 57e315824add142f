"""search_scale and beta_sampler: what they say is true, and the learner's draws in them."""

import numpy as np
import pytest

from dlcore import explore
from dlcore.explore import betas, trials
from dlcore.practice import todo
from dlcore.sampling import log_uniform, sample_beta
from tests.explore.own import ORANGE, coloured, stopped
from tests.explore.settings import numbers

# search_scale


def test_the_plan_of_search_scale_holds():
    """Below 0.1 lie 10 percent of the draws on a linear scale, 75 percent on a log scale; a grid of 25 tries 5."""
    u = np.random.default_rng(1).random(100_000)
    linear, log = trials.evenly(trials.LOW, trials.HIGH, u), log_uniform(trials.LOW, trials.HIGH, u)
    assert np.mean(linear < 0.1) == pytest.approx(0.1, abs=0.005)
    assert np.mean(log < 0.1) == pytest.approx(0.75, abs=0.005)
    for scale in ("linear", "log"):
        assert explore.search_scale(scale=scale).arrays.different == 5
        assert explore.search_scale(scale=scale, method="random").arrays.different == 25


def test_the_answer_of_search_scale_is_a_chance_of_two_percent():
    u = np.random.default_rng(2).random((40_000, 25))
    found = {
        scale: np.mean((draw(trials.LOW, trials.HIGH, u) < 1e-3).any(axis=1))
        for scale, draw in (("linear", trials.evenly), ("log", log_uniform))
    }
    assert found["linear"] == pytest.approx(0.0223, abs=0.004)
    assert found["log"] > 0.99
    assert explore.search_scale.prediction.answer == "about 2 percent"


def fewest(scale, method):
    """How few trials it takes to have one below 0.001."""
    counts = {
        n: explore.search_scale(samples=n, scale=scale, method=method).arrays.counts[0] for n in trials.TRIALS
    }
    return next((n for n, found in counts.items() if found), None)


def test_the_task_of_search_scale_can_be_done():
    assert fewest("linear", "grid") is None
    assert fewest("linear", "random") is None
    assert fewest("log", "grid") == 9
    assert fewest("log", "random") <= 16


@pytest.mark.parametrize("method", ["grid", "random"])
@pytest.mark.parametrize(("samples", "scale"), [(4, "linear"), (25, "log"), (100, "log")])
def test_search_scale_says_its_numbers(method, samples, scale):
    exploration = explore.search_scale(samples=samples, scale=scale, method=method)
    a = exploration.arrays
    side = int(samples**0.5)
    count = [side, side, side] if method == "grid" else [samples, samples]
    said = numbers(exploration.alt)
    assert sum(a.counts) == len(a.rates) == (side**2 if method == "grid" else samples)
    wanted = [a.counts[0], 0.001, a.counts[1], 0.01, a.counts[2], 0.1, a.counts[3], 1, a.rates.min()]
    assert said == pytest.approx([*count, *wanted], rel=0.06)
    assert a.counts[3] == np.sum(a.rates >= 0.1)


def own_log_uniform(lo, hi, u):
    return np.exp(np.log(lo) + u * np.log(hi / lo))


def test_a_right_log_uniform_agrees_and_is_drawn_on_the_log_scale():
    exploration = explore.search_scale(scale="log", log_uniform=own_log_uniform)
    assert exploration.alt.endswith("Your log_uniform agrees with the reference.")
    assert coloured(exploration, ORANGE) > 200
    hidden = explore.search_scale(log_uniform=own_log_uniform)
    assert hidden.alt.endswith("agrees with the reference. Take the log scale to see it.")
    assert coloured(hidden, ORANGE) == 0


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (trials.evenly, ["Your log_uniform differs", "at u = 0.700 it is 0.7 instead of 0.0631"]),
        (lambda lo, hi, u: np.exp(np.log10(lo) + u * np.log10(hi / lo)), ["differs"]),
        (lambda lo, hi, u: 10 ** (u * np.log10(hi / lo)), ["differs", "instead of"]),
        (lambda lo, hi, u: np.log(-u), ["it is nan instead of"]),
        (lambda lo, hi, u: -1e300 * np.ones_like(u), ["it is -1e+300 instead of"]),
        (lambda lo, hi, u: u.mean(), ["shape ()", "(25,)"]),
        (lambda lo, hi, u: u[hi], ["stopped", "IndexError"]),
        (lambda lo, hi, u: todo(), ["not written yet"]),
    ],
    ids=["linear", "bases", "offset", "nan", "negative", "number", "raises", "todo"],
)
def test_a_wrong_log_uniform_is_told_in_words(function, said, recwarn):
    with np.errstate(all="ignore"):
        exploration = explore.search_scale(scale="log", log_uniform=function)
    assert all(part in exploration.alt for part in said), exploration.alt
    assert exploration.alt.startswith(explore.search_scale(scale="log").alt)
    assert exploration.png
    assert not recwarn.list


# beta_sampler


def test_the_answer_of_beta_sampler_is_the_window_in_the_middle():
    a = explore.beta_sampler(lo=0.9, hi=0.999).arrays
    assert betas.window(a.middle["even"]) == pytest.approx(19.8, abs=0.1)
    assert betas.window(a.middle["log"]) == pytest.approx(100, rel=0.01)
    assert explore.beta_sampler.prediction.answer == "20"


def test_the_plan_of_beta_sampler_holds():
    """0.9 -> 0.9005 changes the window from 10 to 10.05, 0.999 -> 0.9995 from 1000 to 2000."""
    assert betas.window(np.array([0.9, 0.9005, 0.999, 0.9995])) == pytest.approx(
        [10, 10.05, 1000, 2000], rel=1e-3
    )


def test_the_task_of_beta_sampler_can_be_done():
    middles = [explore.beta_sampler(hi=hi).arrays.middle for hi in explore.beta_sampler.controls[1].values]
    assert max(m["even"] for m in middles) < 0.96
    assert betas.window(np.array([m["log"] for m in middles])) == pytest.approx(
        [31.6, 44.7, 70.7, 100, 141, 224, 316], rel=0.01
    )
    windows = betas.window(explore.beta_sampler(lo=0.9, hi=0.999).arrays.betas["log"])
    assert abs(np.sum(windows < 100) - np.sum(windows > 100)) <= 1


@pytest.mark.parametrize("name", ["even", "log"])
@pytest.mark.parametrize(("lo", "hi"), [(0.5, 0.99), (0.95, 0.9999)])
def test_the_draws_lie_between_the_ends(name, lo, hi):
    drawn = explore.beta_sampler(lo=lo, hi=hi).arrays.betas[name]
    assert lo <= drawn.min() and drawn.max() <= hi
    half = {"even": drawn, "log": np.log(1 - drawn)}[name]
    assert np.histogram(half, 3)[0] == pytest.approx([67, 67, 67])


@pytest.mark.parametrize(("lo", "hi"), [(0.5, 0.99), (0.9, 0.999), (0.95, 0.9999)])
def test_beta_sampler_says_its_numbers(lo, hi):
    exploration = explore.beta_sampler(lo=lo, hi=hi)
    a, wanted = exploration.arrays, [201, lo, hi]
    for name in ("even", "log"):
        middle, above = a.middle[name], 100 * np.mean(betas.window(a.betas[name]) > 100)
        wanted += [middle, 1 / (1 - middle), above, 100]
    said = numbers(exploration.alt.replace("1 - 10^r", ""))
    assert said == pytest.approx(wanted, rel=0.006, abs=0.51)


def own_sample_beta(lo, hi, u):
    return 1 - own_log_uniform(1 - lo, 1 - hi, u)


def test_a_right_sample_beta_agrees_and_is_drawn():
    exploration = explore.beta_sampler(hi=0.999, sample_beta=own_sample_beta)
    assert exploration.alt.endswith("Your sample_beta agrees with the reference.")
    assert coloured(exploration, ORANGE) > 200
    assert coloured(explore.beta_sampler(sample_beta=sample_beta), ORANGE) == 0


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (betas.evenly, ["Your sample_beta differs", "at u = "]),
        (lambda lo, hi, u: 10 ** (np.log10(lo) + u * np.log10(hi / lo)), ["differs"]),
        (lambda lo, hi, u: 1 - own_sample_beta(lo, hi, u), ["differs", "instead of"]),
        (lambda lo, hi, u: u * np.nan, ["it is nan instead of"]),
        (lambda lo, hi, u: 1e300 * (1 + u), ["e+300 instead of"]),
        (lambda lo, hi, u: None, ["returned None"]),
        (lambda lo, hi, u: todo(), ["not written yet"]),
    ],
    ids=["linear", "log of beta", "one minus", "nan", "huge", "None", "todo"],
)
def test_a_wrong_sample_beta_is_told_in_words(function, said, recwarn):
    exploration = explore.beta_sampler(sample_beta=function)
    assert all(part in exploration.alt for part in said), exploration.alt
    assert exploration.alt.startswith(explore.beta_sampler().alt)
    assert exploration.png
    assert not recwarn.list


@pytest.mark.parametrize(
    ("explorer", "name"),
    [(explore.search_scale, "log_uniform"), (explore.beta_sampler, "sample_beta")],
    ids=lambda part: getattr(part, "name", part),
)
def test_an_endless_draw_is_stopped(explorer, name):
    stopped(explorer, name)
