import type { NodeProps } from '@motion-canvas/2d';
import {
  createSignal,
  easeInOutCubic,
  type SimpleSignal,
  sequence,
  type ThreadGenerator,
} from '@motion-canvas/core';
import type { ShownValue } from '../../run/run.ts';
import { drawBlock } from '../block.ts';
import { inter } from '../fonts.ts';
import { withAlpha } from '../paint.ts';
import { Sheet } from '../sheet.ts';
import { signColours } from '../signs.ts';
import { SourcedFormula } from '../sourced-formula.ts';
import { drawText } from '../text.ts';
import type { Theme } from '../theme.ts';
import { type Themed, themed } from '../theme-context.ts';
import { BAR_WIDTH } from './bar.ts';
import { drawBrace } from './brace.ts';
import { levelY, type Ruler } from './geometry.ts';
import type { Vote } from './vote.ts';
import { expandedSum, type SumFormula, shortSum } from './weighted-sum-tex.ts';

export interface WeightedSumProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  votes: readonly Vote[];
  weightedSum: ShownValue;
  bias: ShownValue;
  result: ShownValue;
  /** The ruler of the cell: the block under the brace has the size it has there. */
  ruler: Ruler;
}

/** The slot for the formula, right of the cell. */
const SLOT = { left: 950, right: 1824, top: 130, bottom: 920 } as const;
/** Height of the brace and of what stands beneath it. */
const TAIL = 130;
const FONT = { size: 52, leastExpanded: 34, least: 24 } as const;
/** The brace hangs below the numbers, the sum below the brace. */
const BELOW = { brace: 26, sum: 34 } as const;
/** Heights at which the sum is a block with its numeral; else it is a numeral alone. */
const BLOCK = { least: 34, most: 150 } as const;

/**
 * The formula of a neuron with its numbers beneath the symbols they stand for, and a brace that gathers
 * the products into the very block that stands on the pedestal. Where the terms have no room in a line,
 * the formula is written with a sigma, without the brace.
 *
 * @example
 * yield* formula.showSymbols(); yield* formula.showNumbers(); yield* formula.showSum();
 */
export class WeightedSum extends Sheet {
  readonly #formula: SourcedFormula;
  readonly #props: Themed<WeightedSumProps>;
  readonly #expanded: boolean;
  readonly #brace: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly #biasTerm: SimpleSignal<number, this> = createSignal<number, this>(0);

