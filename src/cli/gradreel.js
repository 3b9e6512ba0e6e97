#!/usr/bin/env node
if (import.meta.url.includes('%3F')) {
  // What translates TypeScript takes the rest of such a path for a query.
  process.stderr.write(
    'gradreel: The path of this folder has a "?" in it, with which nothing can be loaded from it. Rename the folder.\n',
  );
  process.exit(1);
}
await import('../translate.js');

process.setSourceMapsEnabled(true);
const { main } = await import('./main.ts');
await main(process.argv);
