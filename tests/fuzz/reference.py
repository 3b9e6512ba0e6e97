"""Runs array programs in real NumPy and prints what came out.

A program is one line of JSON (see program.ts): input arrays and steps. For every line on stdin one line
of JSON is written to stdout. Used by the fuzzer (run.ts) and by fixtures/make.py.
"""

import base64
import io
import json
import sys
import warnings
import zlib

import numpy as np

warnings.simplefilter("ignore")
np.seterr(all="ignore")

MASK = np.uint64(0xFFFFFFFF)
KNOWN = ("bool", "uint8", "int32", "int64", "uint64", "float32", "float64")
LARGE = 2000  # results with more elements are compared by checksum


def words(n, seed, stream):
    """Well-mixed 32-bit words; program.ts makes the same ones."""
    x = (np.arange(n, dtype=np.uint64) + np.uint64(seed * 1000003 + stream * 7919)) & MASK
    for shift, factor in ((16, 0x7FEB352D), (15, 0x846CA68B)):
        x = x ^ (x >> np.uint64(shift))
        x = (x * np.uint64(factor)) & MASK
    return x ^ (x >> np.uint64(16))


def generate(spec):
    shape, dtype, kind, seed = spec["shape"], spec["dtype"], spec["kind"], spec["seed"]
    n = int(np.prod(shape, dtype=np.int64))
    a, b, c = (words(n, seed, s) for s in (1, 2, 3))
    if dtype == "bool":
        x = (a % np.uint64(32) if kind == "mostly" else a & np.uint64(1)).astype(bool)
    elif dtype in ("uint8", "int32", "int64"):
        low, span = {"uint8": (0, 12)}.get(dtype, (-10, 21))
        if kind == "wild":
            low, span = {"uint8": (0, 256), "int32": (-30000, 60001), "int64": (-100000, 200001)}[dtype]
        x = ((a % np.uint64(span)).astype(np.int64) + low).astype(dtype)
    else:
        unit = ((a >> np.uint64(5)).astype(np.float64) * 67108864.0 + (b >> np.uint64(6)).astype(np.float64)) / 9007199254740992.0
        if kind == "grid":
            x = (a % np.uint64(9)).astype(np.float64) - 4.0
            x = x * 0.25
        elif kind == "positive":
            x = unit * 4.0 + 0.0009765625
        else:
            x = (unit - 0.5) * 8.0
            if kind != "plain":
                x = x * np.exp2(((c % np.uint64(41)).astype(np.float64) - 20.0))
            if kind == "special":
                pick = c % np.uint64(11)
                for k, value in enumerate((np.nan, np.inf, -np.inf, 0.0, -0.0)):
                    x = np.where(pick == k, value, x)
        x = x.astype(dtype)
    return x.reshape(shape)


def make_input(spec):
    if "data" in spec:
        raw = np.frombuffer(base64.b64decode(spec["data"]), dtype=spec["dtype"])
        return raw.reshape(spec["shape"]).copy()
    return generate(spec)


def number(value):
    if isinstance(value, str):
        return float(value)
    if isinstance(value, bool):
        return value
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value


def one_index(entry, env):
    if isinstance(entry, str):
        if entry == "...":
            return Ellipsis
        parts = [int(p) if p.strip() else None for p in entry.split(":")]
        return slice(*parts)
    if isinstance(entry, dict):
        return env[entry["ref"]] if "ref" in entry else entry["list"]
    return entry


def index(entries, env):
    result = tuple(one_index(e, env) for e in entries)
    basic = all(not isinstance(e, (np.ndarray, list)) for e in result)
    if basic and Ellipsis not in result:
        result = result + (Ellipsis,)
    return result


def axis_of(kw):
    axis = kw.get("axis")
    return tuple(axis) if isinstance(axis, list) else axis


REDUCTIONS = ("sum", "prod", "max", "min", "any", "all", "mean", "var", "std")
INPLACE = {
    "iadd": np.add,
    "isub": np.subtract,
    "imul": np.multiply,
    "idiv": np.divide,
    "ipow": np.power,
}


