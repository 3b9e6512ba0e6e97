import { Node, type NodeProps } from '@motion-canvas/2d';
import {
  all,
  chain,
  createSignal,
  easeInOutCubic,
  type SimpleSignal,
  type ThreadGenerator,
  waitFor,
} from '@motion-canvas/core';
import { circle, SourcedFormula, type Theme, type Themed, themed, withAlpha } from 'gradreel/stage';
import {
  drawArrow,
  drawDiscHalf,
  drawDrop,
  drawSignWords,
  drawTipName,
  drawUpright,
} from './draw.ts';
import { leanAngle, RADIUS, tipAt, vectorScale } from './geometry.ts';
import { type Lean, LeanBlock } from './lean-block.ts';

export type { Lean } from './lean-block.ts';

export interface VectorAngleProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  /** The same input before one neuron, or before two. */
  leans: readonly Lean[];
}

const AXIS = { left: -672, right: 664, label: 724 } as const;
/** An arrow that is no longer in focus, and one that is. */
const WIDTH = { past: 9, now: 13, ghost: 4 } as const;

interface LeanState {
  readonly arrow: SimpleSignal<number>;
  readonly drop: SimpleSignal<number>;
  readonly block: LeanBlock;
}

/**
 * The sign of a dot product as agreement: the line is the direction of the weights, the arrow the input. Its
 * shadow on the line, times the length of the weights, is the dot product, an area under the line: right of
 * the foot it counts for, left of it against. Lengths and angles are exact, since two arrows always lie in one
 * plane. The origin is the foot of the arrows.
 *
 * @example
 * const angle = new VectorAngle({ theme, leans: [first, second] });
 * yield* angle.open(); yield* angle.raise(); yield* angle.castShadow(0); yield* angle.turn(); yield* angle.castShadow(1);
 */
export class VectorAngle extends Node {
  readonly #props: Themed<VectorAngleProps>;
  readonly #axis = createSignal(0);
  readonly #disc = createSignal(0);
  readonly #signs = createSignal(0);
  readonly #turned = createSignal(0);
  readonly #upright = createSignal(0);
  readonly #states: readonly LeanState[];

