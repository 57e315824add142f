# %% [markdown]
# # Week 3 - A shallow network
#
# **What can a few units in a row do that a single unit cannot?**
#
# ![The same flower twice: eight petals, four of round marks and four of triangles. On the left, a single unit has drawn one straight border and has 52 percent right. On the right, a network with four hidden units has drawn a border between the petals and has 92 percent right.](pictures/03_flower.png)
#
# *The finished result. On the left, logistic regression has done its best with one straight border.
# On the right, four units stand between input and output, 17 numbers in all. We shall write this network ourselves, forward and backward.*
#
# **Time:** about five hours, well split into three sittings: sections 1-3, sections 4-6, and section 7 to the end.
# **Needed:** [week 2](02_logistic_regression.ipynb), above all its sigmoid, its log loss and its gradient;
# the matrix product and broadcasting of [week 1](01_numpy_and_big_picture.ipynb).

# %% [markdown]
# ## Warm-up
#
# Run the next cell first: it loads our tools. Then answer three questions about earlier weeks without looking back.

# %%
from timeit import repeat

import numpy as np

from dlcore import activations, datasets, explore, gradients, losses, metrics, plots, shallow, training
from dlcore.practice import best_of, catch_bugs, check, hint, predict, progress, quiz, solution, todo

# %%
quiz("03.w1")

# %%
quiz("03.w2")

# %%
quiz("03.w3")

# %% [markdown]
# ## Where we are
#
# Logistic regression is one unit: a weighted sum, bent by a sigmoid. Its border between yes and no is always straight.
# This week several units work side by side, and one more unit takes their answers as its features.
# Those in between are the *hidden* units; section 1 says why.
# What we derive here once, weeks 4 to 16 repeat for more layers and other layers.
#
# | letter | what it is | shape | in Python |
# |---|---|---|---|
# | $m$; $n_x$, $n_h$ | examples; features of each, hidden units | numbers | `m`, `n_x`, `n_h` |
# | $X = A^{[0]}$, $Y$ | all examples, one column each; their labels, 1 or 0 | $(n_x, m)$, $(1, m)$ | `X`, `Y` |
# | $[1]$, $[2]$ | number of a layer, written above: 1 is the hidden layer, 2 the output | | `1`, `2` |
# | $W^{[1]}$, $b^{[1]}$ | weights (权重) and biases (偏置（b）、截距) of layer 1: one row for each unit | $(n_h, n_x)$, $(n_h, 1)$ | `W1`, `b1` |
# | $W^{[2]}$, $b^{[2]}$ | the same of layer 2, which has one unit | $(1, n_h)$, $(1, 1)$ | `W2`, `b2` |
# | $g$, $g'$ | an activation function (激活函数) and its slope (斜率) | | `relu`, `relu_grad` |
# | $Z^{[1]}$, $A^{[1]}$ | weighted sums of layer 1; its activations (激活值), $A = g(Z)$ | $(n_h, m)$ | `Z1`, `A1` |
# | $Z^{[2]}$, $A^{[2]}$ | the same of layer 2; $A^{[2]}$ is the network's answer $\hat y$ | $(1, m)$ | `Z2`, `A2` |
# | $dV$ | slope of the cost $J$ in $V$, for every array $V$ | as $V$ | `dW1`, `dZ1` |
# | $\odot$ | element-wise product (逐元素乘（Hadamard 积）), entry by entry | both alike | `*` |
#
# The sigmoid $\sigma$, the loss $L$, the cost $J$ and `learning_rate` are those of week 2.
# One example is a small letter: $x$, $z^{[1]}$, $a^{[1]}$, in Python `x`, `z1`, `a1`.
# A lower number is a unit: $a^{[1]}_2$ is the answer of the second hidden unit. Where there is one layer only, we leave its number out.
# The brackets tell two things apart: $a^{[1]}$ is a layer, and $a^{(1)}$ is an example. With both, $a^{[2](3)}$ is the answer of layer 2 for example 3.

# %% [markdown]
# ## The smallest case by hand
#
# Two features, each 0 or 1. The label is 1 where they differ. This puzzle is called *exclusive or*.
#
# **A single unit cannot do it.** It says 1 where $w_1 x_1 + w_2 x_2 + b > 0$.
# The example $(0, 0)$ has label 0, so $b \le 0$. The examples $(1, 0)$ and $(0, 1)$ have label 1, so $w_1 + b > 0$ and $w_2 + b > 0$.
# We add the last two: $w_1 + w_2 + 2b > 0$, so $w_1 + w_2 + b > -b \ge 0$. But that says label 1 for $(1, 1)$, and its label is 0.
#
# **Two units and an output can.** Each bends its sum with week 1's ReLU, $\max(0, z)$:
#
# $$a_1 = \max(0, \; x_1 - x_2) \qquad a_2 = \max(0, \; x_2 - x_1) \qquad z = a_1 + a_2 - 0.5$$
#
# | $x_1$ | $x_2$ | $a_1$ | $a_2$ | $z$ | answer: is $z > 0$? |
# |---|---|---|---|---|---|
# | 0 | 0 | 0 | 0 | $-0.5$ | 0 |
# | 0 | 1 | 0 | 1 | $0.5$ | 1 |
# | 1 | 0 | 1 | 0 | $0.5$ | 1 |
# | 1 | 1 | 0 | 0 | $-0.5$ | 0 |
#
# The same in NumPy, all four examples at once:

# %%
W1, W2 = np.array([[1, -1], [-1, 1]]), np.array([[1, 1]])
X = np.array([[0, 0, 1, 1], [0, 1, 0, 1]])
A1 = np.maximum(0, W1 @ X)
print(A1, "  z =", W2 @ A1 - 0.5)

# %% [markdown]
# How did two more units help? They made **new features**. In $a_1$ and $a_2$ the examples $(0, 0)$ and $(1, 1)$ fall on one point,
# and then a straight border is enough:

# %%
sigmoid = activations.sigmoid
Y = np.array([[0, 1, 1, 0]])


def output(columns):
    return sigmoid(W2 @ columns - 0.5)


ax = plots.scatter_classes(A1, Y, ("equal", "different"), probability=output, xlabel="a1", ylabel="a2")

# %% [markdown]
# Seen in the old features, the same border is two lines:

# %%
def answer(columns):
    return output(np.maximum(0, W1 @ columns))


ax = plots.scatter_classes(X, Y, ("equal", "different"), probability=answer)

# %% [markdown]
# Here we chose the weights. In the rest of the chapter the network finds them.
# For that we need three things: units that bend, slopes for all their weights, and a good start.

# %% [markdown]
# ## 1. From a line to a layer
#
# Week 1 priced flats. With the size alone, in square metres, the price in thousands was $z = 3 \cdot \text{size} - 60$.
# A line goes below zero, so we cut it off with ReLU (修正线性单元 (ReLU)). That is one unit (单元（神经元）): a weighted sum, and a function that bends it.

# %%
def line(size):
    return 3 * size - 60


shown = {"a line": line, "one unit": lambda size: np.maximum(0, line(size))}
ax = plots.curves(shown, 0, 100, xlabel="size in square metres", ylabel="price in thousands")

# %% [markdown]
# Real prices bend more than once. From 50 square metres on, each further metre may be worth less, and from 80 on more again.
# So we take three units that begin to count at 20, 50 and 80, and add up their answers:
#
# $$a_1 = \max(0, \text{size} - 20) \quad a_2 = \max(0, \text{size} - 50) \quad a_3 = \max(0, \text{size} - 80)$$
#
# $$\text{price} = 3 a_1 - 2 a_2 + 1.5 a_3$$
#
# **By hand:** what does a flat of 70 square metres cost? We get $a = (50, 20, 0)$, so $150 - 40 + 0 = 110$.
# As arrays, each unit is a *row*: its weights in `W1`, its bias in `b1`.

# %%
W1, b1 = np.array([[1], [1], [1]]), np.array([[-20], [-50], [-80]])
W2 = np.array([[3, -2, 1.5]])
sizes = np.array([[10, 40, 70, 100]])
A1 = np.maximum(0, W1 @ sizes + b1)
print(A1, "  prices:", W2 @ A1)

# %%
def price(size):
    return (W2 @ np.maximum(0, W1 @ size.reshape(1, -1) + b1))[0]


