import * as np from '../../np/index.ts';
import { IRIS } from './data/iris.ts';
import type { Dataset } from './dataset.ts';

/** 150 iris flowers, 50 each of three species; X is (150, 4) in centimetres. Source and licence: data/iris.ts. */
export function iris(): Dataset {
  const rows = IRIS.trim()
    .split('\n')
    .map((line) => line.match(/\d\d/g)!.map((tenths) => Number(tenths) / 10));
  return {
    X: np.array(rows),
    y: np.repeat(np.arange(3), 50),
    classes: ['setosa', 'versicolor', 'virginica'],
    features: ['sepal length (cm)', 'sepal width (cm)', 'petal length (cm)', 'petal width (cm)'],
  };
}
