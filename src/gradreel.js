// The library for programs in plain JavaScript: `import { renderLesson } from 'gradreel'`. The sources are
// TypeScript; tsx translates them on the way in.
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) });
const library = await import('./index.ts');
export const { planRender, renderSegment, assemble, renderLesson } = library;
