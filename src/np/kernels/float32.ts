/** Made from float64.ts by make-float32.ts; do not edit. */
import * as math from '../elementary/index.ts';

export function add(
  n: number,
  a: Float32Array,
  ia: number,
  sa: number,
  b: Float32Array,
  ib: number,
  sb: number,
  o: Float32Array,
  io: number,
  so: number,
): void {
  if (so === 1 && sa === 1 && sb === 1) {
    let k = 0;
    for (; k + 3 < n; k += 4) {
      o[io + k] = a[ia + k] + b[ib + k];
      o[io + k + 1] = a[ia + k + 1] + b[ib + k + 1];
      o[io + k + 2] = a[ia + k + 2] + b[ib + k + 2];
      o[io + k + 3] = a[ia + k + 3] + b[ib + k + 3];
    }
    for (; k < n; k++) o[io + k] = a[ia + k] + b[ib + k];
  } else if (so === 1 && sa === 1 && sb === 0) {
    const y = b[ib];
    let k = 0;
    for (; k + 3 < n; k += 4) {
      o[io + k] = a[ia + k] + y;
      o[io + k + 1] = a[ia + k + 1] + y;
      o[io + k + 2] = a[ia + k + 2] + y;
      o[io + k + 3] = a[ia + k + 3] + y;
    }
    for (; k < n; k++) o[io + k] = a[ia + k] + y;
  } else if (so === 1 && sa === 0 && sb === 1) {
    const x = a[ia];
    let k = 0;
    for (; k + 3 < n; k += 4) {
      o[io + k] = x + b[ib + k];
      o[io + k + 1] = x + b[ib + k + 1];
      o[io + k + 2] = x + b[ib + k + 2];
      o[io + k + 3] = x + b[ib + k + 3];
    }
    for (; k < n; k++) o[io + k] = x + b[ib + k];
  } else {
    for (let k = 0; k < n; k++) o[io + k * so] = a[ia + k * sa] + b[ib + k * sb];
  }
}

export function subtract(
  n: number,
  a: Float32Array,
  ia: number,
  sa: number,
  b: Float32Array,
  ib: number,
  sb: number,
  o: Float32Array,
  io: number,
  so: number,
): void {
  if (so === 1 && sa === 1 && sb === 1) {
    let k = 0;
    for (; k + 3 < n; k += 4) {
      o[io + k] = a[ia + k] - b[ib + k];
      o[io + k + 1] = a[ia + k + 1] - b[ib + k + 1];
      o[io + k + 2] = a[ia + k + 2] - b[ib + k + 2];
      o[io + k + 3] = a[ia + k + 3] - b[ib + k + 3];
    }
    for (; k < n; k++) o[io + k] = a[ia + k] - b[ib + k];
  } else if (so === 1 && sa === 1 && sb === 0) {
    const y = b[ib];
    let k = 0;
    for (; k + 3 < n; k += 4) {
      o[io + k] = a[ia + k] - y;
      o[io + k + 1] = a[ia + k + 1] - y;
      o[io + k + 2] = a[ia + k + 2] - y;
      o[io + k + 3] = a[ia + k + 3] - y;
    }
    for (; k < n; k++) o[io + k] = a[ia + k] - y;
  } else if (so === 1 && sa === 0 && sb === 1) {
    const x = a[ia];
    let k = 0;
    for (; k + 3 < n; k += 4) {
      o[io + k] = x - b[ib + k];
      o[io + k + 1] = x - b[ib + k + 1];
      o[io + k + 2] = x - b[ib + k + 2];
      o[io + k + 3] = x - b[ib + k + 3];
    }
    for (; k < n; k++) o[io + k] = x - b[ib + k];
  } else {
    for (let k = 0; k < n; k++) o[io + k * so] = a[ia + k * sa] - b[ib + k * sb];
  }
}

