"""What is said beside right and wrong: facts seen in the answer, hints, solutions, grading, progress."""

import numpy as np
import pytest

from dlcore.practice import best_of, catch_bugs, check, exercises, hint, solution, store, todo
from tests.answers.asking import checked, weighted_sum_with


def test_inputs_that_are_changed_deleted_or_resized_are_reported():
    def spoil(w, X, b):
        Z = w.T @ X + b
        X[:] = 0
        w.resize(0, refcheck=False)
        return Z

    verdict = checked(weighted_sum_with(spoil))
    assert verdict and "changes its input X, w" in verdict.message


def test_a_warning_is_said_in_words():
    verdict = checked(
        weighted_sum_with(lambda w, X, b: w.T @ X + b + 0 * np.float64(1e308) * np.exp(np.ones(1) * 800))
    )
    assert "overflow" in verdict.message


def test_data_from_the_notebook_is_reported():
    namespace = {"np": np, "offset": 1.0}
    exec("def weighted_sum(w, X, b):\n    return w.T @ X + b + offset", namespace)
    verdict = checked(namespace["weighted_sum"])
    assert "reads offset from the notebook" in verdict.message and "everywhere off by 1" in verdict.message


def test_a_size_written_as_a_number_is_reported():
    def flatten_dataset(images):
        return images.reshape(3, -1).T

    assert "The 3 in your code is right for inputs of one size only" in checked(flatten_dataset).message


def loop_gradients(w, b, X, Y):
    n, m = X.shape
    A = 1 / (1 + np.exp(-(w.T @ X + b)))
    dw, db, i = np.zeros((n, 1)), 0.0, 0
    while i < m:
        dw, db, i = dw + X[:, i : i + 1] * (A[0, i] - Y[0, i]), db + A[0, i] - Y[0, i], i + 1
    return dw / m, db / m


def test_a_missing_loop_is_told_only_where_there_is_none():
    assert checked(loop_gradients) and "no loop" not in check(loop_gradients).message
    unseen = np.vectorize(loop_gradients, signature="(n,k),(),(n,m),(k,m)->(n,k),()")
    assert checked(unseen) and "no loop" not in check(unseen).message
    at_once = exercises()["logreg_gradients"].reference
    assert "It has no loop" in checked(under_the_name("loop_gradients", at_once)).message


def under_the_name(name, function):
    def renamed(*arguments):
        return function(*arguments)

    renamed.__name__ = name
    return renamed


def test_a_warning_that_two_formulas_share_has_one_name():
    def stable_sigmoid(z):
        return np.where(np.asarray(z) >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))

    verdict = checked(stable_sigmoid)
    assert verdict and verdict.mistake == "naive_overflow" and "overflow" in verdict.message


def test_an_infinity_that_came_another_way_is_not_given_a_name():
    def logistic_cost(A, Y):
        return float("inf")

    verdict = checked(logistic_cost)
    assert not verdict and verdict.mistake is None


def test_numbers_are_shown_with_the_digits_that_tell_them_apart():
    verdict = checked(weighted_sum_with(lambda w, X, b: np.round(w.T @ X + b + 0.001 / 3, 9)))
    assert "15.5003, expected 15.5" in verdict.message


def test_loops_are_mentioned_where_none_are_wanted_and_pass():
    def weighted_sum(w, X, b):
        return np.array([[w[:, 0] @ x + b for x in X.T]])

    verdict = checked(weighted_sum)
    assert verdict and "It loops" in verdict.message


@pytest.mark.parametrize(
    "body, words",
    [
        (lambda w, X, b: -(w.T @ X + b), "opposite sign"),
        (lambda w, X, b: 4 * (w.T @ X + b), "4 times what it should be"),
        (lambda w, X, b: X.shape[1] * (w.T @ X + b), "`X.shape[1]` times too large"),
        (lambda w, X, b: (w.T @ X + b) / X.shape[0], "`w.shape[0]` times too small"),
        (lambda w, X, b: w.T @ X + b + 0.25, "off by 0.25"),
        (lambda w, X, b: (w.T @ X + b)[:, ::-1], "another order"),
        (lambda w, X, b: (w.T @ X + b).ravel(), "right numbers in shape (3,)"),
        (lambda w, X, b: (w.T @ X + b)[0, 0], "is one number"),
        (lambda w, X, b: (w.T @ X + b).tolist(), "Z is a list; a NumPy array is wanted"),
        (lambda w, X, b: w.T @ X + b > 0, "Z holds True or False; numbers are wanted"),
    ],
)
def test_triage_says_what_was_seen(body, words):
    verdict = checked(weighted_sum_with(body))
    assert verdict.mistake is None and words in verdict.message, verdict


def test_truths_are_told_as_truths():
    def diagnose(train_err, dev_err, baseline, tol=0.02):
        return {"bias": int(train_err > baseline), "variance": dev_err > train_err}

    assert "bias is True, expected False" in checked(diagnose).message

    def dropout_mask(u, keep_prob):
        return u * u

    assert "the mask at [0, 0] is 0.01, expected True" in checked(dropout_mask).message


def test_a_stub_behind_the_answer_is_named():
    def stable_sigmoid(z):
        return todo()

    def predict_proba(w, b, X):
        return stable_sigmoid(w.T @ X + b)

    verdict = checked(predict_proba)
    assert verdict.outcome == "not yet" and "`stable_sigmoid`, which is not written yet" in verdict.message


