"""Where scenes happen: cuttings of real photographs, as they are, or as ground and backdrop of a street.

Training and test scenes never share a photograph. Photographs of your own take the place of both.
"""

from functools import lru_cache

import numpy as np
from PIL import Image, ImageChops, ImageDraw

from dlcore.datasets.face_task import HEADS, overlap
from dlcore.datasets.packaged import packaged
from dlcore.datasets.pictures import named
from dlcore.datasets.scene_things import colour, shaded

TRAIN_PHOTOGRAPHS = ("astronaut", "brick", "cell", "chelsea", "grass", "retina")
MORE_TO_TRAIN = ("rocket", "tissue", "stars", "garage", "temple", "flower")
TEST_PHOTOGRAPHS = ("camera", "clock", "coffee", "gravel")
"""All but "text": its handwriting has digits in it, which nobody has labelled."""
GROUNDS = {"train": ("brick", "grass"), "test": ("gravel",)}
STONE = (150, 148, 146)
SKIES = np.array([[178, 205, 232], [232, 196, 170], [190, 194, 200]])
TOWNS, TOWN = 12, (400, 60)


@lru_cache
def course_photographs(part):
    """((name, Pillow image), ...) of the photographs of one part."""
    if part == "test":
        return tuple((name, named(name).convert("RGB")) for name in TEST_PHOTOGRAPHS)
    opened = {name: named(name) for name in TRAIN_PHOTOGRAPHS} | {
        name: packaged(name) for name in MORE_TO_TRAIN
    }
    return tuple((name, opened[name].convert("RGB")) for name in opened)


def own_photographs(backgrounds):
    """Arrays (H, W, 3) of pixels as such photographs, which have no name."""
    return tuple((None, Image.fromarray(np.ascontiguousarray(array))) for array in backgrounds)


def cutting(photographs, rng, w, h):
    """A piece of one of the photographs, brought to w x h pixels, maybe mirrored, in another light."""
    while True:
        name, photograph = photographs[rng.integers(len(photographs))]
        scale = rng.uniform(0.75, 1.0) * min(photograph.width / w, photograph.height / h) ** rng.uniform(
            0.35, 1.0
        )
        scale = min(scale, photograph.width / w, photograph.height / h)
        left, top = (
            rng.uniform(0, photograph.width - w * scale),
            rng.uniform(0, photograph.height - h * scale),
        )
        box = (left, top, left + w * scale, top + h * scale)
        if not overlap(box, HEADS.get(name)):
            break
    piece = photograph.resize((w, h), Image.Resampling.BILINEAR, box=box, reducing_gap=2.0)
    if rng.random() < 0.5:
        piece = piece.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    return tinted(piece, rng.uniform(0.82, 1.0, 3) * rng.uniform(0.65, 1.1))


def tinted(image, factors):
    """Every colour times its factor."""
    return Image.fromarray(
        np.minimum(np.asarray(image, np.float32) * factors.astype(np.float32), 255).astype(np.uint8)
    )


def anywhere(photographs, part, rng, side):
    """A cutting of a photograph, and no horizon."""
    return cutting(photographs, rng, side, side), None


def street(photographs, part, rng, side):
    """A road under a backdrop, and the row of pixels where they meet."""
    horizon = round(side * rng.uniform(0.26, 0.4))
    place = Image.new("RGB", (side, side))
    houses = photographs is course_photographs(part) and rng.random() < 0.6
    behind = past_houses(part, rng, side, horizon) if houses else cutting(photographs, rng, side, horizon)
    place.paste(behind)
    place.paste(road(part, rng, side, side - horizon), (0, horizon))
    return place, horizon


def past_houses(part, rng, w, h):
    """A piece of one of the towns."""
    towns = built(part)
    town = towns[rng.integers(len(towns))]
    wide = min(rng.uniform(2.2, 3.4) * town.height, town.width)
    left = rng.uniform(0, town.width - wide)
    return town.resize(
        (w, h), Image.Resampling.BILINEAR, (left, 0, left + wide, town.height), reducing_gap=2.0
    )


