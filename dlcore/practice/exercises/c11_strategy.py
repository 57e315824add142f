"""The exercises of chapter 11: counting right and wrong answers, error budgets, wrong labels, sets that differ."""

import numpy as np

from dlcore.messages import N_
from dlcore.metrics import confusion_counts, f1_score, precision_recall
from dlcore.practice.checker.exercise import case, declare, mistake, wrong_version
from dlcore.strategy import ceiling_error, error_gaps, flip_labels, mismatch_split, mix_noise

CHAPTER = "11_ml_strategy"


def answers(rng, tp, fp, fn, tn):
    """Answers and labels with these counts, in any order."""
    order = rng.permutation(tp + fp + fn + tn)
    Y_hat = np.repeat([1, 1, 0, 0], [tp, fp, fn, tn])[order]
    return Y_hat, np.repeat([1, 0, 1, 0], [tp, fp, fn, tn])[order]


def count_cases(rng):
    drawn = rng.permutation(rng.choice(np.arange(1, 9), 4, replace=False))
    as_a_row = (a[None, :] for a in answers(rng, 4, 1, 2, 5))
    return [
        case(np.array([1, 1, 0, 1, 0, 0, 1]), np.array([1, 0, 1, 1, 0, 0, 1]), label="seven examples"),
        case(*answers(rng, 2, 5, 3, 7), label="more false alarms than misses"),
        case(*as_a_row, label="answers and labels in a row, (1, m)"),
        case(*answers(rng, 0, 0, 3, 5), label="no answer is 1"),
        case(*answers(rng, 0, 4, 0, 3), label="no label is 1"),
        case(*answers(rng, *drawn)),
    ]


def outcome_cases(rng):
    tp, fp, fn = (int(n) for n in rng.choice(np.arange(3, 60), 3, replace=False))
    return [
        case(8, 2, 12, label="tp 8, fp 2, fn 12"),
        case(30, 45, 5, label="tp 30, fp 45, fn 5"),
        case(0, 0, 7, label="nothing was called positive"),
        case(0, 4, 0, label="nothing is positive"),
        case(0, 3, 6, label="no hits"),
        case(0, 0, 0, label="only true negatives"),
        case(9, 0, 4, label="no false alarm"),
        case(tp, fp, fn),
    ]


def share_cases(rng):
    p, r = (float(part) for part in rng.permutation([rng.uniform(0.1, 0.4), rng.uniform(0.55, 0.95)]))
    return [
        case(0.5, 0.2, label="p = 0.5, r = 0.2"),
        case(1.0, 0.02, label="p = 1, r = 0.02"),
        case(0.0, 0.0, label="both 0"),
        case(0.0, 0.6, label="p = 0"),
        case(0.7, 0.0, label="r = 0"),
        case(1.0, 1.0, label="both 1"),
        case(p, r),
    ]


def level_cases(rng):
    steps = [float(step) for step in rng.permutation([0.011, 0.023, 0.037, 0.052]) + rng.uniform(0, 0.004, 4)]
    human = float(rng.uniform(0.01, 0.06))
    levels = np.cumsum([human, *steps])
    return [
        case(0.04, 0.07, 0.10, 0.16, 0.18, label="errors 4, 7, 10, 16 and 18 %"),
        case(0.05, 0.06, 0.14, 0.11, 0.135, label="dev easier than train-dev"),
        case(0.06, 0.04, 0.045, 0.12, 0.09, label="better than humans on train"),
        case(*map(float, levels)),
    ]


def ceiling_cases(rng):
    return [
        case(0.10, 0.05, label="10 % errors, a twentieth of them dogs"),
        case(0.10, 0.45, label="10 % errors, 45 % of them dogs"),
        case(0.02, 0.30, label="2 % errors, 30 % of them dogs"),
        case(0.08, 1.0, label="all mistakes are dogs"),
        case(0.08, 0.0, label="no mistake is a dog"),
        case(float(rng.uniform(0.05, 0.4)), float(rng.uniform(0.1, 0.9))),
    ]


