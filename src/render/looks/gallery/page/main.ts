import './style.css';
import { loadFonts } from '../../../../stage/fonts.ts';
import { loadFormulaFonts } from '../../../../stage/formula/index.ts';
import { ExamplePlayer } from '../../../../stage/gallery/example-player.ts';
import { guardTexts } from '../../../../stage/text-guard.ts';
import { themes } from '../../../../stage/theme.ts';
import { provenance } from '../../../assemble/provenance.ts';
import { base64 } from '../../../page/base64.ts';
import { drawingKey } from './drawing-key.ts';
import { entries, entryOf } from './examples.ts';
import { galleryMarkup } from './markup.ts';
import { bringToLife } from './playing.ts';
import type { GalleryFunctions } from './protocol.ts';

declare global {
  interface Window {
    gallery: GalleryFunctions;
  }
}

guardTexts();
// Several examples are drawn at once: a face that one of them waited for would disturb the others.
const signs = [...entries.values()].map(({ listed }) => listed.code).join('');
const fonts = Promise.all([loadFonts(signs), loadFormulaFonts()]);

window.gallery = {
  list: () => [...entries.values()].map(({ listed }) => listed),

  async stills({ id, theme, scale, at }) {
    await fonts;
    const { example } = entryOf(id);
    const player = new ExamplePlayer(example, themes[theme], scale);
    const pictures: string[] = [];
    for (const second of at ?? example.at) {
      await player.seek(second);
      await player.draw();
      const blob = await new Promise<Blob | null>((resolve) => player.canvas.toBlob(resolve));
      pictures.push(base64(new Uint8Array(await (blob as Blob).arrayBuffer())));
    }
    provenance(player.displayed.entries(), player.run, 60);
    return pictures;
  },

  async drawingKey() {
    await fonts;
    return drawingKey();
  },
};

const gallery = document.getElementById('gallery') as HTMLElement;
// A page that was written to a folder has its pictures already.
if (gallery.childElementCount === 0) gallery.innerHTML = galleryMarkup(window.gallery.list());
fonts.then(() => bringToLife(gallery));
