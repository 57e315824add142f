"""The build, on a small chapter of its own: what it makes, what it refuses, and that it makes the same twice.

Then the course: every built notebook is in step with its source.
"""

import base64
import json
from pathlib import Path
from types import SimpleNamespace

import nbformat
import numpy as np
import pytest

from dlcore.classroom import build, chapter, execution
from dlcore.classroom.execution import Failed
from dlcore.classroom.proofreading import Refused, ends_in_semicolon
from dlcore.practice.exercise import exercises as all_exercises

ROOT = Path(__file__).resolve().parents[1]
NAME = "41_toy"


def double(x, factor=2):
    """Twice x."""
    # Scale first, so that
    # the shape stays.
    scaled = factor * np.asarray(x)

    return scaled


def half(x):
    return x / 2


def exercise_of(reference, signature, task, notebook=NAME, points=3):
    id = reference.__name__
    return SimpleNamespace(
        id=id, notebook=notebook, points=points, signature=signature, task=task, reference=reference
    )


EXERCISES = {
    "double": exercise_of(double, "(x, factor=2)", "Multiply `x` by the factor.\n\nKeep its shape."),
    "half": exercise_of(half, "(x)", r"Half of x: $\frac{1}{2} x$.", points=2),
}

# The toy chapter brings its own `check`, so that this file tests the build and nothing else.
TOY = """# %% [markdown]
# # A toy chapter
#
# ![a line rising](data:image/png;base64,AAAA)

# %%
import numpy as np

def todo():
    raise NotImplementedError

def check(function):
    return "passed" if function(np.ones(2)) is not None else "not yet"

# %% [markdown]
# ## Doubling

# %%
exercise("double")

# %% [markdown]
# ## Halving

# %%
exercise("half")

# %% tags=["nbval-ignore-output", "timing"]
import time
print(f"it took {time.perf_counter_ns() % 1_000_000} ns")

# %%
np.arange(3)

# %%
np.arange(3)
"""