def run_step(step, env):
    op, kw = step["op"], step.get("kw", {})
    args = [env[a["ref"]] if "ref" in a else number(a["num"]) for a in step["args"]]
    a = args[0] if args else None
    if op in REDUCTIONS:
        extra = {k: v for k, v in kw.items() if k in ("keepdims", "ddof", "dtype", "initial")}
        if "where" in kw:
            where = kw["where"]
            extra["where"] = make_input(where) if "shape" in where else one_index(where, env)
        return getattr(np, op)(a, axis=axis_of(kw), **extra)
    if op in ("argmax", "argmin", "cumsum", "cumprod"):
        extra = {"keepdims": True} if kw.get("keepdims") else {}
        return getattr(np, op)(a, axis=kw.get("axis"), **extra)
    if op == "ptp":
        return np.ptp(a, axis=axis_of(kw), keepdims=kw.get("keepdims", False))
    if op in INPLACE:
        INPLACE[op](a, args[1], out=a)
        return a
    if op == "out":
        return getattr(np, kw["name"])(*args[:-1], out=args[-1])
    if op == "get":
        return a[index(kw["index"], env)]
    if op == "set":
        a[index(kw["index"], env)] = args[1]
        return a
    if op == "update":
        a[index(kw["index"], env)] -= args[1]
        return a
    if op == "reshape":
        return a.reshape(kw["shape"])
    if op == "transpose":
        return a.transpose(kw["axes"]) if "axes" in kw else a.T
    if op == "astype":
        return a.astype(kw["dtype"])
    if op == "copy":
        return a.copy()
    if op == "clip":
        return np.clip(a, number(kw["min"]), number(kw["max"]))
    if op == "round":
        return np.round(a, kw["decimals"])
    if op in ("swapaxes", "moveaxis"):
        return getattr(np, op)(a, kw["from"], kw["to"])
    if op in ("squeeze", "expand_dims", "flip"):
        return getattr(np, op)(a, axis_of(kw))
    if op == "roll":
        return np.roll(a, kw["shift"], kw.get("axis"))
    if op == "repeat":
        return np.repeat(a, kw["repeats"], kw.get("axis"))
    if op == "tile":
        return np.tile(a, kw["reps"])
    if op in ("concatenate", "stack"):
        return getattr(np, op)(args, axis=kw.get("axis", 0))
    if op in ("vstack", "hstack", "column_stack"):
        return getattr(np, op)(args)
    if op in ("split", "array_split"):
        return getattr(np, op)(a, kw["parts"], kw.get("axis", 0))[kw["part"]]
    if op == "take":
        return np.take(a, kw["indices"], kw.get("axis"))
    if op == "sort":
        return np.sort(a, axis=kw.get("axis"), kind="stable")
    if op == "argsort":
        return np.argsort(a, axis=kw.get("axis"), kind="stable")
    if op == "unique":
        values, where, inverse, counts = np.unique(
            a, return_index=True, return_inverse=True, return_counts=True
        )
        return (values, where, inverse, counts)[kw["part"]]
    if op == "nonzero":
        return np.nonzero(a)[kw["part"]].copy()
    if op == "diff":
        return np.diff(a, axis=kw["axis"])
    if op in ("diagonal", "diag", "tril", "triu"):
        return getattr(np, op)(a, kw["k"])
    if op == "broadcast_to":
        return np.broadcast_to(a, kw["shape"])
    if op == "meshgrid":
        return np.meshgrid(*args, indexing=kw["indexing"])[kw["part"]]
    if op == "einsum":
        return np.einsum(kw["subscripts"], *args)
    if op in ("solve", "inv", "det"):
        return getattr(np.linalg, op)(*args)
    if op == "norm":
        return np.linalg.norm(a, axis=kw.get("axis"), **{k: v for k, v in kw.items() if k == "ord"})
    if op == "arange":
        return np.arange(*[number(x) for x in kw["numbers"]])
    if op == "linspace":
        return np.linspace(*[number(x) for x in kw["numbers"]], endpoint=kw["endpoint"], dtype=kw["dtype"])
    if op == "eye":
        return np.eye(*kw["numbers"])
    if op == "isclose":
        return np.isclose(*args)
    if op == "bincount":
        return np.bincount(a, minlength=kw.get("minlength", 0))
    if op == "searchsorted":
        return np.searchsorted(a, args[1], side=kw["side"])
    if op == "save":
        file = io.BytesIO()
        np.save(file, with_one_nan(a))
        return np.frombuffer(file.getvalue(), dtype=np.uint8)
    return getattr(np, op)(*args)


def with_one_nan(a):
    """A copy in which every NaN has the same bits, in the layout that np.save would write."""
    fortran = a.flags.f_contiguous and not a.flags.c_contiguous
    copy = a.copy(order="F" if fortran else "C")
    if a.dtype.kind == "f":
        copy[np.isnan(copy)] = np.nan
    return copy


def describe(value, text=None):
    x = np.asarray(value)
    strides = [s // x.itemsize for s in x.strides]
    result = {"dtype": x.dtype.name, "shape": list(x.shape), "strides": strides}
    flat = np.ascontiguousarray(x)
    if x.dtype.kind == "f":
        flat = np.where(np.isnan(flat), np.array(np.nan, x.dtype), flat)
    data = flat.tobytes()
    if x.size > LARGE:
        result["crc"] = zlib.crc32(data)
    else:
        result["data"] = base64.b64encode(data).decode()
    if text is not None:
        options = {k: v for k, v in text.items() if k != "separator"}
        with np.printoptions(**options):
            result["str"] = np.array2string(x, separator=text.get("separator", " ")) if x.ndim else str(x)
        result["repr"] = repr(x)
    return result


def run_program(program):
    env = [make_input(spec) for spec in program["inputs"]]
    results = []
    for step in program["steps"]:
        try:
            value = np.asarray(run_step(step, env))
            if value.dtype == np.uint64:
                value = value.astype(np.int64)  # np has no uint64 and sums in int64
        except Exception as error:  # the message is part of the result
            results.append({"error": str(error), "type": type(error).__name__})
            break
        if value.dtype.name not in KNOWN:
            # int8, float16 …: np documents what it does instead
            results.append({"skip": value.dtype.name})
            break
        env.append(value)
        results.append(describe(value, step.get("text")))
    # the state at the end shows which results share memory
    return {"results": results, "final": [describe(x) for x in env]}


def main():
    print(json.dumps({"numpy": np.__version__}), flush=True)
    for line in sys.stdin:
        print(json.dumps(run_program(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
