"""What the build refuses in a chapter's source, each with the line and in words.

These are the things that look right in an editor and are wrong in front of a learner: a box that JupyterLab
does not know, a magic that fails elsewhere, an exercise that is never asked.
"""

import ast
import re
import tokenize
from collections import Counter
from io import StringIO

from dlcore.classroom.chapter import check_cell, definition, exercise_calls
from dlcore.classroom.pictures import about_pictures

NO_BOX = 'shows as plain text in JupyterLab; write <div class="alert alert-info">'
NO_ALT = "a picture without alt text; say in one sentence what it shows"
MARKDOWN = {
    # what is not to stand there: what to say
    r"^ {0,3}:{3,}": f"a `:::` box {NO_BOX}",
    r"^\s*>\s*\[!\w+\]": f"`> [!NOTE]` {NO_BOX}",
    r"!\[\s*\]\(": NO_ALT,
    r"<img\b(?![^>]*\balt\s*=\s*[\"'][^\"']+)": NO_ALT,
}
CODE = {
    r"\b(pip3?|conda|mamba)\b.*\binstall\b": "an install cell; the course is installed before it is opened",
    r"\bsys\.path\b": "a cell that edits sys.path; dlcore can be imported as it is",
    r"\bget_ipython\(": "a cell that needs IPython; it has to run as plain Python",
}
FENCE = re.compile(r"^ {0,3}(```|~~~)")


class Refused(ValueError):
    """A source the build will not turn into notebooks; its text is one complaint a line."""


def proofread(path, source, exercises):
    """Raise Refused with everything that is wrong in one chapter."""
    found = complaints(path.stem, source, exercises)
    if found:
        raise Refused("\n".join(f"{path.name}:{line}: {text}" for line, text in sorted(found)))


def complaints(chapter, source, exercises):
    """All complaints about a chapter: [(line, text)]."""
    found = [] if source else [(1, "there is no cell in this file")]
    for cell in source:
        of_kind = {"markdown": about_markdown, "code": about_code}.get(cell.kind, about_raw)
        found += of_kind(cell)
    return found + about_exercises(chapter, source, exercises)


def about_raw(cell):
    return [(cell.line, "a raw cell, which JupyterLab shows as unformatted text")]


def about_markdown(cell):
    if not cell.text.strip():
        return [(cell.line, "an empty cell")]
    return [
        (cell.line + 1 + offset, advice)
        for offset, line in prose_lines(cell.text)
        for advice in [*about_prose(line), *about_pictures(line, cell.folder)]
    ]


def about_prose(line):
    return (advice for pattern, advice in MARKDOWN.items() if re.search(pattern, line, re.IGNORECASE))


def prose_lines(text):
    """(offset, line) of a markdown text, without what stands in code fences."""
    fenced = False
    for offset, line in enumerate(text.splitlines()):
        if FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            yield offset, line


def about_code(cell):
    if not cell.text.strip():
        return [(cell.line, "an empty cell")]
    found = [
        (cell.line + 1 + offset, advice)
        for offset, line in enumerate(cell.text.splitlines())
        for pattern, advice in CODE.items()
        if re.search(pattern, line)
    ]
    try:
        ast.parse(cell.text)
    except SyntaxError as error:
        return [*found, about_syntax(cell, error)]
    if ends_in_semicolon(cell.text):
        found.append(
            (cell.line, "the cell ends in `;`, which hides its value in some front ends only; assign it")
        )
    return found


def about_syntax(cell, error):
    line = cell.line + (error.lineno or 1)
    lines = cell.text.splitlines()
    if any(text.lstrip().startswith(("%", "!")) for text in lines):
        return line, "a magic (`%` or `!`); it works in IPython only"
    return line, f"not valid Python: {error.msg}"


def ends_in_semicolon(text):
    skipped = {
        tokenize.COMMENT,
        tokenize.NL,
        tokenize.NEWLINE,
        tokenize.INDENT,
        tokenize.DEDENT,
        tokenize.ENDMARKER,
    }
    tokens = [t for t in tokenize.generate_tokens(StringIO(text).readline) if t.type not in skipped]
    return bool(tokens) and tokens[-1].string == ";"


def about_exercises(chapter, source, exercises):
    asked = [(cell, id) for cell in source if cell.kind == "code" for id in exercise_calls(cell.text)]
    times = Counter(id for _, id in asked)
    found = []
    for cell, id in asked:
        if not cell.only_an_exercise or not id:
            found.append((cell.line, 'an exercise is a cell with nothing but `exercise("id")` in it'))
        elif id not in exercises:
            found.append(
                (cell.line, f"there is no exercise {id!r}; the chapter's are: {listed(chapter, exercises)}")
            )
        elif exercises[id].notebook != chapter:
            found.append(
                (cell.line, f"exercise {id!r} belongs to {exercises[id].notebook}, not to {chapter}")
            )
        elif times[id] > 1:
            found.append((cell.line, f"exercise {id!r} stands {times[id]} times in this chapter"))
        elif not makes_python(exercises[id]):
            found.append(
                (cell.line, f"exercise {id!r}: its signature, task and reference do not make valid Python")
            )
    missing = [id for id in exercises if exercises[id].notebook == chapter and id not in times]
    return found + [
        (1, f"exercise {id!r} belongs to this chapter, which never asks for it") for id in missing
    ]


def listed(chapter, exercises):
    return ", ".join(id for id in exercises if exercises[id].notebook == chapter) or "none yet"


def makes_python(exercise):
    try:
        for text in (definition(exercise, True), definition(exercise, False), check_cell(exercise).source):
            compile(text, exercise.id, "exec")
    except (SyntaxError, ValueError):
        return False
    return True
