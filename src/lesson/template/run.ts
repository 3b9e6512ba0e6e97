import type { Recorder } from 'gradreel/lesson';
import * as np from 'gradreel/np';
import type { Parameters } from './lesson.ts';

/**
 * What the lesson computes. Nothing is drawn here, and nothing is computed anywhere else: the scene, the
 * narration and the notebook read what is recorded, by the names given here.
 */
export function run({ numbers }: Parameters, record: Recorder): void {
  const x = np.array(numbers);
  record.array('x', x);
  record.array('count', x.size);
  record.array('total', np.sum(x));
  record.array('mean', np.mean(x));
}
