import { expect, test } from 'vitest';
import { bytesText, readBytes } from './bytes.ts';

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [12_800_000, '12.8 MB'],
  [4 * 1024 ** 3, '4.3 GB'],
])('%d bytes are %s', (bytes, text) => expect(bytesText(bytes)).toBe(text));

test.each([
  ['500', 500],
  ['500MB', 5e8],
  ['2 GB', 2e9],
  ['1.5gb', 1.5e9],
  ['12 kb', 12_000],
  ['', undefined],
  ['many', undefined],
  ['-1', undefined],
  ['5 ZB', undefined],
])('%j is %s', (text, bytes) => expect(readBytes(text)).toBe(bytes));
