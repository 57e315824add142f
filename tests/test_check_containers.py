"""Answers made of dicts, lists of layers, words and chance: compared part by part, and told part by part."""

import copy
from types import SimpleNamespace

import numpy as np
import pytest

from dlcore.practice import catch_bugs, exercises
from dlcore.practice.checker.comparing import agrees, same_value
from dlcore.practice.checker.parts import in_code, parts
from dlcore.practice.checker.triage import describe, difference
from dlcore.running.values import Stranger, differs, plain
from tests.answers.asking import checked
from tests.random_numbers import labels, signed

RNG = np.random.default_rng(8)
A, B = signed(RNG, 2, 3), signed(RNG, 4, 1)


@pytest.mark.parametrize(
    "got, wanted, same",
    [
        ({"a": A, "b": B}, {"b": B, "a": A}, True),
        ({"a": A, "b": B, "more": 3}, {"a": A, "b": B}, True),
        ({"a": A}, {"a": A, "b": B}, False),
        ({"a": A, "b": -B}, {"a": A, "b": B}, False),
        ((A, B), {"a": A, "b": B}, False),
        ([(A, B), (B, A)], [(A, B), (B, A)], True),
        (([A, B], [B, A]), [(A, B), (B, A)], True),
        ([(A, B)], [(A, B), (B, A)], False),
        ([(A, B), (B, -A)], [(A, B), (B, A)], False),
        ([A, B], [(A, B), (B, A)], False),
        (np.array([[[2, 3], [2, 1]]]), [((2, 3), (2, 1))], True),
        (np.stack([A, A]), (A, A), False),
        ("high", "high", True),
        ("low", "high", False),
        (1, "high", False),
        (True, True, True),
        (1.0, True, True),
        (False, True, False),
        (True, 1.0, False),
        ({"bias": np.True_}, {"bias": True}, True),
    ],
)
def test_containers_agree_where_all_parts_agree(got, wanted, same):
    assert agrees(got, wanted) is same


@pytest.mark.parametrize("value", [{"a": A, "b": [B, (A, 2)]}, [(A, B)], "word", (1, {"x": {"y": B}})])
def test_two_wrong_answers_are_one_only_if_all_their_parts_are(value):
    other = copy.deepcopy(value)
    assert same_value(value, other) and not differs(value, other)
    for different in (None, "other", {"z": A}, [], A, {"a": A, "b": [B, (A, 3)]}, [(A, -B)]):
        assert not same_value(value, different) and differs(value, different)


def test_an_argument_in_a_container_is_seen_to_change():
    for before in ({"a": A}, [(B, A)], {"l": [{"x": A}]}):
        after = copy.deepcopy(before)
        assert not differs(before, after)
        holder = after
        while not isinstance(holder, np.ndarray):
            holder = next(iter(holder.values())) if isinstance(holder, dict) else holder[-1]
        holder[0, 0] += 1
        assert differs(before, after)
    assert differs({"a": A}, {"b": A})
    rng = np.random.default_rng(0)
    before = copy.deepcopy(rng)
    rng.random()
    assert not differs(before, rng), "to draw is what a generator is for"


def test_only_plain_things_are_kept_of_a_dict():
    found = plain({"a": A.view(np.matrix), 1: object()})
    assert type(found["a"]) is np.ndarray and found[1] == Stranger("object")
    assert plain({(1, 2): 3}) == Stranger("dict")
    around = {}
    around["itself"] = around
    assert plain(around)["itself"]["itself"]


LAYERS = SimpleNamespace(returns=("grads",), integer=False, arguments=("X", "p", "how"))
PAIR = SimpleNamespace(returns=("AL", "caches"), integer=False, arguments=())


def test_parts_have_the_names_a_learner_could_write():
    names = [part.name for part in parts(LAYERS, [(A, B), (B, A)], [(A, B), (B, A)])]
    assert names == ["grads[0][0]", "grads[0][1]", "grads[1][0]", "grads[1][1]"]
    found = parts(PAIR, (A, [(A, B)]), (A, [(A, B)]))
    assert [part.name for part in found] == ["AL", "caches[0][0]", "caches[0][1]"]
    assert [part.role for part in found] == ["AL", "caches[i][0]", "caches[i][1]"]
    assert all(in_code(part.name) for part in found) and not in_code("the mean of W1")


