"""Whatever a learner gives to `check`: one clear answer, in time, and nothing is broken afterwards."""

import os
import random
import sys
import threading
import time
import warnings
from functools import partial

import numpy as np
import pytest

from dlcore.practice import check
from dlcore.practice.checker import recognising
from dlcore.running import call
from tests.answers.asking import checked, weighted_sum_with


@pytest.mark.parametrize(
    "given, words",
    [
        (3, "of type int"),
        (None, "of type NoneType"),
        ("weighted_sum", "of type str"),
        (np.ones(3), "of type ndarray"),
        (lambda: 0, "A lambda has no name"),
        (print, "no exercise `print`"),
        (np.exp, "no exercise `exp`"),
        (int, "no exercise `int`"),
    ],
)
def test_what_is_no_answer_is_told_so(given, words):
    verdict = checked(given)
    assert (verdict.outcome, verdict.points) == ("not yet", 0)
    assert words in verdict.message


def test_a_misspelt_name_is_corrected():
    def weigthed_sum(w, X, b):
        return w.T @ X + b

    assert "did you mean `weighted_sum`" in checked(weigthed_sum).message


@pytest.mark.parametrize("function", [lambda w, X: 0, lambda: 0, lambda w, X, b, c: 0])
def test_the_wrong_number_of_arguments(function):
    function.__name__ = "weighted_sum"
    assert "(w, X, b)" in checked(function).message


def test_a_function_of_the_same_arguments_by_any_name_passes():
    def weighted_sum(weights, data, intercept, *more, scale=1):
        return scale * (weights.T @ data) + intercept

    assert checked(weighted_sum)


@pytest.mark.parametrize(
    "body, words",
    [
        (lambda w, X, b: sys.exit(1), "asks Python to stop"),
        (lambda w, X, b: exec("raise KeyboardInterrupt"), "stopped from the keyboard"),
        (lambda w, X, b: exec("raise GeneratorExit('over')"), "over"),
        (lambda w, X, b: 1 / 0, "divided by zero"),
        (lambda w, X, b: w @ X, "inner sizes"),
        (lambda w, X, b: X + np.ones(7), "do not fit"),
        (lambda w, X, b: X[5, 5, 5], "3 indices, more than"),
        (lambda w, X, b: missing, "no `missing` here"),  # noqa: F821
        (lambda w, X, b: w(3), "not a function"),
        (lambda w, X, b: X.reshape(100, 3), "do not fill the shape"),
        (lambda w, X, b: X[:1] * np.nan, "nan"),
        (lambda w, X, b: "text", "numbers are wanted"),
        (lambda w, X, b: [[1, 2], [3]], "numbers are wanted"),
        (lambda w, X, b: {"Z": X}, "numbers are wanted"),
        (lambda w, X, b: X + 1j, "numbers are wanted"),
        (lambda w, X, b: X[0:1].astype(object), "numbers are wanted"),
        (lambda w, X, b: None, "`return`"),
        (lambda w, X, b: (w.T @ X + b).T, "column"),
    ],
)
def test_errors_and_odd_results_in_words(body, words):
    verdict = checked(weighted_sum_with(body))
    assert verdict.outcome == "not yet"
    assert words in verdict.message, verdict


def test_an_error_names_the_line():
    def weighted_sum(w, X, b):
        Z = w.T @ X
        return Z + unknown_number  # noqa: F821

    assert "`return Z + unknown_number  # noqa: F821`" in checked(weighted_sum).message


def test_endless_recursion():
    def weighted_sum(w, X, b):
        return weighted_sum(w, X, b)

    assert "calls itself" in checked(weighted_sum).message


class Hostile:
    """An object that will not be looked at."""

    def __array__(self, *arguments, **more):
        raise SystemExit

    def __eq__(self, other):
        raise ValueError

    __hash__ = None

    def __repr__(self):
        raise ValueError


def test_a_result_that_will_not_be_looked_at():
    assert "of type Hostile" in checked(weighted_sum_with(lambda w, X, b: Hostile())).message


def swallowing_everything(w, X, b):
    while True:
        try:
            while True:
                try:
                    np.linalg.svd(X)
                except:  # noqa: E722
                    print("no")
        except BaseException:
            continue


@pytest.fixture
def quick(monkeypatch):
    """Less patience than with a learner."""
    monkeypatch.setattr(call, "TIME_LIMIT", 0.3)
    monkeypatch.setattr(call, "LONG_CALL", 1.0)


