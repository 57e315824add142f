# %% [markdown]
# # Week 4 - A deep network
#
# **What do more layers give us, and how does a slope find its way back through all of them?**
#
# ![On the left, six pictures of 25 by 25 weights: five different ghosts of faces, with bright foreheads and dark eyes, and a sixth of cheeks and chin. On the right, the test accuracy on ten splits for four models: without a hidden layer around 0.85, with 20 units around 0.93, with 68 units and with 64, 32 and 16 units around 0.95.](pictures/04_deep.png)
#
# *The finished result. On the left is what six units in the first layer of a deep network have learned: not one ghost of a face,
# as in week 2, but several. On the right are four models on that task, each on ten splits. Hidden layers win by far.
# Is it the depth that wins? We shall measure it.*
#
# **Time:** about four hours, well split into three sittings: sections 1-2, sections 3-4, and section 5 to the end.
# **Needed:** [week 2](02_logistic_regression.ipynb) and [week 3](03_shallow_network.ipynb).

# %% [markdown]
# ## Warm-up
#
# Run the next cell first: it loads our tools. Then answer four questions about earlier weeks without looking back.

# %%
import numpy as np

from dlcore import datasets, explore, gradients, losses, metrics, plots
from dlcore.activations import relu, relu_grad, sigmoid, sigmoid_grad
from dlcore.logistic import predict_labels
from dlcore.practice import best_of, catch_bugs, check, hint, predict, progress, quiz, solution, todo

# %%
quiz("04.w1")

# %%
quiz("04.w2")

# %%
quiz("04.w3")

# %%
quiz("04.w4")

# %% [markdown]
# ## Where we are
#
# In week 3 one hidden layer (隐藏层) bent the border between two classes. In its lab we borrowed a network of the library.
# This week we build such a network ourselves, with as many layers as we like.
# Nothing new has to be invented: one layer forward and one layer backward, called again and again.
# The difficulty is to keep order among so many arrays, so this chapter works out every shape before any code runs.
#
# | letter | what it is | shape | in Python |
# |---|---|---|---|
# | $L$ | number of layers that have weights; the input is layer 0 | number | `len(params)` |
# | $n^{[l]}$ | units (单元（神经元）) in layer $l$; $n^{[0]}$ is the number of features | number | `dims[l]` |
# | $n$, $n_{prev}$ | units of the layer at hand, and of the one before it | numbers | `n`, `n_prev` |
# | $m$ | number of examples, one a column | number | `m` |
# | $W^{[l]}$, $b^{[l]}$ | weights and biases of layer $l$ | $(n^{[l]}, n^{[l-1]})$, $(n^{[l]}, 1)$ | `W`, `b` |
# | $Z^{[l]}$ | weighted sums of layer $l$ | $(n^{[l]}, m)$ | `Z` |
# | $A^{[l]}$ | activations of layer $l$; $A^{[0]}$ is $X$, $A^{[L]}$ is the answer | $(n^{[l]}, m)$ | `A`, `AL`; `A_prev` for $A^{[l-1]}$ |
# | $g^{[l]}$ | activation function of layer $l$: here ReLU, and a sigmoid at the end | | `relu`, `sigmoid` |
# | cache (缓存) | what the forward pass keeps for the backward pass | | `cache`, `caches` |
# | $dV$ | slope of the mean cost $J$ in $V$, for every array $V$ | as $V$ | `dZ`, `dA_prev`, `dW`, `db` |
# | $\odot$ | element-wise product (逐元素乘): entry times entry | | `*` |
# | $\alpha$ | learning rate (学习率), as before | number | `learning_rate` |
#
# The number in square brackets says which layer, as in week 3; a single letter such as `W` belongs to the layer at hand.

# %% [markdown]
# ## The smallest case by hand
#
# The smallest deep network is a chain: one feature, then three layers of one unit each. The first two have ReLU,
# $\max(0, z)$, and the last one has a sigmoid. We take $x = 2$ and the label $y = 1$.
#
# | layer | parameters | weighted sum | activation |
# |---|---|---|---|
# | 1 | $w^{[1]} = 2$, $b^{[1]} = -1$ | $z^{[1]} = 2 \cdot 2 - 1 = 3$ | $a^{[1]} = 3$ |
# | 2 | $w^{[2]} = 1$, $b^{[2]} = -1$ | $z^{[2]} = 1 \cdot 3 - 1 = 2$ | $a^{[2]} = 2$ |
# | 3 | $w^{[3]} = 2$, $b^{[3]} = -3$ | $z^{[3]} = 2 \cdot 2 - 3 = 1$ | $a^{[3]} = \sigma(1) = 0.7311$ |
#
# So the loss is $-\ln 0.7311 = 0.3133$. The end is the smallest case of week 2 again: $dz^{[3]} = a^{[3]} - y = -0.2689$.
# From there we go back, one link at a time, with the rules of week 3:
#
# - The slope in a weight is the slope in its sum, times what came in.
# - The slope in what came in is the slope in the sum, times the weight.
# - ReLU has the slope 1 where $z$ is above 0, as here. So $dz = da$.
#
# $$dw^{[3]} = a^{[2]} \, dz^{[3]} = -0.5379 \qquad da^{[2]} = w^{[3]} \, dz^{[3]} = -0.5379 = dz^{[2]}$$
#
# $$dw^{[2]} = a^{[1]} \, dz^{[2]} = -1.6136 \qquad da^{[1]} = w^{[2]} \, dz^{[2]} = -0.5379 = dz^{[1]}$$
#
# $$dw^{[1]} = x \, dz^{[1]} = -1.0758$$
#
# (As in week 3, we calculate with all digits and write four.) Is the last one right?
# NumPy computes the chain forward, and measures the slope in $w^{[1]}$ by nudging it:

# %%
def chain_loss(w1):
    a2 = relu(1 * relu(w1 * 2 - 1) - 1)
    return -np.log(sigmoid(2 * a2 - 3))


print(f"loss {chain_loss(2.0):.4f}   slope in w1, measured: {gradients.numerical_grad(chain_loss, 2.0):.4f}")

# %% [markdown]
# It is. One line is worth keeping. We put the steps together: $dw^{[1]} = x \cdot w^{[2]} \cdot w^{[3]} \cdot dz^{[3]}$.
# The slope at the first layer has the weights of *all later layers* as factors. We shall need this line again.
#
# All that follows is this chain with matrices in place of numbers.

# %% [markdown]
# ## 1. Shapes before code
#
# Our example in this chapter has two features, then three units, two units, and one: 2-3-2-1 for short.
# Each unit is joined to every unit of the layer before. Such a layer is called dense (全连接层（稠密层）).

# %%
ax = plots.network_diagram([2, 3, 2, 1])

