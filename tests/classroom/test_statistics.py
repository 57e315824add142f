"""The numbers about a class, against numbers worked out by hand and by another way."""

from itertools import combinations
from math import isclose

import pytest

from dlcore.classroom.given_back import statistics_words as words
from dlcore.classroom.given_back.marks import marks_of
from dlcore.classroom.given_back.statistics import statistics_of
from dlcore.classroom.given_back.together import pairs, tail
from tests.classroom.class_rows import CHAPTER, NEXT, assignment, not_yet, passed, row, untouched

HINTS = {("a", "sign_flipped"): "Which way is down?"}


def numbers(*rows, asked=None):
    marks = marks_of(rows, asked)
    return statistics_of(marks), marks


def glance(*rows, asked=None):
    statistics, marks = numbers(*rows, asked=asked)
    return words.at_a_glance(statistics, marks, HINTS)


def test_each_exercise_is_counted_among_those_who_handed_in_its_chapter():
    statistics, _ = numbers(
        row("Ann", passed("a"), not_yet("b", "wrong_axis")),
        row("Bo", not_yet("a", "sign_flipped"), not_yet("b")),
        row("Cy", not_yet("a", "sign_flipped"), untouched("b")),
        row("Di", passed("c", convention="other_sign"), chapter=NEXT),
    )
    a, b, c = statistics.tallies
    assert (a.passed, a.not_yet, a.not_attempted, a.handed_in) == (1, 2, 0, 3)
    assert (b.passed, b.not_yet, b.not_attempted, b.unnamed) == (0, 2, 1, 1)
    assert a.mistakes == (("sign_flipped", 2),) and b.mistakes == (("wrong_axis", 1),)
    assert (c.handed_in, c.mistakes, c.conventions) == (1, (), (("other_sign", 1),))
    assert [(tally.id, tag, made) for tally, tag, made in statistics.mistakes] == [
        ("a", "sign_flipped", 2),
        ("b", "wrong_axis", 1),
    ]
    assert [tally.id for tally in statistics.nobody_passed] == ["b"]


def test_the_distribution_counts_every_student_once_and_all_points_in_the_last_column():
    everyone = [row(f"s{n}", *(passed(f"e{k}", 1) if k < n else not_yet(f"e{k}", out_of=1) for k in range(10)))
                for n in range(11)]  # fmt: skip
    statistics, _ = numbers(*everyone)
    assert statistics.bins == [1, 1, 1, 1, 1, 1, 1, 1, 1, 2]
    assert statistics.quartiles == (2.5, 5.0, 7.5) and statistics.mean == 5


def test_a_class_of_one_and_a_class_of_nobody_have_numbers():
    alone, _ = numbers(row("Ann", passed("a", 4)))
    assert alone.quartiles == (4, 4, 4) and sum(alone.bins) == 1
    assert glance() == ["Nothing was handed in."]
    assert numbers()[0].bins == [0] * 10


@pytest.mark.parametrize(
    ("both", "first", "second", "students"), [(3, 5, 4, 9), (0, 2, 3, 6), (4, 4, 6, 8), (1, 1, 1, 7)]
)
def test_the_tail_is_what_counting_all_groups_gives(both, first, second, students):
    groups = list(combinations(range(students), second))
    often = sum(len(set(group) & set(range(first))) >= both for group in groups)
    assert isclose(tail(both, first, second, students), often / len(groups))


def test_mistakes_that_go_hand_in_hand_are_found_and_others_are_not():
    first, second, third = ("a", "sign_flipped"), ("b", "sign_flipped"), ("c", "wrong_axis")
    made = [[first, second, *([third] if n % 2 else [])] for n in range(12)]
    made += [[third] if n % 2 else [] for n in range(28)]
    (found,) = pairs(made, 40)
    assert (found.first, found.second) == (first, second)
    assert (found.made_first, found.made_second, found.made_both) == (12, 12, 12)
    assert found.chance < 1e-8


def test_chance_alone_lists_a_pair_in_one_class_of_a_hundred_at_most():
    import random

    rng, listed = random.Random(3), 0
    for _class in range(100):
        made = [sorted((f"e{k}", "slip") for k in range(12) if rng.random() < 0.3) for _student in range(40)]
        listed += bool(pairs(made, 40))
    assert listed <= 4  # one is expected


