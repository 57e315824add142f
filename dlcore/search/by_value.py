"""Functions that another process cannot import, such as those of a notebook: they travel as what they are made of."""

import pickle
import sys
from contextlib import suppress
from functools import cache

from dlcore.messages import _


class ByValue:
    """The function, its code and what it uses from its module in bytes. Its imports are made again where it arrives."""

    def __init__(self, function):
        self.made_of = taken_apart(function)

    def __call__(self, *arguments, **named):
        return put_together(self.made_of)(*arguments, **named)


def taken_apart(function):
    cloudpickle = pickler()
    module = sys.modules.get(function.__module__)
    with suppress(ValueError):  # a notebook has no module of that name, and needs none
        cloudpickle.register_pickle_by_value(module)
    try:
        return cloudpickle.dumps(function)
    except Exception as error:
        told = _(
            "{name} cannot be sent to another process ({error}). Put it in a file and import it, or try workers=1."
        )
        raise ValueError(told.format(name=function.__name__, error=error)) from error
    finally:
        with suppress(ValueError):
            cloudpickle.unregister_pickle_by_value(module)


@cache
def put_together(made_of):
    """Once a process, so that what the function keeps in memory is there for the next task."""
    return pickle.loads(made_of)


def pickler():
    """cloudpickle, which comes with scikit-learn: beside joblib, or inside of an older one."""
    try:
        import cloudpickle
    except ImportError:
        from joblib.externals import cloudpickle
    return cloudpickle


def importable(function):
    """Does another process of this machine find it under its name? `__main__` is another module there."""
    found = sys.modules.get(function.__module__)
    for name in function.__qualname__.split("."):
        found = getattr(found, name, None)
    return found is function and function.__module__ != "__main__"
