"""Draw 02_faces.png, the picture at the head of chapter 02: `python notebooks/source/pictures/make_02_faces.py`."""

from pathlib import Path

import numpy as np

from dlcore import datasets, training
from dlcore.activations import sigmoid
from dlcore.arrays import weighted_sum
from dlcore.plots.figures import BLUE, GREY, ORANGE, bare, label, sheet
from dlcore.plots.images import TWO_SIDED

PLACE = Path(__file__).with_name("02_faces.png")


def main():
    task = datasets.faces()
    history = list(training.gradient_descent(task.X_train, task.Y_train, 0.05, 1500))
    early, (w, b, _) = history[3][0].reshape(task.shape), history[-1]
    Z, is_face = weighted_sum(w, task.X_test, b)[0], task.Y_test[0] == 1
    curve = np.linspace(-12, 9, 200)
    with sheet(8, 3, 1, 2, width_ratios=(1, 2.2)) as (figure, (weights, answers)):
        bare(weights, "625 weights, early on")
        weights.imshow(early, cmap=TWO_SIDED, vmin=-np.abs(early).max(), vmax=np.abs(early).max())
        answers.plot(curve, sigmoid(curve), color=GREY, linewidth=1.2)
        answers.plot(
            Z[is_face], sigmoid(Z[is_face]), "o", color=BLUE, markersize=9, alpha=0.45, label="a face"
        )
        answers.plot(Z[~is_face], sigmoid(Z[~is_face]), "x", color=ORANGE, markersize=7, label="no face")
        label(answers, "120 new pictures", "weighted sum z", "probability of a face")
        answers.legend(fontsize=11)
    figure.savefig(PLACE, dpi=200)


if __name__ == "__main__":
    main()
