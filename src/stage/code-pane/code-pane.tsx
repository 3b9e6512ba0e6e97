import { Node, type NodeProps } from '@motion-canvas/2d';
import {
  all,
  createSignal,
  easeInCubic,
  easeInOutCubic,
  easeOutCubic,
  type SimpleSignal,
  sequence,
  type ThreadGenerator,
} from '@motion-canvas/core';
import type { ShownValue } from '../../run/run.ts';
import { mixColours } from '../colour.ts';
import { inter } from '../fonts.ts';
import { fitSize, withAlpha } from '../paint.ts';
import { roundRect } from '../shapes.ts';
import { drawText, type Label, measuringContext, textWidth } from '../text.ts';
import type { Theme } from '../theme.ts';
import { type Themed, themed } from '../theme-context.ts';
import { codeColours } from './colours.ts';
import { drawCode, drawRewrite, MONO_WIDTH } from './draw-code.ts';
import { type Pleat, pleats, staggeredFolds } from './fold.ts';
import type { CodeLine } from './python.ts';

export interface CodePaneProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  /** The lines, from {@link python}. */
  code: readonly CodeLine[];
  width: number;
  /** The one line that the others fold into; it stands above them. */
  folded?: CodeLine;
  /** Height of a line's row; 112 when left out. */
  rowHeight?: number;
  /** Font size where the longest line fits; 52 when left out. */
  size?: number;
  /** Room at the end of the lines for what they give; none when left out. */
  answerWidth?: number;
  /** Colours of names that stand for something on the stage. */
  names?: Readonly<Record<string, string>>;
}

const GAP = 14;
const PADDING = 44;
const BAR = { height: 140, size: 68, edge: 10, gap: 10, result: 120 } as const;
/** As far as a blind folds before it vanishes under its bar: rows of about half their height. */
const FOLDED = 0.64;

/**
 * A NumPy program, line by line, in step with the picture: one line has the focus, results stand beside
 * their line, a loop folds into the one line that does the same. One node draws it all. The origin is the
 * left end of the first row's middle; with `folded`, of the middle of that line's bar above the rows.
 *
 * @example
 * const pane = new CodePane({ theme, width: 880, code: python`total = \0.0 …`, folded: python`np.dot(x, w)`[0] });
 * yield* pane.write(); yield* pane.focus(2); yield* pane.fold(); yield* pane.result(run.value('dot'));
 */
export class CodePane extends Node {
  readonly #props: Themed<CodePaneProps>;
  readonly #rowHeight: number;
  readonly #size: number;
  readonly #written: SimpleSignal<number>[];
  readonly #focusLine = createSignal(0);
  readonly #focused = createSignal(0);
  readonly #folding = createSignal(0);
  readonly #bar = createSignal(0);
  readonly #line = createSignal<readonly [CodeLine, CodeLine] | null>(null);
  readonly #rewriting = createSignal(0);
  readonly #result = createSignal<readonly [ShownValue | null, ShownValue | null]>([null, null]);
  readonly #turned = createSignal(0);
  readonly #answers: SimpleSignal<Label | null>[];
  readonly #answered: SimpleSignal<number>[];

  constructor(given: CodePaneProps) {
    super(given);
    const props = themed(given);
    this.#props = props;
    this.#rowHeight = props.rowHeight ?? 112;
    const longest = Math.max(1, ...props.code.map(({ text }) => text.length));
    const room = props.width - 2 * PADDING - (props.answerWidth ?? 0);
    const fitting = room / (longest * MONO_WIDTH);
    this.#size = Math.max(24, Math.min(props.size ?? 52, fitting));
    this.#written = props.code.map(() => createSignal(0));
    this.#answers = props.code.map(() => createSignal<Label | null>(null));
    this.#answered = props.code.map(() => createSignal(0));
    if (props.folded !== undefined) this.#line([props.folded, props.folded]);
  }

  /** Middle of a row, in the node's own space. */
  rowY(index: number): number {
    return this.#rowsTop + index * (this.#rowHeight + GAP) + this.#rowHeight / 2;
  }

