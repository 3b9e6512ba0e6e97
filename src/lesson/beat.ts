import { all, type ThreadGenerator, useScene, waitFor, waitUntil } from '@motion-canvas/core';
import { useChrome } from '../stage/chrome.tsx';
import { useQuestionCard } from '../stage/question/question-card.tsx';
import { BREATH } from './breath.ts';
import { burnedLines } from './captions.ts';
import { LessonError } from './errors.ts';
import { lessonOf } from './lesson-context.ts';
import type { NarratedBeat, Passage, Question } from './narrated.ts';

/**
 * Plays a beat: its narration passage by passage, each accompanied by one movement. A passage and its
 * movement begin together; the next pair begins when both are done. More movements than passages play
 * on without words; more passages than movements are read over a still picture.
 *
 * A question at the end of the narration waits for the viewer when all has been said.
 *
 * The beat's time event lies at its end: dragging it in the editor gives the beat more room.
 *
 * @throws LessonError when narration.md has no such beat.
 * @example
 * yield* beat('the-bias-lifts', neuron.lift(), formula.morph(…));
 */
export function* beat(id: string, ...movements: (ThreadGenerator | null)[]): ThreadGenerator {
  const scene = useScene();
  const { narrated, marks } = lessonOf(scene);
  const index = narrated.beats.findIndex((candidate) => candidate.id === id);
  const narration = narrated.beats[index];
  if (narration === undefined) {
    throw new LessonError(
      `The scene "${scene.name}" plays the beat "${id}", but narration.md has no such heading. It has ${narrated.beats.map((known) => known.id).join(', ')}.`,
    );
  }
  marks.begin(scene.name, id, narration.title, scene.playback.frame);
  const chrome = useChrome();
  chrome.currentBeat(index);
  yield* playPassages(narration, movements);
  yield* waitFor(BREATH);
  yield* waitUntil(id);
  chrome.caption(null);
  if (narration.question !== undefined) {
    yield* ask(narration.question);
    // The picture that the question was about is seen again before anything moves.
    yield* waitFor(BREATH / 2);
  }
  marks.end(scene.name, scene.playback.frame);
}

function* ask(question: Question): ThreadGenerator {
  const scene = useScene();
  const { marks } = lessonOf(scene);
  const firstFrame = scene.playback.frame;
  yield* useQuestionCard().ask(question);
  marks.question(scene.name, { firstFrame, endFrame: scene.playback.frame });
}

function* playPassages(
  { passages }: NarratedBeat,
  movements: (ThreadGenerator | null)[],
): ThreadGenerator {
  for (let index = 0; index < Math.max(passages.length, movements.length); index++) {
    const passage = passages[index];
    const movement = movements[index];
    yield* all(...(passage ? [speak(passage)] : []), ...(movement ? [movement] : []));
  }
}

function* speak({ cues }: Passage): ThreadGenerator {
  const scene = useScene();
  const { marks } = lessonOf(scene);
  const chrome = useChrome();
  for (const cue of cues) {
    marks.cue(scene.name, cue.text, scene.playback.frame);
    chrome.caption({ text: burnedLines(cue.text).join('\n'), numbers: cue.numbers });
    yield* waitFor(cue.seconds);
  }
}
