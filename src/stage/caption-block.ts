import { evenFade } from './even-gradient.ts';
import { inter } from './fonts.ts';
import { type NumberedText, numberedLines, wrapped } from './numbered-lines.ts';
import { type PictureFrame, WIDE } from './picture-shape.ts';
import { drawTextWithNumbers, textWidth } from './text.ts';
import type { Theme } from './theme.ts';

const SIZE = 40;
/** Where there is much room below the stage. */
const LARGE = { size: 52, from: 300 } as const;
/** From line to line, in sizes. */
const PITCH = 51 / 40;
/** Seldom needed: for a caption that has a line too much for the room. */
const LEAST = 28;
/** Within the stage: from the picture's lower edge. */
const INSIDE = { centre: 80, fade: 150 } as const;
/** Below the stage, the middle of the block is not farther from it. */
const FARTHEST = 160;

interface Block {
  readonly lines: readonly NumberedText[];
  readonly size: number;
}

/**
 * Draws captions in the frame of a picture: within the stage, on a fade, in the wide picture and wherever no room is
 * below; else below the stage, as large as the room allows. Their lines are broken for the wide picture, and anew
 * where that is too wide.
 */
export class CaptionBlock {
  readonly #fade: HTMLCanvasElement;
  readonly #blocks = new WeakMap<NumberedText, Block>();

  constructor(
    readonly frame: PictureFrame,
    readonly theme: Theme,
  ) {
    this.#fade = evenFade(INSIDE.fade, theme.captionFade, [0, 0.75, 1]);
  }

  draw(context: CanvasRenderingContext2D, caption: NumberedText): void {
    const { width } = this.frame;
    if (!this.frame.captionsBelow) this.#drawFade(context);
    const known = this.#blocks.get(caption);
    const { lines, size } = known ?? this.#fitted(context, caption);
    if (known === undefined) this.#blocks.set(caption, { lines, size });
    const pitch = PITCH * size;
    lines.forEach(({ text, numbers }, index) => {
      const y = this.#centre() + (index - (lines.length - 1) / 2) * pitch;
      drawTextWithNumbers(context, text, numbers, width / 2, y, {
        font: inter(size, 500),
        color: this.theme.ink,
        align: 'center',
        baseline: 'middle',
        check: { part: 'caption' },
      });
    });
  }

  #centre(): number {
    const { height, room, captionsBelow } = this.frame;
    if (!captionsBelow) return height - INSIDE.centre;
    return height - room + Math.min(room / 2, FARTHEST);
  }

  #drawFade(context: CanvasRenderingContext2D): void {
    const { width, height } = this.frame;
    context.drawImage(this.#fade, -8, height - INSIDE.fade, width + 16, this.#fade.height);
    // A little more than the picture, as the backdrop has it.
    context.fillStyle = this.theme.captionFade;
    context.fillRect(-8, height, width + 16, 8);
  }

  #fitted(context: CanvasRenderingContext2D, caption: NumberedText): Block {
    const { width, margin, room, captionsBelow } = this.frame;
    if (width >= WIDE.width) return { lines: numberedLines(caption), size: SIZE };
    const height = captionsBelow ? Math.min(room, 2 * FARTHEST) : 2 * INSIDE.centre;
    const text = caption.text.replaceAll('\n', ' ');
    let size = room >= LARGE.from ? LARGE.size : SIZE;
    for (; ; size -= 2) {
      const font = inter(size, 500);
      const broken = wrapped(text, width - 2 * margin, (piece) => textWidth(context, piece, font));
      const lines = numberedLines({ ...caption, text: broken });
      if (size <= LEAST || lines.length * PITCH * size <= height) return { lines, size };
    }
  }
}
