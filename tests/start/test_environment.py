"""Which Python the course runs in, and what is said where its environment cannot be made."""

import errno
import os
import sys

import pytest

from dlcore.start import commands, environment, needs


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Where `.venv` would be, seen from a Python that lacks what the course needs."""
    monkeypatch.setattr(environment, "unmet", lambda: ["numpy>=2.0"])
    monkeypatch.setattr(environment.ensure, "__defaults__", (tmp_path / ".venv",))
    return tmp_path / ".venv"


def stamped(folder, text):
    folder.mkdir(exist_ok=True)
    (folder / "dlcore-installed").write_text(text)
    return environment.state(folder)


def test_the_states_of_an_environment(folder):
    assert environment.state(folder) == "missing"
    folder.mkdir()
    assert environment.state(folder) == "foreign"
    assert stamped(folder, environment.UNFINISHED) == "unfinished"
    assert stamped(folder, "the hash of another lock") == "outdated"
    assert stamped(folder, needs.lock_hash()) == "ready"


def test_a_python_that_has_everything_is_used_as_it_is(folder, monkeypatch):
    monkeypatch.setattr(environment, "unmet", lambda: [])
    assert environment.ensure(folder) == sys.executable
    assert not folder.exists()


def words_of_a_start(capsys):
    assert commands.main(["test"]) == 1
    error = capsys.readouterr().err
    assert "Traceback" not in error and "{" not in error
    return error


def test_a_full_disk_is_seen_before_anything_is_made(folder, monkeypatch, capsys):
    usage = environment.shutil.disk_usage("/")._replace(free=200 * 2**20)
    monkeypatch.setattr(environment.shutil, "disk_usage", lambda path: usage)
    assert "The disk is full: the course needs about 1500 MB" in words_of_a_start(capsys)
    assert not folder.exists()


@pytest.mark.parametrize(
    "code, words",
    [
        (errno.EROFS, "cannot be written to"),
        (errno.EACCES, "cannot be written to" if os.name != "nt" else "Another program"),
        (errno.ENOSPC, "disk is full"),
    ],
    ids=["read-only", "no right to write", "full"],
)
def test_a_folder_that_cannot_be_written_to(folder, code, words, monkeypatch, capsys):
    def refuse(path):
        raise OSError(code, os.strerror(code), str(path))

    monkeypatch.setattr(environment, "alone", refuse)
    error = words_of_a_start(capsys)
    assert words in error
    assert "own folder" in error or str(folder.parent) in error or "space" in error


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user who may not write everywhere")
def test_a_folder_that_is_really_read_only(folder, capsys):
    folder.parent.chmod(0o500)
    try:
        assert "cannot be written to" in words_of_a_start(capsys)
    finally:
        folder.parent.chmod(0o700)


def test_a_python_without_venv_gets_the_exact_command(folder, monkeypatch, capsys):
    monkeypatch.setattr(environment, "find_spec", lambda name: None)
    assert f"sudo apt install python3.{sys.version_info.minor}-venv" in words_of_a_start(capsys)
    assert environment.state(folder) == "unfinished"


def test_a_python_without_pip_for_a_new_environment_gets_it_too(folder, monkeypatch, capsys):
    monkeypatch.setattr(environment.installer, "find_spec", lambda name: None)
    monkeypatch.setattr(environment.installer.shutil, "which", lambda name: None)
    assert f"sudo apt install python3.{sys.version_info.minor}-venv" in words_of_a_start(capsys)


def test_pip_that_cannot_be_put_in_is_explained(folder, monkeypatch, capsys):
    def refuse(command, **options):
        output = b"OSError: [Errno 28] No space left on device"
        raise environment.subprocess.CalledProcessError(1, command, output)

    monkeypatch.setattr(environment.subprocess, "check_output", refuse)
    assert "The disk is full" in words_of_a_start(capsys)


def test_control_c_ends_without_a_traceback(folder, monkeypatch, capsys):
    def interrupted(*arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(environment, "make", interrupted)
    assert commands.main(["lab"]) == 130
    assert "Run the same command again" in capsys.readouterr().out


def test_the_environment_in_use_is_not_removed_under_itself(folder, monkeypatch, capsys):
    stamped(folder, environment.UNFINISHED)
    monkeypatch.setattr(sys, "prefix", str(folder))
    assert "deactivate" in words_of_a_start(capsys)
    assert folder.exists()


def test_a_half_unpacked_package_counts_as_missing(tmp_path):
    (tmp_path / "numpy-2.4.6.dist-info").mkdir()
    assert needs.version_of("numpy", [tmp_path]) is None
    assert any(name.startswith("numpy") for name in needs.unmet([tmp_path]))


def test_what_is_too_old_is_said_with_what_is_here(tmp_path):
    for name, version in [("numpy", "1.26.4"), ("ipywidgets", "9.0")]:
        metadata = tmp_path / f"{name}-{version}.dist-info" / "METADATA"
        metadata.parent.mkdir()
        metadata.write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    assert {"numpy>=2.0 (here: 1.26.4)", "ipywidgets>=7.7.1,<9 (here: 9.0)"} <= set(needs.unmet([tmp_path]))


# The command line


def test_no_command_shows_what_there_is(capsys):
    assert commands.main([]) == 0
    usage = capsys.readouterr().out
    assert all(f"  {name} " in usage for name in commands.COMMANDS)


def test_an_unknown_command_is_named(capsys):
    assert commands.main(["learn"]) == 2
    assert "There is no command learn." in capsys.readouterr().err


def test_the_version(capsys):
    assert commands.main(["--version"]) == 0
    assert capsys.readouterr().out == f"dlcore {commands.__version__}\n"


# prepare, for notebooks that something else opens


@pytest.fixture
def places(tmp_path, monkeypatch):
    """The packages of an environment, and those of its user."""
    shared, own = tmp_path / "shared", tmp_path / "own"
    shared.mkdir()
    monkeypatch.setattr(environment.sysconfig, "get_path", lambda name: str(shared))
    monkeypatch.setattr(environment.site, "getusersitepackages", lambda: str(own))
    monkeypatch.setattr(environment.site, "ENABLE_USER_SITE", True)
    return shared, own


def test_the_environment_finds_dlcore(places):
    shared, own = places
    environment.link_here()
    assert (shared / "dlcore.pth").read_text() == f"{needs.ROOT}\n"
    assert not own.exists()


def test_where_the_environment_belongs_to_the_administrator_the_user_finds_dlcore(places):
    shared, own = places
    (shared / "dlcore.pth").mkdir()  # what cannot be written, also not by root
    environment.link_here()
    assert (own / "dlcore.pth").read_text() == f"{needs.ROOT}\n"


def test_where_neither_can_be_written_to_it_is_said(places, monkeypatch):
    def refuse(packages):
        raise PermissionError(errno.EACCES, "Permission denied", str(packages))

    monkeypatch.setattr(environment, "link", refuse)
    with pytest.raises(environment.Trouble, match=r"only .* lab will find dlcore"):
        environment.link_here()
