"""The answers of prediction cards, proven: each proof computes one of the choices of its card."""

from dlcore.practice.quizzes import predictions


class Proofs(dict):
    """{id of a card: the function that computes its answer}"""

    def of(self, id):
        """A decorator: the function is the proof of the card with this id."""

        def register(function):
            self[id] = function
            return function

        return register

    def check(self, id):
        known = predictions()
        assert id in known, f"There is no card {id} any more, so its proof can go as well."
        assert self[id]() == known[id].answer


def nearest(value, choices):
    """The name of the number that a value is closest to."""
    return min(choices, key=lambda name: abs(choices[name] - value))


def sized(shape):
    """A shape as cards write it, such as 4 x 4 x 2."""
    return " x ".join(map(str, shape))


def alike(numbers, within):
    """Whether the named numbers differ by less than that."""
    return max(numbers.values()) - min(numbers.values()) < within


def slope(f, z, epsilon=1e-4):
    return (f(z + epsilon) - f(z - epsilon)) / (2 * epsilon)
