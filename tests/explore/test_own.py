"""Whatever a learner's function does, in every explorer that takes one: right, wrong, crashing, silent, endless."""

import numpy as np
import pytest

from dlcore import explore
from dlcore.explore import own
from dlcore.explore.own import Own, attempt, beside, said_of
from dlcore.practice import todo
from tests.explore.references import REFERENCE
from tests.explore.settings import pixels

TAKEN = [(explorer, name) for explorer in explore.EXPLORERS for name in explorer.functions]
EVERY = pytest.mark.parametrize(
    ("explorer", "name"), TAKEN, ids=lambda part: part if isinstance(part, str) else part.name
)


def twisted(answer):
    """An answer of the same form with other numbers."""
    if isinstance(answer, dict):
        return {key: twisted(value) for key, value in answer.items()}
    if isinstance(answer, tuple | list):
        return type(answer)(map(twisted, answer))
    if isinstance(answer, str):
        return {"min": "saddle"}.get(answer, "min")
    return not answer if isinstance(answer, bool) else answer * 3 + 2


def crash(*arguments):
    return undefined  # noqa: F821


def leave(*arguments):
    raise SystemExit


def shout(*arguments):
    print("here I am")
    np.log(np.zeros(1))
    return "text"


@EVERY
def test_a_right_function_is_told_to_be_right(explorer, name, capsys, recwarn):
    exploration = explorer(**{name: lambda *arguments: REFERENCE[name](*arguments)})
    said = exploration.alt.removeprefix(explorer().alt)
    assert exploration.alt != said, "the reference's part of the sentence changed"
    assert name in said
    assert any(words in said for words in ("agree", "same", "as the reference")), said
    assert "differ" not in said, said
    assert exploration.code.endswith(f"{name}=your_{name})")
    assert "".join(capsys.readouterr()) == ""
    assert not recwarn.list


@EVERY
@pytest.mark.parametrize("none", [None, "the reference"])
def test_without_one_of_their_own_nothing_is_said(explorer, name, none):
    exploration = explorer(**{name: REFERENCE[name] if none else None})
    assert exploration.alt == explorer().alt


@EVERY
@pytest.mark.parametrize(
    ("function", "words"),
    [
        (crash, ["stopped", "NameError", "undefined"]),
        (leave, ["stopped", "SystemExit"]),
        (lambda: 0, ["stopped", "TypeError"]),
        (lambda *arguments: None, ["returned None", "return"]),
        (lambda *arguments: todo(), ["not written yet"]),
        (lambda *arguments: object(), ["object"]),
        (shout, ["str"]),
    ],
    ids=["crash", "leave", "no arguments", "None", "unwritten", "object", "text"],
)
def test_a_failing_function_is_one_sentence_beside_the_whole_reference(
    explorer, name, function, words, capsys, recwarn
):
    exploration, plain = explorer(**{name: function}), explorer()
    said = exploration.alt.removeprefix(plain.alt)
    assert said != exploration.alt, "the reference's part of the sentence changed"
    assert all(word in said for word in [name, *words]), said
    assert not [found for found in ("Traceback", "\n") if found in said]
    assert (pixels(exploration) == pixels(exploration, explorer.stage())).all()
    assert "".join(capsys.readouterr()) == ""
    assert not recwarn.list


@EVERY
def test_other_numbers_are_said_to_differ(explorer, name):
    given = {name: lambda *arguments: twisted(REFERENCE[name](*arguments))}
    exploration = explorer(**given)
    said = exploration.alt.removeprefix(explorer().alt)
    assert said != exploration.alt
    assert name in said
    assert any(words in said for words in ("differ", "leaves", "instead of")), said
    assert exploration.png


@EVERY
def test_numbers_that_are_none_are_survived(explorer, name):
    def spoilt(*arguments):
        answer = REFERENCE[name](*arguments)
        return answer * np.nan if isinstance(answer, float | np.ndarray) else twisted(twisted(answer))

    exploration = explorer(**{name: spoilt})
    said = exploration.alt.removeprefix(explorer().alt)
    assert said != exploration.alt
    assert name in said
    assert exploration.png


@EVERY
def test_an_endless_function_is_stopped_and_not_called_again(explorer, name, monkeypatch):
    monkeypatch.setattr(own, "TIME_LIMIT", 0.2)
    monkeypatch.setattr(own, "_endless", [])
    calls = []

    def endless(*arguments):
        calls.append(1)
        while True:
            pass

    exploration = explorer(**{name: endless})
    assert "did not come to an end within" in exploration.alt
    again = exploration.at(exploration.values)
    assert "not called again" in again.alt
    assert len(calls) == 1
    assert again.png


