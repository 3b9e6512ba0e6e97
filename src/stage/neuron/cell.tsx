import { Node, type NodeProps } from '@motion-canvas/2d';
import { createSignal, easeInOutCubic, type SimpleSignal } from '@motion-canvas/core';
import { formatFor, formatNumber } from '../../run/number-format.ts';
import type { ShownValue } from '../../run/run.ts';
import { type BlockBox, drawBlock } from '../block.ts';
import { inter } from '../fonts.ts';
import { arrow, fitSize, withAlpha, withGlow } from '../paint.ts';
import { signColours, signed } from '../signs.ts';
import { drawText, textWidth } from '../text.ts';
import type { Theme } from '../theme.ts';
import { CELL, levelY, type Point, type Ruler, rulerTicks } from './geometry.ts';

/** A block that stands in the bar: it reaches from one level to another. */
export interface BarBlock {
  readonly from: number;
  readonly to: number;
  readonly sign: number;
  readonly label: ShownValue;
  readonly state: 'now' | 'done';
}

/** A product on its way from its port into the bar. */
export interface Flight {
  readonly block: BarBlock;
  readonly port: Point;
}

/** A multiplication written out in the middle of the cell. */
export interface Equation {
  readonly input: ShownValue;
  readonly weight: ShownValue;
  readonly product: ShownValue;
  readonly port: Point;
}

/** The numeral that rides the level line: it turns from one recorded value to the next. */
export interface LevelNumeral {
  readonly from: ShownValue | null;
  readonly to: ShownValue;
}

/** Where the level will be next. */
export interface LevelPreview {
  readonly value: ShownValue;
  readonly level: number;
  /** The sign of the product that moves it. */
  readonly sign: number;
}

export interface CellProps extends NodeProps {
  theme: Theme;
  ruler: Ruler;
}

const BAR_WIDTH = 160;
const CHIP = { font: 38, height: 56 } as const;
/** Where a product waits beside the bar, at true size. */
const FLIGHT_X = 1014;
const NUMERAL_X = 1608;
const NUMERAL_WIDTH = 216;

/**
 * The inside of a neuron: the ruler, the bar of the running total, products on their way, and the level
 * line with its numeral. One node, drawn in one pass; {@link NeuronCutaway} moves it.
 */
export class Cell extends Node {
  readonly membrane: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly unit: SimpleSignal<number, this>;
  readonly zeroY: SimpleSignal<number, this>;
  /** The ruler with its ticks: hidden until something is measured. */
  readonly rulerShown: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** Ticks stand right of the bar (0) or left of it (1). */
  readonly ticksLeft: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly barX: SimpleSignal<number, this> = createSignal<number, this>(1226);
  readonly blocks: SimpleSignal<readonly BarBlock[], this> = createSignal<
    readonly BarBlock[],
    this
  >([]);
  /** A negative or opposite block lying over the bar, eating it. */
  readonly overlay: SimpleSignal<BarBlock | null, this> = createSignal<BarBlock | null, this>(null);
  readonly overlayAlpha: SimpleSignal<number, this> = createSignal<number, this>(1);
  readonly flight: SimpleSignal<Flight | null, this> = createSignal<Flight | null, this>(null);
  /** From the port (0) to beside the bar at true size (1). */
  readonly pop: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** From beside the bar (0) into it (1). */
  readonly slide: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** The level of the line; between two recorded totals while it moves. */
  readonly level: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly levelShown: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly numeral: SimpleSignal<LevelNumeral | null, this> = createSignal<
    LevelNumeral | null,
    this
  >(null);
  /** How far the numeral has turned from the old value (0) to the new (1). */
  readonly roll: SimpleSignal<number, this> = createSignal<number, this>(1);
  readonly numeralShown: SimpleSignal<number, this> = createSignal<number, this>(1);
  readonly numeralCaption: SimpleSignal<string, this> = createSignal<string, this>('running total');
  /** The total that comes next, with an arrow towards its level. */
  readonly preview: SimpleSignal<LevelPreview | null, this> = createSignal<
    LevelPreview | null,
    this
  >(null);
  readonly previewShown: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** The place of the result while there is none yet. */
  readonly socket: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly equation: SimpleSignal<Equation | null, this> = createSignal<Equation | null, this>(
    null,
  );
  /** The equation is written (0 to 1), its result appears (1 to 2), the result travels to its port (2 to 3). */
  readonly equationPhase: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** Where the equation stands, and how wide it may be. */
  readonly equationX: SimpleSignal<number, this> = createSignal<number, this>(CELL.x);
  readonly equationWidth: SimpleSignal<number, this> = createSignal<number, this>(560);
  /** Products that wait at their ports. */
  readonly waiting: SimpleSignal<readonly Equation[], this> = createSignal<
    readonly Equation[],
    this
  >([]);
  /** The bias as a pedestal, from nothing (0) to its full height (1). */
  readonly bias: SimpleSignal<ShownValue | null, this> = createSignal<ShownValue | null, this>(
    null,
  );
  readonly lift: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly biasNote: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly #theme: Theme;

