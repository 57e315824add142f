"""Putting files into a folder where others may have worked meanwhile: nothing that somebody edited is written over.

A file is known to be ours, and untouched, if its hash is the one that the folder's assignment.json has for it.
"""

import os
from datetime import date
from itertools import count
from pathlib import Path

from dlcore.classroom.files import keep, write_beside
from dlcore.classroom.handed_out.assignment import FILE, Assignment, NotAnAssignment, digest, was_edited
from dlcore.messages import _


class Edited(Exception):
    """Files that somebody has edited since they were released, or that are not ours; `names` are their names."""

    def __init__(self, names):
        super().__init__(", ".join(names))
        self.names = names


def put(folder, files, earlier=None):
    """Write files, name -> bytes, and say in sentences what changed. assignment.json is written last.

    Raises Edited, and then has written nothing. With a folder `earlier` no file is in the way: an edited one is
    kept there first.
    """
    folder = Path(folder)
    changed = [
        name for name in sorted(files, key=lambda name: (name == FILE, name)) if differs(folder / name, files)
    ]
    edited = [name for name in changed if is_edited(folder / name)]
    if edited and earlier is None:
        raise Edited(edited)
    left = left_over(folder, files)
    folder.mkdir(parents=True, exist_ok=True)
    told = [
        _("{name} was edited; it is kept as {kept}.").format(name=name, kept=kept(folder / name, earlier))
        for name in edited
    ]
    for name in changed:
        replace(folder / name, files[name])
    told += [
        _("{name} is of an earlier release, and no part of this one.").format(name=name) for name in left
    ]
    return told if changed else [_("Everything in {folder} is as it was.").format(folder=folder)]


def left_over(folder, files):
    """The files that an earlier release put there and this one does not have."""
    try:
        before = Assignment.load(folder).files
    except NotAnAssignment:
        return []
    return [name for name in sorted(set(before) - set(files)) if (folder / name).exists()]


def differs(path, files):
    return not path.is_file() or path.read_bytes() != files[path.name]


def is_edited(path):
    """Does something lie there that we did not write, or not like that?"""
    if not os.path.lexists(path):
        return False
    try:
        if path.name == FILE:
            return was_edited(path)
        return Assignment.load(path.parent).files.get(path.name) != digest(path.read_bytes())
    except (NotAnAssignment, OSError):
        return True


def kept(path, earlier):
    """Keep a file under a name with the day; where that is."""
    Path(earlier).mkdir(parents=True, exist_ok=True)
    return keep(path, dated(path, Path(earlier)))


def dated(path, folder):
    stem = f"{path.stem} {date.today().isoformat()}"
    for number in count(1):
        yield folder / f"{stem}{f' ({number})' if number > 1 else ''}{path.suffix}"


def replace(path, content):
    """Give a file its new content in one step."""
    written = write_beside(path, content)
    try:
        os.replace(written, path)
    finally:
        written.unlink(missing_ok=True)
