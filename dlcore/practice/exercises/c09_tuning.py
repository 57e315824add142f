"""The exercises of chapter 09: which settings to try next, and batch normalization."""

from inspect import unwrap

import numpy as np

from dlcore.batchnorm import bn_backward, bn_forward, bn_inference, bn_running
from dlcore.messages import N_
from dlcore.practice.checker.exercise import case, declare, mistake, wrong_version
from dlcore.sampling import log_uniform, sample_beta, zoom_range

CHAPTER = "09_tuning_and_batchnorm"


def noise(rng, *shape):
    """Noise between 0 and 1 with an entry near each end, none at an end or in the middle."""
    u = rng.uniform(0.55, 0.95, shape) - 0.5 * rng.integers(0, 2, shape)
    u.flat[:2] = 0.03, 0.97
    return u


def rate_cases(rng):
    low = float(rng.uniform(0.00002, 0.009))
    return [
        case(0.0001, 1.0, np.array([0.25, 0.9, 0.6]), label="from 0.0001 to 1"),
        case(0.002, 0.3, noise(rng, 6), label="from 0.002 to 0.3"),
        case(0.01, 10.0, np.array([0.0, 0.3, 1.0]), label="from 0.01 to 10, both ends"),
        case(4.0, 700.0, noise(rng, 3, 3), label="from 4 to 700, a table"),
        case(low, low * float(rng.uniform(20, 5000)), noise(rng, int(rng.integers(5, 9)))),
    ]


def beta_cases(rng):
    def end(low, high):
        """A beta between these two."""
        return float(1 - rng.uniform(1 - high, 1 - low))

    return [
        case(0.9, 0.999, np.array([0.25, 0.9, 0.6]), label="from 0.9 to 0.999"),
        case(0.8, 0.995, noise(rng, 6), label="from 0.8 to 0.995"),
        case(0.3, 0.98, np.array([0.0, 0.3, 1.0]), label="from 0.3 to 0.98, both ends"),
        case(0.95, 0.9995, noise(rng, 3, 3), label="from 0.95 to 0.9995, a table"),
        case(end(0.7, 0.94), end(0.97, 0.998), noise(rng, int(rng.integers(5, 9)))),
    ]


def trial_cases(rng):
    def drawn(n, k, label=""):
        """Trials whose ranges differ for k - 1, k and k + 1: of those ranked about there, each lies farther out."""
        out = [(-1) ** rank * (1 + rank) * 0.01 for rank in range(n)]
        values = 0.5 + np.array(out) * rng.uniform(0.9, 1.1, n)
        scores = np.sort(rng.uniform(0.3, 0.99, n) + 0.001 * np.arange(n))[::-1]
        order = rng.permutation(n)
        return case(values[order], scores[order], k, label=label)

    values = np.array([0.3, 0.01, 0.2, 0.9, 0.05, 0.6])
    scores = np.array([0.81, 0.64, 0.93, 0.52, 0.88, 0.79])
    return [
        case(values, scores, 3, label="six trials, the best 3"),
        case(values, scores, 2, label="six trials, the best 2"),
        case(values, scores, 1, label="six trials, the best one alone"),
        case(values, scores, 6, label="six trials, all 6"),
        case(values, -scores, 4, label="scores below 0, the best 4"),
        drawn(int(rng.integers(7, 12)), int(rng.integers(3, 6))),
    ]


def batch(rng, n, m, constant=()):
    """Units of quite different size and mean, some the same in all examples."""
    Z = rng.uniform(0.4, 4, (n, 1)) * rng.normal(size=(n, m)) + rng.choice([-1, 1], (n, 1)) * rng.uniform(
        1, 3, (n, 1)
    )
    for unit, value in constant:
        Z[unit] = value
    return Z


def column(rng, n):
    """A number a unit, of either sign, none near 0, 1 or -1."""
    return rng.choice([-1.0, 1.0], (n, 1)) * (rng.uniform(0.2, 0.7, (n, 1)) + rng.integers(0, 2, (n, 1)))


