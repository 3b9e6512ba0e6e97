import type { View2D } from '@motion-canvas/2d';
import { type ThreadGenerator, Vector2, waitFor } from '@motion-canvas/core';
import { beforeAll, expect, test } from 'vitest';
import { loadFormulaFonts } from './fonts.ts';
import { Formula } from './formula.ts';
import { differing, inkBounds } from './testing/pictures.ts';
import { ScenePlayer } from './testing/scene-player.ts';

beforeAll(loadFormulaFonts);

const BEFORE = 'z = \\part{w3}{w_3} x_3 + \\frac{a}{b} + \\part{v}{1.5} + \\sqrt{x}';
const AFTER = 'z = \\frac{\\part{w3}{w_3}}{b} + \\part{v}{-20.25} + \\sqrt{x + y}';

function* morphScene(view: View2D): ThreadGenerator {
  const formula = new Formula({ tex: BEFORE, key: 'formula' });
  view.add(formula);
  formula.color('w3', '#4DA3F0');
  yield* waitFor(0.1);
  yield* formula.morph(AFTER, 1);
  yield* waitFor(0.5);
}

test('ends as the new formula', async () => {
  const player = new ScenePlayer(morphScene);
  await player.seek(75);
  const after = await player.draw();
  const plain = new ScenePlayer(function* (view) {
    const formula = new Formula({ tex: AFTER });
    view.add(formula.color('w3', '#4DA3F0'));
    yield;
  });
  await plain.seek(1);
  expect(differing(after, await plain.draw())).toBe(0);
  expect(inkBounds(after, 128).width).toBeGreaterThan(200);
});

test('a seek shows what playing shows', async () => {
  const played = new ScenePlayer(morphScene);
  await played.seek(0);
  const pictures: ImageData[] = [];
  for (let frame = 1; frame <= 75; frame++) {
    await played.step();
    pictures.push(await played.draw());
  }
  const sought = new ScenePlayer(morphScene);
  for (const frame of [60, 20, 41, 7]) {
    await sought.seek(frame);
    expect(differing(await sought.draw(), pictures[frame - 1]), `frame ${frame}`).toBe(0);
  }
  expect(differing(pictures[20], pictures[40])).toBeGreaterThan(1000);
});

test('matched symbols travel, the others fade where they stand', async () => {
  const path: Vector2[] = [];
  let end = new Vector2();
  let begin = new Vector2();
  const player = new ScenePlayer(function* (view) {
    const formula = new Formula({ tex: BEFORE });
    view.add(formula);
    begin = formula.boxOf('w3').center;
    const task = yield formula.morph(AFTER, 1);
    for (let i = 0; i < 60; i++) {
      path.push(formula.boxOf('w3').center);
      yield;
    }
    void task;
    end = formula.boxOf('w3').center;
  });
  await player.seek(62);
  expect(path[0].sub(begin).magnitude).toBeLessThan(2);
  expect(begin.sub(end).magnitude).toBeGreaterThan(30);
  const along = path.map((point) => point.sub(begin).dot(end.sub(begin).normalized));
  for (let i = 1; i < along.length; i++) expect(along[i]).toBeGreaterThanOrEqual(along[i - 1]);
  // Ease in-out cubic: half way at half time.
  expect(along[30] / end.sub(begin).magnitude).toBeCloseTo(0.5, 1);
});

test('an own colour follows its symbol, and tweening tex morphs', async () => {
  let colors: string[] = [];
  let tex = '';
  const player = new ScenePlayer(function* (view) {
    const formula = new Formula({ tex: 'a+b', fill: '#ffffff' });
    view.add(formula.color('b', '#4da3f0'));
    yield* formula.tex('b+a', 0.5);
    colors = formula.symbols().map((symbol) => formula.color(symbol).hex());
    tex = formula.tex();
    yield;
  });
  await player.seek(40);
  expect(colors).toEqual(['#4da3f0', '#ffffff', '#ffffff']);
  expect(tex).toBe('b+a');
});

test('a new formula that does not parse leaves the old one', async () => {
  let message = '';
  let tex = '';
  const player = new ScenePlayer(function* (view) {
    const formula = new Formula({ tex: 'a' });
    view.add(formula);
    try {
      yield* formula.morph('\\frac{', 1);
    } catch (error) {
      message = String(error);
    }
    tex = formula.tex();
    yield;
  });
  await player.seek(3);
  expect(message).toContain('FormulaError');
  expect(tex).toBe('a');
});

test('a second morph during the first begins at its end and wins', async () => {
  let texts: string[] = [];
  const player = new ScenePlayer(function* (view) {
    const formula = new Formula({ tex: 'a' });
    view.add(formula);
    yield formula.morph('a+b', 1);
    yield* waitFor(0.5);
    yield* formula.morph('c', 0.3);
    texts = [formula.tex(), ...formula.symbols().map(({ text }) => text)];
    yield* waitFor(1);
    texts.push(formula.tex());
  });
  await player.seek(110);
  expect(texts).toEqual(['c', 'c', 'c']);
});

test('a tex set during a morph ends it', async () => {
  let texts: string[] = [];
  const player = new ScenePlayer(function* (view) {
    const formula = new Formula({ tex: 'a' });
    view.add(formula);
    yield formula.morph('a+b', 1);
    yield* waitFor(0.5);
    formula.tex('x');
    texts = formula.symbols().map(({ text }) => text);
    yield* waitFor(1);
    texts.push(formula.tex());
  });
  await player.seek(100);
  expect(texts).toEqual(['x', 'x']);
});
