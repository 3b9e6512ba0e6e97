import { expect, test } from 'vitest';
import { packSegment, type Segment, unpackSegment } from './segment-file.ts';

const segment: Segment = {
  stream: { codec: 'avc1.64002a', description: 'AWQAKg==', colorSpace: { matrix: 'bt709' } },
  packets: [
    { key: true, data: Buffer.from([1, 2, 3]) },
    { key: false, data: Buffer.from([4]) },
    { key: false, data: Buffer.alloc(0) },
  ],
  drawnFrames: 2,
  displayed: [
    {
      shown: { text: '≈0.3', path: 'total[2]', source: 'run' },
      ranges: [{ firstFrame: 0, endFrame: 3 }],
    },
  ],
  poster: Buffer.from([9, 8, 7, 6]),
};

test('comes out as it went in', () => {
  expect(unpackSegment(packSegment(segment))).toEqual(segment);
  const { poster: _, ...plain } = segment;
  expect(unpackSegment(packSegment(plain))).toEqual(plain);
});

test('is the same bytes each time', () => {
  expect(packSegment(segment).equals(packSegment({ ...segment }))).toBe(true);
});

test('is refused when any one byte has changed', () => {
  const packed = packSegment(segment);
  for (let index = 0; index < packed.length; index++) {
    const damaged = Buffer.from(packed);
    damaged[index] = (damaged[index] as number) ^ 0x10;
    expect(unpackSegment(damaged), `byte ${index}`).toBeUndefined();
  }
});

test('is refused when it is cut anywhere, or longer', () => {
  const packed = packSegment(segment);
  for (let length = 0; length < packed.length; length++) {
    expect(unpackSegment(packed.subarray(0, length))).toBeUndefined();
  }
  expect(unpackSegment(Buffer.concat([packed, Buffer.from([0])]))).toBeUndefined();
});
