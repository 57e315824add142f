"""What was released to a class: `assignment.json`, written by `release`, read by `grade` and `report`.

It holds no secret, so it lies in the folder that students get. The points may be changed by hand, and the
deadline; the rest says what was handed out, so that a later release can tell its own files from edited ones.
"""

import json
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from dlcore.classroom.files import write_whole
from dlcore.messages import _

FILE = "assignment.json"
KIND = "dlcore assignment"


class NotAnAssignment(ValueError):
    """A file that cannot be read as an assignment; its text says what is wrong with it."""


@dataclass(frozen=True)
class Asked:
    """One exercise that counts."""

    id: str
    chapter: str
    points: float


@dataclass(frozen=True)
class Assignment:
    """A name, the exercises that count, and what was handed out for them.

    chapters  the notebooks' names, "02_logistic_regression"
    deadline  a time with its distance from UTC, "2026-12-01T18:00:00+01:00", or None
    edition   which edition of the course's text it was made from
    own       the names of the files of the teacher's own exercises, which lie beside
    files     name -> SHA-256 of each file as it was released, and with "solved/" before it as nbgrader's source
    folder    where it was read from; not kept in the file
    """

    name: str
    chapters: tuple
    exercises: tuple
    deadline: str | None = None
    edition: str = ""
    own: tuple = ()
    files: dict = field(default_factory=dict)
    folder: Path | None = field(default=None, compare=False)

    @property
    def ids(self):
        return tuple(asked.id for asked in self.exercises)

    @property
    def out_of(self):
        return sum(asked.points for asked in self.exercises)

    @property
    def due(self):
        """The deadline as a time that knows its time zone; None if there is none."""
        return datetime.fromisoformat(self.deadline) if self.deadline else None

    @property
    def own_files(self):
        """Where the files of the teacher's own exercises are."""
        return [Path(self.folder or ".", name) for name in self.own]

    def points_of(self, id):
        """What an exercise counts here; None if it does not."""
        return next((asked.points for asked in self.exercises if asked.id == id), None)

    def text(self):
        """The file's text. `as_written` is its hash, by which an edit by hand is told."""
        content = {"kind": KIND, **asdict(self)}
        del content["folder"]
        return as_json({**content, "as_written": digest(as_json(content))})

    def save(self, folder):
        path = Path(folder, FILE)
        write_whole(path, self.text())
        return path

    @classmethod
    def load(cls, place):
        """From an assignment.json, or the folder it lies in. Raises NotAnAssignment, in words."""
        path = Path(place, FILE) if Path(place).is_dir() else Path(place)
        content = read(path)
        wrong = _("{file} is no assignment as `release` writes it: {reason}")
        try:
            return cls(**checked(content), folder=path.parent)
        except ValueError as error:
            raise NotAnAssignment(wrong.format(file=path, reason=error)) from None


def read(path):
    """The table that a JSON file holds. Raises NotAnAssignment."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise NotAnAssignment(_("There is no file {file}.").format(file=path)) from None
    except OSError as error:
        words = _("{file} cannot be read: {reason}")
        raise NotAnAssignment(words.format(file=path, reason=error.strerror or error)) from None
    except (ValueError, RecursionError) as error:
        words = _("{file} is not valid JSON: {reason}")
        raise NotAnAssignment(words.format(file=path, reason=error)) from None
    if not isinstance(content, dict) or content.get("kind") != KIND:
        words = _('{file} is no assignment: its "kind" is not "{kind}".')
        raise NotAnAssignment(words.format(file=path, kind=KIND))
    return content


def checked(content):
    """The fields of an Assignment from the table of its file. Raises ValueError, in words."""
    known = {one.name: content[one.name] for one in fields(Assignment) if one.name in content}
    wanted(
        known,
        name=lambda value: isinstance(value, str) and value.strip(),
        chapters=are_names,
        exercises=lambda value: isinstance(value, list) and value and all(map(is_asked, value)),
        deadline=lambda value: value is None or is_time(value),
        edition=lambda value: isinstance(value, str),
        own=lambda value: are_names(value) and all(is_plain(name) for name in value),
        files=lambda value: isinstance(value, dict),
    )
    exercises = tuple(Asked(**asked) for asked in known["exercises"])
    if twice := sorted({one.id for one in exercises if [each.id for each in exercises].count(one.id) > 1}):
        raise ValueError(_("these exercises stand there twice: {ids}").format(ids=", ".join(twice)))
    lists = {name: tuple(known[name]) for name in ("chapters", "own")}
    return {**known, **lists, "exercises": exercises}


def wanted(known, **tests):
    """Raise ValueError for the first field that is missing or not what it has to be."""
    for name, test in tests.items():
        if name not in known:
            raise ValueError(_('"{name}" is missing').format(name=name))
        if not test(known[name]):
            raise ValueError(_('"{name}" cannot be {value}').format(name=name, value=shortened(known[name])))


def shortened(value, most=60):
    text = repr(value)
    return text if len(text) <= most else text[: most - 3] + "..."


def are_names(value):
    return isinstance(value, list) and all(isinstance(name, str) and name for name in value)


def is_plain(name):
    """A file's name and no path, so that it cannot lead out of the folder."""
    return name not in (".", "..") and not set(name) & set("/\\:\0")


def is_asked(value):
    if not isinstance(value, dict) or set(value) != {one.name for one in fields(Asked)}:
        return False
    points, names = value["points"], [value["id"], value["chapter"]]
    return are_names(names) and type(points) in (int, float) and 0 <= points < float("inf")


def is_time(value):
    try:
        return isinstance(value, str) and datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def was_edited(path):
    """Is the assignment.json at `path` another than `release` wrote?"""
    content = read(Path(path))
    return content.pop("as_written", None) != digest(as_json(content))


def as_json(content):
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def digest(content):
    """SHA-256 of a text or of bytes."""
    content = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return sha256(content).hexdigest()
