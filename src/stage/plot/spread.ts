/**
 * Moves numbers apart until neighbours are `pitch` away from each other, as little as possible and within
 * bounds while there is room; their order stays.
 *
 * @example
 * spread([100, 104], 40, [0, 400]) // [82, 122]
 */
export function spread(
  wanted: readonly number[],
  pitch: number,
  [low, high]: readonly [number, number],
): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
  // Neighbours that are too close form a group around their mean; groups that touch become one.
  const groups: { members: number[]; centre: number }[] = [];
  for (const index of order) {
    let group = { members: [index], centre: clamp(wanted[index] as number, low, high) };
    for (;;) {
      const last = groups.at(-1);
      const reach = ((last?.members.length ?? 0) + group.members.length) / 2;
      if (last === undefined || group.centre - last.centre >= reach * pitch - 1e-9) break;
      groups.pop();
      const members = [...last.members, ...group.members];
      const mean = members.reduce((sum, at) => sum + (wanted[at] as number), 0) / members.length;
      const half = ((members.length - 1) * pitch) / 2;
      group = { members, centre: clamp(mean, low + half, high - half) };
    }
    groups.push(group);
  }
  const placed = [...wanted];
  for (const { members, centre } of groups) {
    members.forEach((index, row) => {
      placed[index] = centre + (row - (members.length - 1) / 2) * pitch;
    });
  }
  return placed;
}

function clamp(value: number, low: number, high: number): number {
  return low > high ? (low + high) / 2 : Math.max(low, Math.min(high, value));
}
