"""freeze_lab: networks that know printed digits learn handwritten ones, with some of their layers frozen (chapter 13).

Each network has five layers with weights. It begins fresh, or with all that it has learned from print; then the first
few of its layers may be frozen. All make as many steps. A few networks of each kind, with other first weights and other
examples, show how much is chance.
"""

from functools import cache
from itertools import pairwise
from types import SimpleNamespace

import numpy as np

from dlcore import datasets
from dlcore.explore.bars import bar
from dlcore.explore.controls import Ladder, Slider
from dlcore.explore.explorer import Explorer
from dlcore.layers import Activation, Dense
from dlcore.messages import N_, _
from dlcore.network import Sequential
from dlcore.optimizers import Adam
from dlcore.plots.figures import BLUE, GREY, ORANGE
from dlcore.practice.prediction import Prediction
from dlcore.training import train

SIZES = (64, 48, 48, 48, 48, 10)
LAYERS = len(SIZES) - 1
COUNTS = [(n_prev + 1) * n for n_prev, n in pairwise(SIZES)]
KNOWN, EXAMPLES = 2000, (20, 50, 100, 200, 500, 1000)
STEPS, BATCH, LEARNING_RATE, EPOCHS, SEEDS = 200, 50, 0.002, 8, 5
TOP = 0.8


def columns(labels):
    return np.eye(10, dtype=np.float32)[:, labels[0]]


@cache
def printed():
    X, labels = datasets.printed_digits(KNOWN)
    return X.astype(np.float32), columns(labels)


@cache
def handwritten():
    """X and Y to learn from; X and Y of other writers for the test."""
    task = datasets.digits()
    X, X_test = task.X_train.astype(np.float32), task.X_test.astype(np.float32)
    return X, columns(task.Y_train), X_test, columns(task.Y_test)


def fresh(seed):
    rng, layers = np.random.default_rng(seed), []
    for n_prev, n in pairwise(SIZES):
        layers += [Dense(n_prev, n, rng), Activation("softmax" if n == SIZES[-1] else "relu")]
    return Sequential(layers, dtype=np.float32)


@cache
def pre_trained(seed):
    """A network that has learned printed digits."""
    net = fresh(seed)
    learn(net, *printed(), EPOCHS, seed)
    return net


def learn(net, X, Y, epochs, seed, frozen=0):
    batch, rng = min(BATCH, Y.shape[1]), np.random.default_rng(seed)
    for _cost in train(net, X, Y, Adam(LEARNING_RATE), epochs, batch, rng, every=epochs, frozen=2 * frozen):
        pass