def test_best_of_gives_the_learners_function_or_the_reference_and_says_which(capsys):
    mine = weighted_sum_with(lambda w, X, b: w.T @ X + b)
    assert best_of(mine) is mine
    assert capsys.readouterr().out == "weighted_sum: yours\n"
    theirs = best_of(weighted_sum_with(lambda w, X, b: todo()))
    assert theirs(np.ones((2, 1)), np.ones((2, 3)), 1.0).tolist() == [[3.0, 3.0, 3.0]]
    assert "until yours passes" in capsys.readouterr().out
    with pytest.raises(LookupError, match="no exercise `print`"):
        best_of(print)


def test_hints_climb_and_end_with_the_way_to_the_solution():
    texts = [hint("weighted_sum").text for _ in range(5)]
    assert len(set(texts[:4])) == 4 and texts[3] == texts[4]
    assert 'solution("weighted_sum")' in texts[3] and "dlcore/" not in "".join(texts)
    assert "`dlcore/arrays.py`" in solution("weighted_sum").text
    assert "w.T @ X + b" in repr(solution(weighted_sum_with(None)))
    assert [hint(wrong).title for wrong in (3, "nothing", None)] == ["Which exercise?"] * 3


def test_a_check_writes_progress_and_says_when_it_cannot(monkeypatch):
    checked(weighted_sum_with(lambda w, X, b: w.T @ X + b))
    last = store.history("check", "weighted_sum")[-1]
    assert (last["outcome"], last["points"]) == ("passed", 5)
    monkeypatch.setattr(store, "record", lambda *arguments, **details: "The disk is full.")
    assert "The disk is full." in checked(weighted_sum_with(lambda w, X, b: w.T @ X + b)).message


def test_under_nbgrader_the_cell_is_worth_its_points_and_validation_raises(monkeypatch):
    right, wrong = weighted_sum_with(lambda w, X, b: w.T @ X + b), weighted_sum_with(lambda w, X, b: 0)
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert [repr(check(right)), repr(check(wrong))] == ["5.0", "0.0"]
    assert check(right)._repr_html_() is None
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")
    assert check(right)
    with pytest.raises(AssertionError, match="not yet"):
        check(wrong)


def test_catching_bugs_with_a_case_of_ones_own():
    assert catch_bugs("row_shares", np.ones((2, 2))).caught == ("row_max",)
    assert catch_bugs("row_shares", np.array([[1.0, 2.0], [3.0, 10.0]]))
    assert catch_bugs("row_shares", [[1.0, 2.0], [3.0, 10.0]])
    assert "does not take this" in catch_bugs("row_shares", [[1.0, 2.0], [3.0]]).title
    assert "does not take this" in catch_bugs("row_shares").title
    assert "no exercise" in catch_bugs("rows").title


def test_a_case_can_catch_all_bugs_of_the_chapters_on_splits_regularisation_and_inputs():
    assert catch_bugs("select_and_report", [0.3, 0.1, 0.1], [0.2, 0.4, 0.3])
    assert catch_bugs("early_stop", [0.7, 0.8, 0.6, 0.7, 0.5, 0.8, 0.5, 0.3], 2)
    assert catch_bugs("fit_scaler", [[1.0, 2.0, 6.0], [10.0, 40.0, 20.0]])
    assert catch_bugs(
        "numerical_grad", lambda t: float(t[0, 0] ** 3 - t[0, 0] * t[1, 0] ** 2), [[3], [1]], 0.1
    )
    assert not catch_bugs("early_stop", [0.5, 0.4, 0.3], 1).caught


def test_a_case_can_catch_all_bugs_of_the_chapters_on_softmax_and_strategy():
    assert catch_bugs("softmax_columns", [[1.0, 2.0], [2.0, 1.0]]).caught == ("global_sum", "no_exp")
    assert catch_bugs("softmax_columns", [[1000.0, 1.0, -3.0], [2.0, 3.0, 5.0]])
    assert catch_bugs("precision_recall", 5, 5, 5).caught == ("accuracy_like",)
    assert catch_bugs("precision_recall", cases=[(8, 2, 12), (0, 0, 0)])
    assert catch_bugs("error_gaps", 0.04, 0.07, 0.1, 0.06, 0.08)


def test_a_case_can_catch_all_bugs_of_the_chapters_on_pictures():
    X = [[3.0, 0, 5, -1], [0, 2, 7, 4], [6, -2, 1, 0]]
    missed = ("flipped_kernel", "transposed_kernel", "square_only")
    square, same = [row[1:] for row in X], [[1.0, 0], [0, 1]]
    assert catch_bugs("cross_correlate", square, same).missed == missed
    assert catch_bugs("cross_correlate", X, [[1.0, 2], [3, -4]])
    assert catch_bugs("trace_shapes", 14, 3, [("conv", 3, 2, 2, 8), ("pool", 3, 2)])
    pixels = np.array([[[250, 100, 3], [128, 60, 30]]], np.uint8)
    assert catch_bugs("color_shift", pixels, [20, -30, 10]).missed == ("one_end",)
    assert catch_bugs("color_shift", pixels, [20, -30, -10])
    assert catch_bugs("fine_tune_step", [1.0, 2, 3], [1.0, 2, 4], {1, 2}, 0.1)


def test_what_no_single_call_can_catch_several_can():
    A, u = np.array([[1.0, -2.0], [3.0, 4.0]]), np.array([[0.9, 0.1], [0.3, 0.75]])
    assert catch_bugs("dropout_forward", A, 0.7, u, True).missed == ("active_at_test", "scaled_at_test")
    assert catch_bugs("dropout_forward", cases=[(A, 0.7, u, True), (A, 0.7, u, False)])
    assert not catch_bugs("dropout_forward", cases=[]).caught
    assert (
        "does not take this"
        in catch_bugs("dropout_forward", cases=[(A, 0.7, u, True), (A, 7, u, True)]).title
    )
