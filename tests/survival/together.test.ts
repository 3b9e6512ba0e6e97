import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { frameChecksums } from '../support/decode.ts';
import { installed } from '../support/programs.ts';
import { Workshop } from '../support/workshop.ts';

let shop: Workshop;
let names: string[];
let wanted: string[] | undefined;

beforeAll(async () => {
  shop = await Workshop.open(1);
  expect((await shop.render('whole')).code).toBe(0);
  names = await shop.files('whole');
  if (installed.ffmpeg) wanted = await frameChecksums(shop.file('whole'));
});
afterAll(() => shop.close());

describe('two renders of a lesson at once', () => {
  test('into the same folder, with the same cold cache: both end well, and the files are whole', async () => {
    shop.forget();
    const both = await Promise.all([shop.render('same'), shop.render('same')]);
    expect(both.map(({ code, stderr }) => ({ code, stderr }))).toEqual([
      { code: 0, stderr: '' },
      { code: 0, stderr: '' },
    ]);
    expect(await shop.files('same')).toEqual(names);
    if (installed.ffmpeg) expect(await frameChecksums(shop.file('same'))).toEqual(wanted);
    expect(await shop.rubbish()).toEqual([]);
  });

  test('that differ, into the same folder: all files are those of one of them', async () => {
    const sets = [
      ['--set', 'numbers=1,2'],
      ['--set', 'numbers=30,40'],
    ];
    const both = await Promise.all(sets.map((args) => shop.render('other', args)));
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    const folder = join(shop.place('other'), shop.lesson.id);
    const text = async (name: string) => readFile(join(folder, name), 'utf8');
    const { parameters, run } = JSON.parse(await text('provenance.json')) as {
      parameters: { numbers: number[] };
      run: string;
    };
    expect(JSON.parse(await text('numbers.json'))).toMatchObject({ parameters, key: run });
    expect(await text('captions.vtt')).toContain(String(parameters.numbers[0] === 1 ? 1.5 : 35));
    expect(await text('transcript.md')).toContain(String(parameters.numbers[0] === 1 ? 1.5 : 35));
    expect(await shop.rubbish()).toEqual([]);
  });
});
