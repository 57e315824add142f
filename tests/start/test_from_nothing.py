"""`python -m dlcore` in a fresh folder makes its environment, goes on inside, mends what was cut short.

Real environments, a real pip, real kills; only the course is small (see conftest).
"""

import os
import signal
import socket

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def started(course_in, tmp_path_factory):
    """A course that was started once, and what that start said."""
    course = course_in(tmp_path_factory.mktemp("started"))
    return course, course.run("test", "-k", "sigmoid")


def test_a_first_start_installs_and_goes_on_inside(started):
    course, (code, output) = started
    assert code == 0, output
    assert "Installing the course's packages" in output
    assert f"inside {course.environment} -k sigmoid 1" in output  # 1: one thread for the linear algebra


def test_a_second_start_installs_nothing(started):
    course, _first = started
    assert course.run("test", "again") == (0, f"inside {course.environment} again 1\n")


def test_every_program_of_the_environment_finds_dlcore_even_after_a_move(started):
    course, _first = started
    packages = next(course.environment.glob("[Ll]ib*/**/site-packages"))
    line = (packages / "dlcore.pth").read_text().strip()
    assert not os.path.isabs(line)
    assert (packages / line).resolve() == course.folder.resolve()


def test_a_new_lock_is_installed_over_the_old(started):
    course, _first = started
    course.lock("1.1")
    code, output = course.run("test")
    assert code == 0, output
    assert list(course.environment.glob("**/tinypackage-1.1.dist-info"))
    assert not list(course.environment.glob("**/tinypackage-1.0.dist-info"))


def test_an_environment_whose_python_is_gone_is_made_anew(started):
    course, _first = started
    for python in [*course.environment.glob("bin/python*"), *course.environment.glob("Scripts/python*")]:
        python.unlink()
    code, output = course.run("test")
    assert code == 0, output
    assert "is not whole; making it anew" in output


def test_two_starts_at_once_install_once(course):
    starts = [course.start("test", "first"), course.start("test", "second")]
    outputs = [process.communicate(timeout=300)[0] for process in starts]
    assert [process.returncode for process in starts] == [0, 0], outputs
    assert sum("Installing the course's packages" in output for output in outputs) == 1
    assert sum("waiting for it to finish" in output for output in outputs) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL, and ends children another way")
def test_a_start_that_was_killed_while_it_installed_is_mended_by_the_next(course):
    with socket.create_server(
        ("127.0.0.1", 0)
    ) as index:  # a package index that takes the call and says nothing
        port = index.getsockname()[1]
        address = f"http://127.0.0.1:{port}/simple/"
        killed = course.start("test", PIP_NO_INDEX=None, PIP_FIND_LINKS=None, PIP_INDEX_URL=address)
        index.settimeout(120)
        with index.accept()[0]:  # now pip is in the middle of its work
            os.kill(killed.pid, signal.SIGKILL)
            killed.wait(timeout=60)
            waiting = course.start(
                "test", "again"
            )  # pip has outlived its parent, and the environment is its own
            assert "waiting for it to finish" in waiting.stdout.readline()
    output = waiting.communicate(timeout=300)[0]
    killed.stdout.close()
    assert waiting.returncode == 0, output
    assert "is not whole; making it anew" in output
    assert f"inside {course.environment} again" in output
    assert not course.environment.with_name(".venv.discarded").exists()


def test_an_environment_of_somebody_else_is_used_and_kept(course):
    import venv

    venv.create(course.environment, with_pip=True)
    treasure = course.environment / "treasure.txt"
    treasure.write_text("mine")
    failed, _output = course.run("test", PIP_FIND_LINKS=None)
    code, output = course.run("test")
    assert (failed, code) == (1, 0), output
    assert treasure.read_text() == "mine"


def test_a_folder_that_is_no_environment_is_left_alone(course):
    course.environment.mkdir()
    (course.environment / "treasure.txt").write_text("mine")
    code, output = course.run("test")
    assert code == 1
    assert "Rename it, then run this again" in output
    assert [path.name for path in course.environment.iterdir()] == ["treasure.txt"]
