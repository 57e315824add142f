"""In JupyterLab a figure's sentence is the alternative text of its picture, in the JupyterLab that `lab` starts."""

import sys

import pytest

from dlcore.start.lab import quiet_options
from tests.browser.lab import running


@pytest.fixture(scope="module")
def lab(wanted, tmp_path_factory):
    """A JupyterLab with the options of ours, but for the folder that it serves."""
    folder = tmp_path_factory.mktemp("lab")
    ours = [option for option in quiet_options("start.ipynb") if "root_dir" not in option]
    command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={folder / 'work'}", *ours]
    with running(folder, command) as lab:
        yield lab


def test_pictures_have_alternative_texts(cells):
    notebook = cells(
        "from dlcore import plots\nax = plots.costs([3, 2, 1.5])",
        "import matplotlib.pyplot as plt\nlines = plt.plot([1, 2])",
    )
    pictures = notebook.page.locator(".jp-OutputArea-output img")
    pictures.nth(1).wait_for()
    assert pictures.nth(0).get_attribute("alt") == "Cost while training: from 3 to 1.5 in 2 steps."
    assert (
        pictures.nth(1).get_attribute("alt") is None
    )  # a plain figure has no sentence, and is shown all the same
    for i in (0, 1):
        assert pictures.nth(i).evaluate("picture => picture.complete && picture.naturalWidth > 300")
