"""For those who make and teach the course: building the notebooks, the learner's own copies, grading."""
