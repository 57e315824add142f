"""The progress page: what is passed, how, and what comes next, worked out from the events in `store`."""

from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path

from dlcore.messages import _, ngettext
from dlcore.practice import store
from dlcore.practice.feedback import card, inline

WIDTH = 20  # characters of a bar


@dataclass(frozen=True)
class Standing:
    """How one exercise stands."""

    exercise: object
    passed: bool
    points: float
    tries: int
    mistake: str | None
    hints: int
    shown: bool

    @classmethod
    def of(cls, exercise, events):
        checks = [e for e in events if e["kind"] == "check" and e.get("outcome") in ("passed", "not yet")]
        rungs = {e.get("rung") for e in events if e["kind"] == "hint"}  # the same hint read twice is one
        return cls(
            exercise,
            passed=any(e["outcome"] == "passed" for e in checks),
            points=max((e.get("points") or 0 for e in checks), default=0),
            tries=len(checks),
            mistake=checks[-1].get("mistake") if checks else None,
            hints=min(len(rungs), len(exercise.hints)),
            shown=any(e["kind"] == "solution" for e in events),
        )

    @property
    def words(self):
        """All that is known of it, in a few words."""
        hints = ngettext("{n} hint", "{n} hints", self.hints).format(n=self.hints) if self.hints else ""
        shown = _("solution shown") if self.shown else ""
        return ", ".join(filter(None, [self.verdict, hints, shown]))

    @property
    def verdict(self):
        if self.passed:
            return _("passed")
        if not self.tries:
            return _("not tried yet")
        tries = ngettext("{n} try", "{n} tries", self.tries).format(n=self.tries)
        if self.mistake:
            return _("{tries}, last mistake: {mistake}").format(
                tries=tries, mistake=self.mistake.replace("_", " ")
            )
        return tries


class ChapterProgress:
    """The bar of one chapter."""

    def __init__(self, notebook, events):
        from dlcore.practice.checker.exercise import exercises
        from dlcore.practice.quizzes import questions

        def about(kinds, item):
            return [e for e in events if e["kind"] in kinds and e["item"] == item]

        self.notebook = notebook
        self.standings = [
            Standing.of(exercise, about(("check", "hint", "solution"), exercise.id))
            for exercise in exercises().values()
            if exercise.notebook == notebook
        ]
        ids = [id for id in questions() if id.split(".")[0] == notebook.split("_")[0]]
        self.answers = {id: [bool(e.get("right")) for e in about(("quiz",), id)] for id in ids}

    @property
    def points(self):
        return sum(standing.points for standing in self.standings)

    @property
    def out_of(self):
        return sum(standing.exercise.points for standing in self.standings)

    @property
    def share(self):
        """How much of the chapter is done: points, or answers where there are no exercises."""
        done, all = (self.points, self.out_of) if self.out_of else (self.right, len(self.answers))
        return done / all if all else 0

    @property
    def right(self):
        return sum(any(answers) for answers in self.answers.values())

    @property
    def missed(self):
        """The questions whose last answer was wrong."""
        return [id for id, answers in self.answers.items() if answers and not answers[-1]]

    @property
    def parts(self):
        """The counts beside the bar."""
        parts = []
        if self.out_of:
            parts.append(_("{points:g} of {all} points").format(points=self.points, all=self.out_of))
        for name, core in ((_("core {n} of {all}"), True), (_("extra {n} of {all}"), False)):
            passed = [standing.passed for standing in self.standings if standing.exercise.core is core]
            if passed:
                parts.append(name.format(n=sum(passed), all=len(passed)))
        if self.answers:
            parts.append(_("quiz {n} of {all}").format(n=self.right, all=len(self.answers)))
        return parts

    def __repr__(self):
        return self.text_bar()

    def text_bar(self, name_width=0):
        full = int(WIDTH * self.share)
        bar = "#" * full + "." * (WIDTH - full)
        return f"{self.notebook:{name_width}} [{bar}] {', '.join(self.parts)}"

    def _repr_html_(self):
        return f'<div style="max-width:52em;{TEXT}">{self.html_bar()}</div>'

    def html_bar(self):
        outer = (
            "height:10px;border:1px solid var(--jp-border-color1, #888);border-radius:5px;overflow:hidden;"
            "background:var(--jp-layout-color2, #eee)"
        )
        inner = f"height:100%;width:{100 * self.share:.0f}%;background:var(--jp-brand-color1, #1565c0)"
        counts = escape(", ".join(self.parts))
        return (
            f'<div style="margin:8px 0 2px"><b>{link(self.notebook)}</b> &ensp;{counts}</div>'
            f'<div aria-hidden="true" style="{outer}"><div style="{inner}"></div></div>'
        )


