"""A table of the learner's own: read as people write tables, and whatever is odd is told in a sentence."""

import numpy as np
import pytest

from dlcore.explore.playground.run import Run
from dlcore.explore.playground.settings import Settings
from dlcore.explore.playground.table import MOST, Table, table


def values(m=40, seed=0):
    rng = np.random.default_rng(seed)
    return rng.normal([170, 3e6], [10, 2e5], (m, 2))


def rows(m=40, label=lambda a, b: "tall" if a > 170 else "short"):
    return [f"{a:.2f},{b:.1f},{label(a, b)}" for a, b in values(m)]


@pytest.fixture
def written(tmp_path):
    def write(lines, name="mine.csv", coding="utf-8"):
        path = tmp_path / name
        text = lines if isinstance(lines, str) else "\n".join(lines) + "\n"
        path.write_bytes(text if isinstance(text, bytes) else text.encode(coding))
        return path

    return write


def test_two_numbers_and_a_label_are_points_and_classes(written):
    found = table(written(["height,income,size", *rows()]))
    assert found.names == ("height", "income", "size") and found.problem == "classification"
    assert found.labels == ("short", "tall") and found.said == ""
    assert found.points.shape == (2, 40) and found.Y.shape == (1, 40)
    assert np.allclose(found.points.mean(axis=1), 0) and np.allclose(found.points.std(axis=1), 2)
    order = np.argsort(found.points[0])
    assert np.array_equal(found.Y[0, order], sorted(found.Y[0]))  # the tall ones are to the right
    assert not np.array_equal(found.Y[0], [int(a > 170) for a, _b in values()])  # in random order


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(",", ";").replace(".", ","),
        lambda text: text.replace(",", "\t"),
        lambda text: text.replace(",", " , "),
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text + "\n\n  \n",
        lambda text: text.replace("short", '"short"'),
        lambda text: text.replace("a,b,c\n", ""),
    ],
    ids=["semicolons", "tabs", "spaces", "mark", "windows", "empty lines", "quotes", "no names"],
)
def test_the_same_table_in_other_clothes(written, change):
    text = "\n".join(["a,b,c", *rows()]) + "\n"
    usual, other = table(written(text)), table(written(change(text), "other.csv"))
    assert np.array_equal(usual.points, other.points) and np.array_equal(usual.Y, other.Y)
    assert usual.labels == other.labels


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_other_alphabets_are_read(written, coding):
    found = table(
        written(["größe,b,c", *rows(label=lambda a, b: "für" if a > 170 else "wider")], coding=coding)
    )
    assert found.names[0] == "größe" and found.labels == ("für", "wider")


def test_many_numbers_are_a_regression(written):
    found = table(written(["a,b,c", *rows(label=lambda a, b: f"{3 * a:.3f}")]))
    assert found.problem == "regression" and found.labels == ()
    assert abs(found.Y.mean()) < 1e-9 and np.isclose(found.Y.std(), 1 / 3)
    assert np.allclose(found.Y[0], found.points[0] / 6, atol=1e-3)


def test_two_numbers_are_classes_in_their_order(written):
    assert table(written(["a,b,c", *rows(label=lambda a, b: 10 if a > 170 else 9)])).labels == ("9", "10")
    assert table(written(["a,b,c", *rows(label=lambda a, b: "+" if a > 170 else "-")])).labels == ("+", "-")


def test_three_columns_can_be_chosen(written):
    lines = ["id,size,height,income"] + [
        f"{k},{row.split(',')[2]},{row.rsplit(',', 1)[0]}" for k, row in enumerate(rows())
    ]
    path = written(lines)
    found = table((path, "height", "income", "size"))
    assert np.array_equal(found.points, table(written(["a,b,c", *rows()], "b.csv")).points)
    assert found.given == repr((str(path), "height", "income", "size"))


def test_rows_with_something_missing_are_left_out_and_counted(written):
    found = table(written(["a,b,c", *rows(), "170,,tall", "NA,3,short", "170,3,nan"]))
    assert found.Y.size == 40 and found.said == "3 rows were left out: a value is missing."


def test_of_a_long_table_some_rows_are_drawn(written):
    found = table(written(["a,b,c", *rows(MOST + 7)]))
    assert found.Y.size == MOST and "5,000 of 5,007 rows were drawn." in found.said


