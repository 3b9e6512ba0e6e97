import { GalleryPage } from './gallery-page.ts';
import type { ListedExample } from './page/protocol.ts';

const SHEET = { width: 1760, scale: 1, columns: 4 } as const;

/**
 * One picture of everything: of each folder of the stage the first example, in its last moment, with its name.
 *
 * @throws SceneError naming the example that does not play.
 */
export async function drawGallerySheet({ theme }: { theme: 'dark' | 'light' }): Promise<Buffer> {
  const page = await GalleryPage.open();
  try {
    const folders = new Map<string, ListedExample>();
    for (const example of await page.list()) {
      const { folder } = example;
      if (!folders.has(folder)) folders.set(folder, example);
    }
    const images = new Map<string, Uint8Array>();
    for (const [folder, { id, size, at }] of folders) {
      const scale = Math.min(1, 600 / size[0], 340 / size[1]);
      const [image] = await page.stills({ id, theme, scale, at: [at.at(-1) ?? 0] });
      images.set(`${folder}.png`, image as Uint8Array);
    }
    return await page.photograph(sheetHtml([...folders], theme), images, SHEET);
  } finally {
    await page.close();
  }
}

function sheetHtml(folders: readonly [string, ListedExample][], theme: 'dark' | 'light'): string {
  const cells = folders.map(
    ([folder, { name }]) =>
      `<figure><div><img src="${folder}.png" alt=""></div><figcaption>${name.replaceAll('<', '&lt;')}</figcaption></figure>`,
  );
  return `<!doctype html><html lang="en" data-theme="${theme}"><head><meta charset="utf-8"><!--fonts--><style>
body { padding: 32px }
main { display: grid; grid-template-columns: repeat(${SHEET.columns}, 1fr); gap: 20px; max-width: none; padding: 0 }
figure div { position: relative; overflow: hidden; aspect-ratio: 16 / 9; border: 1px solid var(--rule); border-radius: 10px }
img { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: contain }
figcaption { margin-top: 8px; color: var(--secondary); font-size: 19px }
</style></head><body><main>${cells.join('')}</main></body></html>`;
}
