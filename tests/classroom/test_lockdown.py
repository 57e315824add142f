"""Each door holds something that the others let through, and a box does not open without them."""

import os
import resource
import socket
import sys

import numpy as np
import pytest

from dlcore.classroom.box import Box, Unlocked, bubblewrap, landlock, layers, layers_here, seccomp, starting
from dlcore.classroom.box.layers import ALL, FLOOR
from tests.classroom.hostile_class import descendants

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has these doors")

READS = """
def attack(path):
    return open(path).read()
"""
SENDS = """
def attack(port):
    import socket
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"through", ("127.0.0.1", port))
"""
FILLS = """
def attack(size):
    import numpy as np
    return np.empty(size, dtype="u1").nbytes
"""
LOOKS = """
def attack(path):
    import os
    return os.path.exists(path)
"""
FORKS = """
def attack(count):
    import os, time
    for k in range(count):
        if os.fork() == 0:
            os.setsid()
            time.sleep(600)
"""


def without(*missing):
    return Box(layers=[name for name in FLOOR if name not in missing], unsafe=True)


def attacked(box, text, *arguments):
    with box.inside([text]) as inside:
        return inside.call("attack", arguments)


@pytest.fixture
def ear():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as ear:
        ear.bind(("127.0.0.1", 0))
        ear.settimeout(5)
        yield ear


@pytest.fixture(scope="module", autouse=True)
def floor():
    try:
        box = Box(layers=FLOOR)
    except Unlocked as refusal:
        pytest.skip(str(refusal))
    with box:
        yield box


def test_landlock_keeps_files_from_being_read(tmp_path, floor):
    (tmp_path / "answers").write_text("the answers")
    with without("landlock") as box:
        assert attacked(box, READS, str(tmp_path / "answers")).value == "the answers"
    assert isinstance(attacked(floor, READS, str(tmp_path / "answers")).error, PermissionError)


def test_seccomp_keeps_messages_from_being_sent(ear, floor):
    port = ear.getsockname()[1]
    with without("seccomp") as box:
        assert attacked(box, SENDS, port).error is None
        assert ear.recv(100) == b"through"
    assert isinstance(attacked(floor, SENDS, port).error, PermissionError)
    ear.setblocking(False)
    with pytest.raises(BlockingIOError):
        ear.recv(100)


def test_limits_keep_memory_from_being_taken(floor):
    """Asked for and not touched, so that nobody is harmed without the limit either."""
    with without("rlimits") as box:
        assert attacked(box, FILLS, 2 * 10**9).value == 2 * 10**9
    assert isinstance(attacked(floor, FILLS, 2 * 10**9).error, MemoryError)


@pytest.mark.skipif(not bubblewrap.program(), reason="bubblewrap is not installed")
def test_bubblewrap_keeps_the_names_of_files_to_itself(tmp_path, floor):
    try:
        box = Box(layers=ALL)
    except starting.ServerGone:
        pytest.skip("this system lets nobody make namespaces")
    with box:
        assert attacked(box, LOOKS, str(tmp_path)).value is False
    assert attacked(floor, LOOKS, str(tmp_path)).value is True


def test_without_any_door_what_was_started_is_ended_with_the_submission():
    with without(*FLOOR) as box:
        server = box.starting.process.pid
        inside = box.inside([FORKS])
        inside.call("attack", (5,))
        assert len(descendants(server)) == 8  # with the server, the child that reads, and the one that ran it
        inside.close()
        assert len(descendants(server)) == 1 + len(box.children.kept)


def test_processes_that_nobody_waits_for_end_with_a_server_that_is_killed():
    with Box(layers=FLOOR) as box:
        with box.inside(["def attack(): pass"]) as inside:
            inside.facts("attack")
            children = descendants(box.starting.process.pid)[1:]
            assert len(children) == 2
            box.starting.process.kill()
            assert box.starting.process.wait(10) == -9
        for child in children:
            wait_for_the_end_of(child)
        with pytest.raises(starting.ServerGone):
            box.inside([]).facts("attack")


def wait_for_the_end_of(process):
    """Its entry goes, or is that of a process that has ended and whose parent has not looked yet."""
    for _ in range(100_000):
        try:
            with open(f"/proc/{process}/stat") as file:
                if file.read().rpartition(")")[2].split()[0] == "Z":
                    return
        except OSError:
            return
    raise AssertionError("still there")