  constructor({ theme, ruler, ...props }: CellProps) {
    super(props);
    this.#theme = theme;
    this.unit = createSignal<number, this>(ruler.unit);
    this.zeroY = createSignal<number, this>(ruler.zeroY);
  }

  /** The y of a level in the picture. */
  yOf(level: number): number {
    return levelY({ unit: this.unit(), zeroY: this.zeroY() }, level);
  }

  /** How far the bar's foot has been lifted by the bias, in units. */
  #foot(): number {
    return (this.bias()?.number ?? 0) * this.lift();
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    withAlpha(context, Math.min(1, this.membrane() * 3), () => this.#drawMembrane(context));
    withAlpha(context, this.rulerShown(), () => this.#drawRuler(context));
    // Glow lies behind the bar: over it, it would fog what it should lift.
    withAlpha(context, this.levelShown(), () => this.#drawLevelLine(context, { glow: true }));
    this.#drawBias(context);
    this.#drawBar(context);
    this.#drawFlight(context);
    for (const waiting of this.waiting()) this.#drawProduct(context, waiting, 1);
    this.#drawEquation(context);
    withAlpha(context, this.socket(), () => this.#drawSocket(context));
    withAlpha(context, this.previewShown(), () => this.#drawPreview(context));
    withAlpha(context, this.levelShown(), () => this.#drawLevel(context));
    this.drawChildren(context);
  }

  #drawMembrane(context: CanvasRenderingContext2D): void {
    const { cell, membrane } = this.#theme;
    const fill = context.createRadialGradient(CELL.x, CELL.y, 0, CELL.x, CELL.y, CELL.r);
    fill.addColorStop(0, cell[0]);
    fill.addColorStop(1, cell[1]);
    context.beginPath();
    context.arc(CELL.x, CELL.y, CELL.r, 0, 2 * Math.PI);
    context.fillStyle = fill;
    context.fill();
    context.beginPath();
    const sweep = this.membrane() * Math.PI;
    context.arc(CELL.x, CELL.y, CELL.r, Math.PI - sweep, Math.PI + sweep);
    context.strokeStyle = membrane;
    context.lineWidth = 4;
    context.stroke();
  }

  #drawRuler(context: CanvasRenderingContext2D): void {
    const ruler = { unit: this.unit(), zeroY: this.zeroY() };
    const half = Math.sqrt(Math.max(0, CELL.r ** 2 - (ruler.zeroY - CELL.y) ** 2));
    context.strokeStyle = this.#theme.tertiary;
    context.lineWidth = 3;
    context.beginPath();
    context.moveTo(CELL.x - half + 2, ruler.zeroY);
    context.lineTo(CELL.x + half - 2, ruler.zeroY);
    context.stroke();
    const ticks = rulerTicks(ruler);
    const format = formatFor(ticks);
    const left = this.ticksLeft();
    const bias = this.bias();
    const leftOf = bias === null ? this.barX() : this.#biasX(bias);
    for (const tick of ticks) {
      const text = formatNumber(tick, format);
      withAlpha(context, 1 - left, () =>
        this.#drawTick(context, tick, text, this.barX() + BAR_WIDTH + 16, 1),
      );
      withAlpha(context, left, () => this.#drawTick(context, tick, text, leftOf - 40, -1));
    }
  }

  #drawTick(
    context: CanvasRenderingContext2D,
    tick: number,
    text: string,
    x: number,
    side: 1 | -1,
  ): void {
    const y = this.yOf(tick);
    const isZero = tick === 0;
    const label = { text, path: 'ruler of the running total', source: 'ruler' } as const;
    const style = {
      font: inter(28, 500),
      color: this.#theme.tertiary,
      baseline: 'middle',
    } as const;
    const room = Math.sqrt(Math.max(0, CELL.r ** 2 - (y - CELL.y) ** 2));
    const reach = (x - CELL.x) * side + 26 + textWidth(context, text, style.font);
    if (isZero) {
      const below = Math.abs(y - CELL.y) < CELL.r - 44;
      if (below)
        drawText(context, label, this.barX() + BAR_WIDTH / 2, y + 34, {
          ...style,
          align: 'center',
        });
      return;
    }
    if (reach > room - 8) return;
    context.strokeStyle = this.#theme.tertiary;
    context.lineWidth = 2;
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + side * 16, y);
    context.stroke();
    drawText(context, label, x + side * 26, y, { ...style, align: side > 0 ? 'left' : 'right' });
  }

  /** A block of the bar as it lies on the picture, raised by the bias. */
  #box({ from, to }: BarBlock, x = this.barX()): BlockBox {
    const foot = this.#foot();
    const y1 = this.yOf(from + foot);
    const y2 = this.yOf(to + foot);
    return { x, width: BAR_WIDTH, top: Math.min(y1, y2) + 1, bottom: Math.max(y1, y2) - 1 };
  }

  #drawBar(context: CanvasRenderingContext2D): void {
    const theme = this.#theme;
    for (const block of this.blocks()) {
      drawBlock(context, this.#box(block), {
        theme,
        sign: block.sign,
        label: block.label,
        state: block.state,
      });
    }
    const overlay = this.overlay();
    if (overlay !== null) {
      drawBlock(context, this.#box(overlay), {
        theme,
        sign: overlay.sign,
        label: overlay.label,
        alpha: this.overlayAlpha(),
      });
    }
  }

  /** The product on its way; silhouettes behind it are where it has just been. */
  #drawFlight(context: CanvasRenderingContext2D): void {
    const flight = this.flight();
    const pop = this.pop();
    if (flight === null || pop <= 0) return;
    const theme = this.#theme;
    const { block, port } = flight;
    const slide = this.slide();
    const end = this.#box(block, FLIGHT_X + (this.barX() - FLIGHT_X) * slide);
    const start = this.#chipBox(context, block.label, port);
    const at = (t: number): BlockBox => {
      const mix = (from: number, to: number) => from + (to - from) * t;
      return {
        x: mix(start.x, end.x),
        width: mix(start.width, end.width),
        top: mix(start.top, end.top),
        bottom: mix(start.bottom, end.bottom),
      };
    };
    if (slide <= 0) {
      for (const [index, share] of [0.12, 0.36, 0.6, 0.82].entries()) {
        drawBlock(context, at(easeInOutCubic(share) * pop), {
          theme,
          sign: block.sign,
          alpha: 0.1 + 0.07 * index,
        });
      }
    }
    drawBlock(context, at(pop), { theme, sign: block.sign, label: block.label });
  }

  /** A bias against the sum stands beside the bar, which would hide it. */
  #biasX(bias: ShownValue): number {
    const [first] = this.blocks();
    const opposed = first !== undefined && Math.sign(first.sign) !== Math.sign(bias.number);
    return opposed ? this.barX() - BAR_WIDTH - 20 : this.barX();
  }

  #drawBias(context: CanvasRenderingContext2D): void {
    const bias = this.bias();
    const lift = this.lift();
    if (bias === null || lift <= 0) return;
    const reached = this.yOf(bias.number * lift);
    const zero = this.zeroY();
    const x = this.barX();
    // The block that the pedestal lifts leaves the heights it has passed behind.
    const [first] = this.blocks();
    if (first !== undefined && lift > 0.02 && lift < 1) {
      for (const share of [0.18, 0.34, 0.5, 0.66, 0.82]) {
        const y = this.yOf(first.to + bias.number * lift * share);
        const bottom = this.yOf(first.from + bias.number * lift * share);
        drawBlock(
          context,
          {
            x: x - 26,
            width: BAR_WIDTH + 52,
            top: Math.min(y, bottom),
            bottom: Math.max(y, bottom),
          },
          { theme: this.#theme, sign: first.sign, alpha: 0.05 + share * 0.12 },
        );
      }
    }
    drawBlock(
      context,
      {
        x: this.#biasX(bias) - 5,
        width: BAR_WIDTH + 10,
        top: Math.min(zero, reached),
        bottom: Math.max(zero, reached),
      },
      { theme: this.#theme, sign: bias.number, label: signed(bias), state: 'done' },
    );
    withAlpha(context, this.biasNote(), () => this.#drawBiasNote(context, bias, reached));
  }

  #drawBiasNote(context: CanvasRenderingContext2D, bias: ShownValue, reached: number): void {
    if (bias.number === 0) return;
    const x = this.barX() + BAR_WIDTH + 64;
    const zero = this.zeroY();
    // The words keep clear of the zero line even where the bias is small.
    const centre = (zero + reached) / 2;
    const middle = bias.number > 0 ? Math.min(centre, zero - 56) : Math.max(centre, zero + 50);
    const theme = this.#theme;
    const direction = Math.sign(zero - reached);
    if (Math.abs(zero - reached) > 40) {
      const foot = { x, y: zero - direction * 4 };
      arrow(
        context,
        foot,
        { x, y: reached + direction * 6 },
        { colour: theme.focus, width: 4, head: 22 },
      );
    }
    drawText(context, 'bias', x + 28, middle - 16, {
      font: inter(32, 700),
      color: theme.focus,
      baseline: 'middle',
    });
    drawText(context, 'head start', x + 28, middle + 24, {
      font: inter(28, 500),
      color: theme.secondary,
      baseline: 'middle',
    });
  }

  #drawEquation(context: CanvasRenderingContext2D): void {
    const equation = this.equation();
    const phase = this.equationPhase();
    if (equation === null || phase <= 0) return;
    const theme = this.#theme;
    const { input, weight } = equation;
    const written = Math.min(1, phase) * Math.max(0, Math.min(1, 3 - phase));
    const times = ' × ';
    const font = (size: number) => inter(size, 600);
    const text = input.text + times + weight.text;
    const size = fitSize(context, text, font, { size: 84, width: this.equationWidth(), least: 36 });
    let x = this.equationX() - textWidth(context, text, font(size)) / 2;
    const y = CELL.y - 96;
    withAlpha(context, written, () => {
      const parts = [
        [input, theme.ink],
        [times, theme.tertiary],
        [weight, signColours(theme, weight.number).strong],
      ] as const;
      for (const [part, color] of parts) {
        drawText(context, part, x, y, { font: font(size), color, baseline: 'middle' });
        x += textWidth(context, typeof part === 'string' ? part : part.text, font(size));
      }
    });
    if (phase > 1)
      this.#drawProduct(context, equation, Math.max(0, phase - 2), Math.min(1, phase - 1));
  }

  /** A product: large in the middle of the cell (0), or small at its port (1). */
  #drawProduct(
    context: CanvasRenderingContext2D,
    { product, port }: Equation,
    travelled: number,
    alpha = 1,
  ): void {
    const t = easeInOutCubic(travelled);
    const label = signed(product);
    const large = fitSize(context, label.text, (px) => inter(px, 700), {
      size: 156,
      width: this.equationWidth(),
      least: 60,
    });
    const size = large + (CHIP.font - large) * t;
    const middle = { x: this.equationX(), y: CELL.y + 52 };
    const chip = this.#chipBox(context, label, port);
    const home = { x: chip.x + chip.width / 2, y: port.y };
    const x = middle.x + (home.x - middle.x) * t;
    const y = middle.y + (home.y - middle.y) * t;
    const theme = this.#theme;
    const landed = Math.max(0, (t - 0.6) / 0.4);
    drawBlock(
      context,
      { ...chip, x: x - chip.width / 2, top: y - CHIP.height / 2, bottom: y + CHIP.height / 2 },
      { theme, sign: product.number, alpha: landed * alpha },
    );
    drawText(context, label, x, y + 1, {
      font: inter(size, 700),
      color: landed > 0.5 ? theme.inkOnBright : theme.focus,
      align: 'center',
      baseline: 'middle',
      alpha,
    });
  }

  /** The chip in which a product waits beside its port. */
  #chipBox(context: CanvasRenderingContext2D, { text }: ShownValue, port: Point): BlockBox {
    const width = textWidth(context, text, inter(CHIP.font, 700)) + 32;
    return {
      x: port.x + 16,
      width,
      top: port.y - CHIP.height / 2,
      bottom: port.y + CHIP.height / 2,
    };
  }

  /** Memory that is allocated and empty: a dark socket with a solid outline. */
  #drawSocket(context: CanvasRenderingContext2D): void {
    const { rule, secondary } = this.#theme;
    const x = 1716;
    context.strokeStyle = rule;
    context.lineWidth = 3;
    context.beginPath();
    context.moveTo(CELL.x + CELL.r + 2, CELL.y);
    context.lineTo(x - 76, CELL.y);
    context.stroke();
    context.beginPath();
    context.arc(x, CELL.y, 76, 0, 2 * Math.PI);
    context.fillStyle = this.#theme.name === 'dark' ? '#0A0F1C' : '#FFFFFF';
    context.fill();
    context.stroke();
    drawText(context, '?', x, CELL.y + 3, {
      font: inter(72, 600),
      color: secondary,
      align: 'center',
      baseline: 'middle',
    });
  }

  /** The next total in a quiet colour at its level, and an arrow that leads there. */
  #drawPreview(context: CanvasRenderingContext2D): void {
    const preview = this.preview();
    const theme = this.#theme;
    if (preview === null) return;
    const foot = this.#foot();
    const from = this.yOf(this.level() + foot);
    const to = this.yOf(preview.level + foot);
    context.fillStyle = theme.tertiary;
    withAlpha(context, 0.55, () =>
      context.fillRect(this.barX() - 6, to - 1, NUMERAL_X - 24 - this.barX() + 6, 2),
    );
    const down = to > from;
    // Numerals hang from their lines: downwards the arrow starts beneath the caption of the total.
    const start = down ? from + 188 : from - 22;
    const end = down ? to - 14 : to + 74;
    const room = down ? end - start : start - end;
    const size = fitSize(context, preview.value.text, (px) => inter(px, 600), {
      size: 72,
      width: NUMERAL_WIDTH,
      least: 36,
    });
    const clear = down ? to > from + 170 : to + 64 < from;
    if (clear) {
      drawText(context, preview.value, NUMERAL_X, to + size * 0.727 + 4, {
        font: inter(size, 600),
        color: theme.tertiary,
      });
    }
    if (room < 40 || !clear) return;
    const x = NUMERAL_X + 36;
    arrow(
      context,
      { x, y: start },
      { x, y: end },
      { colour: signColours(theme, preview.sign).strong, width: 5, head: 20 },
    );
  }

  #drawLevelLine(context: CanvasRenderingContext2D, { glow }: { glow: boolean }): void {
    const { focus } = this.#theme;
    const y = this.#levelY();
    const left = this.barX() - 6;
    const line = () => {
      context.fillStyle = focus;
      context.fillRect(left, y - 2.5, NUMERAL_X - 24 - left, 5);
    };
    if (glow) withGlow(context, focus, 22, line);
    else line();
  }

  #levelY(): number {
    return this.yOf(this.level() + this.#foot());
  }

  #drawLevel(context: CanvasRenderingContext2D): void {
    this.#drawLevelLine(context, { glow: false });
    const y = this.#levelY();
    const numeral = this.numeral();
    if (numeral === null) return;
    const roll = this.roll();
    const alpha = this.numeralShown();
    if (numeral.from !== null)
      this.#drawNumeral(context, numeral.from, y, roll, (1 - roll) * alpha);
    this.#drawNumeral(context, numeral.to, y, roll - 1, roll * alpha);
  }

  /** The middle of the line of capitals behind the numeral, for a name that follows it. */
  numeralEnd(): Point {
    const numeral = this.numeral();
    const y = this.#levelY();
    if (numeral === null) return { x: NUMERAL_X, y };
    const { width, capHeight, top } = this.#numeralBox(numeral.to, y);
    return { x: NUMERAL_X + width, y: top + capHeight / 2 };
  }

  #numeralBox({ text }: ShownValue, y: number) {
    const context = measuring();
    const size = fitSize(context, text, (px) => inter(px, 700), {
      size: 132,
      width: NUMERAL_WIDTH,
      least: 44,
    });
    const capHeight = size * 0.727;
    // Near the foot of the picture the numeral stands on its line instead of hanging from it.
    const stands = y + capHeight + 60 > 915;
    return {
      size,
      capHeight,
      top: stands ? y - capHeight - 70 : y,
      width: textWidth(context, text, inter(size, 700)),
    };
  }

  /** Text of the total, its top on the level line; `shift` is in heights, for turning. */
  #drawNumeral(
    context: CanvasRenderingContext2D,
    value: ShownValue,
    y: number,
    shift: number,
    alpha: number,
  ): void {
    if (alpha <= 0) return;
    const theme = this.#theme;
    const { size, capHeight, top } = this.#numeralBox(value, y);
    drawText(context, value, NUMERAL_X, top + capHeight - shift * capHeight * 0.9, {
      font: inter(size, 700),
      color: theme.focus,
      padding: theme.tertiary,
      alpha,
    });
    drawText(context, this.numeralCaption(), NUMERAL_X, top + capHeight + 42, {
      font: inter(32, 500),
      color: theme.secondary,
      alpha,
    });
  }
}

let measuringContext: CanvasRenderingContext2D | undefined;

/** A context that only measures text. */
function measuring(): CanvasRenderingContext2D {
  measuringContext ??= document
    .createElement('canvas')
    .getContext('2d') as CanvasRenderingContext2D;
  return measuringContext;
}
