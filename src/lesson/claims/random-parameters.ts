import { z } from 'zod';
import type { Claims, Random } from './claims.ts';

/** What a JSON schema says of a parameter, as far as it is drawn by it. */
interface Described {
  readonly type?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Described;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
}

/** Sizes between which numbers without limits of their own are drawn. */
const SMALLEST = 1e-6;
const LARGEST = 1e6;
/** Entries of a list without a limit. */
const MOST_ITEMS = 6;
/** So many drafts may be refused by a schema's own rules before it is given up. */
const DRAFTS = 2000;

/**
 * Random parameters that a lesson's schema takes, as a user may set them: whole numbers and fractions, zeros, equal
 * values, values of one sign, the limits themselves, the tiny and the huge. Lists have the same length more often
 * than not, because they often have to.
 *
 * @param draw values for parameters of which the schema does not say what they are
 * @throws Error when no draft is taken
 */
export function randomParameters(
  schema: z.ZodObject,
  random: Random,
  draw: NonNullable<Claims['draw']> = {},
): Record<string, unknown> {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, Described>;
  };
  for (let draft = 0; draft < DRAFTS; draft++) {
    const numbers = new Numbers(random);
    const length = 1 + Math.floor(MOST_ITEMS * random());
    const given: Record<string, unknown> = {};
    for (const [name, described] of Object.entries(properties)) {
      // What is left out is at its default.
      if (random() < 0.15) continue;
      const own = draw[name];
      given[name] =
        own === undefined ? drawn(described, numbers, length, random) : own(random, given);
    }
    if (schema.safeParse(given).success) return given;
  }
  throw new Error(
    `No random parameters are taken by the schema. Say in claims.ts how they come about: draw: { ${Object.keys(properties)[0]}: (random) => … }.`,
  );
}

function drawn(described: Described, numbers: Numbers, length: number, random: Random): unknown {
  const { type, minItems = 0, maxItems = MOST_ITEMS, items = {}, default: usual } = described;
  if (described.enum !== undefined) return pick(described.enum, random);
  if (type === 'array') {
    const wanted = random() < 0.9 ? length : 1 + Math.floor(maxItems * random());
    const count = Math.max(minItems, Math.min(maxItems, wanted));
    return Array.from({ length: count }, () => drawn(items, numbers, length, random));
  }
  if (type === 'boolean') return random() < 0.5;
  if (type === 'number' || type === 'integer') return numbers.within(described);
  return usual;
}

/** Numbers of one set of parameters: they have something in common, as those have that people choose. */
class Numbers {
  readonly #random: Random;
  readonly #kind: () => number;
  readonly #drawn: number[] = [];

  constructor(random: Random) {
    this.#random = random;
    const whole = () => Math.round(14 * random() - 7);
    const tenths = () => Math.round(60 * random() - 30) / 10;
    const any = () => 6 * random() - 3;
    const ofAnySize = () =>
      sign(random) * SMALLEST * (LARGEST / SMALLEST) ** random() * (random() < 0.5 ? 1 : random());
    const simple = () => pick([0, 1, -1, 2, 0.5, 10, 0.1], random);
    const limits = () => pick([0, SMALLEST, -SMALLEST, LARGEST, -LARGEST, 1], random);
    const one = tenths();
    const kinds = [
      whole,
      tenths,
      tenths,
      any,
      ofAnySize,
      simple,
      limits,
      () => Math.abs(whole()),
      () => -Math.abs(tenths()),
      () => one,
      () => pick([0, one, -one], random),
      () => pick([whole, tenths, any, ofAnySize, simple, limits], random)(),
    ];
    this.#kind = pick(kinds, random);
  }

  /** A number in the limits, which are drawn now and then themselves. */
  within(limits: Described): number {
    const random = this.#random;
    const { least, most } = limitsOf(limits);
    const next = () => {
      if (this.#drawn.length > 0 && random() < 0.1) return pick(this.#drawn, random);
      return this.#kind();
    };
    for (let draft = 0; draft < 20; draft++) {
      const number = limits.type === 'integer' ? Math.round(next()) : next();
      if (number < least || number > most) continue;
      this.#drawn.push(number);
      return number;
    }
    const [low, high] = [Math.max(least, -LARGEST), Math.min(most, LARGEST)];
    const number = low + (high - low) * random() ** 3;
    return limits.type === 'integer' ? Math.round(number) : number;
  }
}

function limitsOf({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Described) {
  const above = exclusiveMinimum === undefined ? undefined : exclusiveMinimum + SMALLEST;
  const below = exclusiveMaximum === undefined ? undefined : exclusiveMaximum - SMALLEST;
  return {
    least: minimum ?? above ?? Number.NEGATIVE_INFINITY,
    most: maximum ?? below ?? Number.POSITIVE_INFINITY,
  };
}

export function pick<T>(from: readonly T[], random: Random): T {
  return from[Math.floor(from.length * random())] as T;
}

function sign(random: Random): number {
  return random() < 0.5 ? -1 : 1;
}
