import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { courseFolder } from '../../../files/course-folder.ts';
import { placeOf } from '../../../files/place.ts';
import { writeWhole } from '../../../files/whole-file.ts';
import { compare, type Difference, mark } from './compare.ts';
import { type DrawnWith, readStored, type SnapshotSet } from './snapshot-set.ts';

/** With another browser, so many pixels may differ visibly: edges of glyphs. */
const OTHER_BROWSER_SHARE = 0.01;

/**
 * Compares drawn pictures with the stored ones and says what is wrong, one sentence a picture. With the browser
 * that the stored ones were drawn with no pixel may differ; with another, only as much as glyphs' edges do.
 * What differs is written to `renders/snapshots/<set>`.
 */
export async function verify(set: SnapshotSet, drawnWith: DrawnWith): Promise<string[]> {
  const stored = await readStored(set.folder);
  if (stored.drawnWith === undefined || stored.names.length === 0) {
    return [`${set.name} has no stored pictures. ${remedy(set)}`];
  }
  const same =
    stored.drawnWith.browser === drawnWith.browser &&
    stored.drawnWith.drawing === drawnWith.drawing;
  const found: string[] = [];
  for (const [name, drawn] of set.pictures) {
    const place = placeOf(join(set.folder, name));
    if (!stored.names.includes(name)) {
      found.push(`${place} is not stored yet.`);
      continue;
    }
    const before = await readFile(join(set.folder, name));
    const difference = compare(before, drawn);
    if (difference === undefined) {
      found.push(`${place} has another size than before. ${await keep(set, name, drawn)}`);
    } else if (isDifferent(difference, same)) {
      const share = ((100 * difference.differing) / difference.pixels).toPrecision(2);
      const shown = await keep(set, name, drawn, mark(before, drawn));
      found.push(
        `${place} differs in ${share} % of its pixels, by up to ${difference.worst} of 255. ${shown}`,
      );
    }
  }
  for (const name of stored.names) {
    if (!set.pictures.has(name)) {
      found.push(`${placeOf(join(set.folder, name))} is stored, but nothing draws it any more.`);
    }
  }
  return found.length === 0 ? [] : [...found, remedy(set)];
}

/** With the same browser any difference counts. */
export function isDifferent(
  { differing, visible, pixels }: Pick<Difference, 'differing' | 'visible' | 'pixels'>,
  sameBrowser: boolean,
): boolean {
  return sameBrowser ? differing > 0 : visible > OTHER_BROWSER_SHARE * pixels;
}

function remedy({ name }: SnapshotSet): string {
  return `Look at the pictures; if they are as they should be: npx gradreel snapshots ${name} --update`;
}

/** Keeps what was drawn where a person can look at it. */
async function keep(
  { name: set }: SnapshotSet,
  name: string,
  drawn: Uint8Array,
  difference?: Uint8Array,
): Promise<string> {
  const file = join(courseFolder, 'renders', 'snapshots', set, name);
  await writeWhole(file, drawn);
  if (difference === undefined) return `See ${placeOf(file)}.`;
  const other = file.replace(/\.png$/, '.difference.png');
  await writeWhole(other, difference);
  return `See ${placeOf(file)} and ${placeOf(other)}.`;
}
