"""The code of one submission, called answer by answer; trouble in one costs the others nothing.

The cells are read by a child in which none of them is run. Each answer is then loaded into another, with the
definitions that it needs and no others: what can do nothing but compute into one that other submissions have used and
will use, all else into one of this submission's own. What an answer does to that may harm those after it, so an answer
that seems wrong is judged again `alone`. A call that ends a child which was used before is made again in a fresh one.
Every call has its deadline, and so has the submission as a whole.
"""

from dlcore.classroom.box.children import TROUBLE, Allowance, trouble
from dlcore.classroom.box.ends import TooSlow
from dlcore.classroom.box.outcomes import Gone, retold, seen_again
from dlcore.classroom.box.reading import Reading
from dlcore.running import call
from dlcore.running.call import Outcome, OutOfTime

LOADING = 3.0
"""Seconds that running the definitions of an answer may take."""
CALLING = call.TIME_LIMIT
"""Seconds for a call, as in a notebook."""
BESIDE = 0.5
"""Seconds for a call in a child that others have used, and for many calls in one message. If they are too few, each
is tried again by itself, in a child of its own."""
SUBMISSION = 60.0
"""Seconds that all the calls of one submission may take together."""
COMPUTES, OWN = "computes", "own"
"""The kinds of children in which answers run: those that others may use, and those for this submission alone."""


class Inside:
    """The code of one submission, in children that come and go as it needs them."""

    def __init__(self, children, cells, seconds):
        self.children, self.allowance = children, Allowance(seconds)
        self.reading = Reading(children, cells, self.allowance)
        self.expect, self.picked = self.reading.expect, self.reading.picked
        self.running = {}  # kind: its child
        self.known = {}  # (name, names of what it is offered): what can be seen in the answer

    def facts(self, name, offered=None):
        """What `picked` tells and "function", what can be seen in it without calling it; None if there is no answer.

        `error` is what running its definitions raised. `offered` is {name: function of the grader's}.
        """
        key = name, tuple(offered or ())
        if key not in self.known:
            self.prepare(key, dict(offered or {}))
        return self.known[key]

    def call(self, name, arguments, offered=None, seconds=None, edit=None):
        """Call an answer; the Outcome says everything. `edit` is (size, other), one number in its code replaced."""
        offered = dict(offered or {})
        key = name, tuple(offered)
        facts = self.facts(name, offered)
        if facts is None or facts["function"] is None:
            return Outcome(error=(facts or {}).get("error") or NameError(name))
        seconds = CALLING if seconds is None else seconds
        request = {"do": "call", "arguments": tuple(arguments), "edit": edit}
        outcome = self.called(key, request, seconds, offered)
        if outcome is None:
            outcome = self.called(key, request, seconds, offered)
        return outcome

    def calls(self, name, cases, offered=None):
        """The Outcomes of an answer for several cases, asked for in one message; [] where that will not do.

        It is for the many answers that give no trouble. Any trouble is left to `call`, one case after the other.
        """
        offered, cases = dict(offered or {}), list(map(tuple, cases))
        key = name, tuple(offered)
        if key not in self.known:
            answer = self.prepare(key, offered, cases)
        elif self.is_loaded(key):
            child = self.running[self.kind(key)]
            request = {"do": "calls", "number": child.loaded.index(key), "cases": cases}
            _outcome, answer = self.outcome(key, request, BESIDE, offered)
        else:
            return []
        if not (self.known[key] or {}).get("function"):
            return []
        told = answer.get("outcomes")
        well = isinstance(told, list) and all(isinstance(one, dict) for one in told)
        outcomes = [retold(one) for one in told[: len(cases)]] if well else []
        if not outcomes or any(isinstance(outcome.error, DOUBTFUL) for outcome in outcomes):
            self.drop(self.kind(key))
            return []
        return outcomes

    def touched(self, name):
        """Whether the code of other answers has run in the same child, and may have done harm there."""
        own = self.running.get(OWN)
        names = {key[0] for key in own.loaded} if own else set()
        return name in names and len(names) > 1

    def alone(self, name):
        """Whether it was touched. If so, it gets a fresh child now.

        Who is told that an answer is wrong asks this, and judges once more: the others may have done it harm.
        """
        touched = self.touched(name)
        if touched:
            self.drop(OWN)
            self.known = {key: facts for key, facts in self.known.items() if key[0] != name}
        return touched

    def close(self):
        self.reading.close()
        if COMPUTES in self.running:
            self.children.give_back(COMPUTES, self.running.pop(COMPUTES))
        self.drop(OWN)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def kind(self, key):
        return COMPUTES if self.reading.only_computes(key) else OWN

    def is_loaded(self, key):
        child = self.running.get(self.kind(key))
        return child is not None and key in child.loaded

    def called(self, key, request, seconds, offered):
        """The Outcome of a call; None if it ended the child, and others may be the cause."""
        if not self.allowance.left:
            return Outcome(error=trouble(TooSlow()))
        if not self.is_loaded(key):
            outcome, _answer, shared = self.load(key, offered)
            if not self.is_loaded(key):
                return None if shared else outcome
        child = self.running[self.kind(key)]
        shared = child.shared(key)
        seconds = min(seconds, self.allowance.left, BESIDE if shared else seconds)
        request = {**request, "number": child.loaded.index(key), "seconds": seconds}
        outcome, _answer = self.outcome(key, request, seconds, offered)
        if not (shared and isinstance(outcome.error, DOUBTFUL)):
            return outcome
        self.drop(self.kind(key))
        return None

    def prepare(self, key, offered, cases=()):
        """Load an answer for the first time, with these cases; what came. What cannot be run is not tried again."""
        facts, answer = self.picked(*key), {}
        if facts and facts["picked"]:
            outcome, answer, shared = self.load(key, offered, cases)
            doubtful = shared and (self.kind(key) == OWN or isinstance(outcome.error, DOUBTFUL))
            if seen_again(answer.get("facts")) is None and (doubtful or (cases and "facts" not in answer)):
                self.drop(self.kind(key))
                outcome, answer, _shared = self.load(key, offered)
            facts = facts | {"error": outcome.error}
        self.known[key] = facts and facts | {"function": seen_again(answer.get("facts"))}
        return answer

    def load(self, key, offered, cases=()):
        """Load an answer into the child that there is, or into a new one.

        Gives its Outcome, all that was answered, and whether others had used the child.
        """
        kind = self.kind(key)
        if kind not in self.running:
            self.running[kind] = self.children.take(kind)
        child = self.running[kind]
        shared = child.shared(key)
        seconds = BESIDE if shared or cases else LOADING
        request = {
            "do": "load",
            "picked": self.picked(*key)["picked"],
            "offered": list(key[1]),
            "seconds": seconds,
            "cases": cases,
            "anew": not child.loaded,
        }
        child.loaded.append(key)
        return *self.outcome(key, request, seconds, offered), shared

    def outcome(self, key, request, seconds, offered):
        """(the Outcome, the whole answer) of a request about an answer; a child that it ends is dropped."""
        kind, answer = self.kind(key), {}
        try:
            with self.allowance.spent():
                answer = self.running[kind].ask(request, seconds, offered)
            outcome = retold(answer)
        except TROUBLE as error:
            outcome = Outcome(error=trouble(error))
        if isinstance(outcome.error, ENDED):
            self.drop(kind)
        return outcome, answer

    def drop(self, kind):
        if kind in self.running:
            self.running.pop(kind).end()


ENDED = (OutOfTime, Gone)
"""Errors after which a child is not asked again."""
DOUBTFUL = (*ENDED, MemoryError)
"""Errors of which others that use a child may be the cause."""
