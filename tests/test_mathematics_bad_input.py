"""What does not fit is refused in words that name the argument, what was given and what is wanted.

The bad calls are made from the good ones and from what `takes` promises, so that no function can be forgotten.
"""

import copy
import re

import numpy as np
import pytest

from dlcore import activations, arrays, logistic
from dlcore.kinds import KINDS
from dlcore.kinds_apart import APART
from dlcore.shapes import GROUPS, check, takes
from tests.mathematics_bad_values import ALLOWED, BAD_ARRAYS, BAD_BY_KIND, BAD_NUMBERS, BAD_RANKS, BAD_SCALARS
from tests.mathematics_examples import EXAMPLES, A, X, results, w
from tests.random_numbers import signed


def bad_calls():
    for function, good in EXAMPLES.items():
        for name, wanted in function.takes.items():
            kind, _, shape = wanted.partition(" ")
            slips = dict(BAD_BY_KIND[kind])
            if kind in KINDS:
                slips |= BAD_NUMBERS | (BAD_ARRAYS if np.ndim(good[name]) else BAD_SCALARS)
                for allowed in ALLOWED.get(kind, ()):
                    del slips[allowed]
                slips |= BAD_RANKS if shape not in ("()", "(...)") else {}
                if shape.endswith("or None"):
                    del slips["None"]
            for what, (spoil, told) in slips.items():
                yield pytest.param(function, name, spoil, told, id=f"{function.__name__}-{name}-{what}")


@pytest.mark.parametrize(("function", "name", "spoil", "told"), list(bad_calls()))
def test_bad_input_is_refused_by_name(function, name, spoil, told):
    good = EXAMPLES[function]
    value = copy.deepcopy(good[name])
    with np.errstate(all="raise"), pytest.raises(ValueError, match=told) as complaint:
        results(function, good | {name: spoil(value)})
    assert name in re.split(r"[\s(\[]", str(complaint.value))
    assert str(complaint.value).endswith((".", "?"))


def test_every_kind_is_put_to_the_test():
    used = {wanted.partition(" ")[0] for function in EXAMPLES for wanted in function.takes.values()}
    assert used == set(KINDS | APART | GROUPS) == set(BAD_BY_KIND)


def mismatched():
    """Pairs of arguments that share a size, or are declared alike, and one of them grown by one."""
    for function, good in EXAMPLES.items():
        arrays_of = [
            name
            for name, wanted in function.takes.items()
            if isinstance(good[name], np.ndarray) and wanted.partition(" ")[0] in KINDS
        ]
        for name in arrays_of:
            for axis, size in enumerate(np.shape(good[name])):
                others = [o for o in arrays_of if o != name and size > 1 and size in np.shape(good[o])]
                if others and function is not arrays.pairwise_sub:
                    yield pytest.param(function, name, axis, id=f"{function.__name__}-{name}-axis{axis}")


@pytest.mark.parametrize(("function", "name", "axis"), list(mismatched()))
def test_arguments_that_disagree_in_size_are_both_named(function, name, axis):
    good = EXAMPLES[function]
    grown = np.concatenate([good[name], good[name].take([0], axis)], axis)
    with pytest.raises(ValueError, match="Both need the same") as complaint:
        results(function, good | {name: grown})
    told = str(complaint.value)
    assert str(grown.shape) in told and f"{name} has shape" in told
    assert any(f"{other} has shape" in told for other in good if other != name)


RANK_1 = "A rank-1 array is neither row nor column; "
ONE = "One number in an array is still an array: "


@pytest.mark.parametrize(
    ("wanted", "shape", "told", "way"),
    [
        ("(1, m)", (5,), f"a row of shape (1, m). {RANK_1}", "Y.reshape(1, -1) makes a row of it."),
        ("(n, 1)", (5,), f"a column of shape (n, 1). {RANK_1}", "Y.reshape(-1, 1) makes a column of it."),
        ("(1, m)", (5, 1), "a row of shape (1, m). ", "Y.T turns the column into a row."),
        ("(n, 1)", (1, 5), "a column of shape (n, 1). ", "Y.T turns the row into a column."),
        ("()", (1, 1), f"a single number. {ONE}", "Y.item() takes the number out."),
    ],
)
def test_the_way_out_is_told_and_is_one(wanted, shape, told, way):
    Y = signed(np.random.default_rng(0), *shape)
    with pytest.raises(ValueError, match="Y has shape") as complaint:
        check("Y", Y, f"real {wanted}")
    assert str(complaint.value) == f"Y has shape {shape}; wanted is {told}{way}"
    check("Y", eval(re.match(r"Y\S+( -?1\))?", way)[0], {"Y": Y}), f"real {wanted}")


@pytest.mark.parametrize(
    ("wanted", "given", "told"),
    [
        ("(n, m)", np.ones(5), "Y has shape (5,); wanted is an array of shape (n, m)."),
        (
            "(m,) or (1, m)",
            np.ones((2, 2)),
            "Y has shape (2, 2); wanted is an array of shape (m,) or (1, m).",
        ),
        ("()", np.ones(3), "Y has shape (3,); wanted is a single number."),
        ("(1, m)", 3.0, "Y is a single number; wanted is a row of shape (1, m)."),
        ("()", [3.0], "Y is of type list; wanted is a single number."),
        (
            "(...)",
            [3.0],
            "Y is of type list; wanted is a number or an array. np.array(Y) makes an array of it.",
        ),
    ],
)
def test_without_a_way_out_only_the_wish_is_told(wanted, given, told):
    with pytest.raises(ValueError, match="Y") as complaint:
        check("Y", given, f"real {wanted}")
    assert str(complaint.value) == told


def test_large_numbers_are_no_infinite_ones():
    """Their sum overflows, they do not."""
    assert np.isfinite(activations.sigmoid(np.array([1.7e308, 1.7e308, -1e308]))).all()


def test_whole_numbers_pass_where_nothing_is_cut_off():
    close = np.testing.assert_allclose
    close(
        logistic.logreg_gradients(np.array([[1], [-2]]), 0, np.array([[2], [1]]), np.array([[1]]))[0],
        [[-1.0], [-0.5]],
    )
    assert activations.sigmoid(np.array([0, 0])).dtype == float


def test_every_number_type_is_a_number():
    for b in (1, 1.0, np.float32(1), np.int64(1), np.array(1.0)):
        assert arrays.weighted_sum(w, X, b).shape == (1, 5)


def test_calls_by_name_and_by_place_are_held_alike():
    for call in (lambda: logistic.predict_labels(A, 2.0), lambda: logistic.predict_labels(A, threshold=2.0)):
        with pytest.raises(ValueError, match="threshold holds 2"):
            call()
    with pytest.raises(TypeError, match="missing 1 required"):
        logistic.predict_labels(threshold=0.5)
    with pytest.raises(TypeError, match="takes from 1 to 2"):
        logistic.predict_labels(A, 0.5, 0.5)


def test_a_promise_about_an_argument_that_is_not_there_is_refused():
    with pytest.raises(TypeError, match="has no argument q"):
        takes(q="real ()")(lambda z: z)
