"""A student's code, called in a process of its own behind as many locked doors as this machine has.

    with Box() as box:
        inside = box.inside(cells)                       the text of a notebook's code cells
        inside.facts("relu")                             what can be seen in the function, None if there is none
        inside.call("relu", (np.array([-1.0, 2.0]),))    the Outcome, as dlcore.running.call.run gives it

    layers_here()                                        what this machine can lock, with a sentence for each

On Linux a box that cannot lock what it should does not open, unless it is told to by `unsafe=True`. Elsewhere it
opens with a warning, `box.warning`: a process of its own and a time limit are all that Windows and macOS have here.

What remains open, with every layer shut: an error in the kernel itself; that a program can ask whether a file of a
given name exists (only bubblewrap hides that); and the processor's time and memory up to the limits. What a student
returns or raises is their text: whoever shows it has to escape it.
"""

from dlcore.classroom.box.children import Children
from dlcore.classroom.box.layers import layers_here, opened, warning
from dlcore.classroom.box.outcomes import Gone, TooMuch
from dlcore.classroom.box.starting import Unlocked
from dlcore.classroom.box.submission import SUBMISSION, Inside

__all__ = ["Box", "Gone", "Inside", "TooMuch", "Unlocked", "layers_here"]


class Box:
    """Where children come from; one for each process that grades, kept open.

    `layers` are what this machine offers, or those named. `warm` asks for the fork server, which Linux alone has.
    """

    def __init__(self, layers=None, unsafe=False, warm=None):
        self.starting = opened(layers, unsafe, warm)
        self.layers = self.starting.layers
        self.warning = warning(self.layers)
        self.children = Children(self.starting.locked_child)

    def inside(self, cells, seconds=SUBMISSION):
        """The code of one submission, from the texts of its cells."""
        return Inside(self.children, list(cells), seconds)

    def close(self):
        self.children.close()
        self.starting.close()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()
