"""What the build refuses, in words and with the line, and what only looks like it."""

import pytest

from dlcore.classroom.execution import Failed
from dlcore.classroom.proofreading import Refused, ends_in_semicolon


def instead(old, new):
    return lambda text: text.replace(old, new, 1)


def below(heading, lines):
    return instead(f"# {heading}", "\n".join(f"# {line}".rstrip() for line in [heading, "", *lines]))


def with_cell(code):
    return lambda text: f"{text}\n# %%\n{code}\n"


HALF = 'exercise("half")'
REFUSED = {
    # what is done to the chapter, and words of the complaint
    "an unknown exercise": (
        instead('"half"', '"halve"'),
        "no exercise 'halve'; the chapter's are: double, half",
    ),
    "an exercise twice": (instead('"half"', '"double"'), "'double' stands 2 times"),
    "an exercise left out": (instead(HALF, "1"), "'half' belongs to this chapter, which never asks for it"),
    "an exercise with company": (instead(HALF, f"{HALF}\nx = 1"), "nothing but"),
    "an exercise by variable": (instead(HALF, "exercise(name)"), "nothing but"),
    "a semicolon": (instead("np.arange(3)", "np.arange(3);"), "ends in `;`"),
    "a MyST box": (below("## Halving", [":::{note}", "Hm.", ":::"]), "`:::`"),
    "a GitHub box": (below("## Halving", ["> [!NOTE]", "> Hm."]), "[!NOTE]"),
    "an install cell": (with_cell("import os\nos.system('pip install numpy')"), "install cell"),
    "a shell install": (with_cell("# !pip install numpy"), "install cell"),
    "a magic": (with_cell("# %matplotlib inline"), "magic"),
    "a timing magic": (with_cell("%timeit 1 + 1"), "magic"),
    "a path edit": (with_cell("import sys\nsys.path.append('..')"), "sys.path"),
    "IPython only": (with_cell("get_ipython().history_manager"), "plain Python"),
    "no Python": (with_cell("x = = 1"), "not valid Python"),
    "an empty cell": (with_cell("\n# %%\n1"), "empty cell"),
    "a picture without words": (instead("![a line rising]", "![ ]"), "without alt text"),
    "an img without words": (below("## Halving", ["<img src='a.png'>"]), "without alt text"),
    "a raw cell": (lambda text: text + "\n# %% [raw]\n# raw\n", "raw cell"),
    "nothing": (lambda text: "", "no cell"),
}


@pytest.mark.parametrize(("spoiled", "words"), REFUSED.values(), ids=REFUSED)
def test_refuses_in_words_and_names_the_line(toy, spoiled, words):
    with pytest.raises(Refused) as refused:
        toy(spoiled(toy.text)).notebooks()
    lines = str(refused.value).splitlines()
    assert any(words in line for line in lines), lines
    assert all(line.startswith("41_toy.py:") and line.split(":")[1].isdigit() for line in lines)


def test_the_line_named_is_the_line_meant(toy):
    chapter = toy(below("## Halving", [":::{note}"])(toy.text))
    with pytest.raises(Refused) as refused:
        chapter.notebooks()
    number = int(str(refused.value).split(":")[1])
    assert chapter.source.read_text(encoding="utf-8").splitlines()[number - 1] == "# :::{note}"


def test_everything_wrong_is_said_at_once(toy):
    with pytest.raises(Refused) as refused:
        toy(toy.text.replace('"half"', '"halve"').replace("np.arange(3)", "np.arange(3);")).notebooks()
    assert len(str(refused.value).splitlines()) == 4  # unknown, left out, and two semicolons


def test_an_exercise_of_another_chapter_is_refused(toy):
    with pytest.raises(Refused, match="belongs to 42_other, not to 41_toy"):
        toy(notebook="42_other").notebooks()


def test_a_task_that_would_break_out_of_its_docstring_is_refused(toy):
    with pytest.raises(Refused, match="do not make valid Python"):
        toy(task='Half: """ of x').notebooks()


def test_a_task_may_end_in_a_quotation_mark(toy):
    assert toy(task='This is called "half"').notebooks()


FINE = {
    "a fence that shows a box": below("## Halving", ["```", ":::{note}", "```"]),
    "a link in a quotation": below("## Halving", ["> [a link](x.ipynb) in a quotation"]),
    "a percent sign at the start of a line": with_cell("(\n    7\n    % 2\n)"),
    "a semicolon in the middle": with_cell("x = 1; x"),
}


@pytest.mark.parametrize("changed", FINE.values(), ids=FINE)
def test_what_is_fine_is_not_refused(toy, changed):
    assert changed(toy.text) != toy.text
    assert toy(changed(toy.text)).notebooks()


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("x;", True),
        ("x;  # why", True),
        ("x;\n\n# why\n", True),
        ("x", False),
        ('";"', False),
        ("x; y", False),
    ],
)
def test_only_a_last_semicolon_counts(text, ends):
    assert ends_in_semicolon(text) is ends


@pytest.mark.parametrize("code", ["x = = 1", "1 / 0", "import warnings\nwarnings.warn('careful')"])
def test_nothing_is_written_for_a_chapter_that_is_refused_or_fails(toy, code):
    chapter = toy(with_cell(code)(toy.text))
    with pytest.raises((Refused, Failed)):
        chapter.build()
    assert not chapter.learner_path.exists() and not chapter.solution_path.exists()


def test_a_kernel_that_dies_is_said_at_once(toy):
    with pytest.raises(Failed, match="DeadKernelError"):
        toy(with_cell("import os\nos._exit(1)")(toy.text)).build()
