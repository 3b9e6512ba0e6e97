import type { Node, View2D } from '@motion-canvas/2d';
import { useScene, Vector2, waitFor } from '@motion-canvas/core';
import { DisplayedNumbers, keepDisplayed } from '../displayed-numbers.ts';
import { ScenePlayer } from '../formula/testing/scene-player.ts';

/** A picture of nodes on an empty stage, with the numbers that it showed. */
export async function staged(
  make: (view: View2D) => Node | Node[] | undefined,
  { frames = 0, size = new Vector2(640, 200) } = {},
) {
  const displayed = new DisplayedNumbers();
  const player = new ScenePlayer(function* (view) {
    keepDisplayed(useScene(), displayed);
    const nodes = make(view);
    if (nodes !== undefined) view.add(nodes);
    yield* waitFor(10);
  }, size);
  await player.seek(frames);
  const picture = await player.draw();
  return { picture, displayed, shown: displayed.entries().map(({ shown }) => shown.text) };
}
