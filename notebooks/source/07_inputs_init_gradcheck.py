# %% [markdown]
# # Week 7 - Inputs, initialization, gradient checking
#
# **The same network, the same data: why does it learn at once from one start, and never from another?**
#
# ![On the left, the size of a signal on its way through 30 layers, on a logarithmic axis: with weights of 0.01 it falls by many powers of ten, with large weights it rises by as many, and with He's weights it stays near 1. On the right, three learning curves of one deep network: only the one with He's weights and scaled inputs comes down.](pictures/07_signals.png)
#
# *The finished result. On the left, a signal travels through thirty layers. Only one of the three starts hands it on at its own size.
# On the right, one network with ten layers learns about tumours from three starts. Only one of them gets anywhere.*
#
# **Time:** about three hours, well split into two sittings: sections 1-3, and section 4 to the end.
# **Needed:** [week 4](04_deep_network.ipynb) for deep networks, and [week 5](05_splits_bias_variance.ipynb) for the three sets.

# %% [markdown]
# ## Warm-up
#
# Run the next cell first: it loads our tools. Then answer four questions about earlier weeks without looking back.

# %%
import numpy as np

from dlcore import activations, datasets, depth, explore, gradients, losses, plots, scaling, splits, training
from dlcore.layers import Activation, Dense, Dropout, Layer
from dlcore.practice import best_of, catch_bugs, check, hint, predict, progress, quiz, solution, todo

# %%
quiz("07.w1")

# %%
quiz("07.w2")

# %%
quiz("07.w3")

# %%
quiz("07.w4")

# %% [markdown]
# ## Where we are
#
# Weeks 3 and 4 built networks, week 5 judged them, and week 6 kept them from learning by heart.
# This week is about what happens *before* the first step and beside the training: how the inputs are scaled, where the weights start,
# and how we find out that a gradient is wrong.
#
# | letter | what it is | shape | in Python |
# |---|---|---|---|
# | $\mu$, $\sigma$ | mean (均值) and standard deviation (标准差) of each feature, on the training set | $(n_x, 1)$ | `mu`, `sigma` |
# | $n$ | number of inputs of a unit, also called fan-in | number | `n_in` |
# | RMS | root mean square, $\sqrt{\text{mean of the squares}}$: the usual size of the numbers of an array | number | `layer_rms` |
# | $\theta$ | all parameters, under each other in one column | $(N, 1)$ | `theta` |
# | $\varepsilon$ | a small nudge of one parameter | number | `epsilon` |
#
# As before, $dV$ is $\frac{dJ}{dV}$, the slope of the mean cost, for every array $V$.

# %% [markdown]
# ## The smallest case by hand
#
# One feature, three examples: $x = 2, 4, 9$. The mean is $\mu = 5$. The differences from it are $-3$, $-1$ and $4$.
# The mean of their squares is the variance, $\sigma^2 = \frac{9 + 1 + 16}{3} = 8.6667$, and its root is $\sigma = 2.9439$. Then
#
# $$\frac{x - \mu}{\sigma} = -1.0190, \; -0.3397, \; 1.3587$$
#
# The scaled numbers have mean 0 and standard deviation 1. In two lines of NumPy:

# %%
x = np.array([[2.0, 4.0, 9.0]])
print(((x - x.mean(axis=1, keepdims=True)) / x.std(axis=1, keepdims=True)).round(4))

# %% [markdown]
# ## 1. Scale the inputs
#
# Our data this week: cells of 569 breast tumours, measured under the microscope. Thirty features each; label 1 is malignant.
# Real, and with units as they come:

# %%
X, Y, names = datasets.tumours()
Y = Y.astype(float)
for i in (names.index("mean smoothness"), names.index("mean area")):
    print(f"{names[i]:16} from {X[i].min():8.2f} to {X[i].max():8.2f}")

# %% [markdown]
# One feature lives around 0.1, the other reaches 2500. What does that do to gradient descent?
# We look at logistic regression with these two features alone, and draw its cost over the two weights.
# First the features in their own units, with only their means taken away. We hold $b = -1$ fixed, so that two weights are left.
# (`losses.bce_from_logits` is the loss of week 2, computed from $z$.)

# %%
sets = splits.shuffle_split(X, Y, 114, 114, np.random.default_rng(0).permutation(569))
(X_train, Y_train), (X_dev, Y_dev), (X_test, Y_test) = (sets[name] for name in ("train", "dev", "test"))
two = [names.index("mean smoothness"), names.index("mean area")]


def bowl(features, b):
    def J(w1, w2):
        Z = w1 * features[0] + w2 * features[1] + b
        return float(np.mean(losses.bce_from_logits(Z, Y_train[0])))

    return J


# %%
raw = X_train[two] - X_train[two].mean(axis=1, keepdims=True)
own_units = bowl(raw, -1.0)
ax = plots.cost_contours(own_units, (-50, 150), (-0.01, 0.03), title="Own units", xlabel="w1", ylabel="w2")

