import files from 'virtual:gradreel/examples';
import { type Example, isExample } from '../../../../stage/gallery/example.ts';
import { exampleFolder } from '../example-folder.ts';
import { exampleSource } from '../example-source.ts';
import type { ListedExample } from './protocol.ts';

/** An example with what the page says about it. */
export interface Entry {
  readonly example: Example;
  readonly listed: ListedExample;
}

/** `axisBends` of a folder `plot` → `plot/axis-bends`. */
function exampleId(folder: string, exported: string): string {
  return `${folder}/${exported.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** All examples by their id, file by file in the order in which they are written. */
export const entries: ReadonlyMap<string, Entry> = new Map(
  Object.entries(files).flatMap(([file, { exports, text }]) => {
    const place = (exported: string) => text.indexOf(`export const ${exported} `);
    return Object.entries(exports)
      .sort(([one], [other]) => place(one) - place(other))
      .flatMap(([exported, example]): [string, Entry][] => {
        if (!isExample(example)) return [];
        const folder = exampleFolder(file);
        const id = exampleId(folder, exported);
        const { name, says, size, at } = example;
        const code = exampleSource(text, exported);
        return [[id, { example, listed: { id, folder, name, says, size, at, file, code } }]];
      });
  }),
);

/** @throws Error when there is none. */
export function entryOf(id: string): Entry {
  const entry = entries.get(id);
  if (entry === undefined) throw new Error(`There is no example "${id}".`);
  return entry;
}
