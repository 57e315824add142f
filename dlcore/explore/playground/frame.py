"""A frame: all that the page draws at one moment, as bytes.

Four bytes say how long the header is (little-endian), then comes the header as JSON, then arrays one after the other.
The header has the numbers, and under "arrays" where each array lies: name -> [offset, shape, kind], offsets counted
from the end of the header, kind one of KINDS. A frame stands alone: whoever misses some can draw the next.

    output           (R, R)      what the network says over the plane, first row at the top
    units1, ...      (n, r, r)   what each unit of hidden layer 1, ... gives there
    W1, b1, ...      (n, n_prev), (n,)      weights and biases of each layer, the last of them the output's
    train, test      (3, m)      x1, x2 and the label of examples
    curve            (3, k)      steps, cost on the training set, cost on the test set

The output goes from -32767 to 32767, for the border in it to be smooth, and is -32768 where it is no number. A unit's
byte is 127 where its value is 0, 254 where it is as high as `top`, 0 where it is as low as minus that, and 255 where it
is no number; `tops`, one for each unit, are in the header.
"""

import json
import struct

import numpy as np

SHARP = (96, 3)
"""Points along each side of the output's field, and how many of them one point of a unit's picture stands for."""
COARSE = (72, 3)
MANY = 16
"""A network of more hidden units is drawn from the coarse field: its pictures are smaller."""
KINDS = {"u1": np.dtype("u1"), "i2": np.dtype("<i2"), "f4": np.dtype("<f4")}
POINTS, MOMENTS = 600, 300
"""So many examples of each set, and moments of the curve, are sent at most."""


def picture(run, n=0, answer=True):
    """The run as a frame, number n; what the page has drawn, it names by that number, if an answer is asked for."""
    header, arrays = parts(run)
    return packed({"n": n, "answer": answer, **header}, arrays)


def parts(run):
    """The header and the arrays of a frame."""
    settings = run.settings
    side, every = COARSE if sum(settings.hidden) > MANY else SHARP
    _, *hidden, output = run.field(plane(side, span(run)))
    fields, tops = {}, []
    for k, values in enumerate(hidden, start=1):
        pictures = squared(values, side)[:, every // 2 :: every, every // 2 :: every]
        fields[f"units{k}"], top = shades(pictures)
        tops.append([round(float(one), 4) for one in top])
    header = {
        "steps": int(run.steps),
        "epoch": int(run.epoch),
        "costs": [float_or_none(cost) for cost in run.costs],
        "problem": settings.problem,
        "inputs": list(settings.inputs),
        "activation": settings.activation,
        "discretize": bool(settings.discretize),
        "show_test": bool(settings.show_test),
        "span": [float(end) for end in span(run)],
        "layers": layers(run),
        "tops": tops,
    }
    arrays = {
        "output": answers(squared(output, side)[0], settings.problem),
        **fields,
        **parameters(run),
        "train": examples(run.points_train, run.Y_train),
        "test": examples(run.points_test, run.Y_test),
        "curve": thinned(np.stack([np.asarray(line, float) for line in run.curve]), MOMENTS),
    }
    return header, arrays


def packed(header, arrays):
    """Header and arrays as one string of bytes; every array begins at a multiple of four."""
    blocks, places, at = [], {}, 0
    for name, array in arrays.items():
        kind = array.dtype.str[1:]
        block = np.ascontiguousarray(array, KINDS[kind]).tobytes()
        block += b"\0" * (-len(block) % 4)
        places[name] = [at, list(array.shape), kind]
        at += len(block)
        blocks.append(block)
    told = json.dumps({**header, "arrays": places}, separators=(",", ":"), allow_nan=False).encode()
    told += b" " * (-len(told) % 4)
    return b"".join([struct.pack("<I", len(told)), told, *blocks])


def unpacked(frame):
    """The header and the arrays that a frame holds."""
    (length,) = struct.unpack_from("<I", frame)
    header = json.loads(frame[4 : 4 + length])
    arrays = {
        name: np.frombuffer(frame, KINDS[kind], int(np.prod(shape)), 4 + length + at).reshape(shape)
        for name, (at, shape, kind) in header["arrays"].items()
    }
    return header, arrays


# Fields


def plane(side, ends):
    """The middles of side by side squares over the plane, row by row from the top    -> (2, side^2)"""
    low, high = ends
    middles = low + (high - low) * (np.arange(side) + 0.5) / side
    x1, x2 = np.meshgrid(middles, middles[::-1])
    return np.stack([x1.ravel(), x2.ravel()])


def span(run):
    """Where the plane begins and ends, along both axes."""
    return getattr(run, "span", (-6.0, 6.0))


def squared(values, side):
    return np.asarray(values, float).reshape(-1, side, side)


def shades(pictures, least=1.0):
    """Bytes of pictures (n, r, r), and for each the value that is shown as strongest: at least 1."""
    sizes = np.where(np.isfinite(pictures), np.abs(pictures), 0)
    top = np.maximum(sizes.max(axis=(1, 2), initial=0), least)
    return as_bytes(pictures / top[:, np.newaxis, np.newaxis]), top


def as_bytes(shares):
    """Numbers from -1 to 1 as 0 to 254; 255 for what is none."""
    with np.errstate(invalid="ignore"):
        scaled = np.rint(127 * np.clip(shares, -1, 1) + 127)
    return np.where(np.isnan(shares), 255, scaled).astype(np.uint8)


def answers(field, problem):
    """The output: a probability of 1/2 is the middle, or, in regression, 0."""
    shares = 2 * field - 1 if problem == "classification" else field
    with np.errstate(invalid="ignore"):
        scaled = np.rint(32767 * np.clip(shares, -1, 1))
    return np.where(np.isnan(shares), -32768, scaled).astype(np.int16)


# Numbers


def parameters(run):
    """W1, b1, ... of the layers that have weights, the output's last."""
    named = {}
    for k, (W, b) in enumerate(weights(run.net), start=1):
        named |= {f"W{k}": np.asarray(W, np.float32), f"b{k}": np.asarray(b, np.float32).ravel()}
    return named


def weights(net):
    """(W, b) of each layer that has weights, as parts of the network's vector; a layer without b has None."""
    layers = [params for _, params, _ in net.stack if "W" in params]
    return [(params["W"], params["b"] if "b" in params else np.zeros(len(params["W"]))) for params in layers]


def layers(run):
    """What the strip below the network shows: size of activations and gradients, dead and saturated units."""
    return [dict(layer) for layer in run.layers()]


def examples(points, Y):
    return thinned(np.vstack([points, np.asarray(Y, float)[:1]]), POINTS)


def thinned(columns, most):
    """At most so many of the columns, evenly spaced, the first and the last among them."""
    count = columns.shape[1]
    kept = np.unique(np.linspace(0, count - 1, min(count, most)).round().astype(int)) if count else []
    return columns[:, kept].astype(np.float32)


def float_or_none(number):
    return float(number) if np.isfinite(number) else None