# %% [markdown]
# Look at the numbers on the axes: the picture is 200 wide and 0.04 high. Drawn with equal units it would be a needle.
# In $w_2$, which is multiplied by hundreds, the cost is steep; in $w_1$, which is multiplied by hundredths, it is flat.
# Week 2 said that the learning rate must stay below 2 / curvature, and that the curvature says how fast the slope grows.
# So the steep direction dictates a tiny rate, and with it the flat direction hardly moves.

# %%
predict("07.p3")

# %% [markdown]
# The curvature grows with the *square* of the feature. In $z = w x + b$ a step in $w$ changes $z$ by $x$ times as much,
# and the slope in $w$ is $x$ times the slope in $z$: $x$ enters twice.
# For the log loss the curvature is the mean of $a (1 - a) \, x^2$. At $w = 0$ each $a$ is $\sigma(b) = \sigma(-1) = 0.27$, so here it is:

# %%
a = 1 / (1 + np.exp(1.0))
for name, feature in zip(("smoothness", "area"), raw, strict=True):
    curvature = a * (1 - a) * np.mean(feature**2)
    print(f"{name:10}: curvature {curvature:.2g}, so the rate must stay below {2 / curvature:.2g}")

# %% [markdown]
# One direction would bear a rate of nearly sixty thousand, the other one of 0.00008. A single rate has to serve both.
#
# The cure is to give all features the same mean and the same spread:
#
# $$\mu = \frac{1}{m} \sum_{i=1}^{m} x^{(i)} \qquad \sigma = \sqrt{\frac{1}{m} \sum_{i=1}^{m} \bigl(x^{(i)} - \mu\bigr)^2} \qquad x := \frac{x - \mu}{\sigma}$$
#
# **Exercise: measure the scale.** Goal: $\mu$ and $\sigma$ of every feature, by these formulas. A feature is a row, and both means are over the $m$ examples.
# Shapes: `X` $(n_x, m)$; return the pair `(mu, sigma)`, each a column $(n_x, 1)$.

# %%
exercise("fit_scaler")

# %% [markdown]
# A study note has another recipe. After subtracting the mean, it says:
#
# > "Divide the inputs by the square of the mean."

# %%
predict("E01")

# %%
rng = np.random.default_rng(1)
areas = rng.normal(650, 350, (1, 200))
centred = areas - areas.mean(axis=1, keepdims=True)
with np.errstate(divide="ignore"):
    by_note = centred / centred.mean(axis=1, keepdims=True) ** 2
print("the note's values exceed 10^20:", bool(abs(by_note).max() > 1e20))
for name, divisor in (("variance", areas.var()), ("standard deviation", areas.std())):
    print(f"divided by the {name}: standard deviation {np.std(centred / divisor):.4f}")

# %% [markdown]
# The note is wrong. After centring the mean *is* zero, up to rounding, so its square is nothing to divide by.
# Dividing by the variance does not give 1 either: $x$ may be in metres, and then the variance is in square metres.
# The standard deviation has the unit of $x$, and the quotient has none.
#
# **Exercise: apply the scale.** Goal: $(x - \mu) / \sigma$ for any set, with the `mu` and `sigma` that are given.
# Shapes: `X` $(n_x, m)$, `mu` and `sigma` $(n_x, 1)$; the result is $(n_x, m)$.

# %%
exercise("apply_scaler")

# %%
measure, scaled = best_of(fit_scaler), best_of(apply_scaler)
mu, sigma = measure(X_train)
A_train = scaled(X_train, mu, sigma)
print("all means below 1e-9:", bool(abs(A_train.mean(axis=1)).max() < 1e-9))
print("deviations:", A_train.std(axis=1).round(2)[:4], "...")

# %%
ax = plots.cost_contours(bowl(A_train[two], -1.0), (-2, 6), (-2, 6), title="Scaled", xlabel="w1", ylabel="w2")

# %% [markdown]
# The same 8 units on both axes now, and a bowl where the needle was. It is not round, but one learning rate suits both directions:
# each feature has mean square 1, so both curvatures at $w = 0$ are $a (1 - a) = 0.2$, and each allows rates up to 10.
#
# How much is that worth? Logistic regression with all thirty features, 300 steps, three learning rates each.
# In the first row the features are as they were measured, with their means.

# %%
def last_cost(features, learning_rate):
    *_, (_, _, J) = training.gradient_descent(features, Y_train, learning_rate, 300)
    return f"{J:.2f} with {learning_rate:g}"


print("as measured:", [last_cost(X_train, rate) for rate in (1e-6, 1e-5, 1e-4)])
print("scaled:     ", [last_cost(A_train, rate) for rate in (0.1, 1.0, 3.0)])

# %% [markdown]
# As measured, the best of these rates is $10^{-5}$, and ten times more is worse already.
# Scaled, the rate may be a hundred thousand times larger, and the cost comes down to less than a fifth.
#
# We ask it the other way round: how many steps does it take to bring the cost below 0.2? **Guess first.**

# %%
def steps_needed(features, learning_rate, goal=0.2):
    for step, (w, b, J) in enumerate(training.gradient_descent(features, Y_train, learning_rate, 5000)):
        if J < goal:
            return step