def test_arrays_are_a_table_too():
    X, rng = values().T, np.random.default_rng(1)
    for Y in (X[0] > 170, (X[0] > 170).astype(int)[np.newaxis], np.where(X[0] > 170, 5.0, 3.0)):
        found = table((X, Y))
        assert found.problem == "classification" and found.Y.sum() == (X[0] > 170).sum()
    assert table([X, rng.normal(size=40)]).problem == "regression"
    assert table(found) is found and isinstance(found, Table)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "is empty, or is no text"),
        ("\n \n", "is empty, or is no text"),
        ("PK\0\0binary", "is empty, or is no text"),
        ("a\n1\n2\n", "has one column only; wanted are three"),
        ("a,b,c\n1,2,x\n", "has 1 complete rows; at least 10 are needed"),
        ("a,b\n" + "1,2\n" * 20, "has 2 columns, a, b; wanted are two numbers and a label"),
        ("a,b,c,d\n" + "1,2,3,4\n" * 20, "has 4 columns, a, b, c, d"),
        ("a,b,c\n1,2,x\n1,2\n", "line 3 has 2 columns, but line 1 has 3"),
        ("a,b,c\n" + "1,two,x\n1,2,y\n" * 10, "line 2: 'two' in column b is no number"),
        ("a,b,c\n" + "1,2,x\n1,inf,y\n" * 10, "line 3: 'inf' in column b is no number"),
        ("a,b,c\n" + "1,2,x\n1,3,y\n" * 10, "Column a is 1 everywhere."),
        ("a,b,c\n" + "1,2,x\n2,3,x\n" * 10, "column c says 'x' everywhere"),
        ("a,b,c\n" + "1,2,x\n2,3,y\n2,2,z\n" * 10, "column c has 3 different labels, such as x, y, z"),
        ('a,b,c\n1,2,"x\n' + "1,2,x\n" * 20, "complete rows"),
    ],
)
def test_what_is_odd_is_told(written, text, told):
    with pytest.raises(ValueError) as caught:
        table(written(text))
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (3, "table is of type int; wanted is the name of a CSV file"),
        ([], "table is of type list"),
        ("nowhere.csv", "nowhere.csv cannot be opened: "),
        ((np.ones((3, 20)), np.ones(20)), "X has shape (3, 20)"),
        ((np.array([["a"] * 20] * 2), np.ones(20)), "wanted are real numbers (2, m)"),
        ((np.ones((2, 20)), np.ones(19)), "Y has shape (19,); wanted is one number for each column of X, (1, 20)"),
        ((np.full((2, 20), np.nan), np.ones(20)), "X or Y has nan"),
        ((np.ones((2, 5)), np.arange(5)), "has 5 points; at least 10 are needed"),
        ((values(20).T, np.ones(20)), "Y is 1.0 everywhere"),
        ((np.ones((2, 20)), np.arange(20)), "Column x1 is 1 everywhere."),
    ],
)  # fmt: skip
def test_what_is_no_table_is_told(given, told, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ValueError) as caught:
        table(given)
    assert told in str(caught.value)


def test_columns_that_are_not_there_are_told(written):
    path = written(["a,a,b,c", *(f"{k},{row}" for k, row in enumerate(rows()))])
    with pytest.raises(ValueError, match="has no single column 'a'; it has a, a, b, c"):
        table((path, "a", "b", "c"))
    with pytest.raises(ValueError, match="table names 1 columns; wanted are three"):
        table((path, "b"))


def test_a_table_larger_than_memory_is_not_read(written, monkeypatch):
    monkeypatch.setattr("dlcore.explore.playground.table.LARGEST", 10)
    with pytest.raises(ValueError, match="is larger than 0 MB"):
        table(written(rows()))


# In a run


def test_a_run_learns_a_table(written):
    run = Run(Settings(data="own"), table=written(["a,b,c", *rows(60)]))
    run.step(600)
    assert run.points_train.shape == (2, 30) and run.costs[1] < 0.5 and not run.trouble
    assert run.change(Settings(data="xor")) and run.X_train.shape == (2, 250)


def test_the_problem_is_that_of_the_table():
    X, rng = values().T, np.random.default_rng(1)
    run = Run(Settings(data="own"), table=(X, rng.normal(size=40)))
    assert run.settings.problem == "regression" and run.step(30) == 30
    run.change(run.settings.changed(problem="classification"))
    assert (run.settings.problem, run.settings.data) == ("classification", "circle")
    run.change(run.settings.changed(data="own"))
    assert (run.settings.problem, run.settings.data) == ("regression", "own")
    assert run.step(30) == 30


@pytest.mark.parametrize("share", [10, 90])
def test_ten_points_are_enough_to_begin_with(share):
    X = values(10).T
    run = Run(Settings(data="own", train_share=share, batch_norm=True), table=(X, X[0] > 170))
    assert run.step(30) == 30 and run.bounded and run.Y_train.size + run.Y_test.size == 10
