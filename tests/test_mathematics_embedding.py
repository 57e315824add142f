"""Pictures that grow, masks that are compared, embeddings that lie near or far: laws of all of them."""

import numpy as np
import pytest

from dlcore.columns import transposed_forward
from dlcore.embedding import identify, same_person, semi_hard, siamese_prob, sq_dist, triplet_cost
from dlcore.filters import conv_layer, conv_out
from dlcore.pooling import pool_layer
from dlcore.segmentation import (
    crop_and_concat,
    dice,
    mean_iou,
    tconv_out,
    transpose_conv,
    upsample_nearest,
)
from tests.random_numbers import SEEDS, signed, sizes

close = np.testing.assert_allclose


@pytest.fixture(params=SEEDS)
def rng(request):
    return np.random.default_rng(request.param)


def one_channel(picture, kernel):
    return picture[None, :, :, None], kernel[:, :, None, None], np.zeros(1)


def test_a_transposed_convolution_undoes_the_size_of_a_convolution():
    for n, f, p, s in np.ndindex(9, 6, 3, 4):
        n, f, s = n + 1, f + 1, s + 1
        if (n - 1) * s + f - 2 * p >= 1:
            assert conv_out(tconv_out(n, f, p, s), f, p, s) == n


@pytest.mark.parametrize(("f", "s", "p"), [(2, 2, 0), (3, 1, 1), (3, 2, 1), (2, 3, 0), (5, 2, 2), (4, 1, 0)])
def test_it_is_the_convolution_taken_backwards(rng, f, s, p):
    """<convolution of X, Y> = <X, transposed convolution of Y> for all X and Y."""
    h, w = sizes(rng, 2)
    Y, K = signed(rng, h, w), signed(rng, f, f)
    X = signed(rng, tconv_out(h, f, p, s), tconv_out(w, f, p, s))
    there = np.sum(conv_layer(*one_channel(X, K), s, p)[0, :, :, 0] * Y)
    back = np.sum(X * transpose_conv(Y, K, s, p))
    close(there, back)


def test_the_stamps_are_what_the_layer_paints(rng):
    h, w, f = sizes(rng, 3)
    X, K = signed(rng, h, w), signed(rng, f, f)
    Z, _ = transposed_forward(*one_channel(X, K), 2, 0)
    close(transpose_conv(X, K, 2, 0), Z[0, :, :, 0])


def test_upsampling_is_a_stamp_of_ones_and_pooling_undoes_it(rng):
    h, w = sizes(rng, 2)
    X = signed(rng, h, w)
    for k in (1, 2, 3):
        large = upsample_nearest(X, k)
        np.testing.assert_array_equal(large, transpose_conv(X, np.ones((k, k)), k, 0))
        for mode in ("max", "average"):
            close(pool_layer(large[None, :, :, None], k, k, mode)[0, :, :, 0], X)


