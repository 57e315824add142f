"""The playground in JupyterLab: it plays, its controls move meanwhile, and it stops when it should."""

import pytest

from tests.browser.sliders import pixels

MAKE = "from dlcore.explore import Playground\nplay = Playground({})\nplay"
BROKEN = """
calls = 0

def wave(z):
    global calls
    calls += 1
    if calls > 400:
        raise RuntimeError("out of waves")
    return np.tanh(z)

def wave_grad(z):
    return 1 - np.tanh(z) ** 2
"""


class Played:
    """A playground in a notebook."""

    def __init__(self, notebook):
        self.notebook, self.page = notebook, notebook.page
        self.box = self.page.locator(".dlp").first
        self.box.wait_for()

    def button(self, name):
        return self.box.get_by_role("button", name=name, exact=True)

    def control(self, name):
        return self.box.get_by_label(name, exact=True)

    @property
    def field(self):
        return self.box.locator(".dlp-pane canvas").first

    @property
    def steps(self):
        return int(self.box.locator(".dlp-clock .dlp-number").last.inner_text().replace(",", ""))

    def wait_for_steps(self, more=1):
        """Until the page shows so many steps more."""
        self.page.wait_for_function(
            "([node, steps]) => Number(node.textContent.replace(/,/g, '')) >= steps",
            arg=[self.box.locator(".dlp-clock .dlp-number").last.element_handle(), self.steps + more],
        )

    def wait_for_words(self, words):
        self.box.locator("[role=status]").filter(has_text=words).first.wait_for(timeout=60_000)

    def asked(self, expression):
        return self.notebook.run_code(f"print({expression})").strip()

    def wait_until(self, expression):
        """Until it is so in the kernel."""
        for _attempt in range(200):
            if self.asked(expression) == "True":
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"never so: {expression}")


@pytest.fixture
def played(cells):
    def played(settings="", *more, before="import numpy as np", **look):
        return Played(cells(before, MAKE.format(settings), *more, **look))

    return played


def test_play_moves_the_picture_and_pause_stops(played):
    play = played()
    assert play.steps == 0
    before = play.field.screenshot()
    play.button("Play").click()
    play.wait_for_steps(200)
    assert not (pixels(play.field.screenshot()) == pixels(before)).all()
    play.button("Pause").click()
    play.button("Play").wait_for()
    play.wait_until("not play.playing")
    steps = play.asked("play.run.steps")
    play.wait_for_words("Paused")
    play.notebook.wait_until_idle()
    assert play.asked("play.run.steps") == steps
    assert not play.notebook.errors()


def test_by_keyboard_alone_while_it_trains(played):
    """The learning rate, units, layers and inputs change; it goes on training, and no key reaches the notebook."""
    play = played("", "1 + 1")
    press = play.page.keyboard.press
    play.button("Play").press("Space")
    play.wait_for_steps()
    play.control("Learning rate").focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft"):
        press(key)
    play.wait_until("play.settings.learning_rate == 0.1")
    for name, hidden in (
        ("Add a hidden layer", (4, 2, 2)),
        ("Add a unit to layer 3", (4, 2, 3)),
        ("Take a unit away from layer 1", (3, 2, 3)),
        ("Take the last hidden layer away", (3, 2)),
    ):
        play.button(name).press("Enter")
        play.wait_until(f"play.settings.hidden == {hidden}")
    play.button("x₁x₂").press("Enter")
    play.wait_until("play.settings.inputs == ('x1', 'x2', 'x1*x2')")
    play.wait_for_steps(100)
    assert play.asked("play.playing") == "True"
    cells = "() => jupyterapp.shell.currentWidget.content.widgets.length"
    assert play.page.evaluate(cells) == 3
    play.button("Pause").press("Space")
    play.wait_until("not play.playing")
    assert not play.notebook.errors()


def test_another_cell_runs_meanwhile(played):
    play = played("", "total = sum(range(1000)); print(total, play.playing)")
    play.button("Play").click()
    play.wait_for_steps(60)
    play.notebook.run_cell(2)
    output = play.page.locator(".jp-Cell").nth(2).locator(".jp-OutputArea-output")
    assert output.inner_text().split() == ["499500", "True"]
    play.wait_for_steps(60)
    play.button("Pause").click()
    play.wait_until("not play.playing")


def test_an_exception_of_the_learners_pauses_with_its_words(played):
    play = played("activation=(wave, wave_grad)", before="import numpy as np" + BROKEN)
    play.button("Play").click()
    play.wait_for_words("out of waves")
    play.button("Play").wait_for()
    assert play.asked("play.playing") == "False"
    assert play.notebook.run_code("print(1)").strip() == "1"
    play.control("Activation").select_option(label="tanh")
    play.wait_until("play.run.trouble == ''")
    play.button("Play").click()
    play.wait_for_steps(40)
    play.button("Pause").click()
    play.wait_until("not play.playing")
    assert not play.notebook.errors()


def test_two_runs_play_side_by_side(played):
    play = played()
    play.button("Keep this run, start another").click()
    play.page.locator(".dlp-kept").wait_for()
    play.control("Learning rate").focus()
    play.page.keyboard.press("ArrowRight")
    play.wait_until("play.settings.learning_rate == 0.1")
    play.button("Play").click()
    play.wait_for_steps(100)
    play.button("Pause").click()
    play.wait_until("not play.playing")
    assert play.asked("len({run.steps for run in play.runs})") == "1"
    assert "0.03" in play.box.locator(".dlp-kept .dlp-title").inner_text()
    one, other = (play.box.locator(".dlp-pane canvas").nth(i).screenshot() for i in (0, 1))
    assert pixels(one).std() > 10
    assert pixels(other).std() > 10


def test_running_the_cell_again_leaves_one_page_that_waits(played):
    play = played()
    play.button("Play").click()
    play.wait_for_steps(40)
    play.notebook.run_code("first = play")
    play.notebook.run_cell(1)
    play.page.wait_for_function("() => document.querySelectorAll('.dlp').length === 1")
    assert play.asked("first.playing or play.playing or first.player.thread.is_alive()") == "False"
    assert Played(play.notebook).steps == 0


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_nothing_and_no_canvas_is_blank(played, theme):
    from axe_playwright_python.sync_playwright import Axe

    play = played("data='spiral', hidden=(6, 4)", viewport={"width": 1280, "height": 1300})
    play.notebook.theme(theme)
    play.notebook.run_code("play.step(200)")
    play.wait_for_words("200 steps were made")
    found = Axe().run(play.page, context=".dlp")
    assert found.violations_count == 0, found.generate_report()
    for canvas in play.box.locator("canvas").all():
        box = canvas.bounding_box()
        if box and box["height"] > 60:
            assert pixels(canvas.screenshot()).std() > 5, "a blank canvas"


def test_without_its_widget_there_is_the_still_picture(cells):
    setting = "import os\nos.environ['KAGGLE_KERNEL_RUN_TYPE'] = 'Interactive'"
    notebook = cells(setting, MAKE.format("data='xor'"), "play.step(50)")
    picture = notebook.page.locator(".jp-Cell").nth(1).locator("img")
    picture.wait_for()
    assert pixels(picture.screenshot()).std() > 10
    assert notebook.page.locator(".dlp").count() == 0
    said = notebook.page.locator(".jp-Cell").nth(2).locator(".jp-OutputArea-output").inner_text()
    assert 0 < float(said) < 1
