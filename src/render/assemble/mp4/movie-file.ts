import type { FileHandle } from 'node:fs/promises';
import { type Box, type BoxHeader, parseBoxes, readHeader } from './box.ts';

/** A box in a file, not read. */
export interface PlacedBox extends BoxHeader {
  readonly start: number;
}

/** The boxes a file consists of, in order. @throws Error when the file is cut short or no MP4 */
export async function topLevelBoxes(file: FileHandle): Promise<PlacedBox[]> {
  const { size: fileSize } = await file.stat();
  const boxes: PlacedBox[] = [];
  for (let start = 0; start < fileSize; ) {
    const bytes = await readBytes(file, start, Math.min(16, fileSize - start));
    const header = readHeader(bytes);
    const size = header?.size || fileSize - start;
    if (header === undefined || start + size > fileSize) {
      throw new Error(`The MP4 is damaged or cut short at byte ${start}.`);
    }
    boxes.push({ ...header, size, start });
    start += size;
  }
  return boxes;
}

/** The first box of a type. @throws Error when there is none */
export function placed(boxes: readonly PlacedBox[], type: string): PlacedBox {
  const found = boxes.find((box) => box.type === type);
  if (found === undefined) throw new Error(`The file is no MP4: it has no ${type} box.`);
  return found;
}

/** All bytes of a box. */
export function readBox(file: FileHandle, { start, size }: PlacedBox): Promise<Uint8Array> {
  return readBytes(file, start, size);
}

/** The movie header (`moov`), opened. */
export async function readMovie(file: FileHandle, boxes: readonly PlacedBox[]): Promise<Box> {
  return parseBoxes(await readBox(file, placed(boxes, 'moov')))[0];
}

async function readBytes(file: FileHandle, start: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  for (let done = 0; done < length; ) {
    const { bytesRead } = await file.read(bytes, done, length - done, start + done);
    if (bytesRead === 0) throw new Error('The MP4 is cut short.');
    done += bytesRead;
  }
  return bytes;
}
