import type { Timeline } from '../../lesson/timeline.ts';
import type { ShownRange } from '../../stage/displayed-numbers.ts';
import type { Look } from './inspector.ts';

/** Size and rate of the picture. */
export interface PictureSettings {
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
}

/** What comes out of the page: encoded video, images of a GIF, PNG files, or samples for another encoder. */
export type Medium = 'h264' | 'vp9' | 'gif' | 'png' | 'raw';

/** The form in which frames leave the page. */
export interface FrameForm {
  readonly medium: Medium;
  /** Whether the background is left out. */
  readonly transparent: boolean;
  /** Whether a frame like the last is a frame of its own, or empty. */
  readonly timing: 'constant' | 'variable';
}

/** What a decoder has to know of a stream. */
export interface StreamDescription {
  readonly codec: string;
  /** The avcC record of H.264, in base64. */
  readonly description?: string;
  readonly colorSpace?: VideoColorSpaceInit;
}

/** A scene with its frames: from `firstFrame` up to, not including, `endFrame`. */
export interface SceneRange {
  readonly name: string;
  readonly firstFrame: number;
  readonly endFrame: number;
}

/** What is being played, to be named when something goes wrong. */
export interface Place {
  readonly frame: number;
  readonly scene: string;
  readonly beat?: string;
}

/** What is known after a run-through without drawing. */
export interface RunThrough {
  readonly timeline: Timeline;
  readonly scenes: readonly SceneRange[];
}

/** Frames to draw. */
export interface FrameRange {
  readonly firstFrame: number;
  readonly endFrame: number;
  /** A frame among them that is wanted as PNG, too. */
  readonly poster?: number;
}

/** What comes back when all frames of a range have left the page; frames are counted from its first. */
export interface DrawnSegment {
  /** Frames that were drawn; the others equal the one before them. */
  readonly drawnFrames: number;
  readonly displayed: readonly ShownRange[];
  /** PNG in base64. */
  readonly poster?: string;
}

/** How a sound lies under the video. */
export interface SoundSettings {
  /** How long the video is. */
  readonly seconds: number;
  /** Seconds into the video at which it begins; negative leaves its beginning out. */
  readonly offset: number;
  readonly decibels: number;
  readonly format: 'mp4' | 'webm';
}

/** The functions that the page offers to the program that drives it, as `window.gradreel`. */
export interface PageFunctions {
  /** Plays everything through without drawing; a lesson that goes on for longer is given up. */
  plan(picture: PictureSettings, longestSeconds: number): Promise<RunThrough>;
  /** Draws and encodes frames; their packets leave meanwhile. */
  draw(picture: PictureSettings, frames: FrameRange, form: FrameForm): Promise<DrawnSegment>;
  /** How many frames were played so far, by which it is seen that work goes on. */
  played(): number;
  /** Where the playing is. */
  place(): Place | undefined;
  /** Whether each frame is told to the program before it is played: slower, for a page that ends in one. */
  tellPlaces(told: boolean): void;
  /** Encodes the served file `sound`; an MP4 or WebM in base64. */
  sound(settings: SoundSettings): Promise<string>;
  /** Draws frames and returns them as PNG in base64. */
  stills(picture: PictureSettings, frames: readonly number[]): Promise<string[]>;
  /** Plans and gets ready to look at frames. */
  beginInspection(picture: PictureSettings): Promise<Timeline>;
  /** Looks at frames, in ascending order over all calls. */
  inspect(frames: readonly number[]): Promise<Look[]>;
}
