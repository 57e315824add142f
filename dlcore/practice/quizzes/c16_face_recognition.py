"""Chapter 16: is it the same person, learned from distances between embeddings."""

from dlcore.practice.prediction import Prediction
from dlcore.practice.quiz import Question

QUESTIONS = [
    Question(
        "16.1",
        "What does one-shot learning mean for a door that opens for employees?",
        right="One stored picture of each employee is enough",
        because="How to compare two faces was learned before, from many pictures of other people.",
        wrong={
            "The network was trained on one picture": (
                "It was trained on many people. One picture each is needed of the new ones."
            ),
            "The network was trained for one epoch": "The number of epochs has nothing to do with it.",
            "Each employee has one try": (
                "It tells how little is stored about a person, not how often one may try."
            ),
        },
    ),
    Question(
        "16.2",
        "d(picture 1, picture 2) is large. What does this say?",
        right="They show different people",
        because="d is a distance: pictures of the same person lie close together.",
        wrong={
            "They show the same person": "That would be a similarity. d is 0 for two equal pictures.",
            "The network is not sure": "It would be unsure near the threshold, not far above it.",
            "They were taken in different light": "Embeddings are learned so that light changes them little.",
        },
    ),
    Question(
        "16.3",
        "There is no margin. Which useless network has a triplet loss of 0 for all triplets?",
        right="One that gives the same embedding to all pictures",
        because="All distances are 0, and max(0 - 0, 0) is 0. A margin makes this cost something.",
        wrong={
            "One that gives random embeddings": (
                "About half of its triplets would have the stranger closer, and cost something."
            ),
            "One whose embeddings have length 1": "A length does not say where embeddings point to.",
            "None, as the loss finds every useless one": (
                "It compares two distances, and equal ones pass without a margin."
            ),
        },
    ),
    Question(
        "16.4",
        "A trained network already tells most strangers apart. Which triplets does it still learn from?",
        right="Those whose stranger is nearly as close as the same person",
        because="d(A, N) is less than d(A, P) + margin there, so they cost something and have a slope.",
        wrong={
            "Those chosen at random": "Most of these cost 0 by now, and then their slope is 0.",
            "Those whose stranger is far away": "They cost 0 already.",
            "Those with the same picture as A and P": (
                "d(A, P) is 0 by itself then. Nothing is learned about a person."
            ),
        },
    ),
    Question(
        "16.5",
        "What is the difference between face verification and face recognition?",
        right="Verification compares with one person, recognition with all that are stored",
        because="Verification asks: is this Ada? Recognition asks: which of our people is this, if any?",
        wrong={
            "Verification needs several pictures of a person": "One is enough for both.",
            "Recognition needs no threshold": "Without one, each stranger would be given some name.",
            "Only verification uses distances": "Recognition takes the smallest of many distances.",
        },
    ),
    Question(
        "16.6",
        "d(A, P) is 0.5 and d(A, N) is 0.6. The margin is 0.2. What does this triplet cost?",
        right="0.1",
        because="max(0.5 - 0.6 + 0.2, 0). The stranger is further away, but not by the margin.",
        wrong={
            "0": "That is without a margin, or from d(A, N) = 0.7 on.",
            "0.3": "That is d(A, N) - d(A, P) + margin. The distance to N is taken away.",
            "-0.1": "That leaves out the margin. And no triplet costs less than 0.",
        },
    ),
    Question(
        "16.7",
        "A classifier has one softmax unit for each of 200 employees. Why is it no good for a door?",
        right="Each new employee would need a new unit, and new training",
        because="With embeddings, a new employee is one more row in the list.",
        wrong={
            "A softmax cannot have 200 units": "It can. Others have thousands.",
            "Its probabilities do not have the sum 1": "They have, for each picture.",
            "It could not learn from many pictures of each": (
                "It could. But there is one picture of each here."
            ),
        },
    ),
    Question(
        "16.8",
        "Two pictures go through a siamese network. What do its two halves have in common?",
        right="All weights",
        because="It is one network, used twice. So equal pictures get equal embeddings.",
        wrong={
            "Only the first layers": (
                "Then the same picture would get two embeddings, and a distance to itself."
            ),
            "Only the last layer": (
                "Then the halves would see differently, and the order of pictures would matter."
            ),
            "Nothing, they are trained on their own": (
                "Distances make sense only between embeddings of one network."
            ),
        },
    ),
    Question(
        "16.9",
        "By which pairs of pictures do you choose the threshold tau?",
        right="Pairs of people who are neither in train nor in test",
        because="That is what dev is for. Embeddings of people in train are too good to judge by.",
        wrong={
            "Pairs of people in train": (
                "The network has learned to bring exactly these together. New people lie wider apart."
            ),
            "Pairs of people in test": "Then the report on test would be too good.",
            "None, as tau is the margin": "The margin is between two distances. tau is for one.",
        },
    ),
]

