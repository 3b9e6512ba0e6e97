import { all, chain, delay, sequence, waitFor } from '@motion-canvas/core';
import { beat } from '../../src/lesson/beat.ts';
import { lessonScene } from '../../src/lesson/lesson-scene.tsx';
import { asSumOf } from '../../src/run/displayed-arithmetic.ts';
import { HalfDisc } from '../../src/stage/agreement/half-disc.tsx';
import { CodePane } from '../../src/stage/code-pane/code-pane.tsx';
import { python } from '../../src/stage/code-pane/python.ts';
import { SumsInFull } from '../../src/stage/digits/sums-in-full.tsx';
import { Waterfall } from '../../src/stage/waterfall/waterfall.tsx';
import { ZipLedger } from '../../src/stage/zip/zip-ledger.tsx';
import { leans } from './leans.ts';
import { microscope } from './microscope.ts';

const LOOP = python`
  total = \0.0
  for xi, wi in zip(x, w):
      total += xi * wi
`;
const [DOT] = python`np.dot(x, w)`;
const [SWAPPED] = python`np.dot(w, x)`;
const [NEURON] = python`np.dot(x, w) + b`;

export default lessonScene(function* ({ view, lesson: { run, theme }, backdrop }) {
  const [x, w, product, total] = ['x', 'w', 'product', 'total'].map((name) => run.values(name));
  const is = (name: string) => run.value(name).number === 1;
  const count = x.length;
  const lookedAt = run.value('looked_at').number;
  const steps = x.map((_, i) => i);
  const [dot, bias] = [run.value('dot'), run.value('b')];

  // All rows down to the one that is looked at stand above the microscope.
  const rowHeight = Math.min(116, 464 / count, 380 / (lookedAt + 1));
  const ledger = new ZipLedger({
    theme,
    left: x,
    right: w,
    names: ['x', 'w'],
    products: product,
    totals: total,
    height: rowHeight * count,
    decimals: run.value('looked_decimals').number,
  });
  const ruler = microscope(run, theme, ledger.lastDigit(lookedAt));
  const pane = new CodePane({
    theme,
    code: LOOP,
    folded: DOT,
    width: 880,
    rowHeight: 134,
    position: [944 - 960, 222 - 540],
  });
  const waterfall = new Waterfall({
    theme,
    terms: product,
    totals: total.map(({ number }) => number),
    backwards: run.values('backwards').map(({ number }) => number),
    width: 418,
    height: 650,
    position: [484 - 960, 222 - 540],
  });
  const sums = new SumsInFull({
    theme,
    sums: [
      { title: 'first to last', value: dot },
      { title: 'last to first', value: run.value('other_order') },
    ],
    width: 880,
    position: [944 - 960, 430 - 540],
  });
  const disc = new HalfDisc({ theme, leans: leans(run), position: [0, 722 - 540] });
  view.add([ledger, ruler, waterfall, pane, sums, disc]);
  backdrop.light([0, 20]);

  yield* beat('two-lists-meet', ledger.arrive(), ledger.zip.pairUp(), ledger.begin());

  const step = function* (i: number) {
    yield* ledger.multiply(i);
    if (i !== run.value('surprise_at').number) yield* ledger.print(i);
  };
  yield* beat(
    'the-ledger',
    ledger.title(),
    ...steps.slice(0, lookedAt + 1).map(step),
    is('surprise') ? ledger.print(lookedAt) : null,
  );

  const reveal = all(
    backdrop.light([300, 100], 1.2),
    sequence(0.15, ...steps.slice(0, lookedAt + 1).map((i) => ledger.totals.reveal(i))),
    delay(0.7, ledger.totals.mark(is('inherited') ? lookedAt - 1 : lookedAt, lookedAt)),
  );
  const magnify = chain(ruler.open(), ruler.showRuler(0), ruler.place(0));
  const looks = is('inherited')
    ? [reveal, magnify, chain(ruler.showRuler(1), ruler.drop()), ruler.name(1), waitFor(3), null]
    : is('surprise') || is('any_excess')
      ? [reveal, chain(ruler.open(), ruler.showRuler(0)), ruler.place(0)]
      : [chain(ruler.open(), ruler.showRuler(0)), ruler.place(0)];
  const conceal = all(
    ruler.close(),
    ledger.totals.unmark(),
    ...steps.slice(0, lookedAt + 1).map((i) => ledger.totals.hide(i)),
  );
  const rest = steps.slice(lookedAt + 1);
  yield* beat(
    'behind-the-digits',
    ...looks,
    ...rest.map((i) => (i === lookedAt + 1 ? chain(conceal, step(i)) : step(i))),
  );

  const turn = function* (i: number) {
    yield* all(pane.focus(1), ledger.zip.light(i));
    yield* all(pane.focus(2), waterfall.grow(i, 0.7));
    yield* waitFor(0.15);
  };
  yield* beat(
    'the-loop-folds',
    chain(
      all(ruler.close(), ledger.standAside(270), backdrop.light([60, 0], 1.2)),
      pane.write(),
      all(pane.focus(0), waterfall.stand()),
    ),
    chain(...steps.map(turn), all(pane.focus(null), ledger.zip.light(null))),
    chain(pane.showFolded(), pane.fold()),
    chain(waterfall.extendLevel(42, 0), pane.result(dot)),
    chain(
      waterfall.retractLevel(),
      pane.rewrite(NEURON),
      pane.result(asSumOf(run.value('answer'), [dot, bias])),
    ),
  );

  const more = count > 1;
  yield* beat(
    'does-the-order-matter',
    chain(
      all(pane.rewrite(SWAPPED, 1.2), ledger.zip.swap(), pane.result(run.value('swapped'))),
      waterfall.extendLevel(42, 0),
    ),
    ...(more ? [waitFor(2.5), waterfall.turnAround(), sums.print(), null] : []),
  );

  const gone = all(
    ...[ledger, waterfall, pane, sums].map((node) => node.opacity(0, 0.5)),
    backdrop.light([0, 100], 1.2),
  );
  yield* beat(
    'what-the-sign-means',
    chain(gone, disc.open()),
    ...(is('arrows')
      ? [disc.raise(), disc.castShadow(0), disc.turn(), disc.castShadow(1), disc.nameSides()]
      : [null, disc.nameSides()]),
  );
});
