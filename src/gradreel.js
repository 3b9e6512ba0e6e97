// The library for programs in plain JavaScript: `import { renderLesson } from 'gradreel'`.
import { existsSync } from 'node:fs';

// The package holds JavaScript alone; the repository runs from its sources.
const source = new URL('./index.ts', import.meta.url);
const isSource = existsSync(source);
if (isSource) await import('./translate.js');
const library = await import(
  isSource ? source.href : new URL('../dist/index.js', import.meta.url).href
);
export const { planRender, renderSegment, assemble, renderLesson } = library;
