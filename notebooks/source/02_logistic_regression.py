# %% [markdown]
# # Week 2 - Logistic regression
#
# **How can one weighted sum and one S-shaped curve tell whether a picture shows a face?**
#
# ![On the left, 625 weights as a picture: a ghost of a face, with a bright forehead and dark eyes. On the right, an S-shaped curve from 0 to 1 with 120 marks on it: nearly all faces at the upper end, nearly all other pictures at the lower end, and some others among the faces.](pictures/02_faces.png)
#
# *The finished result. On the left are the weights of our model after a few steps of learning: the ghost of a face.
# Where it is orange, a bright pixel speaks for a face; where it is blue, a bright pixel speaks against one.
# On the right are 120 pictures that it never saw. Fifteen of them end up on the wrong side, and we shall see which.*
#
# **Time:** about four hours, well split into three sittings: sections 1-2, sections 3-4, and section 5 to the end.
# **Needed:** [week 0](00_start_here.ipynb) and [week 1](01_numpy_and_big_picture.ipynb);
# from school the function $e^x$, the logarithm, and the slope of a curve.

# %% [markdown]
# ## Warm-up
#
# Run the next cell first: it loads our tools. Then answer two questions about week 1 without looking back.

# %%
from timeit import repeat

import numpy as np

from dlcore import datasets, explore, gradients, graph, losses, metrics, plots, training
from dlcore.practice import best_of, catch_bugs, check, hint, predict, progress, quiz, solution, todo

# %%
quiz("02.w1")

# %%
quiz("02.w2")

# %% [markdown]
# ## Where we are
#
# In week 1 pictures became columns of numbers, and `weighted_sum` turned each column into one number $z$.
# This week $z$ becomes a probability, a loss says how bad the answer is, and slopes say how to improve.
# All networks of this course learn by this loop. Logistic regression (逻辑回归（对数几率回归）) is its smallest form.
#
# | letter | what it is | shape | in Python |
# |---|---|---|---|
# | $m$, $n_x$ | number of training examples (训练样本); number of features of each | numbers | `m`, `n_x` |
# | $x$, $X$ | one example, a feature vector (特征（输入）向量); all of them, one column each | $(n_x, 1)$, $(n_x, m)$ | `x`, `X` |
# | $x^{(i)}$, $y^{(i)}$ | example number $i$, and its label | | `X[:, [i]]`, `Y[0, i]` |
# | $y$, $Y$ | the true label (标签 / 真实标签), 1 or 0; all labels in a row | number, $(1, m)$ | `y`, `Y` |
# | $w$, $b$ | the parameters (参数): weights (权重), and bias or intercept (偏置（b）、截距) | $(n_x, 1)$, number | `w`, `b` |
# | $z$, $Z$ | weighted sum $w^T x + b$; for all examples | number, $(1, m)$ | `z`, `Z` |
# | $\sigma$ | the sigmoid, the S-shaped curve of section 1 | | `sigmoid` |
# | $a$, $A$ | the model's answer $\sigma(z)$, an activation (激活值); also written $\hat y$ | number, $(1, m)$ | `a`, `A`, `y_hat` |
# | $L$, $J$ | loss of one answer; cost, the mean loss of all $m$ examples | numbers | `loss`, `cost` |
# | $\alpha$ | learning rate (学习率): how far to move along a slope | number | `learning_rate` |
# | $dz$, $dw$, $db$ | slopes (斜率): of the loss in $z$, short for $\frac{dL}{dz}$; of the cost in $w$ and in $b$, $\frac{dJ}{dw}$ and $\frac{dJ}{db}$ | as $z$, $w$, $b$ | `dz`, `dw`, `db` |
#
# Logarithms are natural ones: $\ln$ in formulas, `np.log` in Python. A docstring writes $n$ for $n_x$.

# %% [markdown]
# ## The smallest case by hand
#
# One example with two features, $x = (2, 1)$. The weights are $w = (1, -2)$, and $b = 1$.
#
# $$z = 1 \cdot 2 + (-2) \cdot 1 + 1 = 1 \qquad a = \frac{1}{1 + e^{-z}} = \frac{1}{1 + 0.3679} = 0.7311$$
#
# We read $a$ as "label 1 with probability 0.73". The loss is $-\ln$ of the probability that the model gave to the truth.
# If the label is 1, that is $-\ln 0.7311 = 0.3133$. If the label is 0, the truth got only $1 - 0.7311$,
# and the loss is $-\ln 0.2689 = 1.3133$.
# A pocket calculator is enough for this. The same in two lines of NumPy:

# %%
a = 1 / (1 + np.exp(-(1 * 2 + (-2) * 1 + 1)))
print(f"a = {a:.4f}   loss if y = 1: {-np.log(a):.4f}   loss if y = 0: {-np.log(1 - a):.4f}")

# %% [markdown]
# The rest of the chapter asks three questions about these numbers. Why this curve? Why this loss?
# And which $w$ and $b$ are best? We come back to this example twice.

# %% [markdown]
# ## 1. The model: a weighted sum, bent into a probability
#
# Our task is a binary classification (二分类): a picture is a face, $y = 1$, or something else, $y = 0$.
# The pictures are real and grey, 25 by 25 pixels. We look before we compute.

# %% tags=["people"]
task = datasets.faces()
print(task.X_train.shape, task.Y_train.shape, f"share of faces: {task.Y_train.mean():.2f}")
titles = [task.names[int(y)] for y in task.Y_train[0, :16]]
ax = plots.show_images(task.images_train[:16], titles, columns=8)

# %% [markdown]
# Each column of `X_train` is one picture, shifted and scaled to mean 0 and standard deviation 1.
# So neither a bright nor a pale picture has an advantage. One picture in four is a face.
#
# 625 numbers for each picture are a lot to think about. We start with one number, built by hand.
# **Guess first:** which part of a face is dark in almost every portrait? The mean pictures tell.

# %%
is_face = task.Y_train[0] == 1
means = [task.images_train[is_face].mean(axis=0), task.images_train[~is_face].mean(axis=0)]
ax = plots.show_images(means, ["mean face", "mean of the others"])

# %% [markdown]
# The eyes make a dark band, in pixel rows 7 and 8. Forehead and cheeks are bright.
# In the other pictures nothing repeats, and their mean is a grey fog.
#
# So we measure: **how much darker is the eye band than forehead and cheeks?**
# For each pixel row we average its middle, pixel columns 5 to 19. Then we compare rows.
# One number for each picture is left.

# %%
def eye_darkness(X):
    rows = X.T.reshape(-1, 25, 25)[:, :, 5:20].mean(axis=2)
    forehead = rows[:, 1:5].mean(axis=1)
    eyes = rows[:, 7:9].mean(axis=1)
    cheeks = rows[:, 10:14].mean(axis=1)
    return ((forehead + cheeks) / 2 - eyes).reshape(1, -1)


x_eye, Y = eye_darkness(task.X_train), task.Y_train
groups = {"faces": x_eye[Y == 1], "others": x_eye[Y == 0]}
ax = plots.histogram(groups, xlabel="eye darkness x", ylabel="pictures")

