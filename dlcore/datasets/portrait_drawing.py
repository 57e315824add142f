"""The drawing of portraits: the paint that makes a picture of a person and a view, coat by coat.

Places are measured from the middle of the head, x to the right and y down, in halves of the picture's width. A shape is
the distance to its outline, below 0 inside; so shapes meet in np.minimum and np.maximum, and have smooth edges at every
size.
"""

import numpy as np

INK = np.array([34, 28, 30])
WHITE = np.array([255, 255, 255])


class Sheet:
    """Pictures in the making, (k, side, side, 3), and what is painted on them, one coat over the other."""

    def __init__(self, picture, edge):
        self.picture, self.edge = picture, edge

    def paint(self, shape, colour, strength=1.0):
        self.coat(np.clip(0.5 - shape / self.edge, 0, 1), colour, strength)

    def glow(self, shape, colour, strength, softness):
        """A shape without an edge."""
        self.coat(1 / (1 + np.exp(np.clip(shape / softness, -30, 30))), colour, strength)

    def coat(self, cover, colour, strength):
        cover = np.broadcast_to(cover * strength, self.picture.shape[:3])
        self.picture += cover[..., None] * (colour - self.picture)


def ellipse(x, y, a, b):
    """About the distance to the ellipse with half-axes a and b around (0, 0)."""
    far = np.sqrt((x / a) ** 2 + (y / b) ** 2) + 1e-6
    slope = np.sqrt((x / a**2) ** 2 + (y / b**2) ** 2) + 1e-6
    return far * (far - 1) / slope


def rectangle(x, y, a, b, round_by):
    """The distance to the rectangle with half-sides a and b, its corners rounded."""
    right, down = np.abs(x) - a + round_by, np.abs(y) - b + round_by
    outside = np.sqrt(np.maximum(right, 0) ** 2 + np.maximum(down, 0) ** 2)
    return outside + np.minimum(np.maximum(right, down), 0) - round_by


def ring(shape, thickness):
    """The outline of a shape as a shape of its own."""
    return np.abs(shape) - thickness


def drawn(who, views, side):
    """Portraits of a person    -> (k, side, side, 3), 0 to 255"""
    grid = ((np.arange(side, dtype=np.float32) + 0.5) / side * 2 - 1).astype(np.float32)
    its = {name: each(value) for name, value in vars(views).items()}
    sheet = Sheet(scene(its, grid), np.float32(2 / side))
    cos, sin = np.cos(its["tilt"]), np.sin(its["tilt"])
    right, down = grid - its["right"], grid[:, None] - its["down"] - 0.02
    x, y = (cos * right + sin * down) * its["zoom"], (cos * down - sin * right) * its["zoom"]
    hair_behind(sheet, who, x, y)
    clothes(sheet, who, its, grid - its["right"] / 2, grid[:, None])
    head(sheet, who, its, x, y)
    lit = its["brightness"] * (1 + its["light"] * grid + its["light_above"] * grid[:, None])
    return np.clip(sheet.picture * lit[..., None] * its["tint"], 0, 255)


def each(values):
    """One number a picture as (k, 1, 1), one colour as (k, 1, 1, 3)."""
    values = np.asarray(values, np.float32)
    return values[:, None, None] if values.ndim == 1 else values[:, None, None, :]


def scene(its, grid):
    """The wall behind, with a slow change of brightness from corner to corner."""
    across, along = its["corner"][..., 0], its["corner"][..., 1]
    return its["background"] + (across * grid + along * grid[:, None])[..., None]


def clothes(sheet, who, its, x, y):
    """Shoulders, a shirt with or without stripes, and the neck with the shadow of the chin."""
    shoulders = ellipse(x, y - 1.15, 0.86, 0.52)
    sheet.paint(shoulders, its["shirt"])
    stripes = np.maximum(shoulders, 0.03 - np.abs((x / 0.24) % 1 - 0.5) * 0.24)
    sheet.paint(stripes, its["shirt"] * 0.6 + 90, np.clip(its["stripes"] * 20, 0, 1))
    neck = rectangle(x, y - 0.55, who.width * 0.5, 0.25, 0.08)
    sheet.paint(np.minimum(neck, ellipse(x, y - 0.78, who.width * 0.62, 0.13)), who.skin * 0.86)
    sheet.glow(ellipse(x, y - 0.52, who.width * 0.55, 0.2), who.skin * 0.6, 0.25, 0.04)