@pytest.fixture
def toy(tmp_path):
    """A course of one chapter; `toy(text)` writes its source and gives the chapter."""

    def written(text=TOY, exercises=EXERCISES):
        source = tmp_path / "notebooks" / "source" / f"{NAME}.py"
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_text(text, encoding="utf-8")
        return build.Chapter(source, exercises)

    return written


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The toy chapter, built once with a real kernel."""
    source = tmp_path_factory.mktemp("course") / "notebooks" / "source" / f"{NAME}.py"
    source.parent.mkdir(parents=True)
    source.write_text(TOY, encoding="utf-8")
    made = build.Chapter(source, EXERCISES)
    made.build()
    return made


def cell(notebook, id):
    return next(cell for cell in notebook.cells if cell.id == id)


# What is made


def test_the_learner_gets_a_blank_and_a_check_and_the_solution_the_references_body(toy):
    learner, solution = toy().notebooks()
    head = 'def double(x, factor=2):\n    """Multiply `x` by the factor.\n\n    Keep its shape.\n    """\n'
    body = (
        "    # Scale first, so that\n    # the shape stays.\n"
        "    scaled = factor * np.asarray(x)\n\n    return scaled\n"
    )
    assert cell(learner, "double").source == head + "    return todo()"
    assert cell(solution, "double").source == head + "    # BEGIN SOLUTION\n" + body + "    # END SOLUTION"
    assert cell(learner, "check-double").source == cell(solution, "check-double").source == "check(double)"


def test_a_task_with_a_formula_becomes_a_raw_docstring_that_python_reads_back(toy):
    learner, _ = toy().notebooks()
    namespace = {}
    exec(cell(learner, "half").source, namespace)
    assert namespace["half"].__doc__ == EXERCISES["half"].task


def test_the_check_follows_its_exercise(toy):
    for notebook in toy().notebooks():
        ids = [cell.id for cell in notebook.cells]
        assert all(ids[ids.index(id) + 1] == f"check-{id}" for id in EXERCISES)


def test_a_picture_travels_inside_the_notebook(toy):
    made = toy(TOY.replace("# ## Halving", "# ## Halving\n#\n# ![a red dot](pictures/dot.png)"))
    with pytest.raises(Refused, match=r"there is no picture pictures/dot\.png beside the source"):
        made.notebooks()
    picture = made.source.parent / "pictures" / "dot.png"
    picture.parent.mkdir()
    picture.write_bytes(DOT)
    for notebook in made.notebooks():
        holder = next(c for c in notebook.cells if "Halving" in c.source)
        assert "![a red dot](attachment:dot.png)" in holder.source
        assert base64.b64decode(holder.attachments["dot.png"]["image/png"]) == DOT
    picture.write_bytes(DOT * 200_000)
    with pytest.raises(Refused, match="kB travel well"):
        made.notebooks()


DOT = bytes.fromhex("89504e470d0a1a0a")


def test_cell_ids_depend_on_the_text_alone(toy):
    before = {cell.source: cell.id for cell in toy().notebooks()[0].cells}
    moved = TOY.replace("# ## Halving", "# ## Halving\n#\n# A new sentence.")
    after = {cell.source: cell.id for cell in toy(moved + "\n# %%\n1 + 1\n").notebooks()[0].cells}
    assert {text for text in before if before[text] != after.get(text)} == {"## Halving"}


def test_two_cells_of_the_same_text_have_different_ids(toy):
    learner, _ = toy().notebooks()
    ids = [cell.id for cell in learner.cells]
    assert len(ids) == len(set(ids))
    assert len([id for id in ids if id.startswith(cell_id("np.arange(3)"))]) == 2


def cell_id(text):
    return f"code-{chapter.digest(text)}"


def test_the_edition_changes_with_the_text_and_with_the_points(toy):
    editions = {
        toy().notebooks()[0].metadata.dlcore.edition,
        toy(TOY.replace("Doubling", "Twice")).notebooks()[0].metadata.dlcore.edition,
        toy(TOY, EXERCISES | {"half": exercise_of(half, "(x)", "Half.", points=4)})
        .notebooks()[0]
        .metadata.dlcore.edition,
    }
    assert len(editions) == 3


def test_learner_notebooks_have_no_output(built):
    notebook = nbformat.read(built.learner_path, as_version=4)
    assert all(not c.outputs and c.execution_count is None for c in execution.code_cells(notebook))


def test_the_solution_is_run_and_shows_what_its_cells_return(built):
    notebook = nbformat.read(built.solution_path, as_version=4)
    assert [cell(notebook, f"check-{id}").outputs[0].data["text/plain"] for id in EXERCISES] == [
        "'passed'"
    ] * 2
    counts = [c.execution_count for c in execution.code_cells(notebook)]
    assert counts == list(range(1, len(counts) + 1))


def test_building_again_writes_the_same_bytes(built):
    before = {path: path.read_bytes() for path in (built.learner_path, built.solution_path)}
    built.build()
    assert {path: path.read_bytes() for path in before} == before
    assert b"execution" not in before[built.learner_path].replace(b"execution_count", b"")
    assert all(b"\r" not in text and text.endswith(b"\n") for text in before.values())


def test_a_built_chapter_is_in_step_until_its_source_or_a_notebook_changes(built):
    assert list(built.out_of_step()) == []
    source = built.source.read_text(encoding="utf-8")
    kept = built.learner_path.read_text(encoding="utf-8")
    try:
        built.source.write_text(source + "\n# %%\n1 + 1\n", encoding="utf-8")
        assert list(built.out_of_step()) == [built.learner_path, built.solution_path]
        built.source.write_text(source, encoding="utf-8")
        built.learner_path.write_text(kept.replace("Doubling", "Trebling"), encoding="utf-8")
        assert list(built.out_of_step()) == [built.learner_path]
    finally:
        built.source.write_text(source, encoding="utf-8")
        built.learner_path.write_text(kept, encoding="utf-8")


def test_nothing_of_the_users_environment_reaches_the_kernel_but_what_it_needs(tmp_path, monkeypatch):
    monkeypatch.setenv("DLCORE_LANGUAGE", "zh_CN")
    monkeypatch.setenv("DLCORE_PROGRESS", "/somewhere/real")
    environment = execution.environment(tmp_path, tmp_path / "private")
    assert environment["OPENBLAS_NUM_THREADS"] == "1"
    assert environment["DLCORE_LANGUAGE"] == "en"
    assert Path(environment["DLCORE_PROGRESS"]).parent == tmp_path / "private"
    assert environment["PYTHONPATH"].startswith(str(tmp_path))


# nbgrader's metadata, schema 3, by its rules


def complaints_about_metadata(notebook):
    """What nbgrader's schema 3 (its v3.json and the rules of v3.py) would say against a notebook."""
    booleans = {"grade", "locked", "solution"}
    allowed = booleans | {"task", "grade_id", "points", "schema_version", "checksum", "cell_type"}
    seen = set()
    for c in notebook.cells:
        meta = c.metadata.get("nbgrader")
        if meta is None:
            continue
        where = meta.get("grade_id", c.source)
        if set(meta) - allowed:
            yield f"{where}: keys {set(meta) - allowed}"
        if meta.get("schema_version") != 3 or any(type(meta.get(key)) is not bool for key in booleans):
            yield f"{where}: schema_version, grade, locked and solution are required"
        if not meta.get("grade_id") or not set(meta["grade_id"]) <= set(ID_LETTERS):
            yield f"{where}: no grade_id, or one with other signs than letters, digits, _ and -"
        if where in seen:
            yield f"{where}: twice"
        seen.add(where)
        if meta.get("grade") and not (isinstance(meta.get("points"), int | float) and meta["points"] >= 0):
            yield f"{where}: points"
        if meta.get("task") or c.cell_type != "code":
            yield f"{where}: only code cells are graded here"