  get #rowsTop(): number {
    return this.#props.folded === undefined ? -this.#rowHeight / 2 : BAR.height / 2 + BAR.gap;
  }

  /** The lines come in one after the other. */
  *write(from = 0, to = this.#written.length): ThreadGenerator {
    const lines = this.#written.slice(from, to);
    yield* sequence(
      Math.min(0.3, 0.8 / Math.max(1, lines.length)),
      ...lines.map((written) => written(1, 0.4, easeOutCubic)),
    );
  }

  /** The focus moves to a line; null takes it away. */
  *focus(index: number | null, seconds = 0.2): ThreadGenerator {
    if (index === null) {
      yield* this.#focused(0, seconds);
      return;
    }
    if (this.#focused() === 0) this.#focusLine(index);
    yield* all(this.#focusLine(index, seconds, easeInOutCubic), this.#focused(1, seconds));
  }

  /** The bar of the one line that does the same slides out. */
  *showFolded(seconds = 0.5): ThreadGenerator {
    yield* all(this.#bar(1, seconds, easeInOutCubic), this.focus(null, seconds / 2));
  }

  /** The rows fold upwards like a blind and vanish under the bar. */
  *fold(seconds = 0.9): ThreadGenerator {
    yield* this.#folding(FOLDED, seconds, easeInOutCubic);
    yield* this.#folding(1, 0.35, easeInCubic);
  }

  /** The result of the one line stands at its end; another one takes its place by turning over. */
  *result(value: ShownValue, seconds = 0.4): ThreadGenerator {
    this.#result([this.#result()[1], value]);
    this.#turned(0);
    yield* this.#turned(1, seconds, easeInOutCubic);
  }

  /** What a line gives stands at its end: a number from the run, or a word such as True. */
  *answer(index: number, label: Label, seconds = 0.3): ThreadGenerator {
    this.#answers[index]?.(label);
    yield* this.#answered[index]?.(1, seconds, easeOutCubic);
  }

  /** The one line becomes another; tokens that stay travel to their new places. */
  *rewrite(line: CodeLine, seconds = 0.9): ThreadGenerator {
    this.#line([this.#line()?.[1] ?? line, line]);
    this.#rewriting(0);
    yield* this.#rewriting(1, seconds, easeInOutCubic);
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const folds = staggeredFolds(
      this.#written.length,
      this.#folding(),
      0.25 * (1 - this.#folding()),
    );
    const rows = pleats(folds, this.#rowHeight, GAP);
    if (this.#folding() > 0 && this.#folding() < 1) this.#drawTraces(context);
    rows.forEach((pleat, index) => {
      this.#drawRow(context, pleat, index);
    });
    if (this.#folding() === 0) this.#drawFocus(context);
    this.#drawBar(context);
    this.drawChildren(context);
  }

  /** Where the lines were before they folded. */
  #drawTraces(context: CanvasRenderingContext2D): void {
    const colours = codeColours(this.#props.theme);
    const fade = Math.min(1, (1 - this.#folding()) * 4);
    withAlpha(context, fade, () => {
      this.#props.code.forEach((line, index) => {
        const top = this.rowY(index) - this.#rowHeight / 2;
        context.strokeStyle = colours.outline;
        context.lineWidth = 2;
        context.beginPath();
        roundRect(context, 12, top, this.#props.width - 24, this.#rowHeight, 8);
        context.stroke();
        context.save();
        context.translate(PADDING, this.rowY(index));
        this.#drawLine(context, line, { lit: 0, alpha: 0.25, isTrail: true });
        context.restore();
      });
    });
  }

  #drawRow(context: CanvasRenderingContext2D, pleat: Pleat, index: number): void {
    const written = this.#written[index]?.() ?? 0;
    const line = this.#props.code[index];
    if (written <= 0 || line === undefined || pleat.height < 1) return;
    const { theme, width } = this.#props;
    const colours = codeColours(theme);
    const { tilt } = pleat;
    const top = this.#rowsTop + pleat.top;
    const face = index % 2 === 0 ? colours.pleat[0] : colours.pleat[1];
    withAlpha(context, written, () => {
      context.save();
      context.translate(0, 24 * (1 - written));
      context.beginPath();
      if (tilt === 0) roundRect(context, 0, top, width, pleat.height, 10);
      else {
        context.moveTo(pleat.insetTop, top);
        context.lineTo(width - pleat.insetTop, top);
        context.lineTo(width - pleat.insetBottom, top + pleat.height);
        context.lineTo(pleat.insetBottom, top + pleat.height);
        context.closePath();
      }
      context.fillStyle = mixColours(colours.row, face, tilt);
      context.fill();
      context.strokeStyle = colours.outline;
      context.lineWidth = 2;
      context.stroke();
      context.translate(PADDING, top + pleat.height / 2);
      // Seen from the front, a tilted strip is flattened and its text leans.
      context.transform(1, 0, pleat.shear, pleat.height / this.#rowHeight, 0, 0);
      this.#drawLine(context, line, { lit: this.#litness(index), alpha: 1, isTrail: tilt > 0 });
      if (tilt === 0) this.#drawAnswer(context, index);
      context.restore();
    });
  }

  /** At the end of a row, whose code begins at the origin. */
  #drawAnswer(context: CanvasRenderingContext2D, index: number): void {
    const label = this.#answers[index]?.() ?? null;
    if (label === null) return;
    const { theme, width } = this.#props;
    drawText(context, label, width - PADDING - 36, 0, {
      font: inter(Math.min(this.#rowHeight * 0.5, this.#size * 1.15), 700),
      color: theme.focus,
      align: 'right',
      baseline: 'middle',
      alpha: this.#answered[index]?.() ?? 0,
    });
  }

  #litness(index: number): number {
    return this.#focused() * Math.max(0, 1 - Math.abs(this.#focusLine() - index));
  }

  #drawLine(
    context: CanvasRenderingContext2D,
    line: CodeLine,
    { lit, alpha, isTrail }: { lit: number; alpha: number; isTrail: boolean },
  ): void {
    const { theme, names } = this.#props;
    drawCode(context, line, {
      theme,
      size: this.#size,
      weight: 500,
      lit,
      alpha,
      ...(names === undefined ? {} : { names }),
      ...(isTrail ? { check: { isTrail } } : {}),
    });
  }

  /** The edge of light at the line that runs. */
  #drawFocus(context: CanvasRenderingContext2D): void {
    withAlpha(context, this.#focused(), () => {
      const { theme, width } = this.#props;
      const y = this.rowY(this.#focusLine());
      const top = y - this.#rowHeight / 2;
      context.fillStyle = theme.focus;
      context.beginPath();
      roundRect(context, 0, top, BAR.edge, this.#rowHeight, [8, 0, 0, 8]);
      context.fill();
      context.fillStyle = `${theme.focus}14`;
      context.beginPath();
      roundRect(context, 0, top, width, this.#rowHeight, 10);
      context.fill();
    });
  }

  #drawBar(context: CanvasRenderingContext2D): void {
    const shown = this.#bar();
    const lines = this.#line();
    if (shown <= 0 || lines === null) return;
    const { theme, width } = this.#props;
    const colours = codeColours(theme);
    const [top, half] = [-BAR.height / 2, BAR.height / 2];
    context.save();
    context.beginPath();
    context.rect(-40, top - 40, (width + 80) * shown, BAR.height + 80);
    context.clip();
    context.shadowColor = `${theme.background}C0`;
    context.shadowBlur = 24 * context.getTransform().a;
    context.shadowOffsetY = 8;
    context.fillStyle = colours.bar;
    context.beginPath();
    roundRect(context, 0, top, width, BAR.height, 14);
    context.fill();
    context.shadowColor = 'transparent';
    context.fillStyle = theme.focus;
    context.beginPath();
    roundRect(context, 0, top, BAR.edge, 2 * half, [14, 0, 0, 14]);
    context.fill();
    this.#drawBarText(context, lines);
    context.restore();
  }

  #drawBarText(context: CanvasRenderingContext2D, lines: readonly [CodeLine, CodeLine]): void {
    const { theme, names } = this.#props;
    const t = this.#rewriting();
    const [first, second] = lines.map((line) => this.#barSize(line));
    const size = (first as number) + ((second as number) - (first as number)) * t;
    const style = {
      theme,
      size,
      weight: 500,
      lit: 1,
      ...(names === undefined ? {} : { names }),
    } as const;
    context.save();
    context.translate(PADDING, 0);
    if (t > 0 && t < 1) drawRewrite(context, lines, t, style);
    else drawCode(context, lines[t === 0 ? 0 : 1] as CodeLine, style);
    context.restore();
    const [before, now] = this.#result();
    const turned = this.#turned();
    if (before !== null) this.#drawResult(context, before, turned, 1 - turned);
    if (now !== null) this.#drawResult(context, now, turned - 1, turned);
  }

  /** The font size at which a line leaves room for the results beside it. */
  #barSize({ text }: CodeLine): number {
    const widths = this.#result().map((value) => (value === null ? 0 : this.#resultWidth(value)));
    const room = this.#props.width - 2 * PADDING - 24 - Math.max(...widths);
    return Math.max(28, Math.min(BAR.size, room / (text.length * MONO_WIDTH)));
  }

  #resultSize({ text }: ShownValue): number {
    const font = (px: number) => inter(px, 700);
    return fitSize(measuringContext(), text, font, { size: BAR.result, width: 300, least: 34 });
  }

  #resultWidth(value: ShownValue): number {
    return textWidth(measuringContext(), value.text, inter(this.#resultSize(value), 700));
  }

  #drawResult(
    context: CanvasRenderingContext2D,
    value: ShownValue,
    shift: number,
    alpha: number,
  ): void {
    if (alpha <= 0) return;
    const { theme, width } = this.#props;
    const size = this.#resultSize(value);
    drawText(context, value, width - 40, size * 0.04 - shift * size * 0.6, {
      font: inter(size, 700),
      color: theme.focus,
      align: 'right',
      baseline: 'middle',
      alpha,
      check: alpha < 1 ? { except: { overlap: 'one result turns over to the next' } } : {},
    });
  }
}
