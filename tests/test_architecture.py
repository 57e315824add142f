"""The house: which room may open which door, what an import costs, how large a file grows.

The doors are read from the imports in the source; what an import loads is asked of a fresh Python.
"""

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DLCORE = ROOT / "dlcore"
MODULES = sorted(DLCORE.rglob("*.py"))
DECLARATIONS = [path for path in MODULES if path.parent.name in ("quizzes", "exercises")]  # lists, not code
OURS = [*MODULES, *sorted((ROOT / "tests").rglob("*.py")), ROOT / "conftest.py"]

# room -> the rooms it may open. Flat files are the mathematics, but for those named here.
DOORS = {
    "mathematics": set(),
    "messages": set(),
    "database": {"messages"},
    "locale": {"messages"},
    "running": {"messages"},
    "datasets": {"mathematics"},
    "plots": {"mathematics"},
    "practice": {"mathematics", "messages", "database", "datasets", "plots", "running"},
    "explore": {"mathematics", "messages", "datasets", "plots", "practice", "running"},
    "search": {"mathematics", "messages", "database", "datasets"},
    "frameworks": {"mathematics", "messages"},
    "classroom": {
        "mathematics",
        "messages",
        "database",
        "datasets",
        "plots",
        "practice",
        "running",
        "search",
    },
    "start": {"messages", "practice", "classroom"},
    "dlcore": set(),
    "__main__": {"start"},
}
HEAVY = {"matplotlib", "ipywidgets", "sklearn", "skimage", "scipy", "pandas", "PIL", "anywidget", "IPython"}


def name_of(path):
    """dlcore/explore/panel.py -> dlcore.explore.panel"""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module):
    """dlcore.explore.panel -> explore; dlcore.losses -> mathematics; dlcore itself -> dlcore"""
    room = module.split(".")[1] if "." in module else module
    return room if room in DOORS else "mathematics"


@cache
def tree_of(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(tree):
    """Every module that a file imports anywhere, `from dlcore import losses` as dlcore.losses."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "write imports in full: from dlcore.practice import ..."
            whole = node.module == "dlcore"
            yield from (f"dlcore.{alias.name}" for alias in node.names) if whole else [node.module]


def opened(path):
    """The rooms that a file of dlcore opens, other than its own."""
    names = [name for name in imports(tree_of(path)) if name.split(".")[0] == "dlcore"]
    return {room_of(name) for name in names if name != "dlcore.__version__"} - {room_of(name_of(path))}


def loaded_by(statement):
    """Which top-level modules a fresh Python has loaded after a statement."""
    code = f"{statement}\nimport sys; print(*{{name.partition('.')[0] for name in sys.modules}})"
    return set(
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.split()
    )


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_doors_are_one_way(path):
    forbidden = opened(path) - DOORS[room_of(name_of(path))]
    assert not forbidden, f"{name_of(path)} opens {', '.join(sorted(forbidden))}"


def test_the_doors_themselves_lead_nowhere_back():
    """No room can be reached from a room that it may open."""

    def reach(room):
        return DOORS[room].union(*(reach(next_room) for next_room in DOORS[room]))

    assert not [room for room in DOORS if room in reach(room)]


def test_dlcore_itself_imports_nothing():
    assert not list(imports(tree_of(DLCORE / "__init__.py")))
    assert not loaded_by("import dlcore") - loaded_by("pass") - {"dlcore"}


def test_the_library_says_what_files_it_has():
    contents = ast.get_docstring(tree_of(DLCORE / "__init__.py")).partition("in the order")[2]
    listed = re.findall(r"[a-z]+(?:_[a-z]+)*", contents)
    for path in DLCORE.glob("[!_]*.py"):
        assert path.stem in listed, path.name


MATHEMATICS = [name_of(path) for path in MODULES if room_of(name_of(path)) == "mathematics"]


@pytest.mark.parametrize("module", MATHEMATICS)
def test_mathematics_loads_numpy_and_nothing_heavy(module):
    assert not loaded_by(f"import {module}") & HEAVY


def test_mathematics_imports_only_numpy_and_the_standard_library():
    allowed = {"dlcore", "numpy", *sys.stdlib_module_names}
    used = {
        (name_of(path), top)
        for path in MODULES
        if room_of(name_of(path)) == "mathematics"
        for top in {name.split(".")[0] for name in imports(tree_of(path))}
    }
    assert not [(module, top) for module, top in used if top not in allowed]


@pytest.mark.parametrize("room", ["start", "messages"])
def test_what_runs_before_anything_is_installed_needs_nothing(room):
    allowed = {"dlcore", "jupyter_server", *sys.stdlib_module_names}  # the server is asked once it is there
    for path in MODULES:
        if room_of(name_of(path)) == room:
            assert {name.split(".")[0] for name in imports(tree_of(path))} <= allowed


def test_the_command_line_starts_without_packages(tmp_path):
    """A Python that sees no packages at all runs the doctor."""
    lone = [sys.executable, "-S", "-m", "dlcore", "--version"]
    assert subprocess.run(lone, cwd=ROOT, capture_output=True, text=True, check=True).stdout.startswith(
        "dlcore "
    )


def test_practice_loads_no_widgets():
    assert not loaded_by("from dlcore.practice import check, hint, quiz") & {
        "ipywidgets",
        "matplotlib",
        "sklearn",
    }


@pytest.mark.parametrize(
    "path", sorted({*OURS} - {*DECLARATIONS}), ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_a_file_is_read_in_one_sitting(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_file_opens_by_saying_what_it_is(path):
    assert ast.get_docstring(tree_of(path)), "a file opens with a few plain sentences"


def test_no_room_is_a_junk_drawer():
    junk = {"utils", "util", "helpers", "helper", "manager", "common", "misc", "base", "tools"}
    assert not [path for path in OURS if junk & set(path.stem.split("_"))]


def test_nothing_is_imported_by_the_handful():
    stars = [
        name_of(path)
        for path in OURS
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ImportFrom) and node.names[0].name == "*"
    ]
    assert not stars


def sleeps(tree):
    """The calls of a file that do nothing for a while."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {node for node in calls if ast.unparse(node.func) in ("time.sleep", "sleep", "asyncio.sleep")}


def test_no_test_sleeps_and_hopes():
    """A test that waits once and then looks passes on a quick machine only; look in a loop, until it is so."""
    for path in OURS:
        loops = [node for node in ast.walk(tree_of(path)) if isinstance(node, (ast.While, ast.For))]
        hopes = sleeps(tree_of(path)).difference(*map(sleeps, loops)) if "tests" in path.parts else ()
        assert not hopes, f"{path.name}, lines {sorted(node.lineno for node in hopes)}"
