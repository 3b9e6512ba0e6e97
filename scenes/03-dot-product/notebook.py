# %% [markdown]
# Two vectors: the inputs and the weights. Their products pair by pair, and the running total.

# %%
x = np.array(inputs)
w = np.array(weights)
product = x * w
total = np.cumsum(product)
[float(t) for t in total]  # all digits

# %% [markdown]
# On paper nothing is rounded. `Decimal` counts as on paper when it gets the numbers as they are written.
# `paper` holds the floats nearest to the exact sums; `excess` says how much the totals lie above them.

# %%
from decimal import Decimal, getcontext
from itertools import accumulate

getcontext().prec = 2000
exact = list(accumulate(Decimal(repr(float(a))) * Decimal(repr(float(b))) for a, b in zip(x, w)))
paper = np.array([float(value) for value in exact])
excess = np.array([float(Decimal(float(t)) - value) for t, value in zip(total, exact)])
spacing = np.spacing(np.abs(total))
wrong = np.array(total != paper, dtype=float)
excess

# %% [markdown]
# The loop, and the one line that does the same. `np.dot` may add in an order of its own, so that the last
# digits can differ: compare with `np.isclose`.

# %%
dot = 0.0
for xi, wi in zip(x, w):
    dot += xi * wi
b = bias
answer = dot + b
np.dot(x, w), np.isclose(np.dot(x, w), dot), answer

# %% [markdown]
# In another order. Swapping the vectors changes nothing; adding from the last product to the first may
# change the last digits.

# %%
swapped = 0.0
for wi, xi in zip(w, x):
    swapped += wi * xi
backwards = np.cumsum(product[::-1])
other_order = backwards[-1]
same_digits = float(other_order == total[-1])
float(total[-1]), float(other_order)

# %% [markdown]
# The sign says whether the input leans with the weights or against them: the shadow of x on the line of w,
# times the length of w, is the dot product.

# %%
other_w = np.array(otherWeights[: len(x)])
other_dot = np.sum(x * other_w)
x_length = np.sqrt(np.sum(x * x))
w_length = np.sqrt(np.sum(w * w))
other_w_length = np.sqrt(np.sum(other_w * other_w))
shadow = np.sum(x * (w / w_length)) if w_length > 0 else 0.0
other_shadow = np.sum(x * (other_w / other_w_length)) if other_w_length > 0 else 0.0
shadow * w_length, other_shadow * other_w_length