# %% [markdown]
# How many layers are these? We count the layers that have weights: three, so $L = 3$. The input is layer 0.
# Layers 1 and 2 are hidden, and layer 3 is the output.
#
# Most mistakes in a network are mistakes of shape. So we find all shapes on paper first. Layer $l$ computes
#
# $$Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]} \qquad A^{[l]} = g^{[l]}\bigl(Z^{[l]}\bigr)$$
#
# - $Z^{[l]}$ has one row for each unit of layer $l$ and one column for each example: $(n^{[l]}, m)$.
# - $A^{[l-1]}$ is the same for the layer before: $(n^{[l-1]}, m)$.
# - So $W^{[l]}$ must turn $n^{[l-1]}$ rows into $n^{[l]}$ rows: $(n^{[l]}, n^{[l-1]})$.
#   Then the inner sizes of the product agree: $(n^{[l]}, n^{[l-1]})$ times $(n^{[l-1]}, m)$ is $(n^{[l]}, m)$.
# - $b^{[l]}$ has one number for each unit: $(n^{[l]}, 1)$. It belongs to the unit, not to the examples, and is broadcast over all columns.
# - A slope has the shape of its array: $dW^{[l]}$ that of $W^{[l]}$, $dZ^{[l]}$ that of $Z^{[l]}$, and so on.
#
# **Write down first,** for 2-3-2-1 and $m = 2$ examples: the shapes of $W$, $b$ and $Z$ in all three layers.
#
# **Exercise: the shapes of a network.** Goal: for each layer the three shapes of $W$, $b$ and $Z$.
# `dims` is the list $n^{[0]}, \dots, n^{[L]}$ and `m` the number of examples.
# Return a list with one triple for each layer, layer 1 first. For `dims` = `[4, 7]` and `m` = 9 it is `[((7, 4), (7, 1), (7, 9))]`.

# %%
exercise("layer_shapes")

# %%
shapes = best_of(layer_shapes)
for l, (of_W, of_b, of_Z) in enumerate(shapes([2, 3, 2, 1], 2), start=1):
    print(f"layer {l}:  W {of_W}   b {of_b}   Z {of_Z}")

# %% [markdown]
# (`enumerate(..., start=1)` counts along from 1, and each triple is taken apart into three names.)
# Compare with your paper. Each $W$ has as many columns as the $W$ before it has rows: the layers fit like a chain.
#
# A study note on these shapes says:
#
# > "In every layer, $X$ has the shape $(n^{[l-1]}, m)$."

# %%
predict("E46")

# %%
for l, (of_W, of_b, of_Z) in enumerate(shapes([12288, 20, 7, 5, 1], 200), start=1):
    print(f"layer {l} reads {(of_W[1], 200)} and gives {of_Z}")

# %% [markdown]
# The note is wrong. What has the shape $(n^{[l-1]}, m)$ is $A^{[l-1]}$, the output of the layer before.
# $X$ is only the first of these, $A^{[0]}$, and layer 1 alone reads it.
#
# **How many numbers are learned?** Layer $l$ has $n^{[l]} \cdot n^{[l-1]}$ weights and $n^{[l]}$ biases. The number of examples does not appear:
# more data do not make the network larger.
#
# **Exercise: count the parameters.** Goal: the number of all weights and biases of a network.
# `dims` is the same list as before; return one whole number.

# %%
exercise("count_parameters")

# %%
count = best_of(count_parameters)
print("2-3-2-1 has", count([2, 3, 2, 1]), "parameters: 9 + 8 + 3")

# %% [markdown]
# 12288-20-7-5-1 is a small deep network for colour pictures of 64 by 64 pixels, for these have $64 \cdot 64 \cdot 3 = 12\,288$ numbers.
# It has four layers with weights. Where are its parameters?

# %%
predict("04.p2")

# %% [markdown]
# And how many are there in all? Predict, then move the sliders. They run **your** two functions.

# %% tags=["nbval-ignore-output"]
explore.net_builder(layer_shapes=shapes, count_parameters=count)

# %% [markdown]
# The sliders give all hidden layers the same number of units. Our network is counted here, each layer as a small network of its own:

# %%
dims = [12288, 20, 7, 5, 1]
print("layer by layer:", [count([n_prev, n]) for (n, n_prev), _, _ in shapes(dims, 1)])
print("together:", count(dims))

# %% [markdown]
# Of 245,973 parameters all but 193 sit in layer 1. Depth is cheap; a wide input is what costs.
# The networks that we train in this chapter are smaller. Each takes a few seconds at most.

# %% [markdown]
# ## 2. Forward: one layer, then all of them
#
# Here is a 2-3-2-1 network with numbers that can be redone on paper, and two examples with the labels 1 and 0.

# %%
X, Y = np.array([[1.0, 0.0], [2.0, -1.0]]), np.array([[1.0, 0.0]])
W1, b1 = np.array([[1.0, 1.0], [2.0, -1.0], [1.0, -1.0]]), np.array([[0.0], [1.0], [0.0]])
W2, b2 = np.array([[1.0, -2.0, 1.0], [0.0, 1.0, -1.0]]), np.array([[0.0], [1.0]])
W3, b3 = np.array([[1.0, -1.0]]), np.array([[2.0]])

# %% [markdown]
# By hand, for the first example $x = (1, 2)$:
#
# $$z^{[1]} = \begin{pmatrix} 1 + 2 + 0 \\ 2 - 2 + 1 \\ 1 - 2 + 0 \end{pmatrix} = \begin{pmatrix} 3 \\ 1 \\ -1 \end{pmatrix} \qquad a^{[1]} = \begin{pmatrix} 3 \\ 1 \\ 0 \end{pmatrix}$$
#
# $$z^{[2]} = \begin{pmatrix} 3 - 2 + 0 + 0 \\ 0 + 1 - 0 + 1 \end{pmatrix} = \begin{pmatrix} 1 \\ 2 \end{pmatrix} = a^{[2]} \qquad z^{[3]} = 1 - 2 + 2 = 1 \qquad a^{[3]} = 0.7311$$
#
# The third unit of layer 1 is *off*: its sum is below 0, so ReLU gives 0.
#
# **Now you,** on paper: the second example, $x = (0, -1)$. In each hidden layer one unit is off. Which?
#
# <details><summary>The second example</summary>
#
# $z^{[1]} = (-1, 2, 1)$ and $a^{[1]} = (0, 2, 1)$: the first unit is off.
# $z^{[2]} = (0 - 4 + 1 + 0, \; 0 + 2 - 1 + 1) = (-3, 2)$ and $a^{[2]} = (0, 2)$: the first unit is off again.
# $z^{[3]} = 0 - 2 + 2 = 0$, and the answer is $a^{[3]} = 0.5$.
#
# </details>

# %% [markdown]
# **The weighted sums of one layer.** A matrix product plus a shift is called an *affine* step.
# With the result $Z$ we return what came in: $A_{prev}$, $W$ and $b$. This is the cache, and section 3 shows what it is for.
#
# **Exercise: the affine step.** Goal: $Z = W A_{prev} + b$, and with it the cache.
# Shapes: `A_prev` $(n_{prev}, m)$, `W` $(n, n_{prev})$, `b` $(n, 1)$; return `Z` $(n, m)$ and the triple `(A_prev, W, b)`.

# %%
exercise("affine_forward")

# %%
affine = best_of(affine_forward)
Z1, cache = affine(X, W1, b1)
print(Z1)

# %% [markdown]
# Both columns are as on paper.
#
# **A whole layer** adds the activation. And it keeps $Z$ as well, for the slope of the activation depends on it.
#
# **Exercise: one layer forward.** Goal: $A = g(Z)$, where `activation` is the word `"relu"` or `"sigmoid"`.
# Shapes: as before; return `A` $(n, m)$ and the cache, now the four arrays `(A_prev, W, b, Z)`.
# You may call `relu`, `sigmoid` and your `affine_forward`.

# %%
exercise("layer_forward")

# %%
layer = best_of(layer_forward)
A1, cache = layer(X, W1, b1, "relu")
print("activations:\n", A1, "\nin the cache:", [kept.shape for kept in cache])

