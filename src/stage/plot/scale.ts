import { scaleLinear, scaleLog, scaleSymlog } from 'd3-scale';

/**
 * How an axis lays out numbers: evenly, by log₁₀(v), or by log(1 + v). The last one has a place for 0,
 * where a run begins, and is the axis of epochs.
 */
export type ScaleKind = 'linear' | 'log' | 'log1p';

/** From one end of an axis to the other. */
export type Domain = readonly [number, number];

/** A laid out axis, its length being 1. */
export interface Scale {
  readonly kind: ScaleKind;
  readonly domain: Domain;
  /**
   * Where a number lies: 0 at the start of the axis, 1 at its end, beyond for numbers outside. What a log
   * axis has no place for (v ≤ 0) lies far below its start, ±∞ far beyond the ends; not-a-number is NaN.
   */
  fraction(value: number): number;
  /** About `count` round numbers on the axis, ascending. */
  ticks(count: number): number[];
}

/** Where numbers without a place go: off the axis, but not so far that a canvas loses precision. */
const FAR = 4;

/**
 * Lays out an axis.
 *
 * @throws RangeError when the domain is empty, not finite, or has no logarithm.
 * @example
 * scaleOf('linear', [0, 200]).fraction(50) // 0.25
 * scaleOf('log1p', [0, 9999]).fraction(99) // 0.5
 */
export function scaleOf(kind: ScaleKind, domain: Domain): Scale {
  const [from, to] = domain;
  const least = kind === 'log' ? Number.MIN_VALUE : kind === 'log1p' ? 0 : Number.NEGATIVE_INFINITY;
  if (
    !(Number.isFinite(from) && Number.isFinite(to)) ||
    from === to ||
    Math.min(from, to) < least
  ) {
    throw new RangeError(
      `A ${kind} axis cannot run from ${from} to ${to}. Give two different finite numbers${
        kind === 'log' ? ' above 0' : kind === 'log1p' ? ' from 0 on' : ''
      }, such as domainOf(values, '${kind}').`,
    );
  }
  const layout = layoutOf(kind).domain([from, to]).range([0, 1]);
  return {
    kind,
    domain,
    fraction(value) {
      if (kind !== 'linear' && value <= (kind === 'log' ? 0 : -1)) return -FAR;
      const fraction =
        Math.abs(value) === Number.POSITIVE_INFINITY ? value * (to - from) : layout(value);
      return Math.max(-FAR, Math.min(1 + FAR, fraction));
    },
    ticks: (count) =>
      (kind === 'linear'
        ? layout.ticks(count)
        : powerTicks(Math.min(from, to), Math.max(from, to), count, kind === 'log1p')
      ).sort((a, b) => a - b),
  };
}

function layoutOf(kind: ScaleKind) {
  if (kind === 'log') return scaleLog();
  // d3's symlog with constant 1 is sign(v)·log(1 + |v|).
  return kind === 'log1p' ? scaleSymlog().constant(1) : scaleLinear();
}

/**
 * Powers of ten within a range; every second or third one when there are too many, 1, 2 and 5 times a power
 * when there are too few. With `zero` the axis begins at 0.
 */
function powerTicks(from: number, to: number, count: number, zero: boolean): number[] {
  const start = zero ? Math.max(from, 1) : from;
  if (zero && to < 1) return scaleLinear().domain([from, to]).ticks(count);
  // The logarithm of a power of ten may come out a hair beside the whole number.
  const first = Math.ceil(Math.log10(start) - 1e-9);
  const last = Math.floor(Math.log10(to) + 1e-9);
  const decades = last - first + 1;
  const zeroTick = zero && from <= 0 ? [0] : [];
  if (decades > count) {
    const step = Math.ceil(decades / count);
    return [...zeroTick, ...powers(last - Math.floor((decades - 1) / step) * step, last, step)];
  }
  const factors = decades * 3 <= count ? [1, 2, 5] : [1];
  const all = powers(first - 1, last, 1).flatMap((power) => factors.map((f) => f * power));
  const within = all.filter((v) => v >= start * (1 - 1e-9) && v <= to * (1 + 1e-9));
  // Less than a decade: round numbers of an even axis say more.
  if (within.length < 2) return scaleLinear().domain([from, to]).ticks(count);
  return [...zeroTick, ...within];
}

function powers(first: number, last: number, step: number): number[] {
  const found: number[] = [];
  // Number('1e-4') is the nearest double; 10 ** -4 need not be.
  for (let exponent = first; exponent <= last; exponent += step)
    found.push(Number(`1e${exponent}`));
  return found;
}

/**
 * A domain that holds all numbers: whole powers of ten for a log axis, rounded numbers else. Numbers without
 * a place (not finite, and v ≤ 0 on a log axis) are left out; one number alone gets room around it.
 *
 * @example
 * domainOf([36, 10.6, 0.000184], 'log') // [0.0001, 100]
 * domainOf([3, 36], 'linear', [0]) // [0, 40]
 */
export function domainOf(
  values: Iterable<number>,
  kind: ScaleKind,
  include: readonly number[] = [],
): Domain {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  const take = (value: number) => {
    if (!Number.isFinite(value) || (kind === 'log' && value <= 0)) return;
    from = Math.min(from, value);
    to = Math.max(to, value);
  };
  for (const value of values) take(value);
  for (const value of include) take(value);
  if (from > to) [from, to] = [1, 1];
  if (kind === 'log') {
    const low = Math.floor(Math.log10(from) + 1e-9);
    const high = Math.ceil(Math.log10(to) - 1e-9);
    return [Number(`1e${low}`), Number(`1e${Math.max(high, low + 1)}`)];
  }
  if (kind === 'log1p') return [0, Math.max(to, 1)];
  if (from === to) {
    const room = Math.abs(from) || 1;
    [from, to] = [from - room, to + room];
  }
  const [low, high] = scaleLinear().domain([from, to]).nice(5).domain() as [number, number];
  return [low, high];
}
