import type { RenderOptions } from '../library.ts';

/** All that decides what a render leaves; undefined where it is not known without looking. */
export function askedFor(lesson: string, options: RenderOptions): unknown {
  // Parameters may name files of the user, and sound is one; single pictures are too many to look at.
  const { set = [], theme, captions, language, picture, form, scene, beats, sound } = options;
  if (sound !== undefined || form?.format === 'png') return undefined;
  if (set.some((setting) => /\.csv/i.test(setting))) return undefined;
  return JSON.parse(
    JSON.stringify({ lesson, set, theme, captions, language, picture, form, scene, beats }),
  );
}
