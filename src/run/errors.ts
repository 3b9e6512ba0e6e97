/** Base of the errors about a run: what was recorded, how it is addressed, what is shown of it. */
export class RunError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** A value path that cannot be read, or that leads to nothing in the run. */
export class ValuePathError extends RunError {}

/** An array recorded twice, or with another shape or dtype than before. */
export class RecordingError extends RunError {}

/** A lesson's own code that does not compile or that throws; the message begins with file and line. */
export class CodeError extends RunError {}

/** A number was about to be shown that no run produced. */
export class UnsourcedNumberError extends RunError {
  constructor(
    readonly problem: string,
    readonly remedy = '',
  ) {
    super(`${problem} ${remedy}`.trim());
  }
}
