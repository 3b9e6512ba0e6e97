import { Assembly, get, i32, increase, load, repeat, set, store, tee } from './assembler.ts';
import { lazy } from './memory.ts';

/**
 * Copies `count` rows of `bytes` bytes, 64 at a time (what is copied past the end of one the next writes over):
 * (count, bytes, starts, a, to); the starts are int32, in bytes from a.
 */
export const gatherKernel = lazy(() => {
  const [count, bytes, starts, a, to] = [0, 1, 2, 3, 4];
  const code = new Assembly(5);
  const [from, j, target] = [code.i32(), code.i32(), code.i32()];
  return code.module(
    repeat(
      [
        set(from, i32.add(get(a), i32.load(get(starts)))),
        set(j, i32.const(0)),
        repeat(
          [
            set(target, i32.add(get(to), get(j))),
            [0, 16, 32, 48].map((offset) => store(target, offset, load(from, offset))),
            increase(from, i32.const(64)),
            increase(j, i32.const(64)),
          ],
          i32.lessThan(get(j), get(bytes)),
        ),
        increase(starts, i32.const(4)),
        increase(to, get(bytes)),
      ],
      tee(count, i32.sub(get(count), i32.const(1))),
    ),
  );
});
