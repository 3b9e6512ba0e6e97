import type { Token } from './equation-tokens.ts';

/** How a calculation is done: exactly, as a computer does it, or with intervals. */
export interface Algebra<Value> {
  /** Undefined for what is no number. */
  number(text: string): Value | undefined;
  negate(a: Value): Value;
  add(a: Value, b: Value): Value;
  subtract(a: Value, b: Value): Value;
  multiply(a: Value, b: Value): Value;
  /** Undefined where nothing can be said, as of a quotient by 0. */
  divide(a: Value, b: Value): Value | undefined;
}

/** Works out sums and products with parentheses; undefined for tokens that are no calculation. */
export function evaluate<Value>(
  tokens: readonly Token[],
  algebra: Algebra<Value>,
): Value | undefined {
  let at = 0;
  const sign = (signs: string) => {
    const token = tokens[at];
    if (token?.kind !== 'sign' || !signs.includes(token.text)) return undefined;
    at++;
    return token.text;
  };
  const sum = (): Value | undefined => {
    let total = product();
    for (let next = sign('+−'); total !== undefined && next !== undefined; next = sign('+−')) {
      const term = product();
      if (term === undefined) return undefined;
      total = next === '+' ? algebra.add(total, term) : algebra.subtract(total, term);
    }
    return total;
  };
  const product = (): Value | undefined => {
    let total = factor();
    for (let next = sign('×·⋅*/÷'); total !== undefined && next; next = sign('×·⋅*/÷')) {
      const other = factor();
      if (other === undefined) return undefined;
      total = '/÷'.includes(next) ? algebra.divide(total, other) : algebra.multiply(total, other);
    }
    return total;
  };
  const factor = (): Value | undefined => {
    const own = sign('+−');
    if (own !== undefined) {
      const value = factor();
      return value === undefined || own === '+' ? value : algebra.negate(value);
    }
    if (sign('(') !== undefined) {
      const inner = sum();
      return sign(')') === undefined ? undefined : inner;
    }
    const token = tokens[at];
    at++;
    return token?.kind === 'number' ? algebra.number(token.text) : undefined;
  };
  const result = sum();
  return at === tokens.length ? result : undefined;
}
