"""How a chapter reads, measured: what the loved notebooks have in common, as numbers.

Short code cells, as much prose as code, one idea a cell, the same sections in every chapter, calm words.
Cards (quiz, prediction, glossary, progress) are neither prose nor code here, and an exercise is one cell.
"""

import ast
import re
from itertools import groupby, pairwise
from pathlib import Path
from statistics import median

import pytest

from dlcore.classroom import build, chapter
from dlcore.classroom.chapter import SourceCell
from dlcore.classroom.proofreading import prose_lines

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted(ROOT.glob("notebooks/source/[0-9]*.py"))
CARDS = {"quiz", "predict", "glossary", "progress", "check", "hint", "solution"}
FRONT_PAGE = "00_start_here"

SECTIONS = {
    # what is to be there: a heading, or words in the text
    "a warm-up": r"^## Warm-up",
    "where we are": r"^## Where we are",
    "the letters, as a table": r"^\| letter \|",
    "a smallest case by hand": r"^## The smallest case,? by hand",
    "an exercise": r"\*\*Exercise",
    "a lab on real data": r"^## Lab",
    "two open tasks": r"open tasks",
    "five things to remember": r"^## Remember\n+(- .*\n(  .*\n)*){5}(?!- )",
    "a quiz": r"^## Quiz",
    "something to read on": r"^## Read on",
    "a file of the library": r"`dlcore/\w+\.py`",
    "two papers": r"[Tt]wo papers",
    "the time it takes": r"\*\*Time:\*\*",
    "what is needed": r"\*\*Needed:\*\*",
}
ORDER = ["Warm-up", "Where we are", "The smallest case", "Lab", "Remember", "Quiz", "Read on"]
CALM = re.compile(r"\b(simply|just|obviously|clearly|trivial(?:ly)?|of course)\b", re.IGNORECASE)


# What is measured


def is_card(cell):
    """A cell that only calls for one of our cards."""
    try:
        statements = ast.parse(cell.text).body
    except SyntaxError:
        return False
    calls = [s.value.func for s in statements if isinstance(s, ast.Expr) and isinstance(s.value, ast.Call)]
    return len(calls) == len(statements) == 1 and isinstance(calls[0], ast.Name) and calls[0].id in CARDS


def kind(cell):
    if cell.kind == "markdown":
        return "prose"
    return "card" if is_card(cell) else "exercise" if cell.exercise else "code"


def code_lengths(cells):
    """Lines of each code cell, without blank ones."""
    return [sum(bool(line.strip()) for line in c.text.splitlines()) for c in cells if kind(c) == "code"]


def headings(cells):
    """[(level, words)] of a chapter."""
    lines = [line for cell in cells if cell.kind == "markdown" for _, line in prose_lines(cell.text)]
    found = [re.fullmatch(r"(#{1,6}) +(.*)", line) for line in lines]
    return [(len(match[1]), match[2]) for match in found if match]


def longest_run(cells, kinds=("code", "exercise")):
    return max(
        (len(list(run)) for of_kinds, run in groupby(cells, lambda c: kind(c) in kinds) if of_kinds),
        default=0,
    )


def prose(cells):
    """The words of a chapter: no code, no formulas, no targets of links, nothing quoted."""
    lines = [line for c in cells if c.kind == "markdown" for _, line in prose_lines(c.text)]
    text = "\n".join(line for line in lines if not line.startswith(">"))
    for spans in (r"\$\$.+?\$\$", r"\$[^$\n]+\$", r"`[^`\n]+`", r"!(?=\[)", r"\]\([^)]*\)", r"<[^>]+>"):
        text = re.sub(spans, " ", text, flags=re.DOTALL)
    return text


def complaints(name, cells):
    """Everything about a chapter's rhythm that is not as it should be."""
    yield from about_headings(name, headings(cells))
    yield from about_cells(cells)
    yield from about_words(prose(cells))
    yield from about_figures(cells)
    yield from about_use_of_exercises(cells)
    if name != FRONT_PAGE:
        yield from about_sections(cells)
        yield from about_balance(cells)


def about_headings(name, found):
    levels = [level for level, _ in found]
    if levels.count(1) != 1 or levels[:1] != [1]:
        yield f"{levels.count(1)} titles (#); one is wanted, first"
    if not 9 <= len(found) <= 20:
        yield f"{len(found)} headings; 9 to 20 are wanted"
    for (above, _), (level, words) in pairwise(found):
        if level > above + 1:
            yield f"heading {words!r} skips a level"
    week = f"Week {int(name[:2])} - "
    if found and not found[0][1].startswith(week):
        yield f"the title {found[0][1]!r} does not begin with {week!r}"


