"""A report that workers write: the same files, and nobody's are lost because a worker is, or because a page fails."""

import pytest

from dlcore.classroom.given_back import report
from dlcore.classroom.given_back.report import write_report
from dlcore.search.pools import Here, Processes
from tests.classroom.class_rows import InMemory, not_yet, notebook, passed, row

NAMES = [f"Student {n:02}" for n in range(23)]
CODE = notebook("def a(x):\n    return x", "check(a)")


def everyone():
    rows = [row(name, passed("a", 5), not_yet("b", "sign_flipped"), sha="1") for name in NAMES]
    return InMemory(rows, {"1": CODE})


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class Unlucky(Here):
    """Whose workers can do nothing."""

    def carry(self, function):
        return fails


def fails(*_task):
    raise MemoryError


@pytest.mark.parametrize("pool", [Processes(2), Unlucky()], ids=["processes", "unlucky"])
def test_whoever_writes_them_the_files_are_the_same(tmp_path, pool):
    write_report(everyone(), tmp_path / "here")
    with pool:
        write_report(everyone(), tmp_path / "there", pool=pool)
    assert contents(tmp_path / "there") == contents(tmp_path / "here")
    assert len(contents(tmp_path / "here")) == 3 * len(NAMES) + 5


def test_an_error_in_one_page_is_raised_when_all_others_are_written(tmp_path, monkeypatch):
    def page_of(student, assignment):
        return 1 / 0 if student.name == "Student 03" else assignment

    monkeypatch.setattr(report, "feedback_page", page_of)
    with pytest.raises(ZeroDivisionError):
        write_report(everyone(), tmp_path)
    written = {path.parent.name for path in tmp_path.glob("students/*/feedback.html")}
    assert {name.replace(" ", "_") for name in (*NAMES[:3], *NAMES[10:])} <= written