# %% [markdown]
# Faces lie to the right, the others around 0, and the two groups overlap.
# No border is perfect. So we want more than yes or no: we want $P(y = 1 \mid x)$, the probability of a face, given $x$.
#
# The first idea is a straight line through the labels, with the smallest mean squared error. This is linear regression (线性回归).
# `np.polyfit` finds the line; its last argument 1 means "straight". Where does it lead?

# %%
slope, offset = np.polyfit(x_eye[0], Y[0], 1)
line = slope * x_eye + offset
print(f"the line answers from {line.min():.2f} to {line.max():.2f}")

# %% [markdown]
# A probability below 0 or above 1 means nothing. The straight line $z = w x + b$ may stay,
# but something must bend it into the range from 0 to 1. The sigmoid (sigmoid 函数（S 型函数）) does that:
#
# $$\sigma(z) = \frac{1}{1 + e^{-z}}$$
#
# A large positive $z$ gives nearly 1, a large negative $z$ nearly 0, and $z = 0$ gives exactly one half.
# The sigmoid is our first activation function (激活函数). It has no parameters: only $w$ and $b$ are learned.

# %%
def first_sigmoid(z):
    return 1 / (1 + np.exp(-z))


print(first_sigmoid(np.array([-5.0, -2.0, 0.0, 2.0, 5.0])).round(4))
ax = plots.curves(first_sigmoid, -8, 8, xlabel="z", ylabel="sigmoid(z)")

# %% [markdown]
# The formula is right, and yet it has a weak spot. What is $e^{1000}$ on a computer?

# %%
with np.errstate(over="ignore", invalid="ignore"):
    big = np.exp(1000.0)
    print("e^1000 is", big, "  e^1000 / (1 + e^1000) is", big / (1 + big))

# %% [markdown]
# `inf` means: too large to hold. NumPy warns of such an *overflow*; `np.errstate` silenced the warning here.
# And `inf / inf` is `nan`, not a number. `first_sigmoid` meets $e^{1000}$ at $z = -1000$.
# If we multiply above and below by $e^z$, we get another form of the same curve:
#
# $$\sigma(z) = \frac{1}{1 + e^{-z}} = \frac{e^{z}}{1 + e^{z}}$$
#
# The second form meets $e^{1000}$ at $z = +1000$. Each form is safe on one half of the number line.
#
# **Exercise: a sigmoid that is safe everywhere.** Goal: $\sigma(z)$ without any warning, even at $z = \pm 1000$.
# Shapes: `z` is a number or an array of any shape; the result has the same shape.
# `np.abs(z)` is $|z|$, and `np.where(c, p, q)` takes entries of `p` where `c` is true, else of `q`.
# It computes all of `p` and all of `q` before it takes any, so both must be safe.
# The check passes right numbers, and still tells us of a warning.
# If the check says "not yet", `hint(stable_sigmoid)` in a new cell helps, one step further each time.

# %%
exercise("stable_sigmoid")

# %% [markdown]
# As in week 1, `best_of` takes our function if it passes its check, and else the library's.

# %%
sigmoid = best_of(stable_sigmoid)
print(sigmoid(np.array([-1000.0, -1.0, 0.0, 1.0, 1000.0])).round(4))

# %% [markdown]
# How steep is the curve? Its derivative (导数) needs nothing but the *output* of the sigmoid.
# The slope of $\frac{1}{u}$ is $-\frac{u'}{u^2}$; here $u = 1 + e^{-z}$ and $u' = -e^{-z}$. So
#
# $$\sigma'(z) = \frac{e^{-z}}{(1 + e^{-z})^2} = \frac{1}{1 + e^{-z}} \cdot \frac{e^{-z}}{1 + e^{-z}}$$
#
# The second factor is $1 - \sigma(z)$, for $1 - \frac{1}{1 + e^{-z}} = \frac{e^{-z}}{1 + e^{-z}}$. So
#
# $$\sigma'(z) = \sigma(z) \, \bigl(1 - \sigma(z)\bigr)$$
#
# **Exercise: the slope of the sigmoid.** Goal: $\sigma'(z)$ at each $z$. Shapes: the result has the shape of `z`.

# %%
exercise("sigmoid_grad")

# %%
both = {"sigmoid": sigmoid, "its slope": best_of(sigmoid_grad)}
ax = plots.curves(both, -8, 8, xlabel="z", ylabel="")

# %% [markdown]
# The slope is largest at 0, where it is one quarter. Beyond $z = 5$ on either side it is nearly 0.
# Sections 3 and 5 show what these flat ends do to learning.
#
# Now the whole model with one feature, $a = \sigma(w x + b)$. Predict, then move the sliders.
# When the task is done, set $b = 0$ and move only $w$: which point of the curve never moves?

# %% tags=["nbval-ignore-output"]
explore.sigmoid_line()

# %% [markdown]
# The model says one half where $w x + b = 0$, at $x = -b / w$. The weight sets the steepness.
# And $b$ is the intercept, the value of $z$ at $x = 0$. Without it, each curve passes through one half at the origin:

# %%
for w in (0.5, 2.0, 8.0):
    print(f"w = {w}:  b = 0, answer {sigmoid(w * 0.0):.4f} at x = 0;  b = -6, one half at x = {6 / w:.2f}")

# %% [markdown]
# (A study note says "interceptor". Nothing is intercepted: the line $z = w x + b$ *cuts* the axis at height $b$.)
#
# **What does the weighted sum mean?** Another study note says:
#
# > "Logistic regression is linear regression plus a sigmoid."
#
# We take $w = 2$, $b = -4$, and let $x$ go up in equal steps: 0, 1, 2, 3, 4.

# %%
predict("E94")

# %%
a = sigmoid(2.0 * np.arange(5) - 4.0)
print("steps of a:              ", np.diff(a).round(4))
print("steps of ln(a / (1 - a)):", np.diff(np.log(a / (1 - a))).round(4))

# %% [markdown]
# While $x$ goes up by 1, $a$ goes up by unequal steps, and $\ln \frac{a}{1 - a}$ by 2, the weight, every time.
# Above, $1 - \sigma(z)$ was $e^{-z}$ times $\sigma(z)$, so the fraction $\frac{a}{1 - a}$ is $e^z$. It is called the *odds*.
# Its logarithm, $z$ itself, is called the log-odds or logit (logit（未归一化得分）).
#
# The note is wrong. The straight line of this model is the *log-odds*, not the answer.
# And it is not the line with the smallest squared error: section 2 chooses it by another loss.
#
# **All examples at once.** In week 1, $Z = w^T X + b$ gave $m$ sums in one line, with $b$ broadcast over them. So
#
# $$A = \sigma(w^T X + b) \qquad \text{with} \qquad a^{(i)} = P\bigl(y^{(i)} = 1 \mid x^{(i)}\bigr)$$
#
# **Exercise: the model.** Goal: the probability of label 1 for each example, without a loop. You may call `sigmoid`.
# Shapes: `w` $(n_x, 1)$, `b` a number, `X` $(n_x, m)$; the result is a row $(1, m)$.

# %%
exercise("predict_proba")

# %% [markdown]
# We choose parameters by eye: $w = 5$ and $b = -3$. They put one half at $x = 0.6$, between the two heaps of the histogram.

# %%
proba = best_of(predict_proba)
A_eye = proba(np.array([[5.0]]), -3.0, x_eye)
print(A_eye.shape, f"smallest {A_eye.min():.4f}, largest {A_eye.max():.4f}")

