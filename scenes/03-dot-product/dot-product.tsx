import { all, chain, delay, sequence, waitFor } from '@motion-canvas/core';
import { asSumOf, beat, lessonScene } from 'gradreel/lesson';
import { signed } from 'gradreel/stage';
import { NEURON, SWAPPED, setTheStage, WATERFALL } from './stage.ts';

/** Pixels that the ledger stands lower while there is nothing below it. */
const LOWER = 96;

export default lessonScene(function* ({ view, lesson: { run, theme }, backdrop }) {
  const nodes = setTheStage(run);
  const { ledger, ruler, nextRuler, waterfall, pane, sums, closeness, neuron, angle } = nodes;
  view.add(Object.values(nodes));
  backdrop.light([0, 20]);

  const is = (name: string) => run.value(name).number === 1;
  const lookedAt = run.value('looked_at').number;
  const steps = run.values('x').map((_, i) => i);
  const [dot, bias] = [run.value('dot'), run.value('b')];

  yield* beat(
    'two-lists-meet',
    ledger.arrive(),
    chain(ledger.pairs.flash('left'), ledger.pairs.flash('right')),
    delay(0.5, ledger.pairs.pairUp()),
    chain(ledger.open(), ledger.pairs.zipUp()),
  );

  // In the middle of the picture, until a number needs the room.
  const aside = ledger.middleShift(is('surprise') ? lookedAt : lookedAt + 1);
  const step = function* (i: number) {
    yield* ledger.multiply(i);
    if (i !== run.value('surprise_at').number) yield* ledger.print(i);
  };
  yield* beat(
    'the-ledger',
    all(ledger.begin(), ledger.shift(aside, LOWER, 1.2), ledger.pairs.unzip()),
    ...steps.slice(0, lookedAt + 1).map(step),
    is('surprise') ? all(ledger.shift(0, LOWER), ledger.print(lookedAt)) : null,
  );

  const looked = steps.slice(0, lookedAt + 1);
  const reveal = all(
    ledger.shift(0, 0),
    backdrop.light([300, 100], 1.2),
    delay(0.6, sequence(0.15, ...looked.map((i) => ledger.totals.reveal(i)))),
    delay(1.2, ledger.totals.mark(is('inherited') ? lookedAt - 1 : lookedAt, lookedAt)),
  );
  const show = (index: number) => chain(ruler.open(), ruler.showRuler(index), ruler.place(index));
  const take = chain(ruler.showRuler(1), ruler.drop());
  const looks = !is('surprise')
    ? [reveal, chain(ruler.open(), ruler.showRuler(0)), ruler.place(0)]
    : is('inherited')
      ? [reveal, show(0), take, ruler.name(1), waitFor(3.2), null]
      : [reveal, show(0), lookedAt > 0 ? chain(take, ruler.name(1)) : null];
  const conceal = all(
    ruler.close(),
    ledger.totals.unmark(),
    ...looked.map((i) => ledger.totals.hide(i)),
  );
  const after = (i: number) => (i === lookedAt + 1 ? all(conceal, delay(0.4, step(i))) : step(i));
  const recovery = chain(
    all(nextRuler.open(), nextRuler.showRuler(0)),
    nextRuler.place(0),
    nextRuler.showRuler(1),
    nextRuler.drop(),
    nextRuler.name(1),
  );
  const [following, ...later] = steps.slice(lookedAt + 1).map(after);
  yield* beat(
    'behind-the-digits',
    ...looks,
    ...(following === undefined ? [] : [following]),
    ...(is('recovers') ? [recovery] : []),
    ...later,
  );

  const turn = function* (i: number) {
    yield* all(pane.focus(1), ledger.pairs.light(i));
    const label = signed(run.value(`product[${i}]`));
    const middle = waterfall.blockCentre(i);
    const goal = { x: middle.x + WATERFALL.x, y: middle.y + WATERFALL.y, size: 30 };
    yield* all(
      pane.focus(2),
      ledger.sendProduct(label, i, { ...goal, colour: theme.ink }),
      delay(0.25, waterfall.grow(i, 0.7)),
    );
  };
  yield* beat(
    'the-loop-folds',
    chain(
      all(ruler.close(), nextRuler.close(), ledger.standAside(270), backdrop.light([60, 0], 1.2)),
      pane.write(),
      all(pane.focus(0), waterfall.stand()),
    ),
    chain(...steps.map(turn), all(pane.focus(null), ledger.pairs.light(null))),
    chain(pane.showFolded(), pane.fold()),
    chain(waterfall.extendLevel(42, 0), pane.result(dot)),
    chain(
      all(waterfall.retractLevel(), neuron.show(0)),
      all(pane.rewrite(NEURON), delay(0.4, neuron.show(1))),
      neuron.show(2),
      pane.result(asSumOf(run.value('answer'), [dot, bias])),
    ),
  );

  const truth = (name: string) => (is(name) ? 'True' : 'False');
  const compare = chain(
    closeness.write(),
    closeness.answer(0, truth('same_digits')),
    closeness.answer(1, truth('close')),
  );
  yield* beat(
    'does-the-order-matter',
    chain(
      all(
        neuron.opacity(0, 0.4),
        pane.rewrite(SWAPPED, 1.2),
        ledger.pairs.swap(),
        pane.result(run.value('swapped')),
      ),
      waterfall.extendLevel(42, 0),
    ),
    ...(steps.length > 1 ? [waitFor(4), waterfall.turnAround(), sums.print(), compare] : []),
  );

  const gone = all(
    ...[ledger, waterfall, pane, sums, closeness].map((node) => node.opacity(0, 0.5)),
    backdrop.light([0, 100], 1.2),
  );
  yield* beat(
    'what-the-sign-means',
    all(gone, delay(0.3, angle.open())),
    ...(is('arrows')
      ? [angle.raise(), angle.castShadow(0), angle.turn(), angle.castShadow(1)]
      : [null]),
    chain(angle.nameSides(), waitFor(4.4), angle.pointOutRightAngle()),
  );
});
