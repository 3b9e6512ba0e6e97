import { initial, Node, type NodeProps, signal } from '@motion-canvas/2d';
import {
  all,
  createSignal,
  delay,
  easeInOutCubic,
  type SignalValue,
  type SimpleSignal,
  type ThreadGenerator,
} from '@motion-canvas/core';
import type { ShownValue } from 'gradreel/lesson';
import type { PlaneField } from 'gradreel/nn';
import {
  circle,
  drawText,
  FieldBitmaps,
  mono,
  radialFill,
  signColours,
  type Theme,
  type Themed,
  textWidth,
  themed,
  withAlpha,
} from 'gradreel/stage';

/** One picture of the filmstrip: the network of an epoch. */
export interface FilmstripPicture {
  readonly epoch: ShownValue;
  readonly field: PlaneField;
}

export interface EpochFilmstripProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  /** Pictures clockwise from the top. */
  pictures: readonly FilmstripPicture[];
  /** All numbers of the network, as ticks around the rim. */
  weights: readonly number[];
  /** The |weight| of the longest tick; what is larger is as long. */
  full: number;
  centre: readonly [number, number];
  reach: number;
  /** Radius of the hub that is left free for the disc in the middle. */
  hub?: SignalValue<number>;
}

/** In radii of the hub. */
const BODY = 1.8;
const WINDOWS = { at: 1.345, r: 0.264 } as const;
const PRINT = { at: 1.703, size: 24 } as const;
const TICKS = { from: 1.84, least: 3, length: 44, width: 3.6 } as const;

/**
 * A training as a strip of film around its last one: windows with the decisions of other epochs, and as a
 * sound track every number of the network, its length the size and its colour the sign. The hub is empty:
 * a DecisionDisc stands there. The origin is the middle.
 *
 * @example
 * const filmstrip = new EpochFilmstrip({ theme, pictures, weights, full: 20, centre: [0, 0], reach: 1.12, hub: 236 });
 * view.add([filmstrip, disc]); yield* filmstrip.open(1.8);
 */
export class EpochFilmstrip extends Node {
  @initial(266)
  @signal()
  declare readonly hub: SimpleSignal<number, this>;

  /** The body with its windows, 0 to 1: windows appear clockwise. */
  readonly opened: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** The ticks, 0 to 1: they grow clockwise. */
  readonly ticked: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** In windows, clockwise. */
  readonly turn: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly #props: Themed<EpochFilmstripProps>;
  readonly #bitmaps: FieldBitmaps;

  constructor(given: EpochFilmstripProps) {
    super(given);
    const props = themed(given);
    this.#props = props;
    this.#bitmaps = new FieldBitmaps(props.theme, props.pictures.length + 2);
  }

  /** The filmstrip opens around the hub: windows clockwise, then the ticks. */
  *open(seconds = 2): ThreadGenerator {
    yield* all(
      this.opened(1, seconds * 0.7, easeInOutCubic),
      delay(seconds * 0.3, this.ticked(1, seconds * 0.7, easeInOutCubic)),
    );
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const opened = this.opened();
    if (opened > 0) {
      const { theme, pictures } = this.#props;
      const hub = this.hub();
      const r = hub * (1 + (BODY - 1) * Math.min(1, opened * 3));
      const body = radialFill(context, { x: 0, y: 0, r: r, from: hub * 0.9 }, [
        [0, theme.light[0]],
        [1, theme.cell[1]],
      ]);
      context.fillStyle = body;
      context.beginPath();
      circle(context, 0, 0, r);
      context.fill();
      pictures.forEach((picture, i) => {
        const shown = Math.min(1, Math.max(0, (opened - 0.3) * 1.43 * (pictures.length + 2) - i));
        withAlpha(context, shown, () => this.#drawWindow(context, picture, i, hub, shown));
      });
    }
    this.#drawTicks(context);
    this.drawChildren(context);
  }

  #drawWindow(
    context: CanvasRenderingContext2D,
    { epoch, field }: FilmstripPicture,
    index: number,
    hub: number,
    shown: number,
  ): void {
    const { theme, pictures, centre, reach } = this.#props;
    const angle = ((index + this.turn()) / pictures.length) * 2 * Math.PI;
    const r = hub * WINDOWS.r * (0.8 + 0.2 * shown);
    const [x, y] = [Math.sin(angle) * hub * WINDOWS.at, -Math.cos(angle) * hub * WINDOWS.at];
    const view = { x: centre[0], y: centre[1], reach, size: 2 * Math.ceil(hub * WINDOWS.r) };
    context.save();
    context.beginPath();
    circle(context, x, y, r);
    context.save();
    context.clip();
    context.drawImage(this.#bitmaps.get(field, view), x - r, y - r, 2 * r, 2 * r);
    context.restore();
    context.strokeStyle = theme.background;
    context.lineWidth = 4;
    context.stroke();
    context.restore();
    this.#drawPrint(context, epoch, angle, hub * PRINT.at);
  }

  /** The epoch along the edge, upright everywhere: in the lower half it is read from inside. */
  #drawPrint(
    context: CanvasRenderingContext2D,
    epoch: ShownValue,
    angle: number,
    radius: number,
  ): void {
    const { theme } = this.#props;
    const isBelow = Math.cos(angle) < -0.01;
    const style = { font: mono(PRINT.size), color: theme.secondary } as const;
    context.save();
    context.rotate(angle + (isBelow ? Math.PI : 0));
    context.translate(0, isBelow ? radius : -radius);
    const words = epoch.number === 0 ? 'epoch ' : '';
    const width = textWidth(context, words + epoch.text, style.font);
    if (words !== '') drawText(context, words, -width / 2, 0, { ...style, baseline: 'middle' });
    drawText(context, epoch, width / 2, 0, { ...style, align: 'right', baseline: 'middle' });
    context.restore();
  }

  #drawTicks(context: CanvasRenderingContext2D): void {
    const ticked = this.ticked();
    if (ticked <= 0) return;
    const { theme, weights, full } = this.#props;
    const from = this.hub() * TICKS.from;
    const count = weights.length;
    const width = Math.min(TICKS.width, ((2 * Math.PI * from) / count) * 0.55);
    context.lineCap = 'round';
    context.lineWidth = width;
    weights.forEach((weight, i) => {
      const grown = Math.min(1, Math.max(0, ticked * 1.13 - i / count) * 8);
      if (grown <= 0) return;
      const angle = (i / count) * 2 * Math.PI;
      const length = (TICKS.least + TICKS.length * Math.min(1, Math.abs(weight) / full)) * grown;
      const [s, c] = [Math.sin(angle), -Math.cos(angle)];
      context.strokeStyle = signColours(theme, weight).strong;
      context.beginPath();
      context.moveTo(s * from, c * from);
      context.lineTo(s * (from + length), c * (from + length));
      context.stroke();
    });
  }
}