def head(sheet, who, its, x, y):
    """From the ears to the glasses. What lies nearer to us moves more when the head turns."""
    outline = face_shape(who, x, y)
    for side in (-1, 1):
        ear = ellipse(x - side * (who.width + 0.005) - its["turn"] * 0.2, y - 0.02, 0.06, 0.11)
        sheet.paint(ear, who.skin * 0.88)
    sheet.paint(outline, who.skin)
    sheet.glow(np.maximum(ring(outline, 0.02), outline), who.skin * 0.72, 0.45, 0.04)
    near_x, near_y = x - its["turn"], y - its["nod"]
    for side in (-1, 1):
        sheet.glow(
            ellipse(near_x - side * 0.24, near_y - 0.17, 0.08, 0.06), who.skin * (1.0, 0.78, 0.76), 0.35, 0.03
        )
    beard(sheet, who, its, near_x, near_y, outline)
    mouth(sheet, who, its, near_x, near_y)
    nose(sheet, who, its, x - its["turn"] * 1.3, near_y)
    for side in (-1, 1):
        eye(sheet, who, its, (near_x - side * who.apart) * side, near_y - who.eye_height, side)
    hair_in_front(sheet, who, x - its["turn"] * 0.5, y - its["nod"] * 0.5, outline)
    glasses(sheet, who, near_x, near_y - who.eye_height)


def face_shape(who, x, y):
    """An ellipse whose lower half narrows towards the chin, the more the less jaw there is."""
    narrow = 1 - (0.30 - 0.24 * who.jaw) * np.clip(y / who.height, 0, 1) ** 1.5
    return ellipse(x / narrow, y, who.width, who.height * np.where(y > 0, 1.0, 0.98))


def eye(sheet, who, its, x, y, side):
    """White, iris, pupil and a spark of light; the lid comes down from above, and the brow stands over it."""
    y = y + who.slant * x
    white = ellipse(x, y, who.eye * 1.45, who.eye * its["lids"])
    sheet.glow(ellipse(x, y, who.eye * 1.9, who.eye * 1.4), who.skin * 0.7, 0.4, 0.03)
    sheet.paint(white, np.array([250, 248, 244]))
    seen = x - side * its["gaze"]
    sheet.paint(np.maximum(white, ellipse(seen, y, who.eye * 0.82, who.eye * 0.82)), who.iris)
    sheet.paint(np.maximum(white, ellipse(seen, y, who.eye * 0.4, who.eye * 0.4)), INK)
    spark = ellipse(seen - side * 0.02, y + 0.025, 0.016, 0.016)
    sheet.paint(np.maximum(white, spark), WHITE)
    lid = np.maximum(ring(white, 0.012), y + who.eye * 0.1)
    sheet.paint(lid, INK)
    arch = y + who.brow_lift + who.brow_slant * x + 2.2 * (x + 0.02) ** 2 - 0.02
    sheet.paint(np.maximum(np.abs(arch) - who.brow, np.abs(x) - who.eye * 1.8), brows(who))


def brows(who):
    """Hair on a face is a little darker than on the head, and never white."""
    return np.minimum(who.hair * 0.7, 120)


def nose(sheet, who, its, x, y):
    """A shadow along the side away from the light, the tip, and two nostrils."""
    y = y - who.eye_height - 0.03
    reach = np.clip(y / who.nose, 0, 1)
    bridge = np.maximum(
        np.abs(x) - who.nose_width * (0.35 + 0.5 * reach), np.abs(y - who.nose / 2) - who.nose / 2
    )
    sheet.glow(np.maximum(bridge, -x * np.where(its["light"] > 0, -1, 1)), who.skin * 0.62, 0.45, 0.016)
    tip = ellipse(x, y - who.nose, who.nose_width, who.nose_width * 0.55)
    sheet.glow(tip, who.skin * 0.82, 0.6, 0.015)
    for side in (-1, 1):
        sheet.paint(
            ellipse(x - side * who.nose_width * 0.5, y - who.nose - 0.02, 0.024, 0.014), who.skin * 0.42
        )


def mouth(sheet, who, its, x, y):
    """Two lips around a line that bends with the smile; where they part, teeth are seen."""
    wide = who.mouth * (1 + 0.15 * its["smile"])
    y = y - who.mouth_height + its["smile"] * 0.10 * ((x / wide) ** 2 - 0.5)
    taper = np.sqrt(np.clip(1 - (x / wide) ** 2, 0, 1))
    colour = who.skin * (0.80, 0.50, 0.50) + (16, 0, 6)
    lips = np.maximum(np.abs(y) - (who.lips + its["mouth_open"]) * taper, np.abs(x) - wide)
    sheet.paint(lips, colour)
    inside = np.maximum(np.abs(y) - its["mouth_open"] * taper - 0.007, np.abs(x) - wide * 0.92)
    sheet.paint(inside, colour * 0.45)
    sheet.paint(
        np.maximum(inside + 0.012, y), np.array([246, 242, 234]), np.clip(its["mouth_open"] * 60, 0, 1)
    )
    sheet.glow(ellipse(x, y - 0.11 - who.lips, wide * 0.5, 0.02), who.skin * 0.75, 0.35, 0.02)


