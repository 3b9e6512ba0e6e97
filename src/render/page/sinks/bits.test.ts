import { expect, test } from 'vitest';
import { BitReader, BitWriter, escaped, overwrite, unescaped } from './bits.ts';

// ITU-T H.264, table 9-2: the first code numbers and their bits.
test.each([
  [0, '1'],
  [1, '010'],
  [2, '011'],
  [3, '00100'],
  [6, '00111'],
  [7, '0001000'],
])('%i is written as %s', (value, bits) => {
  const bytes = new BitWriter().unsigned(value).closed();
  const text = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  expect(text).toBe(`${bits}1`.padEnd(8, '0'));
  expect(new BitReader(bytes).unsigned()).toBe(value);
});

test('numbers of any length come back in their order', () => {
  const bytes = new BitWriter().fixed(5, 3).unsigned(8160).fixed(12345, 15).closed();
  const reader = new BitReader(bytes);
  expect([reader.fixed(3), reader.unsigned(), reader.fixed(15)]).toEqual([5, 8160, 12345]);
  expect(() => reader.fixed(31)).toThrow(RangeError);
});

test('signed codes alternate, from 1 down', () => {
  const codes = [0, 1, 2, 3, 4].map((code) =>
    new BitReader(new BitWriter().unsigned(code).closed()).signed(),
  );
  expect(codes.map((value) => value + 0)).toEqual([0, 1, -1, 2, -2]);
});

test('a number is overwritten where it stands', () => {
  const bytes = new BitWriter().fixed(7, 3).fixed(0x1555, 15).fixed(1, 2).closed();
  overwrite(bytes, 3, 0x2aaa, 15);
  const reader = new BitReader(bytes);
  expect([reader.fixed(3), reader.fixed(15), reader.fixed(2)]).toEqual([7, 0x2aaa, 1]);
});

// 7.4.1: within a NAL unit 00 00 00, 00 00 01, 00 00 02 and 00 00 03 are written with a 3 after the zeros.
test.each([
  [
    [0, 0, 0, 0, 0],
    [0, 0, 3, 0, 0, 3, 0],
  ],
  [
    [9, 0, 0, 1, 9],
    [9, 0, 0, 3, 1, 9],
  ],
  [
    [0, 0, 3, 0, 0, 4],
    [0, 0, 3, 3, 0, 0, 4],
  ],
])('%j is escaped as %j', (bytes, nal) => {
  expect([...escaped(Uint8Array.from(bytes))]).toEqual(nal);
  expect([...unescaped(Uint8Array.from(nal))]).toEqual(bytes);
});
