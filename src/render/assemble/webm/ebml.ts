/**
 * Elements, the units that a WebM file is made of (EBML, RFC 8794): an identifier, a length and a content,
 * which for some identifiers is again a row of elements.
 */
export interface Element {
  readonly id: number;
  /** Empty when there are children. */
  content: Uint8Array;
  children?: Element[];
}

/** Identifiers of Matroska (RFC 9559), as far as a finished file needs them. */
export const ID = {
  ebml: 0x1a45dfa3,
  segment: 0x18538067,
  seekHead: 0x114d9b74,
  seek: 0x4dbb,
  seekId: 0x53ab,
  seekPosition: 0x53ac,
  info: 0x1549a966,
  title: 0x7ba9,
  duration: 0x4489,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  trackNumber: 0xd7,
  codecId: 0x86,
  codecDelay: 0x56aa,
  seekPreRoll: 0x56bb,
  tags: 0x1254c367,
  tag: 0x7373,
  targets: 0x63c0,
  targetTypeValue: 0x68ca,
  simpleTag: 0x67c8,
  tagName: 0x45a3,
  tagString: 0x4487,
  chapters: 0x1043a770,
  editionEntry: 0x45b9,
  chapterAtom: 0xb6,
  chapterUid: 0x73c4,
  chapterTimeStart: 0x91,
  chapterTimeEnd: 0x92,
  chapterDisplay: 0x80,
  chapString: 0x85,
  chapLanguage: 0x437c,
  cluster: 0x1f43b675,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
  block: 0xa1,
  discardPadding: 0x75a2,
  cues: 0x1c53bb6b,
  cuePoint: 0xbb,
  cueTrackPositions: 0xb7,
  cueClusterPosition: 0xf1,
} as const;

/** The identifiers whose content is nothing but elements, as far as they need to be opened. */
const masters = new Set<number>([
  ...[ID.seekHead, ID.seek, ID.info, ID.tracks, ID.trackEntry, ID.chapters, ID.editionEntry],
  ...[ID.chapterAtom, ID.chapterDisplay, ID.cluster, ID.blockGroup, ID.cues, ID.cuePoint],
  ID.cueTrackPositions,
]);

/** An element's first bytes: at most 12. */
export interface ElementHeader {
  readonly id: number;
  readonly headerSize: number;
  /** Of the content. */
  readonly size: number;
}

/**
 * Reads a header. Its two numbers say by their leading zero bits how many bytes they take; the identifier
 * keeps the bit that ends them.
 *
 * @throws RangeError when the bytes hold none, or the length is not known
 */
export function readHeader(bytes: Uint8Array): ElementHeader {
  const idLength = lengthOf(bytes, 0, 4);
  const sizeLength = lengthOf(bytes, idLength, 8);
  const id = readUint(bytes.subarray(0, idLength));
  const marked = readUint(bytes.subarray(idLength, idLength + sizeLength));
  const most = 2 ** (7 * sizeLength);
  const size = marked - most;
  if (size === most - 1) throw new RangeError('The length of an element is not known.');
  return { id, headerSize: idLength + sizeLength, size };
}

function lengthOf(bytes: Uint8Array, at: number, most: number): number {
  const length = Math.clz32(bytes[at] ?? 0) - 23;
  if (length > most || at + length > bytes.length) {
    throw new RangeError('The bytes are no element.');
  }
  return length;
}

/** Reads a row of elements. @throws RangeError when a length leads out of the bytes */
export function parseElements(bytes: Uint8Array): Element[] {
  const elements: Element[] = [];
  for (let at = 0; at < bytes.length; ) {
    const { id, headerSize, size } = readHeader(bytes.subarray(at));
    const end = at + headerSize + size;
    if (end > bytes.length) throw new RangeError(`An element at byte ${at} is cut short.`);
    const content = bytes.subarray(at + headerSize, end);
    elements.push(masters.has(id) ? master(id, ...parseElements(content)) : { id, content });
    at = end;
  }
  return elements;
}

/** An element of elements. */
export function master(id: number, ...children: Element[]): Element {
  return { id, content: new Uint8Array(), children };
}

/** Puts a child into the place of another with its identifier, or behind all where there is none. */
export function setChild(parent: Element, child: Element): void {
  const others = (parent.children ?? []).filter(({ id }) => id !== child.id);
  parent.children = [...others, child];
}

/** A whole number; in so many bytes where its length is not to depend on its value. */
export function uint(id: number, value: number, bytes?: number): Element {
  return { id, content: uintBytes(value, bytes) };
}

/** A whole number of either sign, in eight bytes. */
export function int(id: number, value: number): Element {
  const content = new Uint8Array(8);
  new DataView(content.buffer).setBigInt64(0, BigInt(value));
  return { id, content };
}

export function float(id: number, value: number): Element {
  const content = new Uint8Array(8);
  new DataView(content.buffer).setFloat64(0, value);
  return { id, content };
}

export function text(id: number, value: string): Element {
  return { id, content: new TextEncoder().encode(value) };
}

export function readUint(bytes: Uint8Array): number {
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}

/** The bytes of an element with everything in it. */
export function elementBytes(element: Element): Uint8Array {
  const content = contentBytes(element);
  return concat(headerBytes(element.id, content.length), content);
}

export function contentBytes({ content, children }: Element): Uint8Array {
  return children === undefined ? content : concat(...children.map(elementBytes));
}

/** The header of an element with so much content, its length in eight bytes. */
export function headerBytes(id: number, size: number): Uint8Array {
  const length = uintBytes(size, 8);
  length[0] = 1;
  return concat(uintBytes(id), length);
}

/** The children of one identifier. */
export function childrenOf({ children = [] }: Element, id: number): Element[] {
  return children.filter((child) => child.id === id);
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const result = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}

function uintBytes(value: number, bytes = Math.max(1, Math.ceil(Math.log2(value + 1) / 8))) {
  const result = new Uint8Array(bytes);
  let rest = value;
  for (let at = bytes - 1; at >= 0; at--) {
    result[at] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return result;
}
