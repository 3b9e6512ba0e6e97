import { type Displayed, displayedAlgebra, floatAlgebra, plainNumber } from './displayed-number.ts';
import { type Token, tokensOf, written } from './equation-tokens.ts';
import { evaluate } from './evaluate.ts';
import { digitsOf, isLess, negate, type Rational, subtract } from './rational.ts';

/** An equation that does not close. */
export interface OpenEquation {
  /** As it is written: `0.2 + 1.6 = 1.9`. */
  readonly text: string;
  /** What the calculation comes to. */
  readonly result: string;
}

/**
 * Finds equations between numbers alone in a line of text, such as `0.2 + 1.6 = 1.8`, and returns those
 * whose sides do not agree. A result may be rounded to its own digits; one after a "≈" has to lie where the
 * rounded operands can lead; one with all digits of a float64 has to be what float64 makes of them. Lines
 * with words or names between the numbers are no equations.
 *
 * @example
 * openEquations('0.2 + 1.6 = 1.9') // [{ text: '0.2 + 1.6 = 1.9', result: '1.8' }]
 * openEquations('z = w · x + b') // []
 */
export function openEquations(line: string): OpenEquation[] {
  const sides: Token[][] = [[]];
  const relations: Token[] = [];
  for (const token of tokensOf(line)) {
    if (token.kind !== 'relation') sides.at(-1)?.push(token);
    else {
      relations.push(token);
      sides.push([]);
    }
  }
  return relations.flatMap((relation, index) => {
    const left = lastNumbers(sides[index] as Token[], index > 0);
    const right = firstNumbers(sides[index + 1] as Token[], index + 1 < relations.length);
    // Two numbers are a statement, such as `x = 2 = 2`, and no calculation.
    if (left === undefined || right === undefined || left.length + right.length < 3) return [];
    const [a, b] = [evaluate(left, displayedAlgebra), evaluate(right, displayedAlgebra)];
    if (a === undefined || b === undefined) return [];
    const isRounded = [relation, ...left, ...right].some(({ text }) => text.startsWith('≈'));
    if (isRounded ? mayBeEqual(a, b) : closes(a, b, resultOf(left, a, right, b).half)) return [];
    if (isFloatResult(left, right) || isFloatResult(right, left)) return [];
    const calculated = isNumber(right) ? a : b;
    return [{ text: written([...left, relation, ...right]), result: digitsOf(calculated.value) }];
  });
}

/** What stands before a relation, from the last word on; nothing when a name takes part in it. */
function lastNumbers(side: readonly Token[], isInner: boolean): Token[] | undefined {
  const from = side.findLastIndex(({ kind }) => kind === 'word') + 1;
  const rest = side.slice(from);
  const [first] = rest;
  // `x − 3` is no −3.
  if (from > 0 && (isInner || (first?.kind === 'sign' && first.text !== '('))) return undefined;
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

/** One number with its sign, and no calculation. */
function isNumber(tokens: readonly Token[]): boolean {
  return tokens.filter(({ kind }) => kind === 'number').length === 1;
}

/** The side that is one number; of two calculations the one with the finer digits. */
function resultOf(left: readonly Token[], a: Displayed, right: readonly Token[], b: Displayed) {
  if (isNumber(right)) return b;
  return isNumber(left) || isLess(a.half, b.half) ? a : b;
}

/** Whether the sides agree up to half a unit of the result's last digit. */
function closes(a: Displayed, b: Displayed, half: Rational): boolean {
  const gap = subtract(a.value, b.value);
  return !isLess(half, gap.top < 0n ? negate(gap) : gap);
}

/** Whether one and the same value may stand behind both sides. */
function mayBeEqual(a: Displayed, b: Displayed): boolean {
  return !isLess(a.most, b.least) && !isLess(b.most, a.least);
}

/** Digits from which on a number says what float64 made of it: 0.30000000000000004. */
const FLOAT_DIGITS = 16;

/** Whether a number with all its digits is what float64 makes of a calculation: 1.8 − 1.5 is not 0.3. */
function isFloatResult(result: readonly Token[], calculation: readonly Token[]): boolean {
  if (!isNumber(result)) return false;
  const text = result.map((token) => plainNumber(token.text)).join('');
  const digits = text.replace(/^-?[0.]*/, '').replace(/\D/g, '').length;
  const value = Number(text);
  if (digits < FLOAT_DIGITS || String(value) !== text) return false;
  return evaluate(calculation, floatAlgebra) === value;
}
