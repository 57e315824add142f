"""The exercises of chapter 16: distances of embeddings, triplets, who somebody is, and whether two are the same."""

import numpy as np

from dlcore.embedding import identify, same_person, semi_hard, siamese_prob, sq_dist, triplet_cost
from dlcore.messages import N_
from dlcore.practice.checker.exercise import case, declare, mistake, wrong_version
from dlcore.practice.exercises.c12_convolution import bias, eighths, whole

CHAPTER = "16_face_recognition"
NAMES = ["Ada", "Emmy", "Grace", "Hedy", "Katherine", "Lise"]


def pair_cases(rng):
    m, d = (int(n) for n in rng.choice(np.arange(4, 9), 2, replace=False))
    return [
        case(
            np.array([[1.0, 2.0], [0.5, -1.0], [3.0, 0.0]]),
            np.array([[1.0, 4.0], [-0.5, 2.0], [0.0, 1.0]]),
            label="three pairs, two numbers each",
        ),
        case(eighths(rng, 4, 4), eighths(rng, 4, 4), label="as many pairs as numbers"),
        case(eighths(rng, 1, 5), eighths(rng, 1, 5), label="one pair"),
        case(eighths(rng, 3, 1), eighths(rng, 3, 1), label="one number each"),
        case(eighths(rng, m, d), eighths(rng, m, d)),
    ]


def away(rng, F, distances):
    """Rows at these squared distances from those of F, in directions of their own."""
    direction = rng.normal(size=F.shape)
    return F + direction / np.linalg.norm(direction, axis=1, keepdims=True) * np.sqrt(distances)[:, None]


def triplet_cases(rng):
    def draw(d, dp, dn, margin, label=""):
        A = rng.normal(size=(len(dp), d))
        return case(A, away(rng, A, np.array(dp)), away(rng, A, np.array(dn)), margin, label=label)

    m = whole(rng, 4, 7)
    positives = rng.uniform(0.5, 1.5, m)
    negatives = positives + rng.permutation(np.linspace(-0.4, 0.9, m))
    return [
        case(
            np.array([[0.0, 0.0], [1.0, 1.0], [2.0, 0.0]]),
            np.array([[1.0, 0.0], [1.0, 2.0], [2.0, 0.5]]),
            np.array([[0.0, 1.5], [0.0, 1.5], [5.0, 1.0]]),
            0.5,
            label="three triplets: semi-hard, almost, and easy",
        ),
        draw(
            4,
            [2.0, 0.4, 0.3, 0.9],
            [1.5, 2.4, 0.5, 0.95],
            0.3,
            "four triplets of four numbers, one of them easy",
        ),
        draw(3, [0.4, 0.3], [2.0, 3.0], 0.2, "only easy triplets"),
        draw(5, [1.6, 1.4, 2.0], [0.5, 0.4, 0.9], 0.7, "only hard triplets"),
        draw(2, [0.8], [1.1], 0.4, "a single triplet"),
        draw(3, positives, negatives, 0.45),
    ]


def choice_cases(rng):
    dp = rng.uniform(0.5, 1.5, 8)
    steps = np.array([-0.35, -0.1, 0.06, 0.15, 0.24, 0.45, 0.8, 1.4])
    return [
        case(
            np.array([1.0, 1.0, 1.0, 0.5]),
            np.array([0.8, 1.2, 1.6, 0.9]),
            0.5,
            label="hard, semi-hard, easy, semi-hard",
        ),
        case(
            np.array([0.5, 1.0, 2.0, 0.25]),
            np.array([0.5, 1.0, 2.25, 0.75]),
            0.5,
            label="some are exactly as far away",
        ),
        case(
            np.array([0.5, 1.0, 0.25, 1.0]),
            np.array([1.0, 1.5, 0.5, 0.75]),
            0.5,
            label="some are away by exactly the margin",
        ),
        case(np.array([0.9]), np.array([0.95]), 0.1, label="a single triplet"),
        case(np.array([0.3, 0.8]), np.array([0.4, 0.7]), 2.0, label="a large margin"),
        case(dp, dp + rng.permutation(steps), 0.3),
    ]


def distance_cases(rng):
    tau = round(float(rng.uniform(0.8, 1.2)), 2)
    return [
        case(0.31, 0.7, label="d = 0.31, tau = 0.7"),
        case(1.4, 0.7, label="d = 1.4, tau = 0.7"),
        case(0.75, 0.75, label="exactly at the threshold"),
        case(6.5, 0.9, label="far apart: d = 6.5, tau = 0.9"),
        case(0.0, 0.2, label="twice the same picture"),
        case(0.8, 0.7, label="d = 0.8, tau = 0.7"),
        case(0.5, 0.6, label="d = 0.5, tau = 0.6"),
        case(round(tau * 0.9, 3), tau),
        case(round(tau * 1.1, 3), tau),
    ]