def test_a_grader_that_is_killed_leaves_nothing():
    """The server ends when nobody is at the other end of its line."""
    with Box(layers=FLOOR) as box, box.inside(["def attack(): pass"]) as inside:
        inside.facts("attack")
        children = descendants(box.starting.process.pid)[1:]
        box.starting.control.close()
        assert box.starting.process.wait(10) == 0
    for child in children:
        wait_for_the_end_of(child)


def lacking(missing, monkeypatch):
    """This machine, had its kernel no Landlock or it no libseccomp."""
    monkeypatch.setattr(bubblewrap, "program", lambda: None)
    if missing == "seccomp":
        return monkeypatch.setattr(seccomp, "program", lambda: None)
    monkeypatch.setattr(landlock, "version", lambda: 0)
    whole = starting.copies

    def copies():
        folder = whole()
        with (folder / "dlcore/classroom/box/landlock.py").open("a") as file:
            file.write("\n\ndef version():\n    return 0\n")
        return folder

    monkeypatch.setattr(starting, "copies", copies)


@pytest.mark.parametrize("missing", ["landlock", "seccomp"])
def test_a_box_does_not_open_below_the_floor_unless_told_to(missing, monkeypatch):
    lacking(missing, monkeypatch)
    with pytest.raises(Unlocked, match=f"{missing}.*your rights"):
        Box()
    with Box(unsafe=True) as box:
        assert box.layers == tuple(name for name in FLOOR if name != missing)
        assert "your rights" in box.warning


def test_less_than_the_floor_has_to_be_asked_for_as_unsafe():
    with pytest.raises(Unlocked, match="seccomp"):
        Box(layers=["rlimits", "landlock"])


def test_nothing_runs_where_a_door_that_was_asked_for_is_open(monkeypatch):
    """The filter is damaged on its way: the kernel does not take it, the child says so, the box does not open."""
    monkeypatch.setattr(seccomp, "program", lambda: b"\xff" * 64)
    with pytest.raises(Unlocked, match="rlimits, landlock"):
        Box(layers=FLOOR)


def test_a_bubblewrap_that_shuts_nothing_off_is_found_out(monkeypatch):
    monkeypatch.setattr(bubblewrap, "around", lambda command, folder, packages: command)
    with pytest.raises(starting.ServerGone, match="did not shut off"):
        Box(layers=ALL)


def test_the_layers_of_this_machine_are_told_in_sentences():
    told = layers_here()
    assert [name for name, _applied, _sentence in told] == list(ALL)
    assert all(len(sentence) > 20 for *_, sentence in told)
    with Box(unsafe=True) as box:
        assert box.layers == tuple(name for name, applied, _sentence in told if applied)


def test_on_other_systems_a_warning_takes_the_place_of_the_doors(monkeypatch):
    monkeypatch.setattr(layers, "LINUX", False)
    with Box(warm=False, layers=()) as box:
        assert "could read, change and delete your files" in box.warning
        assert attacked(box, "def attack(x):\n    return x * 2", np.arange(3)).value.tolist() == [0, 2, 4]


def test_standard_library_and_numpy_stay_within_reach(floor):
    text = """
def attack():
    import json, decimal, fractions, statistics, itertools, collections, colorsys, numpy.polynomial, numpy.ma
    from concurrent.futures import ThreadPoolExecutor
    return str(decimal.Decimal(1) / 3)[:5] + str(np.linalg.inv(np.eye(2)).sum()) + str(np.fft.fft(np.ones(2))[0].real)
import numpy as np
"""
    assert attacked(floor, text).value == "0.3332.02.0"


def test_nothing_is_open_in_a_child_but_its_wire(floor):
    """The usual three lead nowhere; a wire has one end to read and one to write."""
    text = """
def attack():
    import os
    found = []
    for number in range(1000):
        try:
            found.append(os.fstat(number).st_rdev)
        except OSError:
            pass
    return found
"""
    nowhere = os.stat(os.devnull).st_rdev
    assert attacked(floor, text).value == [nowhere] * 3 + [0, 0]


def test_the_grader_keeps_its_own_limits(floor):
    def stable(x):
        return x

    before = resource.getrlimit(resource.RLIMIT_AS)
    with floor.inside(["def attack(x):\n    return f(x) + f(x)"]) as inside:
        assert inside.call("attack", (2,), offered={"f": stable}).value == 4
    assert resource.getrlimit(resource.RLIMIT_AS) == before
