"""The benchmark's operations in real NumPy: one JSON object of microseconds by name on stdout."""

import json
import time

import numpy as np


def measure(f):
    f()
    repeats, best = 1, float("inf")
    while True:
        start = time.perf_counter()
        for _ in range(repeats):
            f()
        spent = time.perf_counter() - start
        if spent > 0.02:
            break
        repeats *= 2
    for _ in range(7):
        start = time.perf_counter()
        for _ in range(repeats):
            f()
        best = min(best, time.perf_counter() - start)
    return best / repeats * 1e6


def spiral(epochs):
    """10,001 epochs in miniature: 2-64-3, ReLU, softmax cross-entropy, Adam, 300 samples, float64."""
    np.random.seed(0)
    samples, classes = 100, 3
    x = np.zeros((samples * classes, 2))
    y = np.zeros(samples * classes, dtype=np.int64)
    for c in range(classes):
        rows = range(samples * c, samples * (c + 1))
        r = np.linspace(0.0, 1, samples)
        t = np.linspace(c * 4, (c + 1) * 4, samples) + np.random.randn(samples) * 0.2
        x[rows] = np.c_[r * np.sin(t * 2.5), r * np.cos(t * 2.5)]
        y[rows] = c
    parameters = [0.01 * np.random.randn(2, 64), np.zeros((1, 64)), 0.01 * np.random.randn(64, 3), np.zeros((1, 3))]
    moments = [np.zeros_like(p) for p in parameters]
    caches = [np.zeros_like(p) for p in parameters]
    n = len(x)
    start = time.perf_counter()
    for epoch in range(epochs):
        w1, b1, w2, b2 = parameters
        z1 = np.dot(x, w1) + b1
        a1 = np.maximum(0, z1)
        z2 = np.dot(a1, w2) + b2
        e = np.exp(z2 - np.max(z2, axis=1, keepdims=True))
        p = e / np.sum(e, axis=1, keepdims=True)
        loss = np.mean(-np.log(np.clip(p[range(n), y], 1e-7, 1 - 1e-7)))
        d = p.copy()
        d[range(n), y] -= 1
        d = d / n
        gradients = [None, None, np.dot(a1.T, d), np.sum(d, axis=0, keepdims=True)]
        da = np.dot(d, w2.T)
        da[z1 <= 0] = 0
        gradients[0] = np.dot(x.T, da)
        gradients[1] = np.sum(da, axis=0, keepdims=True)
        rate = 0.05 * (1.0 / (1.0 + 5e-7 * epoch))
        for k in range(4):
            moments[k] = 0.9 * moments[k] + 0.1 * gradients[k]
            caches[k] = 0.999 * caches[k] + 0.001 * gradients[k] ** 2
            m = moments[k] / (1 - 0.9 ** (epoch + 1))
            v = caches[k] / (1 - 0.999 ** (epoch + 1))
            parameters[k] += -rate * m / (np.sqrt(v) + 1e-7)
    return (time.perf_counter() - start) * 1e6 / epochs, float(loss)


def main():
    result = {}
    tiny = np.ones(3)
    result["tiny add (3)"] = measure(lambda: np.add(tiny, tiny))
    for name in ("float64", "float32"):
        x = np.linspace(0, 1, 300 * 64, dtype=name).reshape(300, 64)
        y = x + x.dtype.type(0.5)
        b = np.linspace(0, 1, 64, dtype=name)
        column = np.linspace(0, 1, 300, dtype=name).reshape(300, 1)
        out = np.zeros_like(x)
        pick = np.arange(128, dtype=np.int64) * 2 % 300
        rows, labels = np.arange(300), np.arange(300, dtype=np.int64) % 64
        flat = np.linspace(0, 1, 100000, dtype=name)
        result[f"add 300x64 {name}"] = measure(lambda: np.add(x, y))
        result[f"add 300x64 out {name}"] = measure(lambda: np.add(x, y, out))
        result[f"multiply scalar 300x64 {name}"] = measure(lambda: np.multiply(x, 0.5))
        result[f"bias add 300x64 + 64 {name}"] = measure(lambda: np.add(x, b))
        result[f"bias add out {name}"] = measure(lambda: np.add(x, b, out))
        result[f"column subtract {name}"] = measure(lambda: np.subtract(x, column))
        result[f"relu 300x64 {name}"] = measure(lambda: np.maximum(x, 0))
        result[f"greater 300x64 {name}"] = measure(lambda: np.greater(x, 0.5))
        result[f"sqrt 300x64 {name}"] = measure(lambda: np.sqrt(x))
        result[f"exp 300x64 {name}"] = measure(lambda: np.exp(x))
        result[f"log 300x64 {name}"] = measure(lambda: np.log(y))
        result[f"tanh 300x64 {name}"] = measure(lambda: np.tanh(x))
        result[f"sum 100000 {name}"] = measure(lambda: np.sum(flat))
        result[f"sum axis 0 300x64 {name}"] = measure(lambda: np.sum(x, axis=0))
        result[f"sum axis 1 300x64 {name}"] = measure(lambda: np.sum(x, axis=1))
        result[f"max axis 1 300x64 {name}"] = measure(lambda: np.max(x, axis=1))
        result[f"argmax axis 1 300x64 {name}"] = measure(lambda: np.argmax(x, axis=1))
        result[f"mean 100000 {name}"] = measure(lambda: np.mean(flat))
        result[f"row gather 128 of 300x64 {name}"] = measure(lambda: x[pick])
        result[f"fancy get (300) {name}"] = measure(lambda: x[rows, labels])
        mask = x > 0.5
        result[f"mask set 300x64 {name}"] = measure(lambda: out.__setitem__(mask, 0))
        result[f"copy of transpose {name}"] = measure(lambda: x.T.copy())
        for n in (64, 256, 512):
            a = np.linspace(0, 1, n * n, dtype=name).reshape(n, n)
            result[f"matmul {n} {name}"] = measure(lambda: np.matmul(a, a))
        two = np.ascontiguousarray(x[:, :2])
        wide = np.linspace(0, 1, 128, dtype=name).reshape(2, 64)
        thin = np.ascontiguousarray(wide.T[:, :1]).repeat(3, 1)
        result[f"dot 300x2 2x64 {name}"] = measure(lambda: np.dot(two, wide))
        result[f"dot 300x64 64x3 {name}"] = measure(lambda: np.dot(x, thin))
        delta = np.ascontiguousarray(x[:, :3])
        result[f"dot 64x300 300x3 {name}"] = measure(lambda: np.dot(x.T, delta))
        result[f"dot 300x3 3x64 {name}"] = measure(lambda: np.dot(delta, thin.T))
        result[f"dot 2x300 300x64 {name}"] = measure(lambda: np.dot(two.T, x))
    result["randn 1,000,000"] = measure(lambda: np.random.randn(1000000))
    micro, loss = spiral(1000)
    result["spiral 2-64-3, an epoch"] = micro
    print(json.dumps({"numpy": np.__version__, "micro": result, "loss": loss}))


if __name__ == "__main__":
    main()
