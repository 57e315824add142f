"""Scenes: pictures with several things in them, and where each is. Two worlds, made from a seed.

"street": pedestrians, cars and motorcycles, drawn anew in each scene, on a road before cuttings of real photographs.
"real": real faces, Greek coins and handwritten digits, pasted on real photographs.
No photograph, face, coin or writer of the training scenes is in a test scene.
"""

from dataclasses import dataclass

import numpy as np
from PIL import Image

from dlcore.datasets.scene_pieces import PIECES, pieces
from dlcore.datasets.scene_places import anywhere, course_photographs, own_photographs, shadow, street
from dlcore.datasets.scene_things import STREET

TRIES, PLACES = 8, 6
LEAST_INSIDE = 0.75
"""How much of a thing's box has to be inside the picture."""


@dataclass(frozen=True, eq=False)
class Scenes:
    """Pictures X (m, side, side, 3) in [0, 1], float32, and what is in them.

    objects[i] (k, 5) has one row a thing, [class, x, y, w, h], centre and size in parts of the picture, also where
    something else hides a part of it. masks (m, side, side) say which class is seen in a pixel: 0 for none, 1 for
    names[0], and so on.
    """

    X: np.ndarray
    objects: list
    masks: np.ndarray
    names: tuple

    def __len__(self):
        return len(self.X)

    def __repr__(self):
        many = sum(map(len, self.objects))
        side, names = self.X.shape[1], ", ".join(self.names)
        return f"Scenes: {len(self)} pictures {side} x {side}, {many} things: {names}"


def scenes(m, side=64, most=5, overlap=0.35, seed=0, kind="street", part="train", backgrounds=None):
    """m scenes, side x side pixels, with 1 to `most` things each    -> Scenes

    overlap: how much of a box another may cover at most, in parts of the smaller one. part: "train" or "test".
    backgrounds: photographs of your own, arrays (H, W, 3) as datasets.picture gives them, instead of the course's.
    The same arguments make the same scenes.
    """
    told(m, side, most, overlap, kind, part, backgrounds)
    rng = np.random.default_rng([seed, part == "test"])
    photographs = course_photographs(part) if backgrounds is None else own_photographs(backgrounds)
    place, things = (street, STREET) if kind == "street" else (anywhere, PIECES)
    made = [scene(place, things, photographs, part, rng, side, most, overlap) for _ in range(m)]
    X, objects, masks = zip(*made, strict=True)
    return Scenes(np.stack(X), list(objects), np.stack(masks), tuple(things))


def scene(place, things, photographs, part, rng, side, most, overlap):
    """One picture (side, side, 3), its objects (k, 5) and its mask (side, side)."""
    view, horizon = place(photographs, part, rng, side)
    placed = []
    for cls in rng.integers(len(things), size=rng.integers(1, most + 1)).tolist():
        make, its = list(things.values())[cls]  # its height on a street, or its least contrast
        for _ in range(TRIES):
            if horizon is None:
                image, top = pasted(make, pieces(part)[cls], rng, side)
            else:
                image, top = standing(make, its, horizon, rng, side)
            found = somewhere(image, top, [its_box for _, its_box, *_ in placed], overlap, rng, side)
            if found and (horizon is not None or distinct(image, view, found[1], its)):
                placed.append((cls, *found, image))
                break
    if not placed:  # nothing stands out from this background
        return scene(place, things, photographs, part, rng, side, most, overlap)
    if horizon is not None:
        placed.sort(key=lambda found: found[2][1] + found[3].height)  # what stands nearer is drawn later
    mask = np.zeros((side, side), np.int8)
    for cls, box, corner, image in placed:
        if horizon is not None:
            shadow(view, box, rng)
        view.paste(image, corner, image)
        left, top, right, bottom = box
        inside = np.s_[top - corner[1] : bottom - corner[1], left - corner[0] : right - corner[0]]
        mask[top:bottom, left:right][shape_of(image)[inside]] = cls + 1
    objects = np.array([(cls, *centred(box, side)) for cls, box, *_ in placed])
    return lit(view, rng), objects, mask


