"""The checker against what it knows and what it does not: the bank, other right answers, other wrong ones."""

import inspect
import math
import textwrap

import numpy as np
import pytest

from dlcore import activations, arrays, logistic, losses
from dlcore.practice import check, exercises, todo
from dlcore.practice.comparing import agrees
from dlcore.practice.running import run
from tests.answers.right import RIGHT
from tests.answers.wrong import WRONG

BANK = exercises()
LIBRARY = {
    name: thing
    for module in (activations, arrays, logistic, losses)
    for name, thing in vars(module).items()
    if callable(thing)
}
KNOWN = [(id, known) for id, exercise in BANK.items() for known in exercise.mistakes]


def answer(id, body):
    """A function with the exercise's name and arguments, as if written in a notebook."""
    text = f"def {id}{BANK[id].signature}:\n{textwrap.indent(body, '    ')}\n"
    namespace = {"np": np, "math": math, "todo": todo, **LIBRARY}
    exec(compile(text, f"<{id}>", "exec"), namespace)
    return namespace[id]


def under_the_name(id, function):
    def renamed(*arguments):
        return function(*arguments)

    renamed.__name__ = id
    return renamed


def texts(corpus):
    return [
        pytest.param(id, *entry, id=f"{id}-{i}")
        for id, rows in corpus.items()
        for i, entry in enumerate(rows)
    ]


def test_all_exercises_of_the_first_chapters_are_there():
    by_chapter = [e for e in BANK.values() if e.notebook == "01_numpy_and_big_picture"]
    assert (len(by_chapter), sum(e.points for e in by_chapter)) == (10, 40)
    by_chapter = [e for e in BANK.values() if e.notebook == "02_logistic_regression"]
    assert (len(by_chapter), sum(e.points for e in by_chapter)) == (12, 51)


@pytest.mark.parametrize("id", BANK)
def test_the_reference_passes_with_full_points_and_no_remark(id):
    verdict = check(under_the_name(id, inspect.unwrap(BANK[id].reference)))
    assert (verdict.outcome, verdict.mistake, verdict.points) == ("passed", None, BANK[id].points)


@pytest.mark.parametrize("id", BANK)
def test_the_stub_is_not_attempted(id):
    verdict = check(answer(id, "return todo()"))
    assert (verdict.outcome, verdict.points) == ("not attempted", 0)


@pytest.mark.parametrize(
    "body", ["pass", "...", "return None", "return 0", "return 1.0", "return np.zeros((2, 2))"]
)
@pytest.mark.parametrize("id", BANK)
def test_an_empty_answer_never_passes(id, body):
    verdict = check(answer(id, body))
    assert (verdict.outcome, verdict.mistake) == ("not yet", None)
    assert ("Is there a `return`?" in verdict.message) == (body in ("pass", "...", "return None"))


@pytest.mark.parametrize("attempt", range(3))
@pytest.mark.parametrize("id, known", [pytest.param(*row, id=f"{row[0]}-{row[1].tag}") for row in KNOWN])
def test_each_known_mistake_is_named(id, known, attempt):
    verdict = check(under_the_name(id, known.function))
    assert verdict.mistake == known.tag
    assert verdict.outcome == ("passed" if known.kind == "convention" else "not yet")
    assert known.hint in verdict.message


@pytest.mark.parametrize("id, body", [(id, body) for id, bodies in RIGHT.items() for body in bodies])
def test_a_right_answer_in_another_style_passes(id, body):
    verdict = check(answer(id, body))
    assert verdict.outcome == "passed", verdict
    assert verdict.mistake is None, verdict


@pytest.mark.parametrize("id, body, tags", texts(WRONG))
def test_a_wrong_answer_never_passes_and_is_named_only_by_what_it_is(id, body, tags):
    verdict = check(answer(id, body))
    assert verdict.outcome == "not yet", verdict
    assert verdict.mistake in (tags or (None,)), verdict


@pytest.mark.parametrize("id, body", [(id, body) for id, bodies in RIGHT.items() for body in bodies])
def test_read_only_fortran_ordered_and_single_precision_inputs_are_no_obstacle(id, body):
    function, exercise = answer(id, body), BANK[id]
    for case in exercise.cases(np.random.default_rng(7)):
        for change in (read_only, np.asfortranarray, np.float32):
            given = tuple(change(value) if np.ndim(value) else value for value in case)
            wanted = run(inspect.unwrap(exercise.reference), given).value
            assert agrees(run(function, given).value, wanted, exercise.integer) or lossy(change, case)


def lossy(change, case):
    """Single precision holds neither 1 - 1e-9 nor e to the power of 700, and sums differ in their order."""
    return change is np.float32 and (
        case.label in ("very sure predictions", "z from -1000 to 1000") or len(case) == 4
    )


def read_only(array):
    array = array.copy()
    array.flags.writeable = False
    return array


@pytest.mark.parametrize("id", BANK)
def test_each_attempt_draws_new_cases_and_the_same_attempt_the_same(id):
    first, again, other = (BANK[id].cases(np.random.default_rng(seed)) for seed in (1, 1, 2))
    same = [
        all(np.array_equal(a, b) for a, b in zip(x, y, strict=True))
        for x, y in zip(first, again, strict=True)
    ]
    assert all(same)
    assert not all(
        len(x) == len(y) and all(np.array_equal(a, b) for a, b in zip(x, y, strict=True))
        for x, y in zip(first, other, strict=True)
    )


@pytest.mark.parametrize("id", BANK)
def test_mistakes_are_told_apart_from_each_other(id):
    tags = [known.tag for known in BANK[id].mistakes]
    assert len(tags) >= 3
    for known in BANK[id].mistakes:
        verdicts = {check(under_the_name(id, known.function)).mistake for _ in range(2)}
        assert verdicts == {known.tag}


@pytest.mark.parametrize("id", BANK)
def test_two_mistakes_at_once_are_both_named_or_neither_wrongly(id):
    for first, second, function in BANK[id].pairs:
        mistake = check(under_the_name(id, function)).mistake
        assert mistake is None or mistake in (first.tag, second.tag)


@pytest.mark.parametrize("id", BANK)
def test_texts_are_complete(id):
    exercise = BANK[id]
    assert len(exercise.hints) == 3 and all(exercise.hints)
    assert "->" in exercise.task
    assert all(known.hint and known.kind in ("error", "convention") for known in exercise.mistakes)
    assert "dlcore/" not in "".join(exercise.hints), "only solution() names the file"
