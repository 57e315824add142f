"""Every message can be translated, and a translation needs no change of code."""

import os
import subprocess
import sys
from io import BytesIO

import pytest

from dlcore import messages
from dlcore.locale.extract import ROOT, extract, messages_in
from dlcore.messages import _, ngettext, set_language

babel = pytest.importorskip("babel", reason="babel, which reads and writes catalogues, is not installed")


@pytest.fixture
def chinese(tmp_path):
    """A function that puts a small Chinese catalogue into a folder of its own and switches to it."""
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo

    def switch(translations):
        catalogue = Catalog(locale="zh_CN")
        for message, translation in translations.items():
            catalogue.add(message, translation)
        folder = tmp_path / "zh_CN" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        with (folder / "dlcore.mo").open("wb") as file:
            write_mo(file, catalogue)
        set_language("zh_CN", tmp_path)

    yield switch
    set_language("en")


def ids(pot):
    from babel.messages.pofile import read_po

    return {message.id for message in read_po(BytesIO(pot.encode())) if message.id}


def test_the_list_of_messages_is_in_step_with_the_code():
    listed = ids((ROOT / "locale" / "dlcore.pot").read_text(encoding="utf-8"))
    found = ids(extract())
    assert listed == found, "run `python -m dlcore.locale.extract`"
    assert len(found) > 100


def test_what_learners_read_is_in_the_list():
    from dlcore.practice.quizzes import predictions, questions

    found = ids(extract())
    for question in questions().values():
        assert {
            question.ask,
            question.right,
            question.because,
            *question.wrong,
            *question.wrong.values(),
        } <= found
    for prediction in predictions().values():
        assert {prediction.question, *prediction.choices, prediction.reason} <= found


def test_hints_and_tasks_of_exercises_are_in_the_list():
    from dlcore.practice.checker.exercise import exercises

    found = ids(extract())
    for exercise in exercises().values():
        assert {exercise.task, *exercise.hints, *(slip.hint for slip in exercise.slips)} <= found


def test_marks_are_read_from_calls_and_declarations():
    source = """
declare("f", task="the " "task", hints=("one", "two"), mistakes=[mistake("tag", "a", "b", "why")], points=3)
print(_("shown"), messages._("again"), _(variable), ngettext("{n} point", "{n} points", n), other("not this"))
Question("1", "ask", right="r", because="b", wrong={"w": "x" if short else "y"})
"""
    assert list(messages_in(source, "here.py")) == [
        *("the task", "one", "two", "why", "shown", "again", ("{n} point", "{n} points")),
        *("ask", "r", "b", "w", "x", "y"),
    ]


@pytest.mark.parametrize("message", ["f'{n} points'", "'n is ' + n", "'{}'.format(n)"])
def test_a_message_put_together_at_run_time_is_refused(message):
    with pytest.raises(ValueError, match=r"here\.py, line 1: a message has to be one literal text"):
        list(messages_in(f"_({message})", "here.py"))


def test_english_is_the_source_and_the_fallback(chinese):
    assert _("Check") == "Check"
    chinese({"Check": "检查"})
    assert (_("Check"), _("Commit"), _("")) == ("检查", "Commit", "")
    set_language("xx_XX")
    assert _("Check") == "Check"


def test_counts_have_forms(chinese):
    assert ngettext("{n} point", "{n} points", 1) == "{n} point"
    assert ngettext("{n} point", "{n} points", 3) == "{n} points"
    chinese({("{n} point", "{n} points"): ("{n} 分",)})
    assert ngettext("{n} point", "{n} points", 3) == "{n} 分"


def test_a_translated_question_appears_translated(chinese, tmp_path, monkeypatch):
    from dlcore.practice.quiz import Question, QuizCard

    monkeypatch.setenv("DLCORE_PROGRESS", str(tmp_path / "progress"))
    question = Question("x", "Which?", right="This", because="It is.", wrong={"That": "It is not."})
    shown = QuizCard(question)
    chinese({"Which?": "哪一个？", "This": "这个", "That": "那个", "It is not.": "不是。", "Check": "检查"})
    assert "哪一个？" in repr(shown) and "那个" in shown._repr_html_()
    assert "不是。" in repr(shown.answer("那个"))
    assert {option for option, index in shown.widget().children[2].options} == {"这个", "那个"}
    assert shown.widget().children[3].children[0].description == "检查"


def test_a_translated_hint_appears_translated(chinese, tmp_path, monkeypatch):
    from dlcore.practice import exercises, hint

    monkeypatch.setenv("DLCORE_PROGRESS", str(tmp_path / "progress"))
    exercise = exercises()["logreg_gradients"]
    chinese({exercise.hints[0]: "第一个提示"})
    assert "第一个提示" in repr(hint(exercise.reference))


def test_a_translated_mistake_is_named_translated(chinese, tmp_path, monkeypatch):
    from dlcore.practice import check, exercises

    monkeypatch.setenv("DLCORE_PROGRESS", str(tmp_path / "progress"))
    (known,) = [known for known in exercises()["logreg_gradients"].mistakes if known.tag == "sign_flipped"]
    chinese({known.hint: "符号反了"})
    assert "符号反了" in repr(check(known.function))


@pytest.mark.parametrize("content", [b"", b"no catalogue", b"\xde\x12\x04\x95" + b"\xff" * 40])
def test_a_damaged_catalogue_leaves_english(tmp_path, content):
    folder = tmp_path / "zh_CN" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "dlcore.mo").write_bytes(content)
    set_language("zh_CN", tmp_path)
    assert _("Check") == "Check"
    set_language("en")


@pytest.mark.parametrize("code", ["", "en", "zh_CN.UTF-8", "../../etc", "完"])
def test_any_setting_of_the_language_can_be_imported_with(code):
    environment = {**os.environ, "DLCORE_LANGUAGE": code}
    said = subprocess.run(
        [sys.executable, "-c", "from dlcore.messages import _; print(_('Check'))"],
        env=environment, cwd=ROOT.parent, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (said.returncode, said.stdout.strip()) == (0, "Check"), said.stderr


def test_the_systems_language_changes_nothing_unasked(monkeypatch):
    monkeypatch.setenv("LANGUAGE", "de")
    set_language(None)
    assert messages._translation.info() == {}
