import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeLongLesson } from './long-lesson.ts';
import { spread } from './quality.ts';

test('frames that are looked at are spread over the video, none beyond its end', () => {
  expect(spread(120, 4)).toEqual([15, 45, 75, 105]);
  expect(spread(3, 12)).toEqual([0, 1, 2]);
});

test('a lesson of some minutes has a beat for every ten seconds', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gradreel-long-'));
  try {
    const name = await writeLongLesson(folder, 8);
    const narration = await readFile(join(folder, name, 'narration.md'), 'utf8');
    expect(narration.match(/^## /gm)).toHaveLength(48);
    expect(new Set(narration.match(/^## .*/gm))).toHaveProperty('size', 48);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
