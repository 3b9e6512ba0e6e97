import { Rect } from '@motion-canvas/2d';
import { describe, expect, test } from 'vitest';
import { beat } from '../../lesson/beat.ts';
import { Ruler } from '../../run/ruler.ts';
import { inter } from '../../stage/fonts.ts';
import { drawText } from '../../stage/text.ts';
import {
  checkInPage,
  found,
  Sketch,
  type SketchedLesson,
  type Sketching,
  write,
} from './testing/check-in-page.ts';

describe('text over text', () => {
  test('is found where two texts share their ink', async () => {
    expect(
      await found(
        {
          sketch(sketching) {
            write(sketching, 'weighted sum', 300, 300);
            write(sketching, 'bias', 420, 310);
          },
        },
        'overlap',
      ),
    ).toEqual([
      expect.stringMatching(
        /^"weighted sum" in Sketch and "bias" in Sketch: They share \d+×\d+ px/,
      ),
    ]);
  });

  test.each<[string, SketchedLesson['sketch']]>([
    [
      'a text that passes by',
      (sketching) => {
        write(sketching, 'weighted sum', 300, 300);
        write(sketching, 'bias', 200 + 400 * sketching.seconds, 310);
      },
    ],
    [
      'one that a tile hides',
      (sketching) => {
        write(sketching, 'weighted', 300, 300);
        sketching.context.fillStyle = '#000000';
        sketching.context.fillRect(280, 250, 300, 80);
        write(sketching, 'bias', 320, 300);
      },
    ],
    [
      'lines of a paragraph',
      (sketching) => {
        write(sketching, 'gypsy jogging', 300, 300);
        write(sketching, 'THE BIAS LIFTS', 300, 342);
      },
    ],
    [
      'a trail',
      (sketching) => {
        write(sketching, 'bias', 300, 300, { alpha: 0.2, check: { isTrail: true } });
        write(sketching, 'bias', 310, 300);
      },
    ],
    [
      'what is excused with a reason',
      (sketching) => {
        const check = { except: { overlap: 'the two are one word on purpose' } };
        write(sketching, 'bias', 300, 300);
        write(sketching, 'bias', 310, 300, { check });
      },
    ],
  ])('is not %s', async (_, sketch) => {
    expect(await found({ sketch: sketch as NonNullable<typeof sketch> }, 'overlap')).toEqual([]);
  });
});

describe('text cut off', () => {
  const clipped = ({ context }: Sketching, draw: () => void) => {
    context.save();
    context.beginPath();
    context.rect(300, 200, 60, 200);
    context.clip();
    draw();
    context.restore();
  };

  test.each<[string, (sketching: Sketching) => void]>([
    ['by a clip', (sketching) => clipped(sketching, () => write(sketching, 'weight', 300, 300))],
    [
      'by a tile in front of it',
      (sketching) => {
        write(sketching, 'weight', 300, 300);
        sketching.context.fillStyle = '#4DA3F0';
        sketching.context.fillRect(340, 250, 300, 80);
      },
    ],
    ['by the edge of the picture', (sketching) => write(sketching, 'weight', 1860, 300)],
  ])('%s is found', async (_, sketch) => {
    expect(await found({ sketch }, 'cut')).toEqual([
      expect.stringMatching(/^"weight" in Sketch: Only \d+ % of it can be seen/),
    ]);
  });

  test('altogether is no text at all', async () => {
    const sketch = (sketching: Sketching) =>
      clipped(sketching, () => write(sketching, 'weight', 600, 300));
    expect(await checkInPage({ sketch })).toEqual([expect.objectContaining({ rule: 'pauses' })]);
  });

  test('is told apart from another text in the same place', async () => {
    const sketch = (color?: string) => (sketching: Sketching) => {
      write(sketching, 'loss', 300, 300, { size: 80 });
      write(sketching, 'bias', 300, 300, { size: 80, ...(color === undefined ? {} : { color }) });
    };
    expect(await found({ sketch: sketch() }, 'cut')).toEqual([]);
    expect(await found({ sketch: sketch('#4DA3F0') }, 'cut')).toEqual([
      expect.stringMatching(/^"loss" in Sketch: Only \d+ % of it can be seen/),
    ]);
  });
});

describe('the safe area', () => {
  test.each([
    ['left', 40, 500],
    ['right', 1800, 500],
    ['top', 900, 110],
  ])('ends at the %s', async (side, x, y) => {
    const findings = await found({ sketch: (to) => write(to, 'bias', x, y) }, 'safe-area');
    expect(findings).toEqual([
      expect.stringMatching(new RegExp(`"bias" in Sketch: .* out of the safe area at the ${side}`)),
    ]);
  });

  test('ends where captions begin', async () => {
    const findings = await found({ sketch: (to) => write(to, 'bias', 900, 960) }, 'safe-area');
    expect(findings).toEqual([expect.stringMatching(/px into the captions’ room/)]);
  });

  test('holds headline and captions', async () => {
    expect(await found({}, 'safe-area')).toEqual([]);
  });
});