@pytest.mark.parametrize(
    "got, wanted, words",
    [
        ((A, B), {"dW": A, "db": B}, "grads is a tuple of 2; wanted is a dictionary with dW, db."),
        ({"dW": A}, {"dW": A, "db": B}, "grads has no db; it has dW."),
        ({}, {"dW": A, "db": B}, "grads has no dW, db; it has nothing."),
        ({"dW": A, "db": B.ravel()}, {"dW": A, "db": B}, "db has the right numbers in shape (4,)"),
        ([(A, B)], [(A, B), (B, A)], "grads has length 1; wanted is 2."),
        ([(A, B), (B,)], [(A, B), (B, A)], "grads[1] has length 1; wanted is 2."),
        ([(A, B), (B, None)], [(A, B), (B, A)], "grads[1][1] is None; numbers are wanted."),
        ({"W1": A}, [(A, B)], "grads is a dictionary; wanted is a list of 1."),
        ([{"W1": A}], [(A, B)], "grads[0] is a dictionary; wanted is a tuple of 2."),
        ("low", "high", "grads is 'low'; wanted is 'high'."),
        (A, "high", "grads is an array of shape (2, 3); wanted is 'high'."),
    ],
)
def test_the_first_part_that_differs_is_named(got, wanted, words):
    assert words in difference(LAYERS, got, wanted)


def test_a_wrong_entry_is_told_where_the_learner_can_look_it_up():
    told = difference(LAYERS, [(A, B), (np.where(A == A[1, 2], 7.0, A), B)], [(A, B), (A, B)])
    assert told == f"grads[1][0][1, 2] is 7, expected {A[1, 2]:.4g}."


def test_arguments_are_described_where_that_takes_few_words():
    case = type("Case", (tuple,), {"label": ""})
    assert describe(LAYERS, case((A, {"W1": A}, "relu"))) == "X (2, 3), how = 'relu'"
    assert describe(LAYERS, case(([2, 3, 1], 5, np.tanh))) == "X = [2, 3, 1], p = 5"


def test_a_rule_that_holds_in_all_layers_is_told_once():
    def model_backward(AL, Y, caches):
        grads = exercises()["model_backward"].reference(AL, Y, caches)
        return [(3 * dW, db) for dW, db in grads]

    told = checked(model_backward).message
    assert "grads[i][0] is everywhere 3 times what it should be." in told
    assert "Right so far: grads[i][1]." in told


def test_a_size_that_is_missing_is_named_in_a_dict_too():
    def backward_2layer(p, cache, X, Y):
        grads = exercises()["backward_2layer"].reference(p, cache, X, Y)
        return grads | {"db2": grads["db2"] / X.shape[1]}

    told = checked(backward_2layer).message
    assert "db2 is in each case `X.shape[1]` times too small" in told
    assert "Right so far: 1 of 5 cases." in told, "that of one example"


def test_an_entry_that_is_not_there_is_told_in_words():
    def forward_2layer(X, p):
        return p["w1"] @ X

    assert "a dictionary has no entry 'w1'." in checked(forward_2layer).message


def test_chance_is_looked_at_from_outside():
    def init_two_layer(n_x, n_h, n_y, rng, scale=0.01):
        return {
            "W1": np.random.standard_normal((n_h, n_x)) * scale, "b1": np.zeros((n_h, 1)),  # noqa: NPY002
            "W2": rng.standard_normal((n_y, n_h)) * scale * 3, "b2": np.zeros((n_y, 1)),
        }  # fmt: skip

    told = checked(init_two_layer)
    assert told.mistake is None and "parts." in told.message
    assert (
        "W1 from an rng in the same state is 'other numbers'; wanted is 'the same numbers'." in told.message
    )
    assert "changes its input" not in told.message


def test_one_case_catches_all_bugs_of_a_chapter_on_networks():
    assert catch_bugs("leaky_relu_grad", [1.0, 2.0], 0.01).missed == (
        "zero_left", "slope_times_z", "hardcoded_slope",
    )  # fmt: skip
    assert catch_bugs("leaky_relu_grad", [[-2.0, 3.0], [0.5, -0.7]], 0.2)
    assert catch_bugs("affine_backward", [[1.0]], [[1.0]], [[1.0]]).caught == ("lost_keepdims",)
    good = signed(RNG, 2, 3), signed(RNG, 4, 3), signed(RNG, 2, 4)
    assert catch_bugs("affine_backward", *good)
    X, Y = signed(RNG, 2, 5), labels(RNG, 1, 5)
    p = {"W1": signed(RNG, 3, 2), "b1": signed(RNG, 3, 1), "W2": signed(RNG, 1, 3), "b2": signed(RNG, 1, 1)}
    cache = exercises()["forward_2layer"].reference(X, p)
    assert catch_bugs("backward_2layer", p, cache, X, Y)
    assert "W2 of p" in catch_bugs("backward_2layer", p | {"W2": p["W1"]}, cache, X, Y).title
    assert "does not take this" in catch_bugs("layer_shapes", [3], 2).title
    assert catch_bugs("layer_shapes", [3, 4, 2], 5)
