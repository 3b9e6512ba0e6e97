import { initial, Node, type NodeProps, signal, vector2Signal } from '@motion-canvas/2d';
import type {
  PossibleVector2,
  SignalValue,
  SimpleSignal,
  Vector2Signal,
} from '@motion-canvas/core';
import { evenLight } from './even-gradient.ts';
import type { Theme } from './theme.ts';

/** The light's picture has this radius, whatever the size it is drawn in. */
const LIGHT_RADIUS = 950;

export interface BackdropProps extends NodeProps {
  theme: Theme;
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
  readonly #light: HTMLCanvasElement;

  constructor(props: BackdropProps) {
    super({ zIndex: -1000, ...props });
    this.#theme = props.theme;
    this.#light = evenLight(LIGHT_RADIUS, ...props.theme.light);
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    // A little more than the picture, so that no size leaves an edge.
    context.fillStyle = this.#theme.background;
    context.fillRect(-968, -548, 1936, 1096);
    const { x, y } = this.light();
    const radius = this.lightRadius();
    context.drawImage(this.#light, x - radius, y - radius, 2 * radius, 2 * radius);
  }
}
