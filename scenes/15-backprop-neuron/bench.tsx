import { all, chain, delay, type ThreadGenerator, waitFor } from '@motion-canvas/core';
import { beat } from '../../src/lesson/beat.ts';
import { lessonScene } from '../../src/lesson/lesson-scene.tsx';
import { asProductOf } from '../../src/run/displayed-arithmetic.ts';
import type { ShownValue } from '../../src/run/run.ts';
import { Fading } from '../../src/stage/fading.ts';
import { FlowBench } from '../../src/stage/flow-bench/flow-bench.tsx';
import { mathText } from '../../src/stage/formula/math-text.ts';
import { equalsSign, FormulaRows } from '../../src/stage/formula-rows/formula-rows.tsx';
import { SourcedFormula } from '../../src/stage/sourced-formula.ts';
import { benchSlopes, benchValues } from './passes.ts';

/** Places of the chain rule's columns. */
const RULE = { slope: [0, 1], lens: [2, 3], relu: [4, 5], square: [6] } as const;

export default lessonScene(function* ({ view, backdrop, lesson: { run, theme } }) {
  const values = benchValues(run);
  const slopes = benchSlopes(run);
  const focusLane = run.value('focus').number;
  const [focusX, isOpen] = [run.value('focus_x'), slopes.yByZ.number > 0];
  const bench = new FlowBench({
    theme,
    values,
    slopes,
    focusLane,
    later: [benchValues(run, 'next.')],
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
    theme,
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
  const stage = new Fading({ opacity: 1, children: [bench, lossFormula, rule] });
  view.add(stage);
  backdrop.light([-460, 0]);

  const inputs = run.values('x').map(({ number }, index) => ({ number, index }));
  const bias = inputs.length;
  const turning = inputs.filter(({ number }) => number < 0).map(({ index }) => index);
  const others = inputs.filter(({ number }) => number >= 0).map(({ index }) => index);
  yield* beat(
    'the-way-forward',
    bench.setOut(),
    chain(bench.insertLenses(), bench.multiply(...others, bias)),
    ...(turning.length > 0 ? [bench.multiply(...turning)] : []),
    all(bench.pile(), backdrop.light([200, 160], 1.2)),
    bench.addUp(),
    bench.activate(),
    all(lossFormula.opacity(1, 0.4), bench.showTarget(), backdrop.light([690, 160], 1.2)),
    delay(0.8, bench.square()),
  );

  yield* beat(
    'local-slopes',
    backdrop.light([200, 0], 1.2),
    all(bench.ask(), lossFormula.opacity(0, 0.4), backdrop.light([-400, 0], 1.2)),
    bench.nudgeTo('lens'),
    chain(bench.nudgeTo('sum'), waitFor(0.5), bench.nudgeTo('relu', 0.6)),
    all(bench.nudgeTo('square', 1.8), backdrop.light([690, 160], 1.2)),
    all(bench.showFactors(), backdrop.light([-400, 0], 1.2)),
  );

  const rest = values.lanes.map((_, index) => index).filter((index) => index !== focusLane);
  const flow: ThreadGenerator[] = isOpen
    ? [
        delay(2.4, rule.letters()),
        chain(bench.flowThroughSquare(), rule.numbers(...RULE.square)),
        chain(bench.flowThroughRelu(), rule.numbers(...RULE.relu)),
        delay(0.8, bench.fanOut()),
        chain(
          waitFor(1.6),
          bench.flowThroughLens(focusLane),
          waitFor(0.4),
          rule.numbers(...RULE.lens),
          waitFor(0.4),
          rule.numbers(...RULE.slope),
        ),
        bench.flowThroughLens(...rest),
      ]
    : [
        delay(2.4, rule.letters()),
        chain(bench.flowThroughSquare(), rule.numbers(...RULE.square)),
        chain(bench.flowThroughRelu(), rule.numbers(...RULE.relu)),
        chain(bench.flowThroughLens(), rule.numbers(...RULE.lens), rule.numbers(...RULE.slope)),
      ];
  yield* beat('gradient-flow', ...flow);
  yield* stage.vanish();
});