# %% [markdown]
# **All layers.** The output of each layer is the input of the next. So layer 3 has to wait for layer 2,
# and we need a loop over the layers. It is the only loop.
#
# **Exercise: the forward pass.** Goal: the answer of the whole network, with ReLU in the hidden layers and a sigmoid in the last.
# `params` is the list `[(W1, b1), ..., (WL, bL)]`.
# Return `AL`, and the list of all caches `(A_prev, W, b, Z)`, layer 1 first. You may call your `layer_forward`.

# %%
exercise("model_forward")

# %%
forward = best_of(model_forward)
params = [(W1, b1), (W2, b2), (W3, b3)]
A3, caches = forward(X, params)
print(f"answers {A3.round(4)}, cost {losses.logistic_cost(A3, Y):.4f}")

# %% [markdown]
# The answers are those of our paper, 0.7311 and 0.5. The cost is the mean of $-\ln 0.7311$ and $-\ln 0.5$.
#
# **Before the break:** two questions about sections 1 and 2.

# %%
quiz("04.1")

# %%
quiz("04.5")

# %% [markdown]
# ## 3. Backward: the same way, the other way round
#
# Forward, layer $l$ turned $A^{[l-1]}$ into $A^{[l]}$. Backward, it receives $dA^{[l]}$ and hands on $dA^{[l-1]}$.
# On the way it leaves behind the slopes of its own parameters.
#
# $$dA^{[l]} \;\longrightarrow\; dZ^{[l]} \;\longrightarrow\; dW^{[l]}, \; db^{[l]}, \; dA^{[l-1]}$$
#
# Before any formula, the shapes once more.

# %%
predict("04.p4")

# %%
for l, (of_W, of_b, of_Z) in enumerate(shapes([2, 5, 3, 1], 400), start=1):
    print(f"layer {l}:  dA and dZ {of_Z}   dW {of_W}   db {of_b}")

# %% [markdown]
# $A$ has the shape of $Z$, and each slope has the shape of its array. On the way back, there is no other shape to remember.
#
# **The start** is the last layer. Its sigmoid and the log loss are taken back in one step: week 2 found that
# the slope of one example's *loss* in its $z$ is $a - y$. Our cost is the mean of $m$ losses, so each example counts for $\frac{1}{m}$:
#
# $$dZ^{[L]} = \frac{A^{[L]} - Y}{m}$$
#
# We test each formula of this section. Here is this one for our two examples, beside slopes that are measured by nudging.
# (`caches[2][3]` is the last entry of the third cache, $Z^{[3]}$.)

# %%
def cost_of_Z3(Z3):
    return losses.logistic_cost(sigmoid(Z3), Y)


print("formula ", ((A3 - Y) / 2).round(4))
print("measured", gradients.numerical_grad(cost_of_Z3, caches[2][3]).round(4))

# %% [markdown]
# <div class="alert alert-info">
# <b>One convention, everywhere.</b> <code>dV</code> is the slope of the mean cost in V, for every array V.
# The 1/m of the mean enters here, with the first slope, and never again.
# </div>
#
# **Back through the weighted sum.** We look at one entry of $Z = W A_{prev} + b$, for unit $k$ and example $i$:
#
# $$z_k^{(i)} = \sum_j w_{kj} \, a_j^{(i)} + b_k$$
#
# - **The weight $w_{kj}$** touches only unit $k$, but it does so in every example, each time with the factor $a_j^{(i)}$.
#   So $dw_{kj} = \sum_i dz_k^{(i)} a_j^{(i)}$.
# - **The bias $b_k$** touches unit $k$ in every example, with the factor 1. So $db_k = \sum_i dz_k^{(i)}$.
# - **The activation $a_j^{(i)}$** touches every unit, with the factor $w_{kj}$. So $da_j^{(i)} = \sum_k w_{kj} \, dz_k^{(i)}$.
#
# Each sum runs over what the number touches: examples for the parameters, units for the activations.
# As matrix products:
#
# $$dW = dZ \, A_{prev}^T \qquad db = \sum_{\text{examples}} dZ \qquad dA_{prev} = W^T dZ$$
#
# The shapes agree: $(n, m)$ times $(m, n_{prev})$ gives the shape of $W$, and $(n_{prev}, n)$ times $(n, m)$ that of $A_{prev}$.
# Where $n$, $n_{prev}$ and $m$ all differ, no other product of these arrays has these shapes.
#
# ### By hand, in three steps
#
# **Step 1: layer 3, all of it.** From the forward pass: $dZ^{[3]} = (-0.1345, \; 0.25)$, one column an example, and
#
# $$A^{[2]} = \begin{pmatrix} 1 & 0 \\ 2 & 2 \end{pmatrix} \qquad W^{[3]} = \begin{pmatrix} 1 & -1 \end{pmatrix}$$
#
# $$dW^{[3]} = \bigl(-0.1345 \cdot 1 + 0.25 \cdot 0, \;\; -0.1345 \cdot 2 + 0.25 \cdot 2\bigr) = (-0.1345, \; 0.2311)$$
#
# $$db^{[3]} = -0.1345 + 0.25 = 0.1155$$
#
# $$dA^{[2]} = \begin{pmatrix} 1 \\ -1 \end{pmatrix} \begin{pmatrix} -0.1345 & 0.25 \end{pmatrix} = \begin{pmatrix} -0.1345 & 0.25 \\ 0.1345 & -0.25 \end{pmatrix}$$
#
# Is it right? We nudge the two entries of $W^{[3]}$ and look at the cost:

# %%
def cost_of_W3(W3):
    return losses.logistic_cost(forward(X, [(W1, b1), (W2, b2), (W3, b3)])[0], Y)


print("measured dW3:", gradients.numerical_grad(cost_of_W3, W3).round(4))

# %% [markdown]
# **Step 2: layer 2, with the last line missing.** First through the activation. ReLU is a gate: it lets a slope pass where $Z$ was above 0,
# and stops it elsewhere. The forward pass had $Z^{[2]} = \begin{pmatrix} 1 & -3 \\ 2 & 2 \end{pmatrix}$, so one entry is stopped:
#
# $$dZ^{[2]} = dA^{[2]} \odot \bigl(Z^{[2]} > 0\bigr) = \begin{pmatrix} -0.1345 & 0.25 \\ 0.1345 & -0.25 \end{pmatrix} \odot \begin{pmatrix} 1 & 0 \\ 1 & 1 \end{pmatrix} = \begin{pmatrix} -0.1345 & 0 \\ 0.1345 & -0.25 \end{pmatrix}$$
#
# Then the three formulas again, with $A^{[1]} = \begin{pmatrix} 3 & 0 \\ 1 & 2 \\ 0 & 1 \end{pmatrix}$:
#
# $$dW^{[2]} = dZ^{[2]} A^{[1]T} = \begin{pmatrix} -0.4034 & -0.1345 & 0 \\ 0.4034 & -0.3655 & -0.25 \end{pmatrix}$$
#
# $$db^{[2]} = \begin{pmatrix} -0.1345 \\ -0.1155 \end{pmatrix} \qquad dA^{[1]} = \; ?$$
#
# Compute $dA^{[1]}$ on paper: $W^{[2]T}$ is 3 by 2, so the result has a row for each unit of layer 1. Then open the fold.
#
# <details><summary>The last line</summary>
#
# $$dA^{[1]} = \begin{pmatrix} 1 & 0 \\ -2 & 1 \\ 1 & -1 \end{pmatrix} \begin{pmatrix} -0.1345 & 0 \\ 0.1345 & -0.25 \end{pmatrix} = \begin{pmatrix} -0.1345 & 0 \\ 0.4034 & -0.25 \\ -0.2689 & 0.25 \end{pmatrix}$$
#
# </details>

