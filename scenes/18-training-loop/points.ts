import type { NDArray } from 'gradreel/np';
import * as np from 'gradreel/np';
import type { PlanePoints } from './data.ts';

/**
 * The point that the forward pass is shown with: one of the last class, well inside the disc, that the
 * network gets right without being sure of it (about two thirds), at the epoch where it is looked at again.
 */
export function demonstrationPoint(
  { X, y, classes, centre, reach }: PlanePoints,
  predictions: NDArray,
): number {
  const goal = 0.65;
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < y.size; i++) {
    if (y.at(i) !== classes - 1) continue;
    const p = predictions.at(i, classes - 1) as number;
    const away = Math.hypot(
      (X.at(i, 0) as number) - (centre.at(0) as number),
      (X.at(i, 1) as number) - (centre.at(1) as number),
    );
    const isWrong = np.argmax(predictions.slice(i)) !== classes - 1;
    const isAtEdge = away < 0.3 * reach || away > 0.75 * reach;
    const cost = Math.abs(p - goal) + (isWrong ? 1 : 0) + (isAtEdge ? 0.5 : 0);
    if (cost < least) [best, least] = [i, cost];
  }
  return best;
}

/** A place in the plane that the network cannot be sure about. */
export interface Spot {
  /** The points that lie there, one of each class where several classes share a spot. */
  readonly members: number[];
  /** How many of these points no network at all could get right. */
  readonly lost: number;
  /** How many of all points no network could get right, because others of another class lie on their spot. */
  readonly hopeless: number;
  /** Which points the network gets wrong, all over the plane, shape (points,), 0 or 1. */
  readonly missed: NDArray;
}

/**
 * Where points of different classes lie on one and the same spot: that of the most points. Else the point
 * whose two best classes are closest to each other.
 */
export function doubtfulSpot({ X, y }: PlanePoints, predictions: NDArray): Spot {
  const groups = new Map<string, number[]>();
  const missed = np.zeros([y.size], 'int64');
  let narrowest = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < y.size; i++) {
    // Adding 0 makes −0 the same place as 0.
    const key = `${(X.at(i, 0) as number) + 0} ${(X.at(i, 1) as number) + 0}`;
    groups.set(key, [...(groups.get(key) ?? []), i]);
    const row = predictions.slice(i);
    if (np.argmax(row) !== y.at(i)) missed.set([i], 1);
    const [second, first] = (np.sort(row).tolist() as number[]).slice(-2) as [number, number];
    if (first - second < least) [narrowest, least] = [i, first - second];
  }
  const label = (i: number) => y.at(i) as number;
  const lostOf = (members: readonly number[]) => {
    const each = new Map<number, number>();
    for (const i of members) each.set(label(i), (each.get(label(i)) ?? 0) + 1);
    return members.length - Math.max(...each.values());
  };
  const shared = [...groups.values()].reduce((a, b) => (lostOf(b) > lostOf(a) ? b : a));
  const members = lostOf(shared) > 0 ? shared : [narrowest];
  const hopeless = [...groups.values()].reduce((sum, group) => sum + lostOf(group), 0);
  return { members, lost: lostOf(members), hopeless, missed };
}
