"""Chapter 07: inputs, initialization, and gradient checking."""

from dlcore.practice.prediction import Prediction
from dlcore.practice.quiz import Question

QUESTIONS = [
    Question(
        "07.1",
        "How is the test set scaled?",
        right="With the mean and standard deviation of the training set",
        because=(
            "The model has learned numbers that went through this one mapping. New ones must go through the "
            "same."
        ),
        wrong={
            "With its own mean and standard deviation": (
                "Then the same x would become another number than in training."
            ),
            "Not at all": "The model would meet numbers of a size it has never seen.",
            "With the mean and standard deviation of all sets together": (
                "Then the test set has a say in how training looks, and the report is too good."
            ),
        },
    ),
    Question(
        "08.w3",
        (
            "One new patient comes, with 30 measured values. Which mean is taken away from them before the "
            "model is asked?"
        ),
        right="The 30 means of the training set, one for each value",
        because="They belong to the model as its weights do, and are stored with it.",
        wrong={
            "The mean of these 30 values, as there is only one patient": (
                "They have different units. Each feature has a mean of its own, over patients."
            ),
            "The patient's own 30 values": (
                "The mean over a single patient is the patient: all 30 would become 0."
            ),
            "None, as scaling is for training": "The model has never met numbers that were not scaled.",
        },
        again="07.1",
    ),
    Question(
        "07.2",
        "A feature is divided by sigma squared instead of sigma. What is its standard deviation then?",
        right="1 / sigma",
        because="Dividing by a number divides the standard deviation by it: sigma / sigma**2.",
        wrong={
            "1": "That is what dividing by sigma gives. Here it is divided once more.",
            "sigma": "That is what it was before.",
            "0": "Only a constant feature has a standard deviation of 0.",
        },
    ),
    Question(
        "07.3",
        "50 linear layers, and each makes its signal 0.9 times as large. What is left at the end?",
        right="0.5 percent",
        because=(
            "Factors multiply, and 0.9**50 is 0.005. Only a factor near 1 lets a signal through many layers."
        ),
        wrong={
            "Nearly all of it": "A tenth is lost at each layer, 50 times in a row.",
            "45 times as much": "That is 50 * 0.9. Layers multiply, they do not add up.",
            "50 percent": "That is left after 6 or 7 layers.",
        },
    ),
    Question(
        "10.w1",
        "On the way back through 30 layers each slope becomes 1.5 times as large. What does layer 1 get?",
        right="Slopes about 190 thousand times as large",
        because="1.5**30 is about 190 thousand. Steps of that size blow the training up.",
        wrong={
            "Slopes 45 times as large": "That is 30 * 1.5. The chain rule multiplies at each layer.",
            "The same slopes, as the learning rate is fixed": (
                "The learning rate multiplies a slope. It does not keep it small."
            ),
            "No slopes at all": "They vanish with a factor below 1. This one is above.",
        },
        again="07.3",
    ),
    Question(
        "07.4",
        "Should a gradient check run in every iteration of training?",
        right="No, it takes two costs for each parameter",
        because="It is a test of the code. Once it has passed, the fast gradients are used alone.",
        wrong={
            "Yes, or else errors in the data would go unnoticed": (
                "It compares formulas with measured slopes. It does not look at the data."
            ),
            "Only if dropout is on": "With dropout on the cost is random, and the check means nothing.",
            "Only for the biases": "A bug can sit in any block, so all parameters are checked.",
        },
    ),
    Question(
        "10.w2",
        "A gradient check of a network with 1000 parameters: how often is the cost computed, two-sided?",
        right="2000 times",
        because="Each parameter is moved up once and down once, with all others in place.",
        wrong={
            "2 times": "That moves all parameters together, and gives a single number.",
            "1000 times": "That would do for the one-sided difference, with one more for the centre.",
            "Once for each example": "Each evaluation of the cost already goes through the examples.",
        },
        again="07.4",
    ),
    Question(
        "07.5",
        "He initialization has variance 2 / n, Xavier has 1 / n. Why the 2?",
        right="ReLU sets about half of the values to 0",
        because="Half of the mean square is lost at each layer. Twice the variance makes up for it.",
        wrong={
            "Because there are two classes": "The number of classes is a matter of the output layer.",
            "Because the slope of tanh is below 1 nearly everywhere": (
                "He initialization is for ReLU. Xavier is for tanh."
            ),
            "Because weights and biases count": "Biases begin at 0 with both.",
        },
    ),
    Question(
        "08.w4",
        (
            "A layer gets 400 inputs instead of 100. How should the standard deviation of its first weights "
            "change?"
        ),
        right="It should be halved",
        because=(
            "z adds up four times as many terms, so its variance grows four times. A standard deviation "
            "halved undoes it."
        ),
        wrong={
            "It should be a quarter": "That is right for the variance. The standard deviation is its root.",
            "It should be doubled": "More inputs already make z larger.",
            "It should stay 0.01": (
                "A fixed size suits one width at best. In many layers it makes signals vanish."
            ),
        },
        again="07.5",
    ),
    Question(
        "07.6",
        "The check says: W2 and b2 are right, W1 and b1 are wrong. Where do you look?",
        right="At dA1 and dZ1",
        because=(
            "What layer 2 needs is right. Both wrong blocks get their slopes through dZ1, which is made from "
            "dA1."
        ),
        wrong={
            "At the cost": "An error there would spoil all four blocks.",
            "At dZ2": "dW2 and db2 are made from it, and they are right.",
            "At the sum over examples in db1": "That would spoil b1 alone. W1 is wrong as well.",
        },
    ),
    Question(
        "07.7",
        (
            "One feature goes from 0 to 1, the other from 1 to 1000. Why does gradient descent need so many "
            "steps?"
        ),
        right="The cost is steep one way and flat the other",
        because="The steep direction allows only tiny steps, and with these the flat one takes forever.",
        wrong={
            "Multiplying large numbers takes longer": (
                "A processor is equally fast. The number of steps is what grows."
            ),
            "The cost has more minima": (
                "For logistic regression it has one valley, scaled or not. Its shape is long and narrow."
            ),
            "The model pays no attention to the smaller feature": (
                "The model has a weight for it. It only learns it slowly."
            ),
        },
    ),
    Question(
        "07.8",
        "All gradients are right, and the check still finds 1e-3 in one ReLU layer. What is a likely reason?",
        right="A z so close to 0 that epsilon steps across the corner",
        because=(
            "One side of the difference then has slope 0 and the other slope 1. Another point shows that all "
            "is well."
        ),
        wrong={
            "ReLU has no gradient anywhere": "It has one everywhere but at z = 0.",
            "The weights are too small": (
                "Small weights are checked as well as large ones. The error is relative."
            ),
            "The learning rate of the last training run was too large": "A gradient check makes no step.",
        },
    ),
]