# %% [markdown]
# **Step 3: your turn.** What does a layer need for all this? About the cache a study note says:
#
# > "In the forward pass we cache the linear output $Z$."

# %%
predict("E100")

# %%
dZ = np.array([[0.5]])
W = np.array([[1.0, 1.0]])
for A_prev in (np.array([[3.0], [1.0]]), np.array([[1.0], [3.0]])):
    print("Z =", W @ A_prev, "  dZ =", dZ, "  dW =", dZ @ A_prev.T)

# %% [markdown]
# The note tells a third of the truth. Equal $Z$ and equal $dZ$ come with different $dW$, so $Z$ alone is not enough.
# $A_{prev}$ is needed for $dW$, $W$ is needed for $dA_{prev}$, and $Z$ is needed for the gate. Our cache has all three.
#
# **Exercise: the affine step, backward.** Goal: the three slopes, for any layer. `dZ` is the slope of the mean cost.
# Shapes: `dZ` $(n, m)$, `A_prev` $(n_{prev}, m)$, `W` $(n, n_{prev})$; return `(dA_prev, dW, db)` in this order.

# %%
exercise("affine_backward")

# %%
back = best_of(affine_backward)
dZ3 = (A3 - Y) / 2
dA2, dW3, db3 = back(dZ3, caches[2][0], W3)
print("dW3", dW3.round(4), "  db3", db3.round(4))
print(dA2.round(4))

# %% [markdown]
# The numbers of step 1. Does it hold for other shapes? We check one layer on its own: four inputs, two units, three examples.
# For the check it needs a cost. We draw any numbers $dZ$ and take as its cost the sum of all entries of $dZ \odot Z$.
# In this sum each entry of $Z$ has its entry of $dZ$ as a factor, so the slope of this cost in $Z$ is $dZ$.

# %%
rng = np.random.default_rng(4)
theta = {"A_prev": rng.normal(size=(4, 3)), "W": rng.normal(size=(2, 4)), "b": rng.normal(size=(2, 1))}
dZ = rng.normal(size=(2, 3))
dA_prev, dW, db = back(dZ, theta["A_prev"], theta["W"])
found = {"A_prev": dA_prev, "W": dW, "b": db}
gradients.gradient_check(lambda theta: np.sum(dZ * affine(**theta)[0]), theta, found)

# %% [markdown]
# `affine(**theta)` hands over the entries of the dictionary by their names.
# The check nudges every single entry. A formula that passes it, on sizes that all differ, can hardly be wrong.
#
# ### Catch the bugs
#
# One slip is more common than all others: the transpose is forgotten. Does NumPy notice it?

# %%
predict("04.p6")

# %%
W, dZ = rng.normal(size=(4, 4)), rng.normal(size=(4, 3))
print("W @ dZ has shape", (W @ dZ).shape, "  W.T @ dZ has shape", (W.T @ dZ).shape)
print("the same numbers:", np.allclose(W @ dZ, W.T @ dZ))

# %% [markdown]
# Not a word from NumPy: a square $W$ hides the slip. So we test with sizes that all differ. Now test with your own.
# The library knows six wrong versions of `affine_backward`. A test case is one input `(dZ, A_prev, W)`.
# It catches a bug if the wrong version answers differently from the right one.
#
# **Task:** this case has one unit, one input and one example. Change it until it catches all six.
# Ask of each number and each size what it hides. What does $m = 1$ hide?

# %%
dZ_case = np.array([[1.0]])
A_case = np.array([[1.0]])
W_case = np.array([[1.0]])
catch_bugs("affine_backward", dZ_case, A_case, W_case)

# %% [markdown]
# <details><summary>What a good case looks like</summary>
#
# Three sizes that all differ: for instance $n = 2$, $n_{prev} = 3$, $m = 4$. Then no transpose is missing unseen,
# no sum runs along the wrong axis unseen, and division by $m$ shows. Numbers that are not 0 or 1, of both signs.
# `np.random.default_rng(0).normal(size=(2, 4))` makes such a `dZ_case` in one line.
#
# </details>

# %% [markdown]
# **Back through the activation.** Each entry of $A$ comes from one entry of $Z$.
# So each entry of $dA$ is multiplied by the slope of $g$ at that entry of $Z$:
#
# $$dZ = dA \odot g'(Z)$$
#
# For ReLU, $g'$ is 1 where $Z > 0$ and 0 elsewhere. For the sigmoid it is $s (1 - s)$ with $s = \sigma(Z)$, as in week 2.
#
# **Exercise: the activation, backward.** Goal: $dZ$, where `activation` is `"relu"` or `"sigmoid"`.
# Shapes: `dA` and `Z` have the same shape, and so has the result. You may call `sigmoid`,
# and also `relu_grad` and `sigmoid_grad`, the slopes of weeks 3 and 2.

# %%
exercise("activation_backward")

# %%
gate = best_of(activation_backward)
print(gate(dA2, caches[1][3], "relu").round(4))
Z, dA = rng.normal(size=(2, 3)), rng.normal(size=(2, 3))
relu_measured = gradients.numerical_grad(lambda Z: np.sum(dA * relu(Z)), Z)
sigmoid_measured = gradients.numerical_grad(lambda Z: np.sum(dA * sigmoid(Z)), Z)
print("relu as measured:", np.allclose(gate(dA, Z, "relu"), relu_measured))
print("sigmoid as measured:", np.allclose(gate(dA, Z, "sigmoid"), sigmoid_measured))

# %% [markdown]
# The matrix is $dZ^{[2]}$ of step 2. Below it is the formula beside nudging, on fresh numbers and with the same kind of cost as before.
#
# **The whole way back.** Start with $dZ^{[L]} = (A^{[L]} - Y) / m$. Then repeat for $l = L, L - 1, \dots, 1$:
#
# - Take the cache of layer $l$, and find $dW^{[l]}$, $db^{[l]}$ and $dA^{[l-1]}$.
# - If $l > 1$, take $dA^{[l-1]}$ through the ReLU of layer $l - 1$. This is $dZ^{[l-1]}$. Its $Z^{[l-1]}$ is in the cache of layer $l - 1$.
#
# At $l = 1$ we stop. What lies before is $X$, and we have no use for its slope.
#
# **Exercise: the backward pass.** Goal: the slopes of all parameters. `caches[0]` belongs to layer 1, and its last entry is $Z^{[1]}$.
# Shapes: `AL` and `Y` are $(1, m)$; return the list `[(dW1, db1), ..., (dWL, dbL)]`, layer 1 first.
# You may call `affine_backward` and `activation_backward`. `reversed(range(L))` counts down from $L - 1$ to 0,
# and `grads.insert(0, pair)` puts a pair at the front of a list.

# %%
exercise("model_backward")

# %%
backward = best_of(model_backward)
grads = backward(A3, Y, caches)
print(grads[1][0].round(4))
print(grads[0][0].round(4))

# %% [markdown]
# The first matrix is $dW^{[2]}$ of step 2. Nobody did $dW^{[1]}$, the second one, by hand. Who says that it is right?
# The gradient check (梯度检验) does, over all 20 parameters of the network and on five fresh examples.
# It wants the parameters in a dictionary. `named` makes one of our pairs, and `cost_of` makes pairs of it again.

# %%
X5, Y5 = rng.normal(size=(2, 5)), np.array([[1.0, 0.0, 0.0, 1.0, 1.0]])


