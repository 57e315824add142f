"""Printed digits, in the form of the handwritten ones: the same task from another source."""

import os

import numpy as np

FONTS = tuple(
    f"DejaVuSans{kind}{style}.ttf"
    for kind in ("", "Mono")
    for style in ("", "-Bold", "-Oblique", "-BoldOblique")
) + tuple(f"DejaVuSerif{style}.ttf" for style in ("", "-Bold", "-Italic", "-BoldItalic"))
LARGE, SMALL = 64, 32
"""Pixels: a digit is drawn large, put down a little crooked at 32, and counted in 8 x 8 blocks of 4 x 4."""
POINTS = 82
"""The size of type at which a digit is about as high as the sheet."""


def printed_digits(m=2000, seed=0):
    """Printed digits 0 to 9 in twelve typefaces, each a little turned, slanted and moved: X (64, m), Y (1, m).

    Made like the handwritten digits of `digits`: black and white at 32 x 32, then the share of ink in each
    of 8 x 8 blocks, in sixteenths. The typefaces are DejaVu, which matplotlib ships.
    """
    if not isinstance(m, int | np.integer) or isinstance(m, bool) or m < 1:
        raise ValueError(f"m has to be a whole number of digits, 1 or more; got {m!r}")
    rng, large = np.random.default_rng(seed), drawn()
    labels, fonts = rng.integers(0, 10, m), rng.integers(0, len(FONTS), m)
    ink = np.stack([crooked(large[digit, font], rng) for digit, font in zip(labels, fonts, strict=True)])
    blocks = ink.reshape(m, 8, 4, 8, 4).mean(axis=(2, 4))
    return blocks.reshape(m, 64).T.copy(), labels[np.newaxis]


def drawn():
    """Every digit in every typeface, as high as the sheet allows    -> (10, 12, LARGE, LARGE) in 0..255"""
    from matplotlib import get_data_path
    from PIL import Image, ImageDraw, ImageFont

    sheets = np.zeros((10, len(FONTS), LARGE, LARGE), dtype=np.uint8)
    for j, name in enumerate(FONTS):
        font = ImageFont.truetype(os.path.join(get_data_path(), "fonts", "ttf", name), POINTS)
        for digit in range(10):
            sheet = Image.new("L", (LARGE, LARGE))
            ImageDraw.Draw(sheet).text((LARGE / 2, LARGE / 2), str(digit), font=font, fill=255, anchor="mm")
            sheets[digit, j] = np.asarray(sheet)
    return sheets


def crooked(sheet, rng):
    """The digit in half its size, turned, slanted, stretched and moved by chance    -> (SMALL, SMALL) of 0 and 1"""
    from PIL import Image

    turn, slant = rng.uniform(-0.2, 0.2), rng.uniform(-0.25, 0.25)
    across, along = LARGE / SMALL * np.exp(rng.uniform(-0.15, 0.15, 2))
    cos, sin = np.cos(turn), np.sin(turn)
    back = np.array([[cos * across, (slant - sin) * across], [sin * along, cos * along]])
    middle = LARGE / 2 + rng.uniform(-3, 3, 2) - back @ [SMALL / 2, SMALL / 2]
    place = (*back[0], middle[0], *back[1], middle[1])
    small = Image.fromarray(sheet).transform(
        (SMALL, SMALL), Image.Transform.AFFINE, place, Image.Resampling.BILINEAR
    )
    return np.asarray(small) > 90
