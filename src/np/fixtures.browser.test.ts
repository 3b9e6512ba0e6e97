/** The same fixtures in the browser that renders: the same bits as in Node and NumPy. */
import './fixtures.test.ts';
import './linalg/matmul.test.ts';
import './array/ndarray.test.ts';
import './reduce/reduction.test.ts';
