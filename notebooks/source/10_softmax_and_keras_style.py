# %% [markdown]
# # Week 10 - Softmax, and networks as in Keras
#
# **Which of ten digits is this: how does a network choose among many, and how do others write the same network?**
#
# ![On the left, a handwritten digit of 8 by 8 pixels, a one with a long stroke at its top. In the middle, the ten probabilities that a network gives it: 0.51 for one, 0.27 for nine, 0.20 for eight, and next to nothing for the others. On the right, points of four classes in the plane, and the region that a network gives to each class.](pictures/10_softmax.png)
#
# *The finished result. On the left, a digit by a writer whom the network has never met, and beside it the ten probabilities of its answer.
# It is right, and not sure: nine and eight are possible, too. On the right, a softmax divides the plane among four classes.*
#
# **Time:** about four hours, well split into two sittings: sections 1 and 2, and section 3 to the end.
# **Needed:** [week 2](02_logistic_regression.ipynb) for the sigmoid and the graph, [week 4](04_deep_network.ipynb) for networks,
# and [week 7](07_inputs_init_gradcheck.ipynb) for the gradient check.

# %% [markdown]
# ## Warm-up
#
# Run the next cell first: it loads our tools. Then answer four questions about earlier weeks without looking back.

# %%
import numpy as np

from dlcore import datasets, explore, frameworks, gradients, graph, metrics, network, plots, training
from dlcore.layers import Activation, Dense
from dlcore.optimizers import SGD, Adam
from dlcore.practice import best_of, catch_bugs, check, hint, predict, progress, quiz, solution, todo

# %%
quiz("10.w1")

# %%
quiz("10.w2")

# %%
quiz("10.w3")

# %%
quiz("10.w4")

# %% [markdown]
# ## Where we are
#
# Since week 2 the networks that we wrote have answered questions with two answers: a face or not, benign or malignant.
# In week 9 a network chose among ten digits, and the library did the choosing. Now we open it.
#
# To choose among many classes (类别) takes one new function, the softmax. One new cost belongs to it.
# Then we read how others write networks, in a framework (框架): a library that brings layers, costs and training along.
#
# | letter | what it is | shape | in Python |
# |---|---|---|---|
# | $C$ | number of classes, counted from 0 | number | `C` |
# | $Z$ | scores, also called logits: one for each class and example; $z_k$ is the score of class $k$ | $(C, m)$ | `Z` |
# | $A$ | probabilities (概率), $a_k$ for class $k$; each column adds up to 1 | $(C, m)$ | `A` |
# | $y$ | the right class of an example, a number from 0 to $C - 1$ | $(m,)$ for all | `labels` |
# | $Y$ | the same, one-hot (独热编码): a single 1 in each column | $(C, m)$ | `Y` |
# | $T$ | temperature (温度), by which scores are divided | number | `T` |
#
# As before, columns are examples, $dV$ is $\frac{dJ}{dV}$ for every array $V$, and $J$ is the mean of the losses. $\ln$ is the natural logarithm.

# %% [markdown]
# ## The smallest case by hand
#
# Three classes have the scores 2, 1 and 0. We want three probabilities. They are positive, they add up to 1, and a larger score gets a larger one.
# The powers of $e$ are positive and keep the order: $e^2 = 7.389$, $e^1 = 2.718$, $e^0 = 1$. Their sum is $11.107$. So each gets its share of the sum:
#
# $$\frac{7.389}{11.107} = 0.665 \qquad \frac{2.718}{11.107} = 0.245 \qquad \frac{1}{11.107} = 0.090$$
#
# In two lines of NumPy:

# %%
z = np.array([2.0, 1.0, 0.0])
print((np.exp(z) / np.exp(z).sum()).round(3))

# %% [markdown]
# ## 1. From scores to probabilities
#
# This is the softmax (归一化指数). For class $k$ of $C$ classes:
#
# $$a_k = \frac{e^{z_k}}{e^{z_0} + e^{z_1} + \dots + e^{z_{C-1}}}$$
#
# It is a soft maximum. The largest score gets the largest share, and the others keep something.
# A small change of the scores makes a small change of the shares.
#
# What counts about the scores? Two predictions:

# %%
predict("10.p1")

# %%
predict("10.p5")

# %%
def as_written(z):
    return np.exp(z) / np.exp(z).sum()


for name, scores in (("z", z), ("z + 100", z + 100), ("2 z", 2 * z)):
    print(f"{name:8}", as_written(scores).round(2))

# %% [markdown]
# Only the *differences* count. To add 100 to all scores multiplies every power of $e$ by $e^{100}$, above and below the line, and this factor cancels.
#
# The ratio of two shares is $e^{z_0}$ to $e^{z_1}$, which is $e^{z_0 - z_1}$. To double the scores doubles the difference.
# Then the ratio becomes its own square: it was $e = 2.7$, and is $e^2 = 7.4$.
#
# On paper the number that we add may be as large as we like. And on the computer?

# %%
predict("10.p6")

# %%
with np.errstate(over="ignore", invalid="ignore"):
    print("1000 and 999:", as_written(np.array([1000.0, 999.0])))

# %% [markdown]
# The largest number that float64 can hold is about $1.8 \cdot 10^{308}$, which is $e^{709.8}$. Above it stands `inf`: an overflow (上溢).
# And `inf / inf` is `nan`. (`np.errstate` keeps NumPy's warnings out of the page.)
#
# The cure is what we have seen above: all scores may be moved together. We move them so that the largest is 0.
# Then no power of $e$ is above 1. And one of them *is* 1, so the sum is never 0.
#
# **Exercise: the softmax.** Goal: the softmax of every column, for scores of any size. In words: take the largest score of each column away from it,
# take powers of $e$, divide each column by its sum. Shapes: `Z` $(C, m)$; the result too. Which axis runs through the classes of one example?

# %%
exercise("softmax_columns")

# %%
shares = best_of(softmax_columns)
print(shares(np.array([[2.0, 1002.0], [1.0, 1001.0], [0.0, 1000.0]])).round(3).tolist())

# %% [markdown]
# Both columns are our smallest case. Now one more step between the scores and the shares: we divide all scores by a number $T$, the temperature.

