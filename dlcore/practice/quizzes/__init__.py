"""The quiz questions and the predictions of each chapter: one file a chapter, each a list of declarations.

Every question is in the file of the chapter that teaches what it asks. A warm-up of a later chapter stands
under the question it asks again in other words, so that the two are edited together.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules


@cache
def chapters():
    """The modules of this folder, in the order of the chapters."""
    names = sorted(module.name for module in iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}") for name in names)


def questions():
    """All questions, {id: Question}."""
    return {question.id: question for chapter in chapters() for question in chapter.QUESTIONS}


def predictions():
    """All predictions that stand on their own, {id: Prediction}."""
    return {prediction.id: prediction for chapter in chapters() for prediction in chapter.PREDICTIONS}
