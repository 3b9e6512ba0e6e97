import { Circle } from '@motion-canvas/2d';
import { Vector2 } from '@motion-canvas/core';
import { defineExample } from 'gradreel/stage';
import { Leads } from './leads.tsx';

export const leadsCarry = defineExample({
  name: 'Leads carry what a point is',
  says: 'From a point to the inputs that take its coordinates; a light runs along them.',
  size: [960, 360],
  at: [0.4, 1.2],
  *play(view, { theme }) {
    const point = new Vector2(-340, 0);
    const inputs = [new Vector2(300, -90), new Vector2(300, 90)];
    const dot = (position: Vector2, size: number) => (
      <Circle position={position} size={size} fill={theme.secondary} />
    );
    const leads = new Leads({ theme, from: point, to: inputs, gaps: [24, 40] });
    view.add([dot(point, 28), ...inputs.map((input) => dot(input, 64)), leads]);
    yield* leads.carry(0.8);
  },
});
