"""Optimizers: from the slope to the next parameters.

The pure step is what is taught and tested; the class beside it is the same formula, in place on the one vector that
has all parameters of a network.
"""

import math

import numpy as np

from dlcore.shapes import check, takes


class SGD:
    """theta <- theta - learning_rate grad: gradient descent, stochastic if grad is that of a mini-batch."""

    def __init__(self, learning_rate):
        check("learning_rate", learning_rate, "rate ()")
        self.learning_rate = learning_rate

    def __repr__(self):
        return f"SGD({self.learning_rate:g})"

    def step(self, theta, grad):
        theta -= self.learning_rate * grad


@takes(
    W="real (...)", dW="real (...)", v="real (...)", s="real (...)", t="size ()",
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


class Adam:
    """adam_step, again and again. One optimizer walks with one network: it remembers the steps before."""

    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
        check("learning_rate", learning_rate, "rate ()")
        check("beta1", beta1, "decay ()")
        check("beta2", beta2, "decay ()")
        check("epsilon", epsilon, "positive ()")
        self.learning_rate, self.beta1, self.beta2, self.epsilon = learning_rate, beta1, beta2, epsilon
        self.t, self.v, self.s, self.work = 0, None, None, None

    def __repr__(self):
        return f"Adam({self.learning_rate:g}, {self.beta1:g}, {self.beta2:g}, {self.epsilon:g})"

    def step(self, theta, grad):
        """v and s are kept without their factors 1 - beta, which go into the two numbers below: fewer passes."""
        if self.v is None:
            self.v, self.s, self.work = (np.zeros_like(theta) for _ in range(3))
        if self.v.shape != theta.shape:
            told = f"this Adam has walked with {self.v.size} parameters, and now there are {theta.size}"
            raise ValueError(f"{told}. Give each network an optimizer of its own.")
        self.t += 1
        v, s, work = self.v, self.s, self.work
        root = math.sqrt((1 - self.beta2) / (1 - self.beta2**self.t))
        rate = self.learning_rate * (1 - self.beta1) / (1 - self.beta1**self.t) / root
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
