"""Storage: named arrays and a description of them in one .npz file, whole or not at all.

Never pickle: opening a file of a stranger runs nothing of theirs. The description is JSON, kept as text beside the
arrays; so `np.load` shows everything that is in the file.
"""

import json
import os
import secrets
from pathlib import Path

import numpy as np

VERSION = 1


def write_arrays(path, what, description, arrays):
    """Write a file that says what it is. An older one of that name stays as it is until the new one is complete."""
    path = Path(path)
    text = json.dumps({"format": f"dlcore {what}", "version": VERSION} | description)
    unfinished = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        with open(unfinished, "xb") as file:
            np.savez(file, description=np.array(text), **arrays)
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def read_arrays(path, what):
    """The description and the arrays of such a file; ValueError for any other, or a damaged one."""
    path = Path(path)
    with open(path, "rb") as file:  # a file that is not there is told by Python itself
        try:
            found = np.load(file, allow_pickle=False)
            arrays = {name: found[name] for name in found.files}
            description = json.loads(str(arrays.pop("description")))
            of, version = description["format"], description["version"]
        except Exception as error:  # a damaged archive raises half a dozen things
            told = f"{path.name} is damaged, or no {what} that was saved with dlcore"
            raise ValueError(f"{told} ({type(error).__name__}: {error}).") from error
    if of != f"dlcore {what}":
        raise ValueError(f"{path.name} holds a {of!r}; wanted is a {what}.")
    if version != VERSION:
        raise ValueError(
            f"{path.name} is of version {version} of the file format, and this dlcore reads version {VERSION}: "
            f"open it with the dlcore that saved it."
        )
    for name, array in arrays.items():
        if array.dtype.kind != "f" or not np.isfinite(array).all():
            raise ValueError(f"{name} in {path.name} does not hold finite real numbers.")
    return description, arrays
