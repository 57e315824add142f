# %% [markdown]
# # Week 1 - NumPy and the big picture
#
# **How does a picture become numbers, and how do we compute with all of them at once?**
#
# ![Left: the average of 70 faces. Right: the scores of 120 other pictures from high to low; the first twenty are all faces.](pictures/01_faces.png)
#
# *The finished result. On the left is the average of 70 photographed faces. One line of NumPy then compares 120 new
# pictures with it and gives each a score. The twenty highest scores all belong to faces.*
#
# **Time:** about four hours, well split into two sittings: up to section 4, and from section 5 to the end.
# **Needed:** [week 0](00_start_here.ipynb); Python functions, lists and loops. NumPy starts from nothing.

# %% [markdown]
# ## Warm-up
#
# Run the next cell first: it loads our tools. Then answer two questions about week 0 without looking back.

# %%
import time

import numpy as np

from dlcore import datasets, explore, plots
from dlcore.practice import best_of, catch_bugs, check, hint, predict, progress, quiz, solution, todo

# %%
quiz("01.w1")

# %%
quiz("01.w2")

# %% [markdown]
# ## Where we are
#
# Week 0 gave us the letters. This week gives us the tool, NumPy, and the reason to want it.
# Week 2 builds the first model that learns, out of functions that we write today.
#
# | letter | what it is | shape | in Python |
# |---|---|---|---|
# | $m$, $n_x$ | number of training examples (训练样本); number of features of each | numbers | `m`, `n_x` |
# | $x$, $X$ | one example, a feature vector (特征（输入）向量); all of them, one column each | $(n_x, 1)$, $(n_x, m)$ | `x`, `X` |
# | $x^{(i)}$ | example number $i$ | $(n_x, 1)$ | `X[:, [i - 1]]` |
# | $w$ | weights (权重), one for each feature | $(n_x, 1)$ | `w` |
# | $b$ | bias, also called intercept (偏置（b）、截距): a number added at the end | number | `b` |
# | $z$, $Z$ | weighted sum of the features, plus $b$; one for each example | number, $(1, m)$ | `z`, `Z` |
# | $y$, $\hat y$ | label (标签 / 真实标签); our prediction of it | numbers | `y`, `y_hat` |
# | $H$, $W$, $C$ | height and width of a picture; number of its channels (通道) | numbers | `H`, `W`, `C` |
#
# A shape $(r, c)$ means $r$ rows and $c$ columns. Where there is no doubt, $n$ stands for $n_x$.

# %% [markdown]
# ## The smallest case, by hand
#
# What does a flat cost? Two features describe it: it has 50 square metres and is 10 years old.
# Each feature gets a weight: 3 for a square metre, $-1$ for a year. At the end we add $b = -60$.
# All prices are in thousands.
#
# $$z = w^T x + b = 3 \cdot 50 + (-1) \cdot 10 - 60 = 80$$
#
# The flat costs 80 thousand. A sum of products such as $3 \cdot 50 + (-1) \cdot 10$ is a dot product (点积（点乘）).
#
# Now the same in NumPy. `np.array` turns a list of rows into a table of numbers, an **array**.
# So `[[3], [-1]]` has two rows with one number each, and that is a column.
# `.T` turns a column into a row, and `@` multiplies and adds.

# %%
w, x = np.array([[3], [-1]]), np.array([[50], [10]])
w.T @ x - 60

# %% [markdown]
# The double brackets in the answer mean a table again, here with one row and one column.
#
# A second flat has 15 square metres and is 5 years old. We write it beside the first, as a second column.
# The same line now prices both.

# %%
X = np.array([[50, 15], [10, 5]])
w.T @ X - 60

# %% [markdown]
# The second price is $-20$, but no flat costs less than nothing. So we cut off at zero and take $\max(0, z)$.
# This bend is called **ReLU** (修正线性单元 (ReLU)).
# A weighted sum with such a bend is one **unit** (单元（神经元）) of a neural network (神经网络).

# %%
np.maximum(0, w.T @ X - 60)

# %% [markdown]
# One unit bends a line once, and two units together bend it twice. In this picture the price depends on the size alone.
# (With `ax =` in front, the notebook shows the picture and no text about it.)


# %%
def one_unit(size):
    return np.maximum(0, 3 * size - 60)


def two_units(size):
    return one_unit(size) - np.maximum(0, 2 * size - 100)


prices = {"one unit": one_unit, "two units": two_units}
ax = plots.curves(prices, 0, 100, xlabel="size in square metres", ylabel="price in thousands")

# %% [markdown]
# With more units the line can bend more often and follow almost any curve. In a network the units stand in layers.
# The outputs of one layer are the features of the next.
# Nobody says what the units in the middle stand for: training finds all weights from examples.
# How it does so is the story of weeks 2 to 4.

# %% [markdown]
# ## 1. What networks are used for
#
# Many networks learn from pairs: an input $x$ and the right answer $y$, its label.
# This is **supervised learning** (监督学习).
# Online advertising may be the most profitable use of all. There $x$ is an advert and a visitor, and $y$ says "clicked" or not.
#
# | input $x$ | answer $y$ | kind of network |
# |---|---|---|
# | size, age and district of a flat | its price | standard |
# | advert, visitor | click: 1 or 0 | standard |
# | photograph | what is in it | convolutional |
# | recorded speech | the words | recurrent |
# | Chinese sentence | English sentence | recurrent |
# | camera and radar of a car | where the other cars are | hybrid |
#
# In a **standard network** each unit takes all features.
# A **convolutional network** (CNN) looks at small neighbourhoods, and a photograph is full of them.
# A **recurrent network** (RNN) reads a sequence step by step. Sound is a row of numbers in time, and words come one by one.
# (For sentences a *transformer*, which reads all words at once, is more common today.) A **hybrid** combines several kinds.

