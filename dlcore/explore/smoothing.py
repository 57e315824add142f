"""ewa_lab: an average that forgets, over a year of temperatures (chapter 08).

The temperatures are a wave with noise on it. The longer the window, the less noise is left, and the later the average
sees what the wave has done. It begins at 0, which the correction mends.
"""

from functools import wraps
from types import SimpleNamespace

import numpy as np

from dlcore import averages
from dlcore.explore.controls import Choice, LogSlider, Slider
from dlcore.explore.explorer import Explorer
from dlcore.explore.own import beside, said_of, worst_on
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREEN, GREY, INK, ORANGE, PURPLE
from dlcore.practice.prediction import Prediction

DAYS = np.arange(1, 366)
WAVE = 14 + 8 * np.sin(2 * np.pi * DAYS / 365)  # from spring to spring, warmest after a quarter of the year
JITTER = np.random.default_rng(2).standard_normal(len(DAYS))
PEAK = int(WAVE.argmax())
FLOOR, BACK = 1e-3, 100  # the smallest weight that is drawn, and how many days back


def as_array(average):
    """The average as an array, whether it gave a list or an array."""
    return wraps(average)(lambda *arguments: np.asarray(average(*arguments), dtype=float))


ewa_of, corrected_of = as_array(averages.ewa), as_array(averages.ewa_corrected)


def compute(window, correction, noise, ewa, ewa_corrected, ewa_weights):
    beta, days = 1 - 1 / window, WAVE + noise * JITTER
    on = correction == "on"
    weights = averages.ewa_weights(beta, len(DAYS))
    raw, corrected = ewa_of(days, beta), corrected_of(days, beta)
    smooth = (corrected_of if on else ewa_of)(WAVE, beta)
    own = SimpleNamespace(
        ewa=beside("ewa", ewa, ewa_of, days, beta),
        ewa_corrected=beside("ewa_corrected", ewa_corrected, corrected_of, days, beta),
        ewa_weights=beside("ewa_weights", ewa_weights, averages.ewa_weights, beta, len(DAYS)),
    )
    return SimpleNamespace(
        window=window,
        beta=beta,
        on=on,
        noise=noise,
        days=days,
        raw=raw,
        chosen=corrected if on else raw,
        weights=weights,
        peak=int(smooth.argmax()),
        height=smooth.max(),
        left=noise * np.sqrt(np.sum(weights**2)),
        own=own,
        said=said(own, on),
    )


WORST = {
    "ewa": worst_on(DAYS, N_("day {:.0f}")),
    "ewa_corrected": worst_on(DAYS, N_("day {:.0f}")),
    "ewa_weights": worst_on(DAYS, N_("the value of day {:.0f}")),
}


def said(own, on):
    words = said_of(vars(own).values(), lambda answer: WORST[answer.name](answer))
    hidden = own.ewa_corrected and not own.ewa_corrected.trouble and not on
    return f"{words} {_('Switch the correction on to see your ewa_corrected.')}" if hidden else words


def values_of(answer):
    return None if answer is None or answer.trouble else answer.value


def draw(left, right, a):
    draw_year(left, a)
    right.frame(
        grid=True,
        yscale="log",
        xlim=(-1.5, BACK),
        ylim=(FLOOR, 1.6),
        yticks=[1e-3, 1e-2, 1e-1, 1],
        xlabel=_("days ago"),
        title=_("Weight of each day"),
    )
    heights = np.maximum(a.weights[::-1][:BACK], FLOOR / 2)
    x = np.repeat(np.arange(len(heights) + 1), 2) - 0.5
    steps = np.column_stack([x, [FLOOR / 2, *np.repeat(heights, 2), FLOOR / 2]])
    right.shapes("weights", [steps], facecolors=[BLUE], edgecolors=["none"], zorder=3)
    total = _("together {total:.3f}").format(total=a.weights.sum())
    right.text("total", 0.97, 0.94, total, ha="right", **KEY)
    if (weights := values_of(a.own.ewa_weights)) is not None:
        shown = np.where(weights > 0, weights, np.nan)[::-1]
        right.marks("own", np.arange(len(DAYS)), shown, "s", ORANGE, 4, ORANGE, zorder=4)
        right.text("own key", 0.97, 0.86, _("■ your weights"), color=ORANGE, ha="right", **KEY)


