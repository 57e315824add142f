"""A run as a cell: the lines that train the same network with dlcore alone, and print the same cost.

Every line mirrors what building.py, inputs.py and plugged.py do with these settings. Functions of the learner's appear
under their names; they have to be there where the cell is run.
"""

from dlcore.explore.playground.building import (
    FIRST_WEIGHTS,
    OPTIMIZERS,
    SCHEDULES,
    available,
    batch_size_of,
)
from dlcore.explore.playground.inputs import EXAMPLES, features_code, points_code, training_count
from dlcore.explore.playground.own_step import NUMBERS, kind_of
from dlcore.explore.playground.settings import written
from dlcore.messages import _

STEPS = 1000
"""What a cell makes of a run that has not made any."""
WIDTH = 100


def cell(settings, steps=STEPS, plugged=None, table=None, straight=True):
    """The text of a cell that trains so many steps with these settings; not straight: they were others on the way."""
    settings = available(settings, plugged, table)
    m = training_count(settings, table.Y.size if settings.data == "own" else EXAMPLES)
    parts = [
        []
        if straight
        else [
            "# "
            + _("Settings or weights were changed on the way. This trains with those of now, from step 0.")
        ],
        imports(settings, plugged),
        data_lines(settings, table, m),
        *own_parts(settings, plugged),
        network_lines(settings, plugged),
        training_lines(settings, steps, m),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def imports(settings, plugged):
    layers = {"Dense"} | ({"Activation"} if bends(settings) else set())
    layers |= {"Dropout"} if settings.keep_prob < 1 and settings.hidden else set()
    own_pair = settings.activation == "own" or bool(plugged and plugged.layer)
    layers |= {"Layer"} if own_pair and settings.hidden else set()
    optimizer = "Optimizer" if settings.optimizer == "own" else optimizer_name(settings)
    lines = [
        "from dlcore.layers import " + ", ".join(sorted(layers)),
        "from dlcore.network import Sequential",
        f"from dlcore.optimizers import {optimizer}",
        "from dlcore.training import steps",
    ]
    if settings.data != "own":
        lines.append("from dlcore import datasets")
    else:
        lines.append("from dlcore.explore.playground.table import table")
    if settings.batch_norm and settings.hidden:
        lines.append("from dlcore.batchnorm import BatchNorm")
    if falls(settings):
        lines.append(f"from dlcore.schedules import PerEpoch, {SCHEDULES[settings.schedule][0].__name__}")
    standard = ["from functools import partial", ""] if falls(settings) else []
    return [*standard, "import numpy as np", "", *sorted(lines)]


def bends(settings):
    """Whether a layer of the network is one of the library's activations."""
    return settings.problem == "classification" or (settings.hidden and settings.activation != "own")


def data_lines(settings, table, m):
    return [
        *points_code(settings, table),
        "x1, x2 = points",
        features_code(settings.inputs),
        f"X_train, Y_train, X_test, Y_test = X[:, :{m}], Y[:, :{m}], X[:, {m}:], Y[:, {m}:]",
    ]


def own_parts(settings, plugged):
    """What has to be defined, and how it becomes a layer or an optimizer: one part for each."""
    if settings.hidden and plugged and plugged.layer:
        yield layer_lines(*plugged.layer)
    if settings.hidden and settings.activation == "own":
        yield activation_lines(*plugged.activation)
    if settings.optimizer == "own":
        yield step_lines(plugged.step)


def to_define(*functions):
    names = _(" and ").join(one.name for one in functions)
    return "# " + _("{names}: your own, to be defined above").format(names=names)


def activation_lines(g, g_grad):
    return [
        to_define(g, g_grad),
        f"bend = Layer(lambda Z: ({g.name}(Z), Z), lambda dA, Z: dA * {g_grad.name}(Z))",
    ]


def layer_lines(forward, backward):
    if backward.required != 3:
        return [to_define(forward, backward)]
    return [
        to_define(forward, backward),
        "def ahead(A_prev, W, b):",
        f"    return {forward.name}(A_prev, W, b)[0], (A_prev, W)",
        "",
        "def back(dZ, cache):",
        f"    return {backward.name}(dZ, *cache)",
    ]


def step_lines(form):
    """The learner's step as an optimizer, with the same columns that the playground gives it."""
    name, memories = form.call.name, form.memories
    rest = [written_argument(one, memories) for one in form.arguments[4 if form.apart else 2 :]]
    if form.apart:
        call = ["theta[:-1, None]", "float(theta[-1])", "grad[:-1, None]", "float(grad[-1])", *rest]
        body = [f"w, b = {name}({', '.join(call)})", "theta[:-1], theta[-1] = w[:, 0], b"]
    else:
        call = ["theta[:, None]", "grad[:, None]", *rest]
        news = ["W", *(f"new_{one}" for one in memories)]
        olds = ["theta[:]", *(f"{one}[:]" for one in memories)]
        body = [
            f"{', '.join(news)} = {name}({', '.join(call)})",
            f"{', '.join(olds)} = {', '.join(f'{one}[:, 0]' for one in news)}",
        ]
    return [
        to_define(form.call),
        "class Mine(Optimizer):",
        f"    remembers = {len(memories)}",
        "",
        f"    def move({', '.join(['self', 'theta', 'grad', 'rate', *memories])}):",
        *("        " + line for line in body),
    ]


def written_argument(name, memories):
    if name in memories:
        return f"{name}[:, None]"
    kind = kind_of(name)
    return "rate" if kind == "rate" else "self.t" if kind == "t" else repr(NUMBERS[name])


def network_lines(settings, plugged):
    init, n_prev = written(FIRST_WEIGHTS.get(settings.init, settings.init)), len(settings.inputs)
    lines = [f"rng = np.random.default_rng({settings.seed})", "net = Sequential(["]
    for n in settings.hidden:
        lines += row(hidden_words(settings, plugged, n_prev, n, init))
        n_prev = n
    end = [f"Dense({n_prev}, 1, rng, {init})"]
    end += ['Activation("sigmoid")'] if settings.problem == "classification" else []
    return [*lines, *row(end), "])"]


def row(words):
    """The layers of one hidden layer in a line, or in one each where that is too long."""
    line = f"    {', '.join(words)},"
    return [line] if len(line) <= WIDTH else [f"    {word}," for word in words]


def hidden_words(settings, plugged, n_prev, n, init):
    dense = f"Dense({n_prev}, {n}, rng, {init})"
    if plugged and plugged.layer:
        forward, backward = plugged.layer
        pair = "ahead, back" if backward.required == 3 else f"{forward.name}, {backward.name}"
        dense = f"Layer({pair}, **{dense}.params)"
    words = [dense]
    words += [f"BatchNorm({n})"] if settings.batch_norm else []
    words += ["bend" if settings.activation == "own" else f'Activation("{settings.activation}")']
    words += [f"Dropout({settings.keep_prob!r}, rng)"] if settings.keep_prob < 1 else []
    return words


def training_lines(settings, steps, m):
    size = batch_size_of(settings, m)
    given = ["net", "X_train", "Y_train", "optimizer"]
    given += [f"batch_size={size}", "rng=rng"] if size else []
    if settings.regularization != "none" and settings.rate:
        name = {"l1": "l1", "l2": "lambd"}[settings.regularization]
        given.append(f"{name}={settings.rate!r} * {m}")
    rate = "falling" if falls(settings) else repr(settings.learning_rate)
    return [
        *rate_lines(settings, -(-m // size) if size else 1),
        f"optimizer = {optimizer_name(settings)}({rate})",
        f"walk = steps({', '.join(given)})",
        f"for _ in range({steps}):",
        "    next(walk)",
        "print(net.cost(X_train, Y_train), net.cost(X_test, Y_test))",
    ]


def falls(settings):
    return settings.schedule != "constant"


def rate_lines(settings, updates):
    """The schedule, with so many updates in an epoch."""
    if not falls(settings):
        return []
    function, *numbers = SCHEDULES[settings.schedule]
    given = ", ".join([function.__name__, *map(repr, (settings.learning_rate, *numbers))])
    return [f"falling = PerEpoch(partial({given}), {updates})"]


def optimizer_name(settings):
    return "Mine" if settings.optimizer == "own" else OPTIMIZERS[settings.optimizer].__name__
