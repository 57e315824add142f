"""Scenes: the same from the same seed, boxes and masks that fit, and nothing in the test that was in the training."""

from types import SimpleNamespace

import numpy as np
import pytest

from dlcore import datasets
from dlcore.datasets import packaged, scene_pictures, scene_pieces, scene_places
from dlcore.datasets.face_task import HEADS, overlap
from dlcore.datasets.stored import manifest

KINDS = pytest.mark.parametrize("kind", ["street", "real"])
PARTS = pytest.mark.parametrize("part", ["train", "test"])


def corners(row, side):
    _, x, y, w, h = row
    return np.array([x - w / 2, y - h / 2, x + w / 2, y + h / 2]) * side


@KINDS
def test_the_same_seed_makes_the_same_scenes(kind):
    one, same, other = (datasets.scenes(5, seed=seed, kind=kind) for seed in (1, 1, 2))
    assert np.array_equal(one.X, same.X) and np.array_equal(one.masks, same.masks)
    assert all(np.array_equal(a, b) for a, b in zip(one.objects, same.objects, strict=True))
    assert not np.array_equal(one.X, other.X)
    assert not np.array_equal(one.X, datasets.scenes(5, seed=1, kind=kind, part="test").X)
    longer = datasets.scenes(7, seed=1, kind=kind)
    assert np.array_equal(longer.X[:5], one.X)


@KINDS
@PARTS
def test_the_form_is_what_it_says(kind, part):
    found = datasets.scenes(30, side=48, most=3, seed=4, kind=kind, part=part)
    assert found.X.shape == (30, 48, 48, 3) and found.X.dtype == np.float32 and len(found) == 30
    assert found.X.min() >= 0 and found.X.max() <= 1 and found.masks.shape == (30, 48, 48)
    assert {len(things) for things in found.objects} == {1, 2, 3} and len(found.names) == 3
    everything = np.concatenate(found.objects)
    assert set(everything[:, 0]) == {0, 1, 2} and set(np.unique(found.masks)) == {0, 1, 2, 3}
    boxes = np.array([corners(row, 1) for row in everything])
    assert (boxes >= 0).all() and (boxes <= 1).all() and (boxes[:, 2:] > boxes[:, :2]).all()
    assert repr(found).startswith("Scenes: 30 pictures 48 x 48, ")


@KINDS
def test_masks_are_inside_the_boxes_and_fill_them_where_nothing_is_in_front(kind):
    found = datasets.scenes(40, most=1, seed=3, kind=kind)
    for mask, things in zip(found.masks, found.objects, strict=True):
        ((cls, *_),) = things
        rows, columns = np.nonzero(mask == cls + 1)
        seen = [columns.min(), rows.min(), columns.max() + 1, rows.max() + 1]
        np.testing.assert_allclose(corners(things[0], 64), seen, atol=1e-9)
        assert set(np.unique(mask)) == {0, cls + 1}


@KINDS
def test_boxes_cover_each_other_only_as_much_as_allowed(kind):
    def worst(overlap):
        found = datasets.scenes(60, most=5, overlap=overlap, seed=8, kind=kind)
        return max(
            scene_pictures.covered(corners(a, 64), corners(b, 64))
            for things in found.objects
            for i, a in enumerate(things)
            for b in things[:i]
        )

    assert worst(0.0) == 0 and 0.1 < worst(0.2) <= 0.2 + 1e-9 < worst(0.6) <= 0.6 + 1e-9


def test_what_stands_nearer_is_larger_and_in_front():
    found = datasets.scenes(80, most=2, overlap=0.6, seed=2)
    hidden = []
    for mask, things in zip(found.masks, found.objects, strict=True):
        if len(things) == 2 and things[0, 0] != things[1, 0]:
            low = things[:, 2] + things[:, 4] / 2
            assert low[0] <= low[1]
            x1, y1, x2, y2 = np.round(corners(things[1], 64)).astype(int)
            hidden.append(np.mean(mask[y1:y2, x1:x2] == things[1, 0] + 1) / np.mean(mask[y1:y2, x1:x2] > 0))
    assert len(hidden) > 10 and np.mean(hidden) > 0.85
    sizes = np.array(
        [(row[2] + row[4] / 2, row[4]) for things in found.objects for row in things if row[0] == 0]
    )
    assert np.corrcoef(sizes.T)[0, 1] > 0.8, "pedestrians grow on their way to us"