# %%
predict("10.p3")

# %%
column = z.reshape(3, 1)  # one example, as a column
for T in (0.1, 1, 10):
    print(f"T = {T:<4g}", shares(column / T)[:, 0].round(2))

# %% [markdown]
# When it is cold, the largest takes nearly all. When it is hot, all become alike. The order stays.
# Language models have this dial: their next word is drawn from such shares. In the lab we turn it to make a network less sure of itself.
#
# Predict, then try to break the softmax as it is written. The slider also runs yours, beside it:

# %% tags=["nbval-ignore-output"]
explore.softmax_temp(softmax_columns=shares)

# %% [markdown]
# ### Catch the bugs
#
# The library knows wrong versions of `softmax_columns`, each with a mistake that people really make.
# **Task:** this case, a table of two classes and two examples, catches two of the six. Change it, and add a second one to the list, until all are caught.
# Two of the bugs sleep until scores are large.

# %%
first_case = ([[1.0, 0.0], [0.0, 1.0]],)
catch_bugs("softmax_columns", cases=[first_case])

# %% [markdown]
# <details><summary>What good cases look like</summary>
#
# A table that is not the same when rows and columns are exchanged, and not square. And scores whose columns differ by a thousand,
# upward and downward: `([[1000.0, -1000.0], [0.0, -1001.0]],)`, besides `([[1.0, 2.0, 0.5], [3.0, -1.0, 0.0]],)`.
#
# </details>

# %% [markdown]
# ### Two classes
#
# For two classes we have had an answer since week 2, the sigmoid $\sigma$ of one score. Now there are two scores, and a softmax. Do they disagree?

# %%
predict("10.p4")

# %% [markdown]
# *Class 1, the whole way.* The classes are 0 and 1, with the scores $z_0$ and $z_1$. We divide above and below by $e^{z_1}$:
#
# $$a_1 = \frac{e^{z_1}}{e^{z_1} + e^{z_0}} = \frac{1}{1 + e^{z_0 - z_1}} = \sigma(z_1 - z_0)$$
#
# *The other class, with the last step missing.*
#
# $$a_0 = \frac{e^{z_0}}{e^{z_1} + e^{z_0}} = \frac{1}{1 + e^{z_1 - z_0}} = \; ?$$
#
# Write it down, then open the fold.
#
# <details><summary>The last step</summary>
#
# $\sigma(z_0 - z_1)$. The two add up to 1, as they have to: $1 - \sigma(z) = \frac{1}{1 + e^z} = \sigma(-z)$, as in week 2.
#
# </details>

# %% [markdown]
# The library's sigmoid is the one of week 2, safe for every number:

# %%
from dlcore.activations import sigmoid

print(sigmoid(np.array([-1000.0, 2.0, 1000.0])).round(4))

# %% [markdown]
# **Exercise: two classes.** Goal: the probability of class 1, by this sigmoid.
# Shapes: `z1` and `z0` numbers or arrays of one shape; the result has that shape.

# %%
exercise("two_class_softmax")

# %%
of_two = best_of(two_class_softmax)
pair = np.array([[3.0], [1.0]])
print(f"softmax {shares(pair)[0, 0]:.4f}   by the sigmoid {of_two(3.0, 1.0):.4f}")

# %% [markdown]
# So logistic regression *is* a softmax with two classes, in which $z_0$ is held at 0. Nothing is lost, because only the difference counts.
#
# **The answer** of a network is the class with the largest probability. It is also the class with the largest score, for the softmax keeps the order.
#
# **Exercise: the answer.** Goal: for each column the place of its largest entry, counted from 0. `np.argmax` finds such places, along an axis.
# Shapes: `A` $(C, m)$; the result $(m,)$, whole numbers.

# %%
exercise("predict_class")

# %%
answer = best_of(predict_class)
print(answer(shares(np.array([[2.0, 0.0], [1.0, 5.0], [0.0, 1.0]]))))

# %%
quiz("10.1")

# %%
quiz("10.3")

# %%
quiz("10.8")

# %% [markdown]
# ## 2. A price for every answer
#
# Our data for this section: 300 points of four classes.

# %%
X, Y_points = datasets.clusters(300, 4)
labels = Y_points[0]
names = [f"class {k}" for k in range(4)]
print(X.shape, labels[:12])
ax = plots.scatter_classes(X, labels, names, title="Four classes")

# %% [markdown]
# The labels are numbers, but they count nothing: class 3 is not three times class 1. So we give each class a row of its own.
# The column of an example is 1 in the row of its class, and 0 elsewhere. It says what the perfect probabilities would be.
#
# Such a table is written with two lists of places, one of rows and one of columns:

# %%
small = np.zeros((2, 3))
small[[0, 1, 1], [0, 1, 2]] = 1
print(small)

# %% [markdown]
# Three entries became 1: row 0 in column 0, row 1 in column 1, row 1 in column 2. Read downward, these are the labels 0, 1, 1.
#
# **Exercise: one-hot.** Goal: this table for any labels, as numbers. `C` is told, for the last class may be missing in a small batch.
# `np.arange(m)` counts the columns, from 0 to $m - 1$. Shapes: `labels` $(m,)$; the result $(C, m)$.

# %%
exercise("one_hot")

# %%
table = best_of(one_hot)
print(table(np.array([2, 0, 1, 2]), 3))

# %% [markdown]
# What does an answer cost? In week 2 the loss was minus the logarithm of the probability of what was true. We keep that. A study note writes it so, with $p$ for this probability:
#
# > "$loss = -\log p - \log p - \log p$"

# %%
predict("E41")

# %%
p = 0.9
print(f"once: {-np.log(p):.4f}   three times: {-3 * np.log(p):.4f}")

# %% [markdown]
# The note is wrong: somebody copied the term three times. There is one right class, so there is one term. ($\log$ is here the natural logarithm, too.)
#
# As a formula, for one example. $Y_k$ are the entries of its one-hot column. Only $Y_y$ is 1, so it picks the term of the right class $y$:
#
# $$L = -\sum_{k=0}^{C-1} Y_k \ln a_k = -\ln a_y$$
#
# This is the cross-entropy (交叉熵), and $J$ is its mean over $m$ examples. The wrong classes are not in it, and need not be: what they get, the right one lacks.
# A perfect answer costs 0. An answer that gives each of $C$ classes the same share costs $-\ln \frac{1}{C} = \ln C$.
#
# **Exercise: cross-entropy.** Goal: $J$, the mean over the examples. Shapes: `A` and the one-hot `Y` $(C, m)$; the result is one number.