shown = {"a line": line, "three units": price}
ax = plots.curves(shown, 0, 120, xlabel="size in square metres", ylabel="price in thousands")

# %% [markdown]
# Each unit adds one bend. Between two bends the price is a straight line, with slope 3, then $3 - 2 = 1$, then $1 + 1.5 = 2.5$.
#
# How far does this go? Here are real heights along a line in Tennessee: a mountain, then lower land with small hills, then a valley.
# Places go from $-1$ to 1. A height is given in standard deviations above the mean.
# We take $n$ units, with bends at equal distances from $-1$ on. One more row of ones carries the bias of the last sum.

# %%
place, height = datasets.elevation()


def units(x, n):
    bends = -1 + 2 * np.arange(n).reshape(-1, 1) / n
    return np.vstack([np.ones((1, x.size)), np.maximum(0, x.reshape(1, -1) - bends)])


print(units(np.array([-1.0, 0.0, 1.0]), 2))

# %% [markdown]
# Three places, two units: the first counts from $-1$ on, the second from 0 on.
# `np.linalg.lstsq` finds the weights of the last sum that make the squared error smallest.
# **Guess first:** how many units does it take until the bent line follows the mountain?

# %%
def profile(n):
    weights = np.linalg.lstsq(units(place, n).T, height, rcond=None)[0]
    return lambda x: weights @ units(x, n)


for n in (3, 24):
    measured = {"measured": (place, height)}
    ax = plots.curves({f"{n} units": profile(n)}, -1, 0.96, points=measured, xlabel="place", ylabel="height")


# %% [markdown]
# `profile(n)` gives back a function, the bent line that was found. So `profile(n)(place)` holds its heights at the measured places.

# %%
for n in (1, 3, 6, 12, 24):
    print(f"n = {n:2}: off by {np.mean(np.abs(profile(n)(place) - height)):.2f} on average")

# %% [markdown]
# Three units find one broad hill, half as high as the mountain. With 24 its top is there, and the valley.
# With enough bends a row of units follows any unbroken curve. Where the bends have to be, a network finds out by training.
#
# **The names.** Units side by side form a *layer*. What goes in is the input layer (输入层); the bending units are a hidden layer (隐藏层);
# the last sum is the output layer (输出层). "Hidden", because the training set shows $x$ and $y$, and never what should be in between.
# Here is a network for two features with three hidden units:

# %%
ax = plots.network_diagram([2, 3, 1], names=["input", "hidden", "output"])

# %% [markdown]
# Every hidden unit takes *all* features, with weights of its own: the layer is fully connected (全连接层（稠密层）).
# We do not decide which unit looks at which feature. A weight near 0 says "I do not need this one".
#
# Only layers with weights are counted. So this is a *two-layer* network, and the input is layer 0: $a^{[0]} = x$.
# We compute such a network once, with random weights. Its hidden layer has `np.tanh`, one more function that bends;
# section 2 comes to it. About such a drawing a study note says:
#
# > "The last layer is the activation layer."

# %%
predict("E35")

# %%
rng = np.random.default_rng(0)
x = np.array([[0.5], [-1.0]])
z1 = rng.normal(size=(3, 2)) @ x + rng.normal(size=(3, 1))
a1 = np.tanh(z1)
z2 = rng.normal(size=(1, 3)) @ a1 + rng.normal(size=(1, 1))
a2 = sigmoid(z2)
print("layer 1: z", z1.ravel().round(2), "  g(z)", a1.ravel().round(2))
print("layer 2: z", z2.ravel().round(2), "  g(z)", a2.ravel().round(2))

# %% [markdown]
# The note is wrong. Both layers compute $z$ and then $g(z)$, so both have an activation function. The last one is the *output* layer.
# (What of our flats? Their last sum was not bent. We count that as an activation function too, the linear one: $g(z) = z$.)
#
# **Where the shapes come from.** In week 2 a unit had its weights in a column $w$ and computed $w^T x + b$.
# Now the rows $w_1^T, w_2^T, w_3^T$ of all units lie below each other. That is $W^{[1]}$, and no transpose is left:
#
# $$z^{[1]} = \begin{pmatrix} w_1^T x + b_1 \\ w_2^T x + b_2 \\ w_3^T x + b_3 \end{pmatrix} = W^{[1]} x + b^{[1]}$$
#
# So $x$ is $(2, 1)$, $W^{[1]}$ is $(3, 2)$, and $b^{[1]}$, $z^{[1]}$ and $a^{[1]}$ are $(3, 1)$.
# For $m$ examples the columns stand side by side, and broadcasting adds $b^{[1]}$ to each of them:
#
# $$Z^{[1]} = W^{[1]} X + b^{[1]} \qquad A^{[1]} = g(Z^{[1]})$$
#
# In $A^{[1]}$ we read units downwards and examples to the right.

# %%
predict("03.p6")

# %%
W1, b1, X = np.zeros((4, 2)), np.zeros((4, 1)), np.zeros((2, 400))
print("W1 @ X + b1 has shape", (W1 @ X + b1).shape)

# %% [markdown]
# Bending changes no shape, so $A^{[1]}$ has it as well. **Before the next section:** two questions.

# %%
quiz("03.5")

# %%
quiz("03.7")

# %% [markdown]
# ## 2. The activation zoo
#
# Which function should bend? Week 2 used the sigmoid. Three others are usual inside networks, and for each we need the slope as well.
#
# **ReLU**, $g(z) = \max(0, z)$, is the one we know from the flats.
#
# **Exercise: ReLU.** Goal: $\max(0, z)$ of each entry. Shapes: `z` is an array of any shape, and so is the result.
# `z` itself has to stay as it is: the slopes will be computed from it.

# %%
exercise("relu_forward")

# %%
relu = best_of(relu_forward)
print(relu(np.array([-3.0, -0.5, 0.0, 0.5, 3.0])))

# %% [markdown]
# Two study notes about ReLU say:
#
# > "Only the right side of ReLU is flat."

# %%
predict("E40")

# %% [markdown]
# > "ReLU loses no effective value."

# %%
predict("E38")

# %%
z = np.random.default_rng(1).standard_normal(1000)
print("left:", relu(np.array([-2.1, -2.0, -1.9])), "  right:", relu(np.array([1.9, 2.0, 2.1])))
print("zeros among 1000 answers:", np.sum(relu(z) == 0))

# %% [markdown]
# Both notes are wrong. The *left* side is flat: the answer does not change. And ReLU loses every negative value, here about half of them.
# Its virtue is another: on the right it passes on every change in full, however large $z$ is, and it costs next to nothing to compute.
#
# **Its slope.** For positive $z$ ReLU is $z$ itself, with slope 1. For negative $z$ it is constant, with slope 0. And in between?
# A study note says:
#
# > "The slope of ReLU is 0 for $z < 0$ and 1 for $z \ge 0$."

# %%
predict("E56")

# %%
left, middle, right = relu(np.array([-0.001, 0.0, 0.001]))
print(f"from 0 to the left: {(middle - left) / 0.001:.1f}   to the right: {(right - middle) / 0.001:.1f}")

# %% [markdown]
# At 0 the note is wrong: there is a corner, and a corner has no slope. A program still has to return a number.
# Ours is 0, as in the large libraries; 1 would do as well, since $z$ is hardly ever exactly 0.
#
# $$g'(z) = \begin{cases} 1 & z > 0 \\ 0 & z \le 0 \end{cases}$$
#
# **Exercise: the slope of ReLU.** Goal: this slope at each entry. Shapes: the result has the shape of `z`.
# It holds floats, 0.0 and 1.0, and not `True` and `False`: we shall calculate with it.

# %%
exercise("relu_grad")

# %% [markdown]
# Week 2 measured slopes by nudging, which is gradient checking (梯度检验). `gradients.gradient_check` does that for each entry and compares.
# It wants one number, so we hand it the sum of all answers. If we nudge one entry of $z$, one answer moves and the others stay,
# so the slope of the sum is the slope at that entry. (The report calls our $z$ `theta`, its name for whatever is nudged.)

# %%
relu_slope = best_of(relu_grad)
z = np.array([-2.0, -0.3, 0.4, 5.0])
gradients.gradient_check(lambda z: np.sum(relu(z)), z, relu_slope(z))

