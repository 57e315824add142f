"""The teacher's guide says what is so: its tables, its commands, its links."""

import re
import shlex
from importlib import import_module
from pathlib import Path

import pytest

from dlcore.classroom.handed_out.release import STUB
from dlcore.classroom.handed_out.term_plan import GUIDE, filled, weeks
from dlcore.start.commands import COMMANDS

ROOMS = {"release": "handed_out", "new-exercise": "handed_out", "grade": "grading", "report": "given_back"}
ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / GUIDE).read_text(encoding="utf-8")
LINES = re.findall(r"python3 -m dlcore ((?:release|grade|report|new-exercise) [^`\n]*?)(?=`|\n|   )", TEXT)


@pytest.fixture(scope="module")
def term():
    return weeks(ROOT)


def test_its_tables_are_those_of_the_course(term):
    assert filled(TEXT, term) == TEXT, "python3 -m dlcore.classroom.handed_out.term_plan writes them anew"


def test_the_weeks_are_read_from_the_chapters(term):
    assert [week.number for week in term] == list(range(17))
    assert all(max(week.after, default=-1) < week.number for week in term)
    assert sum(one.points for week in term for one in week.exercises) == 703
    assert all(0.5 <= week.hours <= 8 and (week.core or not week.number) for week in term)


def test_a_shorter_term_has_all_that_its_weeks_use(term):
    after = {week.number: set(week.after) - {0} for week in term}
    lists = re.findall(r": weeks ((?:\d+, )+\d+)\.", TEXT)
    assert len(lists) == 2
    for listed in lists:
        known = set()
        for week in map(int, listed.split(", ")):
            assert after[week] <= known, f"week {week} uses {after[week] - known}"
            known.add(week)


def test_there_are_commands_to_test():
    assert len(LINES) > 10 and {line.split()[0] for line in LINES} == {
        "release",
        "grade",
        "report",
        "new-exercise",
    }


@pytest.mark.parametrize("line", LINES)
def test_its_commands_are_understood(line):
    name, *arguments = shlex.split(line)
    assert name in COMMANDS
    import_module(f"dlcore.classroom.{ROOMS[name]}.{name.replace('-', '_')}").parser().parse_args(arguments)


def test_it_names_every_option_of_release():
    from dlcore.classroom.handed_out.release import parser

    options = {
        text for action in parser()._actions for text in action.option_strings if text.startswith("--")
    }
    assert not {text for text in options - {"--help"} if f"{text}" not in TEXT}


def test_its_links_lead_somewhere():
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", TEXT) if "://" not in link]
    assert links and all((ROOT / GUIDE).parent.joinpath(link).exists() for link in links)


def test_the_setting_for_nbgrader_is_the_one_that_is_written():
    assert f"`{STUB}`" in TEXT
