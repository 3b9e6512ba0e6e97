import { expect, test } from 'vitest';
import { goalLines } from './goals.ts';

const verdicts = (lines: readonly string[]) => lines.map((line) => line.replace(/ {2,}/g, ' | '));

test('the worst lesson counts, at least or at most', () => {
  const lines = goalLines([
    { overOfficial: 7, overDrawing: 1.1, ssim: 0.9991 },
    { overOfficial: 6, overDrawing: 1.16, ssim: 0.9979 },
  ]);
  expect(verdicts(lines)).toEqual([
    'met | times as fast as the official exporter | 6.00× | goal ≥ 6×',
    'NOT MET | total time over draw only | 1.160× | goal ≤ 1.15×',
    'NOT MET | luma SSIM against the drawn frames | 0.99790 | goal ≥ 0.998',
  ]);
});

test('what was not measured is not judged', () => {
  expect(goalLines([{}])).toEqual([]);
  expect(verdicts(goalLines([{}, { nodes: 4.99 }]))).toEqual([
    'NOT MET | our nodes over Motion Canvas’s, frames/s | 4.99× | goal ≥ 5×',
  ]);
});
