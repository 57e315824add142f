"""saddle_view: its points and what they are, and the learner's critical_point in it."""

import numpy as np
import pytest

from dlcore import explore
from dlcore.explore import saddle_points
from dlcore.practice import todo
from dlcore.saddles import critical_point, random_hessian
from tests.explore.own import PURPLE, coloured, stopped
from tests.explore.settings import numbers


@pytest.mark.parametrize("n", [1, 3, 10])
def test_the_points_of_saddle_view_are_the_librarys(n):
    curvatures, H = saddle_points.drawn(n)
    rng = np.random.default_rng(0)
    for k in range(saddle_points.ASKED):
        wanted = random_hessian(n, rng)
        assert H[k] == pytest.approx(wanted)
        assert curvatures[k] == pytest.approx(np.linalg.eigvalsh(wanted))


@pytest.mark.parametrize(("n", "share"), [(1, 0.487), (2, 0.152), (3, 0.027), (5, 0), (6, 0), (10, 0)])
def test_the_plan_of_saddle_view_holds(n, share):
    """Theory says 1/2, (2 - sqrt 2)/4 = 0.146, 0.025, and 1.4e-4 for n = 5."""
    counts = explore.saddle_view(n=n).arrays.counts
    assert counts.sum() == 4000
    assert counts[0] / 4000 == pytest.approx(share, abs=0.0015)


@pytest.mark.parametrize("n", [1, 2, 7])
@pytest.mark.parametrize("seed", [0, 11, 19])
def test_the_word_of_saddle_view_fits_its_curvatures(n, seed):
    exploration = explore.saddle_view(n=n, seed=seed)
    a = exploration.arrays
    assert a.word == {0: "min", n: "max"}.get(a.down, "saddle")
    assert a.down == (a.curvatures < 0).sum()
    said = numbers(exploration.alt.replace("slope 0", "slope"))
    counts = [4000, a.counts[0], a.counts[-1], a.down, a.counts[a.down]]
    assert said == pytest.approx([n, *a.curvatures, *counts], abs=0.006)


def test_the_answer_of_saddle_view_is_half_of_the_directions():
    counts = explore.saddle_view(n=10).arrays.counts
    assert counts[4:7].sum() / 4000 > 0.95
    assert counts[[0, 10]].sum() == 0
    assert explore.saddle_view.prediction.answer == "4 to 6 at nearly all points"


def test_the_task_of_saddle_view_can_be_done():
    words = {explore.saddle_view(n=2, seed=seed).arrays.word for seed in range(20)}
    assert words == {"min", "max", "saddle"}
    none = [n for n in range(1, 11) if explore.saddle_view(n=n).arrays.counts[0] == 0]
    assert none == list(range(none[0], 11)) and 4 < none[0] < 7


def own_word(H):
    e = np.linalg.eigh(H)[0]
    return "min" if e[0] > 0 else "max" if e[-1] < 0 else "saddle"


def test_a_right_critical_point_agrees_and_is_shown():
    exploration = explore.saddle_view(n=4, critical_point=own_word)
    assert exploration.alt.endswith("Your critical_point agrees with the reference at 400 such points.")
    assert coloured(exploration, PURPLE) > 50
    assert coloured(explore.saddle_view(n=4, critical_point=critical_point), PURPLE) == 0


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (lambda H: "min" if np.linalg.det(H) > 0 else "saddle", ["differs", "instead of max"]),
        (lambda H: own_word(np.diag(np.diag(H))), ["differs", "of 400 such points"]),
        (lambda H: "min" if np.linalg.eigvalsh(H).any() else "max", ["it calls min instead of"]),
        (lambda H: "a" * 99, ["one of min, max, saddle, flat; it is the str 'aaa"]),
        (lambda H: 0, ["has to be text; it is int"]),
        (lambda H: None, ["returned None"]),
        (lambda H: H.eigenvalues, ["stopped", "AttributeError"]),
        (lambda H: todo(), ["not written yet"]),
    ],
    ids=["determinant", "diagonal", "any", "long", "number", "None", "raises", "todo"],
)
@pytest.mark.parametrize("n", [1, 2])
def test_wrong_words_are_told(n, function, said, recwarn):
    exploration = explore.saddle_view(n=n, critical_point=function)
    if n == 2:
        assert all(part in exploration.alt for part in said), exploration.alt
    assert exploration.alt.startswith(explore.saddle_view(n=n).alt)
    assert exploration.png
    assert not recwarn.list


def test_an_endless_critical_point_is_stopped():
    stopped(explore.saddle_view, "critical_point")
