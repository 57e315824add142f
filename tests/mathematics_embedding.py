"""One good call of every function for classes of pixels, triplets, pairs and verification."""

import numpy as np

from dlcore import pixels, siamese, triplets, unet_layers, verification
from tests.random_numbers import predictions, signed

RNG = np.random.default_rng(23)
PIXELS = {"Y": RNG.integers(0, 3, (2, 4, 5)), "weights": np.array([0.5, 2.0, 1.5])}
SCORES, SHARES = signed(RNG, 2, 4, 5, 3), pixels.pixel_softmax(signed(RNG, 2, 4, 5, 3))
LABELS = np.array([3, 0, 0, 3, 7, 7, 0])
F = signed(RNG, 4, 7)
BATCH = {"F": F, "labels": LABELS, "margin": 0.4, "choice": "semi_hard"}
DISTANCES, SAME = predictions(RNG, 9), np.array([1, 0, 1, 1, 0, 0, 0, 1, 0])
FPR, TPR, _ = verification.roc(DISTANCES, SAME)
ROC = {"fpr": FPR, "tpr": TPR}

EMBEDDING = {
    pixels.pixel_softmax: {"Z": SCORES},
    pixels.pixel_softmax_backward: {"dA": SCORES, "A": SHARES},
    pixels.pixel_cost: PIXELS | {"A": SHARES},
    pixels.pixel_grad: PIXELS | {"A": SHARES},
    pixels.pixel_cost_from_logits: PIXELS | {"Z": SCORES},
    pixels.pixel_grad_from_logits: PIXELS | {"A": SHARES},
    pixels.class_ious: {"pred": RNG.integers(0, 3, (4, 6)), "target": RNG.integers(0, 3, (4, 6)), "C": 3},
    pixels.batch_mean_iou: {"pred": RNG.integers(0, 3, (4, 6)), "target": RNG.integers(0, 3, (4, 6)), "C": 3},
    unet_layers.skip_forward: {"A_prev": signed(RNG, 2, 4, 5, 3), "A": signed(RNG, 2, 4, 5, 6)},
    unet_layers.skip_backward: {"d_out": signed(RNG, 2, 4, 5, 7), "C": 3},
    triplets.unit_columns: {"Z": signed(RNG, 4, 7)},
    triplets.unit_columns_backward: {"dF": signed(RNG, 4, 7), "Z": signed(RNG, 4, 7)},
    triplets.distances: {"F": F},
    triplets.choose_triplets: {"D": triplets.distances(F), "labels": LABELS, "choice": "batch_hard"},
    triplets.mean_triplet_cost: BATCH,
    triplets.mean_triplet_grad: BATCH,
    triplets.active_share: BATCH,
    siamese.pair_differences: {"F": signed(RNG, 4, 6)},
    siamese.pair_differences_backward: {"d_out": signed(RNG, 4, 3), "F": signed(RNG, 4, 6)},
    siamese.batch_of: {"labels": LABELS, "people": 3, "views": 2, "rng": np.random.default_rng(1)},
    siamese.pairs_of_batch: {"people": 3, "views": 4},
    verification.pairs: {"labels": LABELS, "k": 6, "rng": np.random.default_rng(1)},
    verification.roc: {"d": DISTANCES, "same": SAME},
    verification.area_under: ROC,
    verification.equal_error: ROC,
    verification.best_threshold: {"d": DISTANCES, "same": SAME},
    verification.interval_over_people: {
        "right": SAME, "first": RNG.integers(0, 4, 9), "second": RNG.integers(0, 4, 9),
        "rng": np.random.default_rng(1), "rounds": 20, "confidence": 0.9,
    },
    verification.one_shot: {
        "F": signed(RNG, 7, 4), "labels": LABELS, "n": 3, "rng": np.random.default_rng(1), "episodes": 20,
    },
}  # fmt: skip
EMBEDDING_IN_FLOAT64 = {pixels.class_ious, verification.roc}
EMBEDDING_WHOLE = {
    triplets.choose_triplets, siamese.batch_of, siamese.pairs_of_batch, verification.pairs,
}  # fmt: skip