# %%
exercise("cross_entropy")

# %%
cost = best_of(cross_entropy)
print(f"smallest case, class 0 right: {cost(shares(column), table(np.array([0]), 3)):.3f}")
for C in (2, 4, 10):
    alike = np.full((C, 1), 1 / C)
    print(f"{C:2} classes, all alike: {cost(alike, table(np.array([1]), C)):.3f}")

# %% [markdown]
# By hand: $-\ln 0.665 = 0.408$. The last line is a number to remember. A network with ten classes that knows nothing yet should begin near 2.3.
#
# **The slope.** For the sigmoid and its loss we found $dz = a - y$. Now we look for the slope of the loss in each score of one example.
#
# *The right class, the whole way.* Let class 0 be right. $\ln$ of a fraction is a difference, and $\ln e^{z_0} = z_0$:
#
# $$L = -\ln \frac{e^{z_0}}{e^{z_0} + e^{z_1} + e^{z_2}} = \ln\bigl(e^{z_0} + e^{z_1} + e^{z_2}\bigr) - z_0$$
#
# Let $s$ be the sum in the brackets. The slope of $\ln s$ is $\frac{1}{s}$ times the slope of $s$. Only one term of $s$ moves with $z_0$: $e^{z_0}$, which is its own slope. So
#
# $$\frac{dL}{dz_0} = \frac{e^{z_0}}{e^{z_0} + e^{z_1} + e^{z_2}} - 1 = a_0 - 1$$
#
# *A wrong class, with the last step missing.* $z_1$ is in the sum only:
#
# $$\frac{dL}{dz_1} = \frac{e^{z_1}}{e^{z_0} + e^{z_1} + e^{z_2}} - 0 = \; ?$$
#
# **On your own.** All three slopes for our scores 2, 1, 0, if class *1* is right. What do they add up to?
#
# <details><summary>The slopes</summary>
#
# The missing one is $a_1$. With class 1 right: $0.665$, $0.245 - 1 = -0.755$ and $0.090$. They add up to 0, because to raise all scores together changes nothing.
#
# </details>

# %% [markdown]
# The right class has the slope $a_k - 1$, a wrong class $a_k - 0$. With the one-hot column this is $a_k - Y_k$ for all. And the mean over $m$ examples divides by $m$.
#
# **Exercise: the slope.** Goal: $dZ$ of the mean cost, for the table of all examples. Shapes: `A` and `Y` $(C, m)$; the result too.

# %%
exercise("softmax_ce_grad")

# %% [markdown]
# Do we believe it? Week 7 has a judge, the numerical gradient. It nudges every score of a table up and down, and knows nothing about our algebra:

# %%
slope = best_of(softmax_ce_grad)
rng = np.random.default_rng(0)
Z_few, Y_few = rng.normal(size=(4, 5)), table(np.array([3, 0, 2, 2, 1]), 4)
by_trial = gradients.numerical_grad(lambda Z: cost(shares(Z), Y_few), Z_few)
error = gradients.relative_error(slope(shares(Z_few), Y_few), by_trial)
print("relative error below 1e-7:", error < 1e-7)

# %% [markdown]
# **All together.** One score for each class, and each score a weighted sum of the features with weights of its own: $Z = W X + b$, with $W$ $(C, n_x)$ and $b$ $(C, 1)$.
# This is softmax regression (softmax 回归), logistic regression for more than two classes. Training is the loop of week 2, with our new functions in it.
# We keep a switch, `b_too`: a little later we want to see what happens without $b$.

# %%
def fitted(X, labels, C, learning_rate, steps, b_too=True):
    Y = table(labels, C)
    W, b, history = np.zeros((C, len(X))), np.zeros((C, 1)), []
    for _ in range(steps):
        A = shares(W @ X + b)
        history.append(cost(A, Y))
        dZ = slope(A, Y)
        W -= learning_rate * dZ @ X.T
        if b_too:
            b -= learning_rate * dZ.sum(axis=1, keepdims=True)
    return W, b, history

# %%
W, b, history = fitted(X, labels, 4, 0.5, 200)
print(f"cost at the start {history[0]:.3f}, ln 4 = {np.log(4):.3f}; last below 0.2: {history[-1] < 0.2}")
ax = plots.regions(X, labels, lambda points: answer(W @ points + b), names, title="Softmax regression")

# %% [markdown]
# Each class has its region. On the border between classes 0 and 1 their scores are equal. With $w_k^T$ for row $k$ of $W$:
#
# $$w_0^T x + b_0 = w_1^T x + b_1 \quad \text{or} \quad (w_0 - w_1)^T x + (b_0 - b_1) = 0$$
#
# In the plane that is a straight line. A study note writes softmax regression with less (and counts its classes from 1):
#
# > "$z_1 = w_1 x$, $z_2 = w_2 x$, $z_3 = w_3 x$"

# %%
predict("E42")

# %% [markdown]
# We check the prediction, and then see what it costs: the same 300 points, moved three units to the right, with $b$ and without.

# %%
W_any = rng.normal(size=(3, 2))
print("features 0, without b:", shares(W_any @ np.zeros((2, 1)))[:, 0].round(3))
moved = X + np.array([[3.0], [0.0]])
for name, b_too in (("with b", True), ("without b", False)):
    W_moved, b_moved, _ = fitted(moved, labels, 4, 0.5, 2000, b_too)
    right = np.mean(answer(W_moved @ moved + b_moved) == labels)
    print(f"moved points, {name}: right {right:.2f}")

# %% [markdown]
# The note forgets a term: $z_k = w_k^T x + b_k$. Without $b$ every border goes through the origin, the point where all features are 0. The moved points no longer lie around it.
#
# **Before the break:** two questions.

# %%
quiz("10.6")

