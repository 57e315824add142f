"""Augmentation: more training images from those there are, changed in ways that do not change their label.

images (m, H, W, C), m images of H rows, W columns and C colours; img (H, W, C), one of them. Only the training set
is changed: dev and test images stay what they are.
"""

import numpy as np

from dlcore.shapes import takes


@takes(images="number (m, H, W, C)")
def flip_horizontal(images):
    """out[i, y, x] = images[i, y, W - 1 - x]    images (m, H, W, C) -> the same shape, left and right exchanged

    A mirrored cat is a cat; a mirrored b is a d. Raises ValueError unless there are four axes.
    """
    return images[:, :, ::-1, :]


@takes(images="number (m, H, W, C)", rng="rng", keep_prob="probability ()")
def random_flip(images, rng, keep_prob=0.5):
    """Each image mirrored, or, with probability keep_prob, as it is    images (m, H, W, C) -> the same shape

    Raises ValueError as flip_horizontal does, for a keep_prob outside 0 to 1, or an rng that is no generator.
    """
    kept = rng.random((len(images), 1, 1, 1)) < keep_prob
    return np.where(kept, images, flip_horizontal(images))


@takes(img="number (H, W, C)", size="filter (img)", top="corner (img, 0, size)", left="corner (img, 1, size)")
def random_crop(img, size, top, left):
    """out[y, x] = img[top + y, left + x]    img (H, W, C) -> (size, size, C)

    A square window of one image. The random numbers top and left are drawn by whoever calls it. Raises ValueError
    where the window would reach beyond the image.
    """
    return img[top : top + size, left : left + size]


@takes(images="number (m, H, W, C)", tops="places (images, 1, n_H)", lefts="places (images, 2, n_W)")
def crops(images, tops, lefts, n_H, n_W):
    """out[i, y, x] = images[i, tops[i] + y, lefts[i] + x]    tops, lefts (m,) -> (m, n_H, n_W, C)

    A window of n_H rows and n_W columns from each image, each at its own place. Raises ValueError where a
    window would reach beyond its image.
    """
    rows = tops[:, None] + np.arange(n_H)
    columns = lefts[:, None] + np.arange(n_W)
    return images[np.arange(len(images))[:, None, None], rows[:, :, None], columns[:, None, :]]


@takes(images="number (m, H, W, C)", n_H="window (images, 1)", n_W="window (images, 2)", rng="rng")
def random_crops(images, n_H, n_W, rng):
    """A window at a random place of each image    images (m, H, W, C) -> (m, n_H, n_W, C)

    Every place is as likely as any other. Raises ValueError for a window larger than the images, or an rng that
    is no generator.
    """
    m, H, W, _ = images.shape
    return crops(images, rng.integers(0, H - n_H + 1, m), rng.integers(0, W - n_W + 1, m), n_H, n_W)


@takes(images="number (m, H, W, C)", most="count ()", rng="rng", fill="number ()")
def random_shift(images, most, rng, fill=0):
    """Each image moved by -most to most pixels down and to the right    images (m, H, W, C) -> the same shape

    What moves in at an edge is `fill`. Raises ValueError for a `most` that is no whole number, or an rng that is
    no generator.
    """
    edge = ((0, 0), (most, most), (most, most), (0, 0))
    framed = np.pad(images, edge, constant_values=fill)
    return random_crops(framed, *images.shape[1:3], rng)


@takes(img="pixels (H, W, C)", delta="whole (C,)")
def color_shift(img, delta):
    """img + delta, kept between 0 and 255    img (H, W, C), delta (C,), one number a colour -> (H, W, C), uint8

    Another light, or another camera. The sum is made in whole numbers of many bits: in 8 bits 250 + 20 is 14.
    Raises ValueError for an image of another type than uint8, or a delta that holds no whole numbers.
    """
    return np.clip(img.astype(int) + delta, 0, 255).astype(np.uint8)
