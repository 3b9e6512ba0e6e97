/** Made from product64.ts by make-float32.ts; do not edit. */
const r = Math.fround;

/** Columns done in one sweep, so that the part of b in use stays in the cache. */
const BLOCK = 64;

/** b has contiguous rows (`rowB` apart), a any strides, out is row-major without gaps. */
export function product(
  m: number,
  k: number,
  n: number,
  a: Float32Array,
  ia: number,
  rowA: number,
  columnA: number,
  b: Float32Array,
  ib: number,
  rowB: number,
  out: Float32Array,
  io: number,
): void {
  if (k === 0) {
    for (let i = 0; i < m * n; i++) out[io + i] = 0;
  } else if (n <= 4) {
    narrow(m, k, n, a, ia, rowA, columnA, b, ib, rowB, out, io);
  } else {
    for (let j = 0; j < n; j += BLOCK) {
      const width = Math.min(BLOCK, n - j);
      wide(m, k, n, width, a, ia, rowA, columnA, b, ib + j, rowB, out, io + j);
    }
  }
}

/** Two rows of the result at a time, four steps of the inner axis in one pass over them. */
function wide(
  m: number,
  k: number,
  n: number,
  width: number,
  a: Float32Array,
  ia: number,
  rowA: number,
  s: number,
  b: Float32Array,
  ib: number,
  rowB: number,
  out: Float32Array,
  io: number,
): void {
  // an inner axis that is no multiple of four begins with the rest
  const first = k % 4 || 4;
  for (let i = 0; i < m; i += 2) {
    const pair = i + 1 < m;
    const u = io + i * n;
    const v = pair ? u + n : u;
    let x = ia + i * rowA;
    let y = pair ? x + rowA : x;
    begin(first, width, a, x, s, b, ib, rowB, out, u);
    if (pair) begin(first, width, a, y, s, b, ib, rowB, out, v);
    x += first * s;
    y += first * s;
    for (let p = first; p < k; p += 4, x += 4 * s, y += 4 * s) {
      const x0 = a[x];
      const x1 = a[x + s];
      const x2 = a[x + 2 * s];
      const x3 = a[x + 3 * s];
      const q0 = ib + p * rowB;
      const q1 = q0 + rowB;
      const q2 = q1 + rowB;
      const q3 = q2 + rowB;
      if (pair) {
        const y0 = a[y];
        const y1 = a[y + s];
        const y2 = a[y + 2 * s];
        const y3 = a[y + 3 * s];
        for (let j = 0; j < width; j++) {
          const b0 = b[q0 + j];
          const b1 = b[q1 + j];
          const b2 = b[q2 + j];
          const b3 = b[q3 + j];
          out[u + j] = r(r(r(r(out[u + j] + r(x0 * b0)) + r(x1 * b1)) + r(x2 * b2)) + r(x3 * b3));
          out[v + j] = r(r(r(r(out[v + j] + r(y0 * b0)) + r(y1 * b1)) + r(y2 * b2)) + r(y3 * b3));
        }
      } else {
        for (let j = 0; j < width; j++) {
          const sum = r(r(out[u + j] + r(x0 * b[q0 + j])) + r(x1 * b[q1 + j]));
          out[u + j] = r(r(sum + r(x2 * b[q2 + j])) + r(x3 * b[q3 + j]));
        }
      }
    }
  }
}

