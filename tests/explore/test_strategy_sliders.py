"""error_budget: what it says is true, and the learner's function in it."""

import numpy as np
import pytest

from dlcore import explore
from dlcore.explore import error_steps
from dlcore.practice import todo
from dlcore.strategy import error_gaps
from tests.explore.own import ORANGE, coloured
from tests.explore.settings import numbers

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