PREDICTIONS = [
    Prediction(
        "E19",
        (
            "A note calls d(picture 1, picture 2) a similarity. So its door opens if d is above 0.7. Who "
            "gets in?"
        ),
        ("Employees alone", "Strangers alone", "Everybody"),
        "Strangers alone",
        "d is a distance, and small for the same person. The door has to open below tau.",
    ),
    Prediction(
        "16.p1",
        "All embeddings have length 1. How large can the squared distance of two of them be?",
        ("1", "2", "4"),
        "4",
        "Two that point in opposite directions are 2 apart, and 2 squared is 4.",
    ),
    Prediction(
        "16.p2",
        (
            "A network gives the same embedding to all pictures. What do 10 triplets cost together, with a "
            "margin of 0.2?"
        ),
        ("0", "0.2", "2"),
        "2",
        "Each costs max(0 - 0 + 0.2, 0), and the ten are added up.",
    ),
    Prediction(
        "16.p3",
        "For two triplets, d(A, P) - d(A, N) + margin is 1 and -3. What do both cost together?",
        ("-2", "0", "1"),
        "1",
        "Each is cut off at 0 before they are added. An easy triplet does not pay for a hard one.",
    ),
    Prediction(
        "16.p4",
        (
            "d(A, P) is 0.25 and d(A, N) is 0.35, both squared. The margin is 0.2. A network doubles all its "
            "embeddings. What does the triplet cost now?"
        ),
        ("0", "0.10", "0.40"),
        "0",
        (
            "Squared distances become 1.0 and 1.4. So embeddings are brought to length 1, and this way out "
            "is closed."
        ),
    ),
    Prediction(
        "16.p5",
        (
            "There are 10 people with 4 pictures each. How many triplets of anchor, positive and negative "
            "can be made?"
        ),
        ("40", "480", "4320"),
        "4320",
        (
            "40 anchors, 3 positives for each, 36 negatives. With 1000 people it is 48 million: one has to "
            "choose."
        ),
    ),
    Prediction(
        "16.p6",
        (
            "There are 10 people with 4 pictures each. All pairs of pictures are compared. Which share shows "
            "the same person?"
        ),
        ("About 1 in 2", "About 1 in 4", "About 1 in 13"),
        "About 1 in 13",
        '60 of 780. To answer "different" every time would be right for 92 percent of them.',
    ),
    Prediction(
        "16.p7",
        (
            "A comparison takes one stranger in 100 for an employee. A stranger is compared with 100 "
            "employees. With what chance does the door open?"
        ),
        ("1 percent", "63 percent", "100 percent"),
        "63 percent",
        "All 100 have to say no: 0.99 to the power of 100 is 0.37, if they say so independently.",
    ),
    Prediction(
        "16.p8",
        (
            "A logistic unit gets f1 - f2, without absolute values, and b = 0. It says 0.9 for two photos. "
            "What does it say if they are swapped?"
        ),
        ("0.1", "0.5", "0.9"),
        "0.1",
        "z changes its sign. Whether two photos show one person cannot depend on their order.",
    ),
    Prediction(
        "16.p9",
        (
            "A siamese network gets the same photo twice. Its unit has the weights -1 and -2, and b = 3. "
            "Which probability does it give?"
        ),
        ("0.50", "0.95", "1.00"),
        "0.95",
        "All differences are 0, so only b is left: sigmoid(3). Without b it would be one half.",
    ),
    Prediction(
        "16.p10",
        (
            "People are compared by their raw pixels, without a network. tau is chosen on dev, and half of "
            "the test pairs show one person. How many answers are right?"
        ),
        ("About 60 percent", "About 80 percent", "About 95 percent"),
        "About 60 percent",
        "Guessing gives 50. Pose, light and background move pixels more than the person does.",
    ),
    Prediction(
        "16.p11",
        (
            "A network has learned 50 people from triplets, in 100 steps. Of all triplets of these people, "
            "how many still cost something?"
        ),
        ("About 9 in 10", "About 1 in 2", "About 1 in 100"),
        "About 1 in 100",
        "A triplet drawn at random hardly teaches any more. So those are chosen that still do.",
    ),
    Prediction(
        "16.p12",
        "tau is chosen on the people whom the network has learned from. What goes wrong with new people?",
        (
            "Different people are called the same",
            "One person is called two people",
            "Nothing, all people are alike",
        ),
        "One person is called two people",
        "Learned people lie closer together than new ones, so this tau is too small for those.",
    ),
]
