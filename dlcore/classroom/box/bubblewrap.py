"""Bubblewrap around the fork server: no network, no other process, and no file but a few to exist for it at all.

It stands in front of the other layers where the machine allows it. Many containers and some distributions forbid
new namespaces to ordinary users; then the others hold without it.
"""

import os
import shutil
import sys
import sysconfig
from pathlib import Path

NAMESPACES = ("pid", "net", "ipc", "mnt")
SYSTEM = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache")
"""Where the libraries of the system lie, which Python itself needs to start."""
DEVICES = ("/dev/null", "/dev/urandom")


def program():
    return shutil.which("bwrap") if sys.platform == "linux" else None


def around(command, folder, packages):
    """The command, in a world that has Python, NumPy and this folder to read, and nothing to write."""
    words = [program(), "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL"]
    for path in shown(command[0], folder):
        words += ["--ro-bind", str(path), str(path)]
    for path in hidden():
        words += ["--tmpfs", str(path)]
    for path in (Path(packages) / "numpy", Path(packages) / "numpy.libs"):
        words += ["--ro-bind", str(path), str(path)] if path.exists() else []
    words += ["--proc", "/proc"]
    for device in DEVICES:
        words += ["--dev-bind", device, device]
    return [*words, "--remount-ro", "/", "--chdir", "/", *command]


def shown(python, folder):
    """What has to be there before Python starts; a folder inside another that is shown needs no second place."""
    library = sysconfig.get_config_var("LIBDIR"), sysconfig.get_config_var("INSTSONAME")
    wanted = [*SYSTEM, python, sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib"), folder]
    if all(library):
        wanted.append(os.path.join(*library))
    return [path for path in dict.fromkeys(map(str, wanted)) if os.path.exists(path)]


def hidden():
    """Packages that lie inside the standard library: an empty folder stands in their place."""
    folders = {sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")}
    inside = [Path(folder) / name for folder in folders for name in ("site-packages", "dist-packages")]
    return [path for path in inside if path.is_dir()]


def namespaces():
    """The names of this process's worlds; two processes in one world have the same."""
    return [os.readlink(f"/proc/self/ns/{name}") for name in NAMESPACES]
