"""The wire: what goes in comes out, and whatever else comes is refused without harm."""

import json
import struct

import numpy as np
import pytest

from dlcore.classroom.box import wire
from dlcore.classroom.box.wire import BadFrame, framed, lengths
from dlcore.running.values import Stranger

VALUES = [
    None, True, 3, -(2**80), 0.1, -0.0, float("inf"), 2 - 3j, "text with \u4e2d\u6587 and \x00", (), [], {}, {1, 2},
    (1, [2.5, {"a": (None,), 3: "b"}]), {"W1": np.ones((2, 3)), "b1": np.zeros((2, 1))}, Stranger("function"),
    np.float64(0.1), np.float32(0.1), np.int8(-3), np.bool_(True), np.complex64(1 + 2j), np.array(4.0),
    np.arange(6).reshape(2, 3), np.asfortranarray(np.arange(6.0).reshape(2, 3)), np.zeros((0, 3)), np.arange(8)[::-2],
    np.arange(4, dtype=">i4"), np.array([True, False]), np.arange(3, dtype="f2"), np.arange(3, dtype=np.longdouble),
    np.array([["a", "\u4e2d\u6587"], ["", "four"]]), np.str_("x"),
]  # fmt: skip


def sent(value, functions=None, **more):
    frame = framed(value, functions)
    head, body = lengths(frame[:8])
    assert len(frame) == 8 + head + body
    return wire.read(frame[8 : 8 + head], frame[8 + head :], **more)


def same(one, other):
    """Equal in value and in kind, down to the order of an array in memory."""
    if isinstance(one, np.ndarray | np.generic):
        return (
            type(one) is type(other)
            and one.dtype.newbyteorder("=") == other.dtype
            and np.shape(one) == np.shape(other)
            and np.array_equal(one, other, equal_nan=one.dtype.kind in "fc")
        )
    if isinstance(one, tuple | list):
        return type(one) is type(other) and all(map(same, one, other)) and len(one) == len(other)
    if isinstance(one, dict):
        return (
            isinstance(other, dict) and list(one) == list(other) and all(same(one[k], other[k]) for k in one)
        )
    return type(one) is type(other) and repr(one) == repr(other)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: repr(value)[:30])
def test_what_goes_in_comes_out(value):
    assert same(value, sent(value))


def test_arrays_come_out_as_new_ones_that_can_be_written():
    for order in "CF":
        array = np.ones((2, 3), order=order)
        found = sent(array)
        found[0, 0] = 5
        assert array[0, 0] == 1
        assert found.flags["F_CONTIGUOUS" if order == "F" else "C_CONTIGUOUS"]


def test_nan_and_its_neighbours_come_out():
    assert np.isnan(sent(float("nan"))) and np.isnan(sent(np.array([np.nan]))).all()


def test_a_generator_goes_on_where_it_was():
    rng = np.random.default_rng(5)
    rng.normal(size=3)
    there = sent(rng, generators=True)
    assert there.normal() == rng.normal()
    assert sent(np.random.Generator(np.random.MT19937(3)), generators=True).normal() is not None
    with pytest.raises(BadFrame):
        sent(rng)


def test_letters_that_are_none_come_out_as_the_sign_for_that():
    bad = np.array([0x61, 0x110000, 0xD800, 0xFFFFFFFF], "<u4").tobytes()
    found = wire.read(b'["a","<U2",2]', bad)
    assert found.tolist() == ["a\ufffd", "\ufffd\ufffd"]
    for name in ("<U0", "<U", "<U99999999", "<U2 ", "|S3", "|O", ["<U1"]):
        with pytest.raises(BadFrame):
            wire.read(json.dumps(["a", name, 1]).encode(), bad)


def test_a_function_of_ours_comes_back_under_its_number_and_is_no_more_than_a_function_elsewhere():
    def ask():
        return None

    ask.of_the_graders = 3
    assert sent([ask]) == [wire.Ours("function", 3)]
    assert isinstance(sent(ask), Stranger)
    ask.of_the_graders = "dlcore.relu"
    assert sent(ask).number == "dlcore.relu"
    for number in ([1], None, 1.5, True):
        with pytest.raises(BadFrame):
            wire.read(json.dumps(["h", number]).encode(), b"")


def test_a_function_stays_and_its_number_travels():
    functions = []
    there = sent([abs, np.exp], functions, function=lambda number, name: (number, name))
    assert there == [(0, "abs"), (1, "exp")] and functions == [abs, np.exp]
    assert sent(abs) == Stranger("builtin_function_or_method")
    with pytest.raises(BadFrame):
        sent(abs, [])


