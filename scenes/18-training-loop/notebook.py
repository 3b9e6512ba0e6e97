# %% [markdown]
# The whole lesson in NumPy. First the points: a spiral, two moons, two circles, or the numbers of the
# table that was given, as the video read them.

# %%
random = np.random.RandomState(int(seed))


def spiral(points=100, classes=3):
    X = np.zeros((points * classes, 2))
    r = np.linspace(0, 1, points)
    for c in range(classes):
        t = np.linspace(c * 4, (c + 1) * 4, points) + random.randn(points) * 0.2
        X[c * points : (c + 1) * points] = np.c_[r * np.sin(t * 2.5), r * np.cos(t * 2.5)]
    return X, np.repeat(np.arange(classes), points)


def two_classes(first, second, noise):
    X = np.r_[np.c_[first], np.c_[second]]
    y = np.repeat([0, 1], [len(first[0]), len(second[0])])
    order = np.arange(len(y))
    random.shuffle(order)
    return X[order] + random.normal(0, noise, X.shape), y[order]


def moons(points=300):
    t = np.linspace(0, np.pi, points // 2)
    return two_classes((np.cos(t), np.sin(t)), (1 - np.cos(t), 1 - np.sin(t) - 0.5), 0.1)


def circles(points=300):
    t = np.linspace(0, 2 * np.pi, points // 2, endpoint=False)
    return two_classes((np.cos(t), np.sin(t)), (np.cos(t) * 0.5, np.sin(t) * 0.5), 0.05)


def table(read):
    X = np.array(read["points"])
    deviation = X.std(axis=0)
    X = (X - X.mean(axis=0)) / np.where(deviation == 0, 1, deviation)
    return X, np.array(read["labels"])


made = {"spiral": spiral, "moons": moons, "circles": circles}
X, y = table(data) if isinstance(data, dict) else made[data]()
count = len(X)
classes = y.max() + 1
X[:5]

# %% [markdown]
# The network: small random weights, biases at zero.

# %%
W1 = 0.01 * random.randn(2, int(hidden))
b1 = np.zeros((1, int(hidden)))
W2 = 0.01 * random.randn(int(hidden), classes)
b2 = np.zeros((1, classes))
parameters = [W1, b1, W2, b2]
parameter_count = sum(p.size for p in parameters)
parameter_count

# %% [markdown]
# Forward, loss, backward.

# %%
def forward(X):
    h = np.maximum(0, X @ W1 + b1)
    s = h @ W2 + b2
    e = np.exp(s - s.max(axis=1, keepdims=True))
    return h, e / e.sum(axis=1, keepdims=True)


def loss_of(p):
    return -np.log(np.clip(p[np.arange(count), y], 1e-7, 1 - 1e-7)).mean()


def backward(X, h, p):
    d = p.copy()
    d[np.arange(count), y] -= 1
    d /= count
    dh = d @ W2.T
    dh[h <= 0] = 0
    return [X.T @ dh, dh.sum(axis=0, keepdims=True), h.T @ d, d.sum(axis=0, keepdims=True)]


# %% [markdown]
# Update: each optimizer has its own way to turn a gradient into a step.

# %%
memory = [(np.zeros_like(p), np.zeros_like(p)) for p in parameters]


def update(gradients, t):
    rate = learningRate / (1 + decay * t)
    for p, g, (m, v) in zip(parameters, gradients, memory):
        if optimizer == "sgd":
            p -= rate * g
        elif optimizer == "momentum":
            m[:] = 0.9 * m - rate * g
            p += m
        elif optimizer == "adagrad":
            v += g**2
            p -= rate * g / (np.sqrt(v) + 1e-7)
        elif optimizer == "rmsprop":
            v[:] = 0.9 * v + 0.1 * g**2
            p -= rate * g / (np.sqrt(v) + 1e-7)
        else:
            m[:] = 0.9 * m + 0.1 * g
            v[:] = 0.999 * v + 0.001 * g**2
            fresh = m / (1 - 0.9 ** (t + 1)), v / (1 - 0.999 ** (t + 1))
            p -= rate * fresh[0] / (np.sqrt(fresh[1]) + 1e-7)


# %% [markdown]
# The loop. These are the first epochs of the video, and the losses agree; over thousands of epochs the last
# bits of the matrix products grow into another curve of the same kind. Try more.

# %%
losses = []
for t in range(min(21, int(epochs) + 1)):
    h, p = forward(X)
    losses.append(loss_of(p))
    if not np.isfinite(losses[-1]):
        losses.pop()
        break
    update(backward(X, h, p), t)
loss_start = np.array(losses)
guess = np.log(classes)
loss_start
