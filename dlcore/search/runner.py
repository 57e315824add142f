"""The runner: many tasks on several workers, each answer handed over as it comes.

Behind it stands a pool (pools.py, cluster.py): any executor of concurrent.futures. Workers die: someone closes them,
memory runs out, a machine goes home. What was under way there is begun again, and only that. A task's own exception
is another matter: begun again, it would fail again, so it is an answer as well.
"""

import traceback
from collections import deque
from concurrent.futures import FIRST_COMPLETED, wait
from dataclasses import dataclass

from dlcore.messages import ngettext


@dataclass(frozen=True)
class Failure:
    """Why a task has no value: its own exception in a line, and where it was; or that it ends its worker."""

    kind: str
    reason: str
    trace: str = ""


@dataclass(frozen=True)
class Outcome:
    """What came of the task with this key: a value or a failure, and how often it was begun."""

    key: object
    value: object = None
    failure: Failure | None = None
    starts: int = 1


@dataclass
class Task:
    key: object
    arguments: tuple
    lost: int = 0  # how often a worker died while this was under way

    @property
    def alone(self):
        """When a worker dies, all that was under way is suspected. After two times each is tried by itself, so that
        one that kills its worker is convicted and its neighbours are not."""
        return self.lost >= 2


def run(function, tasks, pool):
    """Do function(*arguments) for each task (key, arguments), and yield an Outcome each, in the order they come.

    Tasks may be without end: only a few are under way at a time, and no more is read. Who stops asking, or is
    interrupted, has every outcome that was yielded; what is still under way is given up by the pool.
    """
    waiting = (Task(key, tuple(arguments)) for key, arguments in tasks)
    again, running = deque(), {}
    try:
        while hand_out(function, waiting, again, running, pool):
            for task, answer in answers(running, pool):
                if answer is not None:
                    yield Outcome(task.key, *answer, starts=task.lost + 1)
                    continue
                task.lost += 1
                if task.alone:
                    pool.check()  # a pool that does no task at all convicts nobody
                if task.lost < pool.tries:
                    again.append(task)
                else:
                    yield Outcome(task.key, failure=deadly(task.lost), starts=task.lost)
    finally:
        pool.give_up(running)


def hand_out(function, waiting, again, running, pool):
    """Give the pool tasks until it has enough; is any under way now?"""
    while len(running) < pool.ahead:
        task = again.popleft() if again else next(waiting, None)
        if task is None:
            break
        if running and (task.alone or any(other.alone for other in running.values())):
            again.appendleft(task)
            break
        running[pool.submit(guarded, function, *task.arguments)] = task
    return bool(running)


def answers(running, pool):
    """The tasks that are done by now, each with (value, failure), or with None where the worker was lost.

    No future is kept: a cluster remembers a result as long as anybody does, and computes it again if it is lost.
    """
    done, _still = wait(running, timeout=pool.patience, return_when=FIRST_COMPLETED)
    if not done:
        pool.watch()
    while done:
        future = done.pop()
        task = running.pop(future)
        try:
            answer = future.result()
        except pool.losses:
            answer = None
        except Exception as error:  # it never began, or its answer cannot travel
            answer = None, described(error)
        del future
        yield task, answer


def guarded(function, *arguments):
    """(value, None), or (None, Failure): in the worker, for not every exception survives the way back."""
    try:
        return function(*arguments), None
    except (Exception, SystemExit) as error:
        return None, described(error)


def described(error):
    kind = type(error).__name__
    reason = f"{kind}: {error}" if str(error) else kind
    return Failure(kind, reason, "".join(traceback.format_exception(error)))


def deadly(times):
    told = ngettext("its worker died {n} time", "its worker died {n} times", times)
    return Failure("lost", told.format(n=times))
