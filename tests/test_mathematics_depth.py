"""First weights, signals in depth, packed parameters and changed images: laws."""

from itertools import pairwise

import numpy as np
import pytest

from dlcore.augmentation import (
    crops,
    flip_horizontal,
    random_crops,
    random_flip,
    random_shift,
)
from dlcore.depth import gradient_rms, layer_rms
from dlcore.gradients import numerical_grad, pack, unpack
from dlcore.initializers import constant, init_std, init_two_layer, ramp, zeros
from tests.random_numbers import SEEDS, signed, sizes

close = np.testing.assert_allclose


@pytest.fixture(params=SEEDS)
def rng(request):
    return np.random.default_rng(request.param)


def relu(z):
    return np.maximum(0, z)


def relu_grad(z):
    return (z > 0).astype(float)


def stack(rng, n, depth, std):
    return [std * rng.standard_normal((n, n)) for _ in range(depth)]


def test_the_first_weights_are_small_and_random_and_the_biases_zero(rng):
    n_x, n_h, n_y = 40, 50, 30
    params = init_two_layer(n_x, n_h, n_y, rng, scale=0.05)
    assert {name: v.shape for name, v in params.items()} == {
        "W1": (n_h, n_x), "b1": (n_h, 1), "W2": (n_y, n_h), "b2": (n_y, 1),
    }  # fmt: skip
    for name in ("W1", "W2"):
        W = params[name]
        assert abs(W.mean()) < 5 * 0.05 / np.sqrt(W.size) and 0.9 < W.std() / 0.05 < 1.1
        assert np.unique(W).size == W.size
    assert not params["b1"].any() and not params["b2"].any()


def test_a_generator_in_the_same_state_draws_the_same():
    one, other = (init_two_layer(3, 4, 2, np.random.default_rng(7)) for _ in range(2))
    assert all(np.array_equal(one[name], other[name]) for name in one)


def test_the_bad_ones_do_what_they_are_here_for():
    assert not zeros(4, 3).any() and zeros(4, 3).shape == (4, 3)
    assert np.array_equal(constant(4, 3, 0.2), np.full((4, 3), 0.2))
    W = ramp(4, 3, 0.2)
    assert np.unique(W).size == 12 and W.min() == -0.2 and W.max() == 0.2


@pytest.mark.parametrize("seed", range(20))
def test_he_keeps_the_size_of_a_signal_in_both_directions(seed):
    """ReLU, 100 units, 20 layers: near 1 after all of them, where 0.01 leaves nothing and 1 explodes."""
    rng, n, depth = np.random.default_rng(seed), 100, 20
    A0, dA = rng.standard_normal((n, 50)), rng.standard_normal((n, 50))
    Ws = stack(rng, n, depth, init_std(n, "relu"))
    assert 0.3 < layer_rms(A0, Ws, relu)[-1] < 3
    assert 0.3 < gradient_rms(A0, Ws, relu, relu_grad, dA)[0] < 3
    assert layer_rms(A0, stack(rng, n, depth, 0.01), relu)[-1] < 1e-15
    assert layer_rms(A0, stack(rng, n, depth, 1.0), relu)[-1] > 1e12


def test_a_linear_layer_with_xaviers_weights_keeps_the_size(rng):
    n = 300
    sizes_of = layer_rms(rng.standard_normal((n, 80)), stack(rng, n, 8, init_std(n, "linear")), lambda z: z)
    assert 0.7 < min(sizes_of) and max(sizes_of) < 1.4


def test_gains_of_layers_multiply(rng):
    """Layers that do nothing but scale by 0.9, fifty times."""
    A0 = signed(rng, 4, 6)
    found = layer_rms(A0, [0.9 * np.eye(4)] * 50, lambda z: z)
    close(found, np.sqrt(np.mean(A0**2)) * 0.9 ** np.arange(1, 51))
    assert found[-1] / np.sqrt(np.mean(A0**2)) < 0.0052


def test_gradient_rms_measures_the_slopes_that_trial_finds(rng):
    n0, n1, n2, m = sizes(rng, 4)
    A0, Ws = signed(rng, n0, m), [0.4 * signed(rng, n1, n0), 0.4 * signed(rng, n2, n1)]
    c = signed(rng, n2, m)
    found = gradient_rms(A0, Ws, np.tanh, lambda z: 1 - np.tanh(z) ** 2, c)
    slopes = numerical_grad(lambda A1: np.sum(c * np.tanh(Ws[1] @ A1)), np.tanh(Ws[0] @ A0))
    close(found, [np.sqrt(np.mean(slopes**2)), np.sqrt(np.mean(c**2))], rtol=1e-7)


