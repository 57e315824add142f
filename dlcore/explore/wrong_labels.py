"""label_noise: wrong labels in the training set, spread at random or all in one place (chapter 11).

Four clusters of 100 points, two of each class. Small networks 2-12-1 for all shares of wrong labels and both kinds
are trained at once, as a stack; they are tested on 4,000 new points whose labels are right.
"""

from functools import lru_cache
from types import SimpleNamespace

import numpy as np

from dlcore.explore.controls import Choice, Ladder
from dlcore.explore.explorer import Explorer, finished
from dlcore.explore.own import beside
from dlcore.explore.regions import Grid, draw_border, draw_examples, draw_sides
from dlcore.explore.stack import forward, trained
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREY, INK, ORANGE, PURPLE
from dlcore.practice.prediction import Prediction
from dlcore.strategy import flip_labels as reference

M, M_TEST, SPREAD, SEED = 400, 4000, 0.45, 3
SIZES, LEARNING_RATE, STEPS = (2, 12, 1), 0.05, 150
CENTRES = 1.5 * np.array([[-1, 1, 1, -1], [-1, -1, 1, 1]])
SHARES = tuple(number / 2 for number in range(0, 81, 5))
KINDS = {"random": N_("at random"), "systematic": N_("cluster by cluster")}
LOOKS = {"random": (BLUE, "o", "-"), "systematic": (ORANGE, "^", (0, (6, 2)))}
GRID = Grid((-3.4, 3.4), (-3.4, 3.4))
TOP = 0.55


@lru_cache(2)
def points(m, seed):
    """Columns of X, their labels, and their clusters: 0 and 2 have label 0, 1 and 3 have label 1."""
    cluster = np.arange(m) % 4
    X = CENTRES[:, cluster] + SPREAD * np.random.default_rng(seed).normal(size=(2, m))
    return X, (cluster % 2)[np.newaxis], cluster


def noise(kind, seed=SEED):
    """u for flip_labels: ranks from 0 to 1, so that exactly a share p of them is below p, in one order or the other.

    In one cluster: its examples come first, then those of the next.
    """
    rank = np.random.default_rng(seed).permutation(M)
    if kind == "systematic":
        rank = np.argsort(np.argsort(points(M, 0)[2] * M + rank))
    return ((rank + 0.5) / M)[np.newaxis]


def networks(labels):
    """A network for each of some sets of training labels (networks, 1, m), and its shares of wrong answers."""
    start = np.random.default_rng(SEED)
    training = trained(SIZES, points(M, 0)[0], labels, (0,) * len(labels), LEARNING_RATE, STEPS, start)
    layers = finished(training, lambda share: None)
    X, Y, cluster = points(M_TEST, 1)
    wrong = (probabilities(layers, X) > 0.5) != Y
    clusters = np.array([wrong[:, cluster == k].mean(axis=1) for k in range(4)])
    return SimpleNamespace(layers=layers, errors=wrong.mean(axis=1), worst=clusters.max(axis=0))


def probabilities(layers, X):
    return forward(layers, X.astype(np.float32))[-1][:, 0]


@lru_cache(4)
def stack(seed=SEED):
    """The networks for all kinds and shares, one kind after the other."""
    Y = points(M, 0)[1]
    sets = [reference(Y, share / 100, noise(kind, seed)) for kind in KINDS for share in SHARES]
    return networks(np.array(sets))


def one(nets, k):
    """Network k: its errors, its answers to the training examples and all over the picture."""
    layers = [(W[k : k + 1], b[k : k + 1]) for W, b in nets.layers]
    return SimpleNamespace(
        error=nets.errors[k],
        worst=nets.worst[k],
        answers=probabilities(layers, points(M, 0)[0]) > 0.5,
        P=probabilities(layers, GRID.columns)[0],
    )


def compute(share, kind, flip_labels):
    X, Y, _cluster = points(M, 0)
    question = Y, share / 100, noise(kind)
    given, k = reference(*question), SHARES.index(share)
    net = one(stack(), list(KINDS).index(kind) * len(SHARES) + k)
    answer = beside("flip_labels", flip_labels, reference, *question)
    labels = answer.value if answer and not answer.trouble else None
    own = learned(labels, net) if answer and answer.same else learned(labels)
    return SimpleNamespace(
        share=share,
        kind=kind,
        k=k,
        X=X,
        given=given,
        flipped=given != Y,
        net=net,
        as_labelled=(net.answers != given).mean(),
        errors=dict(zip(KINDS, np.split(stack().errors, len(KINDS)), strict=True)),
        own_flips=None if labels is None else int((labels != Y).sum()),
        own=own,
        said=said_of(answer, labels, own, Y),
    )


def learned(labels, net=None):
    """The network trained on the learner's labels, which may be there already; None if these are no labels."""
    if labels is None or not np.isin(labels, (0, 1)).all():
        return None
    return net or one(networks(labels[np.newaxis]), 0)


