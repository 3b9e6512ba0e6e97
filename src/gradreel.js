// The library for programs in plain JavaScript: `import { renderLesson } from 'gradreel'`.
import './translate.js';

const library = await import('./index.ts');
export const { planRender, renderSegment, assemble, renderLesson } = library;