KEY = {"inside": True, "over": True, "va": "center"}


def draw_year(board, a):
    board.frame(
        grid=True,
        xlim=(0, 366),
        ylim=(-4, 36),
        yticks=[0, 10, 20, 30],
        xlabel=_("day"),
        ylabel=_("temperature in °C"),
        title=_("A year, and its average"),
    )
    board.marks("days", DAYS, a.days, "o", "#a9b4be", 3.2, "none", zorder=2)
    keys = [("#6b7680", _("● each day"))]
    if a.on:
        board.line("raw", DAYS, a.raw, color=BLUE, linewidth=1.3, linestyle=(0, (2, 1.5)), zorder=3)
        board.line("average", DAYS, a.chosen, color=GREEN, linewidth=2.6, zorder=4)
        keys += [(GREEN, _("━ average, corrected")), (BLUE, _("┅ not corrected"))]
    else:
        board.line("average", DAYS, a.chosen, color=BLUE, linewidth=2.6, zorder=4)
        keys.append((BLUE, _("━ average")))
    for name, colour, words, seen in (
        ("ewa", ORANGE, _("■ your ewa"), True),
        ("ewa_corrected", PURPLE, _("◆ your ewa_corrected"), a.on),
    ):
        values = values_of(getattr(a.own, name))
        if values is not None and seen:
            mark = words[0].replace("■", "s").replace("◆", "D")
            board.marks(name, DAYS[::9], values[::9], mark, colour, 5, colour, zorder=5)
            keys.append((colour, words))
    for row, (colour, words) in enumerate(keys):
        board.text(f"key {row}", 0.98, 0.95 - 0.075 * row, words, color=colour, ha="right", **KEY)
    draw_peaks(board, a)


def draw_peaks(board, a):
    """Where the wave without noise is highest, and where its average is."""
    for name, day, colour, line in (("wave", PEAK, GREY, "-"), ("peak", a.peak, INK, "--")):
        board.line(f"{name} line", [DAYS[day]] * 2, [-4, 33], color=colour, linewidth=1.2, linestyle=line)
    words = _("{late} days late").format(late=a.peak - PEAK)
    board.text("late", (DAYS[PEAK] + DAYS[a.peak]) / 2, 34, words, over=True, ha="center", va="center")


def describe(a):
    return _(
        "beta {beta:.4g}, window {window:.4g}, {how}: the average of day 1 is {first:.2f} °C, where the "
        "thermometer says {day:.2f}. The wave is warmest on day {peak}, its average {late} days later with "
        "{height:.1f} instead of {top:.1f} °C. Of noise of {noise} °C it leaves {left:.2f}."
    ).format(
        beta=a.beta,
        window=a.window,
        how=_("corrected") if a.on else _("not corrected"),
        first=a.chosen[0],
        day=a.days[0],
        peak=DAYS[PEAK],
        late=a.peak - PEAK,
        height=a.height,
        top=WAVE.max(),
        noise=f"{a.noise:g}",
        left=a.left,
    )


ewa_lab = Explorer(
    name="ewa_lab",
    controls=(
        LogSlider("window", N_("window 1/(1 - beta)"), 10, 1, 200),
        Choice("correction", N_("correction"), "off", {"off": N_("off"), "on": N_("on")}),
        Slider("noise", N_("noise in °C"), 2.0, 0.0, 3.0, 0.5),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.075, 0.15, 0.575, 0.74), (0.735, 0.15, 0.24, 0.74)],
    task=N_(
        "Find a window that leaves at most 0.25 of 2 °C of noise. How many days late is it? Then take a window of 50 "
        "days: where does the average begin, and from about which day on does the correction no longer matter?"
    ),
    prediction=Prediction(
        "ewa_lab",
        N_("We average over 40 days instead of 10. What happens to the noise that is left in the average?"),
        (
            N_("it is a quarter of what it was"),
            N_("it is half of what it was"),
            N_("it hardly changes"),
            N_("it is gone"),
        ),
        N_("it is half of what it was"),
        N_(
            "Noise falls with the root of the number of values: four times as many leave half of it. The delay grows "
            "faster, nearly with the window itself, so a smooth curve is paid for in days."
        ),
    ),
    functions=("ewa", "ewa_corrected", "ewa_weights"),
    height=350,
)
