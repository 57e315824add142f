"""freeze_lab: what it says is true, and what it claims of frozen layers holds for other networks and examples too."""

import numpy as np
import pytest

from dlcore import explore
from dlcore.explore import frozen_layers as lab
from dlcore.explore.explorer import finished
from tests.explore.settings import numbers


def errors(examples, frozen, seeds):
    return np.array([lab.error(examples, seed, frozen) for seed in seeds])


@pytest.mark.parametrize(("examples", "frozen"), [(20, 0), (20, 4), (1000, 2)])
def test_freeze_lab_says_its_numbers(examples, frozen):
    exploration = explore.freeze_lab(examples=examples, frozen=frozen)
    fresh, tuned = (errors(examples, kept, range(lab.SEEDS)) for kept in (None, frozen))
    sizes = [65 * 48, 49 * 48, 49 * 48, 49 * 48, 49 * 10]
    said = [examples, lab.SEEDS, 597, fresh.mean(), fresh.std(), frozen, 5, tuned.mean(), tuned.std()]
    assert numbers(exploration.alt) == pytest.approx([*said, sum(sizes[frozen:]), sum(sizes)], abs=6e-4)


def test_what_is_frozen_stays_and_the_rest_learns():
    X, Y = lab.handwritten()[:2]
    for frozen in range(lab.LAYERS):
        net = lab.pre_trained(0).copy()
        lab.learn(net, X[:, :20], Y[:, :20], 3, 0, frozen)
        same = [np.array_equal(net.params[name], lab.pre_trained(0).params[name]) for name in net.params]
        assert same == [k < frozen for k in range(lab.LAYERS) for _array in "Wb"]
        learned = sum(array.size for array, its in zip(net.params.values(), same, strict=True) if not its)
        assert learned == explore.freeze_lab(frozen=frozen).arrays.learned


def test_all_make_as_many_steps():
    assert [
        lab.STEPS // -(-examples // lab.BATCH) * -(-examples // lab.BATCH) for examples in lab.EXAMPLES
    ] == [lab.STEPS] * len(lab.EXAMPLES)


def test_the_networks_know_print_and_not_yet_handwriting():
    X, Y = lab.printed()
    _X, _Y, X_test, Y_test = lab.handwritten()
    for seed in range(3):
        net = lab.pre_trained(seed)
        assert (net(X).argmax(axis=0) == Y.argmax(axis=0)).mean() > 0.95
        assert 0.2 < (net(X_test).argmax(axis=0) != Y_test.argmax(axis=0)).mean() < 0.7


@pytest.mark.parametrize("seeds", [range(lab.SEEDS), range(20, 25)], ids=["shown", "others"])
def test_few_examples_need_the_start_and_many_do_not(seeds):
    """20 digits: what is known of print saves errors, frozen or not. 1000: it saves none."""
    fresh, free, cold = (errors(20, kept, seeds).mean() for kept in (None, 0, 4))
    assert free < fresh - 0.04
    assert cold < fresh - 0.02
    assert cold - free < 0.09
    fresh, free = (errors(1000, kept, seeds).mean() for kept in (None, 0))
    assert abs(fresh - free) < 0.03


@pytest.mark.parametrize("seeds", [range(lab.SEEDS), range(20, 25)], ids=["shown", "others"])
def test_the_answer_of_freeze_lab_is_what_it_finds(seeds):
    free, cold = (errors(1000, kept, seeds).mean() for kept in (0, 4))
    assert free == pytest.approx(0.09, abs=0.025)
    assert cold == pytest.approx(0.2, abs=0.045)
    assert "20" in explore.freeze_lab.prediction.answer


def test_each_frozen_layer_costs_more_with_many_examples():
    """The task: what four frozen layers cost with 20 digits, and with 1000."""
    many, few = (explore.freeze_lab(examples=examples).arrays.errors.mean(axis=1) for examples in (1000, 20))
    assert (np.diff(many) > 0).all()
    assert many[-1] / many[0] > 1.7 > 1.4 > few[-1] / few[0]


def test_what_later_settings_show_is_not_there_yet():
    """The picture unfolds with the slider: networks with more layers frozen are drawn when it gets there."""
    stage, a = explore.freeze_lab.stage(), explore.freeze_lab(frozen=2).arrays
    stage.show(explore.freeze_lab.draw, a)
    assert len(stage.boards[0].artists["pre-trained mean"].get_xdata()) == 3


def test_a_run_tells_how_far_it_is():
    shares = []
    kept = lab._runs.pop(20, None)
    finished(lab.compute(0, 20), shares.append)
    assert shares == sorted(shares)
    assert len(shares) == lab.SEEDS * (1 + lab.LAYERS)
    assert shares[-1] < 1
    assert kept is None or kept == pytest.approx(lab._runs[20])
