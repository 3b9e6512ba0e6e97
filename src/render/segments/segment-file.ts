import { createHash } from 'node:crypto';
import type { ShownRange } from '../../stage/displayed-numbers.ts';
import type { StreamDescription } from '../page/protocol.ts';

/** One encoded frame of a segment. */
export interface SegmentPacket {
  readonly key: boolean;
  readonly data: Uint8Array;
  /** How transparent each pixel is, encoded like the picture. */
  readonly alpha?: Uint8Array;
}

/**
 * A stretch of frames of one scene, drawn and encoded: what comes out of a page and what a video is put
 * together from. Frames are counted from the segment's first.
 */
export interface Segment {
  readonly stream: StreamDescription;
  readonly packets: readonly SegmentPacket[];
  /** Frames that were drawn; the others equal the one before them. */
  readonly drawnFrames: number;
  /** The numbers on screen. */
  readonly displayed: readonly ShownRange[];
  /** The frame that stands for the lesson, as PNG, where it lies in this segment. */
  readonly poster?: Uint8Array;
}

interface Header extends Omit<Segment, 'packets' | 'poster'> {
  readonly packets: readonly {
    readonly key: boolean;
    readonly size: number;
    readonly alphaSize?: number;
  }[];
  readonly posterSize: number;
}

const MAGIC = 'GRADSEG1';
const DIGEST_BYTES = 32;

/**
 * A segment as bytes: eight letters, the length of a JSON header (32 bits, little-endian), the header, the
 * packets, the poster, and the SHA-256 of all before it.
 */
export function packSegment({ packets, poster, ...rest }: Segment): Buffer {
  const header: Header = {
    ...rest,
    packets: packets.map(({ key, data, alpha }) => ({
      key,
      size: data.length,
      ...(alpha === undefined ? {} : { alphaSize: alpha.length }),
    })),
    posterSize: poster?.length ?? 0,
  };
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const parts = [
    Buffer.from(MAGIC),
    length,
    text,
    ...packets.flatMap(({ data, alpha }) => (alpha === undefined ? [data] : [data, alpha])),
    ...(poster === undefined ? [] : [poster]),
  ];
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return Buffer.concat([...parts, digest.digest()]);
}

/** Undoes {@link packSegment}; undefined when any byte is not what it was. */
export function unpackSegment(bytes: Buffer): Segment | undefined {
  const start = MAGIC.length + 4;
  if (bytes.length < start + DIGEST_BYTES) return undefined;
  const end = bytes.length - DIGEST_BYTES;
  const digest = createHash('sha256').update(bytes.subarray(0, end)).digest();
  if (!digest.equals(bytes.subarray(end))) return undefined;
  const headerEnd = start + bytes.readUInt32LE(MAGIC.length);
  const { packets, posterSize, ...rest } = JSON.parse(
    bytes.toString('utf8', start, headerEnd),
  ) as Header;
  let offset = headerEnd;
  const take = (size: number) => {
    offset += size;
    return bytes.subarray(offset - size, offset);
  };
  const unpacked = packets.map(({ key, size, alphaSize }) => ({
    key,
    data: take(size),
    ...(alphaSize === undefined ? {} : { alpha: take(alphaSize) }),
  }));
  return {
    ...rest,
    packets: unpacked,
    ...(posterSize === 0 ? {} : { poster: take(posterSize) }),
  };
}
