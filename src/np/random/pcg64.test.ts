import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

const MASK = (1n << 128n) - 1n;

/** PCG64 as its author writes it, in BigInt. */
function* textbook(state: bigint, increment: bigint): Generator<bigint> {
  for (let s = state; ; ) {
    s = (s * 0x2360ed051fc65da44385df649fccf645n + increment) & MASK;
    const x = ((s >> 64n) ^ s) & 0xffffffffffffffffn;
    const turn = s >> 122n;
    yield ((x >> turn) | (x << (64n - turn))) & 0xffffffffffffffffn;
  }
}

async function fresh() {
  vi.resetModules();
  const { PCG64 } = await import('./pcg64.ts');
  const { SeedSequence } = await import('./seed-sequence.ts');
  const kernel = await import('./pcg64-kernel.ts');
  return { source: new PCG64(new SeedSequence(5)), kernel };
}

for (const wasm of [true, false]) {
  test(`draws one by one and in blocks, ${wasm ? 'with' : 'without'} WebAssembly`, async () => {
    if (!wasm) vi.stubGlobal('WebAssembly', undefined);
    const { source, kernel } = await fresh();
    expect(kernel.nextDraws(new Int32Array(8), 1) !== null).toBe(wasm);
    // both halves of the state and of the increment with their highest bits set, and not
    for (const state of [(1n << 127n) + 12345n, 3n, MASK - 99n]) {
      for (const inc of [(1n << 127n) + 77n, 1n, MASK]) {
        source.setState({ state, inc });
        const expected = textbook(state, inc);
        const next = () => expected.next().value as bigint;
        for (const n of [1, 5, 700, 2, 5000, 3]) {
          const doubles = new Float64Array(n);
          source.fillDoubles(doubles);
          expect(Array.from(doubles)).toEqual(
            Array.from(doubles, () => Number(next() >> 11n) * 2 ** -53),
          );
          const words = new Uint32Array(2 * n);
          source.fillUint32(words);
          for (let i = 0; i < n; i++) {
            const draw = next();
            expect([words[2 * i], words[2 * i + 1]]).toEqual([
              Number(draw & 0xffffffffn),
              Number(draw >> 32n),
            ]);
          }
          source.nextUint64();
          const draw = next();
          expect(source.low).toBe(Number(BigInt.asIntN(32, draw)));
          expect(source.high).toBe(Number(BigInt.asIntN(32, draw >> 32n)));
        }
        const state2 = source.getState();
        source.nextDouble();
        const after = next();
        source.setState(state2);
        expect(source.nextDouble()).toBe(Number(after >> 11n) * 2 ** -53);
      }
    }
  });
}

test('half a draw left over comes first', async () => {
  const { source } = await fresh();
  const start = source.getState();
  const one = Array.from({ length: 9 }, () => source.nextUint32());
  source.setState(start);
  const first = source.nextUint32();
  const rest = new Uint32Array(8);
  source.fillUint32(rest);
  expect([first, ...rest]).toEqual(one);
  expect(source.getState().hasUint32).toBe(true);
});
