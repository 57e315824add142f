"""Strategy: what to work on next, in numbers. Errors are shares of examples, from 0 to 1.

Web examples are many and unlike what counts; app examples are few, and are what the users send.
"""

import numpy as np

from dlcore.shapes import takes


@takes(
    human="probability ()", train="probability ()", train_dev="probability ()",
    dev="probability ()", test="probability ()",
)  # fmt: skip
def error_gaps(human, train, train_dev, dev, test):
    """the steps from error to error    five numbers -> {"avoidable_bias": train - human, ...}

    variance = train_dev - train, data_mismatch = dev - train_dev, dev_overfit = test - dev. The train-dev examples
    come from the training distribution, but are not trained on. Raises ValueError for errors outside 0 to 1.
    """
    return {
        "avoidable_bias": train - human,
        "variance": train_dev - train,
        "data_mismatch": dev - train_dev,
        "dev_overfit": test - dev,
    }


@takes(dev_err="probability ()", share="probability ()")
def ceiling_error(dev_err, share):
    """dev_err (1 - share)    two numbers -> the dev error if one category of mistakes were gone

    share is the category's part of the mistakes, not of all examples. Raises ValueError outside 0 to 1.
    """
    return dev_err * (1 - share)


@takes(y="labels (...)", p="probability ()", u="probability (...)")
def flip_labels(y, p, u):
    """1 - y where u < p, else y    y, u of one shape, u noise, even in [0, 1) -> labels of that shape

    Random errors in the labels, each with probability p. Raises ValueError for labels other than 0 and 1, or where
    the shapes differ.
    """
    return np.where(u < p, 1 - y, y)


@takes(clean="real (n,)", noise="heard (n,)", snr_db="real ()")
def mix_noise(clean, noise, snr_db):
    """clean + noise scaled, so that 10 log10(power of clean / power of it) = snr_db    clean, noise (n,) -> (n,)

    Power is the mean square; 20 dB is 100 times the power and 10 times the amplitude. Raises ValueError where the
    lengths differ, or the noise is all zeros.
    """
    ratio = np.sqrt(np.mean(clean**2) / np.mean(noise**2))
    return clean + noise * ratio * 10 ** (-snr_db / 20)


@takes(web_ids="ids", app_ids="ids (web_ids)", n_dev="count ()", n_test="remaining (app_ids, n_dev)")
def mismatch_split(web_ids, app_ids, n_dev, n_test):
    """train: web and the first app ids, dev: the next n_dev app ids, test: the last n_test    -> dict of lists

    Dev and test hold what counts, and nothing else. The order stays. Raises ValueError where an id is there twice, or
    there are fewer than n_dev + n_test app ids.
    """
    keep = len(app_ids) - n_dev - n_test
    return {
        "train": list(web_ids) + list(app_ids[:keep]),
        "dev": list(app_ids[keep:keep + n_dev]),
        "test": list(app_ids[keep + n_dev:]),
    }  # fmt: skip
