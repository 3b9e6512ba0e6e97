import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { ParameterError } from './errors.ts';
import { readParameters } from './parameters.ts';
import { planeData } from './plane-data.ts';

const schema = z.object({ data: planeData(['spiral', 'moons']).describe('points of a plane') });
const folder = mkdtempSync(join(tmpdir(), 'plane-'));
afterAll(() => rmSync(folder, { recursive: true }));

const read = (value?: string) =>
  readParameters('18-training-loop', schema, value === undefined ? [] : [`data=${value}`]).data;
const file = (text: string, name = 'points.csv') => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const row = (i: number) => `${i},${i * i},${i % 2 === 0 ? 'even' : 'odd'}`;
const rows = (count: number) => Array.from({ length: count }, (_, i) => row(i)).join('\n');

it('names stay names, the first is the default', () => {
  expect([read(), read('moons')]).toEqual(['spiral', 'moons']);
});

it('a file becomes its text, wherever it lies', () => {
  const text = `x,y,kind\n${rows(8)}`;
  expect(read(file(text))).toBe(`${text}\n`);
  expect(read(file(`${text}\n\n`, 'more.csv'))).toBe(`${text}\n`);
});

it.each([
  ['a word', () => 'rings', 'is none of spiral, moons'],
  ['a file that is not there', () => join(folder, 'nowhere.csv'), 'cannot be read'],
  ['three columns', () => file(`1,2,3,a\n`.repeat(7)), '3 columns before the class'],
  ['few points', () => file(rows(3)), 'has 3 points'],
  ['many points', () => file(rows(1001)), 'has 1001 points'],
  ['one class', () => file('1,2,a\n'.repeat(7)), 'has 1 classes'],
  ['four classes', () => file('1,2,a\n3,4,b\n5,6,c\n7,8,d\n1,1,a\n2,2,b\n'), 'has 4 classes'],
  ['words for numbers', () => file(`${rows(7)}\nx,2,odd\n`), '"x" in line 8'],
])('%s is refused with the reason', (_, make, reason) => {
  const value = make();
  expect(() => read(value)).toThrow(ParameterError);
  expect(() => read(value)).toThrow(reason);
});