describe('a label', () => {
  test('stands within 96 px of what it says that it labels', async () => {
    const sketch = (sketching: Sketching) => {
      const labels = { x: 300, y: 400, width: 100, height: 100 };
      write(sketching, 'near', 300, 380, { check: { labels } });
      write(sketching, 'far', 600, 450, { check: { labels } });
    };
    expect(await found({ sketch }, 'label')).toEqual([
      expect.stringMatching(/^"far" in Sketch: It stands 20\d px from what it labels/),
    ]);
  });

  test('does not stand in the void', async () => {
    const sketch = (sketching: Sketching) => {
      sketching.context.fillStyle = '#4DA3F0';
      sketching.context.fillRect(300, 400, 100, 100);
      write(sketching, 'near', 430, 460, { size: 32 });
      write(sketching, 'lost', 1200, 460, { size: 32 });
      write(sketching, 'LARGE', 1200, 800, { size: 90 });
    };
    expect(await found({ sketch }, 'label')).toEqual([
      '"lost" in Sketch: Nothing stands within 96 px of it.',
    ]);
  });
});

test('small text is found at the size that it has in the picture', async () => {
  const sketch = (sketching: Sketching) => {
    write(sketching, 'small', 300, 300, { size: 20 });
    write(sketching, 'enough', 300, 400, { size: 24 });
    sketching.context.scale(0.5, 0.5);
    write(sketching, 'scaled', 600, 1000, { size: 40 });
  };
  expect(await found({ sketch }, 'size')).toEqual([
    '"small" in Sketch: It is 20.0 px high; the least is 24 px.',
    '"scaled" in Sketch: It is 20.0 px high; the least is 24 px.',
  ]);
});

describe('contrast', () => {
  test('is measured against what stands behind the text', async () => {
    const sketch = (sketching: Sketching) => {
      sketching.context.fillStyle = '#777777';
      sketching.context.fillRect(280, 240, 400, 100);
      write(sketching, 'grey', 300, 300, { color: '#FFFFFF' });
      write(sketching, 'bright', 300, 500, { color: '#FFFFFF' });
    };
    // WCAG: white on #777777 is 4.48:1.
    const findings = await found({ sketch }, 'contrast');
    expect(findings).toEqual([]);
    const darker = (sketching: Sketching) => {
      sketching.context.fillStyle = '#787878';
      sketching.context.fillRect(280, 240, 400, 100);
      write(sketching, 'grey', 300, 300, { color: '#FFFFFF' });
    };
    // White on #787878 is 4.42:1.
    expect(await found({ sketch: darker }, 'contrast')).toEqual([
      expect.stringMatching(/^"grey" in Sketch: Its contrast is 4\.4:1 \(#ffffff\)/),
    ]);
  });

  test('is that of what is left of a dimmed text', async () => {
    const sketch = (sketching: Sketching) => write(sketching, 'dimmed', 300, 300, { alpha: 0.3 });
    const [finding] = await checkInPage({ sketch }, 'contrast');
    expect(finding?.remedy).toMatch(/30 % opacity/);
  });

  test('may be low while a text fades in', async () => {
    const sketch = (sketching: Sketching) =>
      write(sketching, 'fading', 300, 300, { alpha: Math.min(1, sketching.seconds / 1.2) });
    expect(await found({ sketch }, 'contrast')).toEqual([]);
  });

  test('of zeros that pad may be 3:1', async () => {
    const numbers = (padding: string) => ({
      sketch: ({ context, theme }: Sketching) => {
        const shown = new Ruler('a scale', [0.5], () => '0.5000').shown(0.5);
        drawText(context, shown, 300, 300, { font: inter(60), color: theme.ink, padding });
      },
    });
    // On #0B1020: #5B6785 has 3.4:1, #3A4460 about 1.9:1.
    expect(await found(numbers('#5B6785'), 'contrast')).toEqual([]);
    expect(await found(numbers('#3A4460'), 'contrast')).toEqual([
      expect.stringMatching(/^"000" of "0.5000" in Sketch: .* the least is 3:1/),
    ]);
  });
});

test('texts in nodes that Motion Canvas caches are seen like all others', async () => {
  const lesson: SketchedLesson = {
    *tell({ view }) {
      // A translucent group is drawn on a canvas of its own.
      const group = new Rect({ size: [1920, 1080], opacity: 0.9, cache: true });
      group.add(
        new Sketch((context) => {
          const style = { font: inter(40), color: '#F2F5FA' };
          drawText(context, 'weighted sum', 300, 300, style);
          drawText(context, 'bias', 420, 310, style);
          drawText(context, 'small', 300, 600, { ...style, font: inter(20) });
        }),
      );
      view.add(group);
      yield* beat('one-beat');
    },
  };
  expect(await found(lesson, 'overlap')).toEqual([
    expect.stringMatching(/^"weighted sum" in Sketch and "bias" in Sketch: /),
  ]);
  expect(await found(lesson, 'size')).toEqual([expect.stringMatching(/^"small" in Sketch: /)]);
  // Without the texts the group is drawn again, so that what is behind them is known.
  expect(await found(lesson, 'contrast')).toEqual([]);
  expect(await found(lesson, 'cut')).toEqual([]);
});
