/** How slopes are drawn as widths, and what the frame says about it. */
export interface SlopeWidths {
  readonly scale: 'linear' | 'log';
  /** Pixels for a slope; 0 for a slope of 0. */
  readonly width: (slope: number) => number;
}

/** A slope that is drawn, and the most pixels that it has room for. */
export interface RoomedSlope {
  readonly slope: number;
  readonly room: number;
}

/** Beyond this ratio of largest to smallest, widths in proportion would hide the small ones. */
const TWO_DECADES = 100;
const LEAST_LOG = 9;
/** Twice a slope is at most this much wider, so that a lone slope does not fill the picture. */
const MOST = 170;

/**
 * Widths in proportion to the slopes where all of them lie within two decades, else by their logarithm.
 *
 * @example
 * slopeWidths([{ slope: 12, room: 54 }, { slope: 36, room: 324 }]).width(36) // 162
 */
export function slopeWidths(slopes: readonly RoomedSlope[]): SlopeWidths {
  const drawn = slopes
    .map(({ slope, room }) => ({ size: Math.abs(slope), room: Math.min(room, MOST) }))
    .filter(({ size }) => size > 0 && Number.isFinite(size));
  const sizes = drawn.map(({ size }) => size);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  if (drawn.length === 0) return { scale: 'linear', width: () => 0 };
  if (most / least <= TWO_DECADES) {
    const unit = Math.min(...drawn.map(({ size, room }) => room / size));
    return { scale: 'linear', width: (slope) => Math.abs(slope) * unit };
  }
  const widest = Math.min(...drawn.map(({ room }) => room));
  const decades = Math.log10(most / least);
  return {
    scale: 'log',
    width: (slope) => {
      if (slope === 0) return 0;
      const share = Math.log10(Math.abs(slope) / least) / decades;
      return LEAST_LOG + (widest - LEAST_LOG) * Math.min(1, Math.max(0, share));
    },
  };
}
