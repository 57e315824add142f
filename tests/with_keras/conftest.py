"""Everything here runs in a process of its own, started by tests/test_frameworks.py."""

import os

import pytest

from dlcore import frameworks


@pytest.fixture
def expected_backend():
    return os.environ["DLCORE_EXPECTED_BACKEND"]


@pytest.fixture
def precision(request):
    """Keras in the precision that the test is given, and in its own again afterwards."""
    config = frameworks.keras().config
    config.set_floatx(request.param)
    config.set_dtype_policy(request.param)
    yield request.param
    config.set_floatx("float32")
    config.set_dtype_policy("float32")
