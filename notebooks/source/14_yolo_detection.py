# %% [markdown]
# # Week 14 - Detection
#
# **What is in the picture, where is it, and how many are there? And how can one network say all of that in one pass?**
#
# ![Eight street scenes that were held out, before drawn houses and cuttings of photographs. A box, a class and a score lie on nearly each pedestrian, car and motorcycle; one motorcycle and one pedestrian have none](pictures/14_street.png)
#
# *The finished result: a network of this week, trained from scratch in the chapter, on street scenes that it has never seen. Coloured boxes are its answers, with their scores.*
#
# **Time:** about five hours, well split into three sittings: sections 1-3, sections 4-6, and the lab to the end.
# **Needed:** [week 12](12_convolution_basics.ipynb) for convolutions, [week 13](13_cnn_architectures_transfer.ipynb) for $1 \times 1$ convolutions,
# [week 11](11_ml_strategy.ipynb) for precision and recall.

# %% [markdown]
# ## Warm-up
#
# Run the next cell first: it loads our tools. Then answer four questions about earlier weeks without looking back.

# %%
import numpy as np

from dlcore import average_precision, datasets, detection, detector, explore, plots, yolo
from dlcore.convolution import Conv2D, MaxPool2D
from dlcore.network import Sequential
from dlcore.practice import best_of, catch_bugs, check, hint, predict, progress, quiz, solution, todo

# %%
quiz("14.w1")

# %%
quiz("14.w2")

# %%
quiz("14.w3")

# %%
quiz("14.w4")

# %% [markdown]
# ## Where we are
#
# A classifier says "car". It does not say where, and it has one answer for a picture, however many things are in it.
# *Object detection* (目标检测) gives a list: for each thing a class, a box around it, and how sure it is.
#
# | letter | what it is | in Python |
# |---|---|---|
# | bounding box (边界框) | centre and size $(x, y, w, h)$, in parts of the picture: 0 left or top, 1 right or bottom | `box` |
# | corners (角点) | the same box as $(x_1, y_1, x_2, y_2)$: left, top, right, bottom | `b1`, `b2` |
# | IoU (交并比) | intersection over union, section 1 | `iou_pair` |
# | $S$ | the picture is cut into a grid (网格) of $S \times S$ cells (网格单元) | `S`, `row`, `col` |
# | $p_c$ | objectness (物体置信度): is there an object? 1 or 0 in a label, a probability in an answer | `pc` |
# | $b_x, b_y, b_h, b_w$ | centre and size of the box, as its cell sees them | `bx`, `by`, `bh`, `bw` |
# | $C$ | how many classes; of $c_1 \ldots c_C$ in a label, the one of the right class is 1, all others are 0 | `C` |
# | score (置信度) | how sure the detector is of a box, section 3 | `scores` |
# | anchor (锚框) | a typical shape $(w, h)$, section 4 | `anchors` |
# | mAP | mean average precision (平均精度均值), section 6 | `mAP` |
#
# As in all pictures of this course, $x$ goes to the right and $y$ goes *down*.

# %% [markdown]
# ## The smallest case by hand
#
# Two boxes, given by their corners: $(0, 0, 2, 2)$ and $(1, 1, 3, 3)$. How well do they agree?
#
# - They share the square from $(1, 1)$ to $(2, 2)$. Its area is the intersection (交集): $1$.
# - Together they cover the union (并集): $4 + 4 - 1 = 7$. Without the $-1$, the shared part would be counted twice.
# - Intersection over union (交并比), IoU for short, is $\frac{1}{7} = 0.14$.
#
# Equal boxes have an IoU of 1, boxes that lie apart have 0. Usually a box is called right from an IoU of 0.5 on. Is that strict?

# %%
predict("14.p4")

# %% [markdown]
# ## 1. Boxes
#
# This week we look at streets: drawn pedestrians (class 0), cars (1) and motorcycles (2). Behind them are drawn houses, or parts of real photographs.
# Each scene has one to five things, which may hide one another.
#
# `datasets.scenes(m)` makes $m$ scenes; that takes some seconds. `X` $(m, 64, 64, 3)$ has the pictures.
# `objects` is a list with one array for each scene, one row for each thing. `names` are the classes in words.
# With `part="test"` the photographs are others than in the training scenes.
#
# `boxes_of` turns centres and sizes into corners, and `plots.boxes` draws them: a colour and a kind of line for each class.

# %%
street = datasets.scenes(2000, seed=1)
held_out = datasets.scenes(300, seed=2, part="test")
first_eight = held_out.objects[:8]
look = {"classes": [things[:, 0] for things in first_eight], "names": street.names}
ax = plots.boxes(held_out.X[:8], yolo.boxes_of(first_eight), **look, title="Scenes and their true boxes")

# %%
with np.printoptions(precision=2, suppress=True):
    print("class, x, y, w, h of the things in the first scene:")
    print(held_out.objects[0])

# %% [markdown]
# Compare these rows with the first picture. A box reaches around the whole thing, also where something else hides a part of it, and ends at the edge of the picture.
#
# In a label a box is a centre and a size. To compare boxes, corners are handier.
#
# **Exercise: corners.** Goal: from $(x, y, w, h)$, where $x, y$ is the *centre*, to $(x_1, y_1, x_2, y_2)$. Half of the width lies on each side of the centre.
# For example, $(0.3, 0.3, 0.2, 0.2)$ becomes $(0.2, 0.2, 0.4, 0.4)$.