ID_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"


def test_metadata_keeps_nbgraders_schema(toy):
    for notebook in toy().notebooks():
        assert list(complaints_about_metadata(notebook)) == []
        graded = {
            c.metadata.nbgrader.grade_id: c.metadata.nbgrader
            for c in notebook.cells
            if "nbgrader" in c.metadata
        }
        assert set(graded) == {"double", "check-double", "half", "check-half"}
        assert graded["check-double"] == {
            "grade": True, "grade_id": "check-double", "locked": True, "points": 3,
            "schema_version": 3, "solution": False, "task": False,
        }  # fmt: skip
        assert graded["half"]["solution"] and not graded["half"]["grade"] and "points" not in graded["half"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda meta: meta.update(schema_version=2),
        lambda meta: meta.update(grade="yes"),
        lambda meta: meta.pop("points"),
        lambda meta: meta.update(grade_id="a b"),
        lambda meta: meta.update(colour="red"),
        lambda meta: meta.update(grade_id="double"),
    ],
)
def test_the_rules_above_notice_what_breaks_them(toy, spoil):
    learner, _ = toy().notebooks()
    spoil(cell(learner, "check-half").metadata.nbgrader)
    assert list(complaints_about_metadata(learner))


def test_nbgrader_itself_agrees(toy):
    nbgrader = pytest.importorskip("nbgrader.nbgraderformat.v3", reason="nbgrader is not installed")
    for notebook in toy().notebooks():
        nbgrader.MetadataValidatorV3().validate_nb(notebook)


def test_nbgraders_own_stripping_of_the_solution_gives_our_learner_notebook(toy):
    preprocessors = pytest.importorskip("nbgrader.preprocessors", reason="nbgrader is not installed")
    learner, solution = toy().notebooks()
    clear = preprocessors.ClearSolutions(code_stub={"python": chapter.STUB})
    stripped, _ = clear.preprocess(solution, {})
    assert [c.source for c in stripped.cells] == [c.source for c in learner.cells]


