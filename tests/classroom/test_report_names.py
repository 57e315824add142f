"""Folders for students: one for each name there may be, and under a name that Windows, macOS and Linux take."""

import json
from pathlib import Path

import pytest

from dlcore.classroom.given_back.file_names import LONGEST, alike, folders, safe
from dlcore.classroom.given_back.report import write_report
from tests.classroom.class_rows import InMemory, passed, row

ODD = (
    *("CON", "con.txt", "nul", "LPT1", "com¹", "a.", "a ", "a...", "Anna", "anna", "ANNA", "é", "e\u0301"),
    *("weiß", "weiss", "../../etc/passwd", "C:\\x", "a/b", "a\\b", "*?<>|", "\x00", "\ud800", "-rf", "~root"),
    *(".hidden", "x" * 300, "王" * 90, "", ".", "..", "a\u202eb", "name\nname", "k\u212a", "kk", "ﬁ", "fi"),
    *("İ", "i\u0307"),
)


def test_every_name_has_a_folder_of_its_own_that_every_system_takes(tmp_path):
    given = folders(ODD)
    assert len({alike(folder) for folder in given.values()}) == len(ODD)
    for folder in given.values():
        assert Path(folder).name == folder and folder[-1] not in ". " and folder[0] not in "-.~ "
        assert not set(folder) & set('<>:"/\\|?*') and folder.isprintable()
        assert len(folder.encode("utf-8")) <= LONGEST + 1
        stem = folder.split(".")[0].upper()
        assert stem not in {"CON", "PRN", "AUX", "NUL", "COM1", "COM¹", "LPT1"}
        (tmp_path / folder).mkdir()
    assert len(list(tmp_path.iterdir())) == len(ODD)


def test_ten_thousand_names_have_ten_thousand_folders():
    names = [f"{'Aa'[n % 2]}nn {'.' * (n % 3)}{n // 6}{' ' * (n % 2)}" for n in range(10_000)]
    assert len(set(names)) == 10_000
    assert len({alike(folder) for folder in folders(names).values()}) == 10_000


def test_a_plain_name_stays_and_a_folder_once_given_stays():
    assert folders(["Ann Lee", "王小明", "Zoë"]) == {"Ann Lee": "Ann_Lee", "王小明": "王小明", "Zoë": "Zoë"}
    first = folders(["anna"])
    later = folders(["Anna", "anna", "ANNA"], first)
    assert later["anna"] == "anna" and len({alike(folder) for folder in later.values()}) == 3
    assert folders(["ANNA", "anna", "Anna"], later) == later


@pytest.mark.parametrize("evil", ["../x", "/etc", "Bo", "", None, 3, "C:"])
def test_a_list_of_folders_that_was_tampered_with_is_not_believed(evil, tmp_path):
    assert folders(["Ann"], {"Ann": evil}) == {"Ann": "Ann"}
    (tmp_path / "report.json").write_text(json.dumps({"folders": {"Ann": evil}}))
    write_report(InMemory([row("Ann", passed("a"))]), tmp_path)
    assert (tmp_path / "students/Ann/feedback.html").exists()
    assert folders(["Ann", "Bo"], {"Ann": "Bo", "Bo": "Bo"}) == {"Ann": "Ann", "Bo": "Bo"}


def test_two_names_that_claim_one_earlier_folder_do_not_share_it():
    assert safe("Ann ") == safe("Ann")
    given = folders(["Ann", "Ann "], {"Ann": "Ann", "Ann ": "Ann"})
    assert len(set(given.values())) == 2