  constructor(given: WeightedSumProps) {
    super(given);
    const props = themed(given);
    this.#props = props;
    const full = this.#make(expandedSum(props));
    this.#expanded = fittingSize(full) >= FONT.leastExpanded;
    this.#formula = this.#expanded ? full : this.#make(shortSum(props));
    this.#formula.fontSize(Math.max(fittingSize(this.#formula), FONT.least));
    this.#formula.position([(SLOT.left + SLOT.right) / 2, this.#middle()]);
    for (const name of this.#rowNames('row')) this.#formula.alpha(name, 0);
    this.#colour();
    this.add(this.#formula);
  }

  #make({ tex, numbers }: SumFormula): SourcedFormula {
    return new SourcedFormula({ tex, numbers, fontSize: FONT.size, fill: this.#props.theme.ink });
  }

  #middle(): number {
    const { ruler, result } = this.#props;
    const resultY = levelY(ruler, result.number);
    return slotMiddle(resultY, this.#formula.size().height, this.#expanded ? TAIL : 0);
  }

  /** Weights have the colours of their signs, as their edges do; the bias and the result are the focus. */
  #colour(): void {
    const { theme, votes } = this.#props;
    for (const name of ['b', 'z', 'bias']) this.#formula.color(name, theme.focus);
    if (!this.#expanded) return;
    for (const [index, { weight }] of votes.entries()) {
      const { strong } = signColours(theme, weight.number);
      this.#formula.color(`w${index}`, strong).color(`weight${index}`, strong);
    }
  }

  /** The letters, from left to right. */
  *showSymbols(): ThreadGenerator {
    yield* this.#show(this.#rowNames('row1'));
  }

  /** The numbers beneath them, column by column. */
  *showNumbers(): ThreadGenerator {
    yield* this.#show(this.#rowNames('row2'));
  }

  /** The brace with the sum of the products. */
  *showSum(): ThreadGenerator {
    yield* this.#brace(1, 0.5, easeInOutCubic);
  }

  /** The bias under its letter. */
  *showBias(): ThreadGenerator {
    yield* this.#biasTerm(1, 0.4, easeInOutCubic);
  }

  *hide(): ThreadGenerator {
    yield* this.opacity(0, 0.3);
  }

  #rowNames(row: string): string[] {
    return this.#formula.partNames().filter((name) => name.startsWith(row));
  }

  *#show(names: readonly string[]): ThreadGenerator {
    yield* sequence(
      Math.min(0.15, 0.8 / names.length),
      ...names.map((name) => this.#formula.fade(name, 1, 0.3)),
    );
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    this.drawChildren(context);
    if (this.#expanded) {
      withAlpha(context, this.#brace(), () => this.#drawSum(context));
      withAlpha(context, this.#biasTerm(), () => this.#drawBiasTerm(context));
    }
  }

  /** The box around the numbers of all products. */
  #productsBox() {
    const boxes = this.#props.votes.map((_, index) => this.#formula.boxOf(`row2p${index}`, this));
    const left = Math.min(...boxes.map((box) => box.left));
    const right = Math.max(...boxes.map((box) => box.right));
    const bottom = Math.max(...boxes.map((box) => box.bottom));
    return { left, right, middle: (left + right) / 2, bottom };
  }

  #drawSum(context: CanvasRenderingContext2D): void {
    const { theme, weightedSum, ruler } = this.#props;
    const { left, right, middle, bottom } = this.#productsBox();
    const y = bottom + BELOW.brace;
    drawBrace(context, theme.tertiary, { left, right, y });
    const height = Math.abs(weightedSum.number) * ruler.unit;
    const top = y + BELOW.sum;
    if (height >= BLOCK.least && height <= BLOCK.most) {
      const box = { x: middle - BAR_WIDTH / 2, width: BAR_WIDTH, top, bottom: top + height };
      drawBlock(context, box, { theme, sign: weightedSum.number, label: weightedSum });
      return;
    }
    drawText(context, weightedSum, middle, top + 30, {
      font: inter(48, 700),
      color: signColours(theme, weightedSum.number).strong,
      align: 'center',
      baseline: 'middle',
    });
  }

  /** `+ bias` beside the sum, with a line up to the bias in the formula. */
  #drawBiasTerm(context: CanvasRenderingContext2D): void {
    const { theme, bias } = this.#props;
    const products = this.#productsBox();
    const box = this.#formula.boxOf('bias', this);
    const x = (box.left + box.right) / 2;
    const y = products.bottom + BELOW.brace + BELOW.sum + 32;
    context.strokeStyle = theme.focus;
    context.lineWidth = 2;
    context.beginPath();
    context.moveTo(x, box.bottom + 16);
    context.lineTo(x, y - 36);
    context.stroke();
    const style = { align: 'center', baseline: 'middle' } as const;
    drawText(context, bias, x, y, { ...style, font: inter(48, 700), color: theme.focus });
    const plus = (products.middle + BAR_WIDTH / 2 + x - 30) / 2;
    drawText(context, '+', plus, y, { ...style, font: inter(44, 500), color: theme.secondary });
  }
}

/**
 * Where the formula's middle stands so that the numeral of the result, which hangs from its level, has
 * its place: beneath the numeral, or above it where there is more room.
 */
function slotMiddle(resultY: number, height: number, tail: number): number {
  const above = resultY - 48 - tail - height / 2;
  const below = Math.max(580, resultY + 170 + height / 2);
  return below + height / 2 + tail <= SLOT.bottom ? below : Math.max(above, SLOT.top + height / 2);
}

/** The font size at which a formula of the full size fits its slot. */
function fittingSize(formula: SourcedFormula): number {
  const { width } = formula.size();
  return Math.min(FONT.size, (FONT.size * (SLOT.right - SLOT.left)) / width);
}