def forward_cases(rng):
    def draw(n, m, *epsilon, constant=(), label=""):
        return case(batch(rng, n, m, constant), column(rng, n), column(rng, n), *epsilon, label=label)

    by_hand = (
        np.array([[1.0, 3.0, 8.0], [-20.0, 10.0, -5.0]]),
        np.array([[2.0], [0.5]]),
        np.array([[-3.0], [7.0]]),
    )
    return [
        case(*by_hand, label="two units, three examples"),
        draw(4, 4, label="as many units as examples"),
        draw(3, 5, 0.01, constant=((1, 2.5),), label="a unit that is 2.5 in all examples, epsilon 0.01"),
        draw(2, 6, 0.3, label="epsilon 0.3"),
        draw(5, 1, 0.02, label="one example, epsilon 0.02"),
        draw(int(rng.integers(3, 6)), int(rng.integers(7, 12))),
    ]  # fmt: skip


def running_cases(rng):
    n = int(rng.integers(3, 7))
    return [
        case(np.array([[2.0], [-4.0]]), np.array([[7.0], [6.0]]), 0.8, label="two units, momentum 0.8"),
        case(column(rng, 4), column(rng, 4), label="the usual momentum"),
        case(np.zeros((3, 1)), column(rng, 3), 0.99, label="the first batch, momentum 0.99"),
        case(column(rng, n), column(rng, n), float(rng.uniform(0.6, 0.95))),
    ]


def inference_cases(rng):
    def draw(n, m, *epsilon, label=""):
        statistics = column(rng, n), rng.choice([0.3, 4.0], (n, 1)) * rng.uniform(0.7, 1.6, (n, 1))
        return case(batch(rng, n, m), *statistics, column(rng, n), column(rng, n), *epsilon, label=label)

    by_hand = (
        np.array([[5.0, 1.0, 8.0], [-20.0, 10.0, -5.0]]),
        np.array([[3.0], [-10.0]]),
        np.array([[4.0], [25.0]]),
        np.array([[2.0], [0.5]]),
        np.array([[-3.0], [7.0]]),
    )
    still = np.array([[2.5, 2.5, 2.5], [-1.0, 2.0, 4.0]]), np.array([[2.5], [0.5]]), np.array([[0.0], [3.0]])
    return [
        case(*by_hand, label="run_mu = (3, -10), run_var = (4, 25)"),
        draw(4, 1, label="one example"),
        draw(3, 3, 0.2, label="as many units as examples, epsilon 0.2"),
        case(*still, column(rng, 2), column(rng, 2), 0.01, label="a unit that was always 2.5, epsilon 0.01"),
        draw(int(rng.integers(3, 6)), int(rng.integers(5, 9))),
    ]  # fmt: skip


def backward_cases(rng):
    def draw(n, m, *epsilon, label=""):
        return case(column(rng, n * m).reshape(n, m), batch(rng, n, m), column(rng, n), *epsilon, label=label)

    by_hand = np.array([[0.5, -2.0, 0.3], [3.0, 0.7, -0.4]]), np.array([[1.0, 3.0, 8.0], [-20.0, 10.0, -5.0]])
    return [
        case(*by_hand, np.array([[2.0], [0.5]]), label="two units, three examples"),
        draw(4, 4, label="as many units as examples"),
        draw(2, 6, 0.3, label="epsilon 0.3"),
        draw(int(rng.integers(3, 6)), int(rng.integers(7, 12))),
    ]


def natural_in_ten_out(lo, hi, u):
    a, b = np.log(lo), np.log(hi)
    return 10 ** (a + u * (b - a))


def even_windows(lo, hi, u):
    a, b = 1 / (1 - lo), 1 / (1 - hi)
    return 1 - 1 / (a + u * (b - a))


def one_minus_from_plain_ends(lo, hi, u):
    a, b = np.log10(lo), np.log10(hi)
    return 1 - 10 ** (a + u * (b - a))


def one_trial_fewer(values, scores, k):
    return zoom_range(values, scores, max(1, k - 1))


def score_range(values, scores, k):
    return zoom_range(scores, scores, k)


def shifted_alone(Z, gamma, beta, epsilon=1e-5):
    return unwrap(bn_forward)(Z, np.ones_like(gamma), beta, epsilon)


def not_through_mu(dOut, Z, gamma, epsilon=1e-5):
    std = np.sqrt(Z.var(axis=1, keepdims=True) + epsilon)
    Zn = (Z - Z.mean(axis=1, keepdims=True)) / std
    dgamma = np.sum(dOut * Zn, axis=1, keepdims=True)
    dZ = gamma / std * (dOut - Zn * dgamma / Z.shape[1])
    return dZ, dgamma, np.sum(dOut, axis=1, keepdims=True)


