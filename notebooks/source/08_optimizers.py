# %% [markdown]
# # Week 8 - Optimizers
#
# **We know the slope: how can steps made of the same slopes take us as far down, but with a tenth as many?**
#
# ![On the left, a long narrow bowl seen from above with three paths to its minimum: gradient descent goes to and fro across the valley, momentum swings and then runs along it, Adam goes there in a curve. On the right, the cost of one network on tumours over 300 steps: gradient descent, momentum and RMSprop stay near 0.2, Adam comes down to 0.1.](pictures/08_race.png)
#
# *The finished result. On the left, three ways down a long bowl, made of the same slopes.
# On the right, four optimizers train one network on data that were scaled badly. Each has the best of three learning rates.*
#
# **Time:** about four hours, well split into three sittings: sections 1-3, sections 4-6, and section 7 to the end.
# **Needed:** [week 4](04_deep_network.ipynb) for networks, [week 7](07_inputs_init_gradcheck.ipynb) for bowls and scaling.

# %% [markdown]
# ## Warm-up
#
# Run the next cell first: it loads our tools. Then answer four questions about earlier weeks without looking back.

# %%
import numpy as np

from dlcore import datasets, explore, metrics, network, plots, saddles, scaling, splits
from dlcore.layers import Activation, Dense
from dlcore.practice import best_of, catch_bugs, check, hint, predict, progress, quiz, solution, todo

# %%
quiz("08.w1")

# %%
quiz("08.w2")

# %%
quiz("08.w3")

# %%
quiz("08.w4")

# %% [markdown]
# ## Where we are
#
# Weeks 2 to 7 nearly always took the same step: all examples, the slope of the mean cost, and $W := W - \alpha \, dW$.
# This week changes that step. First it gets cheaper, by looking at a few examples at a time. Then it gets a memory.
# What makes steps out of slopes is called an optimizer (优化器).
#
# | letter | what it is | shape | in Python |
# |---|---|---|---|
# | $\alpha$ | learning rate, as ever | number | `learning_rate`, `rate` |
# | mini-batch (小批量) | the part of the examples that one step looks at | $(n_x, \text{size})$ | `X_b`, `Y_b` |
# | epoch (轮次（周期）) | one pass through all $m$ examples | | `epoch` |
# | $t$ | number of the step, from 1 on | number | `t` |
# | $x_t$, $v_t$ | value number $t$ of a series, and the average after it | numbers | `x`, `v` |
# | $\beta$, $\beta_1$, $\beta_2$ | how much of the past an average keeps, from 0 to below 1 | numbers | `beta`, `beta1`, `beta2` |
# | $v$ | from section 4 on: average of the slopes | as $W$ | `v` |
# | $s$ | average of the *squares* of the slopes | as $W$ | `s` |
# | $\hat v$, $\hat s$ | the same, corrected for the start | as $W$ | `v_hat`, `s_hat` |
# | $\varepsilon$ | a tiny number that keeps us from dividing by 0 | number | `epsilon` |
# | $H$ | second slopes: $H_{ij}$ is the slope, in direction $i$, of the slope in direction $j$ | $(n, n)$ | `H` |
#
# As before, $dV$ is $\frac{dJ}{dV}$ for every array $V$. In a step on a mini-batch, $J$ is the mean cost of that batch.

# %% [markdown]
# ## The smallest case by hand
#
# Two parameters, four steps. Across a narrow valley the slopes are $6, -6, 6, -6$: we hop from wall to wall.
# Along the valley they are $1, 1, 1, 1$. We keep an average $v$ that begins at 0. Each new $v$ is half the old $v$ and half the new slope:
#
# | step | across | $v$ across | along | $v$ along |
# |---|---|---|---|---|
# | 1 | 6 | $0 + 3 = 3$ | 1 | $0 + 0.5 = 0.5$ |
# | 2 | -6 | $1.5 - 3 = -1.5$ | 1 | $0.25 + 0.5 = 0.75$ |
# | 3 | 6 | $-0.75 + 3 = 2.25$ | 1 | $0.375 + 0.5 = 0.875$ |
# | 4 | -6 | $1.125 - 3 = -1.875$ | 1 | $0.4375 + 0.5 = 0.9375$ |
#
# In the end the average across is 1.875 in size, less than a third of 6. The average along is 0.9375, nearly the slope itself.
# So if we step along $v$, the hops become much shorter, and the way along the valley hardly does.
# In NumPy:

# %%
v = np.zeros(2)
for dw in ([6, 1], [-6, 1], [6, 1], [-6, 1]):
    v = 0.5 * v + 0.5 * np.array(dw)
    print(v)

# %% [markdown]
# This is the idea of the whole chapter: an average that forgets. But first the slopes themselves become cheaper.

# %% [markdown]
# ## 1. Mini-batches
#
# Our data for the first sections: the 1200 handwritten digits of week 5, 64 pixels each. The question is again: is the digit even?
# The network has 32 hidden units. (`fresh(0)` makes the same start each time.)

# %%
digits = datasets.digits()
X, Y = digits.X_train, (digits.Y_train % 2 == 0).astype(float)


def fresh(seed):
    rng = np.random.default_rng(seed)
    layers = [Dense(64, 32, rng, init="he"), Activation("relu")]
    return network.Sequential([*layers, Dense(32, 1, rng, init="he"), Activation("sigmoid")])

# %% [markdown]
# The slope of the cost is a mean over 1200 examples. A mean can be estimated from a few of them. How well?
# We compare the slope from `size` random examples with that from all: the length of their difference, divided by the length of the full slope.
#
# (After `net.gradients(X, Y)`, `net.grad` holds the slopes of all parameters in one long array, as `net.theta` holds the parameters.
# `rng.choice` draws `size` of the numbers 0 to 1199, none of them twice.)

# %%
net, rng = fresh(0), np.random.default_rng(1)
net.gradients(X, Y)
full = net.grad.copy()


def far_off(size):
    chosen = rng.choice(1200, size, replace=False)
    net.gradients(X[:, chosen], Y[:, chosen])
    return np.linalg.norm(net.grad - full) / np.linalg.norm(full)


for size in (1, 4, 16, 64, 256):
    print(f"{size:3} examples: off by {np.mean([far_off(size) for _ in range(200)]):.1f} times its length")

# %% [markdown]
# Four times as many examples halve the error, as with every mean of random numbers. So the first few examples tell the most,
# and the last thousand hardly anything: they cost time. A step along a rough slope is a rough step, but we can afford many more of them.
# And over many steps, errors in one direction and errors in the other cancel.
#
# An *epoch* looks at each example once. With all examples in each step, an epoch makes one update.

# %%
predict("08.p3")

# %% [markdown]
# How do we cut? In words: put the columns of $X$ and $Y$ into a random order, the same for both.
# Then take the first `size` columns, the next `size` columns, and so on. What is left at the end is a batch, too, only smaller.
#
# **Exercise: cut into mini-batches.** Goal: the list of pairs $(X_b, Y_b)$. `perm` holds the numbers $0$ to $m - 1$ in the order in which the columns are to come.
# Shapes: `X` $(n, m)$, `Y` $(n_y, m)$, `size` a number, `perm` $(m,)$; each pair holds $(n, \text{size})$ and $(n_y, \text{size})$, the last one what is left.
# (With a list of numbers in place of a single one, `X[:, [2, 0]]` is column 2 and then column 0. A slice that goes beyond the end stops at the end.)

# %%
exercise("make_minibatches")

# %%
cut = best_of(make_minibatches)
small_X, small_Y = np.arange(14.0).reshape(2, 7), np.arange(7.0).reshape(1, 7)
for X_b, Y_b in cut(small_X, small_Y, 3, np.array([6, 5, 4, 3, 2, 1, 0])):
    print(X_b.shape, Y_b)

