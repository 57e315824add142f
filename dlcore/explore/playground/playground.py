"""The playground: a small network that learns while one looks at it, with all its controls live.

    from dlcore import explore

    explore.Playground()                                        # in JupyterLab: the whole page, which waits for Play
    play = explore.Playground(data="spiral", hidden=(8, 8), activation=(my_g, my_g_grad))
    play.step(500)                                              # 500 steps; gives the cost after them
    play.set(learning_rate=0.1)
    play.cost, play.code, play.cell                             # the line, and a cell that trains the same network

All that the page does is a call as well, for where no page is shown. Nothing trains before play or step.
"""

import base64
import math
import threading
import time
from inspect import Parameter, Signature
from numbers import Integral

from dlcore.explore.playground.earlier import stop_earlier
from dlcore.explore.playground.player import Player
from dlcore.explore.playground.plugged import plugged
from dlcore.explore.playground.run import Run
from dlcore.explore.playground.settings import DEFAULTS, Settings
from dlcore.explore.playground.status import changes, done, now_at
from dlcore.explore.playground.still import alt, still
from dlcore.explore.playground.table import table as table_of
from dlcore.messages import _

HOW = {"activation": "activation=(g, g_grad)", "optimizer": "step=momentum_step", "data": 'table="my.csv"'}
"""How something of one's own is given."""

TURN = 0.05
"""Seconds that the steps of one frame may take: a slow function of a learner's makes fewer steps, not a stiff page."""

LARGEST = 1e6
"""A weight that is typed in."""

LONGEST = 400
"""Letters of a sentence in the status line."""

EVERY = 10.0
"""Seconds between two sentences on how the training goes."""