# %% [markdown]
# A probability is not yet a decision. We decide for 1 where $a$ is above a threshold, usually 0.5.
#
# **Exercise: from probabilities to labels.** Goal: 1 where $a >$ `threshold`, strictly, and 0 elsewhere.
# Shapes: `A` $(1, m)$; the result is $(1, m)$ and holds integers, because we shall subtract and count labels.

# %%
exercise("predict_labels")

# %%
labels = best_of(predict_labels)
print(f"right with w = 5, b = -3: {metrics.accuracy(labels(A_eye), Y):.4f}")

# %% [markdown]
# One number and two guessed parameters are right in seven of eight pictures. Can the data choose better than our eye?
# First we must say what "better" means. Accuracy (准确率), the share of right answers, moves in jumps and has no slope.
# We need a smoother judge.

# %% [markdown]
# ## 2. The loss: a price for every answer
#
# A picture is a face, $y = 1$. One model says $a = 0.9$, another $a = 0.1$. The second is worse, but by how much?
# The loss function (损失函数) of logistic regression is minus the logarithm of the probability that the model gave to the truth:
#
# $$L(a, y) = -\bigl(y \ln a + (1 - y) \ln(1 - a)\bigr)$$
#
# One of the two terms is always zero. If $y = 1$ the loss is $-\ln a$, and if $y = 0$ it is $-\ln(1 - a)$.
# (`lambda a: ...` below is a small function without a name.)

# %%
for a in (0.99, 0.9, 0.5, 0.1, 0.01):
    print(f"a = {a:.2f}   loss if y = 1: {-np.log(a):.4f}   loss if y = 0: {-np.log(1 - a):.4f}")
both = {"y = 1": lambda a: -np.log(a), "y = 0": lambda a: -np.log(1 - a)}
ax = plots.curves(both, 0.01, 0.99, xlabel="answer a", ylabel="loss")

# %% [markdown]
# A confident right answer costs almost nothing. A confident wrong answer costs more and more, without any limit.
#
# **Exercise: the loss.** Goal: the loss of each example on its own, by the formula above.
# Shapes: `y_hat` (our $a$) and `y` have the same shape, and so has the result. Nothing is added up yet.

# %%
exercise("bce_loss")

# %% [markdown]
# The name is short for *binary cross-entropy* (交叉熵), another name of this loss. About it a study note says:
#
# > "The loss is small, so $\log(1 - \hat y)$ is large."

# %%
predict("E97")

# %%
loss = best_of(bce_loss)
y, y_hat = np.array([1, 0]), np.array([0.99, 0.01])
print("y:             ", y)
print("loss:          ", loss(y_hat, y).round(4))
print("log(1 - y_hat):", np.log(1 - y_hat).round(4))

# %% [markdown]
# The note is wrong for $y = 1$: there a small loss comes with a very *negative* $\log(1 - \hat y)$.
# It holds only for $y = 0$, and even then "large" means "close to 0".
#
# The next note is about the last step of the model. ReLU (修正线性单元), $\max(0, z)$, is a favourite *inside* networks:
#
# > "In logistic regression we generally use ReLU."

# %%
predict("E25")

# %%
a_relu = np.maximum(0, np.array([-1.0, 0.4, 2.0]))
with np.errstate(invalid="ignore"):
    print("answers", a_relu, "  losses if y = 0:", (0 - np.log(1 - a_relu)).round(4))

# %% [markdown]
# The note is wrong. A ReLU as the *output* of a yes-or-no model gives answers like 2, no probability, and the loss breaks.
#
# **From loss to cost.** A loss judges one answer. The cost (代价函数（成本函数）) judges the parameters.
# It is the mean loss of all $m$ examples:
#
# $$J(w, b) = \frac{1}{m} \sum_{i=1}^{m} L\bigl(a^{(i)}, y^{(i)}\bigr)$$
#
# **Exercise: the cost.** Goal: the mean loss. Shapes: `A` and `Y` are $(1, m)$; the result is one number, a `float`.

# %%
exercise("logistic_cost")

# %%
cost = best_of(logistic_cost)
print(f"always 0.5: {cost(np.full((1, 280), 0.5), Y):.4f}    w = 5, b = -3: {cost(A_eye, Y):.4f}")

# %% [markdown]
# A model that always says one half pays $\ln 2 = 0.6931$ for each example. This is the price of knowing nothing.
#
# ### Where this loss comes from
#
# A study note says:
#
# > "Logistic is a cost function containing a log."

# %%
predict("E24")

# %%
X_new = np.array([[0.2, 1.0]])
print("answers for x = 0.2 and x = 1.0:", proba(np.array([[5.0]]), -3.0, X_new).round(4))

# %% [markdown]
# The note is wrong. Logistic regression is the *model* $\sigma(w^T x + b)$, and it answers before any cost is chosen.
# The cost follows from the model by *maximum likelihood* (最大似然): choose the parameters that make the seen labels most probable.
#
# **Step 1: one example.** The model says $P(y = 1 \mid x) = a$, so $P(y = 0 \mid x) = 1 - a$. One line says both:
#
# $$P(y \mid x) = a^{\,y} \, (1 - a)^{1 - y}$$
#
# We test it: $y = 1$ leaves $a$, and $y = 0$ leaves $1 - a$. Where $P$ is largest, $\ln P$ is largest too, so we take the logarithm:
#
# $$\ln P(y \mid x) = y \ln a + (1 - y) \ln(1 - a)$$
#
# $$\ln P(y \mid x) = -L(a, y)$$
#
# So the parameters that make the label most probable are those that make the loss smallest. In numbers, with $a = 0.8$:

# %%
y, a = np.array([0, 1]), np.array([0.8, 0.8])
P = a**y * (1 - a) ** (1 - y)
print("y =", y, "  P =", P.round(1), "  -ln P =", -np.log(P).round(4), "  loss =", loss(a, y).round(4))

# %% [markdown]
# **Step 2: $m$ examples, with the last line missing.** The probabilities of independent examples multiply,
# and the logarithm turns the product into a sum. (The sign $\prod$ multiplies, as $\sum$ adds.)
#
# $$P(\text{all labels}) = \prod_{i=1}^{m} P\bigl(y^{(i)} \mid x^{(i)}\bigr)$$
#
# $$\ln P(\text{all labels}) = \sum_{i=1}^{m} \ln P\bigl(y^{(i)} \mid x^{(i)}\bigr)$$
#
# $$J(w, b) = \; ?$$
#
# Write the cost with the help of $\ln P(\text{all labels})$, on paper. Then open the fold.
#
# <details><summary>The last line</summary>
#
# $$J(w, b) = -\frac{1}{m} \ln P(\text{all labels})$$
#
# The smallest cost is the largest likelihood. The factor $\frac{1}{m}$ moves no minimum. It makes large and small sets comparable.
#
# </details>
#
# **Step 3: your turn. Exercise: the log-likelihood.** Goal: $\ln P(\text{all labels})$, a sum, without minus and without mean.
# Shapes: `A` and `Y` are $(1, m)$; the result is a `float`, at most 0.

# %%
exercise("log_likelihood")