# %% [markdown]
# Seven examples, batches of three: two full ones and a batch with one example. No example is lost, and none comes twice.
#
# **Exercise: how many updates?** Goal: the number of batches, and so of updates, in one epoch of `m` examples.
# A batch holds `size` of them, and the last one may hold fewer. Return an `int`.

# %%
exercise("updates_per_epoch")

# %%
per_epoch = best_of(updates_per_epoch)
for size in (1, 16, 64, 256, 1200):
    print(f"batches of {size:4}: {per_epoch(1200, size):4} updates an epoch")

# %% [markdown]
# Now we train. `steps` goes on for ever. Each time we ask it, it hands out the network and the next batch (`yield`);
# when we ask again, it makes a step on that batch. `islice` asks as often as we say.
# The first item comes before any step, so we ask once more than we want steps.
#
# (`**more` hands on arguments by their names: `five_epochs(64, rate=0.2)` calls `steps(64, rate=0.2)`.)

# %%
from itertools import islice


def steps(size, rate=0.1, seed=0, order=None):
    net, rng = fresh(seed), np.random.default_rng(seed)
    while True:
        perm = rng.permutation(1200) if order is None else order
        for X_b, Y_b in cut(X, Y, size, perm):
            yield net, X_b, Y_b
            net.gradients(X_b, Y_b)
            net.theta -= rate * net.grad


def five_epochs(size, **more):
    updates = 5 * per_epoch(1200, size)
    *_, (net, _, _) = islice(steps(size, **more), updates + 1)
    return net.cost(X, Y)

# %%
for size in (1, 16, 64, 256, 1200):
    print(f"batches of {size:4}: cost {five_epochs(size):.2f} after five epochs")

# %% [markdown]
# The same examples, the same number of looks at each, and the smaller the batch, the lower the cost. Is a small batch a better batch?
# No, it makes more updates. So we count these. How many updates does it take until the cost of all 1200 examples is below 0.3?
# (We look every ten updates.)

# %%
def updates_needed(size, goal=0.3):
    for k, (net, _, _) in enumerate(steps(size)):
        if k % 10 == 0 and net.cost(X, Y) < goal:
            return k


needed = {size: updates_needed(size) for size in (1, 16, 64, 256, 1200)}
for size, k in needed.items():
    print(f"batches of {size:4}: {k} updates, {size * k:6} examples looked at")

# %% [markdown]
# From 16 to 1200 the number of updates is nearly the same: a step along the rough slope of 16 examples brings us about as far as one along the exact slope.
# Only a single example is too rough, and needs about half as many updates again. But batches of 1200 look at more than fifty times as many examples as batches of 16.
# And what does the clock say?

# %% tags=["nbval-ignore-output", "timing"]
from timeit import repeat


def milliseconds(size, count):
    return 1000 * min(repeat(lambda: list(islice(steps(size), count + 1)), number=1, repeat=5))


for size, k in needed.items():
    print(f"batches of {size:4}: {milliseconds(size, k):4.0f} ms")

# %% [markdown]
# Time does not grow as fast as the looks do: one product with 16 columns is hardly slower than one with a single column, thanks to vectorization (week 1).
# So neither end is best. A step on one example wastes vectorization, and a step on all of them wastes examples.
# In between lies mini-batch gradient descent; with one example it is called stochastic gradient descent (随机梯度下降), SGD, and today people often say SGD for both.
#
# A rule of thumb says: up to 2000 examples take all at once, above that batches of 64 to 1024. Our 1200 digits do not support its first half.
# A study note has another rule:
#
# > "Choose a power of two: such batches run faster."

# %%
predict("E67")

# %% tags=["nbval-ignore-output", "timing"]
W = rng.standard_normal((512, 512))


def microseconds(size):
    A = rng.standard_normal((512, size))
    return 1e6 * min(repeat(lambda: W @ A, number=1, repeat=100)) / size


for size in (127, 128, 129, 136, 200):
    print(f"512 units, batch of {size}: {microseconds(size):.1f} microseconds an example")

# %% [markdown]
# The note makes a law of a guess. On the computer where this book was built all five are within ten or twenty percent of each other,
# in another order when we measure again, and 200, which is no power of two, is about as fast as 128. On yours it may be otherwise. Such a difference is worth a measurement, and no rule.
#
# **Why shuffle?** Suppose the file holds the odd digits first and the even ones last, and we cut it as it is.

# %%
by_label = np.argsort(Y[0], kind="stable")
print(f"shuffled: cost {five_epochs(64):.2f}, by label: cost {five_epochs(64, order=by_label):.2f}")
*_, (misled, _, _) = islice(steps(64, order=by_label), 5 * per_epoch(1200, 64) + 1)
print(f"by label, the network says even to {100 * np.mean(misled(X) > 0.5):.0f} percent of the digits")

# %% [markdown]
# Worse than $\ln 2 = 0.69$, the cost of "one half" for everything. Some ten batches in a row say "odd", and the network believes them; the next ten say "even".
# The last word wins.
#
# Predict, then try sizes and learning rates. The slider cuts with your function:

# %% tags=["nbval-ignore-output"]
explore.batch_size(make_minibatches=cut)

# %%
quiz("08.7")

# %% [markdown]
# ## 2. Averages that forget
#
# Here is the cost of each batch of 16, taken before the step on it, over five epochs.

# %%
batch_costs = [net.cost(X_b, Y_b) for net, X_b, Y_b in islice(steps(16), 375)]
ax = plots.costs(batch_costs, title="The cost of each batch", xlabel="update")

# %% [markdown]
# Does it still fall at the end? The batches differ so much that the eye cannot tell. We want the average of the last fifty or so.
# Keeping fifty numbers would do. There is a way with *one* number:
#
# $$v_0 = 0 \qquad v_t = \beta \, v_{t-1} + (1 - \beta) \, x_t$$
#
# Here $x_t$ is the cost of batch $t$, and $v_t$ the average after it. In words: the new average is mostly the old average, and a little of the new value. This is the exponentially weighted average (指数加权（移动）平均),
# EWA for short. With $\beta = 0.5$ it is what we did by hand. With $\beta = 0.9$ the past weighs nine tenths.
#
# **Exercise: the average.** Goal: the list $v_1, v_2, \dots$, one for each value of the list `xs`.

# %%
exercise("ewa")

# %% [markdown]
# We try it on a small series, the sales of five days, and then on the costs.

# %%
averaged = best_of(ewa)
print("sales: ", averaged([10, 12, 14, 16, 18], 0.5))
smooth = {f"beta {beta}": averaged(batch_costs, beta) for beta in (0.5, 0.9, 0.98)}
ax = plots.costs(smooth, title="Averages of the batch costs", xlabel="update", ylabel="average")

# %% [markdown]
# The larger $\beta$, the smoother. With 0.98 we see the trend: it falls to the end. But look at the left: 0.98 begins near 0, where no cost ever was,
# and climbs for some seventy updates. Section 3 will mend that.
#
# **How many values does it average?** We put the formula into itself. With $v_2$ and $v_1$ written out,
#
# $$v_3 = (1 - \beta) \, x_3 + (1 - \beta) \beta \, x_2 + (1 - \beta) \beta^2 \, x_1$$
#
# Each value weighs $\beta$ times as much as the one after it. In general, $x_k$ has in $v_t$ the weight $(1 - \beta) \, \beta^{\,t - k}$.
#
# **Exercise: the weights.** Goal: the weights of $x_1, \dots, x_t$ in $v_t$, in this order. Return an array $(t,)$.

