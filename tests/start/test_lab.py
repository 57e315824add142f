"""`lab`: JupyterLab's options, a port in use, a course that is already open; and JupyterLab itself, once."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from dlcore.start import commands, environment, lab

ROOT = Path(__file__).parents[2]


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout whose JupyterLab is not started but remembered: the command that would have been run."""
    started = []
    (tmp_path / "workbook").mkdir()
    for name in ("JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.delenv("OPENBLAS_NUM_THREADS")
    monkeypatch.setenv("PYTHONPATH", "mine")
    monkeypatch.setattr(lab, "ROOT", tmp_path)
    monkeypatch.setattr(lab, "refreshed", lambda: tmp_path / "workbook")
    monkeypatch.setattr(lab, "run", started.append)
    monkeypatch.setattr(environment, "ensure", lambda: sys.executable)
    return tmp_path, started


def test_the_front_page_is_opened_quietly_and_further_arguments_go_on(checkout):
    folder, started = checkout
    commands.main(["lab", "--port", "9871", "--no-browser"])
    (command,) = started
    assert command[:3] == [sys.executable, "-m", "jupyterlab"]
    assert f"--ServerApp.root_dir={folder}" in command
    assert "--LabApp.default_url=/lab/tree/workbook/00_start_here.ipynb" in command
    assert command[-3:] == ["--port", "9871", "--no-browser"]
    assert os.environ["PYTHONPATH"] == os.pathsep.join([str(folder), "mine"])
    assert os.environ["OPENBLAS_NUM_THREADS"] == "1"


def test_a_learners_own_number_of_threads_is_kept(checkout, monkeypatch):
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "4")
    commands.main(["lab", "--no-browser"])
    assert os.environ["OPENBLAS_NUM_THREADS"] == "4"


def test_tests_run_in_the_checkout_with_further_arguments(checkout, monkeypatch):
    _folder, started = checkout
    monkeypatch.chdir(ROOT / "tests")
    commands.main(["test", "-k", "sigmoid"])
    assert started == [[sys.executable, "-m", "pytest", "-k", "sigmoid"]]
    assert Path.cwd() == ROOT


@pytest.mark.parametrize(
    "arguments, port",
    [
        (["--port", "9999"], 9999),
        (["--port=9999"], 9999),
        (["--no-browser", "--ServerApp.port=9998"], 9998),
        (["--port", "1", "--port=2"], 2),
        (["--no-browser"], None),
        (["--port"], None),
        (["--transport=3"], None),
    ],
)
def test_the_port_that_is_asked_for(arguments, port):
    assert lab.asked_port(arguments) == port


def test_a_port_in_use_is_said_in_words_and_not_in_the_way(checkout, capsys):
    _folder, started = checkout
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        commands.main(["lab", f"--port={port}"])
    assert f"Port {port} is in use by another program" in capsys.readouterr().out
    assert len(started) == 1


def running(folder, **changes):
    """Write down, as Jupyter does, that a server is running: this very process."""
    runtime = Path(os.environ["JUPYTER_RUNTIME_DIR"])
    runtime.mkdir(exist_ok=True)
    about = {"url": "http://localhost:8888/", "token": "abc", "password": False, "root_dir": str(folder)}
    about = {**about, "pid": os.getpid(), "port": 8888, "base_url": "/", "secure": False, **changes}
    (runtime / "jpserver-1.json").write_text(json.dumps(about))


def test_a_course_that_is_open_already_is_shown_and_not_started_twice(checkout, monkeypatch, capsys):
    folder, started = checkout
    opened = []
    monkeypatch.setattr(lab.webbrowser, "open", opened.append)
    running(folder)
    assert commands.main(["lab"]) == 0
    assert opened == ["http://localhost:8888/lab?token=abc"]
    assert "already open at http://localhost:8888/lab?token=abc" in capsys.readouterr().out
    assert started == []


def test_another_folders_jupyterlab_is_none_of_ours(checkout, tmp_path):
    _folder, started = checkout
    running(tmp_path / "elsewhere")
    commands.main(["lab"])
    assert len(started) == 1


def test_with_arguments_a_second_one_is_started(checkout):
    folder, started = checkout
    running(folder)
    commands.main(["lab", "--no-browser"])
    assert len(started) == 1


def test_copies_that_cannot_be_made_are_explained(monkeypatch, capsys):
    from dlcore.classroom import workbook

    def refuse(root):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(workbook, "refresh", refuse)
    monkeypatch.setattr(environment, "ensure", lambda: sys.executable)
    assert commands.main(["lab"]) == 1
    assert "The disk is full" in capsys.readouterr().err


# JupyterLab itself


@pytest.fixture
def own_course(tmp_path):
    """A copy of the course, so that the learner's copies of the chapters are made there and not here."""
    folder = tmp_path / "course"
    ignore = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
    for part in ("dlcore", "notebooks", "data"):
        if (ROOT / part).exists():
            shutil.copytree(ROOT / part, folder / part, ignore=ignore)
    for part in ("pyproject.toml", "requirements.lock"):
        shutil.copyfile(ROOT / part, folder / part)
    return folder


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def fetch(address):
    with urllib.request.urlopen(address, timeout=60) as answer:
        return answer.status, answer.read().decode("utf-8")


@pytest.mark.slow
def test_jupyterlab_answers_with_the_front_page(own_course, tmp_path):
    settings = {f"JUPYTER_{name}_DIR": str(tmp_path / name) for name in ("CONFIG", "DATA", "RUNTIME")}
    settings |= {"JUPYTERLAB_SETTINGS_DIR": str(tmp_path / "settings"), "PYTHONUNBUFFERED": "1"}
    port = str(free_port())
    process = subprocess.Popen(
        [sys.executable, "-m", "dlcore", "lab", "--no-browser", "--port", port, "--ServerApp.port_retries=0"],
        cwd=own_course,
        env={**os.environ, **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    try:
        printed = []
        for line in process.stdout:  # it ends when JupyterLab does, so a failure is not waited for
            printed.append(line)
            if found := re.search(rf"http://\S*:{port}(/\S*)\?token=(\w+)", line):
                break
        else:
            pytest.fail("JupyterLab printed no address:\n" + "".join(printed))
        path, token = found.groups()
        while not lab.taken(int(port)):  # the address is printed a little before it is listened at
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(timeout=0.1)
        server = f"http://127.0.0.1:{port}"
        assert path == "/lab/tree/workbook/00_start_here.ipynb"
        status, page = fetch(f"{server}{path}?token={token}")
        assert status == 200 and "JupyterLab" in page
        front = json.loads(fetch(f"{server}/api/contents/workbook/00_start_here.ipynb?token={token}")[1])
        assert front["type"] == "notebook" and "Start here" in front["content"]["cells"][0]["source"]
        news = fetch(f"{server}/lab/api/settings/@jupyterlab/apputils-extension:notification?token={token}")[
            1
        ]
        assert json.loads(news)["schema"]["properties"]["fetchNews"]["default"] == "false"
        with pytest.raises(urllib.error.HTTPError, match="403"):
            fetch(f"{server}/api/contents?token=wrong")
    finally:
        process.terminate()
        process.communicate(timeout=60)
