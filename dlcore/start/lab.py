"""JupyterLab on the learner's own copy of the course, with its front page open."""

import os
import re
import socket
import sys
import webbrowser
from pathlib import Path

from dlcore.messages import _
from dlcore.start.needs import MEGABYTES, ROOT
from dlcore.start.trouble import from_os_error

FRONT_PAGE = "00_start_here.ipynb"
# How our JupyterLab differs: it asks no question about news, and its pictures have alternative texts.
SETTINGS = Path(__file__).parent / "jupyterlab"
EXTENSIONS = ROOT / "dlcore" / "plots" / "labextensions"


def open_lab(arguments):
    """Bring the learner's copies up to date, then become JupyterLab, with any further arguments."""
    workbook = refreshed()
    if not arguments and (address := already_open()):
        print(_("The course is already open at {address}").format(address=address))
        webbrowser.open(address)
        return 0
    port = asked_port(arguments)
    if port and taken(port):
        words = _(
            "Port {port} is in use by another program; JupyterLab takes the next free one, shown below."
        )
        print(words.format(port=port), flush=True)
    front_page = (workbook / FRONT_PAGE).relative_to(ROOT).as_posix()
    return become("jupyterlab", *quiet_options(front_page), *arguments)


def refreshed():
    """The folder of the learner's copies, made or updated; their answers stay."""
    from dlcore.classroom import workbook

    try:
        return workbook.refresh(ROOT)
    except OSError as error:
        raise from_os_error(error, folder=ROOT, megabytes=MEGABYTES) from error


def quiet_options(front_page):
    """JupyterLab's options: what to open, and only warnings in the terminal besides its address."""
    yield f"--ServerApp.root_dir={ROOT}"
    yield f"--LabApp.default_url=/lab/tree/{front_page}"
    yield f"--LabApp.app_settings_dir={SETTINGS}"
    yield f"--LabApp.extra_labextensions_path={EXTENSIONS}"
    yield "--ServerApp.log_level=WARN"
    yield "--LabApp.log_level=WARN"
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        yield "--allow-root"  # in a container there is often nobody else


def already_open():
    """The address of a JupyterLab that is already running on this checkout; None if there is none."""
    from jupyter_server.serverapp import list_running_servers

    for server in list_running_servers():
        if os.path.realpath(server["root_dir"]) == str(ROOT) and not server["password"]:
            query = f"?token={server['token']}" if server["token"] else ""
            return f"{server['url']}lab{query}"
    return None


def asked_port(arguments):
    """The port among JupyterLab's arguments, as `--port 9999` or `--port=9999`; None if none is asked for."""
    found = re.findall(r"(?:^|\s)--(?:ServerApp\.)?port[= ](\d+)", " ".join(arguments))
    return int(found[-1]) if found else None


def taken(port):
    """Does anything on this machine listen there?"""
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def become(module, *arguments):
    """Go on as `python -m module` in this environment; it and every kernel it starts will find dlcore."""
    os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # more threads are slower on networks of this size
    return run([sys.executable, "-m", module, *arguments])


def run(command):
    """Replace this process by another; where that cannot be done (Windows), wait for the other's end."""
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(command[0], command)
    import subprocess

    process = subprocess.Popen(command)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:  # the console sends Ctrl-C to JupyterLab too, which asks or ends
            continue
