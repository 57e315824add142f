"""Make docs/playground.png, the picture in the README: a network that is half way round two spirals.

.venv/bin/python -m docs.make_playground_picture     needs Chromium and the packages of .ci/requirements.lock
"""

import json
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser.lab import CHROMIUM_OPTIONS, chromium, running
from tests.browser.notebook import notebook_of, open_page

ROOT = Path(__file__).parents[1]

PLAYGROUND = """from dlcore.explore import Playground
play = Playground(data="spiral", noise=10, inputs=("x1", "x2", "sin(x1)", "sin(x2)"), hidden=(8, 6, 4),
                  learning_rate=0.1, seed=3)
play"""
STEPS = 1400
"""At which one arm is found and the other is not yet: one wants to press Play."""
LARGEST = 300_000


def main():
    with (
        tempfile.TemporaryDirectory() as folder,
        running(Path(folder)) as lab,
        sync_playwright() as playwright,
    ):
        (lab.folder / "playground.ipynb").write_text(json.dumps(notebook_of(PLAYGROUND)), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_OPTIONS)
        context = browser.new_context(viewport={"width": 1300, "height": 1200}, device_scale_factor=1.5)
        notebook = open_page(lab, context, "playground.ipynb")
        notebook.run_all()
        shot = picture(notebook)
        browser.close()
    whole = Image.open(BytesIO(shot)).convert("RGB").quantize(160)
    target = ROOT / "docs" / "playground.png"
    whole.save(target, optimize=True)
    assert target.stat().st_size < LARGEST, f"{target.stat().st_size:,} bytes are too many for a README"


def picture(notebook):
    page = notebook.page.locator(".dlp")
    page.wait_for()
    notebook.run_code(f"play.step({STEPS})")
    page.get_by_label("Show test data").check()
    notebook.page.wait_for_function(
        "steps => document.querySelector('.dlp').innerText.includes(steps)", arg=f"{STEPS:,}"
    )
    return notebook.settled(page)


if __name__ == "__main__":
    main()
