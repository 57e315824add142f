"""Pictures that come with an installed package. They are read where they lie, and not copied: they are others'."""

import hashlib
import importlib.util
import io
from pathlib import Path

from PIL import Image

# name: package, where it lies in it, the first 16 digits of its sha256
# fmt: off
PACKAGED = {
    "coins":  ("skimage", "data/coins.png",             "f8d773fc9cfa6f4d"),
    "rocket": ("skimage", "data/rocket.jpg",            "c2dd0de7c538df8d"),
    "tissue": ("skimage", "data/ihc.png",               "f8dd1aa387ddd1f4"),
    "stars":  ("skimage", "data/hubble_deep_field.jpg", "3a19c5dd8a927a93"),
    "garage": ("skimage", "data/motorcycle_left.png",   "db18e9c415761740"),
    "temple": ("sklearn", "datasets/images/china.jpg",  "8378025ad2519d64"),
    "flower": ("sklearn", "datasets/images/flower.jpg", "a77f6ec41e353afd"),
}
# fmt: on
CURES = {"skimage": '"scikit-image>=0.24,<0.27"', "sklearn": "scikit-learn"}


def packaged(name):
    """One of these as a Pillow image."""
    package, place, checksum = PACKAGED[name]
    found = importlib.util.find_spec(package)
    path = Path(found.origin).parent / place if found else None
    if path is None or not path.is_file():
        raise FileNotFoundError(
            missing(name, package, "is not installed" if found is None else "comes without it")
        )
    content = path.read_bytes()
    if not hashlib.sha256(content).hexdigest().startswith(checksum):
        raise OSError(missing(name, package, f"has another, or a damaged file, in {path}"))
    return Image.open(io.BytesIO(content))


def missing(name, package, what_is_wrong):
    return (
        f"The picture {name!r} is read from the package {package}, and the one here {what_is_wrong}. "
        f"In the course's environment, run `python -m pip install --force-reinstall {CURES[package]}`, "
        "then restart the kernel."
    )
