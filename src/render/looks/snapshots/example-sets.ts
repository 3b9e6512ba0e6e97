import { dirname, join } from 'node:path';
import { fileAt } from '../../../files/place.ts';
import type { GalleryPage } from '../gallery/gallery-page.ts';
import type { ListedExample } from '../gallery/page/protocol.ts';
import type { SnapshotSet } from './snapshot-set.ts';

/** Stored pictures are half as large as the examples, and no wider than this. */
const WIDEST = 640;
const SCALE = 0.5;

/** The folders that have examples, with them: those of the stage, `18-training-loop/leads` those of a lesson. */
export async function exampleFolders(page: GalleryPage): Promise<Map<string, ListedExample[]>> {
  const folders = new Map<string, ListedExample[]>();
  for (const example of await page.list()) {
    folders.set(example.folder, [...(folders.get(example.folder) ?? []), example]);
  }
  return folders;
}

/** Draws the examples of a folder at the seconds that they name: `axis-bends-1.png`, `axis-bends-2.png`, … */
export async function drawExamples(
  page: GalleryPage,
  name: string,
  examples: readonly ListedExample[],
): Promise<SnapshotSet> {
  const pictures = new Map<string, Uint8Array>();
  for (const { id, size } of examples) {
    const scale = Math.min(SCALE, WIDEST / size[0]);
    const images = await page.stills({ id, theme: 'dark', scale });
    const exported = id.split('/').at(-1) as string;
    images.forEach((image, index) => {
      pictures.set(`${exported}-${index + 1}.png`, image);
    });
  }
  const file = examples[0]?.file ?? '';
  return { name, folder: join(dirname(fileAt(file)), 'snapshots'), pictures };
}
