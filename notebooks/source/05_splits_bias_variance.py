# %% [markdown]
# # Week 5 - Splits, bias and variance
#
# **A model is perfect on its training set and poor on new examples: how do we find out, and what do we do next?**
#
# ![On the left, a landscape of 58 measured heights with three curves through it: a straight line that misses everything, a curve of degree 9 that follows hills and valley, and one of degree 16 that shoots out of the picture. On the right, the error on the training set falls with the degree all the way, while the error on the dev set falls and then climbs steeply.](pictures/05_terrain.png)
#
# *The finished result. On the left, one real landscape and three curves that were fitted to the round points.
# On the right, how wrong such curves are on the points they were fitted to, and on points they never saw.
# This week we learn to read the picture on the right, and to act on it.*
#
# **Time:** about three hours, well split into two sittings: sections 1-2, and section 3 to the end.
# **Needed:** [week 2](02_logistic_regression.ipynb) and [week 3](03_shallow_network.ipynb).
# The lab trains networks with the library that [week 4](04_deep_network.ipynb) explains.

# %% [markdown]
# ## Warm-up
#
# Run the next cell first: it loads our tools. Then answer four questions about earlier weeks without looking back.

# %%
import numpy as np

from dlcore import datasets, explore, logistic, metrics, network, optimizers, plots, selection, training
from dlcore.layers import Activation, Dense
from dlcore.practice import best_of, catch_bugs, check, hint, predict, progress, quiz, solution, todo

# %%
quiz("05.w1")

# %%
quiz("05.w2")

# %%
quiz("05.w3")

# %%
quiz("05.w4")

# %% [markdown]
# ## Where we are
#
# In week 2 a model with 625 weights had all training pictures right, and one test picture in eight wrong.
# Weeks 3 and 4 made models that can fit even more. Fitting is no longer the problem. Trusting is.
# This week has few formulas. It is about which number to look at, and what to conclude from it.
#
# | letter | what it is | in Python |
# |---|---|---|
# | $m_{train}$, $m_{dev}$, $m_{test}$ | examples in the training set (训练集), dev set (验证集 / 开发集) and test set (测试集) | `n_train`, `n_dev`, `n_test` |
# | $J_{train}$, $J_{cv}$ | cost on the training set; on the dev set, which other notes call the cross-validation set | `J_train`, `J_cv` |
# | $d$ | degree of a polynomial, the highest power of $x$: how flexible the model is | `d` |
# | train error, dev error, test error | share of wrong answers on that set | `train_err`, `dev_err` |
# | baseline (基线) | the error that is known to be possible, often that of people | `baseline` |
# | bias (偏差), variance (方差) | the two gaps of section 3. This *bias* has nothing to do with the parameter $b$ | `"bias"`, `"variance"` |
#
# Here the cost $J$ is the mean squared error, $\frac{1}{m} \sum_i (\hat y^{(i)} - y^{(i)})^2$, where the answer is a number,
# and the share of errors, where it is a label. Never a penalty: what we compare has to mean the same for every model.

# %% [markdown]
# ## The smallest case by hand
#
# Three training examples, $(x, y) = (0, 0)$, $(1, 2)$ and $(2, 2)$. Two models want to explain them.
#
# The *line* with the smallest squared error is $\hat y = \frac{1}{3} + x$. It misses the points by $\frac13$, $-\frac23$ and $\frac13$, so
#
# $$J_{train} = \frac{1}{3} \left(\frac{1}{9} + \frac{4}{9} + \frac{1}{9}\right) = 0.2222$$
#
# The *parabola* $\hat y = 3x - x^2$ goes through all three: $J_{train} = 0$. It looks like the winner.
#
# Now a fourth example arrives, $(3, 3)$. The line answers $3.33$ there, and the parabola $9 - 9 = 0$.
# The squared errors are $0.1111$ and $9$.
# The same in NumPy: `np.polyfit` finds the curve of degree `d` with the smallest squared error, and `np.polyval` gives its heights.

# %%
x, y = np.array([0.0, 1, 2]), np.array([0.0, 2, 2])
for d in (1, 2):
    w = np.polyfit(x, y, d)
    J_train = np.mean((np.polyval(w, x) - y) ** 2)
    print(f"degree {d}:  J_train = {J_train:.4f}   on the new point {(np.polyval(w, 3.0) - 3) ** 2:.4f}")

# %% [markdown]
# The training points choose the parabola; the new point chooses the line. One new point is weak evidence.
# But it is evidence of another kind: no model has seen it. This is the idea of the whole chapter.