# %%
exercise("to_corners")

# %% [markdown]
# Now two boxes. Their intersection begins at the *larger* of the two left edges, and ends at the *smaller* of the two right edges.
# So its width is the smaller right edge minus the larger left one. Its height follows from bottom and top in the same way.
#
# - In our smallest case: width $\min(2, 3) - \max(0, 1) = 1$, and the height is $1$, too.
# - For boxes from $0$ to $2$ and from $5$ to $7$: $\min(2, 7) - \max(0, 5) = -3$. That is no width, but the size of the gap, with a minus.

# %%
quiz("14.2")

# %% [markdown]
# **Exercise: intersection over union.** Goal: the IoU of two boxes, given by their corners. Where width or height would be negative, there is no intersection.
# Follow the smallest case: intersection, then union, then their ratio.

# %%
exercise("iou_pair")

# %%
iou = best_of(iou_pair)
b1, b2, b3 = (0, 0, 2, 2), (1, 1, 3, 3), (2, 2, 3, 3)
print(f"overlapping {iou(b1, b2):.3f}, the same {iou(b1, b1):.1f}, one corner shared {iou(b1, b3):.1f}")

# %% [markdown]
# The sliders move the second of two boxes. At the start it is moved by half of its width, as in your first prediction of today: the IoU is $\frac{1}{3}$.
#
# Below on the right, IoU is drawn for all places of box 2 from left to right, as a solid line.
# The dashed one is what comes out if negative widths and heights are not set to 0 ("not clamped"). Move the boxes apart in one direction, then in both:

# %% tags=["nbval-ignore-output"]
explore.iou_boxes(iou_pair=iou)

# %% [markdown]
# ### Catch the bugs
#
# The library knows wrong versions of `iou_pair`, each with a mistake that people really make. A test case is one call: a pair of boxes, given by their corners.
# In this one both boxes are the same, which hides most bugs. **Task:** change it, and add further cases, until all are caught.

# %%
catch_bugs("iou_pair", cases=[((0.0, 0.0, 1.0, 1.0), (0.0, 0.0, 1.0, 1.0))])

# %% [markdown]
# <details><summary>What good cases look like</summary>
#
# Two boxes of different size that overlap in part. Boxes that lie apart: from left to right alone, from top to bottom alone, and in both directions.
# Boxes without any area. For instance
#
# - `((0.0, 0.0, 2.0, 1.0), (1.0, 0.5, 4.0, 2.0))`,
# - `((0.0, 0.0, 1.0, 1.0), (2.0, 0.0, 3.0, 1.0))`,
# - `((0.0, 0.0, 1.0, 1.0), (2.0, 2.0, 3.0, 4.0))` and
# - `((1.0, 1.0, 1.0, 1.0), (1.0, 1.0, 1.0, 1.0))`.
#
# One of the kinds named above is missing among these four.
#
# </details>

# %% [markdown]
# ## 2. One vector, then a grid of them
#
# *Object localization* (目标定位) is detection with at most one object. With three classes, eight numbers say everything:
#
# $$\left[\; p_c \quad b_x \quad b_y \quad b_h \quad b_w \quad c_1 \quad c_2 \quad c_3 \;\right]$$
#
# $p_c$ is 1 if there is an object. Then come the centre of its box, its height and width, and a 1 for its class among $c_1, c_2, c_3$.
# Such a label is also called a target (目标值): it is what the network is to answer.
#
# For several objects, the picture is cut into $S \times S$ cells, and each cell has such a vector. Mind the order of its numbers:

# %%
predict("14.p2")

# %% [markdown]
# In the vector, height comes before width, as in the study notes that this course grew from. In $(x, y, w, h)$ it is the other way round. Many bugs come from this.
#
# Each object belongs to one cell alone. Which one?

# %%
quiz("14.5")

# %% [markdown]
# The midpoint (中点) is the centre of the object's box. Its cell is the owner, however large the object is.
#
# **Exercise: the cell.** Goal: row and column of the cell that the point $(x, y)$ lies in, as `(row, col)`, counted from 0.
# With $S = 3$, the point $(0.4, 0.9)$ lies in row 2, column 1. A point at $x = 1$ still belongs to the last column, and one at $y = 1$ to the last row.

# %%
exercise("grid_cell")

# %%
cell = best_of(grid_cell)
first = held_out.objects[0]
for kind, x, y, w, h in first:
    print(f"{held_out.names[int(kind)]:11} centre ({x:.2f}, {y:.2f}) belongs to the cell {cell(x, y, 3)}")

# %% [markdown]
# The same as a picture. A dot is a midpoint, and the cell that owns it is lighter. (Here the colours tell the three boxes apart, not the classes.)

# %%
ax = plots.grid_targets(held_out.X[0], yolo.boxes_of([first])[0], 3, title="Each thing has one cell")

