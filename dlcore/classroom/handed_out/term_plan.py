"""The tables of the teacher's guide, made from the chapters and the exercises themselves.

`python3 -m dlcore.classroom.handed_out.term_plan` writes them into docs/teaching.md; a test says when they are out
of date.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import nbformat

from dlcore.classroom.files import write_whole
from dlcore.practice.checker.exercise import exercises

ROOT = Path(__file__).resolve().parents[3]
GUIDE = Path("docs", "teaching.md")
BETWEEN = "<!-- {name}: made by python3 -m dlcore.classroom.handed_out.term_plan -->"
END = "<!-- end -->"
HOURS = {
    "half an hour": 0.5,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
}


@dataclass(frozen=True)
class Week:
    """What a chapter takes and gives."""

    number: int
    title: str
    hours: float
    after: tuple
    exercises: tuple

    @classmethod
    def of(cls, notebook, bank):
        """From a chapter's first cell and its exercises."""
        text = nbformat.read(notebook, as_version=4).cells[0].source
        number, title = re.search(r"^# Week (\d+) - (.+)$", text, re.MULTILINE).groups()
        return cls(
            number=int(number),
            title=title,
            hours=hours_in(re.search(r"\*\*Time:\*\* (.*)", text)[1]),
            after=tuple(
                sorted(map(int, set(re.findall(r"\[week (\d+)\]", text.partition("**Needed:**")[2]))))
            ),
            exercises=tuple(one for one in bank.values() if one.notebook == notebook.stem),
        )

    @property
    def core(self):
        return tuple(one for one in self.exercises if one.core)


def hours_in(text):
    """ "about four hours, well split" -> 4"""
    return next(hours for words, hours in HOURS.items() if re.search(rf"^(about )?{words}\b", text))


def weeks(root=ROOT):
    bank = exercises()
    return [Week.of(path, bank) for path in sorted(Path(root, "notebooks").glob("[0-9][0-9]_*.ipynb"))]


def term(found):
    """One row a week: what it takes, what it needs, what can be earned."""
    rows = [
        (
            week.number,
            week.title,
            f"{week.hours:g}",
            ", ".join(map(str, week.after)) or "-",
            *(counted(week.exercises)),
            *(counted(week.core)),
        )
        for week in found
    ]
    every, core = (
        [one for week in found for one in part(week)] for part in (lambda w: w.exercises, lambda w: w.core)
    )
    total = ("", "all", f"{sum(week.hours for week in found):g}", "", *counted(every), *counted(core))
    head = ("week", "chapter", "hours", "after weeks", "exercises", "points", "core", "their points")
    return table(head, [*rows, total])


def counted(found):
    return len(found), sum(one.points for one in found)


def asked(found):
    """One row a week: the names of its exercises with their points, as `release --only` takes them."""
    rows = [
        (week.number, listed(week.core), listed([one for one in week.exercises if not one.core]))
        for week in found
    ]
    return table(("week", "core", "further"), [row for row in rows if row[1] or row[2]])


def listed(found):
    return ", ".join(f"`{one.id}` {one.points}" for one in found)


def table(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def filled(text, found):
    """The guide with its tables as they have to be."""
    for name, made in (("term", term), ("exercises", asked)):
        start = BETWEEN.format(name=name)
        before, there, rest = text.partition(start)
        assert there, f"the guide has no place for the table of {name}"
        text = f"{before}{start}\n\n{made(found)}\n\n{END}{rest.partition(END)[2]}"
    return text


if __name__ == "__main__":
    path = ROOT / GUIDE
    write_whole(path, filled(path.read_text(encoding="utf-8"), weeks()))
