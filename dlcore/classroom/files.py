"""Writing a file whole or not at all, and never over another one, even if the power fails in between."""

import os
import secrets
from pathlib import Path


def write_whole(path, text):
    """Replace the file at `path` by `text` in one step: a reader sees the old file or the new one."""
    written = write_beside(path, text.encode("utf-8"))
    try:
        os.replace(written, path)
    finally:
        written.unlink(missing_ok=True)


def write_beside(path, content):
    """Write bytes to a hidden temporary file beside `path`, safe on the disk; returns where it is."""
    path = Path(path)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with open(temporary, "xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def publish(written, name):
    """Give a finished file its name; FileExistsError if the name is taken."""
    try:
        os.link(written, name)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links
        if os.path.lexists(name):
            raise FileExistsError(name) from None
        os.rename(written, name)


def keep(file, names):
    """Give a file a second name, the first free one of `names`; the file stays where it is."""
    for name in names:
        try:
            second_name(file, name)
        except FileExistsError:
            continue
        return name


def second_name(file, name):
    try:
        os.link(file, name)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links: a copy
        written = write_beside(name, Path(file).read_bytes())
        try:
            publish(written, name)
        finally:
            written.unlink(missing_ok=True)
