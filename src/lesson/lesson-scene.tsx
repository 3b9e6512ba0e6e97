import { makeScene2D, Scene2D, type View2D } from '@motion-canvas/2d';
import {
  type FullSceneDescription,
  type SceneDescription,
  type ThreadGenerator,
  type ThreadGeneratorFactory,
  useScene,
} from '@motion-canvas/core';
import { Backdrop } from '../stage/backdrop.tsx';
import { Chrome } from '../stage/chrome.tsx';
import { keepDisplayed } from '../stage/displayed-numbers.ts';
import { QuestionCard } from '../stage/question/question-card.tsx';
import { giveTheme } from '../stage/theme-context.ts';
import { BeatEvents } from './beat-events.ts';
import { type LessonContext, lessonOf } from './lesson-context.ts';
import { lessonNumber } from './lesson-words.ts';

/** A scene whose time events are beats and whose displayed numbers are kept. */
class LessonScene extends Scene2D {
  constructor(description: FullSceneDescription<ThreadGeneratorFactory<View2D>>) {
    super({ ...description, timeEventsClass: BeatEvents });
  }
}

/** What a scene is told with. */
export interface Telling {
  readonly view: View2D;
  readonly lesson: LessonContext;
  readonly backdrop: Backdrop;
}

/**
 * A Motion Canvas scene that tells a part of a lesson: backdrop and chrome stand already, the run is
 * there to be read.
 *
 * @example
 * export default lessonScene(function* ({ view, lesson: { run } }) {
 *   yield* beat('inputs-arrive', …);
 * });
 */
export function lessonScene(
  tell: (telling: Telling) => ThreadGenerator,
): SceneDescription<ThreadGeneratorFactory<View2D>> {
  const description = makeScene2D(function* (view) {
    const lesson = lessonOf();
    const scene = useScene();
    lesson.marks.restart(scene.name);
    keepDisplayed(scene, lesson.displayed);
    giveTheme(scene, lesson.theme);
    const backdrop = new Backdrop({ theme: lesson.theme });
    const chrome = new Chrome({
      theme: lesson.theme,
      lessonNumber: lessonNumber(lesson),
      lessonTitle: lesson.title,
      beatTitles: lesson.narrated.beats.map((beat) => beat.title),
      chip: lesson.chip,
      burnCaptions: lesson.burnCaptions,
    });
    const card = new QuestionCard({ theme: lesson.theme, dims: !lesson.transparent });
    view.add(lesson.transparent ? [chrome, card] : [backdrop, chrome, card]);
    yield* tell({ view, lesson, backdrop });
  });
  return { ...description, klass: LessonScene };
}