# %%
ax = plots.curves({"ReLU": relu, "its slope": relu_slope}, -3, 3, xlabel="z", ylabel="")

# %% [markdown]
# The flat side has a price. A unit whose $z$ is negative for *every* example has slope 0 everywhere: nothing tells it how to change.
# It is called a dead unit. **Leaky ReLU** (带泄漏 ReLU) keeps a small slope on the left. A study note gives this formula:
#
# > "Leaky ReLU: $a = \max(0.01, z)$."

# %%
predict("E05")

# %%
z = np.array([-3.1, -3.0, -2.9])
for name, a in (("max(0.01, z)  ", np.maximum(0.01, z)), ("max(0.01 z, z)", np.maximum(0.01 * z, z))):
    print(f"{name}: at -3 the answer is {a[1]:.2f} and the slope {(a[2] - a[0]) / 0.2:.2f}")

# %% [markdown]
# The note is wrong: one letter is missing, and with it the leak. $\max(0.01, z)$ is constant on the left, as flat as ReLU.
# We write `slope` for the slope on the left, which is 0.01 unless we say otherwise:
#
# $$g(z) = \begin{cases} z & z > 0 \\ \text{slope} \cdot z & z \le 0 \end{cases} \qquad g'(z) = \begin{cases} 1 & z > 0 \\ \text{slope} & z \le 0 \end{cases}$$
#
# **Exercise: leaky ReLU.** Goal: $g(z)$, for any `slope`. `np.where` of week 2 helps. Shapes: the result has the shape of `z`.

# %%
exercise("leaky_relu")

# %% [markdown]
# **Exercise: the slope of leaky ReLU.** Goal: $g'(z)$, for any `slope`. Shapes: the result has the shape of `z`.

# %%
exercise("leaky_relu_grad")

# %% [markdown]
# ### Catch the bugs
#
# We change sides again. The library knows wrong versions of `leaky_relu_grad`, each with a mistake that people really make.
# A test case is one input: the `z` and the `slope`. **Task:** change this case until it catches every bug.
# Ask of each number what it hides. At $z = 1$, for instance, the function and its slope have the same value.

# %%
z_case, slope_case = np.array([1.0]), 0.01
catch_bugs("leaky_relu_grad", z_case, slope_case)

# %% [markdown]
# <details><summary>What a good case looks like</summary>
#
# Both sides of 0, no $z$ that is 1, and a slope that is neither 0.01 nor 0 nor 1.
# For instance `z_case = np.array([-2.5, 0.7, 3.0])` and `slope_case = 0.2`.
#
# </details>

# %% [markdown]
# ### An S around zero: tanh
#
# The sigmoid is one S-shaped function. The second is the hyperbolic tangent (双曲正切):
#
# $$\tanh(z) = \frac{e^z - e^{-z}}{e^z + e^{-z}}$$
#
# A study note calls it by two names:
#
# > "Tangent function, or hyperbolic tangent function."

# %%
predict("E04")

# %%
z = np.array([0.1, 1.5, 1.6])
print("tan: ", np.tan(z).round(3))
print("tanh:", np.tanh(z).round(3))

# %% [markdown]
# The note is wrong. Near 0 the two look alike. Further out tan grows beyond every limit and jumps to the other side, while tanh settles near 1.
# NumPy has both names, so the slip runs without an error. The next note is about the range of tanh:
#
# > "tanh is the sigmoid function shifted downwards. Its range is $(-1, -1)$."

# %%
predict("E03")

# %%
both = {"tanh(z)": np.tanh, "sigmoid(z) - 0.5": lambda z: sigmoid(z) - 0.5}
ax = plots.curves(both, -5, 5, xlabel="z", ylabel="")

# %% [markdown]
# The note is wrong. A shifted sigmoid stays between $-0.5$ and $0.5$. tanh reaches from $-1$ to 1 and is steeper: it is also *stretched*.
# (And between $-1$ and $-1$ there is no number at all: the range is $(-1, 1)$.)
#
# To see by how much, we multiply above and below by $e^{-z}$, and then write the numerator as $2$ minus the denominator:
#
# $$\tanh(z) = \frac{1 - e^{-2z}}{1 + e^{-2z}} = \frac{2 - (1 + e^{-2z})}{1 + e^{-2z}} = \frac{2}{1 + e^{-2z}} - 1$$
#
# The last fraction is a sigmoid, times 2. Which $z$ goes into it?
#
# **Exercise: tanh by way of the sigmoid.** Goal: tanh, with the sigmoid as its only building block.
# You may call `sigmoid`. (The check sees numbers only, so `np.tanh` would pass too, and teach nothing.)
# Shapes: `z` is a number or an array of any shape, and the result has that shape.

# %%
exercise("tanh_via_sigmoid")

# %%
stretched = best_of(tanh_via_sigmoid)
z = np.linspace(-5, 5, 101)
print("the same to 12 digits:", np.allclose(stretched(z), np.tanh(z), rtol=0, atol=1e-12))

# %% [markdown]
# **Its slope.** We write $a$ for the answer $\tanh(z)$. With $s = \sigma(2z)$ we have $a = 2s - 1$.
# The chain rule gives the slope $2 \cdot s(1 - s) \cdot 2 = 4 s (1 - s)$:
# a 2 from outside, week 2's slope of the sigmoid, and a 2 from the $2z$ inside.
# Now $s = \frac{1 + a}{2}$ and $1 - s = \frac{1 - a}{2}$, so
#
# $$\tanh'(z) = 4 \cdot \frac{1 + a}{2} \cdot \frac{1 - a}{2} = (1 + a)(1 - a) = 1 - a^2$$
#
# As for the sigmoid, the *answer* $a$ is all we need.
#
# **Exercise: the slope of tanh from its answer.** Goal: the slope, where `a` is already $\tanh(z)$. Shapes: the result has the shape of `a`.

# %%
exercise("tanh_grad_from_a")

# %% [markdown]
# We measure before we believe it:

# %%
tanh_slope = best_of(tanh_grad_from_a)
z = np.array([-2.0, -0.3, 0.0, 1.7])
gradients.gradient_check(lambda z: np.sum(np.tanh(z)), z, tanh_slope(np.tanh(z)))

# %% [markdown]
# All four functions in one panel, with **your** versions where they pass their checks.
# The tangent touches the curve at $z_0$; all slopes are in the picture on the right.

# %% tags=["nbval-ignore-output"]
leaky_slope = best_of(leaky_relu_grad)
explore.activation_zoo(
    relu=relu,
    relu_grad=relu_slope,
    leaky_relu=best_of(leaky_relu),
    leaky_relu_grad=leaky_slope,
    tanh_via_sigmoid=stretched,
)

# %% [markdown]
# The same as numbers. Learning follows the slope, so we look at the slopes:

# %%
z = np.array([-4.0, 0.0, 4.0])
slopes = {
    "sigmoid": activations.sigmoid_grad(z),
    "tanh": tanh_slope(np.tanh(z)),
    "ReLU": relu_slope(z),
    "leaky ReLU": leaky_slope(z),
}
for name, slope in slopes.items():
    print(f"{name:10}  at -4, 0, 4: {slope.round(4)}")

# %% [markdown]
# Sigmoid and tanh are flat on both sides. A unit there is *saturated*: its slope is nearly 0, and it hardly learns.
# Large weights lead there as surely as large inputs, since $z$ adds up products of both.
# The sigmoid has one more weakness inside a network, which we measure:

# %%
z = np.random.default_rng(2).standard_normal(10_000)
for name, a in (("sigmoid", sigmoid(z)), ("tanh", np.tanh(z))):
    print(f"{name}: share of positive answers {np.mean(a > 0):.1f}")

# %% [markdown]
# All answers of a sigmoid are positive; those of tanh lie around 0. Why does this matter to a unit of the next layer? The answers are its features,
# and week 2 found $dw_j = x_j \, dz$. If all $x_j$ are positive, one example pushes *all* weights of the unit up, or all down.
# With both signs, some may rise while others fall. So what do we choose?
#
# | layer | task | usual choice |
# |---|---|---|
# | output | yes or no | sigmoid: a probability |
# | output | a number, such as a price | none (the linear function $g(z) = z$), or ReLU if it is never negative |
# | hidden | | ReLU first; tanh and leaky ReLU are worth a try |
#
# Which one is best for a task, nobody knows before trying. Of the kinds that week 1 named, recurrent networks mostly use tanh, convolutional ones ReLU.
#
# For the next question we need a word. A *softmax* turns several $z$ into shares of one whole: they are positive, and their sum is 1.
# Week 10 comes to it. A study note says:
#
# > "The sigmoid is almost never used, except for the output of a binary classification."

