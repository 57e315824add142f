"""conv_stepper: what it says is true, and the learner's functions, picture and filter in it."""

from itertools import product

import numpy as np
import pytest

from dlcore import datasets, explore, filters
from dlcore.explore import windows
from dlcore.explore.own_picture import reduced
from dlcore.practice import todo
from tests.explore.own import PURPLE, coloured, stopped
from tests.explore.settings import numbers, pixels

VERTICAL = [[1, 0, -1]] * 3


def layer(a):
    """What the library's loops make of the small picture."""
    picture = a.P[a.pad : a.pad + a.n, a.pad : a.pad + a.n]
    W = a.K[:, :, np.newaxis, np.newaxis]
    return filters.conv_layer(picture[np.newaxis, :, :, np.newaxis], W, np.zeros(1), a.stride, a.pad)[
        0, :, :, 0
    ]


@pytest.mark.parametrize("filter", list(windows.FILTERS))
@pytest.mark.parametrize(("n", "pad", "stride"), [(5, 0, 3), (6, 1, 1), (7, 2, 2), (8, 1, 3)])
def test_conv_stepper_steps_through_the_layer_of_the_library(n, pad, stride, filter):
    wanted = None
    for position in (1, 2, 5, 17, 100):
        exploration = explore.conv_stepper(position=position, filter=filter, n=n, pad=pad, stride=stride)
        a = exploration.arrays
        wanted = layer(a) if wanted is None else wanted
        assert a.Z == pytest.approx(wanted)
        place = min(position, wanted.size)
        row, column = np.unravel_index(place - 1, wanted.shape)
        assert (a.window * a.K).sum() == pytest.approx(wanted[row, column])
        said = [n, n, pad, stride, len(wanted), len(wanted), place, wanted.size, row, column, 9]
        said += [wanted[row, column], wanted.min(), wanted.max()]
        assert numbers(exploration.alt) == pytest.approx(said, rel=1e-3)
        assert len(wanted) == filters.conv_out(n, 3, pad, stride)


def test_the_answer_of_conv_stepper_is_what_it_finds():
    a = explore.conv_stepper(filter="vertical", pad=1).arrays
    assert (a.Z[1:-1, 0] == int(explore.conv_stepper.prediction.answer)).all()
    assert (explore.conv_stepper(filter="vertical").arrays.Z.max(axis=1) == 30).all()


def test_the_task_of_conv_stepper_leads_where_it_says():
    a = explore.conv_stepper(filter="vertical", position=100).arrays
    flat = [np.ptp(a.P[r : r + 3, c : c + 3], axis=1).max() == 0 for r, c in product(range(4), repeat=2)]
    assert ((a.Z.ravel() == 0) == flat).all()
    four = [
        (pad, stride)
        for pad, stride in product(range(3), range(1, 4))
        if explore.conv_stepper(n=8, pad=pad, stride=stride).arrays.Z.shape == (4, 4)
    ]
    assert four


def test_places_are_filled_one_after_the_other():
    inked = [
        coloured(explore.conv_stepper(filter="vertical", position=k), (26, 26, 26)) for k in (1, 6, 11, 16)
    ]
    assert inked == sorted(inked)
    assert inked[0] < inked[-1]


def test_their_own_picture_is_the_small_one_and_the_whole():
    picture = datasets.photograph("cell")
    exploration = explore.conv_stepper(image=picture, n=8, filter="sobel")
    a, plain = exploration.arrays, explore.conv_stepper(n=8, filter="sobel").arrays
    grey = picture.mean(axis=2)
    blocks = grey.reshape(64, 4, 64, 4).mean(axis=(1, 3))
    assert a.whole == pytest.approx(10 * (blocks - blocks.min()) / np.ptp(blocks), abs=1e-4)
    assert a.filtered == pytest.approx(filters.cross_correlate(a.whole, a.K))
    assert (a.P == np.round(a.P)).all()
    assert (a.P.min(), a.P.max()) == (0, 10)
    assert (a.P != plain.P).any()
    assert exploration.code.endswith("image=your_image)")
    assert (pixels(exploration) != pixels(explore.conv_stepper(n=8, filter="sobel"))).any(
        axis=-1
    ).sum() > 3000