print("as measured:      ", steps_needed(X_train, 1e-5), "steps with 0.00001")
print("means taken away: ", steps_needed(X_train - mu, 1e-5), "steps with 0.00001")
print("scaled:           ", steps_needed(A_train, 0.1), "steps with 0.1")

# %% [markdown]
# Thousands of steps, or a few. The middle row shows that a good part of the cure is the mean alone:
# features far from 0 all push in one direction, together with $b$, and that direction is the steepest of all.
#
# Now with two features whose scales you choose. Predict, then move the sliders.

# %% tags=["nbval-ignore-output"]
explore.feature_scale(fit_scaler=measure, apply_scaler=scaled)

# %% [markdown]
# **Which $\mu$ for the dev set?** The network has learned what "1.3 above the mean" means. It is a statement about the *training* mean.

# %%
predict("07.p2")

# %% [markdown]
# We do the same to our cells: another laboratory reports every number of the dev set 1.3 times as large.

# %%
enlarged = 1.3 * X_dev
area = two[1]
print(f"scaled by training: mean of the areas {scaled(enlarged, mu, sigma)[area].mean():.2f}")
print(f"scaled by their own: mean of the areas {abs(scaled(enlarged, *measure(enlarged))[area].mean()):.2f}")
one_tumour = X_dev[:, [0]]
print("a single tumour, its own deviations:", one_tumour.std(axis=1)[:3])

# %% [markdown]
# The mapping of the training set shows that the areas have grown. With statistics of their own the enlarged cells look as if nothing had happened.
# And a single new tumour would be exactly average in everything, with a deviation of 0 to divide by.
# So every set goes through the same mapping, the one of the training set.
#
# The other direction is a leak: if $\mu$ and $\sigma$ are computed before the split, the dev and test set have had a say in training.
# The library can tell:

# %%
leaky = measure(np.hstack([X_train, X_dev]))
try:
    scaling.check_scaler(*leaky, X_train, dev=X_dev)
except ValueError as problem:
    print(problem)

# %% [markdown]
# ### Catch the bugs
#
# The library knows wrong versions of `fit_scaler`, each with a mistake that people really make.
# **Task:** this case catches three of the four. Which property of its numbers hides the fourth? Change it until it catches all.

# %%
catch_bugs("fit_scaler", np.array([[-1.0, 1.0], [-1.0, 1.0]]))

# %% [markdown]
# <details><summary>What a good case looks like</summary>
#
# More examples than features, features with different means, and no deviation that is 1.
# For instance `[[2.0, 4.0, 9.0], [-1.0, 0.5, 3.0]]`.
#
# </details>

# %%
quiz("07.1")

# %%
quiz("07.2")

# %%
quiz("07.7")

# %% [markdown]
# ## 2. Fifty factors
#
# Take a network without biases whose every layer multiplies the signal by one number, the *gain*. After fifty layers the gain has been applied fifty times:
#
# $$0.9^{50} = 0.0052 \qquad 1^{50} = 1 \qquad 1.1^{50} = 117.4$$
#
# A study note says that this is a matter of linear activations:
#
# > "If the activation is linear, signals explode or vanish with depth."
#
# We test it with weights of standard deviation 1.

# %%
predict("E66")

# %%
A0 = rng.standard_normal((100, 200))
for name, g in (("linear", activations.linear), ("relu", activations.relu), ("tanh", np.tanh)):
    A = A0
    for _ in range(10):
        A = g(rng.standard_normal((100, 100)) @ A)
    print(f"{name:6}: the tenth signal is about 10^{round(np.log10(np.std(A)))}")

# %% [markdown]
# The note says too little. With ReLU the signal explodes as it does with linear layers. (Only tanh cannot explode, for it ends at 1.)
# What counts is the gain of a layer, compared with 1, whatever bends it. Here the gain of the linear layers is 10; section 3 tells why.
#
# To follow a signal we need its usual size. The root mean square (均方根) is the root of the mean of the squares.
# It is the standard deviation, without taking off a mean first.
#
# **Exercise: the size of a signal, layer by layer.** Goal: $A_l = g(W_l A_{l-1})$ for each matrix of the list, and the RMS of every $A_l$.
# Shapes: `A0` $(n, m)$, `Ws` a list of matrices, `g` a function for arrays; return a list with one number a layer.

# %%
exercise("layer_rms")

# %% [markdown]
# A study note praises a number that worked in week 3:
#
# > "Weights of 0.01 keep the gradients alive."

# %%
predict("E59")

# %%
sizes = best_of(layer_rms)
starts = {"deviation 0.01": 0.01, "deviation 0.1": 0.1, "deviation 0.3": 0.3}
stacks = {name: [s * rng.standard_normal((100, 100)) for _ in range(30)] for name, s in starts.items()}
found = {name: sizes(A0, Ws, np.tanh) for name, Ws in stacks.items()}
for name, by_layer in found.items():
    print(f"{name}: layer 1 {by_layer[0]:.2f}, layer 10 {by_layer[9]:.2g}, layer 30 {by_layer[29]:.2g}")
ax = plots.signals(found, title="tanh, 100 units a layer")