# %%
predict("E57")

# %%
z = np.array([2.0, 3.0])
shares = np.exp(z) / np.sum(np.exp(z))
print("two sigmoids:", sigmoid(z).round(2), "  softmax:", shares.round(2))

# %% [markdown]
# The note leaves out two cases. A picture can show a cat *and* a dog: then each question gets a sigmoid of its own,
# and both answers may be high. And inside recurrent networks sigmoids serve as *gates*, which let a value pass, or part of it, or nothing.
#
# The last note of this section:
#
# > "We can change the activation parameter from sigmoid to ReLU."

# %%
predict("E33")

# %% [markdown]
# The note takes the wrong word. A *parameter* is a number that training finds, such as a weight. The activation *function* has none, and we choose it.
#
# **Before the next section:** two questions.

# %%
quiz("03.1")

# %%
quiz("03.3")

# %% [markdown]
# ## 3. Why the units have to bend
#
# Suppose that we leave the bend out, $g(z) = z$. What can two layers do then?
#
# **Step 1: with numbers.** Two features, two hidden units, no biases:
#
# $$W^{[1]} = \begin{pmatrix} 1 & 2 \\ 3 & -1 \end{pmatrix} \qquad W^{[2]} = \begin{pmatrix} 2 & 1 \end{pmatrix}$$
#
# The hidden units give $x_1 + 2 x_2$ and $3 x_1 - x_2$. The output takes the first twice and the second once:
#
# $$2 (x_1 + 2 x_2) + (3 x_1 - x_2) = 5 x_1 + 3 x_2$$
#
# One layer with the weights $(5, 3)$ does the same. And $(5, 3)$ is the matrix product:

# %%
W1, W2 = np.array([[1, 2], [3, -1]]), np.array([[2, 1]])
print(W2 @ W1)

# %% [markdown]
# **Step 2: with biases, and the last line missing.** We put the first layer into the second and multiply out:
#
# $$z^{[2]} = W^{[2]} \bigl( W^{[1]} x + b^{[1]} \bigr) + b^{[2]}$$
#
# $$z^{[2]} = W^{[2]} W^{[1]} \, x \; + \; W^{[2]} b^{[1]} + b^{[2]}$$
#
# $$z^{[2]} = W x + b \qquad \text{with} \qquad W = \; ? \qquad b = \; ?$$
#
# Take $b^{[1]} = (1, -2)$ and $b^{[2]} = 4$ with the matrices of step 1, and find $W$ and $b$ on paper. Then open the fold.
#
# <details><summary>The last line</summary>
#
# $W = W^{[2]} W^{[1]} = (5, 3)$, and $b = W^{[2]} b^{[1]} + b^{[2]} = 2 \cdot 1 + 1 \cdot (-2) + 4 = 4$.
# The first bias goes through the second layer like everything else.
#
# </details>
#
# **Step 3: your turn. Exercise: two layers into one.** Goal: the $W$ and $b$ of the single layer that does the same.
# Shapes: `W1` $(n_1, n_0)$, `b1` $(n_1, 1)$, `W2` $(n_2, n_1)$, `b2` $(n_2, 1)$; return the pair `W` $(n_2, n_0)$, `b` $(n_2, 1)$.

# %%
exercise("collapse_linear")

# %% [markdown]
# Now with two features, 20 hidden units and random numbers: $40 + 20 + 20 + 1 = 81$ parameters against the 3 of the single layer.
# How far apart are the answers for 100 examples? And how far, if ReLU stands between the layers?

# %%
rng = np.random.default_rng(4)
W1, b1 = rng.normal(size=(20, 2)), rng.normal(size=(20, 1))
W2, b2 = rng.normal(size=(1, 20)), rng.normal(size=(1, 1))
X = rng.normal(size=(2, 100))
W, b = best_of(collapse_linear)(W1, b1, W2, b2)
for name, g in (("no bend", lambda z: z), ("ReLU", relu)):
    apart = np.max(np.abs(W2 @ g(W1 @ X + b1) + b2 - (W @ X + b)))
    print(f"{name}: two layers and the one are at most {apart:.4f} apart")

# %% [markdown]
# Without a bend, 81 parameters are worth 3. What sort of model that is depends on the output.
# With a sigmoid at the end it is logistic regression.
#
# What that means, we see on data that no line can separate: a flower with eight petals, which stays with us to the lab.

# %%
X, Y = datasets.flower()
print(X.shape, Y.shape)
ax = plots.scatter_classes(X, Y, ("label 0", "label 1"))

# %% [markdown]
# Logistic regression first, with week 2's `gradient_descent`. It hands us `(w, b, cost)` at the start and after each of 500 steps,
# and `*_, last = walk` takes the last item of such a walk. What do you expect?

# %%
*_, (w, b, J) = training.gradient_descent(X, Y, 0.1, 500)
print(f"logistic regression: cost {J:.2f}, right {np.mean((w.T @ X + b > 0) == Y):.2f}")
ax = plots.scatter_classes(X, Y, ("label 0", "label 1"), probability=lambda C: sigmoid(w.T @ C + b))

# %% [markdown]
# Half right, as with the toss of a coin.
# 20 linear hidden units before the sigmoid are the same model, so they do no better. A study note draws its own conclusion:
#
# > "Never use a linear activation, or the network is a linear regression."

# %%
predict("E39")

# %%
x = np.arange(5).reshape(1, -1)
A1 = np.tanh(np.array([[1.0], [0.5]]) @ x + np.array([[-1.0], [-1.5]]))
print("tanh inside, linear output, steps of the answer:", np.diff(np.array([[1.0, 2.0]]) @ A1 + 3).round(2))

# %% [markdown]
# The note is too strict. Linear *hidden* layers collapse. A linear *output* after a layer that bends does not, and for a price it is right.
# And where all layers are linear, a sigmoid at the end makes it a logistic, not a linear, regression.
#
# **Before the break:** one question.

# %%
quiz("03.2")

# %% [markdown]
# ## 4. Forward: from x to the answer
#
# Forward propagation (前向（正向）传播) computes the answer, layer by layer. Our network from here on: a hidden layer with tanh, and a sigmoid at the end.
#
# $$z^{[1]} = W^{[1]} x + b^{[1]} \qquad a^{[1]} = \tanh(z^{[1]}) \qquad z^{[2]} = W^{[2]} a^{[1]} + b^{[2]} \qquad a^{[2]} = \sigma(z^{[2]})$$
#
# **By hand.** One example, $x = (2, 1)$, with label $y = 1$, and two hidden units:
#
# $$W^{[1]} = \begin{pmatrix} 0.5 & -1 \\ -1 & 1 \end{pmatrix} \quad b^{[1]} = \begin{pmatrix} 0.5 \\ 0 \end{pmatrix} \quad W^{[2]} = \begin{pmatrix} 2 & 1 \end{pmatrix} \quad b^{[2]} = 0$$
#
# | | unit 1 | unit 2 |
# |---|---|---|
# | $z^{[1]}$ | $0.5 \cdot 2 - 1 \cdot 1 + 0.5 = 0.5$ | $-1 \cdot 2 + 1 \cdot 1 + 0 = -1$ |
# | $a^{[1]}$ | $\tanh(0.5) = 0.4621$ | $\tanh(-1) = -0.7616$ |
#
# Then $z^{[2]} = 2 \cdot 0.4621 + 1 \cdot (-0.7616) + 0 = 0.1626$, and $a^{[2]} = \sigma(0.1626) = 0.5406$.
# The network says "label 1 with probability 0.54". The loss is $-\ln 0.5406 = 0.6151$. The same in NumPy:

# %%
p = {
    "W1": np.array([[0.5, -1.0], [-1.0, 1.0]]),
    "b1": np.array([[0.5], [0.0]]),
    "W2": np.array([[2.0, 1.0]]),
    "b2": np.array([[0.0]]),
}
x, y = np.array([[2.0], [1.0]]), np.array([[1]])
a1 = np.tanh(p["W1"] @ x + p["b1"])
a2 = sigmoid(p["W2"] @ a1 + p["b2"])
print("a1:", a1.ravel().round(4), f"  a2: {a2.item():.4f}   loss: {-np.log(a2.item()):.4f}")

