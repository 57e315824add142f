"""Data, the same on every machine: from `data/`, the installed libraries or a seed. The network is asked only for
the classics, and only when told to.

stored       a file of data/, checked against its manifest
pictures     photographs and your own pictures, as arrays of whole numbers 0..255
face_task    faces and other things, cut to 25 x 25, for the classifiers of several chapters
measured     heights along a line, cells of tumours, handwritten digits
printed      digits as they are printed, for a model that meets another source
classics     MNIST, Fashion-MNIST and CIFAR-10 for those who are online, by way of fetching and formats
patterns     points in the plane, made from a seed: flower, moons, circles, football, clusters
"""

from dlcore.datasets.classics import PictureTask, cifar10, fashion_mnist, mnist
from dlcore.datasets.face_task import FaceTask, faces, standardised
from dlcore.datasets.measured import DigitTask, digits, elevation, tumours
from dlcore.datasets.patterns import circles, clusters, flower, football, moons
from dlcore.datasets.pictures import photograph, photographs, picture
from dlcore.datasets.printed import printed_digits

__all__ = [
    "DigitTask",
    "FaceTask",
    "PictureTask",
    "cifar10",
    "circles",
    "clusters",
    "digits",
    "elevation",
    "faces",
    "fashion_mnist",
    "flower",
    "football",
    "mnist",
    "moons",
    "photograph",
    "photographs",
    "picture",
    "printed_digits",
    "standardised",
    "tumours",
]
