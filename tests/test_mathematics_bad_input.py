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
from tests.mathematics_examples import EXAMPLES, A, X, results, w
from tests.mathematics_groups import BAD_GROUPS
from tests.random_numbers import signed

# What is bad for an argument, by its kind: a name for it, the bad value made from the good one, and a word of
# the complaint.
BAD_NUMBERS = {
    "None": (lambda good: None, "None"),
    "text": (lambda good: "3", "str"),
    "True": (lambda good: np.full(np.shape(good), True) if np.ndim(good) else True, "True or False"),
    "complex": (lambda good: good + 1j, "complex"),
    "objects": (lambda good: np.full(np.shape(good), 1.0, dtype=object), "objects"),
    "nan": (lambda good: with_one(good, np.nan), "nan"),
    "infinite": (lambda good: with_one(good, -np.inf), "infinite"),
}
BAD_ARRAYS = {
    "list": (lambda good: good.tolist(), "list"),
    "matrix": (lambda good: good.reshape(len(good), -1).view(np.matrix), "matrix"),
    "masked": (lambda good: np.ma.masked_array(good), "MaskedArray"),
    "empty": (lambda good: good.take([], axis=int(np.argmax(good.shape))), "nothing is in it"),
}
BAD_RANKS = {
    "one axis more": (lambda good: good[None], "has shape"),
    "a number": (lambda good: 0.5, "single number"),
}
BAD_SCALARS = {
    "array of one": (lambda good: np.array([good]), r"item\(\)"),
    "matrix of one": (lambda good: np.array([[good]]), r"item\(\)"),
    "list of one": (lambda good: [good], "list"),
}
BAD_BY_KIND = {
    "number": {},
    "real": {
        "pixels": (lambda good: np.ones(np.shape(good), np.uint8), "uint8"),
        "bytes": (lambda good: np.ones(np.shape(good), np.int8), "int8"),
    },
    "rows": {"zero row": (lambda good: good * np.arange(len(good))[:, None], "row 0")},
    "float": {"whole numbers": (lambda good: np.ones(np.shape(good), int), "whole numbers")},
    "labels": {
        "two": (lambda good: with_one(good, 2), "holds 2"),
        "half": (lambda good: with_one(good, 0.5), "holds 0.5"),
    },
    "classes": {
        "half": (lambda good: with_one(good, 0.5), "holds 0.5"),
        "below": (lambda good: with_one(good, -1), "holds -1"),
    },
    "probability": {
        "above": (lambda good: with_one(good, 1.25), "holds 1.25"),
        "below": (lambda good: with_one(good, -0.5), "holds -0.5"),
    },
    "prediction": {
        "above": (lambda good: with_one(good, 1.25), "holds 1.25"),
        "below": (lambda good: with_one(good, -0.5), "holds -0.5"),
        "zero": (lambda good: with_one(good, 0), "exactly 0"),
        "one": (lambda good: with_one(good, 1), "exactly 1"),
    },
    "one_hot": {
        "half": (lambda good: with_one(good, 0.5), "holds 0.5"),
        "two classes": (lambda good: np.ones_like(good), "column 0 of Y has 3 ones"),
        "no class": (lambda good: good * (np.arange(good.shape[1]) > 0), "column 0 of Y has 0 ones"),
    },
    "decay": {"one": (lambda good: 1.0, "is 1"), "below": (lambda good: -0.1, "is -0.1")},
    "fraction": {"one": (lambda good: 1.0, "is 1"), "zero": (lambda good: 0.0, "is 0")},
    "positive": {
        "zero": (lambda good: with_one(good, 0.0), "(is|holds) 0"),
        "below": (lambda good: with_one(good, -1.5), "(is|holds) -1.5"),
    },
    "rate": {"below": (lambda good: -1.5, "is -1.5")},
    "count": {
        "below": (lambda good: -1, "is -1"),
        "broken": (lambda good: 2.5, "is 2.5"),
        "real": (lambda good: 2.0, "is 2.0"),
    },
    "size": {
        "zero": (lambda good: 0, "is 0"),
        "broken": (lambda good: 2.5, "is 2.5"),
        "real": (lambda good: 2.0, "is 2.0"),
    },
    "kept": {"zero": (lambda good: 0.0, "is 0"), "above": (lambda good: 1.5, "is 1.5")},
    "order": {
        "twice": (lambda good: with_one(good, good[0]), "has to be there once"),
        "from one": (lambda good: good + 1, "from 0 to"),
    },
    "varied": {
        "same": (lambda good: good * np.arange(len(good))[:, None], "row 0"),
        "one example": (lambda good: good[:, :1], "one example only"),
    },
    "series": {
        "text inside": (lambda good: [*good[:-1], "3"], "holds text"),
        "list in a list": (lambda good: [*good[:-1], [1.0, 2.0]], "of type list"),
    },
    "mask": {
        "two": (lambda good: with_one(good, 2), "holds 2"),
        "half": (lambda good: with_one(good, 0.5), "holds 0.5"),
    },
    "rng": {
        "seed": (lambda good: 3, "type int"),
        "old": (lambda good: np.random.RandomState(0), "RandomState"),
    },
    "word": {"other": (lambda good: "rulu", "'rulu'; wanted is one of"), "None": (lambda good: None, "None")},
    "truth": {"text": (lambda good: "yes", "'yes'"), "number": (lambda good: 1, "is 1")},
    "blocks": {
        "list": (lambda good: list(good.values()), "type list"),
        "empty": (lambda good: {}, "nothing in it"),
        "nan": (lambda good: good | {"W1": with_one(good["W1"], np.nan)}, "nan"),
        "pixels": (lambda good: good | {"W1": good["W1"].astype(np.uint8)}, "uint8"),
    },
    "names": {
        "unknown": (lambda good: [*good, "W9"], "'W9'"),
        "twice": (lambda good: [*good, good[0]], "twice"),
        "text": (lambda good: good[0], "a list of names"),
    },
    "weights": {
        "array": (lambda good: good[0], "type ndarray"),
        "empty": (lambda good: [], "empty"),
        "order": (lambda good: good[::-1], "it takes"),
        "nan": (lambda good: [with_one(good[0], np.nan), *good[1:]], "nan"),
    },
    "column": {
        "row": (lambda good: good.T, r"wanted is shape \(16, 1\)"),
        "short": (lambda good: good[1:], "16 numbers"),
        "nan": (lambda good: with_one(good, np.nan), "nan"),
    },
    "sizes": {
        "none": (lambda good: [], "holds nothing"),
        "zero": (lambda good: [0, *good], "holds 0"),
        "more than all": (lambda good: [*good, 6], "holds 6"),
        "real": (lambda good: [2.0], "holds 2.0"),
    },
    "window": {"larger": (lambda good: 9, "has only"), "zero": (lambda good: 0, "is 0")},
    "places": {
        "beyond": (lambda good: good + 4, "stays inside"),
        "before": (lambda good: good - 4, "stays inside"),
        "real": (lambda good: good + 0.5, "whole numbers"),
        "for one": (lambda good: good[:1], "3 whole numbers"),
        "None": (lambda good: None, "None"),
    },
    "share": {
        "all": (lambda good: 1.0, "no example to train on"),
        "percent": (lambda good: 20, "a fraction from 0 to 1"),
        "below": (lambda good: -0.1, "a fraction from 0 to 1"),
        "nan": (lambda good: np.nan, "nan"),
        "text": (lambda good: "0.2", "str"),
    },
    "cut": {
        "all": (lambda good: 99, "none to train on"),
        "below": (lambda good: -1, "is -1"),
        "real": (lambda good: 2.0, "is 2.0"),
    },
    "tanh": {"above": (lambda good: with_one(good, 1.25), "holds 1.25")},
    "dims": {
        "one": (lambda good: good[:1], "at least two sizes"),
        "broken": (lambda good: [*good, 2.5], "is 2.5"),
        "zero": (lambda good: [*good, 0], "is 0"),
        "number": (lambda good: 3, "at least two sizes"),
    },
    **BAD_GROUPS,
    "function": {"number": (lambda good: 3, "type int"), "None": (lambda good: None, "NoneType")},
    "cost": {
        "number": (lambda good: 3, "type int"),
        "array": (lambda good: np.copy, "has shape"),
        "nothing": (lambda good: lambda theta: None, "None"),
        "nan": (lambda good: lambda theta: np.nan, "nan"),
        "damage": (lambda good: lambda theta: float(theta.fill(1) or 1), "changes"),
    },
}
ALLOWED = {"mask": ["True"], "series": ["list"]}  # what is bad elsewhere


def with_one(good, number):
    """The good value with one bad number in it, not the first."""
    if np.ndim(good) == 0:
        return number
    bad = np.array(good, np.result_type(good, number))
    bad.flat[-1] = number
    return bad


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