def test_what_is_cropped_is_the_middle(rng):
    h, w, C, D = sizes(rng, 4)
    up = signed(rng, h, w, D)
    for rows, columns in np.ndindex(5, 5):
        frame = ((rows // 2, rows - rows // 2), (columns // 2, columns - columns // 2), (0, 0))
        middle = signed(rng, h, w, C)
        found = crop_and_concat(np.pad(middle, frame), up)
        np.testing.assert_array_equal(found[:, :, :C], middle)
        np.testing.assert_array_equal(found[:, :, C:], up)


def test_mean_iou_does_not_ask_for_the_names_of_classes_or_for_more_of_them(rng):
    C = sizes(rng, 1)[0]
    pred, target = rng.integers(0, C, (2, 7, 9))
    names = rng.permutation(C)
    found = mean_iou(pred, target, C)
    close(
        [mean_iou(names[pred], names[target], C), mean_iou(target, pred, C), mean_iou(pred, target, C + 3)],
        found,
    )
    close(mean_iou(pred.reshape(7, 3, 3), target.reshape(7, 3, 3), C), found)
    assert mean_iou(target, target, C) == 1


def test_mean_iou_is_that_of_the_well_known_library(rng):
    jaccard = pytest.importorskip("sklearn.metrics").jaccard_score
    pred, target = rng.integers(0, 4, (2, 6, 8))
    wanted = jaccard(target.ravel(), pred.ravel(), average="macro", labels=np.union1d(pred, target))
    close(mean_iou(pred, target, 6), wanted)


def test_dice_and_iou_order_masks_alike(rng):
    p, t = rng.random((2, 6, 7)) < rng.uniform(0.2, 0.8)
    iou = np.sum(p & t) / np.sum(p | t)
    close(dice(p, t), 2 * iou / (1 + iou))
    assert dice(p, t) == dice(t, p) and dice(t, t) == 1 and dice(t, ~t) == 0
    assert dice(p & ~p, t & ~t) == 1 and dice(p & ~p, t) == 0


def turned(rng, d):
    """A rotation, perhaps with a reflection."""
    return np.linalg.qr(rng.normal(size=(d, d)))[0]


def test_distances_do_not_ask_where_zero_is_or_which_way_is_up(rng):
    m, d = sizes(rng, 2)
    F1, F2, shift, Q = signed(rng, m, d), signed(rng, m, d), signed(rng, d), turned(rng, d)
    found = sq_dist(F1, F2)
    close(
        [sq_dist(F2, F1), sq_dist((F1 + shift) @ Q, (F2 + shift) @ Q), sq_dist(3 * F1, 3 * F2) / 9],
        [found] * 3,
    )
    assert np.all(found > 0) and not sq_dist(F1, F1).any()


def test_a_triplet_costs_nothing_exactly_if_the_margin_is_kept(rng):
    m, d = sizes(rng, 2)
    A, P, N = (signed(rng, m, d) for _ in range(3))
    gap = sq_dist(A, N) - sq_dist(A, P)
    for k in range(m):
        one = A[k : k + 1], P[k : k + 1], N[k : k + 1]
        close(triplet_cost(*one, max(gap[k], 0) + 0.25), 0.25 + max(-gap[k], 0))
        if gap[k] > 0:
            assert triplet_cost(*one, 0.99 * gap[k]) == 0
    parts = [triplet_cost(A[k : k + 1], P[k : k + 1], N[k : k + 1], 0.6) for k in range(m)]
    close(triplet_cost(A, P, N, 0.6), sum(parts))
    close(triplet_cost(A, A, A, 0.6), 0.6 * m)


def test_semi_hard_triplets_cost_less_than_the_margin_and_more_than_nothing(rng):
    A, P, N = (signed(rng, 40, 3) for _ in range(3))
    margin = 2.0
    chosen = semi_hard(sq_dist(A, P), sq_dist(A, N), margin)
    costs = [triplet_cost(*(F[k : k + 1] for F in (A, P, N)), margin) for k in range(40)]
    assert chosen.dtype == bool and 0 < chosen.sum() < 40
    np.testing.assert_array_equal(chosen, [0 < cost < margin for cost in costs])


def test_everybody_known_is_found_and_nobody_else(rng):
    K, d = 5, sizes(rng, 1)[0]
    db, names = signed(rng, K, d) + 6 * np.arange(K)[:, None], [f"person {k}" for k in range(K)]
    for k in range(K):
        assert identify(db[k] + 0.01, db, names, 0.2) == names[k]
        assert identify(db[k], db, names, 0.0) is None
    order = rng.permutation(K)
    f = db[2] + 0.1
    assert identify(f, db[order], [names[k] for k in order], 9.0) == identify(f, db, names, 9.0) == names[2]
    assert identify(f + 100, db, names, 9.0) is None
    assert [same_person(d, 0.5) for d in (0.0, 0.49, 0.5, 2.0)] == [True, True, False, False]


def test_the_order_of_two_pictures_does_not_matter(rng):
    d = sizes(rng, 1)[0]
    f1, f2, w, b = signed(rng, d), signed(rng, d), signed(rng, d), 0.3
    assert siamese_prob(f1, f2, w, b) == siamese_prob(f2, f1, w, b)
    close(siamese_prob(f1, f1, w, b), 1 / (1 + np.exp(-b)))
    close(siamese_prob(f1, f2, w, b) + siamese_prob(f1, f2, -w, -b), 1)
