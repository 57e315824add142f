# %% [markdown]
# # Week 0 - Start here
#
# **How do we work with this course, and how does it answer us?**
#
# In sixteen weeks we build deep learning from its parts: first each part by hand, then fast, then on real data.
# We write the parts ourselves, in NumPy, as short functions. The course says at once whether they are right.
# Everything runs on a laptop, without the internet.
#
# **Time:** half an hour. **Needed:** a little Python. Nothing on this page is graded.

# %% [markdown]
# ## A notebook in two minutes
#
# A notebook is a column of cells: some hold text, some hold code. A code cell does nothing until we run it.
# Click on the next cell, then press `Shift` + `Enter`.

# %%
from dlcore import explore
from dlcore.practice import check, glossary, hint, predict, progress, quiz, solution, todo

print("It works.")

# %% [markdown]
# Below the cell stands its output. The number in brackets, such as `[1]`, counts the cells that we have run.
# A star, `[*]`, means that the cell is still at work.
#
# | keys | what they do |
# |---|---|
# | `Shift` + `Enter` | run the cell, go on to the next |
# | `Ctrl` + `Enter` | run the cell, stay there |
# | `Enter`, `Esc` | start writing in a cell; stop writing |
# | arrow up, arrow down | go from cell to cell, after `Esc` |
# | `Tab`, then the arrow keys | reach a slider, then move it |
# | `Ctrl` + `S` | save the notebook |
# | `Ctrl` + `Shift` + `C` | search for any other command |
#
# On a Mac, `Cmd` replaces `Ctrl` for saving and searching.
#
# **If a cell complains about a name that is not defined**, an earlier cell was left out. Run the cells from the top:
# menu *Run*, then *Run All Above Selected Cell*. **If nothing moves any more**, use menu *Kernel*, *Restart Kernel*.

# %% [markdown]
# ## One of each
#
# A chapter has three kinds of things to do. We try each of them once.
#
# **An exercise** is a function with one line missing: `return todo()`. We replace it, run the cell,
# and then run the check below it. After a change, we run both cells again.
# Here the function `double` gives back twice the number it receives. Write `return 2 * x`, or something wrong.

# %%
exercise("double")

# %% [markdown]
# The cell below an exercise is its check. Run it as often as you like. It gives one of three answers.
#
# | answer | meaning |
# |---|---|
# | *passed* | right, on awkward inputs and on fresh random ones |
# | *not yet* | something is wrong; the card says what is right already, and what to look at |
# | *not attempted* | `todo()` is still there |
#
# Try two wrong answers on purpose. `return x**2` is a mistake that the check knows: it says *Recognised*.
# `return 3 * x` is one that it does not know. Then it says what it can see, and no more.
#
# What a check never does:
#
# - It never takes away points for a wrong try.
# - It never names a mistake unless our numbers are exactly those of that mistake.
# - It never shows a solution that we did not ask for.
# - It never stops the notebook: later cells run, whether an exercise is solved or not.

# %% [markdown]
# **A slider** shows how a picture depends on a number. It opens with a question, because a guess makes us see more.
# Nobody marks the guess. Choose an answer and press *Commit*, or press *Skip*. Then move the slider.
#
# This picture shows four models that learn from examples, and how often each of them is wrong.
# Along the bottom, each mark means ten times as many examples as the one before.
# Week 1 explains the other words. Today we only move the sliders.

# %% tags=["nbval-ignore-output"]
explore.scale_curves()

# %% [markdown]
# **A quiz card** explains the answer that we chose, the right one and each wrong one.
# Some questions return in later chapters in other words, as a warm-up.

# %%
quiz("00.6")

# %% [markdown]
# ## When we are stuck
#
# Help comes in steps, and we choose how far to go.
#
# 1. Run the check and read all of its card.
# 2. `hint(double)` gives a first hint. Each further call goes one step on: a question, a place to look,
#    and a worked example with other numbers.
# 3. `solution("double")` shows an answer, and the progress page says that we looked. That is no shame.
#    Close it, wait a while, and write the function from memory.

# %%
hint(double)

# %% [markdown]
# Run that cell again for the next hint.
#
# **Are your numbers not quite ours?** That is no mistake. A processor adds many numbers in an order of its own, and rounds on the way.
# So two kinds of processor differ in the sixteenth digit, and thousands of training steps make more of it.
# The last digits of what a network learned may differ from our text. What we conclude from them should not.
# The checks know this: they compare with more room than rounding needs.
#
# If a check seems unfair, please tell the authors what it said, word for word.

# %% [markdown]
# ## Where our answers and our progress are
#
# Our notebooks are in the folder `workbook`. A new version of the course brings our answers along and overwrites none.
# Checks, hints, quiz answers and predictions are written to one small file on this computer. Nothing is sent anywhere.
#
# `progress()` shows them, and says what comes next. Each chapter ends with its own bar.
# *Core* exercises come first; *extra* ones are more practice.