# %%
ll = best_of(log_likelihood)
print(f"cost {cost(A_eye, Y):.4f},  -log-likelihood / m = {-ll(A_eye, Y) / 280:.4f}")
print(f"2000 answers of 0.6:  product {0.6**2000},  sum of logarithms {2000 * np.log(0.6):.2f}")

# %% [markdown]
# The second line shows why we take logarithms at all. A long product can *underflow*: it is too small to hold and becomes 0.
#
# ### When a probability is exactly 1
#
# A study note writes:
#
# > "$\hat y \in [0, 1]$"
#
# Mathematics excludes both ends: $\sigma(z)$ is never 0 and never 1. And the computer?

# %%
predict("E55")

# %%
with np.errstate(divide="ignore"):
    a = sigmoid(37.0)
    print("exactly 1:", a == 1.0, "  loss if y = 0, computed from a:", -np.log(1 - a))

# %% [markdown]
# In mathematics the note is wrong, for $e^{-z}$ is never 0. On the computer it is right.
# There, the next number after 1 is about $2 \cdot 10^{-16}$ away, and $e^{-37}$ is less than half of that.
# So $1 + e^{-37}$ is rounded to 1, and the loss becomes infinite, though the formula says 37.
#
# The cure is to compute the loss from the logit $z$, before anything is rounded. For $y = 0$, with $1 - \sigma(z) = \frac{1}{1 + e^z}$:
#
# $$-\ln\bigl(1 - \sigma(z)\bigr) = \ln(1 + e^{z}) = \ln\bigl(e^{z} (e^{-z} + 1)\bigr) = z + \ln(1 + e^{-z})$$
#
# For large $z$ the last form is safe. For $y = 1$ the same holds with $-z$. The library has both cases in one function:

# %%
z = np.array([-100.0, 1.0, 37.0, 100.0])
print("y = 0:", losses.bce_from_logits(z, np.zeros(4)).round(4))
print("y = 1:", losses.bce_from_logits(z, np.ones(4)).round(4))

# %% [markdown]
# At $z = 1$ stands our smallest case again: 1.3133 and 0.3133. In each column the difference is exactly $z$.
#
# ### Why not the squared error?
#
# Many losses would do. The squared error $\frac{1}{2}(a - y)^2$ is also 0 for a perfect answer.
# We try both on three examples, $x = -2.4$, $2.1$ and $-3.6$, all with label 1. We hold $b = -1.1$ fixed, so that only $w$ moves.

# %%
def toy_answers(w):
    return sigmoid(np.outer(w, [-2.4, 2.1, -3.6]) - 1.1)


def log_cost(w):
    return np.mean(-np.log(toy_answers(w)), axis=1)


def squared_cost(w):
    return np.mean((toy_answers(w) - 1) ** 2 / 2, axis=1)


# %% [markdown]
# These functions take many $w$ at once: `np.outer` has one row for each $w$, with its three products $w x$.
# The next note needs two words. The *global optimum* is the lowest point of all. *Convex* is, roughly, bowl-shaped:
#
# > "With the squared error we cannot find the global optimum, hence the cost cannot be convex."

# %%
predict("E07")

# %%
ax = plots.curves(log_cost, -4, 4, title="Log loss", xlabel="w", ylabel="J(w)")
ax = plots.curves(squared_cost, -4, 4, title="Squared error", xlabel="w", ylabel="J(w)")

# %% [markdown]
# The second curve looks flat on its right side. We look closer there, and let the computer search for valleys:
# points of a fine grid that are lower than both neighbours.

# %%
ax = plots.curves(squared_cost, 0.4, 3, title="Squared error, close up", xlabel="w", ylabel="J(w)")
grid = np.linspace(-8, 8, 16001)
for name, J in (("log loss", log_cost(grid)), ("squared error", squared_cost(grid))):
    k = 1 + np.flatnonzero((J[1:-1] < J[:-2]) & (J[1:-1] < J[2:]))
    print(f"{name}: valleys at w =", grid[k].round(2), "where J =", J[k].round(3))

# %% [markdown]
# The log loss has one valley, the squared error has two, and the right one lies twice as high.
# The note has cause and effect the wrong way round. The cost is non-convex first; *therefore* we may miss its best minimum.
#
# A function is convex (凸) if no chord, the straight line between two of its points, runs below the curve. We draw one chord:

# %%
def chord(w, left=-1.2, right=1.4):
    share = (w - left) / (right - left)
    height = (1 - share) * squared_cost(left) + share * squared_cost(right)
    return np.where((share >= 0) & (share <= 1), height, np.nan)


both = {"squared error": squared_cost, "chord": chord}
ax = plots.curves(both, -4, 4, xlabel="w", ylabel="J(w)")

# %% [markdown]
# Between its two valleys the curve rises above the chord: it is non-convex (非凸). One such chord is enough to know.
# For the log loss we try a thousand random chords, at their middles.

# %%
rng = np.random.default_rng(2)
u, v = rng.uniform(-8, 8, (2, 1000))
for name, J in (("log loss", log_cost), ("squared error", squared_cost)):
    below = J((u + v) / 2) > (J(u) + J(v)) / 2
    print(f"{name}: {np.sum(below)} of 1000 chords run below the curve")

# %% [markdown]
# A thousand chords are no proof. For the log loss there is one: for $y = 0$ the slope of $\ln(1 + e^z)$ is $\sigma(z)$, which never falls.
# A curve whose slope never falls is convex. It stays so in $w$, because $z$ is a straight line in $w$.
# For $y = 1$ it is the mirror image, and a mean of convex curves is convex.
#
# **Before the break:** four questions about sections 1 and 2.

# %%
quiz("02.7")

# %%
quiz("02.10")

# %%
quiz("02.11")

# %%
quiz("02.15")

# %% [markdown]
# ## 3. Gradient descent: walk downhill
#
# The cost judges $w$ and $b$. Which way is better? The slope of the cost answers.
# We take a plain valley, $J(w) = (w - 3)^2$. Its slope is $2 (w - 3)$, and we call it `dw`, short for $\frac{dJ}{dw}$.
#
# A study note describes a point to the *left* of the minimum:
#
# > "dw is positive, so $w$ increases."

# %%
predict("E06")

# %%
def valley(w):
    return (w - 3) ** 2


def tangent(p):
    return lambda w: np.where(abs(w - p) < 2.5, valley(p) + 2 * (p - 3) * (w - p), np.nan)


print("dw at w = -5, 3, 9:", [2 * (w - 3) for w in (-5, 3, 9)])
shown = {"J(w)": valley, "slope at -5": tangent(-5), "slope at 9": tangent(9)}
ax = plots.curves(shown, -8, 14, xlabel="w", ylabel="J(w)")

# %% [markdown]
# The note is wrong. To the left of the minimum the curve falls, so $dw$ is *negative*. A step against this slope leads to the right, so $w$ does increase.
# All slopes of the cost together, $dw$ and $db$, are called its gradient (梯度).
# Gradient descent (梯度下降) steps against it, on either side:
#
# $$w := w - \alpha \, dw \qquad b := b - \alpha \, db$$
#
# The sign $:=$ means "becomes". The learning rate $\alpha$ says how far to go.
#
# **Exercise: one step.** Goal: the new $w$ and the new $b$, while the old ones stay as they are.
# Shapes: `w` and `dw` $(n_x, 1)$, `b` and `db` numbers; return the pair `(w_new, b_new)`.

