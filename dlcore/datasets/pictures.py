"""Pictures as arrays (H, W, 3): rows from the top, columns from the left, then red, green, blue in 0..255."""

import io
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from dlcore.datasets.stored import manifest, stored_bytes


def photograph(name, size=None):
    """One of the course's photographs -> uint8 (size, size, 3); without a size as it is stored, 256 x 256.

    `photographs()` returns the names. A grey one has three equal planes.
    """
    return as_array(named(name), checked_size(size))


def photographs(size=64):
    """All of the course's photographs -> uint8 (m, size, size, 3), and the list of their m names."""
    names = list(manifest())
    return np.stack([photograph(name, size) for name in names]), names


def picture(path, size=None):
    """A picture of your own -> uint8 (H, W, 3); with a size its middle square, reduced to (size, size, 3).

    Any format that Pillow reads will do (PNG, JPEG, GIF, WebP, ...). A photograph taken on its side is turned
    upright, and what is transparent becomes white.
    """
    size, path = checked_size(size), Path(path).expanduser()
    if not path.is_file():
        raise FileNotFoundError(f"there is no picture {path} (looked for it at {path.absolute()})")
    try:
        with Image.open(path) as opened:
            return as_array(upright(opened), size)
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as problem:
        raise ValueError(f"{path.name} cannot be read as a picture: {problem}") from None


def named(name):
    """A photograph of the course as a Pillow image, in its own colours (grey ones have mode "L")."""
    if name not in manifest():
        raise ValueError(f"there is no photograph {name!r}; there are {', '.join(manifest())}")
    return Image.open(io.BytesIO(stored_bytes(name)))


def as_array(image, size):
    """A Pillow image as uint8 (H, W, 3), cut and reduced to a square where a size is given."""
    image = image.convert("RGB")
    if size is not None:
        image = ImageOps.fit(image, (size, size), Image.Resampling.LANCZOS)
    return np.array(image)


def upright(image):
    """The image turned as its camera was held, eight bits a colour, on white where it is transparent."""
    image = ImageOps.exif_transpose(image)
    if image.mode.startswith("I;16"):
        return Image.fromarray((np.asarray(image) >> 8).astype(np.uint8))
    if not image.has_transparency_data:
        return image
    image = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)


def checked_size(size):
    """The size, if it is None or a whole number of at least 1."""
    whole = isinstance(size, int | np.integer) and not isinstance(size, bool)
    if not (size is None or (whole and size >= 1)):
        raise ValueError(f"size has to be a whole number of pixels, 1 or more, such as 64; got {size!r}")
    return size
