import { Node, type NodeProps } from '@motion-canvas/2d';
import {
  createSignal,
  easeInOutCubic,
  type SimpleSignal,
  sequence,
  type ThreadGenerator,
} from '@motion-canvas/core';
import { formatNumber, type ShownValue } from 'gradreel/lesson';
import {
  circle,
  drawMarker,
  drawTextWithNumbers,
  fitSize,
  mono,
  type Theme,
  type Themed,
  textWidth,
  themed,
  threadPoint,
  traceThread,
  withAlpha,
} from 'gradreel/stage';

/** What a network answers at one spot for one class. */
export interface SpotAnswer {
  readonly label: number;
  /** Probability in per cent. */
  readonly percent: ShownValue;
  /** Whether a point of this class lies there, and then whether the answer is right for it. */
  readonly verdict: 'right' | 'wrong' | 'nobody';
}

export interface SpotAnswersProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  answers: readonly SpotAnswer[];
  /** The answers stand so far to the right of the spot, and so far apart. */
  reach: number;
  pitch: number;
}

const MARKER = 24;

/**
 * One spot of the plane and what a network answers there for each class: stalks to the classes' markers, the
 * probability, and ✓ or ✗ where a point of that class lies on the spot. The origin is the spot.
 *
 * @example
 * yield* answers.show(); yield* answers.judge();
 */
export class SpotAnswers extends Node {
  readonly #answers: Themed<SpotAnswersProps>;
  readonly #shown: SimpleSignal<number>[];
  readonly #judged: SimpleSignal<number>[];

  constructor(given: SpotAnswersProps) {
    super(given);
    const props = themed(given);
    this.#answers = props;
    this.#shown = props.answers.map(() => createSignal(0));
    this.#judged = props.answers.map(() => createSignal(0));
  }

  /** The stalks grow to their markers, one after the other. */
  *show(): ThreadGenerator {
    yield* sequence(0.2, ...this.#shown.map((shown) => shown(1, 0.6, easeInOutCubic)));
  }

  /** ✓ and ✗. */
  *judge(): ThreadGenerator {
    yield* sequence(0.3, ...this.#judged.map((judged) => judged(1, 0.2)));
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const { theme, answers, reach, pitch } = this.#answers;
    const largest = Math.max(...answers.map(({ percent }) => percent.number));
    let begun = 0;
    answers.forEach((answer, i) => {
      const shown = (this.#shown[i] as SimpleSignal<number>)();
      begun = Math.max(begun, shown);
      if (shown <= 0) return;
      const y = (i - (answers.length - 1) / 2) * pitch;
      const stalk = { from: { x: 0, y: 0 }, to: { x: reach - MARKER - 10, y } };
      for (const [colour, width] of [
        [theme.background, 6],
        [theme.ink, 2.5],
      ] as const) {
        context.strokeStyle = colour;
        context.lineWidth = width;
        context.lineCap = 'round';
        context.beginPath();
        traceThread(context, stalk, 0, shown);
        context.stroke();
      }
      const end = threadPoint(stalk, shown);
      withAlpha(context, shown * 3 - 2, () => {
        const isLeader = answer.percent.number === largest;
        const end = this.#drawAnswer(context, answer, { x: reach, y }, isLeader);
        this.#drawVerdict(context, answer, { x: Math.max(reach + 188, end + 34), y }, i);
      });
      if (shown >= 1) return;
      context.fillStyle = theme.ink;
      context.beginPath();
      circle(context, end.x, end.y, 5);
      context.fill();
    });
    withAlpha(context, begun * 4, () => {
      context.fillStyle = theme.background;
      context.beginPath();
      circle(context, 0, 0, 13);
      context.fill();
      context.fillStyle = theme.ink;
      context.beginPath();
      circle(context, 0, 0, 8.5);
      context.fill();
    });
    this.drawChildren(context);
  }

  /** @returns where its text ends */
  #drawAnswer(
    context: CanvasRenderingContext2D,
    { label, percent }: SpotAnswer,
    { x, y }: { x: number; y: number },
    isLeader: boolean,
  ): number {
    const { theme } = this.#answers;
    drawMarker(context, theme, x, y + (label === 1 ? 4 : 0), { label, r: MARKER });
    const text = formatNumber(percent.number, { decimals: 0 });
    const face = (size: number) => mono(size, isLeader ? 700 : 500);
    // What is hardly more than nothing has many digits: 3.46e−6 %.
    const size = fitSize(context, `${text} %`, face, { size: 38, width: 124 });
    const left = x + MARKER + 24;
    drawTextWithNumbers(context, `${text} %`, [{ ...percent, text }], left, y + 2, {
      font: face(size),
      color: isLeader ? theme.ink : theme.secondary,
      baseline: 'middle',
    });
    return left + textWidth(context, `${text} %`, face(size));
  }

  #drawVerdict(
    context: CanvasRenderingContext2D,
    { verdict }: SpotAnswer,
    { x, y }: { x: number; y: number },
    index: number,
  ): void {
    if (verdict === 'nobody') return;
    const { theme } = this.#answers;
    withAlpha(context, (this.#judged[index] as SimpleSignal<number>)(), () => {
      context.strokeStyle = verdict === 'right' ? theme.ink : theme.tertiary;
      context.lineWidth = 6;
      context.lineCap = 'round';
      context.lineJoin = 'round';
      context.beginPath();
      if (verdict === 'right') {
        context.moveTo(x - 13, y);
        context.lineTo(x - 4, y + 10);
        context.lineTo(x + 14, y - 12);
      } else {
        context.moveTo(x - 10, y - 10);
        context.lineTo(x + 10, y + 10);
        context.moveTo(x + 10, y - 10);
        context.lineTo(x - 10, y + 10);
      }
      context.stroke();
    });
  }
}
