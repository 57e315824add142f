"""What a student gets back: the page and the notebook say what the check said, and nothing else."""

import html
import json
from itertools import pairwise

import nbformat
import pytest

from dlcore.classroom.given_back.feedback_notebook import feedback_notebook
from dlcore.classroom.given_back.feedback_page import feedback_page, how_late
from dlcore.classroom.given_back.marks import marks_of
from dlcore.classroom.given_back.titles import heading, title_of, week_of
from dlcore.practice.checker.exercise import exercises
from dlcore.practice.checker.source import body_of
from tests.classroom.class_rows import NEXT, assignment, not_yet, notebook, passed, row, untouched
from tests.classroom.page_reader import Reader


def page_of(*rows, asked=None, student=0):
    marks = marks_of(rows, asked)
    return Reader(feedback_page(marks.students[student], marks.name))


def notebook_of(*exercises, sources=(), **more):
    (student,) = marks_of([row("Ann", *exercises, **more)]).students
    return nbformat.reads(feedback_notebook(student, student.works[0], notebook(*sources)), as_version=4)


# The page


def test_the_page_has_the_points_the_cards_and_what_was_odd():
    odd = "The cells have lost the course's marks."
    page = page_of(
        row("Ann Lee", passed("a", 5), not_yet("b", "sign_flipped"), untouched("c"), oddities=[odd]),
        row("Ann Lee", passed("d", 4), chapter=NEXT),
    )
    for words in (
        "Feedback for Ann Lee", "9 of 15 points", "2 exercises passed, 1 not yet, 1 not attempted",
        "Week 2 - Logistic regression 5 11 1 of 3 yes", "Together 9 15 2 of 4", odd,
        "✓ a: passed, 5 of 5 points All 9 cases agree with the reference.",
        "✗ b: not yet, 0 of 3 points Case 1: got 0.5, expected 0.25.", "· c: not attempted",
    ):  # fmt: skip
        assert words in page.read, page.read


def test_a_chapter_without_a_file_and_a_late_one_say_so():
    asked = assignment(("a", 3), deadline="2026-11-20T08:00:00+00:00")
    page = page_of(row("Ann", passed("a")), asked=asked)
    assert "yes, 2 hours late" in page.read and "It came after the deadline: 2 hours late." in page.read
    nobody = page_of(row("Ann", passed("a")), row("Bo", chapter=""), asked=asked, student=1)
    assert "Nothing was handed in for this chapter." in nobody.read and "0 of 3 points" in nobody.read


def test_a_file_that_could_not_be_read_is_told_with_its_reason():
    why = "This is no notebook but a PDF under the name of one."
    page = page_of(row("Ann", passed("a")), row("Bo", chapter="", oddities=[why]), student=1)
    assert "Files that could not be counted" in page.read and why in page.read


def test_the_page_needs_nothing_else_and_runs_nothing():
    page = page_of(row("Ann", passed("a")))
    assert not {"script", "link", "img", "iframe", "form", "base"} & {tag for tag, _ in page.tags}
    policy = next(meta for meta in page.all("meta") if meta.get("http-equiv"))
    assert policy["content"] == "default-src 'none'; style-src 'unsafe-inline'"
    assert not [attributes for _tag, attributes in page.tags if {"src", "srcset"} & set(attributes)]


def test_the_page_can_be_heard():
    """One main heading, no level left out, tables with captions and scopes, the language said, signs hidden."""
    page = page_of(row("Ann", passed("a"), untouched("b")), row("Ann", not_yet("c"), chapter=NEXT))
    levels = [int(tag[1]) for tag, _ in page.tags if tag in ("h1", "h2", "h3")]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.all("html") == [{"lang": "en"}] and len(page.all("main")) == 1
    assert len(page.all("caption")) == len(page.all("table")) > 0
    assert all("scope" in heading for heading in page.all("th"))
    assert all(sign["aria-hidden"] == "true" for sign in page.all("span") if sign["class"] in ("sign", "bar"))
    ids = [attributes["id"] for _tag, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids)) and {one["aria-labelledby"] for one in page.all("section")} <= set(ids)


def test_a_card_reads_as_in_the_notebook():
    """The same words in the same order as the card that `check` shows, for lines with code, indents and signs."""
    lines = ("Right so far: `dW`, db.", "    [[1 < 2]]", "a lone ` and 3 > 2 & 'so'")
    marks = marks_of([row("Ann", not_yet("a", lines=lines))])
    (verdict,) = marks.students[0].works[0].verdicts
    card, page = Reader(verdict._repr_html_()), Reader(feedback_page(marks.students[0], marks.name))
    assert card.read in page.read and "[[1 < 2]]" in card.read
    assert len(card.all("code")) == 1 <= len(page.all("code"))


