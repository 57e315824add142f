"""The pages of a report in a browser: readable on a phone, in the dark and on paper, and running nothing."""

import pytest

from dlcore.classroom.given_back.report import write_report
from tests.classroom.class_rows import NEXT, InMemory, assignment, not_yet, passed, row, untouched

HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>"
LONG = "Ann" + "a" * 200
LOOKS = {
    "light": {"viewport": {"width": 1280, "height": 900}},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 360, "height": 700}},
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """A class with everything on its page: hostile names, late files, mistakes that come together, odd files."""
    folder = tmp_path_factory.mktemp("report")
    slips = [not_yet(id, "sign_flipped", lines=[HOSTILE, "    [[0.1 0.2]]", "x" * 500]) for id in "ab"]
    rows = [row(f"Student {n}", *slips, passed("c"), untouched("d")) for n in range(8)]
    rows += [row(f"Other {n}", passed("a"), passed("b"), not_yet("c"), untouched("d")) for n in range(12)]
    rows += [row(name, *slips, at="2026-12-20T10:00:00+00:00", oddities=[f"{HOSTILE} is odd."])
             for name in (HOSTILE, LONG, "王小明", "עברית")]  # fmt: skip
    asked = assignment(*((id, 3) for id in "abcd"), deadline="2026-12-01T10:00:00+00:00")
    write_report(InMemory([*rows, row("Student 1", passed("relu_grad"), chapter=NEXT)]), folder, asked)
    (hostile,) = (folder / "students").glob("img*/feedback.html")
    return folder / "index.html", hostile


@pytest.fixture
def opened(browser, pages):
    """Opens each page with a look; whatever it would run, load or complain about is a failure."""
    contexts, trouble = [], []

    def opened(**look):
        for path in pages:
            context = browser.new_context(**look)
            contexts.append(context)
            page = context.new_page()
            page.on("dialog", lambda dialog: (trouble.append(dialog.message), dialog.dismiss()))
            page.on("console", lambda message: trouble.append(message.text))
            page.on("request", lambda request: trouble.append(request.url))
            page.goto(path.as_uri())
            assert trouble == [path.as_uri()], "a page asks for nothing but itself"
            trouble.clear()
            yield page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_axe_finds_nothing_and_nothing_sticks_out(opened, look):
    from axe_playwright_python.sync_playwright import Axe

    for page in opened(**look):
        found = Axe().run(page).response
        assert len(found["passes"]) > 15
        assert not [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]]
        wide, seen = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide <= seen


def test_a_page_is_printed_dark_on_light_without_its_contents(opened):
    for page in opened(color_scheme="dark"):
        page.emulate_media(media="print")
        colours = page.evaluate(
            "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
        )
        assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
        assert page.locator("nav").count() == 0 or not page.locator("nav").is_visible()


def test_tables_that_scroll_can_be_reached_by_the_keyboard(opened):
    page = next(opened(**LOOKS["phone"]))
    page.locator("details summary").click()
    for place in page.locator(".scroll").all():
        place.focus()
        assert place.evaluate("element => element === document.activeElement")
        assert place.get_attribute("aria-label")
