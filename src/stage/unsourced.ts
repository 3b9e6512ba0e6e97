import type { UnsourcedNumberError } from '../run/errors.ts';

let onUnsourced: ((error: UnsourcedNumberError) => void) | undefined;

/** From now on a number without a source stops no drawing; it is told to `listener` instead. */
export function tellUnsourced(listener: (error: UnsourcedNumberError) => void): void {
  onUnsourced = listener;
}

/** Stops the drawing of a number without a source, unless someone wants to be told of them. */
export function refuseUnsourced(error: UnsourcedNumberError): void {
  if (onUnsourced === undefined) throw error;
  onUnsourced(error);
}
