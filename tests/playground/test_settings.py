"""The settings of the playground: each control at its ends, the line of code, and what is refused."""

from dataclasses import fields

import pytest

from dlcore.explore.playground.controls import CONTROLS, LAYERS, UNITS
from dlcore.explore.playground.run import Run
from dlcore.explore.playground.settings import DATA, DEFAULTS, Settings


def ends(control):
    """Every choice of a control, or the two ends of its ladder."""
    if control.kind == "sizes":
        return [(), (1,), (UNITS,) * LAYERS]
    if control.kind == "toggle":
        return [True, False]
    if control.kind == "toggles":
        return [*((name,) for name in control.values), control.values]
    if control.kind == "choice":
        return control.values
    return dict.fromkeys([control.low, control.high, control.values[-1]])


BUT_OWN = [(control.name, value) for control in CONTROLS for value in ends(control) if value != "own"]


def test_every_field_has_a_control_and_every_control_a_field():
    assert [control.name for control in CONTROLS] and {control.name for control in CONTROLS} == set(DEFAULTS)
    assert list(DEFAULTS) == [field.name for field in fields(Settings)]


def test_every_control_says_what_it_is():
    for control in CONTROLS:
        told = control.shown()
        assert told["label"] and told["help"].endswith(".")
        assert told["kind"] in ("choice", "ladder", "toggle", "toggles", "sizes")
        assert told["group"] in ("data", "network", "training", "view")
        assert all(isinstance(label, str) and label for _value, label in told["options"])


def test_rungs_rise():
    for control in CONTROLS:
        if control.kind == "ladder":
            numbers = [value for value in control.values if value != "all"]
            assert numbers == sorted(set(numbers)) and control.values.index(DEFAULTS[control.name]) >= 0


@pytest.mark.parametrize(("name", "value"), BUT_OWN)
def test_every_control_at_its_ends_is_a_network_that_trains(name, value):
    run = Run(Settings().changed(**{name: value}))
    made = run.step(12)
    assert (made == 12 and run.bounded) or run.trouble
    if name != "learning_rate":
        assert not run.trouble
    assert getattr(run.settings, name) == value
    hidden = run.settings.hidden
    assert [len(values) for values in run.field(run.points_test)] == [len(run.settings.inputs), *hidden, 1]
    assert [layer["size"] for layer in run.layers()] == [*hidden, 1]


@pytest.mark.parametrize("name", ["activation", "optimizer", "data"])
def test_own_without_anything_of_ones_own_says_how_to_give_it(name):
    run = Run(Settings().changed(**{name: "own"}))
    assert name in run.trouble and "Playground(" in run.trouble
    assert run.step(3) == 0 == run.steps
    assert len(run.field(run.points_train)) == 4  # there is still a picture
    run.change(Settings())
    assert run.trouble == "" and run.step(3) == 3


def test_the_line_of_code_is_what_differs():
    assert Settings().code() == "Playground()"
    some = Settings(data="spiral", hidden=(8, 8), learning_rate=0.1, batch_norm=True, pace=50)
    assert some.code() == 'Playground(data="spiral", hidden=(8, 8), learning_rate=0.1, batch_norm=True)'
    assert Settings(problem="regression", data="plane").code() == 'Playground(data="plane")'


def test_the_line_of_code_leads_back():
    for name, value in BUT_OWN:
        settings = Settings().changed(**{name: value}).changed(pace=20)
        found = eval(settings.code(), {"Playground": lambda **some: Settings().changed(**some)})
        assert found == settings


def test_something_of_ones_own_is_written_once():
    settings = Settings(activation="own", optimizer="own", data="own")
    line = settings.code(activation="(g, g_grad)", step="mine", table='"my.csv"')
    assert line == 'Playground(activation=(g, g_grad), step=mine, table="my.csv")'


def test_problem_and_data_bring_each_other_along():
    assert Settings().changed(problem="regression").data == "plane"
    assert Settings().changed(data="hills").problem == "regression"
    assert Settings(data="spiral").changed(problem="classification").data == "spiral"
    both = Settings().changed(problem="regression", data="hills")
    assert (both.problem, both.data) == ("regression", "hills")
    assert (
        both.changed(data="own").problem == "regression"
        and both.changed(problem="classification").data == "circle"
    )
    assert {"own"} == set(DATA["classification"]) & set(DATA["regression"])


def test_values_come_in_one_form():
    assert Settings(hidden=[4, 2], inputs=["x2", "x1", "x2"]) == Settings()
    assert Settings(hidden=3).hidden == (3,) and Settings(inputs="sin(x1)").inputs == ("sin(x1)",)
    assert repr(Settings(noise=10.0).noise) == "10" and Settings(learning_rate=0.05).learning_rate == 0.05


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"noise": 51}, "noise is 51; wanted is a number from 0 to 50."),
        ({"noise": float("nan")}, "noise is nan"),
        ({"noise": [1]}, "noise is [1]"),
        ({"train_share": 0}, "from 10 to 90"),
        ({"hidden": (4, 9)}, "each from 1 to 8"),
        ({"hidden": (1,) * 7}, "0 to 6 hidden layers"),
        ({"hidden": "4, 2"}, "such as (4, 2)"),
        ({"hidden": (2.0,)}, "hidden is (2.0,)"),
        ({"hidden": (True,)}, "hidden is (True,)"),
        ({"inputs": ()}, "wanted is one or more of 'x1', 'x2'"),
        ({"inputs": ("x3",)}, "inputs is ('x3',)"),
        ({"inputs": [["x1"]]}, "inputs is [['x1']]"),
        ({"activation": "softmax"}, "wanted is one of 'tanh', 'relu'"),
        ({"activation": None}, "activation is None"),
        ({"batch_size": 0}, "a whole number from 1 to 30, or 'all'"),
        ({"batch_size": 2.5}, "batch_size is 2.5"),
        ({"batch_size": "some"}, "or 'all'"),
        ({"batch_norm": 1}, "True or False"),
        ({"learning_rate": -0.1}, "from 1e-05 to 10"),
        ({"learning_rate": "0.1"}, "learning_rate is '0.1'"),
        ({"seed": 1.5}, "a whole number"),
        ({"keep_prob": True}, "keep_prob is True"),
        ({"pace": 1000}, "from 1 to 100"),
        ({"problem": ["classification"]}, "problem is ['classification']"),
        ({"problem": "regression", "data": "circle"}, "data is 'circle', which is not for regression; there are"),
        ({"data": {}}, "data is {}"),
        ({"lr": 0.1}, "no setting 'lr'; it has problem, data"),
    ],
)  # fmt: skip
def test_what_cannot_be_set_is_told(wrong, told):
    with pytest.raises(ValueError) as caught:
        Settings().changed(**wrong)
    assert told in str(caught.value)
