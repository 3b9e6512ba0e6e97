import { HEAP_MEGABYTES } from './browser.ts';

/** What ends work that would not end by itself. */
export interface PageLimits {
  /** A page that plays no frame for so long never will. */
  readonly stallSeconds: number;
  /** No lesson is longer. */
  readonly longestSeconds: number;
  /** What its objects may take. */
  readonly heapMegabytes: number;
}

/** What holds where nothing else is said. */
export const PAGE_LIMITS: PageLimits = {
  stallSeconds: 90,
  longestSeconds: 3600,
  heapMegabytes: HEAP_MEGABYTES,
};
