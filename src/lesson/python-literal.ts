import { LessonError } from './errors.ts';

const KEYWORDS = new Set(
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
);

/**
 * A name as a Python variable: dots and other signs become underscores.
 *
 * @example
 * pythonName('dense1.weights') // 'dense1_weights'
 * pythonName('lambda') // 'lambda_'
 */
export function pythonName(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9_]/g, '_').replace(/^(?=\d)/, '_');
  return KEYWORDS.has(plain) ? `${plain}_` : plain;
}

export interface LiteralOptions {
  /** Writes whole numbers as `2.0`, because the variable is a float. */
  readonly floats?: boolean;
}

/**
 * A value as Python writes it; numbers read back to the same bits. NaN and infinities need `np`. A list
 * with any fraction in it is a list of floats.
 *
 * @throws LessonError for what Python has no literal for.
 * @example
 * pythonLiteral([1, 2.5, true, null]) // '[1.0, 2.5, True, None]'
 */
export function pythonLiteral(value: unknown, { floats = false }: LiteralOptions = {}): string {
  return literal(value, floats || hasFraction(value));
}

function literal(value: unknown, floats: boolean): string {
  if (typeof value === 'number') return pythonNumber(value, floats);
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  // JSON's escapes are a subset of Python's.
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === null || value === undefined) return 'None';
  if (Array.isArray(value)) return `[${value.map((entry) => literal(entry, floats)).join(', ')}]`;
  if (isRecord(value)) {
    const entries = Object.entries(value).map(
      ([key, entry]) => `${JSON.stringify(key)}: ${pythonLiteral(entry)}`,
    );
    return `{${entries.join(', ')}}`;
  }
  throw new LessonError(
    `A ${typeof value} has no Python literal: ${String(value)}. Use numbers, texts, booleans and lists as parameters.`,
  );
}

/** Both languages print the shortest digits that read back to the same float64. */
function pythonNumber(value: number, isFloat: boolean): string {
  if (Number.isNaN(value)) return 'np.nan';
  if (!Number.isFinite(value)) return value > 0 ? 'np.inf' : '-np.inf';
  if (Object.is(value, -0)) return '-0.0';
  const digits = String(value);
  return isFloat && /^-?\d+$/.test(digits) ? `${digits}.0` : digits;
}

function hasFraction(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isInteger(value) || Object.is(value, -0);
  return Array.isArray(value) && value.some(hasFraction);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
