/**
 * The three random searches of lessons 13 and 14, from one stream with seed 0, as the notebook of Part 8 draws
 * it after `nnfs.init()`: each data set but the second is drawn twice, first for its plot.
 */
import { RandomState } from '../../np/random/index.ts';
import { spiral } from '../datasets/spiral.ts';
import { vertical } from '../datasets/vertical.ts';
import { Dense } from '../layers/dense.ts';
import { ReLU } from '../layers/relu.ts';
import { Softmax } from '../layers/softmax.ts';
import { CategoricalCrossEntropy } from '../losses/categorical-cross-entropy.ts';
import { searchWeights } from '../search/weight-search.ts';
import { Model } from '../training/model.ts';

const random = new RandomState(0);
const dtype = 'float32';

function network(): Model {
  const options = { dtype, random } as const;
  return new Model(
    [new Dense(2, 3, options), new ReLU(), new Dense(3, 3, options), new Softmax()],
    {
      loss: new CategoricalCrossEntropy(),
      random,
    },
  );
}

vertical({ random, dtype });
const first = vertical({ random, dtype });
const throws = [
  ...searchWeights(network(), first.X, first.y, { rule: 'throw', iterations: 100000 }),
];

const second = vertical({ random, dtype });
const model = network();
const nudges = [...searchWeights(model, second.X, second.y, { rule: 'nudge', iterations: 10000 })];
const kept = model.evaluate(second.X, second.y);

spiral({ random, dtype });
const third = spiral({ random, dtype });
const onSpiral = [
  ...searchWeights(network(), third.X, third.y, { rule: 'nudge', iterations: 10000 }),
];

console.log(JSON.stringify({ throws, nudges, kept, onSpiral }));
