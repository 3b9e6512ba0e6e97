/** What goes wrong in nn: a setting, a shape or a file that does not fit, with the remedy in the message. */
export class NeuralNetworkError extends Error {
  override name = 'NeuralNetworkError';
}

/** A setting outside its range. */
export class SettingError extends NeuralNetworkError {
  override name = 'SettingError';
}

/** Data whose shape does not fit the layer, the loss or the model. */
export class DataError extends NeuralNetworkError {
  override name = 'DataError';
}

/** A saved model that cannot be read, or does not belong to this model. */
export class ModelFileError extends NeuralNetworkError {
  override name = 'ModelFileError';
}

/** Throws unless `low ≤ value ≤ high`. */
export function checkRange(name: string, value: number, low: number, high: number): void {
  if (value >= low && value <= high) return;
  const range = high === Number.POSITIVE_INFINITY ? `${low} or more` : `between ${low} and ${high}`;
  throw new SettingError(`${name} is ${value}; it must be ${range}.`);
}

/** Throws unless `0 ≤ value < 1`. */
export function checkShare(name: string, value: number): void {
  if (value >= 0 && value < 1) return;
  throw new SettingError(`${name} is ${value}; it must be from 0 to below 1.`);
}