def running_in_place(running, batch_stat, momentum=0.9):
    running *= momentum
    running += (1 - momentum) * batch_stat
    return running


def normalized_anew(Z, run_mu, run_var, gamma, beta, epsilon=1e-5):
    return unwrap(bn_forward)(Z, gamma, beta, epsilon)


def variance_anew(Z, run_mu, run_var, gamma, beta, epsilon=1e-5):
    return unwrap(bn_inference)(Z, run_mu, Z.var(axis=1, keepdims=True), gamma, beta, epsilon)


TURNED = N_(
    "u = 0 gives hi in yours, and u = 1 gives lo. Even noise is as often below the middle as above it, so the draws "
    "are as good; the task has it the other way round."
)
COUNT = N_("Count the trials that are in your range. Are there k?")
SAME_END = N_("With another hi your draws end where they did before. Where should they end?")
TWO_BASES = N_(
    "A logarithm and a power undo each other only if they have the same base. Which two do you have?"
)
EACH_UNIT = N_("mu and var are numbers of a unit, over the examples: which axis of Z (n, m) counts those?")
ONE_FOR_ALL = N_("Units have means and variances of their own. How many of each do you have?")
ANEW = N_("Take a batch of one example: its mean is the example itself. Which statistics are given to you?")
EPSILON_OUTSIDE = N_(
    "your epsilon stands outside the root. It keeps 0 / 0 away as well; this course has it inside, beside the "
    "variance, as the paper does."
)
ONE_LESS = N_("You divide by m - 1. The task divides by m; what would m - 1 be with one example?")
SWAPPED = N_("Where is a normalized value of 0 to come out: at gamma, or at beta?")
SHIFT_SCALED = N_("Your shift is multiplied as well. Where is a normalized value of 0 to come out?")
WHO_SHIFTS = N_("Where does the mean of the outputs of a unit lie in yours, and where is it to lie?")
NO_PARENTHESES = N_("Python divides first: which part of the numerator?")
RANK = N_("An axis is lost. dgamma has the shape of gamma, and dbeta that of beta.")

declare(
    "log_uniform", notebook=CHAPTER, points=5, core=True, reference=log_uniform, loops=False,
    task="Numbers from lo to hi that are spread evenly on a log scale, so that each factor of ten gets the same share. "
    "u is noise, even between 0 and 1; u = 0 gives lo, and u = 1 gives hi.\n\n"
    "lo, hi numbers above 0, u an array of any shape -> an array of that shape",
    returns=("the array of draws",),
    cases=rate_cases,
    mistakes=[
        mistake(
            "linear_scale", "10 ** (a + u * (b - a))", "lo + u * (hi - lo)",
            "From 0.0001 to 1: which share of your draws is below 0.1?",
        ),
        mistake("mixed_bases", "10 ** (", "np.exp(", TWO_BASES),
        wrong_version("mixed_bases", natural_in_ten_out, TWO_BASES),
        mistake(
            "forgot_offset", "a + u", "u",
            "What does u = 0 give, and what is it to give?",
        ),
        mistake(
            "product_of_ends", "10 ** (a + u * (b - a))", "lo * (hi / lo * u)",
            "u = 0 gives 0 in yours, and the draws are even on a plain scale. How does one come half way to a factor "
            "of 100 on a log scale?",
        ),
        mistake(
            "exponent", "10 ** (a + u * (b - a))", "a + u * (b - a)",
            "Those are exponents. Which number has the exponent -2?",
        ),
        mistake(
            "whole_exponents", "a + u * (b - a)", "np.round(a + u * (b - a))",
            "Only powers of ten come out. Would you ever try 0.03?",
        ),
        mistake(
            "width_of_numbers", "u * (b - a)", "u * (hi - lo)",
            "u walks through exponents. How far is it from the exponent of lo to that of hi?",
        ),
        wrong_version(
            "from_hi_to_lo", (("np.log10(lo), np.log10(hi)", "np.log10(hi), np.log10(lo)"),), TURNED, kind="convention"
        ),
    ],
    hints=(
        "Which exponents of 10 have lo and hi, and what is even between them?",
        "`np.log10` of both ends; u walks in a straight line from the one to the other; then back with a power of 10.",
        "lo = 0.001, hi = 10, u = 0.75: the exponents are -3 and 1, three quarters of the way is 0, so it is 1.",
    ),
)  # fmt: skip

