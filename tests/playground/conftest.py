"""Playgrounds with a page that a test speaks for."""

import pytest

from dlcore.explore import Playground
from tests.playground.pages import Page


@pytest.fixture
def page():
    """A playground and a page that shows it, which says what it is told to; all threads have ended at the end."""
    pages = []

    def page(**given):
        pages.append(Page(Playground(**given)))
        return pages[-1]

    yield page
    for one in pages:
        one.playground.close()
        if thread := one.playground.player.thread:
            thread.join(60)
            assert not thread.is_alive()
