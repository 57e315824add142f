"""A learner's own progress in the terminal: what the notebook's page says, and for programs as JSON."""

import json

import pytest

from dlcore.classroom.progress import main
from dlcore.practice import store
from dlcore.practice.checker.exercise import exercises
from dlcore.practice.page import notebooks, progress


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("DLCORE_PROGRESS", str(tmp_path))
    yield tmp_path
    store._waiting.clear()


@pytest.fixture
def begun():
    store.record("check", "stable_sigmoid", outcome="passed", points=5)
    store.record("check", "sigmoid_grad", outcome="not yet", mistake="sign_flipped", points=0)
    store.record("hint", "sigmoid_grad", rung=1)
    store.record("quiz", "02.3", right=False)


def shown(capsys, *arguments):
    assert main(list(arguments)) == 0
    return capsys.readouterr().out.splitlines()


def test_every_chapter_has_a_bar_and_a_begun_one_its_exercises(begun, capsys):
    lines = shown(capsys)
    assert lines[0] == progress().total
    assert [line for line in lines if "[" in line] == [
        chapter.text_bar(max(map(len, notebooks()))) for chapter in progress().chapters
    ]
    rows = [line for line in lines if line.startswith("  ")]
    mine = [id for id, one in exercises().items() if one.notebook == "02_logistic_regression"]
    assert [line.split()[1] for line in rows] == mine
    assert rows[0].split() == ["✓", "stable_sigmoid", "5", "/", "5", "core", "passed"]
    assert rows[1].endswith("core   1 try, last mistake: sign flipped, 1 hint") and rows[1].startswith("  ✗ ")
    assert len({line.index(" / ") for line in rows if " / 3" in line or " / 5" in line}) == 1
    assert "Questions answered wrong last time: 02.3" in lines


def test_nothing_begun_is_one_line_a_chapter(capsys):
    assert len(shown(capsys)) == 2 + len(notebooks())
    assert len(shown(capsys, "--all")) == 2 + len(notebooks()) + len(exercises())


@pytest.mark.parametrize("name", ["03", "3", "03_shallow_network", "03_sh"])
def test_a_chapter_is_found_by_its_number_or_the_beginning_of_its_name(name, capsys):
    lines = shown(capsys, name)
    assert [line.split()[0] for line in lines if "[" in line] == ["03_shallow_network"]
    assert sum(line.startswith("  ·") for line in lines) == 13


@pytest.mark.parametrize("name", ["77", "x", "0", "1", ""])
def test_a_chapter_that_is_none_or_several_is_named_with_those_there_are(name, capsys):
    if name in ("0", "1"):  # 0 is 00, 1 is 01
        assert main([name]) == 0
        return
    assert main([name]) == 2
    assert f"There is no chapter {name}. There are: 00_start_here" in capsys.readouterr().err


def test_json_has_the_same_numbers(begun, capsys):
    found = json.loads("\n".join(shown(capsys, "--json")))
    assert found["points"] == 5 and found["out_of"] == sum(one.points for one in exercises().values())
    assert [chapter["chapter"] for chapter in found["chapters"]] == notebooks()
    chapter = found["chapters"][2]
    assert (chapter["points"], chapter["questions_right"]) == (5, 0) and chapter["questions"] > 10
    assert chapter["exercises"][1] == {
        "id": "sigmoid_grad", "core": True, "points": 0, "out_of": 3, "passed": False, "tries": 1,
        "last_mistake": "sign_flipped", "hints": 1, "solution_shown": False,
    }  # fmt: skip


def test_a_mistake_from_a_strange_file_moves_no_cursor(capsys):
    store.record("check", "stable_sigmoid", outcome="not yet", mistake="\x1b[2Jgone\nnew line")
    (line,) = [line for line in shown(capsys) if "stable_sigmoid" in line and "Next" not in line]
    assert "\x1b" not in line and r"\x1b[2Jgone new line" in line


def test_trouble_is_told_and_is_no_crash(folder, monkeypatch, capsys):
    (folder / "file").touch()
    monkeypatch.setenv("DLCORE_PROGRESS", str(folder / "file"))
    assert main([]) in (0, 1)
    told = capsys.readouterr()
    assert "cannot be" in told.out + told.err
