import { placeOf } from '../files/place.ts';
import { UnknownNameError } from '../lesson/errors.ts';
import { findLessonFolder, listLessonFolders } from '../lesson/lesson-folder.ts';
import { GalleryPage } from '../render/looks/gallery/gallery-page.ts';
import { drawExamples, exampleFolders } from '../render/looks/snapshots/example-sets.ts';
import { drawKeyFrames } from '../render/looks/snapshots/lesson-set.ts';
import { type SnapshotSet, store } from '../render/looks/snapshots/snapshot-set.ts';
import { verify } from '../render/looks/snapshots/verify.ts';
import { nearest } from '../run/nearest.ts';
import { interruptible } from './interrupt.ts';

/** `gradreel snapshots [name...]`: compares drawn pictures with the stored ones, or stores them. */
export async function snapshots(
  names: readonly string[],
  { update = false }: { update?: boolean },
): Promise<void> {
  const wrong = await interruptible(async () => {
    const page = await GalleryPage.open();
    try {
      const drawnWith = await page.drawnWith();
      let failed = 0;
      for (const draw of await setsOf(names, page)) {
        const set = await draw();
        if (update) {
          await store(set, drawnWith);
          process.stdout.write(`${placeOf(set.folder)}: ${set.pictures.size} pictures stored\n`);
          continue;
        }
        const found = await verify(set, drawnWith);
        if (found.length > 0) failed++;
        const verdict =
          found.length === 0 ? `as stored (${set.pictures.size})` : found.join('\n  ');
        process.stdout.write(`${set.name}: ${verdict}\n`);
      }
      return failed;
    } finally {
      await page.close();
    }
  });
  if (wrong > 0) process.exitCode = 1;
}

/** The sets that are meant, each to be drawn when its turn comes; all of them without a name. */
async function setsOf(
  names: readonly string[],
  page: GalleryPage,
): Promise<(() => Promise<SnapshotSet>)[]> {
  const examples = await exampleFolders(page);
  const all = names.length === 0 || names.includes('all');
  const lessons = listLessonFolders();
  const wanted = all ? [...examples.keys(), ...lessons.map(({ id }) => id)] : names;
  return wanted.flatMap((name) => {
    const listed = examples.get(name);
    if (listed !== undefined) return [() => drawExamples(page, name, listed)];
    const folder = lessonNamed(name, [...examples.keys()]);
    // A lesson that is named brings its own nodes; among all of them they are there already.
    const own = all ? [] : [...examples].filter(([set]) => set.startsWith(`${folder.id}/`));
    return [
      () => drawKeyFrames(folder),
      ...own.map(
        ([set, nodes]) =>
          () =>
            drawExamples(page, set, nodes),
      ),
    ];
  });
}

function lessonNamed(name: string, folders: readonly string[]) {
  const guess = nearest(name, folders);
  try {
    return findLessonFolder(name);
  } catch (error) {
    if (!(error instanceof UnknownNameError) || guess === undefined) throw error;
    throw new UnknownNameError(
      `There is neither a lesson nor a folder of examples "${name}". Did you mean "${guess}"?`,
    );
  }
}
