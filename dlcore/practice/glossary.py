"""The course's terms in English and Chinese: one Chinese term for each concept, and what it is never called.

Shown by `glossary()` in a notebook. A test holds every Chinese word of the course to this table.
"""

from difflib import get_close_matches
from html import escape
from unicodedata import east_asian_width

from dlcore.messages import N_, _
from dlcore.practice.feedback import card
from dlcore.practice.terms import TERMS


def glossary(*words):
    """The terms that contain one of the words, in English or Chinese; all terms when asked for none."""
    if not words:
        return Glossary(sorted(TERMS, key=lambda term: term.english.casefold()), ())
    return Glossary([term for word in words for term in TERMS if found(word, term)], words)


def found(word, term):
    word = str(word).strip().casefold()
    return word and any(word in name.casefold() for name in (term.english, term.chinese, *term.names))


class Glossary:
    """Some terms as a table."""

    def __init__(self, terms, words):
        self.terms = tuple(dict.fromkeys(terms))
        self.words = words

    @property
    def nothing(self):
        """What is said when no term fits."""
        asked = ", ".join(map(str, self.words))
        near = get_close_matches(asked, [term.english for term in TERMS], n=3)
        words = _("No term contains {asked}. Close to it: {near}") if near else _("No term contains {asked}.")
        return words.format(asked=asked, near=", ".join(near))

    def rows(self):
        """English, Chinese, note; what the term must not be called is part of the note."""
        for term in self.terms:
            never = _("not {words}").format(words=", ".join(term.never)) if term.never else ""
            yield term.english, term.chinese, "; ".join(filter(None, [term.note and _(term.note), never]))

    def __repr__(self):
        if not self.terms:
            return self.nothing
        rows = list(self.rows())
        first, second = (max(width(row[column]) for row in rows) for column in (0, 1))
        lines = [f"{padded(a, first)}  {padded(b, second)}  {note}".rstrip() for a, b, note in rows]
        return "\n".join(lines)

    def _repr_html_(self):
        if not self.terms:
            return card("neutral", self.nothing)
        left = 'style="text-align:left;vertical-align:top"'
        head = "".join(f'<th scope="col" {left}>{escape(_(title))}</th>' for title in COLUMNS)
        rows = "".join(
            f'<tr><th scope="row" {left}>{escape(english)}</th><td lang="zh" {left}>{escape(chinese)}</td>'
            f"<td {left}>{escape(note)}</td></tr>"
            for english, chinese, note in self.rows()
        )
        return (
            f'<div role="group" tabindex="0" aria-label="{escape(_("Glossary"))}" style="max-height:28em;'
            'overflow:auto;max-width:60em;color:var(--jp-ui-font-color1, inherit)">'
            f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
        )


COLUMNS = (N_("English"), N_("Chinese"), N_("note"))


def width(text):
    """Columns a text takes where letters have one width: a Chinese character takes two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def padded(text, columns):
    return text + " " * (columns - width(text))