# %% [markdown]
# `p` is a **dictionary**: it holds the parameters under their names, and `p["W1"]` reads one of them. So a function needs one argument for all four.
#
# **Loops first.** In words: for each example, for each hidden unit, a weighted sum and a tanh. Then the output unit.

# %%
def forward_loops(X, p):
    A2 = np.zeros((1, X.shape[1]))
    for i in range(X.shape[1]):
        z2 = p["b2"][0, 0]
        for k in range(len(p["W1"])):
            z2 += p["W2"][0, k] * np.tanh(p["W1"][k] @ X[:, i] + p["b1"][k, 0])
        A2[0, i] = sigmoid(z2)
    return A2


print(forward_loops(x, p).round(4))

# %% [markdown]
# **Now all at once.** The matrix product does both loops: the rows of the result are the units, its columns the examples.
#
# $$Z^{[1]} = W^{[1]} X + b^{[1]} \qquad A^{[1]} = \tanh(Z^{[1]}) \qquad Z^{[2]} = W^{[2]} A^{[1]} + b^{[2]} \qquad A^{[2]} = \sigma(Z^{[2]})$$
#
# The way back will need some of these arrays again, so we keep them. Such a store is called a *cache*.
#
# **Exercise: forward.** Goal: the four arrays, for all examples, without a loop. You may call `sigmoid`.
# Shapes: `X` $(n_x, m)$; `p` is a dictionary with `W1` $(n_h, n_x)$, `b1` $(n_h, 1)$, `W2` $(1, n_h)$, `b2` $(1, 1)$.
# Return a dictionary with `Z1`, `A1` $(n_h, m)$ and `Z2`, `A2` $(1, m)$.

# %%
exercise("forward_2layer")

# %%
forward = best_of(forward_2layer)
cache = forward(x, p)
for name, array in cache.items():
    print(name, array.shape, array.ravel().round(4))

# %% [markdown]
# The same numbers as by hand. What do the loops cost? We take the 400 points of the flower and 4 hidden units.
# **Guess the ratio**, then run.

# %% tags=["nbval-ignore-output", "timing"]
rng = np.random.default_rng(0)
shapes = {"W1": (4, 2), "b1": (4, 1), "W2": (1, 4), "b2": (1, 1)}
p4 = {name: rng.normal(size=shape) for name, shape in shapes.items()}
loops = min(repeat(lambda: forward_loops(X, p4), number=1, repeat=3))
none = min(repeat(lambda: forward(X, p4), number=20, repeat=3)) / 20
print(f"loops {1000 * loops:.1f} ms, no loop {1000 * none:.2f} ms: {loops / none:.0f} times as fast")

# %% [markdown]
# So we write no more loops over units or examples, except for one exercise in section 7.
#
# The cost is the one of week 2, the mean log loss $J = \frac{1}{m} \sum_i L(a^{[2](i)}, y^{(i)})$.
# It now depends on four arrays, $J(W^{[1]}, b^{[1]}, W^{[2]}, b^{[2]})$. Our network of two hidden units has nine numbers in them, and we need nine slopes.

# %% [markdown]
# ## 5. Backward: the slopes of all weights
#
# Backpropagation (反向传播) finds all nine in one walk from the answer back to the input, by the chain rule (链式法则) of week 2.
#
# <div class="alert alert-info">
# <b>From here on, one rule for all letters:</b> <code>dV</code> is the slope of the cost J in V, for <i>every</i> array V, and has the shape of V.
# J is a mean over m examples, so the slope of J in the z of one example is 1/m of the slope of that example's loss:
# <code>dZ2 = (A2 - Y) / m</code>. After that, nothing is divided any more: <code>dW = dZ @ A_prev.T</code>, and <code>db</code> is a sum.
# <code>A_prev</code> is what goes into the layer: <code>X</code> for layer 1, <code>A1</code> for layer 2.
# In week 2, <code>dZ = A - Y</code> was the slope of each loss, and the mean came with <code>dw</code> and <code>db</code>.
# Both ways give the same <code>dw</code> and <code>db</code>. The new one needs no exception: every slope can be measured by nudging.
# </div>
#
# Both ways side by side, on three examples of week 2's model:

# %%
X3, Y3 = np.array([[1.0, 2.0, -1.0], [0.5, -2.0, 3.0]]), np.array([[1, 0, 1]])
A3 = np.array([[0.7, 0.4, 0.2]])
week_2 = X3 @ (A3 - Y3).T / 3
week_3 = X3 @ ((A3 - Y3) / 3).T
print("week 2:", week_2.ravel().round(4), "  week 3:", week_3.ravel().round(4))

# %% [markdown]
# (Week 2 had $w$ as a column, so `dw` is `X @ dZ.T`. Now a unit's weights are a row, and the product is turned as well: `dZ @ X.T`.)
#
# **One example, from right to left.** Here $m = 1$, so $J$ is the loss itself. The chain of our network is
#
# $$x \;\to\; z^{[1]} \;\to\; a^{[1]} \;\to\; z^{[2]} \;\to\; a^{[2]} \;\to\; L$$
#
# 1. **Output.** Sigmoid and log loss together gave answer minus truth in week 2: $dz^{[2]} = a^{[2]} - y$.
# 2. **Weights of layer 2.** The factor of $W^{[2]}_k$ in $z^{[2]}$ is $a^{[1]}_k$, so $dW^{[2]}_k = dz^{[2]} \, a^{[1]}_k$, and $db^{[2]} = dz^{[2]}$.
#    This is logistic regression with $a^{[1]}$ as its features.
# 3. **Back through the weights.** The factor of $a^{[1]}_k$ in $z^{[2]}$ is $W^{[2]}_k$, so $da^{[1]}_k = W^{[2]}_k \, dz^{[2]}$.
# 4. **Back through tanh.** Times its slope, unit by unit: $dz^{[1]}_k = da^{[1]}_k \, \bigl(1 - (a^{[1]}_k)^2\bigr)$.
# 5. **Weights of layer 1.** As in step 2, with $x$ as the features: $dW^{[1]}_{kj} = dz^{[1]}_k \, x_j$, and $db^{[1]}_k = dz^{[1]}_k$.
#
# **By hand,** with $a^{[1]} = (0.4621, -0.7616)$, $a^{[2]} = 0.5406$, $y = 1$, $x = (2, 1)$.
# (We calculate with all digits and write four, so the last digit may differ from yours.)
#
# | step | unit 1 | unit 2 |
# |---|---|---|
# | 1. $dz^{[2]} = 0.5406 - 1 = -0.4594$ | | |
# | 2. $dW^{[2]}$ | $-0.4594 \cdot 0.4621 = -0.2123$ | $-0.4594 \cdot (-0.7616) = 0.3499$ |
# | 3. $da^{[1]}$ | $2 \cdot (-0.4594) = -0.9189$ | $1 \cdot (-0.4594) = -0.4594$ |
# | 4. $1 - a^2$ | $1 - 0.4621^2 = 0.7864$ | $1 - 0.7616^2 = 0.4200$ |
# | 4. $dz^{[1]}$ | $-0.9189 \cdot 0.7864 = -0.7226$ | $-0.4594 \cdot 0.4200 = -0.1929$ |
# | 5. $dW^{[1]}$, a row for each unit | $-0.7226 \cdot (2, 1) = (-1.4453, -0.7226)$ | $-0.1929 \cdot (2, 1) = (-0.3859, -0.1929)$ |
#
# Is it right? `gradients.numerical_grad` of week 2 nudges each weight and measures. (`{**p, "W1": W1}` is `p` with one entry exchanged,
# and the cost is computed from $Z^{[2]}$, the safe way of week 2.)

# %%
def cost_of(p, X, Y):
    return losses.logistic_cost_from_logits(forward(X, p)["Z2"], Y)


dW1 = gradients.numerical_grad(lambda W1: cost_of({**p, "W1": W1}, x, y), p["W1"])
dW2 = gradients.numerical_grad(lambda W2: cost_of({**p, "W2": W2}, x, y), p["W2"])
print("measured: dW2", dW2.ravel().round(4), "  dW1", dW1.ravel().round(4))

