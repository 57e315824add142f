"""The patterns in the plane and the measured data: of the shape they say, and as hard as they say."""

import numpy as np
import pytest

from dlcore import datasets

PATTERNS = (
    datasets.flower, datasets.moons, datasets.circles, datasets.football,
    datasets.disc, datasets.xor, datasets.gaussians, datasets.spiral,
)  # fmt: skip
SURFACES = (datasets.plane, datasets.hills)


def best_line(X, Y):
    """The share of points that the best straight line has on the right side, by least squares."""
    columns = np.vstack([X, np.ones(X.shape[1])])
    w = np.linalg.lstsq(columns.T, 2 * Y.ravel() - 1.0, rcond=None)[0]
    return float(((w @ columns > 0) == Y).mean())


def nearest_neighbour(X, Y, X_new):
    distances = ((X_new[:, :, None] - X[:, None, :]) ** 2).sum(axis=0)
    return Y[0, distances.argmin(axis=1)]


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("m", [2, 37, 400])
def test_a_pattern_has_columns_and_one_label_each(pattern, m):
    X, Y = pattern(m=m)
    assert X.shape == (2, m) and X.dtype == float and np.isfinite(X).all()
    assert Y.shape == (1, m) and Y.dtype.kind == "i" and set(Y.ravel()) <= {0, 1}


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_seed_decides_the_points_and_nothing_else_does(pattern):
    first = pattern(seed=3)
    again, other = pattern(seed=3), pattern(seed=4)
    assert all(np.array_equal(one, two) for one, two in zip(first, again, strict=True))
    assert not np.array_equal(first[0], other[0])
    first[0][:] = 0
    assert np.array_equal(pattern(seed=3)[0], again[0])  # what a learner overwrites is their own copy


@pytest.mark.parametrize("pattern", PATTERNS)
def test_classes_are_balanced_and_come_in_random_order(pattern):
    _, Y = pattern(m=400)
    assert 0.4 <= Y.mean() <= 0.6
    changes = int((np.diff(Y) != 0).sum())
    assert 150 < changes < 250  # taking turns would give 399, one class after the other 1


LINES = {
    "flower": (0.4, 0.65), "moons": (0.8, 0.92), "circles": (0.45, 0.65), "football": (0.65, 0.85),
    "disc": (0.45, 0.65), "xor": (0.45, 0.65), "gaussians": (0.99, 1), "spiral": (0.45, 0.75),
}  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_line_does_as_badly_as_the_pattern_promises(pattern):
    low, high = LINES[pattern.__name__]
    shares = [best_line(*pattern(m=400, seed=seed)) for seed in range(3)]
    assert all(low <= share <= high for share in shares), shares


@pytest.mark.parametrize(
    ("pattern", "least"),
    [
        (datasets.flower, 0.85), (datasets.moons, 0.93), (datasets.circles, 0.9),
        (datasets.disc, 0.97), (datasets.xor, 0.97), (datasets.gaussians, 0.99), (datasets.spiral, 0.97),
    ],
)  # fmt: skip
def test_a_model_that_bends_does_well_on_new_points(pattern, least):
    X, Y = pattern(m=400, seed=1)
    X_new, Y_new = pattern(m=400, seed=2)
    assert (nearest_neighbour(X, Y, X_new) == Y_new).mean() >= least


def test_learning_the_football_points_by_heart_does_not_help():
    X, Y = datasets.football(m=200, seed=1)
    X_new, Y_new = datasets.football(m=2000, seed=2)
    assert (nearest_neighbour(X, Y, X) == Y).all()
    assert (nearest_neighbour(X, Y, X_new) == Y_new).mean() < 0.83


@pytest.mark.parametrize("pattern", PATTERNS)
def test_without_noise_the_points_lie_on_their_pattern(pattern):
    X, Y = pattern(m=60, noise=0)
    inside = np.hypot(*X)[Y[0] == 1]
    if pattern is datasets.circles:
        assert np.allclose(inside, 0.6) and np.allclose(np.hypot(*X)[Y[0] == 0], 1)
    if pattern is datasets.flower:
        assert np.allclose(np.hypot(*X), np.abs(4 * np.sin(4 * np.arctan2(X[0], X[1]))))


