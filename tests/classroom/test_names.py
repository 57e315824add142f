"""What a statement's text tells: the names that it takes, and whether it is a stub as it was given out."""

import argparse
import ast
import dataclasses
import dis
import inspect
import typing

import pytest

from dlcore.classroom.box.names import look_into
from dlcore.classroom.box.picking import Book
from dlcore.running.habits import codes

STUB = 'def f(x):\n    """What is asked."""\n    return todo()'
MANY = "".join(f"a{k} = b{k}\n" for k in range(300))
MANY += f"def f():\n    return {' + '.join(f'c{k}' for k in range(300))}\n"


@pytest.mark.parametrize("text", [*map(inspect.getsource, (argparse, ast, dataclasses, typing)), MANY])
def test_names_are_those_that_python_itself_lists(text):
    code, now, later = compile(text, "<module>", "exec"), set(), set()
    look_into(code, now, later)
    steps = [step for part in codes(code) for step in dis.get_instructions(part)]
    taken = {
        opname: {step.argval for step in steps if step.opname == opname}
        for opname in ("LOAD_NAME", "LOAD_FROM_DICT_OR_GLOBALS", "LOAD_GLOBAL")
    }
    assert now == taken["LOAD_NAME"] | taken["LOAD_FROM_DICT_OR_GLOBALS"] and later == taken["LOAD_GLOBAL"]


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        (STUB, True),
        ("def f(x):\n    return todo()", True),
        ("from dlcore.practice import todo\n" + STUB, True),
        ("todo = print\n" + STUB, False),
        ("def f(x):\n    return None", False),
        ("def f(x):\n    x = todo()\n    return x", False),
        ("def f(x):\n    pass", False),
        ("f = lambda x: todo()", False),
    ],
)
def test_a_stub_as_it_was_given_out_is_seen_in_the_text(text, blank):
    assert Book([text]).pick("f")["blank"] == blank
