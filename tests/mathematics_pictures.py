"""One good call of every function for pictures, and what is bad for the kinds of arguments that only they have."""

import numpy as np

from dlcore import augmentation, columns, depthwise, filters, pooling, residual, transfer
from tests.random_numbers import signed

RNG = np.random.default_rng(21)
A_PREV, W, B = signed(RNG, 5, 7, 8, 2), signed(RNG, 3, 3, 2, 4), signed(RNG, 4)
ONE_EACH, POOLED = signed(RNG, 3, 3, 2), {"A_prev": A_PREV, "f": 3, "stride": 2, "pad": 1}
CONV = {"A_prev": A_PREV, "W": W, "stride": 2, "pad": 1}
BLOCK = {"a": signed(RNG, 3, 5), "W1": signed(RNG, 4, 3), "b1": signed(RNG, 4, 1)}

PICTURES = {
    filters.conv_out: {"n": 7, "f": 3, "p": 1, "s": 2},
    filters.same_padding: {"f": 5},
    filters.pad_images: {"X": A_PREV, "p": 2},
    filters.cross_correlate: {"X": signed(RNG, 6, 5), "K": signed(RNG, 3, 3)},
    filters.conv_step: {"a_slice": signed(RNG, 3, 4, 2), "W": signed(RNG, 3, 4, 2), "b": 0.3},
    filters.conv_layer: CONV | {"b": B},
    filters.conv_layer_backward: CONV | {"dZ": signed(RNG, 5, 4, 4, 4)},
    filters.conv_params: {"f": 3, "c_in": 2, "c_out": 5},
    filters.trace_shapes: {"n": 28, "c": 3, "layers": [("conv", 5, 0, 1, 8), ("pool", 2, 2)]},
    filters.pixel_uses: {"n": 6, "f": 3},
    depthwise.depthwise_conv: {"A": signed(RNG, 6, 5, 2), "K": ONE_EACH},
    depthwise.pointwise_conv: {"A": signed(RNG, 6, 5, 2), "W": signed(RNG, 2, 3)},
    depthwise.depthwise_forward: CONV | {"W": ONE_EACH, "b": signed(RNG, 2)},
    depthwise.depthwise_backward: CONV | {"W": ONE_EACH, "dZ": signed(RNG, 5, 4, 4, 2)},
    depthwise.conv_mults: {"n_out": 7, "f": 3, "c_in": 2, "c_out": 5},
    depthwise.separable_mults: {"n_out": 7, "f": 3, "c_in": 2, "c_out": 5},
    columns.conv2d_forward: CONV | {"b": B},
    columns.conv2d_backward: CONV | {"dZ": signed(RNG, 5, 4, 4, 4), "needed": True},
    columns.transposed_forward: CONV | {"b": B},
    columns.transposed_backward: CONV | {"dZ": signed(RNG, 5, 13, 15, 4)},
    pooling.pool_layer: {"A": A_PREV, "f": 3, "s": 2, "mode": "average"},
    pooling.pool_layer_backward: {"A": A_PREV, "f": 3, "s": 2, "mode": "max", "dA": signed(RNG, 5, 3, 3, 2)},
    pooling.max_mask: {"window": signed(RNG, 3, 3)},
    pooling.spread_average: {"dz": 0.7, "f": 3},
    pooling.max_pool_forward: POOLED,
    pooling.max_pool_backward: POOLED
    | {"A": pooling.max_pool_forward(**POOLED)[0], "dA": signed(RNG, 5, 4, 4, 2)},
    pooling.avg_pool_forward: POOLED,
    pooling.avg_pool_backward: POOLED | {"dA": signed(RNG, 5, 4, 4, 2)},
    pooling.global_avg_forward: {"A_prev": A_PREV},
    pooling.global_avg_backward: {"A_prev": A_PREV, "dA": signed(RNG, 5, 1, 1, 2)},
    residual.residual_block: BLOCK | {"W2": signed(RNG, 3, 4), "b2": signed(RNG, 3, 1)},
    residual.residual_projection: BLOCK
    | {"W2": signed(RNG, 2, 4), "b2": signed(RNG, 2, 1), "Ws": signed(RNG, 2, 3)},
    transfer.fine_tune_step: {
        "params": [signed(RNG, 3, 4), signed(RNG, 2), signed(RNG, 5, 1)],
        "grads": [signed(RNG, 3, 4), signed(RNG, 2), signed(RNG, 5, 1)],
        "frozen": {0, 2},
        "learning_rate": 0.1,
    },
    augmentation.random_crop: {"img": signed(RNG, 6, 8, 3), "size": 4, "top": 1, "left": 3},
    augmentation.color_shift: {
        "img": RNG.integers(0, 256, (6, 8, 3), dtype=np.uint8),
        "delta": np.array([-40, 90, 7]),
    },
}
PICTURES_IN_FLOAT64 = {
    filters.cross_correlate, filters.conv_layer, filters.conv_layer_backward, depthwise.depthwise_conv,
    pooling.pool_layer, pooling.pool_layer_backward, pooling.max_mask, pooling.spread_average,
}  # fmt: skip
PICTURES_WHOLE = {filters.pixel_uses, augmentation.color_shift}

