import { Node, type NodeProps } from '@motion-canvas/2d';
import type { BBox, ThreadGenerator } from '@motion-canvas/core';
import { wholePicture } from './whole-picture.ts';

/**
 * A group that comes and goes as one. Nodes that draw themselves do not tell how far they reach, so a
 * translucent one would be cut off; this one reaches over the whole picture.
 *
 * @example
 * const stage = new Fading({ children: [plot, lines] });
 * view.add(stage); yield* stage.appear(); … yield* stage.vanish();
 */
export class Fading extends Node {
  readonly #picture = wholePicture();

  constructor(props: NodeProps) {
    super({ opacity: 0, ...props });
  }

  *appear(seconds = 0.4): ThreadGenerator {
    yield* this.opacity(1, seconds);
  }

  *vanish(seconds = 0.4): ThreadGenerator {
    yield* this.opacity(0, seconds);
  }

  protected override getCacheBBox(): BBox {
    return this.#picture;
  }
}