# %% [markdown]
# ## 1. Three sets for three questions
#
# We ask our data three questions. *Which parameters?* The training set answers. *Which model*: how many layers,
# which learning rate, when to stop? *How good is the one we chose?*
#
# Why not ask one set twice? A parameter fits whatever it was fitted to, accidents included.
# A choice does the same, more slowly; section 4 measures how much.
# So each question gets a set of its own: train, dev and test.
#
# How large? With a thousand examples, 60 / 20 / 20 percent is usual. With a million, 98 / 1 / 1 is better,
# for dev and test need not grow with the data. They have to be large enough for their task, and all others teach.
#
# **Exercise: sizes.** Goal: the three sizes for `m` examples. `dev_frac` and `test_frac` are fractions, 0.2 and not 20.
# The dev and the test size are the nearest whole numbers (`round` finds them), and training gets all the rest.
# So the three always add up to `m`. Return `(n_train, n_dev, n_test)`, each of type `int`.

# %%
exercise("split_sizes")

# %%
sizes = best_of(split_sizes)
print("a thousand:", sizes(1000, 0.2, 0.2), "   a million:", sizes(1_000_000, 0.01, 0.01))

# %% [markdown]
# **How many dev examples are enough?** An error that is measured on a few examples is off by chance.
# Take a model that errs on 10 percent of all examples there are, and measure it on 100 of them.
# `rng.binomial(100, 0.1, 2000)` plays this 2000 times, and counts the errors of each time. The figure has one bar for each percent.

# %%
rng = np.random.default_rng(4)
measured = rng.binomial(100, 0.1, 2000) / 100
print(f"the first five: {measured[:5]}   mean {measured.mean():.2f}, standard deviation {measured.std():.2f}")
percents = np.arange(0.5, 23) / 100
ax = plots.histogram(measured, bins=percents, xlabel="error on 100 dev examples", ylabel="dev sets of 2000")

# %% [markdown]
# It is always the same model. Yet one dev set says 5 percent and another one 15.
# The usual size of this accident is called the standard error (标准误差). For an error rate $p$ and $m$ examples it is
#
# $$s = \sqrt{\frac{p \, (1 - p)}{m}}$$
#
# With $p = 0.1$ and $m = 100$ that is $\sqrt{0.09 / 100} = 0.03$, as we have seen.

# %%
predict("05.p4")

# %%
for m in (100, 1000, 10_000, 100_000):
    s = 100 * np.sqrt(0.1 * 0.9 / m)
    print(f"{m:7,} dev examples: an error of 10 percent is seen as 10 +- {s:.2f} percent")

# %% [markdown]
# A difference of one point drowns in a hundred examples and stands out in ten thousand.
# A hundred times more examples make the accident only ten times smaller, because of the root.
#
# **What does a dev set that is too small do?** It chooses wrongly. Two models err on 10 and on 12 percent of all examples.
# We let a dev set choose between them, 2000 times. **Guess first:** how often does a dev set of 100 take the better one?

# %%
for m in (25, 100, 1000, 10_000):
    better, worse = rng.binomial(m, 0.10, 2000), rng.binomial(m, 0.12, 2000)
    won, tied = 100 * np.mean(better < worse), 100 * np.mean(better == worse)
    print(f"{m:6,} examples: better {won:3.0f} %, a tie {tied:2.0f} %, worse {100 - won - tied:2.0f} %")

# %% [markdown]
# With 25 examples the choice is little more than the toss of a coin. A model that is worse by a fifth wins in three of ten contests.
# With a thousand it wins rarely, with ten thousand never.
#
# (Here each model met examples of its own. Two models on the *same* dev set share its luck, so somewhat fewer are enough.
# The slider shows both cases.) Predict, then split data sets of all sizes:

# %% tags=["nbval-ignore-output"]
explore.split_planner(split_sizes=sizes)

# %% [markdown]
# ### Shuffle once, then cut
#
# Files are rarely in random order. This one holds our 400 pictures of week 2, faces first.
# (`np.hstack` puts arrays side by side. `np.argsort` with a minus sign lists the places of the largest labels first, as in week 1;
# `kind="stable"` leaves equal ones in their order.)

# %%
task = datasets.faces()
X, Y = np.hstack([task.X_train, task.X_test]), np.hstack([task.Y_train, task.Y_test])
in_file = np.argsort(-Y[0], kind="stable")
X_file, Y_file = X[:, in_file], Y[:, in_file]
print("labels in the file:", Y_file[0, :3], "...", Y_file[0, -3:], "  faces:", int(Y_file.sum()))

# %%
predict("05.p6")

# %% [markdown]
# We cut our file as it is, 60 / 20 / 20, and count faces. (`np.split` cuts before the columns 240 and 320.)

# %%
cuts = np.split(Y_file[0], [240, 320])
print("faces in train, dev, test:", [int(part.sum()) for part in cuts])

# %% [markdown]
# All faces are in the training set. On dev and test, "never a face" would be perfect, and every error there a false alarm.
# The cure is to shuffle the columns once, before cutting, and pictures and labels by the same order.
#
# `rng.permutation(5)` draws an order such as `[3, 0, 4, 1, 2]`, and `X[:, perm]` puts the columns into it.
# With a fixed seed the order is the same in every run. Otherwise examples would wander from test to train between two runs.
#
# **Exercise: shuffle and cut.** Goal: put the columns of `X` and `Y` into the order `perm`, then cut: first train, then dev, then test.
# Shapes: `X` $(n, m)$, `Y` $(1, m)$, `perm` $(m,)$; `n_dev` and `n_test` are numbers of examples, and may be 0.
# Return a dictionary with three pairs: `{"train": (X_train, Y_train), "dev": (X_dev, Y_dev), "test": (X_test, Y_test)}`.

# %%
exercise("shuffle_split")

# %%
split = best_of(shuffle_split)
perm = np.random.default_rng(0).permutation(400)
sets = split(X_file, Y_file, 80, 80, perm)
for name, (X_set, Y_set) in sets.items():
    print(f"{name:5}: {X_set.shape[1]:3} pictures, {100 * Y_set.mean():.0f} percent faces")

# %% [markdown]
# Now all three sets are alike, up to chance.
#
# Is shuffling always right? Only if new examples will come from the same source as the old ones.
# Our digits were written by thirteen people, and the file holds one person after the other.
# We shuffle the first 1200 and put 300 of them aside. The last 300 of the file, by people who wrote none of the others, are our second set.

# %%
digits = datasets.digits()
mixed = split(digits.X_train, digits.Y_train, 300, 0, np.random.default_rng(1).permutation(1200))
(X_known, Y_known), (X_same, Y_same) = mixed["train"], mixed["dev"]
X_other, Y_other = digits.X_test[:, -300:], digits.Y_test[:, -300:]

# %% [markdown]
# We ask the most literal model there is, the *nearest neighbour*. For a new digit `x` it looks for the training digit
# with the smallest sum of squared differences, and answers with its label. **Guess first:** which of the two sets is harder?

# %%
def nearest(x):
    distance = np.sum((X_known - x) ** 2, axis=0)
    return Y_known[0, np.argmin(distance)]


for name, X_set, Y_set in (("the same people", X_same, Y_same), ("other people", X_other, Y_other)):
    wrong = sum(nearest(X_set[:, [i]]) != Y_set[0, i] for i in range(300))
    print(f"digits of {name}: {wrong} of 300 wrong")

# %% [markdown]
# If our program will read *new* people's digits, the shuffled split promises too much: the same hand is on both sides.
# Then all digits of one person belong into one set.
#
# So ask first: **what is new about the examples that will come?** The dev and the test set must be new in the same way.
# And dev and test must come from one source, or we aim at one target and are judged by another.

# %% [markdown]
# ## 2. Too stiff, too flexible
#
# For a model whose flexibility is a single number we take polynomials:
#
# $$\hat y = b + w_1 x + w_2 x^2 + \dots + w_d x^d$$
#
# The data are real: heights along a straight line in Tennessee. $x$ runs from $-1$ to $1$ along the line,
# and $y$ is the height above the mean, in standard deviations. 403 heights were measured. We pretend to know every seventh of them,
# 58 points, and cut these into 34 / 12 / 12. (Our `shuffle_split` wants arrays of two axes; row 0 takes us back to one.)

# %%
x58, y58 = datasets.elevation()
parts = split(x58.reshape(1, 58), y58.reshape(1, 58), 12, 12, np.random.default_rng(8).permutation(58))
x_train, y_train = parts["train"][0][0], parts["train"][1][0]
x_dev, y_dev = parts["dev"][0][0], parts["dev"][1][0]
x_test, y_test = parts["test"][0][0], parts["test"][1][0]
print(len(x_train), len(x_dev), len(x_test))

# %% [markdown]
# The line in the picture joins all 403 heights (`np.interp` reads heights between two points). No model of this section gets to see it.

# %%
x403, y403 = datasets.elevation(every=1)
points = {"train": (x_train, y_train), "dev": (x_dev, y_dev)}
terrain = {"all 403 heights": lambda x: np.interp(x, x403, y403)}
ax = plots.curves(terrain, -1, 0.98, points=points, xlabel="place x", ylabel="height y")

# %% [markdown]
# A polynomial is linear regression on more features: $x, x^2, \dots, x^d$ instead of $x$.
#
# **Exercise: the features.** Goal: the powers of `x`, side by side. No column of ones, because $b$ is added apart.
# Shapes: `x` $(m,)$; the result is $(m, d)$. Here a row is an example, as it is usual for tables of features:
# column 0 holds $x$, and the last column $x^d$.

# %%
exercise("poly_features")

# %%
powers = best_of(poly_features)
print(powers(np.array([1.0, 2.0, -0.5]), 3))

# %% [markdown]
# The library fits $w$ and $b$ with these features, by the exact formula of least squares and no gradient descent.
# Degree 1, degree 9, degree 16, on the same 34 training points. (`np.clip` cuts what leaves the range from $-4$ to 4.)

# %%
def fitted(d):
    return selection.fit_polynomial(x_train, y_train, d, features=powers)


def curve(d):
    return lambda x: np.clip(fitted(d)(x), -4, 4)


three = {f"d = {d}": curve(d) for d in (1, 9, 16)}
ax = plots.curves(three, -1, 0.98, points=points, xlabel="place x", ylabel="height y")