def people_cases(rng):
    def draw(K, d, which, distance, tau, label=""):
        """Nobody of the others is near; vectors differ in length."""
        db = (
            rng.normal(size=(K, d)) * np.linspace(1, 3, K)[:, None]
            + 4 * np.arange(K)[:, None] * np.eye(d)[-1]
        )
        f = away(rng, db[which : which + 1], np.array([distance]))[0]
        return case(f, db, rng.permutation(NAMES)[:K].tolist(), tau, label=label)

    three = np.array([[1.0, 0.0], [0.25, 1.0], [4.0, 4.0]])
    K, d = (int(n) for n in rng.choice([4, 5, 6], 2, replace=False))
    return [
        case(np.array([0.2, 0.9]), three, NAMES[:3], 0.5, label="near the second of three"),
        case(np.array([2.5, 2.0]), three, NAMES[:3], 1.0, label="near nobody"),
        case(np.array([0.4, 1.2]), three, NAMES[:3], 5.0, label="a large threshold: several are below it"),
        case(
            np.array([0.9, 0.3]),
            np.array([[1.0, 0.0], [0.25, 1.0], [5.0, 1.0]]),
            NAMES[:3],
            30.0,
            label="a very large threshold: all are below it",
        ),
        case(np.array([1.0, 0.5]), three, NAMES[:3], 0.25, label="exactly at the threshold"),
        case(np.array([1.8, 0.0]), three, NAMES[:3], 0.7, label="at a distance of 0.8, squared 0.64"),
        case(np.array([0.0, 0.4]), three, NAMES[:3], 0.62, label="at a distance of 0.65, squared 0.42"),
        case(np.array([3.0, 3.2]), three, NAMES[:3], 1.4, label="at a distance of 1.28, squared 1.64"),
        case(
            np.array([0.5, 0.5]),
            np.array([[0.25, 0.5], [0.5, 0.75]]),
            NAMES[3:5],
            0.4,
            label="two are as near",
        ),
        case(
            np.array([0.3, 0.8, -0.5]), np.array([[0.2, 0.9, -0.4]]), NAMES[5:], 0.3, label="one person only"
        ),
        draw(4, 4, 2, 0.5, 0.9, "as many people as numbers"),
        draw(6, 3, whole(rng, 0, 3), 0.3, 900.0, "six people, and even the farthest is below the threshold"),
        draw(
            3, 7, whole(rng, 0, 3), 0.6, 900.0, "three people, and even the farthest is below the threshold"
        ),
        draw(5, 4, whole(rng, 0, 5), 0.6, 0.3, "a stranger among five"),
        draw(K, d, whole(rng, 1, 4), 0.4, 0.7),
    ]


def likeness_cases(rng):
    def draw(d, b, label=""):
        """z stays between -2 and 2, where the sigmoid tells one number from another."""
        f1, f2 = eighths(rng, d) / 3, eighths(rng, d) / 3
        w = -rng.uniform(0.1, 0.4, d)
        w[0] = 0.3
        return case(f1, f2, w, b, label=label)

    return [
        case(
            np.array([1.0, 0.5]),
            np.array([0.5, 1.0]),
            np.array([-1.0, -0.5]),
            1.0,
            label="(1, 0.5) and (0.5, 1)",
        ),
        case(
            np.array([0.3, -0.2, 0.9]),
            np.array([0.3, -0.2, 0.9]),
            np.array([-2.0, -1.0, -3.0]),
            0.8,
            label="twice the same",
        ),
        draw(4, 0.6, "four numbers"),
        draw(1, -0.4, "one number"),
        draw(whole(rng, 5, 8), bias(rng) / 2),
    ]


def all_pairs(F1, F2):
    return np.sum((F1[:, None] - F2) ** 2, axis=2)


def by_dot_product(F1, F2):
    return np.sum(F1 * F2, axis=1)


def over_active(A, P, N, margin):
    """The mean of the costs that are not 0."""
    costs = np.maximum(np.sum((A - P) ** 2, axis=1) - np.sum((A - N) ** 2, axis=1) + margin, 0)
    return float(np.sum(costs) / max(np.count_nonzero(costs), 1))


