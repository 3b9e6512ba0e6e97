import { Node, type NodeProps } from '@motion-canvas/2d';
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
import type { NumberSources } from '../formula/index.ts';
import { withAlpha } from '../paint.ts';
import { signColours } from '../signs.ts';
import { SourcedFormula } from '../sourced-formula.ts';
import { drawText } from '../text.ts';
import type { Theme } from '../theme.ts';
import type { Vote } from './cutaway.tsx';
import { levelY, type Ruler } from './geometry.ts';

export interface WeightedSumProps extends NodeProps {
  theme: Theme;
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
const FONT_SIZE = 52;
const LEAST_FONT_SIZE = 34;
const BLOCK_WIDTH = 160;

/**
 * The formula of a neuron with its numbers beneath the symbols they stand for, and a brace that gathers
 * the products into the very block that stands on the pedestal.
 *
 * @example
 * yield* formula.showSymbols(); yield* formula.showNumbers(); yield* formula.showSum();
 */
export class WeightedSum extends Node {
  readonly #formula: SourcedFormula;
  readonly #props: WeightedSumProps;
  readonly #expanded: boolean;
  readonly #brace: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly #biasTerm: SimpleSignal<number, this> = createSignal<number, this>(0);

  constructor(props: WeightedSumProps) {
    super({ position: [-960, -540], ...props });
    this.#props = props;
    const { theme } = props;
    const full = this.#make(expandedTex(props), expandedNumbers(props));
    this.#expanded = fitted(full) >= LEAST_FONT_SIZE;
    this.#formula = this.#expanded ? full : this.#make(shortTex(props), shortNumbers(props));
    this.#formula.fontSize(Math.max(fitted(this.#formula), 24));
    this.#formula.position([(SLOT.left + SLOT.right) / 2, this.#middle()]);
    for (const name of this.#formula.partNames())
      if (name.startsWith('row')) this.#formula.alpha(name, 0);
    this.#formula.color('b', theme.focus);
    this.#formula.color('z', theme.focus);
    if (this.#expanded) {
      props.votes.forEach(({ weight }, index) => {
        const { strong } = signColours(theme, weight.number);
        this.#formula.color(`w${index}`, strong).color(`weight${index}`, strong);
      });
    }
    this.#formula.color('bias', theme.focus);
    this.add(this.#formula);
  }

  #middle(): number {
    const { ruler, result } = this.#props;
    return slotMiddle(
      levelY(ruler, result.number),
      this.#formula.size().height,
      this.#expanded ? TAIL : 0,
    );
  }

  #make(tex: string, numbers: NumberSources): SourcedFormula {
    return new SourcedFormula({ tex, numbers, fontSize: FONT_SIZE, fill: this.#props.theme.ink });
  }

  /** The letters, from left to right. */
  *showSymbols(): ThreadGenerator {
    yield* this.#show(this.#formula.partNames().filter((name) => name.startsWith('row1')));
  }

  /** The numbers beneath them, column by column. */
  *showNumbers(): ThreadGenerator {
    yield* this.#show(this.#formula.partNames().filter((name) => name.startsWith('row2')));
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

  *#show(names: readonly string[]): ThreadGenerator {
    yield* sequence(
      Math.min(0.15, 0.8 / names.length),
      ...names.map((name) => this.#formula.fade(name, 1, 0.3)),
    );
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    this.drawChildren(context);
    if (this.#expanded) {
      withAlpha(context, this.#brace(), () => this.#drawBrace(context));
      withAlpha(context, this.#biasTerm(), () => this.#drawBiasTerm(context));
    }
  }

  #boxOf(names: readonly string[]) {
    const boxes = names.map((name) => this.#formula.boxOf(name, this));
    const left = Math.min(...boxes.map((box) => box.left));
    const right = Math.max(...boxes.map((box) => box.right));
    const bottom = Math.max(...boxes.map((box) => box.bottom));
    return { left, right, bottom };
  }

  #drawBrace(context: CanvasRenderingContext2D): void {
    const { theme, votes, weightedSum, ruler } = this.#props;
    const { left, right, bottom } = this.#boxOf(votes.map((_, index) => `row2p${index}`));
    const y = bottom + 26;
    const middle = (left + right) / 2;
    context.strokeStyle = theme.tertiary;
    context.lineWidth = 2.5;
    context.lineCap = 'round';
    context.beginPath();
    context.moveTo(left, y - 12);
    context.quadraticCurveTo(left, y, left + 14, y);
    context.lineTo(middle - 12, y);
    context.quadraticCurveTo(middle, y, middle, y + 16);
    context.quadraticCurveTo(middle, y, middle + 12, y);
    context.lineTo(right - 14, y);
    context.quadraticCurveTo(right, y, right, y - 12);
    context.stroke();
    const height = Math.abs(weightedSum.number) * ruler.unit;
    const top = y + 34;
    if (height >= 34 && height <= 150) {
      const box = { x: middle - BLOCK_WIDTH / 2, width: BLOCK_WIDTH, top, bottom: top + height };
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

  #drawBiasTerm(context: CanvasRenderingContext2D): void {
    const { theme, votes, bias } = this.#props;
    const products = this.#boxOf(votes.map((_, index) => `row2p${index}`));
    const box = this.#boxOf(['bias']);
    const x = (box.left + box.right) / 2;
    const y = products.bottom + 26 + 34 + 32;
    context.strokeStyle = theme.focus;
    context.lineWidth = 2;
    context.beginPath();
    context.moveTo(x, box.bottom + 16);
    context.lineTo(x, y - 36);
    context.stroke();
    const style = { align: 'center', baseline: 'middle' } as const;
    drawText(context, bias, x, y, { ...style, font: inter(48, 700), color: theme.focus });
    const plus = ((products.left + products.right) / 2 + BLOCK_WIDTH / 2 + x - 30) / 2;
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

/** The font size at which a formula fits its slot. */
function fitted(formula: SourcedFormula): number {
  const width = formula.size().width;
  return Math.min(FONT_SIZE, (FONT_SIZE * (SLOT.right - SLOT.left)) / width);
}

const part = (name: string, tex: string) => `\\part{${name}}{${tex}}`;

/** A sign in a column of its own; array columns stand too far apart for a sum. */
const sign = (name: string, tex: string) => `\\mkern-11mu ${part(name, tex)} \\mkern-11mu`;

/** A number as a named part; a negative factor stands in parentheses. */
function numberPart(name: string, value: ShownValue): string {
  const named = part(name, mathText(value));
  return value.number < 0 ? `(${named})` : named;
}

/** The text of a number in TeX; its minus is no operator and takes no space. */
function mathText({ text }: ShownValue): string {
  return text.replaceAll('−', '{-}').replace('e', '\\mathrm{e}').replace('∞', '\\infty');
}

function expandedTex({ votes, bias }: WeightedSumProps): string {
  const letters = votes.map((_, i) =>
    part(`row1p${i}`, `x_{${i + 1}} ${part(`w${i}`, `w_{${i + 1}}`)}`),
  );
  const numbers = votes.map(({ input, weight }, i) =>
    part(
      `row2p${i}`,
      `${numberPart(`input${i}`, input)} \\cdot ${numberPart(`weight${i}`, weight)}`,
    ),
  );
  const join = (row: string, cells: readonly string[]) =>
    cells
      .map((cell, i) => (i === 0 ? cell : `${sign(`${row}plus${i}`, '+')} & ${cell}`))
      .join(' & ');
  const columns = 'c'.repeat(2 * votes.length + 3);
  return [
    `\\def\\arraystretch{1.7}\\begin{array}{${columns}}`,
    `${part('row1z', `${part('z', 'z')}`)} & ${sign('row1equals', '=')} & ${join('row1', letters)} & ${sign('row1plusb', '+')} & ${part('row1b', part('b', 'b'))} \\\\`,
    `& & ${join('row2', numbers)} & ${sign('row2plusb', '+')} & ${part('row2b', numberPart('bias', bias))}`,
    '\\end{array}',
  ].join(' ');
}

function expandedNumbers({ votes, bias }: WeightedSumProps): NumberSources {
  const pairs = votes.flatMap(({ input, weight }, i) => [
    [`input${i}`, source(input)],
    [`weight${i}`, source(weight)],
  ]);
  return Object.fromEntries([...pairs, ['bias', source(bias)]]);
}

/** With many inputs the sum is written with a sigma, the products as their sum. */
function shortTex({ votes, weightedSum, bias }: WeightedSumProps): string {
  return [
    '\\def\\arraystretch{2.2}\\begin{array}{ccccc}',
    `${part('row1z', part('z', 'z'))} & ${sign('row1equals', '=')} & ${part('row1sum', `\\displaystyle\\sum_{i=1}^{${votes.length}} x_i w_i`)} & ${sign('row1plusb', '+')} & ${part('row1b', part('b', 'b'))} \\\\`,
    `& ${sign('row2equals', '=')} & ${part('row2sum', part('sum', mathText(weightedSum)))} & ${sign('row2plusb', '+')} & ${part('row2b', numberPart('bias', bias))}`,
    '\\end{array}',
  ].join(' ');
}

function shortNumbers({ weightedSum, bias }: WeightedSumProps): NumberSources {
  return { sum: source(weightedSum), bias: source(bias) };
}

/** The text as it stands in the formula, parentheses included. */
function source(value: ShownValue) {
  return { text: value.text, path: value.path };
}
