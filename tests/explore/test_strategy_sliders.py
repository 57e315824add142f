"""threshold and error_budget: what they say is true, and the learner's functions in them."""

import numpy as np
import pytest

from dlcore import explore
from dlcore.explore import decisions, error_steps
from dlcore.metrics import confusion_counts, f1_score, precision_at, precision_recall
from dlcore.practice import todo
from dlcore.strategy import error_gaps
from tests.explore.own import ORANGE, PURPLE, coloured
from tests.explore.settings import numbers

# threshold


@pytest.mark.parametrize(
    ("threshold", "prevalence", "separation"),
    [(0.5, 0.5, 2), (1, 0.4, 3), (0.3, 0.2, 1), (0.8, 0.01, 3.3), (0, 0.1, 2), (0.98, 0.37, 0), (1, 0.5, 4)],
)
def test_threshold_says_its_numbers(threshold, prevalence, separation):
    exploration = explore.threshold(threshold=threshold, prevalence=prevalence, separation=separation)
    scores, labels = decisions.examples(prevalence, separation)
    assert labels.sum() == round(10_000 * prevalence)
    counts = confusion_counts((scores > threshold).astype(int), labels)
    measures = precision_recall(*counts[:3])
    said = numbers(exploration.alt.replace("F1", ""))
    wanted = [10_000, 100 * prevalence, separation, threshold, *counts, *measures, f1_score(*measures)]
    assert said == pytest.approx([*wanted, counts[1] / (labels == 0).sum()], abs=6e-4)
    assert ("as nothing is called positive" in exploration.alt) == (counts[0] + counts[1] == 0)


@pytest.mark.parametrize(
    ("threshold", "separation", "before", "after"), [(0.545, 2.93, 0.947, 0.154), (0.5, 2, 0.841, 0.051)]
)
def test_precision_falls_with_the_share_of_positives(threshold, separation, before, after):
    """The plan: recall and the rate of false alarms stay, and precision falls from .947 to .154."""
    many = explore.threshold(threshold=threshold, separation=separation).arrays
    few = explore.threshold(threshold=threshold, separation=separation, prevalence=0.01).arrays
    assert many.measures["precision"] == pytest.approx(before, abs=6e-4)
    assert few.measures["precision"] == pytest.approx(after, abs=6e-4)
    assert few.measures["recall"] == pytest.approx(many.measures["recall"], abs=0.006)
    assert few.false_alarms == pytest.approx(many.false_alarms, abs=1e-3)
    if separation == 2.93:
        assert many.measures["recall"] == pytest.approx(0.9, abs=1e-3)
        assert many.false_alarms == pytest.approx(0.05, abs=1e-3)
    for a, prevalence in ((many, 0.5), (few, 0.01)):
        at = precision_at(a.measures["recall"], a.false_alarms, prevalence)
        assert a.measures["precision"] == pytest.approx(at)


def test_the_curves_of_threshold_go_through_its_marks():
    for threshold in (0.1, 0.5, 0.94):
        a = explore.threshold(threshold=threshold, prevalence=0.1).arrays
        k = int(np.argmin(abs(decisions.THRESHOLDS - threshold)))
        for name, value in a.measures.items():
            assert a.curves[name][k] == pytest.approx(value)


def best_threshold(prevalence, separation=2.0):
    return decisions.THRESHOLDS[decisions.curves(prevalence, separation)["f1"].argmax()]


def test_the_answer_of_threshold_is_what_it_finds():
    assert best_threshold(0.5) == pytest.approx(0.46)
    assert best_threshold(0.01) == pytest.approx(0.8, abs=0.03)
    assert explore.threshold.prediction.answer == "near 0.8"
    at_the_old_one = explore.threshold(threshold=0.46, prevalence=0.01).arrays
    assert at_the_old_one.measures["precision"] < 0.05