def error(examples, seed, frozen=None):
    """The share of wrong answers after learning from so many examples, of a fresh network or a pre-trained one."""
    X, Y, X_test, Y_test = handwritten()
    net = fresh(seed + 1000) if frozen is None else pre_trained(seed).copy()
    chosen = np.random.default_rng(seed).permutation(Y.shape[1])[:examples]
    learn(net, X[:, chosen], Y[:, chosen], STEPS // -(-examples // BATCH), seed, frozen or 0)
    return (net.forward(X_test)[0].argmax(axis=0) != Y_test.argmax(axis=0)).mean()


_runs = {}  # examples -> errors (1 + LAYERS, SEEDS): fresh ones, then with 0, 1, 2, ... layers frozen


def compute(frozen, examples):
    if examples not in _runs:
        errors = np.empty((1 + LAYERS, SEEDS))
        for seed in range(SEEDS):
            for row, kept in enumerate((None, *range(LAYERS))):
                yield (seed + row / len(errors)) / SEEDS
                errors[row, seed] = error(examples, seed, kept)
        _runs[examples] = errors
    errors = _runs[examples]
    return SimpleNamespace(
        frozen=frozen, examples=examples, fresh=errors[0], errors=errors[1:], learned=sum(COUNTS[frozen:])
    )


def draw(left, right, below, a):
    left.frame(
        grid=True,
        xlim=(-1.6, LAYERS - 0.4),
        ylim=(0, TOP),
        xticks=range(-1, LAYERS),
        xticklabels=[_("fresh"), *map(str, range(LAYERS))],
        xlabel=_("pre-trained, layers frozen"),
        ylabel=_("share of errors"),
        title=_("Handwriting of other people"),
    )
    draw_errors(left, "fresh", [-1], a.fresh[np.newaxis], ORANGE, "^")
    level = [a.fresh.mean()] * 2
    left.line("level", [-1.6, LAYERS - 0.4], level, color=ORANGE, linewidth=1.2, linestyle="--", zorder=2)
    passed = range(a.frozen + 1)  # it unfolds as the slider moves, so that it does not tell beforehand
    draw_errors(left, "pre-trained", passed, a.errors[: a.frozen + 1], BLUE, "o")
    key = {"inside": True, "over": True, "va": "center", "ha": "right"}
    words = _("▲ fresh: {mean:.3f} ± {spread:.3f}").format(mean=a.fresh.mean(), spread=a.fresh.std())
    left.text("fresh key", 0.99, 0.96, words, color=ORANGE, **key)
    here, words = a.errors[a.frozen], _("● {frozen} frozen: {mean:.3f} ± {spread:.3f}")
    words = words.format(frozen=a.frozen, mean=here.mean(), spread=here.std())
    left.text("here key", 0.99, 0.88, words, color=BLUE, **key)
    draw_layers(right, a)
    below.frame(bare=True, xlim=(0, 10), ylim=(-0.75, 2.9))
    names = _("known: printed"), _("new: handwritten")
    for y, name, strip in zip((1.5, -0.4), names, samples(), strict=True):
        below.text(name, 0, y + 1.2, name, fontsize=10, va="center", fixed=True)
        below.image(f"{name} digits", strip, (0, 10, y, y + 1), interpolation="nearest")


def draw_errors(board, name, x, errors, colour, mark):
    """Each network as a small mark, their mean as a large one."""
    x = np.asarray(x)
    each = np.repeat(x, SEEDS), errors.ravel()
    board.marks(f"{name} each", *each, mark, colour, 4, colour, alpha=0.5, zorder=3)
    board.marks(f"{name} mean", x, errors.mean(axis=1), mark, colour, 11, zorder=4)


@cache
def samples():
    """One digit of each kind from both tasks, side by side, dark on light, as colours."""
    strips = []
    for X, Y in (printed(), handwritten()[:2]):
        side_by_side = np.concatenate([1 - X[:, k].reshape(8, 8) for k in Y.argmax(axis=1)], axis=1)
        strips.append(np.repeat(side_by_side[::-1, :, np.newaxis], 3, axis=2))
    return strips


def draw_layers(board, a):
    board.frame(bare=True, xlim=(0, LAYERS), ylim=(-1.3, 2.0))
    middle = {"ha": "center", "va": "center"}
    cold = [k < a.frozen for k in range(LAYERS)]
    faces = ["#d9d9d9" if its else "#bfe0f4" for its in cold]
    corners = [bar(k + 0.06, k + 0.94, 0, 1) for k in range(LAYERS)]
    board.shapes("layers", corners, facecolors=faces, edgecolors=[GREY if its else BLUE for its in cold])
    for k, its in enumerate(cold):
        words = _("frozen") if its else _("learns")
        board.text(f"state {k}", k + 0.5, 0.66, words, fontsize=10, **middle)
        board.text(f"size {k}", k + 0.5, 0.3, f"{COUNTS[k]:,}", fontsize=10, **middle)
        board.text(f"name {k}", k + 0.5, 1.25, str(k + 1), color=GREY, fixed=True, **middle)
    board.text("title", LAYERS / 2, 1.8, _("Layers, and their parameters"), fixed=True, **middle)
    words = _("{learned:,} of {all:,} parameters learn\nfrom {m:,} handwritten digits")
    words = words.format(learned=a.learned, all=sum(COUNTS), m=a.examples)
    board.text("learned", LAYERS / 2, -0.7, words, linespacing=1.4, **middle)


def describe(a):
    here = a.errors[a.frozen]
    return _(
        "{examples:,} handwritten digits to learn from, {seeds} networks of each kind. Of {test} digits of other "
        "writers fresh ones get {fresh:.3f} wrong, spread {fresh_spread:.3f}. Those that know printed digits, with "
        "{frozen} of {layers} layers frozen, get {mean:.3f} wrong, spread {spread:.3f}; {learned:,} of their {all:,} "
        "parameters learn."
    ).format(
        examples=a.examples,
        seeds=SEEDS,
        test=handwritten()[3].shape[1],
        fresh=a.fresh.mean(),
        fresh_spread=a.fresh.std(),
        frozen=a.frozen,
        layers=LAYERS,
        mean=here.mean(),
        spread=here.std(),
        learned=a.learned,
        all=sum(COUNTS),
    )


freeze_lab = Explorer(
    name="freeze_lab",
    controls=(
        Slider("frozen", N_("layers frozen"), 0, 0, LAYERS - 1),
        Ladder("examples", N_("handwritten digits"), EXAMPLES[-1], EXAMPLES),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.085, 0.145, 0.46, 0.765), (0.58, 0.52, 0.405, 0.43), (0.58, 0.02, 0.405, 0.46)],
    task=N_(
        "Up to how many handwritten digits are the pre-trained networks better than fresh ones, by more than the "
        "spread? What does each frozen layer cost with 20 digits, and what with 1000?"
    ),
    prediction=Prediction(
        "freeze_lab",
        N_(
            "The networks know printed digits and learn from 1000 handwritten ones. With all layers free they then get "
            "9 in 100 wrong, as many as fresh networks. How many, if the first four of five layers are frozen?"
        ),
        (N_("about 5 in 100"), N_("about 9 in 100"), N_("about 20 in 100")),
        N_("about 20 in 100"),
        N_(
            "What these layers know of print does not do for handwriting, and frozen ones cannot learn, however many "
            "digits there are. With 20 digits the same start is worth a lot, and freezing costs little."
        ),
    ),
    waits=("examples",),
    height=380,
)