export function multiply(
  n: number,
  a: Float32Array,
  ia: number,
  sa: number,
  b: Float32Array,
  ib: number,
  sb: number,
  o: Float32Array,
  io: number,
  so: number,
): void {
  if (so === 1 && sa === 1 && sb === 1) {
    let k = 0;
    for (; k + 3 < n; k += 4) {
      o[io + k] = a[ia + k] * b[ib + k];
      o[io + k + 1] = a[ia + k + 1] * b[ib + k + 1];
      o[io + k + 2] = a[ia + k + 2] * b[ib + k + 2];
      o[io + k + 3] = a[ia + k + 3] * b[ib + k + 3];
    }
    for (; k < n; k++) o[io + k] = a[ia + k] * b[ib + k];
  } else if (so === 1 && sa === 1 && sb === 0) {
    const y = b[ib];
    let k = 0;
    for (; k + 3 < n; k += 4) {
      o[io + k] = a[ia + k] * y;
      o[io + k + 1] = a[ia + k + 1] * y;
      o[io + k + 2] = a[ia + k + 2] * y;
      o[io + k + 3] = a[ia + k + 3] * y;
    }
    for (; k < n; k++) o[io + k] = a[ia + k] * y;
  } else if (so === 1 && sa === 0 && sb === 1) {
    const x = a[ia];
    let k = 0;
    for (; k + 3 < n; k += 4) {
      o[io + k] = x * b[ib + k];
      o[io + k + 1] = x * b[ib + k + 1];
      o[io + k + 2] = x * b[ib + k + 2];
      o[io + k + 3] = x * b[ib + k + 3];
    }
    for (; k < n; k++) o[io + k] = x * b[ib + k];
  } else {
    for (let k = 0; k < n; k++) o[io + k * so] = a[ia + k * sa] * b[ib + k * sb];
  }
}

export function divide(
  n: number,
  a: Float32Array,
  ia: number,
  sa: number,
  b: Float32Array,
  ib: number,
  sb: number,
  o: Float32Array,
  io: number,
  so: number,
): void {
  if (so === 1 && sa === 1 && sb === 1) {
    let k = 0;
    for (; k + 3 < n; k += 4) {
      o[io + k] = a[ia + k] / b[ib + k];
      o[io + k + 1] = a[ia + k + 1] / b[ib + k + 1];
      o[io + k + 2] = a[ia + k + 2] / b[ib + k + 2];
      o[io + k + 3] = a[ia + k + 3] / b[ib + k + 3];
    }
    for (; k < n; k++) o[io + k] = a[ia + k] / b[ib + k];
  } else if (so === 1 && sa === 1 && sb === 0) {
    const y = b[ib];
    let k = 0;
    for (; k + 3 < n; k += 4) {
      o[io + k] = a[ia + k] / y;
      o[io + k + 1] = a[ia + k + 1] / y;
      o[io + k + 2] = a[ia + k + 2] / y;
      o[io + k + 3] = a[ia + k + 3] / y;
    }
    for (; k < n; k++) o[io + k] = a[ia + k] / y;
  } else if (so === 1 && sa === 0 && sb === 1) {
    const x = a[ia];
    let k = 0;
    for (; k + 3 < n; k += 4) {
      o[io + k] = x / b[ib + k];
      o[io + k + 1] = x / b[ib + k + 1];
      o[io + k + 2] = x / b[ib + k + 2];
      o[io + k + 3] = x / b[ib + k + 3];
    }
    for (; k < n; k++) o[io + k] = x / b[ib + k];
  } else {
    for (let k = 0; k < n; k++) o[io + k * so] = a[ia + k * sa] / b[ib + k * sb];
  }
}

/** NaN wins; of equal ones (+0 and −0) the second. */
function larger(x: number, y: number): number {
  return x > y || Number.isNaN(x) ? x : y;
}

function smaller(x: number, y: number): number {
  return x < y || Number.isNaN(x) ? x : y;
}

