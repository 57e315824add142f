"""What is pasted on photographs: real faces, Greek coins and handwritten digits.

Those of the training scenes are never in test scenes: other people, other coins, other writers.
"""

from functools import lru_cache

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

from dlcore.datasets.face_task import TRAIN_FACES, face_images
from dlcore.datasets.measured import DIGITS_TO_TRAIN, digits_table
from dlcore.datasets.packaged import packaged
from dlcore.datasets.scene_places import tinted
from dlcore.datasets.scene_things import FINE, mirrored

TRAIN_COINS = 18
"""Of 24, counted from the top of their photograph."""
FAINT = 40
"""Ink up to here, of 255, does not make a digit wider."""
SKIN, METALS = np.array([1.05, 0.8, 0.66]), np.array([[0.95, 1.0, 1.05], [1.15, 0.92, 0.45]])
"""Red, green and blue of what is grey in the photographs of faces, and of silver and gold."""
BRIGHTER, LEAST_COIN = 8, 500
"""How much brighter than the paper around it a coin is, and how many pixels it has at least."""


def coins():
    """24 Greek coins on one photograph    -> uint8 (303, 384), and their boxes (24, 4): x1, y1, x2, y2 in pixels

    The photograph comes with scikit-image (Brooklyn Museum, no known copyright). A coin is what is brighter there than
    the paper around it.
    """
    photograph, found = found_coins()
    return np.array(photograph), np.array([box for box, _ in found], float)


@lru_cache
def found_coins():
    """The photograph, and ((x1, y1, x2, y2), a picture of its pixels in black and white) of every coin."""
    photograph = packaged("coins").convert("L")
    smooth, paper = (photograph.filter(ImageFilter.GaussianBlur(radius)) for radius in (1, 40))
    bright = ImageChops.subtract(smooth, paper).point(lambda more: 255 * (more > BRIGHTER))
    whole = without_holes(bright.filter(ImageFilter.MaxFilter(7)).filter(ImageFilter.MinFilter(7)))
    rest, found = whole.filter(ImageFilter.MinFilter(11)).filter(ImageFilter.MaxFilter(11)), []
    while box := rest.getbbox():
        top = np.flatnonzero(np.asarray(rest)[box[1]])
        ImageDraw.floodfill(rest, (int(top[0]), box[1]), 128)
        spot = rest.point(lambda value: 255 * (value == 128))
        rest = rest.point(lambda value: 255 * (value == 255))
        its_box = spot.getbbox()
        if np.count_nonzero(spot) >= LEAST_COIN:
            found.append((its_box, spot.crop(its_box)))
    return photograph, tuple(found)


def without_holes(spots):
    """What is dark and cannot be reached from the corner is part of a spot."""
    outside = ImageOps.expand(spots, 1)
    ImageDraw.floodfill(outside, (0, 0), 128)
    return ImageOps.crop(outside.point(lambda value: 255 * (value != 128)), 1)


@lru_cache
def pieces(part):
    """What there is to paste: pictures of faces, of (coin, its shape), and of digits, all of one part."""
    faces = [Image.fromarray((image * 255).astype(np.uint8)) for image in face_images()]
    photograph, found = found_coins()
    money = [(photograph.crop(box), shape) for box, shape in found]
    sheets = [
        Image.fromarray(sheet.astype(np.uint8)) for sheet in digits_table()[:, :-1].reshape(-1, 8, 8) * 15
    ]
    ink = [sheet.crop(sheet.point(lambda value: 255 * (value > FAINT)).getbbox()) for sheet in sheets]
    lots = zip((faces, money, ink), (TRAIN_FACES, TRAIN_COINS, DIGITS_TO_TRAIN), strict=True)
    return [its[:cut] if part == "train" else its[cut:] for its, cut in lots]


def face(rng, h, lot):
    """A face cut out as an oval, in some tone of skin."""
    image = lot[rng.integers(len(lot))]
    w = round(h * rng.uniform(0.82, 0.95))
    oval = Image.new("L", (FINE * w, FINE * h))
    ImageDraw.Draw(oval).ellipse((0, 0, FINE * w - 1, FINE * h - 1), fill=255)
    image = image.rotate(rng.uniform(-12, 12), Image.Resampling.BICUBIC).resize(
        (w, h), Image.Resampling.BICUBIC
    )
    return mirrored(
        cameo(image, oval.reduce(FINE), SKIN * rng.uniform(0.93, 1.07, 3) * rng.uniform(0.85, 1.15)), rng
    )


def coin(rng, h, lot):
    """A coin of silver or gold, turned by chance."""
    image, shape = lot[rng.integers(len(lot))]
    metal = METALS[rng.integers(len(METALS))]
    angle, size = rng.uniform(0, 360), (round(h * image.width / image.height), h)
    turned = (its.rotate(angle, Image.Resampling.BILINEAR) for its in (image, shape))
    return cameo(
        *(its.resize(size, Image.Resampling.BILINEAR) for its in turned), metal * rng.uniform(0.8, 1.25)
    )


def digit(rng, h, lot):
    """Written with a thick pen, in a colour that is not grey."""
    sheet = lot[rng.integers(len(lot))]
    ink_colour = rng.permutation([rng.uniform(0, 60), rng.uniform(0, 255), rng.uniform(190, 255)])
    w = max(round(h * sheet.width / sheet.height * rng.uniform(0.85, 1.1)), 4)
    ink = sheet.resize((w, h), Image.Resampling.BICUBIC).point(lambda value: min(int(value * 1.7), 255))
    written = Image.new("RGBA", (w, h), tuple(ink_colour.astype(int).tolist()))
    written.putalpha(ink)
    return written


def cameo(image, shape, factors):
    """A grey picture in colour, seen through a shape."""
    seen = tinted(Image.merge("RGB", [image] * 3), factors)
    seen.putalpha(shape)
    return seen


# name: how it is made; how far it has to be, at the mean, from what it hides, in steps of 0..255: what has no drawing
# inside is known by its outline alone
PIECES = {"face": (face, 45), "coin": (coin, 45), "digit": (digit, 95)}
