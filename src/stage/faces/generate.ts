import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SHIPPED_FACES, type ShippedFace } from './shipped-faces.ts';
import { signsOf } from './signs-of.ts';
import { unicodeRange } from './unicode-range.ts';

const require = createRequire(import.meta.url);
const HEAD = 'Made by generate.ts from the tables of the fonts themselves; faces.test.ts compares.';

/**
 * The files beside this one: the faces for browsers, each for the signs that no face before it has, and what a
 * family has altogether.
 *
 * @returns contents by file name
 */
export async function generateFaces(): Promise<Record<'faces.css' | 'shipped-signs.ts', string>> {
  const rules: string[] = [];
  const has: Record<ShippedFace['family'], Set<number>> = {
    Inter: new Set(),
    'JetBrains Mono': new Set(),
  };
  for (const face of SHIPPED_FACES) {
    const [first = new Set<number>(), ...others] = await Promise.all(
      Object.values(face.files).map(async (file) => signsOf(await readFile(require.resolve(file)))),
    );
    const known = has[face.family];
    const own = [...first].filter(
      (code) => !isPrivate(code) && !known.has(code) && others.every((signs) => signs.has(code)),
    );
    for (const code of own) known.add(code);
    rules.push(...rulesOf(face, unicodeRange(own)));
  }
  const coverage = Object.entries(has).map(
    ([family, signs]) =>
      `  ${family === 'Inter' ? family : `'${family}'`}:\n    '${unicodeRange(signs)}',\n`,
  );
  return {
    'faces.css': `/* ${HEAD} */\n\n${rules.join('\n')}`,
    'shipped-signs.ts': `// ${HEAD}\n\n/** The signs of each family, as CSS writes them. */\nexport const SHIPPED_SIGNS = {\n${coverage.join('')}} as const;\n`,
  };
}

/** What a sign of Unicode's private range is, each font decides for itself. */
function isPrivate(code: number): boolean {
  return code >= 0xe000 && code <= 0xf8ff;
}

function rulesOf({ family, files, sizeAdjust }: ShippedFace, range: string): string[] {
  return Object.entries(files).map(
    ([weight, file]) => `@font-face {
  font-family: "${family}";
  font-weight: ${weight};
  font-display: block;
  src: url("${file}") format("woff2");${sizeAdjust === undefined ? '' : `\n  size-adjust: ${sizeAdjust};`}
  unicode-range: ${range};
}
`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, contents] of Object.entries(await generateFaces())) {
    await writeFile(join(import.meta.dirname, name), contents);
  }
}