# %% [markdown]
# All six slopes agree with our table.
#
# **All examples.** The examples stand side by side, each row of $A^{[1]}$ belongs to a unit, and the five steps become
#
# $$dZ^{[2]} = \tfrac{1}{m} (A^{[2]} - Y) \qquad dW^{[2]} = dZ^{[2]} A^{[1]T} \qquad db^{[2]} = \sum_{i=1}^{m} dz^{[2](i)}$$
#
# $$dZ^{[1]} = \bigl( W^{[2]T} dZ^{[2]} \bigr) \odot \bigl( 1 - A^{[1]} \odot A^{[1]} \bigr) \qquad dW^{[1]} = dZ^{[1]} X^T \qquad db^{[1]} = \sum_{i=1}^{m} dz^{[1](i)}$$
#
# Column $i$ of $dZ$ is $dz^{(i)}$, the slopes of example $i$. The sums run over the examples, so `np.sum(..., axis=1, keepdims=True)` leaves a column, one number for each unit.
# In $dZ^{[1]}$ there are two kinds of product. $W^{[2]T} dZ^{[2]}$ is a matrix product: it carries the slope of the output back to every hidden unit.
# The slope of tanh belongs to one unit and one example, so it is multiplied entry by entry.
#
# The shapes guard us: $W^{[2]T}$ is $(n_h, 1)$ and $dZ^{[2]}$ is $(1, m)$, so their product is $(n_h, m)$, as $A^{[1]}$.
#
# **Exercise: backward.** Goal: the slopes of $J$ in all four parameters. What you need of the way forward is in `cache`.
# Shapes: `p`, `cache` and `X` as before, `Y` $(1, m)$; return a dictionary with `dW1`, `db1`, `dW2`, `db2`, each of the shape of its parameter.

# %%
exercise("backward_2layer")

# %%
backward = best_of(backward_2layer)
for name, slope in backward(p, forward(x, p), x, y).items():
    print(name, slope.shape, slope.ravel().round(4))

# %% [markdown]
# The numbers of our table again. One example proves little, so now three features, four hidden units, five examples, and all 21 slopes:

# %%
rng = np.random.default_rng(5)
shapes = {"W1": (4, 3), "b1": (4, 1), "W2": (1, 4), "b2": (1, 1)}
p5 = {name: rng.normal(size=shape) for name, shape in shapes.items()}
X5, Y5 = rng.normal(size=(3, 5)), np.array([[1, 0, 0, 1, 1]])
grads = backward(p5, forward(X5, p5), X5, Y5)
gradients.gradient_check(lambda p: cost_of(p, X5, Y5), p5, {name: grads["d" + name] for name in p5})

# %% [markdown]
# The recipe of week 2 has not changed: forward, cost, backward, update. Now four arrays are updated, all by the same line:

# %%
p = p4
for k in range(4):
    cache = forward(X, p)
    print(f"step {k}: cost {losses.logistic_cost_from_logits(cache['Z2'], Y):.4f}")
    grads = backward(p, cache, X, Y)
    p = {name: p[name] - 0.5 * grads["d" + name] for name in p}

# %% [markdown]
# It learns. How well, depends on where it starts.

# %%
quiz("03.11")

# %% [markdown]
# ## 6. The start: units have to differ
#
# Week 2 started from zeros. Why not here? We try it on the flower with four hidden units and the learning rate 1.2.
#
# `shallow.train_2layer` is the training loop of section 5, and runs **our** functions. It hands us `(p, cost)` at the start and after each step.
# Its last argument `p` says where to start. (Without it, the loop draws its own start, which is why it asks for an `rng`.)

# %%
predict("03.p5")

# %%
def trained(p, steps=2000):
    *_, (p, J) = shallow.train_2layer(X, Y, 4, 1.2, steps, np.random.default_rng(0), forward, backward, p)
    return p, J, metrics.accuracy((forward(X, p)["A2"] > 0.5).astype(int), Y)


def start(W1, W2):
    return {"W1": W1, "b1": np.zeros((4, 1)), "W2": W2, "b2": np.zeros((1, 1))}


p, J, right = trained(start(np.zeros((4, 2)), np.zeros((1, 4))))
largest = max(np.abs(p["W1"]).max(), np.abs(p["W2"]).max())
print(f"from zeros: cost {J:.4f}, right {right:.2f}, largest weight {largest}")

# %% [markdown]
# The cost is still $\ln 2$. With all weights 0, $A^{[1]}$ is 0, so $dW^{[2]}$ is 0. And $W^{[2]}$ is 0, so nothing comes back to layer 1.
# Only $b^{[2]}$ could move, and the flower has as many labels 1 as 0.
#
# So we start all weights at 0.1:

# %%
p, J, right = trained(start(np.full((4, 2), 0.1), np.full((1, 4), 0.1)))
print(f"from 0.1: cost {J:.4f}, right {right:.2f}; the rows of W1:")
print(p["W1"].round(2))

# %% [markdown]
# Now the weights move, but the four rows are the same. Units that are equal give equal answers, get equal slopes, and take equal steps.
# Nothing ever parts them: four units do the work of one. This is the *symmetry*, and it has to be broken (symmetry breaking (打破对称性)).
#
# (One tanh unit has one straight border, as logistic regression has. Why is it right on 0.70 and not on 0.52? In logistic regression a point costs more,
# the farther it lies on the wrong side, so the far ends of some petals turn the line. tanh levels off: far and very far cost the same.)
#
# How to break the symmetry, a study note says:
#
# > "Only a random initialisation breaks the symmetry. The bias $b$ is initialised to 0."

# %%
predict("E58")

# %%
ramp = start(np.linspace(-0.1, 0.1, 8).reshape(4, 2), np.linspace(-0.1, 0.1, 4).reshape(1, 4))
p, J, right = trained(ramp)
pairs = [(i, k) for i in range(4) for k in range(i)]
apart = [np.linalg.norm(p["W1"][i] - p["W1"][k]) for i, k in pairs]
far = np.sum(np.array(apart) > 1)
print(f"from a ramp: right {right:.2f}; of {len(pairs)} pairs of rows, {far} are more than 1 apart")

# %% [markdown]
# The note is wrong. A ramp has nothing random in it, and the units end up far apart. What counts is that they *differ*,
# in the weights that come in or in those that go out; different biases would do as well.
# Random initialization (随机初始化) is the easy way to make them differ, whatever their number. The biases may then start at 0.
#
# The sliders run **your** functions from four kinds of start. Predict first.
# The examples are others this time: two half moons, each reaching into the other.

# %% tags=["nbval-ignore-output"]
explore.symmetry(forward=forward, backward=backward)

# %% [markdown]
# **How large should the random weights be?** We draw them from a normal distribution and multiply by `scale`.
#
# **Exercise: the start.** Goal: `W1` and `W2` from `rng.standard_normal`, times `scale`; biases 0.
# Shapes: `W1` $(n_h, n_x)$, `b1` $(n_h, 1)$, `W2` $(n_y, n_h)$, `b2` $(n_y, 1)$, in a dictionary. `n_y` is the number of outputs, 1 in our case.

# %%
exercise("init_two_layer")

# %% [markdown]
# Five starts for each of three scales: 0.01, 1 and 30. **Predict:** which scale is the safest? Which has the best single result?

# %%
init = best_of(init_two_layer)


def five_starts(scale):
    return [trained(init(2, 4, 1, np.random.default_rng(seed), scale))[2] for seed in range(5)]


found = {scale: five_starts(scale) for scale in (0.01, 1, 30)}
for scale in (0.01, 30):
    A1 = forward(X, init(2, 4, 1, np.random.default_rng(0), scale))["A1"]
    slope, safe = np.mean(tanh_slope(A1)), min(found[scale]) > 0.9
    print(f"scale {scale}: slope of tanh at the start {slope:.2f}; all five above 0.9: {safe}")


# %% tags=["nbval-ignore-output"]
by_scale = {f"scale {scale}": shares for scale, shares in found.items()}
ax = plots.spread(by_scale, xlabel="right on the flower, five starts each")

