"""What hostile students hand in: no point gained, nothing read, written, reached or left behind, no harm to others."""

import os
import sys

import pytest

from dlcore.classroom.box import Box, Unlocked, children, reading, submission
from dlcore.classroom.box.layers import FLOOR
from dlcore.classroom.grading.marking import graded_in
from tests.classroom.class_rows import notebook
from tests.classroom.hostile_class import EXERCISE, HONEST, POINTS, World, attacks

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux has the doors that are tried here"
)
KEY = b"the secret of this class"
INTO_THE_MACHINE = attacks("files", "memory", "processes", "network")
EVERYTHING = INTO_THE_MACHINE | attacks("floods", "liars", "wire", "interpreter", "hanging")

COLD = (
    "read_secret",
    "delete",
    "fork_bomb",
    "udp",
    "forged_frame",
    "os_exit",
    "patched_numpy_for_others",
    "loop",
)


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    world = World(tmp_path_factory.mktemp("machine"))
    yield world
    world.close()


@pytest.fixture(scope="module")
def floor():
    yield from opened(layers=FLOOR)


@pytest.fixture(scope="module")
def everything_there_is():
    yield from opened()


@pytest.fixture(scope="module")
def cold():
    yield from opened(layers=FLOOR, warm=False)


def opened(**settings):
    try:
        box = Box(**settings)
    except Unlocked as refusal:
        pytest.skip(str(refusal))
    with box:
        yield box


@pytest.fixture(autouse=True)
def short_limits(monkeypatch):
    """Hanging is known after less than a second; honest answers need a thousandth."""
    monkeypatch.setattr(children, "GRACE", 0.4)
    monkeypatch.setattr(reading, "READING", 0.4)
    for name in ("CALLING", "BESIDE", "LOADING"):
        monkeypatch.setattr(submission, name, 0.4)


@pytest.fixture
def came(monkeypatch):
    """Every Outcome that comes out of a box."""
    outcomes, retold = [], submission.retold

    def seen(answer):
        outcomes.append(retold(answer))
        return outcomes[-1]

    monkeypatch.setattr(submission, "retold", seen)
    return outcomes


def marks(box, cells):
    graded = graded_in(box, notebook(*cells), KEY, POINTS)
    return {one["id"]: one["points"] for one in graded["exercises"]}


def settled(world, box, server):
    """What there is to see of the world when no child is kept for the next submission."""
    box.children.close()
    return world.state(server)


def tried(name, world, box, came):
    server = getattr(box.starting, "process", None)
    server = server.pid if server else os.getpid()
    text = world.aimed(EVERYTHING[name][1], server)
    before = settled(world, box, server)
    came.clear()
    assert marks(box, [text, *HONEST[:1], *HONEST[2:]]) == {**POINTS, EXERCISE: 0}
    assert world.word not in repr(came)
    assert not [one.error for one in came if str(one.error).startswith("got through")]
    assert settled(world, box, server) == before
    assert not world.heard()
    assert marks(box, (*HONEST, f"# the text of a neighbour, {world.word}")) == POINTS


def test_the_corpus_is_as_large_as_it_says():
    assert len(EVERYTHING) >= 130


@pytest.mark.parametrize("name", EVERYTHING)
def test_behind_the_doors_of_the_floor(name, world, floor, came):
    tried(name, world, floor, came)


@pytest.mark.parametrize("name", INTO_THE_MACHINE)
def test_with_bubblewrap_in_front(name, world, everything_there_is, came):
    tried(name, world, everything_there_is, came)


@pytest.mark.parametrize("name", COLD)
def test_without_a_fork_server(name, world, cold, came):
    tried(name, world, cold, came)