def about_cells(cells):
    lengths = code_lengths(cells)
    if lengths and median(lengths) > 4:
        yield f"the median code cell has {median(lengths)} lines; 4 at most are wanted"
    for cell in cells:
        length = len(cell.text.splitlines())
        if kind(cell) == "code" and length > 20:
            yield f"the code cell at line {cell.line} has {length} lines; 20 at most are wanted"
    if longest_run(cells) > 3:
        yield f"{longest_run(cells)} code cells in a row; 3 at most are wanted"


def about_balance(cells):
    counts = [kind(cell) for cell in cells]
    code, text = counts.count("code") + counts.count("exercise"), counts.count("prose")
    if not 0.6 <= text / max(code, 1) <= 1.7:
        yield f"{text} cells of prose to {code} of code; about one to one is wanted"


def about_words(text):
    for line in text.splitlines():
        for word in CALM.findall(line):
            yield f"the word {word!r} in: {line.strip()}"
        if "!" in line:
            yield f"an exclamation mark in: {line.strip()}"


def about_figures(cells):
    first = cells[0]
    if first.kind != "markdown" or not re.search(r"^\*\*.+\?\*\*$", first.text, re.MULTILINE):
        yield "the first cell has no bold question"
    for cell in cells:
        for alt in re.findall(r"!\[(.*?)\]\(", cell.text) if cell.kind == "markdown" else ():
            if len(alt.split()) < 5:
                yield f"the alt text {alt!r} says too little"


def about_use_of_exercises(cells):
    """Prose stands before each exercise: what to write, and the shapes."""
    for before, cell in zip([None, *cells], cells, strict=False):
        if cell.exercise and (before is None or before.kind != "markdown"):
            yield f"no task in words before the exercise {cell.exercise}"


def about_sections(cells):
    text = "\n".join(cell.text + "\n" for cell in cells if cell.kind == "markdown")
    for what, pattern in SECTIONS.items():
        if not re.search(pattern, text, re.MULTILINE):
            yield f"no sign of {what}"
    if not re.search(r"!\[.+\]\(", cells[0].text):
        yield "no picture of the finished result in the first cell"
    words = [words for _, words in headings(cells)]
    places = [next((i for i, w in enumerate(words) if w.startswith(start)), None) for start in ORDER]
    present = [place for place in places if place is not None]
    if present != sorted(present):
        yield f"sections in another order than {', '.join(ORDER)}"
    imports = next((c for c in cells if kind(c) == "code"), None)
    if (
        imports is None
        or not imports.text.startswith(("import ", "from "))
        or len(imports.text.splitlines()) > 6
    ):
        yield "the first code cell is not an import cell of at most six lines"
    if not any("predict(" in cell.text for cell in cells if kind(cell) == "card"):
        yield "no prediction"


# The chapters


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_a_chapter_reads_as_a_chapter_should(path):
    assert list(complaints(path.stem, chapter.read(path))) == []


@pytest.mark.parametrize("made", build.chapters(ROOT), ids=lambda made: made.name)
def test_each_exercise_is_followed_by_its_check(made):
    for notebook in made.notebooks():
        ids = [cell.id for cell in notebook.cells]
        asked = [id for id in ids if f"check-{id}" in ids]
        assert len(asked) == len([c for c in chapter.read(made.source) if c.exercise])
        assert all(ids[ids.index(id) + 1] == f"check-{id}" for id in asked)


# The measures, each on a chapter with that one fault


def markdown(text):
    return SourceCell("markdown", text, (), 1, ROOT)


def code(text):
    return SourceCell("code", text, (), 1, ROOT)