@EVERY
def test_both_are_drawn_where_they_differ(explorer, name):
    """The learner's is seen beside the reference somewhere, and the panel survives all settings with it."""
    given = {name: lambda *arguments: twisted(REFERENCE[name](*arguments))}
    found = 0
    for control in explorer.controls:
        for value in control.trials:
            with_own = pixels(explorer(**given, **{control.name: value}))
            found += int((with_own != pixels(explorer(**{control.name: value}))).any(axis=-1).sum() > 20)
    assert found


# The ways to call one


def test_arguments_are_copies_however_deep():
    kept = {"W": np.ones(2), "layers": [(np.ones(3), 1)]}

    def spoils(p):
        p["W"][:] = 9
        p["layers"][0][0][:] = 9
        return 1.0

    assert beside("f", spoils, lambda p: 1.0, kept).same
    assert (kept["W"] == 1).all()
    assert (kept["layers"][0][0] == 1).all()


@pytest.mark.parametrize(
    ("answer", "wanted", "words"),
    [
        ({"W": 1}, {"W": 1.0, "b": 2.0}, "What your f returns lacks b."),
        (3, {"W": 1.0}, "What your f returns has to be a dict with W; it is int."),
        ({"W": [1, 2]}, {"W": np.ones(3)}, "W of your f has the shape (2,); it has to have the shape (3,)."),
        ([1, 2], (1, 2, 3), "What your f returns has to be 3 values; it is 2 values."),
        ([(1, 2), 5], [(1, 2), (3, 4)], "value 2 of your f has to be 2 values; it is int."),
        (
            [(1, 2), (3, "x")],
            [(1, 2), (3, 4)],
            "value 2, value 2 of your f is not made of real numbers: it is str.",
        ),
        ({"W": None}, {"W": 1.0}, "W of your f is not made of real numbers: it is NoneType."),
        ([[1], [1, 2]], np.ones((2, 2)), "What your f returns is not made of real numbers: it is 2 values."),
        (1j, 1.0, "What your f returns is not made of real numbers: it is complex."),
        (4, "word", "What your f returns has to be text; it is int."),
    ],
)
def test_an_answer_of_another_form_is_named(answer, wanted, words):
    assert beside("f", lambda: answer, lambda: wanted).said == words


@pytest.mark.parametrize(
    ("answer", "wanted", "words"),
    [
        (2, 1.0, "it is 2 instead of 1"),
        ({"a": 1, "b": 3}, {"a": 1.0, "b": 2.0}, "b is 3 instead of 2"),
        ({"a": True}, {"a": False}, "a is True instead of False"),
        (np.eye(2), np.ones((2, 2)), "entry [0, 1] is 0 instead of 1"),
        ([np.ones(2), np.zeros(2)], [np.ones(2), np.ones(2)], "1[0] is 0 instead of 1"),
        ("one", "two", "it is one instead of two"),
    ],
)
def test_the_first_difference_is_named(answer, wanted, words):
    assert beside("f", lambda: answer, lambda: wanted).said == f"Your f differs from the reference: {words}."


def test_all_that_agree_are_said_in_one_sentence():
    right = [beside(name, lambda: 1, lambda: 1.0) for name in ("f", "g", "h")]
    assert said_of(right[:1]) == "Your f agrees with the reference."
    assert said_of([*right[:2], None]) == "Your f and g agree with the reference."
    assert said_of(right) == "Your f, g and h agree with the reference."
    assert said_of([None]) == ""


def test_rounding_and_the_kind_of_a_number_are_no_difference():
    assert beside("f", lambda: np.float32(0.1), lambda: 0.1).same
    assert beside("f", lambda: [1, 2], lambda: (1.0, 2.0)).same
    assert beside("f", lambda: np.nan, lambda: np.nan).same


def test_a_fault_of_ours_is_not_blamed_on_the_learner():
    with pytest.raises(ZeroDivisionError):
        attempt(lambda: 1 / 0, Own("f", abs))


def test_many_calls_that_take_too_long_are_counted(monkeypatch):
    monkeypatch.setattr(own, "_endless", [])
    slow = Own("f", lambda: 1)

    def work():
        while True:
            slow()

    assert "was called" in attempt(work, slow, seconds=0.1)
    assert "not called again" in attempt(work, slow)
