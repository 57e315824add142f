"""The data: whole, free to share, the same on every machine, and split so that a test set is new."""

import hashlib
import importlib.util
import shutil
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image

from dlcore import datasets
from dlcore.datasets import face_task, pictures, stored

NAMES = list(stored.manifest())


@pytest.fixture
def copy_of_data(tmp_path):
    """A copy of data/ that a test may damage."""
    shutil.copytree(stored.DATA, tmp_path / "data")
    return tmp_path / "data"


# --- what lies in data/ ---


def test_manifest_lists_exactly_the_files_there_are():
    listed = {stored.DATA / entry["file"] for entry in stored.manifest().values()}
    assert listed == set((stored.DATA / "photographs").iterdir())


@pytest.mark.parametrize("name", NAMES)
def test_every_file_is_described_free_small_and_whole(name):
    entry = stored.manifest()[name]
    content = (stored.DATA / entry["file"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == entry["sha256"]
    assert len(content) < 400_000
    assert entry["licence"] in ("CC0-1.0", "public domain")
    assert all(entry[key] for key in ("shows", "author", "source"))


def test_data_stays_small_and_carries_its_licence():
    assert sum(path.stat().st_size for path in stored.DATA.rglob("*") if path.is_file()) < 1_500_000
    assert "CC0 1.0 Universal" in (stored.DATA / "LICENSES" / "CC0-1.0.txt").read_text(encoding="utf-8")


def test_script_makes_these_very_pixels():
    spec = importlib.util.spec_from_file_location("make", stored.DATA / "make_photographs.py")
    make = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make)
    assert list(make.PHOTOGRAPHS) == NAMES
    for name, (cut, *_) in make.PHOTOGRAPHS.items():
        made, kept = make.small_square(name, cut), pictures.named(name)
        difference = np.asarray(made, dtype=int) - np.asarray(kept, dtype=int)
        assert np.abs(difference).max() <= 1, name  # another version of Pillow may round otherwise


@pytest.mark.parametrize("damage", [b"", b"not a picture", None])
def test_damaged_file_is_named_with_its_cure(copy_of_data, damage):
    path = copy_of_data / "photographs" / "chelsea.png"
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]) if damage is None else damage)
    with pytest.raises(OSError, match=r"chelsea\.png is damaged.*git checkout -- data"):
        stored.stored_bytes("chelsea", copy_of_data)
    assert stored.stored_bytes("coffee", copy_of_data)


@pytest.mark.parametrize("file", ["photographs/chelsea.png", "MANIFEST.toml"])
def test_missing_file_is_named_with_its_cure(copy_of_data, file):
    (copy_of_data / file).unlink()
    with pytest.raises(FileNotFoundError, match=r"is missing, and the course needs it.*git checkout -- data"):
        stored.stored_bytes("chelsea", copy_of_data)


# --- photographs, and pictures of one's own ---


@pytest.mark.parametrize("size", [None, 64, 7, 300])
@pytest.mark.parametrize("name", ["chelsea", "camera"])
def test_photograph_has_three_planes_of_bytes(name, size):
    photo = datasets.photograph(name, size)
    side = size or 256
    assert photo.shape == (side, side, 3) and photo.dtype == np.uint8
    assert np.ptp(photo) > 100
    assert (np.ptp(photo, axis=2) == 0).all() == (name == "camera")  # the grey one has equal planes


def test_photograph_may_be_written_on_without_changing_the_next():
    photo = datasets.photograph("coffee", 16)
    before = photo.copy()
    photo[:] = 0
    assert np.array_equal(datasets.photograph("coffee", 16), before)


def test_photographs_come_with_their_names():
    photos, names = datasets.photographs(size=16)
    assert photos.shape == (len(NAMES), 16, 16, 3) and names == NAMES
    for photo, name in zip(photos, names, strict=True):
        assert np.array_equal(photo, datasets.photograph(name, 16))


def test_unknown_photograph_is_answered_with_those_there_are():
    with pytest.raises(ValueError, match="no photograph 'dog'; there are astronaut, brick"):
        datasets.photograph("dog")


@pytest.mark.parametrize("size", [0, -3, 6.5, "64", True, (64, 64)])
def test_size_has_to_be_a_whole_number(size, tmp_path):
    for read in (datasets.photograph, datasets.picture):
        with pytest.raises(ValueError, match="size has to be a whole number of pixels"):
            read("chelsea", size)


