import { Node, type NodeProps } from '@motion-canvas/2d';
import {
  createSignal,
  linear,
  type SimpleSignal,
  type ThreadGenerator,
  useScene,
} from '@motion-canvas/core';
import type { Shown } from '../../run/shown.ts';
import { inter } from '../fonts.ts';
import { type NumberedText, numberedLines, wrapped } from '../numbered-lines.ts';
import { withAlpha } from '../paint.ts';
import { type PictureFrame, pictureFrame, WIDE } from '../picture-shape.ts';
import { circle, roundRect } from '../shapes.ts';
import { drawTextWithNumbers, measuringContext, textWidth } from '../text.ts';
import type { Theme } from '../theme.ts';
import { themed } from '../theme-context.ts';
import { type AnswerPlace, answerPlaces } from './answer-places.ts';

/** What is asked: a text, and the answers to choose from; without any, a number has to be found. */
export interface AskedQuestion extends NumberedText {
  readonly kind: 'choice' | 'number';
  readonly choices: readonly NumberedText[];
  /** Seconds that the film waits. */
  readonly seconds: number;
}

export interface QuestionCardProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  /** Whether the picture recedes; one without background has nothing to recede into. */
  dims?: boolean;
}

const FADE_SECONDS = 0.4;
/** How far the picture recedes; what the answer can be worked out from stays readable. */
const DIM = 0.6;
/** The panel keeps to the margins; in a picture wider than the stage it is no wider than on that. */
const PANEL = { widest: 1728, padding: 44, radius: 24 } as const;
/** Where the stage reaches to the picture's edge, the panel ends where captions begin. */
const CAPTIONS = 144;
/** Between the stage and a panel that stands below it. */
const BELOW = 24;
const RING = { radius: 66, width: 9 } as const;
const TEXT = { size: 54, pitch: 68 } as const;
const GAP = 32;
const CHECK = { part: 'question' } as const;

/**
 * A question to the viewer, on the dimmed picture that it is about: a ring with a pause sign empties while its
 * seconds are counted down, and the answer's place is left blank. In a tall picture it stands below what it is about. The
 * node's position is the middle of the picture; it draws in the pixels of the {@link PictureFrame}.
 *
 * @example
 * yield* card.ask({ text: 'How far does the bias lift the sum?', numbers: [], kind: 'choice', choices, seconds: 6 });
 */
export class QuestionCard extends Node {
  /** From 0, not there, to 1, there. */
  readonly presence: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** Seconds that are left. */
  readonly left: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly #asked: SimpleSignal<AskedQuestion | null, this> = createSignal<
    AskedQuestion | null,
    this
  >(null);
  readonly #theme: Theme;
  readonly #dims: boolean;
  readonly #frame: PictureFrame;

  constructor(given: QuestionCardProps) {
    const { theme, dims = true, ...rest } = themed(given);
    const frame = pictureFrame(useScene().getSize());
    super({ zIndex: 900, scale: frame.scale, ...rest });
    this.#frame = frame;
    this.#theme = theme;
    this.#dims = dims;
    cards.set(useScene(), this);
  }

  /** Asks, waits for the question's seconds, and gives the picture back. */
  *ask(question: AskedQuestion): ThreadGenerator {
    this.#asked(question);
    this.left(question.seconds);
    yield* this.presence(1, FADE_SECONDS);
    yield* this.left(0, question.seconds, linear);
    yield* this.presence(0, FADE_SECONDS);
    this.#asked(null);
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const asked = this.#asked();
    if (asked === null || this.presence() <= 0) return;
    withAlpha(context, this.#dims ? this.presence() * DIM : 0, () => {
      context.fillStyle = this.#theme.background;
      const { width, height } = this.#frame;
      context.fillRect(-width / 2 - 8, -height / 2 - 8, width + 16, height + 16);
    });
    withAlpha(context, this.presence(), () => this.#drawQuestion(context, asked));
  }

