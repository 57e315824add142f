"""A table of the learner's own: two columns of numbers and a label or a number that belongs to them.

    table("my.csv")                               a file with three columns, with or without names in the first line
    table(("my.csv", "age", "height", "ill"))     three columns out of more
    table((X, Y))                                 arrays, X (2, m) and Y (1, m)

Two different labels make a classification, numbers a regression. Columns are standardised, so that any units fit into
the plane; so are the numbers of a regression, and then divided by 3, so that most lie between -1 and 1.
"""

import csv
import io
import math
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dlcore.messages import _, ngettext

FEWEST, MOST = 10, 5000
"""Rows that a table has to have, and that are used of a longer one."""
LARGEST = 50_000_000
"""Bytes of a file that are read."""
WIDTH = 2.0
"""Standard deviations are drawn as long as this, so that the points fill the plane."""
MISSING = ("", "na", "n/a", "nan", "null")


@dataclass(frozen=True)
class Table:
    """Points and what belongs to them, in random order, with the names of the columns."""

    points: np.ndarray
    Y: np.ndarray
    names: tuple
    problem: str
    labels: tuple  # what was written for 0 and for 1; () in a regression
    given: str  # as it was given, in code
    said: str  # what was left out, in a sentence, or ""

    @property
    def code(self):
        """The lines with which a learner's cell gets the same points."""
        arrays = "  # my_table: your arrays (X, Y)" if self.given == "my_table" else ""
        return [f"mine = table({self.given}){arrays}", "points, Y = mine.points, mine.Y"]


def table(given):
    """The Table of a file, of a file and three names of columns, or of arrays (X, Y). ValueError says what is odd."""
    if isinstance(given, Table):
        return given
    if isinstance(given, str | os.PathLike):
        return from_file(Path(given), None, repr(os.fspath(given)))
    if isinstance(given, tuple | list) and given and isinstance(given[0], str | os.PathLike):
        written = tuple(os.fspath(part) if isinstance(part, os.PathLike) else part for part in given)
        return from_file(Path(given[0]), list(given[1:]), repr(written))
    if isinstance(given, tuple | list) and len(given) == 2:
        return from_arrays(*given)
    raise ValueError(
        _(
            "table is of type {kind}; wanted is the name of a CSV file, such as 'my.csv', or arrays (X, Y), X (2, m)."
        ).format(kind=type(given).__name__)
    )


# Files


def from_file(path, columns, given):
    names, rows = read_rows(path)
    chosen = chosen_columns(path, names, rows, columns)
    rows, left_out = complete(path, rows, chosen)
    x1, x2 = (numbers_of(path, names[k], [(line, row[k]) for line, row in rows]) for k in chosen[:2])
    last = [(line, row[chosen[2]]) for line, row in rows]
    problem, Y, labels = told_apart(path, names[chosen[2]], last)
    return made(np.stack([x1, x2]), Y, tuple(names[k] for k in chosen), problem, labels, given, left_out)


def read_rows(path):
    """The names of the columns, and the rows with the numbers of their lines; no line is empty."""
    text = read_text(path)
    first = text.lstrip().partition("\n")[0]
    comma = next(
        (sign for sign in (";", "\t", ",") if sign in first), None
    )  # with ; there may be decimal commas
    if comma is None:
        raise ValueError(
            _("{path} has one column only; wanted are three, parted by commas.").format(path=path)
        )
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=comma, skipinitialspace=True)
    try:
        rows = [
            (reader.line_num, [cell.strip() for cell in row]) for row in reader if any(map(str.strip, row))
        ]
    except csv.Error as error:
        raise ValueError(
            _("{path} cannot be read as a table: {error}.").format(path=path, error=error)
        ) from None
    for line, row in rows:
        if len(row) != len(rows[0][1]):
            raise ValueError(
                _("{path}, line {line} has {count} columns, but line {first} has {wanted}.").format(
                    path=path, line=line, count=len(row), first=rows[0][0], wanted=len(rows[0][1])
                )
            )
    names = rows[0][1]
    if any(number(cell) is not None for cell in names[:-1]):  # no names: the first line is a row already
        return [_("column {k}").format(k=k) for k in range(1, len(names) + 1)], rows
    return names, rows[1:]