def named(pairs):
    theta = {}
    for l, (W, b) in enumerate(pairs, start=1):
        theta[f"W{l}"], theta[f"b{l}"] = W, b
    return theta


def cost_of(theta):
    pairs = [(theta[f"W{l}"], theta[f"b{l}"]) for l in (1, 2, 3)]
    return losses.logistic_cost(forward(X5, pairs)[0], Y5)


# %%
fresh = [(rng.normal(size=of_W), rng.normal(size=of_b)) for of_W, of_b, _ in shapes([2, 3, 2, 1], 5)]
AL, caches5 = forward(X5, fresh)
gradients.gradient_check(cost_of, named(fresh), named(backward(AL, Y5, caches5)))

# %% [markdown]
# The whole backward pass agrees with what nudging measures. It took one pass. Nudging took 40 costs, two for each parameter.
# For the 12288-20-7-5-1 network it would take 491,946.
#
# **Before the break:** two questions about section 3.

# %%
quiz("04.2")

# %%
quiz("04.4")

# %% [markdown]
# ## 4. Training: all layers take a step
#
# Every parameter of every layer moves against its own slope:
#
# $$W^{[l]} := W^{[l]} - \alpha \, dW^{[l]} \qquad b^{[l]} := b^{[l]} - \alpha \, db^{[l]}$$
#
# All slopes come first, and only then does anything move. A slope that is computed while half of the weights
# have moved mixes old weights with new ones, and is the slope of no network.
#
# **Exercise: a step for all layers.** Goal: a new list of `(W, b)`, while the old arrays stay as they are.
# `params` is the list of `(W, b)` and `grads` the list of `(dW, db)`, both layer 1 first.

# %%
exercise("update_all")

# %% [markdown]
# A method that takes such steps is called an *optimizer*; gradient descent is one. A study note says:
#
# > "An optimizer turns the hyperparameters in a better direction."
#
# The longest word of this note is explained after the prediction.

# %%
predict("E28")

# %%
update, learning_rate, dims = best_of(update_all), 0.1, [2, 3, 2, 1]
W1_new = update(params, grads, learning_rate)[0][0]
print("largest change in W1:", np.abs(W1_new - W1).max().round(4))
print("learning rate:", learning_rate, "  units:", dims)

# %% [markdown]
# The note is wrong. The step moved the *parameters*. The learning rate and the number of units are *hyperparameters*:
# we chose them, and no slope touches them. Section 6 comes back to this.
#
# Now the loop of week 2, with all layers in it: forward, cost, backward, update. Here is how such a walk is written.
# `yield` hands out one item and goes on with the loop when the next item is wanted.
# So whoever walks along gets the parameters and the cost of each step.

# %%
def descend(X, Y, params, learning_rate, steps):
    for _ in range(steps):
        AL, caches = forward(X, params)
        params = update(params, backward(AL, Y, caches), learning_rate)
        yield params, losses.logistic_cost(AL, Y)


def start(dims, rng):
    return [(0.5 * rng.normal(size=of_W), np.zeros(of_b)) for of_W, of_b, _ in shapes(dims, 1)]


# %% [markdown]
# The weights start at random, so that the units differ, as week 3 taught us.
# Each cost belongs to the parameters *before* its step. We train 2-8-4-1 on the two half moons of week 3:

# %%
X_moons, Y_moons = datasets.moons(500)
first = start([2, 8, 4, 1], np.random.default_rng(3))
*_, (trained, J) = descend(X_moons, Y_moons, first, 0.2, 2000)
right = metrics.accuracy(predict_labels(forward(X_moons, trained)[0]), Y_moons)
print(f"cost {J:.2f}, right {right:.2f}")
ax = plots.scatter_classes(X_moons, Y_moons, probability=lambda X: forward(X, trained)[0])

# %% [markdown]
# The border is made of straight pieces, for ReLU bends in corners. All of it comes from functions that you wrote,
# and no part of them knows about moons.
#
# ### Your layer in the library's network
#
# Our functions know one kind of network: ReLU, ReLU, ..., sigmoid. The library's network is a list of layers of any kind.
# Each layer has a forward function that gives a value and a cache, and a backward function that takes a slope and that cache.
# `Sequential` runs the list forward, then backward, and `train` is our loop.

# %%
from dlcore.layers import Activation, Dense, Layer
from dlcore.network import Sequential, check_gradients
from dlcore.optimizers import SGD
from dlcore.training import train

# %% [markdown]
# Your `affine_forward` fits as it is. Your `affine_backward` takes `A_prev` and `W` in place of the cache. A function of three lines makes it fit.
# Then your pair becomes a layer, and `W` and `b` are its parameters. The activation is a layer of its own; the last one is a sigmoid.

# %%
def affine_back(dZ, cache):
    A_prev, W, _ = cache
    return back(dZ, A_prev, W)


def network(params, backward=affine_back):
    stack = []
    for W, b in params:
        stack += [Layer(affine, backward, W=W, b=b), Activation("relu")]
    stack[-1] = Activation("sigmoid")
    return Sequential(stack)


mine = network(first)
mine

# %% [markdown]
# The library counts the activations as layers too, so it says six where we say three.
# `SGD(0.2)` is gradient descent with the learning rate 0.2. One *epoch* (轮次（周期）) is one pass over all examples; here it is one step.
# Does it do the same as our own loop?

# %%
costs = list(train(mine, X_moons, Y_moons, SGD(0.2), epochs=2000))
print("same weights as our loop:", np.allclose(mine.params["W1"], trained[0][0]))
ax = plots.costs(costs)

# %% [markdown]
# The same weights after 2000 steps. Your two functions run inside the library's network, unchanged.
#
# The playground takes a pair as well. All its layers now run your two functions, up to six of them, one above the other. What does a second
# hidden layer bring for the moons, and what does a sixth? Watch the slopes below each layer: which layer gets the smallest ones?

# %% tags=["nbval-ignore-output"]
explore.Playground(data="moons", noise=20, hidden=(4, 4), layer=(affine, affine_back))

# %% [markdown]
# The next section has a pair with a slip in it, `twice`. Come back with it in place of `affine_back`: the playground looks at a pair before it trains, and says what is wrong.
#
# ### The 1/m, twice
#
# A very common slip: $dZ$ has the $\frac{1}{m}$ already, and `affine_backward` divides by $m$ once more.
# The moons are 500 examples.

# %%
predict("04.p3")

# %%
def twice(dZ, cache):
    dA_prev, dW, db = affine_back(dZ, cache)
    return dA_prev, dW / 500, db / 500


def training(backward):
    return list(train(network(first, backward), X_moons, Y_moons, SGD(0.2), epochs=1000))


ax = plots.costs({"1/m once": training(affine_back), "twice": training(twice)})

# %% [markdown]
# Nothing crashes, no shape is wrong, and the cost falls. Each step is 500 times too short.
# A larger learning rate would hide the slip, until somebody takes another number of examples.
#
# It gets worse if $dA_{prev}$ is divided as well. **Guess first:** how many times too small is $dW^{[1]}$ then? There are three layers.

# %%
def in_every_slope(dZ, cache):
    dA_prev, dW, db = affine_back(dZ, cache)
    return dA_prev / 500, dW / 500, db / 500


true = network(first).gradients(X_moons, Y_moons)
wrong = network(first, in_every_slope).gradients(X_moons, Y_moons)
for name in ("W3", "W2", "W1"):
    factor = np.linalg.norm(true[name]) / np.linalg.norm(wrong[name])
    print(f"d{name} is {factor:,.0f} times too small")