# %% [markdown]
# The axis is logarithmic. With 0.01 every layer takes the signal to a tenth: after ten layers $10^{-10}$, after thirty nothing to speak of.
# The note holds for *one* hidden layer. With 0.1 the signal fades slowly. With 0.3 it settles below 1. That looks healthy, but is it?

# %%
A = A0
for W in stacks["deviation 0.3"]:
    A = np.tanh(W @ A)
print(f"in layer 30, {100 * np.mean(abs(A) > 0.9):.0f} percent of the numbers lie beyond 0.9 or -0.9")

# %% [markdown]
# More than half of the units are saturated: there the slope of tanh, $1 - a^2$, is below 0.2.
#
# And the way back? There each layer multiplies the slopes by $W^T$ and by $g'(Z)$. The same factors, in the other direction:

# %%
dA = rng.standard_normal((100, 200))
slope = activations.tanh_grad
back = {name: depth.gradient_rms(A0, Ws, np.tanh, slope, dA) for name, Ws in stacks.items()}
ax = plots.signals(back, title="Slopes on their way back, from layer 30 to layer 1")

# %% [markdown]
# Read this picture from right to left: the slopes start at layer 30 and travel to layer 1.
# With 0.01 the first layers get slopes near $10^{-29}$. They never learn: the gradients vanish (梯度消失).
# With 0.3 the slopes grow from layer to layer, to thousands at the first: the gradients explode (梯度爆炸),
# although the signal itself cannot. The large weights win over the small slopes of tanh.

# %%
quiz("07.3")

# %% [markdown]
# ## 3. The right size of a random weight
#
# One unit adds up $n$ inputs: $z = w_1 a_1 + \dots + w_n a_n$. The weights are random and independent, with mean 0 and variance $v$.
# Then the products have mean 0 as well, and their variances add up. Each is $v$ times the mean square of $a$:
#
# $$\text{mean of } z^2 = n \cdot v \cdot \text{mean of } a^2$$
#
# If $z$ is to be as large as $a$, then $n v = 1$, so $v = \frac{1}{n}$. **More inputs need smaller weights.** Is it true?

# %%
for n in (10, 100, 1000):
    a, w = rng.standard_normal((n, 2000)), rng.standard_normal((200, n))
    by_one, by_rule = np.sqrt(np.mean((w @ a) ** 2)), np.sqrt(np.mean((w / np.sqrt(n) @ a) ** 2))
    print(f"{n:4} inputs of size 1: size of z with deviation 1 {by_one:5.2f}, with the rule {by_rule:.2f}")

# %% [markdown]
# With deviation 1 the size grows like $\sqrt{n}$; that was the gain 10 of section 2. With the rule it stays.
#
# tanh hardly changes small numbers, so this rule suits it. It is called Xavier initialization.
# ReLU sets every negative $z$ to 0. As many are negative as positive, so half of the mean square is lost:
# $\text{mean of } a^2 = \frac{1}{2} \cdot \text{mean of } z^2$. A factor 2 gives it back, $v = \frac{2}{n}$: He initialization.
# (Xavier Glorot's own formula also counts the outputs of the layer, for the way back. Where a layer has as many outputs as inputs, it is the same.)
#
# In numbers, and both deviations for $n = 200$:

# %%
z = rng.standard_normal((1, 100_000))
print(f"mean of z^2: {np.mean(z**2):.2f}   mean of relu(z)^2: {np.mean(activations.relu(z) ** 2):.2f}")
print(f"Xavier's deviation for n = 200: {np.sqrt(1 / 200):.4f}   He's: {np.sqrt(2 / 200):.4f}")

# %% [markdown]
# **Exercise: the deviation of a start.** Goal: the *standard deviation* of the weights of a unit with `n_in` inputs:
# $\sqrt{2 / n}$ where `activation` is `"relu"`, else $\sqrt{1 / n}$. Return a `float`.

# %%
exercise("init_std")

# %% [markdown]
# Thirty ReLU layers now, with three starts. **Guess first:** which of them fade, and how fast?

# %%
std = best_of(init_std)


def stack(deviation, layers=30, n=100):
    rng = np.random.default_rng(2)
    return [deviation * rng.standard_normal((n, n)) for _ in range(layers)]


# %%
by_start = {"0.01": stack(0.01), "Xavier": stack(std(100, "tanh")), "He": stack(std(100, "relu"))}
ax = plots.signals({name: sizes(A0, Ws, activations.relu) for name, Ws in by_start.items()}, title="relu")

# %% [markdown]
# 0.01 kills the signal again. Xavier's start loses half the mean square at every ReLU: $0.5^{15} = 0.00003$ is left of its size, for the root counts
# half of the thirty layers. He's start keeps its size, up to the luck of the draw.
#
# Predict, then try other depths, deviations and activations. The slider runs your `init_std` and your `layer_rms`.

# %% tags=["nbval-ignore-output"]
explore.signal_depth(init_std=std, layer_rms=sizes)

# %% [markdown]
# **Does it matter for learning?** A network with ten layers, nine of twenty relu units and a sigmoid at the end, on the scaled tumours.
# `Dense` draws its weights with a number as the deviation, or by `"xavier"` or `"he"`. (`[*layers, x]` is the list `layers` with `x` at its end.)

# %%
from dlcore import logistic, metrics, network, optimizers


def deep_net(init, seed=0, hidden=9):
    rng, layers, n_prev = np.random.default_rng(seed), [], 30
    for _ in range(hidden):
        layers += [Dense(n_prev, 20, rng, init=init), Activation("relu")]
        n_prev = 20
    return network.Sequential([*layers, Dense(20, 1, rng, init=init), Activation("sigmoid")])


def trained(init, seed=0):
    return list(training.train(deep_net(init, seed), A_train, Y_train, optimizers.SGD(0.1), 300))


# %%
histories = {init: [trained(init, seed) for seed in range(5)] for init in (0.01, 0.1, "xavier", "he")}
ax = plots.costs({str(init): runs[0] for init, runs in histories.items()}, title="Ten layers, 300 steps")

# %% [markdown]
# One run is one piece of luck. So here are the final costs of five seeds for each start:

# %%
for init, runs in histories.items():
    last = [history[-1] for history in runs]
    print(init, f"from {min(last):.4f} to {max(last):.4f}")

# %% [markdown]
# From 0.01 and from 0.1 the cost stays where it began, near $\ln 2$ or a little lower: the network learns how frequent the labels are,
# with its last bias, and nothing else. Xavier's start learns, and He's learns much further in the same time, from every seed.
# (With 20 inputs, 0.1 is a third of He's $\sqrt{2 / 20} = 0.32$, and $(\frac13)^9$ is $0.00005$. Starts that are too large are an open task below.)
#
# Here it can be watched. The strip under each layer of the playground shows how large its values and its slopes are. These five layers have sigmoid units.
# **Guess first:** in which layer are the slopes smallest, and how many times smaller? Then try tanh, and the first weights *Small* and *Zeros*.

# %% tags=["nbval-ignore-output"]
explore.Playground(hidden=(4, 4, 4, 4, 4), activation="sigmoid")

# %% [markdown]
# With sigmoid units nothing happens in a thousand steps: the slopes of the first layers are hundreds of times smaller than those of the last.
# With tanh the circle is found in the same time, from the same weights.
#
# ### An honest mistake
#
# "And zeros are the worst start of all," we wrote, and ran it to show an awful curve. Here are both, 0.01 and zeros.
# (`net.theta` holds all parameters of a network in one long array; we count those that moved by more than 0.01.)

# %%
for init in ("zeros", 0.01):
    net = deep_net(init)
    before = net.theta.copy()
    history = list(training.train(net, A_train, Y_train, optimizers.SGD(0.1), 300))
    moved = int(np.sum(abs(net.theta - before) > 0.01))
    print(f"{init}: cost {history[0]:.2f} -> {history[-1]:.2f}; {moved} of {net.theta.size} moved far")

# %% [markdown]
# The two are the same to two decimals. Ten layers deep, a signal below $10^{-13}$ is as good as none, and the last $b$ learns alone.
# Week 3's reason against zeros, symmetry, is not what hurts here. *Any* start that lets the signal die is a start from nothing.
#
# **Before the break:** one question.

# %%
quiz("07.5")

# %% [markdown]
# ## 4. Is the gradient right?
#
# A wrong gradient rarely crashes. It trains, more slowly or to a worse place, and we blame the data.
# So we ask the cost itself. Nudge one parameter, and see how far the cost moves.
#
# **Worked example.** $f(w) = w^3$ at $w = 2$, where the slope is $3 w^2 = 12$. We nudge by $\varepsilon = 0.1$ to both sides:
#
# $$\frac{f(2.1) - f(1.9)}{2 \cdot 0.1} = \frac{9.261 - 6.859}{0.2} = 12.01$$
#
# **With one step missing.** To one side only, as a slope is often defined:
#
# $$\frac{f(2.1) - f(2)}{0.1} = \; ?$$
#
# **On your own.** The same two quotients for $\varepsilon = 0.01$, with a pocket calculator.
#
# <details><summary>The numbers</summary>
#
# One side, 0.1: $\frac{9.261 - 8}{0.1} = 12.61$. With $\varepsilon = 0.01$: $\frac{8.120601 - 7.880599}{0.02} = 12.0001$ and $\frac{8.120601 - 8}{0.01} = 12.0601$.
#
# </details>

# %%
predict("07.p4")

# %%
def cube(w):
    return w**3


for e in (0.1, 0.01, 0.001):
    both, one = (cube(2 + e) - cube(2 - e)) / (2 * e), (cube(2 + e) - cube(2)) / e
    print(f"epsilon {e:5}: both sides {both:.6f}   one side {one:.6f}")

# %% [markdown]
# The algebra says the same. We multiply out $(w + \varepsilon)^3 = w^3 + 3 w^2 \varepsilon + 3 w \varepsilon^2 + \varepsilon^3$, and likewise with $-\varepsilon$:
#
# $$\frac{(w + \varepsilon)^3 - (w - \varepsilon)^3}{2 \varepsilon} = 3 w^2 + \varepsilon^2 \qquad \frac{(w + \varepsilon)^3 - w^3}{\varepsilon} = 3 w^2 + 3 w \varepsilon + \varepsilon^2$$
#
# In the two-sided quotient the term with a single $\varepsilon$ cancels. So its error shrinks like $\varepsilon^2$, a hundredfold for a tenth of $\varepsilon$.
# The other shrinks like $\varepsilon$, tenfold.
#
# A network has many parameters. We put them under each other into one column $\theta$, and nudge one coordinate after the other.
#
# **Exercise: pack.** Goal: all numbers of the arrays `params[k]`, for each `k` in `keys` and in that order, as one column.
# Each array row by row. Shapes: arrays of any shape; the result is $(N, 1)$.

# %%
exercise("pack")

# %%
params = {"W1": np.array([[1.0, 2.0], [3.0, 4.0]]), "b1": np.array([[5.0], [6.0]])}
keys = ["W1", "b1"]
packed = best_of(pack)
theta = packed(params, keys)
print(theta.T, " and back:", gradients.unpack(theta, params, keys)["W1"].tolist())

# %% [markdown]
# **Exercise: the slope by trial.** Goal: for each coordinate $k$ of `theta`, with all others as they are,
#
# $$\frac{f(\theta + \varepsilon e_k) - f(\theta - \varepsilon e_k)}{2 \varepsilon}$$
#
# where $e_k$ is 1 at place $k$ and 0 elsewhere. `f` takes one column and gives a number. Leave `theta` itself unchanged.
# It may hold whole numbers (`int`); its slopes, and the nudged columns, may not be whole.
# Shapes: `theta` $(N, 1)$; the result too.

# %%
exercise("numerical_grad")

# %%
by_trial = best_of(numerical_grad)
print(by_trial(lambda t: float(t[0, 0] ** 3 + 5 * t[1, 0]), np.array([[2.0], [1.0]])).T.round(4))

# %% [markdown]
# Two gradients are never equal to the last digit. How far apart is too far? An absolute difference cannot tell:
# 0.01 is huge for a slope of 0.001, and nothing for one of 1000. So we divide by the size of both. With $\lVert a \rVert$,
# the root of the sum of all squares of $a$ (`np.linalg.norm`), for two gradients $a$ and $b$:
#
# $$\text{relative error} = \frac{\lVert a - b \rVert}{\lVert a \rVert + \lVert b \rVert}$$
#
# NumPy computes with sixteen digits. Then about $10^{-7}$ or less says that both agree, and $10^{-3}$ that one is wrong. In between, look closer.
#
# **Exercise: the relative error.** Goal: this number, for two arrays `a` and `b` of one shape. Where both are all zeros, they agree: return 0.

# %%
exercise("relative_error")

# %% [markdown]
# All together, on a real network. $f$ is the cost of a copy of the network whose parameters come from the column.
# We compare block by block ($W_1$, $b_1$ and so on), for the *block* tells where to look.

# %%
apart = best_of(relative_error)
layers = [Dense(30, 6, rng), Activation("tanh"), Dense(6, 1, rng), Activation("sigmoid")]
small_net = network.Sequential(layers)
X_few, Y_few = A_train[:, :40], Y_train[:, :40]
analytic = small_net.gradients(X_few, Y_few)
keys = list(analytic)


def cost_of(theta):
    twin = small_net.copy()
    twin.params = gradients.unpack(theta, small_net.params, keys)
    return twin.cost(X_few, Y_few)


# %%
theta = packed(small_net.params, keys)
trial = gradients.unpack(by_trial(cost_of, theta), analytic, keys)
for key in keys:
    print(f"{key}: relative error below 1e-7: {apart(analytic[key], trial[key]) < 1e-7}")

# %% [markdown]
# Every block agrees. The library does the same in one call: `network.check_gradients(net, X, Y)`.
#
# ### Find the bug
#
# Here is a tanh layer that a colleague wrote. It runs, and networks with it even learn a little. It is the second tanh of this network:
#
# $$\text{Dense} \to \text{tanh} \to \text{Dense} \to \text{tanh} \to \text{Dense} \to \text{sigmoid}$$
#
# **Before you run the check:** which of the blocks $W_1, b_1, W_2, b_2, W_3, b_3$ will be wrong?

# %%
def tanh_forward(Z):
    A = np.tanh(Z)
    return A, A


def tanh_backward(dA, A):
    return dA * A * (1 - A)


suspect = [Dense(30, 5, rng), Activation("tanh"), Dense(5, 4, rng), Layer(tanh_forward, tanh_backward)]
net = network.Sequential([*suspect, Dense(4, 1, rng), Activation("sigmoid")])
print(network.check_gradients(net, X_few, Y_few))

# %% [markdown]
# $W_3$ and $b_3$ agree; $W_2$, $b_2$ and everything before them are wrong. The slopes travel from the end to the start, and what they pass is spoilt from there on.
# So **the bug sits between the first right block and the last wrong one**: here, in the second tanh. Its backward is the slope of the sigmoid. It should be `dA * (1 - A**2)`.
#
# **A second bug, for your eye.** Another colleague wrote the second dense layer, `my_dense`. Read the report first. Which block is wrong, and what does the factor in its last line tell?
# There are 40 examples. Then look for the bug, mend it in the cell, and run the check again.