PREDICTIONS = [
    Prediction(
        "E01",
        (
            "The mean of a feature has been taken away. Now we divide by the square of its mean. How large "
            "are the values?"
        ),
        ("About 1", "About 0", "Larger than 10**20"),
        "Larger than 10**20",
        "After centring the mean is 0, up to rounding. What makes the spread 1 is the standard deviation.",
    ),
    Prediction(
        "E59",
        (
            "10 tanh layers of 100 units, all weights with standard deviation 0.01. How large is the signal "
            "at layer 10?"
        ),
        ("About 1", "About 0.01", "About 10**-10"),
        "About 10**-10",
        "Each layer makes it ten times smaller. 0.01 is fine for one hidden layer, and not for ten.",
    ),
    Prediction(
        "E66",
        (
            "10 ReLU layers of 100 units, weights with standard deviation 1. Nothing is linear here. The "
            "signal at layer 10?"
        ),
        ("It stays near 1", "It vanishes", "It is larger than a million"),
        "It is larger than a million",
        "Each layer makes it about 7 times larger, linear or not. What counts is the factor of one layer.",
    ),
    Prediction(
        "07.p1",
        (
            "epsilon = 1e-4 gives the relative error 1e-10. We make epsilon a million times smaller. What "
            "does the error do?"
        ),
        ("It falls", "It stays", "It rises"),
        "It rises",
        "The two costs then agree in most of their digits, and what is left of the difference is round-off.",
    ),
    Prediction(
        "07.p2",
        (
            "All pictures of a new camera are brighter. They are scaled with their own mean. What does the "
            "model see of it?"
        ),
        ("All of it", "Half of it", "Nothing"),
        "Nothing",
        "Their mean becomes 0, whatever it was. With the means of the training set it would show.",
    ),
    Prediction(
        "07.p3",
        (
            "A feature goes from 1 to 1000. How many times smaller than for a scaled one must the learning "
            "rate be?"
        ),
        ("About 30 times", "About 1000 times", "More than 100 thousand times"),
        "More than 100 thousand times",
        "The curvature grows with the square of the feature, and the limit is 2 / (largest curvature).",
    ),
    Prediction(
        "07.p4",
        (
            "We go from epsilon = 0.01 to 0.001. How many times smaller does the error of the two-sided "
            "difference get?"
        ),
        ("10 times", "100 times", "It stays the same"),
        "100 times",
        "Its error goes with the square of epsilon. The one-sided one gets 10 times smaller.",
    ),
    Prediction(
        "07.p5",
        "ReLU at z = 0.00005, with epsilon = 0.0001. Which slope does the two-sided difference find?",
        ("0", "0.75", "1"),
        "0.75",
        "It steps across the corner: from 0 on the left to 0.00015 on the right, over 0.0002.",
    ),
    Prediction(
        "07.p6",
        (
            "Dropout is left on, with a new mask for each cost. The gradients are right. What is the "
            "relative error?"
        ),
        ("Below 1e-7", "About 0.001", "Near 1"),
        "Near 1",
        (
            "Two masks give two costs, and their difference is divided by a tiny number. Switch dropout off, "
            "or fix the mask."
        ),
    ),
    Prediction(
        "07.p7",
        "How often is the cost computed to check all gradients of 12288-20-7-5-1 once?",
        ("2 times", "About 500 times", "About 500 thousand times"),
        "About 500 thousand times",
        "Twice for each of 245973 parameters. So we check a small network with the same code.",
    ),
]
