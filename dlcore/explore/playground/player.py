"""Playing: one turn after the other, as often as the page can show one, until it is paused.

A turn trains a few steps and sends a frame. It runs in a daemon thread, or as a task of asyncio where there are no
threads (Python in the browser). A page that is slow gets fewer frames, so that nothing piles up and sliders come
through: some frames ask it for news once they are on the screen. Not all do, for in JupyterLab such a message costs the
page more than the drawing of a frame. A page that says nothing any more, because it was closed or is out of sight, ends
the playing after a while.
"""

import asyncio
import math
import sys
import threading
import time
from collections import deque

FRAMES = 30
"""A second, at most."""

ON_THE_WAY = 2
"""Frames that were sent and are not yet on the screen. They come at such a rate that there are no more."""

NEWS = 0.2
"""Seconds from one frame that asks the page for news to the next one."""

MOST = ON_THE_WAY + round(NEWS * FRAMES)
"""Frames of which nothing was heard."""

LEAST = 0.002
"""Seconds between two turns in which others get the lock."""

LOOK = 0.004
"""Seconds between two looks whether there is room for a frame."""

ANYWAY = 0.25
"""Seconds without news after which a frame is sent all the same: in some front ends a running cell holds back what the
page says, and the picture is to go on, slowly."""

PATIENCE = 30.0
"""Seconds without news from the page after which the playing ends."""


class Player:
    """Calls turn() again and again between play() and pause(); ended(error) if it stops by itself, error or None."""

    def __init__(self, lock, turn, ended, clock=time.monotonic):
        self.lock, self.turn, self.ended, self.clock = lock, turn, ended, clock
        self.stop = threading.Event()
        self.stop.set()
        self.thread = self.task = None
        self.sent = self.asked = self.drawn = (
            0  # numbers of the newest frame, the newest that asked, the one shown
        )
        self.asked_at, self.late = -math.inf, 0.0  # late: seconds until a frame is on the screen
        self.heard_at = clock()
        self.times = deque([(0, clock())], maxlen=2 * MOST)  # (number, when it was sent), the newest last

    @property
    def playing(self):
        return not self.stop.is_set()

    def play(self):
        """Start, if it does not play already. Each time has a stop of its own: the last one's thread may still end."""
        if self.playing:
            return
        self.stop, self.heard_at = threading.Event(), self.clock()
        if sys.platform == "emscripten":
            self.task = asyncio.get_running_loop().create_task(self.as_task(self.stop))
        else:
            self.thread = threading.Thread(
                target=self.as_thread, args=(self.stop,), name="playground", daemon=True
            )
            self.thread.start()

    def pause(self):
        """No turn begins after this; one that runs holds the lock."""
        self.stop.set()

    def as_thread(self, stop):
        for seconds in self.beats(stop):
            stop.wait(seconds)

    async def as_task(self, stop):
        for seconds in self.beats(stop):
            await asyncio.sleep(seconds)

    def beats(self, stop):
        """Turns, in their time; yields how many seconds to wait."""
        due = self.clock()
        while not stop.is_set():
            if self.lonely:
                self.end(stop, None)
            elif not self.room:
                yield LOOK
            else:
                self.one_turn(stop)
                now = self.clock()
                due = max(due + self.between, now)  # what was missed is not made up for
                yield max(due - now, LEAST)

    def one_turn(self, stop):
        with self.lock:
            if stop.is_set():
                return
            try:
                self.turn()
            except (
                Exception
            ) as error:  # whatever it is, a thread that dies in silence would leave a dead page
                self.end(stop, error)

    def end(self, stop, error):
        with self.lock:
            if not stop.is_set():
                stop.set()
                self.ended(error)

    # What is on its way to the page

    @property
    def between(self):
        """Seconds from one frame to the next."""
        return min(max(1 / FRAMES, self.late / ON_THE_WAY), ANYWAY)

    def number(self):
        """The number of the next frame, which is now sent, and whether it asks the page for news."""
        now = self.clock()
        self.sent += 1
        self.times.append((self.sent, now))
        if not self.playing or now - self.asked_at >= NEWS:
            self.asked, self.asked_at = self.sent, now
        return self.sent, self.asked == self.sent

    def heard(self, drawn=None):
        """The page said something; drawn is the number of the frame that it shows."""
        self.heard_at = self.clock()
        if drawn is not None:
            self.drawn = min(max(self.drawn, drawn), self.sent)
            sent_at = dict(self.times).get(drawn, self.heard_at - self.late)
            self.late += (min(self.heard_at - sent_at, 1) - self.late) / 2

    @property
    def room(self):
        """Whether a frame may be sent."""
        if self.asked <= self.drawn or self.sent - self.drawn < (MOST if self.playing else ON_THE_WAY):
            return True
        return self.clock() - max(self.heard_at, self.times[-1][1]) > ANYWAY

    @property
    def lonely(self):
        return self.clock() - self.heard_at > PATIENCE
