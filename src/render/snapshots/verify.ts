import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../files/project-root.ts';
import { writeWhole } from '../../files/whole-file.ts';
import { type DrawnWith, placeOf, readStored, type SnapshotSet } from './snapshot-set.ts';

/** How two pictures of one size differ. */
export interface Difference {
  readonly pixels: number;
  /** Pixels of which any channel differs at all. */
  readonly differing: number;
  /** Pixels of which a channel differs so much that one sees it. */
  readonly visible: number;
  /** The largest difference of a channel, of 255. */
  readonly worst: number;
  /** The drawn picture, dimmed, with what differs in pink, as PNG. */
  readonly image: Uint8Array;
}

/** Compares two PNGs; `undefined` when their sizes differ. */
export type Compare = (stored: Uint8Array, drawn: Uint8Array) => Promise<Difference | undefined>;

export interface VerifyTools {
  readonly drawnWith: DrawnWith;
  readonly compare: Compare;
}

/** With another browser, so many pixels may differ visibly: edges of glyphs. */
const OTHER_BROWSER_SHARE = 0.01;

/**
 * Compares drawn pictures with the stored ones and says what is wrong, one sentence a picture. With the browser
 * that the stored ones were drawn with no pixel may differ; with another, only as much as glyphs' edges do.
 * What differs is written to `renders/snapshots/<set>`.
 */
export async function verify(
  set: SnapshotSet,
  { drawnWith, compare }: VerifyTools,
): Promise<string[]> {
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
    // The same browser writes the same pixels to the same bytes.
    if (before.equals(drawn)) continue;
    const difference = await compare(before, drawn);
    if (difference === undefined) {
      found.push(`${place} has another size than before. ${await keep(set, name, drawn)}`);
    } else if (isDifferent(difference, same)) {
      const share = ((100 * difference.differing) / difference.pixels).toPrecision(2);
      const shown = await keep(set, name, drawn, difference.image);
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
  const file = join(projectRoot, 'renders', 'snapshots', set, name);
  await writeWhole(file, drawn);
  if (difference === undefined) return `See ${placeOf(file)}.`;
  const other = file.replace(/\.png$/, '.difference.png');
  await writeWhole(other, difference);
  return `See ${placeOf(file)} and ${placeOf(other)}.`;
}
