"""One playground plays in a cell: a new one there stops what came before, and another run of the cell takes it away."""

from weakref import WeakSet

_there = {}  # cell -> (number of its run, the playgrounds that it made)


def stop_earlier(playground):
    """Called by each playground when it is made."""
    cell, run = running_cell()
    if cell is None:
        return
    last_run, earlier = _there.get(cell, (run, WeakSet()))
    for old in list(earlier):
        old.pause() if last_run == run else old.close()
    if last_run != run:
        earlier = WeakSet()
    earlier.add(playground)
    _there[cell] = run, earlier


def running_cell():
    try:
        from dlcore.explore.panel import running_cell
    except ImportError:  # no widgets here, so that there is no page either
        return None, None
    return running_cell()