# %% [markdown]
# The line is too stiff: it misses even the points it was fitted to. This is underfitting (欠拟合).
# Degree 9 follows the valley and the hills. Degree 16 comes closer to the training points, and between two of them it swings out of the picture.
# This is overfitting (过拟合).
#
# Now all degrees from 1 to 16, each fitted to the same 34 points and measured on both sets. A study note says how to choose:
#
# > "Take the best model, that is, the parameter $d$."

# %%
predict("E43")

# %%
predict("05.p3")

# %%
degrees = range(1, 17)
J_train = [selection.curve_cost(fitted(d), x_train, y_train) for d in degrees]
J_cv = [selection.curve_cost(fitted(d), x_dev, y_dev) for d in degrees]
print("smallest J_train at d =", np.argmin(J_train) + 1, "  smallest J_cv at d =", np.argmin(J_cv) + 1)
ax = plots.learning_curves(degrees, J_train, J_cv, xlabel="degree d", ylabel="J", log="y")

# %% [markdown]
# The note leaves out *best on what*. On the training set, the most flexible model always wins:
# a polynomial of degree $d + 1$ can do all that one of degree $d$ can. So $J_{train}$ only falls.
# $J_{cv}$ falls as long as the new flexibility finds hills. Then it finds accidents, and $J_{cv}$ rises: at degree 14 to a hundred and more.
#
# **Before the break:** two questions about sections 1 and 2.

# %%
quiz("05.3")

# %%
quiz("05.8")

# %% [markdown]
# ## 3. Two gaps with two names
#
# Two things can be wrong with a model. It does not even fit the examples it learned from. Or it fits them, and loses that on new ones.
# We read both from three numbers:
#
# $$\text{bias} = \text{train error} - \text{baseline} \qquad \text{variance} = \text{dev error} - \text{train error}$$
#
# The baseline is the error that we know to be possible; for pictures and speech, what people reach.
# We expect no model far below it, so we measure from there. (Bias and variance are old words of statistics with exact
# definitions. These two gaps are how practice estimates them.)
#
# A table makes it plain. All numbers are percent of errors.
#
# | | A | B | C | D |
# |---|---|---|---|---|
# | people | 1 | 1 | 1 | 1 |
# | train | 2 | 12 | 12 | 2 |
# | dev | 13 | 13 | 24 | 3 |
# | bias | $2 - 1 = 1$ | $12 - 1 = 11$ | ? | |
# | variance | $13 - 2 = 11$ | $13 - 12 = 1$ | ? | |
# | diagnosis | high variance | high bias | ? | |
#
# A and B are worked out. Finish C on paper, then D without any help.
#
# <details><summary>C and D</summary>
#
# C: bias $12 - 1 = 11$, variance $24 - 12 = 12$. Both are high; one does not exclude the other.
# D: bias $1$, variance $1$. The model is about as good as people, on new examples too.
#
# </details>

# %% [markdown]
# Notes about these two words go wrong more often than about anything else. One note translates them the wrong way round:
# it writes 偏差 next to "high variance" and 方差 next to "high bias". 偏差 is bias, and 方差 is variance. Another note:
#
# > "The accuracy on the training set shows the bias, the accuracy on the test set the variance."

# %%
predict("E74")

# %% [markdown]
# Before we look, let us have a function for it.
#
# **Exercise: the diagnosis.** Goal: which of the two gaps is larger than `tol`? All errors are fractions, like 0.12,
# and so is `tol`, the gap that we tolerate: 0.02, unless the caller says otherwise.
# A gap that is exactly `tol`, or negative, is no problem. Both gaps, one or none may be a problem. Return `{"bias": ..., "variance": ...}` with `True` or `False`.

# %%
exercise("diagnose")

# %%
diagnosis = best_of(diagnose)
print("1 and 16 percent, people 1: ", diagnosis(0.01, 0.16, 0.01))
print("15 and 16 percent, people 1:", diagnosis(0.15, 0.16, 0.01))

# %% [markdown]
# The dev error is 16 percent in both cases, and the variance is high in one. The note is wrong: variance is not a level, it is the *gap* to the training error.
# (And it is measured on the dev set. The test set stays closed until the end.) The next two notes:
#
# > "High bias: both train and dev error are high."

# %%
predict("E77")

# %%
print("11 and 11.8 percent, people 10.6:", diagnosis(0.11, 0.118, 0.106))

# %% [markdown]
# > "Bias tells how well it fits the training set, variance how well it fits the dev set."

# %%
predict("E76")

# %%
print("1 and 12 percent, people 1:", diagnosis(0.01, 0.12, 0.01))

# %% [markdown]
# Both notes are wrong in the same way: they name levels, and both words are gaps.
# Errors of 11 percent are no bias, where people, listening to the same noise, make 10.6.
#
# **Our faces.** A person makes next to no errors on them; we write 1 percent. We ask two models of week 2:
# one number, the eye darkness, and 625 weights.