  #drawQuestion(context: CanvasRenderingContext2D, asked: AskedQuestion): void {
    const { captionFade, rule, ink } = this.#theme;
    const font = inter(TEXT.size, 600);
    const width = Math.min(PANEL.widest, this.#frame.width - 2 * this.#frame.margin);
    const panelLeft = -width / 2;
    const left = panelLeft + 2 * PANEL.padding + 2 * RING.radius;
    const textWidest = width / 2 - PANEL.padding - left;
    const lines = numberedLines({
      text: wrapped(asked.text, textWidest, (piece) => textWidth(context, piece, font)),
      numbers: asked.numbers,
    });
    // In a narrow picture the answers have the room below the ring, too.
    const isNarrow = this.#frame.width < WIDE.width;
    const answersLeft = isNarrow ? panelLeft + PANEL.padding : left;
    const answers = answerPlaces(asked, width / 2 - PANEL.padding - answersLeft, (text, size) =>
      textWidth(measuringContext(), text, inter(size, 600)),
    );
    const ring = 2 * RING.radius;
    const textHeight = Math.max(lines.length * TEXT.pitch, isNarrow ? ring : 0);
    const inside = Math.max(ring, textHeight + GAP + answers.height);
    const height = inside + 2 * PANEL.padding;
    const panelTop = this.#topOf(height);
    const top = panelTop + PANEL.padding;
    context.fillStyle = captionFade;
    context.strokeStyle = rule;
    context.lineWidth = 2;
    context.beginPath();
    roundRect(context, panelLeft, panelTop, width, height, PANEL.radius);
    context.fill();
    context.stroke();
    const ringX = panelLeft + PANEL.padding + RING.radius;
    this.#drawRing(context, ringX, top + RING.radius, asked.seconds);
    for (const [index, { text, numbers }] of lines.entries()) {
      drawTextWithNumbers(context, text, numbers, left, top + (index + 0.5) * TEXT.pitch, {
        font,
        color: ink,
        baseline: 'middle',
        check: CHECK,
      });
    }
    context.save();
    context.translate(answersLeft, top + textHeight + GAP);
    for (const place of answers.places) this.#drawAnswer(context, place, answers.size);
    context.restore();
  }

  /** Below the stage where the panel has its room there, else as low as it goes. */
  #topOf(panelHeight: number): number {
    const { height, room, margin, captionsBelow } = this.#frame;
    if (!captionsBelow) return height / 2 - CAPTIONS - panelHeight;
    return Math.min(height / 2 - room + BELOW, height / 2 - margin - panelHeight);
  }

  /** What is left of the time, as a ring and in seconds, with the sign for a pause. */
  #drawRing(context: CanvasRenderingContext2D, x: number, y: number, seconds: number): void {
    const { rule, focus, ink } = this.#theme;
    const left = Math.max(0, this.left());
    context.lineWidth = RING.width;
    context.lineCap = 'butt';
    context.strokeStyle = rule;
    context.beginPath();
    circle(context, x, y, RING.radius);
    context.stroke();
    context.strokeStyle = focus;
    context.beginPath();
    // It empties clockwise from the top, as a clock's hand goes.
    const gone = 1 - left / seconds;
    circle(context, x, y, RING.radius, { from: (2 * gone - 0.5) * Math.PI, to: 1.5 * Math.PI });
    context.stroke();
    context.fillStyle = ink;
    for (const side of [-1, 1]) context.fillRect(x + side * 8 - 3.5, y - 38, 7, 24);
    const count: Shown = { text: String(Math.ceil(left)), path: 'seconds left', source: 'lesson' };
    drawTextWithNumbers(context, count.text, [count], x, y + 20, {
      font: inter(48, 700),
      color: ink,
      align: 'center',
      baseline: 'middle',
      check: CHECK,
    });
  }

  #drawAnswer(context: CanvasRenderingContext2D, place: AnswerPlace, size: number): void {
    const { socket, rule, tertiary, ink } = this.#theme;
    const { x, y, width, height, letter, answer } = place;
    context.fillStyle = socket;
    context.strokeStyle = rule;
    context.lineWidth = 3;
    context.beginPath();
    roundRect(context, x, y, width, height, 16);
    context.fill();
    context.stroke();
    if (answer === undefined) return;
    const middle = y + height / 2;
    const style = { baseline: 'middle', check: CHECK } as const;
    drawTextWithNumbers(context, letter, [], x + 36, middle, {
      ...style,
      font: inter(32, 700),
      color: tertiary,
    });
    drawTextWithNumbers(context, answer.text, answer.numbers, x + 92, middle, {
      ...style,
      font: inter(size, 600),
      color: ink,
    });
  }
}

const cards = new WeakMap<object, QuestionCard>();

/** The question card of the scene that is being played. */
export function useQuestionCard(): QuestionCard {
  const card = cards.get(useScene());
  if (card === undefined)
    throw new Error('The scene has no question card. Write it with lessonScene().');
  return card;
}
