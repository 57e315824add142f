"""Chapter 08: mini-batches, averages that forget, and optimizers."""

from dlcore.practice.prediction import Prediction
from dlcore.practice.quiz import Question

QUESTIONS = [
    Question(
        "08.1",
        "Each step uses the slope of a single example, drawn at random. What is this method called?",
        right="Stochastic gradient descent",
        because="A mini-batch of size 1: the steps are cheap and noisy, and there are m of them in an epoch.",
        wrong={
            "Batch gradient descent": "That one uses all m examples for each step.",
            "Newton's method": "That one needs second slopes. Here the steps are made of first slopes alone.",
            "Momentum": "Momentum averages the slopes of earlier steps. Here each step forgets them.",
        },
    ),
    Question(
        "08.2",
        "An average forgets with beta = 0.98. Over about how many values does it average?",
        right="50",
        because="1 / (1 - beta) = 1 / 0.02. Values that are older than this weigh little.",
        wrong={
            "2": "That is what beta = 0.5 gives.",
            "10": "That is what beta = 0.9 gives.",
            "98": "That is beta times 100. What counts is how far beta is from 1.",
        },
    ),
    Question(
        "09.w3",
        "You want an average over about 200 values. Which beta do you take?",
        right="0.995",
        because="1 - beta has to be 1 / 200, which is 0.005.",
        wrong={
            "0.8": "That averages over about 5 values.",
            "0.95": "That averages over about 20 values.",
            "0.98": "That averages over about 50 values.",
        },
        again="08.2",
    ),
    Question(
        "08.3",
        "The first value is 10, and beta = 0.9. What is the corrected average after this one value?",
        right="10",
        because="v_1 is 1, and the weights so far add up to 0.1. Dividing by it gives the value itself.",
        wrong={
            "1": "That is v_1 before the correction: it begins at 0, and takes a tenth of the first value.",
            "9": "That is beta times the value. But beta weighs the past, which is 0 here.",
            "100": "1 / 0.1 is 10. Only dividing twice gives 100.",
        },
    ),
    Question(
        "11.w1",
        "Every value of a series is 20. What does the corrected average with beta = 0.9 say after 3 values?",
        right="20",
        because="The weights so far add up to 0.271. The correction divides by it, so equal values stay.",
        wrong={
            "5.42": "That is the average before the correction, 20 times 0.271.",
            "14.58": "That is 20 times 0.9**3, which is what the uncorrected average still misses.",
            "60": "That is the sum. The average of equal values is that value.",
        },
        again="08.3",
    ),
    Question(
        "08.4",
        "By what does RMSprop divide the slope of a parameter, up to epsilon?",
        right="The root of the average of its squares",
        because="So each parameter is measured by its own typical slope, and units cancel.",
        wrong={
            "The average of its squares": (
                "Without the root, a cost in other units would give steps of another size."
            ),
            "The average of the slope": (
                "Momentum keeps that. It can be near 0 where slopes are large, as + and - cancel."
            ),
            "The number of examples m": "That division is in the slope already, since the cost is a mean.",
        },
    ),
    Question(
        "09.w4",
        (
            "Someone multiplies the cost by 100, and trains with RMSprop as before. epsilon is tiny. What "
            "happens to the steps?"
        ),
        right="They stay the same",
        because="The slope and the root of its average square both become 100 times larger.",
        wrong={
            "They become 100 times longer": "That is what plain gradient descent does.",
            "They become 100 times shorter": (
                "That would come of a division without the root: 100 times more, over 10,000 times more."
            ),
            "They become 10 times longer": (
                "10 is the root of 100. But RMSprop takes the root of squares, which gives 100 back."
            ),
        },
        again="08.4",
    ),
    Question(
        "08.5",
        (
            "A network has a million parameters. At a point of high cost its slope is 0. What is this point "
            "most likely?"
        ),
        right="A saddle",
        because="One direction that curves down is enough. A minimum needs all million to curve up.",
        wrong={
            "A minimum": "All million curvatures would have to be positive at once.",
            "A maximum": "All million curvatures would have to be negative at once.",
            "Flat in all directions": "All million curvatures would have to be 0 at once.",
        },
    ),
    Question(
        "11.w2",
        "The slope is 0 at a point, and the curvatures there are 3, 0.5 and -0.1. What is this point?",
        right="A saddle",
        because="Two directions curve up and one curves down. Along that one the cost falls.",
        wrong={
            "A minimum": "Most directions curve up, but a minimum needs all of them.",
            "A maximum": "A maximum has only negative curvatures. Here is a single one.",
            "It depends on which curvature is the largest": (
                "Their sizes say how fast the cost changes. The signs say what kind of point it is."
            ),
        },
        again="08.5",
    ),
    Question(
        "08.6",
        "One library writes v = beta v + dW, another one v = beta v + (1 - beta) dW. What differs?",
        right="Which learning rate fits",
        because=(
            "The first v is 1 / (1 - beta) times as large. With a rate smaller by that factor the paths "
            "agree."
        ),
        wrong={
            "The direction of each step": "One v is a multiple of the other, so they point the same way.",
            "How fast older slopes are forgotten": "Both multiply the past by beta in each step.",
            "The second one alone is an optimizer": "Both are in use under the name of momentum.",
        },
    ),
    Question(
        "08.7",
        "1000 examples are cut into mini-batches of 64. How many updates has an epoch?",
        right="16",
        because="15 full batches hold 960 examples. The 40 that are left make an update, too.",
        wrong={
            "15": "That leaves out the last, smaller batch of 40 examples.",
            "64": "That is the number of examples in a batch.",
            "1000": "That is one update for each example, with batches of size 1.",
        },
    ),
    Question(
        "08.8",
        "Near the minimum, gradient descent with mini-batches keeps circling. What lets it settle?",
        right="A learning rate that falls with time",
        because="The noise of a batch stays. Shorter steps let it move the parameters less and less.",
        wrong={
            "A larger learning rate": "It makes the steps longer, and the circles wider.",
            "Smaller mini-batches": "Their slopes are noisier, so the circles become wider.",
            "The same order of examples in every epoch": (
                "Each batch still has a slope of its own, and pulls the parameters its way."
            ),
        },
    ),
    Question(
        "08.9",
        (
            "In a narrow valley the slopes across change sign at each step, and those along it do not. What "
            "does momentum do?"
        ),
        right="It cancels those across and keeps those along",
        because="v is an average: opposite signs cancel in it, and equal ones stay.",
        wrong={
            "It makes both smaller": (
                "The average of equal slopes is that slope, so nothing is lost along it."
            ),
            "It makes both larger": "An average is never larger than the largest of what it averages.",
            "It keeps those across and cancels those along": (
                "It is the change of signs that cancels. Along the valley the sign stays."
            ),
        },
    ),
]

