"""Real sliders in JupyterLab: moved with the keyboard and the mouse, heard, looked at in both themes."""

import io

import numpy as np
import pytest
from PIL import Image

SKIP = """
from dlcore import explore
from dlcore.explore import panel
panel._predicted.update({explorer.prediction.id: None for explorer in explore.EXPLORERS})
"""
SLIDER = {  # one of each, and what its handle says two key presses later
    "scale_curves": ("examples", "1100"),
    "broadcast_lab": ("rows of B", "3"),
    "sigmoid_line": ("weight w", "1.50"),
    "loss_bowl": ("learning rate", "0.11"),
    "learning_rate": ("curvature", "3"),
    "activation_zoo": ("place z₀", "0.50"),
    "hidden_units": ("hidden units", "3"),
    "symmetry": ("scale", "0.011"),
    "net_builder": ("units a layer", "7"),
    "fit_spectrum": ("degree d", "3"),
    "split_planner": ("dev, in %", "21.9"),
    "lambda_dial": ("lambda", "0.03"),
    "dropout_dial": ("seed of the masks", "2"),
    "early_stopping": ("patience", "5"),
    "feature_scale": ("range of x2", "1.1"),
    "signal_depth": ("layers", "12"),
    "gradcheck_bug": ("epsilon", "0.000158"),
}
CHAPTERS = [  # the explorers that one notebook shows
    ("scale_curves", "broadcast_lab"),
    ("sigmoid_line", "loss_bowl", "learning_rate"),
    ("activation_zoo", "hidden_units", "symmetry"),
    ("net_builder", "fit_spectrum", "split_planner"),
    ("lambda_dial", "dropout_dial", "early_stopping"),
    ("feature_scale", "signal_depth", "gradcheck_bug"),
]


def pixels(png):
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)


def picture(notebook):
    found = notebook.page.locator(".dlcore-explore img")
    found.wait_for(state="visible")
    return found


def size(notebook):
    """Width and height of the picture, asked in one breath: its element is swapped when the next one is ready."""
    return notebook.page.evaluate(
        """() => {
            const box = document.querySelector('.dlcore-explore img').getBoundingClientRect();
            return [box.width, box.height];
        }"""
    )


def said(notebook):
    """The sentence below the picture."""
    return notebook.page.locator(".dlcore-explore p[role=status]")


def contrast(one, other):
    """The contrast of two colours as the accessibility guidelines define it: 4.5 is enough for text."""

    def light(colour):
        c = np.asarray(colour) / 255
        linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
        return float(linear @ [0.2126, 0.7152, 0.0722])

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.fixture
def explored(cells):
    """A notebook with one explorer, whose prediction is behind us."""

    def explored(call, *before, **look):
        return cells(SKIP, *before, call, **look)

    return explored


def test_every_explorer_is_tried_here():
    from dlcore import explore

    names = [explorer.name for explorer in explore.EXPLORERS]
    assert list(SLIDER) == names == [name for chapter in CHAPTERS for name in chapter]


@pytest.mark.parametrize("name", list(SLIDER))
def test_the_keyboard_moves_slider_picture_sentence_and_code(explored, name):
    label, spoken = SLIDER[name]
    notebook = explored(f"explore.{name}()")
    shown = picture(notebook)
    before, sentence = notebook.settled(shown), said(notebook).inner_text()
    code = notebook.page.get_by_label("Code that gives this picture")
    call = code.input_value()
    before_size = size(notebook)

    handle = notebook.slider(label)
    assert handle.get_attribute("aria-label") == label
    handle.focus()
    for _press in range(2):
        notebook.page.keyboard.press("ArrowRight")
    notebook.changed(shown, before)
    notebook.page.wait_for_function(
        "([node, old]) => node.textContent !== old", arg=[said(notebook).element_handle(), sentence]
    )
    notebook.page.wait_for_function(  # the picture of the second press may still be on its way
        """() => {
            const panel = document.querySelector('.dlcore-explore');
            return panel.querySelector('img').alt === panel.querySelector('p[role=status]').innerText;
        }"""
    )

    assert handle.get_attribute("aria-valuetext") == spoken
    assert code.input_value() != call
    assert size(notebook) == before_size
    assert not notebook.errors()


