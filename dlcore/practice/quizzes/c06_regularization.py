"""Chapter 06: regularization."""

from dlcore.practice.prediction import Prediction
from dlcore.practice.quiz import Question

QUESTIONS = [
    Question(
        "06.1",
        "lambda of the L2 penalty goes up. What does the error on the training set do?",
        right="It rises, or stays as it is",
        because="Part of the cost is now about small weights. The fit has to give way to it.",
        wrong={
            "It falls": "That is the hope for dev. On train the penalty is in the way of the fit.",
            "It does not depend on lambda": "Every dW has a new term, so the weights end up elsewhere.",
            "It becomes 0": (
                "For that the network would need large weights, and these are what lambda makes expensive."
            ),
        },
    ),
    Question(
        "07.w3",
        (
            "With lambda = 3 the errors are 9 percent on train and 10 on dev, with lambda = 0 they are 1 and "
            "12. What did lambda do?"
        ),
        right="It lowered the variance and raised the bias",
        because="The gap between train and dev went from 11 points to 1, and train got 8 points worse.",
        wrong={
            "It lowered both": "The error on train rose from 1 to 9 percent, which is more bias.",
            "It made the model worse": "On new examples it is better: 10 percent instead of 12.",
            "It raised the variance and lowered the bias": (
                "It is the other way round. A penalty takes freedom away."
            ),
        },
        again="06.1",
    ),
    Question(
        "06.2",
        "keep_prob is 0.8. By what does inverted dropout divide the units that are kept?",
        right="0.8",
        because="Of a sum about 80 percent are left. Divided by 0.8 it is as large as before, on average.",
        wrong={
            "0.2": "That is the share that is dropped. Dividing by it makes the mean four times too large.",
            "1": "Without dividing the next layer gets 20 percent less than it will get in testing.",
            "0.64": "This is 0.8 twice. One layer of dropout needs it once.",
        },
    ),
    Question(
        "09.w1",
        (
            "A layer keeps each unit with probability 0.5, and someone forgets to divide. What does the next "
            "layer get in testing?"
        ),
        right="About twice as much as it was trained on",
        because=(
            "In training half of the units were 0. In testing all are there, and nothing makes up for it."
        ),
        wrong={
            "About half as much": "It is training that has half of them. Testing has all.",
            "The same": "The same it would be if training had divided by 0.5.",
            "Nothing, as dropout is off": "Off means that no unit is dropped.",
        },
        again="06.2",
    ),
    Question(
        "06.3",
        "Inverted dropout was used in training. What happens in testing?",
        right="All units are used, and nothing is scaled",
        because="The scaling was done in training. And answers should not depend on chance.",
        wrong={
            "Units are dropped as in training": "Then the same picture would get another answer each time.",
            "All units are used, times keep_prob": (
                "That belongs to the older form, which does not divide in training."
            ),
            "All units are used, divided by keep_prob": (
                "Dividing made up for missing units. In testing none is missing."
            ),
        },
    ),
    Question(
        "07.w4",
        (
            "A trained network is asked about the same picture twice, and answers 0.81 and 0.64. What was "
            "forgotten?"
        ),
        right="To switch dropout off",
        because="A network in testing has nothing random in it. Dropout left on drops other units each time.",
        wrong={
            "To divide by keep_prob": (
                "That changes how large the values are. It would be the same both times."
            ),
            "To train it long enough": "A badly trained network gives a bad answer, but the same one twice.",
            "To shuffle the examples": "The order of the examples matters in training. Here it is over.",
        },
        again="06.3",
    ),
    Question(
        "06.4",
        "Which units does dropout remove?",
        right="Random ones, new for each example",
        because="Each unit is kept with probability keep_prob, whatever its weights are.",
        wrong={
            "Those with the largest weights": (
                "A common myth. The coin does not look at weights. That weights get spread out is the effect."
            ),
            "ReLU units that always answer 0": (
                "These are removed in effect already. Dropout does not look for them."
            ),
            "Those that the dev set does not need": "The dev set plays no part. It is a coin for each unit.",
        },
    ),
    Question(
        "06.5",
        "For which pictures is it a bad idea to add copies mirrored left to right?",
        right="Printed letters and words",
        because=(
            "A mirrored b looks like a d. The label does not survive, so the copy teaches something wrong."
        ),
        wrong={
            "Cats": "A mirrored cat is a cat.",
            "Trees": "A mirrored tree is another tree of the same kind.",
            "Clouds": "Nobody could tell which of the two clouds was the photograph.",
        },
    ),
    Question(
        "09.w2",
        "We turn pictures of the digits 0 to 9 by 180 degrees to get more data. What goes wrong?",
        right="A 6 becomes a 9, but keeps its label",
        because="An altered copy helps only if its label is still true.",
        wrong={
            "Nothing, more data are always better": "More examples with false labels are not better.",
            "The pictures no longer fit the input layer": "Turned by 180 degrees they have the same size.",
            "All digits become impossible to read": (
                "0, 1 and 8 look much the same. The trouble is with those that look like others."
            ),
        },
        again="06.5",
    ),
    Question(
        "06.6",
        "Small weights keep z close to 0. Why does this make a tanh network simpler?",
        right="There tanh is nearly a straight line",
        because=(
            "Layers that are nearly linear nearly collapse into one, so the border can bend only a little."
        ),
        wrong={
            "There tanh is saturated": "It saturates far from 0, where its slope is nearly 0.",
            "Small numbers are computed faster": (
                "Speed has nothing to do with which shapes the network can take on."
            ),
            "Units with small weights are removed": (
                "No unit is removed. All of them still take part, if weakly."
            ),
        },
    ),
    Question(
        "06.7",
        "A network has layers of 20, 300 and 5 units. Where would you choose the smallest keep_prob?",
        right="In the layer of 300",
        because=(
            "Where most weights are, most can be learned by heart. keep_prob may differ from layer to layer."
        ),
        wrong={
            "In the layer of 5": (
                "With five units, each one that is dropped takes a fifth of everything away."
            ),
            "It has to be the same everywhere": "It is a hyperparameter of each layer.",
            "In the output layer": "A dropped output has no answer. There we drop nothing.",
        },
    ),
    Question(
        "06.8",
        "With dropout on, the cost is printed after each step, and jumps up and down. What do you do?",
        right="Switch dropout off to look at the cost",
        because=(
            "Each step has the cost of another thinned network. The whole network shows whether it falls."
        ),
        wrong={
            "Lower the learning rate until it falls steadily": (
                "The jumps come from the coins, not from the steps."
            ),
            "Stop, as gradient descent diverges": "Jumps around a falling line are normal here.",
            "Draw one mask and keep it": "Then the dropped units never learn. It would be a smaller network.",
        },
    ),
    Question(
        "06.9",
        "Early stopping with patience 3 stopped after epoch 20. Which weights are kept?",
        right="Those of the epoch with the lowest dev error, 17",
        because="Three epochs without a new best ended it. The best one was before them.",
        wrong={
            "Those of epoch 20": "It is the epoch in which we gave up. Dev was better before.",
            "Those of the epoch with the lowest error on train": (
                "On train the error mostly goes on falling. That is why dev decides."
            ),
            "The mean over the last three epochs": (
                "Nothing is averaged. One copy of the best weights was put aside."
            ),
        },
    ),
    Question(
        "06.10",
        "The gradient step is W - alpha * (dW + lambda / m * W). Why is it called weight decay?",
        right="It multiplies W by 1 - alpha * lambda / m, and then takes alpha * dW away",
        because="Without any slope of the data each step would make W smaller by the same factor.",
        wrong={
            "It lowers the learning rate from step to step": (
                "alpha stays as it is. That would be learning rate decay."
            ),
            "It sets small weights to exactly 0": (
                "A factor never reaches 0. Exact zeros come from an L1 penalty."
            ),
            "It removes lambda from the cost": "It comes from the term with lambda in the cost.",
        },
    ),
]

