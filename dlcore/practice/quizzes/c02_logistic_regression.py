"""Chapter 02: logistic regression."""

from dlcore.practice.prediction import Prediction
from dlcore.practice.quiz import Question

QUESTIONS = [
    Question(
        "02.1",
        "What is the loss measured on, and what the cost?",
        right="The loss on one example, the cost on a whole set",
        because="The cost is the mean of the losses of all examples in a set.",
        wrong={
            "The loss on a whole set, the cost on one example": "These are swapped.",
            "The loss on the training set, the cost on the test set": (
                "A cost can be computed for any set. The difference is one example or many."
            ),
            "The loss on the parameters, the cost on the data": (
                "Both depend on the parameters and on the data."
            ),
        },
    ),
    Question(
        "02.2",
        "Why not the squared error after a sigmoid?",
        right="The cost may be non-convex, and dz has a factor a(1 - a) that can be tiny",
        because=(
            "A badly wrong and very sure model would feel almost no slope, and there may be several valleys."
        ),
        wrong={
            "It never works": "It can work, and with a good start it often does. It is the less safe choice.",
            "It takes longer to compute": "It is quicker, in fact: it needs no logarithm.",
            "It needs labels -1 and 1": "It takes the labels 0 and 1 as they are.",
        },
    ),
    Question(
        "05.w2",
        (
            "The label is 0. A model with a sigmoid output answers 0.9999. Which loss has nearly no slope "
            "in z there?"
        ),
        right="The squared error",
        because=(
            "Its slope is (a - y) a (1 - a), and 1 - a is 0.0001. The log loss has the slope a - y, nearly 1."
        ),
        wrong={
            "The log loss": "Its slope in z is a - y, here nearly 1.",
            "Both": "In the log loss the factor a(1 - a) cancels, so one of the two keeps its slope.",
            "Neither, for the answer is wrong": (
                "A slope does not know that. The factor a(1 - a) makes one tiny."
            ),
        },
        again="02.2",
    ),
    Question(
        "02.3",
        "w lies to the left of the minimum of J. Which sign has dw?",
        right="Negative",
        because="Left of a minimum the curve falls. So w - alpha * dw is larger than w, and moves right.",
        wrong={
            "Positive": "A common slip in notes. A positive slope rises to the right, away from the minimum.",
            "Zero": "The slope is zero at the minimum itself.",
            "It depends on alpha": "alpha scales the step. The slope belongs to the curve alone.",
        },
    ),
    Question(
        "03.w1",
        "At the present w the slope dw is 4. Where is the minimum of the bowl, and where does the step lead?",
        right="The minimum is at a smaller w, and the step makes w smaller",
        because="The curve rises to the right here, so the bottom is on the left, where -alpha * dw points.",
        wrong={
            "The minimum is at a larger w, and the step makes w larger": (
                "A positive slope means uphill to the right."
            ),
            "The minimum is at a smaller w, but the step makes w larger": (
                "The step is -alpha * dw, against the slope."
            ),
            "One cannot say without alpha": "alpha says how far. The sign of the slope says which way.",
        },
        again="02.3",
    ),
    Question(
        "02.4",
        "By how much does w change in one step of gradient descent?",
        right="By -alpha * dw",
        because="The new w is w - alpha * dw.",
        wrong={
            "By dw": "dw is the slope of the cost in w. A step is made from it.",
            "By alpha": "alpha is one factor of the step, and the slope is the other.",
            "By -alpha": "Then every step would be equally long, and always to the left.",
        },
    ),
    Question(
        "02.5",
        "J is convex, and gradient descent diverges. What is the most likely reason?",
        right="alpha is too large",
        because=(
            "A step longer than the valley is wide lands higher on the other side. The limit is 2 / "
            "(largest curvature)."
        ),
        wrong={
            "The start was a bad one": "With a convex J, a start only decides how long the way is.",
            "There are too few examples": (
                "The data shape J and so set the limit for alpha. The step went past it."
            ),
            "It hit a local minimum": (
                "A convex J has no others than the best. And a minimum does not throw us out."
            ),
        },
    ),
    Question(
        "05.w1",
        "The cost of a logistic regression reads 0.6, 0.9, 2.3, 8.1 after four steps. What do you try first?",
        right="A smaller learning rate",
        because="This cost is convex. If it grows from step to step, the steps are too long.",
        wrong={
            "More steps": "Each step makes it worse, so more of them will not help.",
            "Another start": "For a convex cost the start does not decide whether the steps are too long.",
            "Fewer features": "That may change the cost, but it is not what a growing cost points to first.",
        },
        again="02.5",
    ),
    Question(
        "02.6",
        "Where does L = -(y log a + (1 - y) log(1 - a)) come from?",
        right="From making the seen labels as probable as possible",
        because=(
            "That is maximum likelihood for labels 0 and 1. The minus turns it into something to minimise."
        ),
        wrong={
            "From the distance between two points": "No distance is measured here. A probability is.",
            "From making the variance small": "Variance plays no part in it.",
            "From the chain rule": "The chain rule comes afterwards, and gives dz = a - y from this loss.",
        },
    ),
    Question(
        "03.w2",
        "The log-likelihood of 100 labels is -35. What is the cost of logistic regression on them?",
        right="0.35",
        because="The cost is minus the log-likelihood, divided by m: 35 / 100.",
        wrong={
            "-0.35": "The cost has the opposite sign. It is never negative.",
            "35": "That is the sum of the losses. The cost is their mean.",
            "0.65": "A log-likelihood is no probability, so 1 minus it means nothing.",
        },
        again="02.6",
    ),
    Question(
        "02.7",
        "A model with one feature is kept at b = 0, so z = w x. What can it no longer do?",
        right="Put the point where a = 0.5 anywhere but at x = 0",
        because="b, the intercept, is the value of z at x = 0. The point a = 0.5 lies at x = -b / w.",
        wrong={
            "Become steeper": "That is what w does.",
            "Answer between 0 and 1": "The sigmoid does that, with or without b.",
            "Nothing, w makes up for it": "At x = 0 any w gives z = 0, and so a = 0.5.",
        },
    ),
    Question(
        "02.8",
        "Many losses are 0 for a perfect answer. What makes the log loss the usual partner of the sigmoid?",
        right="Its slope in z is a - y, so it pushes as long as the answer is wrong",
        because="The denominator of its slope cancels the slope of the sigmoid.",
        wrong={
            "It is the only loss that is 0 for a perfect answer": "The squared error is 0 there as well.",
            "It ignores the examples that are right already": (
                "Each example adds a little, as a never reaches 0 or 1."
            ),
            "Every learning rate converges": "A rate that is too large diverges with this loss too.",
        },
    ),
    Question(
        "02.9",
        "J is convex. Does gradient descent reach its minimum from every start?",
        right="Yes, if the learning rate is small enough",
        because=(
            "A convex J with a minimum has one valley. The steps still have to be short enough to go down "
            "in it."
        ),
        wrong={
            "Yes, whatever the learning rate is": (
                "For J = w**2 with alpha = 1.1, each step multiplies w by -1.2."
            ),
            "Only from a start near the minimum": "All ways lead down into the same valley, near or far.",
            "No, a convex J has several valleys": "Several separate valleys are what a convex J cannot have.",
        },
    ),
    Question(
        "02.10",
        "Logistic regression puts a sigmoid on a linear regression. What else is different?",
        right="The loss, and what the straight line means: the log-odds",
        because="log(a / (1 - a)) equals z, which is linear in x. And the log loss chooses the line.",
        wrong={
            "Nothing": "With another loss, the same formula finds another line.",
            "The number of parameters": "Both have one w for each feature, and one b.",
            "The features have to lie between 0 and 1": (
                "Features may be any numbers. The output lies between 0 and 1."
            ),
        },
    ),
    Question(
        "02.11",
        "For one picture the model answers a = 0.8. What does that say?",
        right="The model gives the label 1 a probability of 0.8",
        because="a is the estimate of P(y = 1), given this x.",
        wrong={
            "80 percent of the picture is a face": (
                "Nothing is measured in the picture. It is about the label of the whole."
            ),
            "The model is right for 80 percent of the pictures": "That is accuracy, a property of many pictures.",
            "The loss is 0.8": "The loss also needs the label: 0.22 if it is 1, and 1.61 if it is 0.",
        },
    ),
    Question(
        "02.12",
        "X has shape (n, m), and dZ has shape (1, m). Which shape has dw, and why?",
        right="(n, 1), since a slope has the shape of its parameter",
        because="The product X dZ^T multiplies and adds up over the examples. One slope for each feature is left.",
        wrong={
            "(n, m), since each example has its own slopes": (
                "Those are the parts. They still have to be added up over the examples."
            ),
            "(1, n), since it has one number for each feature": (
                "The count is right. But (n, 1) minus a row broadcasts to (n, n)."
            ),
            "One number, since J is one number": (
                "One number is db. There is a slope of J for every entry of w."
            ),
        },
    ),
    Question(
        "02.13",
        "J = 3v, v = a + u, u = bc. What is dJ/db?",
        right="3c",
        because="The chain rule multiplies along the way: dJ/dv = 3, dv/du = 1, du/db = c.",
        wrong={
            "c": "That is du/db. It stops at u, two steps before J.",
            "3": "That is dJ/du. One step back to b is missing.",
            "3b": "That is dJ/dc: changing c by a little changes u by b times as much.",
        },
    ),
    Question(
        "02.14",
        "alpha stays the same. What happens to the steps near the minimum?",
        right="They get shorter, since the slope gets smaller",
        because="The length of a step is alpha times the slope.",
        wrong={
            "They stay equally long": "Only if the slope stayed the same, as on a straight line.",
            "They get longer": "The slope grows smaller near the minimum, and the steps with it.",
            "They get shorter, since alpha gets smaller": "alpha stays the same. It is the slope that fades.",
        },
    ),
    Question(
        "02.15",
        "What is 1 - sigmoid(40) in NumPy's usual float64?",
        right="Exactly 0",
        because=(
            "sigmoid(40) differs from 1 by 4e-18, less than half the gap between neighbouring floats "
            "there. So it rounds to 1."
        ),
        wrong={
            "About 4e-18": "So says mathematics. Near 1 the floats below it are about 1e-16 apart.",
            "nan": "Nothing here is undefined. nan comes later, from 0 times log 0.",
            "It raises an error": "NumPy rounds and says nothing.",
        },
    ),
]

