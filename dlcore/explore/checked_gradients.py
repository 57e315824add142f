"""gradcheck_bug: measured slopes against the gradients of a backward pass with a bug in it (chapter 07).

All 35 slopes of the network in buggy_network.py are measured anew whenever a slider moves. There is one relative
error a block: which blocks are wrong says where in the backward pass the bug is.
"""

from inspect import unwrap
from types import SimpleNamespace

import numpy as np

from dlcore.explore.buggy_network import BLOCKS, ENDS, EPSILONS, KINK, gradient, measured, measured_everywhere
from dlcore.explore.controls import Choice, LogSlider
from dlcore.explore.explorer import Explorer
from dlcore.explore.own import attempt, own_or_none
from dlcore.gradients import numerical_grad as reference_slopes
from dlcore.gradients import relative_error as reference_error
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREEN, GREY, INK, ORANGE, PURPLE
from dlcore.practice.prediction import Prediction

AGREES, WRONG = 1e-7, 1e-3
plain_error = unwrap(reference_error)  # slopes that a learner measured may be nan, which it refuses
BUGS = {
    "none": N_("none"),
    "no_1_over_m": N_("dZ3 without 1/m"),
    "slope": N_("wrong slope of layer 2"),
    "sign": N_("wrong sign of dW2"),
    "bias": N_("biases regularised"),
    "kink": N_("none, but ReLU at its kink"),
}
READINGS = {
    "none": N_("No bug is found, and there is none"),
    "no_1_over_m": N_("Everything is wrong, so look where the backward pass begins"),
    "slope": N_(
        "Layer 3 is right and everything before it wrong, so look at the step from layer 3 to layer 2"
    ),
    "sign": N_("One block is wrong and nothing that comes after it, so look at the line of dW2"),
    "bias": N_("Every bias is wrong and no weight, so look at the penalty"),
    "kink": N_("No bug is found: with this epsilon no step crosses the corner of ReLU"),
}


def errors(grad, slopes, error=reference_error):
    """The relative error of each block."""
    pairs = zip(np.split(grad, ENDS[:-1]), np.split(slopes, ENDS[:-1]), strict=True)
    return np.array([error(*pair) for pair in pairs])


def compute(bug, epsilon, numerical_grad, relative_error):
    kinked, grad = bug == "kink", gradient(bug)
    slopes = measured(kinked, epsilon)
    course = np.array([errors(grad, slopes) for slopes in measured_everywhere(kinked)])
    own, said = learners(kinked, epsilon, grad, slopes, numerical_grad, relative_error)
    return SimpleNamespace(
        bug=bug,
        epsilon=epsilon,
        errors=errors(grad, slopes),
        fit=errors(gradient("kink" if kinked else "none"), slopes).max() <= AGREES,
        highest=course.max(axis=1),
        lowest=course.min(axis=1),
        own=own,
        said=said,
    )


def learners(kinked, epsilon, grad, slopes, numerical_grad, relative_error):
    """The errors as the learner's functions find them, or None; and how these differ from the reference's, in words."""
    own_slopes = own_or_none("numerical_grad", numerical_grad, reference_slopes)
    own_error = own_or_none("relative_error", relative_error, reference_error)
    owns = [own for own in (own_slopes, own_error) if own]
    if not owns:
        return None, ""
    found = SimpleNamespace(slopes=slopes, errors=None)

    def check():
        with np.errstate(all="ignore"):
            if own_slopes:
                found.slopes = measured(kinked, epsilon, asked(own_slopes, slopes))
            found.errors = errors(grad, found.slopes, asked(own_error, 0.0) if own_error else plain_error)

    trouble = attempt(check, *owns)
    if trouble:
        return None, trouble
    noise = 1e-14 / epsilon  # two sums of the same terms may be rounded otherwise
    pairs = [(own_slopes, found.slopes, slopes, noise)] if own_slopes else []
    if own_error:
        with np.errstate(all="ignore"):
            wanted = errors(grad, found.slopes, plain_error)
        pairs.append((own_error, found.errors, wanted, 1e-14))
    return found.errors, " ".join(told(*pair) for pair in pairs)


