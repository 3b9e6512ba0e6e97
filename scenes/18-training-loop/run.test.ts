import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { notebook } from '../../src/lesson/notebook.ts';
import { readParameters } from '../../src/lesson/parameters.ts';
import { computeRun } from '../../src/run/compute-run.ts';
import { Run } from '../../src/run/run.ts';
import { lesson } from './lesson.ts';
import { run } from './run.ts';

function trained(...settings: string[]) {
  const parameters = readParameters('18-training-loop', lesson.parameters, settings);
  const { arrays, npz, texts } = computeRun(run as Parameters<typeof computeRun>[0], parameters);
  const record = { lesson: '18-training-loop', key: '', parameters, arrays, texts };
  const result = Run.load(record, npz);
  const number = (path: string) => result.value(path).number;
  return { run: result, npz, parameters, number };
}

describe('the training of the lesson', () => {
  it('is the one of the curriculum: 2-64-3 on the spiral, seed 0, Adam .05', () => {
    const { run: spiral, number } = trained('epochs=200');
    expect(number('parameter_count')).toBe(387);
    expect(number('start.loss')).toBeCloseTo(1.0985943, 7);
    expect(number('end.loss')).toBeCloseTo(0.525, 3);
    expect([number('end.right'), number('count')]).toEqual([238, 300]);
    // three points lie on (0, 0), one of each class
    expect(spiral.array('spot.members').tolist()).toEqual([0, 100, 200]);
    expect([number('spot.count'), number('lost'), number('broken')]).toEqual([3, 2, 0]);
  });

  it('keeps what the pictures need, at the same epochs', () => {
    const { run: moons, number } = trained('data=moons', 'hidden=5', 'epochs=40');
    const steps = moons.record.arrays.filter(({ steps: kept }) => kept !== undefined);
    expect(new Set(steps.map(({ steps: kept }) => String(kept?.numbers))).size).toBe(1);
    expect(moons.array('checkpoint').tolist()).toEqual(steps[0]?.steps?.numbers);
    expect(moons.array('loss').shape).toEqual([41]);
    expect([number('lost'), number('spot.count')]).toEqual([0, 1]);
    const kept = moons.array('checkpoint').tolist() as number[];
    for (const name of ['start', 'first', 'early', 'middle', 'late', 'end']) {
      expect(kept).toContain(number(`${name}.epoch`));
    }
  });

  it('ends where the loss stops being a number, and keeps the last network before', () => {
    const { run: broken, number } = trained('optimizer=sgd', 'learningRate=1e160', 'epochs=50');
    expect(number('broken')).toBe(1);
    const loss = broken.array('loss').tolist() as number[];
    expect(loss.every(Number.isFinite)).toBe(true);
    expect(number('end.epoch')).toBe(loss.length - 1);
    expect(broken.array('checkpoint').tolist()).toContain(loss.length - 1);
  });

  it('counts a spike only when the loss has come back', () => {
    const { number } = trained('optimizer=sgd', 'learningRate=1000', 'epochs=200');
    expect(number('end.loss')).toBeGreaterThan(number('start.loss'));
    expect(number('spikes')).toBe(0);
  });
});

it.each([
  ['adam', 'spiral'],
  ['momentum', 'moons'],
  ['rmsprop', 'circles'],
  ['adagrad', 'table'],
  ['sgd', 'spiral'],
])('real NumPy trains the same network: %s on %s', (optimizer, data) => {
  const folder = mkdtempSync(join(tmpdir(), 'training-'));
  try {
    const table = join(folder, 'points.csv');
    writeFileSync(
      table,
      'x,y,kind\n1,10,a\n2,12,a\n3,9,a\n6,40,b\n7,42,b\n5,44,b\n10,5,c\n9,6,c\n',
    );
    const {
      run: result,
      npz,
      parameters,
    } = trained(`data=${data === 'table' ? table : data}`, `optimizer=${optimizer}`, 'epochs=30');
    const source = readFileSync('scenes/18-training-loop/notebook.py', 'utf8');
    const { cells } = JSON.parse(notebook({ ...lesson, source, parameters, run: result })) as {
      cells: { cell_type: string; source: string[] }[];
    };
    const code = cells
      .filter(({ cell_type }) => cell_type === 'code')
      .map((cell) => cell.source.join(''));
    writeFileSync(join(folder, 'numbers.npz'), npz);
    writeFileSync(join(folder, 'notebook.py'), code.join('\n\n'));
    const hasNumPy = (() => {
      try {
        execFileSync('python3', ['-c', 'import numpy'], { stdio: 'ignore' });
        return true;
      } catch {
        return false;
      }
    })();
    if (!hasNumPy) return console.warn('skipped: python3 with NumPy is not installed');
    const said = execFileSync('python3', ['notebook.py'], { cwd: folder, encoding: 'utf8' });
    expect(said).toContain('agree within');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