def easy_ones(dp, dn, margin):
    return dn > dp + margin


def first_below(f, db, names, tau):
    return next((name for name, row in zip(names, db, strict=True) if np.sum((row - f) ** 2) < tau), None)


def all_below(f, db, names, tau):
    return [name for name, row in zip(names, db, strict=True) if np.sum((row - f) ** 2) < tau]


ONE_A_PAIR = N_("m pairs were given. How many numbers do you return?")
CLAMP_EACH = N_(
    "In yours, an easy triplet can pay for a hard one. What is the least that a single triplet may cost?"
)
SQUARED = N_("Your distances have a square root. What does the task say?")
HARD_TOO = N_("The negative is nearer than the positive in some of yours. Are those semi-hard?")
AT_THE_BORDER = N_(
    "at exactly the border yours decides the other way. For real distances that hardly ever matters."
)
A_ROW_EACH = N_("db has a row for each person. How many distances do you get for three people?")

declare(
    "sq_dist", notebook=CHAPTER, points=3, core=True, reference=sq_dist, loops=False,
    task="The squared distance of every pair of embeddings: row i of F1 and row i of F2 are a pair.\n\n"
    "F1, F2 (m, d) -> (m,)",
    returns=("the distances",),
    cases=pair_cases,
    mistakes=[
        mistake("no_axis", ", axis=1", "", ONE_A_PAIR),
        mistake("wrong_axis", "axis=1", "axis=0", "Your sums run over the pairs. Over what are they to run?"),
        mistake("rooted", "np.sum((F1 - F2) ** 2, axis=1)", "np.sqrt(np.sum((F1 - F2) ** 2, axis=1))", SQUARED),
        mistake(
            "no_square", "(F1 - F2) ** 2", "(F1 - F2)",
            "Some of your distances are below 0. What becomes of a difference before they are added?",
        ),
        mistake(
            "absolute", "(F1 - F2) ** 2", "np.abs(F1 - F2)",
            "You add absolute values. What does the task want of each difference?",
        ),
        mistake(
            "mean", "np.sum", "np.mean",
            "The more numbers an embedding has, the smaller is yours beside the right one. Is it a sum?",
        ),
        mistake(
            "square_of_sum", "np.sum((F1 - F2) ** 2, axis=1)", "np.sum(F1 - F2, axis=1) ** 2",
            "Differences of either sign cancel in yours. What comes first, the square or the sum?",
        ),
        mistake(
            "column", "axis=1)", "axis=1, keepdims=True)",
            "Your result has two axes. Which shape does the task give?",
        ),
        mistake("not_summed", "np.sum((F1 - F2) ** 2, axis=1)", "(F1 - F2) ** 2", ONE_A_PAIR),
        wrong_version(
            "all_pairs", all_pairs,
            "You compare every row of F1 with every row of F2. Which ones are a pair?",
        ),
        wrong_version(
            "dot_product", by_dot_product,
            "Twice the same embedding: what is your number, and what is their distance?",
        ),
        mistake(
            "added", "F1 - F2", "F1 + F2",
            "Twice the same embedding: what is your number, and what is their distance?",
        ),
    ],
    hints=(
        "What is the distance of two points in the plane, before the root is drawn?",
        "Differences, squared, and then added along the axis that has the d numbers of one embedding.",
        "(1, 2, 3) and (1, 0, 6): 0 + 4 + 9 = 13.",
    ),
)  # fmt: skip

