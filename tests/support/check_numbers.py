"""Computes lesson 01 anew with NumPy and compares it, digit for digit, with numbers.npz and numbers.json
in the current folder. Fails with the name of the first array that differs; prints the arrays as JSON."""

import json

import numpy as np

with open("numbers.json", encoding="utf-8") as file:
    record = json.load(file)
numbers = np.load("numbers.npz")
assert sorted(numbers.files) == sorted(array["name"] for array in record["arrays"])
for array in record["arrays"]:
    stored = numbers[array["name"]]
    assert list(stored.shape) == array["shape"], array["name"]
    assert str(stored.dtype) == array["dtype"], array["name"]

given = record["parameters"]
x = np.array(given["inputs"], dtype=np.float64)
w = np.array(given["weights"], dtype=np.float64)
b, new_x, new_w = (np.float64(given[name]) for name in ("bias", "newInput", "newWeight"))
computed = {
    "x": x,
    "w": w,
    "product": x * w,
    "before": np.concatenate([[0.0], np.cumsum(x * w)[:-1]]),
    "total": np.cumsum(x * w),
    "weighted_sum": np.sum(x * w),
    "b": b,
    "z": np.dot(x, w) + b,
    "new_x": new_x,
    "new_w": new_w,
    "new_product": new_x * new_w,
    "more_total": np.sum(x * w) + new_x * new_w,
    "more_z": np.dot(np.append(x, new_x), np.append(w, new_w)) + b,
    "mistake.signs_ignored": np.sum(np.abs(x * w)),
    "mistake.weights_alone": np.sum(w),
    "mistake.weight_added": np.dot(x, w) + b + (new_x + new_w),
    "mistake.bias_twice": np.dot(np.append(x, new_x), np.append(w, new_w)) + b + b,
    "count": np.float64(len(x)),
    "negatives": np.float64(np.sum(w < 0)),
}
missing = set(numbers.files) - set(computed)
assert not missing, f"this check does not compute {missing}"
for name in numbers.files:
    np.testing.assert_array_equal(numbers[name], computed[name], err_msg=name)
print(json.dumps({name: numbers[name].tolist() for name in numbers.files}))
