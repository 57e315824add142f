"""nms_lab: many boxes for few objects, and which of them are left (chapter 14).

What a detector would offer for a drawn street is filtered by score; then non-max suppression keeps the best box, drops
those that overlap it, and goes on. The list says of each box what became of it.
"""

from functools import cache
from itertools import combinations
from types import SimpleNamespace

import numpy as np

from dlcore import detection
from dlcore.explore.answer_form import Place, fitted, numbers
from dlcore.explore.bars import bar
from dlcore.explore.controls import Choice, Slider
from dlcore.explore.explorer import Explorer
from dlcore.explore.own import Answer, attempt, beside_each, own_or_none, said_of
from dlcore.explore.street import CLASSES, OBJECTS, draw_street, offered
from dlcore.messages import N_, _
from dlcore.plots.figures import BLUE, GREEN, GREY, INK, ORANGE, PURPLE
from dlcore.practice.prediction import Prediction

LOOK = {"car": (BLUE, "solid"), "person": (ORANGE, (0, (4, 2)))}


@cache
def pairs():
    return list(combinations(range(len(offered().boxes)), 2))


def table(values):
    """Overlaps of all pairs as a matrix; a box overlaps itself wholly."""
    overlaps = np.eye(len(offered().boxes))
    for (i, j), value in zip(pairs(), values, strict=True):
        overlaps[i, j] = overlaps[j, i] = value
    return overlaps


@cache
def overlaps():
    boxes = offered().boxes
    return table([detection.iou_pair(boxes[i], boxes[j]) for i, j in pairs()])


def compute(score, threshold, classes, nms, iou_pair):
    boxes, above = offered().boxes, [k for k, one in enumerate(offered().scores) if one >= score]
    groups = [[k for k in above if offered().classes[k] == name] for name in CLASSES]
    groups = groups if classes == "each" else [above]
    kept = left(groups, overlaps(), threshold)
    cases = [(boxes[i], boxes[j]) for i, j in pairs()]
    pair_answer = beside_each("iou_pair", iou_pair, detection.iou_pair, cases)
    own = None
    if pair_answer and not pair_answer.trouble:
        own = left(groups, table(pair_answer.value), threshold)
    nms_answer, found = of_the_learner(nms, groups, threshold)
    return SimpleNamespace(
        score=score,
        threshold=threshold,
        classes=classes,
        above=above,
        kept=kept,
        fates=[fate(k, above, kept, classes, threshold) for k in range(len(boxes))],
        objects=[best_of(k) for k in kept],
        own=own if found is None else found,
        said=said_of([nms_answer, pair_answer], how),
    )


def left(groups, overlaps, threshold):
    """What detection.nms keeps of each group, with these overlaps in place of iou_pair's; the best first."""
    kept = []
    for group in groups:
        order = list(group)
        while order:
            best = order.pop(0)
            kept.append(best)
            order = [k for k in order if overlaps[best, k] < threshold]
    return sorted(kept)


def fate(k, above, kept, classes, threshold):
    """None for a box that is kept, "below" for too low a score, or the box that suppressed it."""
    if k in kept:
        return None
    if k not in above:
        return "below"
    rivals = [j for j in kept if classes == "all" or offered().classes[j] == offered().classes[k]]
    return next(j for j in rivals if overlaps()[j, k] >= threshold)


@cache
def best_of(k):
    """The object that a box was made for; None for what is no object."""
    name, box = offered().classes[k], offered().boxes[k]
    found = [detection.iou_pair(box, own) if kind == name else 0.0 for kind, own in OBJECTS]
    return int(np.argmax(found)) if max(found) > 0.4 else None


def of_the_learner(function, groups, threshold):
    """The Answer of a learner's nms, and the boxes it keeps; a box outside the list is no box, and named."""
    if (own := own_or_none("nms", function, detection.nms)) is None:
        return None, None
    boxes, scores, found = offered().boxes, offered().scores, []

    def ask():
        for group in groups:
            answer = own([boxes[k] for k in group], [scores[k] for k in group], threshold)
            found.append(places(answer))

    if trouble := attempt(ask, own):
        return Answer("nms", None, "", trouble), None
    wanted = [detection.nms([boxes[k] for k in g], [scores[k] for k in g], threshold) for g in groups]
    kept = [
        group[place]
        for group, given in zip(groups, found, strict=True)
        for place in given
        if 0 <= place < len(group)
    ]
    return Answer("nms", named(found, groups), named(wanted, groups)), kept


