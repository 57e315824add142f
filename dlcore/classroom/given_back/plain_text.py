"""Text of a student's, made harmless for whatever shows it: a page, a terminal, a spreadsheet.

What would act instead of being read is shown as Python writes it, `\\x1b`: the codes that move a terminal's cursor, the
characters that turn the direction of writing around, those that cannot be seen. Escaping for HTML is not here: the
templates do it.
"""

import re

LONGEST = 4000
"""Characters of one line that are shown; a line of feedback is far shorter, and a hostile one is cut."""

TURNING = (0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A))  # the direction of what follows
UNSEEN = (0x00AD, 0x180E, 0x200B, 0x2028, 0x2029, *range(0x2060, 0x2065), *range(0x206A, 0x2070), 0xFEFF)
TAGS = range(0xE0000, 0xE0080)  # invisible copies of the letters
HALVES = (
    *range(0xD800, 0xE000),
    0xFFFE,
    0xFFFF,
)  # of pairs, which no file can hold; and what is no character
ESCAPES = {
    code: chr(code).encode("unicode_escape").decode()
    for code in (*range(0x20), *range(0x7F, 0xA0), *TURNING, *UNSEEN, *TAGS)
} | dict.fromkeys(HALVES, "\ufffd")
ON_ONE_LINE = ESCAPES | {ord(space): " " for space in "\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"}
ON_MANY_LINES = {code: escape for code, escape in ESCAPES.items() if chr(code) not in "\t\n"}

# A spreadsheet takes what begins like this for a formula, and in half of the world a semicolon begins a cell.
FORMULA = re.compile(r"(^|[;,|\"])(\s*)([=+\-@＝＋－＠])")


def one_line(text, longest=LONGEST):
    """The text on one line, with an escape for every character that would act; what is too long is cut."""
    return cut(str(text), longest).translate(ON_ONE_LINE)


def many_lines(text, longest=1_000_000):
    """The same for text that has lines, such as code; its tabs and line ends stay."""
    return cut(str(text).replace("\r\n", "\n"), longest).translate(ON_MANY_LINES)


def cut(text, longest):
    return text if len(text) <= longest else f"{text[:longest]}… (+{len(text) - longest})"


def cell(value):
    """What stands in a cell of a spreadsheet: a number as it is, text that cannot be a formula."""
    if isinstance(value, int | float):
        return value
    return FORMULA.sub(r"\1\2'\3", one_line("" if value is None else value).strip())


def as_markdown(text):
    """One line for a Markdown cell, in which every sign is only itself: no markup, no HTML, no link, no formula."""
    safe = (letter if letter.isalnum() or letter == " " else f"&#{ord(letter)};" for letter in one_line(text))
    return "".join(safe)
