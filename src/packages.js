// How Node loads the modules of packages, which are JavaScript: as they are. tsx would look through each of them
// for what is to be translated, which takes it longer than Node takes to load them (0.4 s for Vite alone).
import { readFile } from 'node:fs/promises';

const PACKAGE = /^file:.*\/node_modules\/.*\.m?js$/;

/** The `load` hook of https://nodejs.org/docs/latest-v20.x/api/module.html#loadurl-context-nextload */
export async function load(url, context, nextLoad) {
  if (context.format !== 'module' || !PACKAGE.test(url)) return nextLoad(url, context);
  return { format: 'module', source: await readFile(new URL(url)), shortCircuit: true };
}
