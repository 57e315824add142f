"""Search: many configurations, most of them stopped early, the best trained to the end.

Rungs of a ladder: all are trained for one epoch, the best third of them up to three, the best third of those up to
nine. A rung is done before the next begins, so who goes on does not depend on who was quicker: one process, four or a
cluster find the same.
Sources: J. Bergstra, Y. Bengio, JMLR 13 (2012), 281-305 (draw at random); K. Jamieson, A. Talwalkar, AISTATS 2016
(successive halving); L. Li et al., JMLR 18 (2018), 1-52 (Hyperband, which asks how many rungs).
"""

import hashlib
import inspect
import json
import math
import os
from itertools import accumulate

from dlcore.messages import _
from dlcore.search.attempt import attempt, portable
from dlcore.search.cluster import Cluster
from dlcore.search.found import OWN, Found, row_of
from dlcore.search.pools import Here, Processes
from dlcore.search.progress import Progress
from dlcore.search.runner import run
from dlcore.search.store import Result, Store

OTHERS_FAULT = (
    "lost",
    "ImportError",
    "ModuleNotFoundError",
    "MemoryError",
    "OSError",
)  # it may go well next time


def search(
    trial, configurations, store=None, rungs=(1, 3, 9), keep=1 / 3, workers=2, seed=0, cluster=None, show=True
):
    """Train each configuration for rungs[0] epochs, the best `keep` of them up to rungs[1] and so on    -> Found

    trial(configuration, epochs, state=None, seed=0) -> (score, state), the higher the better; see attempt.py. Every
    result is written to the file `store` as it comes: the same call goes on where the last one was ended, and does
    nothing twice. With `cluster`, or the setting DLCORE_CLUSTER, such as "tcp://192.168.0.7:8786", a Dask cluster does
    the work, else so many worker processes of this machine; workers=1 needs none. Of equal scores the first wins.
    A trial that fails has its reason in the table, and the others go on.
    """
    plan = [spelled(configuration, k) for k, configuration in enumerate(configurations)]
    checked(trial, plan, rungs, keep, workers, seed)
    with (
        Store(store, named(trial), seed) as results,
        pool_for(trial, workers, cluster) as pool,
        Progress(show, rungs, sizes(len(plan), rungs, keep)) as progress,
    ):
        alive = range(len(plan))
        for epochs in rungs:
            todo = {plan[k]: None for k in alive if (plan[k], epochs) not in results.known}
            progress.begin(len(alive) - len(todo))
            for outcome in run(attempt, steps(trial, todo, epochs, results, seed), pool):
                keep_result(outcome, epochs, results)
                progress.step(results.known[outcome.key, epochs].score)
            alive = best_of(
                alive, [results.known[plan[k], epochs] for k in alive], survivors(len(alive), keep)
            )
        return Found([row_of(k, plan[k], rungs, results.known) for k in range(len(plan))])


def steps(trial, todo, epochs, results, seed):
    """The tasks of a rung: only what is missing, from the last state there is."""
    for configuration in todo:
        made, state = results.state_before(configuration, epochs)
        yield configuration, (portable(trial), json.loads(configuration), epochs - made, state, seed)


def keep_result(outcome, epochs, results):
    """Write a result down, unless it says more about today than about the trial."""
    if outcome.failure is None:
        score, state, seconds = outcome.value
        results.save(outcome.key, epochs, Result(score), state, outcome.starts, seconds)
    elif outcome.failure.kind in OTHERS_FAULT:
        results.known[outcome.key, epochs] = Result(None, outcome.failure.reason)
    else:
        results.save(outcome.key, epochs, Result(None, outcome.failure.reason), starts=outcome.starts)


def survivors(count, keep):
    """How many of so many go on to the next rung: that share of them, rounded down, but at least one."""
    return max(1, math.floor(count * keep + 1e-9))


def sizes(count, rungs, keep):
    """How many trials each rung has, if none fails."""
    return list(accumulate(rungs[1:], lambda n, _rung: survivors(n, keep), initial=count))


def best_of(alive, results, count):
    """The `count` with the highest scores, in the order in which they were given; of equals the first."""
    scored = [
        (-result.score, k) for k, result in zip(alive, results, strict=True) if result.score is not None
    ]
    return sorted(k for _score, k in sorted(scored)[:count])


def pool_for(trial, workers, cluster):
    cluster = os.environ.get("DLCORE_CLUSTER") if cluster is None else cluster
    if cluster:
        return Cluster(cluster, trial)
    return Here() if workers == 1 else Processes(workers)


# What is given


def spelled(configuration, k):
    """The configuration as text, the same for the same settings: the name under which its results are kept."""
    if not isinstance(configuration, dict):
        told = _("configuration {k} is of type {type}; wanted is a dict such as {{'learning_rate': 0.01}}")
        raise ValueError(told.format(k=k, type=type(configuration).__name__))
    if taken := [name for name in configuration if name in OWN or not isinstance(name, str)]:
        told = _(
            "configuration {k} has a setting {name!r}, which is the name of a column of the table, or no text"
        )
        raise ValueError(told.format(k=k, name=taken[0]))
    try:
        return json.dumps(configuration, sort_keys=True, allow_nan=False, default=plain)
    except (TypeError, ValueError) as error:
        told = _("configuration {k} holds something that is no finite number, text or list of such ({error})")
        raise ValueError(told.format(k=k, error=error)) from None


def plain(value):
    """A NumPy number or array as Python's."""
    if hasattr(value, "tolist"):
        return value.tolist()
    raise TypeError(f"{value!r} is of type {type(value).__name__}")


def named(trial):
    """The name of the function and a digest of its text: who changes a trial gets new results."""
    try:
        text = inspect.getsource(trial)
    except (OSError, TypeError):
        text = ""
    return f"{trial.__module__}.{trial.__qualname__} {hashlib.sha256(text.encode()).hexdigest()[:12]}"


def checked(trial, plan, rungs, keep, workers, seed):
    """ValueError for what cannot be searched."""
    if not callable(trial) or not hasattr(trial, "__qualname__"):
        raise ValueError(_("trial is {trial!r}; wanted is a function.").format(trial=trial))
    if not plan:
        raise ValueError(_("There is no configuration to try."))
    whole = all(isinstance(n, int) and not isinstance(n, bool) for n in (*rungs, workers, seed))
    if not (whole and rungs and rungs[0] > 0 and list(rungs) == sorted(set(rungs))):
        told = _(
            "rungs is {rungs}; wanted are numbers of epochs, each larger than the one before, such as (1, 3, 9)."
        )
        raise ValueError(told.format(rungs=rungs))
    if not 0 < keep <= 1:
        raise ValueError(
            _("keep is {keep}; wanted is the share that goes on, such as 1/3.").format(keep=keep)
        )
    if workers < 1:
        raise ValueError(_("workers is {workers}; wanted is 1 or more.").format(workers=workers))
