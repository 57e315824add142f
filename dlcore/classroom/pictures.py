"""Pictures of a chapter's text travel inside the notebook, so every copy of it shows them, wherever it lies.

The author writes `![what it shows](pictures/02_weights.png)`, a path beside the source; in the notebook this
is an attachment of the cell.
"""

import base64
import mimetypes
import re
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

LINK = re.compile(r"(!\[[^\]]*\]\()([^)\s:]+)(\))")  # a colon: an address or data, not a file of ours
LARGEST = 200_000  # bytes; a notebook is read on a page and kept under version control
HEAVY = 100_000
UNSEEN = 0.3  # levels of 255: a mean difference of two pictures that no eye sees


def pictures_in(text):
    """The paths of a markdown text's own pictures."""
    return [path for _, path, _ in LINK.findall(text)]


def attached(text):
    """The text with each picture of ours as an attachment."""
    return LINK.sub(lambda link: f"{link[1]}attachment:{Path(link[2]).name}{link[3]}", text)


def attachments(text, folder):
    """The attachments that belong to a text: {name: {kind: base64}}."""
    return {Path(path).name: content(Path(folder, path)) for path in pictures_in(text)}


def content(path):
    return {kind_of(path): base64.b64encode(path.read_bytes()).decode("ascii")}


def kind_of(path):
    return mimetypes.guess_type(path.name)[0] or ""


def about_pictures(text, folder):
    """What is wrong with a text's pictures, in words."""
    for path in pictures_in(text):
        file = Path(folder, path)
        if not file.is_file():
            yield f"there is no picture {path} beside the source"
        elif not kind_of(file).startswith("image/"):
            yield f"{path} is not a picture"
        elif file.stat().st_size > LARGEST:
            yield f"{path} has {file.stat().st_size // 1000} kB; at most {LARGEST // 1000} kB travel well"


def smaller(png):
    """The same picture in fewer bytes where there is a way: without transparency, or with a palette.

    A drawing of lines has few colours and loses nothing an eye sees; a photograph keeps all of its colours, unless it
    is HEAVY, as a sheet of many is: then 256 have to do, in the stored notebook alone.
    """
    full = Image.open(BytesIO(png)).convert("RGB")
    few = full.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    near = np.abs(np.asarray(few.convert("RGB"), float) - np.asarray(full, float)).mean() <= UNSEEN
    whole = min([png, as_png(full)], key=len)
    return min(whole, as_png(few), key=len) if near or len(whole) > HEAVY else whole


def as_png(image):
    content = BytesIO()
    image.save(content, "PNG", optimize=True)
    return content.getvalue()