export function maximum(
  n: number,
  a: Float32Array,
  ia: number,
  sa: number,
  b: Float32Array,
  ib: number,
  sb: number,
  o: Float32Array,
  io: number,
  so: number,
): void {
  if (so === 1 && sa === 1 && sb === 1) {
    let k = 0;
    for (; k + 3 < n; k += 4) {
      o[io + k] = larger(a[ia + k], b[ib + k]);
      o[io + k + 1] = larger(a[ia + k + 1], b[ib + k + 1]);
      o[io + k + 2] = larger(a[ia + k + 2], b[ib + k + 2]);
      o[io + k + 3] = larger(a[ia + k + 3], b[ib + k + 3]);
    }
    for (; k < n; k++) o[io + k] = larger(a[ia + k], b[ib + k]);
  } else if (so === 1 && sa === 1 && sb === 0) {
    const y = b[ib];
    let k = 0;
    for (; k + 3 < n; k += 4) {
      o[io + k] = larger(a[ia + k], y);
      o[io + k + 1] = larger(a[ia + k + 1], y);
      o[io + k + 2] = larger(a[ia + k + 2], y);
      o[io + k + 3] = larger(a[ia + k + 3], y);
    }
    for (; k < n; k++) o[io + k] = larger(a[ia + k], y);
  } else if (so === 1 && sa === 0 && sb === 1) {
    const x = a[ia];
    let k = 0;
    for (; k + 3 < n; k += 4) {
      o[io + k] = larger(x, b[ib + k]);
      o[io + k + 1] = larger(x, b[ib + k + 1]);
      o[io + k + 2] = larger(x, b[ib + k + 2]);
      o[io + k + 3] = larger(x, b[ib + k + 3]);
    }
    for (; k < n; k++) o[io + k] = larger(x, b[ib + k]);
  } else {
    for (let k = 0; k < n; k++) o[io + k * so] = larger(a[ia + k * sa], b[ib + k * sb]);
  }
}

export function minimum(
  n: number,
  a: Float32Array,
  ia: number,
  sa: number,
  b: Float32Array,
  ib: number,
  sb: number,
  o: Float32Array,
  io: number,
  so: number,
): void {
  if (so === 1 && sa === 1 && sb === 1) {
    let k = 0;
    for (; k + 3 < n; k += 4) {
      o[io + k] = smaller(a[ia + k], b[ib + k]);
      o[io + k + 1] = smaller(a[ia + k + 1], b[ib + k + 1]);
      o[io + k + 2] = smaller(a[ia + k + 2], b[ib + k + 2]);
      o[io + k + 3] = smaller(a[ia + k + 3], b[ib + k + 3]);
    }
    for (; k < n; k++) o[io + k] = smaller(a[ia + k], b[ib + k]);
  } else if (so === 1 && sa === 1 && sb === 0) {
    const y = b[ib];
    let k = 0;
    for (; k + 3 < n; k += 4) {
      o[io + k] = smaller(a[ia + k], y);
      o[io + k + 1] = smaller(a[ia + k + 1], y);
      o[io + k + 2] = smaller(a[ia + k + 2], y);
      o[io + k + 3] = smaller(a[ia + k + 3], y);
    }
    for (; k < n; k++) o[io + k] = smaller(a[ia + k], y);
  } else if (so === 1 && sa === 0 && sb === 1) {
    const x = a[ia];
    let k = 0;
    for (; k + 3 < n; k += 4) {
      o[io + k] = smaller(x, b[ib + k]);
      o[io + k + 1] = smaller(x, b[ib + k + 1]);
      o[io + k + 2] = smaller(x, b[ib + k + 2]);
      o[io + k + 3] = smaller(x, b[ib + k + 3]);
    }
    for (; k < n; k++) o[io + k] = smaller(x, b[ib + k]);
  } else {
    for (let k = 0; k < n; k++) o[io + k * so] = smaller(a[ia + k * sa], b[ib + k * sb]);
  }
}

