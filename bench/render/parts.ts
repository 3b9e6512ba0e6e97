/** What the benchmark can measure. */
export const PARTS = ['speed', 'quality', 'memory', 'again', 'nodes'] as const;

export type Part = (typeof PARTS)[number];
