"""Real sliders in JupyterLab, moved with the keyboard and the mouse."""

import pytest

from tests.browser.sliders import CHAPTERS, SLIDER, picture, pixels, said, size


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
