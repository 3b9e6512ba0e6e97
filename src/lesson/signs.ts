import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AddedFont } from '../stage/faces/added-font.ts';
import { Coverage, missingSignText } from '../stage/faces/coverage.ts';
import { LessonError } from './errors.ts';
import { type LessonFolder, lessonFile } from './lesson-folder.ts';
import type { LessonPayload } from './lesson-payload.ts';

/** Files of a lesson in which its signs are written, in the order in which one is looked for. */
const WRITTEN = /^(narration(\..+)?\.md|.+\.tsx?|.+\.csv)$/;

/** What of a lesson is drawn around its scenes; the summary stands on sheets. */
type Drawn = Pick<LessonPayload, 'title' | 'chip' | 'narrated' | 'captions'> & {
  readonly summary?: string;
};

/** Every sign beyond plain letters that a lesson may show: what is said, what its run holds, what its code writes. */
export async function signsOfLesson(folder: LessonFolder, payload: object): Promise<string> {
  const texts = [JSON.stringify(payload), ...(await writtenFiles(folder)).map(({ text }) => text)];
  const signs = new Set(texts.join('').match(/[^ -~\s]/gu));
  return [...signs].sort().join('');
}

/**
 * Stops a lesson whose captions, titles or questions hold a sign that no font has, before anything is drawn.
 * Captions that are not burned into the picture are a player's to draw.
 *
 * @throws LessonError with the sign, and with file and line where it is written.
 */
export async function requireSignsOf(
  folder: LessonFolder,
  payload: Drawn,
  added: readonly Pick<AddedFont, 'signs'>[],
): Promise<void> {
  const coverage = new Coverage(added);
  for (const text of drawnTexts(payload)) {
    const sign = coverage.missing(text);
    if (sign === undefined) continue;
    const place = await placeOfSign(folder, sign);
    const message = missingSignText(sign, text);
    throw new LessonError(place === undefined ? message : `${place}: ${message}`);
  }
  const sign = coverage.missing(payload.chip.text, 'JetBrains Mono');
  if (sign !== undefined) throw new LessonError(missingSignText(sign, payload.chip.text));
}

function* drawnTexts({ title, summary, narrated, captions }: Drawn): Generator<string> {
  yield title;
  if (summary !== undefined) yield summary;
  for (const beat of narrated.beats) {
    yield beat.title;
    if (captions === 'burn') {
      for (const { cues } of beat.passages) yield* cues.map(({ text }) => text);
    }
    if (beat.question === undefined) continue;
    yield beat.question.text;
    yield* beat.question.choices.map(({ text }) => text);
  }
}

/** `scenes/01-one-neuron/narration.md:12`: where in a lesson's files a sign is written first. */
export async function placeOfSign(folder: LessonFolder, sign: string): Promise<string | undefined> {
  for (const { name, text } of await writtenFiles(folder)) {
    const at = text.indexOf(sign);
    if (at >= 0) return `${lessonFile(folder, name)}:${text.slice(0, at).split('\n').length}`;
  }
  return undefined;
}

async function writtenFiles({ path }: LessonFolder): Promise<{ name: string; text: string }[]> {
  const names = (await readdir(path, { recursive: true }))
    .filter((name) => WRITTEN.test(name) && !/\.test\.tsx?$/.test(name))
    .sort((a, b) => Number(b.endsWith('.md')) - Number(a.endsWith('.md')) || (a < b ? -1 : 1));
  return Promise.all(
    names.map(async (name) => ({ name, text: await readFile(join(path, name), 'utf8') })),
  );
}
