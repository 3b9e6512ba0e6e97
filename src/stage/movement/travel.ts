import { Node } from '@motion-canvas/2d';
import {
  createSignal,
  easeInOutCubic,
  type SimpleSignal,
  type ThreadGenerator,
} from '@motion-canvas/core';
import type { ShownValue } from '../../run/run.ts';
import { mixColours } from '../colour.ts';
import { inter } from '../fonts.ts';
import { drawText } from '../text.ts';

/** Where a numeral stands on its way, and how it looks there. */
export interface TravelStop {
  readonly x: number;
  readonly y: number;
  /** Font size. */
  readonly size: number;
  readonly colour: string;
  readonly align?: CanvasTextAlign;
}

export interface Travel {
  readonly value: ShownValue;
  readonly from: TravelStop;
  readonly to: TravelStop;
  /** 0.6 s when left out. */
  readonly seconds?: number;
  /** Height of the arc above the straight way, in pixels. */
  readonly arc?: number;
}

/** States that the trail shows, as fractions of the way behind the numeral. */
const TRAIL = [
  [0.24, 0.08],
  [0.16, 0.16],
  [0.08, 0.28],
] as const;

/**
 * A number that is used again travels there: the same numeral moves from one place to another, with a
 * trail of where it has been. When it arrives, what stands at its goal takes over.
 *
 * @param stage the node in whose coordinates the two places are
 * @example
 * yield* travel(view, { value: run.value('product[0]'), from: pair, to: ledgerRow });
 * totals.show(0);
 */
export function* travel(stage: Node, { seconds = 0.6, ...way }: Travel): ThreadGenerator {
  const traveller = new Traveller(way);
  stage.add(traveller);
  yield* traveller.progress(1, seconds, easeInOutCubic);
  traveller.remove();
  traveller.dispose();
}

class Traveller extends Node {
  readonly progress: SimpleSignal<number, this> = createSignal<number, this>(0);

  constructor(private readonly way: Omit<Travel, 'seconds'>) {
    super({});
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const t = this.progress();
    for (const [behind, alpha] of TRAIL) {
      // The trail gathers behind the numeral at both ends of the way.
      const state = t - behind * Math.sin(Math.PI * t);
      if (state > 0 && t < 1) this.#drawAt(context, state, alpha);
    }
    this.#drawAt(context, t, 1);
  }

  #drawAt(context: CanvasRenderingContext2D, t: number, alpha: number): void {
    const { value, from, to, arc = 0 } = this.way;
    const mix = (a: number, b: number) => a + (b - a) * t;
    drawText(context, value, mix(from.x, to.x), mix(from.y, to.y) - arc * Math.sin(Math.PI * t), {
      font: inter(mix(from.size, to.size), 600),
      color: mixColours(from.colour, to.colour, t),
      align: to.align ?? 'center',
      baseline: 'middle',
      alpha,
      check: alpha < 1 ? { isTrail: true } : { except: { overlap: 'it is on its way' } },
    });
  }
}
