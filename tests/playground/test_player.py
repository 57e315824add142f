"""The player: a turn as often as the page can show one, and none after pause.

Time is a number that the test moves.
"""

import threading

import pytest

from dlcore.explore.playground.player import (
    ANYWAY,
    FRAMES,
    LEAST,
    LOOK,
    MOST,
    NEWS,
    ON_THE_WAY,
    PATIENCE,
    Player,
)


class Clock:
    """A time that stands still until it is moved."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


class Theatre:
    """A player, what it did, and a page that shows frames when it is told to."""

    def __init__(self, clock=None):
        self.clock = clock or Clock()
        self.turns, self.asked, self.ends, self.seconds = [], [], [], 0.0
        self.player = Player(threading.RLock(), self.turn, self.ends.append, self.clock)

    def turn(self):
        n, asks = self.player.number()
        self.turns.append(n)
        if asks:
            self.asked.append(n)
        self.clock.now += self.seconds  # what a turn takes

    def started(self):
        """A play without a thread; the beats are taken by the test."""
        self.player.stop, self.player.heard_at = threading.Event(), self.clock()
        return self.player.beats(self.player.stop)

    def watch(self, beats, seconds, page=lambda theatre: theatre.player.heard(len(theatre.turns))):
        """So many seconds, in which the page does `page` after every beat."""
        end = self.clock.now + seconds
        for wait in beats:
            page(self)
            self.clock.now += wait
            if self.clock.now >= end:
                return


def silent(theatre):
    """A page that shows nothing."""


def test_a_page_that_keeps_up_gets_all_frames_that_are_asked():
    theatre = Theatre()
    theatre.watch(theatre.started(), 10)
    assert len(theatre.turns) == pytest.approx(10 * FRAMES, abs=2)


def test_turns_that_take_time_come_as_often():
    theatre = Theatre()
    theatre.seconds = 0.6 / FRAMES
    theatre.watch(theatre.started(), 10)
    assert len(theatre.turns) == pytest.approx(10 * FRAMES, abs=2)


def test_turns_that_take_too_long_leave_the_lock_to_others_in_between():
    theatre = Theatre()
    theatre.seconds = 3 / FRAMES
    waits = []
    beats = theatre.started()
    for wait in beats:
        waits.append(wait)
        theatre.player.heard(len(theatre.turns))
        theatre.clock.now += wait
        if len(waits) == 20:
            break
    assert len(theatre.turns) == 20
    assert min(waits) >= LEAST


def test_what_was_missed_is_not_made_up_for():
    theatre = Theatre()
    beats = theatre.started()
    theatre.watch(beats, 1)
    theatre.clock.now += 5  # the machine slept
    theatre.player.heard()
    before = len(theatre.turns)
    theatre.watch(beats, 1)
    assert len(theatre.turns) - before <= FRAMES + 2


def test_of_a_silent_page_a_few_frames_are_on_their_way():
    theatre = Theatre()
    theatre.watch(theatre.started(), 1.5 * ANYWAY, silent)
    assert ON_THE_WAY < len(theatre.turns) <= MOST


class Screen:
    """A page that shows each frame `late` seconds after it was sent, and says so where it was asked to."""

    def __init__(self, late):
        self.late, self.sent, self.told = late, {}, 0

    def __call__(self, theatre):
        now = theatre.clock()
        for n in theatre.turns[len(self.sent) :]:
            self.sent[n] = now
        there = [n for n in theatre.asked if self.told < n and now >= self.sent[n] + self.late]
        if there:
            self.told = there[-1]
            theatre.player.heard(self.told)


def test_the_page_is_asked_now_and_then():
    theatre = Theatre()
    theatre.watch(theatre.started(), 10, Screen(0.02))
    assert len(theatre.turns) == pytest.approx(10 * FRAMES, abs=2)
    assert len(theatre.asked) == pytest.approx(10 / NEWS, rel=0.2)


@pytest.mark.parametrize("late", [0.01, 0.05, 0.15, 0.3])
def test_a_slow_page_gets_frames_at_its_own_rate(late):
    theatre = Theatre()
    theatre.watch(theatre.started(), 20, Screen(late))
    assert len(theatre.turns) == pytest.approx(20 * min(FRAMES, ON_THE_WAY / late), rel=0.15)
    assert theatre.player.sent - theatre.player.drawn <= MOST


def test_a_page_that_becomes_slow_and_quick_again_is_followed():
    theatre, screen = Theatre(), Screen(0.02)
    beats = theatre.started()
    theatre.watch(beats, 5, screen)
    for late, rate in ((0.4, ON_THE_WAY / 0.4), (0.02, FRAMES)):
        screen.late = late
        theatre.watch(beats, 3, screen)  # it takes a while until it is known
        before = len(theatre.turns)
        theatre.watch(beats, 5, screen)
        assert len(theatre.turns) - before == pytest.approx(5 * rate, rel=0.2)


def test_while_paused_each_frame_asks():
    theatre = Theatre()
    theatre.watch(theatre.started(), 2, Screen(0.02))
    theatre.player.pause()
    assert [theatre.player.number()[1] for _ in range(3)] == [True] * 3


def test_waiting_for_the_page_looks_often():
    theatre = Theatre()
    theatre.watch(theatre.started(), 0.9 * ANYWAY, silent)
    beats = theatre.player.beats(theatre.player.stop)
    while theatre.player.room:
        next(beats)
    waits = [next(beats) for _ in range(3)]
    assert waits == [LOOK] * 3


def test_a_page_that_is_held_back_still_gets_a_frame_now_and_then():
    """As in front ends where a running cell holds back what the page says."""
    theatre = Theatre()
    theatre.watch(theatre.started(), 10 * ANYWAY + 0.05, silent)
    assert MOST + 7 <= len(theatre.turns) <= MOST + 10


def test_a_page_that_says_nothing_ends_the_playing():
    theatre = Theatre()
    beats = theatre.started()
    theatre.watch(beats, 2 * PATIENCE, silent)
    assert theatre.ends == [None]
    assert not theatre.player.playing
    assert len(theatre.turns) <= PATIENCE / ANYWAY + MOST
    assert list(beats) == []


def test_any_word_of_the_page_keeps_it_playing():
    theatre = Theatre()
    theatre.watch(theatre.started(), 3 * PATIENCE, lambda theatre: theatre.player.heard())
    assert theatre.player.playing
    assert not theatre.ends


@pytest.mark.parametrize("nonsense", [-5, 0, 10**30])
def test_a_page_that_claims_frames_that_were_never_sent_is_not_believed(nonsense):
    theatre = Theatre()
    beats = theatre.started()
    theatre.watch(beats, 0.5 * ANYWAY, silent)
    theatre.player.heard(nonsense)
    assert 0 <= theatre.player.drawn <= theatre.player.sent == len(theatre.turns)
    assert theatre.player.between < ANYWAY or nonsense == 0


def test_an_older_number_takes_nothing_back():
    theatre = Theatre()
    theatre.watch(theatre.started(), 1)
    before = theatre.player.drawn
    theatre.player.heard(1)
    assert theatre.player.drawn == before > 1


def test_no_turn_begins_after_pause():
    theatre = Theatre()
    beats = theatre.started()
    theatre.watch(beats, 1)
    theatre.player.pause()
    before = len(theatre.turns)
    assert list(beats) == []
    assert len(theatre.turns) == before
    assert not theatre.ends, "a pause that was asked for is no end by itself"


def test_an_error_of_ours_ends_the_playing_and_is_told():
    error = KeyError("W9")

    def turn():
        raise error

    told = []
    player = Player(threading.RLock(), turn, told.append)
    player.play()
    player.thread.join(30)
    assert not player.thread.is_alive()
    assert told == [error]
    assert not player.playing