# %% tags=["nbval-ignore-output"]
progress()

# %% [markdown]
# For moving to another computer, or for beginning anew, there are three calls. Try them when they are needed.
#
# | call | what it does |
# |---|---|
# | `store.export("my_progress.csv")` | writes everything to a file that any spreadsheet opens; `.json` works too |
# | `store.merge("my_progress.csv")` | adds the events of such a file to the progress on this computer |
# | `store.reset()` | begins anew, and keeps what was there in a backup beside the file |
#
# The next cell loads `store`, and says in which folder the file lies.

# %% tags=["nbval-ignore-output"]
from dlcore.practice import store

print(store.folder())

# %% [markdown]
# ## The letters of the course
#
# Formulas are short because their letters always mean the same. This card holds the letters of all chapters.
# Come back to it whenever a letter is unclear. The shape $(r, c)$ means $r$ rows and $c$ columns.
# Many of the words are new. Each is explained in the chapter that needs it; today we only meet the letters.
#
# | letter | what it is | shape | in Python |
# |---|---|---|---|
# | $(x, y)$ | one labelled training example (训练样本) | a pair | `x`, `y` |
# | $x$ | its input: $n_x$ numbers, as a column; in symbols $x \in \mathbb{R}^{n_x}$ | $(n_x, 1)$ | `x` |
# | $y$ | its label (标签 / 真实标签), the truth; 0 or 1 if there are two classes, $y \in \{0, 1\}$ | number | `y` |
# | $\hat y$ | a model's prediction of $y$ | number | `y_hat` |
# | $n_x$, or $n$ | number of features: how many numbers describe one example | number | `n_x`, `n` |
# | $m$ | number of examples in the training set (训练集) | number | `m` |
# | $m_{train}$, $m_{test}$ | the same, where training and test set (测试集) are told apart | numbers | `m_train`, `m_test` |
# | $X$ | all inputs side by side, **one example in each column** | $(n_x, m)$ | `X` |
# | $Y$ | all labels, in the same order | $(1, m)$ | `Y` |
# | $x^{(i)}$ | round brackets: example number $i$ | $(n_x, 1)$ | `X[:, [i - 1]]` |
# | $W^{[l]}$ | square brackets: layer number $l$ of a network; $a^{[0]}$ is the input | | `W1`, `W2`, ... |
# | $X^{\{t\}}$ | curly brackets: mini-batch (小批量) number $t$, a group of examples | | `X_t` |
# | $w$, $W$ | weights (权重): a small letter for one unit, a capital for a table of them | $(n, 1)$, table | `w`, `W` |
# | $b$ | bias, also called intercept (偏置（b）、截距) | number or column | `b` |
# | $z$, $Z$ | weighted sum $w^T x + b$; for all examples | number, $(1, m)$ | `z`, `Z` |
# | $g$ | activation function (激活函数): what bends $z$ | a function | `g` |
# | $a$, $A$ | activation (激活值): the number $a = g(z)$ that comes out | number, $(1, m)$ | `a`, `A` |
# | $w^T$ | transpose: a column turned into a row | $(1, n)$ | `w.T` |
# | $:=$ | "becomes": a new value in place of the old one | | `=` |
#
# Three habits go with the letters. A small letter is one example or one unit, a capital is a table.
# Mathematics counts from 1 and Python counts from 0, so $x^{(1)}$ is `X[:, [0]]`:
# the colon takes all rows, and `[0]` is the place of the column.
# And $w := w - 1$ is no equation. It is a step: take $w$, subtract 1, keep the result as $w$.

# %%
w = 5
w = w - 1
w

# %% [markdown]
# ### Do we believe it?
#
# This course grew out of study notes, and notes contain mistakes. Each chapter shows some of them.
# We first decide whether we believe the sentence. Then one cell puts it to the test. A study note says:
#
# > "( ) is the number of samples, [ ] is the number of layers, { } is the number of batches."

# %%
predict("E31")

# %%
examples = ["cat", "dog", "bird", "fish"]
print("m =", len(examples), "  x^(3) =", examples[3 - 1])

# %% [markdown]
# Reading brackets as counts is wrong, because $x^{(3)}$ is *one* example, the third. How many there are is $m$, here 4.
# In the same way $[2]$ is the second layer, and how many layers there are has its own letter, $L$. Another note:
#
# > "$a^{[l]}$ is the activation function of layer $l$."

# %%
predict("E45")


# %%
def g(z):
    return max(0, z)


a = g(3 * 2 - 4)
print("g can be called:", callable(g), "  a can be called:", callable(a), "  a =", a)

