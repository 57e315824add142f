"""The classic sets: small files in the true formats, and files that lie."""

import gzip
import hashlib
import io
import tarfile

import numpy as np
import pytest

from dlcore import datasets
from dlcore.datasets import classics, fetching
from dlcore.datasets.fetching import Damaged, Remote
from dlcore.datasets.formats import RECORD, idx_array, records

rng = np.random.default_rng(0)
PICTURES = rng.integers(0, 256, (7, 4, 3), dtype=np.uint8)
LABELS = rng.integers(0, 10, 7, dtype=np.uint8)


def idx(array, code=8):
    """An array as the bytes of an IDX file."""
    axes = b"".join(int(n).to_bytes(4, "big") for n in array.shape)
    return bytes([0, 0, code, array.ndim]) + axes + array.tobytes()


def record_of(label, picture):
    return bytes([label]) + np.moveaxis(picture, 2, 0).tobytes()


def archive(members):
    """{name: bytes} as a .tar.gz."""
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w:gz") as tar:
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    return whole.getvalue()


def described(name, content, folders=("http://127.0.0.1:1/",)):
    return Remote(name, len(content), "sha256", hashlib.sha256(content).hexdigest(), tuple(folders))


# --- reading ---


def test_an_idx_file_holds_the_array_that_was_written(tmp_path):
    for array in (PICTURES, LABELS):
        (tmp_path / "a.gz").write_bytes(gzip.compress(idx(array)))
        found = idx_array(tmp_path / "a.gz")
        assert np.array_equal(found, array) and found.dtype == np.uint8 and found.flags.writeable


WRONG_IDX = {
    "begins with 0a 0b": b"\x0a\x0b\x08\x01",
    "no IDX file of bytes": idx(PICTURES, code=13),
    r"promises \[7, 4, 4\] numbers, and 84 bytes follow": idx(PICTURES)[:12]
    + b"\0\0\0\4"
    + idx(PICTURES)[16:],
    r"promises \[4294967295, 4294967295\]": b"\0\0\x08\x02" + b"\xff" * 8,
    "begins with $": b"",
    "and 0 bytes follow": b"\0\0\x08\x03\0\0",
}


@pytest.mark.parametrize("message", WRONG_IDX)
def test_an_idx_file_that_lies_is_told(message, tmp_path):
    (tmp_path / "a.gz").write_bytes(gzip.compress(WRONG_IDX[message]))
    with pytest.raises(ValueError, match=message):
        idx_array(tmp_path / "a.gz")


def test_a_small_file_that_unpacks_to_a_huge_one_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr("dlcore.datasets.formats.LARGEST", 1000)
    (tmp_path / "a.gz").write_bytes(gzip.compress(bytes(5000)))
    with pytest.raises(ValueError, match="unpacks to more than 1,000 bytes"):
        idx_array(tmp_path / "a.gz")


@pytest.mark.parametrize("content", [b"no gzip", gzip.compress(idx(PICTURES))[:-9], b""])
def test_half_a_gzip_file_is_told(content, tmp_path):
    (tmp_path / "a.gz").write_bytes(content)
    with pytest.raises(ValueError, match=r"is no whole gzip file|is no IDX file"):
        idx_array(tmp_path / "a.gz")


def test_records_are_pictures_in_colour_with_their_labels(tmp_path):
    pictures = rng.integers(0, 256, (3, 32, 32, 3), dtype=np.uint8)
    content = b"".join(map(record_of, (4, 0, 9), pictures))
    (tmp_path / "c.tar.gz").write_bytes(archive({"folder/one.bin": content}))
    images, labels = records(tmp_path / "c.tar.gz", "folder/one.bin")
    assert np.array_equal(images, pictures) and labels.tolist() == [4, 0, 9]


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({"other.bin": bytes(RECORD)}, "has no member one.bin"),
        ({"one.bin": bytes(RECORD + 1)}, "is no file of records"),
        ({"one.bin": b""}, "is no file of records"),
        ({"one.bin": b"\x0a" + bytes(RECORD - 1)}, "has the label 10; CIFAR-10 has 0 to 9"),
    ],
)
def test_an_archive_that_lies_is_told(members, message, tmp_path):
    (tmp_path / "c.tar.gz").write_bytes(archive(members))
    with pytest.raises(ValueError, match=message):
        records(tmp_path / "c.tar.gz", "one.bin")


def test_half_an_archive_is_told(tmp_path):
    noise = rng.integers(0, 256, RECORD, dtype=np.uint8).tobytes()
    (tmp_path / "c.tar.gz").write_bytes(archive({"one.bin": noise})[:1000])
    with pytest.raises(ValueError, match="is no whole archive"):
        records(tmp_path / "c.tar.gz", "one.bin")


# --- the sets ---


