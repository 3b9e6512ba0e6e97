import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { expect, test } from 'vitest';
import { packageFolder } from '../../../files/package-folder.ts';
import { exampleFiles, nodeFolders } from './build-gallery.ts';
import { exampleFolder } from './example-folder.ts';

/** Exported nodes and movements of the stage and of lessons, with the folder that each lies in. */
function exportedParts(): { name: string; folder: string }[] {
  return nodeFolders()
    .flatMap((nodes) =>
      readdirSync(nodes, { recursive: true, encoding: 'utf8' }).map((file) => join(nodes, file)),
    )
    .filter((file) => /\.tsx?$/.test(file) && !/(test|example)\.tsx?$|testing/.test(file))
    .flatMap((file) => {
      const text = readFileSync(file, 'utf8');
      const folder = exampleFolder(relative(packageFolder, file).split(sep).join('/'));
      const nodes = text.matchAll(
        /^export class (\w+) extends (?:Node|Sheet|DrawnFormula|Formula)\b/gm,
      );
      const movements =
        folder === 'movement' ? text.matchAll(/^export (?:function\*|class) (\w+)/gm) : [];
      return [...nodes, ...movements].map(([, name]) => ({ name: name as string, folder }));
    });
}

test('every folder with a node or a movement has an example in the gallery', () => {
  const shown = new Set(exampleFiles().map(exampleFolder));
  const parts = exportedParts();
  expect(parts.length).toBeGreaterThan(30);
  const missing = parts.filter(({ folder }) => !shown.has(folder));
  expect(missing, 'Write <node>.example.tsx with defineExample() beside it.').toEqual([]);
});

test('every movement is played in an example', () => {
  const texts = exampleFiles().map((file) => readFileSync(join(packageFolder, file), 'utf8'));
  const movements = exportedParts().filter(({ folder }) => folder === 'movement');
  const missing = movements.filter(({ name }) => !texts.some((text) => text.includes(name)));
  expect(missing).toEqual([]);
});
