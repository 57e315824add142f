"""The playground's page under one's hands: the keyboard, the focus, sliders, the pointer on a line."""

import time

import pytest

from tests.browser.playground_page import drawn, focused, news, sent, tell, trained


def test_arrow_keys_walk_over_the_network_and_the_output_shows_the_unit(shown):
    page = shown(trained(hidden=(4, 2)))
    output = drawn(page)
    page.get_by_role("button", name="Layer 1, unit 1").focus()
    for key, name in (
        ("ArrowDown", "Layer 1, unit 2"),
        ("ArrowDown", "Layer 1, unit 3"),
        ("ArrowRight", "Layer 2, unit 2"),
        ("ArrowUp", "Layer 2, unit 1"),
        ("ArrowLeft", "Layer 1, unit 1"),
        ("ArrowLeft", "x₁"),
        ("ArrowDown", "x₂"),
        ("ArrowRight", "Layer 1, unit 2"),
    ):
        page.keyboard.press(key)
        assert focused(page).startswith(name)
    page.wait_for_function(
        "document.querySelector('.dlp-output-head').textContent.includes('Layer 1, unit 2')"
    )
    assert (drawn(page) != output).any()
    tabbable = page.locator(".dlp-unit:not(.dlp-input)[tabindex='0']")
    assert tabbable.count() == 1


def test_weights_are_read_and_typed_in_by_the_keyboard_alone(shown):
    run = trained(hidden=(4, 2))
    page = shown(run)
    page.get_by_role("button", name="Layer 2, unit 1").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.type") == "number"
    page.keyboard.press("Tab")
    W = run.net.params["W2"]
    assert float(page.evaluate("document.activeElement.value")) == pytest.approx(W[0, 0], abs=6e-4)
    page.keyboard.press("Control+a")
    page.keyboard.type("-1.5")
    page.keyboard.press("Enter")
    assert sent(page, "weight") == [{"do": "weight", "layer": 1, "unit": 0, "source": 0, "value": -1.5}]
    page.keyboard.press("Escape")
    assert focused(page).startswith("Layer 2, unit 1")


def test_a_line_tells_its_weight_under_the_pointer(shown):
    run = trained(hidden=(1,), inputs=("x1",))
    page = shown(run)
    one, other = (
        page.get_by_role("button", name=name, exact=name == "x₁").bounding_box()
        for name in ("x₁", "Layer 1, unit 1")
    )
    page.mouse.move((one["x"] + one["width"] + other["x"]) / 2, one["y"] + one["height"] / 2)
    weight = run.net.params["W1"][0, 0]
    tip = page.locator(".dlp-network .dlp-tip")
    assert f"{abs(weight):.2f}" in tip.inner_text() and ("−" if weight < 0 else "+") in tip.inner_text()


def test_the_focus_stays_when_the_network_is_built_anew(shown):
    page = shown(trained(hidden=(4, 2)))
    for name, hidden in (
        ("Add a unit to layer 2", (4, 3)),
        ("Take a unit away from layer 1", (3, 3)),
        ("Take the last hidden layer away", ()),
        ("Add a hidden layer", (2,)),
        ("Add a hidden layer", (2,) * 6),
        ("Take a unit away from layer 6", (2, 2, 2, 2, 2, 1)),
    ):
        page.get_by_role("button", name=name).focus()
        page.keyboard.press("Space")
        tell(page, news(trained(0, hidden=hidden), 3))
        assert focused(page) == name
    page.get_by_role("button", name="Take a unit away from layer 6").focus()
    page.evaluate("window.sent = []")
    page.keyboard.press("Space")
    assert not sent(page, "remove_unit")  # its last one stays, and so does the focus


def test_a_unit_that_goes_away_leaves_the_focus_in_the_page(shown):
    page = shown(trained(hidden=(4, 2)))
    page.get_by_role("button", name="Layer 2, unit 2").focus()
    tell(page, news(trained(0, hidden=(3,)), 2))
    assert page.evaluate("document.querySelector('.dlp').contains(document.activeElement)")


@pytest.mark.parametrize(
    ("label", "key", "value"),
    [("Learning rate", "ArrowRight", 0.1), ("Noise", "End", 50), ("Batch size", "End", "all")],
)
def test_a_slider_tells_its_value_and_says_it(shown, label, key, value):
    page = shown(trained())
    slider = page.get_by_label(label, exact=True)
    slider.focus()
    page.keyboard.press(key)
    page.wait_for_function("window.sent.some(({ do: what }) => what === 'set')")
    assert sent(page, "set")[-1]["value"] == value
    assert str(value) in slider.get_attribute("aria-valuetext")


def test_a_value_between_two_rungs_is_told_as_it_is(shown):
    page = shown(trained(learning_rate=0.05))
    slider = page.get_by_label("Learning rate", exact=True)
    assert slider.get_attribute("aria-valuetext") == "0.05"
    assert slider.input_value() in ("5", "6")


def test_a_hand_on_a_slider_is_not_pushed_away_but_a_refused_value_does_not_stay(shown):
    run = trained(learning_rate=0.03)
    page = shown(run)
    slider = page.get_by_label("Learning rate", exact=True)
    page.clock.install()
    page.clock.pause_at(time.time() + 60)  # the page's time; how long we take does not matter
    slider.press("End")
    page.evaluate("told => window.tell(told)", news(run, 2))
    page.clock.run_for(100)
    assert slider.get_attribute("aria-valuetext") == "10"
    page.clock.run_for(5000)
    assert slider.get_attribute("aria-valuetext") == "0.03"


def test_the_history_is_sought_with_the_keyboard(shown):
    run = trained(20)
    for _ in range(6):
        run.step(20)
    page = shown(run)
    slider = page.get_by_label("History")
    assert slider.get_attribute("aria-valuetext") == f"moment {run.history.k} of {run.history.n}"
    slider.press("ArrowLeft")
    page.wait_for_function("window.sent.some(({ do: what }) => what === 'seek')")
    assert sent(page, "seek") == [{"do": "seek", "k": run.history.n - 1}]


def test_data_sets_are_radio_buttons_and_follow_the_problem(shown):
    page = shown(trained())
    assert page.get_by_role("radio").count() == 6
    page.get_by_role("radio", name="Circle").focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_function("window.sent.some(({ do: what }) => what === 'set')")
    assert sent(page, "set")[-1] == {"do": "set", "name": "data", "value": "xor"}
    tell(page, news(trained(data="hills"), 2))
    assert [radio.get_attribute("aria-label") for radio in page.get_by_role("radio").all()] == [
        "Plane",
        "Hills",
    ]
