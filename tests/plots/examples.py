"""One figure of each kind, and the awkward ones: long names, one value, wild ranges, nothing yet."""

import numpy as np

from dlcore import plots
from dlcore.graph import Node

rng = np.random.default_rng(0)

IMAGES = rng.random((6, 9, 7))
PHOTO = rng.integers(0, 256, (8, 8, 3), dtype=np.uint8)
POINTS = rng.normal(size=(2, 40))
LABELS = (POINTS.sum(axis=0) > 0).astype(float)[np.newaxis]
CONFUSED = np.diag(np.arange(50, 60)) + np.eye(10, k=3, dtype=int) * 4
HEAP = rng.normal(size=(20, 20))
WEIGHTS = rng.normal(size=(63, 1))
RUNS = np.random.default_rng(1).uniform(0.1, 0.9, (5, 8))
PATH = np.array([[3.0, 2.0], [2.0, 1.0], [1.0, -0.5], [0.5, -1.0]])

CORNERS = np.array([[0.1, 0.05, 0.5, 0.6], [0.55, 0.3, 1.0, 0.9], [0.0, 0.0, 0.2, 0.1]])
PIXELS = np.digitize(np.random.default_rng(2).random((2, 8, 8)), [0.5, 0.8])


def thirds(X):
    """A label 0, 1 or 2 for each column."""
    return np.digitize(X.sum(axis=0), [-0.7, 0.7])


THIRDS = thirds(POINTS)[np.newaxis]


def bowl(w, b):
    return (w - 0.5) ** 2 + (b + 1) ** 2 + 0.25


def chain():
    a, b, c = Node(5.0, "a"), Node(3.0, "b"), Node(2.0, "c")
    u = (b * c).named("u")
    v = (a + u).named("v")
    return (3 * v).named("J")


def square():
    x = Node(2.0, "x")
    return x * x + 3 * x


def done(J):
    J.backward()
    return J


