#!/usr/bin/env bash
# NumPy 2.5 and the frozen legacy stream.
#
# What one expects: RandomState is frozen, so np.random.RandomState(1).multinomial(3, [0, .5, .5]) gives the same counts
# in every release; a release changes the streams of Generator alone.
#
# What happens (numpy 2.4.6 and 2.5.5 side by side): the legacy multinomial draws a number for a category of
# probability 0 again, as NumPy 1.16 did, so counts and everything drawn after them differ between 2.4 and 2.5. The
# legacy binomial is the same in both. And Generator.binomial does not only have a corrected constant (13860 for 13680
# in Stirling's series): two of the four terms of that series have changed their sign, too, so that who corrects the
# constant alone does not get the stream of 2.5.
#
# Seen:
#   2.4.6 legacy multinomial [0, 1, 2] then 0.7203244934421581
#   2.5.5 legacy multinomial [0, 2, 1] then 0.00011437481734488664
#   legacy binomial(1000, .4), 20,000 draws: same; Generator.binomial(1000, .4), 20,000 draws: not the same
#
# Needs Python 3.12 or newer with venv (PYTHON=python3.13 names another), and PyPI.
set -euo pipefail
python=${PYTHON:-python3.12}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for version in 2.4.6 2.5.5; do
  "$python" -m venv "$folder/$version"
  "$folder/$version/bin/pip" install --quiet --disable-pip-version-check "numpy==$version"
  "$folder/$version/bin/python" - > "$folder/$version.json" <<'PYTHON'
import hashlib
import json
import sys

import numpy as np

legacy = np.random.RandomState(1)
counts = legacy.multinomial(3, [0.0, 0.5, 0.5]).tolist()


def digest(draws):
    return hashlib.sha256(draws.astype("<i8").tobytes()).hexdigest()


result = {
    "multinomial": counts,
    "next": legacy.rand(),
    "legacy_binomial": digest(np.random.RandomState(7).binomial(1000, 0.4, 20_000)),
    "generator_binomial": digest(np.random.default_rng(7).binomial(1000, 0.4, 20_000)),
}
print(np.__version__, "legacy multinomial", counts, "then", result["next"], file=sys.stderr)
json.dump(result, sys.stdout)
PYTHON
done
"$python" - "$folder/2.4.6.json" "$folder/2.5.5.json" <<'PYTHON'
import json
import sys

old, new = (json.load(open(name)) for name in sys.argv[1:])
assert (old["multinomial"], new["multinomial"]) == ([0, 1, 2], [0, 2, 1]), (old, new)
assert (old["next"], new["next"]) == (0.7203244934421581, 0.00011437481734488664), (old, new)
assert old["legacy_binomial"] == new["legacy_binomial"]
assert old["generator_binomial"] != new["generator_binomial"]
print("as described: the legacy multinomial differs between 2.4.6 and 2.5.5, the legacy binomial does not")
PYTHON
