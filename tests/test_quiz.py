"""Quiz cards: every choice is explained, answers are recorded, text is reproducible, and the widgets work."""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from dlcore.practice import store
from dlcore.practice.quiz import Question, QuizCard, quiz
from dlcore.practice.quizzes import chapters, questions

ROOT = Path(__file__).parents[1]
ALL = list(questions().values())
CARD = QuizCard(
    Question(
        "99.1",
        "Is 1 < 2?",
        right="Yes",
        because="1 is less.",
        wrong={"No": "Count.", "It depends": "On what?"},
    )
)


@pytest.fixture(autouse=True)
def progress(tmp_path, monkeypatch):
    monkeypatch.setenv("DLCORE_PROGRESS", str(tmp_path))


def sources():
    return {
        path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "notebooks" / "source").glob("*.py")
    }


# What is asked


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.id)
def test_a_question_has_three_or_four_choices_each_with_its_own_explanation(question):
    assert 3 <= len(question.choices) <= 4
    assert len({choice.casefold() for choice in question.choices}) == len(question.choices)
    said = [question.because, *question.wrong.values()]
    assert all(re.fullmatch(r".{10,}[.?]", sentence) for sentence in said)
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.id)
def test_questions_are_plain_text(question):
    for text in (question.ask, question.because, *question.choices, *question.wrong.values()):
        assert "!" not in text and not re.search(r"\b(simply|just|obviously)\b", text)
        assert max(len(sentence.split()) for sentence in re.split(r"(?<=[.?:]) ", text)) <= 25
        assert text == text.strip() and text.count("`") % 2 == 0


def test_a_warm_up_asks_a_question_of_an_earlier_chapter_again():
    warm_ups = [question for question in ALL if ".w" in question.id]
    assert warm_ups == [question for question in ALL if question.again]
    for question in warm_ups:
        original = questions()[question.again]
        assert not original.again and original.id[:2] < question.id[:2]
        assert question.ask != original.ask


def test_two_warm_ups_are_there_for_the_next_chapter_and_for_the_third_after_it():
    asked = Counter((int(question.again[:2]), int(question.id[:2])) for question in ALL if question.again)
    last = len(chapters()) - 1
    for chapter in range(1, last):
        for later in {chapter + 1, chapter + 3} & set(range(last + 1)):
            assert asked[chapter, later] == 2, (chapter, later)
    assert asked[0, 1] == 2 and asked[0, 3] == 1


def test_ids_are_unique_and_stand_in_the_file_of_their_chapter():
    listed = [question.id for chapter in chapters() for question in chapter.QUESTIONS]
    assert len(listed) == len(set(listed))
    for chapter in chapters():
        number = chapter.__name__.rsplit(".c", 1)[1][:2]
        assert all((question.again or question.id).startswith(number) for question in chapter.QUESTIONS)


def test_a_chapter_asks_all_its_questions_and_only_those_that_exist():
    for name, text in sources().items():
        asked = set(re.findall(r'^quiz\("(.*?)"\)', text, re.M))
        assert asked == {id for id in questions() if id.startswith(name[:2])}, name


# How it is printed


def test_the_text_is_the_same_in_every_process():
    code = "from dlcore.practice.quiz import quiz; print(quiz('02.1'))"
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    ).stdout
    assert said.strip() == repr(quiz("02.1"))


def test_the_right_choice_is_not_always_at_the_same_place():
    places = [question.choices.index(question.right) for question in ALL]
    assert all(places.count(place) >= len(ALL) / 8 for place in range(4))


def test_the_text_shows_question_and_choices_and_not_the_answer():
    text = repr(CARD)
    assert text.splitlines()[0] == "Quiz 99.1: Is 1 < 2?"
    assert re.findall(r"^  ([ABC])\) ", text, re.M) == ["A", "B", "C"]
    assert "1 is less" not in text and "Count" not in text


def test_the_html_explains_each_choice_and_escapes():
    html = CARD._repr_html_()
    assert html.count("<details") == 3 and "Is 1 &lt; 2?" in html
    assert all(said in html for said in ("1 is less.", "Count.", "On what?"))


