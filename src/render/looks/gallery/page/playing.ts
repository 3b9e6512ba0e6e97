import { ExamplePlayer } from '../../../../stage/gallery/example-player.ts';
import { themes } from '../../../../stage/theme.ts';
import { entryOf } from './examples.ts';

/** An example starts anew after so many seconds of rest. */
const REST = 1;
const FRAMES_PER_SECOND = 60;

/** Makes the cards draw themselves when they come near, and play while one points at them. */
export function bringToLife(gallery: HTMLElement): void {
  const light = document.documentElement.dataset.theme === 'light';
  const theme = themes[light ? 'light' : 'dark'];
  const near = new IntersectionObserver(
    (changes) => {
      for (const { isIntersecting, target } of changes) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        drawMoments(target as HTMLElement).catch((error: Error) => complain(target, error));
      }
    },
    { rootMargin: '600px' },
  );

  function playerFor(card: HTMLElement, width: number): ExamplePlayer {
    const { example } = entryOf(card.dataset.example as string);
    return new ExamplePlayer(example, theme, (width * devicePixelRatio) / example.size[0]);
  }

  async function drawMoments(card: HTMLElement): Promise<void> {
    for (const canvas of card.querySelectorAll('canvas')) {
      const player = playerFor(card, canvas.clientWidth || 320);
      await player.seek(Number(canvas.dataset.at));
      await player.draw();
      canvas.replaceWith(player.canvas);
    }
  }

  let playing: HTMLElement | undefined;

  async function play(card: HTMLElement, stage: HTMLElement): Promise<void> {
    if (playing === card) return;
    playing = card;
    const rest = stage.firstElementChild as Element;
    const player = playerFor(card, stage.clientWidth);
    let start: number | undefined;
    let frame = 0;
    let ended: number | undefined;
    await player.seek(0);
    await player.draw();
    rest.replaceWith(player.canvas);
    const step = async (now: number) => {
      if (playing !== card) {
        player.canvas.replaceWith(rest);
        return;
      }
      start ??= now;
      const wanted = Math.floor(((now - start) / 1000) * FRAMES_PER_SECOND);
      if (ended !== undefined) {
        if ((now - ended) / 1000 > REST) {
          [start, frame, ended] = [now, 0, undefined];
          await player.seek(0);
          await player.draw();
        }
      } else if (wanted > frame) {
        if (!(await player.next(wanted - frame))) ended = now;
        frame = wanted;
        await player.draw();
      }
      requestAnimationFrame((next) => step(next).catch((error: Error) => complain(card, error)));
    };
    requestAnimationFrame((next) => step(next).catch((error: Error) => complain(card, error)));
  }

  for (const card of gallery.querySelectorAll<HTMLElement>('.card')) {
    near.observe(card);
    const stage = card.querySelector('.stage') as HTMLElement;
    const start = () => play(card, stage).catch((error: Error) => complain(card, error));
    const stop = () => {
      if (playing === card) playing = undefined;
    };
    for (const event of ['pointerenter', 'focus'] as const) stage.addEventListener(event, start);
    for (const event of ['pointerleave', 'blur'] as const) stage.addEventListener(event, stop);
  }
  document.body.classList.add('live');
}

/** An example that does not play says so in its card. */
function complain(card: Element, error: Error): void {
  const note = document.createElement('p');
  note.className = 'failed';
  note.textContent = `This example does not play: ${error.message}`;
  card.append(note);
}
