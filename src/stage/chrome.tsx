import { Node, type NodeProps } from '@motion-canvas/2d';
import { createSignal, type SimpleSignal, useScene } from '@motion-canvas/core';
import type { Shown } from '../run/shown.ts';
import { CaptionBlock } from './caption-block.ts';
import { inter, mono } from './fonts.ts';
import { type NumberedText, numberedLines, wrapped } from './numbered-lines.ts';
import { fromCorner } from './picture-areas.ts';
import { type PictureFrame, pictureFrame, WIDE } from './picture-shape.ts';
import { roundRect } from './shapes.ts';
import { drawText, drawTextWithNumbers, ownNumbers, textWidth } from './text.ts';
import type { Theme } from './theme.ts';
import { type Themed, themed } from './theme-context.ts';

export interface ChromeProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  /** The lesson's number as its folder counts it, such as `01`. */
  lessonNumber: string;
  lessonTitle: string;
  beatTitles: readonly string[];
  chip: NumberedText;
  burnCaptions: boolean;
}

const HEADLINE = { y: 56, size: 26, pitch: 38 } as const;
const TICK = { width: 26, height: 5, pitch: 34, below: 28 } as const;
const CHIP = { size: 24, gap: 40 } as const;

/** Where what stands above the stage has its lines. */
interface Rows {
  readonly beat: number;
  readonly ticks: number;
  readonly chip: number;
  readonly chipAlign: 'left' | 'right';
}

/**
 * The frame around every lesson: its number and title, one tick a beat, the beat's name, where the
 * numbers come from, and the caption. Coordinates are those of the {@link PictureFrame}, from its top left corner.
 *
 * @example
 * chrome.currentBeat(2); chrome.caption({ text: 'The total climbs to 1.8.', numbers: [total] });
 */
export class Chrome extends Node {
  readonly currentBeat: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly caption: SimpleSignal<NumberedText | null, this> = createSignal<
    NumberedText | null,
    this
  >(null);
  readonly #told: Themed<ChromeProps>;
  readonly #frame: PictureFrame;
  readonly #captions: CaptionBlock;
  #rows: Rows | undefined;

  constructor(given: ChromeProps) {
    const picture = useScene().getSize();
    const frame = pictureFrame(picture);
    super({ zIndex: 1000, position: fromCorner(0, 0, picture), scale: frame.scale, ...given });
    const props = themed(given);
    this.#told = props;
    this.#frame = frame;
    this.#captions = new CaptionBlock(frame, props.theme);
    chromes.set(useScene(), this);
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    this.#rows ??= this.#rowsFor(context);
    this.#drawHeadline(context, this.#rows);
    this.#drawTicks(context, this.#rows);
    this.#drawChip(context, this.#rows);
    const caption = this.caption();
    if (caption !== null && this.#told.burnCaptions) this.#captions.draw(context, caption);
  }

  /** In a narrow picture, what does not fit beside the title stands below it, whichever beat is played. */
  #rowsFor(context: CanvasRenderingContext2D): Rows {
    const { width, margin } = this.#frame;
    const { lessonNumber, lessonTitle, beatTitles, chip } = this.#told;
    const { y, size, pitch } = HEADLINE;
    const wide = { beat: y, ticks: y + TICK.below, chip: y, chipAlign: 'right' } as const;
    if (width >= WIDE.width) return wide;
    const room = width - 2 * margin;
    const title = textWidth(context, `${lessonNumber} ${lessonTitle}`, inter(size, 600));
    const beats = beatTitles.map((beat) => textWidth(context, beat, inter(size, 500)));
    const headline = title + CHIP.gap + Math.max(0, ...beats);
    if (headline + CHIP.gap + textWidth(context, chip.text, mono(CHIP.size)) <= room) return wide;
    const beat = headline <= room ? y : y + pitch;
    const ticks = beat + TICK.below;
    return { beat, ticks, chip: ticks + pitch, chipAlign: 'left' };
  }

  #drawHeadline(context: CanvasRenderingContext2D, rows: Rows): void {
    const { theme, lessonNumber, lessonTitle, beatTitles } = this.#told;
    const { margin } = this.#frame;
    const number: Shown = { text: lessonNumber, path: 'lesson number', source: 'lesson' };
    const style = {
      font: inter(HEADLINE.size, 600),
      color: theme.ink,
      baseline: 'middle',
      check: { part: 'chrome' },
    } as const;
    const { y } = HEADLINE;
    drawText(context, number, margin, y, { ...style, color: theme.tertiary });
    const titleX = margin + textWidth(context, lessonNumber, style.font) + 12;
    const titleNumbers = ownNumbers(lessonTitle, 'lesson title');
    drawTextWithNumbers(context, lessonTitle, titleNumbers, titleX, y, style);
    const besides = titleX + textWidth(context, lessonTitle, style.font) + 20;
    const beatX = rows.beat === y ? besides : margin;
    const beat = beatTitles[this.currentBeat()] ?? '';
    drawTextWithNumbers(context, beat, ownNumbers(beat, 'beat title'), beatX, rows.beat, {
      ...style,
      font: inter(HEADLINE.size, 500),
      color: theme.tertiary,
    });
  }

  #drawTicks(context: CanvasRenderingContext2D, { ticks }: Rows): void {
    const { theme, beatTitles } = this.#told;
    const current = this.currentBeat();
    for (let index = 0; index < beatTitles.length; index++) {
      context.fillStyle =
        index < current ? theme.secondary : index === current ? theme.focus : theme.ahead;
      context.beginPath();
      const x = this.#frame.margin + index * TICK.pitch;
      roundRect(context, x, ticks, TICK.width, TICK.height, 2.5);
      context.fill();
    }
  }

  #drawChip(context: CanvasRenderingContext2D, { chip: y, chipAlign }: Rows): void {
    const { theme, chip } = this.#told;
    const { width, margin } = this.#frame;
    const style = {
      font: mono(CHIP.size),
      color: theme.tertiary,
      align: chipAlign,
      baseline: 'middle',
      check: { part: 'chrome' },
    } as const;
    const x = chipAlign === 'left' ? margin : width - margin;
    const room = width - 2 * margin;
    const lines =
      chipAlign === 'right'
        ? [chip]
        : numberedLines({
            ...chip,
            text: wrapped(chip.text, room, (piece) => textWidth(context, piece, style.font)),
          });
    for (const [index, { text, numbers }] of lines.entries()) {
      drawTextWithNumbers(context, text, numbers, x, y + index * HEADLINE.pitch, style);
    }
  }
}

const chromes = new WeakMap<object, Chrome>();

/** The chrome of the scene that is being played. */
export function useChrome(): Chrome {
  const chrome = chromes.get(useScene());
  if (chrome === undefined)
    throw new Error('The scene has no chrome. Write it with lessonScene().');
  return chrome;
}
