/** Writes what this machine computes: node --import tsx src/nn/same-bits/write.ts */
import { writeFileSync } from 'node:fs';
import { exercise } from './exercise.ts';

const text = Object.entries(exercise()).map(
  ([name, values]) => `${JSON.stringify(name)}: ${JSON.stringify(values)}`,
);
writeFileSync(new URL('expected.json', import.meta.url), `{\n${text.join(',\n')}\n}\n`);
