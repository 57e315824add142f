"""Which statements of a notebook an answer needs: its definition, and what gives the names in it their values.

    Book(cells).pick("relu", offered)    what is to be run for `relu`, as plain values
    load(picked, stand_ins)              run it: (the function, its namespace)

Nothing else of a notebook is ever run: not its plots, its training, its data, nor a loop that does not end. A name has
the value that it has where the notebook checks the answer; what has none there may come later. Of several definitions
of an answer the last one counts that is no stub. A cell that cannot be read costs only what is in it.
"""

import ast
import hashlib
import linecache
import re
import types
import warnings
from collections import defaultdict
from itertools import accumulate

from dlcore.classroom.box import cell_text
from dlcore.classroom.box.harmless import computation
from dlcore.classroom.box.names import DEFINITIONS, IMPORTS, Statement, is_stub, is_todo
from dlcore.classroom.box.stand_ins import Absent, surroundings

STEPS = 10_000
"""Statements that are looked at for one answer: a hostile notebook shall not keep us busy."""


MOST = 500_000
"""Characters of a notebook that are read: twenty times a whole chapter, solved."""
JOINTS = 20
"""Places of a notebook at which two cells are put together again."""


class Book:
    """All cells of a notebook, read once."""

    def __init__(self, cells):
        short = readable(cells)
        self.cells = joined([cell_text.read(k + 1, cells[k], k in short) for k in range(len(cells))])
        self.statements = []
        for cell in self.cells:
            for index, node in enumerate(cell.statements):
                self.statements.append(Statement(len(self.statements), cell, index, node))
        self.giving, self.changing = defaultdict(list), defaultdict(list)
        for statement in self.statements:
            for names, where in ((statement.gives, self.giving), (statement.changes, self.changing)):
                for name in names:
                    where[name].append(statement)
        self.stars = [statement for statement in self.statements if statement.everything]
        self.checks = {name: place for name, place in map(checked, reversed(self.statements)) if name}

    def pick(self, name, offered=()):
        """What is to be run for an answer; None if the notebook nowhere defines it."""
        unread = self.unread(name)
        found = self.definition(name)
        if found is None:
            return {"name": name, "unread": unread} if unread else None
        picking = Picking(self, name, found, offered)
        run = sorted(picking.order, key=picking.order.get)
        versions = [one for one in self.giving[name] if is_definition(one) and not is_stub(one.node)]
        uses = {one.node.name for one in run if is_definition(one)} - {name}
        return {
            "name": name,
            "cells": [
                (cell.number, cell.text) for cell in {one.cell.number: one.cell for one in run}.values()
            ],
            "run": [where(one) for one in run],
            "definition": where(found),
            "flags": self.flags(),
            "blank": is_todo(found.node) and all(isinstance(one.node, IMPORTS) for one in {*run} - {found}),
            "tree": tree_of([one.node for one in run], found.node, self.flags()),
            "versions": sorted({one.cell.number for one in versions}),
            "uses": sorted(uses),
            "replaced": sorted(one for one in picking.replaced if any(map(is_definition, self.giving[one]))),
            "unread": unread,
            "joined": sorted({one.cell.parts for one in run if len(one.cell.parts) > 1}),
            "lost": [trouble(cell) for cell in self.cells if cell.error],
        }

    def definition(self, name):
        """The statement that defines an answer: the last that is no stub; else another that gives it, else a stub."""
        found = self.giving.get(name, ())
        written = [one for one in found if is_definition(one) and not is_stub(one.node)]
        otherwise = [one for one in found if not is_definition(one) and makes_a_function(one.node)]
        stubs = [one for one in found if is_definition(one)]
        return next((sort[-1] for sort in (written, otherwise, stubs) if sort), None)

    def values(self, name, before):
        """The statements that make the value a name has at a place, in order."""
        if name in self.checks and (one := self.definition(name)):
            return [one]
        found = [one for one in self.giving.get(name, ()) if not is_stub(one.node)] or self.giving.get(
            name, []
        )
        earlier = [one for one in found if one.place < before]
        if not earlier:
            earlier, before = found, len(self.statements)
        last = next((k for k in reversed(range(len(earlier))) if earlier[k].anew), 0)
        value = earlier[last:]
        if not value or isinstance(value[0].node, IMPORTS):
            return value
        since = (one for one in self.changing[name] if value[0].place < one.place < before)
        return sorted({*value, *since}, key=lambda one: one.place)

    def unread(self, name):
        """[(cell, line, its text, what is wrong)] of cells that define a name and cannot be read."""
        defines = re.compile(rf"^[ \t]*(async[ \t]+)?def[ \t]+{re.escape(name)}\b", re.MULTILINE)
        return [trouble(cell) for cell in self.cells if cell.error and defines.search(cell.text)]

    def flags(self):
        """What `from __future__ import annotations` asks for, in whichever cell it stands."""
        from_future = (one.node for one in self.giving.get("annotations", ()))
        asked = any(getattr(node, "module", None) == "__future__" for node in from_future)
        return __import__("__future__").annotations.compiler_flag if asked else 0


