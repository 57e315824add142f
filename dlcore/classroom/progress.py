"""`python3 -m dlcore progress`: how far a learner is, in the terminal, chapter by chapter and exercise by exercise.

It shows what `progress()` shows in a notebook, from the same events on the learner's own disk.
"""

import argparse
import json
import sys

from dlcore.classroom.given_back.plain_text import one_line
from dlcore.messages import _
from dlcore.practice import store
from dlcore.practice.database import Unavailable
from dlcore.practice.feedback import TONES
from dlcore.practice.page import notebooks, progress

DONE, WRONG, USAGE = 0, 1, 2


def main(arguments=None):
    """The command; its exit code."""
    options = parser().parse_args(arguments)
    try:
        chapters = [chapter_named(name) for name in options.chapter]
        page = progress()
    except LookupError as error:
        return said(error.args[0], USAGE)
    except Unavailable as error:
        return said(_("Your progress cannot be read: {reason}.").format(reason=error), WRONG)
    shown = [one for one in page.chapters if not chapters or one.notebook in chapters]
    print(as_json(page, shown) if options.json else as_text(page, shown, bool(chapters) or options.all))
    return DONE


def parser():
    asked = argparse.ArgumentParser(
        prog="python3 -m dlcore progress",
        description=_("Show how far you are: the points, the exercises, the questions, and what comes next."),
    )
    asked.add_argument(
        "chapter",
        nargs="*",
        help=_("only these chapters, with all their exercises; 02 or 2 is enough of a name"),
    )
    asked.add_argument("--all", action="store_true", help=_("all exercises, also of chapters not begun"))
    asked.add_argument("--json", action="store_true", help=_("for a program"))
    return asked


def said(message, code):
    print(message, file=sys.stderr)
    return code


def chapter_named(name):
    """The chapter of which this is the name, the number or the beginning. Raises LookupError, in words."""
    names = notebooks()
    number = name.zfill(2) if name.isdecimal() else name
    found = [one for one in names if one == name] or [one for one in names if one.startswith(number)]
    if len(found) != 1:
        words = _("There is no chapter {name}. There are: {names}")
        raise LookupError(words.format(name=name, names=", ".join(names)))
    return found[0]


def as_text(page, chapters, everything):
    """The bars; below each chapter that was begun, or below all, its exercises; then what comes next."""
    width = max((len(chapter.notebook) for chapter in chapters), default=0)
    lines = [page.total]
    for chapter in chapters:
        begun = chapter.points or any(one.tries or one.hints or one.shown for one in chapter.standings)
        lines += [chapter.text_bar(width), *(exercise_lines(chapter) if everything or begun else ())]
    missed = [id for chapter in chapters for id in chapter.missed]
    asked = [_("Questions answered wrong last time: {ids}").format(ids=", ".join(missed))] if missed else []
    trouble = [told] if (told := store.trouble()) else []
    return "\n".join([*lines, *asked, page.next_step.replace("`", ""), *trouble])


def exercise_lines(chapter):
    """One line an exercise: the sign of the card, its name, its points, and how it stands in words."""
    width = max((len(one.exercise.id) for one in chapter.standings), default=0)
    for one in chapter.standings:
        points = f"{one.points:g} / {one.exercise.points:g}"
        kind = _("core") if one.exercise.core else _("extra")
        yield one_line(f"  {sign_of(one)} {one.exercise.id:{width}} {points:>8}  {kind:5}  {one.words}")


def sign_of(standing):
    return TONES["good" if standing.passed else "bad" if standing.tries else "neutral"][1]


def as_json(page, chapters):
    found = [
        {
            "chapter": chapter.notebook,
            "points": chapter.points,
            "out_of": chapter.out_of,
            "questions_right": chapter.right,
            "questions": len(chapter.answers),
            "exercises": [exercise_of(one) for one in chapter.standings],
        }
        for chapter in chapters
    ]
    points = sum(chapter.points for chapter in page.chapters)
    out_of = sum(chapter.out_of for chapter in page.chapters)
    return json.dumps({"points": points, "out_of": out_of, "chapters": found}, indent=1)


def exercise_of(standing):
    return {
        "id": standing.exercise.id,
        "core": standing.exercise.core,
        "points": standing.points,
        "out_of": standing.exercise.points,
        "passed": standing.passed,
        "tries": standing.tries,
        "last_mistake": standing.mistake,
        "hints": standing.hints,
        "solution_shown": standing.shown,
    }
