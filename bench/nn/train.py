"""The training run of lesson 18 in NumPy, written as the book writes it; prints figures as JSON.

Every epoch: forward, loss, accuracy, backward (the gradient of the first layer's inputs included, which the
book computes and nobody needs; --lean leaves it out) and Adam.
"""

import json
import sys
import time

import numpy as np

lean = "--lean" in sys.argv
epochs = int(sys.argv[1])


class Dense:
    def __init__(self, inputs, neurons):
        self.weights = 0.01 * np.random.randn(inputs, neurons)
        self.biases = np.zeros((1, neurons))
        self.weight_m, self.weight_c = np.zeros_like(self.weights), np.zeros_like(self.weights)
        self.bias_m, self.bias_c = np.zeros_like(self.biases), np.zeros_like(self.biases)

    def forward(self, inputs):
        self.inputs = inputs
        self.output = np.dot(inputs, self.weights) + self.biases

    def backward(self, dvalues, want_inputs=True):
        self.dweights = np.dot(self.inputs.T, dvalues)
        self.dbiases = np.sum(dvalues, axis=0, keepdims=True)
        if want_inputs:
            self.dinputs = np.dot(dvalues, self.weights.T)


class ReLU:
    def forward(self, inputs):
        self.inputs = inputs
        self.output = np.maximum(0, inputs)

    def backward(self, dvalues):
        self.dinputs = dvalues.copy()
        self.dinputs[self.inputs <= 0] = 0


def adam(layer, rate, t):
    layer.weight_m = 0.9 * layer.weight_m + 0.1 * layer.dweights
    layer.bias_m = 0.9 * layer.bias_m + 0.1 * layer.dbiases
    weight_m, bias_m = layer.weight_m / (1 - 0.9**t), layer.bias_m / (1 - 0.9**t)
    layer.weight_c = 0.999 * layer.weight_c + 0.001 * layer.dweights**2
    layer.bias_c = 0.999 * layer.bias_c + 0.001 * layer.dbiases**2
    weight_c, bias_c = layer.weight_c / (1 - 0.999**t), layer.bias_c / (1 - 0.999**t)
    layer.weights += -rate * weight_m / (np.sqrt(weight_c) + 1e-7)
    layer.biases += -rate * bias_m / (np.sqrt(bias_c) + 1e-7)


np.random.seed(0)
samples = 300
X = np.zeros((samples, 2))
y = np.repeat(np.arange(3), 100)
for c in range(3):
    r = np.linspace(0.0, 1, 100)
    t = np.linspace(c * 4, (c + 1) * 4, 100) + np.random.randn(100) * 0.2
    X[100 * c : 100 * (c + 1)] = np.c_[r * np.sin(t * 2.5), r * np.cos(t * 2.5)]
dense1, relu, dense2 = Dense(2, 64), ReLU(), Dense(64, 3)

start, cpu = time.perf_counter(), time.process_time()
for epoch in range(epochs):
    dense1.forward(X)
    relu.forward(dense1.output)
    dense2.forward(relu.output)
    e = np.exp(dense2.output - np.max(dense2.output, axis=1, keepdims=True))
    p = e / np.sum(e, axis=1, keepdims=True)
    loss = np.mean(-np.log(np.clip(p, 1e-7, 1 - 1e-7)[range(samples), y]))
    accuracy = np.mean(np.argmax(p, axis=1) == y)
    d = p.copy()
    d[range(samples), y] -= 1
    d = d / samples
    dense2.backward(d)
    relu.backward(dense2.dinputs)
    dense1.backward(relu.dinputs, not lean)
    rate = 0.05 * (1.0 / (1.0 + 5e-7 * epoch))
    adam(dense1, rate, epoch + 1)
    adam(dense2, rate, epoch + 1)
print(
    json.dumps(
        dict(
            seconds=time.perf_counter() - start,
            processor=time.process_time() - cpu,
            loss=float(loss),
            version=np.__version__,
        )
    )
)
