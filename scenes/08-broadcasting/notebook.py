# %% [markdown]
# Two shapes are lined up from the right; a missing axis counts as one, and a one stretches.

# %%
A = np.array(A, dtype=float)
b = np.array(b, dtype=float)
R = A + b
R_shape = np.array(np.broadcast_shapes(A.shape, b.shape))
R

# %% [markdown]
# The same numbers as a column: `b[:, np.newaxis]` has another shape and gives another result.

# %%
if A.ndim == 2 and A.shape[0] == A.shape[1] in (3, 4) and np.max(A - A.max(axis=1)) > 0:
    M = A
else:
    M = np.arange(1.0, 10.0).reshape(3, 3)
S = M
m = len(S)
row = b.reshape(m) if b.size == b.shape[-1] == m else 10 * np.arange(1.0, m + 1)
c = row[:, np.newaxis]
column_sum = S + c
column_sum

# %% [markdown]
# Subtract from each row its maximum. With two rows of three NumPy refuses, and that is the good case.

# %%
two = S[:2]
two_maxima = two.max(axis=1)
message = ""
try:
    two - two_maxima
except ValueError as refusal:
    message = str(refusal).strip()
error = np.array([ord(character) for character in message], dtype=np.uint8)
message

# %% [markdown]
# A square matrix fits, and the same line is wrong without an error: the maxima lie flat, as a row.

# %%
maxima = S.max(axis=1)
wrong = S - maxima
most = wrong.max()
wrong

# %% [markdown]
# `keepdims=True` keeps the axis with length one: a column, each maximum beside its own row.

# %%
kept = S.max(axis=1, keepdims=True)
right = S - kept
right

# %% [markdown]
# The way back: what was read several times collects everything that comes back to it. A one that
# stretched is a sum over the same axis.

# %%
G = np.arange(1.0, m + 1)[:, np.newaxis] * np.ones((1, m))
running = np.cumsum(G[::-1], axis=0)
db = G.sum(axis=0)
db

# %% [markdown]
# A check without any rule: nudge each number of the row and see how much the weighted sum changes.

# %%
def weighted(values):
    return np.sum(G * (S + values))


step = 1e-3
nudged = [(weighted(row + step * one) - weighted(row - step * one)) / (2 * step) for one in np.eye(m)]
np.testing.assert_allclose(nudged, db, rtol=1e-6)
