import { expect, test } from 'vitest';
import { box, boxBytes, container, find, headerBytes, parseBoxes, readHeader } from './box.ts';

test('boxes survive being written and read', () => {
  const movie = container('moov', box('free', 'ab'), container('udta', box('©nam', 'x')));
  const [read] = parseBoxes(boxBytes(movie));
  expect(boxBytes(read)).toEqual(boxBytes(movie));
  expect(find(read, 'udta', '©nam')?.content).toEqual(Uint8Array.of(0x78));
  expect(find(read, 'udta', 'chpl', 'none')).toBeUndefined();
});

test('lengths follow ISO/IEC 14496-12: 32 bits, or 64 behind a 1', () => {
  expect([...headerBytes('mdat', 2)]).toEqual([0, 0, 0, 10, 109, 100, 97, 116]);
  const large = headerBytes('mdat', 2 ** 33);
  expect([...large]).toEqual([0, 0, 0, 1, 109, 100, 97, 116, 0, 0, 0, 2, 0, 0, 0, 16]);
  expect(readHeader(large)).toEqual({ type: 'mdat', headerSize: 16, size: 2 ** 33 + 16 });
  expect(readHeader(headerBytes('mdat', 2 ** 32 - 9))?.headerSize).toBe(8);
  expect(readHeader(headerBytes('mdat', 2 ** 32 - 8))?.headerSize).toBe(16);
});

test('lengths that cannot be are refused', () => {
  expect(readHeader(Uint8Array.of(0, 0, 0, 7, 1, 1, 1, 1))).toBeUndefined();
  expect(() => parseBoxes(Uint8Array.of(0, 0, 0, 40, 109, 111, 111, 118))).toThrow(RangeError);
});
