/** How the numbers of one array are written: one decimal count for all of them. */
export interface NumberFormat {
  /** Digits after the point. */
  readonly decimals: number;
}

const MAX_DECIMALS = 4;
const TRUE_MINUS = '−';
/** Numbers from here on are grouped by threes: 10 000, but 1797. */
const GROUPING_FROM = 10_000;
const NARROW_SPACE = '\u202f';
/** Numbers from here on are written with an exponent. */
const EXPONENT_FROM = 1e6;

/** Whether `value` is, up to the noise of binary fractions, a number with so many decimals. */
function hasDecimals(value: number, decimals: number): boolean {
  const rounded = Number(value.toFixed(decimals));
  return Math.abs(value - rounded) <= 1e-9 * Math.max(10 ** -MAX_DECIMALS, Math.abs(value));
}

/**
 * The format for an array: the fewest decimals (at most four) that write every value exactly; where
 * that takes more than four, about five significant digits of the largest value, and enough for the
 * smallest not to look like zero.
 *
 * @example
 * formatFor([0.2, 0.8, -0.5]).decimals // 1
 * formatFor([4.8, 1.21, 2.385]).decimals // 3
 */
export function formatFor(values: Iterable<number>): NumberFormat {
  const finite = [...values].filter((value) => Number.isFinite(value) && !needsExponent(value));
  for (let decimals = 0; decimals <= MAX_DECIMALS; decimals++) {
    if (finite.every((value) => hasDecimals(value, decimals))) return { decimals };
  }
  let largest = 0;
  let smallest = Number.POSITIVE_INFINITY;
  for (const value of finite) {
    const size = Math.abs(value);
    largest = Math.max(largest, size);
    if (size > 0) smallest = Math.min(smallest, size);
  }
  const integerDigits = Math.max(1, Math.floor(Math.log10(largest)) + 1);
  let decimals = Math.min(MAX_DECIMALS, Math.max(1, 5 - integerDigits));
  while (decimals < MAX_DECIMALS && Number(smallest.toFixed(decimals)) === 0) decimals++;
  return { decimals };
}

/** Values that four decimals would swallow, or that take more room than a tile has. */
function needsExponent(value: number): boolean {
  const size = Math.abs(value);
  return size >= EXPONENT_FROM || (size > 0 && size < 0.5 * 10 ** -MAX_DECIMALS);
}

/**
 * Writes a number for people: a true minus sign, no negative zero, the array's decimals, thousands set
 * apart from 10 000 on, and an exponent where the value is too small or too large to read otherwise.
 *
 * Zero is "0", whatever the decimals of its array: "0.000" would read like a number that was rounded away, and
 * zero has no digits that anything could have been rounded from. In a column whose points stand below each
 * other it stands where the units stand; {@link blankAfterZero} is the room that it leaves on its right.
 *
 * @example
 * formatNumber(-0.5, { decimals: 1 }) // '−0.5'
 * formatNumber(0, { decimals: 3 }) // '0', but formatNumber(0.0001, { decimals: 3 }) is '0.000'
 * formatNumber(1e-6, { decimals: 1 }) // '1e−6'
 */
export function formatNumber(value: number, { decimals }: NumberFormat): string {
  if (Number.isNaN(value)) return 'nan';
  if (value === Number.POSITIVE_INFINITY) return '∞';
  if (value === Number.NEGATIVE_INFINITY) return `${TRUE_MINUS}∞`;
  if (value === 0) return '0';
  const sign = value < 0 ? TRUE_MINUS : '';
  const size = Math.abs(value);
  if (needsExponent(value)) {
    const [mantissa, exponent] = size.toExponential(2).split('e') as [string, string];
    const shortMantissa = String(Number(mantissa));
    return `${sign}${shortMantissa}e${exponent.replace('+', '').replace('-', TRUE_MINUS)}`;
  }
  const digits = size.toFixed(decimals);
  if (Number(digits) === 0) return digits;
  return sign + groupThousands(digits);
}

/**
 * All digits that a program prints: the fewest that read back as the same float64.
 *
 * @example
 * printedDigits(0.1 + 0.2) // '0.30000000000000004'
 */
export function printedDigits(value: number): string {
  if (!Number.isFinite(value)) return formatNumber(value, { decimals: 0 });
  if (value === 0) return '0';
  return String(value).replaceAll('-', TRUE_MINUS).replace('e+', 'e');
}

/**
 * A number to so many decimals, however many: what lies behind its printed digits. No grouping, no
 * exponent.
 *
 * @example
 * writeDecimals(1.8, 17) // '1.80000000000000004'
 */
export function writeDecimals(value: number, decimals: number): string {
  const size = Math.abs(value);
  // From 1e21 on toFixed writes an exponent; such floats are whole numbers.
  const digits = size < 1e21 ? size.toFixed(Math.min(100, decimals)) : String(BigInt(size));
  return value < 0 && Number(digits) !== 0 ? TRUE_MINUS + digits : digits;
}

function groupThousands(digits: string): string {
  if (Number(digits) < GROUPING_FROM) return digits;
  const [whole, fraction] = digits.split('.') as [string, string?];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, NARROW_SPACE);
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/**
 * The zeros at the end of a text that are only there so that decimals align: `4.800` → 2. They are
 * printed dimmer.
 */
export function paddingZeros(text: string): number {
  const match = /\.(\d*?)(0+)$/.exec(text);
  if (match === null) return 0;
  const [, kept, zeros] = match as unknown as [string, string, string];
  return kept === '' ? zeros.length + 1 : zeros.length;
}

/**
 * What an exact zero leaves blank on its right in a column of numbers with decimals: `.00`, to be measured in
 * the column's font. Nothing for any other text.
 *
 * @example
 * blankAfterZero('0', ['−0.50', '0', '1.25']) // '.00'
 */
export function blankAfterZero(text: string, column: readonly string[]): string {
  if (!/^≈?0$/.test(text)) return '';
  const decimals = Math.max(0, ...column.map((other) => /\.(\d+)$/.exec(other)?.[1]?.length ?? 0));
  return decimals === 0 ? '' : `.${'0'.repeat(decimals)}`;
}

/** Reads a displayed number back: `−1.5` → -1.5. What {@link formatNumber} wrote, rounded as shown. */
export function readNumber(text: string): number {
  return Number(plainDigits(text).replace('∞', 'Infinity'));
}

/** A displayed number as a program writes it: `−10 000` → `-10000`. */
export function plainDigits(text: string): string {
  return text.replaceAll(TRUE_MINUS, '-').replaceAll(NARROW_SPACE, '');
}
