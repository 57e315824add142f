"""What is given stays as it is, and what cannot be drawn is told in words."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from dlcore import plots
from tests.plots.examples import IMAGES, LABELS, PATH, PHOTO, POINTS, bowl, chain

rng = np.random.default_rng(2)
FOUR = np.full((8, 8), 4)


def test_arrays_that_are_given_stay_unchanged():
    given = {
        "history": np.array([3.0, 2.0, np.inf]),
        "values": rng.normal(size=30),
        "images": rng.random((2, 4, 4)),
        "photo": PHOTO.copy(),
        "w": rng.normal(size=(12, 1)),
        "X": POINTS.copy(),
        "Y": LABELS.copy(),
        "table": np.array([[3, 1], [2, 4]]),
        "path": PATH.copy(),
    }
    before = {name: array.copy() for name, array in given.items()}
    for array in given.values():
        array.flags.writeable = False
    plots.costs(given["history"])
    plots.histogram(given["values"])
    plots.show_images(given["images"])
    plots.show_planes(given["photo"])
    plots.weights_picture(given["w"], (3, 4))
    plots.scatter_classes(given["X"], given["Y"])
    plots.confusion(given["table"])
    plots.cost_contours(bowl, (-4, 4), (-3, 3), path=given["path"])
    for name, array in given.items():
        assert np.array_equal(array, before[name]), name


def no_number(z):
    return "high"


WRONG = {
    r"corners\[0\] has to have four columns": lambda: plots.boxes([PHOTO], [[[0, 0, 1]]]),
    r"corners\[0\] has a box with x1 > x2": lambda: plots.boxes([PHOTO], [[[0.5, 0, 0.2, 1]]]),
    "there are 1 image but 2 entries in truth": lambda: plots.boxes([PHOTO], [[]], truth=[[], []]),
    r"scores\[0\] has 2 entries for 1 box": lambda: plots.boxes([PHOTO], [[[0, 0, 1, 1]]], scores=[[1, 0]]),
    r"masks\[0\] has to have shape \(8, 8\)": lambda: plots.segments([PHOTO], [[[0, 1]]], "ab"),
    r"masks\[0\] has to hold the whole numbers 0 to 1": lambda: plots.segments([PHOTO], [FOUR], "ab"),
    r"found has to be a dict, \{name: \(recall, precision\)\}": lambda: plots.precision_recall([1]),
    r"found\['car'\] has rows of 2 and 1 numbers": lambda: plots.precision_recall({"car": ([0, 1], [1])}),
    r"rates\['a'\] has to hold shares from 0 to 1": lambda: plots.roc({"a": ([0, 2], [0, 1])}),
    "F has to have two columns": lambda: plots.embedding(POINTS, LABELS),
    "F has 40 rows but there are 1 labels": lambda: plots.embedding(POINTS.T, [1]),
    "train has to have one number for each of the 2 x": lambda: plots.learning_curves([1, 2], [1], [1, 2]),
    "train or dev holds 0 or less": lambda: plots.learning_curves([1, 2], [0, 1], [1, 2], log="y"),
    r"values has to be a dict, \{name: results\}": lambda: plots.spread([0.5]),
    "layers holds 0 or less": lambda: plots.signals([0.5, 0.0]),
    "layers is an empty dict": lambda: plots.signals({}),
    "dims has to hold two or more whole numbers": lambda: plots.network_diagram([2, 1.5]),
    "there are 2 layers but 1 names": lambda: plots.network_diagram([2, 1], names=["x"]),
    "kept has to hold True and False": lambda: plots.mask([[0.8, 1]]),
    "functions has to be a function": lambda: plots.curves(3, 0, 1),
    "functions is an empty dict": lambda: plots.curves({}, 0, 1),
    r"\(start, stop\) has to be \(low, high\) with low < high": lambda: plots.curves(np.sin, 1, 1),
    "f has to return one number": lambda: plots.curves({"f": no_number}, 0, 1),
    "f is nan or infinite everywhere": lambda: plots.curves({"f": lambda z: z * np.nan}, 0, 1),
    r"points\['p'\] has 2 x but 1 y": lambda: plots.curves(np.sin, 0, 1, points={"p": ([1, 2], [1])}),
    "history has to be real numbers; got 'abc'": lambda: plots.costs("abc"),
    "history is empty": lambda: plots.costs([]),
    "history is an empty dict": lambda: plots.costs({}),
    r"history has to be one row of numbers; got shape \(2, 2\)": lambda: plots.costs(np.ones((2, 2))),
    "history has rows of different lengths": lambda: plots.costs([[1, 2], [3]]),
    "history has to be real numbers; got None": lambda: plots.costs(None),
    "history holds 0 or less": lambda: plots.costs([1.0, 0.0], log=True),
    "values is empty": lambda: plots.bars({}),
    "values holds nan": lambda: plots.bars({"a": np.nan}),
    "values has to be a dict": lambda: plots.bars([1, 2]),
    "values holds 0 or less": lambda: plots.bars({"a": 0.0}, log=True),
    "intervals has 'c', which values has not": lambda: plots.bars({"a": 1.0}, intervals={"c": (0, 1)}),
    r"intervals\['a'\] has to be": lambda: plots.bars({"a": 1.0}, intervals={"a": (2, 1)}),
    "faces values holds nan": lambda: plots.histogram({"faces": [1, np.nan]}),
    "images is empty": lambda: plots.show_images([]),
    "there are 6 images but 2 titles": lambda: plots.show_images(IMAGES, ["a", "b"]),
    r"images\[0\] has to be an image of shape \(H, W\) or \(H, W, 3\)": lambda: plots.show_images([IMAGES]),
    r"images\[0\] goes from -1 to 1": lambda: plots.show_images([np.array([[-1.0, 1.0]])]),
    r"images\[0\] goes from 0 to 300": lambda: plots.show_images([np.array([[0, 300]])]),
    "images has to be several images": lambda: plots.show_images(3),
    "columns has to be": lambda: plots.show_images(IMAGES, columns=0),
    "photo has to have three planes": lambda: plots.show_planes(PHOTO[:, :, 0]),
    "w has 5 weights, which do not fill": lambda: plots.weights_picture(np.ones(5), (2, 3)),
    "w holds nan or infinity": lambda: plots.weights_picture(np.full(6, np.inf), (2, 3)),
    "X has to have two rows": lambda: plots.scatter_classes(np.ones((3, 4)), np.ones(4)),
    "X has to have 2 dimensions": lambda: plots.scatter_classes(np.ones(4), np.ones(4)),
    r"X has 4 examples \(columns\) but Y has 3": lambda: plots.scatter_classes(np.ones((2, 4)), np.ones(3)),
    "Y has to hold the labels 0 to 1": lambda: plots.scatter_classes(np.ones((2, 3)), [0, 1, 2]),
    "probability has to return one number a column": lambda: plots.scatter_classes(
        POINTS, LABELS, probability=lambda X: 0.5
    ),
    "probability has to be a function": lambda: plots.scatter_classes(POINTS, LABELS, probability=0.5),
    "predict has to return one number a column": lambda: plots.regions(POINTS, LABELS, lambda X: 1),
    "predict has to be a function": lambda: plots.regions(POINTS, LABELS, 1),
    "Y has to hold the labels 0 to 2; got": lambda: plots.regions(POINTS[:, :2], [0.5, 2], np.argmax),
    "x, y and scores need one number a trial; got 2, 2 and 3": lambda: plots.trials(
        [1, 2], [1, 2], [1, 2, 3]
    ),
    "scores holds nan only": lambda: plots.trials([1], [1], [np.nan]),
    "x holds 0 or less": lambda: plots.trials([0, 1], [1, 2], [1, 2], log="x"),
    "levels has to be a dict of two or more": lambda: plots.waterfall({"human": 0.1}),
    "levels holds nan": lambda: plots.waterfall({"human": 0.1, "train": np.nan}),
    "table has to be 2 by 2": lambda: plots.confusion(np.ones((3, 3))),
    "table has to hold counts": lambda: plots.confusion([[0.5, 1], [1, 1]]),
    "J has to be a function": lambda: plots.cost_contours(3, (0, 1), (0, 1)),
    "J has to return one number": lambda: plots.cost_contours(lambda w, b: [w, b], (0, 1), (0, 1)),
    "J is nan or infinite": lambda: plots.surface(lambda w, b: np.log(w), (-1, 1), (0, 1)),
    r"w_range has to be \(low, high\)": lambda: plots.surface(bowl, (1, 0), (0, 1)),
    "path has to have one row": lambda: plots.surface(bowl, (0, 1), (0, 1), path=np.ones((4, 3))),
    "draw_graph draws a Node": lambda: plots.draw_graph(3.0),
    "step has to be a whole number from 0 to 5": lambda: plots.draw_graph(chain(), 6),
    "got True": lambda: plots.draw_graph(chain(), True),
}


@pytest.mark.parametrize("message", WRONG)
def test_what_cannot_be_drawn_is_told_in_words(message):
    with pytest.raises(ValueError, match=message):
        WRONG[message]()
    assert plt.get_fignums() == []  # no empty figure follows the message
