"""The page for the teacher: how the class stands, and what its mistakes say about what to explain again."""

from datetime import datetime
from urllib.parse import quote

from dlcore.classroom.given_back import statistics_words as words
from dlcore.classroom.given_back.feedback_page import how_late
from dlcore.classroom.given_back.page_files import page
from dlcore.classroom.given_back.statistics import BINS
from dlcore.classroom.given_back.titles import title_of, week_of
from dlcore.messages import _, ngettext

LONGEST = 40  # mistakes in the table; the rest are in mistakes.csv
TALL = 150  # the highest column of the drawing


def class_page(marks, statistics, folders, hints, layers=()):
    """The text of the page of the class.

    hints   those of the mistakes, {(exercise, tag): hint}
    layers  how students' code was locked up: (names of the layers) for each file that was graded
    """
    name = marks.name or _("The class")
    return page(
        "class.html",
        title=name,
        about=about(marks),
        contents=_("On this page"),
        glance={
            "heading": _("What stands out"),
            "sentences": words.at_a_glance(statistics, marks, hints),
        },
        points=points_of(statistics),
        exercises=exercises(marks, statistics),
        mistakes=mistakes(statistics, hints),
        together=together(statistics),
        odd={"heading": _("Files"), "groups": list(files(statistics))},
        students=students(marks, folders),
        graded={"heading": _("How it was graded"), "sentences": list(words.locked_up(layers))},
    )


def about(marks):
    chapters = ", ".join(title_of(part.chapter) for part in marks.parts)
    due = _("Deadline: {deadline}.").format(deadline=as_read(marks.deadline)) if marks.deadline else ""
    return " ".join(filter(None, [_("{chapters}.").format(chapters=chapters) if chapters else "", due]))


def as_read(deadline):
    """2026-12-01T18:00:00+01:00 -> 2026-12-01 18:00 (UTC+01:00)"""
    due = datetime.fromisoformat(deadline)
    return f"{due:%Y-%m-%d %H:%M}" + (f" ({due.tzname()})" if due.tzinfo else "")


def points_of(statistics):
    """The distribution of the points: a drawing, and the same as a table."""
    bins = statistics.bins
    columns = [column(number, count, max(bins)) for number, count in enumerate(bins)]
    heads = [(_("Share of the points"), ""), (_("Students"), "number")]
    rows = [(span(number), count) for number, count in enumerate(bins)]
    caption = _("Students by the share of all points they have")
    said = _("{n} students have {span}")
    numbers = [said.format(n=count, span=span(number)) for number, count in enumerate(bins) if count]
    return {
        "heading": _("Points"),
        "alt": f"{caption}: {'; '.join(numbers)}.",
        "axis": _("percent of all points; the number above each column is how many students"),
        "columns": columns,
        "folded": _("The same as a table"),
        "table": {"caption": caption, "columns": heads, "rows": rows},
    }


def span(number):
    low, high = 100 * number // BINS, 100 * (number + 1) // BINS
    if number == BINS - 1:
        return _("{low} to {high} %").format(low=low, high=high)
    return _("{low} to less than {high} %").format(low=low, high=high)


def column(number, count, most):
    wide = 600 / BINS
    height = round(TALL * count / most, 1) if most else 0
    left = 20 + number * wide
    label = f"{100 * number // BINS}-{100 * (number + 1) // BINS}"
    place = {"x": round(left + 4, 1), "y": 180 - height, "width": round(wide - 8, 1), "height": height}
    return {**place, "middle": round(left + wide / 2, 1), "count": count, "label": label}


def exercises(marks, statistics):
    """How each exercise went, chapter by chapter."""
    every = [chapter_table(part, statistics) for part in marks.parts]
    return {
        "heading": _("Exercises"),
        "said": _("Of those who handed in the chapter. In the bars, full is passed, hatched is not yet."),
        "columns": [
            _("Exercise"),
            _("Passed"),
            _("Not yet"),
            _("Not attempted"),
            _("Shares"),
            _("Most common mistake"),
        ],
        "chapters": every,
    }


def chapter_table(part, statistics):
    tallies = [tally for tally in statistics.tallies if tally.chapter == part.chapter]
    return {"caption": title_of(part.chapter), "rows": [exercise_row(tally) for tally in tallies]}


def exercise_row(tally):
    all = tally.handed_in or 1
    shares = {
        name: _("{n} ({share:.0%})").format(n=n, share=n / all)
        for name, n in (
            ("passed", tally.passed), ("not_yet", tally.not_yet), ("not_attempted", tally.not_attempted)
        )
    }  # fmt: skip
    common = (
        _("`{tag}` ({n})").format(tag=tally.mistakes[0][0], n=tally.mistakes[0][1]) if tally.mistakes else ""
    )
    return {
        "id": tally.id,
        "common": common,
        "share": tally.passed / all,
        "open": tally.not_yet / all,
        **shares,
    }


def mistakes(statistics, hints):
    """The mistakes the checks knew by name, the most common first."""
    heads = [(_("Exercise"), "id"), (_("Mistake"), "id"), (_("Students"), "number"), (_("Hint"), "prose")]
    rows = [
        (tally.id, tag, _("{n} of {all}").format(n=made, all=tally.tried), _(hints.get((tally.id, tag), "")))
        for tally, tag, made in statistics.mistakes[:LONGEST]
    ]
    all = len(statistics.mistakes)
    some = _("The {n} most common of {all}; the others are in mistakes.csv.").format(n=LONGEST, all=all)
    every = _("Those that the checks knew by name; of how many is of those who tried.")
    return {
        "heading": _("Mistakes"),
        "said": (every if all <= LONGEST else some) if rows else _("No mistake was recognised."),
        "caption": _("Mistakes, the most common first"),
        "columns": heads,
        "rows": rows,
        "more": list(words.mistakes_more(statistics)),
    }


def together(statistics):
    none = _("No two mistakes come together more often than chance would have it.")
    return {
        "heading": _("Mistakes that come together"),
        "sentences": list(words.together(statistics)) or [none],
    }


def files(statistics):
    """What there is to say about files, in three groups."""
    for heading, said, none in (
        (_("After the deadline"), words.late(statistics), _("Nobody was late.")),
        (_("The same code"), words.equal(statistics), _("No two students handed in the same code.")),
        (_("Odd files"), words.odd(statistics), _("Nothing was odd.")),
    ):
        yield {"heading": heading, "sentences": list(said) or [none]}


def students(marks, folders):
    """The points of each; those of single weeks where there are several."""
    weeks = [week_of(part.chapter) for part in marks.parts]
    columns = [_("Student"), _("Points"), *(weeks if len(weeks) > 1 else ()), _("Late or missing")]
    return {
        "heading": _("Students"),
        "caption": _("Points of each student, of {all:g}").format(all=marks.out_of),
        "columns": columns,
        "rows": [student_row(student, folders) for student in marks.students],
    }


def student_row(student, folders):
    weeks = [f"{work.points:g}" if work.row else "-" for work in student.works]
    return {
        "name": student.name,
        "link": f"students/{quote(folders[student.name])}/feedback.html",
        "points": [f"{student.points:g}", *(weeks if len(weeks) > 1 else ())],
        "said": late_or_missing(student),
    }


def late_or_missing(student):
    """What is not as it was asked for, in a few words; nothing if all is."""
    missing = sum(work.row is None for work in student.works)
    words = ngettext("{n} chapter missing", "{n} chapters missing", missing).format(n=missing)
    return ", ".join([*([how_late(student.late)] if student.late else []), *([words] if missing else [])])
