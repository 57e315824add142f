"""U-Net: skip, softmax of pixels and their cost against HIPS autograd and slopes by trial; IoU against loops."""

import pickle

import numpy as np
import pytest

from dlcore.convolution import Conv2D, Conv2DTranspose, MaxPool2D
from dlcore.layers import Activation
from dlcore.losses import pixel_cross_entropy
from dlcore.network import Sequential, check_gradients
from dlcore.optimizers import Adam
from dlcore.pixels import (
    batch_mean_iou,
    class_ious,
    pixel_cost,
    pixel_cost_from_logits,
    pixel_grad,
    pixel_grad_from_logits,
    pixel_softmax,
    pixel_softmax_backward,
)
from dlcore.segmentation import crop_and_concat, mean_iou
from dlcore.softmax import cross_entropy, one_hot, softmax_columns
from dlcore.training import train
from dlcore.unet import segmented, train_unet, unet
from dlcore.unet_layers import PixelSoftmax, Skip, skip_backward, skip_forward
from tests.random_numbers import SEEDS, signed

autograd = pytest.importorskip("autograd", reason="autograd is not installed: pip install autograd")
anp = autograd.numpy
close = np.testing.assert_allclose
WEIGHTS = np.array([0.5, 2.0, 1.5])


@pytest.fixture(params=SEEDS)
def rng(request):
    return np.random.default_rng(request.param)


def agree(ours, theirs):
    assert np.shape(ours) == np.shape(theirs)
    close(ours, theirs, rtol=1e-9, atol=1e-12)


def scored(rng, far=1.0):
    """Scores for 3 classes in 2 pictures of 4 x 5, and the right classes."""
    return far * signed(rng, 2, 4, 5, 3), rng.integers(0, 3, (2, 4, 5))


def their_cost(Z, Y, weights):
    """The weighted cross-entropy in other words: no array but the table of ones."""
    top = np.max(getattr(Z, "_value", Z), axis=-1, keepdims=True)
    shares = Z - top - anp.log(anp.sum(anp.exp(Z - top), axis=-1, keepdims=True))
    return -anp.mean(anp.sum(np.eye(3)[Y] * weights * shares, axis=-1))


def test_the_softmax_of_pixels_is_that_of_columns(rng):
    Z, _ = scored(rng)
    close(pixel_softmax(Z).reshape(-1, 3).T, softmax_columns(Z.reshape(-1, 3).T))
    assert np.isfinite(pixel_softmax(800 * Z)).all()


def test_the_slope_of_the_softmax(rng):
    (Z, _), dA = scored(rng), signed(rng, 2, 4, 5, 3)
    theirs = autograd.grad(lambda Z: anp.sum(dA * anp.exp(Z) / anp.sum(anp.exp(Z), axis=-1, keepdims=True)))(
        Z
    )
    agree(pixel_softmax_backward(dA, pixel_softmax(Z)), theirs)


@pytest.mark.parametrize("weights", [None, WEIGHTS], ids=["alike", "weighted"])
@pytest.mark.parametrize("far", [1.0, 300.0], ids=["near", "far out"])
def test_the_cost_of_pixels_and_its_slope(rng, weights, far):
    Z, Y = scored(rng, far)
    its = np.ones(3) if weights is None else weights
    agree(pixel_cost_from_logits(Z, Y, weights), their_cost(Z, Y, its))
    slope = autograd.grad(their_cost)(Z, Y, its)
    agree(pixel_grad_from_logits(pixel_softmax(Z), Y, weights), slope)
    if far == 1:
        A = pixel_softmax(Z)
        agree(pixel_cost(A, Y, weights), their_cost(Z, Y, its))
        agree(pixel_softmax_backward(pixel_grad(A, Y, weights), A), slope)


def test_without_weights_it_is_the_cross_entropy_of_all_pixels(rng):
    Z, Y = scored(rng)
    A = pixel_softmax(Z)
    close(pixel_cost(A, Y), cross_entropy(A.reshape(-1, 3).T, one_hot(Y.ravel(), 3)))


