"""Whatever a student is called, and whatever their code says, no page, table, notebook or terminal does it."""

import csv
import io
import json
import re
from html import unescape

import nbformat
import pytest

from dlcore.classroom.given_back.class_page import class_page
from dlcore.classroom.given_back.feedback_notebook import feedback_notebook
from dlcore.classroom.given_back.feedback_page import feedback_page
from dlcore.classroom.given_back.marks import marks_of
from dlcore.classroom.given_back.plain_text import cell, one_line
from dlcore.classroom.given_back.results_json import results_json
from dlcore.classroom.given_back.statistics import statistics_of
from dlcore.classroom.given_back.tables import MARK, grades_csv, mistakes_csv
from tests.classroom.class_rows import not_yet, notebook, passed, row
from tests.classroom.page_reader import Reader

HTML = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><script>x</script>",
    "</title><iframe src=//x>",
    "`<b>` and `</code><script>`",
    "{{ 7 * 7 }}{% include '/etc/passwd' %}",
    "<!--",
    "&lt;script&gt;",
    "[x](javascript:alert(1)) ![y](http://x/y) <http://x>",
    "$\\href{javascript:alert(1)}{x}$",
)
FORMULAS = ("=HYPERLINK(\"http://x\")", "+1+1", "-2+3", "@SUM(A1)", " =1+1", "\t=1", "\r=1", "\n=1", "＝1+1", "a;=1+1",
            "a\n=1", 'a"=1', "a|=cmd", "a,@x", "\u00a0=1", "\x00=1", "＋1", "a; -1")  # fmt: skip
CODES = ("\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x9b2J", "a\rb", "a\bb", "a\x00b", "\x7f", "a\u202egnp.exe",
         "\u2066x\u2069", "\ufeffx", "a\u2028b", "\ud800", "\U000e0041x", "\x85", "x\u200by")  # fmt: skip
HUGE = ("x" * 1_000_000, "<b>" * 100_000, "\u0301" * 10_000)
EVERY = (*HTML, *FORMULAS, *CODES, *HUGE, "王小明", "Zoë O'Brien", "", " ", ".", "..", "a/b\\c:d", "`", "'")
ACTS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
NAMES = [f"{number} text" for number in range(len(EVERY))]
everywhere = pytest.mark.parametrize("text", EVERY, ids=NAMES)


def class_with(text):
    """A class in which every place that a student has a say in holds a text."""
    lines = (text, f"It prints 9 characters, beginning: {text}")
    answers = [passed("a", lines=lines), not_yet("b", "sign_flipped", lines=lines)]
    hostile = row(text or "-", *answers, oddities=[text], sha="same")
    other = row("Ann", *answers, sha="same", oddities=[f"{text} is no notebook"])
    lost = row(text or "-", chapter="", oddities=[text])
    marks = marks_of([hostile, other, lost])
    return marks, next(student for student in marks.students if student.name != "Ann")


def pages(text):
    marks, student = class_with(text)
    folders = {one.name: "folder" for one in marks.students}
    yield feedback_page(student, marks.name)
    yield class_page(marks, statistics_of(marks), folders, {})


@everywhere
def test_a_page_has_the_tags_of_a_harmless_one(text):
    """The tags, with all their attributes but the texts, are those of the same page with an ordinary name."""
    for hostile, ordinary in zip(pages(text), pages("Bo Berg"), strict=True):
        assert shape(hostile) == shape(ordinary)
        assert not ACTS.search(hostile)
        assert not ACTS.search(unescape(hostile))


def shape(page):
    told = {"aria-label", "href", "style", "x", "y", "width", "height", "viewbox"}
    tags = Reader(page).tags  # which also sees that every tag is closed where it should be
    bare = [(tag, sorted(set(attributes) - told)) for tag, attributes in tags if tag != "code"]
    return sorted(bare, key=str) if "students" in page else bare


@everywhere
def test_a_link_leads_to_a_page_beside(text):
    marks, _student = class_with(text)
    page = class_page(
        marks, statistics_of(marks), {one.name: "50% of/../x?y#z" for one in marks.students}, {}
    )
    links = {link["href"] for link in Reader(page).all("a")}
    assert {link for link in links if not link.startswith("#")} == {
        "students/50%25%20of/../x%3Fy%23z/feedback.html"
    }


@everywhere
def test_a_table_has_no_formula_and_all_its_cells(text):
    marks, _student = class_with(text)
    folders = {one.name: "=folder" for one in marks.students}
    for written in (
        grades_csv(marks, folders),
        mistakes_csv(statistics_of(marks), {("b", "sign_flipped"): text}),
    ):
        assert written.startswith(MARK)
        rows = list(csv.reader(io.StringIO(written[1:], newline=""), strict=True))
        assert len({len(one) for one in rows}) == 1
        for value in (value for one in rows for value in one):
            assert not ACTS.search(value) and "\n" not in value
            for part in re.split(r"[;,|\t\"]", value):
                assert is_number(value) or not re.match(r"\s*[=+\-@＝＋－＠]", part), value


