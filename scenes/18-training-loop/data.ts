import type { PlaneTable } from 'gradreel/lesson';
import * as nn from 'gradreel/nn';
import type { NDArray } from 'gradreel/np';
import * as np from 'gradreel/np';

/** Points of a plane with their classes, and the disc that they fill. */
export interface PlanePoints {
  readonly X: NDArray;
  readonly y: NDArray;
  readonly classes: number;
  /** 0 spiral, 1 moons, 2 circles, 3 a table of the user's: what the words choose by. */
  readonly kind: number;
  /** Middle and radius of the disc, in units of the data. */
  readonly centre: NDArray;
  readonly reach: number;
  /** What a table calls its columns and classes; a made-up set has no names. */
  readonly names?: Pick<PlaneTable, 'columns' | 'classes'>;
}

const SAMPLES = 300;
/** The disc is a little larger than the points. */
const MARGIN = 1.12;

/**
 * The data set of that name, drawn from the stream; or the points of a table. Their columns are
 * brought to mean 0 and deviation 1, as networks like their inputs.
 */
export function planePoints(data: string | PlaneTable, random: np.random.RandomState): PlanePoints {
  const isTable = typeof data !== 'string';
  const kind = isTable ? 3 : ['spiral', 'moons', 'circles'].indexOf(data);
  const { X, y } = isTable ? standardTable(data) : made(kind, random);
  const round = kind === 0 || kind === 2;
  const highest = np.max(X, 0);
  const lowest = np.min(X, 0);
  const centre = round ? np.zeros(2) : highest.add(lowest).divide(2);
  const distance = np.sqrt(np.sum(np.square(np.subtract(X, centre)), 1));
  return {
    X,
    y,
    classes: np.max(y) + 1,
    kind,
    centre,
    reach: Math.max(np.max(distance), 1e-9) * MARGIN,
    ...(isTable ? { names: data } : {}),
  };
}

function made(kind: number, random: np.random.RandomState): nn.Dataset {
  if (kind === 1) return nn.moons({ samples: SAMPLES, noise: 0.1, random });
  if (kind === 2) return nn.circles({ samples: SAMPLES, noise: 0.05, factor: 0.5, random });
  return nn.spiral({ samples: SAMPLES / 3, classes: 3, random });
}

function standardTable({ points, labels }: PlaneTable): nn.Dataset {
  const X = np.array(points);
  const deviation = np.std(X, 0);
  // A column that is always the same says nothing; it becomes 0.
  const divisor = np.where(np.equal(deviation, 0), 1, deviation);
  return { X: X.subtract(np.mean(X, 0)).divide(divisor), y: np.array(labels, 'int64') };
}
