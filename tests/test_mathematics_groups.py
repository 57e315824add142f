"""What is said where a dict of arrays or a list of layers does not fit, to itself or to another argument."""

import numpy as np
import pytest

from dlcore import activations, deep, shallow
from tests.random_numbers import signed

RNG = np.random.default_rng(6)
X, Y = signed(RNG, 3, 5), np.array([[1.0, 0.0, 1.0, 1.0, 0.0]])
P = {"W1": signed(RNG, 4, 3), "b1": signed(RNG, 4, 1), "W2": signed(RNG, 1, 4), "b2": signed(RNG, 1, 1)}
PARAMS = [
    (signed(RNG, 4, 3), signed(RNG, 4, 1)),
    (signed(RNG, 2, 4), signed(RNG, 2, 1)),
    (signed(RNG, 1, 2), signed(RNG, 1, 1)),
]


def told(function, *arguments):
    with pytest.raises(ValueError) as complaint:
        function(*arguments)
    return str(complaint.value)


def test_each_layer_has_to_take_what_the_one_before_gives():
    assert told(deep.model_forward, X, [PARAMS[0], PARAMS[2]]) == (
        "W of params[0] has shape (4, 3), so n[1] = 4; but W of params[1] has shape (1, 2), so n[1] = 2. "
        "Both need the same n[1]."
    )


def test_the_first_layer_has_to_take_the_features():
    assert told(deep.model_forward, X[:2], PARAMS) == (
        "X has shape (2, 5), so n[0] = 2; but W of params[0] has shape (4, 3), so n[0] = 3. Both need the same n[0]."
    )


def test_a_bias_of_rank_1_is_told_the_way_out():
    W, b = PARAMS[0]
    words = told(deep.model_forward, X, [(W, b.ravel()), *PARAMS[1:]])
    assert words.startswith("b of params[0] has shape (4,); wanted is an array of shape (n[1], 1).")
    assert words.endswith("makes a column of it.")


def test_slopes_need_as_many_layers_as_there_are():
    assert told(deep.update_all, PARAMS, PARAMS[:2], 0.1) == "params has 3 layers, but grads 2."
    assert "dW of grads[1] has shape (4, 3)" in told(deep.update_all, PARAMS, [PARAMS[0], *PARAMS[:2]], 0.1)


def test_what_a_dict_lacks_is_named_and_what_it_has_too_much_is_not_looked_at():
    less = {name: value for name, value in P.items() if name != "b1"}
    assert told(shallow.forward_2layer, X, less) == (
        "p has no entry 'b1'; wanted is a dict with the entries W1, b1, W2, b2."
    )
    more = P | {"comment": "none of its business"}
    np.testing.assert_array_equal(shallow.forward_2layer(X, more)["A2"], shallow.forward_2layer(X, P)["A2"])


def test_parameters_in_a_tuple_are_no_dict():
    assert told(shallow.forward_2layer, X, tuple(P.values())) == (
        "p is of type tuple; wanted is a dict with the entries W1, b1, W2, b2."
    )


def test_a_cache_of_other_examples_is_found_out():
    cache = shallow.forward_2layer(X[:, :4], P)
    words = told(shallow.backward_2layer, P, cache, X, Y)
    assert "A1 of cache has shape (4, 4), so m = 4; but X has shape (3, 5), so m = 5." in words


def test_pairs_may_be_lists_and_layers_a_tuple():
    AL, _ = deep.model_forward(X, tuple(list(pair) for pair in PARAMS))
    np.testing.assert_array_equal(AL, deep.model_forward(X, PARAMS)[0])


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: deep.layer_shapes([3], 5), "dims is [3]; wanted is a list of at least two sizes"),
        (lambda: deep.layer_shapes([3, 2.5], 5), "dims[1] is 2.5"),
        (lambda: deep.count_parameters("3-4-1"), "dims is '3-4-1'"),
        (lambda: deep.layer_forward(X, *PARAMS[0], "tanh"), "activation is 'tanh'; wanted is one of 'relu',"),
        (lambda: deep.model_forward(X, []), "params is empty"),
        (lambda: deep.model_forward(X, [PARAMS[0][0]]), "params[0] is of type ndarray; wanted is a list of tuples"),
        (lambda: activations.tanh_grad_from_a(np.array([1.5])), "a holds 1.5; wanted are values of tanh"),
    ],
)  # fmt: skip
def test_more_complaints_in_words(call, words):
    assert words in told(call)


def test_sizes_may_be_an_array():
    assert deep.count_parameters(np.array([3, 4, 1])) == deep.count_parameters([3, 4, 1]) == 21
