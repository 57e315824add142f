"""Practice: exercises that are checked at once and name the mistake, quizzes, predictions, and the progress.

from dlcore.practice import best_of, check, hint, predict, progress, quiz, solution, todo
"""

import dlcore.practice.exercises  # noqa: F401  before the function of that name, which replaces it in this package
from dlcore.practice.checker.catching import catch_bugs
from dlcore.practice.checker.checking import best_of, check
from dlcore.practice.checker.exercise import exercises
from dlcore.practice.glossary import glossary
from dlcore.practice.hints import hint, solution
from dlcore.practice.page import progress
from dlcore.practice.prediction import predict
from dlcore.practice.quiz import quiz
from dlcore.running.stub import todo

__all__ = [
    "best_of", "catch_bugs", "check", "exercises", "glossary", "hint",
    "predict", "progress", "quiz", "solution", "todo",
]  # fmt: skip
