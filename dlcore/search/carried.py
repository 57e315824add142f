"""Functions on their way to another process: by their name where they are found there, else by what they are made of.

They are unpacked inside the task. So one that does not arrive whole is that task's failure, with its reason; the worker
that unpacks it before the task would die of it, and tell nobody.
"""

import pickle
import sys
from contextlib import contextmanager
from functools import cache
from importlib.machinery import PathFinder

from dlcore.messages import _


class Carried:
    """The function as bytes, to be called like itself."""

    def __init__(self, function, by_name):
        self.packed = pickle.dumps(function) if by_name else taken_apart(function)

    def __call__(self, *arguments, **named):
        return unpacked(self.packed)(*arguments, **named)


@cache
def unpacked(packed):
    """Once a process, so that what the function keeps in memory is there for the next task."""
    return pickle.loads(packed)


def found_elsewhere(function):
    """Does another process of this machine find it under its name? `__main__`, for one, is another module there."""
    module = sys.modules.get(function.__module__)
    there = module
    for name in function.__qualname__.split("."):
        there = getattr(there, name, None)
    return there is function and file_of(function.__module__) == getattr(module, "__file__", None)


def file_of(module):
    """Where an import would find a module that has not been imported yet; "" if nowhere."""
    path, found = None, None
    for k, _name in enumerate(parts := module.split("."), start=1):
        found = PathFinder.find_spec(".".join(parts[:k]), path)
        if found is None:
            return ""
        path = found.submodule_search_locations
    return found.origin


def taken_apart(function):
    try:
        with not_imported(sys.modules.get(function.__module__)) as cloudpickle:
            return cloudpickle.dumps(function)
    except Exception as error:  # whatever the function uses may refuse to travel
        told = _(
            "{name} cannot be sent to another process: {error}. Put it in a file and import it, or try workers=1."
        )
        raise ValueError(told.format(name=function.__name__, error=error)) from error


@contextmanager
def not_imported(module):
    """cloudpickle, which takes functions of this module apart now, too."""
    try:
        import cloudpickle  # comes with scikit-learn
    except ImportError:
        from joblib.externals import cloudpickle  # as it did earlier
    try:
        cloudpickle.register_pickle_by_value(module)
    except ValueError:  # a notebook has no module that could be found, and needs none
        yield cloudpickle
        return
    try:
        yield cloudpickle
    finally:
        cloudpickle.unregister_pickle_by_value(module)
