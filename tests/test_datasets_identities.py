"""Drawn people and crooked letters: the same from a seed, nobody in two parts, told apart by more than their pixels."""

import numpy as np
import pytest

from dlcore.datasets import alphabets, glyphs, letters, portraits
from dlcore.datasets.people import person

PARTS = ("train", "dev", "test")
MAKERS = {
    "portraits": (lambda **settings: portraits(**{"identities": 5, "views": 3, "side": 16} | settings), 5, 3),
    "glyphs": (lambda **settings: glyphs(**{"views": 2, "side": 14, "part": "dev"} | settings), 33, 1),
}


@pytest.mark.parametrize("what", MAKERS)
def test_the_same_seed_makes_the_same_pictures(what):
    make, identities, colours = MAKERS[what]
    (X, labels), (again, _), (other, _) = make(), make(), make(seed=1)
    assert np.array_equal(X, again) and not np.array_equal(X, other)
    assert X.dtype == np.float32 and X.shape[3] == colours and 0 <= X.min() < 0.2 and 0.8 < X.max() <= 1
    assert np.array_equal(np.unique(labels), np.arange(identities)) and len(labels) == len(X)


@pytest.mark.parametrize("what", MAKERS)
def test_what_cannot_be_made_is_told(what):
    make, *_ = MAKERS[what]
    for settings, told in (
        ({"views": 0}, "views has to be"),
        ({"side": 2.5}, "side has to be"),
        ({"part": "valid"}, "there is no part 'valid'"),
    ):
        with pytest.raises(ValueError, match=told):
            make(**settings)


def test_a_larger_picture_shows_the_same_person_in_the_same_pose():
    (small, _), (large, _) = portraits(3, 4, side=16), portraits(3, 4, side=64)
    reduced = large.reshape(12, 16, 4, 16, 4, 3).mean(axis=(2, 4))
    apart = np.abs(reduced[:, None] - small[None]).mean(axis=(2, 3, 4))
    assert np.array_equal(apart.argmin(axis=1), np.arange(12)) and np.diag(apart).max() < 0.03


def test_more_people_leave_the_first_as_they_are():
    assert np.array_equal(portraits(3, 2, 16)[0], portraits(5, 2, 16)[0][:6])


def test_nobody_is_in_two_parts():
    first = [portraits(4, 1, 16, part=part)[0] for part in PARTS]
    assert not any(
        np.array_equal(one, other) for one, other in zip(first, first[1:] + first[:1], strict=True)
    )
    for one, other in (("train", "dev"), ("train", "test"), ("dev", "test")):
        assert not set(letters(one)) & set(letters(other))


def test_a_letter_has_one_label_and_every_typeface_draws_it():
    for part in PARTS:
        assert len(set(letters(part))) == len(letters(part))
        for character in letters(part):
            sheets = alphabets.drawn(character)
            assert 2 <= len(sheets) <= 12 and (sheets.sum(axis=(1, 2)) > 50).all()


def test_no_two_letters_to_learn_from_are_one_shape():
    """What is drawn alike in all typefaces that both have cannot be two letters."""
    drawings = [alphabets.drawn(character) for character in letters("train")]
    for count in {len(sheets) for sheets in drawings}:
        ink = np.stack([sheets.ravel() for sheets in drawings if len(sheets) == count])
        ink -= ink.mean(axis=1, keepdims=True)
        ink /= np.linalg.norm(ink, axis=1, keepdims=True)
        assert (ink @ ink.T - np.eye(len(ink))).max() < 0.92


def test_people_differ_in_what_they_keep():
    rng = np.random.default_rng(0)
    crowd = [person(rng) for _ in range(200)]
    for word in ("hairstyle", "beard", "glasses"):
        assert len({getattr(who, word) for who in crowd}) >= 3
    assert np.std([who.skin.mean() for who in crowd]) > 20 and np.std([who.width for who in crowd]) > 0.02


def test_the_pixels_alone_hardly_tell_who_it_is():
    """Pictures of one person differ about as much as those of two: the light and the background are louder."""
    X, labels = portraits(20, 6, 24)
    flat = X.reshape(len(X), -1)
    apart = ((flat[:, None] - flat[None]) ** 2).mean(axis=2)
    same = np.equal.outer(labels, labels) & ~np.eye(len(X), dtype=bool)
    assert 0.6 < apart[same].mean() / apart[~np.equal.outer(labels, labels)].mean() < 1