LONG = "a rather long name of something that is compared with other things"
FIGURES = {
    "curves": lambda: plots.curves({"sigmoid": lambda z: 1 / (1 + np.exp(-z)), "line": lambda z: z}, -6, 6),
    "one curve, points, names": lambda: plots.curves(
        np.tanh, -1e-3, 2e5, points={LONG: ([1], [0.5])}, title=LONG, xlabel=LONG, ylabel="number of them"
    ),
    "costs": lambda: plots.costs([0.69, 0.4, 0.3]),
    "costs of several": lambda: plots.costs({"0.1": [3, 2, 1], "10": [3, np.inf, np.nan]}, log=True),
    "one cost": lambda: plots.costs([0.5]),
    "bars": lambda: plots.bars({"loop": 812.0, LONG: 3.25}, title=LONG, xlabel="milliseconds"),
    "bars with intervals": lambda: plots.bars(
        {"a": 0.875, "b": 0.93},
        intervals={"a": (0.8, 0.92)},
        reference=("always no", 0.75),
        xlabel="accuracy",
    ),
    "logarithmic bars": lambda: plots.bars({"loop": 812.0, "NumPy": 0.002}, log=True),
    "negative bars": lambda: plots.bars({"up": 2.0, "down": -3.0}),
    "histogram": lambda: plots.histogram(HEAP),
    "histograms": lambda: plots.histogram({"faces": HEAP[0], "others": HEAP[1:3] + 1}),
    "images": lambda: plots.show_images(IMAGES, ["a face"] * 6, title="Six images"),
    "an image": lambda: plots.show_images([PHOTO]),
    "images of two kinds": lambda: plots.show_images([PHOTO, PHOTO[:3, :, 0]], columns=1),
    "many images": lambda: plots.show_images(np.repeat(IMAGES, 4, axis=0), columns=10),
    "planes": lambda: plots.show_planes(PHOTO, title="Three planes"),
    "weights": lambda: plots.weights_picture(WEIGHTS, (9, 7)),
    "no weights yet": lambda: plots.weights_picture(np.zeros((63, 1)), (9, 7), names=("no", LONG)),
    "classes": lambda: plots.scatter_classes(POINTS, LABELS),
    "classes, divided": lambda: plots.scatter_classes(
        POINTS, LABELS, ("low", LONG), probability=lambda X: 1 / (1 + np.exp(-X.sum(axis=0))), title="Sums"
    ),
    "regions": lambda: plots.regions(POINTS, THIRDS, thirds),
    "regions, named": lambda: plots.regions(POINTS, THIRDS, thirds, ("low", LONG, "high"), title=LONG),
    "one region": lambda: plots.regions(POINTS, THIRDS, lambda X: 0 * X[0]),
    "confusion": lambda: plots.confusion([[84, 6], [9, 21]]),
    "large confusion": lambda: plots.confusion(np.arange(16).reshape(4, 4) * 1234, list("abcd")),
    "confusion of ten classes": lambda: plots.confusion(CONFUSED, [str(k) for k in range(10)]),
    "confusion of ten long names": lambda: plots.confusion(
        CONFUSED * 100, [f"class number {k}" for k in range(10)]
    ),
    "empty confusion": lambda: plots.confusion([[0, 0], [3, 0]]),
    "contours": lambda: plots.cost_contours(bowl, (-4, 4), (-3, 3)),
    "contours and path": lambda: plots.cost_contours(bowl, (-4, 4), (-3, 3), path=PATH, title=LONG),
    "surface": lambda: plots.surface(bowl, (-4, 4), (-3, 3)),
    "surface and path": lambda: plots.surface(bowl, (-400, 400), (-300, 300), path=100 * PATH),
    "trials": lambda: plots.trials(10 ** RUNS[0], RUNS[1], RUNS[2], xlabel="learning rate", log="x"),
    "trials, some failed": lambda: plots.trials(
        [1e-4, 3, 20], [1, 30, 1000], [0.1, np.nan, 0.3], xlabel=LONG, ylabel=LONG, title=LONG, log="xy"
    ),
    "steps": lambda: plots.waterfall(
        {"human": 0.04, "train": 0.07, "train-dev": 0.1, "dev": 0.16, LONG: 0.18}
    ),
    "steps down": lambda: plots.waterfall({"a": 0.1, "b": 0.05}, title=LONG, xlabel=LONG),
    "graph": lambda: plots.draw_graph(chain()),
    "graph, first step": lambda: plots.draw_graph(chain(), 0),
    "graph, fourth step": lambda: plots.draw_graph(chain(), 4),
    "graph, slopes": lambda: plots.draw_graph(done(chain())),
    "graph, node used twice": lambda: plots.draw_graph(done(square())),
    "graph of arrays": lambda: plots.draw_graph(np.sum(np.exp(Node(np.ones((2, 3)), "W") @ np.ones((3, 4))))),
    "graph of one": lambda: plots.draw_graph(Node(1.0, "a")),
    "learning curves": lambda: plots.learning_curves(
        [20, 50, 100, 400], [0, 0.05, 0.09, 0.1], [0.4, 0.3, 0.2, 0.12], baseline=0.1
    ),
    "learning curves of runs": lambda: plots.learning_curves(
        range(1, 9), RUNS, 1 + RUNS, title=LONG, xlabel=LONG, ylabel="J", log="xy"
    ),
    "spread": lambda: plots.spread({"none": RUNS[0], LONG: RUNS[1], "one": [0.5]}, reference=("guess", 0.5)),
    "signals": lambda: plots.signals({"0.01": 0.01 ** np.arange(1, 11), "He": np.linspace(1, 0.7, 10)}),
    "signal": lambda: plots.signals([1.0, 2.5, 7.0]),
    "network": lambda: plots.network_diagram([2, 4, 1]),
    "large network": lambda: plots.network_diagram([12288, 20, 7, 5, 1], title=LONG),
    "network of two": lambda: plots.network_diagram([1, 1], names=["size", LONG[:20]]),
    "mask": lambda: plots.mask(HEAP[:6, :9] > -0.8),
    "large mask": lambda: plots.mask(np.repeat(HEAP > 0, 3, axis=1)),
    "mask of one": lambda: plots.mask([[True]]),
    "boxes": lambda: plots.boxes([PHOTO, IMAGES[0]], [CORNERS, CORNERS[:0]]),
    "boxes, named": lambda: plots.boxes(
        [PHOTO] * 5,
        [CORNERS] * 5,
        classes=[[0, 2, 1]] * 5,
        scores=[[0.93, 1.0, 0.051]] * 5,
        truth=[CORNERS[::-1] * 0.9] * 5,
        names=("car", "pedestrian", "motorcycle"),
        titles=[LONG] * 5,
        title=LONG,
    ),
    "segments": lambda: plots.segments([PHOTO] * 2, PIXELS, ("background", "car", LONG), titles=["a", "b"]),
    "one segment": lambda: plots.segments([PHOTO], PIXELS[:1] * 0, ("background", "car")),
    "grid": lambda: plots.grid_targets(PHOTO, CORNERS, 3, title=LONG),
    "grid without a box": lambda: plots.grid_targets(IMAGES[0], [], 8),
    "precision and recall": lambda: plots.precision_recall(
        {"car": ([0, 0.4, 0.8], [1, 0.9, 0.6]), LONG: ([0, 1], [0.5, 0.2])}, title=LONG
    ),
    "roc": lambda: plots.roc(
        {"pixels": ([0, 0.4, 1], [0, 0.5, 1]), "vectors": ([0, 0.1, 1], [0, 0.9, 1])},
        points={"the threshold of dev": ([0.1], [0.9])},
    ),
    "embedding": lambda: plots.embedding(POINTS.T, THIRDS),
    "embedding of many": lambda: plots.embedding(POINTS.T, np.arange(40) // 2, title=LONG),
    "embedding with pictures": lambda: plots.embedding(
        1000 * POINTS.T[:6], [0, 1, 2, 0, 1, 2], pictures=IMAGES, names=("Ada", "Bo", LONG)
    ),
}
