"""The player with threads, and without: they end when they should."""

import asyncio
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

from dlcore.explore.playground.player import Player


def test_playing_starts_one_thread_and_pause_ends_it():
    turned = threading.Event()
    player = Player(threading.RLock(), turned.set, lambda error: None)
    assert not player.playing
    player.play()
    first = player.thread
    player.play()
    assert player.thread is first, "a second play starts nothing"
    assert first.daemon
    assert turned.wait(30)
    player.pause()
    first.join(30)
    assert not first.is_alive()
    player.play()
    assert player.thread is not first
    player.pause()
    player.thread.join(30)
    assert not player.thread.is_alive()


def test_pause_and_play_in_a_row_never_leave_two_threads_turning():
    turns, lock = [], threading.RLock()
    player = Player(lock, lambda: turns.append(threading.get_ident()), lambda error: None)
    threads = []
    for _ in range(20):
        player.play()
        threads.append(player.thread)
        player.pause()
    with lock:
        turns.clear()
        player.play()
    threads.append(player.thread)
    for thread in threads[:-1]:
        thread.join(30)
    while len(turns) < 3 and player.playing:
        player.stop.wait(0.01)
    player.pause()
    threads[-1].join(30)
    assert not any(thread.is_alive() for thread in threads)
    assert set(turns) == {threads[-1].ident}


def test_a_callback_gets_the_lock_while_it_plays():
    lock, inside = threading.RLock(), []
    player = Player(lock, lambda: inside.append(1), lambda error: None)
    player.play()
    for _ in range(50):
        assert lock.acquire(timeout=30)
        lock.release()
        player.heard(player.sent)
    player.pause()
    player.thread.join(30)
    assert not player.thread.is_alive()


def test_without_threads_it_plays_as_a_task(monkeypatch):
    monkeypatch.setattr(sys, "platform", "emscripten")
    turns = []
    before = threading.active_count()

    async def page():
        player = Player(threading.RLock(), lambda: turns.append(1), lambda error: None)
        player.play()
        while len(turns) < 4 and player.playing:
            await asyncio.sleep(0)
        assert threading.active_count() == before + 1, "the one in which this runs"
        player.pause()
        await player.task
        return player

    with ThreadPoolExecutor(1) as own:  # a browser test may have left an event loop in this thread
        player = own.submit(asyncio.run, page()).result()
    assert not player.playing