@lru_cache
def built(part):
    """A few towns, built once; scenes walk past them."""
    rng = np.random.default_rng(8)
    return [town(course_photographs(part), rng, *TOWN) for _ in range(TOWNS)]


def town(photographs, rng, w, h):
    """Houses in a row before the sky; what their walls are of, a photograph shows."""
    sky = np.linspace(0.72, 1.0, h)[:, None] * SKIES[rng.integers(len(SKIES))]
    view = Image.fromarray(np.repeat(sky[:, None].astype(np.uint8), w, axis=1))
    left = 0
    while left < w:
        width, height = round(h * rng.uniform(0.45, 1.0)), round(h * rng.uniform(0.5, 0.95))
        view.paste(house(photographs, rng, width, height), (left, h - height))
        left += width + round(rng.choice([0.0, 0.0, 0.2]) * h)
    return view


def house(photographs, rng, w, h):
    """A wall that is plaster mixed with a cutting, with windows in rows."""
    plaster = Image.new("RGB", (w, h), shaded(colour(rng, 90, 225), 0.9))
    wall = Image.blend(cutting(photographs, rng, w, h), plaster, rng.uniform(0.35, 0.7))
    pen, pane, dark = ImageDraw.Draw(wall), int(rng.integers(5, 8)), int(rng.integers(35, 110))
    for x in range(pane, w - pane, 2 * pane + int(rng.integers(1, 4))):
        for y in range(pane, h - pane, 2 * pane + 3):
            glass = (240, 220, 160) if rng.random() < 0.2 else (dark, dark + 8, dark + 18)
            pen.rectangle((x, y, x + pane - 1, y + pane + 1), fill=glass)
    return wall


def road(part, rng, w, h):
    """Asphalt, as rough as a photograph of the ground, seen from above a man's head, with a kerb and a broken line."""
    names = GROUNDS[part]
    stone = ground(names[rng.integers(len(names))])
    x, y, wide = rng.uniform(0, 60), rng.uniform(0, 60), rng.uniform(60, 120)
    near = 40  # what is near fills the picture, what is far stands close together
    corners = (x, y, x + wide / 2 - near / 2, y + 190, x + wide / 2 + near / 2, y + 190, x + wide, y)
    asphalt = stone.transform((w, h), Image.Transform.QUAD, corners, Image.Resampling.BILINEAR)
    grey = Image.new("L", (w, h), int(rng.integers(85, 180)))
    asphalt = Image.merge("RGB", [Image.blend(asphalt, grey, rng.uniform(0.62, 0.85))] * 3)
    pen = ImageDraw.Draw(asphalt)
    kerb = max(round(h * rng.uniform(0.06, 0.14)), 1)
    pen.rectangle((0, 0, w, kerb), fill=shaded(STONE, rng.uniform(0.85, 1.35)))
    if rng.random() < 0.7:
        y, thick, start = rng.uniform(0.45, 0.7) * h, max(h * 0.035, 1), rng.uniform(-0.3, 0)
        for x in np.arange(start, 1.0, 0.3) * w:
            pen.rectangle((x, y, x + 0.16 * w, y + thick), fill=(222, 220, 208))
    return tinted(asphalt, rng.uniform(0.93, 1.04, 3))


@lru_cache
def ground(name):
    return named(name).convert("L")


def shadow(place, box, rng):
    """A thing stands on the ground: it is darker there."""
    left, _, right, bottom = box
    high = max((right - left) * 0.07, 1.0)
    around = (left, int(bottom - 1.4 * high), right, int(bottom + 0.8 * high) + 1)
    shade = Image.new("L", (around[2] - around[0], around[3] - around[1]), 255)
    ImageDraw.Draw(shade).ellipse((0, 0, shade.width - 1, shade.height - 1), fill=int(rng.integers(95, 150)))
    place.paste(ImageChops.multiply(place.crop(around), Image.merge("RGB", [shade] * 3)), around[:2])