# %%
quiz("01.7")

# %% [markdown]
# The table holds two sorts of data.
#
# - A list of flats is **structured** data (结构化数据): every column has a meaning, such as size or age.
# - Photographs, sound and free text are **unstructured** data (非结构化数据): one pixel alone means nothing.
#
# People read unstructured data with ease. That computers can do it too is recent, and these networks are the reason.
#
# Here is a sentence to judge. A study note says: *"CNN and RNN are kinds of supervised learning."*

# %%
predict("E95")

# %% [markdown]
# Language models are a counterexample that we all know, and for years they were RNNs.
# They learn by guessing the next word of a text, and nobody writes labels for them.
# A CNN can learn in the same way, by guessing hidden parts of photographs.
# Learning from data without any labels is called *unsupervised*.
# Calling these networks a kind of supervised learning is wrong, because CNN and RNN are architectures:
# they say how units are connected, and not what the network learns from.

# %% [markdown]
# ## 2. Why now: scale drives deep learning
#
# The ideas are decades old. Three things changed.
#
# - **Data.** People and their devices leave behind far more examples than they used to.
# - **Computation.** Graphics processors (GPUs) made networks fast enough to try things out.
#   Progress is a loop: have an idea, write the code, run the experiment, have a better idea.
#   A loop of ten minutes teaches more in a month than a loop of ten days.
# - **Algorithms.** Often the best new idea was one that made learning faster.
#   Units used to bend like the letter S. Today most of them bend like ReLU.
#
# The S is $1 / (1 + e^{-z})$, and `np.exp` computes powers of $e$.
# In the code, `lambda z:` makes a short function of $z$ that needs no name.

# %%
bends = {"S-shaped unit": lambda z: 1 / (1 + np.exp(-z)), "ReLU": lambda z: np.maximum(0, z)}
ax = plots.curves(bends, -6, 6, xlabel="z", ylabel="output of the unit")

# %% [markdown]
# Learning follows the slope (斜率) of this curve. The S is flat at both ends, and where it is flat, learning crawls.
# ReLU keeps its slope for every positive $z$. Week 3 comes back to this.
#
# The next panel shows four models and how often they are wrong, for more and more examples.
# Along the bottom, each mark means ten times as many examples.
# A *classic method* learns too, but it is no network: a straight line through points, for instance.
# The curves are invented. They have the shape that is measured in practice, but they are no measurement.
# *Label noise* is the share of labels that somebody replaced by the toss of a coin.
#
# **Task:** find the number of examples from which the large network is the best of the four.
# On the way, watch the classic method. A study note says: *"With big data the classic methods cannot cope."*

# %%
predict("E93")

# %% tags=["nbval-ignore-output"]
explore.scale_curves()

# %% [markdown]
# The large network is the best from about 17,000 examples on. With more label noise it takes more.
#
# The line below the panel's picture can be run in a cell. We use it to get the numbers of two settings.
# In the code, `.arrays.here` holds the four errors, `1_000` is 1000, and `:.3f` prints three decimals.

# %%
for n_examples in (1_000, 100_000):
    errors = explore.scale_curves(n_examples=n_examples).arrays.here
    print(f"{n_examples:6} examples: classic {errors['classic']:.3f}, large network {errors['large']:.3f}")

# %% [markdown]
# Saying that classic methods cannot cope is wrong, because their error does not rise: it stops falling.
# The model is too small to use more data, while the large network goes on improving.
# With few examples the order is open. There the skill of choosing good features decides, and a classic method may win.

# %% [markdown]
# ## 3. Pictures as numbers
#
# First some practice with arrays. NumPy has one idea: a block of numbers of one kind, with a shape.
# This one has 2 rows and 3 columns.

# %%
A = np.array([[1, 2, 3], [4, 5, 6]])
A.shape

# %% [markdown]
# Counting starts at 0, and the row comes first. A colon means "all".
# With its number in brackets of its own, `[2]`, a column stays a column.

# %%
print("row 0, column 2: ", A[0, 2])
print("all of row 1:    ", A[1, :])
print("all of column 2: ", A[:, 2])
print("kept as a column: shape", A[:, [2]].shape)

# %% [markdown]
# Arithmetic works on every number. (A list would not: `[1, 2] * 2` is `[1, 2, 1, 2]`.)

# %%
10 * A + 1

# %% [markdown]
# `sum` adds up all numbers, or those along one **axis**. Axis 0 goes down the rows, axis 1 goes across the columns.
# The axis we name is the one that disappears: a $(2, 3)$ table becomes 3 numbers or 2 numbers.

# %%
print("all:    ", A.sum())
print("axis=0: ", A.sum(axis=0))
print("axis=1: ", A.sum(axis=1))

# %% [markdown]
# `reshape` arranges the same numbers in another shape, reading and writing them row by row.
# One of the sizes may be $-1$: NumPy works it out.

