"""Counts, shares and gaps: metrics and strategy by hand, and what holds for all of them."""

import itertools
import re

import numpy as np
import pytest

from dlcore.metrics import (
    accuracy,
    bootstrap_interval,
    confusion,
    confusion_counts,
    f1_score,
    precision_at,
    precision_recall,
    precision_recall_intervals,
    threshold_curve,
    wilson_interval,
)
from dlcore.strategy import ceiling_error, error_gaps, flip_labels, mismatch_split, mix_noise
from tests.random_numbers import SEEDS, labels, predictions, signed

close = np.testing.assert_allclose


@pytest.fixture(params=SEEDS)
def rng(request):
    return np.random.default_rng(request.param)


def test_the_four_outcomes_by_hand():
    Y_hat, Y = np.array([1, 1, 1, 0, 0, 1, 0]), np.array([1, 0, 1, 1, 0, 1, 0])
    assert confusion_counts(Y_hat, Y) == (3, 1, 1, 2)


def test_the_four_outcomes_are_the_table(rng):
    Y_hat, Y = labels(rng, 1, 17), labels(rng, 1, 17)
    tp, fp, fn, tn = confusion_counts(Y_hat, Y)
    assert confusion(Y_hat, Y).tolist() == [[tn, fp], [fn, tp]]
    assert tp + fp + fn + tn == 17 and accuracy(Y_hat, Y) == (tp + tn) / 17
    assert confusion_counts(Y, Y_hat) == (tp, fn, fp, tn), "who is asked and who is right, exchanged"
    assert confusion_counts(1 - Y_hat, 1 - Y) == (tn, fn, fp, tp), "names of the classes, exchanged"


def test_precision_and_recall_by_hand():
    assert precision_recall(6, 2, 3) == (0.75, 6 / 9)
    assert precision_recall(0, 0, 3) == (0.0, 0.0) == precision_recall(0, 0, 0)
    assert precision_recall(0, 4, 0) == (0.0, 0.0)


def test_f1_by_hand():
    close([f1_score(0.5, 1.0), f1_score(1.0, 1.0), f1_score(1.0, 0.02)], [2 / 3, 1, 0.04 / 1.02])
    assert f1_score(0.0, 0.0) == f1_score(0.0, 1.0) == 0


def test_f1_lies_between_and_near_the_smaller(rng):
    p, r = rng.random(2)
    f1 = f1_score(p, r)
    assert min(p, r) <= f1 <= np.sqrt(p * r) <= (p + r) / 2 and f1 <= 2 * min(p, r)
    assert f1 == f1_score(r, p)


def test_f1_of_counts(rng):
    tp, fp, fn = (int(n) for n in rng.integers(1, 50, 3))
    close(f1_score(*precision_recall(tp, fp, fn)), 2 * tp / (2 * tp + fp + fn))


def test_a_higher_threshold_finds_fewer(rng):
    A, Y = predictions(rng, 1, 40), labels(rng, 1, 40)
    thresholds = np.linspace(0, 1, 21)
    precision, recall = threshold_curve(A, Y, thresholds)
    assert (np.diff(recall) <= 0).all() and recall[0] == 1 and recall[-1] == 0 == precision[-1]
    assert precision[0] == Y.mean()
    for threshold, p, r in zip(thresholds, precision, recall, strict=True):
        tp, fp, fn, _ = confusion_counts((A > threshold).astype(int), Y)
        assert (p, r) == precision_recall(tp, fp, fn)


def test_precision_falls_with_prevalence_though_the_test_stays():
    """The share of the positive among those called positive, counted out over 100,000 people."""
    for q in (0.5, 0.1, 0.001):
        ill = 100_000 * q
        precision, _ = precision_recall(round(0.9 * ill), round(0.05 * (100_000 - ill)), round(0.1 * ill))
        close(precision_at(0.9, 0.05, q), precision, rtol=1e-3)
    assert precision_at(0.9, 0.05, 0.001) < 0.02 and precision_at(0.0, 0.0, 0.5) == 0


def test_the_intervals_are_those_of_two_proportions():
    precision, recall = precision_recall_intervals(8, 2, 12, 0.9)
    assert precision == wilson_interval(8, 10, 0.9) and recall == wilson_interval(8, 20, 0.9)
    assert precision_recall_intervals(0, 0, 3)[0] == (0.0, 1.0)


