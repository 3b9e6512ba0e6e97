import { binaryOf, type Code, signed, signed64, unaryOf, unsigned } from './code.ts';

/** Scalars of 32 bits: addresses and counts. */
export const i32 = {
  const: (value: number): Code => [0x41, signed(value)],
  add: binaryOf(0x6a),
  sub: binaryOf(0x6b),
  mul: binaryOf(0x6c),
  and: binaryOf(0x71),
  or: binaryOf(0x72),
  xor: binaryOf(0x73),
  shl: binaryOf(0x74),
  shr: binaryOf(0x75),
  isZero: unaryOf(0x45),
  notEqual: binaryOf(0x47),
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
