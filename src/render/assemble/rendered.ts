import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { courseFolder } from '../../files/course-folder.ts';
import { packageFolder } from '../../files/package-folder.ts';
import { fileAt, placeOf } from '../../files/place.ts';
import type { CaptionMode, ThemeName } from '../../lesson/lesson-payload.ts';
import type { PictureSettings } from '../page/protocol.ts';

/** How a render came about; it opens `provenance.json`. */
export interface Rendered {
  readonly lesson: string;
  /** The run's key. */
  readonly run: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly language: string;
  readonly theme: ThemeName;
  readonly captions: CaptionMode;
  readonly picture: PictureSettings;
  readonly frames: number;
  /** Every file of the project that went into it, with the hash that it had. */
  readonly sources: Readonly<Record<string, string>>;
}

/** The versions of all packages, Gradreel's among them; fonts, KaTeX and Motion Canvas change pictures too. */
const PACKAGES = [
  ...['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock'].map((name) => join(courseFolder, name)),
  join(packageFolder, 'package.json'),
];

/** The hashes (SHA-256) of files by their path in the project. */
export async function hashSources(files: readonly string[]): Promise<Record<string, string>> {
  const all = [...new Set([...files, ...PACKAGES])].sort();
  const entries = await Promise.all(
    all.map(async (file) => [placeOf(file), await hashOf(file)] as const),
  );
  return Object.fromEntries(
    entries.filter((entry): entry is readonly [string, string] => entry[1] !== undefined),
  );
}

/** What lies in a render's folder; undefined when there is no whole render. */
export async function readRendered(folder: string): Promise<Rendered | undefined> {
  if (!existsSync(join(folder, 'lesson.mp4'))) return undefined;
  try {
    const record = JSON.parse(await readFile(join(folder, 'provenance.json'), 'utf8')) as Rendered;
    return typeof record.sources === 'object' && record.frames > 0 ? record : undefined;
  } catch {
    return undefined;
  }
}

/** The sources that are not any more what the render was made from. */
export async function changedSources({ sources }: Pick<Rendered, 'sources'>): Promise<string[]> {
  const now = await Promise.all(
    Object.entries(sources).map(async ([file, hash]) =>
      (await hashOf(fileAt(file))) === hash ? [] : [file],
    ),
  );
  return now.flat();
}

async function hashOf(file: string): Promise<string | undefined> {
  const contents = await readFile(file).catch(() => undefined);
  return contents === undefined ? undefined : createHash('sha256').update(contents).digest('hex');
}
