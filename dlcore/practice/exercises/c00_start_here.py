"""The one exercise of chapter 00: to try a check on, worth no points."""

import numpy as np

from dlcore.practice.checker.exercise import case, declare, mistake


def double(x):
    return 2 * x


def number_cases(rng):
    return [
        case(3.0, label="the number 3"),
        case(2.0, label="the number 2"),
        case(-1.5, label="a negative number"),
        case(float(np.round(rng.uniform(5, 9), 2))),
    ]


declare(
    "double", notebook="00_start_here", points=0, reference=double,
    task="Twice the number x.",
    cases=number_cases,
    mistakes=[
        mistake(
            "squared", "2 * x", "x**2",
            "That is x times x. It agrees for 2 alone: what is twice 3, and what is 3 times 3?",
        ),
        mistake(
            "added_two", "2 * x", "2 + x",
            "You add 2. Twice a number is the number plus itself.",
        ),
    ],
    hints=(
        "What is twice 7, and how do you get it from 7?",
        "The sign for times is `*`. The line starts with `return`.",
        "Half of a number would be `return x / 2`.",
    ),
)  # fmt: skip
