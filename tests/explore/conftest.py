"""Panels as in a notebook just opened."""

import pytest

from dlcore import explore
from dlcore.explore import panel as panels


@pytest.fixture(autouse=True)
def new_session(monkeypatch):
    """No prediction made yet, no panel open."""
    monkeypatch.setattr(panels, "_predicted", {})
    monkeypatch.setattr(panels, "_locked", [])
    monkeypatch.setattr(panels, "_open", {})


@pytest.fixture
def without_question(monkeypatch):
    """All predictions skipped: the sliders are open."""
    monkeypatch.setattr(
        panels, "_predicted", {explorer.prediction.id: None for explorer in explore.EXPLORERS}
    )
