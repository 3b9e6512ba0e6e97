import { exp, log } from '../elementary/index.ts';

/**
 * The tables of the ziggurat method (Marsaglia & Tsang 2000) with 256 layers of equal area:
 * layer i reaches to x[i] = width[i]·2^bits and the density there is height[i]; a draw of `bits` bits
 * below `inside[i]` lies inside the layer for certain.
 */
export interface Ziggurat {
  readonly width: Float64Array;
  readonly height: Float64Array;
  readonly inside: Float64Array;
}

/** Where the tail begins, and the area of each layer. */
export const NORMAL_TAIL = 3.654152885361009;
export const NORMAL_TAIL_INVERSE = 0.27366123732975828;
const NORMAL_AREA = 0.0049286732339746571;
export const EXPONENTIAL_TAIL = 7.69711747013105;
const EXPONENTIAL_AREA = 0.0039496598225815527;

/**
 * NumPy's tables (BSD-3 licence) were printed by a program with roundings of its own. These strings
 * say by how many last places each entry differs from the computation below: 'P' for none, 'Q' for one
 * up, 'O' for one down, and so on.
 */
const NORMAL_WIDTH_STEPS =
  'GPPPVUPTPPPPPPPPPPRPPPPPPPPPPPPPPPPPPPPPPPPPRPPPPPPPPPPPPPPPPPPPPQPQPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPQPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPQPPPPPPPPPPQPPPPQPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPQPPPPPPPPPPPPPPPPPPQPPPPPPPPPPPPPPPPPPPPPQP';
const NORMAL_HEIGHT_STEPS =
  'PPPPOOPOPPPPPPPPPPOPPPPPPPPPPPPPPPPPPPQPPPPPOPPPPPPPPPPPPPPPPPPPPOPOPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPOPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPOPPPPPPPPPPMPPPPNPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPJPPPPPPPPPPPPPPPPPPIPPPPPPPPPPPPPPPPPPPPPEP';
const NORMAL_INSIDE_STEPS =
  'PPPPPQPQQQQQPPQPPQPPPQPQPPPPPPPQPPPQPPPPPQPPPPPPPPPQPPQPPQPQPPPPPPPPPQPPQPQPPPPPPPPPPPQQPQPPQQQPPPPPQPPQPPPPPPQPPPPPPPPPPPPPQPPPQPPPPPQPQPPQPPQQPPPPPQQPQPQPPQQPPPQPPQQQQPQPPPPPPQQPPPPPPPPPPPPQPQQPPPPPPQPPQPPPPPPPPPPQPPPPPQPQPPPPPPQQPPQPPPPPPQPPPPQPPPPQQQPP';
const EXPONENTIAL_WIDTH_STEPS =
  'URKNOPPNRQPOPQPPPOQRPSQNOPPPPOOOOQPOPPQQQPPOPPPPPPPPOOPOOOPPPPPNQOOPPPPQPPPPQPQPQQPOQPQPPPPOPQQPPPPPQPPOPPOPPPPPPPPPPPPPPPPQOPPPPPPPPPPPPPPQPPPOOPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPOPPOOOPQPPPPPPPPPPOQPPPPPPPPPPPOPPPPOPPPPPPPPOPPPPPPPPPPPPPPPPPPPOPPPPPPPPOPPOOPP';
const EXPONENTIAL_HEIGHT_STEPS =
  'PPQPPPPPOPPPPPPPPPOPPOPQPPPPPQPPPOPQPPPPPPPPPPPPPPPPQPPPPPPPPPPQOQPPPPPOPPPOOPPPOOPQOPPPQPOQPOPQPPOPPPPPPOQOQQPPPPQQPPPPPPPOROQPPOPPPOPQPPPOPPPQPPPPQPQPPOQPOPNNOOOORQNPOQQPPOQRQPQQRNOPPOOPPOQPOQOQNPNPQQQQPORQQOQRPQPPQOPOROOQOOOOPPQQPRRRPMPRTOOOROROQSPQSURS';