class Playground:
    """A network, its training, and in a notebook the page that shows both.

    Settings are those of the page: data, noise, hidden, learning_rate and so on. Of your own there may be
    activation=(g, g_grad), layer=(forward, backward), step, and table, points with their labels.
    """

    __signature__ = Signature(
        [Parameter(name, Parameter.KEYWORD_ONLY, default=usual) for name, usual in DEFAULTS.items()]
        + [Parameter(name, Parameter.KEYWORD_ONLY, default=None) for name in ("layer", "step", "table")]
    )

    def __init__(self, *, activation=None, layer=None, step=None, table=None, **settings):
        if isinstance(activation, str):
            settings["activation"], activation = activation, None
        self.lock = threading.RLock()
        self.own = plugged(activation=activation, layer=layer, step=step)
        self.table = None if table is None else table_of(table)
        given = {"activation": activation, "optimizer": step, "data": table}
        usual = {name: "own" for name, its in given.items() if its is not None}
        self.run, self.kept = (
            Run(self.settings_with(Settings(), usual | settings), self.own, self.table),
            None,
        )
        self.player = Player(self.lock, self.turn, self.ended)
        self.page, self.said_at = None, 0.0
        self.said = " ".join(filter(None, [self.table and self.table.said, now_at(self.run)]))
        stop_earlier(self)

    # What it is

    @property
    def settings(self):
        return self.run.settings

    @property
    def playing(self):
        return self.player.playing

    @property
    def cost(self):
        """The cost on the training data, now."""
        return self.run.costs[0]

    @property
    def code(self):
        """The line that starts a playground with these settings, and with these functions of yours."""
        return self.settings.code(**self.own_names)

    @property
    def cell(self):
        """The text of a cell that trains the same network with dlcore alone, as many steps as were made here."""
        return self.run.cell

    @property
    def own_names(self):
        """What is of the learner's and in use, by the names that they gave it."""
        names = self.own.names if self.own else {}
        left_out = {"activation": self.settings.activation, "step": self.settings.optimizer}
        names = {name: text for name, text in names.items() if left_out.get(name, "own") == "own"}
        return names | ({"table": self.table.given} if self.settings.data == "own" and self.table else {})

    @property
    def runs(self):
        return [self.run, *([self.kept] if self.kept else [])]

    # What it does

    def play(self):
        """Train on and on, until pause; the page shows it. It stops where nobody looks."""
        with self.lock:
            if self.run.trouble:
                raise ValueError(self.run.trouble)
            if not self.playing:
                self.said_at = time.monotonic()
                self.player.play()
                self.say(_("Training."))

    def pause(self):
        """Stop after the step that is being made."""
        with self.lock:
            if self.playing:
                self.player.pause()
                self.say(_("Paused. {where}").format(where=now_at(self.run)))

    def step(self, n=1):
        """Make n steps, mini-batches, now; gives the cost on the training data after them."""
        if not isinstance(n, Integral) or isinstance(n, bool) or n < 1:
            raise ValueError(_("n is {n!r}; wanted is a number of steps, 1 or more.").format(n=n))
        pace = self.settings.pace  # a moment of the history each
        for made in range(0, n, pace):
            with self.lock:  # others come in between
                self.advance(min(pace, n - made))
        with self.lock:
            if self.run.trouble:
                self.stopped()
                raise ValueError(self.run.trouble)
            self.say(f"{done(n)} {now_at(self.run)}", show=True)
            return self.cost

    def reset(self):
        """Begin anew with the same settings: the first weights again, no step made."""
        with self.lock:
            self.player.pause()
            for run in self.runs:
                run.reset()
            self.say(_("Back at the start. {where}").format(where=now_at(self.run)), show=True)

    def set(self, **settings):
        """Change settings, also while it trains. Data, inputs, layers, activation and first weights begin anew."""
        with self.lock:
            before = self.settings
            after = self.settings_with(before, settings)
            anew = self.run.change(after)
            if anew and self.kept:
                self.kept.reset()
            said = changes(before, after)
            self.say(f"{said} {_('The network begins anew.')}" if anew else said, show=True)

    def seek(self, k):
        """Show moment k of the history, -1 the newest; training goes on from there."""
        with self.lock:
            self.player.pause()
            self.run.history.seek(k)
            self.say(now_at(self.run), show=True)

    def write(self, layer, unit, source, value):
        """Give a weight this value; layer, unit and source are counted from 0, source -1 is the bias."""
        with self.lock:
            sizes = [len(self.settings.inputs), *self.settings.hidden, 1]
            there = (
                0 <= layer < len(sizes) - 1 and 0 <= unit < sizes[layer + 1] and -1 <= source < sizes[layer]
            )
            if not there or not abs(value) <= LARGEST:
                raise ValueError(_("There is no such weight, or it cannot be {value:g}.").format(value=value))
            self.run.write(layer, unit, source, value)
            self.say(_("A weight is now {value:g}.").format(value=value), show=True)

    def beside(self):
        """Keep this run, and start another with the same settings beside it; both begin anew, and play together."""
        with self.lock:
            self.player.pause()
            self.run.reset()
            self.kept = Run(self.settings, self.own, self.table)
            told = _(
                "Two runs from the same start. The controls change the first, the second stays as it is."
            )
            self.say(told, show=True)

    def alone(self):
        """Let go of the run that is kept."""
        with self.lock:
            self.kept = None
            self.say(_("One run. {where}").format(where=now_at(self.run)), show=True)

    def close(self):
        """Stop, and take the page away."""
        with self.lock:
            self.player.pause()
            if self.page:
                self.page.close()
                self.page = None

    # Training

    def settings_with(self, before, some):
        """Settings with some changed; ValueError where they name something of one's own that is not there."""
        if some.get("data") == "own" and self.table:
            some = {"problem": self.table.problem} | some
        after = before.changed(**some)
        own = {"activation": self.own and self.own.activation, "optimizer": self.own and self.own.step}
        for name, given in (own | {"data": self.table}).items():
            if getattr(after, name) == "own" and given is None:
                told = _("{name} is 'own', but nothing of your own was given: Playground({how}) takes it.")
                raise ValueError(told.format(name=name, how=HOW[name]))
        if after.data == "own" and after.problem != self.table.problem:
            raise ValueError(_("Your table is one for {problem}.").format(problem=self.table.problem))
        return after

    def advance(self, steps, seconds=math.inf):
        """So many steps of each run, less if the seconds are over; one in trouble stands still."""
        made = self.run.step(steps, seconds)
        if self.kept and made:
            self.kept.step(made)

    def turn(self):
        """What happens between two frames while it plays."""
        self.advance(self.settings.pace, TURN)
        if self.run.trouble:
            self.stopped()
        elif time.monotonic() > self.said_at + EVERY:
            self.say(now_at(self.run), show=True)
        elif self.page:
            self.page.show()

    def stopped(self):
        """Something went wrong in a function of the learner's, or with the numbers."""
        self.player.pause()
        self.say(_("Paused. {why}").format(why=self.run.trouble), show=True)

    def ended(self, error):
        """The player stopped by itself: by an error of ours, or because nobody looks."""
        if error:
            self.say(_("Paused: {kind}: {error}").format(kind=type(error).__name__, error=error))
        else:
            self.say(_("Paused, because no page shows the training any more. Play goes on."))

    # What is seen

    def say(self, sentence, show=False):
        """The sentence of the status line, which screen readers read out; with show, a new frame too."""
        self.said = sentence if len(sentence) <= LONGEST else sentence[: LONGEST - 1] + "…"
        self.said_at = time.monotonic()
        if self.page:
            self.page.show() if show else self.page.tell()

    def heard(self, drawn=None):
        """The page said something; drawn is the number of the frame that it shows."""
        self.player.heard(drawn if isinstance(drawn, int) and not isinstance(drawn, bool) else None)

    def __repr__(self):
        with self.lock:
            return alt(self.run)

    def _repr_mimebundle_(self, include=None, exclude=None):
        """The page for a front end with widgets, the figure and its sentence for all others."""
        with self.lock:
            png, said, size = still(self.run)
            data = {"text/plain": said, "image/png": base64.b64encode(png).decode()}
            return data | self.view(), {"image/png": {"alt": said, **size}}

    def view(self):
        """The part of the bundle that is the page; nothing where such widgets are not shown, or not installed."""
        try:
            from dlcore.explore.playground.page import Page
            from dlcore.explore.screen import rendered_here
        except ImportError:
            return {}
        if not rendered_here():
            return {}
        self.page = self.page or Page(self)
        model = {"version_major": 2, "version_minor": 0, "model_id": self.page.canvas.model_id}
        return {"application/vnd.jupyter.widget-view+json": model}
