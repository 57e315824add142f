"""dlcore: the library under the deep-learning workbook, and the key to its exercises.

It imports nothing, so that each room can be opened alone: `from dlcore import activations` loads NumPy only,
`from dlcore import plots` also Matplotlib, `from dlcore.practice import check` what marks an answer.
It parses on Pythons much older than the course runs on, so that `python3 -m dlcore` can say so in words.
"""

__version__ = "0.1.0"
