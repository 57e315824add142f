"""What is wrong with this installation, and how to mend it. It only looks; the next `lab` or `test` mends.

Each check returns a Finding, and needs no package, so that the doctor can say which are missing.
"""

import os
import shutil
import sys
import webbrowser
from functools import partial
from typing import NamedTuple

from dlcore.messages import _
from dlcore.start import environment, lab
from dlcore.start.needs import MEGABYTES, ROOT, locked, unmet, version_of
from dlcore.start.trouble import COMMAND, READ_ONLY, TOO_LONG


class Finding(NamedTuple):
    """What a check found, how bad it is, and what to do about it."""

    tone: str
    what: str
    mend: str


def finding(tone, what, mend="", **facts):
    """A Finding, with the facts written into its two sentences."""
    return Finding(tone, *(words.format(command=COMMAND, **facts) for words in (what, mend)))


ok, note, wrong = (partial(finding, tone) for tone in ("ok", "note", "WRONG"))


def python():
    version = "{}.{}.{}".format(*sys.version_info)
    if sys.maxsize < 2**32:
        return wrong(_("Python {version}, 32-bit"), _("Install a 64-bit Python."), version=version)
    return ok("Python {version} ({path})", version=version, path=sys.executable)


def packages():
    """Is there an environment that has what the course needs, and is it as the lock says?"""
    folder = environment.FOLDER
    state = environment.state(folder)
    anew = _("Run {command} lab: it makes the environment anew.")
    if not environment.inside(folder) and not unmet():
        return ok(_("this Python has the packages that the course needs, so no others are installed"))
    if state == "missing":
        return note(_("nothing is installed yet"), _("{command} lab installs what the course needs."))
    if state == "unfinished":
        return wrong(_("the environment in {folder} is half made, or just being made"), anew, folder=folder)
    if not environment.runs(environment.python_of(folder)):
        return wrong(_("the Python in {folder} does not start"), anew, folder=folder)
    if state != "ready":
        return note(_("{folder} is not as the lock says"), _("{command} lab updates it."), folder=folder)
    return as_locked(folder)


def as_locked(folder):
    """Is each package there in a version of the lock? (It may hold several, for several Pythons.)"""
    places = [environment.packages_of(folder)]
    wanted = {}
    for name, version, _marker in locked():
        wanted.setdefault(name, set()).add(version)
    found = {name: version for name in wanted if (version := version_of(name, places))}
    other = [f"{name} {version}" for name, version in found.items() if version not in wanted[name]]
    repair = _("Remove the folder {folder}, then run {command} lab.")
    if missing := unmet(places):
        return wrong(_("packages are missing: {names}"), repair, names=", ".join(missing), folder=folder)
    if other:
        return note(_("not as the lock says: {names}"), repair, names=", ".join(other), folder=folder)
    return ok(_("{count} packages in {folder}, all as the lock says"), count=len(found), folder=folder)


def disk():
    free = shutil.disk_usage(ROOT).free // 2**20
    needed = 100 if environment.state() == "ready" or not unmet() else MEGABYTES
    if free < needed:
        words = _("{free} MB free on this disk, and {needed} are needed")
        return wrong(words, _("Free some space."), free=free, needed=needed)
    return ok(_("{free} MB free on this disk"), free=free)


def writing():
    if not os.access(ROOT, os.W_OK):
        return wrong(_("this folder is read-only"), _(READ_ONLY), folder=ROOT)
    if os.name == "nt" and len(str(ROOT)) > 100:
        return note(_("the path of this folder is long: {folder}"), _(TOO_LONG), folder=ROOT)
    return ok(_("{folder} can be written to"), folder=ROOT)


def notebooks():
    """Is every chapter that has a source there as a notebook?"""
    sources = {path.stem for path in (ROOT / "notebooks" / "source").glob("*.py")}
    there = {path.stem for path in (ROOT / "notebooks").glob("*.ipynb")}
    if missing := sorted(sources - there) or ([] if there else [lab.FRONT_PAGE]):
        again = _("Get the course again, whole, or if you edit it: {command} build")
        return wrong(_("chapters are missing: {names}"), again, names=", ".join(missing))
    return ok(_("{count} chapters"), count=len(there))


def workbook():
    folder = ROOT / "workbook"
    if not folder.exists():
        return note(_("your copies of the chapters are not made yet"), _("{command} lab makes them."))
    if not os.access(folder, os.W_OK):
        return wrong(_("{folder} is read-only"), _("Give yourself the right to write there."), folder=folder)
    return ok(_("your copies of the chapters are in {folder}"), folder=folder)


def progress():
    """Can progress be kept? The store itself is asked, and that needs a package."""
    try:
        from dlcore.practice import store

        folder, trouble = store.folder(), store.trouble()
    except ImportError:
        return note(_("whether your progress can be kept is seen once the packages are there"))
    if trouble:
        elsewhere = _("Look at {folder}, or set DLCORE_PROGRESS to another folder.")
        return wrong("{trouble}", elsewhere, trouble=trouble, folder=folder)
    return ok(_("your progress is kept in {folder}"), folder=folder)


def port():
    if lab.taken(8888):
        return note(_("port 8888 is in use, perhaps by an open JupyterLab"), _("The next free one is taken."))
    return ok(_("port 8888 is free"))


def browser():
    try:
        webbrowser.get()
    except webbrowser.Error:
        return note(_("no browser is known here"), _("Copy the address that JupyterLab prints into one."))
    return ok(_("a browser is there"))


CHECKS = (python, packages, disk, writing, notebooks, workbook, progress, port, browser)


def findings():
    """What each check finds; a check that fails is a finding too."""
    for check in CHECKS:
        try:
            yield check()
        except Exception as error:
            yield wrong(
                "{check}: {kind}: {error}", check=check.__name__, kind=type(error).__name__, error=error
            )


def report():
    """Print what was found; the exit code is 1 if anything is wrong."""
    found = list(findings())
    for tone, what, mend in found:
        print(f"{tone:>6}  {what}" + (f"\n        {mend}" if mend else ""))
    bad = any(tone == "WRONG" for tone, _what, _mend in found)
    print(_("What to do is said under each line marked WRONG.") if bad else _("Nothing is wrong."))
    return int(bad)
