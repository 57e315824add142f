"""How sliders look and are heard: for axe-core, in both themes, in narrow windows, on sharp screens."""

import pytest

from tests.browser.sliders import CHAPTERS, SLIDER, contrast, picture, pixels


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
