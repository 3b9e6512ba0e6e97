import { type Run, withDecimals, withSignificantDigits } from 'gradreel/lesson';
import {
  type Domain,
  domainOf,
  fromCorner,
  NumberLine,
  Plot,
  signed,
  type Theme,
} from 'gradreel/stage';

const PLOT = { left: 210, right: 1640, top: 168 };
const LINES = { left: 210, bottom: 846, width: 1330 };

/** The loss over the updates, and the weights on the same clock beneath it. */
export function clock(run: Run, theme: Theme) {
  const rows = weightRows(run);
  const pitch = rows.length > 4 ? 46 : 58;
  const linesHeight = pitch * (rows.length - 1);
  const bottom = LINES.bottom - linesHeight - 148;
  const losses = run.array('losses');
  const plot: Plot = new Plot({
    size: [PLOT.right - PLOT.left, bottom - PLOT.top],
    position: fromCorner((PLOT.left + PLOT.right) / 2, (bottom + PLOT.top) / 2),
    xAxis: { domain: [0, losses.size - 1], name: 'updates', ticks: 4 },
    yAxis: {
      domain: lossDomain(losses.tolist() as number[]),
      name: 'loss',
      ticks: 4,
      grid: 1,
    },
    curves: {
      loss: {
        y: losses,
        colour: theme.gradient,
        width: 5,
        glow: 14,
        head: 11,
        tag: (update) => {
          const loss = run.value(`update ${update} / train.loss`);
          // Zero has no place on a log axis.
          const placeless = loss.number === 0 && plot.yAxis.scale().kind === 'log';
          return placeless ? '' : withSignificantDigits(loss);
        },
        ghosts: [0, 0.2, 0.4, 0.6, 0.8],
        dots: [
          { every: 5, r: 4.5, colour: theme.ink },
          { every: 20, r: 8, colour: theme.ink },
        ],
      },
    },
  });
  const lines = new NumberLine({
    rows,
    domain: domainOf(
      rows.flatMap(({ values }) => values),
      'linear',
    ),
    width: LINES.width,
    pitch,
    position: fromCorner(LINES.left + LINES.width / 2, LINES.bottom - linesHeight / 2),
    notesName: 'moved',
  });
  return { plot, lines };
}

/** From zero to a round number above the largest loss, or to one if there is no loss at all. */
function lossDomain(losses: readonly number[]): Domain {
  return losses.every((loss) => loss === 0) ? [0, 1] : domainOf(losses, 'linear', [0]);
}

/** The weights and the bias through all updates. */
function weightRows(run: Run) {
  const updates = Array.from({ length: run.length('losses') }, (_, update) => `update ${update} /`);
  // As many decimals for all rows as the largest way needs for two digits, and at least two.
  const ways = [...run.values('moved_w'), run.value('moved_b')].map(({ number }) =>
    Math.abs(number),
  );
  const largest = Math.max(...ways) || 1;
  const decimals = Math.min(6, Math.max(2, 1 - Math.floor(Math.log10(largest))));
  const moved = (path: string) => signed(withDecimals(run.value(path), decimals));
  return [
    ...run.values('w').map((_, i) => ({
      name: `w_{${i + 1}}`,
      values: updates.map((update) => run.value(`${update} train.w[${i}]`).number),
      note: moved(`moved_w[${i}]`),
    })),
    {
      name: 'b',
      values: updates.map((update) => run.value(`${update} train.b`).number),
      note: moved('moved_b'),
    },
  ];
}
