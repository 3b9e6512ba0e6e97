# %% [markdown]
# A neuron and its squared error: weighted sum and bias, ReLU, the square of what lies between answer and target.

# %%
x = np.array(inputs, dtype=float)
w = np.array(weights, dtype=float)
b = float(bias)


def forward(w, b):
    product = x * w
    z = np.sum(product) + b
    y = np.maximum(0.0, z)
    return product, z, y, (y - target) ** 2


product, z, y, loss = forward(w, b)
side = abs(y - target)
z, y, loss

# %% [markdown]
# The chain rule, from right to left. The square has two sides that grow with y, the ReLU passes a slope on
# where z is positive, the sum copies it to every lane, and each lens multiplies it by its input.

# %%
def backward(z, y):
    loss_by_y = 2 * (y - target)
    y_by_z = 1 if z > 0 else 0
    loss_by_z = loss_by_y * y_by_z
    return loss_by_y, y_by_z, loss_by_z, loss_by_z * x


loss_by_y, y_by_z, loss_by_z, dw = backward(z, y)
dw, loss_by_z

# %% [markdown]
# Don't trust it, test it: nudge one weight by a hair and see how many times as far the loss moves.

# %%
focus = np.argmax(np.abs(dw)) if np.any(dw) else np.argmax(np.abs(x))


def loss_at(weight):
    nudged = w.copy()
    nudged[focus] = weight
    return forward(nudged, b)[3]


for h in [0.1, 0.01, 0.001, 0.0001]:
    print(h, (loss_at(w[focus] + h) - loss_at(w[focus])) / h, "chain rule:", dw[focus])

# %% [markdown]
# Two hundred updates: each weight steps against its slope.

# %%
losses = []
new_w, new_b = w, b
for update in range(201):
    if update > 0:
        new_w = new_w - learningRate * d_w
        new_b = new_b - learningRate * d_b
    _, new_z, new_y, new_loss = forward(new_w, new_b)
    _, _, d_b, d_w = backward(new_z, new_y)
    losses.append(new_loss)
losses = np.array(losses)
moved_w = new_w - w
moved_b = new_b - b
losses[[0, 1, 20, 200]]

# %% [markdown]
# The loss keeps the same share at every update. On a log axis that is a straight line.

# %%
losses[1:6] / losses[:5] if np.all(losses[:5] > 0) else losses[:5]
