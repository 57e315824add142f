"""The figure that stands still: its colours are the network's answers, and its sentence has the numbers."""

import io
import threading

import matplotlib.pyplot as plt
import numpy as np
import pytest
from PIL import Image

from dlcore.explore.playground.inputs import FEATURES, features
from dlcore.explore.playground.run import Run
from dlcore.explore.playground.settings import Settings
from dlcore.explore.playground.still import FIELD, HEIGHT, WIDTH, alt, still


def trained(steps=60, **settings):
    run = Run(Settings().changed(**settings))
    run.step(steps)
    return run


def pixels(png):
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)


def field(picture):
    """The pixels of the output, from its upper left corner."""
    scale = picture.shape[1] / WIDTH
    left, top, side = (round(scale * length) for length in FIELD)
    return picture[top : top + side, left : left + side]


@pytest.mark.parametrize("discretize", [False, True])
def test_the_colours_of_the_field_are_the_answers_of_the_network(discretize):
    run = trained(400, learning_rate=0.3, discretize=discretize, inputs=("x1", "x2", "x1^2", "x2^2"))
    shown = field(pixels(still(run)[0]))
    side = len(shown)
    right = total = 0
    for down in range(12, side, side // 15):
        for across in range(12, side, side // 15):
            point = np.array([[12 * across / side - 6], [6 - 12 * down / side]])
            answer = run.net(features(point, run.settings.inputs)).item()
            red, _green, blue = shown[down, across]
            if abs(answer - 0.5) > 0.3 and abs(red - blue) > 20:  # not an example, which may be drawn there
                total += 1
                right += (blue > red) == (answer > 0.5)
    assert total > 100 and right / total > 0.95


@pytest.mark.parametrize(
    "settings",
    [
        {"hidden": ()},
        {"hidden": (8,) * 6, "inputs": tuple(FEATURES), "activation": "relu", "show_test": True},
        {"data": "plane", "hidden": (1,), "train_share": 90},
    ],
)
def test_it_is_a_sheet_of_the_size_it_says(settings):
    png, said, size = still(trained(**settings))
    assert size == {"width": WIDTH, "height": HEIGHT}
    height, width, _ = pixels(png).shape
    assert width / height == pytest.approx(WIDTH / HEIGHT, rel=0.01)
    assert len(png) < 260_000
    assert said.startswith("Playground: ")


def test_test_examples_are_drawn_only_if_they_are_wanted():
    without, with_them = (field(pixels(still(trained(show_test=shown))[0])) for shown in (False, True))
    assert (without != with_them).any(axis=-1).mean() > 0.01


def test_the_sentence_has_the_network_its_data_and_its_costs():
    run = trained(data="spiral", hidden=(6, 3), activation="relu")
    said = alt(run)
    for word in ("2 hidden layers", "6, 3 units", "ReLU", "Spiral", "60 steps"):
        assert word in said
    assert f"{run.costs[0]:.2g}" in said
    assert "without a hidden layer" in alt(trained(hidden=()))
    assert "1 hidden layer of 5 units" in alt(trained(hidden=(5,)))


def test_a_cost_beyond_all_numbers_is_said():
    run = trained()
    run.costs = (np.inf, np.nan)
    assert "cost beyond all numbers on the training data" in alt(run)


def test_a_broken_network_is_still_drawn():
    run = trained()
    run.net.theta[...] = np.nan
    run.look()
    assert field(pixels(still(run)[0])).std() > 1


def test_it_leaves_pyplot_alone_and_can_be_drawn_in_any_thread():
    before, found = plt.get_fignums(), []
    run = trained()
    thread = threading.Thread(target=lambda: found.append(still(run)[0]))
    thread.start()
    thread.join()
    assert plt.get_fignums() == before
    assert found == [still(run)[0]]
