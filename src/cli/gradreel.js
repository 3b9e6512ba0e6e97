#!/usr/bin/env node
import { existsSync } from 'node:fs';

if (import.meta.url.includes('%3F')) {
  // What translates TypeScript takes the rest of such a path for a query.
  process.stderr.write(
    'gradreel: The path of this folder has a "?" in it, with which nothing can be loaded from it. Rename the folder.\n',
  );
  process.exit(1);
}

process.setSourceMapsEnabled(true);
// The package holds JavaScript alone; the repository runs from its sources.
const source = new URL('./main.ts', import.meta.url);
const isSource = existsSync(source);
if (isSource) await import('../translate.js');
const { main } = await import(
  isSource ? source.href : new URL('../../dist/cli/main.js', import.meta.url).href
);
await main(process.argv);