def places(answer):
    """What a learner's nms returned, as whole numbers."""
    array = None if answer is None else numbers(answer)
    if array is None:
        fitted(answer, 0.0, Place("nms"))  # which refuses it in words
    if array.ndim != 1 or not (array == np.round(array)).all():
        Place("nms").refuse(_("{what} has to be a list of places, such as [0, 2]."))
    return [int(place) for place in array]


def named(found, groups):
    """The boxes by their numbers in the list, in the order in which they were kept."""
    lists = []
    for given, group in zip(found, groups, strict=True):
        inside = [str(group[place] + 1) if 0 <= place < len(group) else "?" for place in given]
        lists.append(", ".join(inside) or _("none"))
    return "; ".join(lists)


def how(answer):
    if answer.name == "nms":
        return _("it keeps {value} instead of {wanted}").format(value=answer.value, wanted=answer.wanted)
    far = np.abs(np.subtract(answer.value, answer.wanted))
    k = int(np.argmax(np.where(np.isfinite(far), far, np.inf)))
    words = _("for boxes {i} and {j} it is {value:.4g} instead of {wanted:.4g}")
    i, j = pairs()[k]
    return words.format(i=i + 1, j=j + 1, value=answer.value[k], wanted=answer.wanted[k])


def draw(before, after, right, a):
    words = _("{above} of {all} boxes score {score:g} or more")
    words = words.format(above=len(a.above), all=len(a.fates), score=a.score)
    draw_boxes(before, range(len(a.fates)), a, _("Before"), words)
    words = _("{kept} left at an IoU threshold of {threshold:g}")
    words = words.format(kept=len(a.kept), threshold=a.threshold)
    draw_boxes(after, a.kept, a, _("After"), words)
    for k in a.kept:
        x, y = offered().boxes[k][:2]
        colour = LOOK[offered().classes[k]][0]
        after.text(
            f"number {k}", x, y, str(k + 1), (1, 2), over=True, fontsize=10, weight="bold", color=colour
        )
    if a.own:
        corners = np.array([offered().boxes[k] for k in a.own])
        after.marks("own", corners[:, 2], corners[:, 3], "s", PURPLE, 8, zorder=7)
        after.text(
            "own key", 1, -0.13, _("■ kept by yours"), inside=True, ha="right", va="center", color=PURPLE
        )
    before.text("car key", 0, -0.13, _("━ car"), inside=True, va="center", color=BLUE)
    before.text("person key", 0.27, -0.13, _("╍ person"), inside=True, va="center", color=ORANGE)
    before.text("below key", 0.62, -0.13, _("┈ too low a score"), inside=True, va="center", color=GREY)
    draw_list(right, a)


def draw_boxes(board, which, a, title, words):
    draw_street(board)
    board.text("title", 0.5, 1.17, title, inside=True, ha="center", va="center", fontsize=13, fixed=True)
    board.text("words", 0.5, 1.06, words, inside=True, ha="center", va="center")
    shown = [(*offered().boxes[k], *LOOK[offered().classes[k]], 2.0) for k in which if k in a.above]
    shown += [(*offered().boxes[k], GREY, (0, (1, 2)), 1.2) for k in which if k not in a.above]
    shown = shown or [(0, 0, 0, 0, "none", "solid", 0)]
    board.shapes(
        "boxes",
        [bar(x1, x2, y1, y2) for x1, y1, x2, y2, *_look in shown],
        facecolors=["none"],
        edgecolors=[colour for *_box, colour, _line, _width in shown],
        linestyles=[line for *_box, line, _width in shown],
        linewidths=[width for *_box, width in shown],
        zorder=3,
    )


