"""What the marks of a class teach its teacher, as numbers; `statistics_words` makes sentences of them.

Of an exercise count those who handed in its chapter. A mistake counts once a student.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from statistics import quantiles

from dlcore.classroom.given_back.together import FEWEST, pairs
from dlcore.practice.checker.verdict import NOT_ATTEMPTED, NOT_YET, PASSED

BINS = 10


@dataclass(frozen=True)
class Tally:
    """One exercise: who passed it, and what those who did not made of it."""

    id: str
    chapter: str
    out_of: float
    passed: int
    not_yet: int
    not_attempted: int
    mistakes: tuple = ()  # ((tag, students), ...) the most common first
    conventions: tuple = ()  # the same, of answers that pass
    alike: tuple = (
        (),
        0,
    )  # the feedback that most of the answers without a name have in common, and how many
    rest: float | None = None  # how passing it goes with the points of all other exercises, -1 to 1

    @property
    def tried(self):
        return self.passed + self.not_yet

    @property
    def handed_in(self):
        return self.tried + self.not_attempted

    @property
    def share(self):
        """Of those who handed in, the share that passed."""
        return self.passed / self.handed_in if self.handed_in else 0.0

    @property
    def unnamed(self):
        """Wrong answers that are none of the mistakes the course knows."""
        return self.not_yet - sum(students for _tag, students in self.mistakes)


@dataclass(frozen=True)
class Statistics:
    """All numbers of a class."""

    points: tuple  # of each student, ascending
    out_of: float
    tallies: tuple
    pairs: tuple
    stops: tuple  # ((tally of the last exercise that so many attempted, so many), ...) in the order of the course
    late: tuple  # ((student, seconds), ...) the latest first
    equal: tuple  # ((chapter, attempted exercises, (student, ...)), ...)
    oddities: tuple  # ((sentence, (student, ...)), ...) the most common first

    @cached_property
    def bins(self):
        """How many students have how much of all points, in tenths; all points count in the last."""
        found = Counter(min(int(BINS * mine / self.out_of), BINS - 1) for mine in self.points if self.out_of)
        return [found[number] for number in range(BINS)]

    @property
    def mean(self):
        return sum(self.points) / len(self.points) if self.points else 0.0

    @property
    def quartiles(self):
        """The points that a quarter, half and three quarters of the class do not exceed."""
        if len(self.points) < 2:
            return (*self.points * 3, 0.0, 0.0, 0.0)[:3]
        return tuple(quantiles(self.points, n=4, method="inclusive"))

    @property
    def mistakes(self):
        """((tally, tag, students), ...), the most common of the class first."""
        every = [(tally, tag, made) for tally in self.tallies for tag, made in tally.mistakes]
        return sorted(every, key=lambda one: (-one[2], one[0].id, one[1]))

    @property
    def nobody_passed(self):
        return [tally for tally in self.tallies if tally.tried and not tally.passed]

    @property
    def contrary(self):
        """Exercises that those pass who have less elsewhere: the task or its check deserves a look.

        Three standard errors, so that chance points at one of several hundred exercises.
        """
        return [one for one in self.tallies if one.rest is not None and one.rest * one.tried**0.5 < -3]


def statistics_of(marks):
    """The Statistics of `marks.Marks`."""
    every = tuple(tallies(marks))
    return Statistics(
        points=tuple(sorted(student.points for student in marks.students)),
        out_of=marks.out_of,
        tallies=every,
        stops=tuple(stops(marks, every)),
        pairs=tuple(pairs(made_by(marks), len(marks.students))),
        late=tuple(sorted(((one.name, one.late) for one in marks.students if one.late), key=latest_first)),
        equal=tuple(equal_files(marks)),
        oddities=tuple(oddities(marks)),
    )


def latest_first(found):
    return -found[1], found[0]


def tallies(marks):
    for place, part in enumerate(marks.parts):
        handed_in = [student for student in marks.students if student.works[place].row]
        for number, (id, out_of) in enumerate(part.exercises.items()):
            answers = [(student, student.works[place].verdicts[number]) for student in handed_in]
            yield tally(id, part.chapter, out_of, answers)


def tally(id, chapter, out_of, answers):
    """The Tally of one exercise from [(student, verdict)]."""
    outcomes = Counter(verdict.outcome for _student, verdict in answers)
    named = {
        outcome: Counter(v.mistake for _student, v in answers if v.outcome == outcome and v.mistake)
        for outcome in (NOT_YET, PASSED)
    }
    return Tally(
        id,
        chapter,
        out_of,
        *(outcomes[outcome] for outcome in (PASSED, NOT_YET, NOT_ATTEMPTED)),
        mistakes=ranked(named[NOT_YET]),
        conventions=ranked(named[PASSED]),
        alike=alike([v for _student, v in answers if v.outcome == NOT_YET and not v.mistake]),
        rest=with_the_rest(answers),
    )


def alike(verdicts):
    """(lines, how many) of the feedback that most of these verdicts share: one slip, though it has no name yet."""
    said = Counter(
        tuple(line for line in one.lines if f"`hint({one.exercise})`" not in line) for one in verdicts
    )
    return next(iter(ranked(said)), ((), 0))


def ranked(counter):
    return tuple(sorted(counter.items(), key=lambda found: (-found[1], found[0])))


def with_the_rest(answers):
    """The correlation of passing one exercise with the points of the others; None where too few say anything."""
    tried = [(v.outcome == PASSED, student.points - v.points) for student, v in answers if tried_it(v)]
    passed = [rest for good, rest in tried if good]
    failed = [rest for good, rest in tried if not good]
    if min(len(passed), len(failed)) < 5:
        return None
    everyone = passed + failed
    mean = sum(everyone) / len(everyone)
    spread = (sum((rest - mean) ** 2 for rest in everyone) / len(everyone)) ** 0.5
    if not spread:
        return None
    share = len(passed) / len(everyone)
    apart = sum(passed) / len(passed) - sum(failed) / len(failed)
    return apart / spread * (share * (1 - share)) ** 0.5


def tried_it(verdict):
    return verdict.outcome != NOT_ATTEMPTED


def stops(marks, tallies):
    """Where a quarter of those who handed in a chapter attempted nothing more, before its end."""
    for place, part in enumerate(marks.parts):
        last = Counter(student.works[place].last_attempted for student in marks.students)
        for one in tallies:
            at_the_end = one.id == list(part.exercises)[-1]
            if (
                one.chapter == part.chapter
                and last[one.id] >= max(FEWEST, one.handed_in / 4)
                and not at_the_end
            ):
                yield one, last[one.id]


def made_by(marks):
    """For each student the mistakes made, as a sorted list of (exercise, tag)."""
    for student in marks.students:
        verdicts = [verdict for work in student.works for verdict in work.verdicts]
        yield sorted((v.exercise, v.mistake) for v in verdicts if v.outcome == NOT_YET and v.mistake)


def equal_files(marks):
    """Files that several students handed in, the same to the last byte."""
    owners = defaultdict(list)
    for student in marks.students:
        for work in student.works:
            if work.row:
                attempted = sum(map(tried_it, work.verdicts))
                owners[work.chapter, attempted, work.sha].append(student.name)
    shared = [(chapter, n, tuple(names)) for (chapter, n, _), names in owners.items() if len(names) > 1]
    return sorted(shared, key=lambda found: (found[0], -found[1], found[2]))


def oddities(marks):
    """What was odd, each sentence with all whose files were so; names of files make most sentences their own."""
    of = defaultdict(list)
    for student in marks.students:
        for _chapter, sentence in student.all_oddities:
            if student.name not in of[sentence]:
                of[sentence].append(student.name)
    return sorted(
        ((sentence, tuple(names)) for sentence, names in of.items()), key=lambda one: (-len(one[1]), one[0])
    )
