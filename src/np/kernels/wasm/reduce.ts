/** The kernels of reductions, over a piece of memory that holds whole rows of n contiguous elements. */
import {
  Assembly,
  type Code,
  type FloatLanes,
  f32,
  f64,
  get,
  i32,
  increase,
  load,
  repeat,
  set,
  store,
  tee,
  v128,
  when,
  ZERO,
} from './assembler.ts';
import type { Lanes } from './elementwise.ts';
import { lazy } from './memory.ts';

const LANES: Record<Lanes, FloatLanes> = { float64: f64, float32: f32 };

/** acc = f(acc, row) for each row in turn, 64 bytes of the columns at a time: (rows, bytes of a row, a, acc) */
export const columnsKernel = (f: (lanes: FloatLanes, acc: Code, x: Code) => Code, name: Lanes) =>
  lazy(() => {
    const [rows, bytes, a, acc] = [0, 1, 2, 3];
    const code = new Assembly(4);
    const [j, i, at] = [code.i32(), code.i32(), code.i32()];
    const sums = [0, 1, 2, 3].map(() => code.v128());
    const x = code.v128();
    const place = i32.add(get(acc), get(j));
    return code.module(
      repeat(
        [
          sums.map((sum, v) => set(sum, load(place, 16 * v))),
          set(at, i32.add(get(a), get(j))),
          set(i, get(rows)),
          repeat(
            [
              sums.map((sum, v) => [
                set(x, load(at, 16 * v)),
                set(sum, f(LANES[name], get(sum), get(x))),
              ]),
              increase(at, get(bytes)),
            ],
            tee(i, i32.sub(get(i), i32.const(1))),
          ),
          sums.map((sum, v) => store(place, 16 * v, get(sum))),
          increase(j, i32.const(64)),
        ],
        i32.lessThan(get(j), get(bytes)),
      ),
    );
  });

/** The lanes of x moved by `bytes`, around. */
const turned = (x: Code, bytes: number): Code =>
  v128.shuffle(
    x,
    x,
    Array.from({ length: 16 }, (_, i) => (i + bytes) % 16),
  );

/**
 * The largest (smallest) element of each row, NaN if there is one: (rows, bytes of a row, a, to). A row is 16
 * bytes long or more; its last vector may overlap the one before. Of +0 and −0 either may come out.
 */
export const extremeKernel = (largest: boolean, name: Lanes) =>
  lazy(() => {
    const lanes = LANES[name];
    const better = largest ? lanes.pmax : lanes.pmin;
    const [rows, bytes, a, to] = [0, 1, 2, 3];
    const code = new Assembly(4);
    const [at, last] = [code.i32(), code.i32()];
    const [best, nan, x] = [code.v128(), code.v128(), code.v128()];
    const fold = (value: Code): Code => [
      set(x, value),
      set(best, better(get(best), get(x))),
      set(nan, v128.or(get(nan), lanes.ne(get(x), get(x)))),
    ];
    const join = (by: number): Code => [
      set(best, better(get(best), turned(get(best), by))),
      set(nan, v128.or(get(nan), turned(get(nan), by))),
    ];
    return code.module(
      repeat(
        [
          set(at, get(a)),
          set(last, i32.add(get(a), i32.sub(get(bytes), i32.const(16)))),
          set(best, load(last)),
          set(nan, lanes.ne(get(best), get(best))),
          when(
            i32.lessThan(get(at), get(last)),
            repeat([fold(load(at)), increase(at, i32.const(16))], i32.lessThan(get(at), get(last))),
          ),
          join(8),
          name === 'float32' ? join(4) : [],
          store(to, 0, v128.or(get(best), get(nan))),
          increase(to, i32.const(lanes.bytes)),
          increase(a, get(bytes)),
        ],
        tee(rows, i32.sub(get(rows), i32.const(1))),
      ),
    );
  });

/**
 * Where in each row the number `extreme` (one a row, as the kernel above leaves them) or a NaN stands first,
 * as int32: (rows, bytes of a row, a, extreme, to)
 */