# %%
def eye_darkness(X):
    rows = X.T.reshape(-1, 25, 25)[:, :, 5:20].mean(axis=2)
    bright = (rows[:, 1:5].mean(axis=1) + rows[:, 10:14].mean(axis=1)) / 2
    return (bright - rows[:, 7:9].mean(axis=1)).reshape(1, -1)


def train_and_dev_error(seed, features, learning_rate):
    sets = split(X, Y, 80, 80, np.random.default_rng(seed).permutation(400))
    (X_train, Y_train), (X_dev, Y_dev) = sets["train"], sets["dev"]
    *_, (w, b, _) = training.gradient_descent(features(X_train), Y_train, learning_rate, 400)
    train_err = np.mean((w.T @ features(X_train) + b > 0) != Y_train)
    return train_err, np.mean((w.T @ features(X_dev) + b > 0) != Y_dev)


# %% [markdown]
# Each model is trained and measured on five splits. **Guess first:** which of the two has high bias, which high variance?

# %%
models = {"one number": (eye_darkness, 4.0), "625 weights": (lambda X: X, 0.05)}
for name, model in models.items():
    train_err, dev_err = np.mean([train_and_dev_error(seed, *model) for seed in range(5)], axis=0)
    print(f"{name:11}: train {train_err:.2f}, dev {dev_err:.2f}, {diagnosis(train_err, dev_err, 0.01)}")

# %% [markdown]
# These are means of five splits. Both models are far from one percent on new pictures, and their diseases are opposite.
# One number is too little to tell a face: high bias. 625 weights for 240 pictures learn them by heart: high variance.
# The stiff model is even the better one here. Which disease is worse depends on how much data there are.
#
# **Each disease has its own medicine:**
#
# | | helps | does not help |
# |---|---|---|
# | high bias | a larger network, longer training, another kind of network, better features | more data of the same kind |
# | high variance | more data, augmentation, regularization (week 6), a smaller network, another kind of network | longer training |
#
# Treat bias first, until the training error is near the baseline. Then variance. Then look at bias again.
# With networks the two need not be traded against each other: a larger one with regularization often lowers bias and leaves variance where it was.

# %%
quiz("05.1")

# %%
quiz("05.2")

# %% [markdown]
# ## 4. Choose on dev, report on test
#
# Back to the landscape. $J_{cv}$ has a lowest point, and that is how we choose.
#
# **Exercise: the degree.** Goal: the degree that the dev set recommends. `J_train` and `J_cv` are lists; their first entry belongs to degree 1.
# If several are equally low, take the lowest degree. Return an `int`.

# %%
exercise("select_degree")

# %%
chosen = best_of(select_degree)(J_train, J_cv)
J_test = selection.curve_cost(fitted(chosen), x_test, y_test)
print(f"chosen d = {chosen}:  J_cv = {J_cv[chosen - 1]:.2f}   J_test = {J_test:.2f}")

# %% [markdown]
# Which of the two numbers do we tell others? Suppose thirty models are *equally good*: each errs on 20 percent of all examples there are.
# We measure each on 100 dev examples, and take the winner. Its test error comes from 100 other examples.
# (`rng.binomial(m, 0.2, (2, 30))` plays two rows of thirty: dev and test.)

# %%
predict("05.p5")

# %%
def contest(m):
    dev_errs, test_errs = rng.binomial(m, 0.2, (2, 30)) / m
    winner = np.argmin(dev_errs)
    return dev_errs[winner], test_errs[winner]


for m in (100, 1000, 10_000):
    dev_err, test_err = np.mean([contest(m) for _ in range(1000)], axis=0)
    print(f"{m:6,} examples each: the winner's dev error {dev_err:.2f}, its test error {test_err:.2f}")

# %% [markdown]
# These are means of a thousand contests. The winner is not better than the others. It was luckier, on these hundred examples.
# Its dev error promises 12 percent, and 20 is the truth. The test set, asked once, says 20.
# With larger dev sets there is less luck, and the promise comes nearer to the truth. It stays too good.
#
# So the rule has two halves. *Choose* with the dev errors, all of them. *Report* the test error of the chosen one, and only that.
#
# **Exercise: choose and report.** Goal: the index of the best model by its dev error (the first, if several are equal), and the honest error to tell others.
# `dev_errs` and `test_errs` have one entry for each model. Return `(index, error)`.

# %%
exercise("select_and_report")

# %%
report = best_of(select_and_report)
print(report([0.21, 0.14, 0.17], [0.18, 0.19, 0.16]))

# %% [markdown]
# The third model would have had a test error of 0.16. It is tempting to take it now. Whoever does that has used the test set to choose,
# and owns no honest number any more.
#
# ### Catch the bugs
#
# Now we change sides. The library knows five wrong versions of `select_and_report`, each with a mistake that people really make.
# **Task:** these two lists catch none of them. Change the numbers, and how many there are, until they catch all five.

# %%
catch_bugs("select_and_report", [0.1, 0.2, 0.3], [0.1, 0.1, 0.1])

