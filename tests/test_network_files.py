"""Networks in files: what is saved comes back; what is damaged, foreign or dangerous is refused in words."""

import io
import json
import os
import re
import zipfile

import numpy as np
import pytest

from dlcore import storage
from dlcore.layers import Activation, Dense, Dropout, Flatten, Layer, affine_backward, affine_forward
from dlcore.network import Sequential
from tests.random_numbers import SINGLE, signed


def pictures_to_classes(dtype=np.float64):
    rng = np.random.default_rng(11)
    layers = [
        Flatten(), Dense(24, 5, rng), Activation("leaky_relu"),
        Dropout(0.7, rng), Dense(5, 4, rng), Activation("softmax"),
    ]  # fmt: skip
    return Sequential(layers, dtype=dtype)


IMAGES = signed(np.random.default_rng(12), 6, 4, 3, 2)


@SINGLE
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_a_network_comes_back_as_it_was(tmp_path, dtype):
    net, path = pictures_to_classes(dtype), tmp_path / "a network.npz"
    net.save(path)
    back = Sequential.load(path)
    assert repr(back) == repr(net) and back.theta.tobytes() == net.theta.tobytes()
    assert np.array_equal(back(IMAGES), net(IMAGES))
    assert os.listdir(tmp_path) == [path.name]


def test_a_loaded_network_learns_on(tmp_path):
    net, path = pictures_to_classes(), str(tmp_path / "net")
    Y = np.eye(4)[:, [0, 1, 2, 3, 0, 1]]
    net.save(path)
    back = Sequential.load(path, np.random.default_rng(3))
    assert back.gradients(IMAGES, Y, training=True)["W2"].any()
    assert np.array_equal(back.gradients(IMAGES, Y)["W1"], net.gradients(IMAGES, Y)["W1"])
    with pytest.raises(ValueError, match="no random generator"):
        Sequential.load(path).gradients(IMAGES, Y, training=True)


def test_the_loss_is_kept(tmp_path):
    rng = np.random.default_rng(0)
    net = Sequential([Dense(2, 1, rng), Activation("sigmoid")], loss="squared")
    net.save(tmp_path / "net.npz")
    assert Sequential.load(tmp_path / "net.npz").loss.name == "squared"


def test_the_file_can_be_read_without_us(tmp_path):
    net, path = pictures_to_classes(), tmp_path / "net.npz"
    net.save(path)
    with np.load(path, allow_pickle=False) as found:
        assert set(found.files) == {"description", "W1", "b1", "W2", "b2"}
        assert np.array_equal(found["W1"], net.params["W1"])
        assert json.loads(str(found["description"]))["format"] == "dlcore network"


def test_functions_of_ones_own_are_not_in_the_file_but_their_numbers_are(tmp_path):
    def made(seed):
        rng = np.random.default_rng(seed)
        own = Layer(
            affine_forward,
            lambda dZ, cache: affine_backward(dZ, *cache[:2]),
            W=rng.normal(size=(3, 2)),
            b=np.ones((3, 1)),
        )
        return Sequential([own, Activation("tanh"), Dense(3, 1, rng)])

    net, other, path = made(1), made(2), tmp_path / "own.npz"
    net.save(path)
    with pytest.raises(ValueError, match=re.escape("net.load_params(path) gives it its numbers back")):
        Sequential.load(path)
    other.load_params(path)
    assert np.array_equal(other.theta, net.theta)


def test_parameters_of_another_network_are_refused(tmp_path):
    net, path = pictures_to_classes(), tmp_path / "net.npz"
    net.save(path)
    small = Sequential([Dense(2, 1, np.random.default_rng(0))])
    before = small.theta.copy()
    with pytest.raises(ValueError, match=r"W1.*\(5, 24\).*but this network has.*\(1, 2\)"):
        small.load_params(path)
    assert np.array_equal(small.theta, before)


@pytest.fixture
def whole(tmp_path):
    path = tmp_path / "net.npz"
    pictures_to_classes().save(path)
    return path


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.6, 0.9, 0.999])
def test_half_a_file_is_refused(whole, share):
    content = whole.read_bytes()
    whole.write_bytes(content[: int(share * len(content))])
    with pytest.raises(ValueError, match=r"net\.npz is damaged, or no network that was saved with dlcore"):
        Sequential.load(whole)


def test_a_changed_byte_is_noticed(whole):
    content = bytearray(whole.read_bytes())
    with zipfile.ZipFile(whole) as archive:
        place = archive.getinfo("W1.npy").header_offset + 300  # past the header, among the numbers
    content[place] ^= 0xFF
    whole.write_bytes(content)
    with pytest.raises(ValueError, match="damaged"):
        Sequential.load(whole)