def standing(make, size, horizon, rng, side):
    """A thing of a street, the larger the nearer it stands, and the row of its upper edge."""
    bottom = horizon + round((side - horizon) * rng.uniform(0.5, 1.0))
    image = make(rng, max(round((bottom - horizon) * size * rng.uniform(0.88, 1.12)), 7))
    return image, bottom - image.height


def pasted(make, lot, rng, side):
    """A piece of some size, and the row of its upper edge."""
    image = make(rng, round(side * rng.uniform(0.25, 0.48)), lot)
    return image, int(rng.integers(side - image.height + 1))


def somewhere(image, top, others, overlap, rng, side):
    """A box and corner for this image, from left to right; None if the boxes of others are always in the way."""
    rows, columns = (np.flatnonzero(shape_of(image).any(axis=axis)) for axis in (1, 0))
    x1, y1, x2, y2 = columns[0], rows[0], columns[-1] + 1, rows[-1] + 1
    for _ in range(PLACES):
        left = round(rng.uniform((LEAST_INSIDE - 1) * image.width, side - LEAST_INSIDE * image.width))
        whole = (left + x1, top + y1, left + x2, top + y2)
        box = tuple(min(max(int(edge), 0), side) for edge in whole)
        inside = area(box) >= LEAST_INSIDE * area(whole)
        if inside and all(covered(box, other) <= overlap for other in others):
            return box, (left, top)
    return None


def shape_of(image):
    """Where an image is opaque rather than transparent    -> (h, w) of True and False"""
    return np.asarray(image)[..., 3] > 127


def distinct(image, view, corner, least):
    """Whether a piece looks different from what it hides."""
    x, y = corner
    behind = view.crop((x, y, x + image.width, y + image.height))
    both = np.asarray(Image.composite(image.convert("RGB"), behind, image.getchannel("A")), float)
    share = np.asarray(image.getchannel("A"), float).mean() / 255
    return np.abs(both - np.asarray(behind)).mean() >= least * share


def covered(box, other):
    """How much of the smaller of two boxes is inside the larger."""
    w = max(0, min(box[2], other[2]) - max(box[0], other[0]))
    h = max(0, min(box[3], other[3]) - max(box[1], other[1]))
    return w * h / min(area(box), area(other))


def area(box):
    return (box[2] - box[0]) * (box[3] - box[1])


def centred(box, side):
    """Corners in pixels -> (x, y, w, h) in parts of the picture"""
    left, top, right, bottom = box
    return (left + right) / 2 / side, (top + bottom) / 2 / side, (right - left) / side, (bottom - top) / side


def lit(view, rng):
    """The whole scene in one light, with the grain of a camera    -> (side, side, 3) float32 in [0, 1]"""
    light = rng.uniform(0.7, 1.2) * np.array([1.0, rng.uniform(0.92, 1.0), rng.uniform(0.82, 1.08)])
    X = np.asarray(view, np.float32) * (light / 255).astype(np.float32)
    X += rng.uniform(0.005, 0.03) * rng.standard_normal(X.shape, np.float32)
    return np.clip(X, 0, 1, out=X)


def told(m, side, most, overlap, kind, part, backgrounds):
    """ValueError in words for what is no way to make scenes."""
    for name, value, least in (("m", m, 1), ("side", side, 32), ("most", most, 1)):
        if not isinstance(value, int | np.integer) or isinstance(value, bool) or value < least:
            raise ValueError(f"{name} has to be a whole number, {least} or more; got {value!r}")
    if not isinstance(overlap, int | float | np.floating) or not 0 <= overlap <= 1:
        raise ValueError(f"overlap is a part of a box, from 0 to 1; got {overlap!r}")
    for name, value, known in (("kind", kind, ("street", "real")), ("part", part, ("train", "test"))):
        if value not in known:
            raise ValueError(f"{name} has to be {known[0]!r} or {known[1]!r}; got {value!r}")
    if backgrounds is None:
        return
    if not len(backgrounds):
        raise ValueError("backgrounds is empty; wanted is at least one photograph")
    for array in backgrounds:
        if (
            getattr(array, "dtype", None) != np.uint8
            or array.ndim != 3
            or array.shape[2] != 3
            or 0 in array.shape
        ):
            raise ValueError(
                "backgrounds has to be a list of arrays (H, W, 3) of uint8, as datasets.picture gives them"
            )
