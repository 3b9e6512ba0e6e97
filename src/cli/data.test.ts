import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parameterRemarks } from '../lesson/parameter-remarks.ts';
import { surveyFile } from './data.ts';

const IRIS = `Länge;Breite;Art
5,1;3,5;Setosa
4,9;3,0;setosa
6,2;2,9;Virginica
5,9;3,0;Virginica
6,0;2,2;Virginica
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradreel-data-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('a table is surveyed', () => {
  test('with what was recognised, its columns, its classes and likely slips', async () => {
    const report = surveyFile(await file('iris.csv', IRIS), {});
    expect(report).toMatchObject({ encoding: 'UTF-8', separator: ';', decimal: ',', rows: 5 });
    expect(report.columns).toMatchObject([
      { name: 'Länge', kind: 'numbers', least: 4.9, most: 6.2, distinct: 5 },
      { name: 'Breite', kind: 'numbers', least: 2.2, most: 3.5, distinct: 4 },
      { name: 'Art', kind: 'words', distinct: 3 },
    ]);
    expect(report.taken).toEqual({
      columns: ['Länge', 'Breite'],
      label: 'Art',
      classes: [
        { name: 'Setosa', count: 1 },
        { name: 'setosa', count: 1 },
        { name: 'Virginica', count: 3 },
      ],
    });
    expect(report.remarks.join(' ')).toMatch(/semicolon.*comma.*"Setosa".*"setosa".*slip/);
    expect(report.fault).toBeUndefined();
  });

  test('in UTF-16, as Excel saves Unicode text', async () => {
    const bytes = Buffer.from(`\ufeff${IRIS.replaceAll(';', '\t')}`, 'utf16le');
    const report = surveyFile(await file('excel.txt', bytes), { columns: ['2', '1'] });
    expect(report).toMatchObject({ encoding: 'UTF-16LE', separator: '\t', rows: 5 });
    expect(report.taken?.columns).toEqual(['Breite', 'Länge']);
  });

  test('and told with line, column and value where no lesson can take it', async () => {
    const report = surveyFile(await file('bad.csv', 'x,y,kind\n1,2,a\n3,0x10,b\n'), {});
    expect(report.fault).toMatch(/Line 3, column "y": "0x10"/);
    expect(report.taken).toBeUndefined();
  });

  test('or refused where there is none', async () => {
    const empty = await file('empty.csv', '\n');
    expect(() => surveyFile(empty, {})).toThrow(/empty\.csv" cannot be read as a table\. .*empty/);
    expect(() => surveyFile(join(folder, 'none.csv'), {})).toThrow(/none\.csv" cannot be read/);
  });
});

test('what a table’s reader remarked is told of the parameter that holds it', () => {
  const table = { points: [], remarks: ['The file is UTF-16LE.', 'Line 2 is empty.'] };
  expect(parameterRemarks({ data: table, hidden: 64, label: '' })).toEqual([
    'data: The file is UTF-16LE.',
    'data: Line 2 is empty.',
  ]);
});
