"""Quiz cards: pick an answer and be told at once why it is right or wrong.

A wrong choice is where something can be learned, so each has an explanation of its own, shown before that
of the right answer. The live card shuffles its choices every time; the printed one always has the same order.
"""

from dataclasses import dataclass, field
from random import Random

from dlcore.messages import _
from dlcore.practice import store
from dlcore.practice.choices import Card, Reply, chosen, column, lettered, push_button, radio_buttons, row
from dlcore.practice.feedback import card, inline


@dataclass(frozen=True)
class Question:
    """A question with one right choice; `wrong` gives each other choice the reason why it is not.

    A warm-up asks the question `again` in other words, in a later chapter.
    """

    id: str
    ask: str
    right: str
    because: str
    wrong: dict = field(hash=False)
    again: str = ""

    @property
    def choices(self):
        """All choices in the order in which they are printed: mixed, but always the same."""
        return mixed([self.right, *self.wrong], Random(self.id))

    @property
    def title(self):
        return (_("Warm-up {id}") if self.again else _("Quiz {id}")).format(id=self.id)

    def reply(self, choice):
        """What is said to a choice: first about this choice, then why the right one is right."""
        if choice == self.right:
            return Reply("good", _("Right: {choice}").format(choice=_(choice)), (_(self.because),))
        right = _("The right answer: {choice}").format(choice=_(self.right))
        title = _("Not this one: {choice}").format(choice=_(choice))
        return Reply("bad", title, (_(self.wrong[choice]), right, _(self.because)))


def mixed(choices, random):
    return random.sample(choices, len(choices))


def quiz(id):
    """The card of a question, by its id. Without widgets, `quiz("02.1").answer("B")` answers it."""
    from dlcore.practice.quizzes import questions

    known = questions()
    if id not in known:
        raise ValueError(
            _("There is no question {id!r}. There are: {ids}").format(id=id, ids=", ".join(known))
        )
    return QuizCard(known[id])


class QuizCard(Card):
    def __init__(self, question):
        self.question = question

    def __repr__(self):
        choices = [f"  {line}" for line in lettered(self.question.choices)]
        return "\n".join([f"{self.question.title}: {_(self.question.ask)}", *choices])

    def _repr_html_(self):
        """The card where there is no kernel: each choice opens to its explanation."""
        answers = "".join(
            f'<details style="margin:2px 0 2px 16px"><summary>{inline(line)}</summary>{html}</details>'
            for line, html in zip(lettered(self.question.choices), self.replies(), strict=True)
        )
        return card("neutral", self.question.title, [_(self.question.ask)]) + answers

    def replies(self):
        return [self.question.reply(choice)._repr_html_() for choice in self.question.choices]

    def answer(self, given):
        """Answer by a letter of the printed choices, or by the text of one."""
        choice = chosen(self.question.choices, given)
        if choice is None:
            letters = ", ".join(line[0] for line in lettered(self.question.choices))
            return Reply(
                "neutral", _("That is not one of the answers. Give one of: {wanted}").format(wanted=letters)
            )
        return keep(self.question, choice)

    def widget(self):
        """Radio buttons in a new order, a Check button, and what is said to the choice."""
        import ipywidgets

        choices = mixed(self.question.choices, Random())
        buttons = radio_buttons(choices)
        check = push_button(_("Check"), _("Check the chosen answer"), "primary")
        outcome = ipywidgets.HTML()
        check.disabled = True

        def changed(change):
            check.disabled = buttons.value is None
            outcome.value = ""  # what it says is about another choice

        def answered(button):
            if buttons.value is not None and not outcome.value:
                said = keep(self.question, choices[buttons.value])._repr_html_()
                outcome.value = f'<div role="status">{said}</div>'

        buttons.observe(changed, "value")
        check.on_click(answered)
        title = ipywidgets.HTML(card("neutral", self.question.title, [_(self.question.ask)]))
        return column(title, buttons, row(check), outcome)


def keep(question, choice):
    """Record an answer and reply to it."""
    trouble = store.record("quiz", question.id, right=choice == question.right, choice=choice)
    reply = question.reply(choice)
    return Reply(reply.tone, reply.title, (*reply.lines, *filter(None, [trouble])))
