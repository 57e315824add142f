"""How far a search is, where somebody can see it; and outputs that are the same on every run."""

import io
from types import SimpleNamespace

import pytest

from dlcore.search import PoolLost, curve_trial, progress, search
from dlcore.search.progress import Bar, Line, Progress, Silent, line_for

CURVES = [{"learning_rate": rate / 100} for rate in range(1, 10)]


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def terminal(monkeypatch):
    """A terminal of our own: pytest puts back what is written into sys itself."""
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=Terminal(), modules={}))
    return progress.sys.stderr


def test_one_line_of_a_terminal_is_written_over(terminal, capsys):
    search(curve_trial, CURVES, workers=1)
    *before, last, end = terminal.getvalue().replace("\n", "\r").split("\r")
    assert last.startswith("rung 3 of 3 (epoch 9), 1 of 1 trials, best score -0.2529")
    assert end == "" and terminal.getvalue().count("\n") == 1
    assert before[1].startswith("rung 1 of 3 (epoch 1), 0 of 9 trials")
    assert sum("rung 1 of 3" in line for line in before) == 10
    widths = [len(line) for line in before[1:]]
    assert widths == sorted(widths)  # a shorter line would leave the end of a longer one standing
    assert not capsys.readouterr().out


def test_nothing_is_shown_where_nobody_looks(capfd):
    search(curve_trial, CURVES, workers=1)
    search(curve_trial, CURVES, workers=1, show=False)
    assert capfd.readouterr() == ("", "")


def test_a_search_that_stops_says_so(terminal):
    with pytest.raises(PoolLost), Progress(True, (1, 3), 9, 12) as bar:
        bar.begin(1, 9, known=4)
        bar.step(0.5)
        raise PoolLost
    assert (
        terminal.getvalue()
        .rstrip()
        .endswith("Stopped: rung 1 of 2 (epoch 1), 5 of 9 trials, best score 0.5000")
    )


def test_a_search_that_stops_before_it_begins(terminal):
    with pytest.raises(PoolLost), Progress(True, (1, 3), 9, 12):
        raise PoolLost
    assert "Stopped: 9 trials, compared after 1, 3 epochs" in terminal.getvalue()


@pytest.fixture
def shown(monkeypatch):
    """What is displayed as by a notebook's kernel."""
    pytest.importorskip("ipywidgets")
    bundles = []
    monkeypatch.setattr(progress, "in_a_notebook", lambda: True)
    monkeypatch.setattr("IPython.display.display", lambda bundle, raw: bundles.append(bundle))
    return bundles


def test_a_bar_is_shown_once_and_fills(shown):
    with Progress(True, (1, 3, 9), 9, 13) as bar:
        widget = bar.line.bar
        bar.begin(1, 9, known=2)
        assert (widget.value, widget.max) == (2, 13)
        for _ in range(7):
            bar.step(0.25)
        bar.begin(3, 2, known=0)  # one of the three has failed
        assert widget.value == 9
        assert bar.line.note.value == "rung 2 of 3 (epoch 3), 0 of 2 trials, best score 0.2500"
    assert widget.value == 13 and widget.bar_style == "success"
    (bundle,) = shown
    assert bundle["text/plain"] == "9 trials, compared after 1, 3, 9 epochs"
    assert bundle["application/vnd.jupyter.widget-view+json"]["model_id"]
    assert widget.tooltip


def test_a_bar_that_stops_is_not_full(shown):
    with pytest.raises(PoolLost), Progress(True, (1, 3), 9, 12) as bar:
        bar.begin(1, 9, known=4)
        raise PoolLost
    assert bar.line.bar.value == 4 and bar.line.bar.bar_style == "warning"
    assert bar.line.note.value.startswith("Stopped: ")


def test_news_of_the_store_are_beside_the_bar():
    bar = Progress(False, (1,), 1, 1, news="It was mended.")
    bar.begin(1, 1, known=1)
    assert bar.words().endswith("It was mended.")


def test_where_it_is_shown(monkeypatch, terminal):
    assert line_for(False) is Silent
    assert line_for(True) is Line
    progress.sys.stderr = None  # as under pythonw
    assert line_for(True) is Silent
    monkeypatch.setattr(progress, "in_a_notebook", lambda: True)
    assert line_for(True) is Bar


CELL = """
from dlcore.search import curve_trial, search
found = search(curve_trial, [{"learning_rate": k / 100} for k in range(1, 10)])
found
"""


def test_the_output_of_a_cell_is_the_same_on_every_run():
    nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")
    cells = [nbformat.v4.new_code_cell(CELL) for _run in range(2)]
    notebook = nbformat.v4.new_notebook(cells=cells)
    nbclient.NotebookClient(notebook, timeout=100, kernel_name="python3").execute()
    first, second = ([{**output["data"]} for output in cell.outputs] for cell in notebook.cells)
    for data in (*first, *second):
        data.pop("application/vnd.jupyter.widget-view+json", None)  # its number is random, and not compared
    assert first == second
    assert [data["text/plain"].splitlines()[0] for data in first] == [
        "9 trials, compared after 1, 3, 9 epochs",
        "9 trials: 1 finished, 8 stopped early",
    ]


def test_the_best_score_may_be_one_of_an_earlier_start(shown):
    with Progress(True, (1, 3), 9, 12) as bar:
        bar.begin(1, 9, known=2, scores=[0.75, None])
        assert bar.words() == "rung 1 of 2 (epoch 1), 2 of 9 trials, best score 0.7500"
        bar.step(0.5)
        assert bar.words().endswith("best score 0.7500")


def test_one_epoch_is_no_epochs():
    assert Progress(False, (1,), 9, 9).plan == "9 trials, compared after 1 epoch"
