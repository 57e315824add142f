"""The course's own environment, `.venv`: made once, mended when its making was cut short, then used.

Nothing of the learner's own Python is changed. The file `.venv/dlcore-installed` says how far it is: it holds
"unfinished" from before the first package to after the last, and then names the lock that was installed.
"""

import os
import shutil
import site
import subprocess
import sys
import sysconfig
from importlib.util import find_spec
from pathlib import Path

from dlcore.messages import _
from dlcore.start import installer
from dlcore.start.alone import alone
from dlcore.start.needs import LOCK, MEGABYTES, ROOT, lock_hash, unmet
from dlcore.start.trouble import COMMAND, IN_USE, NO_SPACE, Trouble, from_os_error, in_words

FOLDER = ROOT / ".venv"
UNFINISHED = "unfinished"


def python_of(folder):
    """The Python inside an environment."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def packages_of(folder):
    """Where an environment keeps its packages; None if nowhere yet."""
    places = [*folder.glob("lib/python*/site-packages"), *folder.glob("Lib/site-packages")]
    return places[0] if places else None


def runs(python):
    """Does this Python start, and is it new enough? Not once the Python it was made from is removed."""
    try:
        question = "import sys; sys.exit(sys.version_info < (3, 11))"
        return subprocess.run([python, "-I", "-c", question], capture_output=True, timeout=60).returncode == 0
    except OSError:
        return False


def state(folder=FOLDER):
    """One of "missing", "unfinished", "outdated", "ready"; "foreign" if something else made this folder."""
    if not folder.exists():
        return "missing"
    try:
        stamp = (folder / "dlcore-installed").read_text(encoding="utf-8").strip()
    except OSError:
        return "foreign"
    return {UNFINISHED: "unfinished", lock_hash(): "ready"}.get(stamp, "outdated")


def inside(folder=FOLDER):
    """Is this very Python the one of that environment?"""
    return os.path.realpath(sys.prefix) == os.path.realpath(folder)


def ensure(folder=FOLDER):
    """The Python of an environment with all the course needs: this one if it will do, else `.venv`'s."""
    if not inside(folder) and not unmet():
        return sys.executable
    python = python_of(folder)
    if state(folder) == "ready" and runs(python):
        return str(python)
    try:
        with alone(folder.with_name(folder.name + ".lock")) as lock:
            if state(folder) != "ready" or not runs(python):  # the start we waited for may have done it
                make(folder, lock)
    except OSError as error:
        raise from_os_error(error, folder=folder.parent, megabytes=MEGABYTES) from error
    return str(python)


def make(folder, lock=None):
    """Create the environment, or mend or update the one that is there."""
    if shutil.disk_usage(folder.parent).free < MEGABYTES * 2**20:
        raise Trouble(_(NO_SPACE).format(megabytes=MEGABYTES))
    before, works = state(folder), runs(python_of(folder))
    if before == "foreign" and not works:
        words = _("{folder} is not an environment the course can use. Rename it, then run this again.")
        raise Trouble(words.format(folder=folder))
    if before == "unfinished" or (before in ("outdated", "ready") and not works):
        words = _("The environment in {folder} is not whole; making it anew.")
        print(words.format(folder=folder), flush=True)
        discard(folder)
    stamp = folder / "dlcore-installed"
    if not folder.exists():
        folder.mkdir()
        stamp.write_text(UNFINISHED, encoding="utf-8")
        create(folder)
    if before != "foreign":  # what is unfinished may be discarded, and someone else's environment may not
        stamp.write_text(UNFINISHED, encoding="utf-8")
    installer.install(python_of(folder), packages_of(folder), LOCK, lock)
    link(packages_of(folder))
    stamp.write_text(lock_hash(), encoding="utf-8")


def create(folder):
    """An empty environment; with pip inside where this Python can put it there."""
    print(_("Making the course's own Python environment in {folder} ...").format(folder=folder), flush=True)
    if find_spec("venv") is None:
        raise Trouble(installer.no_venv())
    import venv

    try:
        venv.EnvBuilder(symlinks=os.name != "nt", with_pip=installer.brings_pip()).create(folder)
    except subprocess.CalledProcessError as error:
        output = (error.output or b"").decode("utf-8", errors="replace")
        raise Trouble(in_words(output, folder=folder.parent, megabytes=MEGABYTES)) from error


def discard(folder):
    """Remove an environment; first out of the way in one step, so that a kill leaves no unmarked half."""
    rubbish = folder.with_name(folder.name + ".discarded")
    shutil.rmtree(rubbish, ignore_errors=True)
    try:
        if inside(folder):
            raise PermissionError
        os.replace(folder, rubbish)
    except PermissionError as error:
        raise Trouble(_(IN_USE).format(folder=folder)) from error
    shutil.rmtree(rubbish, ignore_errors=True)


def link(packages):
    """Let an environment find dlcore: a line among its packages, relative where it can be, points here."""
    path = os.path.relpath(ROOT, packages) if packages.is_relative_to(ROOT) else str(ROOT)
    (packages / "dlcore.pth").write_text(path + "\n", encoding="utf-8")


def link_here():
    """The same for the environment that runs now, or for its user: not only `lab` will open notebooks."""
    places = [sysconfig.get_path("purelib"), *([site.getusersitepackages()] if site.ENABLE_USER_SITE else [])]
    for place in map(Path, places):
        try:
            place.mkdir(parents=True, exist_ok=True)
            return link(place)
        except OSError:
            continue
    words = _("{folder} cannot be written to, so that only {command} lab will find dlcore.")
    raise Trouble(words.format(folder=places[-1], command=COMMAND))
