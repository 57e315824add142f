"""The playground's page by itself: what is drawn, what a screen reader finds, how it fits, what it says."""

import numpy as np
import pytest

from dlcore.explore.playground.inputs import FEATURES
from tests.browser.playground_page import drawn, news, sent, tell, trained

LARGE = {"hidden": (8,) * 6, "inputs": tuple(FEATURES), "activation": "relu", "show_test": True}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_output_has_the_colours_of_its_answers_in_either_theme(shown, theme):
    run = trained(400, data="xor", learning_rate=0.3)
    picture = drawn(shown(run, theme))
    side = len(picture)
    told = {}
    for x1, x2 in (
        (0.9, 0.97),
        (0.9, 0.03),
        (0.1, 0.03),
        (0.1, 0.97),
    ):  # the edges, where there are no examples
        answer = run.net(np.array([[12 * x1 - 6], [6 - 12 * x2]])).item()
        red, _green, blue, _whole = picture[int(x2 * side), int(x1 * side)]
        told[x1, x2] = (blue > red) == (answer > 0.5) or abs(answer - 0.5) < 0.05
    assert all(told.values())


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 700)])
def test_a_screen_reader_finds_a_name_for_everything_and_all_can_be_read(shown, theme, width):
    from axe_playwright_python.sync_playwright import Axe

    page = shown(trained(**LARGE), theme, width, kept=trained())
    page.get_by_role("button", name="Layer 2, unit 3").focus()
    page.get_by_role("button", name="Copy as code").click()
    found = Axe().run(page).response["violations"]
    assert not [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found]


@pytest.mark.parametrize("width", [1280, 700, 480])
def test_the_page_fits_its_width(shown, width):
    page = shown(trained(**LARGE), width=width, kept=trained(**LARGE))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    inside = page.evaluate(
        """() => {
            const edge = document.querySelector('.dlp').getBoundingClientRect();
            return [...document.querySelectorAll('.dlp button, .dlp input, .dlp select, .dlp canvas, .dlp .dlp-shown')]
                .filter((one) => one.offsetParent && getComputedStyle(one).opacity !== '0')
                .filter((one) => { const box = one.getBoundingClientRect();
                    return box.left < edge.left - 1 || box.right > edge.right + 1; })
                .map((one) => one.outerHTML.slice(0, 90));
        }"""
    )
    assert not inside


def test_nothing_moves_while_it_trains_or_when_a_unit_is_pointed_at(shown):
    run = trained()
    page = shown(run)
    places = """() => [...document.querySelectorAll('.dlp select, .dlp canvas, .dlp button')]
        .filter((one) => one.offsetParent).map((one) => { const box = one.getBoundingClientRect();
        return [one.className, box.left, box.top].join(' '); })"""
    before = page.evaluate(places)
    run.step(3000)
    tell(page, news(run, 2, playing=True))
    page.get_by_role("button", name="Layer 1, unit 2").hover()
    assert page.evaluate(places) == before


def test_every_frame_is_drawn_and_named_when_it_is_on_the_screen(shown):
    run = trained()
    page = shown(run)
    first, network = drawn(page), drawn(page, "Network")
    run.step(2000)
    tell(page, news(run, 17))
    assert sent(page, "drawn") == [{"do": "drawn", "n": 17}]
    assert (drawn(page) != first).any() and (drawn(page, "Network") != network).any()
    assert page.locator(".dlp-clock").inner_text().split() == ["Epoch", f"{int(run.epoch)}", "Steps", "2,060"]


def test_a_drawing_is_not_told_twice(shown):
    page = shown(trained())
    page.get_by_role("button", name="Layer 1, unit 2").hover()
    page.set_viewport_size({"width": 1000, "height": 900})
    page.wait_for_function("document.querySelector('.dlp').clientWidth < 1000")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert len(sent(page, "drawn")) == 1


def test_a_kept_run_is_drawn_below_and_goes_again(shown):
    run, kept = trained(200, learning_rate=0.3), trained(200)
    page = shown(run)
    tell(page, news(run, 2, kept))
    assert page.locator(".dlp-kept").inner_text().startswith("Kept: Learning rate: 0.03")
    assert page.locator(".dlp-kept .dlp-train").inner_text().split()[-1] == f"{kept.costs[0]:.3f}"
    page.get_by_role("button", name="Let go of the kept run").click()
    assert sent(page, "alone")
    tell(page, news(run, 3))
    assert page.locator(".dlp-kept").count() == 0


def test_while_it_plays_not_every_sentence_is_said(shown):
    run = trained()
    page = shown(run, playing=True, said="Training.")
    status = page.get_by_role("status")
    tell(page, news(run, 2, playing=True, said="Step 80."))
    tell(page, news(run, 3, playing=True, said="Step 100."))
    assert status.inner_text() == "Training."
    tell(page, news(run, 4, playing=False, said="Paused."))
    assert status.inner_text() == "Paused."
    tell(page, news(run, 5, playing=False, trouble="Line 3 of your g: division by zero."))
    assert "division by zero" in status.inner_text()
    assert status.evaluate("one => getComputedStyle(one).borderTopWidth") == "2px"


def test_the_theme_may_change_while_it_is_open(shown):
    page = shown(trained())
    light = drawn(page)[:, 0, :3].mean()  # an edge without examples
    page.evaluate("document.body.style.background = '#111111'")
    page.wait_for_function("document.querySelector('.dlp').dataset.theme === 'dark'")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert drawn(page)[:, 0, :3].mean() < light - 50


def test_a_page_that_is_closed_hears_nothing_more(shown):
    run = trained()
    page = shown(run)
    page.evaluate("() => { window.leave(); window.sent = []; }")
    page.evaluate("told => window.tell(told)", news(run, 2))
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert not sent(page, "drawn")


def test_a_page_made_before_it_is_shown_is_drawn_once_it_is(shown):
    """JupyterLab makes a widget first and puts it on the page then."""
    page = shown(trained())
    page.evaluate(
        """() => {
            window.sent = [];
            const apart = document.createElement("div");
            window.begin(apart);
            document.getElementById("here").replaceChildren(apart);
        }"""
    )
    page.wait_for_function("window.sent.some(({ do: what }) => what === 'drawn')")
    assert np.unique(drawn(page)[..., :3].reshape(-1, 3), axis=0).shape[0] > 50