# %% [markdown]
# A cell measures from its own upper left corner, and its own side is 1. So the centre has $b_x$ and $b_y$ from 0 to 1.
# Sizes are counted in cells as well, and may be larger than 1: the pedestrian above is more than one cell high.
#
# *Whole.* $S = 3$, a car with centre $(0.5, 0.8)$, $w = 0.6$ and $h = 0.2$. We multiply all by 3: centre $(1.5, 2.4)$, width $1.8$, height $0.6$.
#
# - The whole numbers before the decimals are the cell: column 1, row 2. The decimals are $b_x = 0.5$, $b_y = 0.4$.
# - $b_h = 0.6$, $b_w = 1.8$. A car is class 1 of the classes 0, 1, 2, so the second of $c_1, c_2, c_3$ is 1.
# - The vector is $[1, \; 0.5, \; 0.4, \; 0.6, \; 1.8, \; 0, \; 1, \; 0]$.
#
# *With the last line missing.* $S = 3$, a pedestrian, class 0, centre $(0.9, 0.5)$, $w = 0.1$, $h = 0.4$:
#
# - Times 3: centre $(2.7, 1.5)$, width $0.3$, height $1.2$. Column 2, row 1.
# - The vector is $[\;?\;]$
#
# <details><summary>The last line</summary>
#
# $[1, \; 0.7, \; 0.5, \; 1.2, \; 0.3, \; 1, \; 0, \; 0]$
#
# </details>
#
# **Exercise: the label of a picture.** Goal: an array $(S, S, 5 + C)$ of zeros, with such a vector in each cell that has an object, addressed `[row, col]`.
# `objects` is a list of `(class, x, y, w, h)`. If two objects share a cell, the later one in the list has it. You may call your `grid_cell`.

# %%
exercise("encode_label")

# %%
encode = best_of(encode_label)
objects = [(int(kind), *rest) for kind, *rest in first]
label = encode(objects, 3, 3)
print("shape", label.shape, "  cells with an object:", int(label[..., 0].sum()))

# %%
predict("14.p1")

# %%
quiz("14.7")

# %% [markdown]
# **Exercise: and back.** Goal: from the vector `vec` $(5 + C,)$ of the cell in row `row` and column `col` back to `(x, y, w, h)` in parts of the picture.

# %%
exercise("decode_cell")

# %%
decode = best_of(decode_cell)
row, col = cell(*objects[0][1:3], 3)
print("there and back:", np.allclose(decode(label[row, col], row, col, 3), objects[0][1:]))

# %% [markdown]
# The box of the pedestrian is written into the label by your first function, and read by your second. It has not changed.
#
# **What should a wrong answer cost?** A study note says: "Each cell has $[p_c, b_x, b_y, b_h, b_w, c_1, c_2, c_3]$."
# It does not say what the seven other numbers are if there is no object.

# %%
predict("E89")

# %% [markdown]
# **Exercise: the loss of one cell.** Goal: one number, from the true vector `y` and the predicted one `yhat`, both $(5 + C,)$.
# It is the sum of the squared differences. But where the *truth* has $p_c = 0$, only $p_c$ counts. The other numbers are called "don't care" (无关项).

# %%
exercise("cell_loss")

# %%
loss = best_of(cell_loss)
empty, guess = np.zeros(8), np.array([0.1] + [7.0] * 7)
print(f"{loss(empty, guess):.2f}, and with all numbers {np.sum((empty - guess) ** 2):.2f}")

# %% [markdown]
# The note's vector is right, but half of the story. Nobody can say where the box of no object is.
# And most cells are empty: if their seven other numbers counted, the network would mostly be taught to say 0 for them.
#
# ## 3. From many boxes to a few
#
# Every cell answers, so there are $S^2$ boxes for each picture, most of them with a small $p_c$. Boxes of which the detector is not sure have to go first.
# The *score* (置信度) of a box says how sure it is of both: something is there, *and* it is of this class.

# %%
quiz("14.6")

# %% [markdown]
# So the score of a box is $p_c$ times the probability of its best class.
#
# **Exercise: filter.** Goal: which boxes have a score of at least `threshold`, their scores, and their classes, as three arrays of the same length.
# There are $N$ boxes. Shapes: `pc` $(N,)$, `p` $(N, C)$. No loop is needed: `np.flatnonzero` gives the numbers of the places that are True.
#
# For example, two boxes have $p_c = 0.9$ and $0.2$. Their classes have $[0.1, 0.8, 0.1]$ and $[1, 0, 0]$. The scores are $0.72$ and $0.2$.
# With a threshold of 0.5 box 0 is left, with the score $0.72$ and the class 1.

# %%
exercise("filter_boxes")

# %% [markdown]
# Several cells may see the same car, and each draws a box. All but one are duplicates (重复检测).
# *Non-max suppression* (非极大值抑制), NMS for short, is to keep one box for each thing. A study note says how:
#
# > "Of the boxes that overlap, keep the one with the highest IoU."

# %%
predict("E16")

# %%
boxes = [(0, 0, 4, 2), (0.5, 0, 4.5, 2), (1, 0, 5, 2)]
scores = [0.9, 0.6, 0.7]
for box, score in zip(boxes, scores, strict=True):
    others = sum(iou(box, other) for other in boxes) - 1  # without itself
    print(f"score {score}, IoU with the others together {others:.2f}")

