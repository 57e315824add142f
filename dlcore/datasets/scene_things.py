"""What is on a street: pedestrians, cars and motorcycles, each drawn anew in its own colours, build and pose.

A thing is a Pillow image with transparency. It is drawn FINE times as large as it is wanted, in coordinates that go
from 0 to 1 over its canvas, and then reduced, which smooths its edges.
"""

from PIL import Image, ImageDraw

FINE = 4
RUBBER, METAL, GLASS = (28, 28, 31), (150, 152, 158), (172, 202, 222)


class Canvas:
    """A transparent sheet of w x h pixels, drawn on in parts of its width and height."""

    def __init__(self, w, h):
        self.w, self.h = FINE * w, FINE * h
        self.image = Image.new("RGBA", (self.w, self.h))
        self.pen = ImageDraw.Draw(self.image)

    def at(self, points):
        return [(x * self.w, y * self.h) for x, y in points]

    def shape(self, colour, *points):
        self.pen.polygon(self.at(points), fill=colour)

    def stroke(self, colour, width, *points):
        """A line with round ends; its width is in parts of the height."""
        width = max(width * self.h, 1)
        self.pen.line(self.at(points), fill=colour, width=round(width), joint="curve")
        for x, y in (self.at(points)[0], self.at(points)[-1]):
            self.pen.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=colour)

    def disc(self, colour, x, y, r, tall=1.0):
        """r is in parts of the height; with `tall` the disc is higher than wide."""
        x, y, r = x * self.w, y * self.h, r * self.h
        self.pen.ellipse((x - r / tall, y - r, x + r / tall, y + r), fill=colour)

    def block(self, colour, left, top, right, bottom, r=0.0):
        corners = self.at([(left, top), (right, bottom)])
        self.pen.rounded_rectangle([*corners[0], *corners[1]], r * self.h, fill=colour)


def colour(rng, least=35, most=235):
    """Any colour, few of them shrill: what is random is mixed with its own grey."""
    parts, vivid = rng.uniform(least, most, 3), rng.uniform(0.25, 1.0)
    return tuple((vivid * parts + (1 - vivid) * parts.mean()).astype(int).tolist())


def shaded(its_colour, share):
    return tuple(min(int(part * share), 255) for part in its_colour)


def skin(rng):
    light = rng.uniform(0.45, 1.0)
    return shaded((232, 186, 155), light)


def mirrored(image, rng):
    return image.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if rng.random() < 0.5 else image


def pedestrian(rng, h):
    """Somebody who walks, or stands: long or short clothes, with or without a bag."""
    board = Canvas(max(round(h * 0.46), 5), h)
    top, legs, face = colour(rng), colour(rng, 15, 150), skin(rng)
    stride, swing = rng.uniform(0.0, 0.26), rng.uniform(0.0, 0.2)
    for side, shade in ((1, 0.75), (-1, 1.0)):
        foot = 0.5 + side * (0.07 + stride)
        board.stroke(
            shaded(legs, shade),
            0.085,
            (0.5 + side * 0.07, 0.5),
            (0.5 + side * (0.08 + stride * 0.45), 0.72),
            (foot, 0.95),
        )
        board.stroke(RUBBER, 0.05, (foot, 0.965), (min(foot + 0.1, 0.95), 0.965))
    board.stroke(shaded(top, 0.7), 0.065, (0.62, 0.24), (0.72 + swing, 0.4), (0.78 + swing * 0.6, 0.52))
    board.shape(top, (0.3, 0.2), (0.7, 0.2), (0.72, 0.55), (0.28, 0.55))
    if rng.random() < 0.35:
        board.shape(top, (0.3, 0.45), (0.7, 0.45), (0.82, 0.74), (0.18, 0.74))
    board.stroke(shaded(top, 0.82), 0.065, (0.36, 0.24), (0.27 - swing, 0.4), (0.22 - swing * 0.4, 0.52))
    if rng.random() < 0.4:
        board.block(colour(rng, 20, 200), 0.06, 0.5, 0.3, 0.64, 0.02)
    board.disc(shaded(colour(rng, 20, 120), 0.8), 0.5, 0.088, 0.087, 1.1)
    board.disc(face, 0.53, 0.1, 0.075, 1.15)
    board.stroke(face, 0.05, (0.5, 0.16), (0.5, 0.19))
    return mirrored(board.image.reduce(FINE), rng)


