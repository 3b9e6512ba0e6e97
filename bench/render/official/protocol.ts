import type { PictureSettings } from '../../../src/render/page/protocol.ts';

/** What the page is to export. */
export interface ExportTask {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly firstFrame: number;
  readonly endFrame: number;
  readonly picture: PictureSettings;
}

/** What the page says when it is done. */
export type ExportReport =
  | { readonly wholeSeconds: number; readonly frameSeconds: number }
  | { readonly error: string };