# %%
A.reshape(3, -1)

# %% [markdown]
# The transpose `A.T` has the same shape $(3, 2)$, but it swaps rows and columns. Compare the two.

# %%
A.T

# %% [markdown]
# **Now a photograph.** To the computer it is three tables of the same size. They say how much red, green and blue light
# there is at each dot. A dot is a **pixel**, and each of the three tables is a **channel** (通道), or plane.
# Our photograph shows a cat called Chelsea.

# %%
photo = datasets.photograph("chelsea", size=64)
photo.shape

# %%
ax = plots.show_planes(photo)

# %% [markdown]
# The fur is bright in the red plane and dark in the blue one. That is what orange means.
# Each number lies between 0, no light, and 255, full light.
#
# The height $H$ is 64, the width $W$ is 64, and there are $C = 3$ channels. How many numbers is that?
# Work out $64 \cdot 64 \cdot 3$ on paper, then look.

# %%
photo.size

# %% [markdown]
# Here is a mistake that we made ourselves when we wrote this chapter, and left in.
# We wanted a darker picture, and took 60 away from every number.

# %%
ax = plots.show_images([photo, photo - 60], titles=["photo", "photo - 60"])

# %% [markdown]
# The darkest parts became the brightest: the pupils shine. NumPy gave no warning.
# What happened shows in the `dtype`, the kind of number that an array holds.

# %%
print(photo.dtype)
print(np.array([100, 50], dtype="uint8") - 60)

# %% [markdown]
# `uint8` knows the whole numbers from 0 to 255 and nothing else. Like a clock, it goes round:
# ten before 0 is 246. So we turn pixels into real numbers between 0 and 1 before we compute with them.

# %%
real = photo / 255
ax = plots.show_images([np.maximum(0, real - 60 / 255)], titles=["darker, in real numbers"])

# %% [markdown]
# ### One picture becomes a column
#
# A model wants each example as one column $x$ with $n_x$ rows, so we unroll the picture.
# A tiny one shows what happens: $2 \times 2$ pixels and 3 channels.
# `np.arange(12)` fills it with the numbers 0 to 11, in the order in which they are stored.

# %%
tiny = np.arange(12).reshape(2, 2, 3)
tiny[:, :, 0]

# %% [markdown]
# This is the red plane: 0 and 3 in the first row, 6 and 9 in the second.
#
# A study note says: *"To unroll a picture, stack the reds, then the greens, then the blues."* Its code calls `reshape`.

# %%
predict("E51")

# %%
print("reshape:        ", tiny.reshape(-1))
print("reds come first:", tiny.transpose(2, 0, 1).reshape(-1))

# %% [markdown]
# The note is wrong about its code, because `reshape` takes the three numbers of one pixel, then the next.
# To get all reds first, the channel axis must move to the front.
# `transpose(2, 0, 1)` does that: axis 2 comes first, then axes 0 and 1.
# Either order is fine, as long as we keep to one. This course keeps NumPy's own.
#
# The same note calls the result *"a one-dimensional vector of length 12288"*.
# It has one axis, and Python writes a shape with one number as `(12288,)`.

# %%
predict("E50")

# %%
print("one axis:  ", photo.reshape(-1).shape, "    transposed:", photo.reshape(-1).T.shape)
print("two axes:  ", photo.reshape(-1, 1).shape, "  transposed:", photo.reshape(-1, 1).T.shape)

# %% [markdown]
# Calling this a vector $x$ is wrong, because an array with one axis is neither column nor row: its transpose is itself.
# A column vector (列向量) has two numbers in its shape, $(12288, 1)$.
#
# **Exercise: one picture, one column.** Goal: unroll a picture into a column vector, in NumPy's own order.
#
# $$\text{image} \; (H, W, C) \;\longrightarrow\; x \; (n_x, 1) \qquad n_x = H \cdot W \cdot C$$
#
# Shapes: `image` $(H, W, C)$, of any size; the result is $(H \cdot W \cdot C, 1)$.
# Replace `return todo()` by your own line and run the cell. Then run the check below it.

# %%
exercise("image_to_column")

# %% [markdown]
# ### Many pictures become a table
#
# Eleven photographs are one array with four axes, $(m, H, W, C)$: which picture, which row, which column, which channel.

# %%
photos, names = datasets.photographs(size=64)
photos.shape

# %%
ax = plots.show_images(photos, titles=names)

# %% [markdown]
# We want the table $X$ with one column for each picture, so 12288 rows and 11 columns.
# Why not ask `reshape` for that shape?

# %%
m = len(photos)
wrong = photos.reshape(-1, m)
wrong.shape

# %% [markdown]
# The shape is right. **Guess first:** what do we see if we fold eight of the columns back into pictures?
# (In the code, `[... for i in range(8)]` is a loop that makes a list: one picture for each `i`.)

# %%
ax = plots.show_images([wrong[:, i].reshape(64, 64, 3) for i in range(8)])