# %% [markdown]
# Every layer on the way back divides once more: 500, then $500^2$, then $500^3$. The first layer hardly moves at all.
# A gradient check sees it at once. `check_gradients` of the library takes a network, and says by which factor each slope is wrong.
# It computes two costs for every parameter, so we give it four examples only:

# %%
report = check_gradients(network(first, in_every_slope), X_moons[:, :4], Y_moons[:, :4])
print("right:", report.ok)
for name in ("W3", "W2", "W1"):
    print(report.same_factor(name))

# %% [markdown]
# 0.002 is $\frac{1}{500}$. And `4e-06` is Python's way to write $4 \cdot 10^{-6}$, which is $\frac{1}{500^2}$.
# Some books do write $dW = \frac{1}{m} dZ A_{prev}^T$, and they are right: their $dZ$ is $A - Y$, without the mean.
# Either way is good. Both at once is wrong.
#
# ### A deep network for faces
#
# Next we wanted a deep network at work on the faces of week 2. We started it as in section 6 of week 3, with weights of about 0.01.
# Here is a function that builds any network of ReLU layers with a sigmoid at the end. `Dense` is the library's affine layer; it draws its own start.

# %%
def build(dims, rng, init="he"):
    stack = []
    for (n, n_prev), _, _ in shapes(dims, 1):
        stack += [Dense(n_prev, n, rng, init=init), Activation("relu")]
    stack[-1] = Activation("sigmoid")
    return Sequential(stack)


# %%
predict("04.p5")

# %%
task = datasets.faces()
SHALLOW, DEEP = [625, 20, 1], [625, 64, 32, 16, 1]
costs = {}
for name, dims in (("one hidden layer", SHALLOW), ("three hidden layers", DEEP)):
    small = build(dims, np.random.default_rng(1), init=0.01)
    costs[name] = list(train(small, task.X_train, task.Y_train, SGD(0.05), epochs=500))
ax = plots.costs(costs, title="Weights of about 0.01")
print(f"answers of the deep one: from {small(task.X_train).min():.2f} to {small(task.X_train).max():.2f}")

# %% [markdown]
# The deep network says 0.25 to every picture. One picture in four is a face, so this is the best answer of a model
# that does not look at the picture. Its cost is $-(0.25 \ln 0.25 + 0.75 \ln 0.75) = 0.562$, where the curve stands still.
# How far has each layer moved from its start?

# %%
begin = build(DEEP, np.random.default_rng(1), init=0.01)
for name in ("W1", "W2", "W3", "W4", "b4"):
    print(f"{name} moved by {np.abs(small.params[name] - begin.params[name]).max():.4f} at most")

# %% [markdown]
# The last bias alone has learned something. This was **our honest mistake:** we had forgotten the line of the smallest case,
# $dw^{[1]} = x \cdot w^{[2]} \cdot w^{[3]} \cdot dz^{[3]}$. Every later layer multiplies the slope by its weights.
# In a chain, one factor of about 0.01 does little harm, and three of them leave a millionth.
# (A layer adds up over its units, so here it is not quite as bad.) The way forward shrinks the activations in the same manner,
# so the last layers suffer too: $dW = dZ A_{prev}^T$.
#
# We look at the size of each layer's slopes at the start, with weights of 0.01,
# and with weights of standard deviation $\sqrt{2 / n^{[l-1]}}$, the "he" of week 3's lab.
# For the size we take the *root mean square*: square all entries, take their mean, and then its root.

# %%
def slope_sizes(init):
    grads = build(DEEP, np.random.default_rng(1), init).gradients(task.X_train, task.Y_train)
    return [np.sqrt(np.mean(grads[f"W{l}"] ** 2)) for l in range(1, 5)]


ax = plots.signals({"0.01": slope_sizes(0.01), "sqrt(2 / n_prev)": slope_sizes("he")}, title="Slopes in W")

# %% [markdown]
# (The axis is logarithmic: each line of the grid is ten times the one below.) With 0.01, hardly anything arrives at layer 1.
# With the other start it gets slopes that are more than ten thousand times as large. Week 7 derives this $\sqrt{2/n}$; until then we take it as given.

# %%
deep = build(DEEP, np.random.default_rng(1))
costs = list(train(deep, task.X_train, task.Y_train, SGD(0.05), epochs=500))
print(f"cost after 500 steps: {costs[-1]:.2f}")

# %% [markdown]
# The same network, the same data, the same steps. What looked like a network that cannot learn was a start that was too small.
#
# ## 5. Why deep?
#
# In week 3 one hidden layer followed a mountain. With enough units it follows any unbroken curve between two ends, as closely as we like.
# So what do more layers add?
#
# **Two bits.** A bit is a 0 or a 1. XOR, the *exclusive or* of week 3, is 1 if exactly one of two bits is 1.
# A single unit fails, and two hidden units are enough. Here is another pair of them than in week 3.
# With the sum $s = x_1 + x_2$, the answer has to go up and down again: $0, 1, 0$ for $s = 0, 1, 2$.
#
# $$\text{xor}(x_1, x_2) = \max(0, s) - 2 \max(0, s - 1)$$
#
# **Eight bits.** Their *parity* is 1 if an odd number of them is 1. XOR of neighbours makes four bits of eight, then two, then one:
# a tree. Each level is a layer, and every level is the same small piece.
# (`A[0::2]` takes every second row, from row 0 on. `bits` holds all 256 patterns of eight bits, one a column:
# the numbers from 0 to 255 in binary. Bit $k$ of a number is `number // 2**k % 2`.)

# %%
def xor_of_neighbours(A):
    s = A[0::2] + A[1::2]
    return relu(s) - 2 * relu(s - 1)


bits = np.arange(256) // 2 ** np.arange(8).reshape(8, 1) % 2
parity = xor_of_neighbours(xor_of_neighbours(xor_of_neighbours(bits)))
print("wrong answers among all 256 patterns:", np.sum(parity != bits.sum(axis=0) % 2))

# %% [markdown]
# Two units for each XOR make $8 + 4 + 2 = 14$ hidden units in three layers.
#
# **The circuit argument.** Suppose that each hidden unit may recognise *one pattern* only: it says 1 if every bit is as it should be.
# Then one hidden layer needs a unit for each odd pattern, 128 for eight bits and 32,768 for sixteen.
# The tree needs 30 units for sixteen. Depth seems to save an exponential number of units.
#
# This is often told of neural networks, and it is only half true. It holds for circuits in which a unit is an AND or an OR.
# **Our units can add.** The sum $s$ of all eight bits is a number from 0 to 8, and parity has to zigzag along it:
#
# $$\max(0, s) - 2 \max(0, s - 1) + 2 \max(0, s - 2) - \dots - 2 \max(0, s - 7)$$

# %%
s = bits.sum(axis=0)
zigzag = relu(s)
for k in range(1, 8):
    zigzag = zigzag + 2 * (-1) ** k * relu(s - k)
print("wrong answers among all 256 patterns:", np.sum(zigzag != s % 2))

# %% [markdown]
# Eight units in one hidden layer, fewer than in the tree, and all answers are right. So parity proves nothing about networks like ours.
#
# **What does hold: folds.** A ReLU unit bends a line once. So one hidden layer of $k$ units, on one input, makes at most $k + 1$ straight pieces.
# Two units can make a tent, which goes up from 0 to 1 and down again:
#
# $$\text{tent}(x) = 2 \max(0, x) - 4 \max\bigl(0, x - \tfrac{1}{2}\bigr) \qquad \text{for } 0 \le x \le 1$$
#
# What happens if the output of a tent goes through another tent, and so on? It is like folding a strip of paper.

