"""What can be set in the playground: one field a control, each checked in a learner's words.

    Settings(hidden=(6,), activation="relu")         one state of the playground
    settings.changed(learning_rate=0.1)              another one; the data follow the problem, and the problem the data
    settings.code()                                  the line that starts a playground with these settings

Settings cannot be changed, so that a thread may read them while the page makes others. Numbers between the rungs of a
ladder, such as a learning rate of 0.05, are welcome in code; the page shows the rung that is nearest.
"""

from dataclasses import dataclass, fields, replace
from numbers import Integral, Real

from dlcore.explore.playground.controls import CONTROLS, LAYERS, UNITS
from dlcore.messages import _

DATA = {
    "classification": ("circle", "xor", "gaussians", "spiral", "flower", "moons", "own"),
    "regression": ("plane", "hills", "own"),
}


@dataclass(frozen=True)
class Settings:
    """One state of the playground. The defaults are those of TensorFlow Playground."""

    problem: str = "classification"
    data: str = "circle"
    noise: float = 0
    train_share: float = 50
    inputs: tuple = ("x1", "x2")
    hidden: tuple = (4, 2)
    activation: str = "tanh"
    optimizer: str = "sgd"
    learning_rate: float = 0.03
    schedule: str = "constant"
    regularization: str = "none"
    rate: float = 0
    batch_size: int | str = 10
    keep_prob: float = 1
    batch_norm: bool = False
    init: str = "xavier"
    seed: int = 0
    pace: int = 20
    discretize: bool = False
    show_test: bool = False

    def __post_init__(self):
        for control in CONTROLS:
            value = checked(control, getattr(self, control.name))
            object.__setattr__(self, control.name, value)  # a list becomes a tuple, a whole float an int
        if self.data not in DATA[self.problem]:
            raise ValueError(
                _("data is {data!r}, which is not for {problem}; there are {names}.").format(
                    data=self.data, problem=self.problem, names=listed(DATA[self.problem])
                )
            )

    def changed(self, **some):
        """Settings with some fields changed. Of problem and data, the one that is given brings the other along."""
        for name in some:
            if name not in DEFAULTS:
                raise ValueError(
                    _("The playground has no setting {name!r}; it has {names}.").format(
                        name=name, names=", ".join(DEFAULTS)
                    )
                )
        problem, data = some.get("problem", self.problem), some.get("data", self.data)
        if "data" in some and "problem" not in some:
            of_data = [its for its, names in DATA.items() if data in names]
            some["problem"] = problem if problem in of_data or not of_data else of_data[0]
        elif "data" not in some and isinstance(problem, str) and data not in DATA.get(problem, data):
            some["data"] = DATA[problem][0]
        return replace(self, **some)

    @property
    def differing(self):
        """What is not as at the start, by name: all that has to be told to come back here."""
        return {name: getattr(self, name) for name, usual in DEFAULTS.items() if getattr(self, name) != usual}

    def code(self, **names):
        """The line that starts a playground in this state. `names` are written as they are: step="my_step"."""
        told = {name: written(value) for name, value in self.differing.items() if name != "pace"}
        told.pop("problem", None)  # the data say it
        for name, given in OWN.items():
            if given in names:
                told.pop(name, None)
        given = ", ".join(f"{name}={text}" for name, text in (told | names).items())
        return f"Playground({given})"


OWN = {"activation": "activation", "optimizer": "step", "data": "table"}
"""Settings that are "own" by themselves where a playground is given something of the learner's: setting -> argument."""
DEFAULTS = {field.name: field.default for field in fields(Settings)}


def checked(control, value):
    """The value in the form that Settings keep; ValueError in a learner's words if it is none."""
    if control.kind == "toggle":
        if isinstance(value, bool):
            return value
        refuse(control, value, _("True or False"))
    if control.kind == "sizes":
        return checked_sizes(control, value)
    if control.kind == "toggles":
        return checked_names(control, value)
    if isinstance(value, str) and value in control.values:
        return value
    if control.kind == "ladder":
        return checked_number(control, value)
    refuse(control, value, _("one of {names}").format(names=listed(control.values)))


def checked_number(control, value):
    told = _("a number from {low:g} to {high:g}")
    if control.whole:
        told = _("a whole number from {low:g} to {high:g}")
    if "all" in control.values:
        told = _("a whole number from {low:g} to {high:g}, or 'all'")
    number = isinstance(value, Real) and not isinstance(value, bool)
    if not number or not control.low <= value <= control.high or (control.whole and value != int(value)):
        refuse(control, value, told.format(low=control.low, high=control.high))
    return int(value) if value == int(value) else float(value)


def checked_sizes(control, value):
    """Sizes of layers as a tuple; a lone number is one layer."""
    sizes = (value,) if isinstance(value, Integral) and not isinstance(value, bool) else value
    fit = isinstance(sizes, tuple | list) and len(sizes) <= LAYERS
    if not fit or not all(
        isinstance(n, Integral) and not isinstance(n, bool) and 1 <= n <= UNITS for n in sizes
    ):
        wanted = _("the sizes of 0 to {layers} hidden layers, each from 1 to {units}, such as (4, 2)")
        refuse(control, value, wanted.format(layers=LAYERS, units=UNITS))
    return tuple(map(int, sizes))


def checked_names(control, value):
    """Names as a tuple, each once and in the order of the page; a lone name is one."""
    names = (value,) if isinstance(value, str) else value
    known = isinstance(names, tuple | list | set) and all(name in control.values for name in names)
    if not known or not names:
        refuse(control, value, _("one or more of {names}").format(names=listed(control.values)))
    return tuple(name for name in control.values if name in names)


def refuse(control, value, wanted):
    raise ValueError(
        _("{name} is {value!r}; wanted is {wanted}.").format(name=control.name, value=value, wanted=wanted)
    )


def written(value):
    """A value as code, with the quotes of this course. No value has a quote in it."""
    return repr(value).replace("'", '"')


def listed(values):
    return ", ".join(map(repr, values))
