"""Reading a function's source: what a solution notebook shows, and the wrong versions made from it by an edit.

A reference solution exists once, in the library or in an exercise file. Everything else is derived from its text.
"""

import ast
import inspect
import textwrap


def text_of(function):
    """(the `def` line or lines, the body without its docstring), dedented, decorators left out."""
    lines, _ = inspect.getsourcelines(inspect.unwrap(function))
    lines = textwrap.dedent("".join(lines)).splitlines(keepends=True)
    definition = ast.parse("".join(lines)).body[0]
    statements = definition.body[ast.get_docstring(definition) is not None :]
    header = "".join(lines[definition.lineno - 1 : definition.body[0].lineno - 1])
    first = statements[0].lineno - 1
    while lines[first - 1].lstrip().startswith("#"):
        first -= 1
    return header, "".join(lines[first:])


def body_of(function):
    """The body of a function, dedented, without its docstring: what a learner writes."""
    return textwrap.dedent(text_of(function)[1]).rstrip("\n")


def edited(function, *edits):
    """A copy of a function with each (old, new) edit made in its body; every old stands there exactly once."""
    header, body = text_of(function)
    for old, new in edits:
        if body.count(old) != 1:
            raise ValueError(f"{old!r} stands {body.count(old)} times in {function.__name__}, not once")
        body = body.replace(old, new)
    original = inspect.unwrap(function)
    namespace = dict(original.__globals__)
    exec(compile(header + body, f"<{function.__name__} edited>", "exec"), namespace)
    return namespace[original.__name__]
