/**
 * All of np in a few dozen checksums: engines that print the same ones compute the same bits. Needs
 * nothing but the language, so that it runs in a bare JavaScript shell.
 */

import { bytesOf } from '../../../tests/fuzz/arrays.ts';
import { difference } from '../../../tests/fuzz/compare.ts';
import { type Program, type ProgramOutcome, runProgram } from '../../../tests/fuzz/program.ts';
import elementary from '../elementary/fixtures/elementary.json' with { type: 'json' };
import { type Sample, sample } from '../elementary/fixtures/samples.ts';
import * as functions from '../elementary/index.ts';
import { crc32 } from '../files/zip.ts';
import elementwise from '../fixtures/elementwise.json' with { type: 'json' };
import found from '../fixtures/found.json' with { type: 'json' };
import indexing from '../fixtures/indexing.json' with { type: 'json' };
import linear from '../fixtures/linear.json' with { type: 'json' };
import printing from '../fixtures/printing.json' with { type: 'json' };
import reductions from '../fixtures/reductions.json' with { type: 'json' };
import shapes from '../fixtures/shapes.json' with { type: 'json' };
import * as np from '../index.ts';
import streams from '../random/fixtures/streams.json' with { type: 'json' };

/** What was computed, by topic, each as a checksum of its bits. */
export function digests(): Record<string, string> {
  return { ...elementaryDigests(), ...streamDigests(), ...fixtureDigests() };
}

/** A checksum that grows with what is added to it. */
class Digest {
  private sum = 0;

  bytes(bytes: Uint8Array): void {
    const both = new Uint8Array(4 + bytes.length);
    new DataView(both.buffer).setUint32(0, this.sum, true);
    both.set(bytes, 4);
    this.sum = crc32(both);
  }

  text(text: string): void {
    this.bytes(new TextEncoder().encode(text));
  }

  array(array: np.NDArray): void {
    this.text(`${array.dtype} ${array.shape}`);
    this.bytes(bytesOf(array));
  }

  toString(): string {
    return this.sum.toString(16).padStart(8, '0');
  }
}

type Unary = (x: number) => number;

/** Every elementary function over the sample sets of its tests, in double and single precision. */
function elementaryDigests(): Record<string, string> {
  const result: Record<string, string> = {};
  const all = functions as unknown as Record<string, Unary>;
  const sets = [...elementary.references, ...elementary.glibc].map(({ f, x }) => ({ f, x }));
  for (const f of new Set(sets.map((set) => set.f))) {
    if (f === 'pow') continue;
    const wide = new Digest();
    const narrow = new Digest();
    for (const { x } of sets.filter((set) => set.f === f)) {
      const points = sample(x as Sample);
      wide.array(np.fromData(points.map(all[f]), [points.length], 'float64'));
      const single = all[`${f}Float32`];
      if (!single) continue;
      const values = Float32Array.from(points, (point) => single(Math.fround(point)));
      narrow.array(np.fromData(values, [values.length], 'float32'));
    }
    result[f] = `${wide}`;
    if (all[`${f}Float32`]) result[`${f} float32`] = `${narrow}`;
  }
  const pow = new Digest();
  for (const { f, x, y } of elementary.glibc) {
    if (f !== 'pow' || !y) continue;
    const exponents = sample(y as Sample).reverse();
    const powers = sample(x as Sample).map((base, i) => functions.pow(base, exponents[i]));
    pow.array(np.fromData(powers, [powers.length], 'float64'));
  }
  result.pow = `${pow}`;
  return result;
}

/** The random streams of the fixtures, the long ones cut to this length. */
const LONGEST = 2000;

function streamDigests(): Record<string, string> {
  const result: Record<string, string> = {};
  type Step = { method: string; args: unknown[] };
  type Case = { api: string; seed: unknown; steps: Step[] };
  for (const { api, seed, steps } of streams.cases as unknown as Case[]) {
    const start = toSeed(seed) as number;
    const generator = (api === 'legacy'
      ? new np.random.RandomState(start)
      : np.random.defaultRng(start)) as unknown as Record<string, (...args: unknown[]) => unknown>;
    const digest = new Digest();
    for (const { method, args } of steps) {
      const given = args.map(toArgument);
      const drawn = generator[method](...given) ?? given[0];
      if (drawn instanceof np.NDArray) digest.array(drawn);
      else digest.array(np.array(drawn as number));
    }
    const name = `${api} ${JSON.stringify(seed).slice(0, 20)} ${steps.length}`;
    result[name] = `${digest}${result[name] ?? ''}`;
  }
  return result;
}

function toSeed(seed: unknown): unknown {
  if (Array.isArray(seed)) return seed.map(toSeed);
  return typeof seed === 'string' ? BigInt(seed) : seed;
}

/** {"range": [2, 3]} stands for the array 0, 1, … of that shape; a size of a million becomes smaller. */
function toArgument(value: unknown, i: number): unknown {
  const shape = (value as { range?: number[] } | null)?.range;
  if (shape)
    return np
      .arange(shape.reduce((a, b) => a * b))
      .astype('int64')
      .reshape(shape);
  const isSize = value === 1_000_000 || value === 100_000 || (value === 1_000 && i > 0);
  return isSize ? Math.min(value as number, LONGEST) : value;
}

/** The results of all programs, and how many are not NumPy's. */
function fixtureDigests(): Record<string, string> {
  const topics = { elementwise, reductions, linear, shapes, indexing, printing, found };
  const result: Record<string, string> = {};
  for (const [topic, cases] of Object.entries(topics)) {
    const digest = new Digest();
    let different = 0;
    for (const { program, outcome } of cases as { program: Program; outcome: ProgramOutcome }[]) {
      const ours = runProgram(program, outcome);
      digest.text(JSON.stringify(ours));
      if (difference(program, ours, outcome)) different++;
    }
    result[topic] = `${digest}, ${different} of ${cases.length} differ from NumPy`;
  }
  return result;
}
