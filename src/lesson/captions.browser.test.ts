import { expect, test } from 'vitest';
import { webVtt } from './webvtt.ts';

/** The cues of a WebVTT file as the browser's own parser reads and sets them. */
async function readByBrowser(file: string): Promise<{ text: string; start: number }[]> {
  const url = URL.createObjectURL(new Blob([file], { type: 'text/vtt' }));
  const video = document.createElement('video');
  const track = document.createElement('track');
  track.src = url;
  video.append(track);
  const loaded = new Promise((resolve, reject) => {
    track.onload = resolve;
    track.onerror = () => reject(new Error('The browser does not read this file.'));
  });
  // What is disabled is not loaded.
  track.track.mode = 'hidden';
  document.body.append(video);
  await loaded;
  const cues = [...(track.track.cues ?? [])] as VTTCue[];
  video.remove();
  URL.revokeObjectURL(url);
  return cues.map((cue) => ({
    text: cue.getCueAsHTML().textContent ?? '',
    start: cue.startTime,
  }));
}

test('a browser shows every sign of a caption as it was said', async () => {
  const said = [
    'a < b, and c > d --> e',
    'w<0 & z>0; <b>bold</b> <c> <00:01.000>',
    'the set {1, 2}\nand {\\an8} \\N &lt; &amp;',
    '∇ ∈ ℝ · żłğşő → ✓ Ω Ж',
    'NOTE no note',
    'STYLE',
  ];
  const entries = said.map((text, index) => ({
    lines: text.split('\n'),
    firstFrame: 30 * index,
    endFrame: 30 * index + 29,
  }));
  const read = await readByBrowser(webVtt(entries, 30));
  expect(read.map(({ text }) => text)).toEqual(said);
  expect(read.map(({ start }) => start)).toEqual([0, 1, 2, 3, 4, 5]);
});
