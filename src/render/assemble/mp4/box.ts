/**
 * Boxes, the units that an MP4 file is made of (ISO/IEC 14496-12): a length, a four-letter type and a
 * content, which for some types is again a row of boxes.
 */
export interface Box {
  readonly type: string;
  /** Empty when there are children. */
  content: Uint8Array;
  children?: Box[];
}

/** The types whose content is nothing but boxes, as far as a movie header needs to be opened. */
const containers = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'udta', 'edts', 'tref']);

/** Text in MP4's older fields is Latin-1, one byte a letter; types such as `©nam` need it. */
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const typeAt = (bytes: Uint8Array, at: number) =>
  String.fromCharCode(...bytes.subarray(at, at + 4));

/** A view for reading numbers; MP4 is big-endian, as DataView is by default. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A whole number in the given count of bytes (8 at most), big-endian. */
export function number(value: number, bytes: 1 | 2 | 3 | 4 | 8): Uint8Array {
  const result = new Uint8Array(bytes);
  let rest = value;
  for (let at = bytes - 1; at >= 0; at--) {
    result[at] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return result;
}

/** Bytes one after the other; strings as Latin-1. */
export function join(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  const pieces = parts.map((part) => (typeof part === 'string' ? latin(part) : part));
  const result = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    result.set(piece, at);
    at += piece.length;
  }
  return result;
}

/** A box of data. */
export function box(type: string, ...parts: readonly (Uint8Array | string)[]): Box {
  return { type, content: join(...parts) };
}

/** A box of data that begins with a version and flags ("full box"). */
export function fullBox(
  type: string,
  version: number,
  flags: number,
  ...parts: readonly (Uint8Array | string)[]
): Box {
  return box(type, number(version, 1), number(flags, 3), ...parts);
}

/** A box of boxes. */
export function container(type: string, ...children: Box[]): Box {
  return { type, content: new Uint8Array(), children };
}

/** Reads a row of boxes. @throws RangeError when a length leads out of the bytes. */
export function parseBoxes(bytes: Uint8Array): Box[] {
  const boxes: Box[] = [];
  for (let at = 0; at < bytes.length; ) {
    const header = readHeader(bytes.subarray(at));
    const end = header === undefined ? Number.NaN : at + (header.size || bytes.length - at);
    if (header === undefined || !(end <= bytes.length)) {
      throw new RangeError(`A box at byte ${at} does not fit into its ${bytes.length} bytes.`);
    }
    const content = bytes.subarray(at + header.headerSize, end);
    boxes.push(
      containers.has(header.type)
        ? container(header.type, ...parseBoxes(content))
        : { type: header.type, content },
    );
    at = end;
  }
  return boxes;
}

/** A box's first bytes: at most 16. */
export interface BoxHeader {
  readonly type: string;
  readonly headerSize: number;
  /** With its header; 0 stands for "up to the end". */
  readonly size: number;
}

/** Reads a header from its 8 (or, for a large box, 16) bytes; nothing when they are no header. */
export function readHeader(bytes: Uint8Array): BoxHeader | undefined {
  if (bytes.length < 8) return undefined;
  const view = viewOf(bytes);
  const type = typeAt(bytes, 4);
  const size = view.getUint32(0);
  if (size !== 1) {
    return size === 0 || size >= 8 ? { type, headerSize: 8, size } : undefined;
  }
  if (bytes.length < 16) return undefined;
  const large = Number(view.getBigUint64(8));
  return large >= 16 ? { type, headerSize: 16, size: large } : undefined;
}

/** The header of a box with so much content; long ones take 16 bytes. */
export function headerBytes(type: string, contentSize: number): Uint8Array {
  const small = contentSize + 8;
  return small < 2 ** 32
    ? join(number(small, 4), type)
    : join(number(1, 4), type, number(contentSize + 16, 8));
}

/** The bytes of a box with everything in it. */
export function boxBytes({ type, content, children }: Box): Uint8Array {
  const inner = children === undefined ? content : join(...children.map(boxBytes));
  return join(headerBytes(type, inner.length), inner);
}

/** The boxes of one type directly in another. */
export function childrenOf(parent: Box, type: string): Box[] {
  return (parent.children ?? []).filter((child) => child.type === type);
}

/**
 * Follows a path of types, taking the first of each.
 *
 * @example find(moov, 'trak', 'mdia', 'mdhd')
 */
export function find(parent: Box, ...path: readonly string[]): Box | undefined {
  return path.reduce<Box | undefined>(
    (found, type) => (found === undefined ? undefined : childrenOf(found, type)[0]),
    parent,
  );
}

/** As {@link find}, for boxes that every movie has. @throws Error naming the missing one */
export function need(parent: Box, ...path: readonly string[]): Box {
  const found = find(parent, ...path);
  if (found === undefined) throw new Error(`The MP4 has no ${[parent.type, ...path].join('/')}.`);
  return found;
}
