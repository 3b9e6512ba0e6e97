"""The benchmark's operations in real NumPy, one round at a time (see run.ts)."""

import json
import sys
import time

import numpy as np

TRAINING = "spiral 2-64-3, an epoch"


def one_round(f):
    """Microseconds a call in one round of at least 3 ms."""
    repeats = 1
    while True:
        start = time.perf_counter()
        for _ in range(repeats):
            f()
        spent = time.perf_counter() - start
        if spent > 0.003:
            return spent / repeats * 1e6
        repeats *= 2


def spiral(epochs):
    """2-64-3, ReLU, softmax cross-entropy, Adam, 300 samples, float64."""
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


def operations():
    result = {}
    tiny = np.ones(3)
    result["tiny add (3)"] = lambda: np.add(tiny, tiny)
    for name in ("float64", "float32"):
        result.update(operations_in(name))
    result["randn 1,000,000"] = lambda: np.random.randn(1000000)
    generator = np.random.default_rng(0)
    result["Generator normal 1,000,000"] = lambda: generator.standard_normal(1000000)
    return result


def operations_in(name):
    result = {}
    x = np.linspace(0, 1, 300 * 64, dtype=name).reshape(300, 64)
    y = x + x.dtype.type(0.5)
    b = np.linspace(0, 1, 64, dtype=name)
    column = np.linspace(0, 1, 300, dtype=name).reshape(300, 1)
    out = np.zeros_like(x)
    pick = np.arange(128, dtype=np.int64) * 2 % 300
    rows, labels = np.arange(300), np.arange(300, dtype=np.int64) % 64
    flat = np.linspace(0, 1, 100000, dtype=name)
    result[f"add 300x64 {name}"] = lambda: np.add(x, y)
    result[f"add 300x64 out {name}"] = lambda: np.add(x, y, out)
    result[f"multiply scalar 300x64 {name}"] = lambda: np.multiply(x, 0.5)
    result[f"bias add 300x64 + 64 {name}"] = lambda: np.add(x, b)
    result[f"bias add out {name}"] = lambda: np.add(x, b, out)
    result[f"column subtract {name}"] = lambda: np.subtract(x, column)
    result[f"relu 300x64 {name}"] = lambda: np.maximum(x, 0)
    result[f"greater 300x64 {name}"] = lambda: np.greater(x, 0.5)
    result[f"sqrt 300x64 {name}"] = lambda: np.sqrt(x)
    result[f"exp 300x64 {name}"] = lambda: np.exp(x)
    result[f"log 300x64 {name}"] = lambda: np.log(y)
    result[f"tanh 300x64 {name}"] = lambda: np.tanh(x)
    result[f"sum 100000 {name}"] = lambda: np.sum(flat)
    result[f"sum axis 0 300x64 {name}"] = lambda: np.sum(x, axis=0)
    result[f"sum axis 1 300x64 {name}"] = lambda: np.sum(x, axis=1)
    result[f"max axis 1 300x64 {name}"] = lambda: np.max(x, axis=1)
    result[f"argmax axis 1 300x64 {name}"] = lambda: np.argmax(x, axis=1)
    result[f"mean 100000 {name}"] = lambda: np.mean(flat)
    result[f"row gather 128 of 300x64 {name}"] = lambda: x[pick]
    result[f"fancy get (300) {name}"] = lambda: x[rows, labels]
    mask = x > 0.5
    result[f"mask set 300x64 {name}"] = lambda: out.__setitem__(mask, 0)
    result[f"copy of transpose {name}"] = lambda: x.T.copy()
    for n in (64, 256, 512):
        a = np.linspace(0, 1, n * n, dtype=name).reshape(n, n)
        result[f"matmul {n} {name}"] = lambda a=a: np.matmul(a, a)
    million = np.linspace(0, 1, 1000000, dtype=name)
    kept = np.zeros_like(million)
    result[f"add 1,000,000 {name}"] = lambda: np.add(million, million)
    result[f"add 1,000,000 out {name}"] = lambda: np.add(million, million, kept)
    result[f"exp 1,000,000 out {name}"] = lambda: np.exp(million, kept)
    two = np.ascontiguousarray(x[:, :2])
    wide = np.linspace(0, 1, 128, dtype=name).reshape(2, 64)
    thin = np.ascontiguousarray(wide.T[:, :1]).repeat(3, 1)
    result[f"dot 300x2 2x64 {name}"] = lambda: np.dot(two, wide)
    result[f"dot 300x64 64x3 {name}"] = lambda: np.dot(x, thin)
    delta = np.ascontiguousarray(x[:, :3])
    result[f"dot 64x300 300x3 {name}"] = lambda: np.dot(x.T, delta)
    result[f"dot 300x3 3x64 {name}"] = lambda: np.dot(delta, thin.T)
    result[f"dot 2x300 300x64 {name}"] = lambda: np.dot(two.T, x)
    return result


def main():
    """Answers every name on stdin with the microseconds of one round."""
    known = operations()
    print(json.dumps({"numpy": np.__version__}), flush=True)
    for line in sys.stdin:
        name = line.strip()
        if name == TRAINING:
            micro, loss = spiral(10001)
            print(json.dumps({"micro": micro, "loss": loss}), flush=True)
        else:
            print(json.dumps({"micro": one_round(known[name])}), flush=True)


if __name__ == "__main__":
    main()
