"""Browser tests: JupyterLab in a headless Chromium, as a learner sees it.

    def test_something(open_notebook):
        notebook = open_notebook("notebooks/02_logistic_regression.ipynb")    # or notebook_of("1 + 1", ...)
        notebook.run_all()
        assert not notebook.errors()

Where there is no browser they are skipped, and say so; with DLCORE_BROWSER=required that is a failure.
"""

import json
import os
from pathlib import Path

import pytest

from tests.browser.lab import CHROMIUM_OPTIONS, ROOT, chromium, running
from tests.browser.notebook import notebook_of, open_page, without_outputs
from tests.browser.sliders import SKIP

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")


def missing():
    """What a browser test does not find here, as a sentence; empty if all is there."""
    if os.environ.get("DLCORE_BROWSER") == "no":
        return "Browser tests are switched off: DLCORE_BROWSER=no."
    try:
        import axe_playwright_python  # noqa: F401
        import playwright.sync_api  # noqa: F401
    except ImportError as error:
        return f"Browser tests need the package {error.name}: pip install 'dlcore[browser]'."
    if not chromium():
        return "Browser tests need Chromium: on Debian, apt-get install chromium; or set CHROMIUM to a path."
    return ""


@pytest.fixture(scope="session")
def wanted():
    """That there are browser tests here at all."""
    if reason := missing():
        if os.environ.get("DLCORE_BROWSER") == "required":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)


@pytest.fixture(scope="module")
def browser(wanted):
    """A headless Chromium. While it is there its event loop fills this thread; tests of other modules need theirs."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_OPTIONS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def lab(wanted, tmp_path_factory):
    """A JupyterLab of our own; it is not started where there is no browser."""
    with running(tmp_path_factory.mktemp("lab")) as lab:
        yield lab


@pytest.fixture
def open_notebook(lab, browser):
    """Opens a copy of a notebook, a path or its content, without outputs and with a kernel of its own."""
    contexts = []

    def open_notebook(notebook, **look):
        """look: Playwright's options for a page, such as viewport={"width": 900, "height": 700}."""
        if not isinstance(notebook, dict):
            notebook = json.loads((ROOT / notebook).read_text(encoding="utf-8"))
        name = f"notebook-{len(list(lab.folder.iterdir()))}.ipynb"  # a new name has a new kernel
        (lab.folder / name).write_text(json.dumps(without_outputs(notebook)), encoding="utf-8")
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **look})
        contexts.append(context)
        return open_page(lab, context, name)

    yield open_notebook
    for context in contexts:
        context.close()
    lab.stop_kernels()


@pytest.fixture
def cells(open_notebook):
    """Opens a notebook with these code cells and runs it."""

    def cells(*sources, **look):
        notebook = open_notebook(notebook_of(*sources), **look)
        notebook.run_all()
        return notebook

    return cells


@pytest.fixture
def explored(cells):
    """A notebook with one explorer, whose prediction is behind us."""

    def explored(call, *before, **look):
        return cells(SKIP, *before, call, **look)

    return explored


@pytest.fixture
def shown(browser):
    """Opens the playground's page by itself, of a run; fails if the page reports an error."""
    from tests.browser.playground_page import document

    contexts, errors = [], []

    def shown(run, theme="light", width=1280, kept=None, **state):
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.set_content(document(run, theme, kept, **state))
        page.wait_for_function("window.sent && window.sent.some(({ do: what }) => what === 'drawn')")
        return page

    yield shown
    for context in contexts:
        context.close()
    assert not errors