def test_the_prediction_opens_the_sliders_and_stays(cells):
    notebook = cells(
        "from dlcore import explore\nexplore.learning_rate()", "explore.learning_rate(curvature=10)"
    )
    page = notebook.page
    first, second = (page.locator(".dlcore-explore").nth(i) for i in range(2))
    handle = first.locator(".noUi-handle").first
    value = handle.get_attribute("aria-valuenow")
    handle.focus()
    page.keyboard.press("ArrowRight")
    assert handle.get_attribute("aria-valuenow") == value, "the slider moves before there is a prediction"
    assert handle.get_attribute("aria-disabled") == "true"

    first.get_by_label("0.2", exact=True).check()
    first.get_by_role("button", name="Commit").click()
    first.get_by_text("You predicted: 0.2").wait_for()
    second.get_by_text("You predicted: 0.2").wait_for()
    assert second.get_by_role("button", name="Commit").count() == 0

    shown = first.locator("img")
    before = notebook.settled(shown)
    handle.focus()
    page.keyboard.press("ArrowRight")
    notebook.changed(shown, before)
    assert handle.get_attribute("aria-disabled") == "false"
    assert first.get_by_text("You predicted: 0.2").is_visible()


def test_the_mouse_drags_reset_goes_back_and_the_code_is_copied(explored):
    notebook = explored("explore.sigmoid_line()", permissions=["clipboard-read", "clipboard-write"])
    page, shown = notebook.page, picture(notebook)
    before, sentence = notebook.settled(shown), said(notebook).inner_text()
    box = notebook.slider("intercept b").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 40, box["y"] + 5, steps=6)
    page.mouse.up()
    notebook.changed(shown, before)
    notebook.wait_until_idle()

    page.get_by_role("button", name="Copy", exact=True).click()
    page.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied == page.get_by_label("Code that gives this picture").input_value()
    assert copied.startswith("explore.sigmoid_line(w=1, b=") and "b=0," not in copied

    page.get_by_role("button", name="Reset").click()
    page.wait_for_function(
        "([node, old]) => node.textContent === old", arg=[said(notebook).element_handle(), sentence]
    )
    assert (pixels(notebook.settled(shown)) == pixels(before)).all()


@pytest.mark.parametrize(
    "call",
    [
        "explore.learning_rate(lr=0.18, curvature=10)",
        "explore.learning_rate(lr=0.123456, curvature=10)",
        "explore.sigmoid_line(w=0.3, b=-6.1, output='sigmoid')",
        "explore.scale_curves(n_examples=1234, model='small', noise=0.33)",
    ],
)
def test_what_was_typed_is_what_is_shown(explored, call):
    """The browser puts a slider on its next step; that must not change the value of the call."""
    notebook = explored(call)
    code = notebook.page.get_by_label("Code that gives this picture")
    notebook.settled(picture(notebook))
    assert code.input_value() == call
    other = notebook.page.locator(".noUi-handle").last
    other.focus()
    notebook.page.keyboard.press("ArrowRight")
    notebook.page.wait_for_function(
        "([field, old]) => field.value !== old", arg=[code.element_handle(), call]
    )
    assert code.input_value().partition(",")[0] == call.partition(",")[0]


def test_arrow_keys_stay_in_the_panel(explored):
    """JupyterLab's own shortcuts would move the selected cell, or delete it."""
    notebook = explored("explore.broadcast_lab()", "1 + 1")
    selected = "() => jupyterapp.shell.currentWidget.content.activeCellIndex"
    count = "() => jupyterapp.shell.currentWidget.content.widgets.length"
    handle = notebook.slider("rows of A")
    handle.click()
    before = notebook.page.evaluate(selected), notebook.page.evaluate(count)
    for key in ("ArrowUp", "ArrowDown", "ArrowDown", "d", "d", "a", "x"):
        notebook.page.keyboard.press(key)
    assert (notebook.page.evaluate(selected), notebook.page.evaluate(count)) == before
    assert handle.get_attribute("aria-valuetext") == "2"


def test_the_learners_endless_step_leaves_the_page_alive(explored):
    endless = "def step(w, b, dw, db, learning_rate):\n    while True:\n        pass"
    notebook = explored("explore.loss_bowl(step=step)", endless)
    assert "did not come to an end" in said(notebook).inner_text()
    shown = picture(notebook)
    before = notebook.settled(shown)
    notebook.slider("start at w").focus()
    for _press in range(3):
        notebook.page.keyboard.press("ArrowLeft")
    notebook.changed(shown, before)
    assert not notebook.errors()