# %%
exercise("gradient_step")

# %% [markdown]
# We walk down the valley $J(w, b) = (w - 3)^2 + (b + 1)^2$. (`.item()` takes the number out of a 1 by 1 array.)
# A study note says:
#
# > "$\alpha$ controls the step."

# %%
predict("E99")

# %%
step = best_of(gradient_step)
w, b = np.array([[-5.0]]), 4.0
for i in range(6):
    dw, db = 2 * (w - 3), 2 * (b + 1)
    w_new, b_new = step(w, b, dw, db, 0.1)
    print(f"w = {w.item():7.4f}   dw = {dw.item():8.4f}   change of w = {(w_new - w).item():.4f}")
    w, b = w_new, b_new

# %% [markdown]
# The steps shrink, and $\alpha$ was 0.1 all the time. The note tells half of the truth:
# a step is $\alpha$ *times the slope*, and the slope fades near the minimum. The next note:
#
# > "dw is the update of $w$."

# %%
predict("E34")

# %% [markdown]
# The note is wrong. $dw$ is the slope; in each row of the table the update, the change of $w$, is $-\alpha \, dw = -0.1 \, dw$.
# And another note:
#
# > "If the gradient is 0, the parameters change very slowly."

# %%
predict("E96")

# %%
for dw in (0.001, 0.0):
    w_new, b_new = step(np.array([[3.0]]), -1.0, np.array([[dw]]), 0.0, 0.1)
    print(f"dw = {dw:g}:  w changes by {w_new.item() - 3.0:g}")

# %% [markdown]
# The note is wrong. At a gradient of exactly 0 the step is $\alpha \cdot 0 = 0$, and nothing moves. Slow is what we get *near* 0.
#
# **The learning rate.** How large may $\alpha$ be?
# The sliders run **your** `gradient_step` in a bowl with a steep and a gentle direction. The curvature says how steep: it is the factor by which the slope grows with the distance from the minimum.
# For $J = \frac{1}{2} c \, b^2$ the slope is $c \, b$, and the curvature is $c$.

# %% tags=["nbval-ignore-output"]
explore.learning_rate(step=step)

# %% [markdown]
# Small rates creep, middle ones zigzag and arrive. Beyond 2 / curvature the walk explodes. So what about this note?
#
# > "For a convex cost, gradient descent reaches the same point from anywhere."

# %%
predict("E98")

# %%
w, b = np.array([[5.0]]), 0.0
for i in range(10):
    w, b = step(w, b, 2 * w, 0.0, 1.1)
print(f"J = w^2 from w = 5 with learning rate 1.1: after 10 steps w = {w.item():.1f}")

# %% [markdown]
# The note is wrong without a condition on $\alpha$. The curvature of $w^2$ is 2, so the border is $\alpha = 1$.
# Here each step multiplies $w$ by $1 - 2 \alpha = -1.2$.
# Convex promises one valley. It does not promise that we arrive.
#
# ### An honest mistake
#
# For the next slider we wanted an example of a bad end: squared error, start at $w = 6$, and the walk ends in the worse valley.
# We wrote that sentence before we ran it. Here is what happened. The slope is measured, from two costs side by side,
# and `reshape` gives it the shape of $w$.

# %%
def measured_slope(J, w, h=1e-4):
    return (J(w + h) - J(w - h)) / (2 * h)


w, b = np.array([[6.0]]), 0.0
for i in range(500):
    w, b = step(w, b, measured_slope(squared_cost, w).reshape(1, 1), 0.0, 0.5)
print(f"after 500 steps with learning rate 0.5: w = {w.item():.3f}")

# %% [markdown]
# Nothing happened. We had thought of valleys only. Out there the curve is *flat*, a plateau (平台区),
# and a flat curve gives no direction. A gradient of nearly 0 does not mean that the cost is low.
# Now try it with your own step, on the same three examples:

# %% tags=["nbval-ignore-output"]
explore.loss_bowl(step=step)

# %% [markdown]
# With the squared error, the start decides whether we end well, badly or nowhere.
# With the log loss and a suitable learning rate, all starts lead towards $w = -0.60$.
#
# For a model with $w$ and $b$ the cost is a surface over a plane. Each point of the plane is a pair $(w, b)$; the height is $J$.
# Here is the cost of our eye darkness, with the log loss:

# %%
def eye_cost(w, b):
    return cost(proba(np.array([[w]]), b, x_eye), Y)


ax = plots.surface(eye_cost, (-2, 12), (-8, 2))

# %% [markdown]
# One smooth bowl. To walk down we need its slopes in $w$ and $b$, and later the slopes of 625 weights.
# Measuring them would take two costs for each weight at each step. The next two sections find all slopes at once.

# %% [markdown]
# ## 4. The computation graph: one link at a time
#
# A long formula is a chain of short steps. We take $J = 3 (a + b c)$. In this section the letters have nothing to do with our model.
#
# $$u = b c \qquad v = a + u \qquad J = 3 v$$
#
# As boxes (nodes) and arrows (edges) this is a computation graph (计算图). The library records it while it computes, at $a = 4$, $b = 2$, $c = 5$:

# %%
a, b, c = graph.Node(4.0, "a"), graph.Node(2.0, "b"), graph.Node(5.0, "c")
u = (b * c).named("u")
v = (a + u).named("v")
J = (3 * v).named("J")
ax = plots.draw_graph(J)

# %% [markdown]
# Left to right is forward propagation (前向（正向）传播): $u = 10$, $v = 14$, $J = 42$. We keep every value.
#
# Now the slopes. To *nudge* is to move a little. If we nudge $v$ by 0.001, $J$ moves by 0.003, so $\frac{dJ}{dv} = 3$.
# **How far does $J$ move if we nudge $b$ by 0.001?** Write down a number, then run the cell.

# %%
def formula(a, b, c):
    return 3 * (a + b * c)


print(f"b from 2 to 2.001:  J moves by {formula(4, 2.001, 5) - formula(4, 2, 5):.3f}")

# %% [markdown]
# Nudging $b$ by 0.001 moves $u$ by $c$ times as much, 0.005. That moves $v$ by 0.005, and $J$ by 0.015. So the slope is 15.
# To multiply the slopes of the links is the chain rule (链式法则):
#
# $$\frac{dJ}{db} = \frac{dJ}{dv} \cdot \frac{dv}{du} \cdot \frac{du}{db} = 3 \cdot 1 \cdot 5 = 15$$
#
# Backpropagation (反向传播) walks once through the graph, right to left. Each node receives the slope of $J$ in its value,
# and hands it on, times the slope of the link.
# All these are slopes of $J$, so code leaves $J$ out: `dv` is $\frac{dJ}{dv}$, `db` is $\frac{dJ}{db}$.

# %%
for taken in J.backward():
    print(taken)

# %% [markdown]
# The same as pictures: after two steps, and at the end. Values are blue, slopes are orange.

# %%
ax = plots.draw_graph(J, step=2)
ax = plots.draw_graph(J, step=5)

# %% [markdown]
# A sum hands the slope on unchanged. A product hands it on times the *other* factor, so $b$ receives $c$ and $c$ receives $b$.
#
# **Exercise: backward by hand.** Goal: the three slopes of $J = 3(a + bc)$, for any numbers.
# Shapes: all are numbers; return `(da, db, dc)`. Write one line for each link: `dv`, `du`, and so on.

