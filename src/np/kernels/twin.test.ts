import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { twin } from './twin.ts';

test('the float32 loops are the float64 loops on the other memory', () => {
  const text = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
  const words = (s: string) => s.replace(/\s+/g, ' ').replaceAll('( ', '(').replaceAll(', )', ')');
  expect(words(text('./float32.ts'))).toBe(words(twin(text('./float64.ts'))));
});
