import { all, chain, delay, waitFor } from '@motion-canvas/core';
import { beat, lessonScene } from 'gradreel/lesson';
import {
  arrayValues,
  BroadcastSum,
  bent,
  broadcastMatrix,
  Matrix,
  QUARTER,
  ShapeSlots,
  Sheet,
  SourcedFormula,
  shapeText,
  smallPlace,
  swing,
  Vector,
} from 'gradreel/stage';

const SLOTS = { left: 900, right: 1796, upper: 160, lower: 606, height: 288 };
const CORNER = { x: 96, width: 300, height: 290 };
const CENTRE = { middle: 500, width: 640, height: 520, centred: true };
const LARGE = 156;

export default lessonScene(function* ({ view, backdrop, lesson: { run, theme } }) {
  const shape = (name: string) => run.values(`${name}_shape`);
  const values = { A: arrayValues(run, 'A'), b: arrayValues(run, 'b'), R: arrayValues(run, 'R') };
  const number = (path: string) => run.value(path).number;

  // The same two arrays from the first frame to the last.
  const aPlace = smallPlace(values.A.size, { ...CENTRE, x: 560 }, LARGE);
  const bPlace = smallPlace(values.b.size, { ...CENTRE, x: 1360 }, LARGE);
  const a = broadcastMatrix({
    values: values.A,
    size: values.R.size,
    ...aPlace,
    position: [aPlace.x, aPlace.y],
  });
  const b = new Matrix({
    values: values.b,
    style: 'raised',
    ...bPlace,
    position: [bPlace.x, bPlace.y],
  });
  for (const cell of [...a.cells(), ...b.cells()]) cell.shown(0);
  const slots = new ShapeSlots({
    place: SLOTS,
    tuple: { right: 826, size: 104, width: 400 },
    upper: { shape: shape('A'), aligned: run.values('A_aligned') },
    lower: { shape: shape('b'), aligned: run.values('b_aligned') },
    result: shape('R'),
  });
  const sum = new BroadcastSum({
    a: { matrix: a, tex: 'A', shape: shapeText(shape('A')) },
    b: { matrix: b, tex: 'b', shape: shapeText(shape('b')) },
    result: { values: values.R, tex: 'A + b', shape: shapeText(shape('R')) },
  });
  const stage = new Sheet();
  const plus = new SourcedFormula({
    tex: '+',
    fontSize: 130,
    fill: theme.secondary,
    position: [960, 500],
    opacity: 0,
  });
  view.add(stage);
  stage.add([slots, sum, a, b, plus]);
  backdrop.light([-100, 0]);

  function* moveAside() {
    yield* all(
      plus.opacity(0, 0.3),
      a.place(smallPlace(values.A.size, { ...CORNER, middle: 304 })),
      b.place(smallPlace(values.b.size, { ...CORNER, middle: 750 })),
    );
  }

  const isGhost = number('missing') > 0;
  yield* beat(
    'align-from-the-right',
    all(a.appear(a.storedCells()), delay(0.9, b.appear()), delay(1.6, plus.opacity(1, 0.4))),
    chain(moveAside(), slots.write(), waitFor(0.3), slots.arrive()),
    slots.align(),
    ...(isGhost ? [slots.readOnes()] : []),
  );

  yield* beat(
    'ones-stretch',
    ...(number('equal_axes') > 0 ? [slots.meshEqual()] : []),
    ...(number('stretching') > 0 ? [slots.stretchOnes()] : []),
    slots.conclude(),
  );

  yield* beat(
    'cell-by-cell',
    chain(slots.alpha(0, 0.4), sum.arrange(), waitFor(0.2), sum.stretch()),
    ...(number('stretching') > 0 ? [sum.pointOutGhosts()] : []),
    chain(sum.fillAndHold(0), waitFor(1.6), sum.release(0), sum.fill(1)),
  );

  // The matrix of the second half is A where the silent mistake shows in it.
  const isA = number('is_A') === 1;
  const name = isA ? 'A' : 'M';
  const matrix = isA ? a : squareMatrix();
  const c = new Vector({
    values: arrayValues(run, 'c'),
    as: 'column',
    style: 'raised',
    cell: [158, 96],
  });
  const columnSum = new BroadcastSum({
    a: { matrix, tex: name, shape: shapeText(shape('S')) },
    b: { matrix: c, tex: 'c', shape: shapeText(shape('c')) },
    result: {
      values: arrayValues(run, 'column_sum'),
      tex: `${name} + c`,
      shape: shapeText(shape('column_sum')),
    },
  });
  stage.add([columnSum, c]);
  c.fade(0);
  const m = number('m');

  function squareMatrix(): Matrix {
    const S = arrayValues(run, 'S');
    const place = { ...smallPlace(S.size, { ...CORNER, middle: 500 }) };
    const made = new Matrix({
      values: S,
      ...place,
      style: 'absent',
      position: [place.x, place.y],
    });
    stage.add(made);
    return made;
  }

  function* standUp() {
    yield* sum.clear();
    const from = b.indices().map(([layer, r, column]) => b.box({ layer, row: r, column }));
    const tiles = c.cells();
    const { x, y, cell, gap } = columnSum.layout.b;
    c.position([x, y]);
    c.cellWidth(cell[0]);
    c.cellHeight(cell[1]);
    c.gap(gap ?? 12);
    c.fade(1);
    const arriving = isA
      ? [a.place(columnSum.layout.a, 1.2)]
      : [a.fade(0, 0.4), matrix.place(columnSum.layout.a, 0), matrix.appear()];
    // A row above stands up, like a door around the corner between the two places.
    if (sum.layout.side === 'above' && number('is_b') === 1) {
      b.fade(0);
      const doors = tiles.map((tile, i) => ({
        cell: tile,
        from: from[i] ?? c.box({ row: i }),
        to: c.box({ row: i }),
      }));
      yield* all(...arriving, swing(doors, { way: bent(-QUARTER), seconds: 1.2 }));
    } else {
      for (const tile of tiles) tile.shown(0);
      yield* all(...arriving, b.fade(0, 0.4), delay(0.4, c.appear()));
    }
    yield* columnSum.arrange(0.6);
  }

  yield* beat('the-same-row-standing', standUp(), columnSum.stretch(), columnSum.fill(0, m));

  yield* beat(
    'the-second-row',
    chain(
      columnSum.fillAndHold(m),
      waitFor(1.2),
      columnSum.release(m),
      columnSum.fillAndHold(m + 1),
      waitFor(3),
      columnSum.release(m + 1),
    ),
    columnSum.fill(m + 2),
  );
});
