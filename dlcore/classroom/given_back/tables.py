"""The tables of a class for spreadsheets and programs: grades.csv, mistakes.csv and mistakes.json.

UTF-8 with the mark by which Excel knows it, so that 王小明 stays what it is; no cell of text is taken for a formula.
"""

import csv
import io
import json

from dlcore.classroom.given_back.plain_text import cell
from dlcore.practice.checker.verdict import NOT_ATTEMPTED

MARK = "\ufeff"


def as_csv(rows):
    """The text of a table; text is quoted, numbers are not."""
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_NONNUMERIC).writerows([cell(value) for value in row] for row in rows)
    return MARK + text.getvalue()


def grades_csv(marks, folders):
    """One row a student: the points of the whole, of each chapter and of each exercise, and what was odd.

    An exercise that was not attempted is an empty cell: a 0 is an answer that is not right yet.
    """
    chapters = [part.chapter for part in marks.parts]
    ids = [id for part in marks.parts for id in part.exercises]
    head = ["student", "points", "out of", *(f"{chapter} points" for chapter in chapters)]
    rows = [[*head, "handed in", "hours late", "odd", "folder", *ids]]
    for student in marks.students:
        works = student.works
        odd = " ".join(sentence for _chapter, sentence in student.all_oddities)
        times = max((str(work.row.handed_in or "") for work in works if work.row), default="")
        whole = [student.name, student.points, student.out_of, *(work.points for work in works)]
        late = round(student.late / 3600, 1)
        verdicts = [verdict for work in works for verdict in work.verdicts]
        rows.append([*whole, times, late, odd, folders[student.name], *map(points_of, verdicts)])
    return as_csv(rows)


def points_of(verdict):
    return "" if verdict.outcome == NOT_ATTEMPTED else verdict.points


def mistakes_csv(statistics, hints):
    """One row a mistake that somebody made: how many did, of how many who tried, and its hint."""
    rows = [["chapter", "exercise", "mistake", "kind", "students", "of", "hint"]]
    for tally in statistics.tallies:
        for kind, named in (("error", tally.mistakes), ("convention", tally.conventions)):
            for tag, made in named:
                hint = hints.get((tally.id, tag), "")
                rows.append([tally.chapter, tally.id, tag, kind, made, tally.tried, hint])
        if tally.unnamed:
            rows.append([tally.chapter, tally.id, "", "not named", tally.unnamed, tally.tried, ""])
    return as_csv(rows)


def mistakes_json(statistics, hints):
    """The same for programs, with the outcomes of each exercise; there are no names of students in it."""
    exercises = [
        {
            "id": tally.id,
            "chapter": tally.chapter,
            "points": tally.out_of,
            "passed": tally.passed,
            "not_yet": tally.not_yet,
            "not_attempted": tally.not_attempted,
            "mistakes": [
                {"tag": tag, "students": made, "kind": kind, "hint": hints.get((tally.id, tag), "")}
                for kind, named in (("error", tally.mistakes), ("convention", tally.conventions))
                for tag, made in named
            ],
            "not_named": tally.unnamed,
        }
        for tally in statistics.tallies
    ]
    together = [
        {
            "first": list(pair.first),
            "second": list(pair.second),
            "made_first": pair.made_first,
            "made_second": pair.made_second,
            "made_both": pair.made_both,
            "chance": pair.chance,
        }
        for pair in statistics.pairs
    ]
    whole = {
        "students": len(statistics.points),
        "out_of": statistics.out_of,
        "exercises": exercises,
        "together": together,
    }
    return json.dumps(whole, indent=1) + "\n"
