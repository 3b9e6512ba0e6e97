import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { themes } from '../../../stage/theme.ts';

const styles = readFileSync(new URL('page/style.css', import.meta.url), 'utf8');

test.each([
  ['dark', ':root {'],
  ['light', ':root[data-theme="light"] {'],
] as const)('the gallery has the colours of the %s theme', (name, opening) => {
  const start = styles.indexOf(opening);
  const rule = styles.slice(start, styles.indexOf('}', start));
  const { background, ink, secondary, tertiary, focus, ahead } = themes[name];
  const expected = { background, ink, secondary, tertiary, focus, rule: ahead };
  const found = Object.fromEntries(
    Object.keys(expected).map((key) => [key, new RegExp(`--${key}: (\\S+);`).exec(rule)?.[1]]),
  );
  const lower = Object.entries(expected).map(([key, colour]) => [key, colour.toLowerCase()]);
  expect(found).toEqual(Object.fromEntries(lower));
});