PREDICTIONS = [
    Prediction(
        "E12",
        "beta = 0.9, and v_1 = 0.1 * 10. We divide it by (1 - 0.9**1) / (1 - 0.9). What comes out?",
        ("10", "1", "100"),
        "1",
        (
            "This factor is 1 at the first value, so nothing is corrected. The weights of v add up to 1 - "
            "beta**t."
        ),
    ),
    Prediction(
        "E13",
        "beta = 0.9. What do the weights of the first five values in v_5 add up to?",
        ("About 0.08", "About 0.41", "1"),
        "About 0.41",
        "It is 1 - 0.9**5, a sum. Their mean is 0.08: dividing by it would give five times too much.",
    ),
    Prediction(
        "E14",
        "A series begins with 10 and 12, and beta = 0.5. What is the corrected average of these two?",
        ("11.2", "11.33", "12.67", "14.67"),
        "11.33",
        (
            "v_1 is 5 and v_2 is 8.5, and 8.5 / 0.75 is 11.33. Only v itself goes on, not the corrected 10: "
            "that would give 14.67."
        ),
    ),
    Prediction(
        "E27",
        (
            "RMSprop divides by the average square, and the root is forgotten. We multiply the cost by 100. "
            "What does the first step do?"
        ),
        ("It becomes 100 times shorter", "It stays the same", "It becomes 100 times longer"),
        "It becomes 100 times shorter",
        "The slope grows 100 times, its square 10,000 times. With the root both would grow alike.",
    ),
    Prediction(
        "E29",
        (
            "The second slopes at 4000 points of slope 0 are random, in 5 dimensions. How many of the points "
            "are minima?"
        ),
        ("At most 10", "About 125", "About 2000"),
        "At most 10",
        (
            "Five coins would give 125. But curvatures keep away from each other, so they share a sign more "
            "rarely still. Training is slow at saddles and on plateaus."
        ),
    ),
    Prediction(
        "E67",
        "Are batches of 128 faster than batches of 127 on your computer? What can tell?",
        ("A rule: powers of two are faster", "A rule: there is no difference", "A measurement on it"),
        "A measurement on it",
        "It depends on the processor, the library and the layer. Published measurements do not agree.",
    ),
    Prediction(
        "E68",
        (
            "A price rises by 2 every day, without noise. How far below it is an average with beta = 0.5, in "
            "the end?"
        ),
        ("0, it is the trend", "2", "4"),
        "2",
        (
            "It lags beta / (1 - beta) days behind, which is one day. There was no noise that it could take "
            "away."
        ),
    ),
    Prediction(
        "E69",
        (
            "J = w**2 / 2, from w = 5 with learning rate 0.1. Momentum with beta = 0.9 runs past the minimum "
            "to -0.77. And with 0.99?"
        ),
        ("Not past it, as it is smoother", "To about -0.8", "To about -3"),
        "To about -3",
        "A longer average is smoother, and it also takes longer to turn round.",
    ),
    Prediction(
        "E70",
        (
            "We leave the bias correction out of Adam (0.9 and 0.999). How long is the first step, compared "
            "with that of Adam?"
        ),
        ("A third", "The same", "About three times as long"),
        "About three times as long",
        "v is 10 times too small, and the root of s about 32 times. So the correction belongs to Adam.",
    ),
    Prediction(
        "08.p1",
        (
            "The temperature rises by the same amount every day of a year. How many days late is an average "
            "with beta = 0.98, at the end?"
        ),
        ("About 2", "About 49", "About 98"),
        "About 49",
        "beta / (1 - beta) is 49. A longer memory is smoother, and later.",
    ),
    Prediction(
        "08.p2",
        (
            "A bowl has curvature 50 in one direction and 1 in the other. Above which learning rate does "
            "gradient descent blow up?"
        ),
        ("0.02", "0.04", "2"),
        "0.04",
        "The limit is 2 / (largest curvature). A step multiplies that distance by 1 - 50 * rate.",
    ),
    Prediction(
        "08.p3",
        "1000 examples, 5 epochs. All of them for each step make 5 updates. How many do batches of 10 make?",
        ("5", "50", "500"),
        "500",
        "100 batches an epoch, five times. Each example is looked at as often as before.",
    ),
    Prediction(
        "08.p4",
        "The second slopes are random, in 2 dimensions. Which share of points with slope 0 are minima?",
        ("About 1 in 2", "About 1 in 4", "About 1 in 7"),
        "About 1 in 7",
        "Two coins would give 1 in 4. But the two curvatures keep apart, and more often differ in sign.",
    ),
    Prediction(
        "08.p5",
        (
            "Curvature 50: gradient descent blows up at a learning rate of 0.041. What does momentum with "
            "beta = 0.9 do at 0.2?"
        ),
        ("It reaches the minimum", "It circles for ever", "It blows up as well"),
        "It reaches the minimum",
        "Slopes across the valley cancel in the average. Here its limit is 0.76, 19 times as high.",
    ),
    Prediction(
        "08.p6",
        (
            "Two parameters have the slopes 1000 and 0.001. How long are the first steps of Adam at learning "
            "rate 0.01?"
        ),
        ("Both about 0.01", "0.01 and almost 0", "10 and 0.00001"),
        "Both about 0.01",
        "Each slope is divided by its own size, and only the sign is left.",
    ),
    Prediction(
        "08.p7",
        "The learning rate is 0.1 / (1 + epoch). What is it at epoch 9, the first one being epoch 0?",
        ("0.1 / 2**9", "0.01", "0"),
        "0.01",
        "It is divided by 10. Half of it was lost in the first epoch, and the rest goes ever more slowly.",
    ),
]