def score(check):
    """nbgrader's rule for a check cell that was run: 0 for an error or any stderr, else the number it shows.

    What is no number counts as full marks, so a friendly sentence would give them to everybody.
    """
    for output in check.outputs:
        if output.output_type == "error" or output.get("name") == "stderr":
            return 0
        if output.output_type == "execute_result":
            return float(output.data["text/plain"])
    return check.metadata.nbgrader.points


def test_a_learners_notebook_is_graded_by_its_own_checks(tmp_path, monkeypatch):
    """As nbgrader runs it: one answer right, one wrong, one that warns, one left blank."""
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    course = all_exercises()
    chosen = ["image_to_column", "flatten_dataset", "unit_rows", "column_percentages"]
    imports = "import warnings\nimport numpy as np\nfrom dlcore.practice import check, todo"
    texts = [imports, *(f'exercise("{id}")' for id in chosen)]
    cells = [chapter.SourceCell("code", text, (), 1, tmp_path) for text in texts]
    learner = chapter.learner_notebook("01_toy", cells, course)
    right = chapter.solution_notebook("01_toy", cells, course)
    wrong = "def flatten_dataset(images):\n    return images.reshape(-1, images.shape[0])"
    warns = cell(right, "unit_rows").source.replace("# BEGIN SOLUTION", "warnings.warn('careful')")
    cell(learner, "image_to_column").source = cell(right, "image_to_column").source
    cell(learner, "flatten_dataset").source, cell(learner, "unit_rows").source = wrong, warns
    execution.run(learner, ROOT, tmp_path)
    scores = [score(cell(learner, f"check-{id}")) for id in chosen]
    assert scores == [course["image_to_column"].points, 0, course["unit_rows"].points, 0]


# What is refused


REFUSED = {
    "an unknown exercise": (TOY.replace('"half"', '"halve"'), "no exercise 'halve'"),
    "an exercise twice": (TOY.replace('"half"', '"double"'), "'double' stands 2 times"),
    "an exercise left out": (
        TOY.replace('exercise("half")', "1"),
        "'half' belongs to this chapter, which never asks",
    ),
    "an exercise with company": (TOY.replace('exercise("half")', 'exercise("half")\nx = 1'), "nothing but"),
    "an exercise by variable": (TOY.replace('exercise("half")', "exercise(name)"), "nothing but"),
    "a semicolon": (TOY.replace("np.arange(3)", "np.arange(3);", 1), "ends in `;`"),
    "a MyST box": (
        TOY.replace("# # A toy chapter", "# # A toy chapter\n#\n# :::{note}\n# Hm.\n# :::"),
        "`:::`",
    ),
    "a GitHub box": (TOY.replace("# ## Halving", "# ## Halving\n#\n# > [!NOTE]\n# > Hm."), "[!NOTE]"),
    "an install cell": (TOY + "\n# %%\nimport os; os.system('pip install numpy')\n", "install cell"),
    "a shell install": (TOY + "\n# %%\n# !pip install numpy\n", "install cell"),
    "a magic": (TOY + "\n# %%\n# %matplotlib inline\n", "magic"),
    "a timing magic": (TOY + "\n# %%\n%timeit 1 + 1\n", "magic"),
    "a path edit": (TOY + "\n# %%\nimport sys\nsys.path.append('..')\n", "sys.path"),
    "IPython only": (TOY + "\n# %%\nget_ipython().history_manager\n", "plain Python"),
    "no Python": (TOY + "\n# %%\nx = = 1\n", "not valid Python"),
    "an empty cell": (TOY + "\n# %%\n\n# %%\n1\n", "empty cell"),
    "a picture without words": (TOY.replace("![a line rising]", "![ ]"), "without alt text"),
    "an img without words": (
        TOY.replace("# ## Halving", "# ## Halving\n#\n# <img src='a.png'>"),
        "without alt text",
    ),
    "a raw cell": (TOY + "\n# %% [raw]\n# raw\n", "raw cell"),
    "nothing": ("", "no cell"),
}


