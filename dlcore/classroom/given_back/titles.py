"""What a chapter is called: the heading of its notebook, and without one its file's name."""

from functools import cache

from dlcore.classroom.reading import parsed, text_of
from dlcore.messages import _
from dlcore.practice import page


def title_of(chapter):
    """02_logistic_regression -> Week 2 - Logistic regression"""
    return titles().get(chapter) or str(chapter)


def week_of(chapter):
    """02_logistic_regression -> Week 2"""
    number = str(chapter).partition("_")[0]
    return _("Week {n}").format(n=int(number)) if number.isdecimal() else str(chapter)


@cache
def titles():
    """{chapter: heading} of the notebooks that are here."""
    found = {path.stem: heading(path.read_bytes()) for path in page.CHAPTERS.glob("[0-9][0-9]_*.ipynb")}
    return {chapter: title for chapter, title in found.items() if title}


def heading(content):
    """The first line of a notebook, if it is a heading."""
    notebook = parsed(content)
    if not notebook or not notebook["cells"]:
        return ""
    first = text_of(notebook["cells"][0]).partition("\n")[0]
    return first[2:].strip() if first.startswith("# ") else ""