# %% tags=["nbval-ignore-output"]
def dense_forward(A_prev, W, b):
    return W @ A_prev + b, (A_prev, W)


def dense_backward(dZ, cache):
    A_prev, W = cache
    return W.T @ dZ, dZ @ A_prev.T, dZ.mean(axis=1, keepdims=True)


my_dense = Layer(dense_forward, dense_backward, W=rng.normal(size=(4, 5)), b=np.zeros((4, 1)))
suspect = [Dense(30, 5, rng), Activation("tanh"), my_dense, Activation("tanh")]
net = network.Sequential([*suspect, Dense(4, 1, rng), Activation("sigmoid")])
print(network.check_gradients(net, X_few, Y_few))

# %% [markdown]
# <details><summary>The bug</summary>
#
# Only $b_2$ is wrong: its slope is made and used nowhere else, so nothing before it suffers. The factor is $0.025 = \frac{1}{40}$.
# `dZ.mean` divides by $m$ once more, though the $\frac{1}{m}$ of the cost is in `dZ` already. It has to be `dZ.sum(axis=1, keepdims=True)`.
# By the way, `dA_prev` and `dW` come out right, so a glance at the learning curve would hardly have found it.
#
# </details>
#
# So there are two kinds: bugs on the way of the slopes spoil all that lies before them, and bugs beside the way stay in their block.
# The slider has one more network and five bugs. Choose one, predict which bars go red, and look:

# %% tags=["nbval-ignore-output"]
explore.gradcheck_bug(numerical_grad=by_trial, relative_error=apart)

# %% [markdown]
# ### When the check itself lies
#
# **A nudge of another size.** A smaller $\varepsilon$ makes a smaller error, as we have seen with $w^3$. Is there an end to this?

# %%
predict("07.p1")

# %%
for e in (1e-2, 1e-4, 1e-6, 1e-12):
    error = apart(packed(analytic, keys), by_trial(cost_of, theta, e))
    print(f"epsilon {e:g}: relative error {'below' if error < 1e-6 else 'above'} 1e-6")

# %% [markdown]
# Too large is inexact. Too small is noise: the two costs agree in nearly all of their sixteen digits, and their difference is made of rounding.
# A nudge of $10^{-4}$ to $10^{-6}$ is a good middle.
#
# **A kink.** ReLU bends at 0. If a nudge crosses the bend, the trial mixes two slopes, and a right gradient looks wrong.

# %%
predict("07.p5")

# %%
z = np.array([[5e-5], [2.0]])
trial = by_trial(lambda z: float(activations.relu(z).sum()), z, 1e-4)
print("by trial:", trial.ravel().round(2), "  by formula:", activations.relu_grad(z).ravel())

# %% [markdown]
# With few such entries, at values near 0, look at another random start before you look for a bug.
#
# **Something random.** With dropout (week 6) on, every call draws new masks, so the cost is another function each time.

# %%
predict("07.p6")

# %%
masked = network.Sequential([*small_net.layers[:2], Dropout(0.8, rng), *small_net.layers[2:]])


def cost_with_dropout(theta):
    masked.params = gradients.unpack(theta, small_net.params, keys)
    return masked.cost(X_few, Y_few, training=True)


grad = packed(masked.gradients(X_few, Y_few), keys)
print("dropout on, relative error above 0.9:", apart(grad, by_trial(cost_with_dropout, theta)) > 0.9)
masked.params = small_net.params
print("dropout off, relative error below 1e-7:", apart(grad, by_trial(cost_of, theta)) < 1e-7)

# %% [markdown]
# So: dropout off while checking. (The library's check refuses a cost that gives two answers for the same parameters.)
#
# **Something slow.** The check finds bugs. It does not train.

# %%
predict("07.p7")

# %%
count = sum(n * n_prev + n for n_prev, n in ((12288, 20), (20, 7), (7, 5), (5, 1)))
print(f"{count:,} parameters, {2 * count:,} costs for one check")

# %% [markdown]
# A few dozen parameters of a small network, a few examples, once after each change of the code: that is the use.

# %%
quiz("07.4")

# %% [markdown]
# ## Lab: benign or malignant
#
# Three sets, cut at the beginning of the chapter. The scaler was fitted on the training set alone.
#
# **Baseline.** "Always benign" has two in three right. And logistic regression on scaled features is strong on these data, as so often on tables of good features.

# %%
A_dev, A_test = scaled(X_dev, mu, sigma), scaled(X_test, mu, sigma)
*_, (w, b, J) = training.gradient_descent(A_train, Y_train, 0.5, 300)
by_sum = logistic.predict_labels(logistic.predict_proba(w, b, A_dev))
print(f"always benign: {1 - Y_dev.mean():.2f}   logistic regression: {metrics.accuracy(by_sum, Y_dev):.2f}")

# %% [markdown]
# **Two switches.** Inputs raw or scaled, weights from 0.01 or from He. Four combinations, the same network with three hidden layers, five random starts each.
# Which of the four do you expect to learn? Write down your guess.

