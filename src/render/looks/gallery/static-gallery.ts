import { join } from 'node:path';
import { writeWhole } from '../../../files/whole-file.ts';
import { GalleryPage } from './gallery-page.ts';
import { galleryMarkup } from './page/markup.ts';

/** What was written. */
export interface StaticGallery {
  /** The page to open. */
  readonly file: string;
  readonly examples: number;
}

/** Pictures are wide enough for a card on a sharp screen. */
const PICTURE_WIDTH = 1280;

/**
 * Writes the gallery to a folder: a page with a picture of each moment of each example, that can be opened
 * as a file; served by any web server, the examples play.
 *
 * @throws SceneError naming the example that does not play; CannotWriteError.
 */
export async function writeGallery(
  folder: string,
  { theme }: { theme: 'dark' | 'light' },
): Promise<StaticGallery> {
  const page = await GalleryPage.open();
  try {
    const examples = await page.list();
    const pictures = new Map<string, string[]>();
    for (const { id, size } of examples) {
      const scale = Math.min(1, PICTURE_WIDTH / size[0]);
      const images = await page.stills({ id, theme, scale });
      const names = images.map((_, index) => `pictures/${id.replaceAll('/', '-')}-${index}.png`);
      for (const [index, image] of images.entries()) {
        await writeWhole(join(folder, names[index] as string), image);
      }
      pictures.set(id, names);
    }
    // The page itself comes last: what it shows is there when it is.
    const { 'index.html': html, ...others } = Object.fromEntries(page.files);
    for (const [name, content] of Object.entries(others)) {
      await writeWhole(join(folder, name), content as string | Uint8Array);
    }
    const file = join(folder, 'index.html');
    await writeWhole(file, staticPage(String(html), galleryMarkup(examples, pictures), theme));
    return { file, examples: examples.length };
  } finally {
    await page.close();
  }
}

/** The built page with its contents in it. */
function staticPage(html: string, markup: string, theme: 'dark' | 'light'): string {
  return (
    html
      .replace('<html lang="en">', `<html lang="en" data-theme="${theme}">`)
      .replace('<main id="gallery"></main>', () => `<main id="gallery">${markup}</main>`)
      // A page opened as a file may not ask for files across origins, its own folder included.
      .replaceAll(' crossorigin', '')
  );
}