declare(
    "triplet_cost", notebook=CHAPTER, points=8, core=True, reference=triplet_cost, loops=False, may_use=("sq_dist",),
    task="The cost of m triplets. Each one costs what its squared distance from anchor to positive is, minus that from "
    "anchor to negative, plus the margin, but never less than 0. The sum over all triplets is wanted.\n\n"
    "A, P, N (m, d), a triplet a row, margin a number -> one number",
    returns=("the cost",),
    cases=triplet_cases,
    mistakes=[
        mistake(
            "max_of_sum", "np.sum(np.maximum(dp - dn + margin, 0))", "np.maximum(np.sum(dp - dn + margin), 0)",
            CLAMP_EACH,
        ),
        mistake(
            "margin_sign", "+ margin", "- margin",
            "With a larger margin your cost is smaller. Does a margin make it easier or harder for the network?",
        ),
        mistake(
            "no_margin", " + margin", "",
            "What does your cost say of a network that gives the same embedding to all pictures?",
        ),
        mistake(
            "no_clamp", "np.maximum(dp - dn + margin, 0)", "dp - dn + margin",
            "What does a triplet cost in yours whose negative is very far away?",
        ),
        mistake(
            "mean", "np.sum(np.maximum", "np.mean(np.maximum",
            "you take the mean over the triplets, as most libraries do; this task wants their sum, which is m times as "
            "large. The best weights are the same.",
            kind="convention",
        ),
        wrong_version(
            "mean_of_active", over_active,
            "you take the mean over the triplets that cost something, as some libraries do; this task wants the sum "
            "over all.",
            kind="convention",
        ),
        wrong_version(
            "no_axis",
            (
                ("np.sum((A - P) ** 2, axis=1)", "np.sum((A - P) ** 2)"),
                ("np.sum((A - N) ** 2, axis=1)", "np.sum((A - N) ** 2)"),
            ),
            "You add up all triplets before you subtract. How many distances are there of each kind?",
        ),
        mistake(
            "no_axis", "np.sum((A - P) ** 2, axis=1)", "np.sum((A - P) ** 2)",
            "One of your two distances is a single number. How many triplets are there?",
        ),
        mistake(
            "no_axis", "np.sum((A - N) ** 2, axis=1)", "np.sum((A - N) ** 2)",
            "One of your two distances is a single number. How many triplets are there?",
        ),
        wrong_version(
            "wrong_axis",
            (
                ("np.sum((A - P) ** 2, axis=1)", "np.sum((A - P) ** 2, axis=0)"),
                ("np.sum((A - N) ** 2, axis=1)", "np.sum((A - N) ** 2, axis=0)"),
            ),
            "A triplet is a row. Over what do your distances add?",
        ),
        wrong_version(
            "rooted",
            (
                ("np.sum((A - P) ** 2, axis=1)", "np.sqrt(np.sum((A - P) ** 2, axis=1))"),
                ("np.sum((A - N) ** 2, axis=1)", "np.sqrt(np.sum((A - N) ** 2, axis=1))"),
            ),
            SQUARED,
        ),
        mistake(
            "positive_and_negative_swapped", "dp - dn + margin", "dn - dp + margin",
            "Your cost is small if the positive is far away. Which of the two is to be near the anchor?",
        ),
        mistake(
            "margin_outside", "np.maximum(dp - dn + margin, 0)", "np.maximum(dp - dn, 0) + margin",
            "What does an easy triplet cost in yours?",
        ),
        mistake(
            "distance_of_p_and_n", "(A - N) ** 2", "(P - N) ** 2",
            "From which of the three pictures are both distances measured?",
        ),
        mistake(
            "squared_again", "np.sum(np.maximum(dp - dn + margin, 0))", "np.sum(np.maximum(dp - dn + margin, 0) ** 2)",
            "Is the cost of a triplet squared once more?",
        ),
        mistake(
            "not_summed", "float(np.sum(np.maximum(dp - dn + margin, 0)))", "np.maximum(dp - dn + margin, 0)",
            "You have the cost of every triplet. What is wanted of them?",
        ),
    ],
    hints=(
        "A triplet has its positive at 0.2 and its negative at 5. What should it cost?",
        "Two rank-1 arrays with a squared distance for each triplet; `np.maximum` with 0 cuts every entry off before "
        "they "
        "are added.",
        "Distances 1 and 2, 3 and 1, margin 0.5: max(1 - 2 + 0.5, 0) + max(3 - 1 + 0.5, 0) = 0 + 2.5.",
    ),
)  # fmt: skip

