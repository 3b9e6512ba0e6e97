import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { ParameterError } from './errors.ts';
import { readParameters } from './parameters.ts';
import { type PlaneTable, planeData, readPlane } from './plane-data.ts';

const schema = readPlane(z.object(planeData(['spiral', 'moons'])));
const folder = mkdtempSync(join(tmpdir(), 'plane-'));
afterAll(() => rmSync(folder, { recursive: true }));

const read = (value?: string, ...more: string[]) =>
  readParameters('18-training-loop', schema, [
    ...(value === undefined ? [] : [`data=${value}`]),
    ...more,
  ]).data;
const file = (text: string, name = 'points.csv') => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const row = (i: number) => `${i},${i * i},${i % 2 === 0 ? 'even' : 'odd'}`;
const rows = (count: number) => Array.from({ length: count }, (_, i) => row(i)).join('\n');

it('names stay names, the first is the default', () => {
  expect([read(), read('moons')]).toEqual(['spiral', 'moons']);
});

const P = '0.1,0.2,a\n0.3,0.1,a\n0.2,0.4,a\n0.9,0.8,b\n0.7,0.9,b\n0.8,0.6,b\n';
const IRIS = `id,length,species,width\n${P.split('\n')
  .filter(Boolean)
  .map((line, i) => line.replace(/(.*),(.*),(.*)/, `${i},$1,$3,$2`))
  .join('\n')}`;

it('a file becomes its numbers, wherever it lies', () => {
  const table = read(file(`x,y,kind\n${P}`)) as PlaneTable;
  expect(table).toMatchObject({ columns: ['x', 'y'], label: 'kind', classes: ['a', 'b'] });
  expect(table.points[3]).toEqual([0.9, 0.8]);
  expect(table.labels).toEqual([0, 0, 0, 1, 1, 1]);
  expect(read(file(`x,y,kind\n${P}\n\n`, 'more.csv'))).toEqual(table);
});

it('columns are chosen by name or number, the class anywhere', () => {
  const byName = read(file(IRIS), 'columns=length,width', 'label=species') as PlaneTable;
  expect(byName).toMatchObject({ columns: ['length', 'width'], classes: ['a', 'b'] });
  expect(read(file(IRIS), 'columns=2,4', 'label=3')).toEqual(byName);
  expect(() => read(file(IRIS), 'columns=lenght,width', 'label=species')).toThrow(
    'no column "lenght"',
  );
  expect(() => read(file(IRIS))).toThrow('--set columns=1,2');
  expect(() => read('spiral', 'columns=1,2')).toThrow('data is spiral');
});

it('a table that was read stays as it is when the parameters are read again', () => {
  const table = read(file(P));
  expect(schema.parse({ data: JSON.parse(JSON.stringify(table)) }).data).toEqual(table);
});

it.each([
  ['a word', () => 'rings', 'is none of spiral, moons'],
  ['a file that is not there', () => join(folder, 'nowhere.csv'), 'cannot be read'],
  ['three columns', () => file(`1,2,3,a\n`.repeat(7)), '3 columns beside the class'],
  ['few points', () => file(rows(3)), 'has 3 points'],
  ['many points', () => file(rows(1001)), 'has 1001 points'],
  ['one class', () => file('1,2,a\n'.repeat(7)), 'has 1 class'],
  ['four classes', () => file('1,2,a\n3,4,b\n5,6,c\n7,8,d\n1,1,a\n2,2,b\n'), 'has 4 classes'],
  ['an id for the class', () => file('1,2,a\n3,4,b\n5,6,c\n7,8,d\n1,1,e\n2,2,f\n'), 'every line'],
  ['years above', () => file(`2019,2020,class\n${P}`), 'Line 1 (2019,2020,class)'],
  ['counts above', () => file(`60,2,2\n${P}`), 'Line 1 (60,2,2)'],
  [
    'words for numbers',
    () => file(`${rows(7)}\nx,2,odd\n`),
    'Line 8, column "column 1": "x" is not a number',
  ],
])('%s is refused with the reason', (_, make, reason) => {
  const value = make();
  expect(() => read(value)).toThrow(ParameterError);
  expect(() => read(value)).toThrow(reason);
});
