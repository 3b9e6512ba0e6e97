"""Writes iris.ts and digits.ts from the copies that scikit-learn carries (pip install scikit-learn).

    python3 src/nn/datasets/data/make.py
"""

from pathlib import Path

from sklearn.datasets import load_digits, load_iris

HERE = Path(__file__).parent

iris = load_iris()
lines = ["".join(f"{round(v * 10):02d}" for v in row) for row in iris.data]
(HERE / "iris.ts").write_text(
    """/**
 * Fisher's iris flowers: 50 lines a species (setosa, versicolor, virginica), each four lengths in
 * millimetres, two digits each: sepal length, sepal width, petal length, petal width. 5135… is 5.1 cm, 3.5 cm …
 *
 * Source: R. A. Fisher, "The use of multiple measurements in taxonomic problems", 1936; UCI Machine Learning
 * Repository, https://doi.org/10.24432/C56C76, licence CC BY 4.0; two rows as corrected after Fisher's paper
 * in scikit-learn. Written by make.py.
 */
export const IRIS = `
""" + "\n".join(lines) + "\n`;\n"
)

digits = load_digits()
lines = [
    "".join(chr(ord("a") + int(v)) for v in row) + str(label)
    for row, label in zip(digits.data, digits.target)
]
(HERE / "digits.ts").write_text(
    """/**
 * Handwritten digits: a line an image, 64 letters for the 8×8 brightnesses row by row (a is 0, b is 1 … q is
 * 16), then the digit it shows.
 *
 * Source: E. Alpaydin and C. Kaynak, "Optical Recognition of Handwritten Digits" (the test set), 1998; UCI
 * Machine Learning Repository, https://doi.org/10.24432/C50P49, licence CC BY 4.0. Written by make.py.
 */
export const DIGITS = `
""" + "\n".join(lines) + "\n`;\n"
)
