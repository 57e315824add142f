"""The marks of one student in the form that Gradescope reads from an autograder: `results.json`.

Its `output` is plain text, which Gradescope escapes. Every exercise is one test, named by its id.
"""

import json

from dlcore.classroom.given_back.feedback_page import how_late, of_points
from dlcore.classroom.given_back.plain_text import one_line
from dlcore.classroom.given_back.titles import title_of
from dlcore.messages import _
from dlcore.practice.checker.verdict import PASSED


def results_json(student):
    """The text of the file."""
    tests = [
        test(verdict, f"{place}.{number}", work.chapter)
        for place, work in enumerate(student.works, 1)
        for number, verdict in enumerate(work.verdicts, 1)
    ]
    whole = {
        "score": student.points,
        "output": "\n".join(one_line(line) for line in said(student)),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "extra_data": {"student": one_line(student.name), "max_score": student.out_of},
        "tests": tests,
    }
    seconds = sum(work.row.result.get("seconds") or 0 for work in student.works if work.row)
    return json.dumps(whole | {"execution_time": round(seconds, 3)}, sort_keys=True) + "\n"


def test(verdict, number, chapter):
    return {
        "score": verdict.points,
        "max_score": verdict.out_of,
        "status": "passed" if verdict.outcome == PASSED else "failed",
        "name": verdict.exercise,
        "name_format": "text",
        "number": number,
        "output": "\n".join(map(one_line, (verdict.title, *verdict.lines))),
        "output_format": "text",
        "tags": [chapter],
        "visibility": "visible",
        "extra_data": {"outcome": verdict.outcome, "mistake": verdict.mistake},
    }


def said(student):
    """The points, and what was late or odd."""
    yield of_points(student.points, student.out_of)
    for work in student.works:
        if work.late:
            words = _("{chapter}: {late}.")
            yield words.format(chapter=title_of(work.chapter), late=how_late(work.late))
    for chapter, sentence in student.all_oddities:
        yield f"{title_of(chapter)}: {sentence}" if chapter else sentence
