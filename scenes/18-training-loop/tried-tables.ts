import type { PlaneTable, Random } from 'gradreel/lesson';

/** Names that would say something if they were words of the narration. */
const NAMES = ['the least', 'St. Gallen', '2 of 3'];

function table(rows: readonly (readonly [number, number, number])[]): PlaneTable {
  const labels = rows.map(([, , label]) => label);
  return {
    columns: ['more than 1', 'fewer'],
    label: 'all',
    classes: NAMES.slice(0, Math.max(...labels) + 1),
    points: rows.map(([x, y]) => [x, y]),
    labels,
    remarks: [],
  };
}

/** As many points of each class as are named, all on one spot. */
export function onOneSpot(...counts: readonly number[]): PlaneTable {
  return table(
    counts.flatMap((count, label) => Array.from({ length: count }, () => [3, -1, label] as const)),
  );
}

/** Two groups far from each other. */
export const apart = table(
  [0, 1, 2, 3].flatMap((i) => [
    [i, 10 - i, 0],
    [20 + i, 30 - i, 1],
  ]),
);

/** Three groups, two of which lie near each other. */
export const threeApart = table(
  [0, 1, 2, 3].flatMap((i) => [
    [i, 10 - i, 0],
    [4 + i, 12 - i, 1],
    [40 + i, 50 - i, 2],
  ]),
);

/** A random table: points on a small grid, which often share a spot; in a row; or anywhere. */
export function randomTable(random: Random): PlaneTable {
  const classes = random() < 0.5 ? 2 : 3;
  const count = 6 + Math.floor(20 * random());
  const width = 1 + Math.floor(6 * random());
  const isGrid = random() < 0.6;
  const [tall, size] = [random() < 0.2 ? 0 : 1, 10 ** (6 * random() - 3)];
  const along = () => size * (isGrid ? Math.floor(width * random()) : random());
  const rows = Array.from({ length: count }, (_, i) => {
    const label = i < classes ? i : Math.floor(classes * random());
    return [along() + (random() < 0.5 ? 0 : size * label), tall * along(), label] as const;
  });
  return table(rows);
}
