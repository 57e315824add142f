"""Predictions: commit to an answer before looking.

A prediction is neither right nor wrong at the moment it is made, so its box gives no marks: it keeps what was
predicted beside the question, and offers the comparison for afterwards.
"""

import warnings
from dataclasses import dataclass
from threading import Lock

from dlcore.messages import _
from dlcore.practice import store
from dlcore.practice.choices import Card, Reply, chosen, column, lettered, push_button, radio_buttons, row
from dlcore.practice.feedback import card, inline


@dataclass(frozen=True)
class Prediction:
    """A question to answer before the result is seen; without choices the answer is typed."""

    id: str
    question: str
    choices: tuple = ()
    answer: str | float | None = None
    reason: str = ""

    def comparison(self):
        """What to hold one's prediction against afterwards; empty if the result speaks for itself."""
        found = "" if self.answer is None else _("We found: {answer}.").format(answer=_(str(self.answer)))
        return " ".join(filter(None, [found, _(self.reason)]))


class PredictionCard(Card):
    """A prediction shown on its own, before the cell that answers it."""

    def __init__(self, prediction):
        self.prediction = prediction

    def __repr__(self):
        choices = [f"  {line}" for line in lettered(self.prediction.choices)]
        return "\n".join([_("Predict first: ") + _(self.prediction.question), *choices])

    def _repr_html_(self):
        return card("neutral", title_of(self.prediction), lettered(self.prediction.choices))

    def widget(self):
        return prediction_card(self.prediction, on_commit=lambda value: None)

    def answer(self, value):
        """Predict by a plain call: a letter, a choice's text, or the number or words asked for."""
        choices = self.prediction.choices
        value = chosen(choices, value) if choices else str(value).strip()
        if not value:
            wanted = ", ".join(line[0] for line in lettered(choices)) or _("a number, or some words")
            return Reply(
                "neutral", _("That is not one of the answers. Give one of: {wanted}").format(wanted=wanted)
            )
        trouble = store.record("prediction", self.prediction.id, value=value)
        return Reply("neutral", predicted(value), (trouble,) if trouble else ())


def predict(id):
    """The prediction box with this id, to be made before the next cell is run."""
    from dlcore.practice.quizzes import predictions

    known = predictions()
    if id not in known:
        raise ValueError(
            _("There is no prediction {id!r}. There are: {ids}").format(id=id, ids=", ".join(known))
        )
    return PredictionCard(known[id])


def prediction_card(prediction, on_commit):
    """A box of core widgets; Commit calls on_commit(what was predicted), Skip calls on_commit(None), once.

    What was predicted is the chosen one of `prediction.choices`, or the typed text where there are none.
    """
    import ipywidgets

    choices = prediction.choices
    field = radio_buttons(choices) if choices else text_field()
    commit = push_button(_("Commit"), _("Commit to this prediction"), "primary")
    skip = push_button(_("Skip"), _("Go on without a prediction"))
    commit.disabled = True
    buttons = row(commit, skip)
    outcome = ipywidgets.HTML()
    closed = Lock()

    def value():
        if choices:
            return None if field.value is None else choices[field.value]
        return field.value.strip() or None

    def close(value):
        if closed.acquire(blocking=False):  # a second click may already be on its way
            field.disabled = True
            buttons.layout.display = "none"
            outcome.value = afterwards(prediction, value)
            on_commit(value)

    def commit_if_answered(sender):
        if value():
            close(value())

    def unlock(change):
        commit.disabled = not value()

    field.observe(unlock, "value")
    commit.on_click(commit_if_answered)
    skip.on_click(lambda button: close(None))
    if not choices:
        on_enter(field, commit_if_answered)
    return column(ipywidgets.HTML(card("neutral", title_of(prediction))), field, buttons, outcome)


def text_field():
    import ipywidgets

    field = ipywidgets.Text(placeholder=_("your prediction"))
    field.add_class("dlcore-typed")
    return field


def on_enter(field, act):
    """Act when Enter is pressed; on_submit is deprecated, but nothing else means Enter."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        field.on_submit(act)


def title_of(prediction):
    return _("Predict first: ") + _(prediction.question)


def predicted(value):
    return _("You predicted: {value}").format(value=_(value)) if value else _("Skipped, no prediction made.")


def afterwards(prediction, value):
    """The closed box: what was predicted, and the comparison folded away until it is wanted."""
    trouble = store.record("prediction", prediction.id, value=value)
    said = card("neutral", predicted(value), [trouble] if trouble else [])
    if prediction.comparison():
        said += (
            '<details style="margin:2px 0 0 16px">'
            f"<summary>{inline(_('Compare, once you have seen the result'))}</summary>"
            f"<div>{inline(prediction.comparison())}</div></details>"
        )
    return f'<div role="status">{said}</div>'
