"""Writing a file whole or not at all, whatever happens to the power in between."""

import os
import secrets
from pathlib import Path


def write_whole(path, text):
    """Replace the file at `path` by `text` in one step: a reader sees the old file or the new one."""
    written = write_beside(path, text)
    try:
        os.replace(written, path)
    except BaseException:
        written.unlink(missing_ok=True)
        raise


def write_beside(path, text):
    """Write `text` to a hidden temporary file beside `path`, safe on the disk; returns where it is."""
    path = Path(path)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with open(temporary, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary
