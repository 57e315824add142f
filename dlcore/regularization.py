"""Regularisation: what keeps a network from learning its training set by heart.

L2, also called weight decay, makes large weights cost something, and L1 all weights alike; dropout switches units off
at random; early stopping keeps the weights that did best on the dev set.
"""

import numpy as np

from dlcore.shapes import takes


@takes(params="blocks", lambd="rate ()", m="size ()")
def l2_penalty(params, lambd, m):
    """lambd / 2m sum_W sum W^2    params {"W1": W1, "b1": b1, ...} -> a number, to be added to the cost

    Over the blocks whose name begins with W: biases are left alone. Raises ValueError for a lambd below 0, an
    m that is not above 0, or params that are no dict of arrays.
    """
    squares = sum(np.sum(v**2) for k, v in params.items() if k.startswith("W"))
    return float(lambd / (2 * m) * squares)


@takes(dW="real (n, n_prev)", W="real (n, n_prev)", lambd="rate ()", m="size ()")
def l2_grad(dW, W, lambd, m):
    """dW + lambd / m W    dW, W (n, n_prev) -> the gradient of the cost with its penalty, (n, n_prev)

    dW is the gradient of the cost without it. Raises ValueError where the shapes differ, or lambd < 0.
    """
    return dW + lambd / m * W


@takes(W="real (n, n_prev)", dW="real (n, n_prev)", learning_rate="rate ()", lambd="rate ()", m="size ()")
def decay_step(W, dW, learning_rate, lambd, m):
    """(1 - learning_rate lambd / m) W - learning_rate dW    W, dW (n, n_prev) -> new W

    The gradient step with l2_grad, its terms in another order: first W shrinks by a factor a little below 1,
    then it moves against the slope of the cost. Raises ValueError where the shapes differ, or a rate is
    negative.
    """
    return (1 - learning_rate * lambd / m) * W - learning_rate * dW


@takes(params="blocks", l1="rate ()", m="size ()")
def l1_penalty(params, l1, m):
    """l1 / m sum_W sum |W|    params {"W1": W1, "b1": b1, ...} -> a number, to be added to the cost

    Every weight is pulled towards 0 with the same force, however small it is: so many end there, where L2 only makes
    them small. Biases are left alone. Raises ValueError as l2_penalty does.
    Source: R. Tibshirani, Journal of the Royal Statistical Society B 58 (1996), 267-288.
    """
    sizes = sum(np.sum(np.abs(v)) for k, v in params.items() if k.startswith("W"))
    return float(l1 / m * sizes)


@takes(dW="real (n, n_prev)", W="real (n, n_prev)", l1="rate ()", m="size ()")
def l1_grad(dW, W, l1, m):
    """dW + l1 / m sign(W)    dW, W (n, n_prev) -> the gradient of the cost with its penalty, (n, n_prev)

    |W| has a corner at 0 and no slope there; 0 is a convention. Raises ValueError where the shapes differ, or l1 < 0.
    """
    return dW + l1 / m * np.sign(W)


@takes(u="probability (...)", keep_prob="kept ()")
def dropout_mask(u, keep_prob):
    """True where u < keep_prob    u: noise, even in [0, 1) -> True and False in the shape of u

    Each entry survives with probability keep_prob; with keep_prob = 1 all do. Raises ValueError unless
    0 < keep_prob <= 1, and for noise outside [0, 1].
    """
    return u < keep_prob


@takes(A="real (...)", keep_prob="kept ()", u="probability (...)", training="truth")
def dropout_forward(A, keep_prob, u, training=True):
    """A / keep_prob where u < keep_prob, else 0; at test time A itself    A, u (n, m) -> (n, m)

    Inverted dropout: dividing by keep_prob keeps the mean of what the next layer receives, so that nothing
    has to be done at test time. Raises ValueError where the shapes differ, or unless 0 < keep_prob <= 1.
    Source: N. Srivastava et al., Journal of Machine Learning Research 15 (2014), 1929-1958.
    """
    if not training:
        return A
    mask = u < keep_prob
    return A * mask / keep_prob


@takes(dA="real (...)", mask="mask (...)", keep_prob="kept ()")
def dropout_backward(dA, mask, keep_prob):
    """dA / keep_prob where the mask is True, else 0    dA, mask (n, m) -> dJ/dA_in (n, m)

    The mask is that of the forward pass. Raises ValueError where the shapes differ, or unless 0 < keep_prob <= 1.
    """
    return dA * mask / keep_prob


@takes(dev_errs="series (epochs,)", patience="size ()")
def early_stop(dev_errs, patience):
    """The epoch to go back to    dev_errs (epochs,), one error an epoch, patience -> its index, from 0

    Stops once `patience` epochs in a row have brought no new lowest error, and goes back to the best epoch so
    far: what comes later is never seen. An error equal to the lowest is no new lowest. Raises ValueError for
    no epochs, nan, or a patience of 0.
    """
    best, best_i, wait = np.inf, 0, 0
    for i, e in enumerate(dev_errs):
        if e < best:
            best, best_i, wait = e, i, 0
        else:
            wait += 1
        if wait >= patience:
            break
    return best_i