def asked(own, like):
    return lambda *arguments: own(*arguments, like=like)


def told(own, found, wanted, noise):
    """One sentence on what a function of the learner's found."""
    far = ~np.isclose(found, wanted, rtol=1e-6, atol=noise, equal_nan=True).ravel()
    if not far.any():
        return _("Your {name} agrees with the reference.").format(name=own.name)
    k = int(np.argmax(far))
    block = BLOCKS[k] if len(far) == len(BLOCKS) else BLOCKS[int(np.searchsorted(ENDS, k, side="right"))]
    return _(
        "Your {name} differs from the reference: in {block} it finds {found:.8g} instead of {wanted:.8g}."
    ).format(name=own.name, block=block, found=found.ravel()[k], wanted=wanted.ravel()[k])


def verdict(error):
    """agrees, doubtful or wrong; what is no number agrees with nothing."""
    return "agrees" if error <= AGREES else "doubtful" if error <= WRONG else "wrong"


LOW, HIGH = 1e-13, 1e2
LOOKS = {"agrees": ("✓", GREEN), "doubtful": ("?", GREY), "wrong": ("✗", PURPLE)}
ZONES = {
    "agrees": (1e-10, N_("✓ agrees")),
    "doubtful": (1e-5, N_("? doubtful")),
    "wrong": (0.3, N_("✗ wrong")),
}


def draw(left, right, a):
    left.frame(
        xscale="log",
        xlim=(LOW, 1e3),
        ylim=(-0.2, 7),
        xticks=[1e-12, 1e-9, AGREES, 1e-5, WRONG, 1],
        yticks=[],
        xlabel=_("relative error"),
        title=_("Backward pass against slopes"),
    )
    for name, (x, words) in ZONES.items():
        left.text(name, x, 6.55, _(words), ha="center", va="center", color=LOOKS[name][1], fixed=True)
    for x in (AGREES, WRONG):
        left.line(f"limit {x}", [x, x], [-0.2, 6.9], color=GREY, linewidth=1, linestyle=":", fixed=True)
    for row, (name, error) in enumerate(zip(BLOCKS, a.errors, strict=True)):
        left.text(f"{name} name", LOW, 5.35 - row, name, offset=(-6, 0), ha="right", va="center", fixed=True)
        draw_bar(left, name, 5.35 - row, error, None if a.own is None else a.own[row])
    if a.own is not None:
        left.text("yours", 0.98, 0.03, _("■ yours"), inside=True, over=True, ha="right", color=ORANGE)
    draw_epsilons(right, a)


def draw_bar(board, name, y, error, own):
    """The error of one block as a bar with its verdict behind it, and the learner's beside it."""
    sign, colour = LOOKS[verdict(error)]
    end, half = place(error), 0.22 if own is None else 0.15
    y_bar = y if own is None else y + 0.2
    bar = [(LOW, y_bar - half), (end, y_bar - half), (end, y_bar + half), (LOW, y_bar + half)]
    board.shapes(name, [bar], facecolors=[colour], edgecolors=["none"], zorder=2)
    board.text(
        f"{name} error",
        end,
        y_bar,
        f"{sign} {error:.0e}",
        offset=(6, 0),
        over=True,
        va="center",
        color=colour,
    )
    if own is not None:
        y_own, end = y - 0.2, place(own)
        board.line(f"own {name} line", [LOW, end], [y_own, y_own], color=ORANGE, linewidth=2)
        board.marks(f"own {name}", [end], [y_own], "s", ORANGE, 7)


def place(error):
    """Where an error stands on the axis; what is no number stands at its end."""
    return float(np.clip(error, 1.5 * LOW, 3)) if np.isfinite(error) else 3.0


