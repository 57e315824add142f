"""Real data, the same on every machine: from `data/` and the installed libraries, never from the network.

stored       a file of data/, checked against its manifest
pictures     photographs and your own pictures, as arrays of whole numbers 0..255
face_task    faces and other things, cut to 25 x 25, for the classifiers of several chapters
"""

from dlcore.datasets.face_task import FaceTask, faces, standardised
from dlcore.datasets.pictures import photograph, photographs, picture

__all__ = ["FaceTask", "faces", "photograph", "photographs", "picture", "standardised"]
