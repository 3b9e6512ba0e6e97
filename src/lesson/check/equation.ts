import { readDecimal } from '../../run/exact-decimal.ts';
import { plainDigits } from '../../run/number-format.ts';

/** A rational number without rounding. */
interface Rational {
  readonly top: bigint;
  /** Above 0. */
  readonly bottom: bigint;
}

/** A number as it is written, with all that it may stand for: half a unit of its last digit to each side. */
interface Written {
  readonly value: Rational;
  readonly least: Rational;
  readonly most: Rational;
  /** Half a unit of the last digit; in an expression, of the finest. */
  readonly half: Rational;
}

type Token =
  | { readonly kind: 'number'; readonly text: string; readonly isRounded: boolean }
  | { readonly kind: 'sign'; readonly text: string }
  | { readonly kind: 'relation'; readonly text: '=' | '≈' }
  | { readonly kind: 'word'; readonly text: string };

/** An equation that does not close. */
export interface OpenEquation {
  /** As it is written: `0.2 + 1.6 = 1.9`. */
  readonly text: string;
  /** What the calculation comes to. */
  readonly result: string;
}

const TOKEN =
  /(?<number>(?:≈\s?)?(?:\d{1,3}(?:\u202f\d{3})+|\d+)(?:\.\d+)?(?:e[−-]?\d+)?)|(?<sign>[+−×·⋅*/÷()-])|(?<relation>[=≈])|(?<word>[^\s\d+−×·⋅*/÷()=≈-]+|\S)/gu;

/**
 * Finds equations between numbers alone in a line of text, such as `0.2 + 1.6 = 1.8`, and returns those
 * whose sides do not agree. A result may be rounded to its own digits; one after a "≈" has to lie where the
 * rounded operands can lead. Lines with words or names between the numbers are no equations.
 *
 * @example
 * openEquations('0.2 + 1.6 = 1.9') // [{ text: '0.2 + 1.6 = 1.9', result: '1.8' }]
 * openEquations('z = w · x + b') // []
 */
export function openEquations(line: string): OpenEquation[] {
  const tokens = [...line.matchAll(TOKEN)].map(tokenOf);
  const sides: Token[][] = [[]];
  const relations: ('=' | '≈')[] = [];
  for (const token of tokens) {
    if (token.kind !== 'relation') sides.at(-1)?.push(token);
    else {
      relations.push(token.text);
      sides.push([]);
    }
  }
  return relations.flatMap((relation, index) => {
    const left = lastNumbers(sides[index] as Token[], index > 0);
    const right = firstNumbers(sides[index + 1] as Token[], index + 1 < relations.length);
    if (left === undefined || right === undefined || left.length + right.length < 3) return [];
    const [a, b] = [evaluate(left), evaluate(right)];
    if (a === undefined || b === undefined) return [];
    const isRounded = relation === '≈' || [...left, ...right].some(isRoundedNumber);
    // The result is the side that is one number.
    const { half } = isNumber(right) ? b : isNumber(left) ? a : isLess(a.half, b.half) ? a : b;
    if (isRounded ? mayBeEqual(a, b) : closes(a, b, half)) return [];
    const result = decimalText((isNumber(right) ? a : b).value);
    return [{ text: spaced([...left, { text: relation }, ...right]), result }];
  });
}

