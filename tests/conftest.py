"""What holds for all tests: figures without a screen, closed after each test; Ctrl-C as in a terminal."""

import gc
import signal

import matplotlib
import matplotlib.pyplot as plt
import pytest

matplotlib.use("agg")
if (
    signal.getsignal(signal.SIGINT) is signal.SIG_IGN
):  # in the background of a shell, and all that is started there
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def pytest_collection_finish():
    """Thirty thousand tests stay to the end: no search for garbage needs to go through them."""
    gc.collect()
    gc.freeze()
