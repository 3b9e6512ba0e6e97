import examples from 'virtual:gradreel/examples';
import { loadFonts } from '../../../stage/fonts.ts';
import { loadFormulaFonts } from '../../../stage/formula/index.ts';
import { type Example, isExample } from '../../../stage/gallery/example.ts';
import { ExamplePlayer } from '../../../stage/gallery/example-player.ts';
import { guardNumbers } from '../../../stage/number-guard.ts';
import { themes } from '../../../stage/theme.ts';
import { base64 } from '../../page/encode.ts';
import { provenance } from '../../provenance.ts';
import { drawingKey } from './drawing-key.ts';
import type { GalleryFunctions, ListedExample } from './protocol.ts';

declare global {
  interface Window {
    gallery: GalleryFunctions;
  }
}

guardNumbers();
const fonts = Promise.all([loadFonts(), loadFormulaFonts()]);

/** All examples by their id, in the order of files and exports. */
const entries = new Map<string, { listed: ListedExample; example: Example }>();
for (const [file, exports] of Object.entries(examples)) {
  for (const [exported, example] of Object.entries(exports)) {
    if (!isExample(example)) continue;
    const id = exampleId(file, exported);
    const { name, says, size, at } = example;
    entries.set(id, { example, listed: { id, name, says, size, at, file, exported } });
  }
}

/** `src/stage/plot/plot.example.tsx`, `lossBends` → `plot/loss-bends`. */
function exampleId(file: string, exported: string): string {
  const folder = file.split('/').at(-2) ?? '';
  return `${folder}/${exported.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

window.gallery = {
  list: () => [...entries.values()].map(({ listed }) => listed),

  async stills({ id, theme, scale, at }) {
    await fonts;
    const { example } = entries.get(id) ?? {};
    if (example === undefined) throw new Error(`There is no example "${id}".`);
    const player = new ExamplePlayer(example, themes[theme], scale);
    const pictures: string[] = [];
    for (const second of at ?? example.at) {
      await player.seek(second);
      await player.draw();
      const blob = await new Promise<Blob | null>((resolve) => player.canvas.toBlob(resolve));
      pictures.push(base64(new Uint8Array(await (blob as Blob).arrayBuffer())));
    }
    provenance(player.ledger.entries(), player.run, 60);
    return pictures;
  },

  async drawingKey() {
    await fonts;
    return drawingKey();
  },
};
