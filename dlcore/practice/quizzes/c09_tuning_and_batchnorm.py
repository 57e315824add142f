"""Chapter 09: the search for hyperparameters, and batch normalization."""

from dlcore.practice.prediction import Prediction
from dlcore.practice.quiz import Question

QUESTIONS = [
    Question(
        "09.1",
        "A learning rate between 0.0001 and 1 is to be tried. How do you draw it?",
        right="10**r, with r even between -4 and 0",
        because="Each factor of ten gets the same share, and that is where learning rates differ.",
        wrong={
            "Even between 0.0001 and 1": "Nine of ten draws would be above 0.1.",
            "Five values at equal distances": "These are five values only, and four of them are above 0.1.",
            "Normally distributed around 0.5": (
                "Most draws would be of one size, and nothing keeps them above 0."
            ),
        },
    ),
    Question(
        "10.w3",
        "lambda is drawn on a log scale, from 0.01 to 100. Which share of the draws is below 1?",
        right="Half of them",
        because="The exponent is even between -2 and 2, and half of it is below 0.",
        wrong={
            "1 percent": "That is the share if lambda itself is drawn evenly.",
            "A quarter": "That is one factor of ten. There are two below 1, of four in all.",
            "None": "The range begins at 0.01, two factors of ten below 1.",
        },
        again="09.1",
    ),
    Question(
        "09.2",
        "beta = 1 - 10**r is to lie between 0.9 and 0.999. Between which numbers is r drawn?",
        right="-3 and -1",
        because="10**-3 is 0.001 and 10**-1 is 0.1. One minus these are the two ends.",
        wrong={
            "-1 and 0": "That gives a beta between 0 and 0.9.",
            "-4 and -1": "That goes up to 0.9999: a third of the draws would be above 0.999.",
            "0.9 and 0.999": "10**0.9 is about 8, so beta would be far below 0.",
        },
    ),
    Question(
        "12.w1",
        "beta = 1 - 10**r, and r = -2 is drawn. Over about how many values does this beta average?",
        right="100",
        because="1 - beta is 0.01, and 1 / 0.01 is 100.",
        wrong={
            "10": "That belongs to r = -1, where beta is 0.9.",
            "20": "r is an exponent. One more below 0 means ten times as many values.",
            "1000": "That belongs to r = -3, where beta is 0.999.",
        },
        again="09.2",
    ),
    Question(
        "09.3",
        "You have one computer, and a model that trains for two weeks. How do you tune it?",
        right="You watch it, and adjust it on the way",
        because="One model gets all the care, as a panda gives to its one cub.",
        wrong={
            "You train many at once and keep the best": (
                "That is the way of fish with their many eggs. It takes many computers."
            ),
            "You try all 25 points of a grid": "25 times two weeks is about a year.",
            "You wait for the end and then look": (
                "If the cost blew up on the first day, two weeks would be lost."
            ),
        },
    ),
    Question(
        "09.4",
        "A layer computes W a + b, and batch normalization follows. What does this b do?",
        right="Nothing",
        because="It moves all z of a unit, and their mean with them. The mean is taken away.",
        wrong={
            "It moves the mean of the output": "Only the beta behind the normalization does that.",
            "It becomes the scale gamma": "gamma is a factor, learned separately. b was added.",
            "It keeps the division from failing": "That is what epsilon does.",
        },
    ),
    Question(
        "10.w4",
        "All weights of a unit are multiplied by 10. Batch normalization follows. What comes out of it?",
        right="Nearly the same as before",
        because="Mean and standard deviation grow ten times, too. Only epsilon sees a difference.",
        wrong={
            "Ten times as much": "That went in. It is divided by a standard deviation ten times as large.",
            "A tenth": "The division by ten and the factor ten cancel.",
            "Only beta": (
                "That comes out where all z of a batch are equal. Here they are ten times as far apart."
            ),
        },
        again="09.4",
    ),
    Question(
        "09.5",
        "A batch in training holds one example. What does batch normalization give for each unit?",
        right="beta",
        because="The mean is the z of this example, so z - mean is 0. Only the shift is left.",
        wrong={
            "z as it was": "It is normalized like any batch, with a mean and a variance of its own.",
            "gamma": "gamma multiplies z - mean, which is 0 here.",
            "nan": "The variance is 0, but epsilon keeps the division from being 0 / 0.",
        },
    ),
    Question(
        "12.w2",
        (
            "A network of dense layers answers one example at a time. By mistake, its batch normalization "
            "takes mean and variance from that example. What happens?"
        ),
        right="All examples get the same answer",
        because="z - mean is 0 for each of them, so the layer always gives beta.",
        wrong={
            "The answers become a little noisy": (
                "That happens with larger batches. With one example nothing of it is left."
            ),
            "Nothing, as these are the running averages": (
                "Running averages come from many batches. The mean of one example is the example."
            ),
            "An error about shapes": "One column is a batch, too. No message appears.",
        },
        again="09.5",
    ),
    Question(
        "09.6",
        "Training is over. Which mean and variance does batch normalization use for an answer?",
        right="Running averages from training",
        because="So the answer for an example does not depend on which others come with it.",
        wrong={
            "Those of the new batch": "Then an answer would change with the other examples of the batch.",
            "0 and 1": (
                "These are mean and variance behind the normalization. Here they are needed before it."
            ),
            "beta and gamma": "They are learned, and say what comes out. They do not say what went in.",
        },
    ),
    Question(
        "09.7",
        (
            "Of two settings only one matters. A grid of 5 by 5 and 25 random points: how many different "
            "values of that one do they try?"
        ),
        right="5 and 25",
        because="Points of a grid share their values, five at a time. Random points do not.",
        wrong={
            "25 and 25": "The grid has 25 points, but in 5 columns of equal values.",
            "5 and 5": "Nothing makes random points share a value.",
            "25 and 5": "It is the grid whose points share values.",
        },
    ),
    Question(
        "09.8",
        "The best 5 of 50 learning rates lie between 0.003 and 0.03. What comes next?",
        right="New draws between these two",
        because="From coarse to fine: more trials where the good ones were.",
        wrong={
            "Nothing, the best of 50 is the answer": "50 trials were a coarse look at a wide range.",
            "50 new draws from the whole range": "Most would fall where results are known to be worse.",
            "Their mean, without a trial": "It may be better or worse. Only a trial can tell.",
        },
    ),
    Question(
        "09.9",
        "Why has batch normalization its gamma and beta?",
        right="So that training can choose mean and spread",
        because=(
            "Mean 0 and standard deviation 1 are not best for every unit. These two undo as much as needed."
        ),
        wrong={
            "So that mean and spread stay 0 and 1": "They would stay there without them.",
            "So that they can be tuned on the dev set": (
                "They are parameters, and gradient descent learns them with the weights."
            ),
            "So that older slopes are averaged": (
                "That is the beta of momentum, which shares its letter only."
            ),
        },
    ),
]