# %% [markdown]
# By the note the middle box stays, although its score is the lowest of the three. The note is wrong:
# IoU says which boxes mean the *same* thing, and the score says which of them is best. So:
#
# 1. Take the box with the highest score. It stays.
# 2. Throw away all boxes whose IoU with it is the threshold or more.
# 3. Go on with those that are left, until there are none.
#
# **Exercise: non-max suppression.** Goal: a list of the boxes that stay, as their numbers counted from 0, best first.
# `boxes` is a list of corners, `scores` a list of as many numbers. You may call your `iou_pair`.

# %%
exercise("nms")

# %%
suppress = best_of(nms)
left = suppress([*boxes, (9, 9, 11, 10)], [*scores, 0.3], 0.5)
print(f"with a fourth box, far away, {len(left)} are left: numbers {left}, counted from 0")

# %%
predict("14.p5")

# %%
print("left of two neighbours:", len(suppress([(0, 0, 1, 2), (0.25, 0, 1.25, 2)], [0.9, 0.8], 0.5)))

# %% [markdown]
# This is a limit of suppression: two people who stand close together are counted once. With boxes of *different* classes we can do better:

# %%
quiz("14.10")

# %% [markdown]
# **Exercise: class by class.** Goal: the boxes that stay if each box suppresses only boxes of its own class. `classes` is a list with the class of each box.
# The result is a list of numbers again, but this time the smallest number comes first, whatever the scores are. You may call `nms` or `iou_pair`.

# %%
exercise("nms_per_class")

# %% [markdown]
# Here are fifteen boxes that a detector could offer for a street with five things.
# On the left are those with a high enough score, on the right those that suppression keeps.
# The list says what became of each box: "0.70 with 2" means that its IoU with box 2 is 0.70, so it had to go.
# Two thresholds decide. Predict what happens when the IoU threshold goes from 0.5 to 0.1, then move it:

# %% tags=["nbval-ignore-output"]
explore.nms_lab(nms=suppress, iou_pair=iou)

# %% [markdown]
# ## 4. Anchors: two things in one cell
#
# A label with one vector for each cell can hold one object for each cell. How often is this too few? (The card says "one anchor" for one vector.)

# %%
predict("14.p9")

# %% [markdown]
# `yolo.unlabelled(objects, S, shapes)` counts it: the share of all things for which $S \times S$ cells have no place.
# In each cell there is one place for each of the `shapes`.
# What these shapes are for comes next. `boxes_as_anchors(objects, 1, rng)` makes one of them, $(w, h)$, an average box:

# %%
one_shape = yolo.boxes_as_anchors(street.objects, 1, np.random.default_rng(0))
for S in (3, 4, 8):
    lost = yolo.unlabelled(street.objects, S, one_shape)
    print(f"{S} x {S} cells, one vector each: {100 * lost:.1f} percent of the things find no place")

# %% [markdown]
# The notes have a grid of $3 \times 3$. There it is about one in fifteen: nearer to one in ten than to one in a hundred.
# What the label cannot hold, no network can learn.
#
# One way out is a finer grid. The other: each cell gets several vectors, one for each *typical shape*, such as tall and wide. Such a shape is an *anchor* (锚框).
# An object takes the vector of the anchor that is most like it. To compare only the shapes, we put both around the same centre, and take the anchor with the largest IoU.
#
# An object is $0.15$ wide and $0.4$ high, and the anchors are $(0.2, 0.4)$ and $(0.5, 0.3)$.
#
# - With the first it shares $0.15 \cdot 0.4 = 0.06$: the smaller width times the smaller height. The union is $0.06 + 0.08 - 0.06 = 0.08$.
#   So the IoU is $\frac{0.06}{0.08} = 0.75$.
# - With the second, the same steps give $0.27$. Try it. So the object takes the first anchor, number 0.
#
# **Exercise: which anchor?** Goal: the number of the anchor with the largest IoU, counted from 0. `wh` is $(w, h)$ of the object, `anchors` a list of such pairs.

# %%
exercise("assign_anchor")

# %%
assign = best_of(assign_anchor)
anchors = [(0.2, 0.4), (0.5, 0.3)]
print("a pedestrian:", assign((0.15, 0.4), anchors), "  a car:", assign((0.5, 0.3), anchors))

# %% [markdown]
# A second note: "With anchor boxes a cell can have several objects."

# %%
predict("E90")

# %% [markdown]
# The note is right up to a point: a cell holds at most as many objects as there are anchors. Does it always hold so many?
#
# The sliders change two objects whose midpoints lie in one cell. On the right are the numbers of this cell, eight for each anchor.
# (Here anchors are counted from 1.) Predict, then make the two alike:

# %% tags=["nbval-ignore-output"]
explore.anchor_lab(assign_anchor=assign)

# %% [markdown]
# By our rule two objects of a cell are both in the label only if their shapes belong to *different* anchors.
# (The library's `yolo.encode` is milder: if the best anchor is taken, an object gets another free one of its cell.)
#
# Each anchor of a cell has its own $p_c$, its own box and its own classes. All these numbers stand in one long vector, one anchor after the other. How long is it?

# %%
quiz("14.3")

