# %% [markdown]
# # Week 15 - Segmentation
#
# **Where exactly does the road end and the car begin? How does a network answer with a picture?**
#
# ![Six street scenes that the network has never seen, with cars, motorcycles and pedestrians. Below each: its true classes in colour, those of the network, which look nearly the same, and the pixels that differ, mostly thin lines along the outlines.](pictures/15_masks.png)
#
# *The finished result, on street scenes that were not in the training set. From top to bottom: the scene, what is there, what the network says, and where the two differ.*
#
# **Time:** about four hours, well split into two sittings: sections 1-3, and section 4 to the end.
# **Needed:** [week 12](12_convolution_basics.ipynb) for convolutions, [week 13](13_cnn_architectures_transfer.ipynb) for shortcuts,
# [week 14](14_yolo_detection.ipynb) for intersection over union.

# %% [markdown]
# ## Warm-up
#
# Run the next cell first: it loads our tools. Then answer four questions about earlier weeks without looking back.

# %%
import numpy as np

from dlcore import datasets, explore, filters, losses, network, pixels, plots, softmax, training, unet
from dlcore.convolution import Conv2D, Conv2DTranspose, MaxPool2D
from dlcore.layers import Activation, Dense
from dlcore.practice import best_of, catch_bugs, check, hint, predict, progress, quiz, solution, todo

# %%
quiz("15.w1")

# %%
quiz("15.w2")

# %%
quiz("15.w3")

# %%
quiz("15.w4")

# %% [markdown]
# ## Where we are
#
# Week 12 gave one answer for a whole picture, week 14 a box for each thing. This week gives an answer for every pixel.
# *Semantic segmentation* (语义分割) is what a car needs to stay on the road, and a doctor to see how large a tumour is.
#
# | letter | what it is | shape | in Python |
# |---|---|---|---|
# | mask (掩码) | a class number for each pixel; 0 is the background (背景) | $(H, W)$ | `pred`, `target` |
# | $C$ | how many classes, with the background | number | `C` |
# | mean IoU (平均交并比) | intersection over union, averaged over the classes | number | `mean_iou` |
# | Dice (Dice 系数) | another number for how well two masks agree | number | `dice` |
# | $n$, $f$, $p$, $s$ | size, filter, padding and stride, as in week 12 | numbers | `n`, `f`, `p`, `s` |
# | $K$ | the filter of a transposed convolution (转置卷积), its stamp | $(f, f)$ | `K` |
# | skip connection (跳跃连接) | a way past some layers, as in week 13; here it joins channels, and does not add | $(H, W, C)$ | `skip` |
#
# In the last line, and in section 4, $C$ counts the channels of a map, as it did in week 12.

# %% [markdown]
# ## The smallest case by hand
#
# A picture of $4 \times 4$ pixels has two classes. On the left is the true mask, on the right what a model says:
#
# ```
# 0 0 0 0        0 0 0 0
# 0 1 1 0        0 0 1 1
# 0 1 1 0        0 0 1 1
# 0 0 0 0        0 0 0 0
# ```
#
# - Class 1: at 2 pixels both masks have a 1, at 6 pixels at least one has it. IoU $\frac{2}{6} = 0.33$.
# - Class 0: at 10 pixels both masks have a 0, at 14 at least one has it. IoU $\frac{10}{14} = 0.71$.
# - Mean IoU: $\frac{1}{2} (0.33 + 0.71) = 0.52$.
# - Accuracy, the share of pixels where both masks agree: $\frac{12}{16} = 0.75$.
#
# The thing is found, but half of it lies beside its place. Accuracy forgives this, because most pixels are background.

# %% [markdown]
# ## 1. A class for every pixel
#
# Our scenes are the streets of week 14, a little smaller: 1500 of $48 \times 48$ pixels for training, 200 for the test.
# The test scenes have photographs behind the street that no training scene has. `X` $(m, H, W, 3)$ has the pictures, and `masks` $(m, H, W)$ a class for each pixel.
# `plots.segments` lays each class over the picture as a colour; the background keeps its own. It takes a moment to make the scenes:

# %%
street = datasets.scenes(1500, 48, seed=1)
test = datasets.scenes(200, 48, seed=2, part="test")
names = ("background", *street.names)
ax = plots.segments(test.X[:8], test.masks[:8], names, columns=4, title="What is there")

# %% [markdown]
# The legend names the colours. Much of each picture is background.
# How shall we judge an answer? Let us begin with the laziest model there is.

# %%
predict("15.p1")

# %%
share = np.bincount(test.masks.ravel(), minlength=4) / test.masks.size
for name, its in zip(names, share, strict=True):
    print(f"{name:11} {100 * its:4.0f} percent of the pixels")

# %% [markdown]
# (The question has the numbers of larger scenes.) Not every scene has every class, so one more question comes up before we can take a mean:

# %%
predict("15.p4")

# %% [markdown]
# **Exercise: mean IoU.** Goal: for each class that occurs in `pred` or `target`, count the pixels where both have it.
# Divide by the number of those where at least one has it. Then take the mean. A class that occurs in neither is left out.
# Shapes: two masks $(H, W)$ of whole numbers below `C`; the result is one number. (For arrays of True and False, `&` is True where both are, `|` where at least one is.)

# %%
exercise("mean_iou")

# %%
miou = best_of(mean_iou)
lazy = np.zeros_like(test.masks)
accuracy = np.mean(lazy == test.masks)
print(f"everything is background: accuracy {accuracy:.2f}, mean IoU {miou(lazy, test.masks, 4):.2f}")

# %% [markdown]
# (Your function gets all 200 masks at once here. They count as one large mask.)
# More than four of five pixels are right, and nothing was learned. Mean IoU gives each class the same weight, however few pixels it has.
# One class has a high IoU, three have 0.

# %%
quiz("15.1")

# %% [markdown]
# ### Catch the bugs
#
# The library knows wrong versions of `mean_iou`, each with a mistake that people really make. A test case is one call, `(pred, target, C)`.
# In this one both masks are equal, which hides most bugs. **Task:** change it, and add further cases, until all are caught.

# %%
catch_bugs("mean_iou", cases=[(np.array([[0, 1], [1, 2]]), np.array([[0, 1], [1, 2]]), 3)])

# %% [markdown]
# <details><summary>What good cases look like</summary>
#
# Masks that differ, classes of different sizes, and a class that occurs in neither. For instance
# `(np.array([[0, 0, 1], [0, 2, 2]]), np.array([[0, 1, 1], [0, 2, 0]]), 4)`.
#
# </details>
#
# ### The Dice score
#
# For one class alone, doctors often report another number, the Dice score (Dice 系数):
#
# $$\text{Dice} = \frac{2 |P \cap T|}{|P| + |T|}$$
#
# $P$ are the pixels that the model marks, $T$ the true ones, and $P \cap T$ those in both. The bars count pixels.
# In our smallest case, for class 1: $\frac{2 \cdot 2}{4 + 4} = 0.5$, where IoU was $0.33$.

# %%
predict("15.p3")

# %% [markdown]
# **Exercise: Dice.** Goal: the Dice score of two masks `p` and `t` of True and False, $(H, W)$ each.
# If nothing is there and nothing was marked, all is well: the score is 1.0.

# %%
exercise("dice")

# %%
overlap = best_of(dice)
truth = np.zeros((100, 100), bool)
truth[0, :10] = True
said = np.zeros((100, 100), bool)
said[0, :20] = True
print(f"Dice {overlap(said, truth):.2f}, accuracy {np.mean(said == truth):.3f}")

# %% [markdown]
# IoU and Dice are made of the same counts. Say $i$ pixels are in both masks and $u$ in at least one.
# Then $\text{IoU} = \frac{i}{u}$, and $|P| + |T| = u + i$, because the pixels in both are counted twice. So with $D$ for Dice:
#
# $$D = \frac{2 i}{u + i} = \frac{2 \, \text{IoU}}{1 + \text{IoU}} \qquad \text{and back:} \qquad \text{IoU} = \frac{D}{2 - D}$$
#
# The smallest case again: $D = \frac{2 \cdot 2}{6 + 2} = 0.5$, and back $\frac{0.5}{2 - 0.5} = 0.33$.

