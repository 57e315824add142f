"""What a search finds: who goes on, who is stopped, who fails; and that nobody's speed has a say."""

import json
import math
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from threading import Lock

import numpy as np
import pytest

from dlcore.search import curve_trial, digits_trial, search
from dlcore.search.found import Found
from dlcore.search.pools import Here, Processes
from dlcore.search.rungs import sizes, survivors
from tests.search.tasks import ROOT, begun, misbehaving_trial, telling_trial


def curves(*rates):
    return [{"learning_rate": rate} for rate in rates]


def quietly(trial, configurations, **more):
    return search(trial, configurations, **{"workers": 1, "show": False} | more)


def drawn(count):
    """Configurations for digits_trial, as a learner would draw them."""
    rng = np.random.default_rng(0)
    return [
        {"learning_rate": 10 ** rng.uniform(-4, 0), "units": int(2 ** rng.uniform(3, 6)), "beta1": 0.9}
        for _ in range(count)
    ]


def test_all_are_tried_and_the_best_third_goes_on():
    found = quietly(curve_trial, curves(*np.linspace(0.01, 0.09, 9)))
    assert [row["epochs"] for row in found.table] == [1] * 6 + [3] * 2 + [9]
    assert [row["outcome"] for row in found.table] == ["stopped"] * 8 + ["finished"]
    assert [row["trial"] for row in found.table] == list(range(9))
    assert found.best == {"learning_rate": 0.09, "score": found.table[8]["score"]}
    assert found.table[8]["score"] == pytest.approx(-9 * (1 - 2 * 0.09) ** 18)


def test_the_state_is_carried_so_no_epoch_is_done_twice(tmp_path):
    configurations = [{"id": k, "learning_rate": 0.1 * k, "folder": str(tmp_path)} for k in range(1, 4)]
    quietly(telling_trial, configurations, rungs=(1, 3, 9), keep=0.67)
    assert {name: len(begun(tmp_path, name)) for name in ("1_1", "2_1", "3_1", "2_2", "3_2", "3_6")} == {
        "1_1": 1, "2_1": 1, "3_1": 1, "2_2": 1, "3_2": 1, "3_6": 1,
    }  # fmt: skip
    assert len(begun(tmp_path)) == 6


def forgetful(configuration, epochs, state=None, seed=0):
    assert state is None
    return epochs * configuration["a"]


def test_a_trial_without_state_begins_again():
    found = quietly(forgetful, [{"a": 2}], rungs=(1, 3, 9))
    assert found.best == {"a": 2, "score": 18}


def test_of_equal_scores_the_first_goes_on():
    found = quietly(forgetful, [{"a": 1, "b": k} for k in range(7)], rungs=(1, 2), keep=0.5)
    assert [row["outcome"] for row in found.table] == ["finished"] * 3 + ["stopped"] * 4
    assert found.best["b"] == 0


@pytest.mark.parametrize(
    ("count", "keep", "left"),
    [(40, 1 / 3, 13), (9, 1 / 3, 3), (3, 1 / 3, 1), (2, 1 / 3, 1), (1, 0.1, 1), (7, 1, 7), (10, 0.3, 3)],
)
def test_how_many_go_on(count, keep, left):
    assert survivors(count, keep) == left


def test_the_sizes_of_all_rungs():
    assert sizes(40, (1, 3, 9), 1 / 3) == [40, 13, 4]


def test_a_trial_that_fails_is_named_and_the_others_go_on():
    ways = ["nan", "raise", "", "text", "state", "late", "inf"]
    found = quietly(misbehaving_trial, [{"way": way} for way in ways], rungs=(1, 2), keep=1)
    outcomes = {row["way"]: row["outcome"] for row in found.table}
    assert outcomes[""] == "finished"
    assert outcomes["nan"] == "failed: FloatingPointError: the score is nan"
    assert outcomes["inf"] == "failed: FloatingPointError: the score is inf"
    assert outcomes["raise"] == "failed: ZeroDivisionError: division by zero"
    assert outcomes["text"].startswith("failed: ValueError: could not convert string to float")
    assert "'w' in the state is no array of numbers" in outcomes["state"]
    assert outcomes["late"] == "failed: ZeroDivisionError: division by zero"
    assert {row["way"]: row["epochs"] for row in found.table}["late"] == 1
    assert all(math.isnan(row["score"]) for row in found.table if row["way"])
    assert found.best == {"way": "", "score": 1.0}
    assert "6 failed" in repr(found)


def test_nobody_left():
    found = quietly(misbehaving_trial, [{"way": "nan"}, {"way": "raise"}])
    assert found.best is None
    assert repr(found).splitlines()[0] == "2 trials: 2 failed"
    assert "ZeroDivisionError" in repr(found)


def test_equal_configurations_are_tried_once(tmp_path):
    one = {"id": 0, "learning_rate": 0.1, "folder": str(tmp_path)}
    found = quietly(telling_trial, [one, dict(reversed(one.items())), one], rungs=(1,))
    assert len(begun(tmp_path)) == 1
    assert len(found.table) == 3


def test_numbers_of_numpy_become_those_of_python():
    found = quietly(
        curve_trial, [{"learning_rate": np.float64(0.25)}], rungs=(np.int64(2),), seed=np.int64(3)
    )
    assert json.loads(json.dumps(found.table)) == found.table


def test_processes_and_this_process_find_the_same():
    """Also with more processes than processors, where trials overtake each other."""
    configurations = drawn(12)
    one, four = (quietly(digits_trial, configurations, workers=n).table for n in (1, 4))
    assert one == four
    assert len({row["score"] for row in one}) > 4


def test_another_seed_is_another_search():
    a, b = (quietly(digits_trial, drawn(1), rungs=(1,), seed=seed).best["score"] for seed in (0, 1))
    assert a != b