# %% [markdown]
# **Exercise: the shape of the answer.** Goal: the shape of a label with $S \times S$ cells, as a tuple of three whole numbers.
# It is made from `S`, the number of anchors `n_anchors` and `C`.

# %%
exercise("target_shape")

# %% [markdown]
# Good anchors come from the data. `boxes_as_anchors(objects, A, rng)` sorts all boxes into $A$ groups and takes the mean shape of each group as an anchor.
# Each box goes to the anchor with the largest IoU, then the means are taken anew, again and again. This method is called k-means (k 均值聚类).
# The result is an array $(A, 2)$ of widths and heights.

# %%
anchors = yolo.boxes_as_anchors(street.objects, 2, np.random.default_rng(0))
for w, h in anchors:
    print(f"{'tall' if h > w else 'wide'} anchor")
lost = yolo.unlabelled(street.objects, 8, anchors)
print(f"lost with 8 x 8 cells and two anchors: {100 * lost:.1f} percent")

# %% [markdown]
# Hardly anything was lost with $8 \times 8$ cells before, either. There the anchors have another use, as a first guess of each box: section 5 comes back to it.
#
# Such a label has many places. How many of them are empty?

# %%
predict("14.p3")

# %% [markdown]
# `yolo.encode(objects, S, anchors, C)` makes the labels of all scenes at once, $(m, S, S, A (5 + C))$. We take the two anchors of the example above.
# The last axis is cut into $A = 2$ rows of 8 numbers, and the first of each row is $p_c$:

# %%
T = yolo.encode(street.objects, 8, np.array([[0.2, 0.4], [0.5, 0.3]]), 3)
pc = T.reshape(*T.shape[:3], 2, 8)[..., 0]
print(f"{100 * np.mean(pc == 0):.0f} percent of all pc in the labels are 0")

# %% [markdown]
# So a network that says "nothing" everywhere is nearly right nearly everywhere. The loss has to work against this, with two factors:
# an empty place counts only half (`lambda_noobj` $= 0.5$), and the errors of a box count five times (`lambda_coord` $= 5$).

# %% [markdown]
# ## 5. Looking everywhere at once
#
# An old way to find things is a *sliding window* (滑动窗口): cut out a window, ask a classifier, move on by some pixels, ask again.
# It is slow: each window costs a whole pass through the network. But a network of convolutions slides by itself:

# %%
predict("14.p6")

# %% [markdown]
# Follow the sizes: $12 \to 10 \to 5 \to 1$ for one window, and $20 \to 18 \to 9 \to 5$ for the larger picture.
#
# A dense layer on a map of $5 \times 5$ is the same as a convolution with a filter of $5 \times 5$. So the whole classifier is made of convolutions.
# On a larger picture, each place of its answer belongs to one window. Do both ways give the same numbers?
# We ask once with the picture, and 25 times with a window that moves on by 2 pixels, as pooling halves the map:

# %%
rng = np.random.default_rng(0)
scanner = Sequential([Conv2D(1, 4, 3, rng), MaxPool2D(2), Conv2D(4, 1, 5, rng)])
large = rng.random((1, 20, 20, 1))
windows = [scanner(large[:, i : i + 12, j : j + 12]).item() for i in range(0, 9, 2) for j in range(0, 9, 2)]
print("one pass", scanner(large).shape, "  the same numbers:", np.allclose(scanner(large).ravel(), windows))

# %%
quiz("14.8")

# %% [markdown]
# A network without dense layers is called a fully convolutional network (全卷积网络).
# YOLO (you only look once) carries this idea through: its answer has the shape of the grid, $S \times S \times 8A$ with $A$ anchors and three classes.
# The last layer is a $1 \times 1$ convolution: the same question to each cell.
#
# `detector.detector(side, S, anchors, C, rng)` makes such a network for pictures with `side` pixels a side. `last` is the number of channels before the answer:

# %%
net = detector.detector(64, 8, anchors, 3, np.random.default_rng(0), last=96)
print(net)

# %% [markdown]
# Three convolutions with stride 2 make the grid: $64 \to 32 \to 16 \to 8$. At the end each of the $8 \times 8$ cells has 16 numbers, 8 for each of two anchors.
#
# These numbers can be anything, so the library turns them into answers. $p_c$, $b_x$ and $b_y$ come out of a sigmoid, and the classes out of a softmax.
# The height and width are those of the anchor, times $e$ to the power of the number. At 0 a box is as large as its anchor: the network only has to say how it differs.
#
# The loss follows from this. Where an object is: the losses of week 2 for $p_c$ and of week 10 for the classes, and squared errors for the box, five times.
# (For height and width they are taken of the logarithms.) Where none is: half of the loss for $p_c$, and nothing else, as in your `cell_loss`.
#
# ## 6. How good is a detector?
#
# A detector gives a list of boxes with scores. For one class, sort its boxes of all pictures by their score, and go down the list.
# A box is *right* if it has an IoU of at least 0.5 with an object of this class that no box before it has claimed.
# After each box there is a precision (精确率), the share of right boxes so far, and a recall (召回率), the share of all objects found so far.
#
# Take two objects and three boxes. The first box is right, the second is wrong, the third is right:
#
# | box | precision | recall | best precision from here on |
# |---|---|---|---|
# | 1, right | $1$ | $\frac{1}{2}$ | $1$ |
# | 2, wrong | $\frac{1}{2}$ | $\frac{1}{2}$ | $\frac{2}{3}$ |
# | 3, right | $\frac{2}{3}$ | $1$ | $\frac{2}{3}$ |