def test_without_noise_the_playgrounds_patterns_keep_their_borders():
    X, Y = datasets.disc(m=300)
    assert np.array_equal(np.hypot(*X) < 3, Y[0] == 1) and np.hypot(*X).max() <= 5
    X, Y = datasets.xor(m=300)
    assert np.array_equal(X[0] * X[1] > 0, Y[0] == 1)
    assert np.abs(X).min() >= 0.3 and {*zip(*np.sign(X).tolist(), strict=True)} == {
        (1, 1), (1, -1), (-1, 1), (-1, -1),
    }  # fmt: skip
    X, Y = datasets.gaussians(m=300, noise=0)
    assert np.array_equal(X, np.where(Y, 2.0, -2.0) * np.ones((2, 1)))


def test_the_arms_of_the_spiral_are_half_a_turn_apart():
    """Turned by 180 degrees, each arm lies on the other."""
    X, Y = datasets.spiral(m=200)
    one, other = (X[:, label] for label in (Y[0] == 0, Y[0] == 1))
    assert np.allclose(sorted(map(tuple, -one.T.round(9))), sorted(map(tuple, other.T.round(9))))
    assert 4.9 < np.hypot(*X).max() <= 5


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("m", [2, 37])
def test_a_surface_has_a_number_for_each_point(surface, m):
    X, Y = surface(m=m, seed=5)
    assert X.shape == (2, m) and Y.shape == (1, m) and Y.dtype == float
    assert np.abs(X).max() <= 6 and np.abs(Y).max() <= 1.01
    assert np.array_equal(surface(m=m, seed=5)[1], Y) and not np.array_equal(surface(m=m, seed=6)[1], Y)


def test_a_surface_is_what_it_says_and_noise_is_added_to_it():
    X, Y = datasets.plane(m=400)
    assert np.allclose(Y[0], (X[0] + X[1]) / 12)
    X, Y = datasets.hills(m=4000)
    line = np.vstack([X, np.ones(4000)])
    flat = np.linalg.lstsq(line.T, Y[0], rcond=None)[0] @ line
    assert np.var(Y[0] - flat) > 0.9 * np.var(Y)  # no slope explains hills and hollows
    near = np.hypot(X[0] - 4, X[1]) < 0.4
    assert near.any() and (Y[0, near] > 0.9).all()
    assert np.allclose(Y[0, near].mean(), -Y[0, np.hypot(X[0] + 4, X[1]) < 0.4].mean(), atol=0.05)
    for surface in SURFACES:
        difference = surface(m=4000, noise=0.3)[1] - surface(m=4000)[1]
        assert abs(difference.std() - 0.3) < 0.02


@pytest.mark.parametrize(
    ("wrong", "words"),
    [({"m": 1}, "two|2 or more"), ({"m": 10.0}, "whole number of points"), ({"m": True}, "whole number"),
     ({"noise": -0.1}, "noise has to be"), ({"noise": float("nan")}, "noise has to be")],
)  # fmt: skip
@pytest.mark.parametrize("pattern", PATTERNS + SURFACES)
def test_what_makes_no_pattern_is_told(pattern, wrong, words):
    with pytest.raises(ValueError, match=words):
        pattern(**wrong)


def test_elevation_is_a_line_of_real_heights():
    x, y = datasets.elevation()
    assert x.shape == y.shape == (58,) and (np.diff(x) > 0).all() and x[0] == -1 and x[-1] < 1
    assert np.abs(y).max() < 3 and 0.8 < y.std() < 1.2
    line = np.polyfit(x, y, 1)
    assert np.mean((np.polyval(line, x) - y) ** 2) > 0.5  # far from a straight slope
    x_all, y_all = datasets.elevation(every=1)
    assert x_all.size == 403 and np.array_equal(y_all[::7], y)
    assert np.isclose(y_all.mean(), 0) and np.isclose(y_all.std(), 1)
    with pytest.raises(ValueError, match="every has to be a whole number"):
        datasets.elevation(every=0)


def test_tumours_are_real_and_their_scales_differ_a_millionfold():
    X, Y, names = datasets.tumours()
    assert X.shape == (30, 569) and Y.shape == (1, 569) and len(names) == 30
    assert Y.sum() == 212 and X[names.index("mean radius"), Y[0] == 1].mean() > 17
    assert X.max() > 4000 and np.ptp(X, axis=1).max() / np.ptp(X, axis=1).min() > 1e5


