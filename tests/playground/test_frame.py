"""A frame: what is in it is what the network gives, wherever it stands, and it stays small."""

import json
import struct

import numpy as np
import pytest

from dlcore.explore.playground.controls import CONTROLS
from dlcore.explore.playground.frame import (
    MOMENTS,
    POINTS,
    answers,
    as_bytes,
    examples,
    packed,
    parts,
    picture,
    plane,
    shades,
    thinned,
    unpacked,
    weights,
)
from dlcore.explore.playground.inputs import FEATURES, features
from dlcore.explore.playground.run import Run
from dlcore.explore.playground.settings import Settings

LARGEST = 80_000
"""Bytes of a frame: 30 a second are 2.4 MB."""


def trained(steps=40, **settings):
    run = Run(Settings().changed(**settings))
    run.step(steps)
    return run


def test_a_frame_comes_out_of_its_bytes_as_it_went_in():
    arrays = {
        "odd": np.arange(7, dtype=np.uint8),
        "whole": np.array([[-32768, 32767, 5]], np.int16),
        "real": np.array([[1.5, -2.25], [3.0, np.inf]], np.float32),
        "none": np.zeros((3, 0), np.float32),
    }
    header, back = unpacked(packed({"n": 7, "said": "ü"}, arrays))
    assert header["n"] == 7 and header["said"] == "ü"
    for name, array in arrays.items():
        assert back[name].dtype == array.dtype
        np.testing.assert_array_equal(back[name], array)