# %%
predict("04.p7")

# %%
def tent(x):
    return 2 * relu(x) - 4 * relu(x - 0.5)


folded = {"1 layer": tent, "2 layers": lambda x: tent(tent(x)), "3 layers": lambda x: tent(tent(tent(x)))}
ax = plots.curves(folded, 0, 1, ylabel="")
limits = ax.set_ylim(0, 1.6)  # room for the legend

# %% [markdown]
# One more tent, twice as many pieces. We count them on, up to six layers.
# A piece ends where the curve turns, and there the sign of its steps changes.

# %%
x = np.linspace(0, 1, 2**10 + 1)
y = x
for l in range(1, 7):
    y = tent(y)
    pieces = 1 + np.sum(np.diff(np.sign(np.diff(y))) != 0)
    print(f"layers {l}, units {2 * l:2}: {pieces:2} pieces; one layer would need {pieces - 1} units")

# %% [markdown]
# Each layer doubles the pieces, because it folds what is folded already. In one hidden layer the bends only add up:
# 64 pieces have 63 bends, so one layer needs 63 units at least, where six layers need 12.
# For this curve the saving is exponential, and this count proves it. Depth can *use again what an earlier layer has made.*
#
# **Can gradient descent find it?** That is another question. Stripes make a task of it: the label is 1 where the threefold tent is above $\frac{1}{2}$.
# A network 1-2-2-2-1 can answer without an error. We write the folds into its weights:

# %%
x = np.linspace(0, 1, 401).reshape(1, -1)
stripes = predict_labels(tent(tent(tent(x))))
folding = build([1, 2, 2, 2, 1], np.random.default_rng(0))
folding.params["W1"] = np.array([[1.0], [1.0]])
folding.params["W2"] = np.array([[2.0, -4.0], [2.0, -4.0]])
folding.params["W3"] = np.array([[2.0, -4.0], [2.0, -4.0]])
for l in (1, 2, 3):
    folding.params[f"b{l}"] = np.array([[0.0], [-0.5]])
folding.params["W4"], folding.params["b4"] = np.array([[40.0, -80.0]]), np.array([[-10.0]])
print(f"right: {metrics.accuracy(predict_labels(folding(x)), stripes):.2f}")

# %% [markdown]
# Each hidden layer bends at 0 and at $\frac{1}{2}$, and the weights after it, 2 and $-4$, make a tent of its two units.
# Layer 4 has $20 \cdot (2, -4)$ and the bias $-10$: its sum is $20 \cdot \text{tent} - 10$, above 0 where the tent is above $\frac{1}{2}$.
#
# Now the same network from random starts. And beside it, the parity of six bits on all 64 patterns, with one hidden layer and with two.
# (The bits come as $-1$ and 1. `every=2000` makes `train` hand out only the last cost.)
# **Guess first:** in which of the three does training find a good answer?

# %%
six = np.arange(64) // 2 ** np.arange(6).reshape(6, 1) % 2
odd = six.sum(axis=0, keepdims=True) % 2


def from_random(X, Y, dims, seed):
    net = build(dims, np.random.default_rng(seed))
    list(train(net, X, Y, SGD(0.3), epochs=2000, every=2000))
    return metrics.accuracy(predict_labels(net(X)), Y)


def five_starts(X, Y, dims):
    good = sum(from_random(X, Y, dims, seed) > 0.95 for seed in range(5))
    print(f"{dims}, {count(dims)} parameters: {good} of 5 starts end with more than 0.95 right")


five_starts(x, stripes, [1, 2, 2, 2, 1])
five_starts(2.0 * six - 1, odd, [6, 16, 1])
five_starts(2.0 * six - 1, odd, [6, 8, 8, 1])

# %% [markdown]
# The folds exist, and none of our starts finds them. On parity the deep network is no better than a shallow one of about the same size.
# Depth makes some functions *cheap to write down*. It does not promise that training finds them.
#
# It helps where a task is made of parts that build on each other, and where training can find these parts.
# Pictures are such a task: edges, then eyes, then faces. The lab will show how far 280 pictures take us.
#
# ## 6. Parameters and hyperparameters
#
# A parameter (参数) is found by training. A hyperparameter (超参数) is chosen by us, before training, and decides which parameters will be found.
#
# A study note lists among the hyperparameters:
#
# > "the number of iterations of the hidden layer"

# %%
predict("E47")

# %%
drawn = [2, 8, 4, 1]
print(f"known from the drawing: {len(drawn) - 2} hidden layers, {count(drawn)} parameters")
for epochs in (10, 1000):
    *_, J = train(build(drawn, np.random.default_rng(0)), X_moons, Y_moons, SGD(0.2), epochs)
    print(f"the same drawing, {epochs} iterations: cost {J:.2f}")

# %% [markdown]
# The note is wrong: it has made one item of two. The number of hidden layers belongs to the network.
# The number of iterations belongs to its training, and a hidden layer has none of its own.
#
# | parameters | hyperparameters of the network | hyperparameters of the training |
# |---|---|---|
# | all weights $W^{[1]}, \dots, W^{[L]}$ | number of layers $L$ | learning rate $\alpha$ |
# | all biases $b^{[1]}, \dots, b^{[L]}$ | units of each layer $n^{[l]}$ | number of iterations |
# | | activation functions | how the weights start |
#
# How much does such a choice matter? The same deep network for faces, with three learning rates:

# %%
costs = {}
for rate in (0.005, 0.1, 1.0):
    net = build(DEEP, np.random.default_rng(1))
    costs[f"learning rate {rate}"] = list(train(net, task.X_train, task.Y_train, SGD(rate), 150))
ax = plots.costs(costs, log=True)
same = np.sum(np.abs(net(task.X_train) - 0.25) < 0.01)
print(f"rate 1.0: {same} of {task.Y_train.size} pictures get an answer within 0.01 of 0.25")

# %% [markdown]
# (The axis of the cost is logarithmic.) The smallest rate creeps. The largest one jumps away in its first steps,
# and ends near 0.56, where we have been before: with the same answer to nearly every picture.
# No formula says beforehand which rate is best. We try, we look, and we try again: this loop is most of the work with deep learning.
# And we must not look at the test set for it. Week 5 makes a third set for choosing.

# %% [markdown]
# ## Lab: a face or not, with one layer, two and four
#
# The task of weeks 2 and 3: 280 pictures to train on and 120 to test on. No person and no photograph is in both sets.
#
# **Look first,** at four faces and four others of the test set.

# %% tags=["people"]
four_each = np.concatenate([np.flatnonzero(task.Y_test[0] == label)[:4] for label in (1, 0)])
ax = plots.show_images(task.images_test[four_each], columns=8)

# %% [markdown]
# **Baseline first.** "Never a face" is right in three of four pictures. The other baseline is logistic regression,
# which is a network of one layer, 625-1. In week 3, 20 units of ReLU brought it from about 0.85 to 0.93.
#
# Now the deep network, 625-64-32-16-1. It has 42,689 parameters, and the shallow one, 625-20-1, only 12,541.
# If the deep one wins, is it the depth or the size? To know, we need a *control*: a network with one hidden layer
# and about as many parameters as the deep one. That takes 68 units.
#
# **Predict the order** of the four, from worst to best. Then run the cell; ten splits of the data take some seconds.
# (A single layer has a bowl to walk down, so it may start from zeros.)