  constructor(given: VectorAngleProps) {
    super(given);
    const props = themed(given);
    this.#props = props;
    const { theme, leans } = props;
    const scale = vectorScale(leans.map(({ lengths }) => lengths));
    this.#states = leans.map((lean) => ({
      arrow: createSignal(0),
      drop: createSignal(0),
      block: new LeanBlock(theme, lean, scale),
    }));
    this.add(
      new SourcedFormula({
        tex: 'x',
        fontSize: 60,
        fill: theme.focus,
        position: () => this.#letterPlace(),
        opacity: () => this.#states[0]?.arrow() ?? 0,
      }),
    );
    for (const [index, { name }] of leans.entries()) {
      const isNow = () => 1 - Math.min(1, Math.abs(this.#turned() - index) * 2);
      this.add(
        new SourcedFormula({
          tex: name,
          fontSize: 60,
          fill: theme.ink,
          position: [AXIS.label, 0],
          opacity: () => this.#axis() * Math.max(0, isNow()),
        }),
      );
    }
  }

  /** The arrow that is in focus now, on its way between the two neurons. */
  #angleNow(): number {
    const first = this.#angle(0) ?? 0;
    return first + ((this.#angle(1) ?? first) - first) * this.#turned();
  }

  /** Beside the middle of the arrow, on the side that it leans to. */
  #letterPlace(): [number, number] {
    const angle = this.#angleNow();
    const middle = tipAt(angle, RADIUS * 0.56);
    const aside = angle > Math.PI / 2 ? 1 : -1;
    return [
      middle.x - aside * 42 * Math.sin(angle),
      Math.min(middle.y - aside * 42 * Math.cos(angle), -44),
    ];
  }

  /** The line of the weights, then the half disc over it. */
  *open(): ThreadGenerator {
    yield* chain(this.#axis(1, 0.7, easeInOutCubic), this.#disc(1, 0.5));
  }

  /** The input as an arrow from the foot. */
  *raise(): ThreadGenerator {
    yield* this.#states[0]?.arrow(1, 0.7, easeInOutCubic);
  }

  /** The arrow's shadow falls on the line; with the length of the weights it becomes an area. */
  *castShadow(index: number): ThreadGenerator {
    const state = this.#states[index];
    if (state === undefined) return;
    yield* state.drop(1, 0.6, easeInOutCubic);
    yield* state.block.sink();
  }

  /** The two sides are named. */
  *nameSides(): ThreadGenerator {
    yield* this.#signs(1, 0.5);
  }

  /** The upright between the two sides lights up: there the dot product is zero. */
  *pointOutRightAngle(): ThreadGenerator {
    yield* this.#upright(1, 0.4);
    yield* waitFor(1.2);
    yield* this.#upright(0, 0.4);
  }

  /** Another neuron's weights take the line: seen from them, the same input leans another way. */
  *turn(seconds = 1.2): ThreadGenerator {
    const [first, second] = this.#states;
    if (first === undefined || second === undefined) return;
    const sameSide = first.block.side === second.block.side;
    yield* all(first.block.rest(sameSide), this.#turned(1, seconds, easeInOutCubic));
    second.arrow(1);
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const { theme } = this.#props;
    withAlpha(context, this.#disc(), () => {
      drawDiscHalf(context, theme, 1, RADIUS);
      drawDiscHalf(context, theme, -1, RADIUS);
      drawUpright(context, theme, RADIUS, this.#upright());
    });
    withAlpha(context, this.#signs(), () => drawSignWords(context, theme, this.#angles(), RADIUS));
    for (const { block } of this.#states) block.draw(context);
    this.#drawDrops(context);
    this.#drawAxis(context);
    this.#drawArrows(context);
    this.drawChildren(context);
  }

  #drawDrops(context: CanvasRenderingContext2D): void {
    for (const [index, { drop, block }] of this.#states.entries()) {
      const angle = this.#angle(index);
      if (angle !== undefined) {
        drawDrop(context, this.#props.theme, block.sign, tipAt(angle, RADIUS), drop());
      }
    }
  }

  #drawAxis(context: CanvasRenderingContext2D): void {
    const shown = this.#axis();
    if (shown <= 0) return;
    const { ink } = this.#props.theme;
    const right = AXIS.left + (AXIS.right - AXIS.left) * shown;
    drawArrow(context, { x: AXIS.left, y: 0 }, { x: right, y: 0 }, { colour: ink, width: 5 });
  }

  /** The angle of the input before a neuron; undefined where there is no input to lean. */
  #angle(index: number): number | undefined {
    const lean = this.#props.leans[index];
    return lean === undefined || lean.lengths.x === 0 || lean.lengths.w === 0
      ? undefined
      : leanAngle(lean.lengths);
  }

  #angles(): number[] {
    return this.#states.flatMap((_, index) => this.#angle(index) ?? []);
  }

  #drawArrows(context: CanvasRenderingContext2D): void {
    const { theme } = this.#props;
    const [first, second] = [this.#angle(0), this.#angle(1)];
    const foot = { x: 0, y: 0 };
    const turned = this.#turned();
    const length = RADIUS * (this.#states[0]?.arrow() ?? 0);
    if (first !== undefined && length > 0) {
      if (turned > 0) {
        const past = { colour: theme.secondary, width: WIDTH.past };
        drawArrow(context, foot, tipAt(first, RADIUS), past);
      }
      if (second !== undefined && turned > 0) this.#drawGhosts(context, first, second, turned);
      const angle = first + ((second ?? first) - first) * turned;
      const now = { colour: theme.focus, width: WIDTH.now };
      drawArrow(context, foot, tipAt(angle, length), now);
      this.#drawNames(context, angle, length);
    }
    withAlpha(context, this.#axis(), () => {
      context.fillStyle = theme.ink;
      context.beginPath();
      circle(context, 0, 0, 10);
      context.fill();
    });
  }

  /** The sweep between the two neurons: a turn of the picture, no state of the run. */
  #drawGhosts(context: CanvasRenderingContext2D, from: number, to: number, turned: number): void {
    const { theme } = this.#props;
    for (const [index, step] of [0.18, 0.38, 0.62, 0.82].entries()) {
      if (step >= turned) continue;
      const tip = tipAt(from + (to - from) * step, RADIUS);
      withAlpha(context, 0.16 + 0.08 * index, () =>
        drawArrow(context, { x: 0, y: 0 }, tip, { colour: theme.ink, width: WIDTH.ghost }),
      );
    }
  }

  /** The input's letter at the tip of its arrow, with the neuron that it stands before. */
  #drawNames(context: CanvasRenderingContext2D, angle: number, length: number): void {
    if (length < RADIUS * 0.98) return;
    const { theme, leans } = this.#props;
    const turned = this.#turned();
    const [first, second] = [this.#angle(0) ?? 0, this.#angle(1)];
    const leftmost = second !== undefined && second > first ? -1 : 1;
    const isSplit = second !== undefined && turned > 0;
    const firstSide = isSplit ? -leftmost : Math.cos(first) < 0 ? -1 : 1;
    const name = (index: number) => leans[index]?.who ?? '';
    if (turned > 0) {
      const tip = tipAt(first, RADIUS);
      drawTipName(context, { colour: theme.secondary, who: name(0), tip, side: firstSide });
    }
    const side = isSplit ? leftmost : firstSide;
    const who = turned === 0 ? name(0) : turned === 1 ? name(1) : '';
    if (who === '') return;
    drawTipName(context, { colour: theme.focus, who, tip: tipAt(angle, RADIUS), side });
  }
}