declare(
    "semi_hard", notebook=CHAPTER, points=3, reference=semi_hard, loops=False,
    task="Which triplets are worth training on? Those whose negative is farther away than the positive, but not by the "
    "margin.\n\n"
    "dp, dn (m,), the distances from anchor to positive and to negative, margin -> (m,), True or False",
    returns=("the choice",),
    cases=choice_cases,
    mistakes=[
        wrong_version(
            "easy", easy_ones, "What do those triplets cost, and what can be learned from them?"
        ),
        mistake("hard", "(dn > dp) & (dn < dp + margin)", "dn < dp", HARD_TOO),
        mistake(
            "no_margin", " & (dn < dp + margin)", "",
            "Some of yours cost nothing. Where does the margin come in?",
        ),
        mistake("hard_too", "(dn > dp) & (dn < dp + margin)", "dn < dp + margin", HARD_TOO),
        mistake("or", "&", "|", "Is there a triplet that you leave out? How many of the two conditions have to hold?"),
        mistake(
            "swapped", "(dn > dp) & (dn < dp + margin)", "(dp > dn) & (dp < dn + margin)",
            "Your negatives are nearer than the positives. Which of the two is to be the smaller one?",
        ),
        wrong_version(
            "borders_count", (("dn > dp)", "dn >= dp)"), ("dn < dp", "dn <= dp")), AT_THE_BORDER,
            kind="convention",
        ),
        mistake("borders_count", "dn > dp)", "dn >= dp)", AT_THE_BORDER, kind="convention"),
        mistake("borders_count", "dn < dp", "dn <= dp", AT_THE_BORDER, kind="convention"),
        mistake(
            "within_the_margin", "(dn > dp) & (dn < dp + margin)", "np.abs(dn - dp) < margin",
            "The distance between the two is below the margin in yours, whichever is the larger. Which one has to be?",
        ),
        mistake(
            "places", "(dn > dp) & (dn < dp + margin)", "np.flatnonzero((dn > dp) & (dn < dp + margin))",
            "Those are the places of the right triplets. What does the task want for every triplet?",
        ),
        mistake(
            "other_ones", "(dn > dp) & (dn < dp + margin)", "~((dn > dp) & (dn < dp + margin))",
            "True stands for the others in yours. Which ones are worth training on?",
        ),
    ],
    hints=(
        "Draw a line with 0, dp and dp + margin on it. Where may dn lie?",
        "Two comparisons of arrays, each in brackets, with `&` between them.",
        "dp = 2, margin = 1: dn = 1.5 is hard, 2.4 is semi-hard, 3.5 is easy.",
    ),
)  # fmt: skip

declare(
    "same_person", notebook=CHAPTER, points=3, core=True, reference=same_person,
    task="Verification: do two pictures show the same person? d is the distance of their embeddings, and below tau "
    "they "
    "count as the same.\n\n"
    "d, tau numbers -> True or False",
    returns=("the answer",),
    cases=distance_cases,
    mistakes=[
        mistake("similarity", "d < tau", "d > tau", "d is a distance. What is it for twice the same picture?"),
        mistake("similarity", "d < tau", "d >= tau", "d is a distance. What is it for twice the same picture?"),
        mistake("at_threshold", "d < tau", "d <= tau", AT_THE_BORDER, kind="convention"),
        mistake("always", "d < tau", "d >= 0", "You say yes to everybody. What is tau for?"),
        mistake(
            "never", "d < tau", "d < 0",
            "You say no to everybody, even to twice the same picture. What is tau for?",
        ),
        mistake("distance_returned", "bool(d < tau)", "d", "That is how far apart they are. What was asked?"),
        mistake(
            "difference_returned", "bool(d < tau)", "tau - d",
            "The sign of your number says it. What is the answer: a number, or yes or no?",
        ),
        mistake("rooted", "d < tau", "np.sqrt(d) < tau", "You compare a square root. What is d already?"),
        mistake("squared", "d < tau", "d ** 2 < tau", "You compare a square. What is d already?"),
    ],
    hints=(
        "Twice the same picture: how large is d, and what is the answer?",
        "One comparison. Its result is the answer.",
        "d = 0.9: the same person at tau = 1.2, another one at tau = 0.5.",
    ),
)  # fmt: skip

