"""A learner's first evening: the README's command, the front page, a chapter, an exercise, a slider."""

import shutil
import sys

import pytest

from tests.browser.lab import ROOT, running
from tests.browser.notebook import Notebook

CHAPTER = "workbook/02_logistic_regression.ipynb"
WRONG = "def sigmoid_grad(z):\n    return sigmoid(z)"
RIGHT = "def sigmoid_grad(z):\n    s = sigmoid(z)\n    return s * (1 - s)"


@pytest.fixture
def course(tmp_path):
    """A copy of the checkout, so that the learner's workbook is made there and not here."""
    left_out = shutil.ignore_patterns(".git", ".venv", "workbook", "__pycache__", ".*_cache")
    return shutil.copytree(ROOT, tmp_path / "course", ignore=left_out)


@pytest.fixture
def page(browser, course, tmp_path):
    """JupyterLab as `python3 -m dlcore lab` starts it, in a browser."""
    with running(tmp_path, [sys.executable, "-m", "dlcore", "lab"], serves=course, root=course) as lab:
        context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=lab.url)
        yield context.new_page()
        context.close()


def check(notebook, function):
    """Run the cell of a function and its check, and read what the check says."""
    number = notebook.find_cell(f"def {function}(")
    notebook.run_cell(number)
    notebook.run_cell(number + 1)
    return notebook.cell(number + 1).locator(".jp-OutputArea").inner_text()


def test_from_the_readmes_command_to_a_solved_exercise(page):
    page.goto("/")
    page.wait_for_selector("h1:has-text('Week 0 - Start here')", timeout=60_000)

    page.goto(f"/doc/tree/{CHAPTER}?reset")
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
    notebook = Notebook(page)
    notebook.run_all()
    assert not notebook.errors()

    assert "not attempted" in check(notebook, "sigmoid_grad")
    notebook.type_into(notebook.find_cell("def sigmoid_grad("), WRONG)
    assert "forgot_derivative" in check(notebook, "sigmoid_grad")
    notebook.type_into(notebook.find_cell("def sigmoid_grad("), RIGHT)
    assert "passed, 3 of 3 points" in check(notebook, "sigmoid_grad")

    number = notebook.find_cell('progress("02')
    notebook.run_cell(number)
    assert "3 of 51 points" in notebook.cell(number).locator(".jp-OutputArea").inner_text()

    number = notebook.find_cell("explore.sigmoid_line(")
    notebook.run_cell(number)
    panel = notebook.cell(number)
    panel.get_by_role("button", name="Skip").click()
    picture = panel.locator("img").first
    before = notebook.settled(picture)
    handle = panel.get_by_role("slider").first
    value = handle.get_attribute("aria-valuenow")
    handle.focus()
    for _press in range(5):
        page.keyboard.press("ArrowRight")
    notebook.changed(picture, before)
    assert float(handle.get_attribute("aria-valuenow")) > float(value)
