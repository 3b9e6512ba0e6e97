import { basename } from 'node:path';
import { clock } from '../lesson/clock.ts';
import { heardText } from '../render/assemble/sound-place.ts';
import type { RenderResult } from '../render/render-lesson.ts';

/** Tells how a render goes. */
export interface Reporter {
  started(lesson: string, output: string, frames: number): void;
  progress(frame: number): void;
  /** Something is not as it should be, and the render goes on. */
  warned(lesson: string, message: string): void;
  done(result: RenderResult): void;
  failed(lesson: string, message: string): void;
}

/** Milliseconds between two reports. */
const PACE = { line: 200, json: 1000 };

/** How far a render is: its rate so far, and the time left at that rate. */
class Pace {
  readonly #start = performance.now();
  #next = 0;
  /** Frames that were there before this render began. */
  #before: number | undefined;

  constructor(
    readonly lesson: string,
    readonly frames: number,
    readonly milliseconds: number,
  ) {}

  /** Whether it is time for a report. */
  due(frame: number): boolean {
    const now = performance.now();
    if (now < this.#next && frame < this.frames) return false;
    this.#next = now + this.milliseconds;
    return true;
  }

  at(frame: number): { framesPerSecond: number; secondsLeft: number } {
    const seconds = (performance.now() - this.#start) / 1000;
    this.#before ??= frame;
    const rate = (frame - this.#before) / Math.max(seconds, 1e-3);
    return {
      framesPerSecond: Math.round(rate * 10) / 10,
      secondsLeft: rate === 0 ? 0 : Math.ceil((this.frames - frame) / rate),
    };
  }

  seconds(): number {
    return Math.round((performance.now() - this.#start) / 100) / 10;
  }
}

/** One JSON object a line on stdout; there may be a `warning`, and the last one is `done`, or `failed`. */
export function jsonReporter(write: (text: string) => void): Reporter {
  let pace: Pace | undefined;
  const line = (object: object) => write(`${JSON.stringify(object)}\n`);
  return {
    started(lesson, output, frames) {
      pace = new Pace(lesson, frames, PACE.json);
      line({ event: 'started', lesson, output, frames });
    },
    progress(frame) {
      if (!pace?.due(frame)) return;
      line({
        event: 'progress',
        lesson: pace.lesson,
        frame,
        frames: pace.frames,
        ...pace.at(frame),
      });
    },
    warned: (lesson, message) => line({ event: 'warning', lesson, message }),
    done: (result) => line({ event: 'done', ...result }),
    failed: (lesson, message) => line({ event: 'failed', lesson, message }),
  };
}

/** Lines on stdout; on a terminal also one line on stderr that is written over while a render works. */
export function textReporter(
  write: (text: string) => void,
  terminal?: { readonly write: (text: string) => void; readonly columns: number },
  complain: (text: string) => void = () => undefined,
): Reporter {
  let pace: Pace | undefined;
  const clear = () => terminal?.write('\r\u001b[K');
  return {
    started(lesson, _output, frames) {
      pace = new Pace(lesson, frames, PACE.line);
      if (terminal === undefined) write(`${lesson}: rendering ${frames} frames\n`);
    },
    progress(frame) {
      if (terminal === undefined || !pace?.due(frame)) return;
      clear();
      terminal.write(progressLine(pace, frame).slice(0, terminal.columns - 1));
    },
    warned(_lesson, message) {
      clear();
      complain(`gradreel: ${message}\n`);
    },
    done({ lesson, output, frames, drawnFrames, reusedFrames, seconds, sound }) {
      clear();
      const took = pace === undefined ? '' : `, rendered in ${pace.seconds()} s`;
      const drawn =
        reusedFrames === frames
          ? 'all as rendered before'
          : `${drawnFrames} drawn${reusedFrames === 0 ? '' : `, ${reusedFrames} as rendered before`}`;
      const heard = sound === undefined ? '' : `, with ${heardText(basename(sound.file), sound)}`;
      const video = `${clock(seconds * 1000)}, ${frames} frames, ${drawn}`;
      write(`${lesson}: ${output} (${video}${heard}${took})\n`);
    },
    failed: () => clear(),
  };
}

/** Characters of the bar; the whole line fits a terminal of 80. */
const BAR = 20;

function progressLine(pace: Pace, frame: number): string {
  const { framesPerSecond, secondsLeft } = pace.at(frame);
  const filled = Math.round((frame / pace.frames) * BAR);
  const bar = '━'.repeat(filled) + '─'.repeat(BAR - filled);
  return `${pace.lesson} ${bar} ${frame}/${pace.frames} frames, ${framesPerSecond.toFixed(0)} frames/s, ${clock(secondsLeft * 1000)} left`;
}
