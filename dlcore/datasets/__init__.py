"""Data, the same on every machine: from `data/`, the installed libraries or a seed, never from the network.

stored       a file of data/, checked against its manifest
pictures     photographs and your own pictures, as arrays of whole numbers 0..255
face_task    faces and other things, cut to 25 x 25, for the classifiers of several chapters
measured     heights along a line, cells of tumours, handwritten digits
patterns     points in the plane, made from a seed: flower, moons, circles, football
"""

from dlcore.datasets.face_task import FaceTask, faces, standardised
from dlcore.datasets.measured import DigitTask, digits, elevation, tumours
from dlcore.datasets.patterns import circles, flower, football, moons
from dlcore.datasets.pictures import photograph, photographs, picture

__all__ = [
    "DigitTask",
    "FaceTask",
    "circles",
    "digits",
    "elevation",
    "faces",
    "flower",
    "football",
    "moons",
    "photograph",
    "photographs",
    "picture",
    "standardised",
    "tumours",
]
