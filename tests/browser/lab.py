"""A private JupyterLab and a notebook in it, driven through a headless Chromium.

Everything a run writes lies in one temporary folder: notebooks, settings, logs. The kernel's state is asked
from JupyterLab's own session object, because the page says "idle" before there is a kernel.
"""

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from shutil import which

ROOT = Path(__file__).parents[2]
CHROMIUM_OPTIONS = [
    "--no-sandbox",  # Chromium refuses its sandbox to root, which is who tests run as in a container
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium():
    """The path of a Chromium or Chrome: the setting CHROMIUM, or the first that is installed; None if "
    "none is."""
    names = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome", "chrome")
    return next(filter(None, (which(name) for name in names if name)), None)


# Installed for a test of grading, it would add menus, buttons and two seconds to a JupyterLab; no learner has it.
NBGRADER = [
    f"nbgrader.server_extensions.{name}"
    for name in ("formgrader", "validate_assignment", "assignment_list", "course_list")
]


@dataclass
class Lab:
    """A running server: its address, the folder it serves, and the file with what it printed."""

    url: str
    folder: Path
    log: Path

    def sessions(self):
        return json.load(urllib.request.urlopen(f"{self.url}/api/sessions", timeout=10))

    def stop_kernels(self):
        for session in self.sessions():
            request = urllib.request.Request(f"{self.url}/api/sessions/{session['id']}", method="DELETE")
            urllib.request.urlopen(request, timeout=20)


def options(port):
    """JupyterLab's options for a server that only this test talks to, and that shows its insides to it."""
    return [
        "--no-browser",
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        "--IdentityProvider.token=",
        "--ServerApp.password=",
        "--ServerApp.disable_check_xsrf=True",
        "--ServerApp.allow_root=True",
        "--LabApp.expose_app_in_browser=True",
    ]


@contextlib.contextmanager
def running(folder, command=None, serves=None, root=ROOT, **environment):
    """A JupyterLab in `folder`, stopped at the end; `command` starts it another way, and takes its options.

    By default it serves the folder's own `work`; a command that serves a folder of its own says so with
    `serves`.
    """
    work = Path(serves or folder / "work")
    work.mkdir(parents=True, exist_ok=True)
    port = free_port()
    start = command or [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={work}"]
    log = folder / "jupyterlab.log"
    with log.open("w") as out:
        server = subprocess.Popen(
            [*start, *options(port)],
            cwd=root,
            env=settings(folder, root) | environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        url = f"http://127.0.0.1:{port}"
        wait_until_it_answers(url, server, log)
        yield Lab(url, work, log)
    finally:
        stop(server, f"http://127.0.0.1:{port}")


def settings(folder, root):
    """The environment: folders of its own for all that Jupyter writes, and a quiet front page."""
    config = folder / "config"
    (config / "labconfig").mkdir(parents=True, exist_ok=True)
    quiet = {
        "disabledExtensions": {
            "@jupyterlab/apputils-extension:announcements": True,
            "@jupyter/nbgrader": True,
        }
    }
    (config / "labconfig" / "page_config.json").write_text(json.dumps(quiet))
    off = {"ServerApp": {"jpserver_extensions": dict.fromkeys(NBGRADER, False)}}
    (config / "jupyter_server_config.json").write_text(json.dumps(off))
    own = {
        "JUPYTER_CONFIG_DIR": config,
        "JUPYTER_RUNTIME_DIR": folder / "runtime",
        "JUPYTERLAB_SETTINGS_DIR": folder / "settings",
        "JUPYTERLAB_WORKSPACES_DIR": folder / "workspaces",
        "DLCORE_PROGRESS": folder / "progress",
    }
    path = os.pathsep.join(filter(None, [str(root), os.environ.get("PYTHONPATH")]))
    return os.environ | {name: str(value) for name, value in own.items()} | {"PYTHONPATH": path}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_it_answers(url, server, log, seconds=90):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(OSError):
            urllib.request.urlopen(f"{url}/api/status", timeout=2)
            return
        time.sleep(0.1)
    raise RuntimeError(f"JupyterLab did not answer; it said:\n{log.read_text()}")


def stop(server, url):
    """Ask it to end, which ends its kernels too; insist if it does not."""
    with contextlib.suppress(OSError):
        urllib.request.urlopen(urllib.request.Request(f"{url}/api/shutdown", method="POST"), timeout=5)
    try:
        server.wait(20)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