@pytest.fixture
def small_sets(monkeypatch):
    """Each set with a few pictures -> {name of the set: {file: bytes}}; the course's list has their checksums."""
    four = [gzip.compress(idx(part)) for part in (PICTURES, LABELS, PICTURES[:2], LABELS[:2])]
    pictures = rng.integers(0, 256, (12, 32, 32, 3), dtype=np.uint8)
    parts = {
        f"cifar-10-batches-bin/{name}.bin": b"".join(map(record_of, (k, 9 - k), pictures[2 * k : 2 * k + 2]))
        for k, name in enumerate(classics.BATCHES)
    }
    files = dict(zip(classics.IDX, four, strict=True))
    made = {"mnist": files, "fashion-mnist": files, "cifar-10": {"cifar-10-binary.tar.gz": archive(parts)}}
    for name, its in zip(("MNIST", "FASHION", "CIFAR"), made.values(), strict=True):
        monkeypatch.setattr(classics, name, tuple(described(file, content) for file, content in its.items()))
    return made


def put(files, folder):
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def test_files_put_there_by_hand_are_found(small_sets, tmp_path, monkeypatch):
    monkeypatch.setenv("DLCORE_DATA", str(tmp_path))
    for name, files in small_sets.items():
        put(files, tmp_path / name)
    task = datasets.mnist()
    assert np.array_equal(task.images_train, PICTURES[..., np.newaxis]) and np.array_equal(
        task.Y_train, [LABELS]
    )
    assert task.images_test.shape == (2, 4, 3, 1) and task.Y_test.shape == (1, 2) and task.names[9] == "9"
    assert "7 pictures 4 x 3 x 1 to train on, 2 to test on" in repr(task)
    assert datasets.fashion_mnist().names[9] == "boot"
    things = datasets.cifar10()
    assert things.images_train.shape == (10, 32, 32, 3) and things.images_test.shape == (2, 32, 32, 3)
    assert things.Y_train.tolist() == [[0, 9, 1, 8, 2, 7, 3, 6, 4, 5]] and things.Y_test.tolist() == [[5, 4]]


CALLS = {"mnist": datasets.mnist, "fashion-mnist": datasets.fashion_mnist, "cifar-10": datasets.cifar10}


@pytest.mark.parametrize("name", CALLS)
def test_what_is_missing_is_told_with_both_ways_out(name, tmp_path):
    with pytest.raises(FileNotFoundError) as told:
        CALLS[name](folder=tmp_path)
    words = str(told.value)
    assert f"datasets.{CALLS[name].__name__}(download=True)" in words
    assert str(tmp_path) in words and "https://" in words and ".gz" in words


def test_the_usual_place_is_a_folder_of_the_user(monkeypatch, tmp_path):
    monkeypatch.delenv("DLCORE_DATA", raising=False)
    assert fetching.home().is_absolute() and fetching.home().name == "data"
    monkeypatch.setenv("DLCORE_DATA", str(tmp_path))
    assert fetching.home() == tmp_path


def test_a_damaged_file_is_named_and_left_alone(small_sets, tmp_path):
    put(small_sets["mnist"], tmp_path / "here")
    labels = tmp_path / "here" / classics.IDX[1]
    labels.write_bytes(labels.read_bytes()[:-1] + b"?")
    with pytest.raises(Damaged, match=r"labels-idx1-ubyte.gz is not the file it should be: it has \d+ bytes"):
        datasets.mnist(folder=tmp_path / "here")
    assert labels.exists()


def test_files_that_do_not_belong_together_are_told(small_sets, tmp_path, monkeypatch):
    files = small_sets["mnist"] | {classics.IDX[1]: gzip.compress(idx(LABELS[:3]))}
    put(files, tmp_path / "here")
    monkeypatch.setattr(classics, "MNIST", tuple(described(*each) for each in files.items()))
    with pytest.raises(ValueError, match=r"do not belong together: \(7, 4, 3\) and \(3,\)"):
        datasets.mnist(folder=tmp_path / "here")


def test_the_true_list_has_the_published_sizes_and_checksums():
    assert [remote.size for remote in classics.MNIST] == [9_912_422, 28_881, 1_648_877, 4_542]
    lengths = {"md5": 32, "sha256": 64}
    for remote in (*classics.MNIST, *classics.FASHION, *classics.CIFAR):
        assert len(remote.checksum) == lengths[remote.algorithm]
        assert all(address.startswith("https://") and address.endswith("/") for address in remote.folders)


def test_download_fetches_all_files_of_a_set(small_sets, tmp_path, monkeypatch):
    asked = []

    def continued(address, part, size):
        asked.append(address)
        part.write_bytes(small_sets["mnist"][address.rpartition("/")[2]])

    monkeypatch.setattr(fetching, "continued", continued)
    task = datasets.mnist(download=True, folder=tmp_path)
    assert asked == [f"http://127.0.0.1:1/{name}" for name in classics.IDX]
    assert np.array_equal(task.images_test, PICTURES[:2, ..., np.newaxis])
    assert np.array_equal(datasets.mnist(folder=tmp_path).Y_train, task.Y_train)