# %%
exercise("ewa_weights")

# %%
weights_of = best_of(ewa_weights)
print("beta 0.5:", weights_of(0.5, 5))
print("the sum of weights times values:", weights_of(0.5, 5) @ [10, 12, 14, 16, 18])

# %% [markdown]
# The last number is $v_5$ of the sales above, so the weights are right. Now 0.9 and 0.98, drawn over the age of a value: the newest has age 0.
# (`[::-1]` turns the order of an array round.)

# %%
both = {f"beta {beta}": weights_of(beta, 100)[::-1] for beta in (0.9, 0.98)}
ax = plots.costs(both, title="Weights of older values", xlabel="age", ylabel="weight")
print(f"0.9**10 = {0.9**10:.2f}   0.98**50 = {0.98**50:.2f}")

# %% [markdown]
# At the age of $\frac{1}{1 - \beta}$ a weight has fallen to about a third of the first. (With $\beta$ near 1 it is $\frac{1}{e} = 0.37$.) So we say that the average covers about $\frac{1}{1 - \beta}$ values:
# 2 for 0.5, 10 for 0.9, 50 for 0.98. One number of memory, whatever the length.
#
# A study note shows the sales 10, 12, 14, 16, 18 with their average for $\beta = 0.5$, and says:
#
# > "The smoothed series shows the trend."

# %%
predict("E68")

# %%
prices = 10 + 2.0 * np.arange(60)
behind = prices - averaged(prices, 0.5)
print("behind, first and last days:", behind[:5], behind[-1].round(4))

# %% [markdown]
# The note is wrong: there was no noise to take away, and the average does not show the trend, it is late. Why by 2?
# Let the average be $d$ below the price. The next price is 2 higher, so the old average is $d + 2$ below it. Of this gap the new average keeps the share $\beta$.
# If $d$ is to stay the same, then $d = \beta (d + 2)$, and so
#
# $$d = 2 \cdot \frac{\beta}{1 - \beta}$$
#
# On a steady rise the average lags $\frac{\beta}{1 - \beta}$ steps behind. With $\beta = 0.5$ that is one day, which is 2 in price. And with a long memory?

# %%
predict("08.p1")

# %%
days = np.arange(1.0, 366)
print(f"beta 0.98, after a year: {365 - averaged(days, 0.98)[-1]:.0f} days late")

# %% [markdown]
# This is the price of calm: the average of the last fifty days cannot know what happened today. Smooth or prompt, one number decides.

# %%
quiz("08.2")

# %% [markdown]
# ## 3. The first steps
#
# An average of costs near 0.7 cannot start near 0. Something has to be divided out. A study note says what:
#
# > "Divide by the mean of the weights at time $t$."

# %%
predict("E13")

# %%
w = weights_of(0.9, 5)
print(f"sum of the weights {w.sum():.4f}, 1 - 0.9**5 = {1 - 0.9**5:.4f}, their mean {w.mean():.4f}")

# %% [markdown]
# The note is wrong: dividing by the *mean* of the weights would make everything five times too large at $t = 5$. What counts is their *sum*.
# The five weights add up to 0.41. The other $\beta^5 = 0.59$ is the weight of $v_0 = 0$, which is no measurement. So we divide by what the true values weigh:
#
# $$\hat v_t = \frac{v_t}{1 - \beta^t}$$
#
# This is bias correction (偏差修正). Later $\beta^t$ is near 0, and the correction fades by itself. Another note gives this factor:
#
# > "To correct the bias, divide by $\frac{1 - \beta^t}{1 - \beta}$."

# %%
predict("E12")

# %%
v_1 = averaged([10, 12], 0.9)[0]
by_note, by_sum = v_1 / ((1 - 0.9**1) / (1 - 0.9)), v_1 / (1 - 0.9**1)
print(f"v_1 = {v_1:.1f}, with the note's factor {by_note:.1f}, divided by 1 - beta^t {by_sum:.1f}")

# %% [markdown]
# The note is wrong for our $v$: its factor is 1 at $t = 1$ and corrects nothing. It belongs to another form, $v_t = \beta v_{t-1} + x_t$, whose weights lack the $(1 - \beta)$.
#
# **Worked example.** The sales 10, 12, 14, 16, 18 once more, $\beta = 0.5$. First day: $v_1 = 0.5 \cdot 0 + 0.5 \cdot 10 = 5$, and
#
# $$\hat v_1 = \frac{5}{1 - 0.5} = 10$$
#
# **With one step missing.** Second day: $v_2 = 0.5 \cdot 5 + 0.5 \cdot 12 = 8.5$. And then
#
# $$\hat v_2 = \frac{8.5}{1 - \; ?}$$
#
# A study note goes on with the corrected 10 instead of the 5, and gets
#
# > $\frac{0.5 \cdot 10 + 0.5 \cdot 12}{1 - 0.5^2} = 11.2$

# %%
predict("E14")

# %%
print(f"with v_1 = 5: {(0.5 * 5 + 0.5 * 12) / (1 - 0.5**2):.3f}")
print(f"with the corrected 10: {(0.5 * 10 + 0.5 * 12) / (1 - 0.5**2):.3f}")

# %% [markdown]
# The note is wrong twice. Its own fraction is 14.667, more than either sale. And what goes into the next step is $v_1$ itself; the corrected value is only shown.
#
# **On your own.** The third day, $v_3$ and $\hat v_3$, with pencil and paper.
#
# <details><summary>The numbers</summary>
#
# $v_3 = 0.5 \cdot 8.5 + 0.5 \cdot 14 = 11.25$ and $\hat v_3 = \frac{11.25}{1 - 0.125} = 12.857$.
#
# </details>
#
# **Exercise: the corrected average.** Goal: the list $\hat v_1, \hat v_2, \dots$ for the list `xs`. The recursion goes on with $v$ itself; $t$ begins at 1.

# %%
exercise("ewa_corrected")

# %%
corrected = best_of(ewa_corrected)
print(np.round(corrected([10, 12, 14, 16, 18], 0.5), 3))
two = {"as it is": averaged(batch_costs, 0.98), "corrected": corrected(batch_costs, 0.98)}
ax = plots.costs(two, title="Batch costs, beta 0.98", xlabel="update", ylabel="average")

# %% [markdown]
# The corrected average begins where the costs begin. After some two hundred updates the two can no longer be told apart.
#
# ### Catch the bugs
#
# The library knows wrong versions of `ewa_corrected`, each with a mistake that people really make.
# **Task:** this case, the first day of the worked example, catches less than half of them. Change it until it catches all. Two changes will do.

# %%
catch_bugs("ewa_corrected", [10.0], 0.5)

# %% [markdown]
# <details><summary>What a good case looks like</summary>
#
# More than one value, so that there is a second step, and a $\beta$ that differs from $1 - \beta$. For instance `[10.0, 12.0, 14.0], 0.9`.
#
# </details>
#
# Predict, then move the sliders. They run your three functions:

# %% tags=["nbval-ignore-output"]
explore.ewa_lab(ewa=averaged, ewa_corrected=corrected, ewa_weights=weights_of)

# %%
quiz("08.3")

# %% [markdown]
# ## 4. Momentum
#
# Week 7 drew a bowl that was long in one direction, and scaled the inputs to make it round. (The curvature is the slope of the slope: how fast the slope grows with each step in that direction.) Deep inside a network there is nothing to scale by hand, and bowls stay long.
# Here is one to practise on, with curvature 1 along and 50 across:
#
# $$J(w_1, w_2) = \frac{w_1^2 + 50 \, w_2^2}{2} \qquad \text{slopes } w_1 \text{ and } 50 \, w_2$$
#
# A step of gradient descent makes $w_1 - \alpha \, w_1 = (1 - \alpha) \, w_1$ out of $w_1$, and $(1 - 50 \alpha) \, w_2$ out of $w_2$.

