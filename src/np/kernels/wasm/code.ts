/** Code of WebAssembly as a tree of bytes, and the instructions that every kernel needs. */
export type Code = number | readonly Code[];

/** A parameter or local variable, by its number. */
export type Local = number;

/** LEB128, in which the format writes all its numbers. */
export function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

export function signed(value: number): number[] {
  const byte = value & 127;
  const rest = value >> 7;
  const done = (rest === 0 && byte < 64) || (rest === -1 && byte >= 64);
  return done ? [byte] : [byte | 128, ...signed(rest)];
}

export function signed64(value: bigint): number[] {
  const byte = Number(value & 127n);
  const rest = value >> 7n;
  const done = (rest === 0n && byte < 64) || (rest === -1n && byte >= 64);
  return done ? [byte] : [byte | 128, ...signed64(rest)];
}

// (without side effects, so that pages can leave out the instructions they do not need)

/** An instruction of one operand. */
/* @__NO_SIDE_EFFECTS__ */
export const unaryOf =
  (opcode: Code) =>
  (x: Code): Code => [x, opcode];

/** An instruction of two operands. */
/* @__NO_SIDE_EFFECTS__ */
export const binaryOf =
  (opcode: Code) =>
  (x: Code, y: Code): Code => [x, y, opcode];

export const get = (local: Local): Code => [0x20, local];
export const set = (local: Local, value: Code): Code => [value, 0x21, local];
/** Sets a variable and leaves the value on the stack. */
export const tee = (local: Local, value: Code): Code => [value, 0x22, local];
