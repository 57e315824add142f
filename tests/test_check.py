"""The checker against what it knows and what it does not: the bank, other right answers, other wrong ones."""

import inspect
import math
import re
import textwrap
from collections import defaultdict
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from dlcore import activations
from dlcore.practice import check, exercises, todo
from dlcore.practice.checker.answer import Mine
from dlcore.practice.checker.checking import judge
from dlcore.practice.checker.comparing import agrees
from dlcore.running.call import run
from dlcore.running.values import differs
from tests.mathematics_examples import changed

BANK = exercises()


def gathered(sort):
    """The answers of one sort to all exercises: those of tests/answers/right_1.py, right_2.py and so on."""
    found = defaultdict(list)
    for file in sorted((Path(__file__).parent / "answers").glob(f"{sort}*.py")):
        for id, bodies in getattr(import_module(f"tests.answers.{file.stem}"), sort.upper()).items():
            found[id] += bodies
    return dict(found)


RIGHT, WRONG, WORDINGS = gathered("right"), gathered("wrong"), gathered("wordings")
EARLIER = {id: exercise.reference for id, exercise in BANK.items()}
EARLIER |= {"sigmoid": activations.sigmoid, "relu": activations.relu}
"""What a learner's answer may call."""


def answer(id, body):
    """A function with the exercise's name and arguments, as if written in a notebook."""
    text = f"def {id}{BANK[id].signature}:\n{textwrap.indent(body, '    ')}\n"
    namespace = {"np": np, "math": math, "todo": todo, **EARLIER}
    exec(compile(text, f"<{id}>", "exec"), namespace)
    return namespace[id]


def under_the_name(id, function):
    def renamed(*arguments):
        return function(*arguments)

    renamed.__name__ = id
    return renamed


def test_all_exercises_of_the_first_chapters_are_there():
    counted = {}
    for exercise in BANK.values():
        number, points = counted.get(exercise.notebook[:2], (0, 0))
        counted[exercise.notebook[:2]] = number + 1, points + exercise.points
    assert counted == {
        "01": (10, 40), "02": (12, 51), "03": (13, 66), "04": (9, 59), "05": (6, 22), "06": (8, 35), "07": (7, 30),
        "08": (11, 57), "09": (7, 44), "10": (10, 48), "11": (8, 33), "12": (12, 60), "13": (9, 42),
        "14": (11, 62), "15": (6, 29), "16": (6, 25),
    }  # fmt: skip


@pytest.mark.parametrize("id", BANK)
def test_the_reference_passes_with_full_points_and_no_remark(id):
    verdict = check(under_the_name(id, inspect.unwrap(BANK[id].reference)))
    assert (verdict.outcome, verdict.mistake, verdict.points) == ("passed", None, BANK[id].points)


@pytest.mark.parametrize("id", BANK)
def test_the_stub_is_not_attempted(id):
    verdict = check(answer(id, "return todo()"))
    assert (verdict.outcome, verdict.points) == ("not attempted", 0)


EMPTY_AND_KNOWN = {
    ("updates_per_epoch", "return 1.0"): "one", ("same_padding", "return 0"): "valid",
    ("same_person", "return 0"): "never", ("same_person", "return 1.0"): "always",
}  # fmt: skip
"""Where an empty answer happens to be a mistake that people make."""


@pytest.mark.parametrize(
    "body", ["pass", "...", "return None", "return 0", "return 1.0", "return np.zeros((2, 2))"]
)
@pytest.mark.parametrize("id", BANK)
def test_an_empty_answer_never_passes(id, body):
    verdict = check(answer(id, body))
    assert (verdict.outcome, verdict.mistake) == ("not yet", EMPTY_AND_KNOWN.get((id, body)))
    assert ("Is there a `return`?" in verdict.message) == (body in ("pass", "...", "return None"))


@pytest.mark.parametrize("id", BANK)
def test_each_known_mistake_is_named_whatever_the_random_cases_are(id):
    for known in BANK[id].mistakes:
        for attempt in range(4):
            verdict = judge(BANK[id], Mine(under_the_name(id, known.function)), attempt)
            assert verdict.mistake == known.tag
            assert verdict.outcome == outcome_of(known)
            assert known.hint in verdict.message