# %% [markdown]
# Each column is a mixture of all eleven photographs.
# `reshape` fills the table row by row, so one photograph lies *across* the columns and not down one of them.
# A right shape proves nothing. Folding one column back and looking at it does.
#
# The cure is to leave the first axis alone: make one *row* for each picture, then transpose.
#
# **Exercise: many pictures, one table.** Goal: the table $X$ of a stack of pictures, one example in each column.
#
# $$X = \begin{bmatrix} x^{(1)} & x^{(2)} & \dots & x^{(m)} \end{bmatrix}$$
#
# Shapes: `images` $(m, H, W, C)$; the result is $(H \cdot W \cdot C, m)$. No loop is needed.
# The check tries other numbers of pictures: inside the function, $m$ is `len(images)`.
# ($X$ is also called the design matrix.)

# %%
exercise("flatten_dataset")

# %% [markdown]
# We try it. `best_of` takes our function if it passed its check, and says so.
# If not, it takes the one of `dlcore`, the library of this course.

# %%
to_columns = best_of(flatten_dataset)
X_photos = to_columns(photos)
ax = plots.show_images([X_photos[:, i].reshape(64, 64, 3) for i in range(8)], titles=names[:8])

# %% [markdown]
# There and back again, and nothing is lost. (If the pictures are garbled,
# your function lists the pixels in another order. Change it, for the lab needs ours.)

# %% [markdown]
# ## 4. One line instead of a loop
#
# We come back to the weighted sum. For $m$ examples, plain Python needs two loops:
# one over the examples, one over the features.


# %%
def weighted_sum_by_loops(w, X, b):
    n_x, m = X.shape
    Z = np.zeros((1, m))
    for i in range(m):
        for j in range(n_x):
            Z[0, i] += w[j, 0] * X[j, i]
        Z[0, i] += b
    return Z


# %% [markdown]
# `np.zeros` makes a table of zeros to add to. With `@` all of this is one line, $w^T X + b$.
# Writing loops as array operations is called **vectorization** (向量化). Is it worth the trouble?
# We time the heart of it, the dot product of a million pairs of numbers:
#
# $$a_1 b_1 + a_2 b_2 + \dots + a_n b_n$$
#
# Four ways will compete. Two are loops, as Python programmers write them. (`zip` walks through two lists in step.)


# %%
def loop_with_indices(a, b):
    total = 0.0
    for i in range(len(a)):
        total += a[i] * b[i]
    return total


def loop_over_lists(a, b):
    return sum(x * y for x, y in zip(a, b, strict=True))


# %% [markdown]
# The other two both call `np.dot`, which is compiled: it consists of the processor's own instructions.
# One of the two has a harder life. Its numbers are one column of a table with eight columns.
# So in memory, seven other numbers lie between each of its numbers and the next.
# (`rng` makes random numbers. With 0 as its seed they are the same on every run.)

# %%
rng = np.random.default_rng(0)
spread_a, spread_b = rng.random((1_000_000, 8))[:, 0], rng.random((1_000_000, 8))[:, 0]
a, b = spread_a.copy(), spread_b.copy()

# %% [markdown]
# A copy puts the same million numbers side by side, for the fourth way. Do all four give the same sum?
# (`lambda:` keeps a call for later; `way()` then runs it.)

# %%
list_a, list_b = a.tolist(), b.tolist()
ways = {
    "loop with indices": lambda: loop_with_indices(a, b),
    "loop over lists": lambda: loop_over_lists(list_a, list_b),
    "np.dot, spread out": lambda: np.dot(spread_a, spread_b),
    "np.dot": lambda: np.dot(a, b),
}
print([f"{way():.1f}" for way in ways.values()])

# %% [markdown]
# They do. Each way will run three times, and its shortest time counts.
# Before the clock starts, here is why vectorization is fast, according to a study note:
# *"Vectorization saves the jumps of the loop. The time for computing stays the same."*
#
# A jump is what takes a program back to the start of its loop. `np.dot` on spread-out numbers jumps back very often too.

# %%
predict("E49")


# %%
def milliseconds(work):
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


times = {name: min(milliseconds(way) for _ in range(3)) for name, way in ways.items()}

# %% tags=["nbval-ignore-output", "timing"]
for name, taken in times.items():
    print(f"{name:20} {taken:8.2f} ms   {times['loop with indices'] / taken:5.0f} times as fast as the first")

# %% tags=["nbval-ignore-output", "timing"]
ax = plots.bars(times, xlabel="milliseconds (each line: ten times more)", log=True)

# %% [markdown]
# Look at the third way. It still is a loop that fetches a million pairs one by one.
# Is it at least five times as fast as the first way?

# %%
times["loop with indices"] > 5 * times["np.dot, spread out"]

# %% [markdown]
# Explaining the gain by jumps is wrong, because a compiled loop has jumps too and is many times faster.
# What costs is the Python interpreter, the program that runs our code line by line.
# For *each* pair it looks up what `*` means here and checks both types.
# Then it makes a new object for the result.
#
# - **Lists** beat indexing, because their numbers already are Python objects. Indexing an array must make them first.
# - **Compiled code** knows the type of all numbers in advance. It multiplies and adds, and that is all.
# - **Neighbours in memory** are fetched together, and one instruction multiplies several at once (SIMD).
#   BLAS is a library of such hand-tuned loops. It makes the step from the third way to the fourth.
#
# So our code has no loops over numbers, and our arrays lie in one piece.
#
# **The same function of every number.** `np.exp`, `np.log`, `np.abs` and `np.maximum` work on whole arrays.
# NumPy calls them *ufuncs*, universal functions. Python's own `math.exp` takes one number only.