# %% [markdown]
# (Each point is one start, the bar is their mean.) With small weights every start ends well. Large ones saturate the units from the first step:
# their slope is nearly 0, and it is a matter of luck whether they ever move to where they are needed.
# The best single result is one of these lucky starts.
#
# So small it is, but not zero. For *one* hidden layer and few features 0.01 does. The lab will find its limits, and week 7 a rule.
#
# **Before the break:** one question.

# %%
quiz("03.8")

# %% [markdown]
# ## 7. The same layer in another layout
#
# Libraries such as Keras store the same numbers the other way round. There, examples are *rows*, and a unit is a *column* of $W$.
# Notes and programs mix both layouts, often without a word, so we learn to translate. In this layout
#
# $$W = \begin{pmatrix} 1 & -3 & 5 \\ 2 & 4 & -6 \end{pmatrix} \qquad b = (-1, 1, 2) \qquad x = (1, 2)$$

# %%
predict("03.p7")

# %% [markdown]
# Three columns, so three units, with two weights each. **By hand,** with ReLU, and units counted from 0 as in Python:
#
# - unit 0: $1 \cdot 1 + 2 \cdot 2 - 1 = 4$, so 4
# - unit 1: $-3 \cdot 1 + 4 \cdot 2 + 1 = 6$, so 6
# - unit 2: $5 \cdot 1 - 6 \cdot 2 + 2 = -5$, so 0
#
# A study note turns this into code and writes the values beside it:
#
# > `3 units = W.shape[1]`

# %%
predict("E36")

# %% [markdown]
# (`compile` reads a piece of code without running it, as Python does with a cell before it starts.)

# %%
try:
    compile("3 units = W.shape[1]", "note", "exec")
except SyntaxError as error:
    print("SyntaxError in line", error.lineno)

# %% [markdown]
# The note mixes code with its result. `W.shape[1]` is 3, the number of columns, and the name on the left is `units` alone.
#
# **Exercise: a dense layer with a loop.** Goal: the answers of all units for *one* example, unit by unit.
# The activation function comes in as an argument: `g(z)` is the answer of a unit with the sum `z`.
# Shapes: `a_in` $(n,)$, `W` $(n, \text{units})$, `b` $(\text{units},)$; the result is an array $(\text{units},)$. These have one axis only, as in Keras.

# %%
exercise("dense_loop")

# %%
W, b = np.array([[1.0, -3, 5], [2, 4, -6]]), np.array([-1.0, 1, 2])
one_layer = best_of(dense_loop)
print(one_layer(np.array([1.0, 2.0]), W, b, relu))

# %% [markdown]
# **A batch of examples** is a matrix with one example in each row. One matrix product does all of them. Which factor stands on the left?
# The shapes say it: $(m, n)$ times $(n, \text{units})$ is $(m, \text{units})$. And `b`, with shape $(\text{units},)$, lines up with the columns.
#
# **Exercise: a dense layer for a batch.** Goal: the same for all examples, without a loop.
# Shapes: `A_in` $(m, n)$, `W` $(n, \text{units})$, `b` $(\text{units},)$; the result is $(m, \text{units})$.

# %%
exercise("dense_batch")

# %% [markdown]
# Two such layers make a network. A study note writes:
#
# > `a1 = dense(x, W1, b1)` and then `a2 = dense(a1, W2, b2)`

# %%
predict("E37")

# %%
dense = best_of(dense_batch)
rows = np.array([[1.0, 2.0], [-1.0, 0.5], [3.0, 0.0]])
try:
    dense(rows, W, b)
except TypeError as error:
    print("TypeError:", error)
print(dense(rows, W, b, relu))

# %% [markdown]
# The note forgets the activation function, and without it nothing runs. Each layer has to be told its `g`.
#
# **To translate** into our layout, units become rows and the bias becomes a column. Examples become columns.
#
# **Exercise: from Keras to columns.** Goal: the same layer in our layout.
# Shapes: `W` $(n, \text{units})$, `b` $(\text{units},)$; return the pair `W` $(\text{units}, n)$, `b` $(\text{units}, 1)$.

# %%
exercise("keras_to_columns")

# %%
W_ours, b_ours = best_of(keras_to_columns)(W, b)
ours = relu(W_ours @ rows.T + b_ours)
print(W_ours.shape, b_ours.shape, "  the same answers:", np.array_equal(ours.T, dense(rows, W, b, relu)))

# %% [markdown]
# Everything is the same, lying on its side. In this course examples stay in columns; week 10 meets the rows again.

# %% [markdown]
# ## 8. The flower, with units of our own
#
# How many hidden units does the flower need? Predict, then find out with the sliders. They run **your** `forward_2layer` and `backward_2layer`.

# %%
predict("03.p2")

# %% tags=["nbval-ignore-output"]
explore.hidden_units(forward=forward, backward=backward)

# %% [markdown]
# One training run is one throw of the dice. We repeat each size from three starts, and count on 400 *new* points of the same flower.

# %%
X_new, Y_new = datasets.flower(seed=1)


def flower_test(n_h, seed):
    *_, (p, _) = shallow.train_2layer(X, Y, n_h, 1.2, 2000, np.random.default_rng(seed), forward, backward)
    return metrics.accuracy((forward(X_new, p)["A2"] > 0.5).astype(int), Y_new)


by_size = {n_h: [flower_test(n_h, seed) for seed in range(3)] for n_h in (1, 2, 3, 4, 20)}
ax = plots.spread(
    {f"{n_h} hidden": right for n_h, right in by_size.items()},
    xlabel="right on new points, three starts each",
)

# %% [markdown]
# Two units are no better than one. With three there is a jump to nine in ten. A fourth brings nothing,
# and 20 even lose a little on points that training has not seen. Why three? The border of our four units tells:

# %%
*_, (p, J) = shallow.train_2layer(X, Y, 4, 1.2, 2000, np.random.default_rng(0), forward, backward)
ax = plots.scatter_classes(X, Y, ("label 0", "label 1"), probability=lambda C: forward(C, p)["A2"])

# %% [markdown]
# Two petals at the top have the same label, and so have two at the bottom. That leaves six sectors with labels in turn.
# Three straight lines through the middle border six sectors. One tanh unit changes its sign on one line, so three units are what it takes.
# Where are the points that are still wrong?

# %%
wrong = ((forward(X, p)["A2"] > 0.5) != Y)[0]
near = np.linalg.norm(X, axis=0) < 1
print(f"wrong within 1 of the middle: {np.mean(wrong[near]):.2f}   further out: {np.mean(wrong[~near]):.2f}")

# %% [markdown]
# Near the middle, where the petals meet and the noise has mixed them. Further out, hardly any point is wrong.

# %% [markdown]
# **The playground** of week 0 trains a network of this kind while we look, here with *your* ReLU and *your* slope of it.
# Press *Play*. Each small picture shows what one unit gives at every point of the plane. **Guess first:** what will these pictures look like,
# and how do they look when we choose *tanh* in place of *Your own*?

# %% tags=["nbval-ignore-output"]
explore.Playground(data="flower", hidden=(8,), learning_rate=0.1, activation=(relu, relu_slope))

# %% [markdown]
# A ReLU unit gives 0 on one side of a line, and rises on the other: its bend is visible. A tanh unit is an S, with two flat sides.
# Two more questions for it. What do four units do with *Circle*, and what do two? And which units get the sign for *dead*, at which learning rate?
#
# %% [markdown]
# ## Lab: face or not, with a hidden layer
#
# Back to the real task of week 2: 280 pictures of 625 pixels to learn from, and 120 for the test. One in four is a face.
#
# **Look first.** We met these pictures last week. Here are eight faces and eight others of the test set.

# %% tags=["people"]
task = datasets.faces()
two_rows = np.concatenate([np.flatnonzero(task.Y_test[0] == label)[:8] for label in (1, 0)])
ax = plots.show_images(task.images_test[two_rows], columns=8)

# %% [markdown]
# **Baseline first.** Week 2's logistic regression is what we have to beat, 1500 steps as there, on each of ten splits of the data.

# %%
def share_right(A, Y):
    return metrics.accuracy((A > 0.5).astype(int), Y)


def with_logistic(task):
    *_, (w, b, _) = training.gradient_descent(task.X_train, task.Y_train, 0.05, 1500)
    return share_right(sigmoid(w.T @ task.X_test + b), task.Y_test)


