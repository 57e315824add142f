"""What becomes of a chapter's source: cells, ids, pictures, and the same bytes every time."""

import base64

import nbformat
import pytest

from dlcore.classroom import execution
from dlcore.classroom.identity import id_of
from dlcore.classroom.proofreading import Refused

DOT = bytes.fromhex("89504e470d0a1a0a")


def test_the_learner_gets_a_blank_and_the_solution_has_the_references_body(toy, cell):
    learner, solution = toy().notebooks()
    head = 'def double(x, factor=2):\n    """Multiply `x` by the factor.\n\n    Keep its shape.\n    """\n'
    body = (
        "    # Scale first, so that\n    # the shape stays.\n"
        "    scaled = factor * np.asarray(x)\n\n    return scaled\n"
    )
    assert cell(learner, "double").source == head + "    return todo()"
    assert cell(solution, "double").source == head + "    # BEGIN SOLUTION\n" + body + "    # END SOLUTION"
    assert cell(learner, "check-double").source == cell(solution, "check-double").source == "check(double)"


def test_a_task_with_a_formula_becomes_a_raw_docstring_that_python_reads_back(toy, cell):
    learner, _ = toy().notebooks()
    namespace = {}
    exec(cell(learner, "half").source, namespace)
    assert namespace["half"].__doc__ == toy.exercises["half"].task


def test_the_check_follows_its_exercise(toy):
    for notebook in toy().notebooks():
        ids = [cell.id for cell in notebook.cells]
        assert all(ids[ids.index(id) + 1] == f"check-{id}" for id in toy.exercises)


def test_a_picture_travels_inside_the_notebook(toy):
    chapter = toy(toy.text.replace("# ## Halving", "# ## Halving\n#\n# ![a red dot](pictures/dot.png)"))
    with pytest.raises(Refused, match=r"there is no picture pictures/dot.png beside the source"):
        chapter.notebooks()
    picture = chapter.source.parent / "pictures" / "dot.png"
    picture.parent.mkdir()
    picture.write_bytes(DOT)
    for notebook in chapter.notebooks():
        holder = next(cell for cell in notebook.cells if "Halving" in cell.source)
        assert "![a red dot](attachment:dot.png)" in holder.source
        assert base64.b64decode(holder.attachments["dot.png"]["image/png"]) == DOT
        assert holder.id == id_of("markdown", holder.source)
    picture.write_bytes(DOT * 200_000)
    with pytest.raises(Refused, match="kB travel well"):
        chapter.notebooks()


def test_cell_ids_depend_on_the_text_alone(toy):
    before = {cell.source: cell.id for cell in toy().notebooks()[0].cells}
    longer = toy.text.replace("# ## Halving", "# ## Halving\n#\n# A new sentence.") + "\n# %%\n1 + 1\n"
    after = {cell.source: cell.id for cell in toy(longer).notebooks()[0].cells}
    assert {text for text in before if before[text] != after.get(text)} == {"## Halving"}


def test_two_cells_of_the_same_text_have_different_ids(toy):
    ids = [cell.id for cell in toy().notebooks()[0].cells]
    assert len(ids) == len(set(ids))
    assert len([id for id in ids if id.startswith(id_of("code", "np.arange(3)"))]) == 2


def test_the_edition_changes_with_the_text_and_with_the_points(toy):
    chapters = [toy(), toy(toy.text, points=4)]
    editions = {chapter.notebooks()[0].metadata.dlcore.edition for chapter in chapters}
    editions.add(toy(toy.text.replace("Doubling", "Twice")).notebooks()[0].metadata.dlcore.edition)
    assert len(editions) == 3


def test_learner_notebooks_have_no_output(built):
    notebook = nbformat.read(built.learner_path, as_version=4)
    assert all(not c.outputs and c.execution_count is None for c in execution.code_cells(notebook))


def test_the_solution_is_run_and_shows_what_its_cells_return(built, cell):
    notebook = nbformat.read(built.solution_path, as_version=4)
    verdicts = [cell(notebook, id).outputs[0].data["text/plain"] for id in ("check-double", "check-half")]
    assert verdicts == ["'passed'"] * 2
    counts = [c.execution_count for c in execution.code_cells(notebook)]
    assert counts == list(range(1, len(counts) + 1))


def test_building_again_writes_the_same_bytes(built):
    before = {path: path.read_bytes() for path in (built.learner_path, built.solution_path)}
    built.build()
    assert {path: path.read_bytes() for path in before} == before
    assert all(b"\r" not in text and text.endswith(b"}\n") for text in before.values())
    assert b"iopub" not in before[built.solution_path]  # no time of execution


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
