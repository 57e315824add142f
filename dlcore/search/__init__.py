"""Search: try many configurations side by side, on this machine or on a cluster, and lose nothing.

rungs         search(): all are tried briefly, the best go on
trials        what is tried: digits_trial
attempt       some epochs of one trial, in a worker
runner        tasks, workers that may die, and an answer for each task
pools         workers: this process, or several of this machine
cluster       workers: a Dask cluster
carried       how a function gets to a worker
store         every result in an SQLite file, so that a second start goes on; store_file opens and mends it
given         what search() is given, looked at once
progress      the bar
found         what a search gives back
with_optuna   optuna_search(): the same, with Optuna to draw the configurations
"""

from dlcore.search.found import Found
from dlcore.search.pools import PoolLost
from dlcore.search.rungs import search
from dlcore.search.store import StoreUnavailable
from dlcore.search.trials import curve_trial, digits_trial
from dlcore.search.with_optuna import optuna_search

__all__ = ["Found", "PoolLost", "StoreUnavailable", "curve_trial", "digits_trial", "optuna_search", "search"]