splits = [datasets.faces(seed) for seed in range(10)]
scores = {"logistic regression": [with_logistic(split) for split in splits]}
print(f"logistic regression: mean {np.mean(scores['logistic regression']):.2f}")

# %% [markdown]
# **Train.** 625 inputs, 20 hidden units, one output, all in the functions that we wrote, 500 steps.
# That makes $625 \cdot 20 + 20 + 20 + 1 = 12\,541$ parameters.

# %%
def tanh_net(task, seed):
    rng = np.random.default_rng(seed)
    return list(shallow.train_2layer(task.X_train, task.Y_train, 20, 0.05, 500, rng, forward, backward))


history = tanh_net(task, 0)
ax = plots.costs([J for p, J in history])

# %%
p, J = history[-1]
for name, X_part, Y_part in (("training", task.X_train, task.Y_train), ("test", task.X_test, task.Y_test)):
    print(f"{name}: {share_right(forward(X_part, p)['A2'], Y_part):.2f}")

# %% [markdown]
# ### An honest mistake
#
# Before we ran the ten splits, we had written the next sentence: "With a hidden layer, more than nine in ten are right."
# Here is what came out. (`enumerate` counts along: 0 and the first split, 1 and the second, and so on.)

# %%
nets = []
for seed, split in enumerate(splits):
    p, J = tanh_net(split, seed)[-1]
    nets.append((split, p))
scores["20 tanh units"] = [share_right(forward(s.X_test, p)["A2"], s.Y_test) for s, p in nets]
for name, values in scores.items():
    print(f"{name}: mean {np.mean(values):.2f}")

# %% [markdown]
# Twenty times as many parameters as logistic regression, and the mean stays below nine in ten. Why is so little gained?
# A suspicion: section 3 says that a layer which does not bend adds nothing. Do these units bend at all?
# We take the trained networks, *leave out* the tanh, and count how many test answers stay the same. Which share do you expect?

# %%
same, sums = [], []
for s, p in nets:
    Z1 = p["W1"] @ s.X_test + p["b1"]
    same.append(np.mean((p["W2"] @ Z1 + p["b2"] > 0) == (forward(s.X_test, p)["Z2"] > 0)))
    sums.append(np.mean(np.abs(Z1)))
print(f"answers that stay the same without tanh: {np.mean(same):.3f}   mean size of z: {np.mean(sums):.1f}")

# %% [markdown]
# Nearly all answers stay the same. The weights started at 0.01 and did not have to grow far until every training picture was right.
# So $z$ stayed where tanh is almost straight: $\tanh(0.5) = 0.46$. Our network is a logistic regression in disguise.
# The mistake was to think that a hidden layer bends because it can.
#
# **ReLU bends at 0**, so it bends for weights of any size. For it we take the library's network, a list of layers.
# Its random weights have the scale $\sqrt{2 / n}$ for $n$ inputs, a start called "he". Week 4 builds such a network, and week 7 explains the start.
# (`train` hands us a cost after each step; `list` runs it to its end. `net(X)` gives the answers.)

# %%
from dlcore import layers, network, optimizers


def relu_start(n_h, seed):
    rng = np.random.default_rng(seed)
    hidden, output = layers.Dense(625, n_h, rng, init="he"), layers.Dense(n_h, 1, rng, init="he")
    return network.Sequential([hidden, layers.Activation("relu"), output, layers.Activation("sigmoid")])


def relu_net(task, n_h, seed):
    net = relu_start(n_h, seed)
    list(training.train(net, task.X_train, task.Y_train, optimizers.SGD(0.05), 500))
    return net


relu_nets = [(split, relu_net(split, 20, seed)) for seed, split in enumerate(splits)]
scores["20 ReLU units"] = [share_right(net(s.X_test), s.Y_test) for s, net in relu_nets]
ax = plots.spread(scores, xlabel="right on the test set, ten splits")

# %%
gain = np.array(scores["20 ReLU units"]) - np.array(scores["logistic regression"])
print(f"20 ReLU units: mean {np.mean(scores['20 ReLU units']):.2f}")
print(f"better than logistic regression on {np.sum(gain > 0)} of 10 splits, mean gain {np.mean(gain):.2f}")

# %% [markdown]
# Now the sentence is true: more than nine in ten, in a third of the steps that logistic regression took.
# The gain shows on nearly every split, so it is no accident of one.
# But we changed two things at once, the bend and the start. The first open task takes them apart.
#
# **Look at the errors** of the first split. In week 2 it had 15, nearly all of them other pictures taken for faces.

# %%
task, net = relu_nets[0]
A_test = net(task.X_test)
ax = plots.confusion(metrics.confusion((A_test > 0.5).astype(int), task.Y_test), task.names)

# %% tags=["people"]
wrong = np.flatnonzero((A_test > 0.5) != task.Y_test)
titles = [f"{task.sources_test[i]} {A_test[0, i]:.2f}" for i in wrong]
ax = plots.show_images(task.images_test[wrong], titles, columns=5)

# %% [markdown]
# Seven errors instead of 15. Four are bricks once more, and three are faces, one in half shadow and one under a cap.
#
# **What do the hidden units look for?** Each has 625 weights, and they make a picture. They started as noise, so we take the start away and look at
# what training has added. We choose the unit with the largest weight in the output, which counts most for a face, and the one with the most negative weight.

# %%
added, W2 = net.params["W1"] - relu_start(20, 0).params["W1"], net.params["W2"][0]
for k, side in ((np.argmax(W2), "for"), (np.argmin(W2), "against")):
    title = f"What unit {k} learned; it counts {side} a face"
    ax = plots.weights_picture(added[k].reshape(-1, 1), task.shape, title=title, names=("dark", "bright"))

# %% [markdown]
# The first unit looks for a bright forehead, dark eyes and bright cheeks: week 2's eye darkness, found by the network itself.
# The second looks for the opposite, a bright band where faces have their eyes. Nobody told the units what to look for.

# %% [markdown]
# ### Two open tasks
#
# 1. **Was it the bend or the start?** Start tanh from larger weights; `train_2layer` takes them as its last argument, `p`.
#    Count again how many answers stay the same without tanh, and whether the test improves. Then start ReLU from smaller weights, with `init=0.01`.
# 2. **How few units are enough?** Try 1, 2, 5 and 50 ReLU units. Which is the smallest that beats logistic regression on most splits?

# %%
p = init(625, 20, 1, np.random.default_rng(0), scale=0.1)
print({name: V.shape for name, V in p.items()})

# %%
few = [share_right(relu_net(split, 2, 0)(split.X_test), split.Y_test) for split in splits[:2]]
print(f"two units, two splits: mean {np.mean(few):.2f}")

# %% [markdown]
# ## Remember
#
# - A hidden layer makes new features: $A^{[1]} = g(W^{[1]} X + b^{[1]})$, one row for each unit, one column for each example.
# - Without a bend all layers collapse into one. Inside, ReLU is the first choice; at the end, a sigmoid for yes or no, nothing for a price.
# - $dV$ is the slope of the mean cost for every array: $dZ^{[2]} = \frac{1}{m}(A^{[2]} - Y)$, $dW = dZ \, A_{prev}^T$, $db$ a sum over examples.
# - On the way back there is a matrix product with $W^{[2]T}$, and then an element-wise one with the slope $1 - a^2$.
# - Units have to differ at the start, and weights to be small. Saturated units hardly learn, and units that never bend add nothing.
#
# ## Quiz
#
# Four questions about the whole week.

# %%
quiz("03.10")

# %%
quiz("03.6")

# %%
quiz("03.9")

# %%
quiz("03.4")

# %% tags=["nbval-ignore-output"]
progress("03_shallow_network")

# %% [markdown]
# ## Read on
#
# **One file of the library, line by line:** `dlcore/shallow.py`. It holds forward, backward and the training loop of this chapter.
# You have written the first two.
#
# **Two papers.**
#
# - D. E. Rumelhart, G. E. Hinton and R. J. Williams, *Learning representations by back-propagating errors*, Nature 323 (1986).
#   Four pages that made hidden units learn.
# - X. Glorot, A. Bordes and Y. Bengio, *Deep sparse rectifier neural networks*, AISTATS (2011). Why ReLU.
#
# Next is week 4, *A deep network*: the same two steps, layer after layer.
