"""A run as a cell: executed as it stands, it prints the same costs, to the last digit."""

import contextlib
import io
import subprocess
import sys
from functools import cache

import numpy as np
import pytest

from dlcore.explore.playground.as_code import cell
from dlcore.explore.playground.plugged import plugged
from dlcore.explore.playground.run import Run
from dlcore.explore.playground.settings import Settings
from dlcore.layers import affine_backward, affine_forward
from dlcore.optimizers import adam_step, momentum_step, rmsprop_step
from dlcore.training import gradient_step


def printed(text, **names):
    """What a cell prints, run where these names are known."""
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        exec(compile(text, "cell", "exec"), dict(names))
    return [float(number) for number in told.getvalue().split()]


def swish(z):
    return z / (1 + np.exp(-z))


def swish_grad(z):
    s = 1 / (1 + np.exp(-z))
    return s + z * s * (1 - s)


def forward(A_prev, W, b):
    return np.tanh(W @ A_prev + b), (A_prev, W, np.tanh(W @ A_prev + b))


def backward(dA, cache):
    A_prev, W, A = cache
    dZ = dA * (1 - A**2)
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)


def heavy_step(W, dW, v, learning_rate):
    v = 0.8 * v + dW
    return W - learning_rate * v, v


@cache
def drawn_settings():
    """Thirty settings by chance, from all controls."""
    rng, found = np.random.default_rng(6), []
    some = {
        "data": ["circle", "xor", "gaussians", "spiral", "flower", "moons", "plane", "hills"],
        "noise": [0, 15, 50], "train_share": [10, 50, 90], "hidden": [(), (3,), (4, 2), (8, 8, 8)],
        "activation": ["tanh", "relu", "sigmoid", "leaky_relu", "linear"],
        "optimizer": ["sgd", "momentum", "rmsprop", "adam"], "learning_rate": [0.001, 0.03, 0.1],
        "schedule": ["constant", "inverse", "exponential", "staircase", "cosine"], "rate": [0, 0.003, 0.1],
        "regularization": ["none", "l1", "l2"], "batch_size": [1, 10, 30, "all"], "keep_prob": [0.5, 0.85, 1],
        "batch_norm": [False, True], "init": ["he", "xavier", "small", "zeros"], "seed": [0, 1, 7],
        "inputs": [("x1", "x2"), ("x1",), ("x1^2", "x2^2", "x1*x2"), ("x1", "x2", "sin(x1)", "sin(x2)")],
    }  # fmt: skip
    for _ in range(30):
        found.append({name: values[rng.integers(len(values))] for name, values in some.items()})
    return found


@pytest.mark.parametrize("k", range(30))
def test_the_cell_prints_the_costs_of_the_run(k):
    run = Run(Settings().changed(**drawn_settings()[k]))
    run.step(37)
    assert run.steps == 37 or "too large" in run.trouble
    assert printed(run.cell) == [*run.costs]


def test_the_cell_runs_alone_in_a_fresh_python():
    run = Run(Settings(data="moons", optimizer="adam", batch_norm=True))
    run.step(25)
    told = subprocess.run([sys.executable, "-c", run.cell], capture_output=True, text=True, check=True)
    assert [float(number) for number in told.stdout.split()] == [*run.costs] and not told.stderr


def test_it_uses_the_library_alone():
    for some in drawn_settings():
        imports = [
            line.split()[1] for line in cell(Settings().changed(**some)).splitlines() if " import " in line
        ]
        assert all(name.split(".")[0] in ("dlcore", "functools") for name in imports)


def test_its_lines_can_be_read():
    own = plugged(activation=(swish, swish_grad), layer=(affine_forward, affine_backward), step=adam_step)
    for some in drawn_settings():
        mine = {**some, "activation": "own", "optimizer": "own"}
        for text in (cell(Settings().changed(**some)), cell(Settings().changed(**mine), 9, own)):
            assert max(map(len, text.splitlines())) <= 110 and "'" not in text