@pytest.mark.parametrize(
    "body",
    [
        lambda w, X, b: exec("while True: pass"),
        lambda w, X, b: exec("while True: print('x' * 1000)"),
        swallowing_everything,
    ],
)
def test_an_endless_answer_is_ended(quick, body):
    before, start = threading.active_count(), time.monotonic()
    assert "had not come to an end" in checked(weighted_sum_with(body)).message
    assert time.monotonic() - start < 10
    assert threading.active_count() == before
    assert checked(weighted_sum_with(lambda w, X, b: w.T @ X + b))


def test_one_long_call_that_nothing_can_interrupt_is_left_behind(quick):
    over = threading.Event()
    verdict = checked(weighted_sum_with(lambda w, X, b: over.wait(60)))
    over.set()
    assert "restart the kernel" in verdict.message
    assert checked(weighted_sum_with(lambda w, X, b: w.T @ X + b))


def test_a_flood_of_text_is_counted_not_shown():
    verdict = checked(weighted_sum_with(lambda w, X, b: print("x" * 10**6) or w.T @ X + b))
    assert verdict and "5000005 characters" in verdict.message


def disturbing(w, X, b):
    np.seterr(all="raise")
    np.random.seed(0)  # noqa: NPY002
    random.seed(0)
    os.environ["DLCORE_TEST"] = "1"
    os.chdir(os.path.abspath(os.sep))
    warnings.simplefilter("ignore")
    np.set_printoptions(precision=1)
    return w.T @ X + b


def surroundings():
    drawn = np.random.get_state()[1].tolist()  # noqa: NPY002
    printing = str(np.get_printoptions())
    return drawn, random.getstate(), dict(os.environ), os.getcwd(), np.geterr(), warnings.filters[:], printing


def test_what_belongs_to_the_notebook_stays_as_it_was():
    before = surroundings()
    assert checked(weighted_sum_with(disturbing))
    assert surroundings() == before


def test_nobody_is_asked_and_nobody_answers():
    verdict = checked(weighted_sum_with(lambda w, X, b: float(input("w? "))))
    assert "`input` waits for the keyboard" in verdict.message
    assert checked(weighted_sum_with(lambda w, X, b: w.T @ X + b + len(sys.stdin.read())))


class Named:
    """Acts like a function, and raises when it is asked anything else."""

    def __init__(self, name):
        self.__name__ = name

    def __call__(self, w, X, b):
        return w.T @ X + b

    def __getattr__(self, name):
        raise RuntimeError(name)

    @property
    def __signature__(self):
        raise RuntimeError


@pytest.mark.parametrize(
    "name, passes", [("weighted_sum", True), (3, False), (None, False), ("x" * 99, False)]
)
def test_objects_that_act_like_functions(name, passes):
    assert bool(checked(Named(name))) is passes


def test_a_part_of_a_function_has_no_name():
    assert "no exercise `partial`" in checked(partial(weighted_sum_with(None), 1)).message


async def later(w, X, b):
    return w.T @ X + b


def in_pieces(w, X, b):
    yield w.T @ X + b


def around_itself(w, X, b):
    found = []
    found.append(found)
    return found


class Untold(Exception):
    def __str__(self):
        raise ValueError


def untold(w, X, b):
    raise Untold


@pytest.mark.parametrize(
    "body, words",
    [
        (later, "a coroutine, the work of `async`"),
        (in_pieces, "a generator, the work of `yield`"),
        (around_itself, "a list"),
        (untold, "Untold: no message"),
        (lambda w, X, b: np.sum, "a function that was not called"),
        (lambda w, X, b: np.broadcast_to(0.0, (10**6, 10**6)), "shape (1000000, 1000000)"),
        (lambda w, X, b: (w.T @ X + b,), "only Z is wanted; you return a tuple of 1"),
        (lambda w, X, b: np.where(X > 0, 1, None), "an array of Python objects"),
        (lambda w, X, b: X ^ w, "`^` is no power"),
        (lambda w, X, b: print(X) + 1, "without `return`"),
        (lambda w, X, b: sum(j for j in 3), "`range(m)` counts"),
    ],
)
def test_more_odd_results_in_words(body, words):
    verdict = checked(weighted_sum_with(body))
    assert verdict.outcome == "not yet"
    assert words in verdict.message, verdict


def test_stopped_from_the_keyboard_while_it_compares(monkeypatch):
    def pressed(*given):
        raise KeyboardInterrupt

    monkeypatch.setattr(recognising, "is_right", pressed)
    assert "stopped from the keyboard" in checked(weighted_sum_with(lambda w, X, b: X)).message


def test_a_fault_of_the_check_is_not_blamed_on_the_answer(monkeypatch):
    def broken(*given):
        raise LookupError

    monkeypatch.setattr(recognising, "is_right", broken)
    assert "says nothing about your answer (LookupError)" in check(weighted_sum_with(later)).message
