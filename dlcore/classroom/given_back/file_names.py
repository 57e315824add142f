"""A folder for each student, under a name that every system takes, and that no two students share.

Windows has no file `aux`, no `Anna` beside `anna`, and drops a dot at the end; a Mac takes the two ways of writing é
for one. A name that was given once stays: whoever joins the class later gets the longer one.
"""

import hashlib
import re
import unicodedata

LONGEST = 80  # bytes; with the folders around it the path stays below the 260 characters of Windows
DEVICES = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)", re.IGNORECASE)
ODD = re.compile(r'[<>:"/\\|?*\s_]+')


def folders(names, earlier=None):
    """{name: folder}; `earlier` is what this gave for the class as it was."""
    given, taken = {}, set()
    known = {name: folder for name, folder in (earlier or {}).items() if folder in choices(name)}
    for name in [*known, *sorted(set(names) - set(known))]:
        free = (folder for folder in (known.get(name), *choices(name)) if folder)
        given[name] = next(folder for folder in free if alike(folder) not in taken)
        taken.add(alike(given[name]))
    return {name: given[name] for name in names}


def choices(name):
    """The folders a name may have, the best first. An earlier list lies on a disk: what is not one of these is none."""
    return safe(name), *(marked(name, letters) for letters in (8, 16, 32, 64))


def safe(name):
    """The name as near to what it is as a file name can be."""
    text = unicodedata.normalize("NFC", name)
    text = "".join("_" if unicodedata.category(letter)[0] == "C" else letter for letter in text)
    text = shortened(ODD.sub("_", text).lstrip("-.~_=+@"), LONGEST).rstrip(". _")
    return f"_{text}" if DEVICES.match(text) else text or "student"


def marked(name, letters):
    """The name with so many letters that tell it from all names like it."""
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:letters]
    return f"{shortened(safe(name), LONGEST - letters)}-{digest}"


def shortened(text, longest):
    return text.encode("utf-8", "replace")[:longest].decode("utf-8", "ignore")


def alike(folder):
    """What is the same for two folders that some system takes for one."""
    return unicodedata.normalize("NFKD", folder).casefold()
