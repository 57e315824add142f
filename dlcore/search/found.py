"""What a search has found: one row a trial, and the best of them."""

import math
from dataclasses import dataclass
from html import escape

from dlcore.messages import _, ngettext
from dlcore.search.given import OWN, key_of

SHOWN = 5  # rows


@dataclass(frozen=True)
class Found:
    """table has a dict for each trial: its number, its settings, the epochs it reached, its score, and its outcome.

    The outcome is "finished" at the last rung, "stopped" before it, or "failed: ..." with the reason; then the score
    is nan. news is None, or what there is to tell about a damaged store.
    """

    table: list
    news: str | None = None

    @property
    def best(self):
        """The settings and the score of the best trial that finished, of equals the first; None if none did."""
        row = self.ranked[0]
        kept = {name: value for name, value in row.items() if name == "score" or name not in OWN}
        return kept if row["outcome"] == "finished" else None

    @property
    def ranked(self):
        """The rows: those that got farthest first, among them those with the higher score."""
        return sorted(self.table, key=place)

    def counted(self):
        """How many trials there are, and what became of them."""
        words = [row["outcome"].partition(":")[0] for row in self.table]
        told = ngettext("{n} trial", "{n} trials", len(words)).format(n=len(words))
        each = {"finished": _("finished"), "stopped": _("stopped early"), "failed": _("failed")}
        return f"{told}: " + ", ".join(f"{words.count(word)} {each[word]}" for word in each if word in words)

    def __repr__(self):
        lines = [self.counted(), *(f"  {in_a_line(row)}" for row in self.ranked[:SHOWN]), self.news]
        return "\n".join(filter(None, lines))

    def _repr_html_(self):
        rows = [as_cells(row) for row in self.ranked[:SHOWN]]
        head = "".join(f'<th scope="col">{escape(name)}</th>' for name in rows[0])
        body = "".join(
            f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row.values())}</tr>" for row in rows
        )
        told = escape(" ".join(filter(None, [self.counted(), self.news])))
        caption = f'<caption style="text-align:left">{told}</caption>'
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def row_of(k, settings, rungs, results):
    """The row of trial k, with what is known of it on all these rungs."""
    key = key_of(settings)
    known = [(epochs, results[key, epochs]) for epochs in rungs if (key, epochs) in results]
    scores = [(epochs, result.score) for epochs, result in known if result.reason is None]
    epochs, score = scores[-1] if scores else (0, math.nan)
    outcome = "finished" if epochs == rungs[-1] else "stopped"
    if reasons := [result.reason for _epochs, result in known if result.reason is not None]:
        outcome, score = f"failed: {reasons[0]}", math.nan
    return {"trial": k, **settings, "epochs": epochs, "score": score, "outcome": outcome}


def place(row):
    """What the rows are sorted by; the score of one that failed compares with nothing."""
    failed = row["outcome"].startswith("failed")
    return failed, -row["epochs"], 0 if failed else -row["score"], row["trial"]


def in_a_line(row):
    settings = ", ".join(f"{name} {cell}" for name, cell in as_cells(row).items() if name not in OWN)
    if row["outcome"].startswith("failed"):
        return f"{row['outcome']} ({settings})"
    epochs = ngettext("{n} epoch", "{n} epochs", row["epochs"]).format(n=row["epochs"])
    told = _("score {score:.4f} after {epochs} ({settings})")
    return told.format(score=row["score"], epochs=epochs, settings=settings)


def as_cells(row):
    """Numbers as short as they can be compared."""
    digits = {"score": ".4f"}
    return {
        name: format(value, digits.get(name, ".4g")) if isinstance(value, float) else str(value)
        for name, value in row.items()
    }