export function greater(
  n: number,
  a: Float32Array,
  ia: number,
  sa: number,
  b: Float32Array,
  ib: number,
  sb: number,
  o: Uint8Array,
  io: number,
  so: number,
): void {
  if (so === 1 && sa === 1 && sb === 1) {
    let k = 0;
    for (; k + 3 < n; k += 4) {
      o[io + k] = a[ia + k] > b[ib + k] ? 1 : 0;
      o[io + k + 1] = a[ia + k + 1] > b[ib + k + 1] ? 1 : 0;
      o[io + k + 2] = a[ia + k + 2] > b[ib + k + 2] ? 1 : 0;
      o[io + k + 3] = a[ia + k + 3] > b[ib + k + 3] ? 1 : 0;
    }
    for (; k < n; k++) o[io + k] = a[ia + k] > b[ib + k] ? 1 : 0;
  } else if (so === 1 && sa === 1 && sb === 0) {
    const y = b[ib];
    let k = 0;
    for (; k + 3 < n; k += 4) {
      o[io + k] = a[ia + k] > y ? 1 : 0;
      o[io + k + 1] = a[ia + k + 1] > y ? 1 : 0;
      o[io + k + 2] = a[ia + k + 2] > y ? 1 : 0;
      o[io + k + 3] = a[ia + k + 3] > y ? 1 : 0;
    }
    for (; k < n; k++) o[io + k] = a[ia + k] > y ? 1 : 0;
  } else if (so === 1 && sa === 0 && sb === 1) {
    const x = a[ia];
    let k = 0;
    for (; k + 3 < n; k += 4) {
      o[io + k] = x > b[ib + k] ? 1 : 0;
      o[io + k + 1] = x > b[ib + k + 1] ? 1 : 0;
      o[io + k + 2] = x > b[ib + k + 2] ? 1 : 0;
      o[io + k + 3] = x > b[ib + k + 3] ? 1 : 0;
    }
    for (; k < n; k++) o[io + k] = x > b[ib + k] ? 1 : 0;
  } else {
    for (let k = 0; k < n; k++) o[io + k * so] = a[ia + k * sa] > b[ib + k * sb] ? 1 : 0;
  }
}

export function greaterEqual(
  n: number,
  a: Float32Array,
  ia: number,
  sa: number,
  b: Float32Array,
  ib: number,
  sb: number,
  o: Uint8Array,
  io: number,
  so: number,
): void {
  if (so === 1 && sa === 1 && sb === 1) {
    let k = 0;
    for (; k + 3 < n; k += 4) {
      o[io + k] = a[ia + k] >= b[ib + k] ? 1 : 0;
      o[io + k + 1] = a[ia + k + 1] >= b[ib + k + 1] ? 1 : 0;
      o[io + k + 2] = a[ia + k + 2] >= b[ib + k + 2] ? 1 : 0;
      o[io + k + 3] = a[ia + k + 3] >= b[ib + k + 3] ? 1 : 0;
    }
    for (; k < n; k++) o[io + k] = a[ia + k] >= b[ib + k] ? 1 : 0;
  } else if (so === 1 && sa === 1 && sb === 0) {
    const y = b[ib];
    let k = 0;
    for (; k + 3 < n; k += 4) {
      o[io + k] = a[ia + k] >= y ? 1 : 0;
      o[io + k + 1] = a[ia + k + 1] >= y ? 1 : 0;
      o[io + k + 2] = a[ia + k + 2] >= y ? 1 : 0;
      o[io + k + 3] = a[ia + k + 3] >= y ? 1 : 0;
    }
    for (; k < n; k++) o[io + k] = a[ia + k] >= y ? 1 : 0;
  } else if (so === 1 && sa === 0 && sb === 1) {
    const x = a[ia];
    let k = 0;
    for (; k + 3 < n; k += 4) {
      o[io + k] = x >= b[ib + k] ? 1 : 0;
      o[io + k + 1] = x >= b[ib + k + 1] ? 1 : 0;
      o[io + k + 2] = x >= b[ib + k + 2] ? 1 : 0;
      o[io + k + 3] = x >= b[ib + k + 3] ? 1 : 0;
    }
    for (; k < n; k++) o[io + k] = x >= b[ib + k] ? 1 : 0;
  } else {
    for (let k = 0; k < n; k++) o[io + k * so] = a[ia + k * sa] >= b[ib + k * sb] ? 1 : 0;
  }
}

