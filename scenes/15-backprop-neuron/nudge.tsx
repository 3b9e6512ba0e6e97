import { all, chain, delay, waitFor } from '@motion-canvas/core';
import { beat, lessonScene, type Run, withDecimals } from 'gradreel/lesson';
import {
  Certificate,
  domainOf,
  Fading,
  freePlace,
  Loupe,
  Plot,
  SecantMarks,
  SlopeTriangle,
  SourcedFormula,
  signed,
} from 'gradreel/stage';

/** Where the name of the curve may stand, in the plot. */
const NAME_PLACES = [-200, 0, 200].flatMap((x) => [-160, 20, 140].map((y) => ({ x, y })));

export default lessonScene(function* ({ view, backdrop, lesson: { run, theme } }) {
  const numbers = (path: string) => run.array(path).tolist() as number[];
  const number = (path: string) => run.value(path).number;
  const weight = `w_{${number('focus_rank')}}`;
  const weights = numbers('curve.w') as [number, ...number[]];
  const line = { colour: theme.gradient, width: 3 };
  const secants = run.values('secant.step').map((_, i) => `secant${i}`);
  const plot = new Plot({
    size: [690, 640],
    position: [-391, -64],
    xAxis: { domain: [weights[0], weights.at(-1) as number], ticks: 4 },
    yAxis: { domain: domainOf(numbers('curve.loss'), 'linear', [0]), ticks: 4, name: 'loss' },
    curves: {
      ...Object.fromEntries(
        secants.map((name, i) => [
          name,
          { ...line, x: run.array('secant.w').slice(i), y: run.array('secant.line').slice(i) },
        ]),
      ),
      loss: {
        x: run.array('curve.w'),
        y: run.array('curve.loss'),
        colour: theme.secondary,
        width: 6,
      },
      tangent: { ...line, x: run.array('tangent.w'), y: run.array('tangent.line'), width: 5 },
    },
  });
  const rises = number('secant.to[0]') > number('focus_w');
  const marks = new SecantMarks({
    side: rises ? 'left' : 'right',
    marks: secants.map((_, i) => ({
      place: plot.at(number(`secant.to[${i}]`), number(`secant.loss[${i}]`)),
      step: run.value(`secant.step[${i}]`),
      slope: run.value(`secant.slope[${i}]`),
    })),
  });
  const curve = weights.map((w, i) => plot.at(w, numbers('curve.loss')[i] as number));
  const name = new SourcedFormula({
    tex: `L(${weight})`,
    fontSize: 52,
    fill: theme.secondary,
    position: freePlace(NAME_PLACES, curve),
  });
  plot.add([marks, name]);

  const from = plot.atOutside(number('focus_w'), number('loss'));
  const to = plot.atOutside(number('nudge.w'), number('nudge.loss'));
  const touch = plot.atOutside(number('nudge.w'), number('nudge.tangent'));
  const rise = number('nudge.rise') === 0 ? run.value('nudge.rise') : allDigits(run);
  const triangle = new SlopeTriangle(theme, {
    run: signed(run.value('nudge.h')),
    rise: signed(rise),
  });
  const zoom = numbers('zoom.loss').map((loss, i) =>
    plot.atOutside(numbers('zoom.w')[i] as number, loss),
  );
  const loupe = new Loupe({
    focus: from,
    position: [430, -88],
    r: 350,
    factor: SlopeTriangle.magnification(from, to),
    content: (context, magnify) =>
      triangle.drawMagnified(context, magnify, { from, to, touch, curve: zoom }),
  });
  const certificate = new Certificate({
    position: [434, 290],
    claimed: { name: 'chain rule', value: run.value('nudge.chain') },
    measured: { name: 'measured by the nudge', value: run.value('nudge.measured') },
    apart: run.value('nudge.apart'),
    agrees: number('nudge.agrees') === 1,
  });
  const stage = new Fading({ opacity: 1, children: [plot, loupe, certificate] });
  view.add(stage);
  backdrop.light([-424, 0]);

  loupe.grow(0);
  loupe.ring(0);
  certificate.measuredShown(0);
  name.opacity(0);
  for (const curve of [...secants, 'tangent']) plot.curve(curve).shown(0);
  const loss = plot.curve('loss');
  loss.upTo(0);
  yield* beat(
    'the-nudge-test',
    chain(
      all(loss.upTo(loss.length - 1, 1.4), delay(0.8, name.opacity(1, 0.4))),
      certificate.stamp(),
    ),
    chain(
      loupe.ring(1, 0.3),
      ...secants.map((curve, i) =>
        all(marks.show(i), delay(0.3, plot.curve(curve).shown(1, 0.4)), waitFor(1)),
      ),
      all(
        plot.curve('tangent').shown(1, 0.4),
        ...secants.map((curve) => plot.curve(curve).shown(0.35, 0.4)),
      ),
    ),
    chain(all(loupe.grow(1, 0.9), backdrop.light([430, -60], 1.2)), triangle.go()),
    triangle.rise(),
    chain(certificate.measuredShown(1, 0.3), delay(0.4, certificate.judge())),
  );
  yield* stage.vanish();
});

/** The rise with as many digits as it takes to divide it by the nudge on paper. */
function allDigits(run: Run) {
  const decimals = 4 - Math.floor(Math.log10(run.value('nudge.h').number));
  return withDecimals(run.value('nudge.rise'), Math.min(12, Math.max(0, decimals)));
}
