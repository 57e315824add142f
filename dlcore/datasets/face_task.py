"""Face or not? One real task that several chapters come back to, each with a better classifier.

A hundred faces (from the "Labeled Faces in the Wild" collection, as scikit-image ships them) and three
hundred cuttings of our photographs, all 25 x 25 and grey. The faces of the test set are in no training image,
and neither are the photographs that its cuttings come from. From each image its own mean is taken, and the
rest is divided by its own standard deviation, so that neither brightness nor contrast gives the answer away.
"""

import hashlib
import importlib.util
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from PIL import Image

from dlcore.datasets.pictures import named
from dlcore.datasets.stored import manifest

SIDE = 25
FACES = 100
FACES_SHA256 = "9560ec2f5edfac01973f63a8a99d00053fecd11e21877e18038fbe500f8e872c"

TRAIN_FACES, TEST_FACES = 70, 30
OTHERS_PER_FACE = 3
TEST_PHOTOGRAPHS = 4
CUTTING_SIDES = (16, 80)
LEAST_CONTRAST = 12 / 255
"""A cutting with a smaller standard deviation shows hardly anything (sky, a bare wall) and is drawn anew."""

HEADS = {"astronaut": (75, 0, 160, 75), "camera": (80, 20, 170, 100)}
"""Where our photographs show a human head (left, top, right, bottom): no cutting touches it."""


@dataclass(frozen=True, eq=False)
class FaceTask:
    """Images, and the columns made from them. Label 1 is a face, 0 is not."""

    X_train: np.ndarray
    Y_train: np.ndarray
    X_test: np.ndarray
    Y_test: np.ndarray
    images_train: np.ndarray
    images_test: np.ndarray
    sources_train: tuple
    sources_test: tuple
    shape: tuple = (SIDE, SIDE)
    names: tuple = ("not a face", "face")

    def __repr__(self):
        (n, m_train), m_test = self.X_train.shape, self.X_test.shape[1]
        return f"FaceTask: {n} pixels an image, {m_train} images to train on, {m_test} to test on"


def faces(seed=0):
    """The face task: X (625, m), Y (1, m), images (m, 25, 25) in [0, 1]; 280 to train on, 120 to test on.

    `sources_train[i]` says where image i comes from: "face 17", or the name of a photograph.
    """
    rng = np.random.default_rng(seed)
    people = rng.permutation(FACES)
    places = rng.permutation(list(manifest()))
    train = examples(people[:TRAIN_FACES], places[TEST_PHOTOGRAPHS:], rng)
    test = examples(people[-TEST_FACES:], places[:TEST_PHOTOGRAPHS], rng)
    return FaceTask(
        standardised(train[0]), train[1], standardised(test[0]), test[1], train[0], test[0], train[2], test[2]
    )


def standardised(images):
    """Images (m, H, W) -> columns (H W, m), each with mean 0 and standard deviation 1."""
    columns = np.reshape(images, (len(images), -1)).T.astype(float)
    return (columns - columns.mean(axis=0)) / (columns.std(axis=0) + 1e-3)


def examples(people, places, rng):
    """These faces and three times as many cuttings of these photographs, shuffled: images, Y, sources."""
    others = [cutting(places, rng) for _ in range(OTHERS_PER_FACE * len(people))]
    images = np.concatenate([face_images()[people], [image for image, _ in others]])
    sources = [f"face {i}" for i in people] + [place for _, place in others]
    labels = np.arange(len(images)) < len(people)
    order = rng.permutation(len(images))
    return images[order], labels[order][np.newaxis].astype(float), tuple(sources[i] for i in order)


def cutting(places, rng):
    """A square cut at random from one of these photographs, brought to SIDE x SIDE, and which one."""
    while True:
        place = str(places[rng.integers(len(places))])
        grey = grey_photograph(place)
        side = int(rng.integers(*CUTTING_SIDES))
        left, top = (int(rng.integers(length - side + 1)) for length in grey.size)
        box = (left, top, left + side, top + side)
        image = np.asarray(grey.resize((SIDE, SIDE), Image.Resampling.BILINEAR, box=box)) / 255
        if image.std() >= LEAST_CONTRAST and not overlap(box, HEADS.get(place)):
            return image, place


def overlap(box, other):
    """Whether two boxes (left, top, right, bottom) share a pixel; other may be None, for nowhere."""
    return other is not None and all(box[i] < other[i + 2] and other[i] < box[i + 2] for i in (0, 1))


@lru_cache
def grey_photograph(name):
    return named(name).convert("L")


@lru_cache
def face_images():
    """The faces, (100, 25, 25) in [0, 1], read from the installed scikit-image: they are not ours to copy."""
    found = importlib.util.find_spec("skimage")
    path = Path(found.origin).parent / "data" / "lfw_subset.npy" if found else None
    if path is None or not path.is_file():
        raise FileNotFoundError(no_faces("is not installed" if found is None else "comes without them"))
    if hashlib.sha256(path.read_bytes()).hexdigest() != FACES_SHA256:
        raise OSError(no_faces("has others, or a damaged file, in " + str(path)))
    images = np.load(path, allow_pickle=False)[:FACES]
    images.flags.writeable = False
    return images


def no_faces(what_is_wrong):
    return (
        f"The faces are read from the package scikit-image, and the one here {what_is_wrong}. "
        "Versions 0.24 to 0.26 have them: in the course's environment, run "
        '`python -m pip install --force-reinstall "scikit-image>=0.24,<0.27"`, then restart the kernel.'
    )