def test_the_task_of_threshold_leads_where_it_says():
    best = explore.threshold(threshold=float(best_threshold(0.01)), prevalence=0.01).arrays.measures
    assert best["f1"] < 0.35
    assert best["recall"] < 0.5
    curves = decisions.curves(0.01, 4.0)
    assert not ((curves["precision"] > 0.9) & (curves["recall"] > 0.9)).any()
    curves = decisions.curves(0.5, 2.6)
    assert ((curves["precision"] > 0.9) & (curves["recall"] > 0.9)).any()


def own_counts(Y_hat, Y):
    return tuple(sum((a, b) == pair for a, b in zip(Y_hat, Y, strict=True)) for pair in PAIRS)


PAIRS = (1, 1), (1, 0), (0, 1), (0, 0)
RIGHT = {
    "confusion_counts": own_counts,
    "precision_recall": lambda tp, fp, fn: [tp / (tp + fp), tp / (tp + fn)],
    "f1_score": lambda p, r: 2 / (1 / p + 1 / r),
}


def test_right_functions_agree_and_are_drawn():
    exploration = explore.threshold(**RIGHT)
    agree = "Your confusion_counts, precision_recall and f1_score agree with the reference."
    assert exploration.alt.endswith(agree)
    assert coloured(exploration, PURPLE) > 200 > coloured(explore.threshold(), PURPLE)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            {"confusion_counts": lambda Y_hat, Y: tuple(np.array(own_counts(Y_hat, Y))[[0, 2, 1, 3]])},
            [
                "Your confusion_counts differs",
                "it gives 3,074, 1,926, 219, 4,781 instead of 3,074, 219, 1,926, 4,781",
            ],
        ),
        (
            {"confusion_counts": lambda Y_hat, Y: [1e300, np.nan, -np.inf, 0]},
            ["it gives 1e+300, nan, -inf, 0"],
        ),
        ({"confusion_counts": lambda Y_hat, Y: Y_hat + Y}, ["has to be 4 values (tp, fp, fn, tn)"]),
        (
            {"precision_recall": lambda tp, fp, fn: (tp / (tp + fn), tp / (tp + fp))},
            ["it gives 0.6148, 0.9335 instead of 0.9335, 0.6148"],
        ),
        ({"precision_recall": lambda tp, fp, fn: tp / (tp + fp)}, ["has to be 2 values (precision, recall)"]),
        ({"precision_recall": lambda tp, fp, fn: (np.nan, 1e300)}, ["it gives nan, 1e+300"]),
        ({"f1_score": lambda p, r: (p + r) / 2}, ["it gives 0.7741 instead of 0.7413"]),
        ({"f1_score": lambda p, r: np.inf}, ["it gives inf instead of 0.7413"]),
        ({"f1_score": lambda p, r: (p, r)}, ["shape (2,)"]),
        ({"f1_score": lambda p, r: todo()}, ["not written yet"]),
    ],
    ids=["swapped", "huge", "array", "other order", "one", "nan", "mean", "infinite", "two", "todo"],
)
def test_wrong_measures_are_told_in_words(given, said, recwarn):
    exploration = explore.threshold(threshold=0.67, **given)
    assert all(part in exploration.alt for part in said), exploration.alt
    assert exploration.alt.startswith(explore.threshold(threshold=0.67).alt)
    assert exploration.png
    assert not recwarn.list


def test_functions_that_divide_by_zero_are_told_so():
    exploration = explore.threshold(threshold=1.0, **RIGHT)
    assert "Your precision_recall stopped with ZeroDivisionError" in exploration.alt
    assert "Your f1_score stopped with ZeroDivisionError" in exploration.alt


# error_budget

LEVELS = ("human", "train", "train_dev", "dev", "test")


def budget(*levels, **given):
    return explore.error_budget(**dict(zip(LEVELS, levels, strict=True)), **given)


@pytest.mark.parametrize(
    "levels", [(4, 7, 10, 16, 18), (0, 0.5, 0.5, 12, 11.5), (10, 2, 1.5, 0, 30), (3, 3, 3, 3, 3)]
)
def test_error_budget_says_its_numbers(levels):
    exploration = budget(*levels)
    gaps = np.diff(levels)
    assert numbers(exploration.alt)[:9] == pytest.approx([*levels, *gaps])
    assert list(exploration.arrays.gaps.values()) == pytest.approx(gaps)
    below = [words for words, gap in zip(error_steps.GAPS.values(), gaps, strict=True) if gap < 0]
    assert ("Below 0: " + ", ".join(below) in exploration.alt) == bool(below)