# %% [markdown]
# <details><summary>What good lists look like</summary>
#
# Two models share the lowest dev error, for that is where "the first" shows. Another model wins on the test set.
# And no other two numbers are equal, not even the mean. For instance `[0.3, 0.1, 0.2, 0.1]` and `[0.25, 0.22, 0.15, 0.4]`.
#
# </details>
#
# ### An honest mistake
#
# "The right degree for this landscape is 9," said the first version of this chapter. We had one split, and believed it.
# Then we shuffled again, with forty other seeds, and let each split choose:

# %%
def costs_by_degree(train, dev):
    fits = [selection.fit_polynomial(x58[train], y58[train], d) for d in degrees]
    J_train = [selection.curve_cost(f, x58[train], y58[train]) for f in fits]
    return J_train, [selection.curve_cost(f, x58[dev], y58[dev]) for f in fits]


orders = [np.random.default_rng(seed).permutation(58) for seed in range(40)]
many = np.array([costs_by_degree(train=order[:34], dev=order[34:46]) for order in orders])
choices = [int(np.argmin(J_cv)) + 1 for _, J_cv in many]
print("how often each degree from 1 to 16 was chosen:", [choices.count(d) for d in degrees])

# %% [markdown]
# Most of the sixteen degrees win somewhere. Twelve dev points cannot tell degree 9 from degree 12.
# Some lie at the edge, where one flexible curve is lucky and another is not.
# What *is* certain is the middle of the forty. We take the median (中位数), because one curve that shoots away would spoil a mean:

# %%
middle = np.median(many, axis=0)
good = 1 + np.flatnonzero(middle[1] < 1.5 * middle[1].min())
print("within 50 percent of the lowest middle J_cv: d =", good)
ax = plots.learning_curves(degrees, *middle, xlabel="degree d", ylabel="J, the median of 40 splits", log="y")

# %% [markdown]
# A range of degrees is fine, one below 6 is too stiff, and above 12 it mostly gets worse. That is what 58 points can say.
#
# ### When data are few: everyone takes a turn
#
# Forty splits show how unsure one split is. They also show the remedy. In *k-fold cross-validation* (k 折交叉验证) we put the test set aside
# and cut the rest into $k$ parts, the *folds*. Each fold is the dev set once, while the others train. With five folds:
#
# | | fold 1 | fold 2 | fold 3 | fold 4 | fold 5 | cost on the dev fold |
# |---|---|---|---|---|---|---|
# | round 1 | **dev** | train | train | train | train | $J_1$ |
# | round 2 | train | **dev** | train | train | train | $J_2$ |
# | ... | | | | | | ... |
# | round 5 | train | train | train | train | **dev** | $J_5$ |
#
# $$J_{cv} = \frac{1}{5} (J_1 + J_2 + J_3 + J_4 + J_5)$$
#
# So every point has a say in the choice, and none judges a curve that it helped to fit. This is where the letters $cv$ come from.
# The price is five trainings instead of one. (`np.array_split` cuts an array into nearly equal parts;
# `np.setdiff1d(a, b)` is what is in `a` and not in `b`.)

# %%
def five_folds(known):
    folds = np.array_split(known, 5)
    rounds = [costs_by_degree(np.setdiff1d(known, dev), dev)[1] for dev in folds]
    return np.mean(rounds, axis=0)


print("five folds, first order: d =", np.argmin(five_folds(orders[0][:46])) + 1)

# %% [markdown]
# Is it worth the price? For each of the forty orders we choose a degree in both ways, fit it to all 46 points,
# and measure it on the 345 heights that lie *between* our points. No choice has seen them.
# (`np.isin` tells which of the 403 are among our 58, and `~` turns true and false round.)
#
# **Guess first:** what do the folds improve, the usual choice or the bad ones?

# %%
between = ~np.isin(x403, x58)


def true_cost(d, known):
    curve = selection.fit_polynomial(x58[known], y58[known], d)
    return selection.curve_cost(curve, x403[between], y403[between])


by_folds = [int(np.argmin(five_folds(order[:46]))) + 1 for order in orders]
for name, chosen_degrees in (("one split", choices), ("five folds", by_folds)):
    found = sorted(true_cost(d, order[:46]) for d, order in zip(chosen_degrees, orders, strict=True))
    print(f"{name:10}: middle {found[20]:.2f}, fifth worst {found[-5]:.2f}, d =", sorted(set(chosen_degrees)))

# %% [markdown]
# The usual choice is no better. But the bad ones are rarer: the stiffest and the most flexible curves are not chosen any more.
# With millions of examples nobody does this, for there one dev set is large enough. With few, look at several splits before you believe a winner.

# %% [markdown]
# ## 5. Would more data help?
#
# More data are the most expensive medicine. It pays to know beforehand whether they will work.
# A *learning curve* (学习曲线) tells: train on a few examples, then on more and more, and watch both errors.

# %%
predict("05.p1")

# %%
predict("05.p2")

# %% [markdown]
# Now we take all 403 heights. A hundred are dev, and we train on 25 to 303 of the others.
# The library's `learning_curve` takes the first $k$ of one random order, for each size $k$. We repeat it on twenty splits.

