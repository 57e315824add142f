"""Chapter 05: train, dev and test set; bias and variance."""

from dlcore.practice.prediction import Prediction
from dlcore.practice.quiz import Question

QUESTIONS = [
    Question(
        "05.1",
        "The error is 15 percent on train, 16 on dev, and humans make 14. What is the diagnosis?",
        right="About fine",
        because="1 point is missing to the baseline, and 1 more is lost on dev. Both gaps are small.",
        wrong={
            "High bias": "15 percent sounds high, but humans make 14 on this task. The gap is 1 point.",
            "High variance": "Only 1 point is lost between train and dev.",
            "High bias and high variance": "Neither of the two gaps is more than 1 point.",
        },
    ),
    Question(
        "08.w1",
        (
            "Two tasks, both with 8 percent error on train and 9 on dev. Humans make 1 percent and 7.5. "
            "Where is high bias?"
        ),
        right="In the first task alone",
        because="Bias is the gap to the baseline: 7 points in the first task, half a point in the second.",
        wrong={
            "In both, as 8 percent is high": "Whether 8 percent is high depends on what can be reached.",
            "In neither, as 8 and 9 are close": (
                "This closeness says that variance is small. It says nothing about bias."
            ),
            "In the second task alone": "There the model is almost at the human level.",
        },
        again="05.1",
    ),
    Question(
        "05.2",
        "The error is 15 percent on train, 30 on dev, and humans make almost none. What is the diagnosis?",
        right="High bias and high variance",
        because="15 points are missing to the baseline, and 15 more are lost between train and dev.",
        wrong={
            "High bias alone": "That explains 15 points. Another 15 are lost on new examples.",
            "High variance alone": (
                "That explains the step from 15 to 30. But 15 percent on train is far from human."
            ),
            "About fine": (
                "Twice as many errors on dev as on train, and humans almost none: that is not fine."
            ),
        },
    ),
    Question(
        "06.w3",
        "The error is 1 percent on train, 11 on dev, and humans make 0.5. What do you try first?",
        right="More data, or regularization",
        because="Train is half a point from the baseline, and 10 points are lost from train to dev.",
        wrong={
            "A larger network": (
                "The training set is fitted already. A larger network fits it even more closely."
            ),
            "Longer training": "The error on train is 1 percent. What is missing shows on new examples.",
            "Nothing, 1 percent is a good result": (
                "That is the error on examples that the model has learned from."
            ),
        },
        again="05.2",
    ),
    Question(
        "05.3",
        "You have 1,000,000 labelled examples. Which split into train, dev and test is sensible?",
        right="98 / 1 / 1 percent",
        because="10,000 examples are enough to compare models on, and the rest is worth more in training.",
        wrong={
            "60 / 20 / 20 percent": (
                "A habit from small data sets. Dev and test would hold 400,000 examples that could train."
            ),
            "70 / 30 percent": "It keeps 300,000 away from training, and leaves no set to choose with.",
            "25 / 25 / 50 percent": "Half of all examples would be used a single time, for the last report.",
        },
    ),
    Question(
        "05.4",
        "What is the test set for?",
        right="A single honest report at the end",
        because=(
            "Whatever is used to choose gives results that are too good. The test set has to stay out of "
            "choices."
        ),
        wrong={
            "To choose the degree d": "That is a choice, so it is made on the dev set.",
            "To find the best lambda": (
                "Then lambda would suit this very set, and the report would be too good."
            ),
            "To decide after which epoch training stops": (
                "The moment of stopping is a choice as well. It belongs to dev."
            ),
        },
    ),
    Question(
        "06.w4",
        "20 models are compared on dev. The best one has 7 percent errors there. What do you expect on test?",
        right="Somewhat more than 7 percent",
        because="The winner is good, and it also had luck on dev. On new examples the luck is gone.",
        wrong={
            "7 percent, on average": (
                "That would hold for one model, chosen in advance. The smallest of 20 is a lucky one."
            ),
            "Somewhat less than 7 percent": "New examples have no reason to be easier for it.",
            "About the error on train": "The error on train is the one that says least about new examples.",
        },
        again="05.4",
    ),
    Question(
        "08.w2",
        (
            "A team looks at the test error after each idea, and keeps what lowers it. After 200 ideas, what "
            "is the test set?"
        ),
        right="A second dev set",
        because=(
            "Ideas were chosen by it. For an honest number they need examples that nobody has chosen with."
        ),
        wrong={
            "Still a test set, as nothing was trained on it": (
                "Choosing learns from it, too, if more slowly than training."
            ),
            "A training set": "No slope was computed on it. It was used to choose, as a dev set is.",
            "Larger than before": "Looking at it adds no examples.",
        },
        again="05.4",
    ),
    Question(
        "05.5",
        "The variance is high. Which of these helps least?",
        right="A larger network, with everything else as it is",
        because="A larger network mainly lowers bias. It fits the training set more closely still.",
        wrong={
            "More training examples": "They help: accidents of the sample weigh less.",
            "Stronger regularization": "It helps: it keeps the model from following each accident.",
            "Altered copies of the training images, with their labels": (
                "They help much as more data does, if the labels survive."
            ),
        },
    ),
    Question(
        "05.6",
        "The bias is high, the variance low. Which of these is worth a try?",
        right="A larger network, or longer training",
        because="The model does not even fit what it has seen. It needs more freedom, or more time.",
        wrong={
            "More training examples of the same kind": (
                "It cannot fit those it has. More of the same leave the error where it is."
            ),
            "A larger lambda": "A penalty takes freedom away, and the bias grows.",
            "A larger dev set": "It measures the error more exactly, and changes nothing about it.",
        },
    ),
    Question(
        "05.7",
        (
            "With more and more data, train and dev error have come close to each other, well above the "
            "baseline. And now?"
        ),
        right="More data will hardly help",
        because="The gap between the two is closed. What is left is bias, and data do not cure it.",
        wrong={
            "Twice the data will halve the dev error": (
                "The dev error cannot fall far below the train error, and that one is stuck."
            ),
            "The model has too much freedom": "Then the two curves would be far apart.",
            "The dev set is too easy": (
                "Dev examples come from the same source as train, so they are as easy or as hard."
            ),
        },
    ),
    Question(
        "05.8",
        "Why are examples shuffled before they are split, once, and with a fixed seed?",
        right="So that all sets are alike, and stay the same in every run",
        because=(
            "Files are often sorted. And a new shuffle each time would carry examples from test over to "
            "train."
        ),
        wrong={
            "So that the cost becomes convex": "The order of examples does not change the cost at all.",
            "So that train and test share some of their examples, as a check": (
                "They must share none. Shuffling only decides who goes where."
            ),
            "So that labels and features get mixed": (
                "Columns of X and Y move together. Otherwise the labels would be wrong."
            ),
        },
    ),
]