export const positionKernel = (name: Lanes) =>
  lazy(() => {
    const lanes = LANES[name];
    const [rows, bytes, a, extreme, to] = [0, 1, 2, 3, 4];
    const code = new Assembly(5);
    const [at, last, mask] = [code.i32(), code.i32(), code.i32()];
    const [best, x] = [code.v128(), code.v128()];
    const found = lanes.bitmask(v128.or(lanes.eq(get(x), get(best)), lanes.ne(get(x), get(x))));
    return code.module(
      repeat(
        [
          set(best, lanes.splat(get(extreme))),
          set(at, i32.sub(get(a), i32.const(16))),
          set(last, i32.add(get(a), i32.sub(get(bytes), i32.const(16)))),
          repeat(
            [
              increase(at, i32.const(16)),
              when(i32.greaterThan(get(at), get(last)), set(at, get(last))),
              set(x, load(at)),
              set(mask, found),
            ],
            i32.and(i32.isZero(get(mask)), i32.lessThan(get(at), get(last))),
          ),
          i32.store(
            get(to),
            i32.add(
              i32.shr(i32.sub(get(at), get(a)), i32.const(name === 'float64' ? 3 : 2)),
              i32.trailingZeros(get(mask)),
            ),
          ),
          increase(to, i32.const(4)),
          increase(extreme, i32.const(lanes.bytes)),
          increase(a, get(bytes)),
        ],
        tee(rows, i32.sub(get(rows), i32.const(1))),
      ),
    );
  });

/**
 * NumPy's sum of up to 128 elements for `count` blocks one after the other: eight running sums, element k to
 * sum k mod 8, then ((0+1)+(2+3)) + ((4+5)+(6+7)): (count, lengths, a, to). The lengths are in bytes, int32,
 * of multiples of eight elements.
 */
export const blockSumsKernel = (name: Lanes) =>
  lazy(() => {
    const lanes = LANES[name];
    const [count, lengths, a, to] = [0, 1, 2, 3];
    const code = new Assembly(4);
    const size = 8 * lanes.bytes;
    const left = code.i32();
    const sums = Array.from({ length: size / 16 }, () => code.v128());
    // neighbouring lanes of x and y added
    const pairs = (x: Code, y: Code): Code =>
      lanes.add(v128.shuffle(x, y, everyOther(0, lanes)), v128.shuffle(x, y, everyOther(1, lanes)));
    const joined: Code =
      name === 'float32'
        ? [set(sums[0], pairs(get(sums[0]), get(sums[1])))]
        : [
            set(sums[0], pairs(get(sums[0]), get(sums[1]))),
            set(sums[1], pairs(get(sums[2]), get(sums[3]))),
          ];
    return code.module(
      repeat(
        [
          sums.map((sum, v) => set(sum, load(a, 16 * v))),
          increase(a, i32.const(size)),
          set(left, i32.sub(i32.load(get(lengths)), i32.const(size))),
          when(
            get(left),
            repeat(
              [
                sums.map((sum, v) => set(sum, lanes.add(get(sum), load(a, 16 * v)))),
                increase(a, i32.const(size)),
              ],
              tee(left, i32.sub(get(left), i32.const(size))),
            ),
          ),
          joined,
          set(sums[0], pairs(get(sums[0]), get(sums[1]))),
          store(to, 0, pairs(get(sums[0]), get(sums[0]))),
          increase(to, i32.const(lanes.bytes)),
          increase(lengths, i32.const(4)),
        ],
        tee(count, i32.sub(get(count), i32.const(1))),
      ),
    );
  });

/** The bytes of the lanes first, first + 2 … of two vectors. */
function everyOther(first: number, { bytes }: FloatLanes): number[] {
  return Array.from({ length: 16 }, (_, b) => {
    const lane = 2 * Math.floor(b / bytes) + first;
    return lane * bytes + (b % bytes);
  });
}

/** c = value where the mask's byte is not 0, sixteen bytes at a time: (count, mask, value, c) */
export const fillWhereKernel = (name: Lanes) =>
  lazy(() => {
    const lanes = LANES[name];
    const [count, mask, value, c] = [0, 1, 2, 3];
    const code = new Assembly(4);
    const [v, bytes] = [code.v128(), code.v128()];
    const vectors = lanes.bytes;
    // the byte of each element in all bytes of its lane
    const widened = (i: number): Code =>
      v128.shuffle(
        get(bytes),
        get(bytes),
        Array.from({ length: 16 }, (_, b) => (16 / lanes.bytes) * i + Math.floor(b / lanes.bytes)),
      );
    return code.module([
      set(v, lanes.splat(get(value))),
      repeat(
        [
          set(bytes, [load(mask), ZERO, 0xfd, 0x24]), // i8x16.ne
          Array.from({ length: vectors }, (_, i) =>
            store(c, 16 * i, v128.select(get(v), load(c, 16 * i), widened(i))),
          ),
          increase(mask, i32.const(16)),
          increase(c, i32.const(16 * vectors)),
          increase(count, i32.const(-16)),
        ],
        i32.greaterThan(get(count), i32.const(0)),
      ),
    ]);
  });