# %%
exercise("graph_backward")

# %%
print("da, db, dc =", best_of(graph_backward)(4.0, 2.0, 5.0))

# %% [markdown]
# Forward computes values and keeps them. Backward computes slopes and uses those values. All of deep learning trains this way.
#
# **Before the break:** three questions about sections 3 and 4.

# %%
quiz("02.9")

# %%
quiz("02.13")

# %%
quiz("02.14")

# %% [markdown]
# ## 5. The gradient of logistic regression
#
# Back to our model, with one example. $y$ is the label and comes with the data; $a$ is the output and comes from the model.
#
# $$z = w^T x + b \quad \longrightarrow \quad a = \sigma(z) \quad \longrightarrow \quad L = -\bigl(y \ln a + (1 - y) \ln(1 - a)\bigr)$$
#
# Backward, link by link. First from $L$ to $a$, where $da$ is short for $\frac{dL}{da}$.
# The slope of $\ln a$ is $\frac{1}{a}$, and that of $\ln(1 - a)$ is $-\frac{1}{1 - a}$, so
#
# $$da = -\frac{y}{a} + \frac{1 - y}{1 - a} = \frac{-y (1 - a) + (1 - y) a}{a (1 - a)} = \frac{a - y}{a (1 - a)}$$
#
# Then through the sigmoid, whose slope is $a (1 - a)$, and through the weighted sum, where the factor of $w_j$ is $x_j$:
#
# $$dz = da \cdot a (1 - a) = a - y \qquad dw_j = x_j \, dz \qquad db = dz$$
#
# The denominator and the slope of the sigmoid cancel. What is left could not be shorter: $dz$ is *answer minus truth*.
# In our smallest case, $x = (2, 1)$, $a = 0.7311$, $y = 1$:
# $dz = -0.2689$, so $dw = (2 \cdot dz, 1 \cdot dz) = (-0.5379, -0.2689)$, and $db = -0.2689$.
#
# The graph finds the same. For $y = 1$ the loss is $-\ln a$; `sum` makes one number of a 1 by 1 array,
# and `ravel` lays a column out in one line.

# %%
w, b = graph.Node(np.array([[1.0], [-2.0]]), "w"), graph.Node(1.0, "b")
a = 1 / (1 + np.exp(-(w.T @ np.array([[2.0], [1.0]]) + b)))
L = (-np.log(a)).sum()
L.backward()
print("dw", w.grad.ravel().round(4), "  db", round(float(b.grad), 4))

# %% [markdown]
# A study note mixes up two things:
#
# > "The loss is the prediction minus the truth."

# %%
predict("E23")

# %%
z, y = np.array([-2.0, 1.0]), np.array([1.0, 1.0])
print("loss:      ", loss(sigmoid(z), y).round(4))
print("its slope: ", measured_slope(lambda z: loss(sigmoid(z), y), z).round(4))
print("a - y:     ", (sigmoid(z) - y).round(4))

# %% [markdown]
# The note is wrong. Prediction minus truth is $dz$, the *slope* of the loss in $z$; here it is negative, and a loss never is.
#
# And the squared error? There $da = a - y$ alone, and nothing cancels the slope of the sigmoid.
#
# **Exercise: dz of the squared error.** Goal: $dz = da \cdot a (1 - a)$ for the loss $\frac{1}{2}(a - y)^2$.
# Shapes: `a` and `y` have the same shape, and so has the result.

# %%
exercise("dz_squared_error")

# %% [markdown]
# A study note on the squared error says:
#
# > "Non-convex leads to many local optima."
#
# (A local optimum is the bottom of any valley.) Is that the usual harm? We look at an answer that is badly wrong.

# %%
predict("E08")

# %%
dz_squared = best_of(dz_squared_error)
a, y = np.array([0.999]), np.array([0.0])
print("dz of the log loss:", a - y, "  of the squared error:", dz_squared(a, y).round(6))
both = {"log loss": sigmoid, "squared error": lambda z: dz_squared(sigmoid(z), np.zeros_like(z))}
ax = plots.curves(both, -8, 8, xlabel="z", ylabel="dz if y = 0")

# %% [markdown]
# The note is wrong. Non-convex only *allows* several minima; the everyday harm is the plateau.
# At $z = 7$ the answer for $y = 0$ is badly wrong, and the squared error hardly feels it. This is what held us at $w = 6$.
#
# So three things speak for the log loss. It comes from maximum likelihood, its cost is convex, and its $dz$ is answer minus truth.
#
# **All examples, first with loops.** The cost is a mean of losses, so its slopes are means of the slopes of all examples:
#
# $$dw_j = \frac{1}{m} \sum_{i=1}^{m} x_j^{(i)} \, dz^{(i)} \qquad db = \frac{1}{m} \sum_{i=1}^{m} dz^{(i)}$$
#
# In words: start each sum at zero. For each example find $dz = a - y$. For each feature add $x_j \, dz$ to its sum.
# After the last example divide by $m$, once. Such growing sums are called accumulators.
# (`w.T @ X[:, [i]] + b` is the $z$ of example $i$, as a 1 by 1 array; `.item()` takes the number out.)
#
# **Exercise: the gradient with two loops.** Goal: $dw$ and $db$ of the cost. `X[j, i]` is feature $j$ of example $i$.
# Shapes: `w` $(n_x, 1)$, `b` a number, `X` $(n_x, m)$, `Y` $(1, m)$; return `dw` $(n_x, 1)$ and `db`, a number.

# %%
exercise("loop_gradients")

# %%
slow_gradients = best_of(loop_gradients)
dw, db = slow_gradients(np.array([[5.0]]), -3.0, x_eye, Y)
print(f"eye darkness at w = 5, b = -3:  dw = {dw.item():.4f},  db = {db:.4f}")

# %% [markdown]
# Now without loops. All $dz$ side by side form a row, $dZ = A - Y$. A study note says:
#
# > "$dw = [\,x^{(1)} dz^{(1)} \;\dots\; x^{(m)} dz^{(m)}\,]$ and $db = [\,dz^{(1)} \dots dz^{(m)}\,]$"

# %%
predict("E09")

# %%
X3, dZ3 = np.array([[1.0, 2.0, -1.0], [0.5, -2.0, 3.0]]), np.array([[0.2, -0.4, 0.3]])
listed = X3 * dZ3
print("list:", listed.shape, "  w - 0.1 * list:", (np.zeros((2, 1)) - 0.1 * listed).shape)
print("X @ dZ.T:", (X3 @ dZ3.T).ravel().round(2), "  sums of the list:", listed.sum(axis=1).round(2))

