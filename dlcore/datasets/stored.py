"""The files of data/, checked against the manifest to the last bit before anything is learned from them."""

import hashlib
import tomllib
from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "data"


@lru_cache
def manifest(data=DATA):
    """{name: what the manifest says of it} for each photograph, in the manifest's order."""
    path = data / "MANIFEST.toml"
    entries = tomllib.loads(present(path).decode("utf-8"))["photographs"]
    return {entry["name"]: entry for entry in entries}


def stored_bytes(name, data=DATA):
    """The bytes of a photograph's file, after its checksum was found right."""
    entry = manifest(data)[name]
    content = present(data / entry["file"])
    if hashlib.sha256(content).hexdigest() != entry["sha256"]:
        raise OSError(
            f"{data / entry['file']} is damaged: its checksum is not the manifest's. {cure(entry['file'])}"
        )
    return content


def present(path):
    """The bytes of a file that has to be there."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise FileNotFoundError(f"{path} is missing, and the course needs it. {cure(path.name)}") from None


def cure(file):
    return (
        f"To restore {file}, run `git checkout -- data` in the course's folder, "
        "or download the course again and copy its folder data over yours. Your answers are kept elsewhere."
    )
