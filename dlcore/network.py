"""Networks: layers one after the other, and all their parameters in one vector.

theta has the parameters end to end, grad the slopes in the same order; params and grads are parts of them by name:
W1, b1, W2 and so on, counting the layers that have parameters. So an optimizer is a few lines on one vector. Arrays
are looked at once, where they come in; the two loops that do the work trust them.
"""

from inspect import unwrap

import numpy as np

from dlcore.gradients import gradient_check
from dlcore.layer_lists import stackable
from dlcore.losses import chosen_loss
from dlcore.minibatches import examples_in
from dlcore.parameters import laid_out
from dlcore.recipes import rebuilt
from dlcore.regularization import l1_penalty, l2_penalty
from dlcore.shapes import check, spelled
from dlcore.storage import read_arrays, write_arrays


class Sequential:
    """A network of layers, with the loss it is trained on: "log", "squared", "cross_entropy" or a Loss of your own.

    Without a loss, a sigmoid at the end gets the log loss, a softmax the cross-entropy, anything else the squared
    error. It computes in dtype, np.float64 or np.float32, whatever X is in. Columns (n, m) have the examples on their
    last axis, pictures (m, H, W, C) on their first. With the shape of X, such as (None, 28, 28, 1) for any number of
    pictures, layers that do not fit to it are told at once; without, when the first X comes.
    """

    def __init__(self, layers, loss=None, dtype=np.float64, shape=None):
        self.layers = stackable(layers)
        if dtype not in (float, np.float64, np.float32, "float64", "float32"):
            raise ValueError(f"dtype is {dtype!r}; wanted is np.float64 or np.float32.")
        self.dtype = np.dtype(dtype)
        end = getattr(self.layers[-1], "name", None)
        self.loss = chosen_loss(loss, end)
        self.one_step = end is not None and self.loss.end == end
        self.fit(shape)
        groups = [layer.params for layer in self.layers]
        self._theta, self._params, params = laid_out(groups, self.dtype)
        self._grad, self._grads, grads = laid_out(groups, self.dtype)
        kept = [layer.statistics for layer in self.layers]
        _, self._statistics, statistics = laid_out(kept, self.dtype, groups)
        params = [its | kept for its, kept in zip(params, statistics, strict=True)]
        self.stack = list(zip(self.layers, params, grads, strict=True))

    def __repr__(self):
        size = self.theta.size
        lines = [f"{len(self.layers)} layers, {size} parameters, {self.loss.name} loss, {self.dtype}"]
        for k, layer in enumerate(self.layers, start=1):
            shapes = ", ".join(f"{name} {array.shape}" for name, array in layer.params.items())
            lines.append(f"{k:3} {layer}{': ' if shapes else ''}{shapes}")
        return "\n".join(lines)

    @property
    def theta(self):
        """All parameters in one vector. What is written into it, the network has."""
        return self._theta

    @theta.setter
    def theta(self, vector):
        check("theta", vector, "real (k,)")
        if np.shape(vector) != self._theta.shape:
            raise ValueError(f"theta has shape {self._theta.shape}, but the new one {np.shape(vector)}.")
        self._theta[...] = vector

    @property
    def params(self):
        """The parameters by name, as parts of theta."""
        return self._params

    @params.setter
    def params(self, blocks):
        self._params.update(blocks)

    @property
    def grad(self):
        """The slopes in theta, as the last backward pass left them."""
        return self._grad

    @property
    def grads(self):
        """Those slopes by name, as parts of grad; gradients(X, Y) finds new ones."""
        return self._grads

    @property
    def statistics(self):
        """What batch normalisation keeps beside the parameters, by name: running_mu2, running_var2."""
        return self._statistics

    @statistics.setter
    def statistics(self, blocks):
        self._statistics.update(blocks)

    def copy(self, dtype=None):
        """A network of its own with the same layers and numbers."""
        return assembled(self.layers, self.loss, dtype or self.dtype, self._theta, self._statistics)

    def __deepcopy__(self, memo):
        return self.copy()  # views would come apart from their vector

    def __reduce__(self):  # for pickle, on the way to another process
        return assembled, (self.layers, self.loss, self.dtype, self._theta, self._statistics.copy())

    # The two loops, and one step made of them. They trust their arguments. With `start` they leave out as many layers,
    # and A or X is what those have given.

    def forward(self, A, training=False, start=0, stop=None):
        """What the last layer gives, or the last one before `stop`, and the caches of all."""
        caches = []
        try:
            for layer, params, _ in self.stack[start:stop]:
                A, cache = layer.ahead(A, params, training)
                caches.append(cache)
        except Exception as error:
            raise self.complaint(start + len(caches), np.shape(A), error) from error
        return A, caches

    def backward(self, dA, caches, start=0):
        """grad, from the slope in what the last of these caches belongs to, back to the first layer with parameters."""
        end = start + len(caches)
        first = next((k for k in range(start, end) if self.layers[k].params), end)
        try:
            for k in reversed(range(first, end)):
                layer, _, grads = self.stack[k]
                dA = layer.back(dA, caches.pop(), grads, k > first)
        except Exception as error:
            raise self.complaint(k, np.shape(dA), error, "going back, ") from error

    def backpropagate(self, X, Y, lambd=0.0, m=None, training=True, start=0, l1=0.0):
        """grad = the slopes of the cost. Penalties divide by m, the examples of the set of which X may be a part."""
        A, caches = self.forward(X, training, start)
        if self.one_step:
            caches.pop()
            self.backward(unwrap(self.loss.grad_from_logits)(A, Y), caches, start)
        else:
            self.backward(unwrap(self.loss.grad)(A, Y), caches, start)
        if lambd or l1:
            m = m or examples_in(Y)
            for _, params, grads in self.stack[start:]:
                for name, grad in grads.items():
                    if lambd and name.startswith("W"):
                        grad += lambd / m * params[name]
                    if l1 and name.startswith("W"):
                        grad += l1 / m * np.sign(params[name])

    def cost_of(self, A, caches, Y, lambd=0.0, l1=0.0):
        """The cost of what forward gave."""
        if self.one_step:
            Z, _ = caches[-1]
            loss = unwrap(self.loss.cost_from_logits)(Z, Y)
        else:
            loss = unwrap(self.loss.cost)(A, Y)
        if lambd:
            loss += unwrap(l2_penalty)(self.params, lambd, examples_in(Y))
        return loss + (unwrap(l1_penalty)(self.params, l1, examples_in(Y)) if l1 else 0.0)

    # The door: what comes in from outside is looked at here, once.

    def __call__(self, X):
        """The network's answers A for X, with dropout off."""
        return self.forward(self.admit(X))[0]

    def cost(self, X, Y, lambd=0.0, training=False, l1=0.0):
        """J = mean loss + lambd / 2m sum of all W^2 + l1 / m sum of all |W|. Dropout is on only in training."""
        X, Y = self.admit_both(X, Y)
        check("lambd", lambd, "rate ()")
        check("l1", l1, "rate ()")
        A, caches = self.forward(X, training)
        if A.shape != Y.shape if self.loss.alike else examples_in(A) != examples_in(Y):
            raise ValueError(f"Y has shape {Y.shape}, but the network gives {A.shape} for this X.")
        if not self.one_step:
            check("the network's A", A, self.loss.answer)
        return self.cost_of(A, caches, Y, lambd, l1)

    def gradients(self, X, Y, lambd=0.0, training=False, l1=0.0):
        """The slopes of that cost in every parameter, by name, as arrays of their own."""
        self.cost(X, Y, lambd, l1=l1)
        self.backpropagate(*self.admit_both(X, Y), lambd, training=training, l1=l1)
        return self.grads.copy()

    def admit_both(self, X, Y):
        """X and Y in the precision of the network; ValueError for what it cannot work with."""
        X = self.admit(X)
        check("Y", Y, self.loss.truth)
        return X, Y.astype(self.dtype, copy=False)

    def admit(self, X):
        """The same for X alone."""
        check("X", X, "float (...)")
        if X.ndim not in (2, 4):
            wanted = "(n, m), one column an example, or (m, H, W, C)"
            raise ValueError(f"X has shape {X.shape}; wanted is {wanted}.")
        self.fit(X.shape)
        with np.errstate(over="ignore"):
            X = X.astype(self.dtype, copy=False)
        check(f"X in {self.dtype}", X, "float (...)")
        return X

    def fit(self, shape):
        """Send a shape through all layers, None if it is not known yet; ValueError where two do not fit."""
        for k, layer in enumerate(self.layers):
            try:
                after = layer.shape_after(shape)
            except ValueError as error:
                raise self.complaint(k, shape, error) from None
            shape = after

    def complaint(self, k, shape, error, way=""):
        """The error in words that say in which layer it was."""
        layer = self.layers[k]
        try:
            layer.shape_after(shape if not way else None)
        except ValueError as its_own:
            error = its_own
        what = str(error) if isinstance(error, ValueError) else f"{type(error).__name__}: {error}"
        given = "" if shape is None else f" is given an array of shape {spelled(shape)}"
        return ValueError(f"{way}layer {k + 1}, {layer},{given}: {what}")

    # Files.

    def save(self, path):
        """One .npz file with every parameter under its name, and the layers in words. Never pickle."""
        recipes = [layer.recipe() for layer in self.layers]
        description = {"layers": recipes, "loss": self.loss.name, "dtype": self.dtype.name}
        write_arrays(path, "network", description, self.params | self.statistics)

    @classmethod
    def load(cls, path, rng=None, loss=None):
        """The network that was saved there. rng is for its dropout, if it is to learn on.

        Of a loss of your own the file has only the name: give it again.
        """
        description, arrays = read_arrays(path, "network")
        try:
            layers = list(rebuilt(description["layers"], arrays, rng))
            net = cls(layers, loss or description["loss"], description["dtype"])
        except (KeyError, TypeError, ValueError) as error:
            told = f"{type(error).__name__}: {error}"
            raise ValueError(f"the layers in {path} make no network ({told}).") from error
        net.load_params(path)
        return net

    def load_params(self, path):
        """Give this network the parameters that were saved from one with the same layers."""
        _, arrays = read_arrays(path, "network")
        its_own = self.params | self.statistics
        there, here = ({name: array.shape for name, array in its.items()} for its in (arrays, its_own))
        if there != here:
            raise ValueError(f"{path} has {there}, but this network has {here}.")
        for name, array in arrays.items():
            its_own[name][...] = array


def assembled(layers, loss, dtype, theta, statistics):
    """A network with these numbers."""
    net = Sequential(layers, loss, dtype)
    net.theta[...] = theta
    net.statistics = statistics
    return net


def check_gradients(net, X, Y, lambd=0.0, training=False, epsilon=1e-5, tolerance=1e-6, l1=0.0):
    """net.gradients against slopes by trial, two costs a parameter, in float64    -> GradientReport

    The report names the block that is most wrong, such as W2. The network stays as it is. With training=True dropout
    is on, and the check says that something random is in it.
    """
    twin = net.copy(np.float64)

    def cost(params):
        twin.params.update(params)
        return twin.cost(X, Y, lambd, training, l1)

    return gradient_check(
        cost, twin.params.copy(), twin.gradients(X, Y, lambd, training, l1), epsilon, tolerance
    )