def is_number(value):
    return re.fullmatch(r"-?\d+(\.\d+)?", value)


@everywhere
def test_the_notebook_is_valid_and_its_words_are_only_words(text):
    made, ordinary = notebook_for(text), notebook_for("Bo Berg")
    assert [skeleton(place) for place in made.cells] == [skeleton(place) for place in ordinary.cells]
    for place in made.cells:
        assert not ACTS.search(place.source)
        for output in place.get("outputs", ()):
            assert not ACTS.search(output.data["text/plain"] + output.data["text/html"])
            assert {tag for tag, _ in Reader(output.data["text/html"]).tags} <= {"div", "span", "code"}


def notebook_for(text):
    _marks, student = class_with(text)
    code = notebook(f"# {text}", "def a(x):\n    pass", "check(a)")
    made = nbformat.reads(feedback_notebook(student, student.works[0], code), as_version=4)
    nbformat.validate(made)
    return made


def skeleton(place):
    """What of a cell is markup: a Markdown cell without its letters, numbers and signs that are only themselves."""
    return place.cell_type, place.cell_type == "markdown" and re.sub(r"&#\d+;|[^\W_]| ", "", place.source)


@everywhere
def test_gradescope_gets_plain_text(text):
    _marks, student = class_with(text)
    made = json.loads(results_json(student))
    assert {made["output_format"], made["test_output_format"], made["test_name_format"]} == {"text"}
    for test in made["tests"]:
        assert {test["output_format"], test["name_format"]} == {"text"}
        assert not ACTS.search(test["output"]) and not ACTS.search(made["output"])


TOP = {"score": (int, float), "execution_time": (int, float), "output": str, "output_format": str,
       "test_output_format": str, "test_name_format": str, "visibility": str, "stdout_visibility": str,
       "extra_data": dict, "tests": list}  # fmt: skip
TEST = {"score": (int, float), "max_score": (int, float), "status": str, "name": str, "name_format": str,
        "number": str, "output": str, "output_format": str, "tags": list, "visibility": str,
        "extra_data": dict}  # fmt: skip
FORMATS = {"text", "html", "simple_format", "md", "ansi"}
SEEN = {"hidden", "after_due_date", "after_published", "visible"}


def test_gradescope_finds_what_its_documentation_names_and_nothing_else():
    _marks, student = class_with("Bo Berg")
    made = json.loads(results_json(student))
    for place, known in ((made, TOP), *((test, TEST) for test in made["tests"])):
        assert set(place) <= set(known)
        assert all(isinstance(value, known[key]) for key, value in place.items())
        assert all(value in FORMATS for key, value in place.items() if key.endswith("format"))
        assert all(value in SEEN for key, value in place.items() if key.endswith("visibility"))
    assert {test["status"] for test in made["tests"]} == {"passed", "failed"}
    assert made["score"] == sum(test["score"] for test in made["tests"]) == 3
    assert [test["number"] for test in made["tests"]] == ["1.1", "1.2"]


def test_what_acts_is_shown_as_an_escape_and_what_is_read_stays():
    assert one_line("\x1b[31m\ta\nb\x00") == r"\x1b[31m a b\x00"
    assert one_line("a\u202eb\ud800") == "a\\u202eb\ufffd"
    for harmless in ("王小明", "Zoë", "O'Brien", "नमस्ते", "עברית", "👩‍🔬", "x_1 ≤ 2·π"):
        assert one_line(harmless) == harmless
    assert one_line("x" * 5000).endswith("… (+1000)") and len(one_line("x" * 5000)) < 4020


def test_cells_that_are_no_formula_stay_as_they_are():
    for harmless in ("Ann-Marie", "a = b", "3.5", "late, 2 hours", "O'Brien", "a; b", "x@y.org"):
        assert cell(harmless) == harmless
    assert cell(-2.5) == -2.5 and cell(None) == ""
    assert cell("=1") == "'=1" and cell("a;=1") == "a;'=1"


def test_templates_have_no_sentences_of_their_own():
    """Every word on a page comes from Python, where translators find it; nothing in a template is marked safe."""
    from dlcore.classroom.given_back.page_files import HERE

    for path in HERE.glob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "|safe" not in text.replace(" ", "")
        bare = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", "", text, flags=re.DOTALL)
        assert not re.search(r"[A-Za-z]{2}", bare), path.name
