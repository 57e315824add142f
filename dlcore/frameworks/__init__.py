"""Keras and TensorFlow beside dlcore: the same weights in, the same answers and slopes out.

Nothing in the course needs them. Where they are not installed, keras() and tensorflow() are None, and found() says so.

    installed   keras, tensorflow, found: what is there; quiet
    exchange    give, answers, slopes: between a network of dlcore and a model of Keras
"""

from dlcore.frameworks.exchange import answers, give, slopes
from dlcore.frameworks.installed import found, keras, quiet, tensorflow

__all__ = ["answers", "found", "give", "keras", "quiet", "slopes", "tensorflow"]
