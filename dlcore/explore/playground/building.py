"""From settings to what trains: the layers of the network, its optimizer with its schedule, its penalty.

Whatever is chosen here, as_code.py writes as lines for a learner's cell; a test runs these and compares every number.
"""

from functools import partial

from dlcore.batchnorm import BatchNorm
from dlcore.explore.playground.settings import DATA
from dlcore.layers import Activation, Dense, Dropout
from dlcore.messages import N_, _
from dlcore.optimizers import SGD, Adam, Momentum, RMSprop
from dlcore.schedules import PerEpoch, decay_cosine, decay_exponential, decay_inverse, decay_staircase

OPTIMIZERS = {"sgd": SGD, "momentum": Momentum, "rmsprop": RMSprop, "adam": Adam}
SCHEDULES = {
    "inverse": (decay_inverse, 0.02),
    "exponential": (decay_exponential, 0.99),
    "staircase": (decay_staircase, 0.5, 50),
    "cosine": (decay_cosine, 300),
}
"""The function of dlcore.schedules, and what it takes between the learning rate and the epoch."""
HOW = {
    N_("activation"): "activation=(g, g_grad)",
    N_("optimizer"): "step=my_step",
    N_("data"): 'table="my.csv"',
}
"""How something of the learner's is given to a playground."""
FIRST_WEIGHTS = {"small": 0.01}
"""What Dense calls it, where that is another word."""


def available(settings, plugged=None, table=None):
    """The settings with something else where they name an "own" that nobody has given."""
    some = {}
    if settings.activation == "own" and not (plugged and plugged.activation):
        some["activation"] = "tanh"
    if settings.optimizer == "own" and not (plugged and plugged.step):
        some["optimizer"] = "sgd"
    if settings.data == "own" and not table:
        some["data"] = DATA[settings.problem][0]
    return settings.changed(**some) if some else settings


def missing(settings, plugged=None, table=None):
    """A sentence if the settings want something of the learner's that is not there, or is not right; else ""."""
    there = available(settings, plugged, table)
    for name, how in HOW.items():
        if getattr(settings, name) != getattr(there, name):
            return _("There is no {what} of your own here. Give one: Playground({how}).").format(
                what=_(name), how=how
            )
    return plugged.trouble(settings) if plugged else ""


def layers_of(settings, n_inputs, rng, plugged=None):
    """The layers, and for each hidden layer and the output the number of the one that gives its value."""
    layers, ends, n_prev = [], [], n_inputs
    for n in settings.hidden:
        layers.append(hidden_sum(settings, n_prev, n, rng, plugged))
        if settings.batch_norm:
            layers.append(BatchNorm(n))
        layers.append(bend(settings, plugged))
        ends.append(len(layers) - 1)
        if settings.keep_prob < 1:
            layers.append(Dropout(settings.keep_prob, rng))
        n_prev = n
    layers.append(Dense(n_prev, 1, rng, first_weights(settings)))
    if settings.problem == "classification":
        layers.append(Activation("sigmoid"))
    return layers, [*ends, len(layers) - 1]


def hidden_sum(settings, n_prev, n, rng, plugged):
    """The layer whose value the activation bends: Dense, or a pair of the learner's with the same first weights."""
    dense = Dense(n_prev, n, rng, first_weights(settings))
    return plugged.layer_like(dense) if plugged and plugged.layer else dense


def bend(settings, plugged):
    return plugged.bend() if settings.activation == "own" else Activation(settings.activation)


def first_weights(settings):
    return FIRST_WEIGHTS.get(settings.init, settings.init)


def optimizer_of(settings, updates, plugged=None):
    """A new optimizer, with `updates` steps in an epoch."""
    rate = rate_of(settings, updates)
    if settings.optimizer == "own":
        return plugged.optimizer(rate)
    return OPTIMIZERS[settings.optimizer](rate)


def rate_of(settings, updates):
    """The learning rate, or a schedule that starts from it."""
    if settings.schedule == "constant":
        return settings.learning_rate
    function, *numbers = SCHEDULES[settings.schedule]
    return PerEpoch(partial(function, settings.learning_rate, *numbers), updates)


def penalties(settings, m):
    """lambd and l1 for m training examples: the rate is what one of them counts, divided by m."""
    strength = settings.rate * m
    return {
        "lambd": strength if settings.regularization == "l2" else 0.0,
        "l1": strength if settings.regularization == "l1" else 0.0,
    }


def batch_size_of(settings, m):
    """Examples in a batch, of m that there are; None for all of them."""
    return None if settings.batch_size == "all" else min(settings.batch_size, m)
