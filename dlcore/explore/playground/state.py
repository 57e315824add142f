"""The whole state of a training, put away and taken out again: from there the same steps follow, bit for bit."""

from dataclasses import dataclass


@dataclass(frozen=True)
class State:
    """Copies of all that a step reads or changes."""

    theta: object
    grad: object
    statistics: dict
    optimizer: str
    t: int
    memory: tuple
    random: dict
    made: int
    epoch: int
    at: int
    order: object
    path: object


def kept(run):
    """The state that a run is in."""
    net, walk, optimizer = run.net, run.walk, run.optimizer
    return State(
        net.theta.copy(), net.grad.copy(), net.statistics.copy(),
        run.settings.optimizer, optimizer.t, tuple(part.copy() for part in optimizer.memory),
        run.rng.bit_generator.state, walk.made, walk.epoch, walk.at, walk.order, run.path,
    )  # fmt: skip


def restore(run, state):
    """Put a run into a state that it was in. An optimizer that was exchanged since then begins anew."""
    run.net.theta[...], run.net.grad[...], run.net.statistics = state.theta, state.grad, state.statistics
    run.rng.bit_generator.state = state.random
    same = run.settings.optimizer == state.optimizer
    run.optimizer.t = state.t if same else 0
    run.optimizer.memory = tuple(part.copy() for part in state.memory) if same else ()
    walk, run.path = run.walk, state.path
    walk.made, walk.epoch, walk.at = state.made, state.epoch, state.at
    if state.order is not None:
        walk.lay_out(state.order)
