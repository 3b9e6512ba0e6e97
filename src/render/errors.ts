/** An error whose message is written for the person at the keyboard. */
export class GradreelError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The command, a parameter or a file's contents is not what it has to be (exit code 2). */
export class WrongUseError extends GradreelError {}

/** No browser could be found or started. */
export class NoBrowserError extends GradreelError {}

/** A scene that does not compile or that throws while it plays; the message begins with file and line. */
export class SceneError extends GradreelError {}