PREDICTIONS = [
    Prediction(
        "E74",
        (
            "Two models have 16 percent errors on dev. On train they have 1 and 15 percent. Which has the "
            "higher variance?"
        ),
        ("The one with 1 percent", "The one with 15 percent", "Both are equal"),
        "The one with 1 percent",
        (
            "Variance is what is lost between train and dev: 15 points against 1. The dev error alone does "
            "not tell."
        ),
    ),
    Prediction(
        "E77",
        "Noisy speech: 11 percent errors on train, 11.8 on dev, and humans make 10.6. What is the problem?",
        ("High bias", "High variance", "Both", "Neither"),
        "Neither",
        "Both errors are high, but nobody does much better: the gaps are 0.4 and 0.8 points.",
    ),
    Prediction(
        "E76",
        "1 percent errors on train, 12 on dev, and humans make 1. What is the problem?",
        ("Bias", "Variance", "Both", "Neither"),
        "Variance",
        (
            "Train is at the baseline, and 11 points are lost on dev. Both words name a loss, none names a "
            "good fit."
        ),
    ),
    Prediction(
        "E43",
        "We let J_train alone choose the degree d, from 1 to 16. Which one does it choose?",
        ("1", "The one that suits new data best", "16"),
        "16",
        "Each higher degree can do all that the lower ones can. So d is a hyperparameter, chosen on dev.",
    ),
    Prediction(
        "05.p1",
        (
            "A straight line (d = 1) is fitted to points of a landscape. What do 12 times more points do to "
            "its dev error?"
        ),
        ("It falls to the noise", "It hardly changes", "It rises a lot"),
        "It hardly changes",
        "A line cannot bend, however many points it sees. That is bias.",
    ),
    Prediction(
        "05.p2",
        "The same with d = 9, from 25 points to 303. What does the dev error do?",
        ("It falls a lot", "It hardly changes", "It rises"),
        "It falls a lot",
        "With 25 points the curve follows each accident. With many it cannot. That was variance.",
    ),
    Prediction(
        "05.p3",
        "d goes from 1 to 16, always with the same 34 points to train on. What does the dev error do?",
        ("It falls all the way", "It falls, and then rises", "It rises all the way"),
        "It falls, and then rises",
        "First the curve learns the shape, then the accidents of these 34 points.",
    ),
    Prediction(
        "05.p4",
        "Two models have about 10 percent errors. How many dev examples show a difference of one point?",
        ("About 100", "About 10 thousand", "About 1 million"),
        "About 10 thousand",
        "There each error has a standard error of 0.3 points. With 100 examples it is 3 points.",
    ),
    Prediction(
        "05.p5",
        (
            "30 models are equally good: each errs on 20 percent, independently. Which error has the winner "
            "on 100 dev examples?"
        ),
        ("About 12 percent", "About 20 percent", "About 28 percent"),
        "About 12 percent",
        "It is the luckiest of 30. On test the luck is gone, and it has 20 percent again.",
    ),
    Prediction(
        "05.p6",
        (
            "A file holds 100 faces and then 100 other pictures. Without a shuffle, the last fifth is test. "
            "How many faces are in it?"
        ),
        ("About 20", "About 10", "None"),
        "None",
        "The last 40 pictures are all without a face. Whatever test then says, it is not about this task.",
    ),
]