def test_no_answer_is_given_back():
    """The body of no reference is on the page of somebody who got everything wrong."""
    chapter = [one for one in exercises().values() if one.notebook.startswith("02")]
    wrong = [not_yet(one.id, slip.tag, lines=[f"Recognised, `{slip.tag}`: {slip.hint}"])
             for one in chapter for slip in one.slips[:1]]  # fmt: skip
    marks = marks_of([row("Ann", *wrong)])
    page = Reader(feedback_page(marks.students[0], marks.name)).read
    for one in chapter:
        assert body_of(one.reference).strip().splitlines()[-1].strip() not in page


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(59, "less than a minute late"), (60, "1 minute late"), (7300, "2 hours late"), (86400, "1 day late")],
)
def test_lateness_is_told_in_the_largest_full_unit(seconds, words):
    assert how_late(seconds) == words


def test_a_chapter_has_the_title_of_its_notebook_and_other_names_stay():
    assert title_of("02_logistic_regression") == "Week 2 - Logistic regression"
    assert [title_of(name) for name in ("my_own", "", "../x")] == ["my_own", "", "../x"]
    assert [week_of(name) for name in ("02_logistic_regression", "my_own")] == ["Week 2", "my_own"]
    for content in (b"", b"{}", b'{"cells": []}', b'{"cells": [{"cell_type": "code", "source": "x = 1"}]}'):
        assert heading(content) == ""


# The notebook

SOURCES = (
    "import numpy as np",
    "def a(x):\n    return x",
    "check(a)",
    "def b(x):\n    return x",
    "print(a(1))",
)


def test_the_feedback_is_the_output_of_the_check_and_below_an_exercise_without_one():
    made = notebook_of(passed("a"), not_yet("b", "sign_flipped"), sources=SOURCES)
    nbformat.validate(made)
    sources = [cell.source for cell in made.cells if cell.cell_type == "code"]
    assert sources == [*SOURCES[:4], "check(b)", SOURCES[4]]
    shown = [cell.outputs[0].data for cell in made.cells if cell.cell_type == "code" and cell.outputs]
    assert [data["text/plain"].splitlines()[0] for data in shown] == [
        "✓ a: passed, 3 of 3 points",
        "✗ b: not yet, 0 of 3 points",
    ]
    assert "got 0.5, expected 0.25" in shown[1]["text/html"]


def test_a_card_in_the_notebook_is_the_one_that_check_shows(monkeypatch):
    (student,) = marks_of([row("Ann", not_yet("a", lines=["Right so far: `dW`.", "    [[1 < 2]]"]))]).students
    (verdict,) = student.works[0].verdicts
    shown = {"text/plain": repr(verdict), "text/html": verdict._repr_html_()}
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")  # under which a check shows its points alone
    made = nbformat.reads(feedback_notebook(student, student.works[0], notebook(*SOURCES)), as_version=4)
    assert [cell.outputs[0].data for cell in made.cells if cell.get("outputs")] == [shown]


def test_an_exercise_without_a_cell_has_its_feedback_at_the_end():
    made = notebook_of(passed("a"), untouched("c"), sources=SOURCES)
    assert [cell.source for cell in made.cells[-3:]] == ["## Not in your notebook", "### `c`", "check(c)"]
    assert len(made.cells) == 1 + len(SOURCES) + 1 + 3


def test_cells_checked_and_written_twice_have_the_feedback_once_below_the_last():
    sources = (
        "def a(x):\n    return 1",
        "check(a)",
        "check(a)",
        "def a(x):\n    return 2",
        "x = 1\ncheck(a)\ncheck(b)",
    )
    made = notebook_of(passed("a"), passed("b"), sources=sources)
    code = [cell.source for cell in made.cells if cell.cell_type == "code"]
    assert code == [*sources, "check(a)", "check(b)"]
    outputs = [bool(cell.outputs) for cell in made.cells if cell.cell_type == "code"]
    assert outputs == [False] * 5 + [True] * 2
    assert [cell.source for cell in made.cells[4:6]] == ["### `a`", sources[3]]  # the title is above the last
    assert len({cell.id for cell in made.cells}) == len(made.cells)


def test_the_first_cell_says_whose_it_is_what_it_is_worth_and_what_was_odd():
    made = notebook_of(passed("a"), sources=SOURCES, oddities=["Two cells were split."])
    said = html.unescape(made.cells[0].source)
    assert said.startswith("# Feedback for Ann\n\n**Week 2 - Logistic regression: 3 of 3 points**")
    assert "- Two cells were split.\n\n| Exercise | Outcome | Points |" in said
    assert said.endswith("| [`a`](#a) | ✓ passed | 3 of 3 |")


def test_nothing_of_the_file_but_its_code_is_in_the_notebook():
    """Metadata, ids and whatever else a file brought along stays behind."""
    hostile = {"cells": [{"cell_type": "code", "id": "x" * 99, "metadata": {"trusted": True, "collapsed": 1},
                          "source": "a = 1", "outputs": [{"data": {"text/html": "<script>"}}]}],
               "metadata": {"widgets": {"state": 1}, "kernelspec": {"name": "evil"}}}  # fmt: skip
    (student,) = marks_of([row("Ann", passed("a"))]).students
    text = feedback_notebook(student, student.works[0], json.dumps(hostile).encode())
    for left in ("trusted", "collapsed", "script", "widgets", "evil", "xxx"):
        assert left not in text
    nbformat.validate(nbformat.reads(text, as_version=4))
