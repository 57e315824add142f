"""A picture and a filter of the learner's own, as a slider can use them; a ValueError in words for what it cannot."""

import numpy as np
from PIL import Image

from dlcore.messages import _

F = 3
"""Rows and columns of the filter."""


def checked_entries(entries):
    """The learner's own filter as an array; ValueError for what is none."""
    try:
        K = np.array(entries, dtype=float)
    except (TypeError, ValueError):
        K = np.empty(0)
    if K.shape != (F, F) or not np.isfinite(K).all():
        raise ValueError(_("entries are the 3 x 3 numbers of a filter, such as [[1, 0, -1]] * 3."))
    return K


def reduced(image, side):
    """The middle square of a grey or coloured picture as side x side numbers, its darkest 0, its lightest 10."""
    try:
        grey = np.asarray(image, dtype=float)
    except (TypeError, ValueError):
        grey = np.empty(0)
    if grey.ndim == 3 and grey.shape[2] in (1, 3, 4):
        grey = grey[..., :3].mean(axis=2)
    if grey.ndim != 2 or min(grey.shape) < F or not np.isfinite(grey).all():
        raise ValueError(
            _("image is a picture as an array (H, W) or (H, W, 3), such as datasets.picture('me.jpg').")
        )
    edge = min(grey.shape)
    top, left = ((length - edge) // 2 for length in grey.shape)
    square = Image.fromarray(grey[top : top + edge, left : left + edge].astype(np.float32))
    small = np.asarray(square.resize((side, side), Image.Resampling.BOX), dtype=float)
    return 10 * (small - small.min()) / max(np.ptp(small), 1e-12)
