import { formatNumber, readNumber } from './number-format.ts';
import type { Run } from './run.ts';
import { parseValuePath } from './value-path.ts';

/**
 * Says how a displayed number differs from what its path leads to in the run; undefined where it does not.
 * Signs in front, such as "≈" and "+", and more or fewer digits of the same value are no difference; a text
 * without a digit, such as "three", is not compared.
 *
 * @throws ValuePathError when the path leads to no number.
 * @example
 * mismatch('+0.8', 'w[1]', run) // undefined
 * mismatch('0.9', 'w[1]', run) // '"0.9" was shown for w[1], but the run has 0.8 there (0.8).'
 */
export function mismatch(text: string, path: string, run: Run): string | undefined {
  if (parseValuePath(path).name in run.texts()) {
    const recorded = run.text(path).text;
    if (recorded === text) return undefined;
    return `"${text}" was shown for ${path}, but the run has "${recorded}" there.`;
  }
  const { number, text: written } = run.value(path);
  const bare = text
    .replace(/^≈?\+?/, '')
    .replace(/[{}]/g, '')
    .replace(/^-/, '−');
  if (bare === written || !/\d/.test(bare)) return undefined;
  // A longer or shorter form of the same value, such as all its digits, has to round to the value too.
  const decimals = /\.(\d+)$/.exec(bare)?.[1]?.length ?? 0;
  if (formatNumber(number, { decimals }) === bare || readNumber(bare) === number) return undefined;
  return `"${text}" was shown for ${path}, but the run has ${written} there (${number}).`;
}
