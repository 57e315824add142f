"""How a page is made: a template of `pages/`, into which nothing gets unescaped.

Jinja comes with JupyterLab. The templates have no words and no logic to speak of: sentences are made in Python, where
translators find them. All that is filled in loses its harmful characters first and is then escaped.
"""

import os
from functools import cache, lru_cache
from pathlib import Path

from dlcore.classroom.given_back.plain_text import one_line
from dlcore.practice.feedback import TONES
from dlcore.practice.feedback import inline as as_html

HERE = Path(__file__).parent / "pages"


@cache
def environment():
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=disarmed,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["inline"] = inline
    return made


def page(template, **filled):
    """The text of a page."""
    return environment().get_template(template).render(language=language(), **filled)


def disarmed(value):
    """Text without characters that act; what a template or a filter made itself stays as it is."""
    return value if hasattr(value, "__html__") or not isinstance(value, str) else one_line(value)


@lru_cache(4096)  # most lines are said to many
def inline(text):
    """A line of feedback as HTML: escaped, with `code` between backquotes set as code."""
    from markupsafe import Markup

    return Markup(as_html(one_line(indented(text))))


def indented(text):
    return str(text).expandtabs(4)


def language():
    return (os.environ.get("DLCORE_LANGUAGE") or "en").replace("_", "-")


def card_of(verdict):
    """What a card shows of a Verdict: the same as `verdict.py` does in a notebook."""
    from dlcore.practice.checker.verdict import TONE

    tone = TONE[verdict.outcome]
    return {"tone": tone, "sign": TONES[tone][1], "title": verdict.title, "lines": verdict.lines}