# %%
v = np.array([-2.0, 0.5, 3.0])
print("np.abs(v):       ", np.abs(v))
print("np.maximum(0, v):", np.maximum(0, v))
print("np.exp(v):       ", np.exp(v).round(4))

# %% [markdown]
# `np.tanh` is another: the hyperbolic tangent (双曲正切) bends every number into the range from $-1$ to 1.
# A study note says: *"A recurrent network uses ReLU or tanh"*, as if it made no difference.
# A recurrent network applies the same unit again and again. We do that 20 times.

# %%
predict("E92")

# %%
with_relu = with_tanh = 1.0
for _ in range(20):
    with_relu, with_tanh = np.maximum(0, 1.5 * with_relu), np.tanh(1.5 * with_tanh)
print(f"ReLU: {with_relu:.0f}   tanh: {with_tanh:.2f}")

# %% [markdown]
# Treating the two as equal is wrong, because ReLU lets the value grow without limit and tanh does not.
# So tanh is the usual choice in a recurrent network, and ReLU needs weights that are chosen with care.
#
# ### The weighted sum of all examples
#
# Back to the line that this course uses most. The row $w^T$ meets each column of $X$ and gives one number for each example.
# Then $b$ is added to all of them.
#
# $$Z = w^T X + b \qquad (1, n_x) \;@\; (n_x, m) \;\to\; (1, m)$$
#
# The two sizes in the middle must be equal. Writing the shapes under a formula finds most mistakes before they run.
#
# **Exercise: the weighted sum.** Goal: $Z$ for all $m$ examples at once, without a loop.
# Shapes: `w` $(n, 1)$, `X` $(n, m)$, `b` a number; the result is a row $(1, m)$.

# %%
exercise("weighted_sum")

# %% [markdown]
# Does it give the same as the two loops? `np.allclose` asks whether all numbers agree, apart from rounding.
# (`rng.standard_normal` makes random numbers around 0, in the shape that we name.)

# %%
score = best_of(weighted_sum)
w3, X3 = rng.standard_normal((3, 1)), rng.standard_normal((3, 5))
np.allclose(score(w3, X3, 0.5), weighted_sum_by_loops(w3, X3, 0.5))

# %% [markdown]
# One thing happened quietly: $b$ is one number, and it was added to a whole row.
# A study note explains: *"Python turns $b$ into a matrix of size $1 \times m$."*

# %%
predict("E48")

# %%
row = np.broadcast_to(0.5, (1, 5))
print("shape", row.shape, " bytes from one entry to the next:", row.strides[1])

# %% [markdown]
# It looks like a row of five numbers. But from one entry to the next, NumPy moves on by 0 bytes: it reads the same 0.5 again.
# Believing in a matrix made by Python is wrong, because NumPy does the work, and it copies nothing.
# This is called **broadcasting** (广播), and it has rules.
#
# *A good place for a break.*

# %% [markdown]
# ## 5. Broadcasting
#
# Here is a table of our own: the energy in 100 g of four foods, in kilocalories, rounded.
#
# | | rice | tofu | egg | banana |
# |---|---|---|---|---|
# | from carbohydrates | 112 | 8 | 4 | 92 |
# | from protein | 11 | 32 | 52 | 4 |
# | from fat | 3 | 45 | 99 | 3 |

# %%
table = np.array([[112, 8, 4, 92], [11, 32, 52, 4], [3, 45, 99, 3]])
print("energy of each food:", table.sum(axis=0))

# %% [markdown]
# A meal has 200 g of rice, 150 g of tofu, 60 g of egg and 120 g of banana: one factor for each column.
# There is one row of factors, and the table has three rows. NumPy uses the one row three times.

# %%
portion = np.array([[2.0, 1.5, 0.6, 1.2]])
print(table.shape, "*", portion.shape, "->", (table * portion).shape)
print(table * portion)

# %% [markdown]
# The first number says: 200 g of rice bring 224 kilocalories from carbohydrates.
#
# The rule compares the two shapes from the right, axis by axis.
#
# 1. Equal sizes fit.
# 2. A size of 1 is stretched to the other size. A missing axis counts as 1.
# 3. Anything else is an error.
#
# A study note has another rule: *"The smaller array is continued periodically until it is as large as the other."*
# We try it with `np.ones`, a table of ones. `try` and `except` print an error instead of stopping.

# %%
predict("E53")

# %%
try:
    print(np.ones((4, 6)) + np.ones((4, 3)))
except ValueError as error:
    print(error)

# %% [markdown]
# Periodic continuation is wrong, because only an axis of size 1 is stretched.
# Three columns would fit twice into six, and it is an error all the same.
#
# Now choose shapes of your own. **Task:** find two shapes for which *both* arrays are stretched.

# %% tags=["nbval-ignore-output"]
explore.broadcast_lab()

# %% [markdown]
# A column and a row do it: $(4, 1)$ and $(1, 3)$ give a whole table $(4, 3)$. We use this soon.
#
# ### A worked example, then two for you
#
# *How far is each number from the average of its row?* Four questions lead to the answer.
#
# 1. **One average for each what?** For each row. The columns disappear, so `axis=1`.
# 2. **Which shape must it have?** A column $(3, 1)$, to stand beside the rows. `keepdims=True` keeps the axis, at size 1.
# 3. **Which operation?** A difference: $(3, 4) - (3, 1)$. The size 1 is stretched to 4.
# 4. **How do we check?** The rows of the answer must have average 0.