# %%
quiz("10.7")

# %% [markdown]
# ## 3. The same formula, other digits
#
# Two formulas that are equal on paper need not give equal numbers. A computer rounds after every step.

# %%
predict("10.p7")

# %%
print((0.1 + 0.2) + 0.3, "  ", 0.1 + (0.2 + 0.3))
for kind in (np.float32, np.float64):
    small = kind(0.0001)
    lost = (kind(1) + small) - kind(1)
    print(f"{kind.__name__}: (1 + 0.0001) - 1 = {lost:.16f}")

# %% [markdown]
# The first line ends in two different numbers: each sum was rounded, and the order of the sums decided how.
#
# NumPy's usual numbers, float64, keep about 16 digits. float32 takes half the memory and keeps about 7; graphics cards and frameworks like it.
# Beside the 1, the small number keeps only those of its digits that fit behind it. So the result in float32 is wrong from its fifth digit on.
# In float64 the error lies behind the end of this print. The lesson: a small difference of two large numbers has few right digits.
#
# Now our losses. We take label 0 and the log loss of week 2, computed from the probability: $-\ln(1 - \sigma(z))$.

# %%
predict("10.p2")

# %%
z_up = np.array([5.0, 10.0, 16.0, 17.0, 30.0, 36.0, 37.0, 40.0])
print("z      ", *[f"{v:8g}" for v in z_up])
for kind in (np.float32, np.float64):
    with np.errstate(divide="ignore"):
        found = -np.log(1 - sigmoid(z_up.astype(kind)))
    print(kind.__name__, *[f"{v:8.4f}" for v in found])

# %% [markdown]
# The loss should be $z$ and very little more. In float32 it is infinite at 17, and shortly before that it is off: 15.94 at 16.
# In float64 it is infinite at 37, and 36.04 at 36. A network that is sure and wrong may have such a score, and one infinite loss makes the whole mean infinite.
#
# The number was lost when the probability was rounded to 1. So we never form the probability. Week 2 found two ways to write the loss with label 0:
#
# $$\ln(1 + e^{z}) = z + \ln(1 + e^{-z})$$
#
# For $z > 0$ the right one is safe, for $z < 0$ the left one. Both at once are $\max(z, 0) + \ln(1 + e^{-|z|})$, in which no power of $e$ is above 1.
# With label 1 the loss is smaller by $z$, as we saw in week 2. So for both labels:
#
# $$L = \max(z, 0) - z y + \ln\bigl(1 + e^{-|z|}\bigr)$$
#
# By hand, for $z = 3$: with label 1 it is $3 - 3 + \ln(1 + e^{-3}) = 0.0486$, and with label 0 it is $3.0486$.
#
# **Exercise: log loss from scores.** Goal: the mean of these losses. `np.maximum(Z, 0)` takes the larger one, entry by entry.
# `np.log1p(x)` is $\ln(1 + x)$, and keeps the digits of a tiny $x$.
# Shapes: `Z` and `Y` $(1, m)$, of 0 and 1; the result is one number.

# %%
exercise("logistic_cost_from_logits")

# %%
from_z = best_of(logistic_cost_from_logits)
for v in (36.0, 40.0, 1000.0):
    print(f"z = {v:g}, label 0: {from_z(np.array([[v]]), np.zeros((1, 1))):.4f}")

# %% [markdown]
# All are finite. And label 1, with a $z$ far below 0? Predict, then look for it in both precisions. The slider runs your function, too:

# %% tags=["nbval-ignore-output"]
explore.logit_loss(logistic_cost_from_logits=from_z)

# %% [markdown]
# **Many classes.** In section 2, on the way to the slope, we took the fraction apart:
#
# $$L = \ln\bigl(e^{z_0} + \dots + e^{z_{C-1}}\bigr) - z_y$$
#
# The first term is called log-sum-exp: the logarithm of the sum of powers of $e$. It overflows like the softmax, and the cure is the same.
# We take the largest score $M$ out of every power:
#
# $$\ln \sum_k e^{z_k} = \ln\Bigl(e^{M} \sum_k e^{z_k - M}\Bigr) = M + \ln \sum_k e^{z_k - M}$$
#
# For 1000 and 999 that is $1000 + \ln(1 + e^{-1}) = 1000.3133$.
#
# **Exercise: log-sum-exp.** Goal: this number for each column. Shapes: `Z` $(C, m)$; the result $(1, m)$.

# %%
exercise("log_sum_exp")

# %%
lse = best_of(log_sum_exp)
print(lse(np.array([[1000.0, 2.0], [999.0, 2.0]])).round(4), " and ln(2 e^2) =", round(2 + np.log(2), 4))

# %% [markdown]
# **Exercise: cross-entropy from scores.** Goal: the mean, over the examples, of log-sum-exp minus the score of the right class.
# It takes the labels themselves, no one-hot table. Two lists of places can read as well as write: `Z[labels, np.arange(m)]` picks one entry of each column. Shapes: `Z` $(C, m)$, `labels` $(m,)$; the result is one number. You may call your `log_sum_exp`.

# %%
exercise("ce_from_logits")

# %%
from_scores = best_of(ce_from_logits)
for gap in (10.0, 100.0, 800.0):
    Z_wrong, truth = np.array([[0.0], [gap], [0.0]]), np.array([0])
    with np.errstate(divide="ignore"):
        naive = -np.log(shares(Z_wrong)[0, 0])
    found = from_scores(Z_wrong, truth)
    print(f"wrong by {gap:3g}: by the probability {naive:.4f}, from the scores {found:.4f}")

# %% [markdown]
# A probability of $e^{-800}$ is too small to hold, an underflow (下溢): it is rounded to 0, although nothing is wrong with our softmax.
# No better softmax can help here, for the loss sees only the 0. A formula has numerical stability (数值稳定性) if the rounding does it no harm.
#
# That is why frameworks have losses *from logits*, which take scores. And it is why the library's `Sequential`, with a softmax at its end, computes its cost from the scores.

# %%
quiz("10.5")

