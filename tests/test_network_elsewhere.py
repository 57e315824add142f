"""Networks on their way to other processes: pickled, and back as they were, whatever layers they have."""

import copy
import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np
import pytest

from dlcore import layers as layers_of
from dlcore.batchnorm import BatchNorm
from dlcore.convolution import Conv2D, GlobalAvgPool2D, MaxPool2D
from dlcore.layers import (
    ACTIVATIONS,
    Activation,
    Dense,
    Dropout,
    Flatten,
    Layer,
    affine_backward,
    affine_forward,
)
from dlcore.network import Sequential
from dlcore.optimizers import Adam
from dlcore.residual import Residual
from dlcore.training import train
from tests.random_numbers import SINGLE, one_hot, signed

IMAGES = signed(np.random.default_rng(12), 6, 2, 3, 2)
Y = one_hot(np.random.default_rng(13), 4, 6)


def backward(dZ, cache):
    return affine_backward(dZ, *cache[:2])


def of_all_layers(dtype=np.float64):
    rng = np.random.default_rng(11)
    own = Layer(affine_forward, backward, W=signed(rng, 5, 12), b=signed(rng, 5, 1))
    hidden = [Activation(name) for name in ACTIVATIONS]
    end = [BatchNorm(5), Dropout(0.7, rng), Dense(5, 4, rng), Activation("softmax")]
    return Sequential([BatchNorm(2), Flatten(), own, *hidden, *end], dtype=dtype)


def alike(net, back):
    assert repr(back) == repr(net) and back.theta.tobytes() == net.theta.tobytes()
    assert back.loss is net.loss
    assert all(np.array_equal(back.statistics[name], net.statistics[name]) for name in net.statistics)
    assert np.array_equal(back(IMAGES), net(IMAGES))


def there_and_back(net):
    return pickle.loads(pickle.dumps(net))


@SINGLE
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("copied", [there_and_back, copy.copy, copy.deepcopy, lambda net: net.copy()])
def test_a_copy_has_the_numbers_and_goes_its_own_way(dtype, copied):
    net = of_all_layers(dtype)
    list(train(net, IMAGES, Y, Adam(0.01), 3))
    back = copied(net)
    alike(net, back)
    before = net.theta.copy(), net.statistics.copy()
    list(train(back, IMAGES, Y, Adam(0.01), 3))
    assert np.array_equal(net.theta, before[0])
    assert all(np.array_equal(net.statistics[name], before[1][name]) for name in net.statistics)
    assert not np.array_equal(back.theta, net.theta)
    back.params["W2"][...] = 0
    assert np.count_nonzero(back.theta) < net.theta.size, "parameters are still parts of theta"


def test_what_comes_back_learns_on_as_the_first_would_have():
    """Dropout goes on with the masks that come next."""
    net = of_all_layers()
    list(train(net, IMAGES, Y, Adam(0.01), 3))
    back = there_and_back(net)
    assert list(train(net, IMAGES, Y, Adam(0.01), 3)) == list(train(back, IMAGES, Y, Adam(0.01), 3))
    alike(net, back)


def trained(net, optimizer):
    list(train(net, IMAGES, Y, optimizer, 3))
    return net, optimizer


def test_other_processes_train_it():
    """Fresh Pythons, as Windows and macOS start them, which know only what is sent."""
    net = of_all_layers()
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        sent = [pool.submit(trained, net, Adam(rate)) for rate in (0.01, 0.1)]
        found = [future.result(timeout=120) for future in sent]
    for rate, (back, optimizer) in zip((0.01, 0.1), found, strict=True):
        here, _ = trained(there_and_back(net), Adam(rate))
        alike(here, back)
        assert optimizer.t == 3


def test_a_network_for_pictures_travels_with_all_its_averages():
    """Those of batch normalisation inside a residual block too."""
    rng = np.random.default_rng(5)
    block = Residual([Conv2D(4, 4, 3, rng, pad=1), BatchNorm(4), Activation("relu")])
    end = [MaxPool2D(2), GlobalAvgPool2D(), Flatten(), Dense(4, 4, rng), Activation("softmax")]
    net = Sequential([Conv2D(2, 4, 1, rng), BatchNorm(4), block, *end])
    list(train(net, IMAGES, Y, Adam(0.01), 3))
    assert list(net.statistics) == ["running_mu2", "running_var2", "running_mu3.2", "running_var3.2"]
    back = there_and_back(net)
    alike(net, back)
    assert list(train(net, IMAGES, Y, Adam(0.01), 3)) == list(train(back, IMAGES, Y, Adam(0.01), 3))


def test_a_function_without_a_name_of_its_own_stays_here():
    plain = Layer(lambda A: (2 * A, None), lambda dA, cache: 2 * dA)
    with pytest.raises(
        ValueError, match=r"Layer\(<lambda>\) cannot go to another process.*write it with def"
    ):
        pickle.dumps(Sequential([plain]))

    def forward(A):
        return 2 * A, None

    with pytest.raises(ValueError, match="write it with def, at the top of a module"):
        pickle.dumps(Layer(forward, forward))


def test_every_kind_of_layer_is_here():
    kinds = {kind for kind in vars(layers_of).values() if isinstance(kind, type) and issubclass(kind, Layer)}
    assert kinds | {BatchNorm} <= {type(layer) for layer in of_all_layers().layers}
