import { Node, type NodeProps } from '@motion-canvas/2d';
import {
  all,
  createSignal,
  easeInOutCubic,
  easeOutCubic,
  type SimpleSignal,
  sequence,
  type ThreadGenerator,
} from '@motion-canvas/core';
import type { ShownValue } from 'gradreel/lesson';
import { SourcedFormula, type Theme, type Themed, themed, withAlpha } from 'gradreel/stage';
import { drawPairCell } from './cell.ts';
import {
  type PairPosture,
  type PairSide,
  type PairSize,
  pairPlace,
  pairSize,
  sliderY,
} from './geometry.ts';
import { drawSlider } from './slider.ts';

export interface PairedVectorsProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  /** The left column, plain. */
  left: readonly ShownValue[];
  /** The right column, in the colours of its signs; as many values. */
  right: readonly ShownValue[];
  /** TeX of the columns' names. */
  names: readonly [string, string];
  /** Height that the pairs may take; 464 px when left out. */
  height?: number;
}

const HEADER_Y = -44;
const ARRIVE = { from: 130, seconds: 0.6 } as const;

/**
 * Two vectors as the two sides of a zip: toothed cells that close pair by pair. One node draws them all.
 * Its origin is the upper end of the seam.
 *
 * @example
 * const pairs = new PairedVectors({ theme, left: run.values('x'), right: run.values('w'), names: ['x', 'w'] });
 * yield* pairs.arrive('left'); yield* pairs.arrive('right'); yield* pairs.open(); yield* pairs.close(0);
 */
export class PairedVectors extends Node {
  /** Pairs closed from the top. */
  readonly zipped: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** From upright columns (0) to a V under the slider (1). */
  readonly opened: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** Pixels between upright columns and their closed places. */
  readonly apart: SimpleSignal<number, this> = createSignal<number, this>(110);
  readonly slider: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** 1 where left and right have changed sides. */
  readonly swapped: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly #props: Themed<PairedVectorsProps>;
  readonly #size: PairSize;
  readonly #lit: SimpleSignal<number>[];
  readonly #flashed: Record<PairSide, SimpleSignal<number>[]>;
  readonly #arrived: Record<PairSide, SimpleSignal<number>[]>;
  readonly #headers: Record<PairSide, SourcedFormula>;

