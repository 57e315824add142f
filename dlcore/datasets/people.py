"""Portraits of people who do not exist: several pictures of each, for a network that is to know a face again.

What a person keeps is the shape of the face, the hair, eyes, brows, nose, mouth, a beard, glasses. What changes from
picture to picture is the pose, the expression, the light, the background and the shirt. Nobody is in two parts. Places
are measured from the middle of the head, x to the right and y down, in halves of the picture's width.
"""

from dataclasses import dataclass

import numpy as np

from dlcore.datasets.portrait_drawing import drawn

PARTS = ("train", "dev", "test")
NOISE = 0.015
"""Standard deviation of what a camera adds to every pixel, in shares of full brightness."""
SKINS = np.array(
    [[255, 224, 204], [244, 200, 170], [226, 172, 134], [198, 138, 98], [152, 98, 66], [98, 62, 44]]
)
HAIRS = np.array(
    [[28, 24, 26], [62, 40, 28], [112, 70, 38], [196, 152, 84], [232, 204, 142], [168, 74, 36], [176, 174, 176]]
)  # fmt: skip
IRISES = np.array([[70, 44, 26], [104, 72, 34], [84, 110, 62], [66, 114, 150], [96, 112, 124]])
HAIRSTYLES = ("bald", "cropped", "parted", "fringe", "curls", "bob", "long", "bun")
BEARDS = ("none", "none", "none", "moustache", "goatee", "full")
GLASSES = ("none", "none", "none", "round", "square")


@dataclass(frozen=True)
class Person:
    """What is the same in every picture of one person."""

    width: float
    height: float
    jaw: float
    skin: np.ndarray
    hairstyle: str
    hair: np.ndarray
    hairline: float
    apart: float
    eye: float
    eye_height: float
    slant: float
    iris: np.ndarray
    brow: float
    brow_slant: float
    brow_lift: float
    nose: float
    nose_width: float
    mouth: float
    mouth_height: float
    lips: float
    beard: str
    glasses: str


@dataclass(frozen=True)
class Views:
    """What differs between the pictures: every entry has one number, or one colour, for each of them."""

    turn: np.ndarray
    nod: np.ndarray
    tilt: np.ndarray
    zoom: np.ndarray
    right: np.ndarray
    down: np.ndarray
    smile: np.ndarray
    mouth_open: np.ndarray
    lids: np.ndarray
    gaze: np.ndarray
    light: np.ndarray
    light_above: np.ndarray
    brightness: np.ndarray
    tint: np.ndarray
    background: np.ndarray
    corner: np.ndarray
    shirt: np.ndarray
    stripes: np.ndarray


def person(rng):
    """Somebody new."""
    u = rng.uniform
    width, height, jaw = u(0.40, 0.53), u(0.55, 0.68), u(0.0, 1.0)
    skin = between(SKINS, u(0, len(SKINS) - 1))
    hairstyle, hair = str(rng.choice(HAIRSTYLES)), between(HAIRS, u(0, len(HAIRS) - 1)) * u(0.8, 1.1)
    return Person(
        width, height, jaw, skin, hairstyle, hair, u(-0.36, -0.24),
        u(0.16, 0.24), u(0.055, 0.09), u(-0.10, 0.02), u(-0.25, 0.25), between(IRISES, u(0, len(IRISES) - 1)),
        u(0.016, 0.04), u(-0.15, 0.25), u(0.10, 0.16), u(0.16, 0.28), u(0.05, 0.11),
        u(0.12, 0.22), u(0.30, 0.40), u(0.025, 0.06), str(rng.choice(BEARDS)), str(rng.choice(GLASSES)),
    )  # fmt: skip


def between(colours, place):
    """The colour at a place on the way through all of them: 1.3 is 30 % of the way from the second to the third."""
    k = min(int(place), len(colours) - 2)
    return colours[k] + (place - k) * (colours[k + 1] - colours[k])


def taken(k, rng):
    """The chances of k pictures: pose, face, light, background and shirt."""
    u = rng.uniform
    return Views(
        turn=u(-0.11, 0.11, k), nod=u(-0.05, 0.05, k), tilt=u(-0.16, 0.16, k), zoom=np.exp(u(-0.09, 0.09, k)),
        right=u(-0.09, 0.09, k), down=u(-0.07, 0.07, k),
        smile=u(-0.5, 1.0, k), mouth_open=np.maximum(u(-0.06, 0.06, k), 0), lids=u(0.55, 1.0, k),
        gaze=u(-0.025, 0.025, k), light=u(-0.35, 0.35, k), light_above=u(-0.25, 0.15, k),
        brightness=u(0.75, 1.15, k), tint=u(0.93, 1.07, (k, 3)),
        background=u(60, 215, (k, 1)) + u(-50, 50, (k, 3)), corner=u(-50, 50, (k, 2)),
        shirt=u(30, 220, (k, 3)), stripes=u(-0.8, 0.4, k),
    )  # fmt: skip


def portraits(identities=100, views=16, side=32, seed=0, part="train"):
    """Pictures of people    -> X (identities * views, side, side, 3) in 0..1, float32, and labels (identities * views,)

    `views` pictures of each person follow one another. The same arguments with another side give the same people in
    the same poses, larger. No person of one part ("train", "dev", "test") is in another.
    """
    for name, value in {"identities": identities, "views": views, "side": side}.items():
        if not isinstance(value, int | np.integer) or isinstance(value, bool) or value < 1:
            raise ValueError(f"{name} has to be a whole number, 1 or more; got {value!r}")
    if part not in PARTS:
        raise ValueError(f"there is no part {part!r}; there are {', '.join(PARTS)}")
    people = np.random.default_rng([seed, PARTS.index(part)]).spawn(identities)
    X = np.concatenate([pictures_of(rng, views, side) for rng in people])
    return X, np.repeat(np.arange(identities), views)


def pictures_of(rng, views, side):
    """Pictures of somebody    -> (views, side, side, 3) in 0..1"""
    found = drawn(person(rng), taken(views, rng), side) / 255
    noise = rng.normal(0, NOISE, found.shape)
    return np.clip(found + noise, 0, 1).astype(np.float32)
