/** Frames/s of one of the two pictures in one round. */
export interface NodesRound {
  /** While the cells appear, while the matrix moves and its numbers change, and over all. */
  readonly appearing: number;
  readonly changing: number;
  readonly all: number;
}

/** How far the two pictures are from each other when all cells stand, in levels of 255. */
export interface NodesDifference {
  readonly mean: number;
  readonly worst: number;
  /** Share of the pixels that differ by more than 16 in a channel. */
  readonly share: number;
}

/** The functions that the page offers, as `window.bench`. */
export interface NodesFunctions {
  play(nodes: 'ours' | 'stock'): Promise<NodesRound>;
  difference(): Promise<NodesDifference>;
  /** The first frame in which all cells stand, as PNG data addresses. */
  pictures(): Promise<{ readonly ours: string; readonly stock: string }>;
}