  constructor(given: PairedVectorsProps) {
    super(given);
    const props = themed(given);
    this.#props = props;
    const { theme, left, names, height = 464 } = props;
    this.#size = pairSize(left.length, height);
    const signals = () => left.map(() => createSignal(0));
    this.#lit = signals();
    this.#flashed = { left: signals(), right: signals() };
    this.#arrived = { left: signals(), right: signals() };
    const header = (side: PairSide, tex: string) =>
      new SourcedFormula({
        tex,
        fontSize: 50,
        fill: theme.secondary,
        opacity: () => this.#arrived[side][0]?.() ?? 0,
        position: () => this.#headerPlace(side),
      });
    this.#headers = { left: header('left', names[0]), right: header('right', names[1]) };
    this.add(Object.values(this.#headers));
  }

  /** How many pairs there are. */
  get count(): number {
    return this.#props.left.length;
  }

  /** Sizes of its cells. */
  get cells(): PairSize {
    return this.#size;
  }

  /** Height of all pairs. */
  get extent(): number {
    return this.#size.pitch * (this.count - 1) + this.#size.cellHeight;
  }

  /** The middle of a pair once it is closed, in the node's own space. */
  pairY(index: number): number {
    return index * this.#size.pitch + this.#size.cellHeight / 2;
  }

  /** Puts both columns where they belong at once (1), or nowhere (0). */
  arrived(value: number): void {
    for (const arrived of Object.values(this.#arrived).flat()) arrived(value);
  }

  /** A column comes in from its side, one cell after the other. */
  *arrive(side: PairSide): ThreadGenerator {
    const signals = this.#arrived[side];
    yield* sequence(
      Math.min(0.14, 0.8 / signals.length),
      ...signals.map((arrived) => arrived(1, ARRIVE.seconds, easeOutCubic)),
    );
  }

  /** A column lights up as a whole: its numbers belong together. */
  *flash(side: PairSide): ThreadGenerator {
    yield* all(...this.#flashed[side].map((lit) => lit(1, 0.35, easeInOutCubic)));
    yield* all(...this.#flashed[side].map((lit) => lit(0, 0.6, easeInOutCubic)));
  }

  /** Pairs light up one after the other: each has a partner. */
  *pairUp(seconds = 0.5): ThreadGenerator {
    yield* sequence(
      Math.min(0.5, 2 / this.count),
      ...this.#lit.map(function* (lit) {
        yield* lit(1, seconds * 0.4, easeInOutCubic);
        yield* lit(0, seconds, easeInOutCubic);
      }),
    );
  }

  /** The columns swing out to a V under the slider. */
  *open(seconds = 0.9): ThreadGenerator {
    yield* all(this.opened(1, seconds, easeInOutCubic), this.slider(1, seconds / 2));
  }

  /** The slider closes a pair, which lights up; the pair before rests. */
  *close(index: number, seconds = 0.6): ThreadGenerator {
    yield* all(
      this.zipped(index + 1, seconds, easeInOutCubic),
      ...this.#lit.map((lit, other) => lit(other === index ? 1 : 0, seconds, easeInOutCubic)),
    );
  }

  /** The slider runs down: all pairs close. */
  *zipUp(seconds = 1.6): ThreadGenerator {
    yield* this.zipped(this.count, seconds, easeInOutCubic);
  }

  /** The slider runs up again: all pairs open. */
  *unzip(seconds = 1.2): ThreadGenerator {
    yield* this.zipped(0, seconds, easeInOutCubic);
  }

  /** One pair is bright, or none. */
  *light(index: number | null, seconds = 0.2): ThreadGenerator {
    yield* all(...this.#lit.map((lit, other) => lit(other === index ? 1 : 0, seconds)));
  }

  /** The slider leaves. */
  *finish(seconds = 0.3): ThreadGenerator {
    yield* all(this.slider(0, seconds), ...this.#lit.map((lit) => lit(0, seconds)));
  }

  /** The two sides of every pair change places: the pairs turn over, one after the other. */
  *swap(seconds = 1.2): ThreadGenerator {
    yield* this.swapped(this.swapped() > 0.5 ? 0 : 1, seconds, easeInOutCubic);
  }

  /** How far a pair has turned over; the upper ones begin first. */
  #turned(index: number): number {
    const stagger = 0.35;
    const start = this.count === 1 ? 0 : (index / (this.count - 1)) * stagger;
    return Math.min(1, Math.max(0, (this.swapped() - start) / (1 - stagger)));
  }

  #headerPlace(side: PairSide): [number, number] {
    const place = pairPlace(side, 0, this.#size, { ...this.#posture(), zipped: 1 });
    const upright = pairPlace(side, 0, this.#size, { ...this.#posture(), zipped: 0, opened: 0 });
    const apart = (1 - Math.min(1, this.zipped() + this.opened())) * (upright.x - place.x);
    return [(place.x + apart) * Math.cos(Math.PI * this.#turned(0)), HEADER_Y];
  }

  #posture(): PairPosture {
    return { zipped: this.zipped(), opened: this.opened(), apart: this.apart() };
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    for (let index = this.count - 1; index >= 0; index--) this.#drawPair(context, index);
    withAlpha(context, this.slider(), () => {
      context.save();
      context.translate(0, sliderY(this.zipped(), this.#size));
      drawSlider(context, this.#props.theme, Math.max(0.75, this.#size.cellHeight / 100));
      context.restore();
    });
    this.drawChildren(context);
  }

  #drawPair(context: CanvasRenderingContext2D, index: number): void {
    const posture = this.#posture();
    const open = index + 1 - posture.zipped;
    if (posture.opened > 0 && open > 0 && open < 1) {
      // Where the pair comes from: states that it has really gone through.
      for (const [step, alpha] of [
        [0.55, 0.1],
        [0.28, 0.2],
      ] as const) {
        const behind = { ...posture, zipped: index + 1 - Math.min(1, open + step) };
        withAlpha(context, alpha, () => {
          for (const side of ['left', 'right'] as const) {
            this.#drawCell(context, side, index, behind, true);
          }
        });
      }
    }
    for (const side of ['right', 'left'] as const) {
      withAlpha(context, this.#arrived[side][index]?.() ?? 0, () =>
        this.#drawCell(context, side, index, posture, false),
      );
    }
  }

  #drawCell(
    context: CanvasRenderingContext2D,
    side: PairSide,
    index: number,
    posture: PairPosture,
    ghost: boolean,
  ): void {
    const { theme } = this.#props;
    const place = pairPlace(side, index, this.#size, posture);
    const missing = 1 - (this.#arrived[side][index]?.() ?? 0);
    const outwards = side === 'left' ? -1 : 1;
    const cos = Math.cos(Math.PI * this.#turned(index));
    context.save();
    context.translate(place.x * cos + outwards * ARRIVE.from * missing, place.y);
    context.rotate((place.turn * Math.PI) / 180);
    // A card that turns over is narrowed, and behind its edge seen from the back.
    context.scale(Math.max(0.02, Math.abs(cos)), 1);
    drawPairCell(context, {
      theme,
      value: this.#props[side][index] as ShownValue,
      side,
      size: this.#size,
      signed: side === 'right',
      lit: Math.max(this.#lit[index]?.() ?? 0, this.#flashed[side][index]?.() ?? 0),
      ghost,
      mirrored: cos < 0,
    });
    context.restore();
  }
}