# %%
predict("08.p2")

# %% [markdown]
# To compare optimizers, we write the walk once. A *rule* makes one step. It takes the parameters, the slopes there, two memories `v` and `s`,
# the number of the step and the learning rate, and returns the new parameters and memories. Plain gradient descent leaves both memories at 0.
#
# (The rule gets copies, so that it cannot overwrite the path. `J(*w)` hands over the two numbers of `w` one by one, and `:.3g` prints three digits, with a power of ten where that is shorter.)

# %%
def walk(rule, slope, w, rate, count):
    v, s, path = np.zeros_like(w), np.zeros_like(w), [w]
    for t in range(1, count + 1):
        w, v, s = rule(w.copy(), slope(w), v.copy(), s.copy(), t, rate)
        path.append(w)
    return np.array(path)


def gd(w, dw, v, s, t, rate):
    return w - rate * dw, v, s

# %%
def J(w1, w2):
    return (w1**2 + 50 * w2**2) / 2


def slope(w):
    return np.array([1.0, 50.0]) * w


start = np.array([-9.0, 1.5])
for rate in (0.02, 0.039, 0.041):
    print(f"rate {rate}: J after 60 steps {J(*walk(gd, slope, start, rate, 60)[-1]):.3g}")

# %%
def from_above(rule, rate, title):
    path = walk(rule, slope, start, rate, 40)
    return plots.cost_contours(J, (-10, 4), (-2, 2), path=path, title=title, xlabel="w1", ylabel="w2")


ax = from_above(gd, 0.039, "Gradient descent, rate 0.039")

# %% [markdown]
# A little above 0.04 the walk explodes, a little below it hops across the valley, because $1 - 50 \cdot 0.039 = -0.95$ changes the sign each time.
# Along the valley each step covers 3.9 percent of the way that is left. (The picture is stretched upwards. With equal units the valley would be seven times as long as wide.)
#
# The slopes across change sign, those along do not. The smallest case has shown what an average makes of that. So we step along the average slope. This is momentum (动量):
#
# $$v := \beta v + (1 - \beta) \, dW \qquad\qquad W := W - \alpha v$$
#
# In words: first mix the new slope into the average, then step along the *new* average. $\beta = 0.9$ is a common choice.
# Usually the start is not corrected here. So the first steps are too short, and after some thirty of them that is over.
#
# **Exercise: a step with momentum.** Goal: the new `W` and the new `v`, by these two formulas.
# Shapes: `W`, `dW`, `v` all of one shape; return the pair `(W, v)`, both new.

# %%
exercise("momentum_step")

# %%
with_momentum = best_of(momentum_step)


def heavy(w, dw, v, s, t, rate, beta=0.9):
    w, v = with_momentum(w, dw, v, rate, beta)
    return w, v, s


for name, rule, rate in (("gradient descent", gd, 0.039), ("momentum", heavy, 0.15)):
    path = walk(rule, slope, start, rate, 150)
    print(f"{name:16}: J after 50 steps {J(*path[50]):.1g}, after 150 {J(*path[150]):.1g}")

# %%
ax = from_above(heavy, 0.15, "Momentum, rate 0.15")

# %% [markdown]
# It still swings across, in waves of some seven steps, and they fade about as slowly as the hops did. What has changed is the way along the valley:
# it reaches $w_1 = 0$ in less than twenty steps, and gradient descent has not reached it after the forty of the picture.
# It even runs beyond and has to come back, as a heavy ball would. All this is due to the rate 0.15, which gradient descent does not bear. How far can we go?

# %%
predict("08.p5")

# %%
for rate in (0.041, 0.2, 0.75, 0.77):
    with np.errstate(all="ignore"):
        far = [abs(walk(rule, slope, start, rate, 1000)[-1]).max() for rule in (gd, heavy)]
    print(f"rate {rate:5}: gradient descent arrives: {far[0] < 1e-6}, momentum arrives: {far[1] < 1e-6}")

# %% [markdown]
# Momentum bears rates up to about 0.76, nineteen times 0.04. At the border the slopes across change sign at each step, and what is left of such slopes in the average?

# %%
left = abs(averaged([1, -1] * 100, 0.9)[-1])
print(f"the average of 1, -1, 1, -1, ... is {left:.4f} in size, one part in {1 / left:.0f}")

# %% [markdown]
# So the average takes away as much as the rate may grow. (With $\beta = 0.5$ it is one third, near which the smallest case ended. In general it is $\frac{1 - \beta}{1 + \beta}$.)
#
# Is more memory always better, then? A study note says:
#
# > "The larger $\beta$, the smoother the path."
#
# We test it with a single parameter and $J = \frac{w^2}{2}$, whose slope is $w$.
# (`partial(heavy, beta=0.99)` is our rule `heavy` with that $\beta$ filled in, and `lambda w: w` is the slope.)

# %%
predict("E69")

# %%
from functools import partial

for beta in (0.9, 0.99):
    path = walk(partial(heavy, beta=beta), lambda w: w, np.array([5.0]), 0.1, 150)
    print(f"beta {beta}: lowest w {path.min():.2f}, last w {path[-1, 0]:.2f}")

# %% [markdown]
# The note is half of the truth. A long memory is smooth, and it turns late: it still runs left when the slope has long been asking it to turn round.
# After 150 steps 0.9 has arrived, and 0.99 has not yet stopped swinging.
#
# **Another convention.** Many libraries write $v := \beta v + dW$, without $(1 - \beta)$. Are these different optimizers?

# %%
def other_form(w, dw, v, s, t, rate):
    v = 0.9 * v + dw
    return w - rate * v, v, s


ours, theirs = walk(heavy, slope, start, 0.15, 100), walk(other_form, slope, start, 0.015, 100)
print("the same path, with a tenth of the rate:", np.allclose(ours, theirs))

# %% [markdown]
# Their $v$ is ten times ours, at all times. So their rate has to be a tenth of ours, and then nothing differs.
# A rate that you read somewhere is worth nothing without the formula it belongs to.

# %%
quiz("08.6")

# %% [markdown]
# ## 5. RMSprop: a scale for each parameter
#
# Momentum repairs the *direction*. The other trouble of the long bowl is size: slopes across are large, slopes along are small, and one rate has to serve both.
# Week 7 divided each input by its usual size. We do the same with the slopes. The usual size of a slope is the root of the mean of its squares.
# For the mean we take our average that forgets:
#
# $$s := \beta s + (1 - \beta) \, dW^2 \qquad\qquad W := W - \alpha \, \frac{dW}{\sqrt{s} + \varepsilon}$$
#
# The square, the root and the division act entry by entry, so that each parameter is measured by its own slopes.
# $\varepsilon = 10^{-8}$ stands outside the root; where a slope has always been 0, it makes $\frac{0}{\varepsilon} = 0$ out of $\frac{0}{0}$. This is RMSprop (均方根传播), for root mean square propagation.
#
# **Exercise: a step of RMSprop.** Goal: the new `W` and the new `s`, by these two formulas.
# Shapes: `W`, `dW`, `s` all of one shape; return the pair `(W, s)`, both new.

# %%
exercise("rmsprop_step")

# %% [markdown]
# A study note divides by something else:
#
# > "Divide the slope by the momentum of its squares."
#
# The root is missing. Does it matter? Let the cost be money. In cents it is 100 times the number that it is in euros, and nothing else has changed.

