import { z } from 'zod';
import { nearest } from '../run/nearest.ts';
import { LessonError, ParameterError, UnknownNameError } from './errors.ts';

/** One parameter of a lesson as lists and help show it. */
export interface ParameterInfo {
  readonly name: string;
  readonly default: unknown;
  readonly description: string;
}

/** The parameters of a schema with their defaults and descriptions. */
export function describeParameters(schema: z.ZodObject): ParameterInfo[] {
  const defaults = schema.parse({}) as Record<string, unknown>;
  return Object.entries(schema.shape).map(([name, field]) => ({
    name,
    default: defaults[name],
    description: (field as z.ZodType).description ?? '',
  }));
}

/**
 * Reads `name=value` settings and checks them against a lesson's schema. A value is JSON (`2.5`,
 * `[1, 2]`, `[[1, 2], [3, 4]]`, `true`), a list without its outer brackets (`1,2,3`), or a word.
 *
 * @throws UnknownNameError for a parameter the lesson does not have.
 * @throws ParameterError naming the parameter, the value and what it has to be.
 */
export function readParameters(
  lesson: string,
  schema: z.ZodObject,
  settings: readonly string[],
): Record<string, unknown> {
  requireDefaults(lesson, schema);
  const given: Record<string, unknown> = {};
  for (const setting of settings) {
    const at = setting.indexOf('=');
    if (at < 1) {
      throw new ParameterError(
        `"--set ${setting}" sets nothing. Write --set name=value, such as --set ${exampleOf(schema)}.`,
      );
    }
    const name = setting.slice(0, at).trim();
    if (!Object.hasOwn(schema.shape, name)) {
      const names = Object.keys(schema.shape);
      const guess = nearest(name, names);
      throw new UnknownNameError(
        `${lesson} has no parameter "${name}". ${guess === undefined ? '' : `Did you mean "${guess}"? `}It has ${names.join(', ')}.`,
      );
    }
    given[name] = readValue(setting.slice(at + 1).trim(), schema.shape[name] as z.ZodType);
  }
  return checkParameters(lesson, schema, given);
}

/**
 * Checks parameters that are values already, such as a plan's. What the schema makes of a value it has to take again:
 * the text of a table for the path that it was read from.
 *
 * @throws ParameterError naming the parameter, the value and what it has to be.
 */
export function checkParameters(
  lesson: string,
  schema: z.ZodObject,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const result = schema.safeParse(values);
  if (result.success) return result.data as Record<string, unknown>;
  throw new ParameterError(
    result.error.issues.map((issue) => complaint(lesson, schema, values, issue)).join('\n'),
  );
}

/** A lesson renders as it is, so every parameter needs a value of its own. */
function requireDefaults(lesson: string, schema: z.ZodObject): void {
  for (const [name, field] of Object.entries(schema.shape)) {
    if ((field as z.ZodType).safeParse(undefined).success) continue;
    throw new LessonError(
      `The parameter "${name}" of ${lesson} has no default. Add .default(…) to it in lesson.ts.`,
    );
  }
}

function readValue(text: string, field: z.ZodType): unknown {
  if (wantsList(field)) {
    const nested = readNested(text) ?? readTexts(text);
    if (nested !== undefined) return nested;
    const inner = /^\[(.*)\]$/s.exec(text)?.[1] ?? text;
    return inner.trim() === '' ? [] : inner.split(',').map((part) => readWord(part.trim()));
  }
  return readWord(text);
}

/** Lists in lists, as JSON: `[[1, 2], [3, 4]]`, or `[1, 2], [3, 4]` without the outer brackets. */
function readNested(text: string): unknown {
  if (!/\[[^\]]*\[|\][^\]]*\[/.test(text)) return undefined;
  for (const written of [text, `[${text}]`]) {
    try {
      const list: unknown = JSON.parse(written.replaceAll('−', '-'));
      if (Array.isArray(list)) return list;
    } catch {
      // The next way to read it; a list that is none is refused by the schema.
    }
  }
  return undefined;
}

/** Texts as JSON, `["a, b", "c"]`: the only way to write one with a comma. */
function readTexts(text: string): unknown {
  if (!/^\[\s*"/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readWord(text: string): unknown {
  const plain = text.replaceAll('−', '-');
  // zod names these as what they are; JSON knows no word for them.
  if (/^[+-]?nan$/i.test(plain)) return Number.NaN;
  if (/^\+?inf(inity)?$/i.test(plain)) return Number.POSITIVE_INFINITY;
  if (/^-inf(inity)?$/i.test(plain)) return Number.NEGATIVE_INFINITY;
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return Number(plain);
  if (plain === 'true' || plain === 'false') return plain === 'true';
  return text;
}

function wantsList(field: z.ZodType): boolean {
  let inner: z.ZodType = field;
  while (inner instanceof z.ZodDefault || inner instanceof z.ZodOptional)
    inner = inner.unwrap() as z.ZodType;
  return inner instanceof z.ZodArray;
}

function complaint(
  lesson: string,
  schema: z.ZodObject,
  given: Readonly<Record<string, unknown>>,
  issue: z.core.$ZodIssue,
): string {
  const [name] = issue.path;
  if (typeof name !== 'string') return `${lesson}: ${issue.message}.`;
  const info = describeParameters(schema).find((parameter) => parameter.name === name);
  const value = issue.path.reduce<unknown>(
    (from, key) => (from as Record<PropertyKey, unknown> | undefined)?.[key],
    given,
  );
  const isDefault = value === undefined && issue.path.length === 1;
  const position = issue.path.length > 1 ? `[${issue.path.slice(1).join('][')}]` : '';
  const shown = isDefault
    ? ` is ${print(info?.default)} where it is not set`
    : value === undefined
      ? ''
      : ` is ${print(value)}`;
  return (
    `${lesson}: parameter "${name}"${position}${shown}: ${issue.message}. ` +
    `It takes ${info?.description ?? 'another value'}, such as --set ${name}=${plain(info?.default)}.`
  );
}

function exampleOf(schema: z.ZodObject): string {
  const first = describeParameters(schema)[0];
  return first === undefined ? 'name=value' : `${first.name}=${plain(first.default)}`;
}

function print(value: unknown): string {
  return typeof value === 'number' || Array.isArray(value)
    ? plain(value) || '[]'
    : JSON.stringify(value);
}

/** A value as it is written after `--set name=`. */
export function plain(value: unknown): string {
  if (isRead(value)) return `the ${value.points.length} points of a table`;
  if (!Array.isArray(value)) return String(value);
  return value
    .map((entry) => (Array.isArray(entry) ? `[${plain(entry)}]` : plain(entry)))
    .join(',');
}

/** A table that was read: it is no longer a file's name. */
function isRead(value: unknown): value is { readonly points: readonly unknown[] } {
  return typeof value === 'object' && value !== null && 'points' in value;
}
