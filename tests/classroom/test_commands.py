"""The command line: every command in the help, its own help, and how it ends."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from dlcore.start import commands, environment
from dlcore.start.usage import ABOUT, GROUPS

ROOT = Path(__file__).resolve().parents[2]
WITH_OPTIONS = [name for name in commands.COMMANDS if name not in commands.HERE]


@pytest.fixture
def here(monkeypatch):
    """The packages are here, so that commands run in this process."""
    monkeypatch.setattr(environment, "ensure", lambda: sys.executable)


def ended(*arguments):
    """The exit code of a command, whose parser may end by itself."""
    try:
        return commands.main(list(arguments))
    except SystemExit as end:
        return end.code


def test_the_help_has_every_command_once_in_three_groups(capsys):
    assert commands.main(["--help"]) == 0
    said = capsys.readouterr().out
    rows = re.findall(r"^  ([\w-]+) +\w", said, re.MULTILINE)
    assert (
        rows
        == list(commands.COMMANDS)
        == list(ABOUT)
        == [name for names in GROUPS.values() for name in names]
    )
    assert [line for line in said.splitlines() if re.fullmatch(r"For \w+:", line)] == [
        f"{name}:" for name in GROUPS
    ]
    assert max(map(len, said.splitlines())) <= 100


@pytest.mark.parametrize("name", commands.COMMANDS)
def test_each_command_has_a_help_of_its_own(name, here, capsys):
    assert ended(name, "--help") == 0
    said = capsys.readouterr().out
    assert f"dlcore {name}" in said and len(said) > 100
    assert ended("help", name) == 0
    assert capsys.readouterr().out == said


@pytest.mark.parametrize("name", commands.COMMANDS)
def test_help_installs_nothing(name, monkeypatch, capsys):
    monkeypatch.setattr(commands, "unmet", lambda: ["numpy"])
    monkeypatch.setattr(environment, "ensure", lambda: pytest.fail("it would install the course"))
    assert commands.main([name, "-h"]) == 0
    said = capsys.readouterr().out
    assert ABOUT[name][1][1:] in said
    assert ("prepare" in said.splitlines()[-1]) == (name in WITH_OPTIONS)


@pytest.mark.parametrize("name", WITH_OPTIONS)
def test_what_is_not_understood_ends_with_2_and_names_it(name, here, capsys):
    assert ended(name, ".", "--no-such-option") == 2
    said = capsys.readouterr().err
    assert "--no-such-option" in said and f"dlcore {name}" in said


def test_help_for_another_program_is_left_to_it(here, monkeypatch):
    called = []
    monkeypatch.setitem(commands.COMMANDS, "test", lambda arguments: called.append(arguments) or 0)
    assert commands.main(["test", "--", "--help"]) == 0
    assert called == [["--", "--help"]]


def test_it_works_from_the_shell(tmp_path):
    """As a teacher types it: an exercise begun, tried, and released with a chapter."""
    for arguments, words in (
        (
            ["new-exercise", "row_shifts", "--chapter", "02", "--to", str(tmp_path / "my.py")],
            "works as it stands",
        ),
        (
            [
                "release",
                "02",
                "--core",
                "--exercises",
                str(tmp_path / "my.py"),
                "--to",
                str(tmp_path / "out"),
            ],
            "9 exercises",
        ),
        (["release", "99"], "There is no chapter 99"),
    ):
        command = [sys.executable, "-X", "utf8", "-m", "dlcore", *arguments]
        result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
        assert words in result.stdout + result.stderr
        assert result.returncode == (2 if "99" in arguments else 0)
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "02_logistic_regression.ipynb",
        "assignment.json",
        "my.py",
    }