@pytest.mark.parametrize(("text", "words"), REFUSED.values(), ids=REFUSED)
def test_refuses_in_words_and_names_the_line(toy, text, words):
    with pytest.raises(Refused) as refused:
        toy(text).notebooks()
    lines = str(refused.value).splitlines()
    assert any(words in line for line in lines), lines
    assert all(line.startswith(f"{NAME}.py:") and line.split(":")[1].isdigit() for line in lines)


def test_the_line_named_is_the_line_meant(toy):
    made = toy(TOY.replace("# ## Halving", "# ## Halving\n#\n# :::{note}"))
    with pytest.raises(Refused) as refused:
        made.notebooks()
    number = int(str(refused.value).split(":")[1])
    assert made.source.read_text(encoding="utf-8").splitlines()[number - 1] == "# :::{note}"


def test_everything_wrong_is_said_at_once(toy):
    with pytest.raises(Refused) as refused:
        toy(TOY.replace('"half"', '"halve"').replace("np.arange(3)", "np.arange(3);")).notebooks()
    assert len(str(refused.value).splitlines()) == 4  # unknown, left out, and two semicolons


def test_an_exercise_of_another_chapter_is_refused(toy):
    with pytest.raises(Refused, match="belongs to 42_other, not to 41_toy"):
        toy(
            exercises=EXERCISES | {"half": exercise_of(half, "(x)", "Half.", notebook="42_other")}
        ).notebooks()


def test_a_task_that_would_break_out_of_its_docstring_is_refused(toy):
    with pytest.raises(Refused, match="do not make valid Python"):
        toy(exercises=EXERCISES | {"half": exercise_of(half, "(x)", 'Half: """ of x')}).notebooks()


FINE = {
    "a fence that shows a box": "# # Fine\n#\n# ```\n# :::{note}\n# ```",
    "a quoted word": "# # Fine\n#\n# > [a link](x.ipynb) in a quotation",
}


@pytest.mark.parametrize("heading", FINE.values(), ids=FINE)
def test_what_is_fine_is_not_refused(toy, heading):
    assert toy(TOY.replace("# # A toy chapter", heading)).notebooks()


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


def test_a_percent_sign_at_the_start_of_a_line_is_no_magic(toy):
    assert toy(TOY + "\n# %%\n(\n    7\n    % 2\n)\n").notebooks()


def test_nothing_is_written_for_a_chapter_that_is_refused_or_fails(toy):
    for text in (TOY + "\n# %%\nx = = 1\n", TOY + "\n# %%\n1 / 0\n"):
        made = toy(text)
        with pytest.raises((Refused, Failed)):
            made.build()
        assert not made.learner_path.exists() and not made.solution_path.exists()


# What is refused after running


def run_output(**output):
    code = nbformat.v4.new_code_cell("x", id="x", outputs=[nbformat.from_dict(output)])
    return nbformat.v4.new_notebook(cells=[code])


def shown(data, metadata=None):
    return run_output(output_type="display_data", data=data, metadata=metadata or {})


WRONG_OUTPUTS = {
    "a figure without alt": (shown({"image/png": "iVBORw0", "text/plain": "<Figure>"}), "alt text"),
    "a figure with empty alt": (shown({"image/png": "iVBORw0"}, {"image/png": {"alt": " "}}), "alt text"),
    "an address": (shown({"text/plain": "<object at 0x7f12ab34cd>"}), "memory address"),
    "a warning": (run_output(output_type="stream", name="stderr", text="RuntimeWarning: divide"), "stderr"),
    "a path": (
        run_output(output_type="stream", name="stdout", text=f"{ROOT}/data/x.png"),
        "path of this machine",
    ),
}


@pytest.mark.parametrize(("notebook", "words"), WRONG_OUTPUTS.values(), ids=WRONG_OUTPUTS)
def test_outputs_that_do_not_travel_are_refused(notebook, words):
    with pytest.raises(Failed, match=words):
        execution.look_over(notebook, ROOT)


def test_a_figure_with_alt_text_is_fine():
    execution.look_over(shown({"image/png": "iVBORw0"}, {"image/png": {"alt": "A line from 0 to 1."}}), ROOT)


