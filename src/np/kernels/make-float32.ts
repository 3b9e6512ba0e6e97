// Writes float32.ts, the twin of float64.ts: node --import tsx src/np/kernels/make-float32.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { twin } from './twin.ts';

const here = (name: string) => new URL(name, import.meta.url);
writeFileSync(here('./float32.ts'), twin(readFileSync(here('./float64.ts'), 'utf8')));
