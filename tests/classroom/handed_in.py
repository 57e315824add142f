"""Notebooks as students hand them in, for tests: small, of chapter 02, with the answers that are asked for."""

import json
import zipfile
from pathlib import Path

CHAPTER = "02_logistic_regression"
RIGHT = {
    "stable_sigmoid": """
def stable_sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(np.asarray(z) >= 0, 1 / (1 + e), e / (1 + e))
""",
    "sigmoid_grad": """
def sigmoid_grad(z):
    s = 1 / (1 + np.exp(-np.clip(z, -500, 500)))
    return s * (1 - s)
""",
}


def code_cell(source, grade_id=None, **metadata):
    if grade_id:
        metadata["nbgrader"] = {"grade_id": grade_id, "solution": not grade_id.startswith("check-")}
    return {"cell_type": "code", "id": grade_id or "own", "metadata": metadata, "source": source.strip(),
            "outputs": [], "execution_count": None}  # fmt: skip


def text_cell(source):
    return {"cell_type": "markdown", "id": "text", "metadata": {}, "source": source}


def notebook(answers=None, more=(), chapter=CHAPTER, marked=True):
    """A notebook with an import, these answers {id: code}, and further cells."""
    cells = [text_cell("# Week 2"), code_cell("import numpy as np\nfrom dlcore.practice import check, todo")]
    for id, code in (RIGHT if answers is None else answers).items():
        cells += [code_cell(code, id if marked else None)]
        cells += [code_cell(f"check({id})", f"check-{id}" if marked else None)]
    course = {"dlcore": {"chapter": chapter, "edition": "e72949bd5210"}} if marked else {}
    return {"cells": [*cells, *more], "metadata": course, "nbformat": 4, "nbformat_minor": 5}


def content(*arguments, **more):
    return json.dumps(notebook(*arguments, **more), indent=1).encode()


def put(path, written=None):
    """Write bytes to a file, and make the folders it lies in."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content() if written is None else written)
    return path


def zipped(path, files, date=(2026, 11, 20, 10, 33, 0)):
    """A zip with these files {name: bytes}."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, written in files.items():
            archive.writestr(zipfile.ZipInfo(name, date), written, zipfile.ZIP_DEFLATED)
    return path
