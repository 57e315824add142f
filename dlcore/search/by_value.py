"""Functions that another process cannot import, such as those of a notebook: they travel as what they are made of."""

import pickle
import sys
from contextlib import contextmanager
from functools import cache

from dlcore.messages import _


class ByValue:
    """The function, its code and what it uses from its module in bytes. Its imports are made again where it arrives."""

    def __init__(self, function):
        self.made_of = taken_apart(function)

    def __call__(self, *arguments, **named):
        return put_together(self.made_of)(*arguments, **named)


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


@cache
def put_together(made_of):
    """Once a process, so that what the function keeps in memory is there for the next task."""
    return pickle.loads(made_of)


def importable(function):
    """Does another process of this machine find it under its name? `__main__` is another module there."""
    found = sys.modules.get(function.__module__)
    for name in function.__qualname__.split("."):
        found = getattr(found, name, None)
    return found is function and function.__module__ != "__main__"
