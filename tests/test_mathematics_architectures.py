"""Blocks with a shortcut, products counted, and one image cropped or in another light."""

import numpy as np
import pytest

from dlcore.activations import relu
from dlcore.augmentation import color_shift, crops, random_crop
from dlcore.depthwise import conv_mults, depthwise_conv, pointwise_conv, separable_mults
from dlcore.filters import conv_layer
from dlcore.layers import Activation, Dense
from dlcore.network import Sequential
from dlcore.residual import Residual, residual_block, residual_projection
from tests.random_numbers import SEEDS, signed, sizes

close = np.testing.assert_allclose


@pytest.fixture(params=SEEDS)
def rng(request):
    return np.random.default_rng(request.param)


def block(rng, n, n_h, n_2=None):
    n_2 = n_2 or n
    return signed(rng, n_h, n), signed(rng, n_h, 1), signed(rng, n_2, n_h), signed(rng, n_2, 1)


def test_a_block_that_has_learned_nothing_passes_on_what_is_not_negative(rng):
    n, n_h, m = sizes(rng, 3)
    a, (W1, b1, W2, b2) = signed(rng, n, m), block(rng, n, n_h)
    close(residual_block(np.abs(a), W1, b1, 0 * W2, 0 * b2), np.abs(a))
    close(residual_block(a, W1, b1, 0 * W2, 0 * b2), np.maximum(a, 0))


def test_a_block_is_the_layer_of_that_name(rng):
    n, n_h, n_2, m = sizes(rng, 4)
    a = signed(rng, n, m)
    for shortcut, end in ((None, n), (Dense(n, n_2, rng), n_2)):
        inside = [Dense(n, n_h, rng), Activation("relu"), Dense(n_h, end, rng)]
        net = Sequential([Residual(inside, shortcut), Activation("relu")])
        net.theta += 0.1 * signed(rng, net.theta.size)
        W1, b1, W2, b2, *way = net.params.values()
        if way:
            way[1][:] = 0  # the shortcut of the formula has no b
            close(residual_projection(a, W1, b1, W2, b2, way[0]), net(a))
        else:
            close(residual_block(a, W1, b1, W2, b2), net(a))


def test_the_shortcut_carries_a_slope_however_small_the_weights_are(rng):
    """dJ/da of the sum of the outputs by trial: with weights near 0 it is 1 where the block lets through."""
    n, n_h, m = sizes(rng, 3)
    a, weights = np.abs(signed(rng, n, m)), [1e-9 * part for part in block(rng, n, n_h)]
    step = np.zeros_like(a)
    step[1, 1] = 1e-4
    rise = np.sum(residual_block(a + step, *weights)) - np.sum(residual_block(a - step, *weights))
    close(rise / 2e-4, 1, rtol=1e-5)


def test_with_the_identity_as_projection_both_blocks_are_one(rng):
    n, n_h, m = sizes(rng, 3)
    a, weights = signed(rng, n, m), block(rng, n, n_h)
    close(residual_projection(a, *weights, np.eye(n)), residual_block(a, *weights))


def test_a_projection_is_added_before_the_last_relu(rng):
    n, n_h, n_2, m = sizes(rng, 4)
    a, (W1, b1, W2, b2), Ws = signed(rng, n, m), block(rng, n, n_h, n_2), signed(rng, n_2, n)
    main = W2 @ relu(W1 @ a + b1) + b2
    found = residual_projection(a, W1, b1, W2, b2, Ws)
    assert found.shape == (n_2, m) and (found >= 0).all()
    close(found, np.where(main + Ws @ a > 0, main + Ws @ a, 0))


class Counted(float):
    """A number that counts how often it is multiplied."""

    products = 0

    def __mul__(self, other):
        Counted.products += 1
        return float(self) * other


def products_of(n_out, f, c_in, c_out):
    """The products of a convolution, made one after the other; n_out x n_out places."""
    Counted.products, w = 0, Counted(0.5)
    for _place in range(n_out * n_out):
        for _filter in range(c_out):
            sum(w * 1.5 for _number in range(f * f * c_in))
    return Counted.products


@pytest.mark.parametrize(("n_out", "f", "c_in", "c_out"), [(4, 3, 3, 5), (2, 5, 4, 3), (3, 1, 6, 2)])
def test_products_are_counted_as_they_are_made(n_out, f, c_in, c_out):
    assert conv_mults(n_out, f, c_in, c_out) == products_of(n_out, f, c_in, c_out)
    in_two_steps = c_in * products_of(n_out, f, 1, 1) + products_of(n_out, 1, c_in, c_out)
    assert separable_mults(n_out, f, c_in, c_out) == in_two_steps


def test_two_steps_cost_a_known_share_of_one(rng):
    n_out, f, c_in, c_out = sizes(rng, 4)
    share = separable_mults(n_out, f, c_in, c_out) / conv_mults(n_out, f, c_in, c_out)
    close(share, 1 / c_out + 1 / f**2)
    assert (separable_mults(4, 3, 3, 5), conv_mults(4, 3, 3, 5)) == (672, 2160)


def test_two_steps_are_one_convolution_with_filters_of_a_certain_form(rng):
    """W[i, j, c, d] = K[i, j, c] V[c, d]: what a separable convolution can say, and a convolution says too."""
    A, K, V = signed(rng, 6, 7, 3), signed(rng, 3, 3, 3), signed(rng, 3, 4)
    W = K[:, :, :, None] * V
    close(pointwise_conv(depthwise_conv(A, K), V), conv_layer(A[None], W, np.zeros(4), 1, 0)[0])


def test_one_crop_is_that_of_many(rng):
    images = signed(rng, 4, 7, 9, 3)
    tops, lefts = rng.integers(0, 3, 4), rng.integers(0, 5, 4)
    for image, top, left, found in zip(images, tops, lefts, crops(images, tops, lefts, 5, 5), strict=True):
        assert np.array_equal(random_crop(image, 5, top, left), found)


def test_crops_at_the_edges_are_whole(rng):
    img = signed(rng, 6, 8, 2)
    assert random_crop(img, 4, 2, 4).shape == (4, 4, 2)
    assert np.array_equal(random_crop(img, 6, 0, 2), img[:, 2:])
    with pytest.raises(
        ValueError, match="top is 3; a window of 4 from 0 to 2 stays inside img, which has 6 along"
    ):
        random_crop(img, 4, 3, 0)
    with pytest.raises(ValueError, match="size is 7, but img has only 6 x 8 pixels"):
        random_crop(img, 7, 0, 0)


def test_a_colour_moves_by_its_own_number_and_ends_at_the_ends(rng):
    img = rng.integers(0, 256, (6, 7, 3), dtype=np.uint8)
    delta = rng.integers(-300, 300, 3)
    found = color_shift(img, delta)
    for y, x, c in np.ndindex(img.shape):
        assert found[y, x, c] == min(max(int(img[y, x, c]) + int(delta[c]), 0), 255)
    assert np.array_equal(color_shift(img, np.zeros(3, int)), img)


def test_there_and_back_is_where_nothing_was_clipped(rng):
    img = rng.integers(40, 210, (5, 4, 3), dtype=np.uint8)
    delta = np.array([-40, 30, 17])
    assert np.array_equal(color_shift(color_shift(img, delta), -delta), img)
