"""What quiz cards and prediction boxes share: a question as plain text, as HTML, or as live core widgets.

A card offers all three and the place where it is shown chooses: JupyterLab takes the widgets, a page without
a kernel takes the HTML, a terminal and nbval take the text, which is the same on every run.
"""

from dataclasses import dataclass
from string import ascii_uppercase

from dlcore.messages import _
from dlcore.practice.feedback import card

# ipywidgets cuts the text of a radio button to one line of 300 pixels, and questions need whole sentences.
STYLE = """<style>
.dlcore-choices, .dlcore-choices .widget-radio-box {width: auto; max-width: 52em; height: auto;
  max-height: none; overflow: visible; margin-bottom: 0}
.dlcore-choices .widget-radio-box label {display: flex; align-items: flex-start; gap: 8px;
  width: auto; max-width: none; height: auto; min-height: 1.5em; margin: 2px 0; padding: 1px 0;
  line-height: 1.45; white-space: normal; overflow: visible; color: var(--jp-ui-font-color1, inherit)}
.dlcore-choices .widget-radio-box input {order: -1; flex: none; margin: .1em 0 0 12px}
.dlcore-choices input:focus-visible, .dlcore-buttons button:focus-visible, .dlcore-typed input:focus-visible
  {outline: 2px solid var(--jp-brand-color1, #1565c0); outline-offset: 2px}
.dlcore-typed {width: 24em; max-width: 100%}
</style>"""


class Card:
    """Something to show: subclasses give `__repr__`, `_repr_html_` and `widget()`."""

    def _repr_mimebundle_(self, include=None, exclude=None):
        bundle = {"text/plain": repr(self), "text/html": self._repr_html_()}
        try:
            model = self.widget().model_id
        except ImportError:
            return bundle
        view = {"version_major": 2, "version_minor": 0, "model_id": model}
        return {**bundle, "application/vnd.jupyter.widget-view+json": view}


@dataclass(frozen=True)
class Reply:
    """What is said to an answer given by a plain call: text, and the same in a card."""

    tone: str
    title: str
    lines: tuple = ()

    def __repr__(self):
        return "\n".join([self.title, *(f"  {line}" for line in self.lines)])

    def _repr_html_(self):
        return card(self.tone, self.title, self.lines)


def lettered(choices):
    """Lines "A) ...", "B) ..." in the learner's language."""
    return [f"{letter}) {_(choice)}" for letter, choice in zip(ascii_uppercase, choices, strict=False)]


def chosen(choices, given):
    """The choice meant by a letter or by the text of a choice; None if it is neither."""
    given = str(given).strip()
    by_letter = dict(zip(ascii_uppercase, choices, strict=False))
    by_text = {_(choice).casefold(): choice for choice in choices}
    return by_letter.get(given.rstrip(").").upper()) or by_text.get(given.casefold())


def radio_buttons(choices):
    """One radio button a choice, none pressed; its `.value` is the index of the pressed one, or None."""
    import ipywidgets

    options = [(_(choice), index) for index, choice in enumerate(choices)]
    buttons = ipywidgets.RadioButtons(options=options, value=None)
    buttons.add_class("dlcore-choices")
    return buttons


def push_button(text, tooltip, style=""):
    import ipywidgets

    return ipywidgets.Button(description=text, tooltip=tooltip, button_style=style, layout={"width": "auto"})


def column(*children):
    """Widgets below each other, with the style the cards need."""
    import ipywidgets

    return ipywidgets.VBox([ipywidgets.HTML(STYLE), *children], layout={"overflow": "visible"})


def row(*children):
    import ipywidgets

    box = ipywidgets.HBox(children)
    box.add_class("dlcore-buttons")
    return box
