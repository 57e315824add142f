"""Chapter 03: a network with one hidden layer."""

from dlcore.practice.prediction import Prediction
from dlcore.practice.quiz import Question

QUESTIONS = [
    Question(
        "03.1",
        "Which formula gives tanh(z)?",
        right="2 * sigmoid(2 * z) - 1",
        because=(
            "Doubling z makes the sigmoid steeper, and doubling its answer and taking 1 away gives -1 to 1."
        ),
        wrong={
            "sigmoid(z) - 0.5": (
                "That is a shift alone. It never leaves -0.5 to 0.5, and tanh reaches for -1 and 1."
            ),
            "tan(z)": "That is the tangent of an angle. It grows without any limit near 1.57.",
            "1 - sigmoid(z)": "That is the sigmoid in a mirror. It falls where tanh rises.",
        },
    ),
    Question(
        "03.2",
        "All hidden layers of a network are linear, and its output is a sigmoid. Which model is it?",
        right="Logistic regression",
        because="Linear layers in a row multiply out to one linear layer. Its z then goes through a sigmoid.",
        wrong={
            "A network that can learn any border": (
                "For a bent border some hidden layer must bend what it passes on."
            ),
            "Linear regression": "A linear regression ends without a sigmoid. Its answers have no limits.",
            "A model that always answers the same": (
                "It still has weights for the features, so it can tilt and move a line."
            ),
        },
    ),
    Question(
        "04.w3",
        "Ten layers of 100 units without any activation function: how many layers would do the same?",
        right="One",
        because=(
            "Each layer multiplies by a matrix and adds a column. Done ten times, this is a matrix and a "
            "column again."
        ),
        wrong={
            "Ten": "Each layer does compute something, but ten matrices multiply out to a single one.",
            "Five, as they cancel in pairs": "Nothing cancels. The matrices multiply, all of them at once.",
            "None, as the output equals the input": (
                "The product of the ten matrices need not leave x as it is."
            ),
        },
        again="03.2",
    ),
    Question(
        "03.3",
        "Where is ReLU flat?",
        right="For negative z",
        because="ReLU is max(0, z). For negative z it is 0 everywhere, so its slope is 0.",
        wrong={
            "For positive z": "There it is z itself, with slope 1. That slope is what makes ReLU useful.",
            "For large z of either sign": "That describes sigmoid and tanh, which saturate on both sides.",
            "Nowhere": "Leaky ReLU is nowhere flat: it keeps a small slope on the left.",
        },
    ),
    Question(
        "06.w1",
        (
            "A ReLU unit gets z = -3 for every training example. The cost has no penalty. How do its weights "
            "change in a step?"
        ),
        right="Not at all",
        because="Left of 0 the slope of ReLU is 0. So nothing comes back through the unit to its weights.",
        wrong={
            "They grow until z is positive": (
                "That would take a slope. Here the slope is 0, whatever the error."
            ),
            "They change, but slowly": "That is leaky ReLU: its small slope lets a little through.",
            "They change as in any other unit": (
                "The chain rule multiplies by the slope of the unit, which is 0 here."
            ),
        },
        again="03.3",
    ),
    Question(
        "03.4",
        "Every weight starts at 0.1, and every b at 0. What do the hidden units look like after training?",
        right="All are still equal to each other",
        because="Equal units give equal answers and get equal slopes. So every step keeps them equal.",
        wrong={
            "Each has found a task of its own": (
                "Something must make them differ first. Here no step treats one differently."
            ),
            "Their weights have gone to 0": "The weights do change, and all units change in the same way.",
            "Their weights have grown beyond all limits": (
                "Equal units are no reason to diverge. The network acts like one unit."
            ),
        },
    ),
    Question(
        "04.w4",
        (
            "Hidden units 1 and 2 have the same weights going in, and the same going out. Can gradient "
            "descent part them?"
        ),
        right="No, never",
        because="They see the same inputs, give the same answers, and matter equally. So they move together.",
        wrong={
            "Yes, after enough steps": "A thousand equal steps are still equal.",
            "Yes, with a larger learning rate": (
                "The learning rate multiplies both slopes by the same number."
            ),
            "Yes, if the examples are all different": (
                "Both units see every example. Different examples do not tell them apart."
            ),
        },
        again="03.4",
    ),
    Question(
        "06.w2",
        (
            "Only the biases start with random numbers, all weights at 0.1. Do tanh hidden units become "
            "different?"
        ),
        right="Yes, random b are enough",
        because=(
            "Different b give different answers and slopes, and the units part. Anything that makes them "
            "differ will do."
        ),
        wrong={
            "No, only random weights can do it": "Random weights are the usual way, not the only one.",
            "No, a bias only shifts the output": "A shift before tanh changes its answer and its slope.",
            "No, equal weights always stay equal": (
                "They stay equal if the whole units are equal. Here b tells them apart."
            ),
        },
        again="03.4",
    ),
    Question(
        "03.5",
        "3 inputs, 4 hidden units, examples in columns. Which shape has W1?",
        right="(4, 3)",
        because="One row for each unit, one column for each input: (4, 3) times (3, m) gives (4, m).",
        wrong={
            "(3, 4)": "That is the layout of Keras, where examples are rows and units are columns.",
            "(4, 1)": "That is b1, one number for each unit. Each unit also needs 3 weights.",
            "(3, 3)": "It would give 3 answers for each example. There are 4 units.",
        },
    ),
    Question(
        "03.6",
        "A network is to predict prices of houses. Which activation function does its output layer have?",
        right="None (linear), or ReLU",
        because=(
            "Prices may be any size. A linear output can reach all of them, and ReLU all that are not "
            "negative."
        ),
        wrong={
            "Sigmoid": "Its answers stay between 0 and 1, and no price can be larger.",
            "tanh": "Its answers stay between -1 and 1.",
            "Softmax": "It gives one probability for each class. A price is no class.",
        },
    ),
    Question(
        "03.7",
        "Why is the layer in the middle called hidden?",
        right="No example says what its values should be",
        because="An example holds x and y, nothing in between. The network finds these values by itself.",
        wrong={
            "Its values cannot be printed": "They are numbers in an array, A1, like all others.",
            "Its weights are kept secret": "They are in W1, for everybody to see.",
            "It is needed for training, and not used afterwards": (
                "Every answer of the network passes through it."
            ),
        },
    ),
    Question(
        "03.8",
        "The weights of a tanh layer start 1000 times too large. Why does it learn slowly?",
        right="Most z are large, where tanh is nearly flat",
        because="Saturated units have a slope near 0, and the chain rule multiplies by it.",
        wrong={
            "Large numbers take longer to multiply": (
                "A processor multiplies large and small floats equally fast."
            ),
            "Large weights need a larger learning rate as well": (
                "The slopes are what is too small: a saturated tanh lets almost nothing back."
            ),
            "tanh of a large z overflows": "It is close to 1 or -1, a harmless number.",
        },
    ),
    Question(
        "03.9",
        "Why do hidden layers so often have ReLU?",
        right="It is cheap, and for every positive z its slope is 1",
        because=(
            "So slopes do not fade on the way back, however large z is. It is a good first choice, not a law."
        ),
        wrong={
            "It passes on everything that comes in, and loses nothing": (
                "Everything negative becomes 0. With z around 0 that is about half."
            ),
            "Its answers are probabilities": (
                "Its answers have no upper limit. Probabilities come from a sigmoid at the end."
            ),
            "Its units cannot stop learning": (
                "A unit with negative z for all examples has slope 0 and stays as it is."
            ),
        },
    ),
    Question(
        "03.10",
        "Which inputs does one hidden unit of a fully connected layer get?",
        right="All features",
        because="Each unit has a weight for every feature. Training decides which of them matter to it.",
        wrong={
            "One feature, a different one for each unit": (
                "Then W1 would be zero outside its diagonal. It has a weight everywhere."
            ),
            "The features that were assigned to it": (
                "Nobody assigns features. The weights do that, and they are learned."
            ),
            "The answers of the other hidden units": "Units of one layer do not see each other.",
        },
    ),
    Question(
        "03.11",
        "dZ1 = (W2^T dZ2) * (1 - A1**2). Why a matrix product first, and then an element-wise one?",
        right="W2 mixes units, tanh acts on each alone",
        because=(
            "On the way back each link undoes one of the way there: the sum over units, then tanh entry by "
            "entry."
        ),
        wrong={
            "Both could be matrix products": (
                "(n_h, m) times (n_h, m) does not even fit, unless the two sizes happen to agree."
            ),
            "Both could be element-wise": (
                "With one output unit broadcasting happens to give the same. With more, the sum over the "
                "outputs is missing."
            ),
            "The element-wise one is there to divide by m": (
                "The mean over examples comes in with the cost. Here the slope of tanh is multiplied."
            ),
        },
    ),
]

