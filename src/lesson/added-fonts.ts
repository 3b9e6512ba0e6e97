import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { AddedFont, Family } from '../stage/faces/added-font.ts';
import { SHIPPED_SIGNS } from '../stage/faces/shipped-signs.ts';
import { codePointsIn, unicodeRange } from '../stage/faces/unicode-range.ts';
import { LessonError } from './errors.ts';

/** A font file that a lesson or a command names, read and understood. */
export interface FontFile extends Omit<AddedFont, 'url'> {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads fonts that have signs which no shipped face has; of two that have one, the first draws it.
 *
 * @throws LessonError naming the file that is missing, or no font that a browser reads.
 */
export async function readFonts(files: readonly string[]): Promise<FontFile[]> {
  const known: Record<Family, Set<number>> = {
    Inter: codePointsIn(SHIPPED_SIGNS.Inter),
    'JetBrains Mono': codePointsIn(SHIPPED_SIGNS['JetBrains Mono']),
  };
  const fonts: FontFile[] = [];
  for (const file of files) {
    const bytes = await readFile(file).catch(() => {
      throw new LessonError(
        `There is no font ${file} that can be read. Name a .ttf, .otf, .woff or .woff2 file.`,
      );
    });
    const signs = await signsIn(file, bytes);
    const added = (family: Family) => {
      const own = [...signs].filter((code) => !known[family].has(code));
      for (const code of own) known[family].add(code);
      return unicodeRange(own);
    };
    fonts.push({
      file,
      name: basename(file),
      bytes,
      signs: { Inter: added('Inter'), 'JetBrains Mono': added('JetBrains Mono') },
      hash: createHash('sha256').update(bytes).digest('hex'),
    });
  }
  return fonts;
}

async function signsIn(file: string, bytes: Uint8Array): Promise<Set<number>> {
  // It takes a tenth of a second to load, and most lessons add no font.
  const { signsOf } = await import('../stage/faces/signs-of.ts');
  try {
    return signsOf(bytes);
  } catch (cause) {
    throw new LessonError(
      `${file} is no font that can be used: ${(cause as Error).message} Name a .ttf, .otf, .woff or .woff2 file with one font.`,
      { cause },
    );
  }
}