declare(
    "sample_beta", notebook=CHAPTER, points=5, core=True, reference=sample_beta, loops=False, may_use=("log_uniform",),
    task="Values of beta from lo to hi such that 1 - beta is spread evenly on a log scale. u is noise, even between 0 "
    "and 1; u = 0 gives lo, and u = 1 gives hi.\n\n"
    "lo, hi numbers below 1, u an array of any shape -> an array of that shape",
    returns=("the array of betas",),
    cases=beta_cases,
    mistakes=[
        mistake(
            "linear_scale", "1 - 10 ** (a + u * (b - a))", "lo + u * (hi - lo)",
            "From 0.9 to 0.999, half of your draws are below 0.95, where the window goes from 10 to 20 only. It ends "
            "at 1000.",
        ),
        wrong_version(
            "log_of_beta",
            (("np.log10(1 - lo), np.log10(1 - hi)", "np.log10(lo), np.log10(hi)"), ("1 - 10 **", "10 **")),
            "The logarithms of 0.9 and 0.999 are nearly the same. Of what does the task want a log scale?",
        ),
        mistake(
            "returned_one_minus", "return 1 - 10", "return 10",
            "Your draws are near 0, and beta is near 1. What have you drawn?",
        ),
        mistake("hardcoded_range", "np.log10(1 - hi)", "-4", SAME_END),
        mistake("hardcoded_range", "np.log10(1 - hi)", "-3", SAME_END),
        mistake("mixed_bases", "10 ** (", "np.exp(", TWO_BASES),
        mistake(
            "forgot_offset", "a + u", "u",
            "What does u = 0 give, and what is it to give?",
        ),
        wrong_version(
            "log_of_plain_ends", one_minus_from_plain_ends,
            "1 - beta is drawn, but between which ends: what is 1 - beta where beta is lo?",
        ),
        wrong_version(
            "even_windows", even_windows,
            "The windows 1 / (1 - beta) are even on a plain scale in yours. Which share of them is below 100?",
        ),
        mistake(
            "from_hi_to_lo", "np.log10(1 - lo), np.log10(1 - hi)", "np.log10(1 - hi), np.log10(1 - lo)", TURNED,
            kind="convention",
        ),
    ],
    hints=(
        "What is 1 - beta at the two ends, and how would you draw that?",
        "The exponents of 1 - lo and 1 - hi; u walks from the one to the other; a power of 10 gives 1 - beta.",
        "lo = 0.9, hi = 0.999, u = 0.5: 1 - beta goes from 0.1 to 0.001, half way is 0.01, so beta is 0.99.",
    ),
)  # fmt: skip

declare(
    "zoom_range", notebook=CHAPTER, points=3, reference=zoom_range,
    task="From coarse to fine: the range of the k best trials, from the smallest of their values to the largest. The "
    "best are those with the highest scores. No two scores are equal, and k is at least 1 and at most n.\n\n"
    "values, scores (n,), k a number -> lo, hi",
    returns=("lo", "hi"),
    cases=trial_cases,
    mistakes=[
        mistake(
            "worst_k", "np.argsort(scores)[-k:]", "np.argsort(scores)[:k]",
            "`argsort` begins with the lowest. Where are the best?",
        ),
        mistake(
            "sorted_values", "np.argsort(scores)", "np.argsort(values)",
            "Which trials are best does not depend on your scores. Whose order is wanted?",
        ),
        mistake(
            "only_best", "[-k:]", "[-1:]",
            "A range of one point has nothing to search in. How many trials does it span?",
        ),
        mistake("off_by_one", "[-k:]", "[-k - 1 :]", COUNT),
        mistake("off_by_one", "[-k:]", "[-k + 1 :]", COUNT),
        wrong_version("off_by_one", one_trial_fewer, COUNT),
        mistake(
            "first_k", "np.argsort(scores)[-k:]", "range(k)",
            "Yours are the first k trials that were made. Are they the best?",
        ),
        mistake(
            "all_trials", "values[np.argsort(scores)[-k:]]", "values",
            "That is the range of all trials, which was searched before.",
        ),
        mistake(
            "best_and_kth", "best.min(), best.max()", "best[0], best[-1]",
            "Those are the values of the k-th trial and the best one. Are they the smallest and the largest of the k?",
        ),
        wrong_version(
            "score_range", score_range,
            "Those are scores. The next trials are drawn from a range of values.",
        ),
        mistake(
            "swapped_ends", "best.min(), best.max()", "best.max(), best.min()",
            "The order of the two is another one: lo comes first.",
        ),
    ],
    hints=(
        "Which trials are the best k, and which of their numbers do you look at then?",
        "`np.argsort` of the scores gives the trials from the worst to the best; a slice takes k of them.",
        "values 5, 1, 9, 3 with scores 70, 40, 80, 90 and k = 2: the best two have the values 3 and 9.",
    ),
)  # fmt: skip

