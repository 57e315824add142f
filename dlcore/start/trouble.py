"""What can go wrong before the course runs, each said in words a learner can act on."""

import errno
import os
import re

from dlcore.messages import N_, _

COMMAND = "py -m dlcore" if os.name == "nt" else "python3 -m dlcore"


class Trouble(Exception):
    """Something the learner can mend; its text says how, and is all that is shown."""


NO_SPACE = N_(
    "The disk is full: the course needs about {megabytes} MB. Free some space, then run this again."
)
READ_ONLY = N_(
    "The folder {folder} cannot be written to. Copy the course into a folder of your own "
    "(your home folder, for example) and run this there."
)
NO_NETWORK = N_(
    "The packages could not be fetched: the package index did not answer. "
    "Check the network, or the proxy or mirror in your pip settings (pip config list), then run this again."
)
NOT_TRUSTED = N_(
    "pip does not trust the package mirror in its settings, whose address is http and not https. "
    "Use its https address, or set trusted-host (pip config set global.trusted-host NAME); "
    "then run this again."
)
WRONG_CONTENT = N_(
    "A package that arrived is not the one the course was tested with (its checksum differs), so nothing was "
    "installed from it. Run this again; if it stays so, ask whoever runs your package mirror."
)
NO_PACKAGE = N_(
    "The package index has no ready-made package for this computer and this Python. "
    "Use 64-bit Python 3.11, 3.12 or 3.13 from python.org; a mirror may also be incomplete."
)
IN_USE = N_(
    "Another program is using the folder {folder}. Close JupyterLab, editors and terminals that use it "
    "(in a terminal: deactivate), then run this again."
)
TOO_LONG = N_(
    "The path of this folder is too long for Windows. Move the course to a short path, such as C:\\course, "
    "and run this again."
)

# What installers print, most telling first: without a network pip also says that it found no package.
REASONS = (
    (r"No space left on device|not enough space|disk quota exceeded|os error (28|112)\b", NO_SPACE),
    (r"enable-long-paths|path(name)? .*too long|os error 206\b", TOO_LONG),
    (r"is not a trusted or secure host", NOT_TRUSTED),
    (
        r"name resolution|getaddrinfo failed|nodename nor servname|dns error|[Nn]ew connection|ProxyError"
        r"|Network is unreachable|timed out|Connection (refused|reset|aborted|broken)|IncompleteRead"
        r"|SSLError|CERTIFICATE_VERIFY|confirming the ssl certificate|error sending request"
        r"|Tunnel connection",
        NO_NETWORK,
    ),
    (r"DO NOT MATCH THE HASHES|[Hh]ash mismatch", WRONG_CONTENT),
    (r"No matching distribution|no usable wheels|no wheels|No solution found", NO_PACKAGE),
    (r"Read-only file system|os error 30\b", READ_ONLY),
    (r"WinError (5|32)\b|Access is denied|os error (5|32)\b", IN_USE),
    (r"Permission denied|os error 13\b", READ_ONLY),
)


def in_words(output, **facts):
    """The reason an installer gave, in plain words; its own last lines where the reason is not known."""
    for pattern, message in REASONS:
        if re.search(pattern, output):
            return _(message).format(**facts)
    last = "\n".join(line for line in output.splitlines() if line.strip()[:5] != "[noti")[-1500:].strip()
    return _("The packages could not be installed. The installer's last words:") + "\n\n" + last


def from_os_error(error, **facts):
    """The plain words for an OSError of our own file work; the error itself where there are none."""
    words = {
        errno.ENOSPC: NO_SPACE,
        errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC: NO_SPACE,
        errno.EROFS: READ_ONLY,
        errno.EACCES: IN_USE if os.name == "nt" else READ_ONLY,
        errno.EPERM: READ_ONLY,
        errno.ENAMETOOLONG: TOO_LONG,
    }
    message = words.get(error.errno)
    return Trouble(_(message).format(**facts)) if message else error
