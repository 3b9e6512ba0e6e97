/**
 * A small assembler for WebAssembly (core specification 2.0, chapter 5). Code is a tree of bytes; an
 * instruction is a function of the code of its operands, so that kernels read like formulas:
 *
 *     store(O, 0, f64.add(load(A, 0), load(B, 0)))
 *
 * Only SIMD whose result the specification fixes to the bit is here: nothing relaxed, nothing fused.
 */
import { type Code, get, type Local, set, unsigned } from './code.ts';
import { i32 } from './scalars.ts';

export { type Code, get, type Local, set, tee } from './code.ts';
export * from './scalars.ts';
export * from './vectors.ts';

const I32 = 0x7f;
const I64 = 0x7e;
const V128 = 0x7b;

/** local += value */
export const increase = (local: Local, value: Code): Code => set(local, i32.add(get(local), value));

/** Runs `body` once, and again as long as `again` (computed after it) is not 0. */
export const repeat = (body: Code, again: Code): Code => [0x03, 0x40, body, again, 0x0d, 0, 0x0b];

/** Runs `body` if `condition` is not 0. */
export const when = (condition: Code, body: Code): Code => [condition, 0x04, 0x40, body, 0x0b];

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
