import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TWINS, twin } from './twin.ts';

test.each(TWINS)('the loops of %s and %s differ in their memory only', (from, to) => {
  const text = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
  const words = (s: string) => s.replace(/\s+/g, ' ').replaceAll('( ', '(').replaceAll(', )', ')');
  expect(words(text(to))).toBe(words(twin(from, text(from))));
});
