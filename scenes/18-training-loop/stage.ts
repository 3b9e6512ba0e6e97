import type { Run } from 'gradreel/lesson';
import {
  bundledOrder,
  CodePane,
  DecisionDisc,
  fromCorner,
  gradientRuler,
  LossStrip,
  Loupe,
  python,
  type Theme,
  TrainingCheckpoints,
  threadRuler,
  WeightNetwork,
} from 'gradreel/stage';
import { EpochFilmstrip } from './nodes/epoch-filmstrip/epoch-filmstrip.tsx';
import { Leads } from './nodes/leads/leads.tsx';
import { SpotAnswers } from './nodes/spot-answers/spot-answers.tsx';
import { TrainingCycle } from './nodes/training-cycle/training-cycle.tsx';

/** Where disc and network stand while the lesson is told. */
export const PLACES = {
  title: {
    disc: { ...fromCorner(378, 626), radius: 268 },
    network: { ...fromCorner(1212, 470), width: 800, height: 660 },
  },
  loop: {
    disc: { ...fromCorner(236, 440), radius: 140 },
    network: { ...fromCorner(862, 470), width: 560, height: 540 },
  },
  clock: {
    disc: { ...fromCorner(1480, 420), radius: 314 },
    network: { ...fromCorner(540, 394), width: 760, height: 544 },
  },
  filmstrip: { disc: { ...fromCorner(1340, 508), radius: 208 } },
  unsure: { disc: { ...fromCorner(506, 506), radius: 404 } },
} as const;

/** The nodes of the lesson, all of the same run. */
export function trainingStage(run: Run, theme: Theme) {
  const number = (path: string) => run.value(path).number;
  const numbers = (path: string) => run.array(path).ravel().tolist() as number[];
  const checkpoints = new TrainingCheckpoints(run);
  const { classes } = checkpoints;
  const last = checkpoints.at(number('end.epoch'));
  const first = checkpoints.at(0);

  const [X, y] = [run.array('X'), numbers('y')];
  const points = y.map((label, i) => ({ x: X.at(i, 0) as number, y: X.at(i, 1) as number, label }));
  const disc = new DecisionDisc({
    points,
    field: (epoch) => checkpoints.at(epoch).plane,
    centre: numbers('centre') as [number, number],
    reach: number('reach'),
    position: [PLACES.title.disc.x, PLACES.title.disc.y],
    radius: PLACES.title.disc.radius,
  });
  disc.sample(number('sample.index'));

  const network = new WeightNetwork({
    checkpoint: (epoch) => checkpoints.at(epoch),
    sample(epoch) {
      const step = checkpoints.epochAt(epoch);
      return {
        hidden: numbers(`epoch ${step} / sample.hidden`),
        percent: Array.from({ length: classes }, (_, k) =>
          run.value(`epoch ${step} / sample.percent[${k}]`),
        ),
      };
    },
    inputs: [run.value('sample.x[0]'), run.value('sample.x[1]')],
    ...ownNames(run),
    classes,
    order: bundledOrder(last.hidden, checkpoints.neurons),
    ruler: threadRuler([...last.hidden, ...last.output]),
    gradientRuler: gradientRuler([
      ...(first.gradient?.hidden ?? []),
      ...(first.gradient?.output ?? []),
    ]),
    position: [PLACES.title.network.x, PLACES.title.network.y],
    width: PLACES.title.network.width,
    height: PLACES.title.network.height,
  });

  const leads = new Leads({
    from: () => disc.placeInParent(points[disc.sample()] as { x: number; y: number }),
    to: [() => network.source(0), () => network.source(1)],
    gaps: [20, 40],
  });

  const cycle = new TrainingCycle({
    steps: ['forward', 'loss', 'backward', 'update'],
    position: fromCorner(884, 484),
    width: 840,
    height: 700,
  });

  const code = new CodePane({
    width: 420,
    rowHeight: 66,
    size: 30,
    code: python`
      p = forward(X)
      loss = mean(-log(p[y]))
      dW = backward(p - y)
      W = update(W, dW)
    `,
    position: fromCorner(1404, 600),
  });

  const strip = new LossStrip({
    loss: numbers('loss'),
    right: numbers('right'),
    count: run.value('count'),
    reading(epoch) {
      const step = checkpoints.epochAt(epoch);
      return {
        epoch: run.value(`checkpoint[${checkpoints.epochs.indexOf(step)}]`),
        loss: run.value(`loss[${step}]`),
        right: run.value(`right[${step}]`),
      };
    },
    broken: number('broken') === 1,
    position: fromCorner(96, 892),
  });

  const filmstrip = new EpochFilmstrip({
    pictures: filmstripEpochs(checkpoints).map((epoch) => ({
      epoch: run.value(`checkpoint[${checkpoints.epochs.indexOf(epoch)}]`),
      field: checkpoints.at(epoch).plane,
    })),
    weights: [...last.hidden, ...last.output],
    full: threadRuler([...last.hidden, ...last.output]).full,
    centre: numbers('centre') as [number, number],
    reach: number('reach'),
    position: [PLACES.filmstrip.disc.x, PLACES.filmstrip.disc.y],
    hub: PLACES.filmstrip.disc.radius,
  });

  return { disc, network, leads, cycle, code, strip, filmstrip, ...doubt(run, theme, disc) };
}

