import { initial, Node, type NodeProps, signal, vector2Signal } from '@motion-canvas/2d';
import {
  type BBox,
  type PossibleVector2,
  type SignalValue,
  type SimpleSignal,
  useScene,
  type Vector2Signal,
} from '@motion-canvas/core';
import { evenLight } from './even-gradient.ts';
import { pictureFrame } from './picture-shape.ts';
import type { Theme } from './theme.ts';
import { themed } from './theme-context.ts';
import { wholePicture } from './whole-picture.ts';

/** In the stage's pixels; as much more of them as the picture's shorter side has more than the stage's. */
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
  readonly #picture: BBox;
  /** How many times as large as on the stage the light is. */
  readonly #grown: number;
  /** The light in the pixels of the picture that is drawn, made when these are known. */
  #light: HTMLCanvasElement | undefined;

  constructor(given: BackdropProps) {
    super({ zIndex: -1000, ...given });
    const props = themed(given);
    this.#theme = props.theme;
    this.#picture = wholePicture();
    this.#grown = Math.max(1, pictureFrame(useScene().getSize()).scale);
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const picture = this.#picture;
    context.fillStyle = this.#theme.background;
    context.fillRect(picture.x, picture.y, picture.width, picture.height);
    const { a: scale, e, f } = context.getTransform();
    const largest = LIGHT_RADIUS * this.#grown;
    this.#light ??= evenLight(Math.round(largest * scale), ...this.#theme.light);
    const { x, y } = this.light();
    const radius = this.lightRadius() * this.#grown;
    // In whole pixels: a picture that lies between them has to be mixed anew, which takes ten times as long.
    const left = (Math.round(scale * (x - radius) + e) - e) / scale;
    const top = (Math.round(scale * (y - radius) + f) - f) / scale;
    const side = (this.#light.width * radius) / largest / scale;
    context.drawImage(this.#light, left, top, side, side);
  }
}
