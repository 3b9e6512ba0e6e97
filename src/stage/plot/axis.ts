import { createSignal, easeInOutCubic, type ThreadGenerator } from '@motion-canvas/core';
import { formatFor, formatNumber } from '../../run/number-format.ts';
import { Ruler } from '../../run/ruler.ts';
import type { Shown } from '../../run/shown.ts';
import type { Label } from '../text.ts';
import { type Domain, type Scale, type ScaleKind, scaleOf } from './scale.ts';

/** What an axis is made of. */
export interface AxisProps {
  readonly domain: Domain;
  readonly scale?: ScaleKind;
  /** What is counted or measured, in words: `epoch`, `loss`. */
  readonly name?: Label;
  /** About how many ticks, or exactly these; 0 for none. 5 when left out. */
  readonly ticks?: number | readonly number[];
  /** Rules across the picture at the ticks, up to this share of it (1: all the way). */
  readonly grid?: number;
}

/** A tick with its place along the axis (0 to 1) and how much of it is there. */
export interface Tick {
  readonly fraction: number;
  readonly label: Shown;
  readonly alpha: number;
}

const TICK_COUNT = 5;

/**
 * One axis of a plot. It can bend from one scale to another, with all that is drawn on it: the data stays,
 * its places move.
 *
 * @example
 * yield* plot.yAxis.bendTo('log', [1e-4, 100]);
 */
export class Axis {
  /** From the scale before (0) to the scale after (1) the last {@link bendTo}. */
  readonly bend = createSignal(1);
  /** Line, ticks and name. */
  readonly shown = createSignal(1);
  readonly name: Label | undefined;
  readonly grid: number;
  readonly #ticks: number | readonly number[];
  readonly #before;
  readonly #after;

  constructor({ domain, scale = 'linear', name, ticks = TICK_COUNT, grid = 0 }: AxisProps) {
    this.name = name;
    this.grid = grid;
    this.#ticks = ticks;
    const first = scaleOf(scale, domain);
    this.#before = createSignal<Scale>(first);
    this.#after = createSignal<Scale>(first);
  }

  /** The scale that the axis has, or will have when it has bent. */
  scale(): Scale {
    return this.#after();
  }

  /**
   * Where a number lies: 0 at the start of the axis, 1 at its end.
   *
   * @param bend how far the axis has bent; as far as it has now when left out
   */
  fraction(value: number, bend = this.bend()): number {
    if (bend >= 1) return this.#after().fraction(value);
    const from = this.#before().fraction(value);
    return from + (this.#after().fraction(value) - from) * bend;
  }

  /** The axis takes another scale or another domain, and everything on it moves along. */
  *bendTo(kind: ScaleKind, domain: Domain, seconds = 1.2): ThreadGenerator {
    this.#before(this.#after());
    this.#after(scaleOf(kind, domain));
    this.bend(0);
    yield* this.bend(1, seconds, easeInOutCubic);
  }

  /** The ticks of this moment. While the axis bends, old ones leave before new ones come: no two overlap. */
  ticks(): Tick[] {
    const bend = this.bend();
    const shown = this.shown();
    if (bend >= 1) return this.#ticksOf(this.#after(), shown);
    const leaving = Math.max(0, 1 - bend / 0.35);
    const coming = Math.max(0, (bend - 0.65) / 0.35);
    return leaving > 0
      ? this.#ticksOf(this.#before(), leaving * shown)
      : this.#ticksOf(this.#after(), coming * shown);
  }

  #ticksOf(scale: Scale, alpha: number): Tick[] {
    if (alpha <= 0) return [];
    const listed = this.#ticks;
    const values = (typeof listed === 'number' ? (listed > 0 ? scale.ticks(listed) : []) : listed)
      .map((value) => ({ value, fraction: this.fraction(value) }))
      .filter(({ value, fraction }) => onAxis(scale.fraction(value)) && onAxis(fraction));
    // Even steps share their decimals; powers of ten have as many as they need.
    const shared =
      scale.kind === 'linear' ? formatFor(values.map(({ value }) => value)) : undefined;
    const ruler = new Ruler(
      `tick of ${typeof this.name === 'string' ? this.name : 'an axis'}`,
      values.map(({ value }) => value),
      (value) => formatNumber(value, shared ?? formatFor([value])),
    );
    return values.map(({ value, fraction }) => ({ fraction, label: ruler.shown(value), alpha }));
  }
}

/** Whether a place is on the axis; the ends may be missed by the noise of binary fractions. */
function onAxis(fraction: number): boolean {
  return fraction > -1e-6 && fraction < 1 + 1e-6;
}
