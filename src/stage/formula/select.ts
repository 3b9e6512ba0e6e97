import type { LaidSymbol } from './shape.ts';

/**
 * Finds where a fragment stands in a formula: runs of neighbouring symbols that read like the
 * fragment's and stand to each other alike (same relative size, same side of the baseline).
 *
 * @param fragment the symbols of the fragment, laid out alone
 * @returns one list of symbols an occurrence, which do not overlap
 *
 * @example
 * findFragment(layoutFormula('w_3').symbols, layoutFormula('w_3 x_3 + w^3').symbols) // once: w, 3
 */
export function findFragment(
  fragment: readonly LaidSymbol[],
  symbols: readonly LaidSymbol[],
): LaidSymbol[][] {
  const found: LaidSymbol[][] = [];
  if (fragment.length === 0) return found;
  for (let start = 0; start + fragment.length <= symbols.length; ) {
    const run = symbols.slice(start, start + fragment.length);
    if (fragment.every((symbol, i) => alike(fragment[0], symbol, run[0], run[i]))) {
      found.push(run);
      start += fragment.length;
    } else {
      start++;
    }
  }
  return found;
}

/** Whether `b` is to `b0` as `a` is to `a0`. */
function alike(a0: LaidSymbol, a: LaidSymbol, b0: LaidSymbol, b: LaidSymbol): boolean {
  if (a.text !== b.text || a.shape.kind !== b.shape.kind) return false;
  if (a.shape.kind !== 'glyph' || b.shape.kind !== 'glyph') return true;
  if (a0.shape.kind !== 'glyph' || b0.shape.kind !== 'glyph') return true;
  const sizeA = a.shape.size / a0.shape.size;
  const sizeB = b.shape.size / b0.shape.size;
  // Scripts shrink to 0.7, scripts of scripts to 0.5 / 0.7 = 0.71.
  if (Math.abs(sizeA - sizeB) > 0.05) return false;
  return level(a0.shape.y, a.shape.y) === level(b0.shape.y, b.shape.y);
}

/** 1 below the baseline of the first symbol, −1 above it, 0 on it. */
function level(baseline: number, y: number): number {
  return Math.abs(y - baseline) < 0.02 ? 0 : Math.sign(y - baseline);
}
