/** What the engine's speed is measured against: ratios to NumPy's time in the same run. */

export interface Measured {
  name: string;
  /** microseconds a call */
  ours: number;
  /** NaN without a NumPy */
  theirs: number;
}

interface Goal {
  what: string;
  applies: (name: string) => boolean;
  /** the figure that is held against the limit */
  figure: (m: Measured) => number;
  limit: number;
  unit: string;
}

const ratio = ({ ours, theirs }: Measured): number => ours / theirs;

const GOALS: readonly Goal[] = [
  {
    what: 'training no slower than NumPy',
    applies: (name) => name.startsWith('spiral'),
    figure: ratio,
    limit: 1,
    unit: '×',
  },
  {
    what: 'bias add within 1.5×',
    applies: (name) => name.startsWith('bias add'),
    figure: ratio,
    limit: 1.5,
    unit: '×',
  },
  {
    what: 'row gather within 1.5×',
    applies: (name) => name.startsWith('row gather'),
    figure: ratio,
    limit: 1.5,
    unit: '×',
  },
  {
    what: 'small matrix product within 1.5×',
    applies: (name) => name.startsWith('matmul 64 '),
    figure: ratio,
    limit: 1.5,
    unit: '×',
  },
  { what: 'nothing beyond 4×', applies: () => true, figure: ratio, limit: 4, unit: '×' },
  {
    what: 'a tiny operation within 1 µs',
    applies: (name) => name.startsWith('tiny'),
    figure: ({ ours }) => ours,
    limit: 1,
    unit: ' µs',
  },
];

/** A line for each goal that something was measured for, and below it what misses the goal, worst first. */
export function goalLines(measured: readonly Measured[]): string[] {
  return GOALS.flatMap(({ what, applies, figure, limit, unit }) => {
    const figures = measured
      .filter(({ name }) => applies(name))
      .map((m) => ({ name: m.name, value: figure(m) }))
      .filter(({ value }) => !Number.isNaN(value))
      .sort((a, b) => b.value - a.value);
    if (figures.length === 0) return [];
    const missed = figures.filter(({ value }) => value > limit);
    const text = (value: number) => `${value.toFixed(2)}${unit}`;
    const head =
      missed.length === 0
        ? `met      ${what} (at most ${text(figures[0].value)})`
        : `not met  ${what}: ${missed.length} of ${figures.length}`;
    return [head, ...missed.map(({ name, value }) => `           ${name}  ${text(value)}`)];
  });
}
