"""The statistics of a class in sentences, each with its numbers: what a teacher does something about comes first."""

from collections import Counter

from dlcore.classroom.box.layers import LOCKED, warning
from dlcore.classroom.given_back.feedback_page import how_late
from dlcore.classroom.given_back.plain_text import cut
from dlcore.classroom.given_back.titles import title_of
from dlcore.messages import _, ngettext

FEW = 3  # exercises and mistakes that a sentence names
NAMES = 8  # students that a sentence names; more are counted


def at_a_glance(statistics, marks, hints):
    """What stands out, the most useful first."""
    if not statistics.points:
        return [_("Nothing was handed in.")]
    found = [handed_in(marks), spread(statistics), *waiting(marks), *nobody(statistics), *hardest(statistics)]
    return [
        *found,
        *commonest(statistics, hints),
        *left_out(statistics),
        *stopped(statistics),
        *contrary(statistics),
    ]


def handed_in(marks):
    students, files = len(marks.students), sum(bool(w.row) for s in marks.students for w in s.works)
    people = ngettext("{n} student", "{n} students", students).format(n=students)
    words = ngettext(
        "{people} handed in {n} notebook that counts.", "{people} handed in {n} notebooks that count.", files
    )
    return words.format(people=people, n=files)


def spread(statistics):
    low, half, high = statistics.quartiles
    words = _(
        "Half of them have {half:g} points or more of {all:g}; a quarter at most {low:g}, a quarter at least "
        "{high:g}. The mean is {mean:.1f}."
    )
    return words.format(half=half, all=statistics.out_of, low=low, high=high, mean=statistics.mean)


def waiting(marks):
    """Files that are not graded yet: the numbers are of the others."""
    rows = [work.row for student in marks.students for work in student.works if work.row]
    if count := sum(not row.graded for row in rows):
        yield ngettext(
            "{n} file still waits to be graded: run `grade` again, then `report`.",
            "{n} files still wait to be graded: run `grade` again, then `report`.",
            count,
        ).format(n=count)


def nobody(statistics):
    for tally in statistics.nobody_passed:
        yield ngettext(
            "Nobody passed `{id}`: {n} student tried it.", "Nobody passed `{id}`: {n} students tried it.",
            tally.not_yet,
        ).format(id=tally.id, n=tally.not_yet)  # fmt: skip


def hardest(statistics):
    """The exercises that the smallest share passed of those who tried."""
    tried = [tally for tally in statistics.tallies if tally.tried and tally.passed and tally.not_yet]
    tried.sort(key=lambda tally: (tally.passed / tally.tried, -tally.tried, tally.id))
    if tried:
        part = _("`{id}` ({passed} of the {tried} who tried)")
        named = [part.format(id=one.id, passed=one.passed, tried=one.tried) for one in tried[:FEW]]
        yield _("Hardest to pass: {exercises}.").format(exercises=", ".join(named))


def commonest(statistics, hints):
    for tally, tag, made in [one for one in statistics.mistakes if one[2] > 1][:FEW]:
        words = _("{n} of the {all} who tried `{id}` made the mistake `{tag}`. {hint}")
        hint = _(hints.get((tally.id, tag), ""))
        yield words.format(n=made, all=tally.tried, id=tally.id, tag=tag, hint=hint).strip()


def left_out(statistics):
    """The exercises that most left out: three quarters of those who handed in the chapter."""
    left = [
        one for one in statistics.tallies if one.handed_in > 1 and one.not_attempted >= 0.75 * one.handed_in
    ]
    if left:
        part = _("`{id}` ({n} of {all})")
        named = [part.format(id=one.id, n=one.not_attempted, all=one.handed_in) for one in left[:FEW]]
        words = ngettext(
            "{n} exercise was left out by three quarters or more: {exercises}.",
            "{n} exercises were left out by three quarters or more: {exercises}.",
            len(left),
        )
        yield words.format(n=len(left), exercises=", ".join([*named, *(["..."] if len(left) > FEW else [])]))


