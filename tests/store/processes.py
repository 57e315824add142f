"""Other processes with the same progress folder, and what is in it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dlcore.practice import store

ROOT = Path(__file__).parents[2]
posix = pytest.mark.skipif(os.name != "posix", reason="needs signals and limits of POSIX")


def items(**kwargs):
    return [event["item"] for event in store.history(**kwargs)]


def child(code, **more):
    """Another Python process with the same progress folder."""
    return subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **more,
    )


def run(code):
    process = child(code)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return out


def kept_aside(progress):
    return list(progress.parent.glob("progress-damaged-*.sqlite"))