# %%
predict("E27")

# %%
divided = best_of(rmsprop_step)
for unit, dw in (("euros", 3.0), ("cents", 300.0)):
    w, s = divided(np.zeros(1), np.array([dw]), np.zeros(1), 0.01, 0.9)
    without_root = 0.01 * dw / (s.item() + 1e-8)
    print(f"{unit}: with the root {abs(w.item()):.4f}, without it {without_root:.6f}")

# %% [markdown]
# The note is wrong: it needs the root. Then the slope and what it is divided by have the same unit, which cancels: the step is the same in euros and cents.
# (At the first step $s = 0.1 \, dW^2$, so the step is $\alpha / \sqrt{0.1}$, about three times the rate. Remember this.)
#
# On the long bowl:

# %%
def rms(w, dw, v, s, t, rate):
    w, s = divided(w, dw, s, rate, 0.9)
    return w, v, s


ax = from_above(rms, 0.2, "RMSprop, rate 0.2")

# %% [markdown]
# No hopping: its first step is as long along the valley as across, though the slopes there are 9 and 75. And how does it end?

# %%
for name, rule, rate in (("gradient descent", gd, 0.039), ("RMSprop", rms, 0.2)):
    path = walk(rule, slope, start, rate, 400)
    print(f"{name:16}:", ", ".join(f"J after {k} steps {J(*path[k]):.1g}" for k in (40, 150, 400)))

# %% [markdown]
# After 40 steps it is ahead. Then it stays some distance away from the minimum. Its steps are about as long as the rate, however small the slope has become,
# so near the bottom it jumps to and fro.
# With a fixed rate it cannot settle. Section 7 has the cure.

# %%
quiz("08.4")

# %% [markdown]
# ## 6. Adam
#
# Momentum averages the slopes, RMSprop their squares. Adam (adaptive moment estimation, 自适应矩估计) keeps both, each with a $\beta$ of its own, and corrects both for the start:
#
# $$v := \beta_1 v + (1 - \beta_1) \, dW \qquad s := \beta_2 s + (1 - \beta_2) \, dW^2$$
#
# $$\hat v = \frac{v}{1 - \beta_1^t} \qquad \hat s = \frac{s}{1 - \beta_2^t} \qquad W := W - \alpha \, \frac{\hat v}{\sqrt{\hat s} + \varepsilon}$$
#
# Usual values are $\beta_1 = 0.9$, $\beta_2 = 0.999$ and $\varepsilon = 10^{-8}$. $t$ is the number of the step, and the first step has $t = 1$.

# %%
predict("08.p6")

# %% [markdown]
# **On paper, two steps.** One parameter at 1, $\alpha = 0.1$, slopes 2 and then $-1$, with $\beta_1 = \beta_2 = 0.5$ to keep it short.
# First step: $v = 1$, $s = 2$, $\hat v = 2$, $\hat s = 4$, so $W = 1 - 0.1 \cdot \frac{2}{2} = 0.9$. The second step is yours.
#
# <details><summary>The second step</summary>
#
# $v = 0.5 - 0.5 = 0$ and $s = 1 + 0.5 = 1.5$. So $\hat v = 0$, and $W$ stays at 0.9: the two slopes, weighted, cancel.
#
# </details>
#
# **Exercise: a step of Adam.** Goal: the new `W`, `v` and `s`, by these five formulas. What is returned as `v` and `s` goes into the next step, so it is not the corrected one.
# Shapes: `W`, `dW`, `v`, `s` all of one shape, `t` a number; return the triple `(W, v, s)`, all new.

# %%
exercise("adam_step")

# %%
both_averages = best_of(adam_step)
slopes = np.array([1000.0, 0.001])
W, v, s = both_averages(np.zeros(2), slopes, np.zeros(2), np.zeros(2), 1, 0.01)
print("from 0 to", W.round(5), "  v:", v, "  s:", s)

# %% [markdown]
# At the first step $\hat v = dW$ and $\sqrt{\hat s} = |dW|$: only the sign is left. Both parameters move by the rate, though one slope is a million times the other.
# What comes back as $v$ and $s$ is a tenth and a thousandth of the slopes and their squares: these are not corrected.
#
# A study note is shorter:
#
# > "Adam = momentum + RMSprop."

# %%
predict("E70")

# %%
W, v, s = both_averages(np.zeros(1), np.array([4.0]), np.zeros(1), np.zeros(1), 1, 0.01)
print(f"Adam: {-W.item():.4f}   without the correction: {(0.01 * v / np.sqrt(s)).item():.4f}")
for t in (1, 10, 100, 1000):
    print(f"steady slopes, step {t:4}: {(1 - 0.9**t) / np.sqrt(1 - 0.999**t):.1f} times as long without it")

# %% [markdown]
# The note leaves out the correction. At the first step $v$ is ten times too small, but the root of $s$ more than thirty times. So the step is three times too long.
# Then $v$ recovers within some thirty steps, and $s$ only within thousands. In between the steps get longer still, at the time when we know least.
#
# What each of them remembers for each parameter (Adam also counts its steps, $t$):
#
# | optimizer | remembers | a step is about |
# |---|---|---|
# | gradient descent | nothing | rate times slope |
# | momentum | $v$ | rate times average slope |
# | RMSprop | $s$ | rate, in the direction of the slope's sign |
# | Adam | $v$ and $s$ | rate, less where signs change |
#
# **The race.** All four on the long bowl, each with a rate that suits it. (`both_averages` takes what a rule takes, in the same order. So it is one already.)

# %%
adam = both_averages
ax = from_above(adam, 0.5, "Adam, rate 0.5")

# %%
racers = {
    "gradient descent": (gd, 0.039),
    "momentum": (heavy, 0.15),
    "RMSprop": (rms, 0.2),
    "Adam": (adam, 0.5),
}
paths = {name: walk(rule, slope, start, rate, 150) for name, (rule, rate) in racers.items()}
bowl_costs = {name: [J(*w) for w in path] for name, path in paths.items()}
ax = plots.costs(bowl_costs, title="Four optimizers on the long bowl", log=True)

# %% [markdown]
# The axis is logarithmic. Adam and momentum swing on their way down, and take turns in being ahead. Gradient descent follows more slowly, and RMSprop does not settle.
# (Near step 67 it jumps up. Across the valley its slopes had been tiny for long, so $s$ had faded. There $\alpha / \sqrt{s}$ serves as the rate, and it had grown beyond 0.04.)
# A bowl is a kind place, though: its slopes are exact, and the same curvatures hold everywhere. The lab races on data.
#
# Predict, then change optimizer, rate and the length of the bowl: `kappa` is the curvature across, here 50. The sliders run your steps:

# %% tags=["nbval-ignore-output"]
explore.optimizer_race(momentum_step=with_momentum, rmsprop_step=divided, adam_step=both_averages)

# %% [markdown]
# And on a task that is hard for plain steps: two spirals. The playground trains with **your** `adam_step`. *Keep this run* puts a second run beside it,
# from the same start; then choose *SGD* for the first. **Guess first:** how far will it be when yours is through?

# %% tags=["nbval-ignore-output"]
explore.Playground(data="spiral", hidden=(8, 8), learning_rate=0.03, step=both_averages)

# %% [markdown]
# After 2000 steps Adam's train cost is below 0.1, and that of plain gradient descent above 0.4, at its best learning rate.
# (With the inputs $\sin(x_1)$ and $\sin(x_2)$ both find the spirals: good features can replace a good optimizer.)