# %%
averages = table.mean(axis=1, keepdims=True)
difference = table - averages
print(averages.shape, " row averages of the answer:", difference.mean(axis=1))

# %% [markdown]
# *What percentage of a food's energy comes from each nutrient?* This time three answers are given, and the last is yours.
#
# 1. One total for each food. The rows disappear, so `axis=0`.
# 2. A row $(1, 4)$, with `keepdims=True`.
# 3. A quotient, $(3, 4) \,/\, (1, 4)$, times 100.
# 4. What must each column of the answer add up to?
#
# **Exercise: percentages of a column.** Goal: each entry of a table, in percent of its column's total.
#
# $$P_{ij} = 100 \cdot \frac{A_{ij}}{\sum_k A_{kj}}$$
#
# Here $A_{ij}$ is the number in row $i$ and column $j$, and $\sum_k$ adds over all rows $k$.
#
# Shapes: `A` $(r, c)$, any numbers of rows and columns; the result has the same shape.

# %%
exercise("column_percentages")

# %%
percentages = best_of(column_percentages)
print(percentages(table).round(1))

# %% [markdown]
# Rice and banana get nine tenths of their energy from carbohydrates. Egg gets most of it from fat.
#
# *What share of a row's total stands in each column?* This time all four answers are yours.
# But first see what a study note says about totals:
# *"`A.sum(axis=0)` must be reshaped to $(1, 4)$, or the division fails."*

# %%
predict("E54")

# %%
try:
    print("by column totals", table.sum(axis=0).shape, "->", (table / table.sum(axis=0)).shape)
    print("by row totals   ", table.sum(axis=1).shape, "->", (table / table.sum(axis=1)).shape)
except ValueError as error:
    print("by row totals:", error)

# %% [markdown]
# Demanding a reshape for column totals is wrong, because a missing axis is added on the *left*: `(4,)` counts as $(1, 4)$.
# The row totals are the ones that need care. `(3,)` counts as $(1, 3)$, and 3 does not fit 4.
#
# An error is the lucky case. The unlucky one is a square table, such as our first three columns.

# %%
square = table[:, :3]
not_shares = square / square.sum(axis=1)
print("the rows add up to", not_shares.sum(axis=1).round(4))

# %% [markdown]
# No error, no warning, and the rows do not add up to 1: column $j$ was divided by the total of *row* $j$.
#
# **Exercise: shares of a row.** Goal: each entry of a table as a share of its row's total, on square tables too.
#
# $$S_{ij} = \frac{A_{ij}}{\sum_k A_{ik}}$$
#
# Shapes: `A` $(r, c)$; the result has the same shape, and each of its rows adds up to 1.

# %%
exercise("row_shares")

# %% [markdown]
# ### Catch the bugs
#
# Now we change sides. The course holds three wrong versions of `row_shares`, each with a mistake that people make.
# A test case is one table `A`. It *catches* a bug if the wrong version answers differently from the right one.
#
# **Task:** the table of ones below catches few. Write one table that catches all three. What do the ones hide?
# In the card, *not caught yet* means: on this table, that bug gives the right answer too.

# %%
case = np.ones((2, 2))
catch_bugs("row_shares", case)

# %% [markdown]
# <details><summary>What a good case looks like</summary>
#
# In a table of ones, rows and columns look alike. A good case has numbers that all differ, so that no wrong total looks
# right. For instance `np.array([[1.0, 2.0], [3.0, 5.0]])`. It is square, so a forgotten `keepdims` gives no error,
# and only the values show it.
# </details>

# %% [markdown]
# **Rows of length 1.** The length of a row of numbers is the square root of the sum of its squares.
# By hand: $(3, 4)$ has length $\sqrt{9 + 16} = 5$. `np.linalg.norm` computes it, and knows `axis` and `keepdims`.

# %%
print(np.linalg.norm(np.array([[3.0, 4.0], [0.0, 2.0]]), axis=1, keepdims=True))

# %% [markdown]
# **Exercise: unit rows.** Goal: every row divided by its length.
#
# $$u_{ij} = \frac{x_{ij}}{\sqrt{\sum_k x_{ik}^2}}$$
#
# Shapes: `x` $(n, m)$, here any table; the result has the same shape, and each of its rows has length 1.

# %%
exercise("unit_rows")

# %% [markdown]
# **All differences at once.** In the panel above, a column and a row made a whole table.
# Two arrays with one axis can do that too.
# By hand: $a = (5, 7)$ and $b = (1, 2, 4)$ give the rows $(4, 3, 1)$ and $(6, 5, 3)$.
#
# **Exercise: all differences.** Goal: the difference of each number of `a` and each number of `b`, without a loop.
#
# $$D_{ij} = a_i - b_j$$
#
# Shapes: `a` `(n,)` and `b` `(m,)`, arrays with one axis; the result is $(n, m)$.

# %%
exercise("pairwise_sub")

# %% [markdown]
# ## 6. Arrays with one axis
#
# The two arrays of that exercise have one axis. They are called **rank-1 arrays** (一维数组（秩 1 数组）).
# Here are five random numbers of that kind, and their product with their own transpose.