def test_a_class_that_is_not_there_is_refused(rng):
    Z, Y = scored(rng)
    with pytest.raises(ValueError, match="Y holds 3; with 3 classes, wanted are 0 to 2"):
        pixel_cost_from_logits(Z, Y + 1)


def test_a_skip_is_crop_and_concat_for_every_picture(rng):
    A_prev, A = signed(rng, 3, 4, 5, 2), signed(rng, 3, 4, 5, 6)
    joined = skip_forward(A_prev, A)
    for one, kept, up in zip(joined, A_prev, A, strict=True):
        assert np.array_equal(one, crop_and_concat(kept, up))
    for part, whole in zip(skip_backward(joined, 2), (A_prev, A), strict=True):
        assert np.array_equal(part, whole)


def small(rng, loss=None):
    """A U-Net of one level, bent smoothly, with biases that keep it away from the corners of max-pooling."""
    layers = [
        Conv2D(2, 3, 3, rng, pad="same"), Activation("tanh"),
        Skip([
            MaxPool2D(2), Conv2D(3, 5, 3, rng, pad="same"), Activation("tanh"),
            Skip([Conv2D(5, 2, 1, rng)]), Conv2DTranspose(7, 4, 2, rng, stride=2),
        ]),
        Activation("tanh"), Conv2D(7, 3, 1, rng), PixelSoftmax(),
    ]  # fmt: skip
    return Sequential(layers, loss)


@pytest.mark.parametrize("weights", [None, WEIGHTS], ids=["alike", "weighted"])
def test_a_skip_in_a_skip_has_the_slopes_of_its_cost(rng, weights):
    net = small(rng, pixel_cross_entropy(weights))
    report = check_gradients(net, signed(rng, 2, 4, 6, 2), rng.integers(0, 3, (2, 4, 6)), epsilon=1e-6)
    assert report.ok, report


def test_a_skip_of_convolutions_agrees_with_autograd(rng):
    """1 x 1 convolutions are products, so the whole is a few lines in autograd."""
    net = Sequential([Skip([Conv2D(2, 4, 1, rng), Activation("tanh")]), Conv2D(6, 3, 1, rng), PixelSoftmax()])
    net.theta[...] = signed(rng, net.theta.size)
    X, Y = signed(rng, 2, 4, 5, 2), rng.integers(0, 3, (2, 4, 5))

    def cost(W, b, W2, b2):
        joined = anp.concatenate([X, anp.tanh(anp.dot(X, W[0, 0]) + b)], axis=-1)
        return their_cost(anp.dot(joined, W2[0, 0]) + b2, Y, np.ones(3))

    params = list(net.params.values())
    agree(net.cost(X, Y), cost(*params))
    for ours, theirs in zip(
        net.gradients(X, Y).values(), autograd.grad(cost, (0, 1, 2, 3))(*params), strict=True
    ):
        agree(ours, theirs)


def test_pictures_that_do_not_fit_side_by_side_are_told(rng):
    with pytest.raises(ValueError, match="divided by 2"):
        small(rng)(signed(rng, 2, 5, 6, 2))
    with pytest.raises(ValueError, match="layer 1, PixelSoftmax"):
        Sequential([PixelSoftmax()], shape=(3, 5))


def test_a_unet_is_saved_pickled_and_copied(rng, tmp_path):
    net, X = unet(3, 4, rng, (4, 6), shape=(None, 8, 12, 3)), signed(rng, 2, 8, 12, 3)
    net.save(tmp_path / "net.npz")
    for twin in (Sequential.load(tmp_path / "net.npz"), pickle.loads(pickle.dumps(net)), net.copy()):
        assert np.array_equal(twin(X), net(X))
    assert net.loss is pixel_cross_entropy()


def test_the_weights_of_a_loss_travel_with_pickle_and_are_asked_for_by_a_file(rng, tmp_path):
    net = unet(3, 3, rng, (4, 6), weights=WEIGHTS)
    X, Y = signed(rng, 2, 8, 12, 3), rng.integers(0, 3, (2, 8, 12))
    assert pickle.loads(pickle.dumps(net)).cost(X, Y) == net.cost(X, Y)
    net.save(tmp_path / "net.npz")
    with pytest.raises(ValueError, match="weighted_pixel_cross_entropy"):
        Sequential.load(tmp_path / "net.npz")
    assert Sequential.load(tmp_path / "net.npz", loss=pixel_cross_entropy(WEIGHTS)).cost(X, Y) == net.cost(
        X, Y
    )


