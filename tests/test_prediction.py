"""Predictions: committed to once, recorded, never marked right or wrong."""

import re
import sys
from pathlib import Path

import pytest

from dlcore.practice import store
from dlcore.practice.prediction import Prediction, PredictionCard, predict, prediction_card
from dlcore.practice.quizzes import chapters, predictions

ROOT = Path(__file__).parents[1]
SIGN = Prediction("t1", "Which sign has dw?", ("+", "-", "0 < x"), "-", "It falls there.")
NUMBER = Prediction("t2", "Which number?", answer=3.5)


@pytest.fixture(autouse=True)
def progress(tmp_path, monkeypatch):
    monkeypatch.setenv("DLCORE_PROGRESS", str(tmp_path))


class Box:
    """The parts of a live prediction box, and what it called back with."""

    def __init__(self, prediction):
        self.called = []
        _style, self.title, self.field, self.buttons, self.outcome = prediction_card(
            prediction, self.called.append
        ).children
        self.commit, self.skip = self.buttons.children


@pytest.mark.parametrize("prediction", predictions().values(), ids=lambda prediction: prediction.id)
def test_a_prediction_has_an_answer_among_its_choices_and_a_reason(prediction):
    assert prediction.answer in prediction.choices
    assert 2 <= len(prediction.choices) <= 4 and len(set(prediction.choices)) == len(prediction.choices)
    assert re.fullmatch(r".{10,}[.]", prediction.reason) and prediction.question[-1] in "?."
    assert "!" not in prediction.question + prediction.reason


def test_a_chapter_asks_for_its_predictions_and_every_chapter_only_for_those_that_exist():
    used, declared = set(), set()
    for path in (ROOT / "notebooks" / "source").glob("*.py"):
        used |= set(re.findall(r'^predict\("(.*?)"\)', path.read_text(encoding="utf-8"), re.M))
        for chapter in chapters():
            if chapter.__name__.endswith(f".c{path.stem}"):
                declared |= {prediction.id for prediction in chapter.PREDICTIONS}
    assert used == declared


def test_ids_of_predictions_are_unique_and_name_an_erratum_or_the_chapter():
    listed = [prediction.id for chapter in chapters() for prediction in chapter.PREDICTIONS]
    assert len(listed) == len(set(listed))
    for chapter in chapters():
        number = chapter.__name__.rsplit(".c", 1)[1][:2]
        pattern = rf"E\d\d+|{number}\.p\d+"
        assert all(re.fullmatch(pattern, prediction.id) for prediction in chapter.PREDICTIONS)


def test_the_text_shows_the_choices_in_their_order_and_not_the_answer():
    assert repr(PredictionCard(SIGN)) == "Predict first: Which sign has dw?\n  A) +\n  B) -\n  C) 0 < x"
    assert repr(PredictionCard(NUMBER)) == "Predict first: Which number?"
    assert "It falls" not in PredictionCard(SIGN)._repr_html_()
    assert "0 &lt; x" in PredictionCard(SIGN)._repr_html_()


def test_committing_records_calls_back_once_and_closes_the_box():
    box = Box(SIGN)
    assert box.commit.disabled and not box.skip.disabled
    box.commit.click()
    assert box.called == []
    box.field.value = 0
    assert not box.commit.disabled and box.called == []
    box.commit.click()
    box.commit.click()
    box.skip.click()
    assert box.called == ["+"]
    assert box.field.disabled and box.buttons.layout.display == "none"
    assert "You predicted: +" in box.outcome.value
    (event,) = store.history("prediction", "t1")
    assert event["value"] == "+"


def test_no_marks_are_given_but_the_comparison_is_offered():
    box = Box(SIGN)
    box.field.value = 0
    box.commit.click()
    assert not re.search("✓|✗|[Ww]rong|[Rr]ight", box.outcome.value)
    before, details = box.outcome.value.split("<details")
    assert "It falls there." in details and "It falls there." not in before and "We found: -." in details


def test_skipping_is_recorded_and_opens_as_well():
    box = Box(SIGN)
    box.skip.click()
    assert box.called == [None]
    assert "Skipped" in box.outcome.value
    assert store.history()[0]["value"] is None


def test_a_typed_prediction():
    box = Box(NUMBER)
    assert box.commit.disabled
    box.field.value = "   "
    assert box.commit.disabled
    box.field.value = " 4 <b> "
    box.commit.click()
    assert box.called == ["4 <b>"]
    assert "4 &lt;b&gt;" in box.outcome.value and "We found: 3.5." in box.outcome.value


def test_enter_commits_a_typed_prediction_and_an_empty_one_stays_open():
    box = Box(NUMBER)
    box.field._handle_string_msg(None, {"event": "submit"}, None)
    assert box.called == []
    box.field.value = "4"
    box.field._handle_string_msg(None, {"event": "submit"}, None)
    assert box.called == ["4"]


def test_a_prediction_without_answer_offers_no_comparison():
    box = Box(Prediction("t3", "What will you see?", ("a", "b")))
    box.field.value = 1
    box.commit.click()
    assert "<details" not in box.outcome.value


@pytest.mark.parametrize("given, value", [("b", "-"), ("B)", "-"), ("-", "-"), ("c", "0 < x")])
def test_predicting_by_a_plain_call(given, value):
    said = PredictionCard(SIGN).answer(given)
    assert repr(said) == f"You predicted: {value}"
    assert store.history()[0]["value"] == value


@pytest.mark.parametrize("given", ["D", "", None, 7])
def test_what_is_no_choice_is_not_recorded(given):
    assert "Give one of: A, B, C" in repr(PredictionCard(SIGN).answer(given))
    assert store.history() == []


def test_a_number_may_be_predicted_as_a_number():
    assert repr(PredictionCard(NUMBER).answer(4)) == "You predicted: 4"
    assert "a number" in repr(PredictionCard(NUMBER).answer(" "))


def test_an_unknown_prediction_is_named_with_those_there_are():
    with pytest.raises(ValueError, match=r"no prediction 'E777'.*E06"):
        predict("E777")


def test_the_box_is_shown_as_widgets_html_and_text(monkeypatch):
    assert len(predict("E06")._repr_mimebundle_()) == 3
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    assert set(predict("E06")._repr_mimebundle_()) == {"text/plain", "text/html"}