# %%
sizes_tried = [25, 35, 50, 75, 100, 150, 200, 303]


def terrain_curves(d, seed):
    def fit(x, y):
        return selection.fit_polynomial(x, y, d)

    rng = np.random.default_rng(seed)
    order = rng.permutation(403)
    dev, rest = order[:100], order[100:]
    data = x403[rest], y403[rest], x403[dev], y403[dev]
    return selection.learning_curve(fit, selection.curve_cost, *data, sizes_tried, rng)


# %%
for d in (1, 9):
    train, dev = np.median([terrain_curves(d, seed) for seed in range(20)], axis=0)
    title = f"Degree {d}: gap {dev[0] - train[0]:.2f} at 25, {dev[-1] - train[-1]:.2f} at 303 points"
    ax = plots.learning_curves(sizes_tried, train, dev, title=title, ylabel="J", log="xy")
    ax.set_ylim(0.05, 2)

# %% [markdown]
# The *line* has learned nearly all it can from 25 points. Both costs meet, high up. Twelve times more data change little: this is bias.
# With *degree 9* the two are far apart at first. Every further point closes the gap, until they meet, six times lower: this was variance.
# Note that its train cost *rises*: many points are harder to hit than few.
#
# So the rule: **gap open: more data help. Gap closed, and still above the baseline: they do not.**
#
# The slider has all of this week in one place: degree, number of examples, noise and baseline. Its points lie along a wave,
# so that we can order as many as we like. It runs your `poly_features` and your `diagnose`.

# %% tags=["nbval-ignore-output"]
explore.fit_spectrum(poly_features=powers, diagnose=diagnosis)

# %% [markdown]
# The same two gaps in a network. The playground below learns from a tenth of the points, 50 of them, and the points are noisy.
# **Guess first:** what will its two curves do, the one of the training set and the one of the test set?

# %% tags=["nbval-ignore-output"]
explore.Playground(noise=40, train_share=10, hidden=(8, 8), learning_rate=0.1, show_test=True)

# %% [markdown]
# The train cost falls and falls. The test cost goes the other way: variance, while we look on. Three things can be tried at once:
# more points (*Share to train on*), fewer units, less noise. Which of them closes the gap, and which only moves both curves?
#
# ### The same with pictures
#
# Is a handwritten digit even? Five digits against five, 64 pixels. People make hardly any errors.
# First logistic regression: one weighted sum has to separate 0, 2, 4, 6, 8 from 1, 3, 5, 7, 9.

# %%
even = (digits.Y_train % 2 == 0).astype(float)
order = np.random.default_rng(2).permutation(1200)
learn, held = order[:1000], order[1000:]


def logistic_model(X, Y):
    *_, (w, b, _) = training.gradient_descent(X, Y, 0.5, 300)
    return lambda X: logistic.predict_proba(w, b, X)


def share_wrong(model, X, Y):
    return 1 - metrics.accuracy((model(X) > 0.5).astype(int), Y)


# %%
sizes_seen = [25, 50, 100, 200, 400, 1000]


data = digits.X_train[:, learn], even[:, learn], digits.X_train[:, held], even[:, held]
train_runs, dev_runs = [], []
for seed in range(3):
    rng = np.random.default_rng(seed)
    train, dev = selection.learning_curve(logistic_model, share_wrong, *data, sizes_seen, rng)
    train_runs.append(train)
    dev_runs.append(dev)

# %%
straight = np.mean(dev_runs, axis=0)[-1]
ax = plots.learning_curves(
    sizes_seen, train_runs, dev_runs, title="Logistic regression", log="x", baseline=0.01
)

# %% [markdown]
# (The shaded bands run from the lowest to the highest of three runs.) At a thousand digits the two curves have met, some seven points above people.
# **What is the diagnosis, and what would you try?** The lab tries it.

# %%
quiz("05.7")

# %% [markdown]
# ## Lab: which network for the digits?
#
# The medicine for bias is a larger model. We put a hidden layer between pixels and sigmoid, as in week 3. With how many units?
# Everything of this week comes together: split, train, choose, report.
#
# **Look first.** Some digits, and whether they are even:

# %%
titles = ["even" if y else "odd" for y in even[0, :16]]
ax = plots.show_images(digits.images_train[:16], titles, columns=8)

# %% [markdown]
# **Split.** 1200 digits for train and dev, cut by our own function. The test set is ready: 597 digits by other people.
# **Baseline:** "always odd" is wrong on half of them, people on about one in a hundred.

# %%
n_train, n_dev, _ = sizes(1200, 0.2, 0.0)
both = split(digits.X_train, even, n_dev, 0, np.random.default_rng(3).permutation(1200))
(X_fit, Y_fit), (X_dev, Y_dev) = both["train"], both["dev"]
X_new, Y_new = digits.X_test, (digits.Y_test % 2 == 0).astype(float)
print(X_fit.shape, X_dev.shape, X_new.shape)

