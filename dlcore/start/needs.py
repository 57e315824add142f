"""What the course needs (pyproject.toml, requirements.lock) and what an environment has.

pyproject.toml gives bounds (`numpy>=2.0`): an environment of the learner's own that keeps them will do.
The lock gives exact versions with hashes: those the course installs into its own environment.
"""

import hashlib
import re
import tomllib
from importlib.metadata import distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements.lock"
MEGABYTES = 1500  # the environment, and what is fetched while it is made


def release(version):
    """The numbers of a version, to compare: "2.4.6rc1" -> (2, 4, 6), "2.0" and "2" -> (2,)."""
    numbers = re.match(r"\d+(\.\d+)*", version).group()
    return tuple(int(part) for part in re.sub(r"(\.0+)+$", "", numbers).split("."))


def normal(name):
    """The one spelling of a package's name: "Pillow" and "pillow", "jupyter_core" and "jupyter-core"."""
    return re.sub(r"[-_.]+", "-", name).lower()


def bounds():
    """name -> [(comparison, version)], from pyproject.toml: {"ipywidgets": [(">=", "7.7.1"), ("<", "9")]}."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    requirements = [re.match(r"[\w.-]+", text).group() for text in project["dependencies"]]
    return {
        normal(name): re.findall(r"(>=|<)([\d.]+)", text)
        for name, text in zip(requirements, project["dependencies"], strict=True)
    }


def keeps(version, limits):
    """Does this version lie within the limits?"""
    return all(
        release(version) >= release(limit) if comparison == ">=" else release(version) < release(limit)
        for comparison, limit in limits
    )


def version_of(name, places=None):
    """The installed version of a package here, or in the given folders of packages; None if there is none."""
    where = {} if places is None else {"path": [str(place) for place in places]}
    try:
        return next((package.metadata.get("Version") for package in distributions(name=name, **where)), None)
    except (AttributeError, OSError, TypeError):  # half unpacked: the folder is there, what it says is not
        return None


def unmet(places=None):
    """The course's needs that are not met here, or in the given folders of packages, in words."""
    found = {name: version_of(name, places) for name in bounds()}
    return [
        f"{name}{','.join(map(''.join, limits))}" + (f" (here: {found[name]})" if found[name] else "")
        for name, limits in bounds().items()
        if not found[name] or not keeps(found[name], limits)
    ]


def locked():
    """[(name, version, marker)] of the lock; the marker says on which machines, and is "" for all."""
    entry = re.compile(r"^([\w.-]+)==([^\s;\\]+)(?:\s*;\s*([^\\]+?))?\s*\\?$", re.MULTILINE)
    return [
        (normal(name), version, marker) for name, version, marker in entry.findall(LOCK.read_text("utf-8"))
    ]


def lock_hash():
    """Names one state of the lock, whatever line ends git gave it."""
    return hashlib.sha256(b"\n".join(LOCK.read_bytes().splitlines())).hexdigest()