class Picking:
    """The way from an answer to all that it needs: `order` has a key to sort by for each statement.

    A function's names are looked up when it is called, at the end; everything else when it is run. What has to run
    before something that stands earlier in the notebook, has a key just before that.
    """

    def __init__(self, book, name, definition, offered):
        self.book, self.offered, self.order, self.replaced = book, set(offered), {}, set()
        end_of_cell = definition.place - definition.index + len(definition.cell.statements)
        self.end = max(book.checks.get(name, 0), end_of_cell)
        self.waiting = [(definition, (definition.place, 1))]
        for _ in range(STEPS):
            if not self.waiting:
                break
            self.take(*self.waiting.pop())

    def take(self, statement, limit):
        """Put a statement into the order, not after the limit, and what it needs on the waiting list."""
        key = min((statement.place, 1), limit)
        if statement in self.order and self.order[statement] <= (*key, statement.place):
            return
        self.order[statement] = (*key, statement.place)
        now, later = statement.takes
        self.need(now, statement.place, (key[0], 0))
        self.need(later, self.end, (key[0], 0) if limit[1] == 0 else (len(self.book.statements), 1))

    def need(self, names, before, limit):
        self.replaced |= names & self.offered
        for name in sorted(names - self.offered):
            found = self.book.values(name, before) or self.book.stars
            self.waiting += [(one, limit) for one in found]


def tree_of(run, definition, flags):
    """A name for what is computed, however it is laid out; "" if more may happen than that."""
    found = list(map(computation, run))
    if None in found:
        return ""
    return hashlib.sha256("\n\n".join([str(flags), str(run.index(definition)), *found]).encode()).hexdigest()


def readable(cells):
    """The places of the cells that are read: the shorter ones first, until there is too much to read."""
    by_length = sorted(range(len(cells)), key=lambda k: len(cells[k]))
    lengths = accumulate(len(cells[k]) for k in by_length)
    return {k for k, length in zip(by_length, lengths, strict=True) if length <= MOST}


def joined(cells):
    """The cells, where one was cut in two in the midst of a function as one again."""
    whole, joints = [], 0
    for cell in cells:
        together = whole and joints < JOINTS and cell_text.continued(whole[-1], cell)
        if together:
            whole[-1], joints = together, joints + 1
        else:
            whole.append(cell)
    return whole


def is_definition(statement):
    return isinstance(statement.node, DEFINITIONS)


def makes_a_function(node):
    """Whether a statement that is no definition may give a function: `relu = lambda z: ...`, or one inside an `if`."""
    if isinstance(node, IMPORTS):
        return False
    if not isinstance(node, ast.Assign):
        return not isinstance(node, ast.AugAssign | ast.AnnAssign | ast.Expr | ast.For)
    called = node.value.func if isinstance(node.value, ast.Call) else None
    return not (isinstance(called, ast.Name) and called.id == "best_of")


def checked(statement):
    """(name, place) of a statement `check(name)`, else (None, place)."""
    call = getattr(statement.node, "value", None)
    is_check = isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "check"
    named = is_check and call.args and isinstance(call.args[0], ast.Name)
    return (call.args[0].id if named else None), statement.place


def trouble(cell):
    line = getattr(cell.error, "lineno", None) or 0
    lines = cell.text.split("\n")
    text = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    said = getattr(cell.error, "msg", None) or str(cell.error)
    return cell.number, line, text[:200], str(said)[:200]


def where(statement):
    """(cell, place in it) of a statement; (cell, None) if that is all that there is in the cell."""
    return statement.cell.number, statement.index if len(statement.cell.statements) > 1 else None


def compiled(number, text, index, flags):
    """The code of a statement. That of a whole cell is made from the text at once, which takes half the time.

    The text is what its statements were read from, and is not changed again: another reading might be another program.
    """
    what = text if index is None else ast.Module([cell_text.statements(text)[index]], [])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a backslash in a string is no business of ours
        return compile(what, cell_text.file(number), "exec", flags, dont_inherit=True)


def load(picked, stand_ins):
    """Run what was picked, in a namespace of its own: (the function, the namespace).

    A statement that fails leaves its names without a value, and says why to whoever takes one of them.
    """
    if "run" not in picked:
        _cell, line, text, said = picked["unread"][-1]
        raise SyntaxError(said, ("<cell>", line, 1, text))
    texts = dict(picked["cells"])
    for number, text in texts.items():
        file = cell_text.file(number)
        linecache.cache[file] = (len(text), None, text.splitlines(keepends=True), file)
    namespace = types.ModuleType("__main__").__dict__
    namespace.update(surroundings(stand_ins))
    for number, index in picked["run"]:
        code = compiled(number, texts[number], index, picked["flags"])
        try:
            exec(code, namespace)
        except (Exception, SystemExit) as error:
            if (number, index) == tuple(picked["definition"]):
                raise
            found = cell_text.statements(texts[number])
            cell = cell_text.Cell(number, texts[number], found)
            for name in Statement(0, cell, 0, found[index or 0]).gives - namespace.keys():
                namespace[name] = Absent(name, f"cell {number} stopped with {type(error).__name__}")
    function = namespace[picked["name"]]
    if not callable(function):
        raise TypeError(f"'{type(function).__name__}' object is not callable")
    return function, namespace
