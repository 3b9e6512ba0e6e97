/**
 * What goes wrong in np, as typed classes. The messages are NumPy's own facts word for word, so that a
 * student who looks one up finds the right page.
 */

/** The common ancestor: `catch (e) { if (e instanceof np.NumpyError) … }`. */
export class NumpyError extends Error {
  override name = 'NumpyError';
}

/** A wrong value (NumPy's ValueError). */
export class ValueError extends NumpyError {
  override name = 'ValueError';
}

/** Shapes that do not broadcast together. */
export class BroadcastError extends ValueError {
  override name = 'BroadcastError';
}

/** A shape that does not fit the operation (reshape, dot, matmul, stack …). */
export class ShapeError extends ValueError {
  override name = 'ShapeError';
}

/** An axis that the array does not have. */
export class AxisError extends ValueError {
  override name = 'AxisError';
}

/** An index outside the array, or of the wrong kind. */
export class IndexError extends NumpyError {
  override name = 'IndexError';
}

/** A dtype the operation does not support, or a cast that would lose information. */
export class DTypeError extends NumpyError {
  override name = 'DTypeError';
}

/** An integer outside the range of its dtype. */
export class OverflowError extends NumpyError {
  override name = 'OverflowError';
}

/** Singular matrices and the like (numpy.linalg.LinAlgError). */
export class LinAlgError extends ValueError {
  override name = 'LinAlgError';
}

/** A file that is not what it claims to be (.npy, .npz, CSV, IDX). */
export class FileFormatError extends ValueError {
  override name = 'FileFormatError';
}