# %% [markdown]
# ## 7. A learning rate that falls
#
# Mini-batches have noisy slopes. Far from the minimum that does little harm. At the minimum the noise is all there is.
# The plainest case: a bowl of curvature 1, where every slope is off by a random number of size 1. Two thousand walkers start *at* the minimum, and `w` holds one number for each. Where are they later?

# %%
def spread_after(rate, count=1000, walkers=2000):
    w, rng = np.zeros(walkers), np.random.default_rng(7)
    for _ in range(count):
        w -= rate * (w + rng.standard_normal(walkers))
    return np.sqrt(np.mean(w**2))


for rate in (0.4, 0.1, 0.025):
    print(f"rate {rate:5}: usual distance {spread_after(rate):.2f} after 1000 steps")
print(f"and after 5000 steps, rate 0.1: {spread_after(0.1, 5000):.2f}")

# %% [markdown]
# They leave the minimum, and most of them stay in a ball around it, the *noise ball*. More steps do not help. A quarter of the rate halves the ball.
# But a small rate from the beginning would take long to get here. So: large steps first, small steps at the end. This is learning-rate decay (学习率衰减).
# A rule for it is called a schedule. Here are two:
#
# $$\text{inverse:} \quad \alpha = \frac{\alpha_0}{1 + \text{rate} \cdot \text{epoch}} \qquad\qquad \text{staircase:} \quad \alpha = \alpha_0 \cdot \text{factor}^{\lfloor \text{epoch} / \text{every} \rfloor}$$
#
# $\alpha_0$ is the learning rate of the beginning. *Rate* on the left is another number: it says how fast the learning rate falls.
# Epochs count from 0. $\lfloor x \rfloor$ is $x$ rounded down: with `every` = 10 and a factor of $\frac12$ the rate stays for ten epochs, then halves, and so on.

# %%
predict("08.p7")

# %% [markdown]
# **Exercise: inverse decay.** Goal: the learning rate of this epoch, by the formula on the left. All arguments are numbers:
# `learning_rate` is $\alpha_0$, and `rate` is the other one. Return a `float`.

# %%
exercise("decay_inverse")

# %% [markdown]
# **Exercise: a staircase.** Goal: the learning rate of this epoch, by the formula on the right. All arguments are numbers; return a `float`.

# %%
exercise("decay_staircase")

# %%
inverse, staircase = best_of(decay_inverse), best_of(decay_staircase)
for epoch in (0, 3, 4, 8, 12):
    falling, stairs = inverse(1.0, 0.2, epoch), staircase(1.0, 0.5, 4, epoch)
    print(f"epoch {epoch:2}: inverse {falling:.3f}, staircase {stairs:.3f}")

# %% [markdown]
# Is it worth it with real noise? Logistic regression on our digits, batches of 4, twenty epochs, five orders of the batches.
# This model cannot get every digit right, so its lowest cost is above 0, and at the minimum single examples still pull.
# First we look for the lowest cost itself, with all examples and many steps of Adam.
# (`slope_of(net, X, Y)` makes a function for `walk`: it takes parameters and gives the slopes there.)

# %%
def simple():
    return network.Sequential([Dense(64, 1, rng, init="zeros"), Activation("sigmoid")])


def slope_of(net, X, Y):
    def slope(theta):
        net.theta = theta
        net.gradients(X, Y)
        return net.grad

    return slope


lowest = simple()
lowest.theta = walk(adam, slope_of(lowest, X, Y), lowest.theta.copy(), 0.1, 2000)[-1]
print(f"the lowest cost: {lowest.cost(X, Y):.3f}")

# %% [markdown]
# The library's `SGD` makes the steps of gradient descent. It takes a number as its rate, or a schedule, which is a function of the step.
# `PerEpoch` makes such a function out of a function of the epoch. Here 300 steps are an epoch.

# %%
from dlcore import optimizers, schedules, training


def above_lowest(schedule, seed):
    net, sgd = simple(), optimizers.SGD(schedules.PerEpoch(schedule, per_epoch(1200, 4)))
    walked = training.train(net, X, Y, sgd, 20, batch_size=4, rng=np.random.default_rng(seed), every=20)
    return list(walked)[-1] - lowest.cost(X, Y)

# %% tags=["nbval-ignore-output"]
tried = {
    "fixed at 1": lambda epoch: 1.0,
    "fixed at 0.2": lambda epoch: 0.2,
    "fixed at 0.05": lambda epoch: 0.05,
    "inverse from 1": lambda epoch: inverse(1.0, 0.2, epoch),
    "staircase from 1": lambda epoch: staircase(1.0, 0.5, 4, epoch),
}
found = {name: [above_lowest(schedule, seed) for seed in range(5)] for name, schedule in tried.items()}
ax = plots.spread(found, xlabel="cost above the lowest", title="Batches of 4, twenty epochs, five orders")

# %% [markdown]
# Fixed at 1 it depends on luck where the walk is when we stop. At 0.2 it depends less on luck. At 0.05 hardly, but the walk is still on its way.
# The two that fall are closer on average than all three, and with the staircase all five walks end close.
#
# Predict, then look at the ball itself. At a decay rate of 0.1 the staircase there halves the learning rate every ten epochs.
# A third schedule, the exponential one, also comes to half in ten epochs, but falls a little in each.

# %% tags=["nbval-ignore-output"]
explore.decay_lab(decay_inverse=inverse, decay_staircase=staircase)

# %%
quiz("08.8")

# %% [markdown]
# ## 8. Saddles and plateaus
#
# Where the slope is 0, gradient descent stands still. Is such a point the minimum?
# The second slopes tell. They say how the slopes change. For two parameters they are a matrix, for instance
#
# $$J = \frac{w_1^2 + w_2^2}{2} + 3 \, w_1 w_2 \qquad H = \begin{pmatrix} 1 & 3 \\ 3 & 1 \end{pmatrix}$$
#
# The slope in $w_1$ is $w_1 + 3 w_2$: it grows by 1 with $w_1$ and by 3 with $w_2$, which is the first row. The slope in $w_2$ is $w_2 + 3 w_1$, the second row.
#
# At 0 the slope is 0. Along $w_1$ alone the cost curves up, along $w_2$ alone as well. And along the diagonal $w_2 = -w_1$? There $J = w_1^2 - 3 w_1^2 = -2 w_1^2$: down.

# %%
def saddle(w1, w2):
    return (w1**2 + w2**2) / 2 + 3 * w1 * w2


ax = plots.surface(saddle, (-1, 1), (-1, 1), title="Up along both axes", xlabel="w1", ylabel="w2")
print("curvatures:", np.linalg.eigvalsh(np.array([[1.0, 3.0], [3.0, 1.0]])))

# %% [markdown]
# Such a point is a saddle point (鞍点): up in some directions, down in others. The axes need not show it.
# But for each $H$ there are $n$ directions at right angles that show all there is to see. Their curvatures are the eigenvalues (特征值) of $H$, and `np.linalg.eigvalsh(H)` finds them.
#
# In words: all eigenvalues positive, it is a minimum. All negative, a maximum. Some positive and some negative, a saddle.
# Otherwise some are 0 and the rest have one sign, or there is no rest. Then second slopes cannot tell, and we call it flat.
#
# Rounding leaves tiny numbers where 0 should be, so positive means above $10^{-9}$, and negative below $-10^{-9}$.
#
# **Exercise: what kind of point?** Goal: `"min"`, `"max"`, `"saddle"` or `"flat"`, for a symmetric matrix `H` $(n, n)$.

# %%
exercise("critical_point")

# %% [markdown]
# How often is a point of slope 0 a minimum? In a landscape that prefers no direction, second slopes are random numbers. First with two parameters:

# %%
predict("08.p4")