# %%
models = {"625-1": [625, 1], "625-20-1": SHALLOW, "625-68-1": [625, 68, 1], "625-64-32-16-1": DEEP}


def fitted(dims, split, seed):
    net = build(dims, np.random.default_rng(seed), init="he" if len(dims) > 2 else "zeros")
    list(train(net, split.X_train, split.Y_train, SGD(0.05), epochs=400, every=400))
    return net


splits = [datasets.faces(seed) for seed in range(10)]
nets = {name: [fitted(dims, s, seed) for seed, s in enumerate(splits)] for name, dims in models.items()}

# %%
def on_test(net, split):
    return metrics.accuracy(predict_labels(net(split.X_test)), split.Y_test)


scores = {name: [on_test(net, s) for net, s in zip(nets[name], splits, strict=True)] for name in models}
for name, found in scores.items():
    size, mean = count(models[name]), np.mean(found)
    print(f"{name}, {size:,} parameters: mean {mean:.2f}, from {min(found):.2f} to {max(found):.2f}")
ax = plots.spread(scores, reference=("never a face", 0.75), xlabel="test accuracy")

# %% [markdown]
# Each dot is one split, with its own pictures and its own start. We compare split by split, for an easy split is easy for all.

# %%
one, _, wide, four = (np.array(found) for found in scores.values())
print(f"four layers against one: better on {np.sum(four > one)} of 10 splits, by {np.mean(four - one):.2f}")
print(f"four layers against 68 units: better on {np.sum(four > wide)}, worse on {np.sum(four < wide)}")

# %% [markdown]
# Two results, and the second one is not what we would have liked to write.
#
# - **Hidden layers win,** on every split, by about ten points of a hundred.
# - **Depth does not,** not here. The control, with one wide hidden layer, does as well as the deep network.
#   What brought us from 0.93 to 0.95 was the number of units. Perhaps 280 pictures are too few for more.
#
# Without the control we would have told a nice story about depth. Week 12 comes to networks that know
# which pixels are neighbours. There, layers do build on each other.
#
# **Look at the errors.** First their kind, over all ten splits: 900 other pictures and 300 faces.
# (Row 0 of the confusion matrix holds the others, row 1 the faces; column 1 is the answer "face".)

# %%
for name in ("625-1", "625-64-32-16-1"):
    table = np.zeros((2, 2), dtype=int)
    for net, s in zip(nets[name], splits, strict=True):
        table += metrics.confusion(predict_labels(net(s.X_test)), s.Y_test)
    print(f"{name}: {table[0, 1]} others taken for faces, {table[1, 0]} faces missed")

# %% [markdown]
# Logistic regression took one other picture in five for a face. The deep network makes both kinds of error about equally often.
# But faces are three times as rare, so it misses one face in ten. These are its errors on the first split,
# each with its source and its probability of a face:

# %% tags=["people"]
A_test = nets["625-64-32-16-1"][0](task.X_test)
wrong = np.flatnonzero(predict_labels(A_test) != task.Y_test)
titles = [f"{task.sources_test[i]} {A_test[0, i]:.2f}" for i in wrong]
ax = plots.show_images(task.images_test[wrong], titles, columns=6)
A_train = nets["625-64-32-16-1"][0](task.X_train)
print("errors on the training pictures:", np.sum(predict_labels(A_train) != task.Y_train))

# %% [markdown]
# Two walls of bricks and a clock are left, and three faces are missed. Note how *sure* the network is of its worst errors.
# On the pictures of its training it makes none at all. Week 5 gives such gaps a name.
#
# **What has layer 1 learned?** Its weights at the end are mostly those of the random start. So we look at the *change*:
# the weights at the end minus those at the start, for the six units that changed most.
# These are the pictures at the head of this chapter, here in grey.

# %%
change = nets["625-64-32-16-1"][0].params["W1"] - build(DEEP, np.random.default_rng(0)).params["W1"]
most = np.argsort(-np.linalg.norm(change, axis=1))[:6]
ghosts = change[most].reshape(-1, 25, 25)
grey = 0.5 + ghosts / (2 * np.abs(ghosts).max())
ax = plots.show_images(grey, columns=6, title="What training added to six units")

# %% [markdown]
# Where such a picture is bright, a bright pixel now makes the unit's sum larger; where it is dark, a dark pixel does.
# In week 2 all faces had to fit one ghost. Here each unit has its own: foreheads, eyes, one side in the light.
# Nobody asked for that. It came back through three layers, as slopes.
#
# ### Two open tasks
#
# We check both on test pictures. (If we chose a model by them, they would be no test any more. Week 5 comes to that.)
#
# 1. **Deeper still.** Give the network ten hidden layers of 32 units. Predict two things: the cost in training,
#    and the test accuracy. Then try 1, 3, 6 and 15, on a few splits each. Is deeper better?
# 2. **Ask five.** Train five networks 625-68-1 from five starts on one split, and take the mean of their five answers as the answer.
#    Is the mean better than its members? More than 0.96, as a mean over ten splits, is possible.
#
# A start for each: `[32] * 2` is the list `[32, 32]`, and two of the five answers are there.

# %%
task_1 = build([625] + [32] * 2 + [1], np.random.default_rng(0))
*_, J = train(task_1, splits[0].X_train, splits[0].Y_train, SGD(0.05), epochs=400)
print(f"two hidden layers of 32: cost below 0.01: {J < 0.01}, test accuracy {on_test(task_1, splits[0]):.2f}")

# %%
two = [fitted([625, 68, 1], splits[0], seed)(splits[0].X_test) for seed in (0, 1)]
print("answers of two networks:", [A.shape for A in two])

# %% [markdown]
# ## Remember
#
# - $W^{[l]}$ is $(n^{[l]}, n^{[l-1]})$, $b^{[l]}$ is $(n^{[l]}, 1)$, $Z^{[l]}$ and $A^{[l]}$ are $(n^{[l]}, m)$, and a slope has the shape of its array.
# - Forward: $Z = W A_{prev} + b$, $A = g(Z)$, layer after layer. The cache keeps $A_{prev}$, $W$ and $Z$ for the way back.
# - Backward: $dZ^{[L]} = (A^{[L]} - Y) / m$ brings in the mean, once. Then $dW = dZ A_{prev}^T$, $db$ sums over examples,
#   $dA_{prev} = W^T dZ$, and $dZ = dA \odot g'(Z)$.
# - Test with sizes that all differ, and check the gradient of everything you derive. Weights that start too small leave no slope for the first layers.
# - Depth uses again what earlier layers have made. Whether that helps on your data, only a control of equal size can tell.
#
# ## Quiz
#
# The last three questions of the week, and your progress.

# %%
quiz("04.3")

# %%
quiz("04.6")

# %%
quiz("04.7")

# %% tags=["nbval-ignore-output"]
progress("04_deep_network")

# %% [markdown]
# ## Read on
#
# **One file of the library, line by line:** `dlcore/deep.py`. It holds seven of the nine functions of this chapter, each about as long as yours.
# The other two open `dlcore/layers.py`.
#
# **Two papers.**
#
# - M. Telgarsky, *Benefits of depth in neural networks*, Conference on Learning Theory (2016).
#   The folds of section 5, and the proof that no shallow network does them cheaply.
# - Y. LeCun, Y. Bengio and G. Hinton, *Deep learning*, Nature 521 (2015).
#   What many layers have done since, told by three who built them.
#
# Next is week 5, *Splits, bias and variance*: how to find out what a model lacks, without fooling ourselves.
