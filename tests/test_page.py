"""The progress page tells what happened: passed, helped, mistaken, asked, and what comes next."""

import pytest

from dlcore.practice import page, store
from dlcore.practice.checker.exercise import exercises
from dlcore.practice.page import notebooks, progress
from dlcore.practice.quizzes import questions

CHAPTER = "02_logistic_regression"
MINE = {id: exercise for id, exercise in exercises().items() if exercise.notebook == CHAPTER}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("DLCORE_PROGRESS", str(tmp_path))
    yield tmp_path
    store._waiting.clear()


def check(id, outcome="passed", mistake=None):
    points = exercises()[id].points if outcome == "passed" else 0
    store.record("check", id, outcome=outcome, mistake=mistake, points=points)


def next_step():
    return progress().next_step


def test_every_chapter_with_exercises_or_questions_has_a_bar():
    assert notebooks() == sorted(notebooks()) and len(notebooks()) >= 3
    assert {"00_start_here", "01_numpy_and_big_picture", CHAPTER} <= set(notebooks())
    text = repr(progress())
    assert all(name in text for name in notebooks())


def test_exercises_count_from_when_their_chapter_is_there(tmp_path, monkeypatch):
    monkeypatch.setattr(page, "CHAPTERS", tmp_path)
    (tmp_path / f"{CHAPTER}.ipynb").touch()
    (tmp_path / "77_a_chapter_without_exercises.ipynb").touch()
    check("gradient_step")
    check("l2_penalty")
    points = sum(exercise.points for exercise in MINE.values())
    assert notebooks() == [CHAPTER]
    assert repr(progress()).startswith(f"3 of {points} points, 1 of {len(MINE)} exercises passed")
    with pytest.raises(ValueError, match="no chapter '06_regularization'"):
        progress("06_regularization")


def test_where_no_notebooks_lie_all_chapters_with_exercises_are_listed(tmp_path, monkeypatch):
    monkeypatch.setattr(page, "CHAPTERS", tmp_path / "nowhere")
    assert {"00_start_here", CHAPTER, "06_regularization"} <= set(notebooks())


def test_at_the_start_nothing_is_done_and_the_first_exercise_is_next():
    there = [exercise for exercise in exercises().values() if exercise.notebook in notebooks()]
    all_points = sum(exercise.points for exercise in there)
    first = repr(progress()).splitlines()
    assert first[0] == f"0 of {all_points} points, 0 of {len(there)} exercises passed"
    core = next(exercise for exercise in exercises().values() if exercise.core)
    assert first[-1] == f"Next: {core.id} in {core.notebook}"
    assert len(first) == 2 + len(notebooks())


def test_points_core_and_quiz_are_counted_in_their_chapter():
    core = next(exercise for exercise in MINE.values() if exercise.core)
    check(core.id)
    store.record("quiz", "02.1", right=True)
    line = repr(progress(CHAPTER))
    points, cores = sum(e.points for e in MINE.values()), sum(e.core for e in MINE.values())
    asked = [id for id in questions() if id.startswith("02.")]
    assert f"{core.points} of {points} points" in line
    assert f"core 1 of {cores}" in line and f"extra 0 of {len(MINE) - cores}" in line
    assert f"quiz 1 of {len(asked)}" in line
    assert "core 0 of" in repr(progress("01_numpy_and_big_picture"))


def test_a_pass_is_not_lost_by_a_later_failure():
    check("logreg_gradients")
    check("logreg_gradients", "not yet", "sign_flipped")
    (standing,) = [s for s in progress(CHAPTER).standings if s.exercise.id == "logreg_gradients"]
    assert standing.passed and standing.points == exercises()["logreg_gradients"].points
    assert "logreg_gradients:" not in repr(progress())


def test_the_last_mistake_the_tries_and_the_help_are_told():
    check("logreg_gradients", "not yet", "elementwise_dw")
    check("logreg_gradients", "not yet", "sign_flipped")
    check("logreg_gradients", "not attempted")
    store.record("hint", "logreg_gradients", rung=1)
    store.record("hint", "logreg_gradients", rung=2)
    assert "  logreg_gradients: 2 tries, last mistake: sign flipped, 2 hints" in repr(progress())
    store.record("hint", "logreg_gradients", rung=2)
    assert "2 hints" in repr(progress())
    for rung in (3, 4, 4):
        store.record("hint", "logreg_gradients", rung=rung)
    assert f"{len(exercises()['logreg_gradients'].hints)} hints" in repr(progress())


def test_a_solution_that_was_shown_is_said_even_when_it_passed_afterwards():
    store.record("solution", "gradient_step")
    assert "  gradient_step: not tried yet, solution shown" in repr(progress())
    check("gradient_step")
    assert "  gradient_step: passed, solution shown" in repr(progress())


def test_an_untouched_exercise_that_was_only_run_is_not_listed():
    check("gradient_step", "not attempted")
    assert "gradient_step:" not in repr(progress())


def test_questions_answered_wrong_last_time_are_listed_until_answered_right():
    store.record("quiz", "02.3", right=False)
    assert "Questions answered wrong last time: 02.3" in repr(progress())
    store.record("quiz", "02.3", right=True)
    assert "02.3" not in repr(progress())


def test_the_next_step_goes_from_core_to_extra_to_questions_to_the_end():
    for exercise in exercises().values():
        if exercise.core:
            check(exercise.id)
    extra = next(exercise for exercise in exercises().values() if not exercise.core)
    assert extra.id in next_step()
    for id in exercises():
        check(id)
    assert next_step() == "Next: `quiz('00.1')`"
    for id in questions():
        store.record("quiz", id, right=True)
    assert next_step() == "All exercises and questions are done."
    assert repr(progress(CHAPTER)).count("#") == 20 and "." * 2 not in repr(progress(CHAPTER))


def test_a_chapter_that_is_nearly_done_does_not_look_done():
    for id in list(MINE)[1:]:
        check(id)
    assert repr(progress(CHAPTER)).count("#") < 20


def test_events_of_other_courses_and_kinds_do_no_harm():
    store.record("check", "an_exercise_of_a_newer_course", outcome="passed", points=99)
    store.record("check", "gradient_step")
    store.record("quiz", "77.7")
    store.record("prediction", "E06", value="x")
    assert repr(progress()).startswith("0 of ")
    assert progress()._repr_html_()


def test_an_unknown_chapter_is_named_with_those_there_are():
    with pytest.raises(ValueError, match=f"no chapter '07_moon'.*{CHAPTER}"):
        progress("07_moon")


def test_trouble_with_saving_is_on_the_page(folder, monkeypatch):
    (folder / "file").touch()
    monkeypatch.setenv("DLCORE_PROGRESS", str(folder / "file"))
    check("gradient_step")
    assert "cannot be saved" in repr(progress()) and "cannot be saved" in progress()._repr_html_()
    assert "3 of" in repr(progress(CHAPTER))


def test_the_html_tells_the_same_in_words_and_links_to_the_chapters():
    check("logreg_gradients", "not yet", "sign_flipped")
    html = progress()._repr_html_()
    assert f'<a href="{CHAPTER}.ipynb">' in html
    assert "last mistake: sign flipped" in html and "not tried yet" in html
    assert html.count('aria-hidden="true"') >= len(notebooks())
    assert html.count("<div") == html.count("</div>")
    assert progress(CHAPTER)._repr_html_().count("<div") == progress(CHAPTER)._repr_html_().count("</div>")
