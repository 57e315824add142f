"""The doctor names what is wrong, says how to mend it, and changes nothing."""

import os
import socket
import sys

import pytest

from dlcore.start import commands, doctor, environment, lab, needs


@pytest.fixture
def fresh(tmp_path, monkeypatch):
    """A checkout where nothing was started yet, seen from a Python that lacks the packages."""
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "00_start_here.ipynb").touch()
    folder = tmp_path / ".venv"
    monkeypatch.setattr(doctor, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "FOLDER", folder)
    monkeypatch.setattr(environment.state, "__defaults__", (folder,))
    for module in (doctor, commands):
        monkeypatch.setattr(module, "unmet", lambda places=None: needs.unmet(places) if places else ["numpy"])
    monkeypatch.setenv("DLCORE_PROGRESS", str(tmp_path / "progress"))
    return tmp_path


def said(capsys):
    """What the doctor says, and its exit code."""
    code = commands.main(["doctor"])
    return capsys.readouterr().out, code


def environment_in(folder, stamp=None, python=True, versions=()):
    """Something that looks like an environment."""
    packages = folder / "lib" / "python3.11" / "site-packages"
    packages.mkdir(parents=True)
    if stamp:
        (folder / "dlcore-installed").write_text(stamp)
    if python and os.name != "nt":
        environment.python_of(folder).parent.mkdir()
        environment.python_of(folder).symlink_to(sys.executable)
    for name, version in versions:
        metadata = packages / f"{name.replace('-', '_')}-{version}.dist-info" / "METADATA"
        metadata.parent.mkdir()
        metadata.write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")


def test_a_fresh_checkout_is_healthy_and_told_what_is_next(fresh, capsys):
    output, code = said(capsys)
    assert code == 0
    assert "nothing is installed yet" in output and "Nothing is wrong." in output
    assert f"Python {sys.version_info.major}.{sys.version_info.minor}" in output
    assert not (fresh / ".venv").exists() and not (fresh / "workbook").exists()


def test_this_very_installation_is_healthy(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("DLCORE_PROGRESS", str(tmp_path))
    output, code = said(capsys)
    assert code == 0, output


@pytest.mark.skipif(os.name == "nt", reason="an environment cannot be imitated by a link on Windows")
@pytest.mark.parametrize(
    "parts, words",
    [
        ({"stamp": "unfinished"}, "is half made"),
        ({"stamp": "ready", "python": False}, "does not start"),
        ({"stamp": "ready"}, "packages are missing: numpy"),
    ],
    ids=["half made", "its Python gone", "packages gone"],
)
def test_a_broken_environment(fresh, parts, words, capsys, monkeypatch):
    stamp = {"ready": needs.lock_hash()}.get(parts["stamp"], parts["stamp"])
    environment_in(fresh / ".venv", **{**parts, "stamp": stamp})
    monkeypatch.setattr(commands, "run", lambda command: pytest.fail("it went into a broken environment"))
    monkeypatch.setattr(commands, "examine", lambda: sys.executable)
    output, code = said(capsys)
    assert code == 1
    assert words in output
    assert "Run " in output or "Remove the folder" in output


@pytest.mark.skipif(os.name == "nt", reason="an environment cannot be imitated by a link on Windows")
def test_an_environment_is_held_against_the_lock(fresh, monkeypatch):
    versions = {name: version for name, version, _marker in needs.locked()}
    environment_in(fresh / ".venv", stamp=needs.lock_hash(), versions=versions.items())
    assert doctor.packages().tone == "ok"
    assert f"{len(versions)} packages" in doctor.packages().what

    packages = environment.packages_of(fresh / ".venv")
    numpy = packages / f"numpy-{versions['numpy']}.dist-info" / "METADATA"
    numpy.write_text("Metadata-Version: 2.1\nName: numpy\nVersion: 2.0.1\n")
    assert doctor.packages()[:2] == ("note", "not as the lock says: numpy 2.0.1")
    numpy.write_text("Metadata-Version: 2.1\nName: numpy\nVersion: 1.26.4\n")
    assert "numpy>=2.0 (here: 1.26.4)" in doctor.packages().what
    assert doctor.packages().tone == "WRONG"


def test_an_environment_of_an_older_lock_is_a_note(fresh, capsys):
    environment_in(fresh / ".venv", stamp="the hash of another lock")
    output, code = said(capsys)
    assert ("is not as the lock says" in output, code) == (os.name != "nt", 0 if os.name != "nt" else 1)


def test_a_full_disk(fresh, capsys, monkeypatch):
    usage = doctor.shutil.disk_usage("/")._replace(free=10 * 2**20)
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda path: usage)
    output, code = said(capsys)
    assert "10 MB free on this disk, and 1500 are needed" in output and code == 1


def test_a_folder_that_is_read_only(fresh, capsys, monkeypatch):
    monkeypatch.setattr(doctor.os, "access", lambda path, mode: False)
    output, code = said(capsys)
    assert "this folder is read-only" in output and "Copy the course into a folder of your own" in output
    assert code == 1


def test_chapters_that_are_missing(fresh, capsys):
    (fresh / "notebooks" / "source").mkdir()
    (fresh / "notebooks" / "source" / "07_inputs_init_gradcheck.py").touch()
    output, code = said(capsys)
    assert "chapters are missing: 07_inputs_init_gradcheck" in output and code == 1


def test_progress_that_cannot_be_kept(fresh, capsys, monkeypatch):
    (fresh / "a file").touch()
    monkeypatch.setenv("DLCORE_PROGRESS", str(fresh / "a file" / "progress"))
    output, code = said(capsys)
    assert "or set DLCORE_PROGRESS to another folder" in output and code == 1


def test_progress_without_packages_is_left_for_later(fresh, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "dlcore.practice.store", None)
    monkeypatch.delattr("dlcore.practice.store", raising=False)
    output, code = said(capsys)
    assert "once the packages are there" in output and code == 0


def test_a_port_in_use_is_a_note(fresh, capsys, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        monkeypatch.setattr(lab, "taken", lambda asked, taken=lab.taken: taken(port))
        output, code = said(capsys)
    assert "port 8888 is in use" in output and code == 0


def test_a_check_that_fails_is_a_finding(fresh, capsys, monkeypatch):
    def broken():
        raise RuntimeError("{unforeseen}")

    monkeypatch.setattr(doctor, "CHECKS", (broken, *doctor.CHECKS))
    output, code = said(capsys)
    assert "broken: RuntimeError: {unforeseen}" in output and code == 1
    assert "Python" in output  # the others were still asked
