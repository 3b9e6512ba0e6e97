import { GradreelError } from '../files/gradreel-error.ts';

export { GradreelError };

/** The command, a parameter or a file's contents is not what it has to be (exit code 2). */
export class WrongUseError extends GradreelError {}

/** No browser could be found or started. */
export class NoBrowserError extends GradreelError {}

/** A scene that does not compile or that throws while it plays; the message begins with file and line. */
export class SceneError extends GradreelError {}

/** The browser, or the page in it, ended in the middle of the work. */
export class BrowserEndedError extends GradreelError {
  /** The frame that was played last, where it is known. */
  readonly frame: number | undefined;

  constructor(message: string, options?: ErrorOptions & { readonly frame?: number | undefined }) {
    super(message, options);
    this.frame = options?.frame;
  }
}
