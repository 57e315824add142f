"""Twenty random walks of a hundred moves each through the playground: never an exception, always finite or told."""

import numpy as np
import pytest

from dlcore import activations
from dlcore.explore.playground.controls import CONTROLS, LAYERS, UNITS
from dlcore.explore.playground.history import LIMIT
from dlcore.explore.playground.plugged import plugged
from dlcore.explore.playground.run import Run
from dlcore.explore.playground.settings import DATA, Settings
from dlcore.layers import affine_backward, affine_forward
from dlcore.optimizers import momentum_step

GRID = np.stack([axis.ravel() for axis in np.meshgrid(np.linspace(-6, 6, 5), np.linspace(-6, 6, 5))])
MOVES = 100


def softplus(z):
    return np.logaddexp(0, z)


def fails_far_out(z):
    if np.abs(z).max() > 30:
        raise OverflowError("z is too far from 0")
    return np.sin(z)


def some_value(rng, control):
    """A value that the page could send."""
    if control.kind == "sizes":
        return tuple(int(n) for n in rng.integers(1, UNITS + 1, rng.integers(LAYERS + 1)))
    if control.kind == "toggle":
        return bool(rng.integers(2))
    if control.kind == "toggles":
        kept = rng.random(len(control.values)) < 0.4
        return tuple(name for name, keep in zip(control.values, kept, strict=True) if keep) or ("x1",)
    return control.values[rng.integers(len(control.values))]


def move(rng, run):
    """One move of a learner's; returns how it is called."""
    kind = rng.choice(["set", "step", "seek", "reset", "write"], p=[0.4, 0.4, 0.1, 0.05, 0.05])
    if kind == "step":
        run.step(int(rng.integers(1, 25)), seconds=None if rng.integers(2) else 0.01)
    elif kind == "seek":
        run.history.seek(int(rng.integers(-1, run.history.n + 1)))
    elif kind == "reset":
        run.reset()
    elif kind == "write":
        sizes = [len(run.settings.inputs), *run.settings.hidden, 1]
        layer = int(rng.integers(len(sizes) - 1))
        unit, source = int(rng.integers(sizes[layer + 1])), int(rng.integers(-1, sizes[layer]))
        run.write(layer, unit, source, float(rng.normal(0, 5)))
    else:
        control = CONTROLS[rng.integers(len(CONTROLS))]
        value = some_value(rng, control)
        if control.name != "data" or value in DATA[run.settings.problem] or rng.integers(2):
            run.change(run.settings.changed(**{control.name: value}))
        kind = f"set {control.name} {value!r}"
    return kind


def hold(run):
    """What has to be so after every move."""
    sizes = [len(run.settings.inputs), *run.settings.hidden, 1]
    field = run.field(GRID)
    told = run.trouble  # a function may fail at a point of the plane where there is no example
    assert [values.shape for values in field] == [(n, 25) for n in sizes]
    assert np.isfinite(run.net.theta).all()
    if not told:
        assert run.bounded and all(np.isfinite(values).all() for values in field)
        assert run.net.cost(run.X_train, run.Y_train) == run.costs[0]
    assert isinstance(told, str) and (not told or told.endswith(".") or "That was in line" in told)
    for layer, n in zip(run.layers(), sizes[1:], strict=True):
        assert layer["size"] == n == len(layer["flags"]) and 0 <= layer["dead"] + layer["saturated"] <= 1
        assert told or (np.isfinite(layer["activation"]) and np.isfinite(layer["gradient"]))
    steps, train, test = run.curve
    assert len(steps) == len(train) == len(test) <= LIMIT and np.all(np.diff(steps) >= 0)
    assert 0 <= run.history.k <= run.history.n and run.history.moments[run.history.k].steps == run.steps
    assert run.Y_train.size + run.Y_test.size == (500 if run.there.data != "own" else 40)
    assert Settings(**vars(run.settings)) == run.settings and run.cell


@pytest.mark.parametrize("seed", range(20))
def test_a_random_walk_ends_nowhere(seed):
    rng = np.random.default_rng(seed)
    own = [
        None,
        plugged(activation=(softplus, activations.sigmoid), step=momentum_step),
        plugged(layer=(affine_forward, affine_backward), activation=(fails_far_out, np.cos)),
    ][seed % 3]
    arrays = rng.normal(size=(2, 40)), rng.normal(size=40)
    run = Run(Settings(), own, [None, arrays][seed % 2])
    moves = []
    for _ in range(MOVES):
        moves.append(move(rng, run))
        try:
            hold(run)
        except AssertionError as error:
            raise AssertionError(f"{moves[-8:]}\n{run.settings.code()}\n{run.trouble}\n{error}") from error
