"""Draw 16_strangers.png, the picture at the head of chapter 16.

python notebooks/source/pictures/make_16_strangers.py
"""

from pathlib import Path

import numpy as np
from matplotlib.offsetbox import AnnotationBbox, OffsetImage

from dlcore import datasets, network, siamese, triplets, verification
from dlcore.embedding import sq_dist
from dlcore.optimizers import Adam
from dlcore.plots.figures import BLUE, COLOURS, GREY, INK, ORANGE, label, sheet

PLACE = Path(__file__).with_name("16_strangers.png")
SEEDS = range(3)
HARD = triplets.TripletLoss(0.3, "batch_hard")
STEPS = ((0.003, 100, None), (0.002, 300, HARD), (0.0005, 100, HARD))
TEST = datasets.portraits(50, 16, part="test")


def learned(seed):
    X, who = datasets.portraits(150, 16)
    rng = np.random.default_rng(seed)
    net = network.Sequential(siamese.embedder(32, 3, 32, rng), triplets.TripletLoss(0.3), np.float32)
    for rate, steps, loss in STEPS:
        list(siamese.train_on_triplets(net, X - 0.5, who, Adam(rate), steps, rng=rng, loss=loss))
    return net


def right(F, taus):
    """The share of right answers about 4000 pairs of people of the test, by threshold."""
    i, j, same = verification.pairs(TEST[1], 4000, np.random.default_rng(0))
    d = sq_dist(F[i], F[j])
    return [np.mean((d < tau) == same) for tau in taus]


def side_by_side(ax, F):
    """Six people, eight pictures of each, where their embeddings lie."""
    X, who = TEST
    six = np.flatnonzero(who < 6)[::2]
    spread = F[six] - F[six].mean(axis=0)
    at = spread @ np.linalg.svd(spread, full_matrices=False)[2][:2].T
    ax.plot(*at.T, linestyle="none")
    for k, place in zip(six, at, strict=True):
        frame = {"edgecolor": COLOURS[who[k]], "linewidth": 2.5, "boxstyle": "square,pad=0.08"}
        ax.add_artist(AnnotationBbox(OffsetImage(X[k], zoom=1.15), place, bboxprops=frame, pad=0))
    label(ax, "Six strangers, eight pictures of each", "first direction", "second direction")
    ax.margins(0.1)


def by_threshold(ax, curves, pixels):
    taus = np.linspace(0, 2, 81)
    for k, F in enumerate(curves):
        ax.plot(
            taus, right(F, taus), color=BLUE, alpha=0.8, label="embeddings, three starts" if k == 0 else None
        )
    scale = np.quantile(sq_dist(pixels[:-1], pixels[1:]), 0.98) / 2
    ax.plot(taus, right(pixels, scale * taus), color=ORANGE, linestyle="--", label="raw pixels")
    ax.axhline(0.5, color=GREY, linestyle=":")
    ax.text(2, 0.495, "guessing", ha="right", va="top", color=INK)
    label(ax, "Pairs of strangers judged rightly", "threshold", "share")
    ax.set_ylim(0.45, 1.02)
    ax.legend(loc=(0.4, 0.3))
    ax.set_xticks([0, 0.5, 1, 1.5, 2])


nets = [learned(seed) for seed in SEEDS]
vectors = [verification.embeddings(net, TEST[0] - 0.5) for net in nets]
with sheet(12, 5.2, 1, 2) as (figure, (left, end)):
    side_by_side(left, vectors[0])
    by_threshold(end, vectors, TEST[0].reshape(len(TEST[0]), -1) - 0.5)
    figure.savefig(PLACE)
for F in vectors:
    print(f"best {max(right(F, np.linspace(0, 2, 81))):.3f}")