# %%
five = rng.standard_normal(5)
print(five.shape, five.T.shape, "product:", np.dot(five, five.T).shape)

# %% [markdown]
# A column times a row, $(5, 1) \;@\; (1, 5)$, should give a $5 \times 5$ table. We got a single number, whose shape is `()`.
# With one axis there is nothing to transpose, so `five.T` is `five`. With two axes it works as on paper.

# %%
column = rng.standard_normal((5, 1))
print(column.shape, column.T.shape, "product:", (column @ column.T).shape)

# %% [markdown]
# It gets worse when the two kinds meet. We want five differences, and broadcasting makes 25.

# %%
print((five - column).shape)

# %% [markdown]
# Three habits keep us safe.
#
# - **Ask for two axes** from the start: `rng.standard_normal((5, 1))`, and not `rng.standard_normal(5)`.
# - **State the shape** where it matters, with `assert`. It costs nothing, and a wrong shape stops the program at once.
# - **Reshape when in doubt.** No number moves in memory, so it takes next to no time.

# %%
assert column.shape == (5, 1)
print(five.reshape(5, 1).shape)

# %% [markdown]
# A study note confuses two meanings of a word: *"`reshape` avoids matrices of rank 1."*
# In linear algebra, the rank of a matrix counts its independent columns: those not made from the ones before.

# %%
predict("E52")

# %%
print(np.linalg.matrix_rank(five.reshape(5, 1)))

# %% [markdown]
# Hoping to avoid rank 1 is wrong, because one column (not all zeros) has matrix rank 1 as well.
# NumPy's "rank-1 array" only means *one axis*, `ndim == 1`. The two words have nothing to do with each other.
#
# **Exercise: always a column.** Goal: the same $n$ numbers as a column, whatever comes in.
# Shapes: `v` is `(n,)` or $(1, n)$ or $(n, 1)$; the result is $(n, 1)$.

# %%
exercise("as_column")

# %% [markdown]
# ## 7. How wrong is a prediction?
#
# A loss function (损失函数) says in one number how wrong we are.
# Three flats cost $y = (2, 5, 4)$, and we predicted $\hat y = (3, 5, 2)$. The errors $\hat y - y$ are $1$, $0$ and $-2$.
#
# $$L_1 = |1| + |0| + |{-2}| = 3 \qquad L_2 = 1^2 + 0^2 + (-2)^2 = 5$$
#
# Without the bars, errors of opposite signs would cancel. The squares make one big error worse than several small ones.
# The names come back in week 6, in L1 and L2 *regularization* (正则化). That is something else: there we measure weights.
#
# **Exercise: the L1 loss.** Goal: the sum of the absolute errors, $\sum_i |\hat y^{(i)} - y^{(i)}|$. A ufunc first, then a sum.
# Shapes: `y_hat` and `y` are both `(m,)` or both $(1, m)$; the result is one number.

# %%
exercise("l1_loss")

# %% [markdown]
# A study note has code for both losses. It begins with these lines, indented as they are here.
# Further down, `compile` lets Python read them without running them.

# %%
note = """
# L1 loss
    def absolute(y_hat, y):
        return np.sum(np.abs(y_hat - y))
"""

# %%
predict("E11")

# %%
try:
    compile(note, "study note", "exec")
except SyntaxError as error:
    print(type(error).__name__, "-", error.msg)

# %% [markdown]
# The indentation is wrong, because a comment opens no block: Python stops before any mathematics begins.
# Nobody had run these lines. To run each line once is the cheapest test there is.
#
# The second loss of the note is `np.sum(np.dot(d, d))`, with `d` for the errors. Our errors are a row $(1, m)$.

# %%
predict("E10")

# %%
d = np.array([[1.0, 0.0, -2.0]])
try:
    print(np.sum(np.dot(d, d)))
except ValueError as error:
    print(error)

# %% [markdown]
# `np.dot(d, d)` is wrong here, because the inner sizes of $(1, 3)$ and $(1, 3)$ are 3 and 1.
# It works for rank-1 arrays, the kind we avoid. And there it already is the whole sum,
# so that `np.sum` has nothing left to do.
#
# **Exercise: the L2 loss.** Goal: the sum of the squared errors, $\sum_i (\hat y^{(i)} - y^{(i)})^2$, for rows as well.
# Shapes: `y_hat` and `y` are both `(m,)` or both $(1, m)$; the result is one number.

# %%
exercise("l2_loss")

# %% [markdown]
# ## Lab: which pictures look like a face?
#
# Our functions meet real data. The next weeks ask: does a small grey picture show a face?
# 280 pictures are there to learn from, and 120 are kept for testing. **We look first.**

# %% tags=["people"]
task = datasets.faces()
ax = plots.show_images(task.images_train[:16])

# %% [markdown]
# A grey picture has one channel. We give the array its fourth axis, and use our own function.

# %%
X = to_columns(task.images_train.reshape(-1, 25, 25, 1))
print(X.shape, f"mean of a column: from {X.mean(axis=0).min():.1f} to {X.mean(axis=0).max():.1f}")

# %% [markdown]
# 625 rows, 280 columns. Some pictures are bright and some are dark, but that says nothing about faces.
# So we subtract from each column its mean. Then we divide it by its standard deviation (标准差),
# the typical distance from the mean.
# That is broadcasting, twice. The 0.001 keeps us from dividing by 0 if a picture is grey all over.