def test_an_unknown_question_is_named_with_those_there_are():
    with pytest.raises(ValueError, match=r"no question '77\.7'.*02\.1"):
        quiz("77.7")


# Answering by a plain call


def letter(choice):
    return "ABCD"[CARD.question.choices.index(choice)]


@pytest.mark.parametrize(
    "given", ["No", "no", " NO ", letter("No"), letter("No").lower(), f"{letter('No')})"]
)
def test_a_wrong_answer_is_explained_first_and_then_the_right_one(given):
    said = repr(CARD.answer(given))
    assert said.splitlines()[0] == "Not this one: No"
    assert said.index("Count.") < said.index("The right answer: Yes") < said.index("1 is less.")
    (event,) = store.history("quiz")
    assert (event["item"], event["right"], event["choice"]) == ("99.1", False, "No")


def test_a_right_answer_says_why():
    said = repr(CARD.answer("yes"))
    assert said.startswith("Right: Yes") and "1 is less." in said and "Count." not in said
    assert store.history("quiz")[0]["right"] is True


@pytest.mark.parametrize("given", ["E", "", "maybe", None, 3, "D"])
def test_what_is_no_choice_is_not_recorded(given):
    assert "Give one of: A, B, C" in repr(CARD.answer(given))
    assert store.history() == []


def test_trouble_with_saving_is_said_and_the_answer_still_explained(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("DLCORE_PROGRESS", str(tmp_path / "file"))
    said = repr(CARD.answer("No"))
    assert "Count." in said and "cannot be saved" in said
    store._waiting.clear()


# The live card


def live():
    _style, title, choices, buttons, outcome = CARD.widget().children
    return title, choices, buttons.children[0], outcome


def press(choices, text):
    choices.value = dict(choices.options)[text]


def test_a_choice_is_made_then_checked_then_explained():
    title, choices, check, outcome = live()
    assert "Is 1 &lt; 2?" in title.value
    assert (choices.value, check.disabled, outcome.value) == (None, True, "")
    check.click()
    assert store.history() == []
    press(choices, "No")
    assert not check.disabled and outcome.value == "" and store.history() == []
    check.click()
    assert "Count." in outcome.value and "The right answer: Yes" in outcome.value and "✗" in outcome.value
    press(choices, "Yes")
    assert outcome.value == ""
    check.click()
    assert "1 is less." in outcome.value and "✓" in outcome.value and "Count." not in outcome.value
    assert [event["right"] for event in store.history("quiz")] == [False, True]


def test_a_double_click_counts_once():
    _, choices, check, _ = live()
    press(choices, "No")
    check.click()
    check.click()
    assert len(store.history()) == 1


def test_choices_are_mixed_anew_and_nothing_gives_the_right_one_away():
    orders = {tuple(text for text, index in live()[1].options) for _ in range(60)}
    assert len(orders) == 6
    assert {dict(live()[1].options)["Yes"] for _ in range(60)} == {0, 1, 2}


def test_showing_a_card_leaves_the_learners_random_numbers_alone():
    import random

    random.seed(3)
    expected = random.random()
    random.seed(3)
    CARD.widget()
    repr(CARD)
    assert random.random() == expected


def test_the_card_is_text_html_and_widgets_in_one():
    bundle = CARD._repr_mimebundle_()
    assert bundle["text/plain"] == repr(CARD) and bundle["text/html"] == CARD._repr_html_()
    assert bundle["application/vnd.jupyter.widget-view+json"]["model_id"]


def test_without_ipywidgets_text_and_html_are_left(monkeypatch):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    assert set(CARD._repr_mimebundle_()) == {"text/plain", "text/html"}


def test_printing_a_card_does_not_load_widgets():
    code = (
        "import sys; from dlcore.practice.quiz import quiz; repr(quiz('02.1')), quiz('02.1').answer('A');"
        "assert 'ipywidgets' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
