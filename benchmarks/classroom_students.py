"""A class for the benchmark of grading: notebooks of one chapter as students hand them in, the same for each seed.

An honest student has of each exercise the right answer, a mistake that the course knows, or the stub; in words of
their own, unless answers are to be alike but for a comment. A hostile one hands in an answer of the corpus that the
tests have (tests/classroom/hostile).
"""

import json
import textwrap
from pathlib import Path

import numpy as np

from dlcore.practice import exercises
from dlcore.practice.checker.source import body_of, text_of

ROOT = Path(__file__).parents[1]
RIGHT, MISTAKEN = 0.7, 0.15  # the rest are stubs


def chapter_file(beginning):
    return next(ROOT.glob(f"notebooks/{beginning}*.ipynb"))


def hand_in(folder, chapter, count, hostile=0.0, alike=0.0, seed=0):
    """Write `count` notebooks of a chapter to a folder, one for each student; which of them are hostile.

    alike   the share of the answers that differ from others in nothing but a comment
    """
    given = json.loads(chapter_file(chapter).read_text(encoding="utf-8"))
    rng, attacks, evil = np.random.default_rng(seed), corpus(), []
    for k in range(count):
        cells = [dict(cell) for cell in given["cells"]]
        answer_all(cells, rng, f"student {k}", alike)
        if rng.random() < hostile:
            evil.append(k)
            cells += [code_cell(attacks[int(rng.integers(len(attacks)))])]
        student = Path(folder, f"student{k:04}")
        student.mkdir(parents=True)
        Path(student, chapter_file(chapter).name).write_text(
            json.dumps({**given, "cells": cells}), encoding="utf-8"
        )
    return evil


def answer_all(cells, rng, student, alike):
    known = exercises()
    for cell in cells:
        mark = cell["metadata"].get("nbgrader", {})
        if mark.get("solution") and mark["grade_id"] in known:
            exercise, chance = known[mark["grade_id"]], rng.random()
            if chance < RIGHT:
                body = body_of(exercise.reference)
            elif chance < RIGHT + MISTAKEN:
                body = mistaken(exercise, rng)
            else:
                continue
            name = f"# by {student}" if rng.random() < alike else f'"""By {student}."""'
            cell["source"] = f"def {exercise.id}{exercise.signature}:\n" + textwrap.indent(
                f"{name}\n{body}", "    "
            )


def mistaken(exercise, rng):
    """The body of the right answer with one of the edits that people make."""
    known = [slip for slip in exercise.mistakes if slip.edits]
    body = text_of(exercise.reference)[1]
    if known:
        for old, new in known[int(rng.integers(len(known)))].edits:
            body = body.replace(old, new)
    return textwrap.dedent(body).rstrip("\n")


def code_cell(source):
    return {
        "cell_type": "code",
        "id": "own",
        "metadata": {},
        "source": source,
        "outputs": [],
        "execution_count": None,
    }


def corpus():
    """The attacks as text, each the code of one cell."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("tests/classroom/hostile/*.txt"))]
    return [block.partition("\n")[2] for text in texts for block in text.split("### ")[1:]]