declare(
    "bn_forward", notebook=CHAPTER, points=8, core=True, reference=bn_forward, loops=False,
    task="Batch normalization in training. For each unit, the mean mu and the variance var over the m examples of the "
    "batch (divided by m). Then every value is normalized, (Z - mu) / sqrt(var + epsilon), multiplied by gamma, and "
    "shifted by beta.\n\n"
    "Z (n, m), gamma, beta (n, 1), epsilon=1e-5 a number -> (n, m)",
    returns=("the result",),
    cases=forward_cases,
    mistakes=[
        wrong_version("wrong_axis", (("Z.mean(axis=1", "Z.mean(axis=0"), ("Z.var(axis=1", "Z.var(axis=0")), EACH_UNIT),
        mistake("wrong_axis", "Z.mean(axis=1", "Z.mean(axis=0", EACH_UNIT),
        mistake("wrong_axis", "Z.var(axis=1", "Z.var(axis=0", EACH_UNIT),
        mistake(
            "no_eps", "var + epsilon", "var",
            "In a unit that is the same in all examples you divide by 0. What keeps the divisor above 0?",
        ),
        mistake(
            "swapped_gamma_beta",
            "gamma * (Z - mu) / np.sqrt(var + epsilon) + beta", "beta * (Z - mu) / np.sqrt(var + epsilon) + gamma",
            SWAPPED,
        ),
        mistake(
            "no_scale_shift", "gamma * (Z - mu) / np.sqrt(var + epsilon) + beta", "(Z - mu) / np.sqrt(var + epsilon)",
            "gamma and beta are not used. What lets the network choose another mean than 0 and another spread than 1?",
        ),
        mistake("no_shift", " + beta", "", WHO_SHIFTS),
        wrong_version(
            "no_scale", shifted_alone,
            "How widely is a unit spread in yours, and how widely is it to be?",
        ),
        mistake("sample_variance", "Z.var(axis=1", "Z.var(ddof=1, axis=1", ONE_LESS),
        mistake(
            "sample_variance", "Z.var(axis=1, keepdims=True)",
            "np.sum((Z - mu) ** 2, axis=1, keepdims=True) / (Z.shape[1] - 1)", ONE_LESS,
        ),
        mistake(
            "no_root", "np.sqrt(var + epsilon)", "(var + epsilon)",
            "Z is in some unit, a variance in that unit squared. What has to be done to it before you divide?",
        ),
        mistake(
            "epsilon_outside", "np.sqrt(var + epsilon)", "(np.sqrt(var) + epsilon)", EPSILON_OUTSIDE,
            kind="convention",
        ),
        mistake(
            "no_mean", "(Z - mu)", "Z",
            "Where is the mean of a unit before it is scaled and shifted, and where is it to be?",
        ),
        wrong_version(
            "one_for_all", (("Z.mean(axis=1, keepdims=True)", "Z.mean()"), ("Z.var(axis=1, keepdims=True)", "Z.var()")),
            ONE_FOR_ALL,
        ),
        mistake("one_for_all", "Z.mean(axis=1, keepdims=True)", "Z.mean()", ONE_FOR_ALL),
        mistake(
            "shift_scaled", "gamma * (Z - mu) / np.sqrt(var + epsilon) + beta",
            "gamma * ((Z - mu) / np.sqrt(var + epsilon) + beta)", SHIFT_SCALED,
        ),
        mistake("no_parentheses", "(Z - mu)", "Z - mu", NO_PARENTHESES),
    ],
    hints=(
        "How many means are there, and over which numbers is each taken?",
        "Three lines: mu and var as columns (n, 1), which broadcast over the examples; then the normalized Z, times "
        "gamma, plus beta.",
        "A unit 2, 4, 6 with gamma = 3, beta = 10: mu = 4, var = 8/3, its root 1.633. So 2 becomes "
        "-3 * 2 / 1.633 + 10 = 6.326, then come 10 and 13.67 (epsilon is too small to be seen).",
    ),
)  # fmt: skip