export function less(
  n: number,
  a: Float32Array,
  ia: number,
  sa: number,
  b: Float32Array,
  ib: number,
  sb: number,
  o: Uint8Array,
  io: number,
  so: number,
): void {
  if (so === 1 && sa === 1 && sb === 1) {
    let k = 0;
    for (; k + 3 < n; k += 4) {
      o[io + k] = a[ia + k] < b[ib + k] ? 1 : 0;
      o[io + k + 1] = a[ia + k + 1] < b[ib + k + 1] ? 1 : 0;
      o[io + k + 2] = a[ia + k + 2] < b[ib + k + 2] ? 1 : 0;
      o[io + k + 3] = a[ia + k + 3] < b[ib + k + 3] ? 1 : 0;
    }
    for (; k < n; k++) o[io + k] = a[ia + k] < b[ib + k] ? 1 : 0;
  } else if (so === 1 && sa === 1 && sb === 0) {
    const y = b[ib];
    let k = 0;
    for (; k + 3 < n; k += 4) {
      o[io + k] = a[ia + k] < y ? 1 : 0;
      o[io + k + 1] = a[ia + k + 1] < y ? 1 : 0;
      o[io + k + 2] = a[ia + k + 2] < y ? 1 : 0;
      o[io + k + 3] = a[ia + k + 3] < y ? 1 : 0;
    }
    for (; k < n; k++) o[io + k] = a[ia + k] < y ? 1 : 0;
  } else if (so === 1 && sa === 0 && sb === 1) {
    const x = a[ia];
    let k = 0;
    for (; k + 3 < n; k += 4) {
      o[io + k] = x < b[ib + k] ? 1 : 0;
      o[io + k + 1] = x < b[ib + k + 1] ? 1 : 0;
      o[io + k + 2] = x < b[ib + k + 2] ? 1 : 0;
      o[io + k + 3] = x < b[ib + k + 3] ? 1 : 0;
    }
    for (; k < n; k++) o[io + k] = x < b[ib + k] ? 1 : 0;
  } else {
    for (let k = 0; k < n; k++) o[io + k * so] = a[ia + k * sa] < b[ib + k * sb] ? 1 : 0;
  }
}

export function lessEqual(
  n: number,
  a: Float32Array,
  ia: number,
  sa: number,
  b: Float32Array,
  ib: number,
  sb: number,
  o: Uint8Array,
  io: number,
  so: number,
): void {
  if (so === 1 && sa === 1 && sb === 1) {
    let k = 0;
    for (; k + 3 < n; k += 4) {
      o[io + k] = a[ia + k] <= b[ib + k] ? 1 : 0;
      o[io + k + 1] = a[ia + k + 1] <= b[ib + k + 1] ? 1 : 0;
      o[io + k + 2] = a[ia + k + 2] <= b[ib + k + 2] ? 1 : 0;
      o[io + k + 3] = a[ia + k + 3] <= b[ib + k + 3] ? 1 : 0;
    }
    for (; k < n; k++) o[io + k] = a[ia + k] <= b[ib + k] ? 1 : 0;
  } else if (so === 1 && sa === 1 && sb === 0) {
    const y = b[ib];
    let k = 0;
    for (; k + 3 < n; k += 4) {
      o[io + k] = a[ia + k] <= y ? 1 : 0;
      o[io + k + 1] = a[ia + k + 1] <= y ? 1 : 0;
      o[io + k + 2] = a[ia + k + 2] <= y ? 1 : 0;
      o[io + k + 3] = a[ia + k + 3] <= y ? 1 : 0;
    }
    for (; k < n; k++) o[io + k] = a[ia + k] <= y ? 1 : 0;
  } else if (so === 1 && sa === 0 && sb === 1) {
    const x = a[ia];
    let k = 0;
    for (; k + 3 < n; k += 4) {
      o[io + k] = x <= b[ib + k] ? 1 : 0;
      o[io + k + 1] = x <= b[ib + k + 1] ? 1 : 0;
      o[io + k + 2] = x <= b[ib + k + 2] ? 1 : 0;
      o[io + k + 3] = x <= b[ib + k + 3] ? 1 : 0;
    }
    for (; k < n; k++) o[io + k] = x <= b[ib + k] ? 1 : 0;
  } else {
    for (let k = 0; k < n; k++) o[io + k * so] = a[ia + k * sa] <= b[ib + k * sb] ? 1 : 0;
  }
}

export function copy(
  n: number,
  a: Float32Array,
  ia: number,
  sa: number,
  o: Float32Array,
  io: number,
  so: number,
): void {
  if (so === 1 && sa === 1) for (let k = 0; k < n; k++) o[io + k] = a[ia + k];
  else for (let k = 0; k < n; k++) o[io + k * so] = a[ia + k * sa];
}

