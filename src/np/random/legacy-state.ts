import { DTypeError, ValueError } from '../errors.ts';

/** What `getState` returns: enough to go on drawing from the same place, here or in NumPy. */
export interface LegacyState {
  bitGenerator: 'MT19937';
  /** 624 words. */
  key: Uint32Array;
  position: number;
  /** The second of two normals drawn together, if it is still to be handed out. */
  hasGauss: boolean;
  gauss: number;
}

/** A seed for MT19937: one 32-bit word. Throws ValueError, or DTypeError for what is no integer. */
export function toSeedWord(seed: number | bigint): number {
  const value = Number(seed);
  if (!Number.isInteger(value)) {
    throw new DTypeError(
      `Cannot cast scalar from dtype('float64') to dtype('int64') according to the rule 'safe': the seed ${value} is no integer`,
    );
  }
  if (value < 0 || value > 0xffffffff) throw new ValueError('Seed must be between 0 and 2**32 - 1');
  return value;
}