def test_digits_are_split_between_writers_and_match_their_images():
    task = datasets.digits()
    assert task.X_train.shape == (64, 1200) and task.X_test.shape == (64, 597)
    assert task.Y_train.shape == (1, 1200) and set(task.Y_test.ravel()) == set(range(10))
    assert task.X_train.min() == 0 and task.X_train.max() == 1
    assert np.array_equal(task.images_test[5].ravel(), task.X_test[:, 5])
    assert repr(task) == "DigitTask: 1200 digits to train on, 597 by other writers to test on"
    right = (
        nearest_neighbour(task.X_train, task.Y_train, task.X_test[:, :200]) == task.Y_test[0, :200]
    ).mean()
    assert 0.9 < right < 1  # pixels and labels belong together


@pytest.mark.parametrize("elsewhere", [False, True])
def test_digits_are_those_of_scikit_learn_wherever_it_keeps_them(elsewhere, monkeypatch):
    from sklearn.datasets import load_digits

    if elsewhere:
        monkeypatch.setattr("dlcore.datasets.measured.Path.is_file", lambda path: False)
    given, task = load_digits(), datasets.digits()
    assert np.array_equal(np.concatenate([task.images_train, task.images_test]) * 16, given.images)
    assert np.array_equal(np.hstack([task.Y_train, task.Y_test])[0], given.target)


@pytest.mark.parametrize("classes", [2, 3, 6])
def test_clusters_have_as_many_classes_as_are_asked_for(classes):
    X, Y = datasets.clusters(m=301, classes=classes, seed=2)
    again, other = (
        datasets.clusters(m=301, classes=classes, seed=2),
        datasets.clusters(m=301, classes=classes),
    )
    assert X.shape == (2, 301) and Y.shape == (1, 301) and Y.dtype.kind == "i"
    counts = np.bincount(Y[0])
    assert counts.size == classes and np.ptp(counts) <= 1
    assert np.array_equal(X, again[0]) and not np.array_equal(X, other[0])
    centres = np.stack([X[:, Y[0] == k].mean(axis=1) for k in range(classes)])
    assert np.allclose(np.hypot(*centres.T), 2, atol=0.25)
    nearest = ((X.T[:, None] - centres) ** 2).sum(axis=2).argmin(axis=1)
    assert (nearest == Y[0]).mean() > (0.95 if classes <= 3 else 0.85)


@pytest.mark.parametrize("classes", [1, 7, 2.0, True])
def test_number_of_classes_has_to_fit_a_figure(classes):
    with pytest.raises(ValueError, match="classes has to be a whole number from 2 to 6"):
        datasets.clusters(classes=classes)


def test_printed_digits_have_the_form_of_the_handwritten_ones():
    X, Y = datasets.printed_digits(m=400, seed=3)
    assert X.shape == (64, 400) and Y.shape == (1, 400) and Y.dtype.kind == "i"
    assert np.array_equal(X * 16, np.round(X * 16)) and X.min() == 0 and X.max() == 1
    assert set(Y[0]) == set(range(10))
    again, other = datasets.printed_digits(m=400, seed=3), datasets.printed_digits(m=400, seed=4)
    assert np.array_equal(X, again[0]) and np.array_equal(Y, again[1]) and not np.array_equal(X, other[0])
    hand = datasets.digits()
    assert abs(X.mean() - hand.X_train.mean()) < 0.03  # as much ink: brightness does not tell them apart


def test_printed_digits_are_easy_and_of_another_world():
    """A neighbour among 1,200 knows new printed ones, and is at a loss with handwriting."""
    X, Y = datasets.printed_digits(m=1500, seed=0)
    hand = datasets.digits()
    assert (nearest_neighbour(X[:, :1200], Y[:, :1200], X[:, 1200:]) == Y[0, 1200:]).mean() > 0.97
    assert (nearest_neighbour(X[:, :1200], Y[:, :1200], hand.X_test) == hand.Y_test[0]).mean() < 0.85


@pytest.mark.parametrize("m", [0, 2.5, True])
def test_number_of_printed_digits_has_to_be_whole(m):
    with pytest.raises(ValueError, match="m has to be a whole number of digits, 1 or more"):
        datasets.printed_digits(m)
