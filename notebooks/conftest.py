"""What a notebook has to show when pytest runs it, besides what nbval compares.

nbval compares no cell that was stored without being run, so of a learner's notebook it sees only that it
runs. Here every check has to say "not attempted" there and "passed" in a solution, and every output has to
be one that reaches every reader: pictures with a text, no warnings, no addresses.
"""

from pathlib import Path

import pytest
from nbval.plugin import IPyNbCell

from dlcore.classroom.execution import about_output

ROOT = Path(__file__).resolve().parents[1]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    result = yield
    if isinstance(item, IPyNbCell):
        outcome = "passed" if item.path.parent.name == "solutions" else "not attempted"
        wrong = [*about_outputs(item.test_outputs), *about_check(item.cell, item.test_outputs, outcome)]
        assert not wrong, "; ".join(wrong)
    return result


def about_outputs(outputs):
    return [text for output in outputs for text in about_output(output, ROOT)]


def about_check(cell, outputs, outcome):
    """What is wrong with the verdict of a check cell; nothing of any other cell."""
    graded = cell.metadata.get("nbgrader", {})
    verdict = f"{graded.get('grade_id', '').removeprefix('check-')}: {outcome}"
    if graded.get("grade") and not any(
        verdict in output.get("data", {}).get("text/plain", "") for output in outputs
    ):
        yield f"the check was to say {verdict!r}"
