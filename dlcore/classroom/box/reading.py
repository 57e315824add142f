"""What the text of a submission tells of its answers, found by a child in which nothing of it is run."""

from dlcore.classroom.box.children import TROUBLE, trouble

READING = 3.0
"""Seconds that reading a notebook may take."""
READER = "reader"


class Reading:
    """The cells of one submission, in the child that reads them."""

    def __init__(self, children, cells, allowance):
        self.children, self.cells, self.allowance = children, cells, allowance
        self.reader = None
        self.expected, self.ahead, self.picks = [], {}, {}

    def expect(self, names):
        """These answers will be asked for, [(name, names of what it is offered)]: one message brings them all."""
        self.expected = [(name, tuple(offered)) for name, offered in names]

    def picked(self, name, offered=()):
        """{"picked", "error"}: what is to be run for an answer, or why nothing is; None if there is no answer."""
        key = name, tuple(offered)
        if key not in self.picks:
            self.picks[key] = self.pick(key)
        return self.picks[key]

    def only_computes(self, key):
        """Whether the code of an answer can do nothing to what runs after it."""
        picked = (self.picks.get(key) or {}).get("picked") or {}
        return bool(picked.get("tree"))

    def pick(self, key):
        try:
            found = self.found(key)
        except TROUBLE as error:
            self.drop()
            return {"picked": None, "error": trouble(error)}
        return found and {"picked": found, "error": None}

    def found(self, key):
        if not self.reader:
            try:
                self.read(self.cells, self.expected)
            except TROUBLE:
                self.cells = [cell if self.readable(cell) else "" for cell in self.cells]
                self.drop()
                self.read(self.cells)
        if key in self.ahead:
            return self.ahead[key]
        name, offered = key
        return self.ask({"do": "pick", "name": name, "offered": list(offered)}).get("picked")

    def read(self, cells, names=()):
        self.reader = self.reader or self.children.take(READER)
        answer = self.ask({"do": "read", "cells": cells, "names": names})
        self.ahead = dict(zip(names, answer.get("picked", ()), strict=False))

    def readable(self, cell):
        """Whether Python can read a cell at all; a few texts end Python itself."""
        if not self.allowance.left:
            return False
        try:
            self.read([cell])
        except TROUBLE:
            self.drop()
            return False
        return True

    def ask(self, request):
        with self.allowance.spent():
            return self.reader.ask(request, READING)

    def drop(self):
        if self.reader:
            self.reader.end()
        self.reader = None

    def close(self):
        if self.reader:
            self.children.give_back(READER, self.reader)
        self.reader = None