def beard(sheet, who, its, x, y, outline):
    """A moustache, a goatee, or all of it, with the mouth left free."""
    if who.beard == "none":
        return
    at_mouth = y - who.mouth_height
    moustache = ellipse(x, at_mouth + who.lips + 0.035 - 0.3 * x**2, who.mouth * 1.05, 0.045)
    shape = moustache
    if who.beard == "goatee":
        shape = np.minimum(moustache, ellipse(x, at_mouth - 0.17, who.mouth * 0.8, 0.13))
    if who.beard == "full":
        low = np.maximum(outline - 0.03, who.mouth_height - 0.08 - 1.3 * x**2 - y)
        shape = np.minimum(
            moustache, np.maximum(low, -ellipse(x, at_mouth, who.mouth * 1.15, who.lips + 0.05))
        )
    sheet.paint(shape, brows(who) * 1.1, 0.92)


def waves(x, y, count, depth):
    """An outline that goes in and out `count` times around the head."""
    return depth * np.cos(count * np.arctan2(x, -y))


def hair_behind(sheet, who, x, y):
    """The hair that is seen beside the head and above it."""
    a, b, style = who.width, who.height, who.hairstyle
    crown = ellipse(x, y + 0.06, a + 0.07, b + 0.05)
    shapes = {
        "cropped": lambda: np.maximum(crown, y + 0.02),
        "parted": lambda: np.maximum(ellipse(x, y + 0.09, a + 0.09, b + 0.06), y),
        "fringe": lambda: np.maximum(ellipse(x, y + 0.07, a + 0.09, b + 0.07), y - 0.08),
        "curls": lambda: ellipse(x, y + 0.20, a + 0.17, b + 0.02) + waves(x, y + 0.2, 13, 0.025),
        "bob": lambda: np.maximum(ellipse(x, y + 0.02, a + 0.17, b + 0.10), y - 0.42),
        "long": lambda: np.minimum(
            ellipse(x, y + 0.08, a + 0.13, b + 0.07), rectangle(x, y - 0.5, a + 0.14, 0.5, 0.12)
        ),
        "bun": lambda: np.minimum(np.maximum(crown, y), ellipse(x, y + b + 0.12, 0.2, 0.17)),
    }
    if style in shapes:
        sheet.paint(shapes[style](), who.hair * 0.78)


def hair_in_front(sheet, who, x, y, outline):
    """The hair over the forehead: what of the head lies above the hairline."""
    if who.hairstyle == "bald":
        sheet.glow(
            ellipse(x + 0.12, y + who.height * 0.72, 0.14, 0.06), np.array([255, 250, 240]), 0.35, 0.03
        )
        return
    lines = {
        "cropped": who.hairline + 0.06 - 0.1 * np.cos(9 * x) + 0.6 * x**2,
        "parted": who.hairline + 0.02 + np.where(x > -0.14, 0.5 * (x + 0.14), -1.2 * (x + 0.14)) - 0.08,
        "fringe": who.hairline + 0.14 + 0.03 * np.cos(34 * x) + 0.1 * x**2,
        "curls": who.hairline + 0.03 * np.cos(26 * x) + 0.9 * x**2,
        "bob": who.hairline + 0.10 + 0.25 * x**2 + np.maximum(np.abs(x) - who.width * 0.8, 0) * 9,
        "long": who.hairline - 0.14 + 1.1 * np.abs(x) + np.maximum(np.abs(x) - who.width * 0.82, 0) * 9,
        "bun": who.hairline - 0.06 + 0.9 * x**2,
    }
    over = np.maximum(outline - 0.045, (y - lines[who.hairstyle]) * 0.7)
    sheet.paint(over, who.hair)
    strands = 0.5 + 0.5 * np.cos(70 * x + 22 * y * np.sign(x) + 5 * np.cos(9 * x))
    sheet.coat(np.clip(0.5 - over / sheet.edge, 0, 1) * strands, who.hair * 1.2 + 8, 0.22)
    shine = ellipse(x + 0.08, y + who.height * 0.78, who.width * 0.5, 0.05)
    sheet.glow(np.maximum(shine, over), who.hair * 1.3 + 40, 0.3, 0.025)


def glasses(sheet, who, x, y):
    """Two lenses and the bridge between them."""
    if who.glasses == "none":
        return
    for side in (-1, 1):
        place = x - side * who.apart
        lens = (
            ellipse(place, y, 0.135, 0.13) if who.glasses == "round" else rectangle(place, y, 0.14, 0.1, 0.03)
        )
        sheet.paint(lens, WHITE, 0.10)
        sheet.paint(ring(lens, 0.016), INK)
        sheet.paint(rectangle(x - side * (who.apart + 0.21), y + 0.02, 0.08, 0.012, 0.01), INK)
    sheet.paint(np.maximum(np.abs(y + 0.02) - 0.013, np.abs(x) - who.apart + 0.12), INK)
