"""What others measured and gave away: heights along a line, cells of tumours, digits by thirteen writers.

All are read from the installed matplotlib and scikit-learn, which ship them.
"""

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np

ELEVATION_ROW = 100
DIGITS_TO_TRAIN = 1200
"""Of 1,797: the digits come writer after writer, so a cut leaves all but one writer on one side."""


def elevation(every=7):
    """Heights of the ground along a straight line in Tennessee: x (m,) in [-1, 1], y (m,).

    Every seventh of the 403 heights that were measured makes m = 58; `every=1` gives them all. y is the
    height with the mean of all taken off, in standard deviations.
    Source: a digital elevation model of the U.S. Geological Survey, as matplotlib ships it.
    """
    from matplotlib.cbook import get_sample_data

    if not isinstance(every, int | np.integer) or isinstance(every, bool) or every < 1:
        raise ValueError(f"every has to be a whole number, 1 or more, such as 7; got {every!r}")
    with get_sample_data("jacksboro_fault_dem.npz") as model:
        profile = model["elevation"][ELEVATION_ROW].astype(float)
    place = np.arange(0, profile.size, every)
    return 2 * place / profile.size - 1, (profile[place] - profile.mean()) / profile.std()


def tumours():
    """Cells of breast tumours under the microscope: X (30, 569), Y (1, 569), and the 30 features' names.

    Label 1 is malignant (212 of 569). The features are as they were measured: some around 0.003, some above
    4,000. Source: W. N. Street, W. H. Wolberg, O. L. Mangasarian, SPIE 1905 (1993), as scikit-learn ships it.
    """
    from sklearn.datasets import load_breast_cancer

    given = load_breast_cancer()
    return given.data.T.copy(), 1 - given.target[np.newaxis], tuple(map(str, given.feature_names))


@dataclass(frozen=True, eq=False)
class DigitTask:
    """Digits of 8 x 8 pixels: columns of 64 numbers in [0, 1], the digit as label, and the images."""

    X_train: np.ndarray
    Y_train: np.ndarray
    X_test: np.ndarray
    Y_test: np.ndarray
    images_train: np.ndarray
    images_test: np.ndarray

    def __repr__(self):
        m_train, m_test = self.X_train.shape[1], self.X_test.shape[1]
        return f"DigitTask: {m_train} digits to train on, {m_test} by other writers to test on"


def digits():
    """Handwritten digits: X (64, m), Y (1, m) holding 0 to 9; 1,200 to train on, 597 to test on.

    The test digits are by other hands: the honest question is how a model does with one it never saw.
    Source: E. Alpaydin, C. Kaynak, UCI Machine Learning Repository (1998), as scikit-learn ships it.
    """
    table = digits_table()
    images, labels = table[:, :-1].reshape(-1, 8, 8) / 16, table[:, -1].astype(int)
    X, Y, cut = images.reshape(len(images), -1).T.copy(), labels[np.newaxis], DIGITS_TO_TRAIN
    return DigitTask(X[:, :cut], Y[:, :cut], X[:, cut:], Y[:, cut:], images[:cut], images[cut:])


def digits_table():
    """64 pixels and the label of each digit. Its file is read without scikit-learn, which takes a second to import."""
    if package := find_spec("sklearn"):
        file = Path(package.origin).parent / "datasets" / "data" / "digits.csv.gz"
        if file.is_file():
            return np.loadtxt(file, delimiter=",")
    from sklearn.datasets import load_digits  # it may have moved the file

    given = load_digits()
    return np.column_stack([given.data, given.target])