def test_picture_keeps_rows_columns_and_colours(tmp_path):
    pixels = np.random.default_rng(0).integers(0, 256, (5, 8, 3), dtype=np.uint8)
    Image.fromarray(pixels).save(tmp_path / "mine.png")
    read = datasets.picture(tmp_path / "mine.png")
    assert np.array_equal(read, pixels)
    read[:] = 0  # an array of the learner's own, not a view of a file


def test_picture_with_a_size_is_the_middle_square(tmp_path):
    wide = np.zeros((10, 30, 3), np.uint8)
    wide[:, 10:20] = 200
    Image.fromarray(wide).save(tmp_path / "wide.png")
    assert np.array_equal(datasets.picture(str(tmp_path / "wide.png"), 10), wide[:, 10:20])


def test_what_is_transparent_becomes_white(tmp_path):
    Image.new("RGBA", (2, 2), (255, 0, 0, 0)).save(tmp_path / "clear.png")
    assert (datasets.picture(tmp_path / "clear.png") == 255).all()


def test_picture_taken_on_its_side_is_turned_upright(tmp_path):
    image = Image.new("RGB", (4, 2))
    image.putpixel((0, 0), (255, 255, 255))
    turned = image.getexif()
    turned[0x0112] = 6  # the camera was held a quarter turn to the left
    image.save(tmp_path / "turned.png", exif=turned)
    read = datasets.picture(tmp_path / "turned.png")
    assert read.shape == (4, 2, 3) and read[0, 1].tolist() == [255, 255, 255]


def test_sixteen_bits_a_pixel_are_brought_to_eight(tmp_path):
    Image.fromarray(np.array([[0, 65535], [256, 32768]], np.uint16)).save(tmp_path / "deep.png")
    assert datasets.picture(tmp_path / "deep.png")[:, :, 0].tolist() == [[0, 255], [1, 128]]


def test_picture_that_is_not_there_or_no_picture(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"there is no picture .*nowhere\.png"):
        datasets.picture(tmp_path / "nowhere.png")
    with pytest.raises(FileNotFoundError, match="there is no picture"):
        datasets.picture(tmp_path)
    (tmp_path / "notes.png").write_text("only words")
    with pytest.raises(ValueError, match=r"notes\.png cannot be read as a picture"):
        datasets.picture(tmp_path / "notes.png")
    whole = (stored.DATA / "photographs" / "chelsea.png").read_bytes()
    (tmp_path / "half.png").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ValueError, match=r"half\.png cannot be read as a picture"):
        datasets.picture(tmp_path / "half.png")


# --- faces ---


@pytest.fixture(scope="module")
def task():
    return datasets.faces()


def test_face_task_has_the_stated_shapes(task):
    assert task.X_train.shape == (625, 280) and task.X_test.shape == (625, 120)
    assert task.Y_train.shape == (1, 280) and task.Y_test.shape == (1, 120)
    assert task.images_train.shape == (280, 25, 25) and task.images_test.shape == (120, 25, 25)
    assert task.shape == (25, 25) and len(task.names) == 2
    assert "280 images to train on" in repr(task)


def test_labels_say_where_images_come_from(task):
    for Y, sources in ((task.Y_train, task.sources_train), (task.Y_test, task.sources_test)):
        assert Y.dtype == float and Y.mean() == 0.25
        assert [source.startswith("face ") for source in sources] == (Y[0] == 1).tolist()
        assert {source for source in sources if not source.startswith("face ")} <= set(NAMES)
    assert 0 < task.Y_train[0, :70].sum() < 70  # shuffled, not faces first


@pytest.mark.parametrize("seed", range(10))
def test_no_face_and_no_photograph_is_on_both_sides(seed):
    task = datasets.faces(seed)
    assert not set(task.sources_train) & set(task.sources_test)
    used = [source for source in (*task.sources_train, *task.sources_test) if source.startswith("face ")]
    assert len(used) == len(set(used)) == 100
    images = np.concatenate([task.images_train, task.images_test]).reshape(400, -1)
    assert len(np.unique(images, axis=0)) == 400


def test_columns_are_the_images_without_brightness_and_contrast(task):
    for X, images in ((task.X_train, task.images_train), (task.X_test, task.images_test)):
        assert 0 <= images.min() and images.max() <= 1
        assert np.allclose(X.mean(axis=0), 0)
        assert np.allclose(X.std(axis=0), 1, atol=0.05)
        i = 17
        assert np.corrcoef(X[:, i], images[i].ravel())[0, 1] > 0.999


