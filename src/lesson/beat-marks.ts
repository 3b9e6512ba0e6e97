import type { TimedBeat, TimedCue, TimedQuestion, Timeline } from './timeline.ts';

interface BeatMark {
  id: string;
  title: string;
  firstFrame: number;
  endFrame: number;
  cues: TimedCue[];
  question?: TimedQuestion;
}

/** Which beat of which scene is being played. */
export interface PlayingBeat {
  readonly scene: string;
  readonly beat: string;
}

/** Notes when beats and cues happen while the scenes play; the timeline is read from it. */
export class BeatMarks {
  readonly #scenes = new Map<string, BeatMark[]>();
  #playing: PlayingBeat | undefined;

  /** The beat that began last. */
  get playing(): PlayingBeat | undefined {
    return this.#playing;
  }

  /** Forgets what a scene noted before; it is about to play again. */
  restart(scene: string): void {
    this.#scenes.set(scene, []);
    this.#playing = undefined;
  }

  begin(scene: string, id: string, title: string, frame: number): void {
    this.#playing = { scene, beat: id };
    this.#beats(scene).push({ id, title, firstFrame: frame, endFrame: frame, cues: [] });
  }

  cue(scene: string, text: string, frame: number): void {
    const cues = this.#current(scene).cues;
    this.#endCue(cues, frame);
    cues.push({ text, firstFrame: frame, endFrame: frame });
  }

  /** A question is on screen from one frame up to, not including, another. */
  question(scene: string, question: TimedQuestion): void {
    const beat = this.#current(scene);
    beat.question = question;
    this.#endCue(beat.cues, question.firstFrame);
  }

  end(scene: string, frame: number): void {
    const beat = this.#current(scene);
    beat.endFrame = frame;
    this.#endCue(beat.cues, frame);
  }

  /** The timeline of scenes that have played through, in their order. */
  timeline(scenes: readonly string[], framesPerSecond: number, frames: number): Timeline {
    const beats: TimedBeat[] = scenes.flatMap((scene) => this.#beats(scene));
    return { framesPerSecond, frames, beats };
  }

  #endCue(cues: TimedCue[], frame: number): void {
    const last = cues.at(-1);
    if (last !== undefined && last.endFrame === last.firstFrame) {
      cues[cues.length - 1] = { ...last, endFrame: frame };
    }
  }

  #beats(scene: string): BeatMark[] {
    let beats = this.#scenes.get(scene);
    if (beats === undefined) {
      beats = [];
      this.#scenes.set(scene, beats);
    }
    return beats;
  }

  #current(scene: string): BeatMark {
    const beat = this.#beats(scene).at(-1);
    if (beat === undefined) throw new Error(`The scene "${scene}" has no beat yet.`);
    return beat;
  }
}