export function negative(
  n: number,
  a: Float32Array,
  ia: number,
  sa: number,
  o: Float32Array,
  io: number,
  so: number,
): void {
  if (so === 1 && sa === 1) for (let k = 0; k < n; k++) o[io + k] = -a[ia + k];
  else for (let k = 0; k < n; k++) o[io + k * so] = -a[ia + k * sa];
}

export function square(
  n: number,
  a: Float32Array,
  ia: number,
  sa: number,
  o: Float32Array,
  io: number,
  so: number,
): void {
  if (so === 1 && sa === 1) for (let k = 0; k < n; k++) o[io + k] = a[ia + k] * a[ia + k];
  else for (let k = 0; k < n; k++) o[io + k * so] = a[ia + k * sa] * a[ia + k * sa];
}

export function sqrt(
  n: number,
  a: Float32Array,
  ia: number,
  sa: number,
  o: Float32Array,
  io: number,
  so: number,
): void {
  if (so === 1 && sa === 1) for (let k = 0; k < n; k++) o[io + k] = Math.sqrt(a[ia + k]);
  else for (let k = 0; k < n; k++) o[io + k * so] = Math.sqrt(a[ia + k * sa]);
}

export function exp(
  n: number,
  a: Float32Array,
  ia: number,
  sa: number,
  o: Float32Array,
  io: number,
  so: number,
): void {
  if (so === 1 && sa === 1) for (let k = 0; k < n; k++) o[io + k] = math.expFloat32(a[ia + k]);
  else for (let k = 0; k < n; k++) o[io + k * so] = math.expFloat32(a[ia + k * sa]);
}

export function log(
  n: number,
  a: Float32Array,
  ia: number,
  sa: number,
  o: Float32Array,
  io: number,
  so: number,
): void {
  if (so === 1 && sa === 1) for (let k = 0; k < n; k++) o[io + k] = math.logFloat32(a[ia + k]);
  else for (let k = 0; k < n; k++) o[io + k * so] = math.logFloat32(a[ia + k * sa]);
}

export function tanh(
  n: number,
  a: Float32Array,
  ia: number,
  sa: number,
  o: Float32Array,
  io: number,
  so: number,
): void {
  if (so === 1 && sa === 1) for (let k = 0; k < n; k++) o[io + k] = math.tanhFloat32(a[ia + k]);
  else for (let k = 0; k < n; k++) o[io + k * so] = math.tanhFloat32(a[ia + k * sa]);
}

/** The largest of acc and n elements; NaN wins. */
export function maxAlong(
  acc: number,
  n: number,
  a: Float32Array,
  at: number,
  step: number,
): number {
  if (Number.isNaN(acc)) return acc;
  let best = acc;
  for (let k = 0; k < n; k++) {
    const x = a[at + k * step];
    if (!(x <= best)) {
      best = x;
      if (Number.isNaN(x)) return x;
    }
  }
  return best;
}

/** The smallest of acc and n elements; NaN wins. */
export function minAlong(
  acc: number,
  n: number,
  a: Float32Array,
  at: number,
  step: number,
): number {
  if (Number.isNaN(acc)) return acc;
  let best = acc;
  for (let k = 0; k < n; k++) {
    const x = a[at + k * step];
    if (!(x >= best)) {
      best = x;
      if (Number.isNaN(x)) return x;
    }
  }
  return best;
}

/** out[o + k] = a[starts[o + k]]: one element for each block. */
export function gather(
  count: number,
  a: Float32Array,
  starts: Float64Array,
  out: Float32Array,
): void {
  for (let k = 0; k < count; k++) out[k] = a[starts[k]];
}

/** Rows of n contiguous elements, each from its start. */
export function gatherRows(
  count: number,
  n: number,
  a: Float32Array,
  starts: Float64Array,
  out: Float32Array,
): void {
  for (let k = 0, o = 0; k < count; k++, o += n) {
    const from = starts[k];
    for (let j = 0; j < n; j++) out[o + j] = a[from + j];
  }
}

/** Writes one value where the mask is set. */
export function fillWhere(
  n: number,
  mask: Uint8Array,
  im: number,
  o: Float32Array,
  io: number,
  value: number,
): void {
  for (let k = 0; k < n; k++) if (mask[im + k] !== 0) o[io + k] = value;
}
