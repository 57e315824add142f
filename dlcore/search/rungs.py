"""Search: many configurations, most of them stopped early, the best trained to the end.

Rungs of a ladder: all are trained for one epoch, the best third of them up to three, the best third of those up to
nine. A rung is done before the next begins, so who goes on does not depend on who was quicker: one process, four or a
cluster find the same.
Sources: J. Bergstra, Y. Bengio, JMLR 13 (2012), 281-305 (draw at random); K. Jamieson, A. Talwalkar, AISTATS 2016
(successive halving); L. Li et al., JMLR 18 (2018), 1-52 (Hyperband, which asks how many rungs).
"""

import math
import os
from contextlib import contextmanager
from itertools import accumulate

from dlcore.messages import _
from dlcore.search.attempt import attempt
from dlcore.search.cluster import Cluster
from dlcore.search.found import Found, row_of
from dlcore.search.given import check_numbers, key_of, name_of, rungs_of, settings_of
from dlcore.search.pools import Here, Processes
from dlcore.search.progress import Progress
from dlcore.search.runner import run
from dlcore.search.store import Result, Store

OTHERS_FAULT = ("lost", "ImportError", "ModuleNotFoundError", "MemoryError", "OSError")


def search(
    trial, configurations, store=None, rungs=(1, 3, 9), keep=1 / 3, workers=2, seed=0, cluster=None, show=True
):
    """Train each configuration for rungs[0] epochs, the best `keep` of them up to rungs[1] and so on    -> Found

    trial(configuration, epochs, state=None, seed=0) -> (score, state), the higher the better; see attempt.py. Every
    result is written to the file `store` as it comes: the same call goes on where the last one was ended, and does
    nothing twice. With `cluster`, or the setting DLCORE_CLUSTER, such as "tcp://192.168.0.7:8786", a Dask cluster does
    the work, else so many worker processes of this machine; workers=1 needs none. Of equal scores the first wins.
    A trial that fails has its reason in the table, and the others go on.
    Raises ValueError for what cannot be searched, StoreUnavailable or PoolLost where it cannot go on.
    """
    plan = [settings_of(configuration, k) for k, configuration in enumerate(configurations)]
    if not plan:
        raise ValueError(_("There is no configuration to try."))
    with ladder(trial, [len(plan)], store, rungs, keep, workers, seed, cluster, show) as climb:
        return climb(plan)


@contextmanager
def ladder(trial, batches, store, rungs, keep, workers, seed, cluster, show):
    """climb(plan) -> Found, for batches of so many settings, with one store, one pool and one bar for all of them."""
    rungs = rungs_of(rungs)
    check_numbers(keep, workers, seed)
    total = sum(sum(sizes(count, rungs, keep)) for count in batches)
    with (
        Store(store, name_of(trial), int(seed)) as results,
        pool_for(workers, cluster) as pool,
        Progress(show, rungs, sum(batches), total, results.news) as progress,
    ):
        carried = pool.carry(trial)

        def climb(plan):
            rise([key_of(settings) for settings in plan], rungs, keep, results, pool, carried, progress)
            table = [row_of(k, settings, rungs, results.known) for k, settings in enumerate(plan)]
            return Found(table, results.news)

        yield climb


def rise(keys, rungs, keep, results, pool, trial, progress):
    """Rung after rung: do what is missing, and let the best go on."""
    alive = range(len(keys))
    for epochs in rungs:
        todo = {keys[k]: None for k in alive if (keys[k], epochs) not in results.known}  # each once, in order
        known = [results.known[keys[k], epochs].score for k in alive if keys[k] not in todo]
        progress.begin(epochs, len(alive), len(alive) - len(todo), known)
        for outcome in run(attempt, steps(trial, todo, epochs, results), pool):
            keep_result(outcome, epochs, results)
            progress.step(results.known[outcome.key, epochs].score)
        scores = {k: results.known[keys[k], epochs].score for k in alive}
        alive = best_of(scores, survivors(len(alive), keep))


def steps(trial, todo, epochs, results):
    """The tasks of a rung, each from the last state there is."""
    for key in todo:
        made, state = results.state_before(key, epochs)
        yield key, (trial, key, epochs - made, state, results.seed)


def keep_result(outcome, epochs, results):
    """Write a result down. A failure that says more about the machine than about the trial is forgotten at the end."""
    if outcome.failure is None:
        score, state, seconds = outcome.value
        results.save(outcome.key, epochs, Result(score), state, outcome.starts, seconds)
    elif outcome.failure.kind in OTHERS_FAULT:
        results.known[outcome.key, epochs] = Result(None, outcome.failure.reason)
    else:
        results.save(outcome.key, epochs, Result(None, outcome.failure.reason), starts=outcome.starts)


def survivors(count, keep):
    """How many of so many go on: that share of them, rounded down, but at least one."""
    return max(1, math.floor(count * keep + 1e-9))


def sizes(count, rungs, keep):
    """How many trials each rung has, if none fails."""
    return list(accumulate(rungs[1:], lambda n, _rung: survivors(n, keep), initial=count))


def best_of(scores, count):
    """The `count` trials with the highest scores, of equals the first. One without a score goes no further."""
    ranked = sorted((-score, k) for k, score in scores.items() if score is not None)
    return sorted(k for _score, k in ranked[:count])


def pool_for(workers, cluster):
    """Who does the work: a cluster, this process, or so many others."""
    cluster = os.environ.get("DLCORE_CLUSTER") if cluster is None else cluster
    if cluster:
        return Cluster(cluster)
    return Here() if workers == 1 else Processes(int(workers))
