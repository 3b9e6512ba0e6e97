// Writes the float32 twins of the float64 loops: node --import tsx src/np/kernels/make-float32.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { TWINS, twin } from './twin.ts';

const here = (name: string) => new URL(name, import.meta.url);
for (const [from, to] of TWINS) {
  writeFileSync(here(to), twin(from, readFileSync(here(from), 'utf8')));
}
