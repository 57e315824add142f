"""Chapter 04: networks of many layers."""

from dlcore.practice.prediction import Prediction
from dlcore.practice.quiz import Question

QUESTIONS = [
    Question(
        "04.1",
        "How many weight matrices has a 2-layer network?",
        right="2",
        because="Layers with weights are counted: a hidden one and the output layer. The input is layer 0.",
        wrong={
            "1": "With a single weight matrix it would be a 1-layer network, such as logistic regression.",
            "3": "Three columns of circles are drawn, but the first one is the input. It has no weights.",
            "It depends on the number of units": (
                "Units decide how large each matrix is, not how many there are."
            ),
        },
    ),
    Question(
        "07.w2",
        "A network is written as 30-16-8-1. What is L, and which shape has W^[2]?",
        right="L = 3, and W^[2] has shape (8, 16)",
        because="The input is layer 0. Layer 2 has 8 units, and each reads the 16 numbers of layer 1.",
        wrong={
            "L = 4, and W^[2] has shape (16, 30)": (
                "This counts the input as a layer. (16, 30) is the shape of W^[1]."
            ),
            "L = 3, and W^[2] has shape (16, 8)": (
                "L is right. But a row belongs to a unit, so the 8 comes first."
            ),
            "L = 2, and W^[2] has shape (1, 8)": (
                "The output layer counts as well. (1, 8) is the shape of W^[3]."
            ),
        },
        again="04.1",
    ),
    Question(
        "04.2",
        "dV means dJ/dV for every array V, and J is the mean cost. Where does 1/m come in on the way back?",
        right="Once, at the cost, which is a mean",
        because="So dZ of the last layer is (A - Y) / m. Every layer below passes this factor on.",
        wrong={
            "In each dW and each db, as these add up examples": (
                "That belongs to the other convention, where dZ is kept per example. Both at once divide "
                "twice."
            ),
            "In each dA": "Then the first of ten layers would be divided by m ten times.",
            "Nowhere": "The cost is a mean of m losses, so its slopes do have the factor.",
        },
    ),
    Question(
        "05.w4",
        (
            "dZ is the right slope of the mean cost. A layer answers dW = dZ A_prev^T / m. What is wrong "
            "with it?"
        ),
        right="It is m times too small",
        because="The mean came in with the cost, so dZ has its 1/m already. Here it is divided once more.",
        wrong={
            "Nothing": (
                "That would be right if dZ were A - Y without any 1/m. It is the slope of the mean cost."
            ),
            "It is m times too large": "It would be too large if 1/m were missing. Here it is there twice.",
            "Its sign": "Dividing by m changes no sign. So training still goes down, and too slowly.",
        },
        again="04.2",
    ),
    Question(
        "04.3",
        "Which of these is no hyperparameter?",
        right="The biases b^[2]",
        because="They are learned, so they are parameters. Hyperparameters are chosen by us before training.",
        wrong={
            "The learning rate alpha": "We choose it before training, and gradient descent leaves it alone.",
            "The number of units in layer 2": "We choose it before training. It fixes the shape of W^[2].",
            "The number of iterations": "We choose when to stop. No slope tells us.",
        },
    ),
    Question(
        "05.w3",
        "Someone wants to find the number of hidden layers by gradient descent. Why does this not work?",
        right="There is no slope of the cost in a whole number of layers",
        because="It is a hyperparameter: we try several, train each, and compare them on other data.",
        wrong={
            "It works with a small learning rate": (
                "A step of 0.01 layers means nothing, whatever the learning rate is."
            ),
            "The number of layers has no influence on the cost": (
                "It has, but in jumps from one network to another."
            ),
            "Gradient descent only finds biases": "It finds all parameters, weights and biases.",
        },
        again="04.3",
    ),
    Question(
        "04.4",
        "Why does the forward pass keep Z and A_prev of each layer?",
        right="g'(Z) and A_prev are needed on the way back",
        because="dZ = dA * g'(Z), and dW = dZ A_prev^T. Without the cache all of it would be computed again.",
        wrong={
            "To print them after training": "They can be printed, but nobody has to.",
            "To make the forward pass faster": (
                "Keeping them takes memory and a little time. The gain comes later."
            ),
            "To average them over all iterations of training": (
                "Each forward pass replaces them. Nothing is averaged."
            ),
        },
    ),
    Question(
        "07.w1",
        "A layer computes Z = W A_prev + b. What does its backward function need besides dZ?",
        right="A_prev and W",
        because="dW = dZ A_prev^T, and dA_prev = W^T dZ. For db the sum of dZ over the examples is enough.",
        wrong={
            "Z and b": "Z is for the slope of the activation function, and b appears in none of the three.",
            "A_prev alone": "That is enough for dW. The slope for the layer below also needs W.",
            "Nothing": "dZ says how the cost depends on Z. It does not know how Z was made.",
        },
        again="04.4",
    ),
    Question(
        "04.5",
        "b^[l] has shape (n^[l], 1) and W A_prev has shape (n^[l], m). What happens in the sum?",
        right="Each unit's b is added in all m columns",
        because="An axis of size 1 is stretched. The parameter itself keeps its shape, whatever m is.",
        wrong={
            "b grows to m columns, and all of them are learned": (
                "A parameter does not grow with the data. The column is only read m times."
            ),
            "Only the first example gets b": "Stretching repeats b for each example.",
            "An error, as the shapes differ": (
                "One of the two is 1 where they differ, which is what broadcasting needs."
            ),
        },
    ),
    Question(
        "04.6",
        "Why does the backward pass begin at the last layer?",
        right="dA of a layer comes out of the layer after it",
        because=(
            "dA_prev = W^T dZ: each layer hands the slope down to the one below. The cost stands at the end."
        ),
        wrong={
            "The last layer has the largest slopes, so it comes first": (
                "It need not. The order comes from the chain rule, not from sizes."
            ),
            "The first layers are updated first": (
                "All updates come after the whole pass. Otherwise W would change too early."
            ),
            "Any order gives the same result": (
                "In the other order dA of the first layer would not exist yet."
            ),
        },
    ),
    Question(
        "04.7",
        "dA_prev = W^T dZ, with W of shape (4, 4). Someone writes W dZ. What happens?",
        right="It runs, and the slopes are wrong",
        because="A square W fits either way. Only a gradient check, or another size, finds it.",
        wrong={
            "An error from NumPy": "There is an error only where W is not square.",
            "The result is the same, as W is square": (
                "Square is not symmetric: W^T has other numbers at other places."
            ),
            "The slopes only change their sign": "Rows and columns are mixed up. That is no sign.",
        },
    ),
]

