"""What a learner can turn, declared without any widget.

A control knows its values: it refuses a wrong one in a sentence, rounds what a slider sends to what the
slider shows, and writes a value as it is read and as it is typed in code.
"""

import math
from dataclasses import dataclass
from numbers import Real

from dlcore.messages import _


@dataclass(frozen=True)
class Slider:
    """A number between two ends, in equal steps; whole if its steps are."""

    name: str
    label: str
    default: float
    low: float
    high: float
    step: float = 1

    @property
    def whole(self):
        return isinstance(self.step, int)

    @property
    def digits(self):
        """Decimals that a step changes: 2 for a step of 0.25."""
        return 0 if self.whole else len(str(self.step).partition(".")[2])

    @property
    def trials(self):
        """Both ends and a value between them, as a test wants them."""
        return self.low, self.rounded((self.low + self.high) / 2), self.high

    def rounded(self, value):
        return round(value) if self.whole else round(value, self.digits)

    def checked(self, value):
        return checked_number(self, value)

    def shown(self, value):
        return f"{value:.{self.digits}f}"

    def code(self, value):
        return f"{value:g}"


@dataclass(frozen=True)
class LogSlider:
    """A positive number whose slider moves in equal ratios, and shows and uses three significant digits."""

    name: str
    label: str
    default: float
    low: float
    high: float
    whole: bool = False
    step: float = 0.02  # in powers of ten: one key press is 4.7 %

    @property
    def trials(self):
        return self.low, self.rounded(math.sqrt(self.low * self.high)), self.high

    def rounded(self, value):
        value = min(max(float(f"{value:.3g}"), self.low), self.high)
        return round(value) if self.whole else value

    def checked(self, value):
        return checked_number(self, value)

    def shown(self, value):
        return f"{value:,}" if self.whole else plain(value)

    def code(self, value):
        return plain(value)


@dataclass(frozen=True)
class Ladder:
    """A number out of a few, whose slider goes from one to the next: 0, 0.1, 0.3, 1."""

    name: str
    label: str
    default: float
    values: tuple

    @property
    def trials(self):
        return self.values[0], self.values[len(self.values) // 2], self.values[-1]

    def rounded(self, value):
        return value

    def checked(self, value):
        if isinstance(value, Real) and not isinstance(value, bool) and value in self.values:
            return self.values[self.values.index(value)]
        raise ValueError(
            _("{name} is one of {options}; {value!r} was given.").format(
                name=self.name, options=", ".join(map(plain, self.values)), value=value
            )
        )

    def shown(self, value):
        return plain(value)

    def code(self, value):
        return plain(value)


@dataclass(frozen=True)
class Choice:
    """One of a few named values: {value: how it is called}."""

    name: str
    label: str
    default: str
    options: dict

    @property
    def trials(self):
        return tuple(self.options)

    def rounded(self, value):
        return value

    def checked(self, value):
        if isinstance(value, str) and value in self.options:
            return value
        options = ", ".join(map(repr, self.options))
        raise ValueError(
            _("{name} is one of {options}; {value!r} was given.").format(
                name=self.name, options=options, value=value
            )
        )

    def shown(self, value):
        return _(self.options[value])

    def code(self, value):
        return repr(value)


def checked_number(control, value):
    """The value as a Python number, if it is one that the control has."""
    wanted = _("a whole number") if control.whole else _("a number")
    # not `low <= value <= high` alone: NumPy would compare an array, and True is a number to Python
    number = isinstance(value, Real) and not isinstance(value, bool)
    if number and control.low <= value <= control.high and not (control.whole and value != int(value)):
        return int(value) if control.whole else float(value)
    raise ValueError(
        _("{name} is {wanted} from {low} to {high}; {value!r} was given.").format(
            name=control.name,
            wanted=wanted,
            low=control.code(control.low),
            high=control.code(control.high),
            value=value,
        )
    )


def plain(value):
    """Up to six significant digits, without an exponent where it can be read so: 0.001, 0.204, 100000, but 1e-06."""
    short = f"{value:.6g}"
    return f"{value:f}".rstrip("0").rstrip(".") if "e+" in short else short
