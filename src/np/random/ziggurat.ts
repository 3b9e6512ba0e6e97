import { exp, log1p } from '../elementary/index.ts';
import { type BitSource, type DrawSource, nextFloat } from './bit-source.ts';
import { DrawsAhead } from './draws-ahead.ts';
import { log1pSingle } from './log1p-single.ts';
import type { PCG64 } from './pcg64.ts';
import {
  EXPONENTIAL_TAIL,
  exponentialZiggurat,
  NORMAL_TAIL,
  NORMAL_TAIL_INVERSE,
  normalZiggurat,
  toFloat32,
  type Ziggurat,
  type ZigguratFloat32,
} from './ziggurat-tables.ts';

/*
 * Normal and exponential draws by the ziggurat method (Marsaglia & Tsang 2000), consuming bits exactly
 * as NumPy's Generator does (numpy/random/src/distributions, BSD-3 licence). In 99 of 100 draws a single
 * product decides; else the wedge above the layer or the tail is tried.
 */

/** Standard normal with 64 random bits: 8 for the layer, 1 for the sign, 52 for the place. */
export function zigguratNormal(source: DrawSource, table: Ziggurat = normalZiggurat()): number {
  const { width, height, inside } = table;
  for (;;) {
    source.nextUint64();
    const layer = source.low & 255;
    const bits = (source.high & 0x1fffffff) * 8388608 + (source.low >>> 9);
    const negative = (source.low & 256) !== 0;
    const size = bits * width[layer];
    const x = negative ? -size : size;
    if (bits < inside[layer]) return x;
    if (layer === 0) {
      for (;;) {
        const far = -NORMAL_TAIL_INVERSE * log1p(-source.nextDouble());
        const y = -log1p(-source.nextDouble());
        if (y + y > far * far) {
          return ((bits / 256) & 1) !== 0 ? -(NORMAL_TAIL + far) : NORMAL_TAIL + far;
        }
      }
    }
    const y = (height[layer - 1] - height[layer]) * source.nextDouble() + height[layer];
    if (y < exp(-0.5 * x * x)) return x;
  }
}

/** Fills an array with standard normals, as `zigguratNormal` one after the other. */
export function fillNormal(source: PCG64, out: Float64Array): void {
  const table = normalZiggurat();
  const { width, inside } = table;
  const n = out.length;
  const ahead = new DrawsAhead(source, n);
  const { words } = ahead;
  for (let i = 0; i < n; ) {
    ahead.refill(n - i);
    let at = 0;
    for (const end = ahead.end; at < end && i < n; ) {
      const low = words[at];
      const layer = low & 255;
      const bits = (words[at + 1] & 0x1fffffff) * 8388608 + (low >>> 9);
      if (bits < inside[layer]) {
        const size = bits * width[layer];
        out[i++] = (low & 256) !== 0 ? -size : size;
        at += 2;
      } else {
        ahead.position = at;
        out[i++] = zigguratNormal(ahead, table);
        at = ahead.position;
      }
    }
  }
}

/** Standard exponential with 64 random bits: 8 for the layer, 53 for the place. */
export function zigguratExponential(
  source: DrawSource,
  table: Ziggurat = exponentialZiggurat(),
): number {
  const { width, height, inside } = table;
  for (;;) {
    source.nextUint64();
    const layer = (source.low >>> 3) & 255;
    const bits = (source.high >>> 0) * 2097152 + (source.low >>> 11);
    const x = bits * width[layer];
    if (bits < inside[layer]) return x;
    if (layer === 0) return EXPONENTIAL_TAIL - log1p(-source.nextDouble());
    const y = (height[layer - 1] - height[layer]) * source.nextDouble() + height[layer];
    if (y < exp(-x)) return x;
  }
}

/** Fills an array with standard exponentials, as `zigguratExponential` one after the other. */
export function fillExponential(source: PCG64, out: Float64Array): void {
  const table = exponentialZiggurat();
  const { width, inside } = table;
  const n = out.length;
  const ahead = new DrawsAhead(source, n);
  const { words } = ahead;
  for (let i = 0; i < n; ) {
    ahead.refill(n - i);
    let at = 0;
    for (const end = ahead.end; at < end && i < n; ) {
      const low = words[at];
      const layer = (low >>> 3) & 255;
      const bits = (words[at + 1] >>> 0) * 2097152 + (low >>> 11);
      if (bits < inside[layer]) {
        out[i++] = bits * width[layer];
        at += 2;
      } else {
        ahead.position = at;
        out[i++] = zigguratExponential(ahead, table);
        at = ahead.position;
      }
    }
  }
}

let normalSingle: ZigguratFloat32 | undefined;
let exponentialSingle: ZigguratFloat32 | undefined;

/** Standard normal as a float32, from 32 random bits; every operation rounds to float32. */
export function zigguratNormalFloat32(source: BitSource): number {
  normalSingle ??= toFloat32(normalZiggurat(), 52, []);
  const { width, height, inside } = normalSingle;
  const single = Math.fround;
  for (;;) {
    const r = source.nextUint32();
    const layer = r & 255;
    const bits = r >>> 9;
    const size = single(bits * width[layer]);
    const x = (r & 256) !== 0 ? -size : size;
    if (bits < inside[layer]) return x;
    if (layer === 0) {
      const inverse = single(NORMAL_TAIL_INVERSE);
      const tail = single(NORMAL_TAIL);
      for (;;) {
        const far = single(-inverse * log1pSingle(-nextFloat(source)));
        const y = -log1pSingle(-nextFloat(source));
        if (single(y + y) > single(far * far)) {
          const result = single(tail + far);
          return ((bits >>> 8) & 1) !== 0 ? -result : result;
        }
      }
    }
    const step = single(height[layer - 1] - height[layer]);
    const y = single(single(step * nextFloat(source)) + height[layer]);
    if (y < exp(-0.5 * x * x)) return x;
  }
}

/** Standard exponential as a float32, from 32 random bits. */
export function zigguratExponentialFloat32(source: BitSource): number {
  exponentialSingle ??= toFloat32(exponentialZiggurat(), 53, [
    ['height', 128, 0.18818119168281555],
    ['height', 154, 0.1324453353881836],
    ['height', 171, 0.10132299363613129],
    ['width', 226, 4.4002547383570345e-7],
  ]);
  const { width, height, inside } = exponentialSingle;
  const single = Math.fround;
  for (;;) {
    const r = source.nextUint32() >>> 1;
    const layer = r & 255;
    const bits = r >>> 8;
    const x = single(bits * width[layer]);
    if (bits < inside[layer]) return x;
    if (layer === 0) return single(single(EXPONENTIAL_TAIL) - log1pSingle(-nextFloat(source)));
    const step = single(height[layer - 1] - height[layer]);
    const y = single(single(step * nextFloat(source)) + height[layer]);
    if (y < single(exp(-x))) return x;
  }
}