# %%
quiz("15.8")

# %% [markdown]
# Dice is never below IoU, and when one of them grows, so does the other. The sliders show one round object. At first the model finds nothing of it.
# Predict what accuracy and mean IoU say of this model. Then change the share of the background, how much of the object is found, and the false alarms:

# %% tags=["nbval-ignore-output"]
explore.metric_trap(mean_iou=miou, dice=overlap)

# %%
predict("15.p2")

# %%
pole, moved = np.zeros((10, 10), int), np.zeros((10, 10), int)
pole[:, 4:6] = 1
moved[:, 5:7] = 1
its = overlap(pole == 1, moved == 1)
print(f"Dice of the pole {its:.2f}, and its IoU {its / (2 - its):.2f}")

# %% [markdown]
# Thin things suffer most from a shift of one pixel. So this week *where* a thing is counts as much as *what* it is.

# %% [markdown]
# ## 2. Down: what, but not where
#
# The networks of week 12 halve their maps again and again: downsampling (下采样). So each number sees more of the picture, and the layers become cheap.
# At the end there is a small map that knows *what* is there, but *where* only roughly. What does this roughness cost?
# We play a model that is never wrong, but has one answer for a whole block of pixels: the most frequent class in it. Then its small map is enlarged.
#
# **Exercise: enlarge.** Goal: every number of `X` $(h, w)$ becomes a block of $k \times k$ equal numbers. The result is $(h k, w k)$.
# This is called nearest-neighbour upsampling (最近邻上采样). (`np.repeat` has an argument `axis`.)

# %%
exercise("upsample_nearest")

# %%
larger = best_of(upsample_nearest)
print(larger(np.array([[1, 2], [3, 4]]), 2))

# %%
predict("15.p11")

# %% [markdown]
# `in_blocks` takes a true mask, and counts the classes in each block of $k \times k$ pixels with `np.bincount`.
# The most frequent class goes into a small map, and your function enlarges it. (`np.ndindex` goes through all places $(i, j)$ of the small map.)


