/** What the benchmark can measure. */
export const PARTS = ['speed', 'quality', 'memory', 'nodes'] as const;

export type Part = (typeof PARTS)[number];