# %% [markdown]
# Precision over recall is a curve, the precision-recall curve (精确率-召回率曲线). The area under it is the *average precision* (平均精度), AP for short, of this class.
# At each recall we take the best precision that comes there or later, the last column. Recall grows by $\frac{1}{2}$ with box 1, and again with box 3.
# So the area is $\frac{1}{2} \cdot 1 + \frac{1}{2} \cdot \frac{2}{3} = 0.83$.
# The mean of AP over the classes is *mean average precision*, mAP.
#
# Three more cases, this time for you:

# %%
predict("14.p7")

# %%
predict("14.p8")

# %%
predict("14.p10")

# %% [markdown]
# Let us measure all three, with 50 pictures of one coin each. The boxes are made up, and the same in each picture; `scores` has one row for each picture.
# `yolo.Detections(boxes, scores, classes)` is what a detector says of one picture, with boxes as corners. All classes are 0 here.
# `average_precision` takes a list of them, the true objects, the class, and the IoU from which on a box is right:

# %%
truth = [np.array([[0, 0.3, 0.3, 0.2, 0.2]])] * 50  # class, x, y, w, h of the coin
right, wrong = np.array([0.2, 0.2, 0.4, 0.4]), np.array([0.6, 0.6, 0.8, 0.8])


def ap(boxes, scores, iou=0.5):
    found = [yolo.Detections(np.array(boxes), np.array(row), np.zeros(len(boxes), int)) for row in scores]
    return average_precision.average_precision(found, truth, 0, iou)


with_noise = ap([right] + [wrong] * 9, [[0.9] + [0.1] * 9] * 50)
print(f"nine wrong boxes each, all below the right ones: {with_noise:.2f}")
doubled = ap([right, right], [[0.9 - k / 100] * 2 for k in range(50)])
print(f"each box twice: {doubled:.2f}")
moved = [ap([right + 0.02], [[1.0]] * 50, limit) for limit in (0.5, 0.75)]
print(f"moved by a tenth, IoU of 0.5 wanted: {moved[0]:.2f}, of 0.75: {moved[1]:.2f}")

# %% [markdown]
# - Wrong boxes at the end of the list cost nothing. Only the *order* of the scores counts.
# - A doubled box costs. (It is a little more than 0.5, because the very first box is right, and precision falls to one half only slowly.)
# - To ask for an IoU of 0.75 is far stricter than to ask for 0.5. Good reports say which one they mean, for instance as mAP@0.5.
#
# (Programs also differ in how they measure the area. Ours takes the whole curve.)
#
# ## Lab: a detector learns
#
# **Baseline.** We begin with the network of section 5 and its random weights. `detector.detect(net, X, anchors)` gives one `Detections` for each picture.
# It decodes, filters by `threshold`, and suppresses class by class. `mean_average_precision` gives mAP, then AP class by class; we take the first.
# (Why is the threshold so low? The honest mistake below will show it.)

# %%
def mean_ap(net, X, objects, anchors):
    found = detector.detect(net, X, anchors, threshold=0.02)
    return average_precision.mean_average_precision(found, objects)[0]


print(f"mAP before training: {mean_ap(net, held_out.X, held_out.objects, anchors):.2f}")

# %% [markdown]
# **Train it.** Everything is done here, in NumPy: 2000 scenes, eight epochs.
# In each epoch every scene is moved and lit a little differently, and half of them are mirrored.
# This is augmentation (数据增强), as in week 13, and the boxes move along.
#
# `train_detector` takes the network, pictures, objects, anchors, the number of epochs and a random generator, and yields one `epoch` after the other.
# (`learning_rate` is the largest one. It rises at first, then falls, as in week 8.)
# Each epoch has its `number`, its mean `cost`, and in `found` what is found in the pictures given as `watch`. These are the *same* four held-out scenes each time.
# `explore.watch` goes through the epochs, draws a figure after each, and returns them as a list. Dotted is the truth. Each epoch takes some seconds:

# %%
def boxes_on(scenes, found, title):
    k, (boxes, scores, classes) = len(found), zip(*found, strict=True)  # k triples become three lists
    look = {"classes": classes, "scores": scores, "names": scenes.names, "title": title}
    return plots.boxes(scenes.X[:k], boxes, truth=yolo.boxes_of(scenes.objects[:k]), **look)


def after_epoch(epoch):
    return boxes_on(held_out, epoch.found, f"After epoch {epoch.number}")


# %% tags=["nbval-ignore-output"]
watched = held_out.X[:4]
training = detector.train_detector(
    net, street.X, street.objects, anchors, 8, np.random.default_rng(0), learning_rate=0.015, watch=watched
)
history = explore.watch(training, 8, after_epoch)

# %% [markdown]
# Now the cost of each epoch. (The axis counts from 0, so the first epoch is at 0.)

