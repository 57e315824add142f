"""How one of the course's cells is known again, in a copy that somebody has worked in.

An ordinary cell's id is its kind and a hash of its text: where the two no longer fit, the cell was changed.
"""

import hashlib
import re

PREFIX = {"code": "code", "markdown": "text", "raw": "raw"}
KIND = {prefix: kind for kind, prefix in PREFIX.items()}
ID = re.compile(r"(code|text|raw)-([0-9a-f]{12})(-\d+)?")


def digest(text):
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def id_of(kind, text):
    return f"{PREFIX[kind]}-{digest(text)}"


def kind_and_digest(id):
    """(kind, hash of the text) from the id of an ordinary cell of the course; None for any other id."""
    found = ID.fullmatch(id)
    return (KIND[found[1]], found[2]) if found else None
