import { Player } from '../../render/page/player.ts';
import type { PictureSettings } from '../../render/page/protocol.ts';

type Told = {
  readonly lesson: ConstructorParameters<typeof Player>[1];
  readonly scenes: ConstructorParameters<typeof Player>[0];
};

/**
 * Draws the ends of all cues and beats of a lesson, where movements have come to rest, and every so many
 * frames a moment between. The lesson's displayed numbers are then those of these frames.
 */
export async function lookThrough<T extends Told>(
  { lesson, scenes }: T,
  picture: PictureSettings,
  every: number,
) {
  const player = new Player(scenes, lesson, picture);
  const { beats, frames } = await player.plan();
  const ends = beats.flatMap(({ cues, endFrame }) => [
    ...cues.map((cue) => cue.endFrame),
    endFrame,
  ]);
  const between = Array.from({ length: Math.floor(frames / every) }, (_, index) => index * every);
  const wanted = [...new Set([...ends.map((end) => Math.min(end, frames) - 1), ...between])];
  lesson.displayed.clear();
  for (const frame of wanted.sort((a, b) => a - b)) {
    await player.seek(frame);
    await player.draw();
  }
  return { lesson, beats, frames };
}
