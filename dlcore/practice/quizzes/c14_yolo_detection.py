"""Chapter 14: what a cell says, how boxes are compared and thinned out, and how a detector is measured."""

from dlcore.practice.prediction import Prediction
from dlcore.practice.quiz import Question

QUESTIONS = [
    Question(
        "14.1",
        (
            "Non-max suppression takes one box after another, and deletes those that overlap with it. By "
            "what does it choose the next one?"
        ),
        right="By its score",
        because="The score says how sure the network is. IoU only tells which boxes mean the same object.",
        wrong={
            "By its IoU with the others": (
                "IoU tells duplicates from others. The box with most overlap need not be the surest."
            ),
            "By its area": "A large box may be a bad one.",
            "By its place in the list": (
                "Boxes come in the order of the cells, and that says nothing about how good they are."
            ),
        },
    ),
    Question(
        "14.2",
        (
            "Two boxes lie apart from left to right, and from top to bottom too. Width and height of their "
            "overlap are not cut off at 0. What comes out as its area?"
        ),
        right="Positive",
        because="Both are negative, and minus times minus is plus. The ratio that follows means nothing.",
        wrong={
            "0": "That is so with max(0, ...) around width and height.",
            "Negative": "One of the two is negative for boxes that lie apart in one direction alone.",
            "Undefined (nan)": "A product of two numbers is always there. Nothing is divided by 0.",
        },
    ),
    Question(
        "14.3",
        "There are 3 x 3 cells, two anchors and three classes. Which shape has the label of a picture?",
        right="3 x 3 x 16",
        because="Each anchor has pc, four numbers of its box, and three classes: 8 numbers. Two make 16.",
        wrong={
            "3 x 3 x 8": "That is one anchor.",
            "3 x 3 x 13": "That shares the classes between both boxes. A car and a person need a class each.",
            "6 x 6 x 8": "Anchors make longer vectors. The grid stays.",
        },
    ),
    Question(
        "15.w3",
        "There are 5 x 5 cells, three anchors and four classes. Which shape has the label of a picture?",
        right="5 x 5 x 27",
        because="Each anchor has 1 + 4 + 4 numbers, and three times 9 is 27.",
        wrong={
            "5 x 5 x 9": "That is one anchor.",
            "5 x 5 x 19": "That is three boxes with one class between them. Each box has its own.",
            "5 x 5 x 24": "That leaves out pc, or counts three classes. 1 + 4 + 4 is 9.",
        },
        again="14.3",
    ),
    Question(
        "14.4",
        "A cell holds no object. Which of its numbers are compared with the label?",
        right="pc alone",
        because="pc is to be 0. What kind of box nothing has is a question without an answer.",
        wrong={
            "All of them": (
                "There is no box and no class to compare with. The label has zeros there, which mean nothing."
            ),
            "None of them": "Then nothing would keep the network from seeing objects everywhere.",
            "pc and the classes": "There is no object that could have a class.",
        },
    ),
    Question(
        "14.5",
        "A bus reaches over four cells. Which of them has the bus in its label?",
        right="The one with its midpoint",
        because="Each object has one owner. The midpoint finds it, however large the object is.",
        wrong={
            "All four": "Then one bus would be taught as four, each with the same box.",
            "The one with most of the bus": (
                "That is often the same cell, but the rule asks for the midpoint."
            ),
            "None, as it is larger than a cell": "bh and bw may be above 1. Each object has an owner.",
        },
    ),
    Question(
        "14.6",
        "A cell says pc = 0.6, and 0.1, 0.2 and 0.7 for its classes. What is the score of its box?",
        right="0.42",
        because="It is 0.6 * 0.7: an object is there, and it is of this class.",
        wrong={
            "0.7": "That is how sure the class is if there is an object at all.",
            "0.6": "That is for an object of any class.",
            "1.3": "That is the sum. Chances of two things that have to be true together are multiplied.",
        },
    ),
    Question(
        "14.7",
        "Sizes are in cells. On a grid of 3 x 3 a cell says bw = 1.5. How wide is its box?",
        right="Half of the picture",
        because="The picture is 3 cells wide, and 1.5 / 3 is a half.",
        wrong={
            "One and a half pictures": "1.5 counts cells. The picture has three of them side by side.",
            "A third of the picture": "That is bw = 1.",
            "It cannot be, as bw is below 1": (
                "bx and by are, as the midpoint lies in the cell. A box may be larger."
            ),
        },
    ),
    Question(
        "14.8",
        (
            "A network slides over a picture as one convolution. Why is this cheaper than cutting out each "
            "window and asking the network?"
        ),
        right="What windows share is computed once",
        because="Neighbouring windows have most pixels in common, and so most of their feature maps.",
        wrong={
            "It looks at fewer windows": "It answers for each window, as far as its strides allow.",
            "It has fewer weights": "They are the same weights, in another shape.",
            "It leaves out empty windows": "It cannot know which ones are empty before it has looked.",
        },
    ),
    Question(
        "14.9",
        (
            "A detector draws two boxes around one coin. Both have an IoU of 0.8 with the truth. How does "
            "mean average precision count them?"
        ),
        right="One hit and one false alarm",
        because="Each true box counts once, for the surest box on it. Every further one is a false alarm.",
        wrong={
            "Two hits": "Then a hundred boxes on one coin would be worth a hundred coins.",
            "One hit, and the other is left out": "Then nobody would need non-max suppression.",
            "Two false alarms": "The coin was found. One of the boxes is right.",
        },
    ),
    Question(
        "14.10",
        (
            "A person stands before a car. The two boxes have an IoU of 0.6, and both are right. Why is "
            "suppression done for each class on its own?"
        ),
        right="Otherwise the box with the lower score is deleted",
        because="Overlap is a sign of the same object only among boxes of one class.",
        wrong={
            "It is faster": "That is not why. All pairs could be compared quickly as well.",
            "Otherwise the person is taken for a car": "Suppression deletes boxes. It does not rename them.",
            "Otherwise both boxes become one large box": (
                "Boxes are kept or deleted as they are, and never joined."
            ),
        },
    ),
    Question(
        "15.w4",
        (
            "A box says cat, 0.9. Two overlap it with an IoU of 0.7: cat, 0.8, and dog, 0.6. A fourth lies "
            "far away: cat, 0.5. How many stay, class by class at threshold 0.5?"
        ),
        right="3",
        because="Only the second cat overlaps with a surer box of its class.",
        wrong={
            "1": "That ends after the best box. The others are asked as well, class by class.",
            "2": "That deletes the dog, but no dog is surer than it.",
            "4": "The second cat has an IoU of 0.7 with a surer cat. They are taken for one.",
        },
        again="14.10",
    ),
]