def saved(path, **arrays):
    with open(path, "wb") as file:
        np.savez(file, **arrays)


DESCRIBED = {
    "format": "dlcore network",
    "version": 1,
    "loss": "squared",
    "dtype": "float64",
    "layers": [["Dense"]],
}
SMALL = {"W1": np.ones((1, 2)), "b1": np.ones((1, 1))}


def written(change=None, **arrays):
    text = json.dumps(DESCRIBED | (change or {}))
    return {"description": np.array(text)} | SMALL | arrays


def test_what_the_next_tests_change_is_right_otherwise(tmp_path):
    saved(tmp_path / "net.npz", **written())
    assert np.array_equal(Sequential.load(tmp_path / "net.npz")(np.ones((2, 1))), [[3.0]])


@pytest.mark.parametrize(
    ("arrays", "told"),
    [
        (SMALL, "damaged, or no network"),
        ({"description": np.array("{"), **SMALL}, "damaged, or no network"),
        ({"description": np.array("[1, 2]"), **SMALL}, "damaged, or no network"),
        ({"description": np.array('{"format": "dlcore network"}'), **SMALL}, "damaged, or no network"),
        (written({"format": "another's"}), 'holds a "another\'s"; wanted is a network'),
        (written({"version": 2}), "is of version 2 of the file format, and this dlcore reads version 1"),
        (written(W1=np.full((1, 2), np.nan)), "W1 in net.npz does not hold finite real numbers"),
        (written(W1=np.array([["a", "b"]])), "W1 in net.npz does not hold finite real numbers"),
        (written(W1=np.ones(2)), "make no network"),
        (written({"layers": [["Dense"], ["Dense"]]}), "make no network (KeyError: 'W2')"),
        (written({"layers": [["Dense"], ["Activation", "rulu"]]}), "make no network (ValueError: the activation is"),
        (written({"layers": [["Convolution", 3]]}), "make no network (KeyError: 'Convolution')"),
        (written({"layers": [["Dropout"]]}), "make no network (TypeError"),
        (written({"layers": [3]}), "make no network (TypeError"),
        (written({"layers": 3}), "make no network (TypeError"),
        (SMALL | {"description": np.array('{"format": "dlcore network", "version": 1}')}, "make no network (KeyError"),
        (written({"layers": []}), "make no network (ValueError: the list of layers is empty"),
        (written({"dtype": "float16"}), "make no network (ValueError: dtype is 'float16'"),
        (written({"loss": "hinge"}), "make no network (ValueError: loss is 'hinge'"),
        (written(W2=np.ones((3, 3))), "but this network has"),
        (written(b1=np.ones((2, 1))), "but this network has"),
    ],
)  # fmt: skip
def test_other_files_are_refused(tmp_path, arrays, told):
    saved(tmp_path / "net.npz", **arrays)
    with pytest.raises(ValueError, match=re.escape(told)):
        Sequential.load(tmp_path / "net.npz")


def test_a_file_of_other_things_is_refused(tmp_path):
    array = io.BytesIO()
    np.save(array, np.ones(3))
    for content in (b"a text", array.getvalue(), b"PK\x03\x04"):
        (tmp_path / "net.npz").write_bytes(content)
        with pytest.raises(ValueError, match="damaged, or no network"):
            Sequential.load(tmp_path / "net.npz")
    with pytest.raises(FileNotFoundError):
        Sequential.load(tmp_path / "none.npz")


class Sprung:
    """Unpickling this leaves a file behind."""

    place = None

    def __reduce__(self):
        return os.mkdir, (self.place,)


def test_nothing_in_a_file_is_ever_run(tmp_path):
    Sprung.place = str(tmp_path / "sprung")
    saved(tmp_path / "net.npz", **written(W1=np.array([[Sprung(), Sprung()]], dtype=object)))
    with pytest.raises(ValueError, match="damaged, or no network"):
        Sequential.load(tmp_path / "net.npz")
    assert not os.path.exists(Sprung.place)


def test_a_file_is_replaced_whole_or_not_at_all(whole, monkeypatch):
    content = whole.read_bytes()

    def breaks_off(file, **arrays):
        file.write(b"half")
        raise OSError("the disk is full")

    monkeypatch.setattr(storage.np, "savez", breaks_off)
    with pytest.raises(OSError, match="disk is full"):
        pictures_to_classes().save(whole)
    assert whole.read_bytes() == content and os.listdir(whole.parent) == [whole.name]