# %%
X = X - X.mean(axis=0, keepdims=True)
X = X / (X.std(axis=0, keepdims=True) + 0.001)
np.allclose(X, task.X_train)

# %% [markdown]
# The course has prepared its columns in the same way. `task.X_test` has those of the test pictures.
#
# The labels $Y$ are a row: 1 for a face, 0 for anything else. `Y[0] == 1` is true for the faces,
# and as an index it picks their columns. The mean of these columns is the average face.

# %%
Y = task.Y_train
average_face = X[:, Y[0] == 1].mean(axis=1, keepdims=True)
print(average_face.shape, "from", int(Y.sum()), "faces")

# %% [markdown]
# A picture needs numbers from 0 to 1. So we move them there, fold the column back, and look.

# %%
low, high = average_face.min(), average_face.max()
ax = plots.show_images([((average_face - low) / (high - low)).reshape(25, 25)])

# %% [markdown]
# It has a bright forehead, dark eyes, and dark corners.
#
# **The idea:** use the average face as weights. The score $z$ is high if a picture is bright and dark in the same places
# as the average. One line scores all test pictures.
# `np.argsort` then lists their places from the smallest number to the largest, and the minus sign turns that round.
# So `order[:20]` are the twenty pictures with the highest scores.

# %% tags=["people"]
Z = score(average_face, task.X_test, 0.0)
order = np.argsort(-Z[0])
ax = plots.show_images(task.images_test[order[:20]], columns=10)

# %% [markdown]
# **Baseline.** A baseline (基线（基准）) is what we get without any skill. A quarter of the test pictures are faces,
# so twenty pictures taken blindly hold about five.

# %%
found = task.Y_test[0, order[:20]].sum()
print(f"faces among our twenty: {found:.0f}   taken blindly: about {20 * task.Y_test.mean():.0f}")

# %% [markdown]
# **The errors** teach more. The first row holds the faces with the lowest scores.
# The second row holds the other pictures with the highest scores.

# %% tags=["people"]
faces_in_order = [i for i in order if task.Y_test[0, i] == 1]
others_in_order = [i for i in order if task.Y_test[0, i] == 0]
ax = plots.show_images(task.images_test[faces_in_order[-8:] + others_in_order[:8]], columns=8)

# %% [markdown]
# Most of the missed faces stand before a bright background, and the average face has dark corners.
# The false ones are bright in the middle and dark at a corner or an edge.
# So our weights also ask about corners, which are no part of a face. An average takes in whatever is there.
#
# Two questions stay open. From which score on do we say "face"? And are there better weights than an average?
# In week 2 the data answer both.
#
# **Two open tasks**, without a check:
#
# 1. Rank the pictures by their squared distance from the average face, smallest first:
#    `((task.X_test - average_face) ** 2).sum(axis=0)`. What changes?
#    Then make every picture a column of length 1, with `best_of(unit_rows)(task.X_test.T).T`.
#    Rank in both ways again.
#    Why do the two orders agree now?
# 2. Put a photograph of your own beside this notebook. `datasets.picture("my_photo.jpg", size=64)` reads it.
#    Look at its three planes, and swap two of them: `photo[:, :, [2, 1, 0]]` swaps red and blue.

# %% [markdown]
# ## Remember
#
# - A picture is an array $(H, W, C)$. Unrolled it is a column, and $m$ columns are the table $X$ of shape $(n_x, m)$.
# - A right shape proves nothing. Fold one column back and look at it.
# - `w.T @ X + b` replaces two loops. It is fast because no interpreter handles each number.
# - Only axes of size 1 are stretched. `keepdims=True` keeps them, and a square table hides that it was forgotten.
# - A vector has two axes, $(n, 1)$ or $(1, n)$. One axis, `(n,)`, is neither.
#
# | with loops | with arrays |
# |---|---|
# | add up everything; each row; each column | `A.sum()`; `A.sum(axis=1)`; `A.sum(axis=0)` |
# | the same function of every number | `np.exp(v)`, `np.abs(v)`, `np.maximum(0, v)` |
# | a weighted sum for each example | `w.T @ X + b` |
# | a factor for each row; for each column | `A * column`; `A * row` |
# | all pairs of two lists | `a.reshape(-1, 1) - b.reshape(1, -1)` |

# %% [markdown]
# ## Quiz

# %%
quiz("01.1")

# %%
quiz("01.6")

# %%
quiz("01.8")

# %%
quiz("01.9")

# %%
quiz("01.2")

# %%
quiz("01.3")

# %%
quiz("01.10")

# %%
quiz("01.4")

# %%
quiz("01.11")

# %%
quiz("01.5")

# %% tags=["nbval-ignore-output"]
progress("01_numpy_and_big_picture")

# %% [markdown]
# ## Read on
#
# **One file:** `dlcore/arrays.py`. It has six of our exercises, and we can now read every line of it.
# (The lines with `@takes` say which shapes a function accepts.)
#
# **Two papers:**
#
# - C. R. Harris and others, *Array programming with NumPy*, Nature 585 (2020). What an array is, told by NumPy's authors.
# - J. Hestness and others, *Deep Learning Scaling is Predictable, Empirically* (2017).
#   Error curves as in section 2, this time measured.
#
# Next: [Week 2 - Logistic regression](02_logistic_regression.ipynb).
