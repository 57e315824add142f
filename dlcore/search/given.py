"""What search is given: looked at once, before anything runs."""

import hashlib
import inspect
import json

import numpy as np

from dlcore.messages import _

OWN = ("trial", "epochs", "score", "outcome")  # columns of the result beside the settings


def settings_of(configuration, k):
    """Configuration k as plain numbers and texts, in its own order."""
    if not isinstance(configuration, dict):
        told = _("configuration {k} is of type {type}; wanted is a dict such as {{'learning_rate': 0.01}}")
        raise ValueError(told.format(k=k, type=type(configuration).__name__))
    for name in configuration:
        if name in OWN or not isinstance(name, str):
            told = _("configuration {k} has a setting {name!r}, which is no text, or a column of the result")
            raise ValueError(told.format(k=k, name=name))
    try:
        return json.loads(json.dumps(configuration, allow_nan=False, default=plain))
    except (TypeError, ValueError) as error:
        told = _("configuration {k} holds something that is no finite number, text or list of such ({error})")
        raise ValueError(told.format(k=k, error=error)) from None


def plain(value):
    """A NumPy number or array as Python's."""
    if isinstance(value, np.generic | np.ndarray):
        return value.tolist()
    raise TypeError(f"{value!r} is of type {type(value).__name__}")


def key_of(settings):
    """The name under which results are kept: the same for the same settings, in whatever order."""
    return json.dumps(settings, sort_keys=True)


def name_of(trial):
    """The name of the function and a digest of its text: who changes a trial gets new results."""
    if not callable(trial) or not hasattr(trial, "__qualname__"):
        raise ValueError(_("trial is {trial!r}; wanted is a function.").format(trial=trial))
    try:
        text = inspect.getsource(trial)
    except (OSError, TypeError):
        text = ""
    return f"{trial.__module__}.{trial.__qualname__} {hashlib.sha256(text.encode()).hexdigest()[:12]}"


def rungs_of(rungs):
    """The numbers of epochs at which trials are compared, each larger than the one before."""
    rungs = tuple(rungs)
    if not (rungs and all(map(is_whole, rungs)) and rungs[0] > 0 and list(rungs) == sorted(set(rungs))):
        told = _("rungs is {rungs}; wanted are numbers of epochs that grow, such as (1, 3, 9).")
        raise ValueError(told.format(rungs=rungs))
    return tuple(map(int, rungs))


def check_numbers(keep, workers, seed):
    """ValueError unless keep is a share, and there is somebody to do the work."""
    if not 0 < keep <= 1:
        raise ValueError(
            _("keep is {keep}; wanted is the share that goes on, such as 1/3.").format(keep=keep)
        )
    if not is_whole(workers) or workers < 1:
        raise ValueError(
            _("workers is {workers}; wanted is a whole number, 1 or more.").format(workers=workers)
        )
    if not is_whole(seed) or not 0 <= seed < 2**63:
        raise ValueError(_("seed is {seed}; wanted is a whole number, 0 or more.").format(seed=seed))


def is_whole(value):
    return isinstance(value, int | np.integer) and not isinstance(value, bool)
