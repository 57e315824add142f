"""How far a search is: a bar in a notebook, one line in a terminal, nothing elsewhere.

The bar is a core widget that is shown once and then only changes its value, so the output of a cell is the same on
every run. Where widgets do not render, as in a printed notebook, a sentence stands in its place.
"""

import sys

from dlcore.messages import _, ngettext


class Progress:
    """Used as a context around a search: `begin` for each rung, `step` for each trial that is done in it."""

    def __init__(self, show, rungs, count, total, news=None):
        self.rungs, self.total, self.news = rungs, total, news
        self.before, self.trials, self.done, self.best = 0, 0, 0, None
        trials = ngettext("{n} trial", "{n} trials", count).format(n=count)
        told = ngettext(
            "{trials}, compared after {rungs} epoch", "{trials}, compared after {rungs} epochs", rungs[-1]
        )
        self.plan = told.format(trials=trials, rungs=", ".join(map(str, rungs)))
        self.line = line_for(show)(total, self.plan)

    def __enter__(self):
        return self

    def __exit__(self, kind, *_error):
        if kind is None:
            self.line.end(self.total, self.words(), good=True)
        else:
            stopped = _("Stopped: {words}").format(words=self.words())
            self.line.end(self.before + self.done, stopped, good=False)

    def begin(self, epochs, trials, known, scores=()):
        """A rung begins with so many trials; some are known from an earlier start, with these scores."""
        self.before += self.trials
        self.epochs, self.trials, self.done = epochs, trials, known
        self.note(scores)

    def step(self, score):
        self.done += 1
        self.note([score])

    def note(self, scores):
        self.best = max((score for score in (self.best, *scores) if score is not None), default=None)
        self.line.show(self.before + self.done, self.words())

    def words(self):
        if not self.trials:
            return self.plan
        told = _("rung {k} of {n} (epoch {epochs}), {done} of {trials} trials").format(
            k=self.rungs.index(self.epochs) + 1,
            n=len(self.rungs),
            epochs=self.epochs,
            done=self.done,
            trials=self.trials,
        )
        best = None if self.best is None else _("best score {best:.4f}").format(best=self.best)
        return ", ".join(filter(None, [told, best, self.news]))


class Silent:
    """Nowhere to show it."""

    def __init__(self, total, plan):
        pass

    def show(self, value, words):
        pass

    def end(self, value, words, good):
        pass


class Line:
    """One line of a terminal, written over again and again."""

    def __init__(self, total, plan):
        self.width = 0

    def show(self, value, words):
        sys.stderr.write(f"\r{words:{self.width}}")
        sys.stderr.flush()
        self.width = len(words)

    def end(self, value, words, good):
        self.show(value, words)
        sys.stderr.write("\n")


class Bar:
    """A bar and a sentence below a cell of a notebook."""

    def __init__(self, total, plan):
        import ipywidgets
        from IPython.display import display

        self.bar = ipywidgets.IntProgress(max=total, layout={"width": "100%", "max_width": "40em"})
        self.bar.tooltip = _("How much of the search is done")
        self.note = ipywidgets.Label(plan)
        box = ipywidgets.VBox([self.bar, self.note])
        view = {"version_major": 2, "version_minor": 0, "model_id": box.model_id}
        display({"text/plain": plan, "application/vnd.jupyter.widget-view+json": view}, raw=True)

    def show(self, value, words):
        self.bar.value, self.note.value = value, words

    def end(self, value, words, good):
        self.show(value, words)
        self.bar.bar_style = "success" if good else "warning"


def line_for(show):
    """Where to show it: in a notebook's cell, in a terminal, or nowhere."""
    if not show:
        return Silent
    if in_a_notebook():
        return Bar
    return Line if sys.stderr is not None and sys.stderr.isatty() else Silent


def in_a_notebook():
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if not hasattr(shell, "kernel"):
        return False
    try:
        import ipywidgets  # noqa: F401
    except ImportError:
        return False
    return True