# %% [markdown]
# The note is wrong. A slope has the shape of its parameter: $(n_x, 1)$ for $w$, one number for $b$.
# The lists still have to be added up. And NumPy does not refuse the list: it broadcasts $w$ to $(n_x, m)$, another $w$ for each example.
# The matrix product multiplies *and* adds up over the examples:
#
# $$A = \sigma(w^T X + b) \qquad dZ = A - Y \qquad dw = \frac{1}{m} X \, dZ^T \qquad db = \frac{1}{m} \sum_{i=1}^{m} dZ_i$$
#
# <div class="alert alert-info">
# <b>One convention.</b> In this chapter <code>dZ = A - Y</code> holds the slope of each example's own <i>loss</i>.
# The mean comes in with <code>dw</code> and <code>db</code>, as in most lectures.
# From week 3 on, <code>dV</code> is the slope of the <i>mean cost</i> for every array V.
# Then <code>dZ = (A - Y) / m</code>, and nothing is divided later. Both ways give the same <code>dw</code> and <code>db</code>.
# </div>
#
# **Exercise: the gradient without loops.** Goal: $dw$ and $db$ of the cost, in a few lines.
# Shapes: `w` $(n_x, 1)$, `b` a number, `X` $(n_x, m)$, `Y` $(1, m)$; return `dw` $(n_x, 1)$ and `db`, a `float`.

# %%
exercise("logreg_gradients")

# %%
fast_gradients = best_of(logreg_gradients)
dw, db = fast_gradients(np.array([[5.0]]), -3.0, x_eye, Y)
print(f"eye darkness at w = 5, b = -3:  dw = {dw.item():.4f},  db = {db:.4f}")

# %% [markdown]
# The same two numbers as with the loops. What do loops cost?
# One gradient of 625 weights takes $625 \cdot 280 = 175\,000$ products. **Guess the ratio**, then time it.
# We take the best of three runs, for other programs only ever make a run slower.

# %% tags=["nbval-ignore-output", "timing"]
start = np.zeros((625, 1)), 0.0, task.X_train, task.Y_train
loops = min(repeat(lambda: slow_gradients(*start), number=1, repeat=3))
none = min(repeat(lambda: fast_gradients(*start), number=20, repeat=3)) / 20
print(f"loops {1000 * loops:.0f} ms, no loop {1000 * none:.2f} ms: {loops / none:.0f} times as fast")

# %% [markdown]
# Hundreds of times as fast on most computers, or even thousands. With loops, Python handles each product on its own.
# The matrix product runs in compiled code. This is vectorization (向量化) once more, and training will need a thousand such gradients.
#
# **Is the formula right?** We nudge each parameter a little and measure the slope. This is called gradient checking (梯度检验).

# %%
rng = np.random.default_rng(3)
w, b = rng.normal(size=(4, 1)), 0.3
X6, Y6 = rng.normal(size=(4, 6)), np.array([[1.0, 0, 1, 1, 0, 0]])
dw, db = fast_gradients(w, b, X6, Y6)
measured = gradients.numerical_grad(lambda w: cost(proba(w, b, X6), Y6), w)
print("formula ", dw.ravel().round(4))
print("measured", measured.ravel().round(4))

# %% [markdown]
# Measuring is slow, but it knows nothing of our derivation. So it is a fair judge.
#
# ### Catch the bugs
#
# Now we change sides. The library knows six wrong versions of `logreg_gradients`, each with a mistake that people really make.
# A test case is one input `(w, b, X, Y)`. It *catches* a bug if the wrong version answers differently from the right one.
#
# **Task:** this case has one example and one feature. Change it until it catches all six.
# Ask of each number what it hides. With one example, for instance, nobody sees that a sum is missing.

# %%
w_case, b_case = np.array([[0.0]]), 0.0
X_case, Y_case = np.array([[1.0]]), np.array([[1.0]])
catch_bugs("logreg_gradients", w_case, b_case, X_case, Y_case)

# %% [markdown]
# <details><summary>What a good case looks like</summary>
#
# At least two features and two examples, and not equally many: then no wrong shape and no wrong divisor looks right.
# Numbers that all differ and are not 0 or 1. Labels of both kinds. For instance, each inside `np.array(...)`:
# `w_case` is `[[0.5], [-1.0]]`, `X_case` is `[[1.5, -0.4, 2.0], [0.7, 1.1, -0.6]]`, `Y_case` is `[[1.0, 0.0, 1.0]]`, and `b_case = 0.3`.
#
# </details>

# %% [markdown]
# ## 6. Training: all parts together
#
# The recipe of this chapter is the recipe of the whole course, one loop of four steps:
#
# 1. Forward: the answers $A$ for all examples.
# 2. The loss of each example, and their mean, the cost $J$.
# 3. Backward: the slopes $dw$ and $db$.
# 4. Update: $w := w - \alpha \, dw$ and $b := b - \alpha \, db$. Then again from step 1.
#
# Vectorized, one iteration (迭代) has no loop over examples or features. Only the repetition itself is a loop.

# %%
w, b = np.zeros((1, 1)), 0.0
for i in range(5):
    A = proba(w, b, x_eye)
    print(f"cost {cost(A, Y):.4f}   w = {w.item():.4f}   b = {b:.4f}")
    dw, db = fast_gradients(w, b, x_eye, Y)
    w, b = step(w, b, dw, db, 1.0)

# %% [markdown]
# The first cost is $\ln 2$: with $w = 0$ and $b = 0$ the model knows nothing. Then the cost falls, step by step.
# The library's `gradient_descent(X, Y, learning_rate, steps, ...)` is this loop. It runs *our* functions and hands us `(w, b, cost)` at the start and after each step.

# %%
walk = training.gradient_descent(x_eye, Y, 4.0, 200, gradients=fast_gradients, step=step)
history = list(walk)
w_eye, b_eye, J_eye = history[-1]
half = -b_eye / w_eye.item()
print(f"cost {J_eye:.4f}, w = {w_eye.item():.2f}, b = {b_eye:.2f}, one half at x = {half:.2f}")
ax = plots.cost_contours(eye_cost, (-2, 8), (-6, 1), path=[(w.item(), b) for w, b, J in history[:41]])

# %% [markdown]
# The picture shows the first 40 steps, from the square to the star: down all the way, and shorter and shorter.
# By eye we had chosen $w = 5$ and $b = -3$, and paid 0.3587. Training found a lower cost.

# %%
trained = labels(proba(w_eye, b_eye, x_eye))
print(f"right by eye:         {metrics.accuracy(labels(A_eye), Y):.4f}")
print(f"right after training: {metrics.accuracy(trained, Y):.4f}")

# %% [markdown]
# The trained parameters have the lower cost, and still a little fewer right answers. Cost and accuracy are different judges:
# the cost also asks how sure each answer was. We train the one with a slope, and report the other.

# %% [markdown]
# ## Lab: face or not, with 625 weights
#
# Now every pixel gets its own weight. The task keeps 120 pictures aside that training never sees: the test set (测试集).
# No face and no photograph is in both sets.
#
# **Look first.** Here is part of the test set. What is not a face is cut from four photographs:
# a cup of coffee, a clock, a brick wall, a man with a camera.

# %% tags=["people"]
X_train, Y_train, X_test, Y_test = task.X_train, task.Y_train, task.X_test, task.Y_test
two_rows = np.concatenate([np.flatnonzero(Y_test[0] == label)[:8] for label in (1, 0)])
ax = plots.show_images(task.images_test[two_rows], columns=8)

# %% [markdown]
# **Baseline first.** A baseline (基线) is a plain answer that a model has to beat. One is "never a face".
# The other is our single number, with its trained $w$ and $b$.

# %%
by_number = labels(proba(w_eye, b_eye, eye_darkness(X_test)))
print(f"never a face: {metrics.accuracy(np.zeros_like(Y_test), Y_test):.4f}")
print(f"eye darkness: {metrics.accuracy(by_number, Y_test):.4f}")