# %%
costs = [epoch.cost for epoch in history]
ax = plots.costs(costs, title="A detector learns", xlabel="epoch")

# %% [markdown]
# About half of the cost goes between the first epoch and the second. What does this look like? The first, a middle and the last epoch, one below the other:

# %% tags=["nbval-ignore-output"]
stages = [history[k] for k in (0, len(history) // 2, -1)]
seen = [one for epoch in stages for one in epoch.found]
titles = [f"epoch {epoch.number}" for epoch in stages for _ in range(4)]
boxes, scores, classes = zip(*seen, strict=True)
look = {"classes": classes, "scores": scores, "names": street.names, "titles": titles}
ax = plots.boxes(np.tile(watched, (3, 1, 1, 1)), boxes, **look, title="The same four scenes")

# %% [markdown]
# Only boxes with a score of at least 0.5 are drawn, and at first there are few. Later more is found, and the boxes fit better.
# Not everything gets better with each epoch: some scores fall again, and one thing may be found in between and lost at the end.
# Four scenes are too few to judge a detector.
#
# **Your functions at work.** Now detections are made with your decoding, your IoU and your suppression. Are they the same as the library's fast ones?
# And how good is the detector on all 300 held-out scenes?

# %%
own = {"decode_cell": decode, "nms": suppress, "iou_pair": iou}
mine = detector.detect(net, held_out.X[:20], anchors, **own)
fast = detector.detect(net, held_out.X[:20], anchors)
print("the same boxes:", all(np.allclose(a.boxes, b.boxes) for a, b in zip(mine, fast, strict=True)))
mAP = mean_ap(net, held_out.X, held_out.objects, anchors)
print(f"mAP on {len(held_out)} new scenes above 0.94: {mAP > 0.94}")

# %% [markdown]
# The precision-recall curve of each class. The surest boxes are on the left. Look for the recall from which on precision falls:

# %% tags=["nbval-ignore-output"]
found = detector.detect(net, held_out.X, anchors, threshold=0.02)
curves = {}
for cls, name in enumerate(street.names):
    curves[name] = average_precision.precision_recall_of_boxes(found, held_out.objects, cls)[:2]
ax = plots.precision_recall(curves, title="New street scenes")

# %% [markdown]
# Most things are found with hardly a wrong box. The last few have low scores, and many wrong boxes come before them.
#
# **Which threshold?** mAP uses all of them, but whoever builds a brake for a car has to choose one. The sliders have the thresholds on the score and on IoU,
# for *your* detector and forty held-out scenes. We hand over the pictures, all boxes found, the truth and the names.
# (In `detect`, `overlap` is the IoU threshold of suppression. At 1 hardly anything is suppressed; the slider does that.)
# Predict first: what does a higher threshold on the score cost?

# %%
everything = detector.detect(net, held_out.X[:40], anchors, threshold=0.05, overlap=1.0, **own)
forty = held_out.X[:40], everything, held_out.objects[:40], street.names

# %% tags=["nbval-ignore-output"]
explore.detector_lab(scenes=forty)

# %% [markdown]
# ### An honest mistake
#
# Say we measure mAP with the boxes that we show, those with a score of at least 0.5. This is what `detect` gives when we do not name a threshold:

# %%
shown = detector.detect(net, held_out.X, anchors)
cut = average_precision.mean_average_precision(shown, held_out.objects)[0]
print(f"mAP is lower, by more than 0.02: {mAP - cut > 0.02}")

# %% [markdown]
# Has the network become worse? Both curves for the pedestrians:

# %% tags=["nbval-ignore-output"]
curves = {}
for name, boxes in {"all boxes": found, "0.5 or more": shown}.items():
    curves[name] = average_precision.precision_recall_of_boxes(boxes, held_out.objects, 0)[:2]
ax = plots.precision_recall(curves, title="Pedestrians, and pedestrians cut off")

# %% [markdown]
# Nothing is wrong with the network. The dashed curve lies on the solid one, but it ends where its boxes end.
# The area to the right of this end is lost, although the detector knows more.
# So for a measurement we cut off boxes at a low score (we take 0.02), and for a picture at a high one.
#
# **Look at the mistakes.** Here are the scenes with the most missed or invented things, at a threshold of 0.5. Dotted is the truth.
# (`mistakes` takes the detections of one scene and its true boxes. It counts true boxes without any box on them, and boxes too many; classes are left out.)

# %% tags=["nbval-ignore-output"]
def mistakes(one, truth):
    hits = sum(any(iou(box, its) >= 0.5 for box in one.boxes) for its in truth)
    return len(truth) - hits + len(one.boxes) - hits


corners = yolo.boxes_of(held_out.objects)
worst = np.argsort([-mistakes(one, its) for one, its in zip(shown, corners, strict=True)], kind="stable")[:8]
boxes, scores, classes = zip(*[shown[k] for k in worst], strict=True)
look = {"classes": classes, "scores": scores, "truth": [corners[k] for k in worst]}
ax = plots.boxes(held_out.X[worst], boxes, **look, names=street.names, title="The worst eight of 300")

# %% [markdown]
# Many of the missed things hide one another, stand side by side, or are cut off by the edge.
# Which of these mistakes would more data mend, which a finer grid, and which nothing?
#
# ### The grid of the notes
#
# The notes have $3 \times 3$ cells and one vector for each, so $3 \times 3 \times 8$ numbers.
# How far does this go on simple scenes, with at most three things that hardly overlap?
# They are a little smaller, so that four halvings give the grid: $48 \to 24 \to 12 \to 6 \to 3$. (`most` is the largest number of things in a scene;
# `overlap` is how much of a box another one may cover.)

# %%
few = {"side": 48, "most": 3, "overlap": 0.1}
simple, simple_test = datasets.scenes(1500, seed=3, **few), datasets.scenes(300, seed=4, part="test", **few)
one_anchor = yolo.boxes_as_anchors(simple.objects, 1, np.random.default_rng(0))
coarse = detector.detector(48, 3, one_anchor, 3, np.random.default_rng(0), last=96)
training = detector.train_detector(
    coarse, simple.X, simple.objects, one_anchor, 10, np.random.default_rng(0), learning_rate=0.015
)

# %% tags=["nbval-ignore-output"]
costs = explore.watch(training, 10)

# %%
coarse_mAP = mean_ap(coarse, simple_test.X, simple_test.objects, one_anchor)
print(f"3 x 3 x 8, simple scenes: mAP above 0.7: {coarse_mAP > 0.7}")

# %% [markdown]
# The old grid goes a long way, as long as there are few things. For the streets above, its label would lose one thing in fifteen before any training begins.
#
# ### Real things
#
# The last data set has real faces, Greek coins and handwritten digits, pasted on real photographs.
# No face, coin, writer or photograph of the test is in the training set.
# It is harder, and takes longer. Otherwise nothing is new: anchors from the data, a network, a training.

# %%
real = datasets.scenes(2500, kind="real", overlap=0.2, seed=4)
real_test = datasets.scenes(200, kind="real", overlap=0.2, seed=5, part="test")
real_anchors = yolo.boxes_as_anchors(real.objects, 2, np.random.default_rng(0))
finder = detector.detector(64, 8, real_anchors, 3, np.random.default_rng(0), last=96)
training = detector.train_detector(
    finder, real.X, real.objects, real_anchors, 8, np.random.default_rng(0), learning_rate=0.015
)

# %% tags=["nbval-ignore-output"]
costs = explore.watch(training, 8)

# %% [markdown]
# Eight scenes of the test. Dotted is the truth: look for a dotted box with nothing on it, and for a box that does not fit.

# %% tags=["people", "nbval-ignore-output"]
eight = detector.detect(finder, real_test.X[:8], real_anchors)
ax = boxes_on(real_test, eight, "Real things, never seen before")

# %%
# mAP on the test, and on as many scenes of the training
new, old = (mean_ap(finder, some.X[:200], some.objects[:200], real_anchors) for some in (real_test, real))
print(f"mAP on 200 new scenes above 0.8: {new > 0.8}, and on 200 of the training higher: {old > new}")

# %% [markdown]
# The detector knows its own training scenes better than new ones: variance (方差), in the words of week 5.
# There are few photographs and few faces to learn from, and many in the world.
# The best medicine is known, too: more of them. (`datasets.scenes` makes as many scenes as you ask for, but always of the pieces that it has.)
#
# ### Two open tasks
#
# No function checks these two; the held-out scenes do.
#
# 1. **Your own photograph.** `datasets.scenes(100, part="test", backgrounds=[datasets.picture("my.jpg")])` puts the things before a photograph of yours.
#    Does the detector still find them? What does it invent?
# 2. **Crowds.** Make scenes with `most=8` and `overlap=0.5`. What limits the detector now: the grid, the anchors, or suppression?
#    Measure each on its own, as with the ceilings of week 11.

# %% [markdown]
# ## Remember
#
# - An object belongs to the cell of its midpoint: $[p_c, b_x, b_y, b_h, b_w, c_1, \ldots]$, sizes in cells. Where there is no object, only $p_c$ counts.
# - IoU tells whether two boxes mean the same thing, the score which of them is better. Suppression keeps the best, class by class.
# - One vector a cell is too few on a coarse grid. Anchors are typical shapes, a vector for each: $S \times S \times A (5 + C)$.
# - A network of convolutions asks all cells in one pass.
# - mAP is the area under precision and recall, averaged over the classes. It depends on the order of the scores and on the IoU that counts as right.
#
# ## Quiz
#
# Three last questions.

# %%
quiz("14.1")

# %%
quiz("14.4")

# %%
quiz("14.9")

# %% tags=["nbval-ignore-output"]
progress("14_yolo_detection")

# %% [markdown]
# ## Read on
#
# **Two files of the library, line by line:** `dlcore/detection.py` and `dlcore/yolo.py`.
#
# **Two papers.**
#
# - J. Redmon, S. Divvala, R. Girshick, A. Farhadi, *You only look once: Unified, real-time object detection*, CVPR 2016. The grid, the vector, the loss.
# - M. Everingham, L. Van Gool, C. Williams, J. Winn, A. Zisserman, *The PASCAL visual object classes (VOC) challenge*, International Journal of Computer Vision 88 (2010). How detectors are compared.
#
# Next is week 15, *Segmentation*: a class for every pixel instead of a box.
