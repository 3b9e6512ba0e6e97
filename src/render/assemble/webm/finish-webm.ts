import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Chapter } from '../mp4/chapters.ts';
import {
  childrenOf,
  concat,
  type Element,
  type ElementHeader,
  elementBytes,
  float,
  headerBytes,
  ID,
  int,
  master,
  parseElements,
  readHeader,
  readUint,
  setChild,
  text,
  uint,
} from './ebml.ts';
import { chaptersElement, tagsElement } from './labels.ts';

/** What a WebM is given when its packets are written. */
export interface WebmFinish {
  readonly title: string;
  readonly description: string;
  /** How long the video is. */
  readonly seconds: number;
  /** In order of time, the first at 0 s; may be empty. */
  readonly chapters: readonly Chapter[];
  /** Where there is sound: what its decoder leaves out at the beginning and at the end, in seconds. */
  readonly sound?: { readonly delay: number; readonly padding: number };
}

/** An element in a file, not read; `start` is that of its header. */
interface Placed extends ElementHeader {
  readonly start: number;
  readonly end: number;
}

/** An element in the new file: a stretch of the old one, or other bytes in its place. */
interface Piece {
  readonly old: Placed;
  readonly bytes?: Uint8Array;
}

/**
 * Copies a WebM with what the muxer does not write: the title in the segment's information, where players
 * look for it; tags; chapters; the list of key frames in front, so that a page can seek before all is loaded; and
 * for Opus how much of the first and of the last packet is not heard, without which sound comes late and
 * ends after the picture (RFC 9559, `CodecDelay` and `DiscardPadding`).
 *
 * @throws Error when the file is no WebM as Mediabunny writes it
 */
