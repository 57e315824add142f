"""What goes wrong while packages are installed is said in words: a real pip, made to fail in each way."""

import sys
import venv

import pytest

from dlcore.start import installer
from dlcore.start.environment import packages_of, python_of
from dlcore.start.trouble import Trouble, in_words


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    folder = tmp_path_factory.mktemp("empty") / ".venv"
    venv.create(folder, with_pip=True, symlinks=sys.platform != "win32")
    return folder


@pytest.fixture
def install(course, empty, monkeypatch):
    """Install the small course's lock into an empty environment; returns the words of trouble."""

    def attempt(**settings):
        for name in [*installer.os.environ]:
            monkeypatch.delenv(name)
        for name, value in course.settings(**settings).items():
            monkeypatch.setenv(name, value)
        with pytest.raises(Trouble) as trouble:
            installer.install(python_of(empty), packages_of(empty), course.folder / "requirements.lock")
        return str(trouble.value)

    return attempt


MIRROR = {"PIP_NO_INDEX": None, "PIP_FIND_LINKS": None, "PIP_RETRIES": "1"}


def test_without_a_network(install):
    assert "Check the network" in install(**MIRROR, PIP_INDEX_URL="http://127.0.0.1:9/")


def test_with_a_name_that_cannot_be_looked_up(install):
    assert "Check the network" in install(**MIRROR, PIP_INDEX_URL="https://mirror.invalid/")


def test_with_a_mirror_that_pip_does_not_trust(install):
    assert "set trusted-host" in install(**MIRROR, PIP_INDEX_URL="http://mirror.invalid/")


def test_with_a_package_that_was_tampered_with(install, course):
    course.lock(digest="0" * 64)
    assert "its checksum differs" in install()


def test_with_no_package_for_this_machine(install, course):
    for path in course.wheels.iterdir():
        path.rename(path.with_name("tinypackage-1.0-cp27-none-win32.whl"))
    assert "no ready-made package for this computer" in install()


@pytest.mark.parametrize(
    "said, words",
    [
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
            "disk is full",
        ),
        ("error: failed to write to file `a.so`: No space left on device (os error 28)", "disk is full"),
        ("OSError: [WinError 112] There is not enough space on the disk", "disk is full"),
        (
            "ERROR: ... [WinError 5] Access is denied: 'C:\\\\course\\\\.venv\\\\Scripts\\\\python.exe'",
            "Another program",
        ),
        ("ERROR: ... [WinError 32] The process cannot access the file", "Another program"),
        ("HINT: ... https://pip.pypa.io/warnings/enable-long-paths", "too long for Windows"),
        ("ERROR: ... [Errno 30] Read-only file system: '/course/.venv'", "cannot be written to"),
        ("ERROR: ... [Errno 13] Permission denied: '/course/.venv'", "cannot be written to"),
        (
            "  Caused by: dns error: failed to lookup address information: Name or service not known",
            "the network",
        ),
        (
            "WARNING: Retrying ... ProxyError('Cannot connect to proxy.')\nERROR: No matching distribution",
            "proxy",
        ),
        (
            "SSL: CERTIFICATE_VERIFY_FAILED certificate verify failed\nERROR: No matching distribution",
            "the network",
        ),
        ("error: Hash mismatch for `numpy==2.4.6`", "checksum"),
        ("  × No solution found when resolving dependencies", "no ready-made package"),
    ],
)
def test_what_installers_say_becomes_a_sentence(said, words):
    sentence = in_words(said, folder="/course", megabytes=1500)
    assert words in sentence
    assert "Error" not in sentence and "{" not in sentence


def test_what_is_not_known_is_quoted():
    assert in_words("Collecting a\nERROR: a new kind of failure\n").endswith("ERROR: a new kind of failure")


# uv or pip, and whose settings


@pytest.fixture
def machine(monkeypatch):
    """A machine with some of uv, ensurepip, pip, and with pip settings."""

    def have(uv=False, ensurepip=False, pip=False, settings=()):
        monkeypatch.setattr(installer.shutil, "which", lambda name: "/usr/bin/uv" if uv else None)
        there = {"ensurepip": ensurepip, "pip": pip}
        monkeypatch.setattr(installer, "find_spec", lambda name: there.get(name) or None)
        monkeypatch.setattr(installer, "pip_settings", lambda: list(settings))
        return installer.command_for("PYTHON")

    return have


def test_uv_is_used_where_it_is(machine):
    assert machine(uv=True, ensurepip=True, pip=True)[:3] == ["/usr/bin/uv", "pip", "install"]


def test_pip_is_used_where_its_settings_say_something_about_the_network(machine):
    command = machine(
        uv=True, ensurepip=True, pip=True, settings=["global.index-url='https://mirror.example'"]
    )
    assert command[:4] == ["PYTHON", "-I", "-m", "pip"]


def test_a_pip_outside_serves_where_none_can_be_put_inside(machine):
    command = machine(pip=True)
    assert command[0] == sys.executable
    assert command[3:6] == ["pip", "--python", "PYTHON"]


def test_with_no_way_to_install_the_exact_command_is_named(machine):
    with pytest.raises(Trouble) as trouble:
        machine()
    assert f"sudo apt install python3.{sys.version_info.minor}-venv" in str(trouble.value)


def test_pip_is_asked_for_its_settings(monkeypatch, tmp_path):
    settings = tmp_path / "pip.conf"
    settings.write_text(
        "[global]\nindex-url = http://127.0.0.1:9/simple\nprogress-bar = off\n[install]\ncert = a.pem\n"
    )
    for name in [name for name in installer.os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", str(settings))
    found = installer.pip_settings()
    assert any("index-url" in line for line in found) and any("cert" in line for line in found)
    assert not any("progress-bar" in line for line in found)


@pytest.mark.parametrize("terminal", [True, False])
def test_progress_is_one_line_in_a_terminal_and_few_elsewhere(terminal, monkeypatch, capsys):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    shown = None
    for step in range(101):
        shown = installer.show(min(2 * step, 100), max(0, 2 * step - 100), 100, step, shown)
    output = capsys.readouterr().out
    assert "fetched: 0 of about 100" in output and "in place: " in output
    assert (output.count("\r"), output.count("\n")) == ((101, 0) if terminal else (0, 6))
    assert f"[{'#' * 20}]" in output
