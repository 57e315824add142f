"""The live panel: a prediction first, then the sliders, the picture, its sentence and its code.

A moved slider computes, draws and encodes under one lock, in whichever thread the front end calls; what is
sent is one message. Nothing is ever printed or displayed from a callback. A slider whose move takes long waits
for the Run button.
"""

import math
from contextlib import nullcontext
from itertools import count

import ipywidgets as W

from dlcore.explore.controls import Choice, Ladder, LogSlider
from dlcore.explore.run_button import RunButton
from dlcore.explore.screen import TEXT, Names, rendered_here, screen_for
from dlcore.explore.stage import LOCK
from dlcore.messages import _

_numbers = count()
_predicted = {}  # prediction id -> what was predicted in this session, None if skipped
_locked = []  # panels that wait for their prediction


class Panel:
    """The widgets of one exploration; `box` is what is displayed."""

    def __init__(self, exploration):
        self.start = self.now = exploration
        self.explorer = exploration.explorer
        self.stage = self.explorer.stage()
        self.holding = False
        self.moving = {control.name: self.slider(control) for control in self.explorer.controls}
        self.reset = W.Button(
            description=_("Reset"), tooltip=_("Put all sliders back"), layout=W.Layout(width="auto")
        )
        self.reset.on_click(lambda button: self.put_back())
        self.run = RunButton(self.update) if self.explorer.waits else None
        self.screen = screen_for(exploration)
        self.screen.when_sharpness_known(self.draw)
        self.slot = W.VBox()
        self.box = W.VBox([self.slot, self.task(), self.controls(), self.screen.widget, *self.names()])
        self.box.add_class("dlcore-explore")
        self.ask()

    # The parts

    def slider(self, control):
        widget = widget_for(control, self.start.values[control.name], self.widest_label())
        widget.observe(lambda change: self.holding or self.moved(control.name), "value")
        return widget

    def widest_label(self):
        return max(len(_(control.label)) for control in self.explorer.controls)

    def controls(self):
        wrap = W.Layout(
            flex_flow="row wrap",
            max_width=f"{self.explorer.width}px",
            align_items="center",
            grid_gap="2px 16px",
            margin="0 0 6px 0",
        )
        buttons = self.run.around(self.reset) if self.run else self.reset
        return W.Box([*self.moving.values(), buttons], layout=wrap)

    def task(self):
        return W.HTML(
            f'<div style="max-width:{self.explorer.width}px;{TEXT}">'
            f"<strong>{_('Try it')}.</strong> {_(self.explorer.task)}</div>"
        )

    def names(self):
        """What a screen reader says about the sliders."""
        if not rendered_here():
            return []
        sliders = []
        for control in self.explorer.controls:
            if not isinstance(control, Choice):
                widget, css = self.moving[control.name], f"dlcore-slider-{next(_numbers)}"
                widget.add_class(css)
                logarithmic = isinstance(control, LogSlider)
                rungs = [control.shown(value) for value in getattr(control, "values", ())]
                digits = 0 if logarithmic or rungs else control.digits
                sliders.append(
                    {
                        "id": widget.model_id,
                        "css": css,
                        "label": _(control.label),
                        "digits": digits,
                        "logarithmic": logarithmic,
                        "rungs": rungs,
                    }
                )
        return [Names(sliders=sliders)]

    # Moving

    @property
    def values(self):
        """What the controls stand at; a value from the call stays as exact as it was typed."""
        return {c.name: self.exact_or_rounded(c, self.moving[c.name].value) for c in self.explorer.controls}

    def exact_or_rounded(self, control, value):
        typed = self.start.values[control.name]
        unmoved = not isinstance(control, Choice) and math.isclose(value, typed, rel_tol=1e-9)
        return typed if unmoved else control.rounded(value)

    def moved(self, name):
        """Show what the controls stand at; those that wait for the Run button count with their last value."""
        if name in self.explorer.waits:
            self.run.wait(
                any(self.values[waiting] != self.now.values[waiting] for waiting in self.explorer.waits)
            )
        else:
            self.show(self.explorer.waits)

    def update(self):
        """Show what all controls stand at."""
        with self.run or nullcontext():
            self.show((), self.run.tell if self.run else lambda share: None)

    def show(self, waits, *tell):
        """Compute, draw and send; what did not move, or waits, is not computed again.

        The controls are read under the lock: who draws last, in whichever thread, has seen all moves.
        """
        with LOCK:
            values = self.values | {name: self.now.values[name] for name in waits}
            if values != self.now.values:
                self.now = self.start.at(values, *tell)
            self.draw()

    def draw(self):
        """Draw and send what was computed last."""
        with LOCK:
            self.stage.show(self.explorer.draw, self.now.arrays, self.screen.sharpness)
            self.screen.show(self.stage.png(), self.now)

    def put_back(self):
        self.holding = True
        try:
            for name, value in self.start.values.items():
                self.moving[name].value = value
        finally:
            self.holding = False
        self.update()

    # The prediction

    def ask(self):
        """Lock the sliders until there is a prediction, or it is skipped; ask once in a session."""
        from dlcore.practice.prediction import prediction_card

        asked = self.explorer.prediction
        if asked.id in _predicted:
            return self.unlock(_predicted[asked.id])
        self.lock(True)
        _locked.append(self)
        waiting = _("The sliders wait for your prediction. Skip opens them without one.")
        self.waiting = W.HTML(f'<div style="{TEXT}">{waiting}</div>')
        self.slot.children = [prediction_card(asked, self.predicted), self.waiting]

    def predicted(self, value):
        """Unlock this panel, whose card keeps showing the prediction, and the others that asked the same."""
        asked = self.explorer.prediction.id
        _predicted[asked] = value
        same = [panel for panel in _locked if panel.explorer.prediction.id == asked]
        _locked[:] = [panel for panel in _locked if panel not in same]
        for panel in same:
            if panel is self:
                panel.waiting.layout.display = "none"
                panel.lock(False)
            else:
                panel.unlock(value)

    def unlock(self, value):
        """Show the sliders, with the prediction made elsewhere beside the result."""
        from dlcore.practice.feedback import card

        said = card("neutral", _("You predicted: {value}").format(value=value)) if value else ""
        self.slot.children = [W.HTML(said)]
        self.lock(False)

    def lock(self, locked):
        for widget in [*self.moving.values(), self.reset, *([self.run.button] if self.run else [])]:
            widget.disabled = locked

    def close(self):
        """Let go of everything; without it a notebook would keep the figure of every run of the cell."""
        if self in _locked:
            _locked.remove(self)
        for widget in [*within(self.box), self.box]:
            widget.close()