# %%
def in_blocks(mask, k):
    small = np.zeros((mask.shape[0] // k, mask.shape[1] // k), int)
    for i, j in np.ndindex(small.shape):
        block = mask[i * k : (i + 1) * k, j * k : (j + 1) * k]
        small[i, j] = np.bincount(block.ravel()).argmax()
    return larger(small, k)


# %%
for k in (2, 4, 8, 16):
    rough = np.array([in_blocks(mask, k) for mask in test.masks])
    print(f"blocks of {k:2} x {k:2}: mean IoU {miou(rough, test.masks, 4):.2f}")

# %% [markdown]
# (The question had pictures of 64 by 64 pixels, ours have 48.) Blocks of $8 \times 8$ are what a map knows that was halved three times.
# Its coarseness alone costs two fifths of the mean IoU. The next figure shows such answers: curves become corners, and small or narrow things vanish.

# %%
rough = [in_blocks(mask, 8) for mask in test.masks[:4]]
ax = plots.segments(test.X[:4], rough, names, title="Never wrong, in blocks of 8 x 8")

# %% [markdown]
# ## 3. Up: a convolution that paints
#
# To do better than such blocks, the network has to enlarge its map in a way that it can learn.
# A convolution looks at $f \times f$ numbers and writes one. A *transposed convolution* (转置卷积) goes the other way round:
# it takes one number, multiplies a filter $K$ by it, and *stamps* the result onto $f \times f$ places of a larger picture.
# The next number stamps $s$ places further. Where stamps overlap, they are added.
#
# *An example in one dimension.* The numbers 1, 2 with the filter 1, 1, 1 and stride 2 (a dot is a place without a stamp):
#
# ```
# 1 * (1, 1, 1)      1 1 1 . .
# 2 * (1, 1, 1)      . . 2 2 2
# sum                1 1 3 2 2
# ```
#
# Two numbers became five. Places are counted from 0: the second stamp begins at place $1 \cdot s = 2$, and is $f = 3$ long.
# Of $n$ stamps the last begins at $(n - 1) s$, so there are $(n - 1) s + f$ places.
# Padding $p$ cuts $p$ numbers off on each side: with $p = 1$, what is left is $1, 3, 2$.
#
# *Another, with the last line missing.* The numbers 2, 1 with the filter 1, 3 and stride 1:
#
# ```
# 2 * (1, 3)         2 6 .
# 1 * (1, 3)         . 1 3
# sum                ? ? ?
# ```
#
# <details><summary>The last line</summary>
#
# 2, 7, 3. In the middle $6 + 1$ are added. The size is $(2 - 1) \cdot 1 + 2 = 3$.
#
# </details>

# %%
quiz("15.2")

# %%
quiz("15.4")

# %% [markdown]
# **Exercise: the size.** Goal: how many numbers come out of a transposed convolution,
# for `n` numbers in a row, a filter of `f`, padding `p` and stride `s`. All are whole numbers.

# %%
exercise("tconv_out")

# %%
size = best_of(tconv_out)
print(size(2, 3, 0, 2), size(2, 3, 1, 2), size(2, 2, 0, 1))

# %% [markdown]
# These are the three examples by hand. In two dimensions, rows and columns follow the same formula:

# %%
quiz("15.5")

# %% [markdown]
# **Exercise: stamp.** Goal: the transposed convolution of `X` $(h, w)$ with the filter `K` $(f, f)$, stride `s` and padding `p`.
# Begin with zeros of the size before the cut. Two loops go through the numbers of `X`, one stamp for each. At the end, cut $p$ rows and columns off on each side.
# Shape: $((h - 1) s - 2p + f, \; (w - 1) s - 2p + f)$. Mind the order of the arguments: here `s` comes before `p`.

# %%
exercise("transpose_conv")

# %%
predict("15.p5")

# %%
stamped = best_of(transpose_conv)
print(stamped(np.ones((2, 2)), np.ones((3, 3)), 2, 0).astype(int))

# %% [markdown]
# Four stamps meet in the middle, and two on the rest of the middle row and column.
# In a larger picture, such numbers 1, 2 and 4 form a checkerboard pattern (棋盘效应). When does it not arise?

# %%
predict("15.p7")

# %% [markdown]
# With a filter as large as the stride, stamps lie side by side. Our network will use this. The first slider stamps one number after the other.
# Predict the size, then step through it, and try other filters and strides:

# %% tags=["nbval-ignore-output"]
explore.tconv_stepper(transpose_conv=stamped)

# %%
predict("15.p6")

# %% [markdown]
# Many drawings show $2 \times 2$ numbers becoming $4 \times 4$ with $f = 3$, $s = 2$ and $p = 1$. By the formula it is $3 \times 3$.
# Such drawings add a row and a column on one side. In other libraries this is called output padding (输出填充), an argument `output_padding`.
# The reason: with the same $f$, $s$ and $p$, a convolution makes $2 \times 2$ of $3 \times 3$ *and* of $4 \times 4$.
# So the way back has to be told which of the two is wanted.
#
# ### Is it a deconvolution?
#
# In older texts a transposed convolution is called a deconvolution, which would mean that it undoes a convolution. Does it?

# %%
predict("15.p8")

# %% [markdown]
# Week 12's `cross_correlate` takes a picture and a filter, and gives what the filter finds. Then your function goes the other way with the same filter.
# The last line prints the correlation of both pictures, pixel by pixel. It is 1 if they are equal, and near 0 if they have nothing in common.
# (`np.corrcoef` gives a table of $2 \times 2$ correlations, each picture with each.)

# %%
rng = np.random.default_rng(0)
picture, K = rng.random((5, 5)), rng.normal(size=(3, 3))
back = stamped(filters.cross_correlate(picture, K), K, 1, 0)
print("same size:", back.shape == picture.shape)
print(f"correlation with the picture: {np.corrcoef(picture.ravel(), back.ravel())[0, 1]:.2f}")

# %% [markdown]
# The size comes back, the picture does not. So we do not call it a deconvolution. But you have met this computation before:

# %%
predict("15.p9")

# %% [markdown]
# A test: `conv_layer_backward(dZ, A_prev, W, stride, pad)` is the way back of week 12, with `dA_prev` as its first result.
# It wants pictures $(m, n_H, n_W, 1)$ and filters $(f, f, 1, 1)$, so `None` adds the axes that our one picture and one filter do not have.

# %%
A_prev, W = rng.random((1, 5, 5, 1)), K[:, :, None, None]
dZ = rng.normal(size=(1, 3, 3, 1))
dA_prev, _, _ = filters.conv_layer_backward(dZ, A_prev, W, 2, 1)
print("as the way back of a convolution:", np.allclose(dA_prev[0, :, :, 0], stamped(dZ[0, :, :, 0], K, 2, 1)))

# %% [markdown]
# In week 12 every slope in $Z$ was multiplied by the filter, and added where its window had been. Those were stamps.
# The name comes from matrices. A convolution can be written as a matrix times the pixels in one column. For a row of 5 pixels and the filter 1, 2, 3:
#
# ```
# 1 2 3 0 0
# 0 1 2 3 0        three rows, three windows: 5 numbers in, 3 out
# 0 0 1 2 3
# ```
#
# The *transposed* matrix has the stamps as its columns, each one place further down: 3 numbers in, 5 out.
#
# The filter of a transposed convolution is learned like any other. The library's layer `Conv2DTranspose(n_C_prev, n_C, f, rng, stride)` stamps for many channels at once.
# Its `forward` takes pictures, weights, biases, stride and padding ("valid" means none):

# %%
layer = Conv2DTranspose(1, 1, 2, rng, stride=2)
W, b = layer.params.values()
from_layer, _ = layer.forward(picture[None, :, :, None], W, b, 2, "valid")
by_stamps = stamped(picture, W[:, :, 0, 0], 2, 0)
print("the layer stamps, too:", np.allclose(from_layer[0, :, :, 0], by_stamps))

# %% [markdown]
# ## 4. The U: what *and* where
#
# The way down (收缩路径（编码器）) finds out what there is, but throws away where. The large maps of its beginning still knew where.
# So a U-Net (U 形网络) *keeps* them. A *skip connection* (跳跃连接) hands each of them over, past the bottom, to the way up (扩张路径（解码器）).
# In week 13 a shortcut was added. Here its channels are put beside the others, which is called concatenation (拼接):

# %%
quiz("15.3")

# %% [markdown]
# In the first U-Net each convolution lost its border, so the maps on the way up were smaller than those kept.
# Then only the middle of a kept map is used, and the rest is cut off:

# %%
predict("15.p10")

# %% [markdown]
# **Exercise: crop and join.** Goal: cut the middle of `skip` $(H, W, C)$ to the size of `up` $(h, w, D)$.
# Then put the channels of both side by side, those of `skip` first.
# Shape: $(h, w, C + D)$. Where an odd number of rows or columns is too many, one more is cut off below or on the right.
# (Our U-Net uses "same" padding, so nothing has to be cut there.)

# %%
exercise("crop_and_concat")

# %%
join = best_of(crop_and_concat)
print(join(np.zeros((64, 64, 32)), np.ones((56, 56, 48))).shape)

# %% [markdown]
# Follow the shapes before you look at the code: down on the left side, and up on the right.
# Our pictures are $48 \times 48 \times 3$, the maps have 16, 32 and 64 channels.
# Every transposed convolution has $f = s = 2$, so it doubles rows and columns:
#
# ```
# 48 x 48 x 3                                               48 x 48 x 4
#      | convolution, stride 2                                   | convolution, transposed, 1 x 1, softmax
# 24 x 24 x 16  ------------------- skip ------------------  24 x 24 x (16 + 16)
#      | pooling, convolution                                    | convolution, transposed
#      12 x 12 x 32  -------------- skip -------------  12 x 12 x (32 + 32)
#           | pooling, convolution                          | transposed
#           6 x 6 x 64  ---------- convolution ---------  6 x 6 x 64
# ```
#
# (Not drawn: a second convolution at the size of 24 on the left.)
# One number at the bottom depends on a window of $53 \times 53$ pixels, its receptive field (感受野). That is larger than our pictures.
#
# `unet` takes the channels of a picture, the number of classes and a random generator.
# `weights` is explained below; `shape` says what goes in, where `None` stands for any number of pictures.

# %%
net = unet.unet(3, 4, np.random.default_rng(0), weights=(1, 2, 2, 2), shape=(None, 48, 48, 3))
print(net)

# %%
quiz("15.6")

# %% [markdown]
# Look for layer 6, the `Skip`. It holds the layers that it leads past, and another `Skip` lies inside.
# The last layers are a $1 \times 1$ convolution, with four scores for each pixel, one for each class, and `PixelSoftmax`, which makes probabilities of them.
# The cost is the cross-entropy of week 10, averaged over all pixels. `weights` are class weights (类别权重), one for each class:
# a pixel of a thing counts twice as much as one of the background, because there are so few of them.

# %% [markdown]
# ## Lab: streets
#
# **Baselines.** We know two already: everything is background, and never wrong in blocks of $8 \times 8$.
# A third one looks at single pixels: a softmax regression (week 10) on the three colours. Each pixel of a hundred scenes is an example, a column of three numbers.
# It is trained for three epochs, in batches of 4096 pixels:

# %% tags=["nbval-ignore-output"]
from dlcore.optimizers import Adam

rng = np.random.default_rng(0)
colours, labels = street.X[:100].reshape(-1, 3).T, street.masks[:100].ravel()
by_colour = network.Sequential([Dense(3, 4, rng), Activation("softmax")], dtype=np.float32)
list(training.train(by_colour, colours, softmax.one_hot(labels, 4), Adam(0.05), 3, 4096, rng))
coloured = by_colour(test.X.reshape(-1, 3).T).argmax(axis=0).reshape(test.masks.shape)
print(f"by its own colour alone: mean IoU {miou(coloured, test.masks, 4):.2f}")

# %% [markdown]
# That is hardly more than saying "background" everywhere. A pixel alone does not know what it belongs to: cars have every colour.
#
# **The U-Net.** `train_unet` yields one `epoch` after the other. It mirrors half of the batches, their masks with them, and changes the light of each picture.
# Its learning rate rises at first, for a twentieth of the training, because large steps from random weights lead astray. Then it falls, as in week 8.
#
# With `watch=test.X` each epoch has `masks`, the classes it finds in the test scenes. We only look at them: nothing is chosen by what we see.
# `explore.watch` goes through the next few epochs, shows a bar and a figure, and returns the epochs as a list. Four of thirteen to begin with; each takes some seconds:

# %%
walk = unet.train_unet(net, street.X, street.masks, 13, np.random.default_rng(0), watch=test.X)


def seen_after(epoch):
    return plots.segments(test.X[:4], epoch.masks[:4], names)


# %% tags=["nbval-ignore-output"]
history = explore.watch(walk, 4, seen_after)

# %% [markdown]
# Which things does it find by now, and what is still wrong with them? Look for a moment before you let it go on:

# %% tags=["nbval-ignore-output"]
history += explore.watch(walk, 9, seen_after)

# %% [markdown]
# Is it only busy, or getting better? First the mean IoU on the new streets after each epoch, then one of these streets after four of the epochs:

# %% tags=["nbval-ignore-output"]
reached = [miou(epoch.masks, test.masks, 4) for epoch in history]
ax = plots.curves(
    lambda t: np.interp(t, range(1, len(reached) + 1), reached), 1, len(reached),
    title="U-Net on new streets", xlabel="epoch", ylabel="mean IoU",
)  # fmt: skip

# %% tags=["nbval-ignore-output"]
stages = [history[k] for k in (0, 1, 3, -1)]
titles = [f"epoch {epoch.number}" for epoch in stages]
seen = [epoch.masks[0] for epoch in stages]
ax = plots.segments([test.X[0]] * 4, seen, names, titles=titles, title="The same scene while it learns")

# %% [markdown]
# The curve is steep for some epochs, then nearly level. In the scenes, the first epochs find patches, some of them of a wrong class.
# Later the classes and the outlines fit better.
# How good is it, class by class? `pixels.class_ious` gives the IoU of each class, the numbers of which mean IoU is the mean:

# %% tags=["nbval-ignore-output"]
pred = history[-1].masks
each = pixels.class_ious(pred, test.masks, 4)
ax = plots.bars(dict(zip(names, each, strict=True)), xlabel="IoU", title="U-Net on 200 new streets")
mean, accuracy = miou(pred, test.masks, 4), np.mean(pred == test.masks)
print(f"mean IoU above 0.8: {mean > 0.8}, accuracy above 0.95: {accuracy > 0.95}")

# %% [markdown]
# Pedestrians, who are narrow, have the shortest bar: remember the pole. Compare the next figure with the first one of section 1, scene by scene:

# %%
ax = plots.segments(test.X[:8], pred[:8], names, columns=4, title="What the network says")

# %% [markdown]
# **Are the skips worth it?** We build the same way down and up without them.
# The small map at the bottom is the same size; on the way up nothing tells where the edges were.
# (`unet.bent` is a list of three layers: a $3 \times 3$ convolution, batch normalization and ReLU.)
# To save time, we stop after four of the thirteen epochs, and compare with the U-Net after its fourth. (`next` asks a generator for one more step.)


# %%
def straight(rng, a=16, b=32, c=64):
    bent = unet.bent
    first = Conv2D(3, a, 3, rng, stride=2, pad="same")
    down = [first, Activation("relu"), *bent(a, a, rng), MaxPool2D(2), *bent(a, b, rng), MaxPool2D(2)]
    bottom = [*bent(b, c, rng), *bent(c, c, rng), Conv2DTranspose(c, b, 2, rng, stride=2), *bent(b, b, rng)]
    up = [Conv2DTranspose(b, a, 2, rng, stride=2), *bent(a, a, rng)]
    end = [Conv2DTranspose(a, a, 2, rng, stride=2), Activation("relu"), Conv2D(a, 4, 1, rng)]
    layers = [*down, *bottom, *up, *end, unet.PixelSoftmax()]
    return network.Sequential(layers, losses.pixel_cross_entropy((1, 2, 2, 2)), np.float32)


# %%
def first_epochs(net, epochs):
    walk = unet.train_unet(net, street.X, street.masks, 13, np.random.default_rng(0), watch=test.X)
    return [miou(next(walk).masks, test.masks, 4) for _ in range(epochs)]


# %% tags=["nbval-ignore-output"]
after = {"with skips": reached[3], "without skips": first_epochs(straight(np.random.default_rng(0)), 4)[3]}
ax = plots.bars(after, xlabel="mean IoU", title="New streets, after four of thirteen epochs")

# %% [markdown]
# Compare the two bars. It is one start each, so a difference of one or two hundredths would not mean much. Where does the network without skips lose?

# %%
quiz("15.7")

# %% [markdown]
# **Look at the mistakes.** Which pixels are wrong?
# `near_border` marks all pixels of a true mask that have a neighbour of another class, to the left, right, above or below:


# %%
def near_border(mask):
    border = np.zeros(mask.shape, bool)
    across, down = mask[:, 1:] != mask[:, :-1], mask[1:] != mask[:-1]
    border[:, 1:] |= across
    border[:, :-1] |= across
    border[1:] |= down
    border[:-1] |= down
    return border


# %% tags=["nbval-ignore-output"]
borders = np.array([near_border(mask) for mask in test.masks])
wrong = pred != test.masks
share, of_wrong = 100 * np.mean(borders), 100 * np.mean(borders[wrong])
print(f"{share:.0f} percent of all pixels touch a border, and {of_wrong:.0f} percent of the wrong ones")

# %% [markdown]
# So most mistakes sit on outlines, a pixel this way or that. There even the truth is a decision. The other mistakes are the ones to look at.
# The four scenes with the lowest mean IoU, each with the truth above and the network's answer and mean IoU below:

# %% tags=["nbval-ignore-output"]
scores = np.array([miou(pred[k], test.masks[k], 4) for k in range(len(test))])
worst = np.argsort(scores)[:4]
shown = [test.masks[k] for k in worst] + [pred[k] for k in worst]
titles = ["truth"] * 4 + [f"network, {scores[k]:.2f}" for k in worst]
ax = plots.segments(test.X[np.tile(worst, 2)], shown, names, titles=titles)

# %% [markdown]
# One scene alone is a harsh judge. A single pixel of a class that is not there adds a whole class with an IoU of 0 to the mean.
# So some of these answers look nearly right, with a few false pixels. In others, things hide one another or are small.
#
# **How sure is it?** The number of test scenes matters, not the number of pixels, since the pixels of a scene tend to be right or wrong together.
# So we use the bootstrap (自助法) of week 11 over scenes: 200 times, draw 200 scenes out of the 200, where each may come several times.
# (`batch_mean_iou` is a fast `mean_iou`.)

# %% tags=["nbval-ignore-output"]
rng = np.random.default_rng(0)
again = []
for _ in range(200):
    drawn = rng.integers(0, len(test), len(test))
    again.append(pixels.batch_mean_iou(pred[drawn], test.masks[drawn], 4))
low, high = np.quantile(again, [0.025, 0.975])
print(f"95 percent interval of the mean IoU: {low:.3f} to {high:.3f}")

# %% [markdown]
# The interval is about other scenes of this kind. It knows nothing of another training, from another start, nor of real streets.
#
# ### An honest mistake
#
# In week 14 the last layer of the detector began with very small weights, and that was good: it began by finding nothing. So here we did the same:
# `init=0.01` is the standard deviation of the last layer's weights. The usual start of week 7 has $\sqrt{2 / 16} = 0.35$, for 16 channels.

# %%
timid = unet.unet(3, 4, np.random.default_rng(0), weights=(1, 2, 2, 2), init=0.01)
slow = first_epochs(timid, 2)
print("after two epochs it is far behind the usual start:", slow[1] < reached[1] - 0.05)

# %% [markdown]
# It learned, but far behind the usual start, and we searched for the reason in the learning rate.
# It is in the way back: the slope in the layers below is the slope of the scores, times the *weights* of the last layer.
# Where these are near 0, hardly anything arrives below, and the whole U has to wait until its last layer has grown.
# The detector could afford this, because "nothing is here" is nearly right for most cells. Here the usual start is better.
# What was good in one network is a guess in the next.
#
# ### Two open tasks
#
# No function checks these two; the test scenes do.
#
# 1. **Real things.** `datasets.scenes(1000, 48, kind="real")` pastes faces, coins and digits on photographs. Train a U-Net on them. Which class is hardest, and why?
# What do more scenes bring, and what do more channels?
# 2. **Your own street.** `datasets.scenes(200, 48, part="test", backgrounds=[datasets.picture("my.jpg")])` puts things before your own photograph.
# Does the network, trained on ours, still find them? What has changed for it?

# %% [markdown]
# ## Remember
#
# - Semantic segmentation gives a class to every pixel. Judge it by mean IoU or Dice: accuracy is high wherever most is background.
# - A small map knows what, and loses where: on our streets, blocks of 8 by 8 cost two fifths of the mean IoU, even without a mistake.
# - A transposed convolution stamps its filter, $s$ apart, and adds what overlaps: $n$ numbers become $(n - 1) s - 2p + f$.
#   It is the way back of a convolution, and does not undo it.
# - A U-Net goes down for the what and up again for the where, and skips carry the large maps across, as further channels.
# - Most wrong pixels sit on outlines. Look at the others.

# %% [markdown]
# ## Quiz
#
# One last question: what does this week's answer still not tell?

# %%
quiz("15.9")

# %% tags=["nbval-ignore-output"]
progress("15_segmentation_unet")

# %% [markdown]
# ## Read on
#
# **Two files of the library, line by line:** `dlcore/segmentation.py` and `dlcore/unet.py`.
#
# **Two papers.**
#
# - O. Ronneberger, P. Fischer, T. Brox, *U-Net: Convolutional networks for biomedical image segmentation*, MICCAI 2015. Cells under the microscope, from thirty pictures.
# - J. Long, E. Shelhamer, T. Darrell, *Fully convolutional networks for semantic segmentation*, CVPR 2015. From one answer for a picture to one for every pixel.
#
# Next is week 16, *Face recognition*: a network that knows people whom it was never trained on.