PREDICTIONS = [
    Prediction(
        "E15",
        "beta = 1 - 10**r, with r drawn from -4 to -1. Up to which number does beta go?",
        ("0.99", "0.999", "0.9999"),
        "0.9999",
        "A third of the draws is above 0.999. For 0.9 to 0.999, r goes from -3 to -1.",
    ),
    Prediction(
        "E71",
        "gamma = 2 and beta = 0.5. Which mean and standard deviation has a unit behind batch normalization?",
        ("0 and 1", "0.5 and 2", "2 and 0.5"),
        "0.5 and 2",
        (
            "Mean 0 and standard deviation 1 lie in between. What comes out is up to gamma and beta, which "
            "are learned."
        ),
    ),
    Prediction(
        "E72",
        (
            "Ten different examples go through batch normalization one by one, each with a mean and variance "
            "of its own. How many different outputs are there?"
        ),
        ("10", "1", "None, only nan"),
        "1",
        (
            "Each one comes out as beta. So at test time running averages are needed, which is half of the "
            "method."
        ),
    ),
    Prediction(
        "09.p1",
        "A learning rate is drawn evenly between 0.0001 and 1. Which share of the draws is below 0.1?",
        ("About 10 percent", "About 50 percent", "About 75 percent"),
        "About 10 percent",
        "Three of the four factors of ten share a tenth of the draws.",
    ),
    Prediction(
        "09.p2",
        "And on a log scale: which share of the draws between 0.0001 and 1 is below 0.1?",
        ("About 10 percent", "About 50 percent", "About 75 percent"),
        "About 75 percent",
        "Below 0.1 there are three of the four factors of ten, and each gets a quarter.",
    ),
    Prediction(
        "09.p3",
        "beta goes from 0.9 to 0.9005, or from 0.999 to 0.9995. Which of the two changes the average more?",
        ("From 0.9 to 0.9005", "From 0.999 to 0.9995", "Both alike"),
        "From 0.999 to 0.9995",
        "There the number of values doubles from 1000 to 2000. The other step goes from 10 to 10.05.",
    ),
    Prediction(
        "09.p4",
        "We add 7 to all z, and batch normalization follows. By how much does the mean of its output rise?",
        ("7", "7 times gamma", "Not at all"),
        "Not at all",
        "The mean rises by 7 as well, and is taken away.",
    ),
    Prediction(
        "09.p5",
        "A batch has two examples, with z = 1 and z = 5. gamma is 1 and beta is 0. What comes out?",
        ("-2 and 2", "-1 and 1", "0.2 and 1"),
        "-1 and 1",
        "The mean is 3 and the standard deviation 2. Any two different numbers come out as -1 and 1.",
    ),
    Prediction(
        "09.p6",
        (
            "One setting in twenty would be good enough. How many random trials find one of these with a "
            "probability of 95 percent?"
        ),
        ("About 20", "About 60", "About 500"),
        "About 60",
        "All of n trials miss with probability 0.95**n, and 0.95**59 is below 0.05.",
    ),
    Prediction(
        "09.p7",
        (
            "A running mean begins at 0, with momentum 0.9. Every batch has mean 5. Where is it after 10 "
            "batches?"
        ),
        ("At about 0.5", "At about 3.3", "At 5"),
        "At about 3.3",
        (
            "1 - 0.9**10 is 0.65, and that share of the way is done. So training must last longer than a few "
            "batches."
        ),
    ),
]