export async function finishWebm(from: string, to: string, finish: WebmFinish): Promise<void> {
  const source = await open(from, 'r');
  try {
    const { size } = await source.stat();
    const top = await elementsIn(source, 0, size);
    const segment = need(top, ID.segment);
    const placed = await elementsIn(source, segment.end - segment.size, segment.end);
    const read = (id: number) => readElement(source, need(placed, id));

    const info = await read(ID.info);
    setChild(info, text(ID.title, finish.title));
    setChild(info, float(ID.duration, 1000 * finish.seconds));
    const tracks = await read(ID.tracks);
    const opus = childrenOf(tracks, ID.trackEntry).find(isOpus);
    const pieces: Piece[] = placed.filter(({ id }) => id === ID.cluster).map((old) => ({ old }));
    if (opus !== undefined && finish.sound !== undefined) {
      setChild(opus, uint(ID.codecDelay, nanoseconds(finish.sound.delay)));
      setChild(opus, uint(ID.seekPreRoll, OPUS_PRE_ROLL));
      await endSound(source, pieces, opus, finish.sound.padding);
    }
    const cues = await read(ID.cues);
    const { description, chapters, seconds } = finish;
    const heads = [
      info,
      tracks,
      ...(chapters.length === 0 ? [] : [chaptersElement(chapters, seconds)]),
      tagsElement(description),
      cues,
    ];
    const front = frontBytes(heads, cues, pieces, segment.end - segment.size);
    const packets = pieces.reduce((sum, piece) => sum + sizeOf(piece), 0);
    const target = await open(to, 'w');
    try {
      await target.writeFile(await readBytes(source, 0, segment.start));
      await target.writeFile(headerBytes(ID.segment, front.length + packets));
      await target.writeFile(front);
      for (const { old, bytes } of pieces) {
        if (bytes !== undefined) await target.writeFile(bytes);
        else await copy(from, old, target);
      }
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** Nanoseconds that an Opus decoder needs to be itself after a seek (RFC 7845, section 4.6). */
const OPUS_PRE_ROLL = 80_000_000;

const nanoseconds = (seconds: number) => Math.round(1e9 * seconds);
const sizeOf = ({ old, bytes }: Piece) => bytes?.length ?? old.end - old.start;

function isOpus({ children = [] }: Element): boolean {
  const codec = children.find(({ id }) => id === ID.codecId)?.content;
  return new TextDecoder().decode(codec) === 'A_OPUS';
}

/**
 * What stands before the packets. Positions count from the segment's content and take eight bytes each, so
 * that it is as long before they are known as after.
 */
function frontBytes(
  heads: readonly Element[],
  cues: Element,
  pieces: readonly Piece[],
  oldStart: number,
): Uint8Array {
  let front: Uint8Array = new Uint8Array();
  for (let round = 0; round < 2; round++) {
    const moved = new Map<number, number>();
    let at = front.length;
    for (const piece of pieces) {
      moved.set(piece.old.start - oldStart, at);
      at += sizeOf(piece);
    }
    const written = heads.map((head) =>
      elementBytes(head === cues ? movedCues(cues, moved) : head),
    );
    front = concat(seekHead(heads, written), ...written);
  }
  return front;
}

/** Where each of the elements begins, for readers that look for one of them. */
function seekHead(heads: readonly Element[], written: readonly Uint8Array[]): Uint8Array {
  const entries = (length: number) => {
    let at = length;
    return heads.map(({ id }, index) => {
      const seek = master(ID.seek, uint(ID.seekId, id), uint(ID.seekPosition, at, 8));
      at += (written[index] as Uint8Array).length;
      return seek;
    });
  };
  const { length } = elementBytes(master(ID.seekHead, ...entries(0)));
  return elementBytes(master(ID.seekHead, ...entries(length)));
}

/** The same list of key frames, with the places where their clusters have come to lie. */
function movedCues(cues: Element, moved: ReadonlyMap<number, number>): Element {
  const renewed = (element: Element): Element => {
    if (element.children !== undefined) return master(element.id, ...element.children.map(renewed));
    if (element.id !== ID.cueClusterPosition) return element;
    return uint(element.id, moved.get(readUint(element.content)) ?? 0, 8);
  };
  return renewed(cues);
}

/** Says at the last packet of the sound how much of its end is not heard. */
async function endSound(
  source: FileHandle,
  pieces: Piece[],
  track: Element,
  padding: number,
): Promise<void> {
  const number = readUint(childrenOf(track, ID.trackNumber)[0]?.content ?? new Uint8Array());
  // The number takes one byte, with a mark, at the beginning of each packet.
  const isHere = ({ id, content }: Element) =>
    id === ID.simpleBlock && content[0] === (0x80 | number);
  for (let index = pieces.length - 1; index >= 0; index--) {
    const piece = pieces[index] as Piece;
    const cluster = await readElement(source, piece.old);
    const at = (cluster.children ?? []).findLastIndex(isHere);
    const last = cluster.children?.[at];
    if (last === undefined) continue;
    // The flag for a key frame belongs to simple blocks alone; without a reference a block is one.
    const content = last.content.slice();
    content[3] = (content[3] as number) & 0x7f;
    const group = master(
      ID.blockGroup,
      { id: ID.block, content },
      int(ID.discardPadding, nanoseconds(padding)),
    );
    const children = cluster.children?.with(at, group) ?? [];
    pieces[index] = { old: piece.old, bytes: elementBytes(master(ID.cluster, ...children)) };
    return;
  }
}

/** The elements of a stretch of the file, in order. */
async function elementsIn(file: FileHandle, from: number, to: number): Promise<Placed[]> {
  const placed: Placed[] = [];
  for (let start = from; start < to; ) {
    const header = readHeader(await readBytes(file, start, Math.min(12, to - start)));
    const end = start + header.headerSize + header.size;
    if (end > to) throw new RangeError(`The WebM is cut short at byte ${start}.`);
    placed.push({ ...header, start, end });
    start = end;
  }
  return placed;
}

function need(placed: readonly Placed[], id: number): Placed {
  const found = placed.find((element) => element.id === id);
  if (found === undefined) throw new Error(`The file is no WebM: it has no 0x${id.toString(16)}.`);
  return found;
}

async function readElement(file: FileHandle, { start, end }: Placed): Promise<Element> {
  return parseElements(await readBytes(file, start, end - start))[0] as Element;
}

async function readBytes(file: FileHandle, start: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  for (let done = 0; done < length; ) {
    const { bytesRead } = await file.read(bytes, done, length - done, start + done);
    if (bytesRead === 0) throw new RangeError('The WebM is cut short.');
    done += bytesRead;
  }
  return bytes;
}

async function copy(from: string, { start, end }: Placed, target: FileHandle): Promise<void> {
  const options = { start, end: end - 1, highWaterMark: 1024 * 1024 };
  for await (const part of createReadStream(from, options)) await target.writeFile(part as Buffer);
}
