"""skip_or_not: what it says is true, and what it claims of depth and shortcuts is measured here."""

import numpy as np
import pytest

from dlcore import explore
from dlcore.activations import relu
from dlcore.explore import shortcuts
from dlcore.explore.explorer import finished
from dlcore.residual import residual_block
from dlcore.softmax import softmax_columns
from tests.explore.settings import numbers

WAYS = pytest.mark.parametrize("way", list(shortcuts.WAYS))


def run(blocks, way):
    return finished(shortcuts.run(blocks, way, 0), lambda share: None)


@WAYS
@pytest.mark.parametrize(("blocks", "epochs"), [(1, 1), (2, 15), (10, 6)])
def test_skip_or_not_says_its_numbers(blocks, epochs, way):
    exploration = explore.skip_or_not(blocks=blocks, skip=way, epochs=epochs)
    chosen, shallow = run(blocks, way), run(1, "plain")
    errors = 100 * chosen.train[:, epochs]
    said = [blocks, 2 * blocks + 2, shortcuts.SEEDS, epochs, errors.mean(), errors.min(), errors.max()]
    said += [100 * its.test[:, epochs].mean() for its in (chosen,)]
    said += [1, 100 * shallow.train[:, epochs].mean(), 100 * shallow.test[:, epochs].mean()]
    slopes = np.median(chosen.slopes, axis=0)
    said += [slopes[0], 1, slopes[-1]]
    assert numbers(exploration.alt) == pytest.approx(said, rel=0.06, abs=0.06)
    assert shortcuts.WAYS[way] in exploration.alt


@WAYS
def test_a_block_is_that_of_the_chapter(way):
    net = shortcuts.network(3, way, 0)
    X = shortcuts.task()[0][:, :7]
    arrays = [net.params[name].astype(float) for name in net.params]
    (W, b), *inner, (W_end, b_end) = zip(arrays[::2], arrays[1::2], strict=True)
    a = relu(W @ X + b)
    for (W1, b1), (W2, b2) in zip(inner[::2], inner[1::2], strict=True):
        a = residual_block(a, W1, b1, W2, b2) if way == "residual" else relu(W2 @ relu(W1 @ a + b1) + b2)
    assert net(X) == pytest.approx(softmax_columns(W_end @ a + b_end), rel=1e-3, abs=1e-5)


@WAYS
def test_the_curve_ends_where_its_network_does(way):
    net = shortcuts.network(2, way, 3)
    train, test = shortcuts.trained(net, 3)
    X, _Y, labels, X_test, labels_test = shortcuts.task()
    assert train[-1] == (net(X).argmax(axis=0) != labels).mean()
    assert test[-1] == (net(X_test).argmax(axis=0) != labels_test).mean()
    assert train == pytest.approx(run(2, way).train[3], abs=0.02)
    assert train[0] > 0.8 > train[-1]


def test_the_slopes_are_those_of_the_cost():
    """A step against them lowers the cost by the sum of their squares."""
    net = shortcuts.network(2, "residual", 0)
    X, Y = shortcuts.task()[:2]
    steep = shortcuts.slopes(net)
    blocks = [dW for name, dW in net.grads.items() if name.startswith("W")]
    assert steep == pytest.approx([np.sqrt((dW.astype(float) ** 2).mean()) for dW in blocks], rel=1e-4)
    before, downhill = net.cost(X, Y), net.grad.copy()
    net.theta -= 1e-3 * downhill
    assert before - net.cost(X, Y) == pytest.approx(1e-3 * (downhill.astype(float) ** 2).sum(), rel=0.05)


def test_the_plan_of_skip_or_not_holds():
    """20 blocks: plain they hardly learn, with shortcuts they do. 1 or 2: no difference to speak of."""
    plain, residual = (run(20, way).train[:, -1] for way in shortcuts.WAYS)
    assert plain.min() > 0.3
    assert residual.max() < 0.12
    for blocks in (1, 2):
        plain, residual = (run(blocks, way).train[:, -1].mean() for way in shortcuts.WAYS)
        assert abs(plain - residual) < 0.05


def test_the_task_of_skip_or_not_leads_where_it_says():
    shallow = run(1, "plain").train[:, -1].mean()
    deeper = {blocks: run(blocks, "plain").train[:, -1].mean() for blocks in (2, 10)}
    assert deeper[2] < shallow < deeper[10] - 0.05
    assert run(10, "residual").train[:, -1].mean() < shallow
    few, many = (run(blocks, "residual").test[:, -1] for blocks in (2, 20))
    assert many.mean() > few.mean() - 0.03, "on new digits depth does not help here"


@pytest.mark.parametrize("seed", range(8))
def test_the_answer_of_skip_or_not_is_what_it_finds(seed):
    """The slopes of 42 plain layers are of the size of those of 4, and their outputs nearly alike for all digits."""
    deep, shallow = (shortcuts.network(blocks, "plain", seed) for blocks in (20, 1))
    ratio = shortcuts.slopes(deep)[0] / shortcuts.slopes(shallow)[0]
    assert 1 / 100 < ratio < 100
    ratios.append(ratio)
    assert likeness(deep) > 0.9
    assert likeness(deep) > likeness(shallow) + 0.05
    assert 1 / 10 < np.median(ratios) < 10 or len(ratios) < 5
    assert shortcuts.skip_or_not.prediction.answer == "about as large"


ratios = []


def likeness(net):
    """The mean cosine between what the last layer is given for two digits."""
    A = shortcuts.task()[0][:, :200]
    for layer, params, _grads in net.stack[:-2]:
        A, _cache = layer.ahead(A, params, False)
    A = A / np.linalg.norm(A, axis=0)
    m = A.shape[1]
    return ((A.T @ A).sum() - m) / (m * (m - 1))


def test_more_epochs_go_on_with_the_same_networks():
    short, long = (explore.skip_or_not(epochs=epochs).arrays for epochs in (4, 9))
    assert (long.chosen.train[:, :5] == short.chosen.train).all()
    assert (long.chosen.slopes == short.chosen.slopes).all()


def test_a_run_tells_how_far_it_is():
    shares = []
    shortcuts._runs.pop((3, "plain"), None)
    finished(shortcuts.compute(3, "plain", 2), shares.append)
    assert shares == sorted(shares)
    assert len(shares) >= shortcuts.SEEDS
    assert 0 < shares[-1] < 1
