export { fillNarration, fillText } from './narration-fill.ts';
export { parseNarration } from './narration-parser.ts';
export { beatId, type Narration } from './narration-tree.ts';
