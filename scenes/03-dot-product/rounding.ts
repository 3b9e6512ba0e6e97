import {
  addDecimals,
  type ExactDecimal,
  exactDecimalOf,
  floatsAround,
  multiplyDecimals,
  nearestFloat,
  type Recorder,
  readDecimal,
  spacing,
  subtractDecimals,
} from 'gradreel/lesson';
import * as np from 'gradreel/np';

/** Digits that tell every float64 from its neighbours. */
const SIGNIFICANT = 17;
/** Ticks of the float ruler to each side of a total. */
const TICKS = 64;

/**
 * What rounding does to the running total, found out with exact decimals: as on paper, where 0.2 is two
 * tenths and nothing is rounded. An excess is how much a float lies above the exact sum.
 *
 * Records, for each step i
 * - `paper[i]`: the float nearest to the exact sum; what the total would be if it were as good as floats get
 * - `excess[i]`: the excess of the total
 * - `arrival[i]`: the excess of the sum of the two floats before it is moved to a float
 * - `ticks[i, j]`: the floats around the total, by their excess; `spacing[i]`: how far they are apart
 * - `wrong[i]`: 1 where the total is not `paper[i]`, so that its printed digits are not those of the paper
 *
 * and for the step that is looked at, which is the first wrong one or else the last: `looked_…`; for the
 * step behind it, if there is one: `next_…`.
 */
export function recordRounding(
  inputs: readonly number[],
  weights: readonly number[],
  record: Recorder,
): void {
  const product = np.multiply(np.array(inputs), np.array(weights)).tolist() as number[];
  const total = np.cumsum(np.array(product)).tolist() as number[];
  const before = [0, ...total.slice(0, -1)];
  const exactProduct = inputs.map((x, i) =>
    multiplyDecimals(written(x), written(weights[i] as number)),
  );
  const exact: ExactDecimal[] = [];
  for (const term of exactProduct) exact.push(addDecimals(exact.at(-1) ?? written(0), term));
  const above = (value: ExactDecimal, i: number) =>
    nearestFloat(subtractDecimals(value, exact[i] as ExactDecimal));

  const paper = exact.map(nearestFloat);
  const excess = total.map((value, i) => above(exactDecimalOf(value), i));
  const arrival = product.map((value, i) =>
    above(addDecimals(exactDecimalOf(before[i] as number), exactDecimalOf(value)), i),
  );
  const wrong = total.map((value, i) => Number(value !== paper[i]));
  record.array('paper', np.array(paper));
  record.array('excess', np.array(excess));
  record.array('arrival', np.array(arrival));
  record.array('spacing', np.array(total.map(spacing)));
  record.array('wrong', np.array(wrong));
  record.array(
    'ticks',
    np.array(
      total.map((value, i) =>
        floatsAround(value, TICKS).map((tick) => above(exactDecimalOf(tick), i)),
      ),
    ),
  );

  const last = total.length - 1;
  const first = wrong.indexOf(1);
  const looked = first < 0 ? last : first;
  const next = looked + 1;
  record.array('surprise', Number(first >= 0));
  record.array('surprise_at', first);
  record.array('any_excess', Number(excess.some((value) => value !== 0)));
  record.array('looked_at', looked);
  record.array('looked_before', before[looked] as number);
  record.array('looked_product', product[looked] as number);
  record.array('looked_total', total[looked] as number);
  record.array('looked_paper', paper[looked] as number);
  record.array('looked_excess', excess[looked] as number);
  record.array('looked_decimals', hiddenDecimals(total[looked] as number, first >= 0));

  // The excess is inherited where the product is exact and the sum of the two floats is a float. It shows where
  // the ticks lie closer together than before.
  const finer = spacing(total[looked] as number) < spacing(before[looked] as number);
  const productExcess = subtractDecimals(
    exactDecimalOf(product[looked] as number),
    exactProduct[looked] as ExactDecimal,
  );
  const inherited =
    first > 0 && finer && productExcess.digits === 0n && excess[looked] === excess[looked - 1];
  record.array('inherited', Number(inherited));

  // Where it goes. Without a further step the arrays repeat the one that is looked at.
  record.array('next_at', next);
  record.array('next_total', total[Math.min(next, last)] as number);
  record.array('recovers', Number(first >= 0 && next <= last && wrong[next] === 0));
  record.array('moved_next', Number(next <= last && arrival[next] !== excess[next]));
  record.array(
    'coarser_next',
    Number(spacing(total[Math.min(next, last)] as number) > spacing(total[looked] as number)),
  );
  record.array('steps_after', last - looked);
  record.array('wrong_at_end', wrong[last] as number);
  record.array('tail_stays', Number(first >= 0 && !wrong.slice(first).includes(0)));
}

/** So many decimals show what lies behind the printed digits: one digit more where those are few. */
function hiddenDecimals(total: number, isPrinted: boolean): number {
  if (total === 0) return 0;
  const magnitude = Math.floor(Math.log10(Math.abs(total)));
  const wanted = Math.max(0, (isPrinted ? SIGNIFICANT : SIGNIFICANT + 1) - 1 - magnitude);
  return Math.min(exactDecimalOf(total).decimals, wanted);
}

/** A number as it was written: 0.2 is two tenths, not the float that is nearest to them. */
function written(number: number): ExactDecimal {
  return readDecimal(String(number)) as ExactDecimal;
}
