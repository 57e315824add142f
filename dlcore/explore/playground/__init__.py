"""The playground: a small network that learns while one looks, with every control live, and with one's own code inside.

In learning order: controls, settings, inputs, table, building, run, seeing, history, state (what happens); plugged with
trying, calling and own_step (the learner's functions in it), as_code (the same as a cell); frame, canvas, still (what
is seen); player, commands, playground (what brings the two together).
"""
