"""What CONTRIBUTING shows can be done: its exercise and its slider are declared as they stand there, and work."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
TRY = """

from dlcore.practice import check, exercises

exercise = exercises()["centred_rows"]


def named(function):
    def centred_rows(X):
        return function(X)

    return centred_rows


print(check(named(exercise.reference)).outcome)
for known in exercise.mistakes:
    print(known.tag == check(named(known.function)).mistake)
"""


MOVE = """

panel = parabola(a=2).panel()
panel.predicted(None)
panel.moving["a"].value = -0.5
print(parabola(a=2).alt, panel.screen.widget.alt, panel.screen.widget.code, len(panel.screen.widget.png) > 1000)
"""


def printed(block, more, folder):
    """What a block of CONTRIBUTING prints with some lines more."""
    script = folder / "own.py"
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.DOTALL)
    script.write_text(blocks[block] + more, encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-X", "utf8", script], capture_output=True, text=True, encoding="utf-8"
    )
    assert not result.returncode, result.stderr
    return result.stdout.strip()


def test_the_exercise_in_contributing_works_and_knows_its_mistakes(tmp_path):
    assert printed(0, TRY, tmp_path).split() == ["passed", "True", "True", "True"]


def test_the_slider_in_contributing_moves(tmp_path):
    said = "y = 2 x² is 8 at x = 2. y = -0.5 x² is -2 at x = 2. explore.parabola(a=-0.5) True"
    assert printed(1, MOVE, tmp_path) == said


def test_the_readme_names_files_that_are_there():
    for page in ("README.md", "CONTRIBUTING.md", "docs/elsewhere.md"):
        text = (ROOT / page).read_text("utf-8")
        links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
        assert not [link for link in links if not (ROOT / page).parent.joinpath(link).exists()], page


def test_the_readme_maps_the_chapters_that_are_there():
    """A chapter is "here" in the course map if it has a notebook, else "coming"; exercises are counted."""
    from dlcore.practice import exercises

    rows = re.findall(
        r"^\| (\d+) \|.*\| (.+?) \| (here|coming) \|$", (ROOT / "README.md").read_text("utf-8"), re.M
    )
    there = {path.name[:2] for path in (ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb")}
    assert len(rows) == 17
    assert {week.zfill(2) for week, _count, state in rows if state == "here"} == there
    for week, count, state in rows[1:]:
        chapter = [one for one in exercises().values() if one.notebook.startswith(week.zfill(2))]
        assert state == "coming" or int(count) == len(chapter), week