def test_the_sentence_about_a_pair_says_who_did_not():
    everyone = [row(f"s{n}", not_yet("a", "sign_flipped"), not_yet("b", "sign_flipped")) for n in range(10)]
    everyone += [row(f"t{n}", passed("a"), passed("b")) for n in range(30)]
    statistics, _ = numbers(*everyone)
    (sentence,) = words.together(statistics)
    assert sentence == (
        "Of the 10 who made `sign_flipped` in `a`, 10 also made `sign_flipped` in `b`; of the other 30, 0 did."
    )


def test_an_exercise_that_the_better_fail_is_pointed_out_and_no_other():
    def answers(n):
        good = n < 10
        rest = [passed(id) if good else not_yet(id) for id in "bcd"]
        return [not_yet("a") if good else passed("a"), *rest]

    statistics, marks = numbers(*(row(f"s{n}", *answers(n)) for n in range(20)))
    assert [tally.id for tally in statistics.contrary] == ["a"]
    assert isclose(statistics.tallies[0].rest, -1) and isclose(statistics.tallies[1].rest, 1)
    assert any("`a` have fewer points elsewhere" in one for one in words.at_a_glance(statistics, marks, {}))


def test_where_many_went_no_further_is_said_but_for_the_last_exercise():
    stopped = [row(f"s{n}", passed("a"), not_yet("b"), untouched("c"), untouched("d")) for n in range(3)]
    ended = [row(f"t{n}", passed("a"), passed("b"), untouched("c"), passed("d")) for n in range(7)]
    nothing = row("u", *map(untouched, "abcd"))
    statistics, _ = numbers(*stopped, *ended, nothing)
    assert list(words.stopped(statistics)) == [
        "3 of the 11 who handed in Week 2 - Logistic regression attempted nothing after `b`."
    ]


def test_points_that_are_fractions_add_up_to_what_is_read():
    marks = marks_of([row("Ann", *(passed(id, 0.1) for id in "abc"))])
    assert marks.students[0].points == 0.3


def test_what_stands_out_is_said_with_its_numbers():
    everyone = [row(f"s{n}", not_yet("a", "sign_flipped"), passed("b"), untouched("c")) for n in range(3)]
    said = glance(*everyone, row("t", not_yet("a"), not_yet("b"), untouched("c")))
    assert said == [
        "4 students handed in 4 notebooks that count.",
        "Half of them have 3 points or more of 9; a quarter at most 2.25, a quarter at least 3. The mean is 2.2.",
        "Nobody passed `a`: 4 students tried it.",
        "Hardest to pass: `b` (3 of the 4 who tried).",
        "3 of the 4 who tried `a` made the mistake `sign_flipped`. Which way is down?",
        "1 exercise was left out by three quarters or more: `c` (4 of 4).",
        "4 of the 4 who handed in Week 2 - Logistic regression attempted nothing after `b`.",
    ]


def test_the_same_code_is_told_once_for_all_and_an_untouched_notebook_not_at_all():
    statistics, _ = numbers(
        row("Ann", passed("a"), sha="1"), row("Bo", passed("a"), sha="1"), row("Cy", passed("a"), sha="2"),
        row("Di", untouched("a"), sha="3"), row("Ed", untouched("a"), sha="3"),
    )  # fmt: skip
    (sentence,) = words.equal(statistics)
    assert "Ann, Bo handed in the same code" in sentence and "1 exercises" not in sentence


def test_who_was_late_is_told_the_latest_first():
    asked = assignment(("a", 3), deadline="2026-11-20T10:00:00+01:00")
    statistics, _ = numbers(
        row("Ann", passed("a"), at="2026-11-20T09:00:00+00:00"),
        row("Bo", passed("a"), at="2026-11-20T12:30:00+00:00"),
        row("Cy", passed("a"), at="2026-11-23T09:00:01+00:00"),
        row("Di", passed("a"), at=""),
        asked=asked,
    )
    assert list(words.late(statistics)) == ["Cy: 3 days late", "Bo: 3 hours late"]


def test_an_oddity_of_many_is_one_sentence():
    odd = "The cells have lost the course's marks."
    statistics, _ = numbers(*(row(f"s{n:02}", passed("a"), oddities=[odd]) for n in range(10)))
    (sentence,) = words.odd(statistics)
    assert sentence == f"s00, s01, s02, s03, s04, s05, s06, s07 and 2 more: {odd}"