/** Writes the first one to four terms of a row of the result. */
function begin(
  terms: number,
  width: number,
  a: Float32Array,
  x: number,
  s: number,
  b: Float32Array,
  ib: number,
  rowB: number,
  out: Float32Array,
  u: number,
): void {
  const x0 = a[x];
  const q1 = ib + rowB;
  const q2 = q1 + rowB;
  const q3 = q2 + rowB;
  if (terms === 1) {
    for (let j = 0; j < width; j++) out[u + j] = 0 + r(x0 * b[ib + j]);
  } else if (terms === 2) {
    const x1 = a[x + s];
    for (let j = 0; j < width; j++) {
      out[u + j] = r(0 + r(x0 * b[ib + j]) + r(x1 * b[q1 + j]));
    }
  } else if (terms === 3) {
    const x1 = a[x + s];
    const x2 = a[x + 2 * s];
    for (let j = 0; j < width; j++) {
      out[u + j] = r(r(0 + r(x0 * b[ib + j]) + r(x1 * b[q1 + j])) + r(x2 * b[q2 + j]));
    }
  } else {
    const x1 = a[x + s];
    const x2 = a[x + 2 * s];
    const x3 = a[x + 3 * s];
    for (let j = 0; j < width; j++) {
      const sum = r(r(0 + r(x0 * b[ib + j]) + r(x1 * b[q1 + j])) + r(x2 * b[q2 + j]));
      out[u + j] = r(sum + r(x3 * b[q3 + j]));
    }
  }
}

/** Up to four columns: their sums are kept in variables, two rows at a time. */
function narrow(
  m: number,
  k: number,
  n: number,
  a: Float32Array,
  ia: number,
  rowA: number,
  s: number,
  b: Float32Array,
  ib: number,
  rowB: number,
  out: Float32Array,
  io: number,
): void {
  // columns that are not there repeat the last one and are not written
  const j1 = Math.min(1, n - 1);
  const j2 = Math.min(2, n - 1);
  const j3 = Math.min(3, n - 1);
  for (let i = 0; i < m; i += 2) {
    const pair = i + 1 < m;
    let x = ia + i * rowA;
    let y = pair ? x + rowA : x;
    let c0 = 0;
    let c1 = 0;
    let c2 = 0;
    let c3 = 0;
    let d0 = 0;
    let d1 = 0;
    let d2 = 0;
    let d3 = 0;
    for (let p = 0, q = ib; p < k; p++, q += rowB, x += s, y += s) {
      const ax = a[x];
      const ay = a[y];
      const b0 = b[q];
      const b1 = b[q + j1];
      const b2 = b[q + j2];
      const b3 = b[q + j3];
      c0 = r(c0 + r(ax * b0));
      c1 = r(c1 + r(ax * b1));
      c2 = r(c2 + r(ax * b2));
      c3 = r(c3 + r(ax * b3));
      d0 = r(d0 + r(ay * b0));
      d1 = r(d1 + r(ay * b1));
      d2 = r(d2 + r(ay * b2));
      d3 = r(d3 + r(ay * b3));
    }
    const u = io + i * n;
    out[u] = c0;
    if (n > 1) out[u + 1] = c1;
    if (n > 2) out[u + 2] = c2;
    if (n > 3) out[u + 3] = c3;
    if (pair) {
      const v = u + n;
      out[v] = d0;
      if (n > 1) out[v + 1] = d1;
      if (n > 2) out[v + 2] = d2;
      if (n > 3) out[v + 3] = d3;
    }
  }
}

/** One column: four rows at a time. */
export function column(
  m: number,
  k: number,
  a: Float32Array,
  ia: number,
  rowA: number,
  s: number,
  b: Float32Array,
  ib: number,
  rowB: number,
  out: Float32Array,
  io: number,
): void {
  let i = 0;
  for (; i + 3 < m; i += 4) {
    let x = ia + i * rowA;
    let c0 = 0;
    let c1 = 0;
    let c2 = 0;
    let c3 = 0;
    for (let p = 0, q = ib; p < k; p++, q += rowB, x += s) {
      const y = b[q];
      c0 = r(c0 + r(a[x] * y));
      c1 = r(c1 + r(a[x + rowA] * y));
      c2 = r(c2 + r(a[x + 2 * rowA] * y));
      c3 = r(c3 + r(a[x + 3 * rowA] * y));
    }
    out[io + i] = c0;
    out[io + i + 1] = c1;
    out[io + i + 2] = c2;
    out[io + i + 3] = c3;
  }
  for (; i < m; i++) {
    let sum = 0;
    let x = ia + i * rowA;
    for (let p = 0, q = ib; p < k; p++, q += rowB, x += s) sum = r(sum + r(a[x] * b[q]));
    out[io + i] = sum;
  }
}
