import { asSumOf, type Run } from 'gradreel/lesson';
import { CodePane, fromCorner, python } from 'gradreel/stage';
import { leans } from './leans.ts';
import { microscope } from './microscope.ts';
import { ProductLedger } from './nodes/paired-vectors/product-ledger.tsx';
import { SumsInFull } from './nodes/sums-in-full/sums-in-full.tsx';
import { VectorAngle } from './nodes/vector-angle/vector-angle.tsx';
import { LabelledSum } from './nodes/waterfall/labelled-sum.tsx';
import { Waterfall } from './nodes/waterfall/waterfall.tsx';

/** Upper left corner of the waterfall in the picture. */
export const WATERFALL = { x: 484, y: 222 } as const;

const LOOP = python`
  total = \0.0
  for xi, wi in zip(x, w):
      total += xi * wi
`;
const [DOT] = python`np.dot(x, w)`;
export const [SWAPPED] = python`np.dot(w, x)`;
export const [NEURON] = python`np.dot(x, w) + b`;

/** What stands on the stage, each at its place in the picture. */
export function setTheStage(run: Run) {
  const [x, w, product, total] = ['x', 'w', 'product', 'total'].map((name) => run.values(name));
  const count = x.length;
  const lookedAt = run.value('looked_at').number;
  const [dot, bias] = [run.value('dot'), run.value('b')];
  const hasSurprise = run.value('surprise').number === 1;

  // The row that is looked at, and the next one, stand above the microscope.
  const rows = Math.min(count, lookedAt + 2);
  const rowHeight = Math.min(116, 464 / count, 400 / rows);
  const ledger = new ProductLedger({
    left: x,
    right: w,
    names: ['x', 'w'],
    products: product,
    totals: total,
    height: rowHeight * count,
    decimals: run.value('looked_decimals').number,
  });
  const ruler = microscope(run, lookedAt, ledger.lastDigit(lookedAt, true), !hasSurprise);
  const next = Math.min(lookedAt + 1, count - 1);
  const nextRuler = microscope(run, next, ledger.lastDigit(next, false));
  const pane = new CodePane({
    code: LOOP,
    folded: DOT,
    width: 880,
    rowHeight: 134,
    position: fromCorner(944, 222),
  });
  const waterfall = new Waterfall({
    terms: product,
    totals: total.map(({ number }) => number),
    backwards: run.values('backwards').map(({ number }) => number),
    width: 418,
    height: 650,
    position: fromCorner(WATERFALL.x, WATERFALL.y),
  });
  const sums = new SumsInFull({
    sums: [
      { title: 'forwards', value: dot },
      { title: 'backwards', value: run.value('other_order') },
    ],
    width: 880,
    position: fromCorner(944, 420),
    pitch: 156,
  });
  const closeness = new CodePane({
    code: python`
      forwards == backwards
      np.isclose(forwards, backwards)
    `,
    width: 880,
    rowHeight: 84,
    answerWidth: 150,
    position: fromCorner(944, 770),
  });
  const neuron = new LabelledSum({
    terms: [
      { value: dot, name: 'dot product' },
      { value: bias, name: 'bias' },
    ],
    result: { value: asSumOf(run.value('answer'), [dot, bias]), name: 'neuron' },
    width: 860,
    position: fromCorner(964, 420),
  });
  const angle = new VectorAngle({ leans: leans(run), position: fromCorner(960, 722) });
  return { ledger, ruler, nextRuler, waterfall, pane, sums, closeness, neuron, angle };
}