def read_text(path):
    try:
        if path.stat().st_size > LARGEST:
            raise ValueError(_("{path} is larger than {most} MB.").format(path=path, most=LARGEST // 10**6))
        content = path.read_bytes()
    except OSError as error:
        where = Path.cwd()
        raise ValueError(
            _("{path} cannot be opened: {error}. Files are looked for in {where}.").format(
                path=path, error=error.strerror or type(error).__name__, where=where
            )
        ) from None
    for coding in ("utf-8-sig", "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "cp1252"):
        try:
            text = content.decode(coding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and text.strip():
            return text
    raise ValueError(_("{path} is empty, or is no text. A CSV file is a table as text.").format(path=path))


def chosen_columns(path, names, rows, columns):
    """The numbers of three columns: those that are asked for, or all where there are no more."""
    if columns is None or not columns:
        if len(names) != 3:
            sentence = _(
                "{path} has {count} columns, {names}; wanted are two numbers and a label. Choose three of them: "
                "table=('{path}', 'first', 'second', 'label')."
            )
            raise ValueError(sentence.format(path=path, count=len(names), names=", ".join(names)))
        return [0, 1, 2]
    if len(columns) != 3:
        raise ValueError(
            _("table names {count} columns; wanted are three: two numbers and a label.").format(
                count=len(columns)
            )
        )
    for column in columns:
        if names.count(column) != 1:
            sentence = _("{path} has no single column {column!r}; it has {names}.")
            raise ValueError(sentence.format(path=path, column=column, names=", ".join(names)))
    return [names.index(column) for column in columns]


def complete(path, rows, chosen):
    """The rows in which nothing is missing, and a sentence on the others."""
    kept = [(line, row) for line, row in rows if all(row[k].lower() not in MISSING for k in chosen)]
    gone = len(rows) - len(kept)
    if len(kept) < FEWEST:
        sentence = _("{path} has {count} complete rows; at least {fewest} are needed.")
        raise ValueError(sentence.format(path=path, count=len(kept), fewest=FEWEST))
    if not gone:
        return kept, ""
    told = ngettext(
        "{n} row was left out: a value is missing.", "{n} rows were left out: a value is missing.", gone
    )
    return kept, told.format(n=gone)


def number(text):
    """The number that is written there, with a point or a comma; None if it is none."""
    try:
        value = float(text.replace(",", ".", 1) if text.count(",") == 1 and "." not in text else text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def numbers_of(path, name, cells):
    """A column of numbers."""
    values = []
    for line, cell in cells:
        values.append(number(cell))
        if values[-1] is None:
            sentence = _("{path}, line {line}: {cell!r} in column {name} is no number.")
            raise ValueError(sentence.format(path=path, line=line, cell=cell[:40], name=name))
    return np.array(values)


def told_apart(path, name, cells):
    """The problem, Y (m,) and the labels that are 0 and 1."""
    labels = tuple(dict.fromkeys(cell for _line, cell in cells))
    if len(labels) == 2:
        labels = tuple(sorted(labels, key=lambda label: (number(label) is None, number(label) or 0, label)))
        return "classification", np.array([labels.index(cell) for _line, cell in cells]), labels
    if len(labels) == 1:
        raise ValueError(_("{path}: column {name} says {label!r} everywhere.").format(
            path=path, name=name, label=labels[0][:40]
        ))  # fmt: skip
    if any(number(cell) is None for _line, cell in cells):
        sentence = _(
            "{path}: column {name} has {count} different labels, such as {some}; the playground tells two apart, or "
            "learns numbers."
        )
        some = ", ".join(label[:20] for label in labels[:3])
        raise ValueError(sentence.format(path=path, name=name, count=len(labels), some=some))
    return "regression", numbers_of(path, name, cells), ()


# Arrays


def from_arrays(X, Y):
    X, Y = np.asarray(X), np.asarray(Y)
    if X.ndim != 2 or X.shape[0] != 2 or X.dtype.kind not in "fiu":
        raise ValueError(_("X has shape {shape}; wanted are real numbers (2, m).").format(shape=X.shape))
    m = X.shape[1]
    if Y.shape not in ((m,), (1, m)) or Y.dtype.kind not in "fiub":
        sentence = _("Y has shape {shape}; wanted is one number for each column of X, (1, {m}).")
        raise ValueError(sentence.format(shape=Y.shape, m=m))
    if not np.isfinite(X).all() or not np.isfinite(Y).all():
        raise ValueError(_("table: X or Y has nan, or an infinite number."))
    if m < FEWEST:
        raise ValueError(_("table has {m} points; at least {fewest} are needed.").format(m=m, fewest=FEWEST))
    kinds = np.unique(Y)
    if kinds.size == 1:
        raise ValueError(_("table: Y is {label} everywhere.").format(label=kinds[0]))
    if kinds.size == 2:
        Y, problem, labels = (Y.ravel() == kinds[1]).astype(int), "classification", tuple(map(str, kinds))
    else:
        Y, problem, labels = Y.ravel().astype(float), "regression", ()
    return made(X.astype(float), Y, ("x1", "x2", "y"), problem, labels, "my_table", "")


def made(X, Y, names, problem, labels, given, said):
    """A Table: standardised, in random order, and not longer than it may be."""
    for row, name in zip(X, names[:2], strict=True):
        if row.std() == 0:
            raise ValueError(_("Column {name} is {value:g} everywhere.").format(name=name, value=row[0]))
    order = np.random.default_rng(0).permutation(Y.size)[:MOST]
    if Y.size > MOST:
        said = " ".join([said, _("{most:,} of {m:,} rows were drawn.").format(most=MOST, m=Y.size)]).strip()
    points = WIDTH * standardised(X)
    if problem == "regression":
        Y = standardised(Y) / 3
    return Table(points[:, order], Y[order][np.newaxis], names, problem, labels, given, said)


def standardised(rows):
    """Each row with mean 0 and standard deviation 1; a large offset costs no digits."""
    rows = rows - rows.mean(axis=-1, keepdims=True)
    return rows / rows.std(axis=-1, keepdims=True)