def said_of(answer, labels, own, Y):
    """On the learner's function: how it differs, how many labels it flips, and what a network learns from them."""
    if labels is None:
        return answer.said if answer else ""
    said = _("{said} It flips {n} labels.").format(said=answer.said, n=int((labels != Y).sum()))
    if own is None:
        return _("{said} Labels other than 0 and 1 are not trained on.").format(said=said)
    return _("{said} A network trained on them has the error {error:.3f}.").format(said=said, error=own.error)


def draw(left, right, a):
    left.frame(
        xlim=GRID.extent[:2],
        ylim=GRID.extent[2:],
        xlabel="x1",
        ylabel="x2",
        title=_("Training set as labelled"),
    )
    draw_sides(left, GRID, a.net.P)
    draw_examples(left, a.X, a.given, a.flipped)
    key = {"inside": True, "over": True, "va": "center"}
    left.text("flipped key", 0.03, 0.96, _("◯ {n} wrong labels").format(n=int(a.flipped.sum())), **key)
    right.frame(
        grid=True,
        xlim=(-1, 41),
        ylim=(-0.02, TOP),
        xlabel=_("wrong labels, in %"),
        title=_("Errors on clean test examples"),
    )
    right.line("here", [a.share] * 2, [-0.02, TOP], color=INK, linewidth=1, linestyle="--", zorder=2)
    passed = slice(a.k + 1)  # the curves unfold as the slider moves, so that they do not tell beforehand
    for place, (kind, (colour, mark, line)) in enumerate(LOOKS.items()):
        chosen, errors = kind == a.kind, a.errors[kind]
        look = {"color": colour, "linestyle": line, "linewidth": 2.4 if chosen else 1.2}
        right.line(kind, SHARES[passed], errors[passed], zorder=3, **look)
        right.marks(f"{kind} here", [a.share], [errors[a.k]], mark, colour, 11 if chosen else 6, zorder=5)
        words = f"{'●▲'[place]} {_(KINDS[kind])}: {errors[a.k]:.3f}"
        weight = "bold" if chosen else "normal"
        right.text(f"{kind} key", 0.03, 0.95 - 0.08 * place, words, color=colour, weight=weight, **key)
    right.marks(
        "as labelled", [a.share], [a.as_labelled], "D", "white", 8, GREY, markeredgewidth=1.6, zorder=4
    )
    words = _("◇ on the labels as given: {error:.3f}").format(error=a.as_labelled)
    right.text("as labelled key", 0.03, 0.79, words, color=GREY, **key)
    if a.own_flips is not None:
        draw_own(left, right, a, key)


def draw_own(left, right, a, key):
    left.text("own key", 0.03, 0.04, _("┅ yours: {n} flipped").format(n=a.own_flips), color=PURPLE, **key)
    if a.own:
        draw_border(left, "own", GRID, a.own.P, color=PURPLE, linewidth=2.6, linestyle=(0, (2, 1.2)))
        right.marks("own", [a.share], [a.own.error], "s", PURPLE, 6, zorder=6)
        words = _("■ trained on yours: {error:.3f}").format(error=a.own.error)
        right.text("own key", 0.03, 0.71, words, color=PURPLE, **key)


def describe(a):
    (other,) = set(KINDS) - {a.kind}
    return _(
        "{n} of {m} training labels are wrong, {share:g} %, {kind}. The network answers {error:.3f} of {test:,} clean "
        "test examples wrongly, in the worst of the four clusters {worst:.3f}; of its training examples as they are "
        "labelled {labelled:.3f}. With as many wrong labels {other} the test error is {other_error:.3f}."
    ).format(
        share=a.share,
        m=M,
        n=int(a.flipped.sum()),
        kind=_(KINDS[a.kind]),
        error=a.net.error,
        test=M_TEST,
        worst=a.net.worst,
        labelled=a.as_labelled,
        other=_(KINDS[other]),
        other_error=a.errors[other][a.k],
    )


label_noise = Explorer(
    name="label_noise",
    controls=(
        Ladder("share", N_("wrong labels, in %"), 10, SHARES),
        Choice("kind", N_("where"), "random", KINDS),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.08, 0.14, 0.4, 0.77), (0.565, 0.14, 0.42, 0.77)],
    task=N_(
        "How many labels can be wrong at random before the test error is above 0.05? How many cluster by cluster? And "
        "which error does somebody report who has only the labels as given?"
    ),
    prediction=Prediction(
        "label_noise",
        N_(
            "Four clusters of 100 examples. All wrong labels are in one of them. Which share of all 400 labels must be "
            "wrong until the network answers most of this cluster wrongly?"
        ),
        (
            N_("the first few are enough"),
            N_("about an eighth"),
            N_("about a quarter"),
            N_("no share does it"),
        ),
        N_("about an eighth"),
        N_(
            "An eighth of all labels is half of the cluster. Below that, right labels outvote the wrong ones around "
            "them; above, the wrong ones are the majority there, and the network learns them."
        ),
    ),
    functions=("flip_labels",),
    height=380,
)
