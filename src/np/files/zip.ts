/** As much of the ZIP format as .npz needs: stored and deflated entries, ZIP64 on reading. */
import { FileFormatError } from '../errors.ts';

export interface ZipEntry {
  name: string;
  bytes: Uint8Array;
}

/** An entry as it lies in the archive. */
export interface PackedEntry {
  name: string;
  /** 0 stored, 8 deflated */
  method: number;
  crc: number;
  size: number;
  packed: Uint8Array;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

export function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) c = CRC_TABLE[(c ^ bytes[i]) & 255] ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

/** 1 January 1980, the earliest date a ZIP can hold: the same arrays always give the same bytes. */
const DATE = (0 << 9) | (1 << 5) | 1;
const UTF8 = 0x0800;

export function stored(entry: ZipEntry): PackedEntry {
  const { name, bytes } = entry;
  return { name, method: 0, crc: crc32(bytes), size: bytes.length, packed: bytes };
}

/** Writes an archive. */
export function writeZip(entries: readonly PackedEntry[]): Uint8Array {
  const names = entries.map((e) => new TextEncoder().encode(e.name));
  const total = entries.reduce(
    (sum, e, i) => sum + 30 + 46 + 2 * names[i].length + e.packed.length,
    22,
  );
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  const starts: number[] = [];
  let at = 0;
  const common = (e: PackedEntry, i: number) => {
    const flags = /^[\x20-\x7e]*$/.test(e.name) ? 0 : UTF8;
    view.setUint16(at, 20, true); // version needed
    view.setUint16(at + 2, flags, true);
    view.setUint16(at + 4, e.method, true);
    view.setUint16(at + 6, 0, true); // time
    view.setUint16(at + 8, DATE, true);
    view.setUint32(at + 10, e.crc, true);
    view.setUint32(at + 14, e.packed.length, true);
    view.setUint32(at + 18, e.size, true);
    view.setUint16(at + 22, names[i].length, true);
    at += 26;
  };
  entries.forEach((e, i) => {
    starts.push(at);
    view.setUint32(at, 0x04034b50, true);
    at += 4;
    common(e, i);
    bytes.set(names[i], at);
    at += names[i].length;
    bytes.set(e.packed, at);
    at += e.packed.length;
  });
  const directory = at;
  entries.forEach((e, i) => {
    view.setUint32(at, 0x02014b50, true);
    view.setUint16(at + 4, 20, true); // version made by
    at += 6;
    common(e, i);
    // extra, comment, disk, attributes: zero
    view.setUint32(at + 10, starts[i], true);
    at += 14;
    bytes.set(names[i], at);
    at += names[i].length;
  });
  view.setUint32(at, 0x06054b50, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return bytes;
}

/** Lists an archive by its central directory. */
export function readZip(bytes: Uint8Array): PackedEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) throw new FileFormatError('not a .npz file: the ZIP directory is missing');
  let count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (at === 0xffffffff || count === 0xffff) {
    // ZIP64: a locator stands before the end record
    const record = Number(view.getBigUint64(end - 20 + 8, true));
    count = Number(view.getBigUint64(record + 32, true));
    at = Number(view.getBigUint64(record + 48, true));
  }
  const entries: PackedEntry[] = [];
  for (let i = 0; i < count; i++) {
    if (view.getUint32(at, true) !== 0x02014b50) {
      throw new FileFormatError('the ZIP directory is damaged');
    }
    const method = view.getUint16(at + 10, true);
    const crc = view.getUint32(at + 16, true);
    let packedSize = view.getUint32(at + 20, true);
    let size = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    let start = view.getUint32(at + 42, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    // ZIP64 sizes, in the order of the fields that overflowed
    let extra = at + 46 + nameLength;
    const extraEnd = extra + extraLength;
    while (extra + 4 <= extraEnd) {
      const length = view.getUint16(extra + 2, true);
      if (view.getUint16(extra, true) === 1) {
        let field = extra + 4;
        const next = () => {
          const value = Number(view.getBigUint64(field, true));
          field += 8;
          return value;
        };
        if (size === 0xffffffff) size = next();
        if (packedSize === 0xffffffff) packedSize = next();
        if (start === 0xffffffff) start = next();
      }
      extra += 4 + length;
    }
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    // the local header has name and extra lengths of its own
    const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
    const packed = bytes.subarray(from, from + packedSize);
    if (packed.length !== packedSize) throw new FileFormatError(`'${name}' is cut off`);
    entries.push({ name, method, crc, size, packed });
  }
  return entries;
}

/** Checks what came out against the directory's checksum. */
export function verified(entry: PackedEntry, bytes: Uint8Array): Uint8Array {
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) {
    throw new FileFormatError(`'${entry.name}' is damaged: bad CRC-32`);
  }
  return bytes;
}