BODIES = {  # the line over roof and bonnet, and the windows below it
    "saloon": (
        [(0.02, 0.78), (0.02, 0.5), (0.14, 0.44), (0.3, 0.1), (0.62, 0.08), (0.78, 0.42), (0.96, 0.5), (0.98, 0.78)],
        [
            [(0.21, 0.42), (0.33, 0.17), (0.46, 0.16), (0.46, 0.42)],
            [(0.5, 0.42), (0.5, 0.16), (0.6, 0.16), (0.71, 0.42)],
        ],
    ),
    "hatchback": (
        [(0.04, 0.78), (0.04, 0.36), (0.12, 0.08), (0.58, 0.08), (0.75, 0.42), (0.95, 0.5), (0.97, 0.78)],
        [
            [(0.12, 0.4), (0.18, 0.16), (0.37, 0.16), (0.37, 0.4)],
            [(0.41, 0.4), (0.41, 0.16), (0.56, 0.16), (0.68, 0.4)],
        ],
    ),
    "van": (
        [(0.02, 0.78), (0.02, 0.06), (0.72, 0.04), (0.86, 0.36), (0.97, 0.46), (0.98, 0.78)],
        [
            [(0.56, 0.4), (0.56, 0.13), (0.69, 0.13), (0.79, 0.4)],
            [(0.32, 0.36), (0.32, 0.14), (0.5, 0.14), (0.5, 0.36)],
        ],
    ),
}  # fmt: skip


def car(rng, h):
    """A car from its side: a saloon, a hatchback or a van."""
    outline, windows = BODIES[list(BODIES)[rng.integers(len(BODIES))]]
    board = Canvas(max(round(h * rng.uniform(1.9, 2.35)), 9), h)
    body, glass = colour(rng), shaded(GLASS, rng.uniform(0.35, 1.1))
    board.shape(body, *outline)
    board.shape(shaded(body, 0.72), (0.02, 0.64), (0.98, 0.64), (0.97, 0.82), (0.03, 0.82))
    for window in windows:
        board.shape(glass, *window)
    board.block((250, 240, 190), 0.92, 0.53, 0.97, 0.61)
    board.block((200, 40, 35), 0.02, 0.52, 0.06, 0.61)
    for x in (0.21, 0.79):
        board.disc(RUBBER, x, 0.78, 0.21)
        board.disc(METAL, x, 0.78, 0.11)
    return mirrored(board.image.reduce(FINE), rng)


def motorcycle(rng, h):
    """A motorcycle and its rider, who leans forward."""
    board = Canvas(max(round(h * rng.uniform(0.92, 1.1)), 7), h)
    body, jacket, trousers = colour(rng, 60), colour(rng, 20, 220), colour(rng, 15, 120)
    lean = rng.uniform(0.0, 0.1)
    for x in (0.2, 0.8):
        board.disc(RUBBER, x, 0.8, 0.195)
        board.disc(METAL, x, 0.8, 0.11)
        board.disc((70, 70, 74), x, 0.8, 0.075)
    board.stroke((95, 95, 100), 0.05, (0.8, 0.8), (0.68, 0.46))
    board.stroke((70, 70, 74), 0.06, (0.2, 0.8), (0.42, 0.68), (0.62, 0.74))
    board.shape(
        body, (0.1, 0.5), (0.34, 0.55), (0.46, 0.48), (0.7, 0.46), (0.76, 0.56), (0.58, 0.74), (0.36, 0.72)
    )
    board.stroke(trousers, 0.1, (0.34, 0.5), (0.56, 0.57), (0.46, 0.76))
    board.stroke(jacket, 0.16, (0.36, 0.46), (0.44 + lean, 0.25))
    board.stroke(shaded(jacket, 0.75), 0.07, (0.46 + lean, 0.25), (0.56 + lean, 0.4), (0.7, 0.4))
    board.disc(colour(rng, 40), 0.5 + lean, 0.105, 0.1)
    board.stroke(RUBBER, 0.045, (0.54 + lean, 0.1), (0.58 + lean, 0.1))
    return mirrored(board.image.reduce(FINE), rng)


# name: how it is drawn, its height in parts of the way from the horizon down to where it stands
STREET = {"pedestrian": (pedestrian, 0.86), "car": (car, 0.6), "motorcycle": (motorcycle, 0.72)}
