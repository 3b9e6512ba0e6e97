import { Node } from '@motion-canvas/2d';
import { createSignal } from '@motion-canvas/core';
import { Backdrop } from '../../stage/backdrop.tsx';
import { Chrome } from '../../stage/chrome.tsx';
import { drawSourced } from '../../stage/text.ts';
import { currentWording } from '../../stage/text-check.ts';
import { tellUnsourced } from '../../stage/unsourced.ts';
import {
  FAINT,
  forgetTexts,
  type PassedImage,
  passTexts,
  type TextCall,
  textsOn,
} from './text-calls.ts';

/** What was said of a number without a source. */
export interface Complaint {
  readonly problem: string;
  readonly remedy: string;
  readonly node: Node | undefined;
}

/** Chooses texts by how they are drawn in their own coordinates. */
type TextFilter = (call: Pick<TextCall, 'text' | 'x' | 'y' | 'font' | 'node'>) => boolean;

const NONE: TextFilter = () => false;
const ALL: TextFilter = () => true;

/**
 * Which texts are left out. It is a signal and read by whatever draws text, so that Motion Canvas draws
 * what it caches again when this changes.
 */
const hidden = createSignal<TextFilter>(() => NONE);
const nodes: Node[] = [];
/** Nodes that have painted anything, by their class and number; those of the frame around lessons aside. */
const painted = new Set<string>();
/** What was said of numbers without a source, with the node that drew them. */
const complaints = new Map<string, Complaint>();
let isWatching = false;
let isPaused = false;

/** From now on it is noted which texts are drawn on which canvas. */
export function watchTexts(): void {
  if (isWatching) return;
  isWatching = true;
  const prototype = CanvasRenderingContext2D.prototype;
  for (const method of ['fillText', 'strokeText'] as const) {
    const original = prototype[method];
    prototype[method] = function (this: CanvasRenderingContext2D, text, x, y, ...rest) {
      notePainter(this);
      const isHidden = hidden()({ text, x, y, font: this.font, node: nodes.at(-1) });
      if (!isPaused && method === 'fillText' && text.trim() !== '') note(this, text, x, y);
      if (!isHidden) original.call(this, text, x, y, ...rest);
    };
  }
  for (const method of ['fill', 'stroke', 'fillRect', 'strokeRect'] as const) {
    const original = prototype[method] as (...values: unknown[]) => void;
    Object.assign(prototype, {
      [method](this: CanvasRenderingContext2D, ...values: unknown[]) {
        notePainter(this);
        original.apply(this, values);
      },
    });
  }
  const { drawImage, clearRect } = prototype;
  prototype.drawImage = function (this: CanvasRenderingContext2D, ...values: unknown[]) {
    notePainter(this);
    passTexts(this, values as PassedImage);
    (drawImage as (...values: unknown[]) => void).apply(this, values);
  };
  prototype.clearRect = function (this: CanvasRenderingContext2D, ...values) {
    const [x, y, width, height] = values;
    const { a, d, e, f } = this.getTransform();
    const isAll =
      x * a + e <= 0 &&
      y * d + f <= 0 &&
      (x + width) * a + e >= this.canvas.width &&
      (y + height) * d + f >= this.canvas.height;
    if (isAll) forgetTexts(this.canvas);
    clearRect.apply(this, values);
  };
  for (const side of ['width', 'height'] as const) {
    const property = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, side);
    Object.defineProperty(HTMLCanvasElement.prototype, side, {
      ...property,
      set(this: HTMLCanvasElement, value: number) {
        forgetTexts(this);
        property?.set?.call(this, value);
      },
    });
  }
  watchNodes();
  tellUnsourced(({ problem, remedy }) => {
    const node = nodes.at(-1);
    complaints.set(`${problem} ${node?.key}`, { problem, remedy, node });
  });
}

/** Notes which node draws: the innermost one whose `render` has begun and not ended. */
function watchNodes(): void {
  const { render } = Node.prototype;
  Node.prototype.render = function (this: Node, context) {
    nodes.push(this);
    try {
      render.call(this, context);
    } finally {
      nodes.pop();
    }
  };
}

/** What a drawing was made of. */
export interface Watched {
  /** The texts in the order in which they were drawn. */
  readonly texts: readonly TextCall[];
  /** The nodes that painted. */
  readonly painted: readonly string[];
  /** What was said of numbers since they were last forgotten, in this drawing and in unnoted ones before it. */
  readonly complaints: readonly Complaint[];
}

/** What `draw` puts on a canvas. */
export async function watched(
  canvas: HTMLCanvasElement,
  draw: () => Promise<void>,
): Promise<Watched> {
  forgetTexts(canvas);
  painted.clear();
  await draw();
  return {
    texts: [...textsOn(canvas)],
    painted: [...painted],
    complaints: [...complaints.values()],
  };
}

/** What has been said of numbers so far is dealt with. */
export function forgetComplaints(): void {
  complaints.clear();
}

function notePainter({ globalAlpha }: CanvasRenderingContext2D): void {
  const node = nodes.at(-1);
  if (node === undefined || globalAlpha < FAINT || isPaused) return;
  if (!(node instanceof Chrome) && !(node instanceof Backdrop)) painted.add(keyOf(node));
}

/** A node's class and its number; the same in all scenes of a lesson. */
export function keyOf(node: Node): string {
  return node.key.replace(/^.*\//, '');
}

/** Draws everything but texts. */
export async function withoutTexts(draw: () => Promise<void>): Promise<void> {
  await leavingOut(ALL, draw);
}

/** Draws everything but what these calls write. */
export async function without(left: readonly TextCall[], draw: () => Promise<void>): Promise<void> {
  const isLeft: TextFilter = (call) =>
    left.some(
      ({ text, x, y, font, node }) =>
        text === call.text &&
        x === call.x &&
        y === call.y &&
        font === call.font &&
        node === call.node,
    );
  await leavingOut(isLeft, draw);
}

async function leavingOut(filter: TextFilter, draw: () => Promise<void>): Promise<void> {
  // A signal takes a function for the way to its value.
  hidden(() => filter);
  try {
    await draw();
  } finally {
    hidden(() => NONE);
  }
}

/** Draws texts that belong to no lesson. */
export function unwatched(draw: () => void): void {
  isPaused = true;
  try {
    drawSourced(draw);
  } finally {
    isPaused = false;
  }
}

function note(context: CanvasRenderingContext2D, text: string, x: number, y: number): void {
  const { fillStyle, font, textAlign, textBaseline, globalAlpha } = context;
  if (globalAlpha < FAINT) return;
  const wording = currentWording();
  textsOn(context.canvas).push({
    text,
    x,
    y,
    font,
    align: textAlign,
    baseline: textBaseline,
    letterSpacing: context.letterSpacing,
    fontKerning: context.fontKerning,
    textRendering: context.textRendering,
    color: typeof fillStyle === 'string' ? fillStyle : undefined,
    alpha: globalAlpha,
    matrix: context.getTransform(),
    wording,
    node: nodes.at(-1),
    drawing: wording ?? {},
  });
}
