import { describe, expect, it } from 'vitest';
import { frameAt } from './beat-time.ts';
import { ParameterError, UnknownNameError } from './errors.ts';

const timeline = {
  framesPerSecond: 60,
  frames: 600,
  beats: [
    { id: 'inputs-arrive', title: 'Inputs arrive', firstFrame: 0, endFrame: 240, cues: [] },
    { id: 'what-s-left', title: "What's left", firstFrame: 240, endFrame: 601, cues: [] },
  ],
};

describe('frameAt', () => {
  it.each([
    ['0', 0],
    ['0.3', 18],
    ['2.5', 150],
    ['9.99', 599],
    ['inputs-arrive', 239],
    ['Inputs arrive', 239],
    ['inputs-arrive+0', 0],
    ['what-s-left+2.5', 390],
    ['what-s-left + 2.5', 390],
    // A beat's end may lie after the last frame.
    ['what-s-left', 599],
  ])('reads %j as frame %i', (time, frame) => {
    expect(frameAt(time, timeline)).toBe(frame);
  });

  it.each(['10', '9999', 'inputs-arrive+4'])('refuses %j, which lies after the end', (time) => {
    expect(() => frameAt(time, timeline)).toThrow(ParameterError);
  });

  it.each(['input-arrive', '-1', '12,5', '', '+2'])('knows no beat %j', (time) => {
    expect(() => frameAt(time, timeline)).toThrow(UnknownNameError);
  });
});