PREDICTIONS = [
    Prediction(
        "14.p1",
        (
            "A cell of the second row and the third column, on a grid of 3 x 3, has bx = 0.5. Where is the "
            "midpoint x, if the picture is 1 wide?"
        ),
        ("0.17", "0.50", "0.83"),
        "0.83",
        "Two whole cells are to its left, and half of its own: (2 + 0.5) / 3. x goes with columns.",
    ),
    Prediction(
        "14.p2",
        (
            "A cell says [1, 0.5, 0.5, 2, 1, ...], in the order of the notes: pc, bx, by, bh, bw. What kind "
            "of box is it?"
        ),
        ("Tall", "Square", "Wide"),
        "Tall",
        "Height comes first here. Many other programs write the width first, so ask for the order.",
    ),
    Prediction(
        "E89",
        (
            "A cell is empty. The network says pc = 0.1 for it, and 7 for each of the seven other numbers. "
            "What does this cell cost, in squared error?"
        ),
        ("0", "0.01", "343.01"),
        "0.01",
        "Only pc counts, and it should be 0. Whatever else an empty cell says is never looked at.",
    ),
    Prediction(
        "14.p3",
        (
            "A picture has 3 objects. Its label has 8 x 8 cells with two anchors. Which share of all pc in "
            "it is 0?"
        ),
        ("About 50 percent", "About 90 percent", "About 98 percent"),
        "About 98 percent",
        "128 pc, and 125 of them are 0. A network that never sees anything is right nearly everywhere.",
    ),
    Prediction(
        "14.p4",
        "Two boxes have the same size. One is moved to the right by half of its width. What is their IoU?",
        ("1/4", "1/3", "1/2"),
        "1/3",
        "They share a half, and cover one and a half. IoU falls faster than one would think.",
    ),
    Prediction(
        "E16",
        (
            "Three boxes lie on one car, side by side. The left one has the highest score, the middle one "
            "the highest IoU with the others. Which one stays?"
        ),
        ("The left one", "The middle one", "All three"),
        "The left one",
        "The highest score goes first. IoU with it then tells which boxes are duplicates.",
    ),
    Prediction(
        "14.p5",
        (
            "Two people walk side by side, and their true boxes have an IoU of 0.6. A perfect detector finds "
            "both. How many are left after suppression at 0.5?"
        ),
        ("0", "1", "2"),
        "1",
        "Same class, and an IoU above 0.5: it looks like a duplicate. A crowd is hard for this rule.",
    ),
    Prediction(
        "14.p9",
        (
            "Street scenes have one to five things each. A grid of 3 x 3 cells with one anchor is to label "
            "them. How many of the things find no place?"
        ),
        ("About 1 in 100", "About 1 in 10", "About 1 in 2"),
        "About 1 in 10",
        (
            "They are not in the label, so no training can find them. With 8 x 8 cells it is fewer than 1 in "
            "100."
        ),
    ),
    Prediction(
        "E90",
        (
            "Two pedestrians and a car have their midpoints in one cell. There are two anchors, a tall one "
            "and a wide one. How many of the three does the label hold?"
        ),
        ("1", "2", "3"),
        "2",
        "Two anchors make two places in a cell. And both pedestrians fit the same one best, the tall one.",
    ),
    Prediction(
        "14.p6",
        (
            "A 3 x 3 convolution, pooling of 2 x 2 and a 5 x 5 convolution make one number of 12 x 12 "
            "pixels. What do they make of 20 x 20?"
        ),
        ("1 x 1", "5 x 5", "9 x 9"),
        "5 x 5",
        "One number for every window of 12 x 12, 2 pixels apart because of the pooling.",
    ),
    Prediction(
        "14.p7",
        (
            "A detector finds every coin. It also draws 9 wrong boxes for each coin, with scores below those "
            "of all right boxes. What is its average precision?"
        ),
        ("0.1", "0.5", "1"),
        "1",
        "All coins are found before the first wrong box comes. A threshold on the score cuts off the rest.",
    ),
    Prediction(
        "14.p8",
        (
            "A detector finds all 50 coins, and draws each right box twice, with the same score. Nothing is "
            "suppressed. What is its average precision?"
        ),
        ("About 0.5", "About 0.75", "1"),
        "About 0.5",
        "Every second box is a false alarm. That is what non-max suppression is for.",
    ),
    Prediction(
        "14.p10",
        (
            "A detector finds everything, but each box is moved by a tenth of its width and of its height. "
            "Where an IoU of 0.5 is enough, its mAP is 1. And where it takes 0.75?"
        ),
        ("1", "About 0.7", "0"),
        "0",
        "Each box has an IoU of 0.68 with the truth: 0.81 of its area is shared, 1.19 is covered.",
    ),
]
