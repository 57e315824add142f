"""What a student gets back to read: one page, which needs no other file and prints well.

The cards are those that the learner sees in the notebook. No answer is on it, and nothing about anybody else.
"""

from dlcore.classroom.given_back.marks import moment
from dlcore.classroom.given_back.page_files import card_of, page
from dlcore.classroom.given_back.titles import title_of
from dlcore.messages import _, ngettext
from dlcore.practice.checker.verdict import NOT_ATTEMPTED, NOT_YET, PASSED


def feedback_page(student, assignment):
    """The text of the page of one student; `assignment` is its name."""
    return page(
        "feedback.html",
        title=_("Feedback for {name}").format(name=student.name),
        heading=_("Feedback for {name}").format(name=student.name),
        assignment=assignment,
        total=of_points(student.points, student.out_of),
        share=min(1, student.share),
        counts=how_many(student.counts),
        odd=of_no_chapter(student),
        odd_here=_("What was odd about the file"),
        weeks=weeks_table(student),
        chapters=[chapter_of(work) for work in student.works],
    )


def of_points(points, out_of):
    words = ngettext("{mine:g} of {all:g} point", "{mine:g} of {all:g} points", out_of)
    return words.format(mine=points, all=out_of)


def how_many(counts):
    """ "7 exercises passed, 2 not yet, 1 not attempted"."""
    passed = ngettext("{n} exercise passed", "{n} exercises passed", counts[PASSED])
    not_yet, not_attempted = _("{n} not yet"), _("{n} not attempted")
    said = ((passed, PASSED), (not_yet, NOT_YET), (not_attempted, NOT_ATTEMPTED))
    return ", ".join(words.format(n=counts[outcome]) for words, outcome in said)


def of_no_chapter(student):
    if not student.oddities:
        return None
    return {"heading": _("Files that could not be counted"), "sentences": student.oddities}


def weeks_table(student):
    number = "number"
    columns = [
        (_("Chapter"), ""),
        (_("Points"), number),
        (_("of"), number),
        (_("Passed"), number),
        (_("Handed in"), ""),
    ]
    rows = [
        (
            (title_of(work.chapter), anchor(work)),
            f"{work.points:g}",
            f"{work.out_of:g}",
            passed_of(work),
            handed_in(work),
        )
        for work in student.works
    ]
    foot = (_("Together"), f"{student.points:g}", f"{student.out_of:g}", passed_of(student))
    return {"caption": _("Points of each chapter"), "columns": columns, "rows": rows, "foot": foot}


def anchor(work):
    return "-".join(["chapter", *work.chapter.split()])


def passed_of(found):
    return _("{n} of {all}").format(n=found.counts[PASSED], all=found.counts.total())


def handed_in(work):
    """When, and how late; without a file, that there was none."""
    if work.row is None:
        return _("nothing")
    return _("yes, {late}").format(late=how_late(work.late)) if work.late else _("yes")


def how_late(seconds):
    """ "3 hours late": in the largest unit that is full."""
    days, hours, minutes = int(seconds // 86400), int(seconds // 3600), int(seconds // 60)
    if days:
        return ngettext("{n} day late", "{n} days late", days).format(n=days)
    if hours:
        return ngettext("{n} hour late", "{n} hours late", hours).format(n=hours)
    if minutes:
        return ngettext("{n} minute late", "{n} minutes late", minutes).format(n=minutes)
    return _("less than a minute late")


def chapter_of(work):
    return {
        "anchor": anchor(work),
        "heading": title_of(work.chapter),
        "said": ", ".join((of_points(work.points, work.out_of), how_many(work.counts))),
        "file": file_of(work.row) if work.row else "",
        "sentences": said_of(work),
        "cards": [card_of(verdict) for verdict in work.verdicts] if work.row else [],
    }


def file_of(row):
    """Which file these are the points of, and when it came."""
    came = moment(row.handed_in)
    if came is None:
        return _("From the file {file}.").format(file=row.file)
    words = _("From the file {file}, handed in on {day} at {time} UTC.")
    return words.format(file=row.file, day=f"{came:%Y-%m-%d}", time=f"{came:%H:%M}")


def said_of(work):
    """What was odd about the file, and that there was none or that it was late."""
    if work.row is None:
        return [_("Nothing was handed in for this chapter.")]
    late = [_("It came after the deadline: {late}.").format(late=how_late(work.late))] if work.late else []
    return [*late, *work.oddities]
