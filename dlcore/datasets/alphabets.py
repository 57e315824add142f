"""Letters of several alphabets, each printed crookedly many times over: for a network that compares what it never saw.

Some alphabets are there to learn from, another to choose a threshold with, and the letters of the last are seen for the
first time in the test. The typefaces are DejaVu, which matplotlib ships: up to twelve for a letter.
"""

import os
from functools import lru_cache

import numpy as np

from dlcore.datasets.printed import FONTS


def without(alike, *ranges):
    """The letters of ranges of code points, but for those that look like another one."""
    return "".join(chr(k) for first, last in ranges for k in range(first, last + 1) if k not in alike)


# fmt: off
ALPHABETS = {
    "digits":   "123456789",
    "Latin":    "ABCDEFGHJKLMNOPQRSTUVWXYZabdefghimnqrty",
    "Greek":    "ΓΔΞΠΣΦΨΩαβγδεζηθλμξπσφω",
    "Cyrillic": "БДЁЖИЛЦЧШЩЪЫЭЮЯвдйлм",
    "phonetic": "ɐɒɔəɜɞɟɣɤɥɯɲɳɵɸɹɻɾʁʃʄʇʊʋʌʎʐʑʒʔʕʘʞ",
    "Lao":      without((), (0xE81, 0xE82), (0xE87, 0xE88), (0xE94, 0xE97), (0xE99, 0xE9E), (0xEA1, 0xEA3)),
    "Hebrew":   without((0x5D7, 0x5DF, 0x5E1), (0x5D0, 0x5EA)),
    "Armenian": without((0x551, 0x566, 0x568, 0x56A, 0x572, 0x57C, 0x582, 0x585), (0x531, 0x556), (0x561, 0x586)),
    "Georgian": without((), (0x10D0, 0x10F0)),
}
# fmt: on
PARTS = {
    "train": ("digits", "Latin", "Greek", "Cyrillic", "phonetic", "Lao", "Hebrew"),
    "dev": ("Georgian",),
    "test": ("Armenian",),
}
SHEET, HIGH, POINTS = 64, 44, 60
"""Pixels: every letter is drawn HIGH pixels high or wide, whichever is more, in the middle of a SHEET."""
NOISE = 0.06


def letters(part="train"):
    """The letters of a part, in the order of their labels."""
    if part not in PARTS:
        raise ValueError(f"there is no part {part!r}; there are {', '.join(PARTS)}")
    return "".join(ALPHABETS[name] for name in PARTS[part])


def glyphs(views=20, side=28, seed=0, part="train"):
    """Crooked pictures of letters    -> X (m, side, side, 1), ink from 0 to 1, float32, and labels (m,)

    `views` pictures of each letter follow one another; letters(part)[label] says which it is. No letter of one part
    ("train", "dev", "test") is in another.
    """
    for name, value in {"views": views, "side": side}.items():
        if not isinstance(value, int | np.integer) or isinstance(value, bool) or value < 1:
            raise ValueError(f"{name} has to be a whole number, 1 or more; got {value!r}")
    characters = letters(part)
    each = np.random.default_rng([seed, list(PARTS).index(part)]).spawn(len(characters))
    X = np.concatenate(
        [views_of(character, views, side, rng) for character, rng in zip(characters, each, strict=True)]
    )
    return X[..., np.newaxis], np.repeat(np.arange(len(characters)), views)


def views_of(character, views, side, rng):
    """A letter in one typeface after the other, crooked and with a little noise    -> (views, side, side)"""
    sheets = drawn(character)
    fonts = (rng.integers(len(sheets)) + np.arange(views)) % len(sheets)
    ink = crooked(sheets[fonts], side, rng)
    return np.clip(ink + rng.normal(0, NOISE, ink.shape), 0, 1).astype(np.float32)


@lru_cache(maxsize=512)
def drawn(character):
    """A letter in every typeface that has it    -> (typefaces, SHEET, SHEET) in 0..1"""
    sheets = [fitted(character, font) for font, known in typefaces() if ord(character) in known]
    return np.stack(sheets)


@lru_cache
def typefaces():
    """The typefaces, and the characters each of them has."""
    from matplotlib import get_data_path
    from matplotlib.ft2font import FT2Font
    from PIL import ImageFont

    paths = [os.path.join(get_data_path(), "fonts", "ttf", name) for name in FONTS]
    return [(ImageFont.truetype(path, POINTS), frozenset(FT2Font(path).get_charmap())) for path in paths]


def fitted(character, font):
    """A letter without what is empty around it, as large as all others, in the middle of its sheet."""
    from PIL import Image, ImageDraw

    image = Image.new("L", (3 * POINTS, 3 * POINTS))
    ImageDraw.Draw(image).text((POINTS, POINTS), character, font=font, fill=255)
    image = image.crop(image.getbbox())
    scale = HIGH / max(image.size)
    image = image.resize([max(1, round(length * scale)) for length in image.size], Image.Resampling.BILINEAR)
    sheet = Image.new("L", (SHEET, SHEET))
    sheet.paste(image, [(SHEET - length) // 2 for length in image.size])
    return np.asarray(sheet, np.float32) / 255


def crooked(sheets, side, rng):
    """Each sheet turned, slanted, stretched, moved and bent in waves by chance    -> (k, side, side)"""
    k = len(sheets)

    def chance(reach):
        return rng.uniform(-reach, reach, (k, 1, 1))

    across = (np.arange(side) + 0.5) / side * 2 - 1
    along = across[:, None]
    turn, slant = chance(0.2), chance(0.2)
    wide, high = np.exp(chance(0.12)), np.exp(chance(0.12))
    x = wide * (np.cos(turn) * across - np.sin(turn) * along) + slant * along + chance(0.1)
    y = high * (np.sin(turn) * across + np.cos(turn) * along) + chance(0.1)
    x = x + 0.06 * np.sin((2 + chance(1)) * along + chance(np.pi))
    y = y + 0.06 * np.sin((2 + chance(1)) * across + chance(np.pi))
    return looked_up(sheets, 0.9 * x, 0.9 * y)


def looked_up(sheets, x, y):
    """The brightness at places -1..1 of each sheet, between the four pixels around each place."""
    k, side, _ = sheets.shape
    x, y = (np.clip((place + 1) / 2 * side - 0.5, 0, side - 1.001) for place in (x, y))
    left, top = x.astype(int), y.astype(int)
    right_share, low_share = x - left, y - top
    which = np.arange(k)[:, None, None]
    upper, lower = (
        sheets[which, row, left] * (1 - right_share) + sheets[which, row, left + 1] * right_share
        for row in (top, top + 1)
    )
    return upper * (1 - low_share) + lower * low_share