# %% [markdown]
# **Train.** The same functions, 625 weights, 1500 steps.
# With 625 features the cost is far more curved than with one, so the learning rate is 0.05 and not 4.
# Which accuracy do you expect on the training set, and which on the test set?

# %%
walk = training.gradient_descent(X_train, Y_train, 0.05, 1500, gradients=fast_gradients, step=step)
history = list(walk)
ax = plots.costs([J for w, b, J in history])

# %%
w, b, J = history[-1]
A_test = proba(w, b, X_test)
print(f"training set: {metrics.accuracy(labels(proba(w, b, X_train)), Y_train):.4f}")
print(f"test set:     {metrics.accuracy(labels(A_test), Y_test):.4f}")

# %% [markdown]
# In training every picture is right; in the test one in eight is wrong. With 625 weights for 280 pictures,
# a model can memorise single pictures. This is overfitting (过拟合), the subject of weeks 5 and 6.
#
# **What do the weights look for?** There is one for each pixel, so they make a picture: after one step, and after all.
# Orange pixels speak for a face when they are bright, blue ones when they are dark.

# %%
for k in (1, 1500):
    ax = plots.weights_picture(history[k][0], task.shape, title=f"Weights after step {k}")

# %% [markdown]
# After one step we see a ghost of the mean face. Why? At the start all answers are 0.5,
# so $dz$ is $-0.5$ for a face and $0.5$ for another picture. The first update adds all faces and subtracts all others.
# After 1500 steps the ghost has dissolved into speckles. Each late step mends single pictures, pixel by pixel.
# This is what overfitting looks like.
#
# Is anything left of the eyes? We average the weights over the middle of each pixel row, as we did with the pixels.

# %%
rows = w.reshape(task.shape)[:, 5:20].mean(axis=1)
print("most negative pixel row:", np.argmin(rows), "  its mean weight:", rows.min().round(2))

# %% [markdown]
# Row 8, the eyes. Nobody told the model where to look.
#
# **How sure is the test accuracy?** 120 pictures are a sample, and other 120 would give another number.
# The Wilson interval says which true accuracies fit what we saw, at a confidence of 95 percent.

# %%
found = {"eye darkness": by_number, "625 weights": labels(A_test)}
for name, Y_hat in found.items():
    right = int(np.sum(Y_hat == Y_test))
    low, high = metrics.wilson_interval(right, 120)
    print(f"{name}: {right} of 120 right; a true accuracy from {low:.2f} to {high:.2f} fits")

# %% [markdown]
# The two intervals overlap widely. Is one model better at all? We repeat everything on ten random splits of the data.

# %%
def held_out(task, features, learning_rate, steps):
    X, Y = features(task.X_train), task.Y_train
    walk = training.gradient_descent(X, Y, learning_rate, steps, gradients=fast_gradients, step=step)
    w, b, _ = list(walk)[-1]
    return metrics.accuracy(labels(proba(w, b, features(task.X_test))), task.Y_test)


splits = [datasets.faces(seed) for seed in range(10)]
one_number = [held_out(split, eye_darkness, 1.0, 400) for split in splits]
all_pixels = [held_out(split, lambda X: X, 0.05, 500) for split in splits]
for name, scores in (("eye darkness", one_number), ("625 weights", all_pixels)):
    print(f"{name}: mean {np.mean(scores):.2f}, from {min(scores):.2f} to {max(scores):.2f}")

# %% [markdown]
# On average there is no difference. One number that we thought of is worth 625 weights that learned from 280 pictures.
# In week 3 a layer between pixels and sigmoid lets a network find such numbers itself.
# In week 6 one more term in the cost brings the same 625 weights above nine in ten.
#
# **Look at the errors.** How many of which kind, and then the pictures themselves.
# Each has its source (for a face, a number) and, after it, its probability of a face:

# %%
ax = plots.confusion(metrics.confusion(labels(A_test), Y_test), task.names)

# %% tags=["people"]
wrong = np.flatnonzero(labels(A_test) != Y_test)
titles = [f"{task.sources_test[i]} {A_test[0, i]:.2f}" for i in wrong]
ax = plots.show_images(task.images_test[wrong], titles, columns=5)

# %% [markdown]
# Nearly all errors are other pictures taken for faces, and most of these are bricks. No training picture shows a wall.
# So nothing taught the model that regular light and dark can also mean bricks.
# An accuracy says how often we fail. The errors say what to do next: show it walls.
#
# ### Two open tasks
#
# No function checks these two; the test pictures do. Remember that whoever chooses by them slowly overfits to them as well.
# Week 5 adds a third set for choosing.
#
# 1. **Beat 625 weights by hand.** Find a second number that tells faces from bricks, and train on both.
#    Look at the mean face again: what else do faces share? Replace the second row of `two_numbers`.
#    More than 0.92, as a mean over the ten splits, is possible.
# 2. **A mirrored face is a face.** Add the mirror image of each training picture, 560 in all.
#    Does the test accuracy rise? Predict first, and try all ten splits, with a `held_out` of your own.

# %%
def two_numbers(X):
    return np.vstack([eye_darkness(X), eye_darkness(X) ** 2])


print(f"test accuracy with the square as well: {held_out(task, two_numbers, 1.0, 400):.4f}")

# %%
mirrored = X_train.reshape(25, 25, -1)[:, ::-1].reshape(625, -1)
X_both = np.concatenate([X_train, mirrored], axis=1)
print(X_both.shape)

# %% [markdown]
# ## Remember
#
# - Logistic regression is $A = \sigma(w^T X + b)$. Its straight line is the log-odds; its answer is a probability.
# - The loss is $-\ln$ of the probability given to the truth. It comes from maximum likelihood, and its mean, the cost, is convex.
# - Slopes travel backward through the graph, link by link. For sigmoid and log loss together, $dz = a - y$.
# - $dw = \frac{1}{m} X \, dZ^T$ has the shape of $w$. The update is $-\alpha \, dw$, and $\alpha$ must suit the curvature.
# - Accuracy in training proves nothing. Use held-out data, a baseline and an interval, and look at the errors.
#
# ## Quiz
#
# Eight questions about the whole week.

# %%
quiz("02.1")

# %%
quiz("02.2")

# %%
quiz("02.3")

# %%
quiz("02.4")

# %%
quiz("02.5")

# %%
quiz("02.6")

# %%
quiz("02.8")

# %%
quiz("02.12")

# %% tags=["nbval-ignore-output"]
progress("02_logistic_regression")

# %% [markdown]
# ## Read on
#
# **One file of the library, line by line:** `dlcore/logistic.py`. It holds the model, the labels and both gradients, each
# a few lines long. You have written all of them.
#
# **Two papers.**
#
# - D. R. Cox, *The regression analysis of binary sequences*, Journal of the Royal Statistical Society B 20 (1958).
#   It made logistic regression the method it is.
# - A. G. Baydin, B. A. Pearlmutter, A. A. Radul and J. M. Siskind, *Automatic differentiation in machine learning: a survey*,
#   Journal of Machine Learning Research 18 (2018). It shows where computation graphs lead.
#
# Next is week 3, *A shallow network*: logistic regression gets a hidden layer.
