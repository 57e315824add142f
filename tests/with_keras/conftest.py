"""Everything here runs in a process of its own, started by tests/test_frameworks.py."""

import os

import pytest


@pytest.fixture
def expected_backend():
    return os.environ["DLCORE_EXPECTED_BACKEND"]
