"""Every sentence that the checker, quizzes, sliders and command line show passes through here.

English is the source, and what is shown where a translation is missing. A translation is one
gettext catalogue, `locale/<language>/LC_MESSAGES/dlcore.mo`; adding it changes no code.
The language is the setting DLCORE_LANGUAGE (such as `zh_CN`), or set_language().
"""

import gettext
import os
from pathlib import Path

CATALOGUES = Path(__file__).parent / "locale"
_translation = gettext.NullTranslations()


def set_language(code, catalogues=CATALOGUES):
    """Show messages in this language from now on; in English where it has no translation."""
    global _translation
    languages = [code] if code else ["en"]  # an empty list would make gettext ask the system
    try:
        _translation = gettext.translation("dlcore", catalogues, languages, fallback=True)
    except Exception:  # a damaged catalogue raises many things, and none may keep the course from starting
        _translation = gettext.NullTranslations()


def _(message):
    """The message in the learner's language."""
    return _translation.gettext(message) if message else message  # gettext keeps its header under ""


def ngettext(one, many, count):
    """The form of a message that fits the count: ngettext("{n} point", "{n} points", n)."""
    return _translation.ngettext(one, many, count)


def N_(message):
    """Mark a message for translation where it is declared; `_` translates it where it is shown."""
    return message


set_language(os.environ.get("DLCORE_LANGUAGE"))
