import { all, chain, delay, linear, type ThreadGenerator, waitFor } from '@motion-canvas/core';
import {
  beat,
  formatNumber,
  lessonScene,
  type Run,
  readNumber,
  withSignificantDigits,
} from 'gradreel/lesson';
import { domainOf, FactorNote, Fading, FormulaRows, PointLabel, type Theme } from 'gradreel/stage';
import { clock } from './clock.ts';
import { BackpropDiagram } from './nodes/backprop-diagram/backprop-diagram.tsx';
import { diagramSlopes, diagramValues } from './passes.ts';

export default lessonScene(function* ({ view, backdrop, lesson }) {
  const { run, theme } = lesson;
  const [values, later] = [diagramValues(run), diagramValues(run, 'next.')];
  const [slopes, laterSlopes] = [diagramSlopes(run), diagramSlopes(run, 'next.')];
  const focusLane = run.value('focus').number;
  const diagram = new BackpropDiagram({
    values,
    slopes,
    focusLane,
    later: [later],
  }).showForward();
  const step = updateRule(run, theme);
  const before = new Fading({ children: [diagram, step] });
  view.add(before);
  backdrop.light([400, 160]);
  const moves = run.value('loss_by_z').number !== 0;
  yield* beat(
    'one-step-downhill',
    chain(before.appear(), step.letters()),
    ...(moves ? [step.numbers(2, 3, 4, 5, 6)] : []),
    chain(step.numbers(), delay(0.3, diagram.stepTo(later, laterSlopes, 1.2))),
  );
  yield* before.vanish();

  const { plot, lines } = clock(run, theme);
  const losses = run.array('losses').tolist() as number[];
  const isSteady = run.value('steady').number === run.value('updates').number;
  const note = new FactorNote({
    factor: run.value('factor'),
    colour: theme.gradient,
    position: [190, -300],
    lines: [
      { text: `of the loss is left by ${isSteady ? 'each' : 'such an'} update`, numbers: [] },
    ],
  });
  const after = new Fading({ children: [plot, lines, note] });
  view.add(after);
  lines.notes(0);
  const curve = plot.curve('loss');
  curve.upTo(0);
  curve.dotsShown(0);
  const last = curve.length - 1;
  const labels = [0, 20].map(
    (update) =>
      new PointLabel({
        label: withSignificantDigits(run.value(`update ${update} / train.loss`)),
        at: () => curve.place(update),
      }),
  );
  plot.add(labels);
  yield* beat(
    'two-hundred-updates',
    all(after.appear(), backdrop.light([0, 0], 1.2)),
    all(curve.upTo(last, 5, linear), lines.step(last, 5, linear)),
    lines.notes(1, 0.3),
  );

  const logDomain = domainOf(losses, 'log');
  const bends: ThreadGenerator[] =
    losses[0] === 0
      ? []
      : [
          chain(waitFor(0.8), all(plot.yAxis.bendTo('log', logDomain), curve.dotsShown(1, 1.2))),
          ...(run.value('steady').number > 1 && moves
            ? [chain(all(...labels.map((label) => label.appear())), delay(3, note.land()))]
            : []),
        ];
  // The last words are about the picture of the slope on its way back: it comes again at the very end.
  const closing = new BackpropDiagram({ values, slopes, focusLane }).showFactorsAtOnce();
  const end = new Fading({ children: [closing] });
  const spoken = lesson.narrated.beats.at(-1)?.passages.length ?? 0;
  const waits = Array.from({ length: Math.max(0, spoken - 1 - bends.length) }, () => null);
  view.add(end);
  yield* beat(
    'a-straight-line',
    ...bends,
    ...waits,
    chain(
      all(after.vanish(), end.appear(), backdrop.light([-300, 60], 1.2)),
      closing.gradientFlow(),
    ),
  );
});

/** w ← w − η · ∂L/∂w, with the numbers of the weight in focus. */
function updateRule(run: Run, theme: Theme): FormulaRows {
  const weight = `w_{${run.value('focus_rank').number}}`;
  return new FormulaRows({
    slot: { right: 1816, y: 226, width: 760 },
    columns: [
      {
        letters: weight,
        value: run.value(`next.w[${run.value('focus').number}]`),
        colour: theme.focus,
      },
      { letters: '\\leftarrow', sign: closes(run) ? '=' : '\\approx' },
      { letters: weight, value: run.value('focus_w') },
      { letters: '-' },
      { letters: '\\eta', value: run.value('learning_rate') },
      { letters: '\\cdot' },
      {
        letters: `\\dfrac{\\partial L}{\\partial ${weight}}`,
        value: run.value('focus_slope'),
        colour: theme.gradient,
        inParentheses: true,
      },
    ],
  });
}

/** Whether weight − learning rate · slope, as displayed, is the new weight as displayed. */
function closes(run: Run): boolean {
  const shown = (path: string) => readNumber(run.value(path).text);
  const next = run.value(`next.w[${run.value('focus').number}]`);
  const worked = shown('focus_w') - shown('learning_rate') * shown('focus_slope');
  return formatNumber(worked, run.format('next.w')) === next.text;
}
