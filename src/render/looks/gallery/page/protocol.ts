/** An example as the page lists it. */
export interface ListedExample {
  /** `plot/axis-bends`: the folder and the exported name. */
  readonly id: string;
  /** `plot` of the stage; `18-training-loop/leads` of a lesson. */
  readonly folder: string;
  readonly name: string;
  readonly says: string;
  /** The file in the project that it is written in, and its code there. */
  readonly file: string;
  readonly code: string;
  readonly size: readonly [number, number];
  readonly at: readonly number[];
}

/** How pictures of an example are taken. */
export interface StillRequest {
  readonly id: string;
  readonly theme: 'dark' | 'light';
  /** Pixels of the picture per pixel of the example. */
  readonly scale: number;
  /** Seconds; the example's own when left out. */
  readonly at?: readonly number[];
}

/** The functions of the gallery's page, as `window.gallery`. */
export interface GalleryFunctions {
  list(): ListedExample[];
  /** The frames of an example as PNG in base64. Its displayed numbers are looked up in its run. */
  stills(request: StillRequest): Promise<string[]>;
  /** A digest of how this browser on this machine draws: text, curves, gradients, blur. */
  drawingKey(): Promise<string>;
}