/** Twelve epochs on the way, evenly spaced on the clock; the last one stands in the middle of the filmstrip. */
function filmstripEpochs({ epochs }: TrainingCheckpoints): number[] {
  const count = Math.min(12, epochs.length);
  const share = (i: number) => Math.round((i / count) * (epochs.length - 1));
  return Array.from({ length: count }, (_, i) => epochs[share(i)] as number);
}

/** The loupe over the spot where the network is least sure, and what it answers there. */
function doubt(run: Run, theme: Theme, disc: DecisionDisc) {
  const values = (path: string) => run.array(path).ravel().tolist() as number[];
  const [x, y] = values('spot.x') as [number, number];
  const missed = values('missed');
  const spot = { x, y };
  const lens = { ...fromCorner(1264, 636), r: 248 };
  // So near that about a dozen points are in it.
  const X = run.array('X');
  const away = values('y').map((_, i) =>
    Math.hypot((X.at(i, 0) as number) - x, (X.at(i, 1) as number) - y),
  );
  const scale = PLACES.unsure.disc.radius / run.value('reach').number;
  const seen = Math.max(1e-3, [...away].sort((a, b) => a - b)[13] ?? 1);
  const factor = Math.max(2, Math.round(lens.r / (seen * scale)));
  const loupe = new Loupe({
    focus: () => disc.placeInParent(spot),
    position: [lens.x, lens.y],
    r: lens.r,
    factor,
    rim: theme.focus,
    factorAt: 118,
    content: (context, { r, factor: now }) =>
      disc.drawDetail(context, spot, {
        reach: r / (scale * now),
        r,
        marker: 7 + 8 * (now / factor),
      }),
  });
  const inside = (i: number) => (away[i] as number) * scale * factor < lens.r;
  const outside = away.flatMap((_, i) => (missed[i] === 1 && !inside(i) ? i : []));
  // A few misses would be overlooked; of many, rings would be a crowd.
  if (outside.length <= 24) disc.ringed(outside);
  loupe.ring(0);
  loupe.grow(0);
  const labels = values('y');
  const members = new Set(values('spot.members').map((i) => labels[i]));
  const answers = new SpotAnswers({
    position: [lens.x, lens.y],
    reach: 1606 - 1264,
    pitch: 108,
    answers: values('spot.percent').map((_, label) => ({
      label,
      percent: run.value(`spot.percent[${label}]`),
      verdict: !members.has(label)
        ? 'nobody'
        : values('spot.members').some((i) => labels[i] === label && missed[i] === 0)
          ? 'right'
          : 'wrong',
    })),
  });
  return { loupe, answers };
}

/** A table's own names of its columns and classes; a made-up set has none. */
function ownNames(run: Run): Pick<ConstructorParameters<typeof WeightNetwork>[0], 'names'> {
  const { 'names.short.columns': columns, 'names.short.classes': classes } = run.texts();
  if (columns === undefined || classes === undefined) return {};
  return {
    names: {
      inputs: columns.map((_, i) => run.text(`names.short.columns[${i}]`)),
      classes: classes.map((_, k) => run.text(`names.short.classes[${k}]`)),
    },
  };
}
