"""Giving a function to `check` and looking at everything that comes back, for the tests of the checker."""

import io
import warnings
from contextlib import redirect_stderr, redirect_stdout

from dlcore.practice import check


def checked(function):
    """The verdict, with everything that was written on the way; neither may be missing or too much."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err), warnings.catch_warnings():
        warnings.simplefilter("error")
        verdict = check(function)
    assert out.getvalue() == err.getvalue() == ""
    assert len(verdict.lines) <= 8 and all(len(line) < 400 for line in verdict.lines)
    assert verdict.outcome in ("passed", "not yet", "not attempted")
    return verdict


def weighted_sum_with(body):
    def weighted_sum(w, X, b):
        return body(w, X, b)

    return weighted_sum
