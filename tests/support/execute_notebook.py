"""Executes the code cells of notebook.ipynb in the current folder, in order, as Jupyter would."""

import json

with open("notebook.ipynb", encoding="utf-8") as file:
    notebook = json.load(file)

assert notebook["nbformat"] == 4
names = {"__name__": "__main__"}
for cell in notebook["cells"]:
    if cell["cell_type"] == "code":
        exec(compile("".join(cell["source"]), cell["id"], "exec"), names)
