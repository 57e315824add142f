"""Chapter 10: many classes, losses that do not overflow, and networks written as in Keras."""

from dlcore.practice.prediction import Prediction
from dlcore.practice.quiz import Question

QUESTIONS = [
    Question(
        "10.1",
        "Which scores have the same softmax as the scores 1001 and 1000?",
        right="1 and 0",
        because="Only differences of scores count, and here both differ by 1.",
        wrong={
            "1.001 and 1": "Their ratio is the same, but ratios of scores do not count.",
            "10 and 1": "They differ by 9, so the first class gets nearly everything.",
            "None, the softmax of these is nan": (
                "Only naive code overflows there. The softmax itself is 0.73 and 0.27."
            ),
        },
    ),
    Question(
        "11.w3",
        "The softmax of 2, 1, 0 is 0.67, 0.24, 0.09. What is the softmax of -98, -99, -100?",
        right="The same",
        because="All scores are 100 lower. A common number cancels in the shares.",
        wrong={
            "The same in reverse": "-98 is still the largest of the three.",
            "0, 0, 0": "Each power of e is tiny, but so is the sum that they share. Shares add up to 1.",
            "0.33, 0.33, 0.33": "That needs equal scores. These still differ by 1.",
        },
        again="10.1",
    ),
    Question(
        "10.2",
        "A loss in Keras is told from_logits=True. Which activation function has the last layer?",
        right="None (linear)",
        because="The loss takes the scores, and the softmax or sigmoid is inside of it.",
        wrong={
            "Softmax": "The loss would take the softmax of probabilities, so it is done twice.",
            "Sigmoid": "The loss expects scores. It would treat a probability as one.",
            "ReLU": "All negative scores would become 0, and be equal.",
        },
    ),
    Question(
        "13.w1",
        (
            "The last layer is a softmax over 3 classes, and the loss is told from_logits=True by mistake. "
            "How sure can the model look to this loss?"
        ),
        right="58 percent at most",
        because="Its scores lie between 0 and 1, and the softmax of 1, 0, 0 is 0.58, 0.21, 0.21.",
        wrong={
            "100 percent": "That needs scores that are far apart. Probabilities differ by at most 1.",
            "73 percent at most": "That is the limit with two classes.",
            "33 percent at most": "That is what equal scores give. They may still differ by 1.",
        },
        again="10.2",
    ),
    Question(
        "10.3",
        "Z has one column for each example. Along which axis are the powers of e added in a softmax?",
        right="axis=0",
        because="The classes of one example stand below each other, and their shares add up to 1.",
        wrong={
            "axis=1": "That is right where examples are rows. Here examples would compete for a class.",
            "Both, into one number": "Then the whole table adds up to 1, and not each example.",
            "None": "Without a sum the powers of e are no shares of anything.",
        },
    ),
    Question(
        "11.w4",
        "Columns are examples, and A is the softmax of scores of shape (10, 500). What is A.sum(axis=0)?",
        right="500 ones",
        because="Each column holds the shares of one example, and these add up to 1.",
        wrong={
            "10 ones": "There are 10 rows. A row holds one class for all examples, and need not add up to 1.",
            "10 numbers that add up to 500": "That is A.sum(axis=1): how much each class gets in all.",
            "The number 1": "The whole table adds up to 500, one for each example.",
        },
        again="10.3",
    ),
    Question(
        "10.4",
        "A network predicts the price of a house. Which loss fits?",
        right="Mean squared error",
        because="The answer is a number, and the loss measures how far it is from the truth.",
        wrong={
            "Binary cross-entropy": "It needs labels of 0 and 1, and a probability as the answer.",
            "Cross-entropy with a softmax": "It needs one right class out of several.",
            "The share of wrong answers": (
                "No price is met exactly, so all would be wrong. And its slope is 0 wherever it has one."
            ),
        },
    ),
    Question(
        "10.5",
        "Why is the loss computed as log_sum_exp(z) - z_y, and not as -log(softmax(z)_y)?",
        right="The probability may be rounded to 0 first",
        because="Then the logarithm is infinite, though the loss is an ordinary number.",
        wrong={
            "It is another function, with another minimum": "On paper both are the same function.",
            "It needs no sum over the classes": "There is a sum in it, inside of log_sum_exp.",
            "Only it works without one-hot labels": "Both need the number of the right class, and no more.",
        },
    ),
    Question(
        "13.w2",
        (
            "The right class has score -800, and the only other one 0. Which loss does float64 find by way "
            "of the probability, and which from the scores?"
        ),
        right="inf and 800",
        because="e**-800 is rounded to 0, whose logarithm is infinite. From the scores it is 0 - (-800).",
        wrong={
            "800 and 800": "On paper. But no float64 is as small as e**-800, except 0.",
            "inf and inf": "From the scores no probability is formed, so nothing is rounded to 0.",
            "0 and 800": "The probability becomes 0. The loss is minus its logarithm.",
        },
        again="10.5",
    ),
    Question(
        "10.6",
        (
            "A network with 10 classes has learned nothing, and gives each of them 0.1. What is its "
            "cross-entropy?"
        ),
        right="About 2.3",
        because="-ln 0.1 is ln 10. A first cost far above it is a sign of a mistake.",
        wrong={
            "0.1": "That is the probability of the right class. The loss is minus its logarithm.",
            "0.9": "That is the share of wrong answers from guessing.",
            "10": "That is the number of classes. The loss is its logarithm.",
        },
    ),
    Question(
        "10.7",
        "A is the softmax of Z, and J the mean cross-entropy. What is dZ?",
        right="(A - Y) / m",
        because="The slope of the softmax cancels against that of the logarithm.",
        wrong={
            "(Y - A) / m": "With this sign a step would make the cost rise.",
            "(A - Y) * A * (1 - A) / m": "The slope of the softmax is in A - Y already.",
            "-Y / A / m": "That is dA, the slope before it has gone back through the softmax.",
        },
    ),
    Question(
        "10.8",
        "A softmax has two classes, with the scores z1 and z0. What is the probability of class 1?",
        right="sigmoid(z1 - z0)",
        because="e**z1 / (e**z1 + e**z0), divided by e**z1 above and below.",
        wrong={
            "sigmoid(z1)": "That holds where z0 = 0. A larger z0 has to make class 1 less likely.",
            "z1 / (z1 + z0)": "Scores may be negative. It is e**z that is shared.",
            "sigmoid(z1) / (sigmoid(z1) + sigmoid(z0))": (
                "100 added to both scores makes this 0.5. A softmax does not change."
            ),
        },
    ),
]