def test_views_of_widgets_and_paths_in_tracebacks_are_left_out():
    notebook = shown({execution.WIDGET: {"model_id": "b1946ac9"}, "text/plain": "a slider"})
    error = {
        "output_type": "error",
        "ename": "ValueError",
        "evalue": "no",
        "traceback": ["File /tmp/ipykernel_1/2.py"],
    }
    notebook.cells[0].outputs.append(nbformat.from_dict(error))
    execution.normalise(notebook)
    assert notebook.cells[0].outputs[0].data == {"text/plain": "a slider"}
    assert notebook.cells[0].outputs[1].traceback == ["ValueError: no"]


def timed(text, tags=("timing",)):
    notebook = run_output(output_type="stream", name="stdout", text=text)
    notebook.cells[0].metadata["tags"] = list(tags)
    return notebook


@pytest.mark.parametrize(
    ("old", "new", "tags", "kept"),
    [
        ("loop 12.5 ms", "loop 3.25 ms", ("timing",), True),
        ("loop 12.5 ms", "loop 3.25 ms", (), False),
        ("loop 12.5 ms", "sum 3.25 ms", ("timing",), False),
    ],
)
def test_only_a_timing_whose_words_are_the_same_keeps_its_numbers(old, new, tags, kept):
    notebook = timed(new, tags)
    execution.keep_timings(notebook, timed(old, tags))
    assert notebook.cells[0].outputs[0].text == (old if kept else new)


# The command


def test_the_command_builds_checks_and_says_what_is_wrong(built, capsys, monkeypatch):
    root = built.root
    monkeypatch.setattr(build, "all_exercises", lambda: EXERCISES)
    assert build.main(["--check"], root) == 0
    assert build.main(["99"], root) == 1
    assert "there is no chapter 99 in notebooks/source (there: 41_toy)" in capsys.readouterr().err
    solution = built.solution_path.read_text(encoding="utf-8")
    try:
        built.solution_path.write_text(solution.replace("Doubling", "Trebling"), encoding="utf-8")
        assert build.main(["--check", "41"], root) == 1
        assert capsys.readouterr().err.startswith("notebooks/solutions/41_toy.ipynb is out of step")
    finally:
        built.solution_path.write_text(solution, encoding="utf-8")


def test_a_folder_without_chapters_is_said(tmp_path, capsys):
    assert build.main([], tmp_path) == 1
    assert "there is no chapter in" in capsys.readouterr().err


# The course


CHAPTERS = build.chapters(ROOT)


@pytest.mark.parametrize("made", CHAPTERS, ids=[made.name for made in CHAPTERS])
def test_the_courses_notebooks_are_in_step_with_their_sources(made):
    stale = [path.name for path in made.out_of_step()]
    assert not stale, f"{stale} out of step: python3 -m dlcore build {made.name[:2]}"


@pytest.mark.parametrize("made", CHAPTERS, ids=[made.name for made in CHAPTERS])
def test_the_courses_metadata_keeps_nbgraders_schema(made):
    for path in (made.learner_path, made.solution_path):
        notebook = nbformat.read(path, as_version=4)
        assert list(complaints_about_metadata(notebook)) == []


@pytest.mark.parametrize("made", CHAPTERS, ids=[made.name for made in CHAPTERS])
def test_a_solution_notebook_stays_small_enough_to_read_on_a_page(made):
    assert made.solution_path.stat().st_size < 1_500_000


def test_every_chapter_has_its_source():
    """No notebook is left over from a chapter that was renamed."""
    stems = {made.name for made in CHAPTERS}
    for folder in (ROOT / "notebooks", ROOT / "notebooks" / "solutions"):
        assert {path.stem for path in folder.glob("*.ipynb")} == stems


def test_notebooks_are_stored_as_the_build_writes_them():
    for made in CHAPTERS:
        for path in (made.learner_path, made.solution_path):
            text = path.read_text(encoding="utf-8")
            assert text == json.dumps(json.loads(text), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
