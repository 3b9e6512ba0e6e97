import { LessonError } from './errors.ts';

/** Where something stands in a narration file; lines count from 1, and 0 means the file as a whole. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
}

/** `narration.md:12`, or the file alone. */
export function fileAndLine({ file, line }: SourcePlace): string {
  return line === 0 ? file : `${file}:${line}`;
}

/** A narration that cannot be read, or that asks for something the run does not hold. */
export class NarrationError extends LessonError {
  readonly file: string;
  readonly line: number;

  /**
   * @param found the text in the file that is wrong
   * @param problem what is wrong with it, as a sentence
   * @param remedy what to write instead, as a sentence
   */
  constructor(
    { file, line }: SourcePlace,
    readonly found: string,
    readonly problem: string,
    readonly remedy: string,
  ) {
    super(`${fileAndLine({ file, line })}: ${problem} ${remedy}`);
    this.file = file;
    this.line = line;
  }
}