# %% [markdown]
# ## 4. Reading Keras
#
# In our study notes, networks look like this. It is Keras, a widely used framework:
#
# ```python
# model = Sequential([
#     Dense(25, activation="sigmoid"),
#     Dense(15, activation="sigmoid"),
#     Dense(1, activation="sigmoid"),
# ])
# model.compile(loss=BinaryCrossentropy())
# model.fit(X, Y, epochs=100)
# ```
#
# There is nothing in it that we have not written ourselves. Line by line, with other losses that may stand in the same place:
#
# | in Keras | what it is | where we wrote it |
# |---|---|---|
# | `Sequential([...])` | layers, one after the other | week 4 |
# | `Dense(25, activation="sigmoid")` | $g(a W + b)$, 25 units; it finds out the number of inputs by itself | week 3, `dense_batch` |
# | `BinaryCrossentropy()` | the mean log loss of probabilities | week 2 |
# | `BinaryCrossentropy(from_logits=True)` | the same from scores; then the last layer is linear | section 3 |
# | `CategoricalCrossentropy`, `SparseCategoricalCrossentropy` | cross-entropy, with one-hot labels, with class numbers | sections 2 and 3 |
# | `MeanSquaredError()` | for numbers instead of classes | week 1 |
# | `compile(loss=..., optimizer=...)` | which cost, and which rule for the steps | week 8 |
# | `fit(X, Y, epochs=100)` | the loop, in mini-batches of 32 unless we say otherwise | week 8 |
#
# One thing lies on its side, as in week 3: in Keras examples are *rows*, and a layer's $W$ is $(n_{in}, \text{units})$.
#
# **Exercise: a Sequential.** Goal: the output of a whole network in this layout, for one example. `layers` is a list of triples `(W, b, g)`, in which `g` is a function.
# A layer turns `a` into `g(a @ W + b)`, and hands it to the next. Shapes: `x` $(n,)$, each `W` $(n_{in}, \text{units})$, each `b` $(\text{units},)$; the result has the units of the last layer.

# %%
exercise("run_sequential")

# %% [markdown]
# The network of the notes, on the task of the notes: is this digit a 0 or a 1? First in `dlcore`, whose layers we know. It is not trained yet.

# %%
task = datasets.digits()
few = task.Y_train[0] < 2
X_01, Y_01 = task.X_train[:, few], task.Y_train[:, few].astype(float)
rng = np.random.default_rng(0)
layers = []
for n_prev, n in ((64, 25), (25, 15), (15, 1)):
    layers += [Dense(n_prev, n, rng, "xavier"), Activation("sigmoid")]
net = network.Sequential(layers)
print(X_01.shape, " parameters:", net.theta.size)

# %% [markdown]
# Now the same weights through our `run_sequential`. Each $W$ is turned, and each $b$ loses its second axis:

# %%
through = best_of(run_sequential)
turned = [(net.params[f"W{k}"].T, net.params[f"b{k}"][:, 0], sigmoid) for k in (1, 2, 3)]
print(f"dlcore {net(X_01[:, :1]).item():.6f}   run_sequential {through(X_01[:, 0], turned).item():.6f}")

# %% [markdown]
# ### Who finds the slopes?
#
# One part is missing in the Keras text, and it is the part that took us weeks: the backward pass. Keras does not need it from us.
# A study note says, of a framework named TensorFlow:
#
# > "Define the cost function, and TensorFlow does the rest."

# %%
predict("E73")

# %% [markdown]
# What it does is called automatic differentiation (自动微分), and it is the graph of week 2. While the cost is computed, each operation leaves a node behind.
# Then one walk backward multiplies the slopes of the single operations, and adds where paths meet.
#
# Our own `graph.Node` can do it. We write down the cross-entropy of our smallest case, with class 1 right, and no slope at all:

# %%
Z_node = graph.Node(column, "Z")
Y_one = table(np.array([1]), 3)
J = np.log(np.sum(np.exp(Z_node))) - np.sum(Z_node * Y_one)
J.backward()
print(f"J = {J.value:.4f}   dZ = {Z_node.grad[:, 0].round(3)} by the graph")
print("                     ", slope(shares(column), Y_one)[:, 0].round(3), "by our formula")

# %% [markdown]
# The machine has found $A - Y$, without a pencil. But it follows the steps that we wrote, not the function that we meant.
# The same line of code, with a score of 800:

# %%
far = graph.Node(np.array([[800.0], [0.0], [0.0]]), "Z")
try:
    J = np.log(np.sum(np.exp(far))) - np.sum(far * Y_one)
except ValueError as problem:
    print(problem)

# %% [markdown]
# (Our graph stops with a sentence where a framework would go on with `nan`.) Stable formulas remain our business.
#
# And the rest? We have a cost and its slope. A small model has one weight, $w = 2$, and should give $y = 6$ for $x = 1.5$.
# First we compute the slope twelve times and do nothing with it: a learning rate of 0. Then we add a rule for the steps:

# %%
x, y = 1.5, 6.0
costs = {"the slope alone": [], "with steps": []}
for name, learning_rate in (("the slope alone", 0.0), ("with steps", 0.1)):
    w = 2.0
    for _ in range(12):
        node = graph.Node(w, "w")
        J = (node * x - y) ** 2
        J.backward()
        w = w - learning_rate * node.grad
        costs[name].append(J.value)
ax = plots.costs(costs, title="J = (w x - y)²")

# %% [markdown]
# The note promises too much. The slopes come for free, but model, optimizer, learning rate and loop are still to be chosen.
# The Keras text at the top of this section names no optimizer, so Keras takes one for us: the RMSprop of week 8. A default is a decision, too.
#
# In TensorFlow the same loop is written with a `GradientTape`. The tape records what is computed, and plays it backward. `assign_sub` takes something away from a weight.
# The next cell runs it if TensorFlow is installed. It ends at the same $w$ as our graph, in all four digits that it prints.

# %% tags=["frameworks", "nbval-ignore-output"]
tf = frameworks.tensorflow()
if tf:
    w_tf = tf.Variable(2.0)
    for step in range(12):
        with tf.GradientTape() as tape:
            J_tf = (w_tf * x - y) ** 2
        w_tf.assign_sub(0.1 * tape.gradient(J_tf, w_tf))
    print(f"after 12 steps: w = {float(w_tf):.4f} by the tape, {w:.4f} by our graph")
