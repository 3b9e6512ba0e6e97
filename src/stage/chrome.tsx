import { Node, type NodeProps } from '@motion-canvas/2d';
import { createSignal, type SimpleSignal, useScene } from '@motion-canvas/core';
import type { Shown } from '../run/shown.ts';
import { evenFade } from './even-gradient.ts';
import { inter, mono } from './fonts.ts';
import { type NumberedText, numberedLines } from './numbered-lines.ts';
import { fromCorner } from './picture-areas.ts';
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

const LEFT = 96;
const RIGHT = 1824;
const HEADLINE_Y = 56;
const TICK = { width: 26, height: 5, pitch: 34, y: 84 };
const CAPTION = { size: 40, pitch: 51, centre: 1000, fadeFrom: 930 };

/**
 * The frame around every lesson: its number and title, one tick a beat, the beat's name, where the
 * numbers come from, and the caption. Coordinates are those of the 1920×1080 picture.
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
  readonly #frame: Themed<ChromeProps>;
  readonly #fade: HTMLCanvasElement;

  constructor(given: ChromeProps) {
    super({ zIndex: 1000, position: fromCorner(0, 0), ...given });
    const props = themed(given);
    this.#frame = props;
    this.#fade = evenFade(1080 - CAPTION.fadeFrom, props.theme.captionFade, [0, 0.75, 1]);
    chromes.set(useScene(), this);
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    this.#drawHeadline(context);
    this.#drawTicks(context);
    this.#drawChip(context);
    const caption = this.caption();
    if (caption !== null && this.#frame.burnCaptions) this.#drawCaption(context, caption);
  }

  #drawHeadline(context: CanvasRenderingContext2D): void {
    const { theme, lessonNumber, lessonTitle, beatTitles } = this.#frame;
    const number: Shown = { text: lessonNumber, path: 'lesson number', source: 'lesson' };
    const style = {
      font: inter(26, 600),
      color: theme.ink,
      baseline: 'middle',
      check: { part: 'chrome' },
    } as const;
    drawText(context, number, LEFT, HEADLINE_Y, { ...style, color: theme.tertiary });
    const titleX = LEFT + textWidth(context, lessonNumber, style.font) + 12;
    const titleNumbers = ownNumbers(lessonTitle, 'lesson title');
    drawTextWithNumbers(context, lessonTitle, titleNumbers, titleX, HEADLINE_Y, style);
    const beatX = titleX + textWidth(context, lessonTitle, style.font) + 20;
    const beat = beatTitles[this.currentBeat()] ?? '';
    drawTextWithNumbers(context, beat, ownNumbers(beat, 'beat title'), beatX, HEADLINE_Y, {
      ...style,
      font: inter(26, 500),
      color: theme.tertiary,
    });
  }

  #drawTicks(context: CanvasRenderingContext2D): void {
    const { theme, beatTitles } = this.#frame;
    const current = this.currentBeat();
    for (let index = 0; index < beatTitles.length; index++) {
      context.fillStyle =
        index < current ? theme.secondary : index === current ? theme.focus : theme.ahead;
      context.beginPath();
      roundRect(context, LEFT + index * TICK.pitch, TICK.y, TICK.width, TICK.height, 2.5);
      context.fill();
    }
  }

  #drawChip(context: CanvasRenderingContext2D): void {
    const { theme, chip } = this.#frame;
    const style = {
      font: mono(24),
      color: theme.tertiary,
      align: 'right',
      baseline: 'middle',
      check: { part: 'chrome' },
    } as const;
    drawTextWithNumbers(context, chip.text, chip.numbers, RIGHT, HEADLINE_Y, style);
  }

  #drawCaption(context: CanvasRenderingContext2D, caption: NumberedText): void {
    const { theme } = this.#frame;
    context.drawImage(this.#fade, -8, CAPTION.fadeFrom, 1936, this.#fade.height);
    // A little more than the picture, as the backdrop has it.
    context.fillStyle = theme.captionFade;
    context.fillRect(-8, 1080, 1936, 8);
    const lines = numberedLines(caption);
    lines.forEach(({ text, numbers }, index) => {
      const y = CAPTION.centre + (index - (lines.length - 1) / 2) * CAPTION.pitch;
      drawTextWithNumbers(context, text, numbers, 960, y, {
        font: inter(CAPTION.size, 500),
        color: theme.ink,
        align: 'center',
        baseline: 'middle',
        check: { part: 'caption' },
      });
    });
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
