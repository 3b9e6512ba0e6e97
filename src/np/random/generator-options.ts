import type { DType } from '../array/dtype.ts';
import type { ChoiceOptions } from './sampling.ts';

/** How `integers` draws. */
export interface IntegersOptions {
  /** int64 unless said otherwise. */
  dtype?: DType;
  /** Whether high itself may be drawn; false unless said otherwise. */
  endpoint?: boolean;
}

/** How Generator.choice picks. */
export interface GeneratorChoiceOptions extends ChoiceOptions {
  /** The axis along which to pick; 0 unless said otherwise. */
  axis?: number;
  /** Whether a sample without replacement is put in random order; true unless said otherwise. */
  shuffle?: boolean;
}
