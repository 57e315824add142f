"""The explorers in a browser: their sliders, and how one sees and hears them."""

import io

import numpy as np
from PIL import Image

SKIP = """
from dlcore import explore
from dlcore.explore import panel
panel._predicted.update({explorer.prediction.id: None for explorer in explore.EXPLORERS})
"""
SLIDER = {  # one of each, and what its handle says two key presses later
    "scale_curves": ("examples", "1100"),
    "broadcast_lab": ("rows of B", "3"),
    "sigmoid_line": ("weight w", "1.50"),
    "loss_bowl": ("learning rate", "0.11"),
    "learning_rate": ("curvature", "3"),
    "activation_zoo": ("place z₀", "0.50"),
    "hidden_units": ("hidden units", "3"),
    "symmetry": ("scale", "0.011"),
    "net_builder": ("units a layer", "7"),
    "fit_spectrum": ("degree d", "3"),
    "split_planner": ("dev, in %", "21.9"),
    "lambda_dial": ("lambda", "0.03"),
    "dropout_dial": ("seed of the masks", "2"),
    "early_stopping": ("patience", "5"),
    "feature_scale": ("range of x2", "1.1"),
    "signal_depth": ("layers", "12"),
    "gradcheck_bug": ("epsilon", "0.000158"),
    "batch_size": ("epochs", "7"),
    "ewa_lab": ("window 1/(1 - beta)", "11"),
    "optimizer_race": ("learning rate", "0.011"),
    "decay_lab": ("first learning rate", "0.11"),
    "saddle_view": ("dimensions", "4"),
    "search_scale": ("trials", "49"),
    "beta_sampler": ("smallest beta", "0.92"),
    "batchnorm_lab": ("batch size", "34"),
    "softmax_temp": ("offset of all", "2"),
    "logit_loss": ("logit z", "0.2"),
    "threshold": ("separation", "2.02"),
    "error_budget": ("dev, in %", "8.0"),
    "label_noise": ("wrong labels, in %", "15"),
    "conv_stepper": ("pixels a side", "8"),
    "fc_vs_conv": ("pixels of a filter", "5"),
    "skip_or_not": ("epochs", "12"),
    "separable_cost": ("pixels of a filter", "5"),
    "freeze_lab": ("layers frozen", "2"),
    "iou_boxes": ("middle y of box 2", "4.5"),
    "nms_lab": ("IoU threshold", "0.60"),
    "anchor_lab": ("height of object 2", "1.2"),
    "detector_lab": ("score at least", "0.60"),
    "tconv_stepper": ("stamps so far", "3"),
    "metric_trap": ("background, in %", "52"),
    "triplet_lab": ("margin", "0.30"),
    "tau_lab": ("threshold tau", "0.80"),
}
CHAPTERS = [  # the explorers that one notebook shows
    ("scale_curves", "broadcast_lab"),
    ("sigmoid_line", "loss_bowl", "learning_rate"),
    ("activation_zoo", "hidden_units", "symmetry"),
    ("net_builder", "fit_spectrum", "split_planner"),
    ("lambda_dial", "dropout_dial", "early_stopping"),
    ("feature_scale", "signal_depth", "gradcheck_bug"),
    ("batch_size", "ewa_lab", "optimizer_race", "decay_lab", "saddle_view"),
    ("search_scale", "beta_sampler", "batchnorm_lab"),
    ("softmax_temp", "logit_loss"),
    ("threshold", "error_budget", "label_noise"),
    ("conv_stepper", "fc_vs_conv"),
    ("skip_or_not", "separable_cost", "freeze_lab"),
    ("iou_boxes", "nms_lab", "anchor_lab", "detector_lab"),
    ("tconv_stepper", "metric_trap"),
    ("triplet_lab", "tau_lab"),
]


def pixels(png):
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)


def picture(notebook):
    found = notebook.page.locator(".dlcore-explore img")
    found.wait_for(state="visible")
    return found


def size(notebook):
    """Width and height of the picture, asked in one breath: its element is swapped when the next one is ready."""
    return notebook.page.evaluate(
        """() => {
            const box = document.querySelector('.dlcore-explore img').getBoundingClientRect();
            return [box.width, box.height];
        }"""
    )


def said(notebook):
    """The sentence below the picture."""
    return notebook.page.locator(".dlcore-explore p[role=status]")


def contrast(one, other):
    """The contrast of two colours as the accessibility guidelines define it: 4.5 is enough for text."""

    def light(colour):
        c = np.asarray(colour) / 255
        linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
        return float(linear @ [0.2126, 0.7152, 0.0722])

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)
