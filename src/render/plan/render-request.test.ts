import { expect, test } from 'vitest';
import { renderRequest } from './render-request.ts';

test.each([
  [{}, 'burn'],
  [{ place: 'player' }, 'burn'],
  [{ place: 'page' }, 'none'],
  [{ place: 'page', captions: 'burn' }, 'burn'],
  [{ captions: 'none' }, 'none'],
])('%j has captions: %s', (options, captions) => {
  expect(renderRequest('01-one-neuron', options).captions).toBe(captions);
});

test('a place that there is not is refused', () => {
  expect(() => renderRequest('01-one-neuron', { place: 'moon' })).toThrow(/"place".*"moon"/);
});
