"""Help on request: hints, one rung of the ladder a call, and the solution when it is asked for by name."""

from collections import Counter
from dataclasses import dataclass
from html import escape
from inspect import getsourcefile, unwrap
from pathlib import Path

from dlcore.messages import _
from dlcore.practice import store
from dlcore.practice.checker.exercise import all_exercises
from dlcore.practice.checker.source import body_of
from dlcore.practice.feedback import card

rungs = Counter()
"""How many hints of each exercise were given since the notebook was started."""


@dataclass(frozen=True)
class Help:
    """A title, a text and perhaps some code, to be shown."""

    title: str
    text: str
    code: str = ""

    def __repr__(self):
        return "\n".join(part for part in (f"· {self.title}", f"  {self.text}", self.code) if part.strip())

    def _repr_html_(self):
        shown = card("neutral", self.title, [self.text])
        return shown + (f"<pre style='margin-left:16px'>{escape(self.code)}</pre>" if self.code else "")


def named(function_or_id):
    """The exercise of a function or of a name; None if there is none."""
    name = function_or_id if isinstance(function_or_id, str) else getattr(function_or_id, "__name__", None)
    return all_exercises().get(name)


def nothing(function_or_id):
    return Help(
        _("Which exercise?"),
        _("Give the function or its name, such as {example}.").format(example="hint(sigmoid_grad)"),
    )


def hint(function_or_id):
    """The next hint: a question, then the term or line to look at, then an example with other numbers."""
    exercise = named(function_or_id)
    if exercise is None:
        return nothing(function_or_id)
    rung = rungs[exercise.id]
    rungs[exercise.id] += 1
    store.record("hint", exercise.id, rung=min(rung, len(exercise.hints)) + 1)
    title = _("A hint for {name}").format(name=exercise.id)
    if rung < len(exercise.hints):
        return Help(title, _(exercise.hints[rung]))
    last = _(
        'There is no further hint. `solution("{name}")` shows an answer; your progress page will say so.'
    )
    return Help(title, last.format(name=exercise.id))


def solution(function_or_id):
    """The reference, and the file it is read in. That it was shown is kept with the progress."""
    exercise = named(function_or_id)
    if exercise is None:
        return nothing(function_or_id)
    store.record("solution", exercise.id)
    place = place_of(Path(getsourcefile(unwrap(exercise.reference))))
    body = "\n".join(f"    {line}".rstrip() for line in body_of(exercise.reference).splitlines())
    return Help(
        _("A solution of {name}").format(name=exercise.id),
        _("It stands in `{file}`.").format(file=place),
        f"def {exercise.id}{exercise.signature}:\n{body}",
    )


def place_of(file):
    """A file of the course from the folder of the course on; of a teacher's own file the name."""
    names = [folder.name for folder in file.parents]
    return (
        file.relative_to(file.parents[names.index("dlcore") + 1]).as_posix()
        if "dlcore" in names
        else file.name
    )