@pytest.mark.parametrize(
    "image",
    [
        np.eye(9),
        np.eye(9, dtype=bool),
        np.ones((40, 30)),
        np.random.default_rng(0).random((25, 90, 3)),
        [[0, 9, 4]] * 3,
    ],
    ids=["floats", "booleans", "one shade", "wide", "lists"],
)
def test_pictures_of_any_kind_are_taken(image):
    small = reduced(image, 6)
    assert small.shape == (6, 6)
    assert small.min() == 0
    assert small.max() == pytest.approx(10) or np.ptp(np.asarray(image)) == 0
    assert explore.conv_stepper(image=image).png


@pytest.mark.parametrize(
    "image",
    ["me.jpg", np.zeros((2, 9)), np.zeros(9), np.zeros((9, 9, 2)), np.full((5, 5), np.nan), 3, [[1, 2], [3]]],
    ids=["name", "small", "row", "two planes", "nan", "number", "ragged"],
)
def test_what_is_no_picture_is_refused_in_words(image):
    with pytest.raises(ValueError, match=r"image is a picture as an array"):
        explore.conv_stepper(image=image)


@pytest.mark.parametrize(
    "entries", [3, [1, 0, -1], np.eye(4), [[1, 2, 3], [4, 5], [6]], np.full((3, 3), np.inf)]
)
def test_what_is_no_filter_is_refused_in_words(entries):
    with pytest.raises(ValueError, match="3 x 3 numbers"):
        explore.conv_stepper(entries=entries)


def test_their_own_filter_takes_the_place_of_the_chosen_one():
    exploration = explore.conv_stepper(entries=VERTICAL)
    assert (exploration.arrays.Z == explore.conv_stepper(filter="vertical").arrays.Z).all()
    assert "filter your own" in exploration.alt


def own_step(a_slice, W, b):
    total = b
    for pixel, weight in zip(a_slice.ravel(), W.ravel(), strict=True):
        total += pixel * weight
    return total


def own_map(X, K):
    rows, columns = (length - len(K) + 1 for length in X.shape)
    return [[own_step(X[i : i + 3, j : j + 3], K, 0) for j in range(columns)] for i in range(rows)]


def test_right_functions_agree_and_make_the_same_picture():
    exploration = explore.conv_stepper(
        filter="sobel", position=7, conv_step=own_step, cross_correlate=own_map
    )
    assert exploration.alt.endswith("Your conv_step and cross_correlate agree with the reference.")
    plain = explore.conv_stepper(filter="sobel", position=7).arrays
    assert exploration.arrays.filtered == pytest.approx(plain.filtered)
    assert coloured(exploration, PURPLE) > 30 > coloured(explore.conv_stepper(filter="sobel"), PURPLE)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"conv_step": lambda a, W, b: np.sum(a * W) + 1}, "it is 31 instead of 30"),
        ({"conv_step": lambda a, W, b: np.sum(a * W, axis=(0, 1))}, "has the shape (1,)"),
        (
            {"cross_correlate": lambda X, K: windows.slid(X, K[::-1, ::-1])},
            "entry [0, 1] is -30 instead of 30",
        ),
        ({"cross_correlate": lambda X, K: windows.slid(X, K)[1:, 1:]}, "has the shape (3, 3)"),
        ({"cross_correlate": lambda X, K: X @ K}, "stopped with ValueError"),
        ({"cross_correlate": lambda X, K: todo()}, "not written yet"),
    ],
    ids=["one more", "a channel", "turned around", "short", "matmul", "todo"],
)
def test_wrong_functions_are_told_in_words(given, said, recwarn):
    exploration = explore.conv_stepper(filter="vertical", position=2, **given)
    assert said in exploration.alt
    assert exploration.alt.startswith(explore.conv_stepper(filter="vertical", position=2).alt)
    assert exploration.png
    assert not recwarn.list


def test_a_function_that_fails_on_the_whole_picture_only_is_told():
    def small_ones(X, K):
        assert len(X) < 20, "too large"
        return windows.slid(X, K)

    exploration = explore.conv_stepper(cross_correlate=small_ones)
    assert (
        "agrees with the reference. Your cross_correlate stopped with AssertionError: too large"
        in exploration.alt
    )
    assert exploration.arrays.filtered == pytest.approx(explore.conv_stepper().arrays.filtered)


def test_a_turned_filter_turns_the_whole_picture():
    given = {"cross_correlate": lambda X, K: windows.slid(X, K[::-1, ::-1])}
    own = explore.conv_stepper(filter="vertical", **given).arrays.filtered
    assert own == pytest.approx(-explore.conv_stepper(filter="vertical").arrays.filtered)


@pytest.mark.parametrize("name", explore.conv_stepper.functions)
def test_an_endless_one_is_stopped(name):
    stopped(explore.conv_stepper, name)
