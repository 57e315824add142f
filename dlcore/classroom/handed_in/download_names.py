"""What the name of a downloaded file or folder says: whose it is, and when it was handed in.

Ann Lee_4711_assignsubmission_file_/week2.ipynb                     Moodle
leeann_LATE_815_9021_week2-1.ipynb                                  Canvas
Week 2_alee_attempt_2026-11-20-10-33-00_week2.ipynb                 Blackboard
4711-815 - Ann Lee - Nov 20, 2026 1033 AM/week2.ipynb               Brightspace
alee+week2+2026-11-20 10:33:00 UTC+4f2a/week2.ipynb                 nbgrader's exchange
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

LAYOUTS = (
    r"(?P<student>.+)_(?P<number>\d+)_assignsubmission_(?:file|onlinetext)_?(?P<file>.*)",
    r"(?P<assignment>.+)_(?P<student>[^_]+)_attempt_(?P<at>\d{4}(?:-\d\d){5})[_.]?(?P<file>.*)",
    r"(?P<student>[^_]+)_(?P<late>LATE_)?(?P<number>\d+)_\d+_(?P<file>.+)",
    r"\d+-\d+ - (?P<student>.+?) - (?P<at>[A-Z][a-z]{2} \d\d?, \d{4} \d{1,4} [AP]M)(?P<file>)",
    r"(?P<student>[^+]+)\+[^+]+\+(?P<at>\d{4}-\d\d-\d\d \d\d[:_]\d\d[:_]\d\d(?:\.\d+)? [^+]+)\+?(?P<file>[^+]*)",
)
DATES = ("%Y-%m-%d-%H-%M-%S", "%b %d, %Y %I%M %p")
CHAFF = re.compile(r"\.|__macosx$|thumbs\.db$|desktop\.ini$|~\$", re.IGNORECASE)
CHAPTER = re.compile(r"(?<![0-9a-zA-Z])\d\d_[a-z]+(?:_[a-z0-9]+)*", re.IGNORECASE)
VERSION = re.compile(r"(?:[-_ ]|\()(\d{1,3})\)?$")


@dataclass(frozen=True)
class Label:
    """Read from a name: the student, a number that tells two of one name apart, the time, the file's own name."""

    student: str
    number: str = ""
    at: float | None = None
    file: str = ""
    late: bool = False


def label(name):
    """The Label that a system for courses gave to a file or folder, or None."""
    for layout in LAYOUTS:
        if found := re.fullmatch(layout, name):
            given = {"number": "", "at": "", "late": None} | found.groupdict()
            at = seconds(given["at"] or "")
            return Label(given["student"].strip(), given["number"], at, given["file"], bool(given["late"]))
    return None


def seconds(text):
    """A date as seconds since 1970, or None; a date without a zone is this machine's."""
    text = text.strip()
    for form in DATES:
        try:
            return datetime.strptime(text, form).astimezone().timestamp()
        except (ValueError, OverflowError, OSError):
            continue
    return zoned(text)


def zoned(text):
    """A date as nbgrader writes it, "2026-11-20 10:33:00.5 Europe/Berlin"; the zone may be an offset, or UTC."""
    found = re.match(r"(\d{4}-\d\d-\d\d)[ T](\d\d)[:_](\d\d)[:_](\d\d)(?:\.\d+)?\s*(\S*)", text)
    if not found:
        return None
    day, hour, minute, second, zone = found.groups()
    try:
        at = datetime.fromisoformat(f"{day}T{hour}:{minute}:{second}{offset(zone)}")
        return (at if at.tzinfo else at.replace(tzinfo=named_zone(zone))).timestamp()
    except (ValueError, OverflowError, OSError):
        return None


def offset(zone):
    return zone if re.fullmatch(r"[+-]\d\d:?\d\d", zone) else ""


def named_zone(zone):
    try:
        return ZoneInfo(zone) if zone and zone not in ("UTC", "Z") else UTC
    except (ValueError, OSError, KeyError):  # a zone nobody knows: nbgrader's own is UTC
        return UTC


def is_chaff(name):
    """Is this something that systems leave behind: hidden files, a Mac's or Windows' own, open documents?"""
    return CHAFF.match(name) is not None


def chapter_in(name):
    """The name of a chapter, "02_logistic_regression", if it stands in a file's name; else ""."""
    found = CHAPTER.search(name)
    return found[0].lower() if found else ""


def student_in(stem):
    """Whose file this is, by its own name: what is left without the chapter's name and the number of a copy."""
    rest = CHAPTER.sub(" ", VERSION.sub("", stem))
    return rest.strip(" _-.()") or stem


def number_in(stem):
    """The number that a system puts behind the name of a second version: "week2 (1)", "week2-1"; 0 without."""
    found = VERSION.search(stem)
    return int(found[1]) if found else 0


def shown(text):
    """A name as text that can be stored and compared: one form of each letter, no control characters, no end."""
    text = text.encode("utf-8", "replace").decode()
    text = "".join("�" if unicodedata.category(letter)[0] == "C" else letter for letter in text)
    return unicodedata.normalize("NFC", text)[:200]
