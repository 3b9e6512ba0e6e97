import { Node } from '@motion-canvas/2d';
import { createSignal, linear, sequence, waitFor } from '@motion-canvas/core';
import * as np from '../../np/index.ts';
import type { ShownValue } from '../../run/run.ts';
import { drawBlock } from '../block.ts';
import { defineExample } from '../gallery/example.ts';
import type { Theme } from '../theme.ts';
import { pop } from './pop.ts';
import { drawWithTrail } from './trail.ts';

/** A product as a block, for the examples below. */
class Product extends Node {
  readonly time = createSignal(0);

  constructor(
    private readonly theme: Theme,
    private readonly value: ShownValue,
    private readonly travel: readonly [number, number],
    x = 0,
  ) {
    super({ x });
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const [from, to] = this.travel;
    const half = Math.abs(this.value.number) * 50;
    drawWithTrail(context, this.time(), (progress, silhouette) => {
      const x = from + (to - from) * progress;
      const box = { x: x - 70, top: -half, bottom: half, width: 140 };
      const style = { theme: this.theme, sign: this.value.number };
      drawBlock(context, box, silhouette ? style : { ...style, label: this.value });
    });
  }
}

export const productsPop = defineExample({
  name: 'Results pop up',
  says: 'What has just come to be grows a little beyond its size and back.',
  size: [960, 320],
  at: [0.1, 0.35, 1],
  run: (record) => record.array('product', np.array([0.9, 1.6, -1.5])),
  *play(view, { theme, run }) {
    const products = run
      .values('product')
      .map((value, index) => new Product(theme, value, [0, 0], (index - 1) * 220));
    yield* sequence(
      0.25,
      ...products.map(function* (product) {
        view.add(product);
        yield* pop(product);
      }),
    );
    yield* waitFor(0.2);
  },
});

export const trailOfAProduct = defineExample({
  name: 'A movement leaves a trail',
  says: 'Silhouettes are states that the thing went through, spaced by its easing.',
  size: [960, 320],
  at: [0.2, 0.4, 0.8],
  run: (record) => record.array('product', np.array([1.6])),
  *play(view, { theme, run }) {
    const product = new Product(theme, run.value('product[0]'), [-340, 340]);
    view.add(product);
    yield* product.time(1, 0.7, linear);
    yield* waitFor(0.2);
  },
});