# %% [markdown]
# **Train.** The library's network with one hidden layer of relu units, and gradient descent as ever. One learning curve first:

# %%
def hidden_net(units, X, Y, seed=0, steps=1000):
    rng = np.random.default_rng(seed)
    layers = [Dense(64, units, rng), Activation("relu")]
    layers += [Dense(units, 1, rng), Activation("sigmoid")]
    net = network.Sequential(layers)
    history = list(training.train(net, X, Y, optimizers.SGD(0.3), steps))
    return net, history


net, history = hidden_net(16, X_fit, Y_fit)
ax = plots.costs(history, title="Sixteen hidden units")

# %% [markdown]
# **Choose.** Every candidate is trained three times, from other random weights, so that we see how much is luck.

# %%
candidates = [1, 2, 4, 8, 16, 32]
runs = {k: [hidden_net(k, X_fit, Y_fit, seed)[0] for seed in range(3)] for k in candidates}
train_runs = [[share_wrong(runs[k][s], X_fit, Y_fit) for k in candidates] for s in range(3)]
dev_runs = [[share_wrong(runs[k][s], X_dev, Y_dev) for k in candidates] for s in range(3)]
ax = plots.learning_curves(candidates, train_runs, dev_runs, xlabel="hidden units", log="x", baseline=0.01)

# %% [markdown]
# With one or two units the bias is about that of logistic regression. With more units both errors fall.
# Unlike the polynomials, even the largest network does not turn upward here. Its start is small and its training short,
# and both keep it tame. Flexibility is not the number of parameters alone.
#
# **Report.** Chosen by the mean dev error, reported on people who wrote none of the training digits:

# %%
test_runs = [[share_wrong(runs[k][s], X_new, Y_new) for k in candidates] for s in range(3)]
best, test_err = report(np.mean(dev_runs, axis=0), np.mean(test_runs, axis=0))
dev_err = np.mean(dev_runs, axis=0)[best]
low, high = metrics.wilson_interval(round(test_err * 597), 597)
print(f"dev error: logistic regression {straight:.2f}, {candidates[best]} units {dev_err:.2f}")
print(f"their test error: {test_err:.2f}; a true error from {low:.2f} to {high:.2f} fits")

# %% [markdown]
# On dev the network has a small part of the errors of logistic regression. And it errs much more often on other people's digits than on dev.
# That gap is not variance in our sense, for dev and test differ in *who wrote them*. Week 11 gives it a name and a set of its own.
#
# **Look at the errors** of the first of the three chosen networks, under their true digits. Which would you have read wrong yourself?

# %%
answers = (runs[candidates[best]][0](X_new) > 0.5).astype(int)
wrong = np.flatnonzero(answers[0] != Y_new[0])[:16]
ax = plots.show_images(digits.images_test[wrong], [str(digits.Y_test[0, i]) for i in wrong], columns=8)

# %% [markdown]
# ### Two open tasks
#
# 1. **Split by people.** Make the dev set of the lab out of the last 240 of the 1200 digits, unshuffled: other hands than most of the training set.
#    Is its error nearer to the test error? Does it choose another number of units?
# 2. **Diagnose your own.** Take a candidate with high bias and one with high variance (train 32 units on 50 digits).
#    Predict for each what twice the data, twice the units and twice the steps will do. Then measure. A beginning:

# %%
few, _ = hidden_net(32, X_fit[:, :50], Y_fit[:, :50])
print(diagnosis(share_wrong(few, X_fit[:, :50], Y_fit[:, :50]), share_wrong(few, X_dev, Y_dev), 0.01))

# %% [markdown]
# ## Remember
#
# - The training set fits parameters, the dev set chooses, the test set reports, once. Each example is in one set.
# - Shuffle before cutting, with a seed. But what will be new in practice, new people for instance, must be new in dev and test.
# - Bias is train error minus baseline, variance is dev error minus train error. Both are gaps, and both may be large at once.
# - The best of many looks better than it is. Choose by dev error, tell others the test error of the chosen one. Where data are few, use folds.
# - Learning curves: an open gap closes with more data. If it has closed above the baseline, a better model is needed.
#
# ## Quiz
#
# Three last questions.

# %%
quiz("05.4")

# %%
quiz("05.5")

# %%
quiz("05.6")

# %% tags=["nbval-ignore-output"]
progress("05_splits_bias_variance")

# %% [markdown]
# ## Read on
#
# **One file of the library, line by line:** `dlcore/selection.py`. It holds the diagnosis, the choice of a degree and the learning curve.
#
# **Two papers.**
#
# - S. Geman, E. Bienenstock and R. Doursat, *Neural networks and the bias/variance dilemma*, Neural Computation 4 (1992).
#   Where networks and these two words met.
# - G. C. Cawley and N. L. C. Talbot, *On over-fitting in model selection and subsequent selection bias in performance evaluation*,
#   Journal of Machine Learning Research 11 (2010). How much a choice itself can overfit.
#
# Next is week 6, *Regularization*: medicines against variance, and what each of them costs.
