import { GradreelError } from '../files/gradreel-error.ts';

export { GradreelError };

/** The command, a parameter or a file's contents is not what it has to be (exit code 2). */
export class WrongUseError extends GradreelError {}

/** No browser could be found or started. */
export class NoBrowserError extends GradreelError {}

/** A scene that does not compile or that throws while it plays; the message begins with file and line. */
export class SceneError extends GradreelError {}
