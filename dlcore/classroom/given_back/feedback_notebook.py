"""What a student gets back to work on: a notebook with their own code, and the feedback below each exercise.

It is made anew of their code alone. Outputs, pictures, text and metadata of the file that was handed in are not in
it: whoever opens it, also a teacher who trusts it, runs and renders nothing that was hidden there.

A cell is made as its JSON: most are the same for the whole class, and so are written once.
"""

import json
import re
from functools import lru_cache

from dlcore.classroom.given_back.feedback_page import how_late, of_points
from dlcore.classroom.given_back.page_files import card_of
from dlcore.classroom.given_back.plain_text import as_markdown, many_lines, one_line
from dlcore.classroom.given_back.titles import title_of
from dlcore.messages import _
from dlcore.practice.checker.verdict import NOT_ATTEMPTED, NOT_YET, PASSED, TONE
from dlcore.practice.feedback import TONES, card

DEFINED = re.compile(r"^[ \t]*def[ \t]+(\w+)[ \t]*\(", re.MULTILINE)
CHECKED = re.compile(r"^check\([ \t]*(\w+)[ \t]*\)", re.MULTILINE)
SAME = 4096  # cells, checks and texts that are remembered for the next student
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def feedback_notebook(student, work, graded):
    """The text of the notebook of one chapter; `graded` is the code, as `notebook_code` has it."""
    sources = [cell["source"] for cell in json.loads(graded)["cells"]]
    verdicts = {verdict.exercise: verdict for verdict in work.verdicts}
    titled_at, shown_at, missing = places(sources, verdicts)
    cells = [markdown("feedback", heading(student, work))]
    for number, source in enumerate(sources):
        cells += map(title, titled_at.get(number, ()))
        cells += around(number, source, [verdicts[id] for id in shown_at.get(number, ())])
    if missing:
        words = _("Not in your notebook")
        cells += [markdown("missing", f"## {words}")]
    for id in missing:
        cells += [title(id), check(verdicts[id])]
    rest = as_json({"metadata": {"kernelspec": KERNEL}, "nbformat": 4, "nbformat_minor": 5})
    return f'{{"cells": [{", ".join(cells)}], {rest[1:]}\n'


def places(sources, ids):
    """Which exercises have their title before a cell, which their feedback below it, {number: [id]}; those without one.

    Of several definitions the last counts. The feedback is where it is checked below that, else below the definition.
    """
    defined, checked, titled, shown = {}, {}, {}, {}
    for number, source in enumerate(sources):
        defines, checks = names_in(source)
        for name in defines:
            defined[name] = number
        for name in checks:
            checked[name] = number
    for id in ids:
        if id in defined or id in checked:
            below = max(defined.get(id, -1), checked.get(id, -1))
            titled.setdefault(defined.get(id, below), []).append(id)
            shown.setdefault(below, []).append(id)
    return titled, shown, [id for id in ids if id not in defined and id not in checked]


@lru_cache(SAME)
def names_in(source):
    """The functions that a cell defines, and those that it checks."""
    return DEFINED.findall(source), CHECKED.findall(source)


def around(number, source, verdicts):
    """A student's cell and the feedback below it: where it is the check itself, as its output."""
    alone = [verdict for verdict in verdicts if source.strip() == f"check({verdict.exercise})"]
    if alone:
        return [check(alone[0])]
    return [own(number, source), *map(check, verdicts)]


@lru_cache(SAME)
def own(number, source):
    return code(f"yours-{number + 1}", many_lines(source))


def code(id, source, outputs=(), **metadata):
    cell = {"cell_type": "code", "id": id[:64], "metadata": metadata, "source": source}
    return as_json(cell | {"execution_count": None, "outputs": list(outputs)})


@lru_cache(SAME)
def check(verdict):
    """The check of an exercise with its card, as it stood in the learner's notebook."""
    seen = card_of(verdict)
    lines = [one_line(line.expandtabs(4)) for line in seen["lines"]]
    text = "\n".join([f"{seen['sign']} {seen['title']}", *(f"  {line}" for line in lines)])
    shown = {"text/plain": text, "text/html": card(seen["tone"], seen["title"], lines)}
    output = {"output_type": "execute_result", "execution_count": None, "metadata": {}, "data": shown}
    marks = {"deletable": False, "tags": ["feedback"]}
    return code(f"feedback-{verdict.exercise}", f"check({verdict.exercise})", [output], **marks)


def markdown(id, source):
    return as_json({"cell_type": "markdown", "id": id, "metadata": {}, "source": source})


def as_json(found):
    return json.dumps(found, sort_keys=True)  # indented, it takes Python ten times as long


@lru_cache(SAME)
def title(id):
    return markdown(f"title-{id}"[:64], f"### `{id}`")


def summary(verdicts):
    """A table of all exercises, each with a link to its title."""
    yield "| {} | {} | {} |".format(_("Exercise"), _("Outcome"), _("Points"))
    yield "|---|---|---|"
    words = {PASSED: _("passed"), NOT_YET: _("not yet"), NOT_ATTEMPTED: _("not attempted")}
    for one in verdicts:
        outcome = f"{TONES[TONE[one.outcome]][1]} {words[one.outcome]}"
        points = _("{n:g} of {all:g}").format(n=one.points, all=one.out_of)
        yield f"| [`{one.exercise}`](#{one.exercise}) | {outcome} | {points} |"


def heading(student, work):
    """The first cell: whose it is, the points, what was odd about the file, and how each exercise came out."""
    name = _("Feedback for {name}").format(name=student.name)
    points = f"{title_of(work.chapter)}: {of_points(work.points, work.out_of)}"
    about = _(
        "Here is your code as it was graded, without outputs and text; the feedback is below each check."
    )
    late = [_("It came after the deadline: {late}.").format(late=how_late(work.late))] if work.late else []
    odd = [f"- {as_markdown(sentence)}" for sentence in (*late, *work.oddities)]
    parts = [f"# {as_markdown(name)}", f"**{as_markdown(points)}**", as_markdown(about)]
    return "\n\n".join(filter(None, [*parts, "\n".join(odd), "\n".join(summary(work.verdicts))]))