def stopped(statistics):
    """Where many went no further: what comes next is too hard, or the week too short."""
    for tally, students in statistics.stops:
        words = _("{n} of the {all} who handed in {chapter} attempted nothing after `{id}`.")
        chapter = title_of(tally.chapter)
        yield words.format(n=students, all=tally.handed_in, chapter=chapter, id=tally.id)


def contrary(statistics):
    for tally in statistics.contrary:
        words = _(
            "Those who passed `{id}` have fewer points elsewhere than those who did not (correlation {r:.2f}): "
            "read its task again with their eyes."
        )
        yield words.format(id=tally.id, r=tally.rest)


def mistakes_more(statistics):
    """What the table of mistakes leaves out: wrong answers without a name, right ones by another convention."""
    unnamed = sorted(
        (one for one in statistics.tallies if one.unnamed), key=lambda one: (-one.unnamed, one.id)
    )
    for tally in unnamed[:FEW]:
        words = _("`{id}`: {n} of {all} wrong answers are none of the mistakes that the course knows.")
        yield words.format(id=tally.id, n=tally.unnamed, all=tally.not_yet) + same_feedback(tally)
    for tally in statistics.tallies:
        for tag, made in tally.conventions:
            words = _("`{id}`: {n} of {all} right answers follow another convention, `{tag}`.")
            yield words.format(id=tally.id, n=made, all=tally.passed, tag=tag)


def same_feedback(tally, longest=300):
    lines, students = tally.alike
    if students < 2 or not lines:
        return ""
    said = _("{n} of them got the same feedback: {lines}")
    return " " + cut(said.format(n=students, lines=" ".join(lines)), longest)


def together(statistics, most=12):
    """Mistakes that come together, more often than chance would have it."""
    for pair in statistics.pairs[:most]:
        (first, first_tag), (second, second_tag) = pair.first, pair.second
        words = _(
            "Of the {n} who made `{first_tag}` in `{first}`, {both} also made `{second_tag}` in `{second}`; of the "
            "other {others}, {alone} did."
        )
        yield words.format(
            n=pair.made_first,
            both=pair.made_both,
            others=pair.students - pair.made_first,
            alone=pair.made_second - pair.made_both,
            **{"first": first, "first_tag": first_tag, "second": second, "second_tag": second_tag},
        )


# Files


def late(statistics):
    for name, seconds in statistics.late:
        yield _("{name}: {late}").format(name=name, late=how_late(seconds))


def equal(statistics):
    """Who handed in the same code; an untouched notebook is everybody's, and says nothing."""
    for chapter, attempted, names in statistics.equal:
        if attempted:
            words = ngettext(
                "{chapter}: {names} handed in the same code, letter by letter ({n} exercise attempted).",
                "{chapter}: {names} handed in the same code, letter by letter ({n} exercises attempted).",
                attempted,
            )
            yield words.format(chapter=title_of(chapter), names=listed(names), n=attempted)


def odd(statistics, most=200):
    """What was odd about files. What concerns many is said once."""
    for sentence, names in statistics.oddities[:most]:
        yield _("{names}: {sentence}").format(names=listed(names), sentence=sentence)
    if len(statistics.oddities) > most:
        yield _("{n} more are in grades.csv.").format(n=len(statistics.oddities) - most)


def locked_up(layers):
    """How students' code was kept from doing harm while it was graded; `layers` are the names of them, a file each."""
    for names, files in Counter(layers).most_common():
        how = ", ".join(names) or _("none")
        words = ngettext(
            "{n} file was graded in a process of its own, locked up by these layers: {layers}.",
            "{n} files were graded, each in a process of its own, locked up by these layers: {layers}.",
            files,
        )
        yield words.format(n=files, layers=how)
        if danger := warning(names):
            yield danger
    for name in dict.fromkeys(name for names in layers for name in names if name in LOCKED):
        yield _("{layer}: {what}.").format(layer=name, what=_(LOCKED[name]))


def listed(names):
    """Names with commas; of many the first few and how many more."""
    if len(names) <= NAMES:
        return ", ".join(names)
    more = len(names) - NAMES
    return ngettext("{names} and {n} more", "{names} and {n} more", more).format(
        names=", ".join(names[:NAMES]), n=more
    )