function spaced(tokens: readonly { readonly text: string }[]): string {
  const text = tokens.map((token) => token.text).join(' ');
  return text
    .replaceAll('( ', '(')
    .replaceAll(' )', ')')
    .replace(/(^|[=≈+−×·⋅*/÷(] ?)− /g, '$1−');
}

function tokenOf({ groups = {} }: RegExpMatchArray): Token {
  const { number, sign, relation, word } = groups;
  if (number !== undefined)
    return { kind: 'number', text: number, isRounded: number.startsWith('≈') };
  if (sign !== undefined) return { kind: 'sign', text: sign.replace('-', '−') };
  if (relation !== undefined) return { kind: 'relation', text: relation as '=' | '≈' };
  return { kind: 'word', text: word ?? '' };
}

function isRoundedNumber(token: Token): boolean {
  return token.kind === 'number' && token.isRounded;
}

/** One number with its sign, and no calculation. */
function isNumber(tokens: readonly Token[]): boolean {
  return tokens.filter(({ kind }) => kind === 'number').length === 1;
}

/** What stands before a relation, from the last word on; nothing when a name takes part in it. */
function lastNumbers(side: readonly Token[], isInner: boolean): Token[] | undefined {
  const from = side.findLastIndex(({ kind }) => kind === 'word') + 1;
  const rest = side.slice(from);
  // `x − 3` is no −3.
  const begins = rest[0];
  if (from > 0 && (isInner || (begins?.kind === 'sign' && begins.text !== '('))) return undefined;
  return rest.length === 0 ? undefined : rest;
}

/** What stands after a relation, up to a word. */
function firstNumbers(side: readonly Token[], isInner: boolean): Token[] | undefined {
  const end = side.findIndex(({ kind }) => kind === 'word');
  const rest = end < 0 ? [...side] : side.slice(0, end);
  const last = rest.at(-1);
  // `2 · x` is no 2.
  if (end >= 0 && (isInner || (last?.kind === 'sign' && last.text !== ')'))) return undefined;
  return rest.length === 0 ? undefined : rest;
}

/** Sums and products with parentheses; undefined for anything else. */
function evaluate(tokens: readonly Token[]): Written | undefined {
  let at = 0;
  const next = () => tokens[at];
  const sum = (): Written | undefined => {
    let total = product();
    for (let sign = next(); total !== undefined; sign = next()) {
      if (sign?.kind !== 'sign' || !'+−'.includes(sign.text)) return total;
      at++;
      const term = product();
      if (term === undefined) return undefined;
      total = combined(total, term, sign.text === '+' ? add : subtract);
    }
    return total;
  };
  const product = (): Written | undefined => {
    let total = factor();
    for (let sign = next(); total !== undefined; sign = next()) {
      if (sign?.kind !== 'sign' || !'×·⋅*/÷'.includes(sign.text)) return total;
      at++;
      const other = factor();
      if (other === undefined) return undefined;
      const isQuotient = '/÷'.includes(sign.text);
      // Nothing is known of a quotient by what may be 0.
      if (isQuotient && other.least.top <= 0n && other.most.top >= 0n) return undefined;
      total = combined(total, other, isQuotient ? divide : multiply);
    }
    return total;
  };
  const factor = (): Written | undefined => {
    const token = next();
    at++;
    if (token?.kind === 'number') return written(token.text);
    if (token?.kind !== 'sign') return undefined;
    if (token.text === '−' || token.text === '+') {
      const value = factor();
      return value === undefined || token.text === '+' ? value : negated(value);
    }
    if (token.text !== '(') return undefined;
    const inner = sum();
    const closing = next();
    at++;
    return closing?.kind === 'sign' && closing.text === ')' ? inner : undefined;
  };
  const result = sum();
  return at === tokens.length ? result : undefined;
}

function written(text: string): Written | undefined {
  const decimal = readDecimal(plainDigits(text.replace(/^≈\s?/, '')));
  if (decimal === undefined) return undefined;
  const power = 10n ** BigInt(Math.abs(decimal.decimals));
  const isWhole = decimal.decimals <= 0;
  const value = isWhole
    ? { top: decimal.digits * power, bottom: 1n }
    : { top: decimal.digits, bottom: power };
  const half = isWhole ? { top: power, bottom: 2n } : { top: 1n, bottom: 2n * power };
  return { value, least: subtract(value, half), most: add(value, half), half };
}

function negated({ value, least, most, half }: Written): Written {
  const minus = ({ top, bottom }: Rational) => ({ top: -top, bottom });
  return { value: minus(value), least: minus(most), most: minus(least), half };
}

function combined(
  a: Written,
  b: Written,
  combine: (a: Rational, b: Rational) => Rational,
): Written {
  const corners = [
    combine(a.least, b.least),
    combine(a.least, b.most),
    combine(a.most, b.least),
    combine(a.most, b.most),
  ];
  return {
    value: combine(a.value, b.value),
    least: corners.reduce((x, y) => (isLess(y, x) ? y : x)),
    most: corners.reduce((x, y) => (isLess(x, y) ? y : x)),
    half: isLess(a.half, b.half) ? a.half : b.half,
  };
}

/** Whether the sides agree up to half a unit of the result's last digit. */
function closes(a: Written, b: Written, half: Rational): boolean {
  const gap = subtract(a.value, b.value);
  const size = gap.top < 0n ? { ...gap, top: -gap.top } : gap;
  return !isLess(half, size);
}

/** Whether one and the same value may stand behind both sides. */
function mayBeEqual(a: Written, b: Written): boolean {
  return !isLess(a.most, b.least) && !isLess(b.most, a.least);
}

function add(a: Rational, b: Rational): Rational {
  return { top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom };
}

function subtract(a: Rational, b: Rational): Rational {
  return { top: a.top * b.bottom - b.top * a.bottom, bottom: a.bottom * b.bottom };
}

function multiply(a: Rational, b: Rational): Rational {
  return { top: a.top * b.top, bottom: a.bottom * b.bottom };
}

function divide(a: Rational, b: Rational): Rational {
  const sign = b.top < 0n ? -1n : 1n;
  return { top: a.top * b.bottom * sign, bottom: a.bottom * b.top * sign };
}

function isLess(a: Rational, b: Rational): boolean {
  return a.top * b.bottom < b.top * a.bottom;
}

function decimalText({ top, bottom }: Rational): string {
  return String(Number((Number(top) / Number(bottom)).toPrecision(10))).replace('-', '−');
}
