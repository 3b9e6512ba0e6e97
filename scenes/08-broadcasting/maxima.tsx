import { all, chain, delay, waitFor } from '@motion-canvas/core';
import { beat, lessonScene } from 'gradreel/lesson';
import {
  arrayValues,
  axisNumber,
  bent,
  CodeLine,
  Enclosure,
  Matrix,
  Refusal,
  ShapeSlots,
  Sheet,
  smallPlace,
  swing,
  Vector,
} from 'gradreel/stage';
import { MaximaHalves } from './nodes/maxima-halves/maxima-halves.tsx';

const SLOTS = { left: 900, right: 1796, upper: 150, lower: 452, height: 210 };
const CORNER = { x: 96, width: 356, height: 240 };
const LARGE = { size: 190, middle: 440, width: 760, height: 420 };

export default lessonScene(function* ({ view, backdrop, lesson: { run } }) {
  const shape = (name: string) => run.values(`${name}_shape`);
  const name = run.value('is_A').number === 1 ? 'A' : 'M';
  const code = `${name} - ${name}.max(axis=1)`;
  const S = arrayValues(run, 'S');
  const maxima = arrayValues(run, 'maxima');
  const two = arrayValues(run, 'two');
  const twoMaxima = arrayValues(run, 'two_maxima');
  const matrixPlace = smallPlace(two.size, { ...LARGE, x: 130 }, LARGE.size);
  const flatPlace = smallPlace(twoMaxima.size, { ...LARGE, x: 1150 }, LARGE.size);
  const matrix = new Matrix({
    values: two,
    style: 'absent',
    ...matrixPlace,
    position: [matrixPlace.x, matrixPlace.y],
  });
  const flat = new Vector({
    values: twoMaxima,
    style: 'absent',
    ...flatPlace,
    position: [flatPlace.x, flatPlace.y],
  });
  const slots = new ShapeSlots({
    place: SLOTS,
    tuple: { right: 826, size: 84, width: 340 },
    upper: { shape: shape('two'), aligned: shape('two') },
    lower: { shape: shape('two_maxima'), aligned: run.values('two_maxima_aligned') },
  });
  const message = String.fromCharCode(...(run.array('error').tolist() as number[]));
  const refusal = new Refusal({
    code: { text: code, numbers: [axisNumber(1)] },
    kind: 'ValueError',
    message: { text: message, numbers: [...shape('two'), ...shape('two_maxima')] },
    width: 1728,
    position: [96, 742],
  });
  const enclosure = new Enclosure();
  const names = [
    new CodeLine({
      code: name,
      size: 44,
      align: 'center',
      position: [matrix.box().x + matrix.box().width / 2, 176],
    }),
    new CodeLine({
      code: `${name}.max(axis=1)`,
      numbers: [axisNumber(1)],
      size: 44,
      align: 'center',
      position: [flat.box().x + flat.box().width / 2, 280],
    }),
  ];
  const halves = new MaximaHalves({
    values: { S, maxima, wrong: arrayValues(run, 'wrong'), right: arrayValues(run, 'right') },
    shapes: { flat: shape('maxima'), kept: shape('kept') },
    name,
  });
  const stage = new Sheet();
  view.add(stage);
  stage.add([slots, refusal, ...names, matrix, flat, enclosure, halves]);
  backdrop.light([0, -40]);

  /** Row by row: the largest number is found and goes down into a list of maxima. */
  function* findMaxima() {
    yield* all(matrix.appear(), ...names.map((text) => text.write()));
    for (const row of [0, 1]) {
      const found = matrix
        .cells({ row })
        .findIndex((cell) => cell.value()?.number === maximum(row));
      yield* enclosure.slide(matrix.box({ row }), row === 0 ? 0.01 : 0.4);
      yield* matrix.cell(0, row, found).focus(1, 0.25);
      flat.entry(row).shown(1);
      flat.entry(row).focus(1);
      yield* swing(
        [
          {
            cell: flat.entry(row),
            from: matrix.box({ row, column: found }),
            to: flat.box({ column: row }),
          },
        ],
        { way: bent(0), seconds: 0.7 },
      );
      yield* all(
        matrix.cell(0, row, found).focus(0, 0.2),
        flat.entry(row).focus(0, 0.2),
        flat.entry(row).raised(1, 0.2),
      );
    }
    yield* enclosure.hide();
  }

  function* moveAside() {
    const upper = SLOTS.upper + SLOTS.height / 2;
    const lower = SLOTS.lower + SLOTS.height / 2;
    yield* all(
      ...names.map((text) => text.shown(0, 0.3)),
      matrix.place(smallPlace(two.size, { ...CORNER, middle: upper }, 112)),
      flat.place(smallPlace(twoMaxima.size, { ...CORNER, middle: lower }, 112)),
    );
  }

  function maximum(row: number): number {
    return run.value(`two_maxima[${row}]`).number;
  }

  yield* beat(
    'a-pair-that-fails',
    all(findMaxima(), delay(1, refusal.ask())),
    chain(moveAside(), slots.write(), slots.arrive(), slots.align(), slots.bounce(1)),
    refusal.answer(),
  );

  yield* beat(
    'the-silent-mistake',
    chain(
      all(slots.alpha(0, 0.4), refusal.shown(0, 0.4), matrix.fade(0, 0.4), flat.fade(0, 0.4)),
      halves.begin(),
    ),
    chain(halves.layFlat(), waitFor(0.4), halves.fallDown()),
    halves.fallElsewhere(),
    waitFor(3),
    halves.pointOutAbove(),
  );

  yield* beat('keepdims-repairs-it', halves.keepAxis(), halves.reachAcross(), halves.compare());
});
