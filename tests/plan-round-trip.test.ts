import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listLessonFolders } from '../src/lesson/lesson-folder.ts';
import { assemble, planRender, renderSegment } from '../src/render/library.ts';
import { readPlan } from '../src/render/plan/read-plan.ts';

/** Small and slow: what is tried is the way of the values, not the picture. */
const PICTURE = { width: 160, height: 90, framesPerSecond: 5 };

const TABLE = '0.1,0.2,a\n0.3,0.1,a\n0.2,0.4,a\n0.9,0.8,b\n0.7,0.9,b\n0.8,0.6,b\n';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradreel-plan-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const lessons = listLessonFolders();

/** The plan goes through a file, as between machines; its first segment is drawn, and all are asked for. */
async function roundTrip(lesson: string, name: string, set: readonly string[] = []) {
  const { narrated } = await import('../src/lesson/prepare-lesson.ts').then(({ prepareLesson }) =>
    prepareLesson(lessons.find(({ id }) => id === lesson)!, { settings: set }).then(
      ({ payload }) => payload,
    ),
  );
  const planned = await planRender(lesson, {
    set,
    picture: PICTURE,
    beats: narrated.beats[0]?.id as string,
  });
  const file = join(folder, `${name}.json`);
  await writeFile(file, JSON.stringify(planned));
  const plan = await readPlan(file);
  expect(plan).toEqual(planned);
  for (const { index } of plan.segments) {
    await renderSegment(plan, index, { folder: join(folder, name) });
  }
  const out = join(folder, `${name}-out`);
  const { output, frames } = await assemble(plan, { folder: join(folder, name), out });
  expect(frames).toBe(plan.clip.endFrame - plan.clip.firstFrame);
  expect((await readFile(output)).subarray(4, 8).toString()).toBe('ftyp');
}

test.each(lessons.map(({ id }) => id))(
  '%s: what a plan says can be drawn and put together',
  async (id) => {
    await roundTrip(id, id);
  },
  180_000,
);

test('a table goes with the plan, wherever its file lay', async () => {
  const file = join(folder, 'points.csv');
  await writeFile(file, TABLE);
  const id = lessons.find((lesson) => lesson.id.endsWith('training-loop'))?.id as string;
  await roundTrip(id, 'table', [`data=${file}`, 'epochs=20', 'hidden=4']);
}, 180_000);
