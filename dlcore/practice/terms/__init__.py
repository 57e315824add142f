"""The table of the course's terms: one Chinese term for each concept, and what it is never called.

A file for each part of the course, sorted as its chapters meet them. The note of a term says in a sentence what
it means, or what it is confused with; `glossary()` shows the table, and a test holds every Chinese word of the
course to it.
"""

from dlcore.practice.terms import detection, generalization, images, networks, strategy, training

TERMS = (
    networks.TERMS + generalization.TERMS + training.TERMS + strategy.TERMS + images.TERMS + detection.TERMS
)
