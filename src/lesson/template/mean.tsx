import { Node, type NodeProps } from '@motion-canvas/2d';
import {
  all,
  createSignal,
  easeInOutCubic,
  type SimpleSignal,
  sequence,
} from '@motion-canvas/core';
import { asProductOf, asSumOf, beat, lessonScene, type ShownValue } from 'gradreel/lesson';
import { drawText, fitSize, inter, SourcedFormula, type Theme } from 'gradreel/stage';

// The scene says what happens at which beat. It computes no result: it reads the run.
export default lessonScene(function* ({ view, lesson: { run, theme } }) {
  // A value knows its number, its text, and its path in the run, so that the picture can be checked.
  const x = run.values('x');
  const [sum, count, mean] = [run.value('total'), run.value('count'), run.value('mean')];

  const bars = new Bars({ theme, values: x, mean });
  const formula = new SourcedFormula({
    tex: '',
    position: [0, -330],
    fontSize: 64,
    fill: theme.ink,
  });
  view.add([bars, formula]);

  // A beat is one heading of narration.md. Each of its paragraphs is read while one movement plays.
  yield* beat('the-numbers-arrive', bars.grow());

  // \part{name}{…} names a piece of a formula; `numbers` says where each number comes from.
  const terms = x.map((value, i) => bracketed(value, `\\part{x${i}}{${tex(value)}}`)).join(' + ');
  const isSum = closes(asSumOf(sum, x));
  const numbers = Object.fromEntries(x.map((value, i) => [`x${i}`, value]));
  yield* beat(
    'they-add-up',
    formula.morph(`${terms} ${isSum} \\part{sum}{${tex(sum)}}`, 0.9, {
      numbers: { ...numbers, sum },
    }),
  );

  const isMean = closes(asProductOf(sum, [mean, count]));
  yield* beat(
    'everyone-gets-the-same',
    all(
      bars.level(),
      formula.morph(
        `\\frac{\\part{sum}{${tex(sum)}}}{\\part{count}{${tex(count)}}} ${isMean} \\part{mean}{${tex(mean)}}`,
        0.9,
        { numbers: { sum, count, mean } },
      ),
    ),
  );
});

/** A number as TeX writes it, with its minus sign and its space between thousands. */
function tex({ text }: ShownValue): string {
  return text.replace('−', '-').replaceAll('\u202f', '\\,');
}

/** A negative term of a sum stands in brackets. */
function bracketed({ number }: ShownValue, term: string): string {
  return number < 0 ? `(${term})` : term;
}

/** "=" where the arithmetic closes with the digits on screen, "≈" where rounding shows. */
function closes({ text }: ShownValue): string {
  return text.startsWith('≈') ? '\\approx' : '=';
}

interface BarsProps extends NodeProps {
  readonly theme: Theme;
  readonly values: readonly ShownValue[];
  readonly mean: ShownValue;
}

// Coordinates begin in the middle of a picture of 1920 × 1080. The chrome is on top; captions need the
// space below 390.
const GROUND = { top: -190, bottom: 350 };
const BAR = { width: 180, gap: 50 };

/**
 * Bars on a common ground that level out. One node draws them all in one pass, which is faster than a
 * node a bar; signals say how far each movement is.
 */
class Bars extends Node {
  readonly #bars: BarsProps;
  readonly #grown: SimpleSignal<number>[];
  readonly #levelled = createSignal(0);

  constructor(props: BarsProps) {
    super(props);
    this.#bars = props;
    this.#grown = props.values.map(() => createSignal(0));
  }

  /** The bars rise one after the other. */
  *grow() {
    yield* sequence(0.2, ...this.#grown.map((grown) => grown(1, 0.6, easeInOutCubic)));
  }

  /** What stands above the mean flows to where it is missing; at every moment the sum is the same. */
  *level() {
    yield* this.#levelled(1, 1.2, easeInOutCubic);
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const { theme, values, mean } = this.#bars;
    // One ruler for everything: pixels for each 1, so that the highest and the lowest bar have room.
    const highest = Math.max(0, ...values.map(({ number }) => number));
    const lowest = Math.min(0, ...values.map(({ number }) => number));
    const scale = (GROUND.bottom - GROUND.top) / (highest - lowest || 1);
    const ground = GROUND.top + highest * scale;
    const width = values.length * (BAR.width + BAR.gap) - BAR.gap;
    const levelled = this.#levelled();

    values.forEach((value, i) => {
      const left = i * (BAR.width + BAR.gap) - width / 2;
      const number = value.number + (mean.number - value.number) * levelled;
      const height = number * scale * (this.#grown[i] as SimpleSignal<number>)();
      context.fillStyle = (number < 0 ? theme.negative : theme.positive).strong;
      context.fillRect(left, ground - height, BAR.width, height);
      // Numbers are drawn with drawText and their value: a number typed by hand stops the render.
      // A numeral shows its value or nothing, never one in between.
      if (levelled > 0) return;
      // A bar that is too low for its numeral carries it on top, or below.
      const inside = Math.abs(value.number) * scale > 90;
      const y = inside ? ground - height / 2 : ground - height - (value.number < 0 ? -50 : 50);
      const size = fitSize(context, value.text, (px) => inter(px, 700), {
        size: 64,
        width: BAR.width - 24,
      });
      drawText(context, value, left + BAR.width / 2, y, {
        font: inter(size, 700),
        color: inside ? theme.inkOnBright : theme.ink,
        align: 'center',
        baseline: 'middle',
        alpha: (this.#grown[i] as SimpleSignal<number>)(),
      });
    });

    context.fillStyle = theme.rule;
    context.fillRect(-width / 2 - 40, ground - 1.5, width + 80, 3);

    if (levelled === 0) return;
    const y = ground - mean.number * scale;
    context.globalAlpha *= levelled;
    context.fillStyle = theme.focus;
    context.fillRect(-width / 2 - 40, y - 2.5, width + 80, 5);
    drawText(context, mean, width / 2 + 64, y, {
      font: inter(96, 700),
      color: theme.focus,
      baseline: 'middle',
    });
  }
}
