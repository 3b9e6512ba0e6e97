import { all, chain, delay, waitFor } from '@motion-canvas/core';
import { beat, lessonScene } from 'gradreel/lesson';
import { readouts } from './readouts.ts';
import { PLACES, trainingStage } from './stage.ts';

export default lessonScene(function* ({ view, backdrop, lesson }) {
  const { run, theme } = lesson;
  const stage = trainingStage(run, theme);
  const { disc, network, leads, cycle, code, strip, loupe, answers, filmstrip } = stage;
  const number = (path: string) => run.value(path).number;
  const texts = readouts(lesson);
  const { title, numbers, layers, loss, updated, score, doubt, closing } = texts;
  view.add([filmstrip, disc, cycle, leads, network, code, strip, loupe, answers]);
  view.add([title, numbers, layers, loss, updated, score, doubt, closing]);
  backdrop.light([250, -60]);

  yield* beat(
    'what-has-to-be-learned',
    all(title.show(), disc.arrive(3.2)),
    network.grow(5.6),
    chain(waitFor(1.6), network.stir(1.2), waitFor(2), numbers.show()),
    all(disc.lit(1, 0.8), network.answered(1, 0.4)),
  );

  yield* beat(
    'forward',
    all(
      title.hide(),
      numbers.hide(),
      network.answered(0, 0.3),
      disc.travel(PLACES.loop.disc),
      network.travel(PLACES.loop.network),
      delay(0.9, all(cycle.unroll(), code.write(0, 1))),
    ),
    chain(
      all(code.focus(0), disc.ring(1, 0.3)),
      leads.carry(0.8),
      network.valued(1, 0.3),
      waitFor(0.4),
      all(network.run(2.4, 0.42), cycle.advance(0.3, 2.4)),
    ),
    all(network.run(3), cycle.advance(1, 3), layers.show()),
    network.answered(1, 0.3),
  );

  yield* beat(
    'loss',
    all(
      layers.hide(),
      code.write(1, 2),
      code.focus(1),
      cycle.advance(1.5, 1),
      delay(0.5, loss.show()),
    ),
    all(
      disc.ring(0, 0.3),
      leads.opacity(0, 0.3),
      network.valued(0, 0.3),
      network.forward(0, 0.3),
      network.answered(0, 0.3),
      chain(disc.focused(1, 0.3), network.stir(), disc.focused(0, 0.3)),
      delay(0.9, all(cycle.advance(2, 1), texts.loseTo('start.loss', 'mean of all points'))),
    ),
  );

  yield* beat(
    'backward',
    all(code.write(2, 3), code.focus(2), cycle.advance(3, 4.4), network.flowBack(4.4)),
  );

  network.picked({
    layer: number('update.layer') === 1 ? 1 : 2,
    from: number('update.from'),
    to: number('update.to'),
  });
  yield* beat(
    'update',
    all(
      code.write(3, 4),
      code.focus(3),
      loss.opacity(0, 0.3),
      cycle.advance(3.5, 1),
      chain(network.gradient(0, 0.5), network.pickedShown(1, 0.3), updated.show(0)),
    ),
    updated.show(1),
    updated.show(2, 3),
    chain(
      all(updated.hide(), network.pickedShown(0, 0.3), cycle.advance(4, 0.8)),
      all(network.epoch(1, 0), disc.epoch(1, 0), network.stir()),
      all(loss.opacity(1, 0.3), cycle.advance(5.5, 1.4)),
      texts.loseTo('next.loss', 'after one update'),
    ),
    cycle.advance(8, 2),
  );

  // From here on everything shows the epoch that the clock has reached.
  disc.epoch(() => strip.epoch());
  network.epoch(() => strip.epoch());
  yield* beat(
    'the-first-epochs',
    all(
      code.opacity(0, 0.3),
      loss.hide(),
      cycle.shrink({ x: strip.position.x(), y: strip.position.y() - strip.headHeight() }, 18),
      disc.travel(PLACES.clock.disc),
      network.travel(PLACES.clock.network),
      delay(1, strip.shown(1, 0.9)),
      delay(1.4, all(strip.headShown(1, 0.3), network.legend(1, 0.3), cycle.opacity(0, 0.3))),
    ),
    strip.run(number('first.epoch'), 2),
    strip.run(number('early.epoch'), 4),
    null,
  );

  yield* beat(
    'the-long-run',
    chain(
      strip.run(number('middle.epoch'), 0.8),
      all(disc.ring(1, 0.2), disc.crosshair(1, 0.6), network.valued(1, 0.4)),
      all(network.run(1.2), strip.ahead(1, 0.6)),
      network.answered(1, 0.3),
    ),
    all(
      disc.ring(0, 0.3),
      disc.crosshair(0, 0.3),
      network.valued(0, 0.3),
      network.forward(0, 0.3),
      network.answered(0, 0.3),
      delay(0.3, strip.run(number('end.epoch'), 7)),
    ),
    ...texts.ending(strip),
  );

  disc.missed(
    (run.array('missed').tolist() as number[]).flatMap((isMissed, i) => (isMissed ? i : [])),
  );
  yield* beat(
    'where-it-is-unsure',
    all(
      network.opacity(0, 0.4),
      strip.opacity(0, 0.4),
      disc.travel(PLACES.unsure.disc),
      delay(0.9, all(score.show(), doubt.show(0), disc.crossed(1, 0.5))),
    ),
    loupe.open(1.2),
    chain(all(doubt.show(1), answers.show()), answers.judge()),
    chain(
      all(
        answers.opacity(0, 0.3),
        score.hide(),
        doubt.hide(),
        disc.crossed(0, 0.3),
        loupe.close(0.5),
      ),
      disc.travel(PLACES.filmstrip.disc),
      all(disc.focused(1, 0.6), filmstrip.open(2.2), closing.show()),
    ),
  );
});
