import { initial, Node, type NodeProps, signal, vector2Signal } from '@motion-canvas/2d';
import type {
  PossibleVector2,
  SignalValue,
  SimpleSignal,
  Vector2Signal,
} from '@motion-canvas/core';
import { evenLight } from './even-gradient.ts';
import type { Theme } from './theme.ts';
import { themed } from './theme-context.ts';

/** In the stage's pixels. */
const LIGHT_RADIUS = 950;

export interface BackdropProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  /** Where the light stands, from the middle of the picture. */
  light?: SignalValue<PossibleVector2>;
  lightRadius?: SignalValue<number>;
}

/** The background with its one radial light, which stands behind the focus. */
export class Backdrop extends Node {
  @vector2Signal('light')
  declare readonly light: Vector2Signal<this>;

  @initial(LIGHT_RADIUS)
  @signal()
  declare readonly lightRadius: SimpleSignal<number, this>;

  readonly #theme: Theme;
  /** The light in the pixels of the picture that is drawn, made when these are known. */
  #light: HTMLCanvasElement | undefined;

  constructor(given: BackdropProps) {
    super({ zIndex: -1000, ...given });
    const props = themed(given);
    this.#theme = props.theme;
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    // A little more than the picture, so that no size leaves an edge.
    context.fillStyle = this.#theme.background;
    context.fillRect(-968, -548, 1936, 1096);
    const { a: scale, e, f } = context.getTransform();
    this.#light ??= evenLight(Math.round(LIGHT_RADIUS * scale), ...this.#theme.light);
    const { x, y } = this.light();
    const radius = this.lightRadius();
    // In whole pixels: a picture that lies between them has to be mixed anew, which takes ten times as long.
    const left = (Math.round(scale * (x - radius) + e) - e) / scale;
    const top = (Math.round(scale * (y - radius) + f) - f) / scale;
    const side = (this.#light.width * radius) / LIGHT_RADIUS / scale;
    context.drawImage(this.#light, left, top, side, side);
  }
}
