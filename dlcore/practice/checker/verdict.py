"""The verdict of a check: an object whose text is the feedback."""

import os
from dataclasses import dataclass, field

from dlcore.messages import _, ngettext
from dlcore.practice.feedback import TONES, card

PASSED, NOT_YET, NOT_ATTEMPTED = "passed", "not yet", "not attempted"
TONE = {PASSED: "good", NOT_YET: "bad", NOT_ATTEMPTED: "neutral"}


@dataclass(frozen=True)
class Verdict:
    """`outcome` "passed", "not yet" or "not attempted"; `mistake` the tag of a mistake we know, or None."""

    exercise: str
    outcome: str
    points: float = 0
    out_of: int = 0
    mistake: str | None = None
    lines: tuple = field(default=())

    @property
    def message(self):
        return "\n".join(self.lines)

    @property
    def title(self):
        if self.outcome == NOT_ATTEMPTED:
            return _("{name}: not attempted").format(name=self.exercise)
        if not self.out_of:  # an exercise worth no points, or none at all
            words = _("{name}: passed") if self else _("{name}: not yet")
            return words.format(name=self.exercise)
        points = ngettext("{mine} of {all} point", "{mine} of {all} points", self.out_of)
        points = points.format(mine=self.points, all=self.out_of)
        words = _("{name}: passed, {points}") if self.outcome == PASSED else _("{name}: not yet, {points}")
        return words.format(name=self.exercise, points=points)

    def __bool__(self):
        return self.outcome == PASSED

    def __repr__(self):
        if os.environ.get("NBGRADER_EXECUTION") == "autograde":
            return repr(float(self.points))
        sign = TONES[TONE[self.outcome]][1]
        return "\n".join([f"{sign} {self.title}", *(f"  {line}" for line in self.lines)])

    def _repr_html_(self):
        return (
            None if "NBGRADER_EXECUTION" in os.environ else card(TONE[self.outcome], self.title, self.lines)
        )
