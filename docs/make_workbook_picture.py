"""Make docs/workbook.png, the picture in the README: chapter 02 in JupyterLab, opened by the README's command.

    .venv/bin/python -m docs.make_workbook_picture     needs Chromium and the packages of .ci/requirements.lock

On the left a learner has taken the gradient the wrong way round and is told so; on the right is a slider.
"""

import shutil
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser.lab import CHROMIUM_OPTIONS, chromium, running
from tests.browser.notebook import Notebook

ROOT = Path(__file__).parents[1]

CHAPTER = "workbook/02_logistic_regression.ipynb"
WRONG = """def logreg_gradients(w, b, X, Y):
    A = sigmoid(w.T @ X + b)
    m = X.shape[1]
    dZ = Y - A
    return X @ dZ.T / m, float(np.sum(dZ) / m)"""


def main():
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder) / "course"
        ignored = shutil.ignore_patterns(".git", ".venv*", "workbook", "__pycache__")
        shutil.copytree(ROOT, course, ignore=ignored)
        command = [sys.executable, "-m", "dlcore", "lab"]
        with running(Path(folder), command, serves=course / "workbook", root=course) as lab:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_OPTIONS)
                page = browser.new_page(viewport={"width": 880, "height": 1000})
                page.goto(f"{lab.url}/lab/tree/{CHAPTER}?reset")
                shots = list(pictures(page))
                browser.close()
    whole = Image.new("RGB", (sum(shot.width for shot in shots), shots[0].height))
    for number, shot in enumerate(shots):
        whole.paste(shot, (number * shots[0].width, 0))
    whole.quantize(128).save(ROOT / "docs" / "workbook.png", optimize=True)


def pictures(page):
    page.wait_for_function("() => window.jupyterapp?.shell.currentWidget?.content?.widgets?.length > 5")
    page.evaluate("() => jupyterapp.commands.execute('application:toggle-left-area')")
    notebook = Notebook(page)
    exercise = notebook.find_cell("def logreg_gradients")
    notebook.type_into(exercise, WRONG)
    page.keyboard.press("Escape")  # no blinking cursor
    notebook.run_all(timeout=300)
    yield picture(notebook, exercise + 1)
    slider = notebook.find_cell("explore.learning_rate(")
    panel = notebook.cell(slider)
    panel.get_by_role("radio").nth(2).check()
    panel.get_by_role("button", name="Commit").click()
    for label, key, times in (("curvature", "ArrowRight", 9), ("learning rate", "ArrowRight", 11)):
        for _ in range(times):
            notebook.slider(label).press(key)
    yield picture(notebook, slider)


def picture(notebook, number):
    """The window, with a cell in its middle; cells drawn on the way there move it, so it takes a few tries."""
    for _ in range(4):
        notebook.cell(number).evaluate("node => node.scrollIntoView({block: 'center'})")
        notebook.page.wait_for_timeout(1000)
    return Image.open(BytesIO(notebook.page.screenshot())).convert("RGB")


if __name__ == "__main__":
    main()
