import { RandomState } from './random-state.ts';

/**
 * The one RandomState behind `np.random.*`, as in NumPy. Apart from the functions, so that a page which hands
 * the stream on as an object does not take every distribution and the Generator along.
 */
export const shared = new RandomState();
