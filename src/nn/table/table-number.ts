/** How the fractions of a table's numbers are written: 0.5 or 0,5. */
export type DecimalMark = '.' | ',';

const WITH_POINT = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const WITH_COMMA = /^[+-]?(\d+,?\d*|,\d+)(e[+-]?\d+)?$/i;

/** What stands for a value that is not there. */
const MISSING = /^(|\?|-+|\*|n\.?\/?a\.?|<na>|nan|null|none|missing|#n\/a|#null!)$/i;

/**
 * The number of a field; undefined where it is none: words, hexadecimal, signs inside of it, and what no float64
 * can hold, such as 1e400.
 *
 * @example
 * readTableNumber('0,5', ',') // 0.5
 * readTableNumber('0x10', '.') // undefined
 */
export function readTableNumber(field: string, decimal: DecimalMark): number | undefined {
  const plain = field.replace(/^−/, '-');
  if (!(decimal === ',' ? WITH_COMMA : WITH_POINT).test(plain)) return undefined;
  const number = Number(plain.replace(',', '.'));
  return Number.isFinite(number) ? number : undefined;
}

/** Whether a field says that its value is missing: empty, NA, ?, null … */
export function isMissing(field: string): boolean {
  return MISSING.test(field);
}

/** Why a field is no number, and what to do, as the end of a sentence. */
export function numberFault(field: string, decimal: DecimalMark): string {
  const plain = field.replace(/^−/, '-');
  if (isMissing(field)) return 'is a missing value. Fill it in, or delete the line';
  if (/^[+-]?(inf|infinity|∞)$/i.test(plain)) return 'is not finite. Delete the line';
  if ((decimal === ',' ? WITH_COMMA : WITH_POINT).test(plain)) {
    return 'is larger than any float64 (about 1.8e308). Correct it, or delete the line';
  }
  if (/^[+-]?0[xob][\da-f]+$/i.test(plain)) return 'is not written in decimal digits. Rewrite it';
  if (
    /^[+-]?\d{1,3}([_' \u00a0\u202f.,]\d{3})+([.,]\d+)?$/.test(plain) ||
    /^\d[\d_]*$/.test(plain)
  ) {
    return 'has signs between its digits. Write the digits alone, such as 1000';
  }
  if ((decimal === ',' ? WITH_POINT : WITH_COMMA).test(plain)) {
    const [here, others] = decimal === ',' ? ['a point', 'a comma'] : ['a comma', 'a point'];
    return `has ${here} for its decimals, and other numbers have ${others}. Write all alike`;
  }
  const unit = /^[+-]?[\d.,]*\d\s*([^\d\s.,].*)$/.exec(plain)?.[1];
  if (unit !== undefined && !/\d/.test(unit)) {
    return `has "${unit}" behind the number. Move the unit to the heading`;
  }
  return 'is not a number. Correct it, or choose other columns';
}
