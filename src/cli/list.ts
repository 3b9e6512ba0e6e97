import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { clock } from '../lesson/clock.ts';
import { type LessonFolder, listLessonFolders, scenesFolder } from '../lesson/lesson-folder.ts';
import { describeParameters, type ParameterInfo, plain } from '../lesson/parameters.ts';
import { type PreparedLesson, prepareLesson } from '../lesson/prepare-lesson.ts';
import { readingTime } from '../lesson/reading-time.ts';
import { changedSources, type Rendered, readRendered } from '../render/assemble/rendered.ts';
import { complain, exitCodeOf } from './complain.ts';
import { rendersFolder } from './paths.ts';
import { pictureText } from './qualities.ts';

/** A lesson as `gradreel list` shows it. */
interface ListedLesson {
  readonly lesson: string;
  readonly title: string;
  readonly summary: string;
  readonly seconds: number;
  /** Whether {@link seconds} is estimated from the narration because there is no render to measure. */
  readonly estimated: boolean;
  readonly beats: readonly { readonly id: string; readonly title: string }[];
  readonly parameters: readonly ParameterInfo[];
  readonly render: RenderState | null;
}

/** What lies in `renders/<lesson>`. */
interface RenderState {
  readonly output: string;
  /** Made from the present code and the lesson's own parameters. */
  readonly current: boolean;
  readonly picture: string;
  /** Parameters that were set to something else than the lesson has now. */
  readonly set: Readonly<Record<string, unknown>>;
  /** Files that changed since. */
  readonly changed: readonly string[];
}

export interface ListCommand {
  readonly json?: boolean;
  readonly verbose?: boolean;
  readonly out?: string;
}

/**
 * `gradreel list`. The length is measured where a render is there to measure, else estimated by the time
 * that the narration takes to read: playing the scenes would need the browser and seconds a lesson.
 */
export async function list({ json, verbose, out = rendersFolder() }: ListCommand): Promise<void> {
  const lessons: ListedLesson[] = [];
  for (const folder of listLessonFolders()) {
    try {
      lessons.push(await look(folder, join(out, folder.id)));
    } catch (error) {
      // A lesson that is being written must not hide the others.
      process.stderr.write(complain(error, verbose ?? false));
      process.exitCode = Math.max(Number(process.exitCode ?? 0), exitCodeOf(error));
    }
  }
  if (json) process.stdout.write(`${JSON.stringify({ lessons }, undefined, 2)}\n`);
  else if (lessons.length > 0) process.stdout.write(`${lessons.map(describe).join('\n\n')}\n`);
  else
    process.stdout.write(
      `There is no lesson in ${scenesFolder}. Make one with "npx gradreel new <name>".\n`,
    );
}

async function look(folder: LessonFolder, out: string): Promise<ListedLesson> {
  const prepared = await prepareLesson(folder);
  const { lesson, payload } = prepared;
  const rendered = await readRendered(out);
  const render = rendered === undefined ? null : await renderState(rendered, out, prepared);
  return {
    lesson: folder.id,
    title: lesson.title,
    summary: lesson.summary,
    seconds:
      rendered === undefined
        ? Math.round(readingTime(payload.narrated))
        : rendered.frames / rendered.picture.framesPerSecond,
    estimated: rendered === undefined,
    beats: payload.narrated.beats.map(({ id, title }) => ({ id, title })),
    parameters: describeParameters(lesson.parameters),
    render,
  };
}

async function renderState(
  rendered: Rendered,
  out: string,
  { parameters }: PreparedLesson,
): Promise<RenderState> {
  const changed = await changedSources(rendered);
  const set = Object.fromEntries(
    Object.entries(rendered.parameters).filter(
      ([name, value]) => !isDeepStrictEqual(value, parameters[name]),
    ),
  );
  return {
    output: join(out, 'lesson.mp4'),
    current: changed.length === 0 && Object.keys(set).length === 0,
    picture: pictureText(rendered.picture),
    set,
    changed,
  };
}

function describe({
  lesson,
  title,
  summary,
  seconds,
  estimated,
  beats,
  parameters,
  render,
}: ListedLesson): string {
  const nameWidth = Math.max(...parameters.map(({ name }) => name.length));
  const valueWidth = Math.max(...parameters.map((parameter) => plain(parameter.default).length));
  return [
    `${lesson}  ${title}  ${estimated ? 'about ' : ''}${clock(seconds * 1000)}`,
    `  ${summary}`,
    `  beats       ${beats.map(({ id }) => id).join(', ')}`,
    ...parameters.map(
      ({ name, default: value, description }, index) =>
        `  ${index === 0 ? 'parameters' : '          '}  ${name.padEnd(nameWidth)} = ${plain(value).padEnd(valueWidth)}  ${description}`,
    ),
    `  render      ${describeRender(render)}`,
  ].join('\n');
}

function describeRender(render: RenderState | null): string {
  if (render === null) return 'none yet';
  const { output, current, picture, set, changed } = render;
  const settings = Object.entries(set).map(([name, value]) => `${name}=${plain(value)}`);
  const reasons = [
    ...(settings.length === 0 ? [] : [`was made with ${settings.join(' ')}`]),
    ...(changed.length === 0 ? [] : [`${changed[0]}${andMore(changed.length - 1)} changed since`]),
  ];
  return `${current ? 'current' : `not current: ${reasons.join('; ')}`} (${output}, ${picture})`;
}

function andMore(count: number): string {
  return count === 0 ? '' : ` and ${count} more`;
}