def coin(rng, p, *shape):
    """Noise on both sides of p, away from p and p / 2, so that each label meets every side."""
    places = np.array([0.2 * p, 0.8 * p, p + 0.3 * (1 - p), p + 0.8 * (1 - p)])
    size = int(np.prod(shape))
    u = places[rng.permutation(np.arange(size) % 4)] * rng.uniform(0.95, 1.05, size)
    return np.minimum(u, 0.99).reshape(shape)


def balanced(rng, *shape):
    """Labels 0 and 1, both of them."""
    return rng.permutation(np.arange(np.prod(shape)) // 2 % 2).reshape(shape)


def flip_cases(rng):
    u = np.array([0.05, 0.9, 0.4, 0.25, 0.1, 0.7])
    m, p = int(rng.integers(24, 40)), float(rng.uniform(0.1, 0.4))
    return [
        case(np.array([1, 0, 1, 0, 0, 1]), 0.3, u, label="six labels, p = 0.3"),
        case(balanced(rng, 1, 24), 0.15, coin(rng, 0.15, 1, 24), label="labels in a row, p = 0.15"),
        case(balanced(rng, 9), 0.0, rng.uniform(0.01, 0.99, 9), label="p = 0: nothing flips"),
        case(balanced(rng, 8), 0.8, coin(rng, 0.8, 8), label="p = 0.8"),
        case(balanced(rng, m), p, coin(rng, p, m)),
    ]


def sound_cases(rng):
    def draw(n, snr_db, label="", loud=1.0):
        """A voice and a noise, neither with the mean 0 nor of the other's power."""
        clean = np.sin(np.arange(n) * rng.uniform(0.5, 1.5)) + 0.4
        return case(clean, loud * (rng.normal(size=n) + 0.5), snr_db, label=label)

    by_hand = np.array([3.0, -1.0, 2.0, 2.0]), np.array([1.0, -2.0, -2.0, 5.0])
    return [
        case(*by_hand, 20.0, label="four samples, 20 dB"),
        case(*by_hand, 0.0, label="four samples, 0 dB: both equally loud"),
        draw(50, -6.0, "-6 dB: the noise is louder"),
        draw(80, 12, "a noise recorded ten times too loud, 12 dB", loud=10.0),
        draw(int(rng.integers(30, 60)), float(rng.uniform(3, 15))),
    ]


def id_cases(rng):
    numbers = [int(n) for n in rng.permutation(np.arange(100, 160))]
    web, app = int(rng.integers(12, 20)), int(rng.integers(9, 14))
    return [
        case(
            ["w1", "w2", "w3", "w4", "w5"], ["a1", "a2", "a3", "a4", "a5", "a6"], 2, 1,
            label="five web ids, six app ids, two of them dev, one test",
        ),
        case(numbers[:20], numbers[20:31], 3, 5, label="20 web ids, 11 app ids, 3 dev, 5 test"),
        case(numbers[:9], numbers[9:16], 3, 0, label="no test set"),
        case(numbers[:8], numbers[8:14], 4, 2, label="all app ids are in dev and test"),
        case(numbers[:web], numbers[web:web + app], 2, 4),
    ]  # fmt: skip


def undefined_either(tp, fp, fn):
    return tp / (tp + fp), tp / (tp + fn)


def reciprocal(p, r):
    return 2 / (1 / p + 1 / r)


def sizes_of_gaps(human, train, train_dev, dev, test):
    return {gap: abs(step) for gap, step in error_gaps(human, train, train_dev, dev, test).items()}


def no_gap_below_zero(human, train, train_dev, dev, test):
    return {gap: max(step, 0.0) for gap, step in error_gaps(human, train, train_dev, dev, test).items()}


def all_backwards(human, train, train_dev, dev, test):
    return {gap: -step for gap, step in error_gaps(human, train, train_dev, dev, test).items()}


def pooled_from_the_front(web_ids, app_ids, n_dev, n_test):
    pool = list(web_ids) + list(app_ids)
    return {"train": pool[n_dev + n_test:], "dev": pool[:n_dev], "test": pool[n_dev:n_dev + n_test]}  # fmt: skip


def pooled_app_first(web_ids, app_ids, n_dev, n_test):
    pool = list(app_ids) + list(web_ids)
    keep = len(pool) - n_dev - n_test
    return {"train": pool[:keep], "dev": pool[keep:keep + n_dev], "test": pool[keep + n_dev:]}  # fmt: skip


def counted_from_the_front(web_ids, app_ids, n_dev, n_test):
    return {
        "train": list(web_ids) + list(app_ids[n_dev + n_test:]),
        "dev": list(app_ids[:n_dev]),
        "test": list(app_ids[n_dev:n_dev + n_test]),
    }  # fmt: skip


def last_none(web_ids, app_ids, n_dev, n_test):
    return {
        "train": list(web_ids) + list(app_ids[:-(n_dev + n_test)]),
        "dev": list(app_ids[-(n_dev + n_test):-n_test]),
        "test": list(app_ids[-n_test:]),
    }  # fmt: skip


def nothing_before_test(web_ids, app_ids, n_dev, n_test):
    """Test is right; what lies before it is taken as all but the last none."""
    rest = list(app_ids[:-n_test])
    return {
        "train": list(web_ids) + rest[:-n_dev],
        "dev": rest[-n_dev:],
        "test": list(app_ids[len(app_ids) - n_test:]),
    }  # fmt: skip


def nothing_at_all(web_ids, app_ids, n_dev, n_test):
    """The same, and test is everything from the last none on."""
    return nothing_before_test(web_ids, app_ids, n_dev, n_test) | {"test": list(app_ids[-n_test:])}


FALSE = N_("A false positive was called 1, and is 0. Which of your two middle numbers counts these?")
ORDER = N_("The four numbers are right, in another order. Which one does the task name first?")
NOTHING = N_(
    "Nothing is to be divided by there: no answer is positive, or no example is. What does the task give?"
)
SIGNED = N_(
    "A step may go down: dev data may be easier than those of training, and a network better than humans. What does a "
    "gap of yours say then?"
)
WEB_IN_DEV = N_("Your dev set has web examples in it. Which examples will the users send?")
MINUS_NOTHING = N_("Right until the test set is empty. What is `ids[-0:]`?")

declare(
    "confusion_counts", notebook=CHAPTER, points=3, reference=confusion_counts, loops=False, integer=True,
    task="The four outcomes of a yes-or-no question, counted: true positives (called 1, and 1), false positives "
    "(called 1, but 0), false negatives (called 0, but 1), true negatives, in this order.\n\n"
    "Y_hat, Y of 0 and 1, both (m,) or both (1, m) -> tp, fp, fn, tn, whole numbers of type int",
    returns=("tp", "fp", "fn", "tn"),
    cases=count_cases,
    mistakes=[
        mistake("fp_fn_swapped", "return tp, fp, fn, tn", "return tp, fn, fp, tn", FALSE),
        mistake(
            "tp_all_positive", "np.sum((Y_hat == 1) & (Y == 1))", "np.sum(Y_hat == 1)",
            "Your tp counts false alarms as well. What else does a hit need besides the answer 1?",
        ),
        mistake(
            "tp_all_that_are", "np.sum((Y_hat == 1) & (Y == 1))", "np.sum(Y == 1)",
            "Your tp counts the examples that were missed as well. What else does a hit need besides the label 1?",
        ),
        mistake("order_tn_first", "return tp, fp, fn, tn", "return tn, fp, fn, tp", ORDER),
        mistake("order_right_first", "return tp, fp, fn, tn", "return tp, tn, fp, fn", ORDER),
        mistake(
            "correct_counts_as_tp", "(Y_hat == 1) & (Y == 1)", "Y_hat == Y",
            "All right answers are in your tp. Which of them are not positive?",
        ),
        mistake(
            "wrong_counts_as_fp", "(Y_hat == 1) & (Y == 0)", "Y_hat != Y",
            "All wrong answers are in your fp. Which of them were not called positive?",
        ),
    ],
    hints=(
        "Which two things have to be known of an example before it can be put in one of the four heaps?",
        "A comparison for the answers, one for the labels, both of them true at once (`&`, with brackets around each "
        "comparison); then count.",
        "Answers 1 1 0 0 0, labels 1 0 0 0 1: one hit, one false alarm, one miss, two rightly left alone: 1, 1, 1, 2.",
    ),
)  # fmt: skip

declare(
    "precision_recall", notebook=CHAPTER, points=3, core=True, reference=precision_recall,
    task="Precision: of all that were called positive, the share that is. Recall: of all that are positive, the share "
    "that was found. Where there is nothing to divide by, 0.0.\n\n"
    "tp, fp, fn whole numbers, 0 or more -> precision, recall",
    returns=("precision", "recall"),
    cases=outcome_cases,
    mistakes=[
        mistake(
            "swapped", "return p, r", "return r, p",
            "False alarms lower your second number, misses the first. Which of the two is precision about?",
        ),
        mistake(
            "same_denominator", "tp / (tp + fn) if tp + fn", "tp / (tp + fp) if tp + fp",
            "Your two numbers are always equal. How many examples are positive, found or not?",
        ),
        mistake(
            "same_denominator", "tp / (tp + fn) if", "tp / (tp + fp) if",
            "Both of your shares are of those called positive. How many examples are positive, found or not?",
        ),
        mistake(
            "same_denominator", "tp / (tp + fp) if tp + fp", "tp / (tp + fn) if tp + fn",
            "Your two numbers are always equal. How many examples were called positive, rightly or not?",
        ),
        wrong_version("unprotected", undefined_either, NOTHING),
        mistake("unprotected", "tp / (tp + fp) if tp + fp else 0.0", "tp / (tp + fp)", NOTHING),
        mistake("unprotected", "tp / (tp + fn) if tp + fn else 0.0", "tp / (tp + fn)", NOTHING),
        mistake(
            "accuracy_like", "tp / (tp + fp) if tp + fp else 0.0", "tp / (tp + fp + fn) if tp + fp + fn else 0.0",
            "Your precision also divides by the misses. Had these been called positive?",
        ),
        wrong_version(
            "one_where_undefined", (("tp + fp else 0.0", "tp + fp else 1.0"), ("tp + fn else 0.0", "tp + fn else 1.0")),
            "With nothing to divide by, you give 1. What does the task give?",
        ),
    ],
    hints=(
        "Ten mails were called spam, and seven of them are. Five were not found. Which two shares are these?",
        "Two divisions, both with tp above; below it stands with fp in the one, with fn in the other. Ask before you "
        "divide whether that sum is 0.",
        "tp 6, fp 2, fn 4: precision 6 / 8 = 0.75, recall 6 / 10 = 0.6.",
    ),
)  # fmt: skip

declare(
    "f1_score", notebook=CHAPTER, points=3, core=True, reference=f1_score,
    task="The harmonic mean of precision and recall, 2 p r / (p + r). 0.0 if both are 0.\n\n"
    "p, r numbers from 0 to 1 -> a number",
    returns=("the score",),
    cases=share_cases,
    mistakes=[
        mistake(
            "arithmetic", "2 * p * r / (p + r) if p + r else 0.0", "(p + r) / 2",
            "Who calls everything positive has a recall of 1, and yours says 0.5 at least. Which mean is near the "
            "smaller of the two?",
        ),
        mistake(
            "geometric", "2 * p * r / (p + r) if p + r else 0.0", "(p * r) ** 0.5",
            "That is the geometric mean, the root of the product, which is a little larger. How is the harmonic one "
            "written?",
        ),
        mistake(
            "forgot_two", "2 * p", "p",
            "For p = r = 1 yours is 0.5. What has a perfect answer to get?",
        ),
        mistake(
            "unprotected", " if p + r else 0.0", "",
            "If both are 0, so is what you divide by. What does the task give there?",
        ),
        wrong_version(
            "unprotected", reciprocal,
            "If one of the two is 0, its reciprocal does not exist. What is the limit of the mean there?",
        ),
        mistake(
            "smaller_one", "2 * p * r / (p + r) if p + r else 0.0", "min(p, r)",
            "The harmonic mean is near the smaller one, but it also rises with the larger one. Does yours?",
        ),
        mistake(
            "product", "2 * p * r / (p + r) if p + r else 0.0", "p * r",
            "For p = r = 0.5 a mean of the two is 0.5. What is yours?",
        ),
    ],
    hints=(
        "What is a mean of 1 and 0 that says how useless such an answer is?",
        "Twice the product, divided by the sum; first the case that the sum is 0.",
        "p = 0.6, r = 0.3: 2 x 0.18 / 0.9 = 0.4, where the ordinary mean would be 0.45.",
    ),
)  # fmt: skip

declare(
    "error_gaps", notebook=CHAPTER, points=8, core=True, reference=error_gaps,
    task="Five error rates, one step after the other. Each gap is the later error minus the one before it, and may be "
    "negative: avoidable bias from human level to train, variance from train to train-dev (of the training "
    "distribution, but not trained on), data mismatch from train-dev to dev, overfitting of the dev set from dev to "
    "test.\n\n"
    "human, train, train_dev, dev, test numbers from 0 to 1 -> a dictionary with avoidable_bias, variance, "
    "data_mismatch and dev_overfit",
    returns=("the answer",),
    cases=level_cases,
    mistakes=[
        mistake(
            "bias_is_bayes", "train - human", "human",
            "That is what even humans get wrong. Which part of the training error could be avoided?",
        ),
        mistake(
            "all_bias", "train - human", "train",
            "That is all of the training error. Is the part that humans make as well avoidable?",
        ),
        mistake(
            "variance_uses_dev", "train_dev - train", "dev - train",
            "Dev examples are new and of another kind, so two causes are in your number. Which set is new and of the "
            "same kind?",
        ),
        mistake(
            "sign", "train - human", "human - train",
            "A network worse than humans has a negative avoidable bias in yours. Which of the two comes later?",
        ),
        wrong_version(
            "sign", all_backwards,
            "All your gaps have the opposite sign. From what is the error before taken away?",
        ),
        mistake(
            "test_from_train", "test - dev", "test - train",
            "All gaps but one are in this number again. Which error comes right before that of the test set?",
        ),
        mistake(
            "mismatch_from_train", "dev - train_dev", "dev - train",
            "The variance is in your mismatch as well. Which set differs from dev in nothing but where it comes from?",
        ),
        wrong_version("no_negative_gap", sizes_of_gaps, SIGNED),
        wrong_version("no_negative_gap", no_gap_below_zero, SIGNED),
    ],
    hints=(
        "Two neighbouring sets differ in one thing. In which one, for each of the four pairs?",
        "A dictionary with four differences, each of an error and of the one named before it in the signature.",
        "Errors of 1, 3, 4, 9 and 9 %: the gaps are 0.02, 0.01, 0.05 and 0.",
    ),
)  # fmt: skip

declare(
    "ceiling_error", notebook=CHAPTER, points=3, core=True, reference=ceiling_error,
    task="The dev error that would be left if one category of mistakes were gone, which makes up a share of all "
    "mistakes.\n\n"
    "dev_err, share numbers from 0 to 1 -> a number",
    returns=("the error",),
    cases=ceiling_cases,
    mistakes=[
        mistake(
            "absolute", "dev_err * (1 - share)", "dev_err - share",
            "You take a share of the mistakes away from a share of all examples. How many of 1000 examples are wrong, "
            "and how many of these are dogs?",
        ),
        mistake(
            "absolute", "dev_err * (1 - share)", "max(dev_err - share, 0.0)",
            "You take a share of the mistakes away from a share of all examples. How many of 1000 examples are wrong, "
            "and how many of these are dogs?",
        ),
        mistake(
            "gain_not_ceiling", "dev_err * (1 - share)", "dev_err * share",
            "So much would be gained. How much would be left?",
        ),
        mistake(
            "no_change", "dev_err * (1 - share)", "dev_err",
            "That is the error before anything is mended. What becomes of it?",
        ),
        mistake(
            "of_one", "dev_err * (1 - share)", "1 - share",
            "That is the share of the mistakes that stay. Of how many examples were they mistakes?",
        ),
        mistake(
            "accuracy", "dev_err * (1 - share)", "1 - dev_err * (1 - share)",
            "That is the share of right answers. What is asked for?",
        ),
    ],
    hints=(
        "Of 1000 dev examples 80 are wrong, and 20 of these are blurred. How many are wrong if no blurred one is?",
        "The part of the mistakes that stays, times the error.",
        "dev_err = 0.08, share = 0.25: three quarters of 0.08, which is 0.06.",
    ),
)  # fmt: skip

declare(
    "flip_labels", notebook=CHAPTER, points=3, core=True, reference=flip_labels, loops=False,
    task="Labels with random errors: each label becomes the other one where its noise u is below p, and stays "
    "elsewhere.\n\n"
    "y of 0 and 1, u of the same shape with numbers from 0 to 1, p a number -> labels 0 and 1 of that shape",
    returns=("labels",),
    cases=flip_cases,
    mistakes=[
        mistake(
            "flips_the_rest", "u < p", "u > p",
            "With p = 0.1, which share of the labels do you flip?",
        ),
        mistake(
            "set_to_zero", "1 - y", "0",
            "Only labels 1 ever change. Which errors can a person make?",
        ),
        mistake(
            "set_to_one", "1 - y", "1",
            "Only labels 0 ever change. Which errors can a person make?",
        ),
        mistake(
            "flips_all", "np.where(u < p, 1 - y, y)", "1 - y",
            "All labels are flipped, whatever p is.",
        ),
        mistake(
            "random_label", "1 - y", "(u < p / 2).astype(int)",
            "Half of those that are to be wrong get their own label again. What is the other label of y?",
        ),
        mistake(
            "minus_not_other", "1 - y", "-y",
            "The other label of 0 is 1, and that of 1 is 0. What becomes of 0 in yours?",
        ),
    ],
    hints=(
        "What is the other label of y, as a formula that is right for 0 and for 1?",
        "`np.where` takes a condition, what to take where it holds, and what elsewhere.",
        "y = 1, 0, 1 with u = 0.6, 0.1, 0.3 and p = 0.4: the labels are 1, 1, 0.",
    ),
)  # fmt: skip

declare(
    "mix_noise", notebook=CHAPTER, points=5, reference=mix_noise, loops=False,
    task="A voice with noise, at a given ratio. The noise is made louder or softer until 10 log10(power of the voice / "
    "power of the noise) is snr_db; then both are added. The power of a sound is the mean of its squares, and its "
    "amplitude is the root of that: 20 dB is 100 times the power, and 10 times the amplitude.\n\n"
    "clean, noise (n,), snr_db a number -> (n,)",
    returns=("the sound",),
    cases=sound_cases,
    mistakes=[
        mistake(
            "unscaled", "noise * ratio * 10 ** (-snr_db / 20)", "noise",
            "snr_db changes nothing. What makes the noise softer?",
        ),
        mistake(
            "power_vs_amplitude", "/ 20", "/ 10",
            "20 dB is 100 times the power. By what does one multiply a sound to have 100 times the power?",
        ),
        mistake(
            "sign", "-snr_db", "snr_db",
            "The more dB, the louder your noise. Which of the two stands above in the ratio?",
        ),
        mistake(
            "power_ratio_not_root", "np.sqrt(np.mean(clean**2) / np.mean(noise**2))",
            "np.mean(clean**2) / np.mean(noise**2)",
            "You multiply by a ratio of powers. By what does the power grow if a sound is multiplied by 3?",
        ),
        mistake(
            "square_of_mean", "np.mean(clean**2) / np.mean(noise**2)", "np.mean(clean) ** 2 / np.mean(noise) ** 2",
            "A sound swings around 0. What comes first in its power, the mean or the square?",
        ),
        mistake(
            "forgot_power", " * ratio", "",
            "Right if both were equally loud before. How loud is the noise that is given to you?",
        ),
        mistake(
            "ratio_upside_down", "np.mean(clean**2) / np.mean(noise**2)", "np.mean(noise**2) / np.mean(clean**2)",
            "A noise that is given ten times as loud comes out louder still. What should become of it?",
        ),
        mistake(
            "spread_not_power", "np.sqrt(np.mean(clean**2) / np.mean(noise**2))", "np.std(clean) / np.std(noise)",
            "`std` takes the mean away first. From where is the power of a sound measured?",
        ),
        mistake(
            "noise_only", "clean + noise", "noise",
            "The noise is as loud as it should be. Where is the voice?",
        ),
    ],
    hints=(
        "By what must the noise be multiplied to be as loud as the voice, and then by what to be 20 dB softer?",
        "The root of the ratio of the two powers, times 10 to the power of minus snr_db / 20; with that the noise is "
        "multiplied, and the voice added.",
        "clean = (2, -2) has power 4, noise = (1, 1) power 1. At 20 dB: 2 x 0.1 = 0.2, so the sound is (2.2, -1.8).",
    ),
)  # fmt: skip

declare(
    "mismatch_split", notebook=CHAPTER, points=5, core=True, reference=mismatch_split,
    task="There are many examples from the web and few from the app, and the app is what counts. So dev and test "
    "hold app examples only: the last n_test app ids are test, the n_dev before them are dev. Those that are left, "
    "the first ones, join train behind all web ids. The order stays what it is.\n\n"
    "web_ids, app_ids lists, n_dev, n_test numbers, n_test may be 0 -> a dictionary with train, dev and test, three "
    "lists",
    returns=("the answer",),
    cases=id_cases,
    mistakes=[
        mistake("dev_from_web", "list(app_ids[keep:keep + n_dev])", "list(web_ids[:n_dev])", WEB_IN_DEV),
        mistake(
            "all_app_in_train", "app_ids[:keep]", "app_ids",
            "Dev and test examples are in train as well. What would their error still say?",
        ),
        wrong_version("pooled", pooled_from_the_front, WEB_IN_DEV),
        wrong_version("pooled", pooled_app_first, WEB_IN_DEV),
        mistake(
            "no_app_in_train", " + list(app_ids[:keep])", "",
            "App examples that are neither in dev nor in test are in no set at all. To whom would they be of use?",
        ),
        wrong_version("minus_nothing", last_none, MINUS_NOTHING),
        wrong_version("minus_nothing", nothing_before_test, MINUS_NOTHING),
        wrong_version("minus_nothing", nothing_at_all, MINUS_NOTHING),
        mistake("minus_nothing", "app_ids[keep:keep + n_dev]", "app_ids[keep:-n_test]", MINUS_NOTHING),
        mistake("minus_nothing", "app_ids[keep + n_dev:]", "app_ids[-n_test:]", MINUS_NOTHING),
        mistake(
            "sizes_swapped", "app_ids[keep:keep + n_dev]", "app_ids[keep:keep + n_test]",
            "n_test examples are in your dev set. How many are to be in it?",
        ),
        wrong_version(
            "counted_from_the_front", counted_from_the_front,
            "your dev and test sets are the first app ids, the course takes the last ones. That is as good, if the "
            "order of the ids says nothing.",
            kind="convention",
        ),
        mistake(
            "app_first", "list(web_ids) + list(app_ids[:keep])", "list(app_ids[:keep]) + list(web_ids)",
            "the same ids are in train; yours begins with those of the app, the course with those of the web.",
            kind="convention",
        ),
    ],
    hints=(
        "How many app ids are left for train?",
        "That number first; then three slices of app_ids, from the front: up to it, the next n_dev, and the rest.",
        "web 1, 2, 3, app 4, 5, 6, 7, n_dev 1, n_test 2: train is 1, 2, 3, 4, dev 5, test 6, 7.",
    ),
)  # fmt: skip