PREDICTIONS = [
    Prediction(
        "E94",
        "x goes up in equal steps. Which of the two goes up in equal steps as well?",
        ("a", "log(a / (1 - a))", "Both", "Neither"),
        "log(a / (1 - a))",
        "The log-odds are z, and z is linear in x.",
    ),
    Prediction(
        "E97",
        "The loss is small: 0.01. Is log(1 - y_hat) then close to 0?",
        ("Yes, always", "Only for y = 1", "Only for y = 0"),
        "Only for y = 0",
        "For y = 0 the loss is -log(1 - y_hat). For y = 1 a small loss means that 1 - y_hat is nearly 0.",
    ),
    Prediction(
        "E25",
        (
            "A ReLU answers 0, 0.4 and 2 for z = -1, 0.4 and 2. Can the log loss judge all three answers, "
            "if y = 0?"
        ),
        ("Yes", "No, not the one for z = -1", "No, not the one for z = 2"),
        "No, not the one for z = 2",
        "2 is no probability: 1 - 2 is negative and has no logarithm.",
    ),
    Prediction(
        "E24",
        "Can logistic regression answer for a new x before any loss or cost is chosen?",
        ("Yes, with any w and b", "No, the logarithm of the cost is needed"),
        "Yes, with any w and b",
        "The model is sigmoid(w^T x + b). The loss only judges its answers.",
    ),
    Prediction(
        "E55",
        "What is sigmoid(37) on this computer?",
        ("A little less than 1", "Exactly 1", "A little more than 1"),
        "Exactly 1",
        "It is 1 / (1 + e^-37), and 1 + e^-37 is rounded to 1: the next float is 2e-16 away.",
    ),
    Prediction(
        "E07",
        "How many valleys has the cost of these three examples in w?",
        (
            "One with either loss",
            "One with the log loss, two with the squared error",
            "Two with the log loss, one with the squared error",
        ),
        "One with the log loss, two with the squared error",
        "The log loss is convex in w. With a sigmoid the squared error need not be.",
    ),
    Prediction(
        "E06",
        "J(w) = (w - 3)**2. Which sign has dw at w = -5?",
        ("Positive", "Negative", "Zero"),
        "Negative",
        "The slope there is 2 * (-5 - 3) = -16, and w - alpha * dw is larger than w.",
    ),
    Prediction(
        "E99",
        "alpha is 0.1 in all six steps. How do the lengths of the steps compare?",
        ("All are equal", "They get shorter", "They get longer"),
        "They get shorter",
        "A step is alpha times the slope, and the slope fades near the minimum.",
    ),
    Prediction(
        "E34",
        "Look at the table above. Which number times dw is the change of w?",
        ("1", "0.1", "-0.1", "-1"),
        "-0.1",
        "The update is -alpha * dw.",
    ),
    Prediction(
        "E96",
        "The gradient is exactly 0. How do the parameters change in a step?",
        ("Very slowly", "Not at all", "By alpha"),
        "Not at all",
        "alpha times 0 is 0. They change slowly where the gradient is small, but not 0.",
    ),
    Prediction(
        "E98",
        "J(w) = w**2 is convex. We start at w = 5 and take ten steps with learning rate 1.1. Where is w?",
        ("Near 0", "Still near 5", "Beyond 20"),
        "Beyond 20",
        "Each step multiplies w by 1 - 2.2 = -1.2.",
    ),
    Prediction(
        "E23",
        "z = -2 and y = 1. What is a - y there?",
        ("The loss", "The slope of the loss in z", "The slope of the loss in a"),
        "The slope of the loss in z",
        "a - y is negative here, and a loss never is.",
    ),
    Prediction(
        "E08",
        (
            "a = 0.999 and y = 0, badly wrong. dz of the log loss is 0.999. How large is dz of the squared "
            "error?"
        ),
        ("About the same", "About 2 times larger", "About 1000 times smaller"),
        "About 1000 times smaller",
        "It has the factor a(1 - a), about 0.001.",
    ),
    Prediction(
        "E09",
        "X has 2 features and 3 examples. Take the note's list as dw. What is w - 0.1 * dw?",
        ("An error", "A column (2, 1)", "A (2, 3) table"),
        "A (2, 3) table",
        "(2, 1) and (2, 3) broadcast, so every example gets a w of its own and NumPy says nothing.",
    ),
]
