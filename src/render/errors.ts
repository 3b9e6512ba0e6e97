import { GradreelError } from '../files/gradreel-error.ts';
import type { Place } from './page/protocol.ts';

export { GradreelError };

/** The command, a parameter or a file's contents is not what it has to be (exit code 2). */
export class WrongUseError extends GradreelError {}

/** No browser could be found or started. */
export class NoBrowserError extends GradreelError {}

/** A scene that does not compile or that throws while it plays; the message begins with file and line. */
export class SceneError extends GradreelError {}

/** The browser, or the page in it, ended in the middle of the work. */
export class BrowserEndedError extends GradreelError {
  /** What was played last, where it is known. */
  readonly place: Place | undefined;

  constructor(message: string, options?: ErrorOptions & { readonly place?: Place | undefined }) {
    super(message, options);
    this.place = options?.place;
  }
}
