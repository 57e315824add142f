"""Data, the same on every machine: from `data/`, the installed libraries or a seed. The network is asked only for
the classics, and only when told to.

stored       a file of data/, checked against its manifest
pictures     photographs and your own pictures, as arrays of whole numbers 0..255
face_task    faces and other things, cut to 25 x 25, for the classifiers of several chapters
measured     heights along a line, cells of tumours, handwritten digits
printed      digits as they are printed, for a model that meets another source
classics     MNIST, Fashion-MNIST and CIFAR-10 for those who are online, by way of fetching and formats
people       people who do not exist, several pictures of each, as portrait_drawing draws them
alphabets    letters of several alphabets, crooked, an alphabet for the test alone
packaged     pictures that come with scikit-image and scikit-learn, read where they lie
scene_pictures  streets, and real things on real photographs, with boxes and masks, by way of scene_places,
             scene_things and scene_pieces
patterns     points in the plane, made from a seed: flower, moons, circles, football, clusters; disc, xor, gaussians,
             spiral, and with numbers in place of labels plane, hills
"""

from dlcore.datasets.alphabets import glyphs, letters
from dlcore.datasets.classics import PictureTask, cifar10, fashion_mnist, mnist
from dlcore.datasets.face_task import FaceTask, faces, standardised
from dlcore.datasets.measured import DigitTask, digits, elevation, tumours
from dlcore.datasets.patterns import (
    circles,
    clusters,
    disc,
    flower,
    football,
    gaussians,
    hills,
    moons,
    plane,
    spiral,
    xor,
)
from dlcore.datasets.people import portraits
from dlcore.datasets.pictures import photograph, photographs, picture
from dlcore.datasets.printed import printed_digits
from dlcore.datasets.scene_pictures import Scenes, scenes
from dlcore.datasets.scene_pieces import coins

__all__ = [
    "DigitTask",
    "FaceTask",
    "PictureTask",
    "Scenes",
    "cifar10",
    "circles",
    "clusters",
    "coins",
    "digits",
    "disc",
    "elevation",
    "faces",
    "fashion_mnist",
    "flower",
    "football",
    "gaussians",
    "glyphs",
    "hills",
    "letters",
    "mnist",
    "moons",
    "photograph",
    "photographs",
    "picture",
    "plane",
    "portraits",
    "printed_digits",
    "scenes",
    "spiral",
    "standardised",
    "tumours",
    "xor",
]
