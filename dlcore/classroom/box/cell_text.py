"""The text of a notebook's cells as Python reads it: statements, or why there are none.

A notebook allows more than Python does: lines for itself (`%matplotlib inline`, `!pip ...`, `name?`), cells that begin
indented, prompts that were copied along. What the notebook would have run has to be readable here. Lines keep their
numbers.
"""

import ast
import re
import textwrap
import warnings
from dataclasses import dataclass
from functools import cached_property, lru_cache

LONGEST = 50_000
"""Characters of a cell that is read: as many as a whole chapter has, solved."""
FOR_THE_NOTEBOOK = re.compile(r"^\s*([%!?]|[\w\s,.]+=\s*[%!]|[\w.%]+\?{1,2}\s*$)")
"""A line that is no Python: it begins with % or !, assigns what such a line gives, or asks for help."""
IS_PYTHON = re.compile(r"%%(time|timeit|capture|prun|debug|python3?|py|ipytest)\b")
"""The first line of a cell whose rest is Python all the same."""
PROMPT = re.compile(r"^(>>> ?|\.\.\. ?|In \[\d+\]: ?)")
SHORT, KEPT = 5_000, 400
"""Characters of a text that is remembered, and how many such texts are."""
RETRIES = 20
"""Lines of one cell that are looked at one by one; beyond them all suspicious lines go at once."""
UNREADABLE = (SyntaxError, ValueError, RecursionError, MemoryError)


@dataclass
class Cell:
    """A cell as it was read: `statements` of Python, none of them if `error` says why it is not.

    `text` is what they were read from, `written` what stands in the notebook; `parts` are the numbers of the cells
    that it was put together from.
    """

    number: int
    text: str
    statements: list
    error: Exception | None = None
    written: str = ""
    parts: tuple = ()

    @cached_property
    def has_walrus(self):
        """Whether a name may be given in the midst of an expression."""
        return ":=" in self.text

    @property
    def file(self):
        return file(self.number)


def file(number):
    """The name under which Python knows a cell, in the lines of an error."""
    return f"<cell {number}>"


def read(number, text, short=True):
    """The Cell of a text, whatever stands in it."""
    if len(text) > LONGEST or not short:
        return Cell(number, "", [], SyntaxError("the cell is too long to be read"))
    return Cell(number, *(as_read if len(text) > SHORT else remembered)(text))


def as_read(text):
    """What is read of a text, why nothing is, and the text as it is written."""
    shown = as_python(text)
    first = None
    for version in versions(shown):
        try:
            return version, statements(version), None, shown
        except UNREADABLE as error:
            first = first or error
    return shown, [], first, shown


remembered = lru_cache(KEPT)(as_read)
"""Most cells of a class are the course's own, and are read once."""


def statements(text):
    """The statements of a text."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a backslash in a string is no business of ours
        flags = ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        return compile(text, "<cell>", "exec", flags, dont_inherit=True).body


def as_python(text):
    """The text without prompts, and without a first line that gives the cell to another program."""
    text = "\n".join(text.splitlines()) + "\n"
    begin = text.lstrip()
    if begin.startswith("%%"):
        first, _newline, rest = text.partition(begin.partition("\n")[0] + "\n")
        return first + "\n" + rest if IS_PYTHON.match(begin) else ""
    if PROMPT.match(begin):
        return "\n".join(PROMPT.sub("", line.lstrip()) for line in text.split("\n"))
    return text


def versions(text):
    """The text as it is; without the lines that are the notebook's; the same for a cell that begins indented."""
    yield text
    yield without_lines(text)
    if text.lstrip("\n")[:1].isspace():
        yield without_lines(textwrap.dedent(text))


def without_lines(text):
    """The text with a `pass` in place of each line that Python stumbles over and that is meant for the notebook."""
    lines = text.split("\n")
    for _ in range(RETRIES):
        try:
            statements("\n".join(lines))
            return "\n".join(lines)
        except SyntaxError as error:
            number = (error.lineno or 0) - 1
            if not 0 <= number < len(lines) or not FOR_THE_NOTEBOOK.match(lines[number]):
                break
            lines[number] = passed_over(lines[number])
        except UNREADABLE:
            break
    return "\n".join(passed_over(line) if FOR_THE_NOTEBOOK.match(line) else line for line in lines)


def passed_over(line):
    return line[: len(line) - len(line.lstrip())] + "pass"


def continued(cell, following):
    """The two cells as one, if the second goes on where a function of the first was cut in two; else None."""
    if not following.written.lstrip("\n")[:1].isspace() or not following.written.strip():
        return None
    last = cell.text.rstrip().split("\n")[-1] if cell.text.strip() else ""
    if not (last[:1].isspace() or last.endswith(":")):
        return None
    whole = read(cell.number, cell.text.rstrip("\n") + "\n" + following.written)
    whole.parts = (*(cell.parts or [cell.number]), following.number)
    return None if whole.error else whole
