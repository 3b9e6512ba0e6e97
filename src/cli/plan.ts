import { join } from 'node:path';
import { writeWhole } from '../files/whole-file.ts';
import { clock } from '../lesson/clock.ts';
import { findLessonFolder } from '../lesson/lesson-folder.ts';
import { assemble as assemblePlan, planRender, renderSegment } from '../render/library.ts';
import { readPlan } from '../render/plan/read-plan.ts';
import { interruptible } from './interrupt.ts';
import { rendersFolder } from './paths.ts';
import { pictureOf, type Quality, type Size } from './qualities.ts';
import type { TellingOptions } from './render.ts';

export interface PlanCommand extends TellingOptions {
  readonly for?: 'player' | 'page';
  readonly out?: string;
  readonly quality?: Quality;
  readonly size?: Size;
  readonly fps?: number;
}

/** `gradreel plan <lesson>` */
export async function plan(lesson: string, options: PlanCommand): Promise<void> {
  const { id } = findLessonFolder(lesson);
  const planned = await interruptible(() =>
    planRender(id, {
      ...options,
      fonts: options.font,
      picture: pictureOf(options),
      ...(options.for === undefined ? {} : { place: options.for }),
    }),
  );
  const file = options.out ?? join(rendersFolder(), id, 'plan.json');
  await writeWhole(file, `${JSON.stringify(planned, undefined, 2)}\n`);
  const { segments, timeline, picture } = planned;
  const seconds = timeline.frames / picture.framesPerSecond;
  process.stdout.write(
    `${file} (${clock(1000 * seconds)}, segments 0 to ${segments.length - 1})\n`,
  );
}

/** `gradreel segment <plan> <n>` */
export async function segment(
  file: string,
  index: number,
  { folder }: { folder?: string },
): Promise<void> {
  const planned = await readPlan(file);
  const options = folder === undefined ? {} : { folder };
  const written = await interruptible(() => renderSegment(planned, index, options));
  process.stdout.write(`${written}\n`);
}

/** `gradreel assemble <plan>` */
export async function assemble(
  file: string,
  options: { folder?: string; out?: string },
): Promise<void> {
  const planned = await readPlan(file);
  const out = join(options.out ?? rendersFolder(), planned.lesson);
  const { folder } = options;
  const result = await interruptible(() =>
    assemblePlan(planned, { out, ...(folder === undefined ? {} : { folder }) }),
  );
  process.stdout.write(`${result.output}\n`);
}