else:
    print("TensorFlow is not installed here, and nothing that follows needs it.")

# %% [markdown]
# ### Real Keras beside dlcore
#
# Are the two really the same? If Keras is installed, the next cells ask it. Keras leaves the computing to another library, to JAX or to TensorFlow, whichever is there.
# Without Keras the first cell says so, and the others stay silent. You lose nothing: read on, for the text tells what each of them gives.

# %% tags=["frameworks", "nbval-ignore-output"]
keras = frameworks.keras()
print(frameworks.found())

# %% [markdown]
# The network of the notes in Keras' own words. The last activation may be chosen, for we shall want a linear one:

# %%
def as_in_keras(end="sigmoid"):
    layers = [keras.layers.Dense(25, activation="sigmoid"), keras.layers.Dense(15, activation="sigmoid")]
    return keras.Sequential([keras.Input((64,)), *layers, keras.layers.Dense(1, activation=end)])

# %% [markdown]
# **The same weights in, the same answers out?** `give` turns our weights and hands them to the model of Keras. Keras computes in float32, so we expect about seven equal digits.

# %% tags=["frameworks", "nbval-ignore-output"]
if keras:
    model = frameworks.give(net, as_in_keras())
    apart = abs(frameworks.answers(model, X_01) - net(X_01)).max()
    print(f"largest difference of {Y_01.size} answers: below 1e-6 is {apart < 1e-6}")

# %% [markdown]
# All 240 answers agree to a millionth.
#
# **The same slopes?** Ours come from backward functions such as those of week 4, theirs from automatic differentiation.
# We ask for the cost from probabilities first, and then from logits, where the last layer is linear.

# %% tags=["frameworks", "nbval-ignore-output"]
if keras:
    ours = net.gradients(X_01, Y_01)
    for end, from_logits in (("sigmoid", False), ("linear", True)):
        loss = keras.losses.BinaryCrossentropy(from_logits=from_logits)
        J_keras, slopes = frameworks.slopes(frameworks.give(net, as_in_keras(end)), loss, X_01, Y_01)
        apart = max(abs(slopes[name] - ours[name]).max() for name in ours)
        both = f"J {J_keras:.4f}, ours {net.cost(X_01, Y_01):.4f}"
        print(f"from_logits={from_logits}: {both}; slopes within 1e-5: {apart < 1e-5}")

# %% [markdown]
# Both ways the cost is 0.6897, as ours, and each of the 2031 slopes differs from ours by less than 0.00001.
#
# So why does `from_logits` matter? Because of what we saw in section 3. For a probability of 0 with label 1 the loss is infinite. Keras avoids this in its own way:

# %% tags=["frameworks", "nbval-ignore-output"]
if keras:
    truth, nothing = np.ones((1, 1)), np.zeros((1, 1))
    clipped = keras.losses.BinaryCrossentropy()(truth, nothing)
    exact = keras.losses.BinaryCrossentropy(from_logits=True)(truth, nothing - 50)
    print(f"p = 0, label 1: {float(clipped):.3f}, and -ln(1e-7) is {-np.log(1e-7):.3f}")
    print(f"z = -50, label 1: {float(exact):.3f}")

# %% [markdown]
# It moves every probability at least $10^{-7}$ away from 0 and from 1. The cost stays finite: it is 16.118 here, which is $-\ln 10^{-7}$, while from $z = -50$ it is 50.
# But a probability that was moved no longer changes with $z$. What becomes of the slope?
#
# A network of one unit with $w = -50$, $x = 1$, label 1 is sure and wrong. Its cost should be 50, and its slope $a - y = -1$.

# %% tags=["frameworks", "nbval-ignore-output"]
one = network.Sequential([Dense(1, 1, rng), Activation("sigmoid")])
one.params = {"W1": np.array([[-50.0]]), "b1": np.zeros((1, 1))}
x_one, y_one = np.ones((1, 1)), np.ones((1, 1))
print(f"dlcore: cost {one.cost(x_one, y_one):.3f}, slope {one.gradients(x_one, y_one)['W1'].item():.3f}")
if keras:
    unit = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid")])
    loss = keras.losses.BinaryCrossentropy()
    J_keras, slopes = frameworks.slopes(frameworks.give(one, unit), loss, x_one, y_one)
    print(f"Keras:  cost {J_keras:.3f}, slope {slopes['W1'].item() + 0.0:.3f}")  # -0.0 + 0.0 is 0.0

# %% [markdown]
# With JAX underneath, Keras says cost 16.118 and slope 0: the network learns nothing from its worst mistake. With TensorFlow it says 50 and $-1$,
# for there Keras looks for the score in front of the sigmoid, and computes from that. If we give it scores, with `from_logits=True`, we need not know any of this.
#
# **The same walk?** Sixty steps of gradient descent from the same weights, each on all 240 digits at once. Our network is copied in float32 here.
# (Keras tells the cost *before* each step, so ours begins with the cost of the start.)

# %% tags=["frameworks", "nbval-ignore-output"]
if keras:
    twin = net.copy("float32")
    ours = [twin.cost(X_01, Y_01), *training.train(twin, X_01, Y_01, SGD(1.0), 59)]
    model = frameworks.give(net, as_in_keras())
    model.compile(optimizer=keras.optimizers.SGD(1.0), loss=keras.losses.BinaryCrossentropy())
    told = model.fit(X_01.T, Y_01.T, batch_size=Y_01.size, epochs=60, verbose=0).history["loss"]
    ax = plots.costs({"dlcore": ours, "Keras": told}, title="One network, two libraries", xlabel="epoch")
    print("costs within 1e-6 all the way:", np.allclose(ours, told, rtol=0, atol=1e-6))

# %% [markdown]
# ![On the left, the cost of one network over sixty epochs, trained by dlcore as a line and by Keras as dots on this line: it falls from 0.69 to 0.03. On the right, the difference of the two costs on a logarithmic axis: below one millionth in every epoch.](pictures/10_keras.png)
#
# *The same measurement, stored. Left: Keras' dots lie on the line of `dlcore`. Right: in no epoch do the two costs differ by a millionth. That is as close
# as float32 can be expected to come. (The lowest row of dots means no difference at all.)*
#
# So a framework computes what we have written in these weeks. It adds three things: it runs on graphics cards, it differentiates what we write, and many people have tested it.
# We add that we know what it does.

