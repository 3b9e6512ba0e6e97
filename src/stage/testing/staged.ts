import type { Node, View2D } from '@motion-canvas/2d';
import { useScene, Vector2, waitFor } from '@motion-canvas/core';
import { ScenePlayer } from '../formula/testing/scene-player.ts';
import { keepLedger, Ledger } from '../ledger.ts';

/** A picture of nodes on an empty stage, with the numbers that it showed. */
export async function staged(
  make: (view: View2D) => Node | Node[] | undefined,
  { frames = 0, size = new Vector2(640, 200) } = {},
) {
  const ledger = new Ledger();
  const player = new ScenePlayer(function* (view) {
    keepLedger(useScene(), ledger);
    const nodes = make(view);
    if (nodes !== undefined) view.add(nodes);
    yield* waitFor(10);
  }, size);
  await player.seek(frames);
  const picture = await player.draw();
  return { picture, ledger, shown: ledger.entries().map(({ shown }) => shown.text) };
}