COLUMNS = (0.025, 0.115, 0.29, 0.495, 0.8)


def draw_list(board, a):
    """One line a box: its number, class and score, and what became of it."""
    count = len(a.fates)
    board.frame(bare=True, xlim=(0, 1), ylim=(count + 0.2, -1.6))
    for x, words in zip(COLUMNS[2:], (_("class"), _("score"), _("fate")), strict=True):
        board.text(words, x, -0.9, words, ha="center", va="center", color=GREY, fontsize=10, fixed=True)
    looks = [told(k, fate) for k, fate in enumerate(a.fates)]
    rows = [
        [str(k + 1) for k in range(count)],
        [_(CLASSES[name]) for name in offered().classes],
        [f"{score:.2f}" for score in offered().scores],
        [words for _sign, words, _colour in looks],
    ]
    colours = [colour for *_words, colour in looks]
    signs = [sign for sign, *_rest in looks]
    for x, words in zip(COLUMNS, (signs, *rows), strict=True):
        points = [(x, k) for k in range(count)]
        board.labels(f"column {x}", points, words, ["normal"] * count, colours, 0.88, level=True)
    if a.own:
        board.marks("own", np.zeros(len(a.own)) - 0.045, a.own, "s", PURPLE, 7, clip_on=False)


def told(k, fate):
    """Sign, words and colour of what became of a box."""
    if fate is None:
        return "✓", _("kept"), GREEN
    if fate == "below":
        return "–", _("below"), GREY
    return "×", _("{iou:.2f} with {j}").format(iou=overlaps()[fate, k], j=fate + 1), INK


def describe(a):
    lost = [k for k in range(len(OBJECTS)) if k not in a.objects]
    first = _("{above} of {all} boxes have a score of {score:g} or more; ")
    if a.classes == "each":
        first += _("suppression in each class alone, at an IoU of {threshold:g}, keeps {kept}. ")
    else:
        first += _("suppression over all classes at once, at an IoU of {threshold:g}, keeps {kept}. ")
    first += _(
        "Of {objects} objects {found} have a box, {twice} of them more than one; {nothing} boxes show none."
    )
    return first.format(
        above=len(a.above),
        all=len(a.fates),
        score=a.score,
        threshold=a.threshold,
        kept=len(a.kept),
        objects=len(OBJECTS),
        found=len(OBJECTS) - len(lost),
        twice=sum(a.objects.count(k) > 1 for k in range(len(OBJECTS))),
        nothing=a.objects.count(None),
    )


nms_lab = Explorer(
    name="nms_lab",
    controls=(
        Slider("score", N_("score at least"), 0.6, 0.0, 1.0, 0.05),
        Slider("threshold", N_("IoU threshold"), 0.5, 0.0, 1.0, 0.05),
        Choice(
            "classes",
            N_("suppress in"),
            "each",
            {"each": N_("each class alone"), "all": N_("all classes at once")},
        ),
    ),
    compute=compute,
    draw=draw,
    describe=describe,
    places=[(0.005, 0.19, 0.355, 0.6), (0.368, 0.19, 0.355, 0.6), (0.75, 0.01, 0.245, 0.97)],
    task=N_(
        "The boxes are the true ones, jittered, and three that show nothing. Suppress in all classes at once: who "
        "disappears, and which box took the place? Then find the IoU thresholds with which each of the five objects "
        "keeps exactly one box."
    ),
    prediction=Prediction(
        "nms_lab",
        N_(
            "Two people stand side by side, and their boxes overlap. At an IoU threshold of 0.5 each of the five "
            "objects in the street keeps one box. What happens at 0.1?"
        ),
        (
            N_("there are more boxes"),
            N_("nothing: one box an object is the least there can be"),
            N_("there are fewer boxes, and one person has none"),
        ),
        N_("there are fewer boxes, and one person has none"),
        N_(
            "A box is dropped if it overlaps a better one of its class by the threshold or more. At 0.1 that is true "
            "of the neighbour too: to suppression two people who stand close are one."
        ),
    ),
    functions=("nms", "iou_pair"),
    height=370,
)
