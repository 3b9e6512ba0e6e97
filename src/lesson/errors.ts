/** Base of the errors in what a lesson is made of; the message names the file, what is wrong, and the remedy. */
export class LessonError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** A lesson, a parameter or a beat that does not exist; the message offers the nearest one. */
export class UnknownNameError extends LessonError {}

/** A parameter that is not what its lesson accepts. */
export class ParameterError extends LessonError {}