# %%
quiz("10.2")

# %% [markdown]
# ## Lab: ten digits, by strangers
#
# Now all ten digits, in 1200 pictures, and the question of weeks 5 and 9: what about writers whom the network has never met?
#
# **Look first.** Sixteen digits of the training set. Some are hard to tell even for us:

# %%
ax = plots.show_images(task.images_train[:16], list(task.Y_train[0, :16]), columns=8)

# %% [markdown]
# **Split.** The digits lie in the file writer after writer. The last 300 of the 1200 are our dev set, nearly all by other hands than the first 900. The test set is by others again.
#
# **Two baselines.** The same answer for all is right about one time in ten. And softmax regression, with our own `fitted`:

# %%
X_fit, labels_fit = task.X_train[:, :900], task.Y_train[0, :900]
X_dev, labels_dev = task.X_train[:, 900:], task.Y_train[0, 900:]
X_test, labels_test = task.X_test, task.Y_test[0]
W, b, history = fitted(X_fit, labels_fit, 10, 0.5, 300)
linear = np.mean(answer(W @ X_dev + b) == labels_dev)
print(f"cost from {history[0]:.2f} to {history[-1]:.2f}; dev accuracy {linear:.2f}")

# %% [markdown]
# **A network.** One hidden layer of relu units, and a softmax. Adam (week 8), thirty epochs in batches of 32.
# The library's `Sequential` sees the softmax at the end, and takes the cross-entropy from the scores. (`ends` stays 1 until the end of the lab.)
#
# First one run with 30 units, and its curve:

# %%
def digit_net(units, seed, epochs=30, ends=1):
    rng = np.random.default_rng(seed)
    layers = [Dense(64, units, rng), Activation("relu"), Dense(units, 10, rng)]
    layers += [Activation("softmax") for _ in range(ends)]
    net = network.Sequential(layers)
    walk = training.train(net, X_fit, table(labels_fit, 10), Adam(0.003), epochs, batch_size=32, rng=rng)
    return net, list(walk)


# %%
net_30, history = digit_net(30, 0)
ax = plots.costs(history, title="Thirty hidden units", xlabel="epoch")

# %% [markdown]
# How many units? Ten, thirty and a hundred, five starts each:

# %%
nets = {units: [digit_net(units, seed)[0] for seed in range(5)] for units in (10, 30, 100)}


def right(net, X, labels):
    return np.mean(answer(net(X)) == labels)


dev_right = {f"{units} units": [right(net, X_dev, labels_dev) for net in nets[units]] for units in nets}
ax = plots.spread(dev_right, reference=("softmax regression", linear), xlabel="dev accuracy")

# %% [markdown]
# Thirty units are better than ten, and a hundred are no better than thirty, as far as five starts can tell. We take thirty, from the first start, and open the test set:

# %%
net = nets[30][0]
A_test = net(X_test)
answers_test = answer(A_test)
hits = int(np.sum(answers_test == labels_test))
low, high = metrics.wilson_interval(hits, labels_test.size)
print(f"dev {right(net, X_dev, labels_dev):.2f}, test {right(net, X_test, labels_test):.2f}")
print(f"a true accuracy from {low:.2f} to {high:.2f} fits")

# %% [markdown]
# Less than on dev, as in week 9: these are other hands again. (The interval takes the digits one by one. Digits by the same hand are alike, so for new hands it is too narrow.)
#
# **What was taken for what?**

# %%
counts = metrics.confusion(answers_test, labels_test)
ax = plots.confusion(counts, [str(k) for k in range(10)])

# %% [markdown]
# Rows are the truth, columns the answers, the diagonal is right. Beside it there are ninety places for errors. Do all get about the same number? We sort the counts, the largest first:

# %%
pairs = [(counts[i, j], i, j) for i in range(10) for j in range(10) if i != j]
for n, i, j in sorted(pairs, reverse=True)[:3]:
    print(f"{i} taken for {j}: {n} of {counts[i].sum()}")
print(f"all errors: {labels_test.size - hits}")

# %% [markdown]
# No: three of the ninety places have 18 of the 42 errors.
#
# **Look at the worst errors:** those in which the right digit got the smallest probability. Above each stand its label, the answer, and the probability of this answer.

# %%
p_right = A_test[labels_test, np.arange(labels_test.size)]
worst = [i for i in np.argsort(p_right) if answers_test[i] != labels_test[i]][:16]
titles = [f"{labels_test[i]}, not {answers_test[i]} ({A_test[:, i].max():.2f})" for i in worst]
ax = plots.show_images(task.images_test[worst], titles, columns=4)

# %% [markdown]
# Some of these would fool us, too. And the network was wrong with large probabilities: most are above 0.7.
#
# ### An honest mistake
#
# "With strangers, a network is far too sure of itself." So we wrote under these sixteen pictures, and then we measured by how much.
#
# If a network says 0.9 a hundred times, it should be right about ninety times. We group the test digits by the probability of the answer:

# %%
def sureness(A, labels):
    sure, hit = A.max(axis=0), answer(A) == labels
    for low, high in ((0.0, 0.7), (0.7, 0.9), (0.9, 0.99), (0.99, 1.01)):  # 1.01, so that 1 belongs to it
        part = (sure >= low) & (sure < high)
        print(f"{part.sum():3} digits: said {sure[part].mean():.2f}, right {hit[part].mean():.2f}")


sureness(A_test, labels_test)

# %% [markdown]
# It is right about as often as it says, in every group. We had looked at the sixteen *worst* of 597 pictures, and among those every network looks too sure.
# Errors that we choose to look at tell us what goes wrong, and not how often.
#
# Is it always so? We compare softmax regression, our network, and the same network trained for a hundred epochs instead of thirty.
# `scores` takes from the caches what comes in front of the softmax:

# %%
long_net, _ = digit_net(30, 0, epochs=100)


def scores(net, X):
    _, caches = net.forward(X)
    return caches[-1][0]