# %% [markdown]
# A local optimum (局部极小值) is a minimum, but perhaps not the lowest one. A study note tells why training can be slow:
#
# > "Learning is slow in the regions of local optima."

# %%
predict("E29")

# %%
kind_of, rng = best_of(critical_point), np.random.default_rng(8)
for n in (1, 2, 3, 5):
    kinds = [kind_of(saddles.random_hessian(n, rng)) for _ in range(4000)]
    print(f"n = {n}: of 4000 points {kinds.count('min')} are minima and {kinds.count('saddle')} saddles")

# %% [markdown]
# Half of the points, then one in seven, then one in forty or so, then none. Networks have thousands of parameters and more.
# So the note blames the wrong places. Where the cost is high and the slope is 0, we are most likely at a saddle, which has a way down.
# Learning is slow on plateaus (平台区), such as the flat surroundings of saddles.
#
# (Real second slopes are not random. The second paper at the end of this chapter counts them in networks: the lower the cost, the smaller the share of directions that curve down.)
#
# Predict, then draw points in more dimensions. The slider asks your function:

# %% tags=["nbval-ignore-output"]
explore.saddle_view(critical_point=kind_of)

# %% [markdown]
# **A real saddle.** Week 3 said that a network must not begin with zeros. Let us look at that point: two half moons, four tanh units, all 17 parameters 0.
# The library's `saddles.hessian` finds the second slopes by trial, like the check of week 7.
# (`slope_of(...)` makes a function, which we call at once. `+ 0.0` turns -0 into 0.)

# %%
X_moons, Y_moons = datasets.moons(200, 0.15, 0)


def two_layers(deviation):
    rng = np.random.default_rng(0)
    layers = [Dense(2, 4, rng, init=deviation), Activation("tanh"), Dense(4, 1, rng, init=deviation)]
    return network.Sequential([*layers, Activation("sigmoid")])

# %%
at_zero = two_layers("zeros")


def cost_at(theta):
    at_zero.theta = theta.ravel()
    return at_zero.cost(X_moons, Y_moons)


H = saddles.hessian(cost_at, np.zeros((17, 1)))
print("largest slope below 1e-9:", abs(slope_of(at_zero, X_moons, Y_moons)(np.zeros(17))).max() < 1e-9)
print(kind_of(H), np.linalg.eigvalsh(H).round(2) + 0.0)

# %% [markdown]
# Slope 0, five directions up, four down, eight flat: a saddle. Exactly there we stay for ever. A tiny random start is enough to get off. How long does it take?

# %%
def moon_costs(rule, rate, deviation, count=300):
    net = two_layers(deviation)
    path = walk(rule, slope_of(net, X_moons, Y_moons), net.theta.copy(), rate, count)
    return [cost_at(theta) for theta in path]


starts = {f"start from {d:g}": moon_costs(gd, 0.3, d) for d in (1e-2, 1e-4, 1e-6)}
ax = plots.costs(starts, title="Gradient descent leaves a saddle")

# %% [markdown]
# A plateau at $\ln 2$, then a fall. Whoever had stopped the third walk at step 100 would have called it a minimum.
# Each start is a hundred times closer to the saddle than the one before, and waits some 46 steps longer. Near the saddle the distance grows by the same factor in each step:
# the curvature is $-0.34$ and the rate 0.3, so the factor is $1 + 0.3 \cdot 0.34 = 1.10$. About 48 such factors make a hundred.
#
# ### An honest mistake
#
# "Momentum rolls over such plateaus," we wrote here, for the picture of a heavy ball suggests it. Then we counted the steps until the cost is below 0.6,
# for the three starts. (`argmax` gives the first place where the comparison is true.)

# %%
def steps_to_leave(rule, rate, deviation):
    return int(np.argmax(np.array(moon_costs(rule, rate, deviation)) < 0.6))


tries = [("gradient descent", gd, 0.3), ("momentum", heavy, 0.3), ("momentum", heavy, 3.0)]
tries += [("gradient descent", gd, 3.0), ("RMSprop", rms, 0.01), ("Adam", adam, 0.01)]
for name, rule, rate in tries:
    print(f"{name:16} {rate:4}:", [steps_to_leave(rule, rate, d) for d in (1e-2, 1e-4, 1e-6)], "steps")

# %% [markdown]
# At the same rate momentum needs *longer*. On the plateau slopes have one sign and grow, and an average of a growing series lags behind it; section 2 said so.
# With ten times the rate momentum is quick. (In the convention without $1 - \beta$ these ten times come by themselves. Perhaps the picture comes from there.)
# But gradient descent bears this rate here as well, and is quicker still. No slope changes its sign on the plateau, so there is nothing for momentum to cancel.
#
# And RMSprop and Adam hardly feel the plateau: they divide by the size of the slope, so a slope of $10^{-6}$ gives steps as long as any other.

# %% [markdown]
# ## Lab: the race on real data
#
# The tumours of week 7: 30 features, malignant or not. This time somebody has treated them like pixels, and divided everything by the largest number of the training set.
#
# **Look first.** Then the baseline.

# %%
X_all, Y_all, names = datasets.tumours()
sets = splits.shuffle_split(X_all, Y_all.astype(float), 114, 114, np.random.default_rng(0).permutation(569))
(X_train, Y_train), (X_dev, Y_dev), (X_test, Y_test) = (sets[name] for name in ("train", "dev", "test"))
largest = X_train.max()
for i in (names.index("mean smoothness"), names.index("mean radius"), names.index("worst area")):
    print(f"{names[i]:15}: from {X_train[i].min() / largest:.5f} to {X_train[i].max() / largest:.5f}")
print(f"always benign: dev accuracy {1 - Y_dev.mean():.2f}")

# %% [markdown]
# Between 0 and 1, as pixels are. But one feature fills that range, and another lives below 0.0001. The bowl of week 7 is a needle again.
# The race: a network with 16 hidden units, 300 steps on all 341 training examples, three starts. To be fair, each optimizer gets the best of three rates.

# %%
def small_net(seed):
    rng = np.random.default_rng(seed)
    layers = [Dense(30, 16, rng, init="he"), Activation("relu"), Dense(16, 1, rng, init="he")]
    return network.Sequential([*layers, Activation("sigmoid")])


def trained(features, rule, rate, seed):
    net = small_net(seed)
    path = walk(rule, slope_of(net, features, Y_train), net.theta.copy(), rate, 300)
    net.theta = path[-1]
    return net, path

# %% [markdown]
# In code: the rules are the keys of a dictionary, and `min(..., key=mean_cost)` is the rate with the smallest mean cost over the three starts.

# %%
RATES = {gd: (0.3, 1, 3), heavy: (1, 3, 10), rms: (0.01, 0.03, 0.1), adam: (0.1, 0.3, 1)}


def best_rate(features, rule):
    def mean_cost(rate):
        return np.mean([trained(features, rule, rate, seed)[0].cost(features, Y_train) for seed in range(3)])

    return min(RATES[rule], key=mean_cost)


rules = {"gradient descent": gd, "momentum": heavy, "RMSprop": rms, "Adam": adam}
by_max = {name: best_rate(X_train / largest, rule) for name, rule in rules.items()}
print(by_max)

# %%
def cost_along(features, rule, rate, seed=0):
    net, path = trained(features, rule, rate, seed)
    costs = []
    for theta in path:
        net.theta = theta
        costs.append(net.cost(features, Y_train))
    return costs


curves = {name: cost_along(X_train / largest, rules[name], rate) for name, rate in by_max.items()}
ax = plots.costs(curves, title="Tumours, divided by the largest number")
last = {name: round(costs[-1], 2) for name, costs in curves.items()}
print(last, "Adam passes 0.22 at step", int(np.argmax(np.array(curves["Adam"]) < 0.22)))

