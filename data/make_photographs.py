"""Make the photographs of this folder, and the manifest, from the pictures that scikit-image ships.

    python data/make_photographs.py

Each is cut to a square where it is not one, and brought to 256 x 256 pixels. A file whose pixels are already
right is left alone, so that its checksum stays the same whichever version of Pillow runs this.
"""

import hashlib
from pathlib import Path

import numpy as np
import skimage.data
from PIL import Image

HERE = Path(__file__).parent
SIDE = 256
HEAD = """# What is in this folder, where it comes from, and what must be in it to the last bit.
# Written by make_photographs.py; dlcore/datasets reads it and refuses a file whose sha256 is another.
"""

# name: (the square to cut: left, top, right, bottom; what it shows; author; licence; where it was published)
PHOTOGRAPHS = {
    "astronaut": (None, "Eileen Collins, astronaut", "NASA", "public domain", "https://flic.kr/p/r9qvLn"),
    "brick": (None, "a pavement of bricks", "CC0Textures", "CC0-1.0", "https://cc0textures.com/view.php?tex=Bricks25"),
    "camera": (None, "a man behind a camera", "Lav Varshney", "CC0-1.0", ""),
    "cell": ((0, 60, 550, 610), "a living cell", "Paul Müller and others", "CC0-1.0", "https://doi.org/10.1364/OE.26.010729"),
    "chelsea": ((90, 0, 390, 300), "Chelsea the cat", "Stefan van der Walt", "CC0-1.0", ""),
    "clock": ((50, 0, 350, 300), "a clock, blurred by motion", "Stefan van der Walt", "public domain", ""),
    "coffee": ((120, 0, 520, 400), "a cup of coffee", "Rachel Michetti", "CC0-1.0", ""),
    "grass": (None, "grass", "linolafett", "CC0-1.0", "https://www.deviantart.com/linolafett/art/Grass-01-434853879"),
    "gravel": (None, "gravel", "CC0Textures", "CC0-1.0", "https://cc0textures.com/view.php?tex=Gravel04"),
    "retina": (
        None, "the back of an eye", "Mikael Häggström", "CC0-1.0",
        "https://commons.wikimedia.org/wiki/File:Fundus_photograph_of_normal_left_eye.jpg",
    ),
    "text": (
        (0, 0, 172, 172), "handwriting on paper", "a contributor to Wikipedia", "public domain",
        "https://en.wikipedia.org/wiki/File:Corner.png",
    ),
}  # fmt: skip


def small_square(name, cut):
    """The photograph as a picture of SIDE x SIDE pixels."""
    picture = Image.fromarray(getattr(skimage.data, name)())
    return picture.crop(cut or (0, 0, *picture.size)).resize((SIDE, SIDE), Image.Resampling.LANCZOS)


def save(picture, path):
    """Write the picture, unless the file already holds these pixels."""
    if not (path.exists() and np.array_equal(Image.open(path), picture)):
        picture.save(path, optimize=True)


def entry(name, shows, author, licence, published, path):
    """The manifest's lines about one file."""
    lines = {
        "file": path.relative_to(HERE).as_posix(),
        "name": name,
        "shows": shows,
        "author": author,
        "licence": licence,
        "source": f"skimage.data.{name}()",
        "published": published,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
    }
    return "\n[[photographs]]\n" + "".join(f'{key} = "{value}"\n' for key, value in lines.items() if value)


def main():
    manifest = HEAD
    for name, (cut, *about) in PHOTOGRAPHS.items():
        path = HERE / "photographs" / f"{name}.png"
        save(small_square(name, cut), path)
        manifest += entry(name, *about, path)
    (HERE / "MANIFEST.toml").write_text(manifest, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