@pytest.mark.parametrize("value", [np.array([object()]), np.array([b"text"]), object(), range(3), Ellipsis])
def test_what_cannot_travel_is_a_stranger(value):
    assert isinstance(sent(value), Stranger)


def deep(levels):
    value = 1
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize(
    "value",
    [deep(100), [0] * 300_000, np.zeros(2**23), [np.zeros(2**21)] * 3, "x" * 2**23, 2**10_000],
    ids=["deep", "many", "large", "large together", "long", "digits"],
)
def test_what_is_too_large_is_refused_where_it_begins(value):
    with pytest.raises(BadFrame):
        framed(value)


FORMS = [
    ["a", "<f8", -1], ["a", "O", 1], ["a", "<f8", 2**62, 2**62], ["a", "<f8", 1.5], ["a", "<f8", True], ["a"], [[]], [],
    ["s", "<f8", 3], ["a", ["l"], 1], ["zz"], {}, {"a": 1}, ["g", 0, "f"], ["r", "__class__", ["d"]],
    ["r", "PCG64", ["d"]], ["d", 1], ["d", ["l"], 1], ["e", ["l"]], ["i", "9" * 10**6], ["i", 5], ["f", "1e5"], ["f"],
    ["c", [], []], ["c", "1" * 100, "1"], ["t", ["a", "<f8", 10**6]], ["x"], ["x", 5], ["a", "<f8", *[1] * 100],
]  # fmt: skip


@pytest.mark.parametrize("form", FORMS, ids=lambda form: json.dumps(form)[:40])
def test_forms_that_mean_nothing_are_refused(form):
    with pytest.raises(BadFrame):
        wire.read(json.dumps(form).encode(), b"\0" * 16, generators=True)


@pytest.mark.parametrize(
    "head", [b"", b"[", b"nul", b"\xff", b"NaN", b"1e400x", b"[" * 10**6, b'"\\ud800', b"9" * 5000]
)
def test_heads_that_are_no_json_are_refused(head):
    with pytest.raises(BadFrame):
        wire.read(head, b"")


def test_half_a_letter_becomes_a_whole_one():
    """What cannot be written into a file must not reach a report."""
    assert wire.read(b'"a\\ud800b"', b"") == "a?b"
    assert wire.read(b'["l","a\\ud800b",1]', b"") == ["a?b", 1]


def test_a_length_is_refused_before_anything_is_waited_for():
    for start in (struct.pack("<II", 2**32 - 1, 0), struct.pack("<II", 1, 2**31)):
        with pytest.raises(BadFrame):
            lengths(start)


def test_truths_are_truths_whatever_their_bytes():
    found = wire.read(b'["a","|b1",3]', bytes([0, 7, 255]))
    assert found.view("u1").tolist() == [0, 1, 1]


def test_mutilated_frames_are_read_or_refused_and_nothing_else():
    """20,000 frames with bytes changed, cut out and put in: a value of ours comes out, or BadFrame."""
    rng = np.random.default_rng(0)
    frames = [framed(value)[8:] for value in VALUES]
    for _ in range(20_000):
        frame = bytearray(frames[rng.integers(len(frames))])
        for _ in range(rng.integers(1, 6)):
            place = rng.integers(len(frame) + 1)
            change = rng.integers(3)
            if change == 0:
                frame[place : place + 1] = bytes([rng.integers(256)])
            elif change == 1:
                del frame[place : place + rng.integers(1, 4)]
            else:
                frame[place:place] = b'"[]{},:0-9eladtsgrxif'[rng.integers(20) :][: rng.integers(1, 4)]
        cut = rng.integers(len(frame) + 1)
        try:
            value = wire.read(bytes(frame[:cut]), bytes(frame[cut:]), generators=True)
        except BadFrame:
            continue
        assert isinstance(value, PLAIN), type(value)


PLAIN = (type(None), bool, int, float, complex, str, tuple, list, dict, set, Stranger, np.ndarray, np.generic)
PLAIN += (np.random.Generator,)


@pytest.mark.parametrize("part", [True, 1], ids=["a part that is its own form", "a number"])
def test_one_part_too_many_is_refused_on_both_sides(part, monkeypatch):
    monkeypatch.setattr(wire, "PARTS", 10)
    assert sent([part] * 9) == [part] * 9
    head = json.dumps(["l", *[part] * 10]).encode()
    with pytest.raises(BadFrame, match="too many parts"):
        wire.read(head, b"")
    with pytest.raises(BadFrame, match="too many parts"):
        framed([part] * 10)
