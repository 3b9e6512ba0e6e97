/** The same fixtures in the browser that renders: the same bits as in Node and NumPy. */
import './fixtures.test.ts';
import './matmul.test.ts';
import './ndarray.test.ts';
import './reduction.test.ts';