three = {"softmax regression": W @ X_test + b, "30 epochs": scores(net, X_test)}
three["100 epochs"] = scores(long_net, X_test)
for name, Z in three.items():
    said, hit = shares(Z).max(axis=0).mean(), np.mean(answer(Z) == labels_test)
    print(f"{name:18}: said {said:.2f}, right {hit:.2f}, cost {from_scores(Z, labels_test):.2f}")

# %% [markdown]
# Softmax regression is too modest. After a hundred epochs the network is too sure. It is right as often as after thirty, to two digits.
# It has become surer of its answers, also of the wrong ones, and the cost on the test set rose. This is how overfitting looks in probabilities.
#
# Section 1 had a dial for this, the temperature. It changes no answer, only how sure it is. Let the dev set choose it, by its cross-entropy:

# %%
temperatures = np.geomspace(0.5, 4, 25)  # 25 numbers from 0.5 to 4, with one factor between neighbours


def best_temperature(Z, labels):
    return temperatures[np.argmin([from_scores(Z / T, labels) for T in temperatures])]


Z_test = three["100 epochs"]
chosen = best_temperature(scores(long_net, X_dev), labels_dev)
best = best_temperature(Z_test, labels_test)
for name, T in (("without", 1.0), ("chosen by dev", chosen), ("best for test", best)):
    print(f"{name:13}: T = {T:.1f}, test cost {from_scores(Z_test / T, labels_test):.2f}")

# %% [markdown]
# The dial could take away all that the seventy extra epochs have spoilt. But as the dev set turns it, it takes away only about half.
# Why? One suspect are the writers: every hand may ask for another temperature. We cut the test set into five parts, in the order of the file, so that one or two people wrote each:

# %%
for part in np.array_split(np.arange(labels_test.size), 5):
    Z, truth = Z_test[:, part], labels_test[part]
    hit = np.mean(answer(Z) == truth)
    print(f"digits {part[0]:3} to {part[-1]:3}: right {hit:.2f}, best T = {best_temperature(Z, truth):.1f}")

# %% [markdown]
# The parts differ, in how well they are read and in the temperature they ask for. Some of this is chance, for each has few errors.
# But it fits the suspicion. A writer has about 130 digits in this file, so the dev set is by two or three people, and they cannot tell how strange the next ones will be.
# What we would want here is digits by more people, rather than more digits by the same.
#
# ### Spot the bug
#
# Another network has thirty units and thirty epochs, as ours. Something is wrong with it. What would you suspect, from its curve?

# %%
odd_net, odd_history = digit_net(30, 0, ends=2)
both = {"our network": history, "another one": odd_history}
ax = plots.costs(both, title="A cost that stays high", xlabel="epoch")

# %% [markdown]
# A learning rate that is too small? Its answers say no:

# %%
print(f"dev accuracy {right(odd_net, X_dev, labels_dev):.2f}, ours {right(net, X_dev, labels_dev):.2f}")
print(f"its largest probability of all: {odd_net(X_dev).max():.3f}")

# %% [markdown]
# It has *two* softmaxes at its end. In Keras this happens with `Dense(10, activation="softmax")` and a loss with `from_logits=True`, which brings a softmax of its own.
# The second softmax takes the probabilities of the first for scores. They lie between 0 and 1. At best the right class has 1 and the nine others have 0:
#
# $$\frac{e^1}{e^1 + 9 e^0} = 0.232$$

# %%
most = np.e / (np.e + 9)
print(f"at most {most:.3f}, so a cost of at least {-np.log(most):.2f}; it reached {odd_history[-1]:.2f}")

# %% [markdown]
# The answers are as good as ours. A second softmax keeps the order, and the cost still fell nearly as far as it could. Accuracy alone would never have told us.
# If a cost with ten classes comes to rest a little above 1.46, look for a second softmax.
#
# ### Two open tasks
#
# 1. **Whom does the network not know?** Find out for which test digits the second largest probability belongs to the right class. How often is the right digit among the first two?
#    Which pairs of digits would you show a person?
# 2. **In Keras, by yourself.** Write `digit_net` with `keras.layers.Dense(10)` and `SparseCategoricalCrossentropy(from_logits=True)`, give it the weights of `net`,
#    and compare answers and slopes. Without Keras: write a whole training step of `digit_net` with `graph.Node` instead of backward functions.
#
# A beginning for the first one:

# %%
second = np.argsort(-A_test, axis=0)[1]
print(f"right at the second guess: {np.sum(second == labels_test)} of {labels_test.size - hits} errors")

# %% [markdown]
# ## Remember
#
# - The softmax turns scores into shares, $e^{z_k}$ over the sum of all. Only differences of scores count; with two classes it is a sigmoid of the difference.
# - Cross-entropy is minus the logarithm of the probability of the right class. Without knowledge it is $\ln C$. With the softmax its slope is $dZ = (A - Y) / m$.
# - Take the largest score away before you take powers of $e$, and compute losses from scores, never from rounded probabilities: `from_logits=True`, and a linear last layer.
# - A framework computes what we wrote by hand: the same weights give the same answers and slopes. It finds the slopes by automatic differentiation.
#   Model, cost, optimizer and loop are still ours to choose.
# - A probability is a claim that can be measured. The temperature makes a network more or less sure and changes no answer.
#
# ## Quiz
#
# One last question.

# %%
quiz("10.4")

# %% tags=["nbval-ignore-output"]
progress("10_softmax_and_keras_style")

# %% [markdown]
# ## Read on
#
# **One file of the library, line by line:** `dlcore/softmax.py`. It holds the softmax, its losses in both forms, and the slope of each.
#
# **Two papers.**
#
# - J. S. Bridle, *Training stochastic model recognition algorithms as networks can lead to maximum mutual information estimation of parameters*,
#   Advances in Neural Information Processing Systems 2 (1990). Where the softmax of networks got its name.
# - C. Guo, G. Pleiss, Y. Sun and K. Q. Weinberger, *On calibration of modern neural networks*, ICML 2017. Large networks are too sure, and one temperature mends much of it.
#
# Next is week 11, *ML strategy*: what to do next when a model is not good enough.
