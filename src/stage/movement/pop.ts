import type { Node } from '@motion-canvas/2d';
import { easeOutBack, type ThreadGenerator } from '@motion-canvas/core';

/**
 * Something that has just come to be pops up: it grows out of its place a little beyond its size, and back. For
 * results, such as a product; what merely joins fades in or arrives.
 *
 * @example
 * yield* pop(product);
 */
export function* pop(node: Node, seconds = 0.4): ThreadGenerator {
  const { x, y } = node.scale();
  // No fade: a translucent node is drawn by way of a second canvas, and cut off at its box.
  node.scale(0);
  yield* node.scale([x, y], seconds, easeOutBack);
}
