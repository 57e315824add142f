"""One attempt: some epochs of one trial, as a worker does them. What travels to it and back is plain data.

A trial is a function trial(configuration, epochs, state=None, seed=0) -> (score, state). It trains for so many epochs
from that state, or from the beginning where there is none. The higher the score, the better. The state is a dict of
arrays and numbers, and with it 1 epoch and then 2 give what 3 give.
"""

import io
import json
import math
import time
from contextlib import nullcontext

import numpy as np


def attempt(trial, key, epochs, state, seed):
    """The score after so many more epochs, the new state as bytes, and the seconds it took."""
    start = time.perf_counter()
    with one_thread():
        given = trial(json.loads(key), epochs, state=unpacked(state), seed=seed)
    score, state = given if isinstance(given, tuple) else (given, None)
    score = float(score)
    if not math.isfinite(score):
        raise FloatingPointError(f"the score is {score}")
    return score, packed(state), time.perf_counter() - start


def one_thread():
    """Two threads of a matrix product are slower on nets of this size, and sum up in another order than one."""
    try:
        from threadpoolctl import threadpool_limits
    except ImportError:  # a worker of a cluster without scikit-learn
        return nullcontext()
    return threadpool_limits(1)


def packed(state):
    """The bytes of a .npz file, never of a pickle: opening a store of a stranger runs nothing of theirs."""
    if state is None:
        return None
    if not isinstance(state, dict):
        raise TypeError(
            f"the state is of type {type(state).__name__}; wanted is a dict of arrays and numbers, or None"
        )
    arrays = {
        f"{name}.": np.asarray(value) for name, value in state.items()
    }  # "file" would be an argument of savez
    for name, array in arrays.items():
        if array.dtype.kind not in "biufcU":
            raise TypeError(f"{name[:-1]!r} in the state is no array of numbers, but of type {array.dtype}")
    buffer = io.BytesIO()
    np.savez(buffer, **arrays)
    return buffer.getvalue()


def unpacked(state):
    """The dict of those bytes; what was a number is one again."""
    if state is None:
        return None
    with np.load(io.BytesIO(state), allow_pickle=False) as found:
        arrays = {name[:-1]: found[name] for name in found.files}
    return {name: array if array.ndim else array.item() for name, array in arrays.items()}
