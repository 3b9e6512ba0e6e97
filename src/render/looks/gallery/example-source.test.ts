import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exampleFiles } from './build-gallery.ts';
import { exampleSource } from './example-source.ts';

test('is one example of several in a file', () => {
  const text = `import a from 'a';

export const first = defineExample({
  play() {
    f({
      a: 1,
    });
  },
});

export const second = defineExample({ name: 'b',
});
`;
  expect(exampleSource(text, 'first')).toBe(
    'export const first = defineExample({\n  play() {\n    f({\n      a: 1,\n    });\n  },\n});',
  );
  expect(exampleSource(text, 'second')).toBe(
    "export const second = defineExample({ name: 'b',\n});",
  );
  expect(exampleSource(text, 'third')).toBe(text);
});

test('is found for every example of the stage, as a piece of its file', () => {
  const files = exampleFiles();
  expect(files.length).toBeGreaterThan(3);
  for (const file of files) {
    const text = readFileSync(new URL(`../../../../${file}`, import.meta.url), 'utf8');
    for (const [, exported] of text.matchAll(/^export const (\w+) = defineExample\(/gm)) {
      const source = exampleSource(text, exported as string);
      expect(source.length).toBeLessThan(text.length);
      expect(source.match(/= defineExample\(/g)).toHaveLength(1);
      expect(source.endsWith('});')).toBe(true);
    }
  }
});