PREDICTIONS = [
    Prediction(
        "E41",
        "The right class of an example has probability 0.9. What is its loss?",
        ("0.105", "0.316", "0.9"),
        "0.105",
        "It is -ln 0.9, once. Only one class is right, so there is one such term and not three.",
    ),
    Prediction(
        "E42",
        "z = W x, without b, for 3 classes. All features of an example are 0. What does the softmax say?",
        ("What is most frequent in training", "One third for each class", "That depends on W"),
        "One third for each class",
        "All scores are 0, whatever W is. With a b for each class, a frequent one can be preferred.",
    ),
    Prediction(
        "E73",
        "A library has found all slopes of a cost that you wrote. What is left for training to go on?",
        ("Nothing", "The chain rule through each layer", "A rule for the steps, and a loop over batches"),
        "A rule for the steps, and a loop over batches",
        (
            "The cost alone gives slopes, not steps. Optimizer, learning rate, epochs and the model are "
            "choices, even where a default makes them."
        ),
    ),
    Prediction(
        "10.p1",
        "We add 100 to all scores of a softmax. What do its probabilities do?",
        ("They stay", "They become more alike", "The largest one becomes nearly 1"),
        "They stay",
        "e**100 is a factor above and below, and cancels. So we may take the largest score away first.",
    ),
    Prediction(
        "10.p2",
        "z = 40, and the label is 0. What is -log(1 - sigmoid(z)) in float64?",
        ("0", "40", "inf"),
        "inf",
        "sigmoid(40) is rounded to 1. The loss from z itself is 40, as it should be.",
    ),
    Prediction(
        "10.p3",
        (
            "Scores 2, 1, 0 have probabilities 0.67, 0.24, 0.09. We divide the scores by a temperature of "
            "10. And now?"
        ),
        ("They stay", "They become more alike", "The largest one becomes nearly 1"),
        "They become more alike",
        "The scores then differ by 0.1 only: 0.37, 0.33, 0.30. The order stays.",
    ),
    Prediction(
        "10.p4",
        "Two classes have the scores 3 and 1. Which sigmoid is the softmax of the first one?",
        ("sigmoid(3)", "sigmoid(2)", "sigmoid(0.75)"),
        "sigmoid(2)",
        "Only the difference counts. So one score is enough for two classes.",
    ),
    Prediction(
        "10.p5",
        (
            "Scores 2, 1, 0 have probabilities 0.67, 0.24, 0.09. We double the scores. What is the largest "
            "one now?"
        ),
        ("0.67", "0.87", "1.33"),
        "0.87",
        "Differences double, so the ratio of neighbours goes from e to e**2. A sum of 1 stays.",
    ),
    Prediction(
        "10.p6",
        "What does np.exp(1000) / (np.exp(1000) + np.exp(999)) give in float64?",
        ("0.73", "0.5", "nan"),
        "nan",
        "Both powers are inf, and inf / inf is nan. With 1 and 0 as the scores it is 0.73.",
    ),
    Prediction(
        "10.p7",
        "Is (0.1 + 0.2) + 0.3 equal to 0.1 + (0.2 + 0.3) in Python?",
        ("Yes", "No"),
        "No",
        (
            "Each sum is rounded, and the order decides how. So two formulas equal on paper may differ in "
            "digits."
        ),
    ),
]