def test_a_run_without_a_step_gives_a_cell_that_trains():
    assert "range(1000)" in Run(Settings()).cell
    assert "range(1000)" in cell(Settings()) and "on the way" not in cell(Settings())


OWN = [
    ({"activation": (swish, swish_grad)}, ["swish", "swish_grad"], {"activation": "own"}),
    ({"layer": (affine_forward, affine_backward)}, ["affine_forward", "affine_backward"], {"batch_norm": True}),
    ({"layer": (forward, backward)}, ["forward", "backward"], {"activation": "linear", "keep_prob": 0.8}),
    ({"step": gradient_step}, ["gradient_step"], {"optimizer": "own"}),
    ({"step": momentum_step}, ["momentum_step"], {"optimizer": "own"}),
    ({"step": rmsprop_step}, ["rmsprop_step"], {"optimizer": "own", "schedule": "inverse"}),
    ({"step": adam_step}, ["adam_step"], {"optimizer": "own", "regularization": "l2", "rate": 0.01}),
    ({"step": heavy_step}, ["heavy_step"], {"optimizer": "own", "batch_size": "all"}),
    ({"activation": (swish, swish_grad), "layer": (affine_forward, affine_backward), "step": adam_step},
     ["swish", "affine_forward", "adam_step"], {"activation": "own", "optimizer": "own"}),
]  # fmt: skip


@pytest.mark.parametrize("k", range(len(OWN)))
def test_functions_of_ones_own_stand_in_it_under_their_names(k):
    functions, names, some = OWN[k]
    run = Run(Settings().changed(**some), plugged(**functions))
    assert run.step(40) == 40, run.trouble
    lines = [line for line in run.cell.splitlines() if line.startswith("#")]
    assert all(any(name in line and "to be defined" in line for line in lines) for name in names)
    own = {function.__name__: function for given in functions.values()
           for function in (given if isinstance(given, tuple) else (given,))}  # fmt: skip
    assert printed(run.cell, **own) == [*run.costs]


def test_what_is_not_in_use_is_not_in_it():
    own = plugged(activation=(swish, swish_grad), layer=(affine_forward, affine_backward), step=momentum_step)
    run = Run(Settings(hidden=()), own)
    run.step(10)
    assert "def" not in run.cell.replace("default_rng", "") and printed(run.cell) == [*run.costs]


def test_a_table_of_ones_own_is_read_again(tmp_path):
    rng = np.random.default_rng(3)
    rows = [f"{x:.3f},{y:.3f},{'a' if x > y else 'b'}" for x, y in rng.normal(size=(40, 2))]
    (tmp_path / "mine.csv").write_text("\n".join(rows))
    run = Run(Settings(data="own"), table=tmp_path / "mine.csv")
    run.step(30)
    assert printed(run.cell) == [*run.costs]
    arrays = rng.normal(size=(2, 30)), rng.normal(size=(1, 30))
    run = Run(Settings(data="own"), table=arrays)
    run.step(30)
    assert "# my_table: your arrays" in run.cell and printed(run.cell, my_table=arrays) == [*run.costs]


def test_settings_that_were_changed_on_the_way_are_told():
    run = Run(Settings())
    run.change(run.settings.changed(learning_rate=0.1))  # before the first step, it is the start
    run.step(20)
    assert "on the way" not in run.cell and printed(run.cell) == [*run.costs]
    run.change(run.settings.changed(pace=5, show_test=True))
    run.step(5)
    assert "on the way" not in run.cell
    run.change(run.settings.changed(learning_rate=0.3))
    run.step(20)
    assert run.cell.splitlines()[0].startswith("# Settings or weights were changed on the way.")
    run.history.seek(1)
    run.change(run.settings.changed(learning_rate=0.1))
    run.step(20)
    assert "on the way" not in run.cell and printed(run.cell) == [*run.costs]
