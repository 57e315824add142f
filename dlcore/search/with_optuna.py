"""Optuna as the one who draws: each batch of configurations is chosen in the light of the ones before.

Only its ask and tell are used. It is asked for a whole batch, the batch goes through all rungs, and only then is it
told; so its choices depend on neither the number of workers nor on who is quicker. It keeps nothing: where a search is
taken up again it asks the same questions, and the store has the answers.
Source: T. Akiba et al., KDD 2019, https://arxiv.org/abs/1907.10902.
"""

import math

from dlcore.messages import _
from dlcore.search.found import Found
from dlcore.search.given import is_whole, settings_of
from dlcore.search.rungs import ladder


def optuna_search(
    trial,
    suggest,
    trials=40,
    batch=8,
    sampler=None,
    store=None,
    rungs=(1, 3, 9),
    keep=1 / 3,
    workers=2,
    seed=0,
    cluster=None,
    show=True,
):
    """search, with configurations from suggest(ask) -> {"learning_rate": ask.suggest_float(...), ...}    -> Found

    `ask` is a trial of Optuna. Of each batch the best third goes on to the next rung, and the others are told to Optuna
    as pruned. Without a sampler it is TPE with this seed; one of yours needs a seed of its own, or it draws anew at
    every start. Raises ImportError where Optuna is not installed, and what search() raises.
    """
    try:
        import optuna
    except ImportError:
        told = _("Optuna is not installed: {command}")
        raise ImportError(told.format(command="python -m pip install optuna")) from None
    batches = batches_of(trials, batch)
    table = []
    with ladder(trial, batches, store, rungs, keep, workers, seed, cluster, show) as climb:
        study = new_study(optuna, sampler, int(seed))
        for count in batches:
            asked = [study.ask() for _ in range(count)]
            found = climb([settings_of(suggest(one), one.number) for one in asked])
            for one, row in zip(asked, found.table, strict=True):
                tell(optuna, study, one, row)
                table.append(row | {"trial": one.number})
    return Found(table, found.news)


def batches_of(trials, batch):
    """How many are asked for at a time, the last time those that are left."""
    for name, number in {"trials": trials, "batch": batch}.items():
        if not is_whole(number) or number < 1:
            told = _("{name} is {number}; wanted is a whole number, 1 or more.")
            raise ValueError(told.format(name=name, number=number))
    return [min(batch, trials - first) for first in range(0, trials, batch)]


def new_study(optuna, sampler, seed):
    """A study in memory that says nothing while it is made."""
    before = optuna.logging.get_verbosity()
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    try:
        sampler = sampler or optuna.samplers.TPESampler(seed=seed)
        return optuna.create_study(direction="maximize", sampler=sampler)
    finally:
        optuna.logging.set_verbosity(before)


def tell(optuna, study, one, row):
    """How it went: a score, or the score until it was stopped, or nothing."""
    states = optuna.trial.TrialState
    if not math.isnan(row["score"]):
        one.report(row["score"], row["epochs"])
    state = {"finished": states.COMPLETE, "stopped": states.PRUNED}.get(row["outcome"], states.FAIL)
    study.tell(one, row["score"] if state == states.COMPLETE else None, state=state)
