import type { PlayingBeat } from '../../lesson/beat-marks.ts';
import type { Timeline } from '../../lesson/timeline.ts';
import type { ShownRange } from '../../stage/ledger.ts';
import type { Look } from './inspector.ts';

/** Size and rate of the picture. */
export interface PictureSettings {
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
}

/** What the encoder in the page says about its stream; it goes into the MP4's header. */
export interface StreamDescription {
  readonly codec: string;
  /** The avcC record in base64. */
  readonly description: string;
  readonly colorSpace: VideoColorSpaceInit;
}

/** What comes back when all frames of a render have left the page. */
export interface RenderReport {
  readonly frames: number;
  /** Frames that were drawn; the others equal the one before them. */
  readonly drawnFrames: number;
  readonly displayed: readonly ShownRange[];
}

/** The functions that the page offers to the program that drives it, as `window.gradreel`. */
export interface PageFunctions {
  plan(picture: PictureSettings): Promise<Timeline>;
  render(picture: PictureSettings): Promise<RenderReport>;
  /** The beat that is being played, to be named when something goes wrong. */
  playing(): Promise<PlayingBeat | undefined>;
  /** Draws frames and returns them as PNG in base64. */
  stills(picture: PictureSettings, frames: readonly number[]): Promise<string[]>;
  /** Plans and gets ready to look at frames. */
  beginInspection(picture: PictureSettings): Promise<Timeline>;
  /** Looks at frames, in ascending order over all calls. */
  inspect(frames: readonly number[]): Promise<Look[]>;
  /** The numbers displayed in the frames that were looked at. */
  inspected(): Promise<readonly ShownRange[]>;
}