def outcome_of(known):
    return "passed" if known.kind == "convention" else "not yet"


@pytest.mark.parametrize("id", BANK)
def test_a_known_mistake_is_named_in_other_words_too(id):
    kinds = {known.tag: known for known in BANK[id].mistakes}
    assert {tag for _body, tag in WORDINGS[id]} == set(kinds)
    for body, tag in WORDINGS[id]:
        verdict = judge(BANK[id], Mine(answer(id, body)), attempt=1)
        assert (verdict.mistake, verdict.outcome) == (tag, outcome_of(kinds[tag])), (body, verdict)


@pytest.mark.parametrize("id", BANK)
def test_a_right_answer_in_another_style_passes(id):
    for body in RIGHT[id]:
        verdict = judge(BANK[id], Mine(answer(id, body)), attempt=1)
        assert (verdict.outcome, verdict.mistake) == ("passed", None), (body, verdict)


@pytest.mark.parametrize("id", BANK)
def test_a_wrong_answer_never_passes_and_is_named_only_by_what_it_is(id):
    for body, tags in WRONG[id]:
        verdict = judge(BANK[id], Mine(answer(id, body)), attempt=1)
        assert verdict.outcome == "not yet", (body, verdict)
        assert verdict.mistake in (tags or (None,)), (body, verdict)
        assert len(verdict.lines) < 8, (body, verdict)


def read_only(array):
    array = array.copy()
    array.flags.writeable = False
    return array


def single(array):
    return array.astype(np.float32) if array.dtype.kind == "f" else array


# what an input may be besides an ordinary array, and the answers that are known not to take it:
# those that write into their input, and slopes measured with a step that single precision does not hold
MAKES = {
    "read only": (read_only, re.compile(r"^[xA] /= ", re.M)),
    "Fortran order": (np.asfortranarray, None),
    "single precision": (single, re.compile(r"\bh = 1e-|= 1\.0 \* theta")),
}


@pytest.mark.parametrize("make", MAKES)
@pytest.mark.parametrize("id", BANK)
def test_inputs_of_another_make_are_no_obstacle(id, make):
    change, excepted = MAKES[make]
    reference = BANK[id].tried(inspect.unwrap(BANK[id].reference))
    for body in RIGHT[id]:
        if excepted and excepted.search(body):
            continue
        function = BANK[id].tried(answer(id, body))
        for case in BANK[id].cases(np.random.default_rng(7)):
            given = changed(tuple(case), change)
            mine, wanted = run(function, given), run(reference, given).value
            close_enough = agrees(mine.value, wanted, BANK[id].integer) or lossy(change, case)
            assert close_enough, (body, case, mine, wanted)


def lossy(change, case):
    """Single precision does not hold e to the power of 700."""
    return change is single and case.label == "z from -1000 to 1000"


def without_functions(case):
    """The arguments; in place of a function its name, for each draw makes another function of that name."""
    return tuple(value.__name__ if callable(value) else value for value in case)


@pytest.mark.parametrize("id", BANK)
def test_each_attempt_draws_new_cases_and_the_same_attempt_the_same(id):
    first, again, other = (
        list(map(without_functions, BANK[id].cases(np.random.default_rng(s)))) for s in (1, 1, 2)
    )
    assert not differs(first, again)
    assert differs(first, other)


@pytest.mark.parametrize("id", BANK)
def test_two_mistakes_at_once_are_both_named_or_neither_wrongly(id):
    for first, second, function in BANK[id].pairs:
        mistake = judge(BANK[id], Mine(under_the_name(id, function)), attempt=1).mistake
        assert mistake is None or mistake in (first.tag, second.tag)


@pytest.mark.parametrize("id", BANK)
def test_texts_are_complete(id):
    exercise = BANK[id]
    assert len(exercise.hints) == 3 and all(exercise.hints)
    assert "->" in exercise.task
    assert len({known.tag for known in exercise.mistakes}) >= 3
    assert all(known.hint and known.kind in ("error", "convention") for known in exercise.mistakes)
    assert "dlcore/" not in "".join(exercise.hints), "only solution() names the file"
