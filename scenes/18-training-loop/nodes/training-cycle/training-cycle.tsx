import { initial, Node, type NodeProps, signal } from '@motion-canvas/2d';
import {
  all,
  createSignal,
  easeInOutCubic,
  type SignalValue,
  type SimpleSignal,
  type ThreadGenerator,
} from '@motion-canvas/core';
import {
  circle,
  drawText,
  inter,
  mixColours,
  type Theme,
  type Themed,
  textWidth,
  themed,
  withAlpha,
  withGlow,
} from 'gradreel/stage';
import { cyclePoint, SIDES } from './geometry.ts';

export interface TrainingCycleProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  /** Names of the four steps: along the top, down the right, back along the bottom, up the left. */
  steps: readonly [string, string, string, string];
  width?: SignalValue<number>;
  height?: SignalValue<number>;
}

const CORNER = 64;
const LINE = 4;
const LABEL = { size: 32, gap: 18 } as const;
/** Where each side has its name; at left and right below the middle, out of the way of what passes there. */
const LABEL_AT = [0.5, 1.61, 2.5, 3.39] as const;

/**
 * A loop of four steps as a cycle around what they work on: forward along the top, loss at the right, back
 * along the bottom, update at the left. A light runs on it; sides it has passed stay lit. In the end the
 * cycle shrinks to a ring, such as the head of a clock. Its origin is its middle.
 *
 * @example
 * const cycle = new TrainingCycle({ theme, steps: ['forward', 'loss', 'backward', 'update'], width: 860, height: 700 });
 * yield* cycle.unroll(); yield* cycle.advance(1, 2); yield* cycle.shrink({ x: -864, y: 350 }, 18);
 */
export class TrainingCycle extends Node {
  @initial(860)
  @signal()
  declare readonly width: SimpleSignal<number, this>;

  @initial(700)
  @signal()
  declare readonly height: SimpleSignal<number, this>;

  /** The line, from nothing (0) to closed (1). */
  readonly drawn: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly labelled: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** Where the light is: 0 top left, 1 top right, 2 bottom right, 3 bottom left, 4 once around, and on. */
  readonly at: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly lit: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly #props: Themed<TrainingCycleProps>;

  constructor(given: TrainingCycleProps) {
    super(given);
    const props = themed(given);
    this.#props = props;
  }

  /** The cycle closes, and its steps get their names. */
  *unroll(seconds = 1.2): ThreadGenerator {
    yield* this.drawn(1, seconds, easeInOutCubic);
    yield* this.labelled(1, 0.3);
  }

  /** The light runs on to a place. */
  *advance(to: number, seconds: number): ThreadGenerator {
    yield* all(this.lit(1, 0.2), this.at(to, seconds, easeInOutCubic));
  }

  /** The cycle shrinks to a ring of that diameter at a point of its parent. */
  *shrink(to: { x: number; y: number }, diameter: number, seconds = 1.2): ThreadGenerator {
    yield* this.labelled(0, 0.2);
    yield* all(
      this.position([to.x, to.y], seconds, easeInOutCubic),
      this.width(diameter, seconds, easeInOutCubic),
      this.height(diameter, seconds, easeInOutCubic),
    );
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const { theme } = this.#props;
    const drawn = this.drawn() * SIDES;
    if (drawn <= 0) return;
    context.lineWidth = LINE;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    const at = this.at();
    context.save();
    this.#leaveGaps(context);
    context.strokeStyle = theme.rule;
    this.#trace(context, 0, drawn);
    context.stroke();
    withAlpha(context, this.lit(), () => {
      context.strokeStyle = mixColours(theme.rule, theme.focus, 0.55);
      this.#trace(context, 0, Math.min(at, drawn));
      context.stroke();
    });
    context.restore();
    withAlpha(context, this.lit(), () => this.#drawLight(context, at));
    if (this.labelled() > 0) this.#drawLabels(context, at);
  }

  #outline() {
    const [width, height] = [this.width(), this.height()];
    return { width, height, corner: Math.min(CORNER, width / 2, height / 2) };
  }

  #trace(context: CanvasRenderingContext2D, from: number, to: number): void {
    const outline = this.#outline();
    const steps = Math.max(2, Math.ceil((to - from) * 60));
    context.beginPath();
    for (let i = 0; i <= steps; i++) {
      const { x, y } = cyclePoint(outline, from + ((to - from) * i) / steps);
      if (i === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
  }

  #drawLight(context: CanvasRenderingContext2D, at: number): void {
    const { theme } = this.#props;
    const { x, y } = cyclePoint(this.#outline(), at);
    const light = () => {
      context.fillStyle = theme.focus;
      context.beginPath();
      circle(context, x, y, 9);
      context.fill();
    };
    withGlow(context, theme.focus, 22, light);
    light();
  }

  /** The line is interrupted where the names stand. */
  #leaveGaps(context: CanvasRenderingContext2D): void {
    if (this.labelled() <= 0) return;
    context.beginPath();
    context.rect(-4000, -4000, 8000, 8000);
    this.#props.steps.forEach((name, i) => {
      const { x, y } = cyclePoint(this.#outline(), LABEL_AT[i] as number);
      const open = this.#named(i);
      if (open <= 0) return;
      const width = open * (textWidth(context, name, inter(LABEL.size, 700)) + 2 * LABEL.gap);
      const height = open * LABEL.size * 1.7;
      context.rect(x - width / 2, y - height / 2, width, height);
    });
    context.clip('evenodd');
  }

  #drawLabels(context: CanvasRenderingContext2D, at: number): void {
    const { theme, steps } = this.#props;
    steps.forEach((name, i) => {
      const { x, y } = cyclePoint(this.#outline(), LABEL_AT[i] as number);
      const now = at > SIDES ? at - SIDES : at;
      const isNow = this.lit() > 0.5 && now > i && now <= i + 1;
      drawText(context, name, x, y + 1, {
        font: inter(LABEL.size, isNow ? 700 : 500),
        color: isNow ? theme.focus : at >= i + 1 ? theme.ink : theme.secondary,
        align: 'center',
        baseline: 'middle',
        alpha: this.#named(i),
      });
    });
  }

  /** A step has its name from when the light enters its side; the first has it from the beginning. */
  #named(step: number): number {
    const entered = step === 0 ? 1 : Math.min(1, Math.max(0, (this.at() - step) * 12));
    return this.labelled() * entered;
  }
}