declare(
    "bn_running", notebook=CHAPTER, points=3, core=True, reference=bn_running,
    task="The running average of a batch statistic, mu or var, for test time: an exponentially weighted average, in "
    "which momentum is the weight of the past.\n\n"
    "running, batch_stat (n, 1), momentum=0.9 a number -> (n, 1)",
    returns=("the running average",),
    cases=running_cases,
    mistakes=[
        mistake(
            "swapped", "momentum * running + (1 - momentum) * batch_stat",
            "(1 - momentum) * running + momentum * batch_stat",
            "In PyTorch momentum is the weight of the newest batch. Which weight is it here?",
        ),
        mistake(
            "replaced", "momentum * running + (1 - momentum) * batch_stat", "batch_stat",
            "Your average is that of the newest batch alone, which is noisy. What becomes of those before?",
        ),
        mistake(
            "plain_mean", "momentum * running + (1 - momentum) * batch_stat", "(running + batch_stat) / 2",
            "With another momentum your average is the same.",
        ),
        mistake(
            "added", "momentum * running + (1 - momentum) * batch_stat", "running + batch_stat",
            "After a hundred batches with the mean 5, where is your running mean?",
        ),
        mistake(
            "no_weight", "(1 - momentum) * batch_stat", "batch_stat",
            "After many batches with the mean 5, where is your running mean?",
        ),
        mistake(
            "no_news", " + (1 - momentum) * batch_stat", "",
            "Yours only shrinks, whatever the batches are.",
        ),
        wrong_version(
            "in_place", running_in_place,
            "the numbers are right, but the caller's running average is overwritten.",
            kind="convention",
        ),
    ],
    hints=(
        "If batch and average agree, what is the new average? And if momentum is 0.99, how fast does it move?",
        "One line, the rule of an exponentially weighted average; the two weights add up to 1.",
        "running = 10, batch_stat = 20, momentum = 0.75: 7.5 + 5 = 12.5.",
    ),
)  # fmt: skip

declare(
    "bn_inference", notebook=CHAPTER, points=5, core=True, reference=bn_inference, loops=False,
    task="Batch normalization at test time: as in training, but with the running averages in place of the batch's own "
    "mean and variance, so that an example alone gets the same answer as in company.\n\n"
    "Z (n, m), run_mu, run_var, gamma, beta (n, 1), epsilon=1e-5 a number -> (n, m)",
    returns=("the result",),
    cases=inference_cases,
    mistakes=[
        wrong_version("batch_statistics", normalized_anew, ANEW),
        wrong_version("batch_statistics", variance_anew, ANEW),
        mistake("batch_statistics", "Z - run_mu", "Z - Z.mean(axis=1, keepdims=True)", ANEW),
        mistake(
            "no_root", "np.sqrt(run_var + epsilon)", "(run_var + epsilon)",
            "Z is in some unit, a variance in that unit squared. What has to be done to it before you divide?",
        ),
        mistake("forgot_beta", " + beta", "", WHO_SHIFTS),
        mistake(
            "forgot_mean", "(Z - run_mu)", "Z",
            "An example that lies at the running mean is to come out at beta. Where does yours come out?",
        ),
        mistake(
            "forgot_gamma", "gamma * (Z", "(Z",
            "An example one standard deviation above the running mean: how far above beta does it come out?",
        ),
        mistake(
            "no_eps", "run_var + epsilon", "run_var",
            "For a unit whose running variance is 0 you divide by 0. What keeps the divisor above 0?",
        ),
        mistake(
            "epsilon_outside", "np.sqrt(run_var + epsilon)", "(np.sqrt(run_var) + epsilon)", EPSILON_OUTSIDE,
            kind="convention",
        ),
        mistake(
            "swapped_gamma_beta",
            "gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta",
            "beta * (Z - run_mu) / np.sqrt(run_var + epsilon) + gamma",
            SWAPPED,
        ),
        mistake(
            "shift_scaled", "gamma * (Z - run_mu) / np.sqrt(run_var + epsilon) + beta",
            "gamma * ((Z - run_mu) / np.sqrt(run_var + epsilon) + beta)", SHIFT_SCALED,
        ),
        mistake("no_parentheses", "(Z - run_mu)", "Z - run_mu", NO_PARENTHESES),
    ],
    hints=(
        "Which numbers of `bn_forward` came from the batch, and what takes their place now?",
        "The line of training with run_mu in place of mu and run_var in place of var. Nothing is averaged over Z.",
        "Z = 11, run_mu = 5, run_var = 9, gamma = 2, beta = 1: 2 * 6 / 3 + 1 = 5 (epsilon is too small to be seen).",
    ),
)  # fmt: skip

