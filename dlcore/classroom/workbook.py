"""The learner's own copies of the chapters, in `workbook/`, where no update of the course touches an answer.

A chapter that has no copy gets one. A copy of an older edition becomes one of the new edition with everything
the learner wrote in it, and the old copy is kept in `workbook/earlier/` under the day's date. A copy that
cannot be read is kept there too. Nothing is ever overwritten: a file is written beside, then takes the name
in one step.
"""

import contextlib
import json
import os
import stat
import time
from datetime import date
from itertools import count
from pathlib import Path

from dlcore.classroom.files import keep, publish, write_beside
from dlcore.classroom.merging import given_keys, is_written, merge
from dlcore.classroom.reading import edition, parsed, rescued
from dlcore.messages import _

EARLIER = "earlier"
DAY = 24 * 60 * 60
TRIES = 3


class Changed(Exception):
    """Somebody saved the copy while we were looking at it."""


def refresh(root, tell=print):
    """Make or update the learner's copies; returns their folder. What was changed is told in sentences.

    Raises OSError if a copy that is not there cannot be made.
    """
    folder = Path(root) / "workbook"
    folder.mkdir(exist_ok=True)
    sweep(folder)
    for chapter in sorted(Path(root, "notebooks").glob("[0-9][0-9]_*.ipynb")):
        for sentence in copied(chapter, folder / chapter.name):
            tell(sentence)
    return folder


def sweep(folder):
    """Remove what an interrupted update left behind: hidden temporary files, a day old at least."""
    for left in folder.glob(".*.ipynb.*.tmp"):
        with contextlib.suppress(FileNotFoundError):  # another start has just finished with it
            if time.time() - left.stat().st_mtime > DAY:
                left.unlink()


def copied(chapter, copy):
    """Bring one copy up to date; the sentences that say so."""
    content = chapter.read_bytes()
    new = parsed(content)
    if new is None:
        words = _("{name} in the course's own folder is damaged; get the course again.")
        return [words.format(name=chapter.name)]
    for _attempt in range(TRIES):
        try:
            return updated(copy, content, new) if os.path.lexists(copy) else made(copy, content)
        except Changed:
            continue
    return [_("{name} is being saved at this moment; it will be updated next time.").format(name=copy.name)]


def made(copy, content):
    """A first copy. If somebody else makes it at the same moment, theirs stays."""
    written = write_beside(copy, content)
    try:
        publish(written, copy)
    except FileExistsError:
        raise Changed from None
    finally:
        written.unlink(missing_ok=True)
    return []


def updated(copy, content, new):
    """Bring a copy that is there to the new edition, unless it has it, or must not be written to."""
    if not copy.is_file():
        return [_("{name} in your workbook is not a file; nothing was changed.").format(name=copy.name)]
    try:
        before = copy.read_bytes()
        old = parsed(before)
        if old is not None and edition(old) == edition(new):
            return []
        if not copy.stat().st_mode & stat.S_IWUSR:
            words = _("{name} is read-only, so it was left as it is, without the chapter's new edition.")
            return [words.format(name=copy.name)]
        if old is None:
            return damaged(copy, before, new)
        return (
            untouched(copy, before, content) if is_untouched(old) else brought_along(copy, before, old, new)
        )
    except OSError as error:
        words = _("{name} was left as it is: {reason}. It will be updated next time.")
        return [words.format(name=copy.name, reason=error.strerror or error)]


def untouched(copy, before, content):
    replace(copy, before, content, names=None)
    return []


def brought_along(copy, before, old, new):
    """The new edition with the learner's text takes the copy's place."""
    merged = merge(old["cells"], new["cells"])
    kept = replace(copy, before, content_of(new, merged), dated(copy, ".ipynb"))
    words = _(
        "{name} has a new edition. Your answers ({answers}) and your other cells ({others}) are in it; "
        "the copy as you had it is {kept}."
    )
    retold = _("In {name} these tasks read differently now, and your answers are as they were: {ids}.")
    told = [said(words, copy, merged, kept)]
    return told + ([retold.format(name=copy.name, ids=", ".join(merged.retold))] if merged.retold else [])


def damaged(copy, before, new):
    """A fresh copy takes the place of one that is no notebook any more, with what can be read in that one."""
    merged = merge(rescued(before), new["cells"])
    kept = replace(copy, before, content_of(new, merged), dated(copy, " damaged.txt"))
    words = _(
        "{name} was damaged and could not be opened. A fresh copy has taken its place, with what could still "
        "be read: answers ({answers}) and other cells ({others}). The damaged file is {kept}."
    )
    return [said(words, copy, merged, kept)]


def said(words, copy, merged, kept):
    kept = "/".join(kept.parts[-3:])
    return words.format(name=copy.name, answers=merged.answers, others=merged.others, kept=kept)


def replace(copy, before, content, names):
    """Put `content` in the copy's place; the file that was there is kept under the first free of `names`.

    `before` is what we read. If the file has changed since, nothing is replaced and Changed is raised.
    """
    copy = copy.resolve()  # a link to another folder stays a link
    written, kept = write_beside(copy, content), None
    try:
        kept = names and keep(copy, names)
        if copy.read_bytes() != before:
            raise Changed
        os.replace(written, copy)
    except (OSError, Changed):
        if kept and copy.exists() and kept.read_bytes() == copy.read_bytes():
            kept.unlink()  # the file is still in its place
        raise
    finally:
        written.unlink(missing_ok=True)
    return kept


def dated(copy, ending):
    """Names in `earlier/` for a copy: with the day, and from the second of that day on a number."""
    folder, stem = copy.parent / EARLIER, f"{copy.stem} {date.today().isoformat()}"
    folder.mkdir(exist_ok=True)
    for number in count(1):
        yield folder / f"{stem}{f' ({number})' if number > 1 else ''}{ending}"


def is_untouched(notebook):
    """Has nobody written or run anything in this copy?"""
    cells = notebook["cells"]
    keys = given_keys(cells, {})
    written = any(is_written(cell, key, {}) for cell, key in zip(cells, keys, strict=True))
    return not written and not any(cell.get("outputs") for cell in cells)


def content_of(new, merged):
    return (json.dumps({**new, "cells": merged.cells}, indent=1, sort_keys=True) + "\n").encode("ascii")
