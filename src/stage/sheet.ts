import { Node, type NodeProps } from '@motion-canvas/2d';
import { fromCorner } from './picture-areas.ts';

/**
 * A sheet over the whole picture: what stands on it counts from the picture's top left corner.
 *
 * @example
 * const sheet = new Sheet({ children: [matrix, slots] });
 */
export class Sheet extends Node {
  constructor(props: NodeProps = {}) {
    super({ position: fromCorner(0, 0), ...props });
  }
}