# %%
def dev_accuracy(features, dev_features, init, seed, learning_rate):
    net = deep_net(init, seed, hidden=3)
    try:
        list(training.train(net, features, Y_train, optimizers.SGD(learning_rate), 300))
    except ValueError:
        return 0.0
    return metrics.accuracy((net(dev_features) > 0.5).astype(int), Y_dev)


def best_rate(features, dev_features, init):
    found = []
    for rate in (1e-5, 1e-4, 1e-2, 0.1):
        found.append([dev_accuracy(features, dev_features, init, seed, rate) for seed in range(5)])
    return max(found, key=np.mean)


# %% [markdown]
# To be fair, each combination gets the best of four learning rates, chosen on dev. (Where the cost becomes infinite, `train` stops with a `ValueError`,
# and we count 0. `max(found, key=np.mean)` is the list of accuracies with the largest mean.)

# %%
inputs = {"raw": (X_train, X_dev), "scaled": (A_train, A_dev)}
found = {}
for name, pair in inputs.items():
    for init in (0.01, "he"):
        found[f"{name}, {init}"] = best_rate(*pair, init)
ax = plots.spread(found, reference=("always benign", 1 - Y_dev.mean()), xlabel="dev accuracy")

# %% [markdown]
# Only with both switches right does the network learn well from every start.
# (Raw and 0.01 is not the worst pair: inputs in the hundreds carry a small start some way. Two wrongs cancel a little, and nobody should rely on it.)
#
# **Report.** The chosen network, on the test set, once:

# %%
net = deep_net("he", hidden=3)
history = list(training.train(net, A_train, Y_train, optimizers.SGD(0.1), 300))
answers = (net(A_test) > 0.5).astype(int)
right = int(np.sum(answers == Y_test))
low, high = metrics.wilson_interval(right, 114)
print(f"right: {right / 114:.2f};  a true accuracy from {low:.2f} to {high:.2f} fits")
ax = plots.confusion(metrics.confusion(answers, Y_test), ("benign", "malignant"))

# %% [markdown]
# The two kinds of error are not equally bad: a malignant tumour taken for benign costs more. Week 11 has numbers for that.
#
# **Look at the errors.** What the network said, and in units of $\sigma$ the farthest feature of each wrong case:

# %%
proba = net(A_test)[0]
for i in np.flatnonzero(answers[0] != Y_test[0]):
    k = abs(A_test[:, i]).argmax()
    print(f"label {Y_test[0, i]:.0f}, answer {proba[i]:.2f}: {names[k]}, {A_test[k, i]:+.1f} deviations off")
print(f"the farthest feature of a tumour, middle of all: {np.median(abs(A_test).max(axis=0)):.1f} deviations")

# %% [markdown]
# (A "worst" feature is the mean of the three largest cells.) We expected outliers. But the malignant tumours that the network took for benign
# are ordinary in all thirty features, more so than the middle tumour, and about most of them the network is quite sure.
# The scaling and the start are not to blame. Perhaps thirty numbers are not enough to tell these apart.
#
# ### Two open tasks
#
# 1. **Features of one kind.** Ten of the thirty features are areas, perimeters or radii, and nearly copies of each other.
#    Scale $\ln x$ instead of $x$ for the features that are never 0. Do the bowl and the dev accuracy change?
# 2. **Larger, deeper.** What becomes of `trained(1.0)`, with weights three times too large? And how many layers can you stack with He's start and the rate 0.1
#    before 300 steps no longer suffice? Plot the slopes at that depth with `depth.gradient_rms`, as in section 2.

# %%
positive = X_train.min(axis=1) > 0
print(int(positive.sum()), "of 30 features are above 0 in every training example")

# %% [markdown]
# ## Remember
#
# - Scale each feature to mean 0 and standard deviation 1. $\mu$ and $\sigma$ come from the training set and go to every set.
# - A signal passes one gain a layer. Fifty gains of 0.9 make 0.005; only a gain near 1 survives depth, on both ways.
# - Random weights need the variance $1/n$ (Xavier, tanh) or $2/n$ (He, ReLU). A start of 0.01 is for shallow networks.
# - Gradient check: nudge both sides, relative error, block by block. The bug sits between the first right block and the last wrong one.
# - The check lies with $\varepsilon$ too small, at kinks, and with dropout on. It is for debugging, never for training.
#
# ## Quiz
#
# Two last questions.

# %%
quiz("07.6")

# %%
quiz("07.8")

# %% tags=["nbval-ignore-output"]
progress("07_inputs_init_gradcheck")

# %% [markdown]
# ## Read on
#
# **One file of the library, line by line:** `dlcore/depth.py`, and with it `dlcore/gradients.py`, where the check names the entry that is most wrong.
#
# **Two papers.**
#
# - X. Glorot and Y. Bengio, *Understanding the difficulty of training deep feedforward neural networks*, AISTATS 2010.
#   Signals and slopes measured layer by layer, as in section 2.
# - K. He, X. Zhang, S. Ren and J. Sun, *Delving deep into rectifiers*, ICCV 2015. The factor 2, and the network it made possible.
#
# Next is week 8, *Optimizers*: better steps than straight downhill.