NOTEBOOK = """
import numpy as np
from functools import cache
from dlcore.search import search

offset = np.array([1.0, 2.0])

@cache
def slow():
    return offset.sum()

def mine(configuration, epochs, state=None, seed=0):
    return np.tanh(configuration["a"]) + offset[0], None

print(search(mine, [{"a": a} for a in range(4)], rungs=(1,), workers=2, show=False).best["a"])
"""


def test_a_function_of_a_notebook_travels_to_processes():
    """A notebook's functions are in a `__main__` without a file, which no other process can import."""
    told = subprocess.run(
        [sys.executable, "-c", NOTEBOOK], capture_output=True, text=True, cwd=ROOT, timeout=100, check=True
    )
    assert told.stdout == "3\n"
    assert not told.stderr


def test_a_function_of_a_file_that_is_not_on_the_path_travels_too(tmp_path):
    """As a test's file, which pytest imports from wherever it is."""
    (tmp_path / "lonely.py").write_text(
        "SCALE = 2.0\n\ndef trial(configuration, epochs, state=None, seed=0):\n    return SCALE * configuration['a']\n"
    )
    spec = spec_from_file_location("lonely", tmp_path / "lonely.py")
    sys.modules["lonely"] = lonely = module_from_spec(spec)
    try:
        spec.loader.exec_module(lonely)
        found = quietly(lonely.trial, [{"a": 3}], rungs=(1,), workers=2)
    finally:
        del sys.modules["lonely"]
    assert found.best == {"a": 3, "score": 6.0}


def test_a_function_that_does_not_arrive_has_its_reason(monkeypatch):
    """Its name is there, but the worker does not find it: no worker dies of that."""
    monkeypatch.setattr("dlcore.search.pools.found_elsewhere", lambda function: True)
    monkeypatch.setattr(lost_in_transit, "__module__", "nowhere")
    monkeypatch.setitem(sys.modules, "nowhere", sys.modules[__name__])
    found = quietly(lost_in_transit, curves(0.1, 0.2), workers=2)
    assert {row["outcome"] for row in found.table} == {
        "failed: ModuleNotFoundError: No module named 'nowhere'"
    }


def lost_in_transit(configuration, epochs, state=None, seed=0):
    return 1.0


def test_a_function_that_cannot_travel_is_told():
    lock = Lock()

    def mine(configuration, epochs, state=None, seed=0):
        return lock.locked()

    with pytest.raises(ValueError, match=r"mine cannot be sent to another process: .*lock"):
        quietly(mine, curves(0.1), workers=2)
    assert quietly(mine, curves(0.1)).best["score"] == 0


UNGUARDED = """
from dlcore.search import curve_trial, search
search(curve_trial, [{"learning_rate": 0.1}] * 3, show=False)
"""


def test_a_script_that_calls_search_without_its_guard_is_told(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(UNGUARDED, encoding="utf-8")
    told = subprocess.run([sys.executable, script], capture_output=True, text=True, cwd=ROOT, timeout=100)
    assert told.returncode == 1
    assert "PoolLost: A worker process ends as soon as it begins" in told.stderr.splitlines()[-1]
    assert "__main__" in told.stderr.splitlines()[-1]


def test_the_setting_names_the_cluster(monkeypatch):
    from dlcore.search.rungs import pool_for

    monkeypatch.setenv("DLCORE_CLUSTER", "tcp://127.0.0.1:1")
    assert pool_for(2, None).address == "tcp://127.0.0.1:1"
    assert pool_for(2, "tcp://127.0.0.1:2").address == "tcp://127.0.0.1:2"
    assert isinstance(pool_for(2, ""), Processes)
    monkeypatch.delenv("DLCORE_CLUSTER")
    assert isinstance(pool_for(2, None), Processes)
    assert isinstance(pool_for(1, None), Here)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"configurations": []}, "no configuration"),
        ({"configurations": [3]}, "configuration 0 is of type int"),
        ({"configurations": [{"a": 1}, {"score": 1}]}, "configuration 1 has a setting 'score'"),
        ({"configurations": [{3: 1}]}, "configuration 0 has a setting 3"),
        ({"configurations": [{"a": math.nan}]}, "no finite number"),
        ({"configurations": [{"a": {1, 2}}]}, "no finite number"),
        ({"rungs": ()}, "rungs is"),
        ({"rungs": (3, 1)}, "rungs is"),
        ({"rungs": (0, 1)}, "rungs is"),
        ({"rungs": (1.5,)}, "rungs is"),
        ({"keep": 0}, "keep is 0"),
        ({"keep": 1.5}, "keep is 1.5"),
        ({"workers": 0}, "workers is 0"),
        ({"workers": 1.5}, "workers is 1.5"),
        ({"seed": -1}, "seed is -1"),
        ({"trial": 3}, "trial is 3"),
    ],
)
def test_what_cannot_be_searched_is_told(wrong, told):
    asked = {"trial": curve_trial, "configurations": curves(0.1), "show": False, "workers": 1} | wrong
    with pytest.raises(ValueError, match=told):
        search(**asked)


def test_what_is_shown_is_short_and_escaped():
    rows = [
        {"trial": k, "a": f"<{k}>", "epochs": 1, "score": k / 8, "outcome": "finished"} for k in range(40)
    ]
    found = Found(rows, "news <of> the store")
    assert len(repr(found).splitlines()) == 7
    assert repr(found).splitlines()[1] == "  score 4.8750 after 1 epoch (a <39>)"
    html = found._repr_html_()
    assert html.count("<tr>") == 6
    assert "&lt;39&gt;" in html and "<39>" not in html
    assert "news &lt;of&gt; the store" in html