def test_training_and_test_share_no_photograph_and_no_piece():
    train, test = scene_places.TRAIN_PHOTOGRAPHS, scene_places.TEST_PHOTOGRAPHS
    assert not set(train) & set(test) and {*train, *test, "text"} == set(manifest())
    assert set(scene_places.GROUNDS["train"]) <= set(train) and set(scene_places.GROUNDS["test"]) <= set(test)
    for lots in zip(*(scene_pieces.pieces(part) for part in ("train", "test")), strict=True):
        train, test = ({content(piece) for piece in lot} for lot in lots)
        assert len(test) >= 6 and len(train) >= 2 * len(test)
        assert not train & test


def content(piece):
    return (
        tuple(part.tobytes() for part in piece) if isinstance(piece, tuple) else (piece.size, piece.tobytes())
    )


def test_no_cutting_shows_a_head_that_is_not_labelled(monkeypatch):
    tried = []

    def spy(box, head):
        tried.append((head, overlap(box, head)))
        return tried[-1][1]

    monkeypatch.setattr(scene_places, "overlap", spy)
    rng = np.random.default_rng(0)
    for part in ("train", "test"):
        for _ in range(60):
            scene_places.cutting(scene_places.course_photographs(part), rng, 64, 64)
    assert {head for head, hit in tried if hit} == set(HEADS.values()), "both heads were met, and avoided"


@KINDS
def test_photographs_of_ones_own_are_the_background(kind):
    red = np.zeros((80, 100, 3), np.uint8)
    red[..., 0] = 200
    found = datasets.scenes(6, seed=1, kind=kind, backgrounds=[red])
    for picture, mask in zip(found.X, found.masks, strict=True):
        red, *others = np.median(picture[:8][mask[:8] == 0], axis=0)  # the edges of pieces are mixed with it
        assert red > 0.3 and max(others) < 0.05


def test_all_coins_of_the_photograph_are_found():
    photograph, boxes = datasets.coins()
    assert photograph.shape == (303, 384) and photograph.dtype == np.uint8 and boxes.shape == (24, 4)
    sizes = boxes[:, 2:] - boxes[:, :2]
    assert (sizes > 30).all() and (sizes < 70).all() and (np.abs(sizes[:, 0] / sizes[:, 1] - 1) < 0.25).all()
    middles = (boxes[:, :2] + boxes[:, 2:]) / 2
    apart = np.linalg.norm(middles[:, None] - middles, axis=2)[~np.eye(24, dtype=bool)]
    assert apart.min() > 40
    photograph[...] = 0
    assert datasets.coins()[0].any(), "what one gets is one's own"


@pytest.mark.parametrize("name", packaged.PACKAGED)
def test_a_picture_of_a_package_is_there_and_another_one_is_refused(monkeypatch, tmp_path, name):
    assert min(packaged.packaged(name).size) >= 300
    package, place, _ = packaged.PACKAGED[name]
    path = tmp_path / package / place
    path.parent.mkdir(parents=True)
    spec = SimpleNamespace(origin=str(tmp_path / package / "__init__.py"))
    monkeypatch.setattr(packaged.importlib.util, "find_spec", lambda _: spec)
    with pytest.raises(
        FileNotFoundError, match=rf"package {package}, and the one here comes without it.*pip install"
    ):
        packaged.packaged(name)
    path.write_bytes(b"other")
    with pytest.raises(OSError, match="has another, or a damaged file"):
        packaged.packaged(name)
    monkeypatch.setattr(packaged.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(FileNotFoundError, match="is not installed"):
        packaged.packaged(name)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"m": 0}, "m has to be a whole number, 1 or more; got 0"),
        ({"side": 16}, "side has to be a whole number, 32 or more; got 16"),
        ({"most": 2.5}, "most has to be"),
        ({"overlap": 35}, "overlap is a part of a box, from 0 to 1; got 35"),
        ({"kind": "crops"}, "kind has to be 'street' or 'real'; got 'crops'"),
        ({"part": "dev"}, "part has to be 'train' or 'test'; got 'dev'"),
        ({"backgrounds": []}, "backgrounds is empty"),
        ({"backgrounds": [np.zeros((9, 9, 3))]}, "backgrounds has to be a list of arrays"),
        ({"backgrounds": np.zeros((9, 9, 3), np.uint8)}, "backgrounds has to be a list of arrays"),
    ],
)
def test_what_is_no_scene_is_told(change, told):
    with pytest.raises(ValueError, match=told):
        datasets.scenes(**({"m": 2} | change))
