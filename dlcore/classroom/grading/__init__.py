"""Grading: each submission in a box, its answers judged outside, what comes out kept in one file."""