@pytest.mark.parametrize("names", CHAPTERS, ids="-".join)
def test_axe_finds_nothing(cells, names):
    """The rules of the accessibility checker axe-core, on all outputs: before the prediction and after."""
    from axe_playwright_python.sync_playwright import Axe

    calls = [f"explore.{name}()" for name in names]
    notebook = cells("from dlcore import explore", *calls, viewport={"width": 1280, "height": 4000})
    page, output = notebook.page, ".jp-Cell .jp-OutputArea"
    page.wait_for_function(
        "count => document.querySelectorAll('.dlcore-explore img').length === count", arg=len(names)
    )
    before = Axe().run(page, context=output)
    assert before.violations_count == 0, before.generate_report()
    for number, name in enumerate(names):
        panel = page.locator(".dlcore-explore").nth(number)
        panel.get_by_role("button", name="Skip").click()
        panel.get_by_role("slider", name=SLIDER[name][0], exact=True).focus()
        page.keyboard.press("ArrowRight")
    notebook.wait_until_idle()
    after = Axe().run(page, context=output)
    assert after.violations_count == 0, after.generate_report()


def test_what_takes_long_waits_for_the_run_button(explored):
    notebook = explored("explore.lambda_dial()")
    page, shown = notebook.page, picture(notebook)
    before, sentence = notebook.settled(shown), said(notebook).inner_text()
    waiting = page.get_by_text("The picture shows the last run.")
    notebook.slider("training points").focus()
    page.keyboard.press("ArrowRight")
    waiting.wait_for()
    assert said(notebook).inner_text() == sentence
    page.get_by_role("button", name="Run", exact=True).click()
    notebook.changed(shown, before)
    page.wait_for_function(
        "([node, old]) => node.textContent !== old", arg=[said(notebook).element_handle(), sentence]
    )
    notebook.wait_until_idle()
    assert waiting.count() == 0
    assert not notebook.errors()


COLOURS = """node => {
    const numbers = colour => colour.match(/[\\d.]+/g).map(Number);
    const clear = node => numbers(getComputedStyle(node).backgroundColor)[3] === 0;
    let ground = node;
    while (clear(ground) && ground !== document.body) ground = ground.parentElement;
    const ink = node.querySelector('div, strong') ?? node;
    return [getComputedStyle(ink).color, getComputedStyle(ground).backgroundColor].map(numbers);
}"""
WORDS = ".widget-label, .widget-readout, .widget-html-content, p[role=status], input[type=text], button"


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_all_words_are_legible_in_both_themes(explored, theme):
    notebook = explored("explore.learning_rate()")
    notebook.theme(theme)
    panel = notebook.page.locator(".dlcore-explore")
    words = [
        place for place in panel.locator(WORDS).all() if place.is_visible() and place.bounding_box()["height"]
    ]
    assert len(words) >= 7
    for place in words:
        ink, ground = (colour[:3] for colour in place.evaluate(COLOURS))
        assert contrast(ink, ground) >= 4.5, (theme, place.inner_text(), ink, ground)
    corner = pixels(notebook.settled(panel.locator("img")))[20, 20]
    assert contrast(corner, (0, 0, 0)) > 15, "the picture has no white ground of its own"


def test_a_narrow_window_cuts_nothing_off(explored):
    notebook = explored("explore.learning_rate()", viewport={"width": 700, "height": 900})
    page = notebook.page
    picture(notebook)
    width = page.evaluate(
        "() => document.querySelector('.jp-OutputArea-output').getBoundingClientRect().right"
    )
    for part in page.locator(
        ".dlcore-explore img, .dlcore-explore input, .dlcore-explore .widget-slider"
    ).all():
        box = part.bounding_box()
        assert box["x"] + box["width"] <= width + 1


def test_a_sharp_screen_gets_a_sharp_picture(explored):
    notebook = explored("explore.sigmoid_line()", device_scale_factor=2)
    notebook.settled(picture(notebook))
    assert picture(notebook).evaluate("img => [img.naturalWidth, img.width]") == [1600, 800]
    notebook.slider("weight w").focus()
    before = notebook.settled(picture(notebook))
    notebook.page.keyboard.press("ArrowRight")
    notebook.changed(picture(notebook), before)
    assert picture(notebook).evaluate("img => [img.naturalWidth, img.width]") == [1600, 800]


def test_running_the_cell_again_leaves_one_panel(explored):
    notebook = explored("explore.learning_rate()")
    for _run in range(3):
        notebook.run_cell(1)
    assert notebook.page.locator(".dlcore-explore").count() == 1
    alive = notebook.run_code(
        "from ipywidgets.widgets.widget import _instances\n"
        "print(sum(type(widget).__name__ == 'FloatLogSlider' for widget in list(_instances.values())))"
    )
    assert alive.strip() == "1"