def squares(rng, m):
    """Bright squares of two sizes, each size a class, in noise: X (m, 16, 16, 1), masks (m, 16, 16)."""
    X, masks = 0.3 * rng.normal(size=(m, 16, 16, 1)), np.zeros((m, 16, 16), int)
    for i in range(m):
        cls = rng.integers(1, 3)
        top, left = rng.integers(0, 16 - 4 * cls, 2)
        masks[i, top : top + 4 * cls, left : left + 4 * cls] = cls
    return X + (masks[..., None] > 0), masks


@pytest.mark.parametrize("seed", [0, 1])
def test_a_small_unet_learns_what_no_single_pixel_shows(seed):
    """The size of a square is seen from far off only, its outline from near."""
    rng = np.random.default_rng(seed)
    (X, masks), (X_test, masks_test) = squares(rng, 160), squares(rng, 40)
    net = unet(1, 3, rng, (16, 24))  # with half as many channels some first weights end on a plateau
    lazy = batch_mean_iou(np.zeros_like(masks_test), masks_test, 3)
    epochs = list(train_unet(net, X, masks, 14, rng, 8, 0.01, watch=X_test, every=7))
    assert lazy < 0.35 and batch_mean_iou(epochs[-1].masks, masks_test, 3) > 0.85
    assert [epoch.masks is not None for epoch in epochs[5:8]] == [False, True, False]
    assert epochs[-1].cost < epochs[0].cost / 3 and epochs[-1].number == 14
    assert np.array_equal(segmented(net, X_test, 7), net(X_test).argmax(axis=-1))
    twice = segmented(net, X_test, 7, mirrored=True)
    assert np.array_equal(twice, segmented(net, X_test[:, :, ::-1], mirrored=True)[:, :, ::-1])


def test_train_takes_masks_as_they_are(rng):
    X, masks = squares(rng, 24)
    costs = list(train(unet(1, 3, rng, (4, 8)), X, masks, Adam(0.01), 20, 8, rng))
    assert costs[-1] < costs[0] / 2


def test_training_refuses_what_does_not_fit(rng):
    net, (X, masks) = unet(1, 3, rng, (4, 8)), squares(rng, 4)
    for settings, told in (
        ({"masks": masks[:3]}, "a class for every pixel"),
        ({"masks": masks + 1}, "wanted are 0 to 2"),
        ({"epochs": 0}, "epochs is 0"),
        ({"rng": 3}, "rng"),
    ):
        with pytest.raises(ValueError, match=told):
            next(train_unet(net, **{"X": X, "masks": masks, "epochs": 1, "rng": rng} | settings))


def test_ious_of_classes_are_those_of_loops(rng):
    pred, target = rng.integers(0, 3, (4, 6, 5)), rng.integers(0, 3, (4, 6, 5))
    for k, its in enumerate(class_ious(pred, target, 4)):
        both, either = np.sum((pred == k) & (target == k)), np.sum((pred == k) | (target == k))
        assert np.isnan(its) if not either else its == both / either
    close(batch_mean_iou(pred, target, 4), mean_iou(pred, target, 4))
    close(batch_mean_iou(pred[0], target[0], 4), mean_iou(pred[0], target[0], 4))


def test_a_batch_counts_as_one_large_mask_not_as_the_mean_of_its_pictures(rng):
    target = np.zeros((2, 4, 4), int)
    target[0, 0, 0] = 1
    pred = target.copy()
    pred[1, 0, 0] = 1
    means = [mean_iou(p, t, 2) for p, t in zip(pred, target, strict=True)]
    assert batch_mean_iou(pred, target, 2) == (0.5 + 30 / 31) / 2 and np.mean(means) == (1 + 15 / 32) / 2
