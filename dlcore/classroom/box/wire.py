"""What goes over the wire between the grader and a student's code: text that says the form, then raw numbers.

    frame = length of the head, length of the body (4 bytes each) | head, JSON | body, the bytes of all arrays

The head is made of null, true, false, numbers, texts and lists [tag, ...]. No object of the other side ever comes
through: a reader builds plain values of its own, checks every length before it believes it, and refuses the rest
as a BadFrame. Nothing is unpickled, evaluated or looked up by name.
"""

import json
import math
import re
import struct
import types
from dataclasses import dataclass

import numpy as np

from dlcore.running.values import Stranger

HEAD, BODY = 4 * 2**20, 32 * 2**20
"""Bytes that the two parts of one frame may have."""
DEPTH = 24
"""Lists inside lists."""
PARTS = 200_000
"""Values in one frame, an array being one."""
DIGITS = 8192
"""Bits of a whole number."""

DTYPES = {
    np.dtype(kind).newbyteorder("<").str: np.dtype(kind).newbyteorder("<")
    for kind in ("?", "b", "B", "h", "H", "i", "I", "q", "Q", "e", "f", "d", "g", "F", "D", "G")
}
"""Kinds of numbers that travel, by NumPy's short name; those of twice the width only between equal machines."""


@dataclass(frozen=True)
class Ours(Stranger):
    """A function of the grader's that comes back to it: under its number, or under the name by which it is offered."""

    number: int | str = 0


class BadFrame(ValueError):
    """What came is not a frame, or is one that is larger or deeper than any answer of this course."""


def framed(value, functions=None):
    """The bytes of one value. A function stays here: it is kept in `functions`, and its number travels."""
    writer = Writer(functions)
    form = writer.form(value, 0)
    if writer.parts > PARTS:
        raise BadFrame("too many parts")
    head = json.dumps(form, separators=(",", ":")).encode()
    body = b"".join(writer.buffers)
    if len(head) > HEAD or len(body) > BODY:
        raise BadFrame("too large")
    return struct.pack("<II", len(head), len(body)) + head + body


def lengths(start):
    """The lengths of head and body, from a frame's first eight bytes; refused before anything is waited for."""
    head, body = struct.unpack("<II", start)
    if head > HEAD or body > BODY:
        raise BadFrame("too large")
    return head, body


def read(head, body, function=None, generators=False):
    """The value of one frame. `function(number, name)` makes what stands in for a function of the other side."""
    try:
        form = json.loads(head.decode(), parse_constant=refuse)
        reader = Reader(body, function, generators)
        value = reader.value(form, 0)
        if reader.parts > PARTS:
            raise BadFrame("too many parts")
        return value
    except BadFrame:
        raise
    except (ValueError, TypeError, KeyError, IndexError, OverflowError, RecursionError, MemoryError) as error:
        raise BadFrame(type(error).__name__) from None


def refuse(what):
    raise BadFrame(f"no such number: {what}")


class Writer:
    """Turns a value into its form, and collects the bytes of its arrays."""

    def __init__(self, functions):
        self.functions, self.buffers, self.parts = functions, [], 0

    def form(self, value, depth):
        self.parts += 1
        if depth > DEPTH or self.parts > PARTS:
            raise BadFrame("too deep or too many parts")
        kind = type(value)
        if value is None or kind in (bool, str):
            return value
        if kind is int:
            return value if -(2**53) < value < 2**53 else ["i", whole(value)]
        if kind is float:
            return value if math.isfinite(value) else ["f", str(value)]
        if kind is complex:
            return ["c", str(value.real), str(value.imag)]
        if isinstance(value, np.ndarray | np.generic):
            return self.numbers(value)
        if kind in CONTAINERS or isinstance(value, tuple):
            return [CONTAINERS.get(kind, "t"), *self.forms(value, depth + 1)]
        if kind is dict:
            return ["d", *self.forms((part for pair in value.items() for part in pair), depth + 1)]
        if kind is Stranger:
            return ["x", str(value.name)[:200]]
        if kind is types.FunctionType and "of_the_graders" in vars(value):
            return ["h", value.of_the_graders]
        if isinstance(value, np.random.Generator):
            state = value.bit_generator.state
            return ["r", self.form(state.pop("bit_generator"), depth), self.form(state, depth + 1)]
        if self.functions is not None and callable(value):
            self.functions.append(value)
            return ["g", len(self.functions) - 1, str(getattr(value, "__name__", "function"))[:200]]
        return ["x", kind.__name__[:200]]

    def forms(self, values, depth):
        """The forms of many values; most are texts, None, True or False, which are their own."""
        found = []
        for value in values:
            if type(value) in OWN_FORM:
                self.parts += 1
                found.append(value)
            else:
                found.append(self.form(value, depth))
        return found

    def numbers(self, value):
        array = np.asarray(value)
        if array.dtype.kind not in "biufcU":
            return ["x", f"array of {array.dtype.name}"[:200]]
        backwards = array.flags.f_contiguous and not array.flags.c_contiguous
        array = array.astype(array.dtype.newbyteorder("<"), copy=False)
        if array.nbytes > BODY or sum(map(len, self.buffers)) + array.nbytes > BODY:
            raise BadFrame("too large")
        self.buffers.append(array.tobytes("F" if backwards else "C"))
        shape = list(array.shape)
        tag = "s" if isinstance(value, np.generic) else "b" if backwards else "a"
        return [tag, array.dtype.str, *shape]


