"""What is installed of Keras, of TensorFlow, and of JAX, which Keras can compute with as well.

Keras chooses its backend once, when it is imported, from the setting KERAS_BACKEND. Without that setting it gets JAX
where that is installed, a third of TensorFlow's weight, and TensorFlow otherwise.
"""

import os
import sys
import warnings
from contextlib import contextmanager, redirect_stderr
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from dlcore.messages import _

BACKENDS = ("jax", "tensorflow")
SETTINGS = {
    "TF_CPP_MIN_LOG_LEVEL": "3",  # TensorFlow tells a learner nothing but errors
    "TF_ENABLE_ONEDNN_OPTS": "0",  # and adds up in the same order in every run
    "JAX_PLATFORMS": "cpu",  # JAX does not look for a graphics card that small networks do not need
    "JAX_ENABLE_X64": "1",  # and float64 is float64, not silently float32
}


@cache
def keras():
    """Keras, if it is here with something to compute with; else None."""
    backend = next((name for name in BACKENDS if find_spec(name)), None)
    if backend is None and "KERAS_BACKEND" not in os.environ:
        return None
    os.environ.setdefault("KERAS_BACKEND", backend)
    return opened("keras")


@cache
def tensorflow():
    """TensorFlow, if it is here; else None. It opens Keras on its way, so Keras chooses its backend first."""
    keras()
    return opened("tensorflow")


def opened(name):
    """The package, or None where it is not installed or does not start."""
    if not find_spec(name):
        return None
    for setting, value in SETTINGS.items():
        os.environ.setdefault(setting, value)
    try:
        with quiet():
            return import_module(name)
    except Exception:  # a package in pieces raises many things, and the course goes on without it
        return None


@contextmanager
def quiet():
    """No warnings, and nothing on stderr: neither from Python nor from C++, which writes past it."""
    sys.stderr.flush()
    with warnings.catch_warnings(), open(os.devnull, "w") as nowhere, redirect_stderr(nowhere):
        warnings.simplefilter("ignore")
        kept = os.dup(2)
        os.dup2(nowhere.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)


def found():
    """A sentence for the reader: what is here, or how to get it."""
    if keras():
        return _("Keras is here, and computes with {backend}.").format(backend=keras().config.backend())
    there = find_spec("keras")
    told = _("Keras is installed, but does not start.") if there else _("Keras is not installed here.")
    python = r".venv\Scripts\python" if os.name == "nt" else ".venv/bin/python"
    command = f"{python} -m pip install keras jax"
    way = _("The chapter goes on without it. To get it, in a terminal, in the course's folder:")
    return f"{told} {way}\n{command}"
