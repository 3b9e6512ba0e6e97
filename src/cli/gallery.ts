import { writeWhole } from '../files/whole-file.ts';
import type { ThemeName } from '../lesson/lesson-payload.ts';
import { exitOnSignals, interruptible } from './interrupt.ts';
import { servedThroughLink } from './through-link.ts';

export interface GalleryCommand {
  readonly out?: string;
  readonly sheet?: string;
  readonly port?: number;
  readonly open: boolean;
  readonly theme: ThemeName;
}

/** `gradreel gallery`: serves the page until it is stopped, or writes it to a folder, or as one picture. */
export async function gallery({ out, sheet, port, open, theme }: GalleryCommand): Promise<void> {
  if (out !== undefined) {
    const { writeGallery } = await import('../render/looks/gallery/static-gallery.ts');
    const { file, examples } = await interruptible(() => writeGallery(out, { theme }));
    process.stdout.write(`${file} (${examples} examples)\n`);
    return;
  }
  if (sheet !== undefined) {
    const { drawGallerySheet } = await import('../render/looks/gallery/gallery-sheet.ts');
    const image = await interruptible(() => drawGallerySheet({ theme }));
    await writeWhole(sheet, image);
    process.stdout.write(`${sheet}\n`);
    return;
  }
  if (await servedThroughLink()) return;
  const { serveGallery } = await import('../render/looks/gallery/serve-gallery.ts');
  const { hasDesktop } = await import('../editor/preview.ts');
  const { address } = await serveGallery({
    theme,
    open: open && hasDesktop(),
    ...(port === undefined ? {} : { port }),
  });
  exitOnSignals();
  process.stdout.write(`The gallery is at ${address} (Ctrl-C ends it)\n`);
}
