import * as np from '../../src/np/index.ts';
import {
  addDecimals,
  type ExactDecimal,
  exactDecimalOf,
  multiplyDecimals,
  nearestFloat,
  readDecimal,
  subtractDecimals,
} from '../../src/run/exact-decimal.ts';
import { floatsAround, spacing } from '../../src/run/float-neighbours.ts';
import type { Recorder } from '../../src/run/recorder.ts';

/** Ticks of the float ruler to each side of a total. */
const TICKS = 64;

/**
 * What rounding does to the running total, found out with exact decimals: as on paper, where 0.2 is two
 * tenths and nothing is rounded.
 *
 * Records
 * - `paper[i]`: the float nearest to the exact sum; what the total would be if it were as good as floats get
 * - `excess[i]`: how much the total lies above the exact sum
 * - `wrong[i]`: 1 where the total is not `paper[i]`, so that its printed digits differ from the paper's
 * - `looked_at`: the first wrong step, else the last one; `surprise`: whether it is wrong; `surprise_at`: the
 *   first wrong step, else −1
 * - `ticks_at_step`, `ticks_before`: the floats around the total of that step and of the one before, as
 *   distances from the exact sum
 */
export function recordRounding(
  inputs: readonly number[],
  weights: readonly number[],
  record: Recorder,
): void {
  const products = inputs.map((x, i) =>
    multiplyDecimals(written(x), written(weights[i] as number)),
  );
  let sum = written(0);
  const exact = products.map((product) => {
    sum = addDecimals(sum, product);
    return sum;
  });
  const total = np.cumsum(np.multiply(np.array(inputs), np.array(weights))).tolist() as number[];
  const excess = total.map((value, i) => above(value, exact[i] as ExactDecimal));
  const paper = exact.map(nearestFloat);
  const wrong = total.map((value, i) => Number(value !== paper[i]));
  const first = wrong.indexOf(1);
  const lookedAt = first < 0 ? total.length - 1 : first;

  record.array('paper', np.array(paper));
  record.array('excess', np.array(excess));
  record.array('spacing', np.array(total.map(spacing)));
  record.array('wrong', np.array(wrong));
  const ticksAt = (i: number) =>
    floatsAround(total[i] as number, TICKS).map((tick) => above(tick, exact[i] as ExactDecimal));
  record.array('ticks_at_step', np.array(ticksAt(lookedAt)));
  record.array('ticks_before', np.array(ticksAt(Math.max(0, lookedAt - 1))));

  record.array('surprise', Number(first >= 0));
  record.array('surprise_at', first);
  record.array('looked_at', lookedAt);
  record.array('looked_total', total[lookedAt] as number);
  record.array('looked_paper', paper[lookedAt] as number);
  record.array('any_excess', Number(excess.some((value) => value !== 0)));

  // So many decimals show the digits behind the printed ones: 17 significant digits identify a float.
  const { decimals } = exactDecimalOf(total[lookedAt] as number);
  record.array(
    'looked_decimals',
    Math.min(decimals, decimalsOfDigits(total[lookedAt] as number, first < 0 ? 18 : 17)),
  );

  // Where the excess comes from, and where it goes.
  const before = lookedAt === 0 ? 0 : (total[lookedAt - 1] as number);
  const product = (inputs[lookedAt] as number) * (weights[lookedAt] as number);
  const isInherited =
    lookedAt > 0 &&
    excess[lookedAt] === excess[lookedAt - 1] &&
    above(product, products[lookedAt] as ExactDecimal) === 0;
  const last = total.length - 1;
  record.array('looked_before', before);
  record.array('looked_product', product);
  record.array('looked_excess', excess[lookedAt] as number);
  record.array('inherited', Number(first >= 0 && isInherited));
  record.array('finer', Number(spacing(total[lookedAt] as number) < spacing(before)));
  record.array(
    'coarser_at_end',
    Number(spacing(total[last] as number) > spacing(total[lookedAt] as number)),
  );
  record.array('wrong_at_end', wrong[last] as number);
  record.array('steps_after', last - lookedAt);
}

/** A number as it was written: 0.2 is two tenths, not the float that is nearest to them. */
function written(number: number): ExactDecimal {
  return readDecimal(String(number)) as ExactDecimal;
}

/** How much a float lies above an exact value. */
function above(float: number, exact: ExactDecimal): number {
  return nearestFloat(subtractDecimals(exactDecimalOf(float), exact));
}

/** Decimals with which a number has so many significant digits. */
function decimalsOfDigits(number: number, digits: number): number {
  if (number === 0) return 0;
  return Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(number))));
}