# %% [markdown]
# We put in $z = 3 \cdot 2 - 4 = 2$, and `callable` asks whether something is a function.
# Taking $a$ for a function is wrong, because it is a number, the result. The function is $g$.
#
# Five questions about the letters follow.

# %%
quiz("00.1")

# %%
quiz("00.2")

# %%
quiz("00.3")

# %%
quiz("00.4")

# %%
quiz("00.5")

# %% [markdown]
# ## Words in two languages
#
# The course is written in plain English. Every key term has its Chinese beside it where it first appears in a chapter.
# One idea has one word in each language. Notes often use several, and some of them are wrong.
# Bias and variance are two ways in which a model goes wrong, and week 5 is about them.
# One note has "high variance (偏差)" and "high bias (方差)". Do you believe it?

# %%
predict("E02")

# %%
glossary("bias (error)", "variance")

# %% [markdown]
# The note has swapped them. This is wrong in a costly way, because the cures for the two are opposite.
# Here are all the terms, in a box that scrolls. Come back whenever a word is unclear.

# %%
glossary()

# %% [markdown]
# ## The playground
#
# Here is a small network that learns while we look at it. Its data are points in the plane, blue and orange,
# and it has to find out which colour belongs where. Press *Play*. The large field shows what it says at every point.
# On its left are its units; each picture shows what one unit says. Lines are weights: blue ones add, orange and dashed
# ones subtract, and thick ones count for more.
#
# All controls work while it learns. We need no word of it today. From week 3 on, chapters come back to this page with
# functions of our own inside. Then `explore.Playground(activation=(g, g_slope))` trains with *our* activation.

# %% tags=["nbval-ignore-output"]
explore.Playground()

# %% [markdown]
# Three games for the first visit. Guess first, then look.
#
# 1. Take away all hidden layers (the button with the minus). Can the network still tell the inner points from the outer ones?
# 2. Now switch on the inputs $x_1^2$ and $x_2^2$. What has changed?
# 3. Take the spiral. Which layers and inputs does it need? *Copy the line* keeps what you found.
#
# Where no buttons are shown, the same is done by calls. The next cell makes 2000 steps. The *cost* is one number for how wrong the network is.

# %%
before = explore.Playground().cost
after = explore.Playground().step(2000)
print("a fifth of the cost is left, or less:", after < before / 5)

# %% [markdown]
# ## The sixteen weeks
#
# | week | title | what we build |
# |---|---|---|
# | 1 | [NumPy and the big picture](01_numpy_and_big_picture.ipynb) | pictures as tables of numbers, and computing without loops |
# | 2 | [Logistic regression](02_logistic_regression.ipynb) | the first model that learns, on faces |
# | 3 | [A shallow network](03_shallow_network.ipynb) | one hidden layer, forward and backward |
# | 4 | [A deep network](04_deep_network.ipynb) | as many layers as we like |
# | 5 | [Splits, bias and variance](05_splits_bias_variance.ipynb) | how to tell what a model lacks |
# | 6 | [Regularization](06_regularization.ipynb) | three ways against learning by heart |
# | 7 | [Inputs, initialization, gradient checking](07_inputs_init_gradcheck.ipynb) | a good start, and a judge of gradients |
# | 8 | [Optimizers](08_optimizers.ipynb) | momentum, RMSprop, Adam |
# | 9 | [Tuning and batch normalization](09_tuning_and_batchnorm.ipynb) | searching for good settings |
# | 10 | [Softmax](10_softmax_and_keras_style.ipynb) | more than two classes, and how frameworks do it |
# | 11 | [Strategy](11_ml_strategy.ipynb) | what to do next, and how to know |
# | 12 | [Convolution](12_convolution_basics.ipynb) | layers that look at neighbourhoods |
# | 13 | [Convolutional architectures](13_cnn_architectures_transfer.ipynb) | residual networks, and learning from another task |
# | 14 | [Detection](14_yolo_detection.ipynb) | where in the picture things are |
# | 15 | [Segmentation](15_segmentation_unet.ipynb) | a label for every pixel |
# | 16 | [Face recognition](16_face_recognition.ipynb) | whose face it is |
#
# Each chapter goes the same way. It opens with a question and a warm-up. Then come the letters, the smallest case by
# hand, and a few ideas with their exercises. It ends with real data, five things to remember, and a quiz.

# %% [markdown]
# ## For teachers
#
# The guide `docs/teaching.md` has the hours, points and needs of each week. It shows how to release chapters, to grade a
# class with one command that keeps each student's code locked in, and to give the feedback back. nbgrader works too.
# `CONTRIBUTING.md` shows how to declare an exercise of your own in one short block.
#
# Next: [Week 1 - NumPy and the big picture](01_numpy_and_big_picture.ipynb).
