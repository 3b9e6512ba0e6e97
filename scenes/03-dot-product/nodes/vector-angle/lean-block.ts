import { all, createSignal, easeInOutCubic, type ThreadGenerator } from '@motion-canvas/core';
import { asProductOf, formatNumber, type ShownValue } from 'gradreel/lesson';
import {
  drawBlock,
  drawText,
  inter,
  signColours,
  signed,
  type Theme,
  textWidth,
  withAlpha,
} from 'gradreel/stage';
import type { LeanLengths, VectorScale } from './geometry.ts';

/** One neuron's view of the input. */
export interface Lean {
  readonly lengths: LeanLengths;
  /** TeX of its weights. */
  readonly name: string;
  /** What it is called at the arrow's tip. */
  readonly who: string;
  readonly shadow: ShownValue;
  readonly wLength: ShownValue;
  readonly dot: ShownValue;
}

const MAX_DECIMALS = 3;
/** Blocks at least this wide carry their factors themselves. */
const WIDE = 480;

/** The dot product as an area under the line: the shadow of the input times the length of the weights. */
export class LeanBlock {
  readonly #sunk = createSignal(0);
  readonly #text = createSignal(0);
  readonly #resting = createSignal(0);
  readonly #outlined = createSignal(0);
  readonly #dot: ShownValue;
  readonly #factors: readonly [ShownValue, ShownValue];

  constructor(
    private readonly theme: Theme,
    private readonly lean: Lean,
    private readonly scale: VectorScale,
  ) {
    this.#factors = [shorter(lean.shadow), shorter(lean.wLength)];
    this.#dot = asProductOf(lean.dot, this.#factors);
  }

  /** 1 where the input counts for, −1 where it counts against. */
  get side(): 1 | -1 {
    return this.sign < 0 ? -1 : 1;
  }

  get sign(): number {
    return this.lean.dot.number;
  }

  /** The shadow sinks by the length of the weights; the area says its value. */
  *sink(): ThreadGenerator {
    yield* this.#sunk(1, 0.7, easeInOutCubic);
    yield* this.#text(1, 0.4);
  }

  /** Another neuron has the focus; `gone` where it needs the same room. */
  *rest(gone: boolean): ThreadGenerator {
    yield* all(
      this.#resting(1, 0.4),
      ...(gone ? [this.#outlined(1, 0.4), this.#text(0, 0.4)] : []),
    );
  }

  get #box() {
    const width = Math.abs(this.lean.lengths.shadow) * this.scale.x;
    const x = this.side < 0 ? -width : 0;
    return { x, width, top: 3, height: this.lean.lengths.w * this.scale.w };
  }

  draw(context: CanvasRenderingContext2D): void {
    const sunk = this.#sunk();
    if (sunk <= 0) return;
    const { x, width, top, height } = this.#box;
    const outlined = this.#outlined();
    const box = { x, width, top, bottom: top + height * sunk };
    withAlpha(context, 1 - outlined, () =>
      drawBlock(context, box, {
        theme: this.theme,
        sign: this.sign,
        state: this.#resting() > 0.5 ? 'done' : 'now',
        ...(sunk === 1 && this.#carries(context) ? { label: this.#label } : {}),
      }),
    );
    withAlpha(context, outlined, () => {
      context.strokeStyle = signColours(this.theme, this.sign).strong;
      context.lineWidth = 3;
      context.strokeRect(x, top, width, height);
    });
    withAlpha(context, this.#text(), () => this.#drawFactors(context));
  }

  get #label(): ShownValue {
    return signed(this.#dot);
  }

  /** Whether the value has room in the block. */
  #carries(context: CanvasRenderingContext2D): boolean {
    const { width, height } = this.#box;
    return height >= 56 && textWidth(context, this.#label.text, inter(36, 700)) <= width - 30;
  }

  #drawFactors(context: CanvasRenderingContext2D): void {
    const { theme } = this;
    const { x, width } = this.#box;
    const isWide = width >= WIDE;
    const colour = this.#resting() > 0.5 ? theme.secondary : theme.focus;
    // Beside the block; over the far end of a wide one, on the free side of the foot.
    const edge = isWide ? this.side * -40 : this.side < 0 ? x - 40 : x + width + 40;
    const growsRight = edge > 0;
    const [shadow, length] = this.#factors;
    const parts: readonly (ShownValue | string)[] = [
      shadow,
      ' × ',
      length,
      ...(this.#carries(context) ? [] : [this.#dot.text.startsWith('≈') ? ' ' : ' = ', this.#dot]),
    ];
    const font = inter(40, 600);
    const widths = parts.map((part) =>
      textWidth(context, typeof part === 'string' ? part : part.text, font),
    );
    const total = widths.reduce((sum, one) => sum + one, 0);
    drawText(context, 'shadow × length of w', edge, 56, {
      font: inter(30, 500),
      color: theme.tertiary,
      align: growsRight ? 'left' : 'right',
      baseline: 'middle',
    });
    let left = growsRight ? edge : edge - total;
    parts.forEach((part, index) => {
      drawText(context, part, left, 106, { font, color: colour, baseline: 'middle' });
      left += widths[index] as number;
    });
  }
}

/** At most three decimals: lengths that stand beside a picture. */
function shorter(value: ShownValue): ShownValue {
  const decimals = /\.(\d+)$/.exec(value.text)?.[1]?.length ?? 0;
  if (decimals <= MAX_DECIMALS) return value;
  const text = formatNumber(value.number, { decimals: MAX_DECIMALS });
  return Number(text.replace('−', '-')) === 0 ? value : { ...value, text };
}
