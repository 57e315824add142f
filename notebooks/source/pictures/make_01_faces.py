"""Draw 01_faces.png, the picture at the head of chapter 01: `python notebooks/source/pictures/make_01_faces.py`."""

from pathlib import Path

import numpy as np

from dlcore import datasets
from dlcore.arrays import weighted_sum
from dlcore.plots.figures import BLUE, ORANGE, bare, label, sheet

PLACE = Path(__file__).with_name("01_faces.png")


def main():
    task = datasets.faces()
    average = task.X_train[:, task.Y_train[0] == 1].mean(axis=1, keepdims=True)
    Z = weighted_sum(average, task.X_test, 0.0)[0]
    order = np.argsort(-Z)
    rank, is_face = np.arange(1, len(order) + 1), task.Y_test[0, order] == 1
    with sheet(8, 3, 1, 2, width_ratios=(1, 2.2)) as (figure, (face, scores)):
        bare(face, "the average of 70 faces")
        face.imshow(average.reshape(task.shape), cmap="gray")
        scores.plot(rank[is_face], Z[order][is_face], "o", color=BLUE, label="a face", zorder=3)
        scores.plot(rank[~is_face], Z[order][~is_face], "x", color=ORANGE, label="no face")
        label(scores, "120 new pictures, compared with it", "place in the ranking", "score z")
        scores.legend(fontsize=11)
    figure.savefig(PLACE)


if __name__ == "__main__":
    main()