PREDICTIONS = [
    Prediction(
        "E46",
        "In the network 12288-20-7-5-1 with m = 200: which shape has the input of layer 3?",
        ("(12288, 200)", "(20, 200)", "(7, 200)", "(5, 200)"),
        "(7, 200)",
        (
            "Layer 3 reads A^[2], one row for each of the 7 units below it. X is A^[0], the input of layer 1 "
            "alone."
        ),
    ),
    Prediction(
        "E100",
        "dW = dZ A_prev^T and dA_prev = W^T dZ. What does this step need from the forward pass?",
        ("Z alone", "A_prev and W", "b"),
        "A_prev and W",
        "Z is needed too, but by the activation function, for its slope. b is needed by none.",
    ),
    Prediction(
        "E28",
        "Gradient descent has made 1000 steps. Which of these did the steps change?",
        ("The weights", "The learning rate", "The number of units", "All three"),
        "The weights",
        "Steps move parameters. Hyperparameters are what we chose before, and stay as they are.",
    ),
    Prediction(
        "E47",
        "Which of these is known as soon as the network is drawn, before it is trained?",
        ("The number of iterations", "The number of hidden layers", "Both"),
        "The number of hidden layers",
        "These are two hyperparameters: one belongs to the network, the other to its training.",
    ),
    Prediction(
        "04.p2",
        "How many of them are in the last three layers?",
        ("About 200", "About 20 thousand", "About half"),
        "About 200",
        "147 + 40 + 6 = 193. A layer is as large as its two sides multiplied.",
    ),
    Prediction(
        "04.p3",
        "dZ has its 1/m already, and every dW is divided by m = 500 once more. What does training do?",
        ("The cost rises", "The cost falls, but slowly", "An error"),
        "The cost falls, but slowly",
        "The direction of each dW is right, so it goes down. A gradient check sees it at once.",
    ),
    Prediction(
        "04.p4",
        "The network 2-5-3-1 looks at 400 points. Which shape has dA of layer 1?",
        ("(5, 2)", "(5, 400)", "(3, 400)", "(5, 1)"),
        "(5, 400)",
        "A slope has the shape of its array, and A^[1] has 5 units and 400 examples.",
    ),
    Prediction(
        "04.p5",
        (
            "Weights of about 0.01 were a good start for one hidden layer. What does the cost of a network "
            "with three hidden layers do in 500 steps from there?"
        ),
        ("It falls to nearly 0", "It falls a little, then stands still", "It rises"),
        "It falls a little, then stands still",
        "Each layer multiplies the slope on its way back by weights of about 0.01. Hardly any of it is left.",
    ),
    Prediction(
        "04.p7",
        "Each layer of two ReLU units folds a line once more. How many straight pieces do five layers make?",
        ("10", "11", "32"),
        "32",
        "Each fold doubles the pieces: 2 * 2 * 2 * 2 * 2.",
    ),
    Prediction(
        "04.p6",
        "W is (4, 4), and we write W @ dZ where W.T @ dZ is meant. What does NumPy say?",
        ("Nothing", "A warning", "An error"),
        "Nothing",
        "The shapes fit. A square matrix hides the slip, so we test with sizes that all differ.",
    ),
]
