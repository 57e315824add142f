"""Optimizers: from the slope to the next parameters, sorted by how much they remember of the steps before.

SGD remembers nothing, Momentum the average slope, RMSprop the average of its squares, Adam both. The pure step is
what is taught and tested; the class beside it is the same formula, in place on the one vector that has all parameters
of a network.
"""

import math

import numpy as np

from dlcore.schedules import rate_at, written
from dlcore.shapes import check, takes


class Optimizer:
    """What all of them have: a learning rate, the number t of steps so far, and vectors as long as theta.

    The learning rate is a number, or a schedule: a function of the steps made before, 0 in the first. One optimizer
    walks with one network, for what it remembers are the steps of that one.
    """

    remembers = 0  # vectors
    settings = ()  # names of the numbers beside the learning rate

    def __init__(self, learning_rate):
        if not callable(learning_rate):
            check("learning_rate", learning_rate, "rate ()")
        self.learning_rate, self.t, self.memory = learning_rate, 0, ()

    def __repr__(self):
        numbers = "".join(f", {getattr(self, name):g}" for name in self.settings)
        return f"{type(self).__name__}({written(self.learning_rate)}{numbers})"

    def step(self, theta, grad):
        """One step of theta, in place."""
        if self.t == 0:
            self.memory = tuple(np.zeros_like(theta) for _ in range(self.remembers))
        if self.memory and self.memory[0].shape != theta.shape:
            walked = f"this {type(self).__name__} has walked with {self.memory[0].size} parameters"
            told = f"{walked}, and now there are {theta.size}"
            raise ValueError(f"{told}. Each network, and each number of frozen layers, needs one of its own.")
        rate = rate_at(self.learning_rate, self.t)
        self.t += 1
        self.move(theta, grad, rate, *self.memory)


class SGD(Optimizer):
    """theta <- theta - learning_rate grad: gradient descent, stochastic if grad is that of a mini-batch."""

    def move(self, theta, grad, rate):
        theta -= rate * grad


@takes(W="real (...)", dW="real (...)", v="real (...)", learning_rate="rate ()", beta="decay ()")
def momentum_step(W, dW, v, learning_rate, beta):
    """v = beta v + (1 - beta) dW, W - learning_rate v    W, dW, v of one shape -> new W, new v

    v is the average slope, in which older steps fade by beta; it begins at 0. Written as v = beta v + dW, the path is
    the same with (1 - beta) times the learning rate. Raises ValueError where shapes differ.
    Source: B. T. Polyak, USSR Computational Mathematics and Mathematical Physics 4 (1964), 1-17.
    """
    v = beta * v + (1 - beta) * dW
    return W - learning_rate * v, v


class Momentum(Optimizer):
    """momentum_step, again and again."""

    remembers, settings = 1, ("beta",)

    def __init__(self, learning_rate, beta=0.9):
        super().__init__(learning_rate)
        check("beta", beta, "decay ()")
        self.beta = beta

    def move(self, theta, grad, rate, v):
        v *= self.beta
        v += (1 - self.beta) * grad
        theta -= rate * v


@takes(
    W="real (...)", dW="real (...)", s="squares (...)",
    learning_rate="rate ()", beta="decay ()", epsilon="positive ()",
)  # fmt: skip
def rmsprop_step(W, dW, s, learning_rate, beta, epsilon=1e-8):
    """s = beta s + (1 - beta) dW^2, W - learning_rate dW / (sqrt(s) + epsilon)    one shape -> new W, new s

    s is the average of the squared slope, entry by entry: where slopes are large, steps get shorter. epsilon stands
    outside the root, and keeps 0 / 0 away. Raises ValueError where shapes differ, or epsilon is not above 0.
    Source: G. Hinton, Neural Networks for Machine Learning (2012), lecture 6.
    """
    s = beta * s + (1 - beta) * dW**2
    return W - learning_rate * dW / (np.sqrt(s) + epsilon), s


class RMSprop(Optimizer):
    """rmsprop_step, again and again."""

    remembers, settings = 2, ("beta", "epsilon")  # one of the two is a place to compute in

    def __init__(self, learning_rate, beta=0.9, epsilon=1e-8):
        super().__init__(learning_rate)
        check("beta", beta, "decay ()")
        check("epsilon", epsilon, "positive ()")
        self.beta, self.epsilon = beta, epsilon

    def move(self, theta, grad, rate, s, work):
        np.multiply(grad, grad, out=work)
        work *= 1 - self.beta
        s *= self.beta
        s += work
        np.sqrt(s, out=work)
        work += self.epsilon
        np.divide(grad, work, out=work)
        work *= rate
        theta -= work


@takes(
    W="real (...)", dW="real (...)", v="real (...)", s="squares (...)", t="size ()",
    learning_rate="rate ()", beta1="decay ()", beta2="decay ()", epsilon="positive ()",
)  # fmt: skip
def adam_step(W, dW, v, s, t, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """W - learning_rate v_hat / (sqrt(s_hat) + epsilon)    W, dW, v, s of one shape -> new W, v, s

    v and s are averages of dW and of its squares, in which older steps fade by beta1 and beta2; divided by
    1 - beta^t, they forget that they began at 0. t = 1 in the first step. Raises ValueError where shapes differ.
    Source: D. P. Kingma, J. Ba, ICLR 2015, https://arxiv.org/abs/1412.6980.
    """
    v = beta1 * v + (1 - beta1) * dW
    s = beta2 * s + (1 - beta2) * dW**2
    v_hat = v / (1 - beta1**t)
    s_hat = s / (1 - beta2**t)
    return W - learning_rate * v_hat / (np.sqrt(s_hat) + epsilon), v, s


class Adam(Optimizer):
    """adam_step, again and again."""

    remembers, settings = 3, ("beta1", "beta2", "epsilon")  # one of the three is a place to compute in

    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
        super().__init__(learning_rate)
        check("beta1", beta1, "decay ()")
        check("beta2", beta2, "decay ()")
        check("epsilon", epsilon, "positive ()")
        self.beta1, self.beta2, self.epsilon = beta1, beta2, epsilon

    def move(self, theta, grad, rate, v, s, work):
        """v and s are kept without their factors 1 - beta, which go into the two numbers below: fewer passes."""
        root = math.sqrt((1 - self.beta2) / (1 - self.beta2**self.t))
        rate = rate * (1 - self.beta1) / (1 - self.beta1**self.t) / root
        v *= self.beta1
        v += grad
        s *= self.beta2
        np.multiply(grad, grad, out=work)
        s += work
        np.sqrt(s, out=work)
        work += self.epsilon / root
        np.divide(v, work, out=work)
        work *= rate
        theta -= work
