/**
 * The elementwise kernels: c = f(a, b) or f(a) over runs of memory, 128 bytes at a time. They read and
 * write past the end, up to the next multiple of as much; there is room.
 */
import {
  Assembly,
  type Code,
  type FloatLanes,
  f32,
  f64,
  get,
  i8x16,
  i32,
  i32x4,
  increase,
  load,
  repeat,
  set,
  store,
  tee,
  v128,
} from './assembler.ts';
import { lazy } from './memory.ts';

export type Lanes = 'float64' | 'float32';
const LANES: Record<Lanes, FloatLanes> = { float64: f64, float32: f32 };

type Binary = (lanes: FloatLanes, x: Code, y: Code) => Code;
type Unary = (lanes: FloatLanes, x: Code) => Code;

export const BINARY = {
  add: (lanes, x, y) => lanes.add(x, y),
  subtract: (lanes, x, y) => lanes.sub(x, y),
  multiply: (lanes, x, y) => lanes.mul(x, y),
  divide: (lanes, x, y) => lanes.div(x, y),
  // NaN wins; of equal ones (+0 and −0) the second
  maximum: (lanes, x, y) => v128.select(x, lanes.pmax(y, x), lanes.ne(x, x)),
  minimum: (lanes, x, y) => v128.select(x, lanes.pmin(y, x), lanes.ne(x, x)),
} satisfies Record<string, Binary>;

export const COMPARE = {
  equal: (lanes, x, y) => lanes.eq(x, y),
  notEqual: (lanes, x, y) => lanes.ne(x, y),
  less: (lanes, x, y) => lanes.lt(x, y),
  lessEqual: (lanes, x, y) => lanes.le(x, y),
  greater: (lanes, x, y) => lanes.gt(x, y),
  greaterEqual: (lanes, x, y) => lanes.ge(x, y),
} satisfies Record<string, Binary>;

export const UNARY = {
  negative: (lanes, x) => lanes.neg(x),
  absolute: (lanes, x) => lanes.abs(x),
  square: (lanes, x) => lanes.mul(x, x),
  reciprocal: (lanes, x) => lanes.div(lanes.const(1), x),
  sqrt: (lanes, x) => lanes.sqrt(x),
  floor: (lanes, x) => lanes.floor(x),
  ceil: (lanes, x) => lanes.ceil(x),
  trunc: (lanes, x) => lanes.trunc(x),
} satisfies Record<string, Unary>;

const VECTORS = [0, 16, 32, 48, 64, 80, 96, 112];

/** What `b` of a kernel is: as many numbers as `a`, or the 16 bytes that go with all of `a`. */
export type SecondOperand = 'each' | 'same';

/** c = f(a, b): (bytes, a, b, c) */
export const binaryKernel = (f: Binary, lanes: Lanes, second: SecondOperand) =>
  lazy(() => {
    const [n, a, b, c] = [0, 1, 2, 3];
    const code = new Assembly(4);
    const [x, y] = [code.v128(), code.v128()];
    const each = second === 'each';
    return code.module([
      set(y, load(b)),
      repeat(
        [
          VECTORS.map((i) => [
            set(x, load(a, i)),
            each ? set(y, load(b, i)) : [],
            store(c, i, f(LANES[lanes], get(x), get(y))),
          ]),
          (each ? [a, b, c] : [a, c]).map((address) => increase(address, i32.const(128))),
          increase(n, i32.const(-128)),
        ],
        i32.greaterThan(get(n), i32.const(0)),
      ),
    ]);
  });

/**
 * c = f(a, b) for one row b and each row of a: (bytes of a row, a, b, c, rows). What is written past the end of
 * a row the next one writes over.
 */
export const rowKernel = (f: Binary, lanes: Lanes) =>
  lazy(() => {
    const [n, a, b, c, rows] = [0, 1, 2, 3, 4];
    const code = new Assembly(5);
    const [x, y] = [code.v128(), code.v128()];
    const [from, row, to] = [code.i32(), code.i32(), code.i32()];
    return code.module(
      repeat(
        [
          set(from, get(a)),
          set(row, get(b)),
          set(to, get(c)),
          increase(a, get(n)),
          increase(c, get(n)),
          repeat(
            [
              [0, 16, 32, 48].map((i) => [
                set(x, load(from, i)),
                set(y, load(row, i)),
                store(to, i, f(LANES[lanes], get(x), get(y))),
              ]),
              [from, row, to].map((address) => increase(address, i32.const(64))),
            ],
            i32.lessThan(get(from), get(a)),
          ),
        ],
        tee(rows, i32.sub(get(rows), i32.const(1))),
      ),
    );
  });

/** c = f(a): (bytes, a, c) */
export const unaryKernel = (f: Unary, lanes: Lanes) =>
  lazy(() => {
    const [n, a, c] = [0, 1, 2];
    const code = new Assembly(3);
    const x = code.v128();
    return code.module(
      repeat(
        [
          VECTORS.map((i) => [set(x, load(a, i)), store(c, i, f(LANES[lanes], get(x)))]),
          [a, c].map((address) => increase(address, i32.const(128))),
          increase(n, i32.const(-128)),
        ],
        i32.greaterThan(get(n), i32.const(0)),
      ),
    );
  });

/** The lower halves of the lanes of two masks of 64-bit lanes, side by side. */
const halves = (x: Code, y: Code): Code =>
  v128.shuffle(x, y, [0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27]);

/** c = f(a, b) as bytes 0 and 1, sixteen at a time: (bytes of a, a, b, c) */
export const compareKernel = (f: Binary, lanes: Lanes, second: SecondOperand) =>
  lazy(() => {
    const [n, a, b, c] = [0, 1, 2, 3];
    const code = new Assembly(4);
    const y = code.v128();
    const each = second === 'each';
    const compare = (at: number): Code => f(LANES[lanes], load(a, at), each ? load(b, at) : get(y));
    const mask = (i: number): Code =>
      lanes === 'float32' ? compare(16 * i) : halves(compare(32 * i), compare(32 * i + 16));
    const step = 16 * LANES[lanes].bytes;
    return code.module([
      set(y, load(b)),
      repeat(
        [
          store(
            c,
            0,
            v128.and(
              i8x16.narrow(i32x4.narrow(mask(0), mask(1)), i32x4.narrow(mask(2), mask(3))),
              i8x16.const(1),
            ),
          ),
          (each ? [a, b] : [a]).map((address) => increase(address, i32.const(step))),
          increase(c, i32.const(16)),
          increase(n, i32.const(-step)),
        ],
        i32.greaterThan(get(n), i32.const(0)),
      ),
    ]);
  });

/** Each of `rows` numbers, `bytes` long in all copies of it: (rows, bytes, from, to) */
export const spreadKernel = (lanes: Lanes) =>
  lazy(() => {
    const [rows, bytes, from, to] = [0, 1, 2, 3];
    const code = new Assembly(4);
    const value = code.v128();
    const at = code.i32();
    return code.module(
      repeat(
        [
          set(value, LANES[lanes].splat(get(from))),
          set(at, i32.const(0)),
          repeat(
            [store(i32.add(get(to), get(at)), 0, get(value)), increase(at, i32.const(16))],
            i32.lessThan(get(at), get(bytes)),
          ),
          increase(from, i32.const(LANES[lanes].bytes)),
          increase(to, get(bytes)),
          increase(rows, i32.const(-1)),
        ],
        get(rows),
      ),
    );
  });
