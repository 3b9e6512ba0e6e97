import { all, chain, delay, waitFor } from '@motion-canvas/core';
import { beat } from '../../src/lesson/beat.ts';
import { lessonScene } from '../../src/lesson/lesson-scene.tsx';
import { asSumOf } from '../../src/run/displayed-arithmetic.ts';
import { inter, mono } from '../../src/stage/fonts.ts';
import { Readout } from '../../src/stage/readout/readout.tsx';
import { signed } from '../../src/stage/signs.ts';
import { at, PLACES, trainingStage } from './stage.ts';

export default lessonScene(function* ({ view, backdrop, lesson }) {
  const { run, theme } = lesson;
  const { disc, loom, leads, track, code, strip } = trainingStage(run, theme);
  const value = (path: string) => run.value(path);
  const number = (path: string) => run.value(path).number;

  const title = new Readout({
    position: at(92, 186),
    lines: titleLines(lesson.title).map((text, i) => ({
      text,
      font: inter(104, 700),
      color: theme.ink,
      gap: i * 108,
    })),
  });
  const lossStyle = { font: inter(96, 700), color: theme.gradient };
  const loss = new Readout({
    position: at(1404, 220),
    lines: [
      {
        ...lossStyle,
        text: value('sample.start.loss').text,
        numbers: [value('sample.start.loss')],
        gap: 0,
      },
      { text: 'loss of this point', font: inter(32), color: theme.secondary, gap: 84 },
    ],
  });
  const [weight, change, after] = [
    value('update.weight'),
    signed(value('update.change')),
    value('update.after'),
  ];
  const sum = asSumOf(after, [value('update.weight'), value('update.change')]);
  const line = { font: mono(44), color: theme.ink, gap: 62, align: 'right' } as const;
  const ledger = new Readout({
    position: at(1824, 190),
    lines: [
      { ...line, gap: 0, text: `weight ${weight.text}`, numbers: [weight], color: theme.ink },
      {
        ...line,
        text: `gradient ${value('update.slope').text}`,
        numbers: [value('update.slope')],
        color: theme.gradient,
      },
      { ...line, text: `step ${change.text}`, numbers: [change] },
      { ...line, gap: 84, text: sum.text, numbers: [sum], font: inter(88, 700) },
    ],
  });
  view.add([disc, track, leads, loom, code, strip, title, loss, ledger]);
  backdrop.light([250, -60]);

  yield* beat(
    'what-has-to-be-learned',
    all(title.show(), disc.arrive(3.2)),
    loom.grow(2.4),
    loom.width(loom.width(), 0.1),
    disc.lit(1, 0.8),
  );

  yield* beat(
    'forward',
    all(
      title.hide(),
      disc.travel(PLACES.loop.disc),
      loom.travel(PLACES.loop.loom),
      delay(0.9, all(track.unroll(), code.write())),
    ),
    chain(disc.ring(1, 0.3), leads.carry(0.8), loom.valued(1, 0.3)),
    all(code.focus(0), track.advance(1, 2.4), loom.fire(2.4)),
    waitFor(0.5),
  );

  yield* beat(
    'loss',
    all(code.focus(1), track.advance(1.5, 1), loss.show()),
    all(
      track.advance(2, 1),
      loss.replace(0, {
        ...lossStyle,
        text: value('start.loss').text,
        numbers: [value('start.loss')],
        gap: 0,
      }),
      loss.replace(1, {
        text: 'mean of all points',
        font: inter(32),
        color: theme.secondary,
        gap: 84,
      }),
    ),
  );

  yield* beat(
    'backward',
    all(code.focus(2), loom.answered(0, 0.3), track.advance(3, 4), loom.flowBack(4)),
  );

  const isFirstLayer = number('update.layer') === 1;
  loom.picked({
    layer: isFirstLayer ? 1 : 2,
    from: number('update.from'),
    to: number('update.to'),
  });
  yield* beat(
    'update',
    all(
      code.focus(3),
      loss.hide(),
      chain(
        all(loom.gradient(0, 0.5), loom.forward(0, 0.5)),
        loom.pickedShown(1, 0.3),
        ledger.show(0),
      ),
      track.advance(3.5, 1),
    ),
    ledger.show(1, 2, 3),
    chain(all(ledger.hide(), loom.pickedShown(0, 0.3), track.advance(4, 0.8))),
    null,
  );

  // From here on everything shows the epoch that the clock has reached.
  disc.epoch(() => strip.epoch());
  loom.epoch(() => strip.epoch());
  const start = { x: strip.position.x(), y: strip.position.y() };
  yield* beat(
    'the-first-epochs',
    all(
      code.opacity(0, 0.3),
      leads.opacity(0, 0.3),
      disc.ring(0, 0.3),
      loom.valued(0, 0.3),
      track.shrink(start, 18),
      disc.travel(PLACES.clock.disc),
      loom.travel(PLACES.clock.loom),
      delay(0.8, strip.shown(1, 0.6)),
      delay(1.4, all(strip.headShown(1, 0.3), track.opacity(0, 0.3))),
    ),
    strip.run(number('first.epoch'), 2),
    strip.run(number('early.epoch'), 4),
    null,
  );

  yield* beat(
    'the-long-run',
    chain(
      strip.run(number('middle.epoch'), 0.8),
      all(disc.ring(1, 0.2), disc.crosshair(1, 0.6), loom.valued(1, 0.4)),
      all(loom.fire(1.2), strip.ahead(1, 0.6)),
    ),
    all(
      disc.ring(0, 0.3),
      disc.crosshair(0, 0.3),
      loom.valued(0, 0.3),
      loom.forward(0, 0.3),
      loom.answered(0, 0.3),
      delay(0.3, strip.run(number('end.epoch'), 6)),
    ),
  );

  disc.missed(
    (run.array('missed').tolist() as number[]).flatMap((isMissed, i) => (isMissed ? i : [])),
  );
  yield* beat(
    'where-it-is-unsure',
    all(
      loom.opacity(0, 0.4),
      strip.opacity(0, 0.4),
      disc.travel(PLACES.unsure.disc),
      delay(1, disc.crossed(1, 0.5)),
    ),
  );
});

/** Two lines of about equal length. */
function titleLines(title: string): string[] {
  const words = title.split(' ');
  const half = Math.ceil(words.length / 2);
  return words.length < 2 ? [title] : [words.slice(0, half).join(' '), words.slice(half).join(' ')];
}