PREDICTIONS = [
    Prediction(
        "E26",
        "40 points, a large network. lambda goes from 0 to 1. What does the error on train do?",
        ("It falls", "It rises", "It stays at 0"),
        "It rises",
        "The weights have to stay small, and the fit gets worse on purpose.",
    ),
    Prediction(
        "E60",
        (
            "alpha * lambda / m is 2.2, and the data have no slope. A weight starts at 1. How large is it "
            "after ten steps?"
        ),
        ("About 0", "About 1", "About 6"),
        "About 6",
        "The factor is 1 - 2.2 = -1.2 in each step. Weights shrink only if alpha * lambda / m is below 2.",
    ),
    Prediction(
        "E61",
        "lambda = 1 lowered the dev error. What is it with lambda = 10?",
        ("Lower still", "About the same", "50 percent, as by chance"),
        "50 percent, as by chance",
        "The weights are pressed to 0, and the network underfits. More is not always better.",
    ),
    Prediction(
        "E63",
        "200 examples go through a layer of 50 units with dropout. How many coins are thrown?",
        ("50", "200", "10000"),
        "10000",
        "Each example has its own mask, new in every step. And the coin need not be fair.",
    ),
    Prediction(
        "E20",
        (
            "All units have the value 1, keep_prob is 0.8. Those that are kept are divided by 0.2. What is "
            "the mean?"
        ),
        ("0.8", "1", "4"),
        "4",
        "80 percent of the units have the value 5. Divided by keep_prob the mean is 1.",
    ),
    Prediction(
        "E65",
        (
            "z = W a + b with W a = 13.4 and b = 10. Dropout of 20 percent, without dividing. By how much is "
            "z smaller on average?"
        ),
        ("By 20 percent", "By about 11 percent", "Not at all"),
        "By about 11 percent",
        "Only W a loses 20 percent, 2.7. The b is not dropped, and 2.7 of 23.4 are 11 percent.",
    ),
    Prediction(
        "E64",
        "A and the mask D both have shape (2, 3). What is the dot product A @ D?",
        ("A with some entries set to 0", "A (2, 2) table", "An error"),
        "An error",
        "A mask is multiplied entry by entry, A * D. A dot product would need 3 rows on the right.",
    ),
    Prediction(
        "E21",
        "We look at many masks. Are units with large weights dropped more often?",
        ("Yes", "No, all equally often", "No, less often"),
        "No, all equally often",
        "The coin knows nothing of the weights. That they get spread out is what dropout does to training.",
    ),
    Prediction(
        "E22",
        "A large layer overfits 40 points. Which keep_prob gives the lower dev error?",
        ("0.4", "1.0", "Both are the same"),
        "0.4",
        "Where overfitting is worse, more units are dropped: a larger drop probability, a smaller keep_prob.",
    ),
    Prediction(
        "E101",
        "Dropout is on, and we print the cost of the thinned network after each step. How does it go?",
        ("Down in every step", "Down, with jumps", "It stays"),
        "Down, with jumps",
        (
            "Each step is measured on another network. Switched off for looking, dropout does no harm to the "
            "curve."
        ),
    ),
    Prediction(
        "E88",
        "Which of these has still the right label when it is mirrored left to right?",
        ("A face", "The letter b", "An arrow to the left", "The word no"),
        "A face",
        (
            "b becomes d, the arrow points to the right, and words cannot be read. Only what survives may be "
            "added."
        ),
    ),
    Prediction(
        "E62",
        "The dev error has risen for the first time. Is the lowest one behind us?",
        ("Yes", "No", "We cannot know yet"),
        "We cannot know yet",
        "It may fall again. So we wait a few epochs, and keep a copy of the best weights.",
    ),
    Prediction(
        "06.p1",
        "How far is tanh(0.01) from 0.01?",
        ("About 0.01", "About 0.0001", "Less than a millionth"),
        "Less than a millionth",
        "Near 0 tanh is almost the line z itself. So layers with small z are almost linear.",
    ),
    Prediction(
        "06.p2",
        "lambda goes from 0 to 1. How long is the vector of all weights afterwards?",
        ("About as long", "About half as long", "5 to 8 times shorter", "0"),
        "5 to 8 times shorter",
        "The penalty makes large weights expensive, and leaves as much as the data are worth.",
    ),
    Prediction(
        "06.p3",
        "dev errors 0.50, 0.40, 0.42, 0.35, 0.36, epochs 0 to 4. Which epoch does patience 1 keep?",
        ("Epoch 1", "Epoch 2", "Epoch 3", "Epoch 4"),
        "Epoch 1",
        "One epoch without a new best ends it, at epoch 2. It never gets to see 0.35.",
    ),
    Prediction(
        "06.p4",
        "3000 steps on 40 points, without any penalty. When is the dev cost lowest?",
        ("In the first 200 steps", "After about 1500", "At the end"),
        "In the first 200 steps",
        "Then the network has the shape. After that it learns the 40 points by heart.",
    ),
    Prediction(
        "06.p5",
        (
            "The error on train is near 0 with lambda 0, and 13 percent with lambda 1. Which has the lower dev "
            "error here?"
        ),
        ("lambda 0", "lambda 1"),
        "lambda 1",
        "40 points with much noise cannot all be right for good reasons. Some are accidents.",
    ),
    Prediction(
        "06.p6",
        "Dropout stays on in testing. Ten times the same point: how many different answers?",
        ("1", "2", "About 10"),
        "About 10",
        "Each time other units are missing.",
    ),
]
