"""What the page is made of: its files fit together, and it has a word for all it says."""

import base64
import re
from types import SimpleNamespace

import numpy as np
import pytest

from dlcore.explore.playground.canvas import HERE, PARTS, Canvas, module
from dlcore.explore.playground.controls import CONTROLS
from dlcore.explore.playground.settings import DATA
from dlcore.explore.playground.words import DOTS, SIDE, form

PAGE = SimpleNamespace(own=None, table=None)


def test_the_page_is_made_of_all_its_files_and_each_is_read_in_one_sitting():
    assert sorted(PARTS) == sorted(path.name for path in HERE.glob("*.js"))
    for name in (*PARTS, "page.css"):
        assert len((HERE / name).read_text(encoding="utf-8").splitlines()) <= 300


def test_no_two_files_of_the_page_declare_the_same_name():
    declared = re.findall(r"^(?:async )?(?:function|class|const|let) (\w+)", module(), re.MULTILINE)
    assert len(declared) == len(set(declared))


def test_the_page_has_a_word_for_all_it_says_and_says_all_its_words():
    said = set(re.findall(r"\bwords\.(\w+)", module()))
    by_name = {"dead", "saturated", "code_here", "share_here"}  # words[flag], words[`${what}_here`]
    assert said | by_name == set(form(PAGE)["words"])


def test_the_page_loads_nothing_from_elsewhere():
    assert not re.findall(r"https?:|\bimport\b|\bfetch\(|url\(", module() + Canvas._css)


def test_a_picture_of_an_input_is_the_input_over_the_plane():
    pictures = form(PAGE)["pictures"]
    assert list(pictures) == [value for c in CONTROLS if c.name == "inputs" for value in c.values]
    field = np.frombuffer(base64.b64decode(pictures["x2"]), np.uint8).reshape(SIDE, SIDE)
    assert field[0, 0] == 254 and field[-1, 0] == 0 and (field[:, 0] == field[:, -1]).all()
    waves = np.frombuffer(base64.b64decode(pictures["sin(x1)"]), np.uint8).reshape(SIDE, SIDE)
    x1 = -6 + 12 * (np.arange(SIDE) + 0.5) / SIDE
    np.testing.assert_allclose((waves[3] - 127.0) / 127, np.sin(x1) / np.abs(np.sin(x1)).max(), atol=0.01)


def test_every_data_set_has_a_picture_and_a_table_only_where_there_is_one():
    found = form(PAGE)["thumbnails"]
    assert {problem: {*sets, "own"} for problem, sets in found.items()} == {
        k: set(v) for k, v in DATA.items()
    }
    for sets in found.values():
        for points in sets.values():
            assert len(points) == DOTS and np.abs(np.array(points)[:, :2]).max() <= 1


@pytest.mark.parametrize("name", ["activation", "optimizer", "data"])
def test_what_is_not_there_is_not_offered(name):
    controls = {control["name"]: control for control in form(PAGE)["controls"]}
    assert "own" not in [value for value, _label in controls[name]["options"]]


def test_the_axes_have_the_names_of_a_tables_columns():
    points, Y = np.random.default_rng(0).normal(size=(2, 40)), np.arange(40)[np.newaxis] % 2
    own = SimpleNamespace(points=points, Y=Y, names=("age", "height", "ill"), problem="classification")
    told = form(SimpleNamespace(own=None, table=own))
    assert told["words"]["axes"] == ["age", "height"]
    assert len(told["thumbnails"]["classification"]["own"]) == 40
    assert "own" not in told["thumbnails"]["regression"]
