import { Logger, LogLevel, type LogPayload } from '@motion-canvas/core';

/**
 * Errors inside computed signals are logged by Motion Canvas and go on as `undefined`. The first one logged
 * is the cause of whatever is thrown afterwards.
 *
 * @example
 * const complaints = new Complaints();
 * const scene = new description.klass({ ...description, logger: complaints.logger });
 * await complaints.attempt(() => scene.render(context)); // throws the first error that was logged
 */
export class Complaints {
  readonly logger = new Logger();
  #first: LogPayload | undefined;

  constructor() {
    this.logger.onLogged.subscribe((entry) => {
      if (entry.level === LogLevel.Error) this.#first ??= entry;
    });
  }

  /** Does some work; throws what was logged first meanwhile, else what the work threw. */
  async attempt(work: () => Promise<unknown>): Promise<void> {
    let thrown: unknown;
    try {
      await work();
    } catch (error) {
      thrown = error;
    }
    const first = this.#first;
    this.#first = undefined;
    if (first !== undefined) {
      const error = new Error(first.message);
      if (first.stack !== undefined) error.stack = `${first.message}\n${first.stack}`;
      throw error;
    }
    if (thrown !== undefined) throw thrown;
  }
}