OWN_FORM = {str, bool, types.NoneType}
CONTAINERS = {tuple: "t", list: "l", set: "e", frozenset: "e"}


def whole(number):
    """A whole number in hexadecimal, which takes no time however long it is."""
    if number.bit_length() > DIGITS:
        raise BadFrame("too many digits")
    return hex(number)


class Reader:
    """Builds a value from its form. Everything in it is checked: the other side may have written anything."""

    def __init__(self, body, function, generators):
        self.body, self.place, self.parts = body, 0, 0
        self.function, self.generators = function, generators

    def value(self, form, depth):
        self.parts += 1
        if depth > DEPTH or self.parts > PARTS:
            raise BadFrame("too deep or too many parts")
        if isinstance(form, str):
            return form.encode("utf-8", "replace").decode()  # half a surrogate pair fits into no file
        if form is None or isinstance(form, bool | int | float):
            return form
        if not isinstance(form, list) or not isinstance(form[0], str) or form[0] not in TAGS:
            raise BadFrame("no such form")
        return TAGS[form[0]](self, depth, *form[1:])

    def parts_of(self, depth, forms):
        """The values of many forms; most are plain numbers and texts, and as they should be."""
        found = []
        for form in forms:
            if type(form) in PLAIN or (type(form) is str and form.isascii()):
                self.parts += 1
                found.append(form)
            else:
                found.append(self.value(form, depth + 1))
        return found

    def pairs(self, depth, *forms):
        parts = self.parts_of(depth, forms)
        return dict(zip(parts[::2], parts[1::2], strict=True))

    def array(self, depth, name, *shape, order="C"):
        dtype = DTYPES.get(name) or texts_of(name)
        if len(shape) > 32 or not all(type(n) is int and 0 <= n <= BODY for n in shape):
            raise BadFrame("no such shape")
        count = math.prod(shape)
        end = self.place + count * dtype.itemsize
        if end > len(self.body):
            raise BadFrame("an array that is longer than its bytes")
        part, self.place = self.body[self.place : end], end
        return READ.get(dtype.kind, numbers)(part, dtype).reshape(shape, order=order)

    def backwards(self, depth, name, *shape):
        return self.array(depth, name, *shape, order="F")

    def scalar(self, depth, name):
        return self.array(depth, name)[()]

    def whole(self, depth, text):
        if not isinstance(text, str) or len(text) > DIGITS // 4 + 4:
            raise BadFrame("no such number")
        return int(text, 16)

    def real(self, depth, text):
        return float(SPECIAL[text])

    def complex(self, depth, real, imaginary):
        if len(real) > 40 or len(imaginary) > 40:
            raise BadFrame("no such number")
        return complex(float(real), float(imaginary))

    def stranger(self, depth, name):
        return Stranger(self.value(name, depth)[:200])

    def ours(self, depth, number):
        if type(number) not in (int, str):
            raise BadFrame("no such function")
        return Ours("function", number)

    def stand_in(self, depth, number, name):
        if self.function is None:
            raise BadFrame("a function, where none is expected")
        return self.function(number, name)

    def generator(self, depth, name, state):
        if not self.generators:
            raise BadFrame("a generator, where none is expected")
        bits = getattr(np.random, name)()
        bits.state = {"bit_generator": name} | self.value(state, depth + 1)
        return np.random.Generator(bits)


def texts_of(name):
    """The dtype of an array of texts, "<U8" for those of eight letters."""
    if not isinstance(name, str) or not re.fullmatch(r"<U[1-9]\d{0,5}", name):
        raise BadFrame("no such kind of array")
    return np.dtype(name)


def numbers(part, dtype):
    return np.frombuffer(part, dtype).astype(dtype.newbyteorder("="))


def truths(part, dtype):
    """An array of True and False; NumPy itself would keep a byte that is neither."""
    return np.frombuffer(part, "u1") != 0


def texts(part, dtype):
    """An array of texts; in place of what is no letter there stands the sign for that."""
    letters = np.frombuffer(part, "<u4").copy()
    letters[(letters >= 0x110000) | ((letters >= 0xD800) & (letters < 0xE000))] = 0xFFFD
    return letters.view(dtype).astype(dtype.newbyteorder("="))


PLAIN = {int, float, bool, types.NoneType}
READ = {"b": truths, "U": texts}
SPECIAL = {"nan": "nan", "inf": "inf", "-inf": "-inf"}
TAGS = {
    "t": lambda reader, depth, *forms: tuple(reader.parts_of(depth, forms)),
    "l": lambda reader, depth, *forms: reader.parts_of(depth, forms),
    "e": lambda reader, depth, *forms: set(reader.parts_of(depth, forms)),
    "d": Reader.pairs,
    "a": Reader.array,
    "b": Reader.backwards,
    "s": Reader.scalar,
    "i": Reader.whole,
    "f": Reader.real,
    "c": Reader.complex,
    "x": Reader.stranger,
    "g": Reader.stand_in,
    "h": Reader.ours,
    "r": Reader.generator,
}