const EXPONENTIAL_INSIDE_STEPS =
  'MPNPOPNNONONNPPOOONPOOONOOOPOONPOOPNOOQNONPOPOOOOOOOOOOOOPPNOONOONNOOONPOOMNPOOONOMOQMPNPONOPPPPOOOOOPNMPONNPNOONPOONNOOOOPOONPNPONONOOPNPPOOOPOOPNOONOPONPONONOPOONPNNOPPOONNONPNOPPOPONNPOONPMPNQPNOMPPNONPNPPPNOOONNOPMOMOOPOOPONOOOOMPOPNNOPNONOPOONQNOPNOOP';

let normal: Ziggurat | undefined;
let exponential: Ziggurat | undefined;

/** Half-normal density e^(−x²/2); 52-bit draws. */
export function normalZiggurat(): Ziggurat {
  normal ??= build(
    NORMAL_TAIL,
    NORMAL_AREA,
    (x) => exp(-0.5 * x * x),
    (y) => Math.sqrt(-2 * log(y)),
    52,
    [NORMAL_WIDTH_STEPS, NORMAL_HEIGHT_STEPS, NORMAL_INSIDE_STEPS],
  );
  return normal;
}

/** Density e^(−x); 53-bit draws. */
export function exponentialZiggurat(): Ziggurat {
  exponential ??= build(
    EXPONENTIAL_TAIL,
    EXPONENTIAL_AREA,
    (x) => exp(-x),
    (y) => -log(y),
    53,
    [EXPONENTIAL_WIDTH_STEPS, EXPONENTIAL_HEIGHT_STEPS, EXPONENTIAL_INSIDE_STEPS],
  );
  return exponential;
}

function build(
  tail: number,
  area: number,
  density: (x: number) => number,
  inverse: (y: number) => number,
  bits: number,
  steps: readonly [string, string, string],
): Ziggurat {
  const width = new Float64Array(256);
  const height = new Float64Array(256);
  const inside = new Float64Array(256);
  const put = (i: number, x: number, y: number): void => {
    width[i] = shift(x, steps[0].charCodeAt(i) - 80);
    height[i] = shift(y, steps[1].charCodeAt(i) - 80);
  };
  // Layer 255 ends where the tail begins; layer 0 is the base strip together with the tail.
  put(255, tail, density(tail));
  put(0, area / height[255], 1);
  for (let i = 254; i >= 1; i--) {
    const x = inverse(area / width[i + 1] + height[i + 1]);
    put(i, x, density(x));
  }
  for (let i = 0; i < 256; i++) {
    const ratio = i === 0 ? tail / width[0] : i === 1 ? 0 : width[i - 1] / width[i];
    inside[i] = Math.floor(ratio * 2 ** bits) + steps[2].charCodeAt(i) - 80;
  }
  for (let i = 0; i < 256; i++) width[i] /= 2 ** bits;
  return { width, height, inside };
}

/** The double `places` representable numbers above x (below for negative places). */
function shift(x: number, places: number): number {
  const words = new BigInt64Array(new Float64Array([x]).buffer);
  words[0] += BigInt(places);
  return new Float64Array(words.buffer)[0];
}

/** The float32 tables: 23-bit draws. The few entries NumPy's program rounded the other way are listed. */
export interface ZigguratFloat32 {
  readonly width: Float32Array;
  readonly height: Float32Array;
  readonly inside: Int32Array;
}

/** float32 tables from the float64 ones, with `bits` as above. */
export function toFloat32(
  table: Ziggurat,
  bits: number,
  corrections: readonly (readonly [kind: 'width' | 'height', layer: number, value: number])[],
): ZigguratFloat32 {
  const scale = 2 ** (bits - 23);
  const width = Float32Array.from(table.width, (w) => w * scale);
  const height = Float32Array.from(table.height);
  const inside = Int32Array.from(table.inside, (k) => Math.round(k / scale));
  for (const [kind, layer, value] of corrections)
    (kind === 'width' ? width : height)[layer] = value;
  return { width, height, inside };
}
