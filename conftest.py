"""What holds for every test: no network, a progress folder that is thrown away, one thread for NumPy.

All three are settings of the environment, so that kernels and other child processes have them as well.
"""

import importlib.util
import os
import shutil
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent
OFFLINE = ROOT / "tests" / "offline"

os.environ["PYTHONPATH"] = os.pathsep.join(
    [str(OFFLINE), str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
)
os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["DLCORE_PROGRESS"] = PROGRESS = tempfile.mkdtemp(prefix="dlcore-progress-")
os.environ.pop("DLCORE_LANGUAGE", None)

guard = importlib.util.spec_from_file_location("sitecustomize", OFFLINE / "sitecustomize.py")
guard.loader.exec_module(importlib.util.module_from_spec(guard))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Each test file has a progress folder of its own: what one notebook does, no other sees."""
    name = os.path.relpath(item.path, ROOT).replace(os.sep, "-")
    os.environ["DLCORE_PROGRESS"] = os.path.join(PROGRESS, name)


def pytest_unconfigure():
    shutil.rmtree(PROGRESS, ignore_errors=True)
