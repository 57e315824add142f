"""One term of the course."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """A term; `names` are other words for it in English text, `never` the Chinese it is mistaken for."""

    english: str
    chinese: str
    note: str = ""
    names: tuple = ()
    never: tuple = ()
