"""Sliders that teach: each is declared once, and is a live panel, a figure, a sentence and a plain call.

    from dlcore import explore

    explore.learning_rate()                              # in JupyterLab: sliders
    explore.learning_rate(lr=0.3, curvature=10).alt      # everywhere: what the picture shows, in a sentence
    explore.learning_rate(step=my_gradient_step)         # your own step, beside the reference's

    explore.Playground(data="spiral", hidden=(8, 8))     # a network that learns while one looks, and all its controls

`explorer.py` says how an explorer is declared; `sigmoid_curve.py` is a whole one, of a usual length. `playground/` is a
house of its own.
"""

from dlcore.explore.anchors import anchor_lab
from dlcore.explore.batches import batch_size
from dlcore.explore.betas import beta_sampler
from dlcore.explore.bowl import loss_bowl
from dlcore.explore.boxes import iou_boxes
from dlcore.explore.broadcasting import broadcast_lab
from dlcore.explore.builder import net_builder
from dlcore.explore.checked_gradients import gradcheck_bug
from dlcore.explore.controls import Choice, Ladder, LogSlider, Slider
from dlcore.explore.curvature import learning_rate
from dlcore.explore.decisions import threshold
from dlcore.explore.distances import tau_lab
from dlcore.explore.dropped_units import dropout_dial
from dlcore.explore.error_steps import error_budget
from dlcore.explore.explorer import Exploration, Explorer
from dlcore.explore.falling_rates import decay_lab
from dlcore.explore.feature_ranges import feature_scale
from dlcore.explore.first_weights import symmetry
from dlcore.explore.frozen_layers import freeze_lab
from dlcore.explore.hidden import hidden_units
from dlcore.explore.lazy_model import metric_trap
from dlcore.explore.logits import logit_loss
from dlcore.explore.normalised import batchnorm_lab
from dlcore.explore.own_detector import detector_lab
from dlcore.explore.penalty import lambda_dial
from dlcore.explore.planner import split_planner
from dlcore.explore.playground.playground import Playground
from dlcore.explore.race import optimizer_race
from dlcore.explore.saddle_points import saddle_view
from dlcore.explore.scaling import scale_curves
from dlcore.explore.sharing import fc_vs_conv
from dlcore.explore.shortcuts import skip_or_not
from dlcore.explore.sigmoid_curve import sigmoid_line
from dlcore.explore.signals import signal_depth
from dlcore.explore.smoothing import ewa_lab
from dlcore.explore.softmax_bars import softmax_temp
from dlcore.explore.spectrum import fit_spectrum
from dlcore.explore.stamps import tconv_stepper
from dlcore.explore.stopping import early_stopping
from dlcore.explore.suppressed import nms_lab
from dlcore.explore.trials import search_scale
from dlcore.explore.triplets import triplet_lab
from dlcore.explore.two_steps import separable_cost
from dlcore.explore.watching import watch
from dlcore.explore.windows import conv_stepper
from dlcore.explore.wrong_labels import label_noise
from dlcore.explore.zoo import activation_zoo

EXPLORERS = (
    scale_curves,
    broadcast_lab,
    sigmoid_line,
    loss_bowl,
    learning_rate,
    activation_zoo,
    hidden_units,
    symmetry,
    net_builder,
    fit_spectrum,
    split_planner,
    lambda_dial,
    dropout_dial,
    early_stopping,
    feature_scale,
    signal_depth,
    gradcheck_bug,
    batch_size,
    ewa_lab,
    optimizer_race,
    decay_lab,
    saddle_view,
    search_scale,
    beta_sampler,
    batchnorm_lab,
    softmax_temp,
    logit_loss,
    threshold,
    error_budget,
    label_noise,
    conv_stepper,
    fc_vs_conv,
    skip_or_not,
    separable_cost,
    freeze_lab,
    iou_boxes,
    nms_lab,
    anchor_lab,
    detector_lab,
    tconv_stepper,
    metric_trap,
    triplet_lab,
    tau_lab,
)
"""In the order of the chapters."""

__all__ = [
    "EXPLORERS",
    "Choice",
    "Exploration",
    "Explorer",
    "Ladder",
    "LogSlider",
    "Playground",
    "Slider",
    "activation_zoo",
    "anchor_lab",
    "batch_size",
    "batchnorm_lab",
    "beta_sampler",
    "broadcast_lab",
    "conv_stepper",
    "decay_lab",
    "detector_lab",
    "dropout_dial",
    "early_stopping",
    "error_budget",
    "ewa_lab",
    "fc_vs_conv",
    "feature_scale",
    "fit_spectrum",
    "freeze_lab",
    "gradcheck_bug",
    "hidden_units",
    "iou_boxes",
    "label_noise",
    "lambda_dial",
    "learning_rate",
    "logit_loss",
    "loss_bowl",
    "metric_trap",
    "net_builder",
    "nms_lab",
    "optimizer_race",
    "saddle_view",
    "scale_curves",
    "search_scale",
    "separable_cost",
    "sigmoid_line",
    "signal_depth",
    "skip_or_not",
    "softmax_temp",
    "split_planner",
    "symmetry",
    "tau_lab",
    "tconv_stepper",
    "threshold",
    "triplet_lab",
    "watch",
]
