"""Keras and TensorFlow: opened quietly where they are, done without where they are not.

Keras chooses its backend once in a process, so what is compared with it, in tests/with_keras, runs in a process of
its own for each backend: under the same rules, any warning is an error.
"""

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
WITH_KERAS = sorted(path for path in ROOT.glob("tests/with_keras/[a-z]*.py") if path.stem != "conftest")


def needs(*packages):
    for package in packages:
        if not find_spec(package):
            pytest.skip(f"{package} is not installed: pip install {' '.join(packages)}")


def run(command, **settings):
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("KERAS_", "TF_", "JAX_"))
    }
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=kept | settings, capture_output=True, text=True, timeout=600
    )


@pytest.mark.slow
@pytest.mark.parametrize("backend", ["jax", "tensorflow"])
def test_keras_and_dlcore_agree(backend, tmp_path):
    needs("keras", backend)
    options = ["-q", "-rA", "-n", "0", "-p", "no:cacheprovider"]
    settings = {"KERAS_BACKEND": backend, "DLCORE_EXPECTED_BACKEND": backend, "KERAS_HOME": str(tmp_path)}
    done = run(["-m", "pytest", *options, *map(str, WITH_KERAS)], **settings)
    passed = len(re.findall(r"^PASSED ", done.stdout, re.MULTILINE))
    assert done.returncode == 0 and passed > 20, done.stdout[-5000:] + done.stderr


# Where it is not, and where it does not start


ASK = "from dlcore import frameworks; print(frameworks.keras(), frameworks.tensorflow()); print(frameworks.found())"


def hidden(tmp_path, *names):
    """A folder that makes packages of these names fail to start."""
    for name in names:
        (tmp_path / f"{name}.py").write_text("raise RuntimeError('in pieces')\n")
    return {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)])}


def test_without_keras_a_sentence_says_how_to_get_it():
    absent = "import sys; sys.modules.update(dict.fromkeys(['keras', 'jax', 'tensorflow']))"
    done = run(["-W", "error", "-c", f"{absent}; {ASK}"])
    assert done.stdout.startswith("None None\nKeras is not installed here. The chapter goes on"), done.stderr
    assert done.stdout.strip().endswith("-m pip install keras jax") and done.stderr == ""


def test_keras_with_nothing_to_compute_with_is_none():
    absent = "import sys; sys.modules.update(dict.fromkeys(['jax', 'tensorflow']))"
    done = run(["-W", "error", "-c", f"{absent}; {ASK}"])
    assert done.stdout.startswith("None None\n") and done.stderr == ""


def test_a_keras_that_does_not_start_is_done_without(tmp_path):
    done = run(["-W", "error", "-c", ASK], **hidden(tmp_path, "keras", "jax", "tensorflow"))
    assert done.stdout.startswith("None None\nKeras is installed, but does not start."), done.stderr
    assert done.stderr == ""


@pytest.mark.slow
@pytest.mark.parametrize("backend", ["jax", "tensorflow"])
def test_it_opens_without_a_word_and_computes(backend, tmp_path):
    """Not even a warning that is an error, in a process that shows everything."""
    needs("keras", backend)
    model = "keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])"
    compute = f"keras = frameworks.keras(); import numpy; frameworks.answers({model}, numpy.ones((2, 3)))"
    settings = {"KERAS_BACKEND": backend, "KERAS_HOME": str(tmp_path)}
    done = run(
        ["-W", "error", "-c", f"from dlcore import frameworks; print(frameworks.found()); {compute}"],
        **settings,
    )
    assert done.stdout == f"Keras is here, and computes with {backend}.\n" and done.stderr == ""


@pytest.mark.slow
def test_tensorflow_alone_is_enough(tmp_path):
    """And without a setting JAX is asked for, where it is."""
    needs("keras", "tensorflow")
    alone = "import sys; sys.modules['jax'] = None; from dlcore import frameworks; print(frameworks.found())"
    assert "with tensorflow" in run(["-c", alone], KERAS_HOME=str(tmp_path)).stdout
    needs("jax")
    both = "from dlcore import frameworks; frameworks.tensorflow(); print(frameworks.found())"
    assert "with jax" in run(["-c", both], KERAS_HOME=str(tmp_path)).stdout


def test_opening_frameworks_loads_neither():
    code = "import sys; from dlcore import frameworks; print('keras' in sys.modules, 'jax' in sys.modules)"
    assert run(["-c", code]).stdout == "False False\n"
