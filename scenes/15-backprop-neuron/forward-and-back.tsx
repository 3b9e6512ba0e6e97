import { all, chain, delay, type ThreadGenerator, waitFor } from '@motion-canvas/core';
import { asProductOf, beat, lessonScene, type ShownValue } from 'gradreel/lesson';
import { equalsSign, Fading, FormulaRows, mathText, SourcedFormula } from 'gradreel/stage';
import { BackpropDiagram } from './nodes/backprop-diagram/backprop-diagram.tsx';
import { diagramSlopes, diagramValues } from './passes.ts';

/** Places of the chain rule's columns. */
const RULE = { slope: [0, 1], lens: [2, 3], relu: [4, 5], square: [6] } as const;

export default lessonScene(function* ({ view, backdrop, lesson: { run, theme } }) {
  const values = diagramValues(run);
  const slopes = diagramSlopes(run);
  const focusLane = run.value('focus').number;
  const [focusX, isOpen] = [run.value('focus_x'), slopes.yByZ.number > 0];
  const diagram = new BackpropDiagram({
    values,
    slopes,
    focusLane,
    later: [diagramValues(run, 'next.')],
  });
  const target = run.value('target');
  const shownTarget = `\\part{target}{${mathText(target)}}`;
  const lossFormula = new SourcedFormula({
    tex: `L = \\bigl(\\mathrm{ReLU}(\\, w \\cdot x + b \\,) - ${target.number < 0 ? `(${shownTarget})` : shownTarget}\\bigr)^2`,
    numbers: { target },
    fontSize: 54,
    fill: theme.ink,
    position: [480, -310],
    opacity: 0,
  });
  const slope = asProductOf(slopes.lanes[focusLane] as ShownValue, [
    focusX,
    slopes.yByZ,
    slopes.lossByY,
  ]);
  const weight = `w_{${focusLane + 1}}`;
  const rule = new FormulaRows({
    slot: { right: 1816, y: 232, width: 760 },
    columns: [
      { letters: `\\dfrac{\\partial L}{\\partial ${weight}}`, value: slope },
      { letters: '=', sign: equalsSign(slope) },
      {
        letters: `\\dfrac{\\partial z}{\\partial ${weight}}`,
        value: focusX,
        colour: theme.focus,
      },
      { letters: '\\cdot' },
      { letters: '\\dfrac{\\partial y}{\\partial z}', value: slopes.yByZ },
      { letters: '\\cdot' },
      {
        letters: '\\dfrac{\\partial L}{\\partial y}',
        value: slopes.lossByY,
        inParentheses: true,
      },
    ],
  });
  const stage = new Fading({ opacity: 1, children: [diagram, lossFormula, rule] });
  view.add(stage);
  backdrop.light([-460, 0]);

  const inputs = run.values('x').map(({ number }, index) => ({ number, index }));
  const bias = inputs.length;
  const turning = inputs.filter(({ number }) => number < 0).map(({ index }) => index);
  const others = inputs.filter(({ number }) => number >= 0).map(({ index }) => index);
  yield* beat(
    'the-way-forward',
    diagram.setOut(),
    chain(diagram.insertLenses(), diagram.multiply(...others, bias)),
    ...(turning.length > 0 ? [diagram.multiply(...turning)] : []),
    all(diagram.pile(), backdrop.light([200, 160], 1.2)),
    diagram.addUp(),
    diagram.activate(),
    all(lossFormula.opacity(1, 0.4), diagram.showTarget(), backdrop.light([690, 160], 1.2)),
    delay(0.8, diagram.square()),
  );

  yield* beat(
    'local-slopes',
    backdrop.light([200, 0], 1.2),
    all(diagram.ask(), lossFormula.opacity(0, 0.4), backdrop.light([-400, 0], 1.2)),
    diagram.nudgeTo('lens'),
    chain(diagram.nudgeTo('sum'), waitFor(0.5), diagram.nudgeTo('relu', 0.6)),
    all(diagram.nudgeTo('square', 1.8), backdrop.light([690, 160], 1.2)),
    all(diagram.showFactors(), backdrop.light([-400, 0], 1.2)),
  );

  const rest = values.lanes.map((_, index) => index).filter((index) => index !== focusLane);
  const flow: ThreadGenerator[] = isOpen
    ? [
        delay(2.4, rule.letters()),
        chain(diagram.flowThroughSquare(), rule.numbers(...RULE.square)),
        chain(diagram.flowThroughRelu(), rule.numbers(...RULE.relu)),
        delay(0.8, diagram.fanOut()),
        chain(
          waitFor(1.6),
          diagram.flowThroughLens(focusLane),
          waitFor(0.4),
          rule.numbers(...RULE.lens),
          waitFor(0.4),
          rule.numbers(...RULE.slope),
        ),
        diagram.flowThroughLens(...rest),
      ]
    : [
        delay(2.4, rule.letters()),
        chain(diagram.flowThroughSquare(), rule.numbers(...RULE.square)),
        chain(diagram.flowThroughRelu(), rule.numbers(...RULE.relu)),
        chain(diagram.flowThroughLens(), rule.numbers(...RULE.lens), rule.numbers(...RULE.slope)),
      ];
  yield* beat('gradient-flow', ...flow);
  yield* stage.vanish();
});
