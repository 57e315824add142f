"""Fill an environment from the lock, by uv where it is present, else by pip, and show how far it is.

pip's settings are the learner's own (a mirror, a proxy, a certificate). uv does not read them, so where there
are any that concern the network, pip does the work.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from importlib.machinery import PathFinder

from dlcore.messages import _
from dlcore.start.needs import MEGABYTES, ROOT, locked
from dlcore.start.trouble import COMMAND, Trouble, in_words

find_spec = (
    PathFinder.find_spec
)  # a look at the folders: asked by importlib for pip, setuptools changes how it works
OF_THE_NETWORK = re.compile(
    r"(index-url|find-links|no-index|proxy|cert|client-cert|trusted-host|keyring-provider)'?="
)


def brings_pip():
    """Can this Python put a pip of its own into a new environment? Debian's cannot without python3-venv."""
    return find_spec("ensurepip") is not None


def no_venv():
    """What to say where neither pip nor uv can be had."""
    return _(
        "This Python has no venv module with pip, which the course needs once. On Debian and Ubuntu:\n"
        "    sudo apt install python{major}.{minor}-venv\n"
        "Without administrator rights: install uv, or a Python from conda, in your own folder.\n"
        "Then run this again:  {command} lab"
    ).format(major=sys.version_info.major, minor=sys.version_info.minor, command=COMMAND)


def pip_settings():
    """The learner's pip settings that concern the network, as `pip config list` prints them."""
    if find_spec("pip") is None:
        return []
    listed = subprocess.run([sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True)
    return [line for line in listed.stdout.splitlines() if OF_THE_NETWORK.search(line)]


def uv_command():
    """How uv is called here: found on the PATH, or as a module; [] if it is not there."""
    on_path = shutil.which("uv")
    return [on_path] if on_path else [sys.executable, "-m", "uv"] if find_spec("uv") else []


def command_for(python):
    """The beginning of a command that installs packages into the environment of `python`."""
    uv = uv_command()
    if uv and not pip_settings():
        return [*uv, "pip", "install", "--no-progress", "--python", str(python)]
    quiet = ["--no-input", "--disable-pip-version-check", "--progress-bar", "off"]
    if brings_pip():
        return [str(python), "-I", "-m", "pip", "install", *quiet]
    if find_spec("pip"):  # Debian's python3-pip without its python3-venv
        return [sys.executable, "-I", "-m", "pip", "--python", str(python), "install", *quiet]
    raise Trouble(no_venv())


def install(python, packages, lock_file, lock=None):
    """Install every package of the lock, its hash checked; nothing is compiled, nothing else is fetched."""
    exact = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", str(lock_file)]
    log = packages / "dlcore-install.log"
    print(_("Installing the course's packages. This happens once and takes about a minute."), flush=True)
    with open(log, "wb") as output:
        process = subprocess.Popen(
            command_for(python) + exact,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PIP_USER": "0", "PYTHONUNBUFFERED": "1"},
            pass_fds=[lock.fileno()] if lock and os.name != "nt" else (),
        )
        try:
            follow(process, log, packages)
        except BaseException:
            process.terminate()
            process.wait()
            raise
    if process.returncode:
        words = in_words(log.read_text(encoding="utf-8", errors="replace"), folder=ROOT, megabytes=MEGABYTES)
        raise Trouble(words)


def follow(process, log, packages):
    """Show how far an installer is, until it ends: packages fetched (by its log), then packages in place."""
    total = len(
        {name for name, _version, marker in locked() if " == " not in marker}
    )  # not those of one system
    started, already, shown = time.monotonic(), count(packages), None
    while process.poll() is None:
        time.sleep(0.2)
        text = log.read_text(encoding="utf-8", errors="replace")
        fetched = len(re.findall(r"^Collecting ", text, re.MULTILINE))
        shown = show(fetched, count(packages) - already, total, int(time.monotonic() - started), shown)
    if sys.stdout.isatty():
        print()


def count(packages):
    """How many packages are in place."""
    return sum(1 for _ in packages.glob("*.dist-info"))


def show(fetched, placed, total, seconds, before):
    """Draw one line of progress over the last; where lines cannot be drawn over, print a few in all."""
    done = min(fetched, total) + min(placed, total)
    words = _("in place: {count} of about {total}") if placed else _("fetched: {count} of about {total}")
    bar = "#" * (20 * done // (2 * total))
    line = f"  [{bar:.<20}] {words.format(count=placed or fetched, total=total)}, {seconds} s"
    if sys.stdout.isatty():
        print("\r" + line, end="    ", flush=True)
    elif before is None or done // 40 != before // 40:
        print(line, flush=True)
    return done
