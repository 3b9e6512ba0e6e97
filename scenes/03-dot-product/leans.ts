import type { Run } from 'gradreel/lesson';
import type { Lean } from './nodes/vector-angle/vector-angle.tsx';

/** How the input leans before the two neurons, as the run has it. */
export function leans(run: Run): Lean[] {
  return [
    { prefix: '', dot: 'dot', name: 'w_1', who: 'first neuron' },
    { prefix: 'other_', dot: 'other_dot', name: 'w_2', who: 'second neuron' },
  ].map(({ prefix, dot, name, who }) => {
    const shadow = run.value(`${prefix}shadow`);
    const wLength = run.value(`${prefix}w_length`);
    return {
      name,
      who,
      shadow,
      wLength,
      dot: run.value(dot),
      lengths: {
        x: run.value('x_length').number,
        shadow: shadow.number,
        upright: run.value(`${prefix}upright`).number,
        w: wLength.number,
      },
    };
  });
}