def draw_epsilons(board, a):
    board.frame(
        grid=True,
        xscale="log",
        yscale="log",
        xlim=(EPSILONS[0], EPSILONS[-1]),
        ylim=(LOW, HIGH),
        xticks=[1e-10, 1e-7, 1e-4, 1e-1],
        yticks=[1e-12, 1e-9, 1e-6, 1e-3, 1],
        xlabel=_("step epsilon"),
        ylabel=_("relative error"),
        title=_("At other epsilons"),
    )
    for name, values, mark, colour in (("worst", a.highest, "v", BLUE), ("best", a.lowest, "^", GREEN)):
        board.line(f"{name} line", EPSILONS, values, color=colour, linewidth=1.6)
        board.marks(f"{name} marks", EPSILONS, values, mark, colour, 5, colour, zorder=3)
    board.line("here", [a.epsilon] * 2, [LOW, HIGH], color=INK, linewidth=1, linestyle="--", zorder=3)
    beside = {"inside": True, "over": True, "va": "center"}
    board.text("worst", 0.03, 0.94, _("▼ the worst block"), color=BLUE, **beside)
    board.text("best", 0.03, 0.06, _("▲ the best block"), color=GREEN, **beside)


def describe(a):
    listed = ", ".join(f"{name} {error:.0e}" for name, error in zip(BLOCKS, a.errors, strict=True))
    said = _("Bug: {bug}; epsilon {epsilon:.3g}. Relative errors: {listed}. {verdicts}. {reading}.").format(
        bug=_(BUGS[a.bug]), epsilon=a.epsilon, listed=listed, verdicts=verdicts(a.errors), reading=reading(a)
    )
    return said


def verdicts(errors):
    """Which blocks are wrong, which doubtful, which agree."""
    found = {name: [] for name in LOOKS}
    for block, error in zip(BLOCKS, errors, strict=True):
        found[verdict(error)].append(block)
    words = {
        "wrong": _("Wrong: {blocks}"),
        "doubtful": _("Doubtful: {blocks}"),
        "agrees": _("In agreement: {blocks}"),
    }
    return ". ".join(words[name].format(blocks=", ".join(found[name])) for name in words if found[name])


def reading(a):
    """What the blocks tell, or why they cannot: then even a right gradient would not agree."""
    if a.fit:
        return _(READINGS[a.bug])
    if a.bug == "kink" and a.epsilon > KINK / 4:
        return _(
            "The gradient is right, but a step of epsilon crosses the corner of ReLU and measures no slope"
        )
    if a.epsilon < 1e-5:
        return _(
            "Even a right gradient is doubtful here: at so small an epsilon the two costs differ by rounding"
        )
    return _("Even a right gradient looks wrong here: over so large an epsilon the cost bends")


gradcheck_bug = Explorer(
    name="gradcheck_bug",
    controls=(
        Choice("bug", N_("bug"), "none", BUGS),
        LogSlider("epsilon", N_("epsilon"), 1e-4, 1e-10, 1e-1, step=0.1),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.06, 0.175, 0.5, 0.725), (0.67, 0.175, 0.3, 0.725)],
    task=N_(
        "Go through the bugs and say, from the blocks alone, where each one is. Then without a bug make epsilon as "
        "small as it goes, and as large: which epsilon finds a right gradient right? At the kink, which ones lie?"
    ),
    prediction=Prediction(
        "gradcheck_bug",
        N_(
            "A backward pass adds the penalty's gradient to the biases too, although the cost has it for the weights "
            "only. Which blocks does a gradient check find wrong?"
        ),
        (N_("all of them"), N_("the biases alone"), N_("the weights alone"), N_("those of the last layer")),
        N_("the biases alone"),
        N_(
            "Each block is compared with its own slopes. The gradients of the weights are as they should be; only "
            "those of the biases have a term too many."
        ),
    ),
    functions=("numerical_grad", "relative_error"),
    height=340,
)
