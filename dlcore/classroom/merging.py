"""A learner's copy of a chapter meets a new edition of it: the new text, with everything the learner wrote.

Of each cell of the course it can be told whether a learner has changed it: an ordinary cell's id is a hash of
its text, an exercise's cell carries the hash of its blank. So no third copy is needed to compare.

    the course's cell, as it was given       comes from the new edition
    the course's cell, changed by a learner  keeps the learner's text, if the new edition still has the cell
    any other cell                           stays behind the cell it stood behind
"""

import re
import secrets
from collections import defaultdict
from dataclasses import dataclass

from dlcore.classroom.identity import digest, kind_and_digest
from dlcore.classroom.reading import mark, text_of

START = ""  # the place before the first cell


@dataclass(frozen=True)
class Merged:
    """The cells of the merged notebook, and how much of the learner's is in them."""

    cells: list
    answers: int  # exercises with the learner's text
    others: int  # further cells the learner changed or added
    retold: tuple  # answered exercises whose task reads differently now


def merge(old, new):
    """The cells of the new edition with what the learner wrote in the old one. Changes neither."""
    places = {cell["id"]: cell for cell in new}
    keys = given_keys(old, places)
    homes = {key: home(key, cells) for key, cells in grouped(old, keys).items()}
    mine, behind, place, taken = {}, defaultdict(list), START, set(places)
    for cell, key in zip(old, keys, strict=True):
        at_home = key in places and homes.get(key) is cell
        place = key if at_home else place
        if not is_written(cell, key, places):
            continue
        if at_home and cell["cell_type"] == places[key]["cell_type"]:
            mine[key] = cell
        else:
            behind[place].append(own(cell, key, taken))
    return assembled(new, mine, behind)


def assembled(new, mine, behind):
    cells = list(behind[START])
    for cell in new:
        cells.append(with_text_of(mine[cell["id"]], cell) if cell["id"] in mine else cell)
        cells += behind[cell["id"]]
    answers = [cell for cell in new if is_answer(cell) and cell["id"] in mine]
    retold = tuple(cell["id"] for cell in answers if given(mine[cell["id"]], "") != given(cell, ""))
    others = len(mine) - len(answers) + sum(map(len, behind.values()))
    return Merged(cells, len(answers), others, retold)


def given_keys(cells, places):
    """For each cell the id under which the course gave it, or None for a cell of the learner's."""
    stripped = not any("nbgrader" in cell["metadata"] for cell in cells)  # some programs drop all metadata
    return [given_key(cell) or (guessed_key(cell, places) if stripped else None) for cell in cells]


def given_key(cell):
    if grade_id := mark(cell, "nbgrader").get("grade_id"):
        return grade_id  # a duplicate has it too
    return cell.get("id") if kind_and_digest(cell.get("id", "")) else None


def guessed_key(cell, places):
    """The place of a cell that has lost its id and metadata: by the function it defines or by its text."""
    for name in re.findall(r"^def (\w+)\(", text_of(cell), re.MULTILINE):
        if name in places and is_answer(places[name]):
            return name
    return next((id for id, place in places.items() if same(cell, place)), None)


def grouped(cells, keys):
    groups = defaultdict(list)
    for cell, key in zip(cells, keys, strict=True):
        if key is not None:
            groups[key].append(cell)
    return groups


def home(key, cells):
    """Of several cells with one key, a learner's duplicates, the one that takes the course's place."""
    changed = [cell for cell in cells if is_changed(cell, key)] or cells
    return next((cell for cell in changed if cell.get("id") == key), changed[0])


def is_written(cell, key, places):
    """Did the learner write anything in this cell?"""
    if not text_of(cell).strip() and not cell.get("attachments"):
        return False
    return key is None or (is_changed(cell, key) and not (key in places and same(cell, places[key])))


def is_changed(cell, key):
    """Is the cell's text another than the course gave? If that cannot be told, yes."""
    kind, hashed = kind_and_digest(key) or (cell["cell_type"], None)
    return cell["cell_type"] != kind or digest(text_of(cell)) != given(cell, hashed)


def given(cell, hashed):
    return mark(cell, "dlcore").get("given", hashed)


def is_answer(cell):
    return mark(cell, "nbgrader").get("solution", False)


def same(cell, other):
    return cell["cell_type"] == other["cell_type"] and text_of(cell) == text_of(other)


def with_text_of(cell, place):
    """The course's cell with the learner's text (and pasted pictures) in it."""
    pictures = {**place.get("attachments", {}), **cell.get("attachments", {})}
    return {**place, "source": cell["source"], **({"attachments": pictures} if pictures else {})}


def own(cell, key, taken):
    """A learner's cell on its own: no outputs, and no longer marked as one of the course's."""
    keep = {name: cell[name] for name in ("cell_type", "source", "attachments") if name in cell}
    keep["id"] = free_id(cell.get("id", ""), taken)
    taken.add(keep["id"])
    marks = () if key is None else ("nbgrader", "dlcore")
    keep["metadata"] = {name: value for name, value in cell["metadata"].items() if name not in marks}
    return keep | ({"outputs": [], "execution_count": None} if cell["cell_type"] == "code" else {})


def free_id(id, taken):
    """The cell's own id, unless it has none or another cell has it."""
    return (
        id
        if re.fullmatch(r"[\w-]{1,64}", id, re.ASCII) and id not in taken
        else f"own-{secrets.token_hex(6)}"
    )
