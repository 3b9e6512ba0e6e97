/** Vectors of 16 bytes: only what the specification fixes to the bit, nothing relaxed, nothing fused. */
import { binaryOf, type Code, get, type Local, unaryOf, unsigned } from './code.ts';
import { i32 } from './scalars.ts';

const simd = (opcode: number): Code => [0xfd, unsigned(opcode)];

/** The 16 bytes at address + offset; `address` a variable or code. */
export const load = (address: Local | Code, offset = 0): Code => [
  at(address),
  simd(0x00),
  0,
  unsigned(offset),
];
export const store = (address: Local | Code, offset: number, value: Code): Code => [
  at(address),
  value,
  simd(0x0b),
  0,
  unsigned(offset),
];

const at = (address: Local | Code): Code => (typeof address === 'number' ? get(address) : address);

/** One number in all lanes. */
const constant = (bytes: ArrayBuffer): Code => [simd(0x0c), ...new Uint8Array(bytes)];

export const v128 = {
  not: unaryOf(simd(0x4d)),
  and: binaryOf(simd(0x4e)),
  andNot: binaryOf(simd(0x4f)),
  or: binaryOf(simd(0x50)),
  xor: binaryOf(simd(0x51)),
  /** bits of x where the mask is set, else of y */
  select: (x: Code, y: Code, mask: Code): Code => [x, y, mask, simd(0x52)],
  anyTrue: unaryOf(simd(0x53)),
  /** bytes of x (0 … 15) and y (16 … 31) by their numbers */
  shuffle: (x: Code, y: Code, lanes: readonly number[]): Code => [x, y, simd(0x0d), lanes],
};

export const ZERO = constant(new ArrayBuffer(16));

/** The instructions that exist for both kinds of float. */
export interface FloatLanes {
  bytes: number;
  const: (value: number) => Code;
  splat: (address: Code) => Code;
  add: (x: Code, y: Code) => Code;
  sub: (x: Code, y: Code) => Code;
  mul: (x: Code, y: Code) => Code;
  div: (x: Code, y: Code) => Code;
  /** y < x ? y : x and x < y ? y : x */
  pmin: (x: Code, y: Code) => Code;
  pmax: (x: Code, y: Code) => Code;
  eq: (x: Code, y: Code) => Code;
  ne: (x: Code, y: Code) => Code;
  lt: (x: Code, y: Code) => Code;
  gt: (x: Code, y: Code) => Code;
  le: (x: Code, y: Code) => Code;
  ge: (x: Code, y: Code) => Code;
  abs: (x: Code) => Code;
  neg: (x: Code) => Code;
  sqrt: (x: Code) => Code;
  ceil: (x: Code) => Code;
  floor: (x: Code) => Code;
  trunc: (x: Code) => Code;
  /** the sign bit of each lane */
  bitmask: (x: Code) => Code;
}

function floatLanes(bytes: number, compare: number, math: number, round: number[]): FloatLanes {
  const both = (opcode: number) => binaryOf(simd(opcode));
  const one = (opcode: number) => unaryOf(simd(opcode));
  return {
    bytes,
    const: (value) =>
      constant(
        bytes === 8
          ? new Float64Array(2).fill(value).buffer
          : new Float32Array(4).fill(value).buffer,
      ),
    splat: (address) => [address, simd(bytes === 8 ? 0x0a : 0x09), 0, 0],
    eq: both(compare),
    ne: both(compare + 1),
    lt: both(compare + 2),
    gt: both(compare + 3),
    le: both(compare + 4),
    ge: both(compare + 5),
    abs: one(math),
    neg: one(math + 1),
    sqrt: one(math + 3),
    add: both(math + 4),
    sub: both(math + 5),
    mul: both(math + 6),
    div: both(math + 7),
    pmin: both(math + 10),
    pmax: both(math + 11),
    ceil: one(round[0]),
    floor: one(round[1]),
    trunc: one(round[2]),
    bitmask: one(bytes === 8 ? 0xc4 : 0xa4),
  };
}

export const f64 = {
  ...floatLanes(8, 0x47, 0xec, [0x74, 0x75, 0x7a]),
  promote: unaryOf(simd(0x5f)),
  fromInt: unaryOf(simd(0xfe)),
};
export const f32 = {
  ...floatLanes(4, 0x41, 0xe0, [0x67, 0x68, 0x69]),
  demote: unaryOf(simd(0x5e)),
};

export const i64x2 = {
  const: (value: bigint): Code => constant(new BigInt64Array(2).fill(value).buffer),
  add: binaryOf(simd(0xce)),
  sub: binaryOf(simd(0xd1)),
  eq: binaryOf(simd(0xd6)),
  gt: binaryOf(simd(0xd9)),
  shl: (x: Code, bits: number): Code => [x, i32.const(bits), simd(0xcb)],
  shrUnsigned: (x: Code, bits: number): Code => [x, i32.const(bits), simd(0xcd)],
};
export const i32x4 = {
  const: (value: number): Code => constant(new Int32Array(4).fill(value).buffer),
  add: binaryOf(simd(0xae)),
  sub: binaryOf(simd(0xb1)),
  shl: (x: Code, bits: number): Code => [x, i32.const(bits), simd(0xab)],
  shr: (x: Code, bits: number): Code => [x, i32.const(bits), simd(0xac)],
  extract: (x: Code, lane: number): Code => [x, simd(0x1b), lane],
  gt: binaryOf(simd(0x3b)),
  bitmask: unaryOf(simd(0xa4)),
  lessThanUnsigned: binaryOf(simd(0x3a)),
  /** eight 16-bit numbers of two times four 32-bit ones, saturated */
  narrow: binaryOf(simd(0x85)),
};
export const i8x16 = {
  const: (value: number): Code => constant(new Int8Array(16).fill(value).buffer),
  narrow: binaryOf(simd(0x65)),
};

/** Two doubles from two addresses. */
export const loadPair = (first: Code, second: Code, offset = 0): Code => [
  second,
  [first, simd(0x5d), 0, unsigned(offset)], // load64_zero
  [simd(0x57), 0, unsigned(offset), 1], // load64_lane
];