def test_the_bootstrap_of_a_proportion_is_near_its_interval():
    Y, rng = np.zeros((1, 400), int), np.random.default_rng(0)
    Y_hat = (np.arange(400) < 60).astype(int)[None]
    found = bootstrap_interval(accuracy, Y_hat, Y, rng, 2000)
    close(found, wilson_interval(340, 400), atol=0.01)


def test_more_examples_make_a_bootstrap_narrower(rng):
    def f1(Y_hat, Y):
        return f1_score(*precision_recall(*confusion_counts(Y_hat, Y)[:3]))

    Y = np.tile([1, 1, 0, 0, 0], 10)
    Y_hat = np.tile([1, 0, 0, 0, 1], 10)
    few = bootstrap_interval(f1, Y_hat, Y, rng, 300)
    many = bootstrap_interval(f1, np.tile(Y_hat, 20), np.tile(Y, 20), rng, 300)
    assert many[1] - many[0] < (few[1] - few[0]) / 2
    assert few[0] < f1(Y_hat, Y) < few[1]


def test_the_gaps_by_hand_and_their_sum():
    gaps = error_gaps(0.04, 0.07, 0.10, 0.16, 0.18)
    wanted = {"avoidable_bias": 0.03, "variance": 0.03, "data_mismatch": 0.06, "dev_overfit": 0.02}
    assert list(gaps) == list(wanted)
    close(list(gaps.values()), list(wanted.values()))
    close(sum(gaps.values()), 0.18 - 0.04)


def test_a_gap_may_be_negative():
    assert error_gaps(0.05, 0.03, 0.04, 0.02, 0.02)["data_mismatch"] == pytest.approx(-0.02)


def test_ceilings_of_all_categories_together_leave_nothing():
    close(ceiling_error(0.1, 0.05), 0.095)
    assert ceiling_error(0.1, 0.0) == 0.1 and ceiling_error(0.1, 1.0) == 0
    shares = [0.05, 0.6, 0.35]
    close(sum(0.1 - ceiling_error(0.1, share) for share in shares), 0.1)


def test_labels_flip_where_the_noise_is_low(rng):
    y, u = labels(rng, 1, 200), rng.random((1, 200))
    flipped = flip_labels(y, 0.3, u)
    assert np.array_equal(flipped != y, u < 0.3)
    assert np.array_equal(flip_labels(flipped, 0.3, u), y), "the same errors once more undo them"
    assert np.array_equal(flip_labels(y, 0.0, u), y) and np.array_equal(flip_labels(y, 1.0, u), 1 - y)


def test_the_noise_has_the_power_that_was_asked_for(rng):
    clean, noise = signed(rng, 50), 7 * signed(rng, 50)
    for snr_db in (-10.0, 0.0, 3.0, 20.0):
        added = mix_noise(clean, noise, snr_db) - clean
        close(10 * np.log10(np.mean(clean**2) / np.mean(added**2)), snr_db, atol=1e-9)
        close(added / noise, added[0] / noise[0])
    close(mix_noise(clean, 100 * noise, 5.0), mix_noise(clean, noise, 5.0))


def test_dev_and_test_are_app_only():
    split = mismatch_split(["w1", "w2", "w3"], ["a1", "a2", "a3", "a4", "a5"], 1, 2)
    assert split == {"train": ["w1", "w2", "w3", "a1", "a2"], "dev": ["a3"], "test": ["a4", "a5"]}
    assert mismatch_split(np.arange(3), np.arange(10, 12), 1, 1)["train"] == [0, 1, 2]


def test_every_id_is_in_one_set(rng):
    web, app = list(range(20)), [int(i) for i in 100 + rng.permutation(9)]
    for n_dev, n_test in itertools.product((0, 2, 4), (1, 5)):
        split = mismatch_split(web, app, n_dev, n_test)
        assert [len(ids) for ids in split.values()] == [29 - n_dev - n_test, n_dev, n_test]
        assert sorted(itertools.chain(*split.values())) == sorted(web + app)
        assert set(split["dev"] + split["test"]) <= set(app)


@pytest.mark.parametrize(
    ("web", "app", "told"),
    [
        (["a", "b"], ["b", "c"], "app_ids and web_ids both hold 'b': each example has one source."),
        (["a", "a"], ["b", "c"], "web_ids holds an id twice"),
        (["a"], ["b", "c"], "n_dev = 1 and n_test = 2, but app_ids has only 2."),
    ],
)
def test_ids_that_do_not_fit_are_told(web, app, told):
    with pytest.raises(ValueError, match=re.escape(told)):
        mismatch_split(web, app, 1, 2)
