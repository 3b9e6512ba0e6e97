import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageFolder } from '../files/package-folder.ts';

/** What a canvas throws at for some sizes, and what stands for it. */
const REFUSING = [
  [/\.(arc|ellipse)\(/, 'circle()'],
  [/\.roundRect\(/, 'roundRect()'],
  [/\.(createLinearGradient|addColorStop)\(/, 'linearFill()'],
  [/\.(createRadialGradient|createConicGradient)\(/, 'radialFill()'],
] as const;

test('nodes, movements and scenes draw the shapes that a canvas can refuse by these functions', () => {
  const direct = ['src/stage', 'src/lesson', 'scenes'].flatMap((folder) =>
    readdirSync(join(packageFolder, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && file !== 'shapes.ts')
      .flatMap((file) => {
        const code = readFileSync(join(packageFolder, folder, file), 'utf8');
        return REFUSING.filter(([call]) => call.test(code)).map(
          ([, use]) => `${folder}/${file}: use ${use} of stage/shapes.ts`,
        );
      }),
  );
  expect(direct).toEqual([]);
});
