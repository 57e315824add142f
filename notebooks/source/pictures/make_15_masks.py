"""Draw 15_masks.png, the picture at the head of chapter 15.

python notebooks/source/pictures/make_15_masks.py
"""

from pathlib import Path

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.patches import Patch

from dlcore import datasets, unet
from dlcore.pixels import batch_mean_iou
from dlcore.plots.figures import BLUE, GREEN, INK, ORANGE, sheet

PLACE = Path(__file__).with_name("15_masks.png")
COLOURS = (BLUE, ORANGE, GREEN)
TRAIN = datasets.scenes(1500, 48, seed=1)
TEST = datasets.scenes(200, 48, seed=2, part="test")
COLUMNS = 6


def painted(picture, mask):
    """The picture in grey, each class in its colour."""
    grey = np.repeat(picture.mean(axis=2, keepdims=True), 3, axis=2) * 0.6 + 0.35
    for k, colour in enumerate(COLOURS, start=1):
        grey[mask == k] = 0.25 * grey[mask == k] + 0.75 * np.array(to_rgb(colour))
    return grey


def learned():
    net = unet.unet(3, 4, np.random.default_rng(0), weights=(1, 2, 2, 2))
    for _ in unet.train_unet(net, TRAIN.X, TRAIN.masks, 13, np.random.default_rng(0)):
        pass
    return unet.segmented(net, TEST.X)


said = learned()
print(f"mean IoU {batch_mean_iou(said, TEST.masks, 4):.3f}")
full = np.argsort([-(mask > 0).mean() for mask in TEST.masks], kind="stable")[:40:4][:COLUMNS]
rows = {
    "a new street": TEST.X[full],
    "what is there": [painted(TEST.X[k], TEST.masks[k]) for k in full],
    "the network": [painted(TEST.X[k], said[k]) for k in full],
    "where they differ": [np.where(said[k] != TEST.masks[k], 0.0, 1.0) for k in full],
}
with sheet(12, 8.6, len(rows), COLUMNS) as (figure, axes):
    for line, (name, pictures) in zip(axes, rows.items(), strict=True):
        for ax, picture in zip(line, pictures, strict=True):
            ax.imshow(picture, cmap="gray", vmin=0, vmax=1)
            ax.set(xticks=[], yticks=[])
        line[0].set_ylabel(name, fontsize=13, color=INK)
    keys = [Patch(color=colour, label=its) for colour, its in zip(COLOURS, TEST.names, strict=True)]
    figure.legend(handles=keys, loc="outside lower center", ncols=3)
    figure.savefig(PLACE)