class Page:
    """The progress of the whole course."""

    def __init__(self, chapters):
        self.chapters = chapters

    @cached_property
    def standings(self):
        return [standing for chapter in self.chapters for standing in chapter.standings]

    @property
    def total(self):
        points = sum(chapter.points for chapter in self.chapters)
        out_of = sum(chapter.out_of for chapter in self.chapters)
        passed = sum(standing.passed for standing in self.standings)
        words = _("{points:g} of {out_of} points, {passed} of {all} exercises passed")
        return words.format(points=points, out_of=out_of, passed=passed, all=len(self.standings))

    @property
    def next_step(self):
        """The first core exercise that is not passed, then the other exercises, then the open questions."""
        open = [standing for standing in self.standings if not standing.passed]
        if open:
            first = next((standing for standing in open if standing.exercise.core), open[0]).exercise
            return _("Next: `{id}` in {notebook}").format(id=first.id, notebook=first.notebook)
        ids = [id for c in self.chapters for id, answers in c.answers.items() if not any(answers)]
        return (
            _("Next: `quiz({id!r})`").format(id=ids[0]) if ids else _("All exercises and questions are done.")
        )

    @property
    def notes(self):
        """Lines on what is under way, what was helped with, and which questions went wrong."""
        lines = []
        for standing in self.standings:
            if (standing.tries and not standing.passed) or standing.hints or standing.shown:
                lines.append(f"`{standing.exercise.id}`: {standing.words}")
        missed = [id for chapter in self.chapters for id in chapter.missed]
        if missed:
            lines.append(_("Questions answered wrong last time: {ids}").format(ids=", ".join(missed)))
        return lines

    def __repr__(self):
        width = max(len(chapter.notebook) for chapter in self.chapters)
        bars = [chapter.text_bar(width) for chapter in self.chapters]
        notes = [f"  {line}".replace("`", "") for line in self.notes]
        trouble = [said] if (said := store.trouble()) else []
        return "\n".join([self.total, *bars, *notes, self.next_step.replace("`", ""), *trouble])

    def _repr_html_(self):
        bars = "".join(chapter.html_bar() + all_exercises(chapter) for chapter in self.chapters)
        lines = [*self.notes, *filter(None, [store.trouble()])]
        return f'<div style="max-width:52em;{TEXT}"><b>{escape(self.total)}</b>{bars}</div>' + card(
            "neutral", self.next_step, lines
        )


TEXT = "line-height:1.45;color:var(--jp-ui-font-color1, inherit)"


def progress(notebook=None):
    """The progress page, or the bar of one chapter: progress("02_logistic_regression")."""
    events = store.history()
    names = notebooks()
    if notebook is None:
        return Page([ChapterProgress(name, events) for name in names])
    if notebook not in names:
        wrong = _("There is no chapter {name!r}. There are: {names}")
        raise ValueError(wrong.format(name=notebook, names=", ".join(names)))
    return ChapterProgress(notebook, events)


CHAPTERS = Path(__file__).resolve().parents[2] / "notebooks"


def notebooks():
    """The chapters, in order: each has exercises and a notebook. Exercises may be there before their chapter is."""
    from dlcore.practice.checker import exercise

    written = {path.stem for path in CHAPTERS.glob("[0-9][0-9]_*.ipynb")}
    declared = {declared.notebook for declared in exercise.all_exercises().values()}
    return sorted(declared & written or declared)


def link(notebook):
    """The chapters lie beside each other, so a page shown in one of them links to the others by name."""
    return f'<a href="{escape(notebook)}.ipynb">{escape(notebook)}</a>'


def all_exercises(chapter):
    """Every exercise of a chapter with how it stands, folded away."""
    rows = "".join(
        table_row(
            inline(f"`{standing.exercise.id}`"),
            _("core") if standing.exercise.core else _("extra"),
            f"{standing.points:g} / {standing.exercise.points}",
            escape(standing.words),
        )
        for standing in chapter.standings
    )
    if not rows:
        return ""
    return f"<details><summary>{escape(_('Exercises'))}</summary><table>{rows}</table></details>"


def table_row(*cells):
    return "<tr>" + "".join(f'<td style="text-align:left">{cell}</td>' for cell in cells) + "</tr>"
