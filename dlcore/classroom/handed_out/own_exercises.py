"""A teacher's own exercises: a file with calls of `declare` joins the course, once all it says holds.

load("my.py")     the exercises of the file, tried as the course tries its own; raises Unusable, in words
beside("my.py")   the same in a student's notebook: not tried again, and nothing is raised

A file is read once for each content; read again after a change, its exercises take the place of the earlier ones.
"""

import linecache
import threading
import traceback
from dataclasses import dataclass
from pathlib import Path

from dlcore.messages import _
from dlcore.practice.checker.exercise import REGISTRY, all_exercises

LOADED = {}
"""Where a file was read from -> its File."""
ALONE = threading.RLock()
"""Workers of a cluster may be threads of one process."""


@dataclass
class File:
    """A file that was read: its text, the ids that it declared, and whether the laws were tried on them."""

    text: str
    ids: tuple
    tried: bool = False

    def is_there(self, text):
        """Is this what a file of that text would declare, and still so?"""
        return self.text == text and all(id in REGISTRY for id in self.ids)


class Unusable(ValueError):
    """A file whose exercises cannot be used; its text is one complaint a line."""


def load(path, tried=True):
    """The exercises that a file declares. With tried=False they are taken as they are."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise Unusable(_("There is no file {file}.").format(file=path)) from None
    except (OSError, UnicodeDecodeError) as error:
        words = _("{file} cannot be read as a text in UTF-8: {reason}")
        raise Unusable(words.format(file=path, reason=error)) from None
    return from_text(text, Path(path).resolve(), tried)


def from_text(text, path, tried=True):
    """The exercises of a file with this text, which need not be there: a worker elsewhere gets the text alone."""
    with ALONE:
        all_exercises()  # so that no id of the course is taken before the course comes to declare it
        return joined(text, str(path), tried)


def joined(text, path, tried):
    file = next((place for place, there in LOADED.items() if there.is_there(text)), path)
    if file not in LOADED or not LOADED[file].is_there(text):
        forget(file)
        declare_all(text, file)
    mine = LOADED[file]
    if tried and not mine.tried:
        if complaints := complaints_about(mine.ids):
            forget(file)
            raise Unusable("\n".join(f"{Path(file).name}: {line}" for line in complaints))
        mine.tried = True
    return tuple(REGISTRY[id] for id in mine.ids)


def complaints_about(ids):
    from dlcore.classroom.handed_out.laws import (
        broken,
    )  # it reads notebooks, and takes a second that the grader's workers save

    return [line for id in ids for line in broken(REGISTRY[id])]


def forget(file):
    """Take the exercises of a file out of the course again."""
    for id in LOADED.pop(file).ids if file in LOADED else ():
        REGISTRY.pop(id, None)


def declare_all(text, file):
    """Run a file, all of it or, if that fails, as if it had never been run."""
    there = set(REGISTRY)
    # Without a time of change, what is asked for the source later gets this text, and not what the file has by then.
    linecache.cache[file] = (len(text), None, text.splitlines(keepends=True), file)
    try:
        exec(compile(text, file, "exec"), {"__name__": f"own_exercises_{Path(file).stem}", "__file__": file})
    except (Exception, SystemExit) as error:
        LOADED[file] = File(text, tuple(set(REGISTRY) - there))
        forget(file)
        raise Unusable(in_words(error, file)) from None
    LOADED[file] = File(text, tuple(id for id in REGISTRY if id not in there))
    if not LOADED[file].ids:
        forget(file)
        words = _("{file} declares no exercise: it has no call of `declare(...)`.")
        raise Unusable(words.format(file=Path(file).name))


def in_words(error, file):
    """What went wrong in a file, with the line of it."""
    if isinstance(error, SyntaxError) and error.filename == file:
        words = _("{file}, line {line}: this is no valid Python ({reason}).")
        return words.format(file=Path(file).name, line=error.lineno, reason=error.msg)
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == file]
    reason = str(error) if type(error) is ValueError else f"{type(error).__name__}: {error}"
    words = _("{file}, line {line}: {reason}")
    return words.format(file=Path(file).name, line=lines[-1] if lines else 1, reason=reason)


def beside(file):
    """In a notebook that was handed out: the exercises of the file that lies beside it, said in a sentence."""
    try:
        exercises = load(file, tried=False)
    except Unusable as error:
        words = _("Their checks are missing here. Your answers will be graded all the same.")
        print(words, error, sep="\n")
        return
    names = ", ".join(exercise.id for exercise in exercises)
    print(_("Their checks are here: {names}").format(names=names))
