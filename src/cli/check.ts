import { writeWhole } from '../files/whole-file.ts';
import type { Finding, RuleName } from '../lesson/check/finding.ts';
import { clock, frameMilliseconds } from '../lesson/clock.ts';
import { prepareLesson } from '../lesson/prepare-lesson.ts';
import { type CheckedLesson, checkLesson } from '../render/looks/check-lesson.ts';
import { complain, exitCodeOf } from './complain.ts';
import { interruptible } from './interrupt.ts';
import { chooseLessons, isOfLesson, lessonOptions, type TellingOptions } from './render.ts';
import { tellRemarks } from './tell-remarks.ts';

export interface CheckCommand extends TellingOptions {
  readonly every: number;
  readonly runs: number;
  readonly rule: readonly RuleName[];
  readonly json?: string;
  readonly verbose?: boolean;
}

/** `gradreel check [lesson…|all]` */
export async function check(names: readonly string[], options: CheckCommand): Promise<void> {
  const checked: CheckedLesson[] = [];
  for (const folder of chooseLessons(names)) {
    const clear = progress(folder.id);
    try {
      const started = performance.now();
      const prepared = await prepareLesson(folder, lessonOptions(options));
      tellRemarks(prepared);
      const result = await interruptible(() =>
        checkLesson(prepared, {
          every: options.every,
          runs: options.runs,
          ...(options.rule.length === 0 ? {} : { rules: options.rule }),
          onProgress: clear.at,
        }),
      );
      clear();
      checked.push(result);
      process.stdout.write(report(result, (performance.now() - started) / 1000));
      if (result.findings.length > 0) process.exitCode = 1;
    } catch (error) {
      clear();
      if (!isOfLesson(error)) throw error;
      process.stderr.write(complain(error, options.verbose ?? false));
      process.exitCode = Math.max(Number(process.exitCode ?? 0), exitCodeOf(error));
    }
  }
  if (options.json !== undefined) {
    await writeWhole(options.json, `${JSON.stringify(checked.map(asJson), undefined, 2)}\n`);
  }
}

/** What people read: a heading, then for each finding when and where, what is wrong, and what to do. */
function report(checked: CheckedLesson, seconds: number): string {
  const { lesson, timeline, moments, findings, excused, skipped } = checked;
  const time = (frame: number) => seconded(frame / timeline.framesPerSecond);
  const length = clock(frameMilliseconds(timeline.frames, timeline.framesPerSecond));
  const count = findings.length === 0 ? 'nothing to remark' : `${findings.length} found`;
  const lines = [
    `${lesson}: ${count} (${length}, ${moments} moments looked at in ${seconds.toFixed(1)} s)`,
  ];
  if (excused.length > 0) lines[0] += `; ${excused.length} excused with a reason`;
  for (const { rule, reason } of skipped) lines[0] += `; ${rule} skipped: ${reason}`;
  for (const [first, ...others] of sameThings(findings)) {
    const { rule, beat, firstFrame, lastFrame, object, problem, remedy } = first;
    const until = lastFrame > firstFrame ? `–${time(lastFrame)}` : '';
    const when = beat === '' ? '' : `${beat}  ${time(firstFrame)}${until}  `;
    lines.push(`  ${rule}  ${when}${object}`);
    lines.push(`      ${problem} ${remedy}`);
    const more = others.map((other) => `${other.beat} ${time(other.firstFrame)}`);
    if (more.length > 0) lines.push(`      The same in ${more.join(', ')}.`);
  }
  return `${lines.join('\n')}\n`;
}

/** What is wrong with one thing in several beats. */
function sameThings(findings: readonly Finding[]): (readonly [Finding, ...Finding[]])[] {
  const byThing = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const key = `${finding.rule} ${finding.object}`;
    const same = byThing.get(key);
    if (same === undefined) byThing.set(key, [finding]);
    else same.push(finding);
  }
  return [...byThing.values()];
}

/** `1:03.5` */
function seconded(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${(seconds - 60 * minutes).toFixed(1).padStart(4, '0')}`;
}

function asJson({ lesson, timeline, moments, findings, excused, skipped }: CheckedLesson) {
  const { frames, framesPerSecond } = timeline;
  const seconds = (frame: number) => Math.round((frame / framesPerSecond) * 1000) / 1000;
  return {
    lesson,
    seconds: seconds(frames),
    moments,
    findings: findings.map(({ firstFrame, lastFrame, ...finding }) => ({
      ...finding,
      from: seconds(firstFrame),
      to: seconds(lastFrame),
    })),
    excused,
    skipped,
  };
}

/** On a terminal one line that is written over while a lesson is looked at. */
function progress(lesson: string) {
  const { stderr } = process;
  const clear = () => {
    if (stderr.isTTY) stderr.write('\r\u001b[K');
  };
  const at = (looked: number, of: number) => {
    if (stderr.isTTY) stderr.write(`\r\u001b[K${lesson}: ${looked} of ${of} moments`);
  };
  return Object.assign(clear, { at });
}
