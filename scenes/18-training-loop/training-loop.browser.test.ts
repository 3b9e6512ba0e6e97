import { describe, expect, test } from 'vitest';
import { provenance } from '../../src/render/assemble/provenance.ts';
import { Player } from '../../src/render/page/player.ts';
import { guardTexts } from '../../src/stage/text-guard.ts';
import { trainingLoop } from './testing/training-loop.ts';

guardTexts();

const FPS = 10;
const PICTURE = { width: 480, height: 270, framesPerSecond: FPS };

/** Trainings at the limits of what the lesson takes. */
const TRAININGS: Record<string, Parameters<typeof trainingLoop>[0]> = {
  'the spiral': {},
  'one neuron on moons, ten epochs': { data: 'moons', hidden: 1, epochs: 10 },
  'many neurons on circles': { data: 'circles', hidden: 128, optimizer: 'rmsprop', epochs: 40 },
  'a table': {
    data: {
      columns: ['petal length', 'width 2 (cm)'],
      label: 'kind',
      classes: ['moon B', 'a rather long class name', '7'],
      points: [
        [1, 10],
        [2, 12],
        [3, 9],
        [6, 40],
        [7, 42],
        [5, 44],
        [3, 9],
        [10, 5],
        [9, 6],
      ],
      labels: [0, 0, 0, 1, 1, 1, 1, 2, 2],
      remarks: [],
    },
    optimizer: 'momentum',
    epochs: 60,
  },
  'a rate that throws it out for good': { optimizer: 'sgd', learningRate: 1000, epochs: 60 },
  'a rate that breaks it at once': { optimizer: 'sgd', learningRate: 1e160, epochs: 60 },
  'a rate too small to learn': { optimizer: 'adagrad', learningRate: 1e-6, epochs: 12 },
};

describe.each(Object.entries(TRAININGS))('the training loop with %s', (_name, parameters) => {
  test('is drawn through all beats, every number with its source', async () => {
    const { lesson, scenes } = await trainingLoop(parameters, 'light');
    const player = new Player(scenes, lesson, PICTURE);
    const { beats, frames } = await player.plan();
    expect(beats).toHaveLength(8);
    expect(frames / FPS).toBeGreaterThan(90);
    expect(frames / FPS).toBeLessThan(300);
    const ends = beats.flatMap(({ cues, endFrame }) => [
      ...cues.map((cue) => cue.endFrame),
      endFrame,
    ]);
    const between = Array.from({ length: Math.floor(frames / 67) }, (_, index) => index * 67);
    const wanted = [...new Set([...ends.map((end) => Math.min(end, frames) - 1), ...between])];
    lesson.displayed.clear();
    for (const frame of wanted.sort((a, b) => a - b)) {
      await player.seek(frame);
      await player.draw();
    }
    // Looks every displayed number up in the run, and throws where it differs.
    const list = provenance(lesson.displayed.entries(), lesson.run, FPS);
    const paths = new Set(list.filter(({ source }) => source === 'run').map(({ path }) => path));
    for (const path of ['parameter_count', 'update.after', 'end.percent', 'spot.percent[0]']) {
      expect(paths).toContain(path);
    }
  });
});

test('a frame is the same whether it is played or jumped to', async () => {
  const { lesson, scenes } = await trainingLoop({ hidden: 12, epochs: 60 });
  const pixels = (player: Player) => {
    const { width, height } = player.canvas;
    const copy = document.createElement('canvas');
    [copy.width, copy.height] = [width, height];
    const context = copy.getContext('2d') as CanvasRenderingContext2D;
    context.drawImage(player.canvas, 0, 0);
    return context.getImageData(0, 0, width, height).data;
  };
  const played = new Player(scenes, lesson, PICTURE);
  const { beats } = await played.plan();
  const run = beats.find(({ id }) => id === 'the-long-run') as { firstFrame: number };
  const frame = run.firstFrame + 70;
  for (let at = frame - 12; at <= frame; at++) {
    await played.seek(at);
    await played.draw();
  }
  const expected = pixels(played);
  await played.seek(0);
  await played.draw();
  await played.seek(frame);
  await played.draw();
  expect(pixels(played)).toEqual(expected);
});