def test_standardised_forgets_light_and_contrast():
    images = np.random.default_rng(1).random((3, 6, 4))
    assert np.allclose(datasets.standardised(images), datasets.standardised(0.5 * images + 0.3), atol=0.02)
    assert np.isfinite(datasets.standardised(np.ones((2, 5, 5)))).all()


def test_same_seed_same_task_other_seed_another(task):
    again, other = datasets.faces(0), datasets.faces(1)
    assert np.array_equal(task.X_train, again.X_train) and np.array_equal(task.X_test, again.X_test)
    assert task.sources_train == again.sources_train
    assert not np.array_equal(task.X_train, other.X_train)


def test_task_is_the_learners_own_to_change(task):
    mine = datasets.faces()
    mine.X_train[:] = 0
    mine.images_train[:] = 0
    assert np.array_equal(datasets.faces().X_train, task.X_train)


def test_no_cutting_touches_a_human_head(monkeypatch):
    assert face_task.overlap((0, 0, 10, 10), (9, 9, 20, 20))
    assert not face_task.overlap((0, 0, 10, 10), (10, 0, 20, 10))
    assert not face_task.overlap((0, 0, 10, 10), None)
    ramp = Image.fromarray(np.repeat(np.arange(256, dtype=np.uint8)[:, None], 256, axis=1))
    monkeypatch.setattr(face_task, "grey_photograph", lambda name: ramp)
    monkeypatch.setattr(face_task, "HEADS", {"astronaut": (0, 0, 256, 128)})
    monkeypatch.setattr(face_task, "LEAST_CONTRAST", 0.0)
    rng = np.random.default_rng(0)
    for _ in range(100):
        image, place = face_task.cutting(["astronaut"], rng)
        assert place == "astronaut" and image.min() >= 127 / 255  # all of it lies below the "head"


def descended(X, Y, steps=1500, rate=0.05):
    w, b = np.zeros((len(X), 1)), 0.0
    for _ in range(steps):
        dZ = (1 / (1 + np.exp(-(w.T @ X + b))) - Y) / Y.size
        w, b = w - rate * X @ dZ.T, b - rate * dZ.sum()
    return w, b


def right(w, b, X, Y):
    return np.mean((w.T @ X + b > 0) == Y)


def test_logistic_regression_learns_it_but_leaves_room():
    """About 0.87 on new images where always saying "no" has 0.75; all of the training set."""
    train, test = [], []
    for seed in range(5):
        task = datasets.faces(seed)
        w, b = descended(task.X_train, task.Y_train)
        train.append(right(w, b, task.X_train, task.Y_train))
        test.append(right(w, b, task.X_test, task.Y_test))
    assert min(train) == 1.0
    assert 0.83 < np.mean(test) < 0.91
    assert min(test) > 0.75


def test_brightness_and_contrast_alone_do_not_give_it_away(task):
    """The best threshold on an image's mean or spread, chosen even on the test set itself."""
    for feature in (task.X_test.mean(axis=0), task.X_test.std(axis=0)):
        best = max(
            np.mean(side == (task.Y_test[0] == 1))
            for limit in feature
            for side in (feature > limit, feature <= limit)
        )
        assert best < 0.85


@pytest.mark.parametrize("found", ["nothing", "no faces", "other faces"])
def test_missing_faces_are_told_with_their_cure(monkeypatch, tmp_path, found):
    (tmp_path / "data").mkdir()
    if found == "other faces":
        np.save(tmp_path / "data" / "lfw_subset.npy", np.zeros((200, 25, 25)))
    spec = None if found == "nothing" else SimpleNamespace(origin=str(tmp_path / "__init__.py"))
    monkeypatch.setattr(face_task.importlib.util, "find_spec", lambda name: spec)
    face_task.face_images.cache_clear()
    try:
        with pytest.raises(OSError, match=r'pip install --force-reinstall "scikit-image>=0\.24,<0\.27"'):
            datasets.faces()
    finally:
        face_task.face_images.cache_clear()


def test_faces_are_not_copied_into_the_course(task):
    files = sum(path.stat().st_size for path in stored.DATA.rglob("*.npy"))
    assert files == 0 and not list(stored.DATA.rglob("*lfw*"))