PREDICTIONS = [
    Prediction(
        "E33",
        "We exchange sigmoid for tanh in the hidden layer. How does the number of parameters change?",
        ("Not at all", "By one", "By one for each unit"),
        "Not at all",
        "An activation function has nothing to learn in it, so it is no parameter.",
    ),
    Prediction(
        "E35",
        "2 inputs, a hidden layer, an output layer. Which layers have an activation function?",
        ("The hidden one only", "The last one only", "Both layers of units"),
        "Both layers of units",
        "Each computes z and then g(z). The last one is called output layer.",
    ),
    Prediction(
        "E03",
        "We shift the sigmoid down by one half. Between which values does the new curve stay?",
        ("-1 and 1", "-0.5 and 0.5", "-1 and -1"),
        "-0.5 and 0.5",
        "A shift does not stretch. tanh is 2 * sigmoid(2 z) - 1, between -1 and 1.",
    ),
    Prediction(
        "E04",
        "Which of the two leaves the range from -1 to 1 at z = 1.6?",
        ("tan", "tanh", "Both", "Neither"),
        "tan",
        "tan(1.6) is about -34, and tanh(1.6) about 0.92. They are different functions.",
    ),
    Prediction(
        "E38",
        "1000 normally distributed numbers around 0 go through a ReLU. How many of them come out as 0?",
        ("None", "About 100", "About 500"),
        "About 500",
        "Every negative number becomes 0. The virtue of ReLU is its slope 1 on the other side.",
    ),
    Prediction(
        "E40",
        "At which of these is ReLU flat?",
        ("z = -2", "z = 2", "Both", "Neither"),
        "z = -2",
        "The flat side is the left one. On the right the slope is 1.",
    ),
    Prediction(
        "E56",
        "We measure the slope of ReLU at z = 0, once to the left and once to the right. What do we find?",
        ("0 and 1", "1 and 1", "0 and 0"),
        "0 and 1",
        "A corner has two slopes, and so none. The course takes 0 there, as large libraries do.",
    ),
    Prediction(
        "E05",
        "Which slope has max(0.01, z) at z = -3?",
        ("0.01", "0", "1"),
        "0",
        (
            "For every z below 0.01 the larger one is the number 0.01, which is constant. max(0.01 * z, z) "
            "has a leak."
        ),
    ),
    Prediction(
        "E57",
        (
            "A photograph may show a cat, a dog, both or neither. One output unit each: which activation "
            "function?"
        ),
        ("A sigmoid for each", "One softmax over both", "ReLU for each"),
        "A sigmoid for each",
        "Both answers may be near 1. A softmax shares out a total of 1, so two sure answers do not fit.",
    ),
    Prediction(
        "E39",
        "tanh in the hidden layer, and a linear output. x goes up in equal steps. Does the answer, too?",
        ("Yes, as in a linear regression", "No"),
        "No",
        (
            "One layer that bends is enough. Linear hidden layers collapse, but a linear output is right for "
            "prices."
        ),
    ),
    Prediction(
        "E58",
        (
            "W1 and W2 start with evenly spaced numbers from -0.1 to 0.1, nothing random. Do the units learn "
            "different things?"
        ),
        ("Yes", "No, all stay equal", "No, nothing moves"),
        "Yes",
        "Units have to differ. Where the differences come from does not matter.",
    ),
    Prediction(
        "E36",
        (
            "A note writes the value into the line: `3 units = W.shape[1]`. What does Python do with a cell "
            "that holds it?"
        ),
        ("units becomes 3", "An error before anything runs", "An error when this line is reached"),
        "An error before anything runs",
        "Two names or numbers side by side are no Python, and a cell is read as a whole before it runs.",
    ),
    Prediction(
        "E37",
        "def dense(a_in, W, b, g): what happens on dense(x, W1, b1)?",
        ("It is linear, without g", "It takes a sigmoid", "An error"),
        "An error",
        "g has no default value, so Python misses an argument.",
    ),
    Prediction(
        "03.p2",
        "With how many hidden units does the network first get more than 85 percent of the flower right?",
        ("2", "3", "8", "20"),
        "3",
        (
            "Two are no better than one here. From three units on the border can bend around the petals, and "
            "more add little."
        ),
    ),
    Prediction(
        "03.p5",
        "All weights and biases start at 0. What does the network do in 2000 steps?",
        ("It learns slowly", "It learns as well as any", "Its weights never move"),
        "Its weights never move",
        "A1 is 0, so dW2 is 0. W2 is 0, so nothing comes back to W1. Only b2 could move.",
    ),
    Prediction(
        "03.p6",
        "X has shape (2, 400), and there are 4 hidden units. Which shape has A1?",
        ("(2, 4)", "(4, 400)", "(4, 1)", "(400, 4)"),
        "(4, 400)",
        "One row a unit, one column an example.",
    ),
    Prediction(
        "03.p7",
        "In the other layout x is a row and W has shape (2, 3). How many units has the layer?",
        ("2", "3", "6"),
        "3",
        "There a unit is a column of W, and each column has one weight for each of the 2 inputs.",
    ),
]
