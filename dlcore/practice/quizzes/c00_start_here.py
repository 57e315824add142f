"""Chapter 00: how the course works, and its letters."""

from dlcore.practice.prediction import Prediction
from dlcore.practice.quiz import Question

QUESTIONS = [
    Question(
        "00.1",
        "We have 200 labelled pictures. Each is described by 12288 numbers. What are m and n_x?",
        right="m = 200 and n_x = 12288",
        because="m counts the examples, and n_x counts the numbers that describe one example.",
        wrong={
            "m = 12288 and n_x = 200": "These two are swapped: m counts examples, here pictures.",
            "m = 200 and n_x = 2": (
                "There may be 2 classes, but n_x counts the numbers in one x, not the labels."
            ),
            "m = 200 * 12288": "That is how many numbers X holds in all. m counts the columns of X.",
        },
    ),
    Question(
        "01.w1",
        "A table X holds 50 patients, and 8 blood values of each. Which shape has X in this course?",
        right="(8, 50)",
        because="Examples are columns. There are n_x = 8 rows and m = 50 columns.",
        wrong={
            "(50, 8)": "That puts each patient in a row. In this course each example is a column.",
            "(400, 1)": "In one long column nobody could tell where the next patient begins.",
            "(8, 8)": "There are 8 rows, one for each blood value. The columns are the patients.",
        },
        again="00.1",
    ),
    Question(
        "03.w3",
        "X has shape (625, 280), and Y has shape (1, 280). How many examples are there?",
        right="280",
        because="Examples are columns, in X and in Y alike, so m is the second number of each shape.",
        wrong={
            "625": "625 is n_x: how many numbers describe one example.",
            "1": "The 1 says that one label belongs to each example.",
            "175000": "625 * 280 is how many numbers X holds, all examples together.",
        },
        again="00.1",
    ),
    Question(
        "00.2",
        "What does x with a small (3) above it mean?",
        right="The third training example",
        because="Round brackets hold the number of an example. It is an index, one particular example.",
        wrong={
            "There are three examples": (
                "An index is not a count. The count of examples has its own letter, m."
            ),
            "The input of layer 3": "Layers are numbered in square brackets, [3].",
            "x to the power of 3": "A power has no brackets. The brackets say that this is an index.",
        },
    ),
    Question(
        "01.w2",
        "Which symbol means the label of the seventh example?",
        right="y with (7) above it",
        because="Round brackets number the examples, and y is the label.",
        wrong={
            "y with [7] above it": "Square brackets number the layers of a network.",
            "y with {7} above it": "Curly brackets number the mini-batches, which are groups of examples.",
            "7 y": "That is seven times a label. An index stands above the letter, in brackets.",
        },
        again="00.2",
    ),
    Question(
        "00.3",
        "Read W with [2] above it, and X with {5} above it.",
        right="The weights of layer 2, and mini-batch 5",
        because="Square brackets number layers, curly brackets number mini-batches. Both are indices.",
        wrong={
            "The weights of 2 layers, and 5 mini-batches": (
                "These are indices, not counts: one layer, one mini-batch."
            ),
            "The weights of example 2, and layer 5": (
                "Examples have round brackets, and layers have square ones."
            ),
            "W squared, and X to the power of 5": "Powers have no brackets.",
        },
    ),
    Question(
        "00.4",
        "A training example is a pair (x, y). Our task: face or no face. What are x and y?",
        right="x holds the numbers of one picture, y is 1 or 0",
        because="x is what the model sees, and y is the true answer, here 1 for a face.",
        wrong={
            "x holds the numbers of one picture, y is the model's answer": (
                "The model's answer is y_hat. The letter y is kept for the truth."
            ),
            "x holds all pictures, y all labels": "All examples together have capital letters, X and Y.",
            "x is the number of the picture in the list, y the picture": (
                "The place in the list is the index (i). The picture itself is x."
            ),
        },
    ),
    Question(
        "00.5",
        "X has shape (12288, 200). How do we take out the fifth picture?",
        right="X[:, [4]]",
        because="Examples are columns, and Python counts from 0, so the fifth column has index 4.",
        wrong={
            "X[[4], :]": "That is a row: one feature of all 200 pictures.",
            "X[:, [5]]": "Python counts from 0, so index 5 is the sixth picture.",
            "X[[5], :]": "That is a row, one feature of all pictures, and the sixth one at that.",
        },
    ),
    Question(
        "00.6",
        'A check says "not yet". What has the wrong try cost us?',
        right="Nothing",
        because="A check may be run as often as we like, and a wrong try takes no points away.",
        wrong={
            "One point": "Points are only ever earned. A wrong try takes none away.",
            "The right to try again": "There is no limit: change the function, run both cells again.",
            "The rest of the chapter stays closed": "Later cells run, whether an exercise is solved or not.",
        },
    ),
]

PREDICTIONS = [
    Prediction(
        "E31",
        "Four pictures: cat, dog, bird, fish. What does x with a small (3) above it mean?",
        ("The bird", "There are three pictures", "The fish"),
        "The bird",
        "(3) is an index: it points at the third example. How many there are is m.",
    ),
    Prediction(
        "E45",
        "A layer has a function, and numbers come out of it. Which of them is a with a small [l] above it?",
        ("The function", "The numbers"),
        "The numbers",
        "The activation function is g. What comes out of it are the activations a.",
    ),
    Prediction(
        "E02",
        "Which Chinese word belongs to variance?",
        ("方差", "偏差"),
        "方差",
        "偏差 is bias. The note has swapped the two.",
    ),
]