declare(
    "identify", notebook=CHAPTER, points=5, core=True, reference=identify, may_use=("sq_dist",),
    task="Recognition: who is it? Find the person in the data base whose embedding is nearest to f, the first of "
    "several that are as near. If their squared distance is below tau, return the name, else None, for a stranger.\n\n"
    "f (d,), db (K, d), a row a person, names K texts, tau a number -> a name or None",
    returns=("the name",),
    cases=people_cases,
    mistakes=[
        mistake("argmax", "np.argmin", "np.argmax", "You find the one who is farthest away. Who is it likely to be?"),
        mistake(
            "no_rejection", "names[i] if d[i] < tau else None", "names[i]",
            "A stranger gets a name in yours. What is tau for?",
        ),
        mistake(
            "inverted", "d[i] < tau", "d[i] > tau",
            "You name the strangers and none of the others. On which side of tau is somebody known?",
        ),
        mistake("wrong_axis", "axis=1", "axis=0", A_ROW_EACH),
        mistake("no_axis", ", axis=1", "", A_ROW_EACH),
        mistake(
            "dot_product", "np.sum((db - f) ** 2, axis=1)", "-(db @ f)",
            "The longest embeddings win in yours. What does the task compare?",
        ),
        mistake("rooted", "np.sum((db - f) ** 2, axis=1)", "np.sqrt(np.sum((db - f) ** 2, axis=1))", SQUARED),
        mistake(
            "absolute", "(db - f) ** 2", "np.abs(db - f)",
            "You add absolute values. What does the task want of each difference?",
        ),
        mistake(
            "no_square", "(db - f) ** 2", "(db - f)",
            "Some of your distances are below 0. What becomes of a difference before they are added?",
        ),
        mistake("mean", "np.sum", "np.mean", "You divide by the number of numbers. What is then compared with tau?"),
        mistake("at_threshold", "d[i] < tau", "d[i] <= tau", AT_THE_BORDER, kind="convention"),
        mistake("place_returned", "names[i]", "int(i)", "That is the row in the data base. What was asked?"),
        mistake("distance_returned", "names[i]", "d[i]", "That is how far away the person is. What was asked?"),
        wrong_version("first_below", first_below, "Several people are below tau. Which of them do you name?"),
        wrong_version("all_below", all_below, "You return a list of names. How many people can it be?"),
    ],
    hints=(
        "Which row of db is nearest? And is it near enough?",
        "A distance for every row, `np.argmin` for the smallest one, and then one comparison with tau.",
        "Distances 4, 0.3, 2: with tau = 0.5 the second name, with tau = 0.2 None.",
    ),
)  # fmt: skip

declare(
    "siamese_prob", notebook=CHAPTER, points=3, reference=siamese_prob, loops=False,
    may_use=("stable_sigmoid",),
    task="The other way to compare two pictures: a logistic unit. Its inputs are the absolute differences of the two "
    "embeddings, its output the probability that both show the same person.\n\n"
    "f1, f2, w (d,), b a number -> one number",
    returns=("the probability",),
    cases=likeness_cases,
    mistakes=[
        mistake("no_abs", "np.abs(f1 - f2)", "(f1 - f2)", "Swap the two pictures. What becomes of your probability?"),
        mistake(
            "abs_outside", "np.dot(w, np.abs(f1 - f2))", "np.abs(np.dot(w, f1 - f2))",
            "A weight may be negative, an input may not. Of what is the absolute value taken?",
        ),
        mistake(
            "squared", "np.abs(f1 - f2)", "(f1 - f2) ** 2",
            "Squares do not depend on the order either. Which inputs does the task name?",
        ),
        mistake(
            "no_sigmoid", "float(sigmoid(np.dot(w, np.abs(f1 - f2)) + b))", "float(np.dot(w, np.abs(f1 - f2)) + b)",
            "Some of your numbers are outside 0 to 1. What makes a probability of them?",
        ),
        mistake(
            "forgot_bias", " + b", "",
            "Twice the same picture: what do you answer, whatever the unit has learned?",
        ),
        mistake(
            "bias_inside", "np.dot(w, np.abs(f1 - f2)) + b", "np.sum(w * np.abs(f1 - f2) + b)",
            "b is in your sum once for every number of the embedding. How often is it to be in it?",
        ),
        mistake(
            "bias_subtracted", "+ b", "- b",
            "A larger b makes your probability smaller. With which sign does a bias stand?",
        ),
        mistake(
            "other_probability", "sigmoid(np.dot(w, np.abs(f1 - f2)) + b)", "1 - sigmoid(np.dot(w, np.abs(f1 - f2)) +"
            " b)",
            "Is that the probability that they are the same, or that they are not?",
        ),
        mistake(
            "no_weights", "np.dot(w, np.abs(f1 - f2))", "np.sum(np.abs(f1 - f2))",
            "What has been learned is not used. Which number belongs to each difference?",
        ),
        mistake(
            "distance", "np.abs(f1 - f2)", "np.sqrt(np.sum((f1 - f2) ** 2)) * np.ones(len(w))",
            "All weights meet the same number in yours. What does each of them meet?",
        ),
        mistake(
            "decided", "float(sigmoid(np.dot(w, np.abs(f1 - f2)) + b))", "float(sigmoid(np.dot(w, np.abs(f1 - f2)) + "
            "b) > 0.5)",
            "That is a decision. What was asked?",
        ),
    ],
    hints=(
        "Whether picture 1 is compared with picture 2 or the other way round: may the answer differ?",
        "Absolute differences, one a number of the embedding; then what a logistic unit does with its inputs.",
        "f1 = (1, 4), f2 = (3, 3), w = (-1, 1), b = 1: sigmoid(-2 + 1 + 1) = sigmoid(0) = 0.5.",
    ),
)  # fmt: skip
