"""A small chapter with two exercises, on which the build is tried."""

from types import SimpleNamespace

import numpy as np
import pytest

from dlcore.classroom import build

# The chapter brings its own `check`, so that these tests try the build and nothing else.
TEXT = """# %% [markdown]
# # A toy chapter
#
# ![a line rising](data:image/png;base64,AAAA)

# %%
import numpy as np

def todo():
    raise NotImplementedError

def check(function):
    return "passed" if function(np.ones(2)) is not None else "not yet"

# %% [markdown]
# ## Doubling

# %%
exercise("double")

# %% [markdown]
# ## Halving

# %%
exercise("half")

# %% tags=["nbval-ignore-output", "timing"]
import time
print(f"it took {time.perf_counter_ns() % 1_000_000} ns")

# %%
np.arange(3)

# %%
np.arange(3)
"""


def double(x, factor=2):
    """Twice x."""
    # Scale first, so that
    # the shape stays.
    scaled = factor * np.asarray(x)

    return scaled


def half(x):
    return x / 2


def asked(reference, signature, task, points=3, notebook="41_toy"):
    """What the build reads of an exercise."""
    return SimpleNamespace(
        id=reference.__name__,
        notebook=notebook,
        points=points,
        signature=signature,
        task=task,
        reference=reference,
    )


EXERCISES = {
    "double": asked(double, "(x, factor=2)", "Multiply `x` by the factor.\n\nKeep its shape."),
    "half": asked(half, "(x)", r"Half of x: $\frac{1}{2} x$.", points=2),
}


class Toy:
    """A course of one chapter in a folder of its own."""

    text = TEXT
    exercises = EXERCISES

    def __init__(self, root):
        self.source = root / "notebooks" / "source" / "41_toy.py"
        self.source.parent.mkdir(parents=True)

    def __call__(self, text=TEXT, exercises=EXERCISES, **half_is):
        """The chapter with this text; `points=4` and the like change the exercise "half"."""
        self.source.write_text(text, encoding="utf-8")
        if half_is:
            fixed = {"reference": half, "signature": "(x)", "task": "Half."}
            exercises = exercises | {"half": asked(**(fixed | half_is))}
        return build.Chapter(self.source, exercises)


@pytest.fixture
def toy(tmp_path):
    return Toy(tmp_path)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The chapter, built once with a real kernel."""
    chapter = Toy(tmp_path_factory.mktemp("course"))()
    chapter.build()
    return chapter


@pytest.fixture
def cell():
    """A notebook's cell by its id."""
    return lambda notebook, id: next(cell for cell in notebook.cells if cell.id == id)