@pytest.mark.parametrize(
    ("levels", "largest"),
    [
        ((4, 7, 10, 16, 18), ["data_mismatch"]),
        ((1, 9, 10, 11, 12), ["avoidable_bias"]),
        ((8.5, 9, 10, 11, 11), ["variance", "data_mismatch"]),
        ((4, 5, 6, 7, 20), ["dev_overfit"]),
        ((4, 5, 6, 7, 8), []),
        ((4, 4, 4, 4, 4), []),
        ((10, 9, 7, 6, 6), []),
        ((0, 0.5, 0.5, 0.5, 0.5), ["avoidable_bias"]),
    ],
)
def test_the_largest_gap_is_named_with_what_helps(levels, largest):
    exploration = budget(*levels)
    assert exploration.arrays.largest == largest
    for name, helps in error_steps.HELPS.items():
        assert (helps in exploration.alt) == (name in largest)
    assert ("No gap stands out." in exploration.alt) == (not largest)


def test_the_answer_of_error_budget_is_what_it_finds():
    question = explore.error_budget.prediction
    exploration = budget(*numbers(question.question)[:5])
    assert exploration.arrays.levels == pytest.approx([4, 5, 9, 6, 6.5])
    gaps = exploration.arrays.gaps
    assert numbers(question.reason) == [gaps["variance"], gaps["data_mismatch"], 1]
    assert gaps["variance"] + gaps["data_mismatch"] == 1
    assert gaps["data_mismatch"] < 0
    assert "Below 0: data mismatch; the later examples are easier" in exploration.alt
    assert question.answer == "the examples of dev are easier than those of train"


def test_the_task_of_error_budget_leads_where_it_says():
    assert budget(4, 9, 10, 11, 12).arrays.largest == ["avoidable_bias"]
    assert "avoidable_bias" not in budget(8.5, 9, 10, 11, 12).arrays.largest
    assert "Below 0: data mismatch; the later examples are easier" in budget(4, 9, 10, 8, 9).alt


def test_the_learners_gaps_are_drawn_where_they_end():
    def from_train(human, train, train_dev, dev, test):
        return error_gaps(human, train, train_dev, dev, test) | {"dev_overfit": test - train}

    wrong = budget(4, 7, 10, 16, 18, error_gaps=from_train)
    assert wrong.alt.endswith("differs from the reference: dev_overfit is 0.11 instead of 0.02.")
    assert wrong.arrays.own["dev_overfit"] == 11
    assert coloured(wrong, ORANGE) > 100 > coloured(budget(4, 7, 10, 16, 18), ORANGE)


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (lambda *errors: dict.fromkeys(error_steps.GAPS, np.nan), ["avoidable_bias is nan instead of 0.01"]),
        (lambda *errors: dict.fromkeys(error_steps.GAPS, 1e300), ["avoidable_bias is 1e+300"]),
        (lambda *errors: dict.fromkeys(error_steps.GAPS, -np.inf), ["avoidable_bias is -inf"]),
        (lambda *errors: {"variance": 0.1}, ["lacks avoidable_bias, data_mismatch, dev_overfit"]),
        (lambda *errors: list(errors), ["has to be a dict with avoidable_bias", "it is 5 values"]),
        (lambda *errors: todo(), ["not written yet"]),
    ],
    ids=["nan", "huge", "infinite", "too few", "list", "todo"],
)
def test_wrong_gaps_are_told_in_words(function, said, recwarn):
    exploration = explore.error_budget(error_gaps=function)
    assert all(part in exploration.alt for part in said), exploration.alt
    assert exploration.alt.startswith(explore.error_budget().alt)
    assert exploration.png
    assert not recwarn.list