def test_every_array_begins_where_a_browser_can_read_its_numbers():
    frame = picture(trained(hidden=(3, 1), inputs=("x1", "x2", "sin(x2)")), 5)
    (length,) = struct.unpack_from("<I", frame)
    header = json.loads(frame[4 : 4 + length])
    assert length % 4 == 0 and len(frame) % 4 == 0
    assert all(offset % 4 == 0 for offset, _shape, _kind in header["arrays"].values())


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"hidden": (), "inputs": ("sin(x1)",)},
        {"hidden": (5, 3), "activation": "relu", "inputs": ("x1", "x2^2", "x1*x2")},
        {"hidden": (7, 8, 6), "batch_norm": True, "keep_prob": 0.7},
        {"data": "hills", "hidden": (3,), "activation": "sigmoid"},
    ],
)
def test_a_place_of_the_output_is_what_the_network_gives_there(settings):
    run = trained(**settings)
    header, arrays = unpacked(picture(run))
    field = arrays["output"]
    R = len(field)
    for row, column in ((0, 0), (0, R - 1), (R - 1, 0), (R // 3, R // 2), (R - 5, 7)):
        point = np.array([[-6 + 12 * (column + 0.5) / R], [6 - 12 * (row + 0.5) / R]])
        answer = run.net(features(point, run.settings.inputs)).item()
        wanted = 2 * answer - 1 if header["problem"] == "classification" else np.clip(answer, -1, 1)
        assert field[row, column] / 32767 == pytest.approx(wanted, abs=1e-4)


@pytest.mark.parametrize("hidden", [(4, 2), (8, 7, 6)])
def test_a_place_of_a_units_picture_is_what_the_unit_gives_there(hidden):
    run = trained(hidden=hidden, activation="leaky_relu")
    header, arrays = unpacked(picture(run))
    for k, n in enumerate(hidden, start=1):
        r = arrays[f"units{k}"].shape[-1]
        assert arrays[f"units{k}"].shape == (n, r, r)
        row, column = r // 4, r - 2
        point = np.array([[-6 + 12 * (column + 0.5) / r], [6 - 12 * (row + 0.5) / r]])
        for unit in range(n):
            top = header["tops"][k - 1][unit]
            seen = (int(arrays[f"units{k}"][unit, row, column]) - 127) / 127 * top
            assert seen == pytest.approx(run.field(point)[k][unit, 0], abs=top / 127)


def test_weights_and_biases_are_those_of_the_network():
    run = trained(hidden=(5, 3), batch_norm=True)
    _header, arrays = unpacked(picture(run))
    found = weights(run.net)
    assert [W.shape for W, _b in found] == [(5, 2), (3, 5), (1, 3)]
    for k, (W, b) in enumerate(found, start=1):
        np.testing.assert_array_equal(arrays[f"W{k}"], W.astype(np.float32))
        np.testing.assert_array_equal(arrays[f"b{k}"], b.astype(np.float32).ravel())


def test_examples_and_costs_are_those_of_the_run():
    run = trained(train_share=30, noise=20)
    header, arrays = unpacked(picture(run, 12))
    assert header["n"] == 12 and header["steps"] == 40
    assert header["costs"] == list(run.costs)
    np.testing.assert_allclose(arrays["train"][:2], run.points_train, rtol=1e-6)
    np.testing.assert_array_equal(arrays["test"][2], run.Y_test[0])
    np.testing.assert_allclose(arrays["curve"][:, -1], [40, *run.costs], rtol=1e-6)


def ends(control):
    """The settings at both ends of a control."""
    if control.kind == "toggle":
        return [False, True]
    if control.name == "hidden":
        return [(), (1,), (8,) * 6]
    if control.name == "inputs":
        return [("x1",), tuple(FEATURES)]
    values = [value for value in control.values if value != "own"]
    return [values[0], values[-1]] if control.kind == "ladder" else values


EXTREMES = [(c.name, value) for c in CONTROLS if c.name not in ("seed", "pace") for value in ends(c)]


@pytest.mark.parametrize(("name", "value"), EXTREMES, ids=lambda it: str(it))
def test_at_every_extreme_a_frame_is_whole_and_small(name, value):
    run = trained(5, **{name: value})
    frame = picture(run)
    header, arrays = unpacked(frame)
    assert len(frame) < LARGEST
    assert len(header["layers"]) == len(header["tops"]) + 1 == len(run.settings.hidden) + 1
    assert [layer["size"] for layer in header["layers"]] == [*run.settings.hidden, 1]
    assert arrays["output"].shape[0] == arrays["output"].shape[1]


def test_the_largest_network_after_a_long_training_still_makes_a_small_frame():
    run = Run(Settings(hidden=(8,) * 6, inputs=tuple(FEATURES), learning_rate=0.01))
    for _ in range(400):
        run.step(1)
    assert len(picture(run)) < LARGEST
    assert unpacked(picture(run))[1]["curve"].shape[1] <= MOMENTS


def test_no_number_is_a_colour_of_its_own():
    shares = np.array([[-1, -0.5, 0, 0.5, 1, np.nan, np.inf, -np.inf, 7]])
    np.testing.assert_array_equal(as_bytes(shares), [[0, 64, 127, 190, 254, 255, 254, 0, 254]])
    output = answers(np.array([0.0, 0.5, 1.0, np.nan]), "classification")
    np.testing.assert_array_equal(output, [-32767, 0, 32767, -32768])
    np.testing.assert_array_equal(answers(np.array([-3.0, 0.0, 0.5]), "regression"), [-32767, 0, 16384])


def test_a_picture_is_as_strong_as_its_largest_value_but_no_noise_is_blown_up():
    faint, strong = np.full((1, 2, 2), 0.25), np.array([[[4.0, -8.0], [np.nan, 0.0]]])
    assert shades(faint)[1] == 1 and shades(faint)[0].max() == 159
    field, top = shades(strong)
    assert top == 8
    np.testing.assert_array_equal(field, [[[190, 0], [255, 127]]])


def test_a_broken_network_makes_a_frame_that_is_strict_json():
    run = trained(learning_rate=10, data="hills", hidden=(8, 8), activation="relu")
    run.net.theta[...] = np.nan
    run.look()
    header, arrays = parts(run)
    frame = packed(header, arrays)

    def refuse(constant):
        raise AssertionError(constant)

    (length,) = struct.unpack_from("<I", frame)
    told = json.loads(frame[4 : 4 + length], parse_constant=refuse)
    assert told["costs"] == [None, None]
    assert (arrays["output"] == -32768).all()


def test_many_examples_are_thinned_to_the_first_the_last_and_some_between():
    points, Y = np.random.default_rng(0).normal(size=(2, 5000)), np.ones((1, 5000))
    some = examples(points, Y)
    assert some.shape == (3, POINTS)
    np.testing.assert_allclose(some[:2, [0, -1]], points[:, [0, -1]], rtol=1e-6)
    assert thinned(np.zeros((3, 0)), 5).shape == (3, 0)
    assert thinned(np.arange(6.0).reshape(2, 3), 5).shape == (2, 3)


def test_the_plane_begins_at_the_upper_left():
    points = plane(4, (-2, 2))
    np.testing.assert_allclose(points[:, 0], [-1.5, 1.5])
    np.testing.assert_allclose(points[:, 1], [-0.5, 1.5])
    np.testing.assert_allclose(points[:, -1], [1.5, -1.5])
