/**
 * The bits of an H.264 NAL unit: fixed numbers and Exp-Golomb codes (ITU-T H.264, 7.2 and 9.1), and the
 * bytes that keep start codes out of it (7.4.1, emulation prevention).
 */

/** Reads bits from the first on. */
export class BitReader {
  /** Bits read so far. */
  position = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** `count` bits as a number, most significant first; at most 31. */
  fixed(count: number): number {
    let value = 0;
    for (let taken = 0; taken < count; taken++, this.position++) {
      const byte = this.bytes[this.position >> 3];
      if (byte === undefined) throw new RangeError('The NAL unit ends within a number.');
      value = (value << 1) | ((byte >> (7 - (this.position & 7))) & 1);
    }
    return value;
  }

  flag(): boolean {
    return this.fixed(1) === 1;
  }

  /** An unsigned Exp-Golomb code, ue(v). */
  unsigned(): number {
    let zeros = 0;
    while (!this.flag()) zeros++;
    return (1 << zeros) - 1 + this.fixed(zeros);
  }

  /** A signed Exp-Golomb code, se(v). */
  signed(): number {
    const code = this.unsigned();
    return code % 2 === 1 ? (code + 1) / 2 : -code / 2;
  }
}

/** Writes bits one after the other. */
export class BitWriter {
  readonly #bits: number[] = [];

  fixed(value: number, count: number): this {
    for (let bit = count - 1; bit >= 0; bit--) this.#bits.push((value >> bit) & 1);
    return this;
  }

  /** An unsigned Exp-Golomb code, ue(v). */
  unsigned(value: number): this {
    const length = 31 - Math.clz32(value + 1);
    return this.fixed(0, length).fixed(value + 1, length + 1);
  }

  /** The bits so far, closed by a 1 and by zeros up to a whole byte (rbsp_trailing_bits). */
  closed(): Uint8Array {
    const bits = [...this.#bits, 1];
    const bytes = new Uint8Array(Math.ceil(bits.length / 8));
    bits.forEach((bit, index) => {
      bytes[index >> 3] = (bytes[index >> 3] as number) | (bit << (7 - (index & 7)));
    });
    return bytes;
  }
}

/** Overwrites `count` bits from `position` on. */
export function overwrite(bytes: Uint8Array, position: number, value: number, count: number): void {
  for (let index = 0; index < count; index++) {
    const [at, shift] = [(position + index) >> 3, 7 - ((position + index) & 7)];
    const bit = (value >> (count - 1 - index)) & 1;
    bytes[at] = ((bytes[at] as number) & ~(1 << shift)) | (bit << shift);
  }
}

/** A NAL unit without its emulation prevention: 00 00 03 becomes 00 00. */
export function unescaped(nal: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(nal.length);
  let [length, zeros] = [0, 0];
  for (const byte of nal) {
    if (zeros >= 2 && byte === 3) {
      zeros = 0;
      continue;
    }
    bytes[length++] = byte;
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  return bytes.subarray(0, length);
}

/** Undoes {@link unescaped}: a 3 goes between two zeros and anything up to 3. */
export function escaped(bytes: Uint8Array): Uint8Array {
  const nal = new Uint8Array(Math.ceil(bytes.length * 1.5) + 1);
  let [length, zeros] = [0, 0];
  for (const byte of bytes) {
    if (zeros >= 2 && byte <= 3) {
      nal[length++] = 3;
      zeros = 0;
    }
    nal[length++] = byte;
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  return nal.subarray(0, length);
}
