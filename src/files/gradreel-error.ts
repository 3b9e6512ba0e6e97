/** An error whose message is written for the person at the keyboard. */
export class GradreelError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}