LETTERS = "## Where we are\n\n| letter | what it is |\n|---|---|\n| $m$ | examples |"
REMEMBER = "## Remember\n\n" + "- One thing.\n  It goes on.\n" * 5
GOOD = [
    markdown("# Week 3 - A toy\n\n**Does it read well?**\n\n![A straight line from left to right](a.png)\n\n"
             "**Time:** an hour. **Needed:** week 2."),
    markdown("## Warm-up\n\nTwo questions."),
    code("import numpy as np"),
    code('quiz("03.w1")'),
    markdown(LETTERS),
    code("m = 3"),
    markdown("## The smallest case, by hand\n\nBy hand first."),
    code("1 + 1"),
    markdown("## 1. An idea\n\n**Exercise: a thing.** Goal: a number."),
    code('exercise("thing")'),
    markdown("## 2. Another\n\nWe guess."),
    code('predict("E1")'),
    code("2 + 2"),
    markdown("## Lab: real data\n\n### Two open tasks\n\nOne, two."),
    code("3 + 3"),
    markdown(REMEMBER),
    markdown("## Quiz\n\nSix questions."),
    *[code(f'quiz("03.{n}")') for n in range(1, 7)],
    markdown("## Read on\n\nThe file `dlcore/layers.py`. Two papers."),
]  # fmt: skip


def changed(old, new):
    """The good chapter with one text replaced, which has to be there."""
    cells = [SourceCell(c.kind, c.text.replace(old, new), c.tags, c.line, c.folder) for c in GOOD]
    assert cells != GOOD
    return cells


def without(text):
    cells = [cell for cell in GOOD if text not in cell.text]
    assert len(cells) < len(GOOD)
    return cells


FAULTS = {
    "two titles": (changed("## 1. An idea", "# An idea"), "2 titles"),
    "no title": (changed("# Week 3 - A toy", "A toy"), "0 titles"),
    "another week": (changed("Week 3", "Week 4"), "does not begin with 'Week 3 - '"),
    "few headings": (without("## "), "headings; 9 to 20"),
    "a skipped level": (changed("### Two open", "#### Two open"), "skips a level"),
    "long cells": (changed(" + ", "\n\n+ 1\n+ 1\n+ 1\n+ 1\n+ "), "median code cell has"),
    "one very long cell": (changed("m = 3", "m = 3\n" * 21), "21 lines"),
    "code after code": ([*GOOD[:8], *[code("1")] * 3, *GOOD[8:]], "4 code cells in a row"),
    "much code": ([*GOOD, *[code("1")] * 12], "10 cells of prose to 18 of code"),
    "much prose": ([*GOOD, *[markdown("Words.")] * 3], "13 cells of prose to 6 of code"),
    "an exclamation mark": (changed("We guess.", "We guess!"), "an exclamation mark in: We guess!"),
    "just": (changed("We guess.", "We just guess."), "the word 'just'"),
    "Simply": (changed("We guess.", "Simply guess."), "the word 'Simply'"),
    "no question": (changed("**Does it read well?**", "It reads well."), "no bold question"),
    "no picture": (changed("![A straight", "[A straight"), "no picture"),
    "a picture with two words": (changed("A straight line from left to right", "A line"), "says too little"),
    "an exercise without words": ([*GOOD[:9], code("1"), *GOOD[9:]], "no task in words before the exercise"),
    "four to remember": (changed("- One thing.\n  It goes on.\n" * 5, "- One thing.\n" * 4), "five things"),
    "six to remember": (changed("- One thing.\n  It goes on.\n" * 5, "- One thing.\n" * 6), "five things"),
    "a section in the wrong place": ([*GOOD[:1], GOOD[-1], *GOOD[1:-1]], "another order"),
    "imports of seven lines": (changed("import numpy as np", "import numpy as np\n" * 7), "import cell"),
    "no prediction": (without("predict("), "no prediction"),
    "no letters": (changed("| letter |", "| sign |"), "no sign of the letters"),
    "no warm-up": (changed("## Warm-up", "## Start"), "no sign of a warm-up"),
    "no lab": (changed("## Lab", "## Data"), "no sign of a lab"),
    "no quiz": (changed("## Quiz", "## End"), "no sign of a quiz"),
    "no papers": (changed("Two papers", "A paper"), "no sign of two papers"),
    "no file": (changed("`dlcore/layers.py`", "a file"), "no sign of a file"),
}  # fmt: skip


def test_a_good_chapter_has_no_fault():
    assert list(complaints("03_toy", GOOD)) == []


@pytest.mark.parametrize(("cells", "words"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_found_and_said(cells, words):
    assert any(words in complaint for complaint in complaints("03_toy", cells))


@pytest.mark.parametrize(
    "text", ["$n!$ is a factorial", "`a != b`", "![A line from left to right](a.png)", "> Look!"]
)
def test_signs_that_only_look_like_an_exclamation(text):
    assert list(about_words(prose([markdown(text)]))) == []
