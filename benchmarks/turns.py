"""CPU time of steps that take turns, so that a busy machine is busy for all of them."""

import statistics
import time


def seconds(step, times=1):
    start = time.thread_time()
    for _ in range(times):
        step()
    return (time.thread_time() - start) / times


def in_turns(steps, rounds, least=0.03):
    """Milliseconds of each step, and the ratio of the first to every other, as medians over the turns."""
    times = [max(1, int(least / max(seconds(step, 2), 1e-6))) for step in steps]
    turns = [[seconds(step, n) for step, n in zip(steps, times, strict=True)] for _ in range(rounds)]
    each = [1000 * statistics.median(side) for side in zip(*turns, strict=True)]
    return each, [statistics.median(turn[0] / turn[k] for turn in turns) for k in range(1, len(steps))]


def verdict(ratio, most):
    return f"{ratio:8.2f}{most:10.2f}{'' if ratio <= most else '   too slow'}"
