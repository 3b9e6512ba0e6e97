/**
 * A small assembler for WebAssembly (core specification 2.0, chapter 5). Code is a tree of bytes; an
 * instruction is a function of the code of its operands, so that kernels read like formulas:
 *
 *     store(O, 0, f64.add(load(A, 0), load(B, 0)))
 *
 * Only SIMD whose result the specification fixes to the bit is here: nothing relaxed, nothing fused.
 */
export type Code = number | readonly Code[];

/** A parameter or local variable, by its number. */
export type Local = number;

const I32 = 0x7f;
const I64 = 0x7e;
const V128 = 0x7b;

function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

function signed(value: number): number[] {
  const byte = value & 127;
  const rest = value >> 7;
  const done = (rest === 0 && byte < 64) || (rest === -1 && byte >= 64);
  return done ? [byte] : [byte | 128, ...signed(rest)];
}

function signed64(value: bigint): number[] {
  const byte = Number(value & 127n);
  const rest = value >> 7n;
  const done = (rest === 0n && byte < 64) || (rest === -1n && byte >= 64);
  return done ? [byte] : [byte | 128, ...signed64(rest)];
}

const simd = (opcode: number): Code => [0xfd, unsigned(opcode)];
const unaryOf =
  (opcode: Code) =>
  (x: Code): Code => [x, opcode];
const binaryOf =
  (opcode: Code) =>
  (x: Code, y: Code): Code => [x, y, opcode];

// ---- variables and control ----

export const get = (local: Local): Code => [0x20, local];
export const set = (local: Local, value: Code): Code => [value, 0x21, local];
/** Sets a variable and leaves the value on the stack. */
export const tee = (local: Local, value: Code): Code => [value, 0x22, local];

export const i32 = {
  const: (value: number): Code => [0x41, signed(value)],
  add: binaryOf(0x6a),
  sub: binaryOf(0x6b),
  mul: binaryOf(0x6c),
  and: binaryOf(0x71),
  or: binaryOf(0x72),
  shl: binaryOf(0x74),
  shr: binaryOf(0x75),
  isZero: unaryOf(0x45),
  trailingZeros: unaryOf(0x68),
  lessThan: binaryOf(0x48),
  lessThanUnsigned: binaryOf(0x49),
  greaterThan: binaryOf(0x4a),
  load: (address: Code, offset = 0): Code => [address, 0x28, 0, unsigned(offset)],
  store: (address: Code, value: Code, offset = 0): Code => [
    address,
    value,
    0x36,
    0,
    unsigned(offset),
  ],
};

/** Scalars of 64 bits, for random streams. */
export const i64 = {
  const: (value: bigint): Code => [0x42, signed64(BigInt.asIntN(64, value))],
  add: binaryOf(0x7c),
  mul: binaryOf(0x7e),
  and: binaryOf(0x83),
  xor: binaryOf(0x85),
  shrUnsigned: binaryOf(0x88),
  rotateRight: binaryOf(0x8a),
  /** 0 or 1 as 32 bits */
  lessThanUnsigned: binaryOf(0x54),
  fromUnsigned32: unaryOf(0xad),
  toFloat64: unaryOf(0xb9),
  load: (address: Code, offset = 0): Code => [address, 0x29, 0, unsigned(offset)],
  store: (address: Code, value: Code, offset = 0): Code => [
    address,
    value,
    0x37,
    0,
    unsigned(offset),
  ],
};

/** One double, outside of vectors. */
export const float64 = {
  const: (value: number): Code => [0x44, ...new Uint8Array(new Float64Array([value]).buffer)],
  mul: binaryOf(0xa2),
  store: (address: Code, value: Code): Code => [address, value, 0x39, 0, 0],
};

/** local += value */
export const increase = (local: Local, value: Code): Code => set(local, i32.add(get(local), value));

/** Runs `body` once, and again as long as `again` (computed after it) is not 0. */
export const repeat = (body: Code, again: Code): Code => [0x03, 0x40, body, again, 0x0d, 0, 0x0b];

/** Runs `body` if `condition` is not 0. */
export const when = (condition: Code, body: Code): Code => [condition, 0x04, 0x40, body, 0x0b];

// ---- vectors ----

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

// ---- functions and modules ----

/** A function of 32-bit integers (addresses, counts) that returns nothing or one of them. */
export class Assembly {
  private readonly types: number[] = [];
  private readonly parameters: number;

  constructor(parameters: number) {
    this.parameters = parameters;
  }

  i32(): Local {
    this.types.push(I32);
    return this.parameters + this.types.length - 1;
  }

  i64(): Local {
    this.types.push(I64);
    return this.parameters + this.types.length - 1;
  }

  v128(): Local {
    this.types.push(V128);
    return this.parameters + this.types.length - 1;
  }

  /** Keeps a vector in a variable of its own: appends the assignment to `body`, gives the code that reads it. */
  keep(body: Code[], value: Code): Code {
    const local = this.v128();
    body.push(set(local, value));
    return get(local);
  }

  /** The module that exports the function as `run` and works in the memory `m.m` given to it. */
  module(body: Code, returns = false): Uint8Array<ArrayBuffer> {
    const code = flat([
      unsigned(this.types.length),
      this.types.map((type) => [1, type]),
      body,
      0x0b,
    ]);
    const parameters = new Array<number>(this.parameters).fill(I32);
    return Uint8Array.from([
      ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      ...section(1, [1, 0x60, parameters.length, parameters, returns ? [1, I32] : 0]),
      ...section(2, [1, 1, 0x6d, 1, 0x6d, 2, 0, 1]), // import m.m: a memory of one page or more
      ...section(3, [1, 0]),
      ...section(7, [1, 3, [...'run'].map((c) => c.charCodeAt(0)), 0, 0]),
      ...section(10, [1, unsigned(code.length), code]),
    ]);
  }
}

function section(id: number, content: Code): number[] {
  const bytes = flat(content);
  return [id, ...unsigned(bytes.length), ...bytes];
}

function flat(code: Code, bytes: number[] = []): number[] {
  if (typeof code === 'number') bytes.push(code);
  else for (const part of code) flat(part, bytes);
  return bytes;
}
