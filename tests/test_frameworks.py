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
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KERAS_", "TF_", "JAX_"))}
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=kept | settings, capture_output=True, text=True, timeout=300
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