def test_wrong_answers_without_a_name_that_got_the_same_feedback_are_shown_by_it():
    def answer(n, said):
        hint = f"`hint(a)` gives a hint. Cases of attempt {n}."
        return row(f"s{n}", not_yet("a", lines=[said, hint]))

    statistics, _ = numbers(
        *(answer(n, "Case 1: got 2, expected 1." if n < 3 else f"Case {n}.") for n in range(5))
    )
    assert list(words.mistakes_more(statistics)) == [
        "`a`: 5 of 5 wrong answers are none of the mistakes that the course knows. "
        "3 of them got the same feedback: Case 1: got 2, expected 1."
    ]
    apart, _ = numbers(*(answer(n, f"Case {n}.") for n in range(3)))
    assert list(words.mistakes_more(apart)) == [
        "`a`: 3 of 3 wrong answers are none of the mistakes that the course knows."
    ]


def test_what_counts_is_what_was_asked_with_the_points_that_the_teacher_gave():
    asked = assignment(("a", 10), ("b", 2))
    marks = marks_of([row("Ann", passed("a", 5), not_yet("b"), passed("c")), row("Bo")], asked)
    ann, bo = marks.students
    assert (ann.points, ann.out_of) == (10, 12) and (bo.points, bo.out_of) == (0, 12)
    assert [verdict.out_of for verdict in ann.works[0].verdicts] == [10, 2]


def test_a_chapter_that_somebody_handed_in_counts_for_everybody():
    marks = marks_of([row("Ann", passed("a", 4)), row("Bo", passed("b", 6), chapter=NEXT)])
    assert [part.chapter for part in marks.parts] == [CHAPTER, NEXT]
    assert [(student.points, student.out_of) for student in marks.students] == [(4, 10), (6, 10)]
    assert marks.students[0].works[1].row is None


def test_an_exercise_counts_in_its_own_chapter_whatever_notebook_it_is_in():
    mixed = row("Ann", passed("stable_sigmoid", 5), passed("relu_grad", 3), oddities=["Two chapters in one."])
    marks = marks_of([mixed, row("Bo", not_yet("relu_grad"), chapter=NEXT)])
    assert [(part.chapter, tuple(part.exercises)) for part in marks.parts] == [
        (CHAPTER, ("stable_sigmoid",)),
        (NEXT, ("relu_grad",)),
    ]
    ann, bo = marks.students
    assert [work.points for work in ann.works] == [5, 3] and [bool(work.row) for work in bo.works] == [
        False,
        True,
    ]


def test_a_file_that_cannot_be_graded_counts_as_handed_in_where_its_name_says_what_it_is():
    why = "The file is empty."
    _ann, bo = marks_of([row("Ann", passed("a")), row("Bo", oddities=[why])]).students
    assert bo.works[0].row and bo.works[0].oddities == (why,) and bo.points == 0
    (verdict,) = bo.works[0].verdicts
    assert (verdict.outcome, verdict.message) == ("not attempted", "The file could not be graded.")


def test_an_exercise_that_was_cut_out_of_the_notebook_is_told_apart_from_one_left_empty():
    asked = assignment(("a", 3), ("b", 3))
    (ann,) = marks_of([row("Ann", untouched("a"))], asked).students
    assert [verdict.message for verdict in ann.works[0].verdicts] == [
        "Write your code in place of `return todo()`.",
        "It is not in the notebook that was handed in.",
    ]


def test_of_two_files_the_one_with_more_points_counts_and_that_is_said():
    first, second = row("Ann", not_yet("a")), row("Ann", passed("a"), sha="other")
    for rows in ([first, second], [second, first]):
        (ann,) = marks_of(rows).students
        assert ann.points == 3 and ann.works[0].sha == "other"
        assert "2 files of this chapter were handed in" in ann.works[0].oddities[-1]


def test_students_stand_as_in_a_list_of_names_in_whatever_order_they_come():
    names = ["Zoë", "anna", "Anna", "bo", "王小明"]
    for order in (names, names[::-1]):
        assert [one.name for one in marks_of(row(name, passed("a")) for name in order).students] == [
            "Anna", "anna", "bo", "Zoë", "王小明",
        ]  # fmt: skip
