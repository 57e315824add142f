"""Reading a notebook that went through many hands: whole, or else every cell that can still be read."""

import json
import re

KINDS = ("code", "markdown", "raw")
PARTS = ("attachments", "cell_type", "execution_count", "id", "metadata", "outputs", "source")
CELL = re.compile(rf'\{{\s*"(?:{"|".join(PARTS)})"\s*:')  # how a cell may begin in a notebook's text


def parsed(content):
    """A notebook from the bytes of its file, or None if they are not one."""
    try:
        notebook = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    return notebook if is_notebook(notebook) else None


def is_notebook(notebook):
    if not isinstance(notebook, dict) or not isinstance(notebook.setdefault("metadata", {}), dict):
        return False
    return isinstance(notebook.get("cells"), list) and all(map(is_cell, notebook["cells"]))


def is_cell(cell):
    """Is this a cell as the notebook format has them? What is wrong with its lesser parts is put right."""
    if not isinstance(cell, dict) or cell.get("cell_type") not in KINDS or not is_text(cell.get("source")):
        return False
    for part in ("metadata", "attachments"):
        if part in cell and not isinstance(cell[part], dict):
            del cell[part]
    if not isinstance(cell.get("id", ""), str):
        del cell["id"]
    cell.setdefault("metadata", {})
    return True


def is_text(source):
    return isinstance(source, str) or (isinstance(source, list) and {*map(type, source)} <= {str})


def text_of(cell):
    return cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])


def rescued(content, spoiled=None):
    """The whole cells in the bytes of a notebook that breaks off, or is spoiled somewhere.

    After so many `spoiled` places it gives up: a file made for it could keep us busy for hours.
    """
    text, cells, end = content.decode("utf-8", errors="replace"), [], 0
    for start in (match.start() for match in CELL.finditer(text)):
        if start < end:
            continue
        try:
            found, after = json.JSONDecoder().raw_decode(text, start)
        except (ValueError, RecursionError):
            if spoiled is not None and (spoiled := spoiled - 1) < 0:
                break
            continue
        if is_cell(found):
            cells, end = [*cells, found], after
    return cells


def edition(notebook):
    """Which edition of its chapter a notebook is; None if that was lost."""
    return mark(notebook, "dlcore").get("edition")


def mark(cell, name):
    """What a cell's or notebook's metadata has under a name; nothing if it is no table."""
    found = cell["metadata"].get(name)
    return found if isinstance(found, dict) else {}
