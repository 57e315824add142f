"""The store: every result of a search in one SQLite file, written as it comes. A second start goes on from there.

A result belongs to a trial (its name and a digest of its text), a seed, a configuration and a number of epochs: one
file may hold several searches, and none is taken for another. While a search runs, it has the file for itself.
"""

import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from dlcore.database import in_words, sqlite3
from dlcore.messages import _
from dlcore.search.store_file import INSERT, StoreUnavailable, opened

OF_ONE = "WHERE trial = ? AND seed = ? AND configuration = ?"
KNOWN = "SELECT configuration, epochs, score, reason FROM result WHERE trial = ? AND seed = ?"
FARTHEST = f"""SELECT epochs, state FROM result {OF_ONE}
    AND epochs < ? AND state IS NOT NULL ORDER BY epochs DESC LIMIT 1"""
FORGET = f"UPDATE result SET state = NULL {OF_ONE} AND epochs < ?"


@dataclass(frozen=True)
class Result:
    """The score after so many epochs, or the reason why there is none."""

    score: float | None
    reason: str | None = None


class Store:
    """The results of one trial function with one seed; without a path they are kept in memory."""

    def __init__(self, path, trial, seed):
        self.path = None if path is None else Path(path).expanduser()
        self.trial, self.seed = trial, seed

    def __enter__(self):
        self.connection, self.news = opened(self.path)
        try:
            found = self.execute(KNOWN, (self.trial, self.seed)).fetchall()
        except StoreUnavailable:
            self.connection.close()
            raise
        self.known = {(configuration, epochs): Result(*result) for configuration, epochs, *result in found}
        return self

    def __exit__(self, *_error):
        self.connection.close()

    def state_before(self, configuration, epochs):
        """The farthest state before so many epochs: (epochs made, its bytes), or (0, None)."""
        return self.execute(FARTHEST, (self.trial, self.seed, configuration, epochs)).fetchone() or (0, None)

    def save(self, configuration, epochs, result, state=None, starts=1, seconds=None):
        """Put a result on the disk before anything else happens. Of states, which are large, only the newest stays."""
        key = self.trial, self.seed, configuration, epochs
        at = time.strftime("%Y-%m-%dT%H:%M:%S")
        self.execute("BEGIN")
        self.execute(INSERT, (*key, result.score, result.reason, state, starts, seconds, at))
        if state is not None:
            self.execute(FORGET, key)
        self.execute("COMMIT")
        self.known[configuration, epochs] = result

    def execute(self, statement, values=()):
        try:
            return self.connection.execute(statement, values)
        except sqlite3.Error as error:
            with suppress(sqlite3.Error):
                self.connection.execute("ROLLBACK")
            told = _("The results cannot be kept: {reason}. Those until now are in {path}.")
            raise StoreUnavailable(told.format(reason=in_words(error, self.path), path=self.path)) from error
