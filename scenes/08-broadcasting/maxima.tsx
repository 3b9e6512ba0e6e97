import { Node } from '@motion-canvas/2d';
import { all, chain, delay, waitFor } from '@motion-canvas/core';
import { beat } from '../../src/lesson/beat.ts';
import { lessonScene } from '../../src/lesson/lesson-scene.tsx';
import { axisNumber } from '../../src/stage/broadcast/code-line.ts';
import { MaximaHalves } from '../../src/stage/broadcast/maxima-halves.tsx';
import { Refusal } from '../../src/stage/broadcast/refusal.ts';
import { Frame } from '../../src/stage/matrix/frame.tsx';
import { Matrix, Vector } from '../../src/stage/matrix/matrix.tsx';
import { arrayValues } from '../../src/stage/matrix/values.ts';
import { swing } from '../../src/stage/movement/swing.ts';
import { ShapeSlots } from '../../src/stage/shape-slots/shape-slots.tsx';

const CELL = 112;
const SMALL = { x: 96, gap: 9, upper: 150, lower: 452, height: 210 };

export default lessonScene(function* ({ view, backdrop, lesson: { run, theme } }) {
  const shape = (name: string) => run.values(`${name}_shape`);
  const name = run.value('is_A').number === 1 ? 'A' : 'M';
  const code = `${name} - ${name}.max(axis=1)`;
  const S = arrayValues(run, 'S');
  const maxima = arrayValues(run, 'maxima');
  const cellSize = Math.min(CELL, (360 - SMALL.gap * (S.size[2] - 1)) / S.size[2]);
  const two = new Matrix({
    theme,
    values: arrayValues(run, 'two'),
    look: 'absent',
    cell: [cellSize, cellSize],
    gap: SMALL.gap,
    position: [SMALL.x, SMALL.upper + SMALL.height / 2 - cellSize - SMALL.gap / 2],
  });
  const flat = new Vector({
    theme,
    values: arrayValues(run, 'two_maxima'),
    look: 'absent',
    cell: [cellSize, cellSize],
    gap: SMALL.gap,
    position: [SMALL.x, SMALL.lower + (SMALL.height - cellSize) / 2],
  });
  const slots = new ShapeSlots({
    theme,
    place: { left: 900, right: 1796, ...SMALL },
    tuple: { right: 826, size: 84, width: 340 },
    upper: { shape: shape('two'), aligned: shape('two') },
    lower: { shape: shape('two_maxima'), aligned: run.values('two_maxima_aligned') },
  });
  const message = String.fromCharCode(...(run.array('error').tolist() as number[]));
  const refusal = new Refusal({
    theme,
    code: { text: code, numbers: [axisNumber(1)] },
    kind: 'ValueError',
    message: { text: message, numbers: [...shape('two'), ...shape('two_maxima')] },
    width: 1728,
    position: [96, 742],
  });
  const frame = new Frame({ theme });
  const halves = new MaximaHalves({
    theme,
    values: { S, maxima, wrong: arrayValues(run, 'wrong'), right: arrayValues(run, 'right') },
    shapes: { flat: shape('maxima'), kept: shape('kept') },
    code,
    keepdims: `${name} - ${name}.max(axis=1, keepdims=True)`,
  });
  const stage = new Node({ position: [-960, -540] });
  view.add(stage);
  stage.add([slots, refusal, two, flat, frame, halves]);
  backdrop.light([0, -40]);

  /** Row by row: the largest number is found and goes down into a list of maxima. */
  function* findMaxima() {
    yield* two.appear();
    for (const row of [0, 1]) {
      const found = two.cells({ row }).findIndex((cell) => cell.value()?.number === maximum(row));
      yield* frame.slide(two.box({ row }), row === 0 ? 0.01 : 0.4);
      yield* two.cell(0, row, found).focus(1, 0.25);
      flat.entry(row).shown(1);
      flat.entry(row).focus(1);
      yield* swing(
        [
          {
            cell: flat.entry(row),
            from: two.box({ row, column: found }),
            to: flat.box({ column: row }),
          },
        ],
        { bend: 0, seconds: 0.7 },
      );
      yield* all(
        two.cell(0, row, found).focus(0, 0.2),
        flat.entry(row).focus(0, 0.2),
        flat.entry(row).raised(1, 0.2),
      );
    }
    yield* frame.hide();
  }

  function maximum(row: number): number {
    return run.value(`two_maxima[${row}]`).number;
  }

  yield* beat(
    'a-pair-that-fails',
    all(findMaxima(), delay(1, refusal.ask())),
    chain(slots.write(), slots.arrive(), slots.align(), slots.bounce(1)),
    refusal.answer(),
  );

  yield* beat(
    'the-silent-mistake',
    chain(
      all(slots.alpha(0, 0.4), refusal.shown(0, 0.4), two.alpha(0, 0.4), flat.alpha(0, 0.4)),
      halves.begin(),
    ),
    chain(halves.layFlat(), waitFor(0.4), halves.fallDown()),
    halves.fallElsewhere(),
    halves.pointOutAbove(),
  );

  yield* beat('keepdims-repairs-it', halves.keepAxis(), halves.reachAcross(), halves.compare());
});