declare(
    "bn_backward", notebook=CHAPTER, points=15, reference=bn_backward, loops=False,
    task="Back through batch normalization. dOut is the slope of the cost in the output of `bn_forward`, and Z its "
    "input. Wanted are the slopes in Z, gamma and beta; mu and var depend on Z as well.\n\n"
    "dOut, Z (n, m), gamma (n, 1), epsilon=1e-5 a number -> dZ (n, m), dgamma (n, 1), dbeta (n, 1)",
    returns=("dZ", "dgamma", "dbeta"),
    cases=backward_cases,
    mistakes=[
        mistake(
            "stats_as_constants", "dZ = dZc + dmu / m", "dZ = dZn / std",
            "If one example grows, mu and var change as well. How many ways lead from Z to the cost?",
        ),
        mistake(
            "no_var_path", " + dvar * 2 * Zc / m", "",
            "You go back through mu. What else was computed from Z?",
        ),
        wrong_version(
            "no_mu_path", not_through_mu,
            "Add a number to all examples of a unit, and its output stays. What must each row of dZ add up to then?",
        ),
        mistake(
            "dgamma_uses_Z", "dOut * Zn", "dOut * Z",
            "By what was gamma multiplied, going forward?",
        ),
        mistake(
            "dbeta_mean", "np.sum(dOut, axis", "np.mean(dOut, axis",
            "beta is added to every example. What happens to slopes where ways meet?",
        ),
        mistake(
            "dgamma_mean", "np.sum(dOut * Zn", "np.mean(dOut * Zn",
            "gamma multiplies every example. What happens to slopes where ways meet?",
        ),
        mistake(
            "forgot_gamma", "gamma * dOut", "dOut",
            "What was the normalized value multiplied by, going forward?",
        ),
        mistake(
            "wrong_axis", "np.sum(dOut, axis=1", "np.sum(dOut, axis=0",
            "dbeta is one number a unit. Over what does it add up?",
        ),
        mistake("lost_keepdims", "np.sum(dOut, axis=1, keepdims=True)", "np.sum(dOut, axis=1)", RANK),
        mistake("lost_keepdims", "np.sum(dOut * Zn, axis=1, keepdims=True)", "np.sum(dOut * Zn, axis=1)", RANK),
        wrong_version(
            "lost_keepdims",
            (("np.sum(dOut, axis=1, keepdims=True)", "np.sum(dOut, axis=1)"),
             ("np.sum(dOut * Zn, axis=1, keepdims=True)", "np.sum(dOut * Zn, axis=1)")),
            RANK,
        ),
        mistake(
            "swapped_results", "dZ, dgamma, dbeta", "dZ, dbeta, dgamma",
            "The order of the three is another one: dgamma comes before dbeta.",
        ),
    ],
    hints=(
        "On which ways does one entry of Z reach the cost? Write the forward pass as a chain of small steps first.",
        "Forward: mu, Zc = Z - mu, var, std, and Zn, which is Zc over std. Backward in the opposite order: the slopes "
        "in Zn, std, var, Zc, mu and Z, one line each; where two ways meet, slopes add up.",
        "One unit, Z = (0, 0, 3), gamma = 1, dOut = (1, 0, 0): Zn = (-0.7071, -0.7071, 1.414), dbeta = 1, "
        "dgamma = -0.7071, and dZ = (0.3536, -0.3536, 0).",
    ),
)  # fmt: skip
