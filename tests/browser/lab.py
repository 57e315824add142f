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
    quiet = {"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": True}}
    (config / "labconfig" / "page_config.json").write_text(json.dumps(quiet))
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


class Notebook:
    """An open notebook: `page` is Playwright's page, the rest is what one does in a notebook."""

    def __init__(self, page):
        self.page = page
        self.wait_until_idle()

    # Running

    def run_all(self, timeout=120):
        """Run all cells, and wait until the last has finished."""
        # not awaited: the command's promise would never come back if a dialog opened
        self.page.evaluate("() => { jupyterapp.commands.execute('notebook:run-all-cells'); }")
        self.page.wait_for_function(
            """() => jupyterapp.shell.currentWidget.content.widgets.every(
                cell => cell.model.type !== 'code' || !cell.model.sharedModel.getSource().trim()
                     || cell.model.executionCount)""",
            timeout=1000 * timeout,
        )
        self.wait_until_idle(timeout)

    def run_cell(self, number, timeout=60):
        """Run one cell, counted from 0 among all cells."""
        count = "number => jupyterapp.shell.currentWidget.content.widgets[number].model.executionCount"
        last = self.page.evaluate(count, number)
        self.page.evaluate(
            """number => {
                const book = jupyterapp.shell.currentWidget.content;
                book.deselectAll();
                book.activeCellIndex = number;
                jupyterapp.commands.execute('notebook:run-cell');
            }""",
            number,
        )
        changed = f"([number, last]) => ![null, last].includes(({count})(number))"
        self.page.wait_for_function(changed, arg=[number, last], timeout=1000 * timeout)
        self.wait_until_idle(timeout)

    def run_code(self, source):
        """Run code that is in no cell; returns what it prints."""
        return self.page.evaluate(
            """async code => {
                const kernel = jupyterapp.shell.currentWidget.sessionContext.session.kernel;
                let printed = '';
                const request = kernel.requestExecute({ code, silent: true });
                request.onIOPub = ({ header, content }) => {
                    if (header.msg_type === 'stream') printed += content.text;
                };
                await request.done;
                return printed;
            }""",
            source,
        )

    def wait_until_idle(self, timeout=120):
        self.page.wait_for_function(
            """() => {
                const panel = window.jupyterapp?.shell.currentWidget, context = panel?.sessionContext;
                const prompts = panel ? [...panel.node.querySelectorAll('.jp-InputPrompt')] : [];
                return context?.isReady && context.session?.kernel?.status === 'idle'
                    && !prompts.some(prompt => prompt.textContent.includes('*'));
            }""",
            timeout=1000 * timeout,
        )

    # Looking

    def cell(self, number):
        """One cell, counted from 0 among all cells; long notebooks draw only the cells near the window."""
        self.page.evaluate(
            "number => jupyterapp.shell.currentWidget.content.scrollToItem(number, 'center')", number
        )
        return self.page.locator(f".jp-Cell[data-windowed-list-index='{number}']")

    def find_cell(self, text):
        """The number of the first cell whose source contains the text."""
        sources = self.page.evaluate(
            "() => jupyterapp.shell.currentWidget.content.widgets.map(cell => "
            "cell.model.sharedModel.getSource())"
        )
        return next(number for number, source in enumerate(sources) if text in source)

    def type_into(self, number, text):
        """Replace a cell's text as a learner would, with the keyboard."""
        self.cell(number).locator(".cm-content").click()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(text)

    def slider(self, label):
        """What the keyboard moves of the slider with this label."""
        sliders = self.page.locator(".widget-slider, .widget-hslider")
        return (
            sliders.filter(has=self.page.locator(f".widget-label:text-is('{label}')"))
            .locator(".noUi-handle")
            .first
        )

    def errors(self):
        """The text of every error output and everything written to stderr."""
        kinds = ("application/vnd.jupyter.error", "application/vnd.jupyter.stderr")
        return [
            e for kind in kinds for e in self.page.locator(f"[data-mime-type='{kind}']").all_inner_texts()
        ]

    def theme(self, name):
        """Change JupyterLab's theme, "JupyterLab Light" or "JupyterLab Dark"."""
        self.page.evaluate(
            "name => jupyterapp.commands.execute('apputils:change-theme', {theme: name})", name
        )
        light = str("Dark" not in name).lower()
        self.page.wait_for_selector(f"body[data-jp-theme-light='{light}']", state="attached")
        self.page.wait_for_timeout(300)

    @staticmethod
    def seen(place, seconds=15):
        """Screenshots of this part of the page, for so long.

        JupyterLab takes cells far from the window off the page and puts them back; until then there is none.
        """
        from playwright.sync_api import Error

        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            with contextlib.suppress(Error):
                yield place.screenshot(animations="disabled", timeout=5000)

    @classmethod
    def settled(cls, place):
        """A screenshot of this part of the page, once two in a row are equal."""
        last = None
        for now in cls.seen(place):
            if now == last:
                return now
            last = now
            time.sleep(0.2)
        raise AssertionError("this part of the page never comes to rest")

    @classmethod
    def changed(cls, place, before):
        """A screenshot that differs from `before`, as soon as there is one."""
        for now in cls.seen(place):
            if now != before:
                return now
        raise AssertionError("this part of the page does not change")


def open_page(lab, context, name):
    """A notebook of the lab's folder in a new page, alone: no side bars, nothing restored from another "
    "session."""
    page = context.new_page()
    page.goto(f"{lab.url}/doc/tree/{name}?reset")
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
    return Notebook(page)


def without_outputs(notebook):
    """A copy of a notebook as a learner opens it the first time."""
    cells = [
        {**cell, "outputs": [], "execution_count": None} if cell["cell_type"] == "code" else cell
        for cell in notebook["cells"]
    ]
    metadata = {name: value for name, value in notebook["metadata"].items() if name != "widgets"}
    return {**notebook, "cells": cells, "metadata": metadata}


def notebook_of(*sources):
    """A notebook with these code cells."""
    cells = [
        {
            "cell_type": "code",
            "id": f"cell-{i}",
            "metadata": {},
            "source": source,
            "outputs": [],
            "execution_count": None,
        }
        for i, source in enumerate(sources)
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
