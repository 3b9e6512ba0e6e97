/**
 * The NumPy whose streams are drawn. NumPy keeps a stream from release to release but where a fault is mended;
 * 2.5 did so twice:
 *
 * - `Generator.binomial` and `Generator.multinomial` had 13680 for 13860 (166320/12) in Stirling's series, and added
 *   two of its four terms that are to be taken away: some draws with n·p > 30 were accepted wrongly.
 * - `RandomState.multinomial` draws a number for a category without trials or probability again, as NumPy 1.16 did.
 */
export type StreamVersion = '2.4' | '2.5';

/** What is drawn where nothing else is asked for: `defaultRng(7, { stream: '2.5' })` asks for the newer one. */
export const STREAM_VERSION: StreamVersion = '2.4';

/** How a generator draws. */
export interface StreamOptions {
  /** The release of NumPy whose stream is followed, `'2.4'` when left out. */
  readonly stream?: StreamVersion;
}
