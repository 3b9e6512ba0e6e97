import { initial, Node, type NodeProps, signal, vector2Signal } from '@motion-canvas/2d';
import type {
  PossibleVector2,
  SignalValue,
  SimpleSignal,
  Vector2Signal,
} from '@motion-canvas/core';
import type { Theme } from './theme.ts';

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

  @initial(950)
  @signal()
  declare readonly lightRadius: SimpleSignal<number, this>;

  readonly #theme: Theme;

  constructor(props: BackdropProps) {
    super({ zIndex: -1000, ...props });
    this.#theme = props.theme;
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const { background, light } = this.#theme;
    // A little more than the picture, so that no size leaves an edge.
    context.fillStyle = background;
    context.fillRect(-968, -548, 1936, 1096);
    const { x, y } = this.light();
    const glow = context.createRadialGradient(x, y, 0, x, y, this.lightRadius());
    glow.addColorStop(0, light[0]);
    glow.addColorStop(1, light[1]);
    context.fillStyle = glow;
    context.fillRect(-968, -548, 1936, 1096);
  }
}