def within(box):
    """All widgets in a box, and in the boxes in it."""
    for widget in getattr(box, "children", ()):
        yield from within(widget)
        yield widget


def widget_for(control, value, widest_label):
    common = {
        "value": value,
        "description": _(control.label),
        "style": {"description_width": f"{0.58 * widest_label + 0.6:.1f}em"},
        "layout": W.Layout(width="350px", max_width="100%", margin="2px 0"),
    }
    if isinstance(control, Choice):
        options = [(_(shown), option) for option, shown in control.options.items()]
        return W.Dropdown(options=options, **common)
    if isinstance(control, Ladder):
        return W.SelectionSlider(options=[(control.shown(rung), rung) for rung in control.values], **common)
    if isinstance(control, LogSlider):
        low, high = math.log10(control.low), math.log10(control.high)
        step = step_to(math.log10(value), low, control.step)
        shape = ",.3r" if control.whole else ".3r"
        return W.FloatLogSlider(base=10, min=low, max=high, step=step, readout_format=shape, **common)
    ends = {"min": control.low, "max": control.high}
    if control.whole:
        return W.IntSlider(step=control.step, **ends, **common)
    step = step_to(value, control.low, control.step)
    return W.FloatSlider(step=step, readout_format=f".{control.digits}f", **ends, **common)


def step_to(value, low, step):
    """A step near the wanted one by which the value can be reached: the browser moves a slider to its next step."""
    return (value - low) / max(1, round((value - low) / step)) or step


# One panel for each place where a cell shows one: running the cell again closes the panel of the last time.

_open = {}  # (cell, explorer's name) -> (run of the cell, its panels)


def opened(exploration):
    """A new panel, in the place of the one that the last run of this cell opened."""
    panel = Panel(exploration)
    cell, run = running_cell()
    if cell is not None:
        key = (cell, exploration.explorer.name)
        last_run, panels = _open.get(key, (run, []))
        if last_run != run:
            for old in panels:
                old.close()
            panels = []
        _open[key] = (run, [*panels, panel])
    return panel


def running_cell():
    """(id of the running cell, number of the run); (None, None) where the front end does not tell."""
    try:
        from IPython import get_ipython

        shell = get_ipython()
        return shell.kernel.get_parent()["metadata"]["cellId"], shell.execution_count
    except (ImportError, AttributeError, KeyError, TypeError):
        return None, None
