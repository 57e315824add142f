"""The classic sets for those who are online: MNIST, Fashion-MNIST and CIFAR-10, read without unpickling anything.

    task = datasets.mnist(download=True)      # once; later, and offline, datasets.mnist()

The course does without them. They are large, and their licences do not let us copy them, so each is fetched from
its own place or put into the data folder by hand. What is read is checked first: its checksum, then its form.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dlcore.datasets.fetching import Remote, checked, fetched, home
from dlcore.datasets.formats import idx_array, records

CLOTHES = ("T-shirt", "trousers", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "boot")
THINGS = ("airplane", "car", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck")
MNIST_PLACES = (
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
    "https://storage.googleapis.com/cvdf-datasets/mnist/",
)
FASHION_PLACES = ("https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",)
CIFAR_PLACES = ("https://www.cs.toronto.edu/~kriz/",)
IDX = ("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz",
       "t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz")  # fmt: skip

# Where only an MD5 is published, that is what is held to: it tells damage apart, and the address is https.
MNIST = tuple(
    Remote(name, size, "sha256", checksum, MNIST_PLACES)
    for name, size, checksum in zip(
        IDX,
        (9_912_422, 28_881, 1_648_877, 4_542),
        (
            "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
            "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
            "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
            "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
        ),
        strict=True,
    )
)
FASHION = tuple(
    Remote(name, None, "md5", checksum, FASHION_PLACES)
    for name, checksum in zip(
        IDX,
        (
            "8d4fb7e6c68d591d4c3dfef9ec88bf0d",
            "25c81989df183df01b3e8a0aad5dffbe",
            "bef4ecab320f06d8554ea6380940ec79",
            "bb300cfdad3c16e7a12a480ee83cd310",
        ),
        strict=True,
    )
)
CIFAR = (
    Remote(
        "cifar-10-binary.tar.gz",
        170_052_171,
        "sha256",
        "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
        CIFAR_PLACES,
    ),
)


BATCHES = (*(f"data_batch_{k}" for k in range(1, 6)), "test_batch")


@dataclass(frozen=True, eq=False)
class PictureTask:
    """Pictures (m, n_H, n_W, n_C) of whole numbers 0..255, their labels (1, m), and the names of the classes."""

    images_train: np.ndarray
    Y_train: np.ndarray
    images_test: np.ndarray
    Y_test: np.ndarray
    names: tuple

    def __repr__(self):
        m_train, n_H, n_W, n_C = self.images_train.shape
        return f"PictureTask: {m_train} pictures {n_H} x {n_W} x {n_C} to train on, {len(self.images_test)} to test on"


def mnist(download=False, folder=None):
    """Handwritten digits, 28 x 28, 60,000 to train on and 10,000 to test on; 12 MB.

    download: fetch what is not there yet. folder: where the four files lie, if not in the usual place.
    Source: Y. LeCun, C. Cortes, C. J. C. Burges, made of the special databases 1 and 3 of NIST.
    """
    return of_four_files("MNIST", MNIST, tuple("0123456789"), download, folder)


def fashion_mnist(download=False, folder=None):
    """Pieces of clothing in the form of MNIST, and harder to tell apart; 31 MB.

    Source: H. Xiao, K. Rasul, R. Vollgraf, https://arxiv.org/abs/1708.07747.
    """
    return of_four_files("Fashion-MNIST", FASHION, CLOTHES, download, folder)


def cifar10(download=False, folder=None):
    """Photographs of ten kinds of things, 32 x 32 in colour, 50,000 to train on and 10,000 to test on; 170 MB.

    Source: A. Krizhevsky, Learning multiple layers of features from tiny images (2009), the binary version.
    """
    (path,) = there("CIFAR-10", CIFAR, download, folder)
    *train, (images, labels) = (records(path, f"cifar-10-batches-bin/{name}.bin") for name in BATCHES)
    images_train, labels_train = (np.concatenate(part) for part in zip(*train, strict=True))
    return PictureTask(images_train, labels_train[np.newaxis], images, labels[np.newaxis], THINGS)


def of_four_files(name, remotes, names, download, folder):
    """The task whose pictures and labels are four IDX files."""
    arrays = [idx_array(path) for path in there(name, remotes, download, folder)]
    for images, labels in (arrays[:2], arrays[2:]):
        if images.ndim != 3 or labels.shape != images.shape[:1] or labels.max(initial=0) >= len(names):
            raise ValueError(f"the files of {name} do not belong together: {images.shape} and {labels.shape}")
    images_train, labels_train, images_test, labels_test = arrays
    return PictureTask(
        images_train[..., np.newaxis], labels_train[np.newaxis],
        images_test[..., np.newaxis], labels_test[np.newaxis], names,
    )  # fmt: skip


def there(name, remotes, download, folder):
    """The paths of a set's files; what is missing is fetched if that is wanted, else told with both ways out."""
    folder = home() / name.lower() if folder is None else Path(folder)
    if download:
        return [fetched(remote, folder) for remote in remotes]
    if missing := [remote.name for remote in remotes if not (folder / remote.name).exists()]:
        call = name.lower().replace("-mnist", "_mnist").replace("-", "")
        raise FileNotFoundError(
            f"{name} is not on this computer. Online, datasets.{call}(download=True) fetches it once. "
            f"Or put {', '.join(missing)} into {folder} by hand; {remotes[0].folders[0]} offers it."
        )
    return [checked(remote, folder / remote.name) for remote in remotes]
