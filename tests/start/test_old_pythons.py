"""A Python that is too old is told so in words, and where a newer one is; not by a SyntaxError."""

import ast
import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from dlcore import __main__ as first_file

ROOT = Path(__file__).parents[2]
OLD = ["2.7", "3.6", "3.8", "3.10"]


def places():
    """Where old Pythons may be: on the PATH, and where pyenv keeps its own."""
    yield from map(Path, os.environ.get("PATH", "").split(os.pathsep))
    yield from sorted(Path.home().glob(".pyenv/versions/*/bin"))


def is_version(python, version):
    question = "import sys; sys.stdout.write('%d.%d' % sys.version_info[:2])"
    return (
        python.exists()
        and subprocess.run([python, "-c", question], capture_output=True, text=True).stdout == version
    )


@pytest.mark.parametrize("version", OLD)
def test_an_old_python_says_what_is_needed(version):
    found = (place / f"python{version}" for place in places())
    python = next((python for python in found if is_version(python, version)), None)
    if python is None:
        pytest.skip(f"there is no Python {version} on this machine to try it with")
    old = subprocess.run([python, "-m", "dlcore", "lab"], cwd=ROOT, capture_output=True, text=True)
    assert old.returncode == 1
    assert f"The course needs Python 3.11 or newer, and this is Python {version}." in old.stderr
    assert "Traceback" not in old.stderr


@pytest.mark.parametrize("name", ["__init__.py", "__main__.py"])
def test_the_first_files_parse_on_old_pythons(name):
    text = (ROOT / "dlcore" / name).read_text(encoding="ascii")
    ast.parse(text, feature_version=(3, 4))
    assert not re.search(r"\bf[\"']", text), "no f-strings: Python 2.7 has none"


def test_the_oldest_python_is_said_once():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == ">={}.{}".format(*first_file.OLDEST)


@pytest.mark.skipif(os.name == "nt", reason="Windows has one `py` for all its Pythons")
def test_a_newer_python_that_starts_is_named(monkeypatch, tmp_path):
    for name, starts in [
        ("python3.9", True),
        ("python3.13", False),
        ("python3.12", True),
        ("python3.11", True),
    ]:
        (tmp_path / name).write_text(f"#!/bin/sh\nexit {int(not starts)}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", os.pathsep.join([str(tmp_path / "nothing"), str(tmp_path)]))
    monkeypatch.setattr(first_file.sys, "argv", ["dlcore", "lab", "--port", "9999"])
    assert "python3.12 -m dlcore lab --port 9999" in first_file.too_old()


def test_without_a_newer_python_it_is_said_where_to_find_one(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert "python.org" in first_file.too_old()