def test_unpack_undoes_pack_and_pack_undoes_unpack(rng):
    a, b, c = sizes(rng, 3)
    params = {
        "W1": signed(rng, a, b),
        "b1": signed(rng, a, 1),
        "K": signed(rng, 2, c, a),
        "b2": signed(rng, 1),
    }
    keys = [str(key) for key in rng.permutation(list(params))]
    vector = pack(params, keys)
    assert vector.shape == (sum(v.size for v in params.values()), 1)
    again = unpack(vector, params, keys)
    assert list(again) == keys
    assert all(np.array_equal(again[key], params[key]) for key in keys)
    assert np.array_equal(pack(unpack(2 * vector, params, keys), keys), 2 * vector)
    assert unpack(pack(params, ["K"]), params, ["K"])["K"].shape == (2, c, a)


def test_what_is_unpacked_knows_nothing_of_params(rng):
    params = {"W1": signed(rng, 2, 3)}
    unpack(pack(params, ["W1"]), params, ["W1"])["W1"][:] = 0
    assert params["W1"].all()


def test_a_mirror_twice_is_none_and_moves_no_image(rng):
    images = signed(rng, *sizes(rng, 4))
    assert np.array_equal(flip_horizontal(flip_horizontal(images)), images)
    for image, mirrored in zip(images, flip_horizontal(images), strict=True):
        assert np.array_equal(mirrored[:, 0], image[:, -1]) and np.array_equal(mirrored[0], image[0, ::-1])


def test_half_of_the_images_are_mirrored(rng):
    images = signed(rng, 400, 1, 3, 1)
    found = random_flip(images, rng)
    kept = np.all(found == images, axis=(1, 2, 3))
    assert np.array_equal(found[~kept], flip_horizontal(images)[~kept])
    assert 150 < kept.sum() < 250
    assert np.array_equal(random_flip(images, rng, 1.0), images)


def test_a_crop_is_the_window_at_its_place(rng):
    images = signed(rng, 3, 7, 9, 2)
    tops, lefts = rng.integers(0, 4, 3), rng.integers(0, 5, 3)
    found = crops(images, tops, lefts, 4, 5)
    for k, (y, x) in enumerate(zip(tops, lefts, strict=True)):
        assert np.array_equal(found[k], images[k, y : y + 4, x : x + 5])
    with pytest.raises(ValueError, match="lefts holds 5; a window of 5 from 0 to 4 stays inside"):
        crops(images, tops, np.array([0, 5, 1]), 4, 5)


def test_every_place_is_drawn_and_the_whole_image_has_one(rng):
    images = np.arange(12.0).reshape(1, 3, 4, 1).repeat(300, axis=0)
    corners = random_crops(images, 2, 3, rng)[:, 0, 0, 0]
    assert set(corners) == {0, 1, 4, 5}
    assert np.array_equal(random_crops(images, 3, 4, rng), images)


def test_a_shift_moves_what_there_is_and_fills_the_edge(rng):
    images = signed(rng, 60, 5, 6, 2)
    found, places = random_shift(images, 2, rng, fill=9.0), set()
    for image, moved in zip(images, found, strict=True):
        framed = np.pad(image, ((2, 2), (2, 2), (0, 0)), constant_values=9.0)
        fits = [
            (y, x) for y in range(5) for x in range(5) if np.array_equal(framed[y : y + 5, x : x + 6], moved)
        ]
        places.update(fits)
        assert len(fits) == 1
    assert len(places) > 15 and np.array_equal(random_shift(images, 0, rng), images)


@pytest.mark.parametrize(
    "change", [flip_horizontal, lambda images: random_shift(images, 1, np.random.default_rng(0))]
)
def test_pixels_keep_their_type(change):
    assert change(np.arange(24, dtype=np.uint8).reshape(1, 4, 3, 2)).dtype == np.uint8


def test_equal_units_stay_equal_for_ever_and_a_ramp_does_not(rng):
    """One layer of tanh under one sigmoid unit: the rows of W1 after gradient steps."""
    X, Y = signed(rng, 2, 30), rng.integers(0, 2, (1, 30))

    def walk(W1, W2):
        for _ in range(20):
            A1 = np.tanh(W1 @ X)
            dZ2 = (1 / (1 + np.exp(-W2 @ A1)) - Y) / Y.size
            dW1 = W2.T @ dZ2 * (1 - A1**2) @ X.T
            W1, W2 = W1 - 0.5 * dW1, W2 - 0.5 * dZ2 @ A1.T
        return W1

    same = walk(constant(3, 2), constant(1, 3))
    close(same, np.tile(same[:1], (3, 1)), rtol=1e-12)
    assert np.abs(same - constant(3, 2)).max() > 1e-3
    assert not walk(zeros(3, 2), zeros(1, 3)).any()
    differing = walk(ramp(3, 2), ramp(1, 3))
    assert min(np.abs(one - other).max() for one, other in pairwise(differing)) > 1e-3
