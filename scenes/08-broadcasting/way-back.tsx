import { all, chain, waitFor } from '@motion-canvas/core';
import { beat, lessonScene } from 'gradreel/lesson';
import { arrayValues, axisNumber, CodeLine, ShapeSlots, Sheet } from 'gradreel/stage';
import { GradientSum } from './nodes/gradient-sum/gradient-sum.tsx';

export default lessonScene(function* ({ view, backdrop, lesson: { run, theme } }) {
  const shape = (name: string) => run.values(`${name}_shape`);
  const sum = new GradientSum({
    row: arrayValues(run, 'row'),
    gradients: arrayValues(run, 'G'),
    running: arrayValues(run, 'running'),
    total: arrayValues(run, 'db'),
  });
  const slots = new ShapeSlots({
    place: { left: 1008, right: 1796, upper: 184, lower: 548, height: 224 },
    tuple: { right: 0, size: 24, width: 300 },
    upper: { shape: shape('G'), aligned: shape('G') },
    lower: { shape: shape('db'), aligned: run.values('db_aligned') },
  });
  const code = new CodeLine({
    code: 'db = G.sum(axis=0)',
    numbers: [axisNumber(0)],
    size: 44,
    position: [1008 - 66, 850],
  });
  const stage = new Sheet();
  view.add(stage);
  stage.add([sum, slots, code]);
  backdrop.light([-460, -60]);

  function* foldBack() {
    slots.focus(theme.gradient);
    yield* all(slots.foldOnes(), code.write());
  }

  /** What the row went through on the way out, in numbers and in shapes. */
  function* recallForward() {
    yield* all(
      sum.recallForward(),
      chain(slots.stand(), all(slots.meshEqual(), slots.stretchOnes())),
    );
  }

  yield* beat(
    'the-way-back',
    chain(recallForward(), all(sum.receive(), slots.calm())),
    sum.pointOutColumn(0),
    chain(waitFor(1), sum.collect(0), waitFor(0.3), sum.collectOthers()),
    foldBack(),
  );
});