# %% [markdown]
# After the same number of steps, Adam's cost is less than half of that of gradient descent, and it had passed the other's last cost in less than a tenth of the steps.
# Each weight gets the scale that nobody gave to its feature. Is that all? RMSprop gives it as well. But its best rate is 0.03, and it is not much ahead of momentum.
# Adam adds the average of the slopes, and its best rate is ten times as high. So it takes both.
# (The peaks are steps that were nearly too long. The best rates are often close to the edge.)
#
# And if somebody had? We scale every feature as in week 7, and take the smallest of the three rates for each: now even that is enough.
# (In the figure, "raw" is what was divided by the largest number alone.)

# %%
mu, sigma = scaling.fit_scaler(X_train)
A_train, A_dev, A_test = (scaling.apply_scaler(part, mu, sigma) for part in (X_train, X_dev, X_test))
by_feature = {name: min(RATES[rule]) for name, rule in rules.items()}
print({name: round(cost_along(A_train, rules[name], rate)[-1], 2) for name, rate in by_feature.items()})

# %%
def dev_accuracy(features, dev_features, rule, rate):
    nets = [trained(features, rule, rate, seed)[0] for seed in range(5)]
    return [metrics.accuracy((net(dev_features) > 0.5).astype(int), Y_dev) for net in nets]


accuracy = {}
for name, rule in rules.items():
    accuracy[f"{name}, raw"] = dev_accuracy(X_train / largest, X_dev / largest, rule, by_max[name])
    accuracy[f"{name}, scaled"] = dev_accuracy(A_train, A_dev, rule, by_feature[name])
ax = plots.spread(accuracy, reference=("always benign", 1 - Y_dev.mean()), xlabel="dev accuracy")

# %% [markdown]
# With scaled features all four are nearly equally good, and better than Adam without scaling. (One dev tumour more or less is 0.009.)
# Within these 300 steps, Adam had repaired a part of what one line of week 7 repairs.
# So heal the data first. Then choose an optimizer for what cannot be healed.
#
# **A second opinion: digits.** The network of section 1, ten epochs in batches of 64, with pixels from 0 to 1, and with the mean of each pixel taken away.
# `next_slope` gives `walk` the slope of the next batch each time: `batches` is a loop that waits, and `next` asks it for one item. 190 batches are ten epochs.

# %%
def next_slope(net, features, rng):
    batches = (batch for _ in range(10) for batch in cut(features, Y, 64, rng.permutation(1200)))

    def slope(theta):
        X_b, Y_b = next(batches)
        return slope_of(net, X_b, Y_b)(theta)

    return slope


def digit_cost(features, rule, rate, seed):
    net, rng = fresh(seed), np.random.default_rng(seed)
    net.theta = walk(rule, next_slope(net, features, rng), net.theta.copy(), rate, 190)[-1]
    return net.cost(features, Y)

# %%
DIGIT_RATES = {gd: (0.3, 1, 3), heavy: (1, 3, 5), rms: (0.01, 0.02, 0.03), adam: (0.01, 0.03, 0.05)}


def best_costs(features, rule):
    runs = [[digit_cost(features, rule, rate, seed) for seed in range(3)] for rate in DIGIT_RATES[rule]]
    return min(runs, key=np.mean)

# %%
centred = X - X.mean(axis=1, keepdims=True)
for name, rule in rules.items():
    raw, healed = (np.mean(best_costs(features, rule)) for features in (X, centred))
    print(f"{name:16}: cost {raw:.2f} with pixels from 0 to 1, {healed:.2f} with centred ones")

# %% [markdown]
# The same lesson. On raw pixels momentum and Adam are far ahead. On centred ones nothing worth mentioning is left to be ahead of.
#
# **Report.** On dev, every optimizer is better with scaled features, and the four differ by a tumour or two. Then the simplest is good enough:
# we take plain gradient descent on scaled features, and open the test set, once.

# %%
net, _ = trained(A_train, gd, by_feature["gradient descent"], 0)
answers = (net(A_test) > 0.5).astype(int)
right = int(np.sum(answers == Y_test))
low, high = metrics.wilson_interval(right, 114)
print(f"right: {right / 114:.2f};  a true accuracy from {low:.2f} to {high:.2f} fits")
ax = plots.confusion(metrics.confusion(answers, Y_test), ("benign", "malignant"))

# %% [markdown]
# **Look at the errors.** How sure was the network where it was wrong? And a network that Adam has trained, from the same start, about the same tumours?

# %%
by_adam, _ = trained(A_train, adam, by_feature["Adam"], 0)
for i in np.flatnonzero(answers[0] != Y_test[0]):
    print(f"label {Y_test[0, i]:.0f}: {net(A_test)[0, i]:.3f}, with Adam {by_adam(A_test)[0, i]:.3f}")
print(f"training cost {net.cost(A_train, Y_train):.2f}, with Adam {by_adam.cost(A_train, Y_train):.2f}")

# %% [markdown]
# Both networks are wrong about these, and both are too sure; the one that Adam trained is as good as certain.
# An optimizer brings the *training* cost down, and Adam has brought it lower. A network that is certain of every training example is often certain of new ones as well.
# Against that there are the medicines of week 6. Steps are only half of training.
#
# ### Two open tasks
#
# 1. **Batch and rate together.** In section 1 every batch size had the rate 0.1. Give 64 and 256 the best of several rates, five epochs each. By how much may the rate grow when the batch does?
#    Does a batch of 256 catch up with one of 64?
# 2. **Adam that settles.** Adam with a fixed rate has a noise ball, too. Give the logistic regression of section 7 to Adam, with and without your staircase, over five orders of the batches. (`optimizers.Adam` takes a schedule as `SGD` does.)
#    Is it closer to the lowest cost than gradient descent with the staircase?
#
# A beginning for the first one:

# %%
for rate in (0.1, 0.2, 0.4, 0.8):
    print(f"batches of 256, rate {rate}: cost {five_epochs(256, rate=rate):.2f}")

# %% [markdown]
# ## Remember
#
# - A mini-batch gives a rough slope for a small part of the work. Shuffle, cut, and let the smaller last batch make its step, too.
# - $v_t = \beta v_{t-1} + (1 - \beta) x_t$ averages over about $\frac{1}{1 - \beta}$ values, lags behind, and starts too low. Dividing by $1 - \beta^t$ mends the start.
# - Momentum averages slopes: what changes sign cancels. RMSprop divides by the root of the average square: units cancel. Adam does both, with correction.
# - Noise keeps a fixed rate from settling. A rate that falls lets it.
# - With many parameters, slope 0 at a high cost nearly always means a saddle. And scaled data may gain more than any optimizer.
#
# ## Quiz
#
# Three last questions.

# %%
quiz("08.1")

# %%
quiz("08.5")

# %%
quiz("08.9")

# %% tags=["nbval-ignore-output"]
progress("08_optimizers")

# %% [markdown]
# ## Read on
#
# **One file of the library, line by line:** `dlcore/optimizers.py`. Each pure step stands above the class that takes it in place, on one long array with all parameters of a network.
#
# **Two papers.**
#
# - D. P. Kingma and J. Ba, *Adam: a method for stochastic optimization*, ICLR 2015. Algorithm 1 is the exercise; section 3 explains the correction.
# - Y. Dauphin and others, *Identifying and attacking the saddle point problem in high-dimensional non-convex optimization*, NeurIPS 2014.
#   Where networks meet slope 0, counted.
#
# Next is week 9, *Tuning and batch normalization*: which of all these numbers to try, and a layer that scales what no hand can reach.