NUMBERS_OF_ZEROS = {
    "below": (lambda good: -1, "is -1; wanted is"),
    "real": (lambda good: 1.0, "is 1.0; wanted is"),
    "true": (lambda good: True, "is True; wanted is"),
    "None": (lambda good: None, "is None; wanted is"),
    "list": (lambda good: [1, 1], r"is \[1, 1\]; wanted is"),
}
WORDS = NUMBERS_OF_ZEROS | {"other word": (lambda good: "full", "'full'; wanted is 'valid', 'same' or")}
SLOPES = {
    "transposed": (lambda good: good.swapaxes(0, 3), "a slope has the shape of what it is the slope in"),
    "one example less": (lambda good: good[1:], "has shape"),
    "a number": (lambda good: 0.5, "has shape"),
    "nan": (lambda good: good * np.nan, "nan"),
    "pixels": (lambda good: np.ones(good.shape, np.uint8), "uint8|whole numbers"),
    "list": (lambda good: good.tolist(), "list"),
    "None": (lambda good: None, "None"),
}
BAD_PICTURES = {
    "filter": {
        "too large": (lambda good: 10, "no window fits"),
        "zero": (lambda good: 0, "is 0"),
        "real": (lambda good: 2.0, "is 2.0"),
        "text": (lambda good: "3", "str"),
    },
    "corner": {
        "beyond": (lambda good: 6, "stays inside img"),
        "before": (lambda good: -1, "is -1"),
        "real": (lambda good: 1.0, "is 1.0"),
        "two": (lambda good: np.array([1, 2]), "wanted is a single number"),
        "text": (lambda good: "1", "str"),
    },
    "odd": {
        "even": (lambda good: 4, "is 4; wanted is an odd number"),
        "zero": (lambda good: 0, "is 0"),
        "real": (lambda good: 3.0, "is 3.0"),
        "text": (lambda good: "3", "str"),
    },
    "kernel": {
        "oblong": (lambda good: good[1:], "a square filter"),
        "one axis more": (lambda good: good[None], "a square filter"),
        "too large": (lambda good: np.concatenate([good] * 3)[:6].repeat(2, axis=1), "does not fit"),
        "nan": (lambda good: good * np.nan, "nan"),
        "pixels": (lambda good: np.ones(good.shape, np.uint8), "uint8"),
        "list": (lambda good: good.tolist(), "list"),
        "empty": (lambda good: good[:0, :0], "a square filter"),
    },
    "margin": NUMBERS_OF_ZEROS | {"word": (lambda good: "same", "is 'same'; wanted is a whole number")},
    "padding": WORDS,
    "rim": WORDS | {"as wide as the window": (lambda good: 3, "nothing but padding")},
    "frame": WORDS | {"more than is painted": (lambda good: 8, "-1 x 1 pixels would be left")},
    "slope": SLOPES,
    "painted": SLOPES,
    "plan": {
        "none": (lambda good: [], r"is \[\]; wanted is a list of layers"),
        "a number": (lambda good: 3, "wanted is a list of layers"),
        "other kind": (lambda good: [*good, ("dense", 3)], r"layers\[2\] is \('dense', 3\)"),
        "number as a layer": (lambda good: [*good, 3], r"layers\[2\] is 3; wanted is"),
        "too short": (lambda good: [*good, ("conv", 3, 1, 1)], r"\"conv\", f, p, s, k"),
        "stride zero": (lambda good: [*good, ("pool", 2, 0)], "s of layers.2. is 0"),
        "broken padding": (lambda good: [("conv", 3, 0.5, 1, 4)], "p of layers.0. is 0.5"),
        "window too large": (lambda good: [*good, ("pool", 13, 2)], "larger than what it is given"),
        "text": (lambda good: [("pool", "2", 2)], "f of layers.0. is of type str"),
    },
}
