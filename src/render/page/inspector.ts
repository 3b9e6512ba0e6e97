import { Node } from '@motion-canvas/2d';
import type { Box, Moment, SeenText } from '../../lesson/check/moment.ts';
import type { TextCheck } from '../../stage/text-check.ts';
import { digestOf } from './draw-digest.ts';
import { Edges } from './edges.ts';
import type { Player } from './player.ts';
import type { TextCall } from './text-calls.ts';
import { prepareFor, type TextPiece, textPieces, transformed } from './text-pieces.ts';
import { type Pictures, type TextVisibility, textVisibility } from './text-visibility.ts';
import {
  forgetComplaints,
  keyOf,
  unwatched,
  type Watched,
  watched,
  watchTexts,
  without,
  withoutTexts,
} from './text-watch.ts';

/** What the page tells of a frame; which beat it belongs to is known outside. */
export type Look = Omit<Moment, 'beat'>;

/** Pixels around a text in which the nearest mark is looked for. */
const REACH = 120;
/** Where the subject stands: below the headline, above the captions. */
const SUBJECT = { top: 100, bottom: 930 };

/** Looks at frames of a lesson: which texts stand where, and how well they can be seen. */
export class Inspector {
  readonly #player: Player;
  readonly #context: CanvasRenderingContext2D;
  readonly #ink: CanvasRenderingContext2D;
  readonly #scale: number;
  #frame = -1;
  #last: { readonly digest: number; readonly look: Look } | undefined;

  constructor(player: Player) {
    watchTexts();
    this.#player = player;
    const { canvas } = player;
    this.#context = canvas.getContext('2d') as CanvasRenderingContext2D;
    this.#scale = canvas.width / 1920;
    const ink = document.createElement('canvas');
    ink.width = canvas.width;
    ink.height = canvas.height;
    this.#ink = ink.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
  }

  /** Looks at a frame; a later one than the last is fastest. */
  async look(frame: number): Promise<Look> {
    await this.#go(frame);
    let drawn: Watched = { texts: [], painted: [], complaints: [] };
    const { canvas } = this.#player;
    const digest = await digestOf(canvas, async () => {
      drawn = await watched(canvas, () => this.#player.draw());
    });
    const { texts: calls, painted } = drawn;
    const unsourced = drawn.complaints.map(({ node, ...said }) => ({
      ...said,
      node: nodePath(node),
    }));
    forgetComplaints();
    if (this.#last?.digest === digest) return { ...this.#last.look, unsourced, frame };
    const whole = this.#read();
    await withoutTexts(() => this.#player.draw());
    const pictures = { whole, ground: this.#read(), ink: this.#inkOf(calls) };
    const texts = await this.#seen(calls, pictures);
    const look = {
      frame,
      texts,
      picture: this.#subject(whole),
      painted,
      unsourced,
    };
    forgetComplaints();
    this.#last = { digest, look };
    return look;
  }

  async #go(frame: number): Promise<void> {
    if (this.#frame < 0 || frame < this.#frame) {
      await this.#player.seek(0);
      this.#frame = 0;
      if (frame > 0) await this.#player.rehearse();
    }
    while (this.#frame < frame) {
      await this.#player.next();
      this.#frame++;
      // The frames in between are played for what throws while they are drawn.
      if (this.#frame < frame) await this.#player.rehearse();
    }
  }

  #read(): ImageData {
    const { width, height } = this.#player.canvas;
    return this.#context.getImageData(0, 0, width, height);
  }

  /** Every text in white on black, with nothing that cuts or covers it. */
  #inkOf(calls: readonly TextCall[]): ImageData {
    const context = this.#ink;
    const { width, height } = context.canvas;
    context.resetTransform();
    context.fillStyle = '#000000';
    context.fillRect(0, 0, width, height);
    context.fillStyle = '#FFFFFF';
    unwatched(() => {
      for (const call of calls) {
        prepareFor(context, call);
        context.setTransform(call.matrix);
        context.fillText(call.text, call.x, call.y);
      }
    });
    return context.getImageData(0, 0, width, height);
  }

  async #seen(calls: readonly TextCall[], pictures: Pictures): Promise<SeenText[]> {
    const groups = new Map<object, number>();
    const counts = new Map<string, number>();
    const pieces = textPieces(calls);
    const edges = new Edges(pictures.ground);
    const seen: SeenText[] = [];
    for (const piece of pieces) {
      const call = piece.calls[0] as TextCall;
      const { drawing, wording, node } = call;
      const group = groups.get(drawing) ?? groups.size;
      groups.set(drawing, group);
      const whole = wording?.text ?? piece.text;
      const nodeKey = node === undefined ? '' : keyOf(node);
      const name = `${nodeKey} | ${whole} | ${piece.text}`;
      const nth = counts.get(name) ?? 0;
      counts.set(name, nth + 1);
      const { labels, part = 'subject', isTrail = false, except = {} } = wording?.check ?? {};
      seen.push({
        text: piece.text,
        whole,
        group,
        key: `${name} | ${nth}`,
        node: nodePath(node),
        nodeKey,
        box: this.#onStage(piece.box),
        size: piece.size / this.#scale,
        baseline: piece.baseline / this.#scale,
        nearest: this.#nearest(piece.box, edges),
        face: faceOf(call.font),
        color: call.color ?? 'gradient',
        alpha: call.alpha,
        ...(await this.#visibility(piece, pieces, pictures)),
        numbers: wording?.numbers ?? [],
        part,
        isTrail,
        isPadding: isPadding(piece, whole),
        ...(labels === undefined ? {} : { labels: this.#labelled(labels, call.matrix) }),
        except,
      });
    }
    return seen;
  }

  /** Where texts stand in the same place, the frame is drawn without one to see what it adds. */
  async #visibility(
    piece: TextPiece,
    pieces: readonly TextPiece[],
    pictures: Pictures,
  ): Promise<TextVisibility> {
    const isShared = pieces.some(
      (other) => other !== piece && meet(other.box, piece.box) && !sameDrawing(other, piece),
    );
    if (!isShared) return textVisibility(piece, pictures);
    await without(piece.calls, () => this.#player.draw());
    const alone = { ink: this.#inkOf(piece.calls), without: this.#read() };
    return textVisibility(piece, { ...pictures, ...alone });
  }

  #nearest(box: Box, edges: Edges): number | null {
    const distance = edges.distance(box, REACH * this.#scale) / this.#scale;
    return Number.isFinite(distance) ? distance : null;
  }

  #labelled(labels: NonNullable<TextCheck['labels']>, matrix: DOMMatrix): Box {
    return this.#onStage(transformed({ width: 0, height: 0, ...labels }, matrix));
  }

  #onStage({ x, y, width, height }: Box): Box {
    const round = (value: number) => Math.round((value / this.#scale) * 10) / 10;
    return { x: round(x), y: round(y), width: round(width), height: round(height) };
  }

  /** A hash of the picture between headline and captions. */
  #subject({ data, width }: ImageData): number {
    const pixels = new Uint32Array(data.buffer);
    const from = Math.round(SUBJECT.top * this.#scale) * width;
    const to = Math.round(SUBJECT.bottom * this.#scale) * width;
    let hash = 0x811c9dc5;
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ (pixels[at] as number), 0x01000193);
    return hash >>> 0;
  }
}

function faceOf(font: string): SeenText['face'] {
  return font.includes('KaTeX') ? 'formula' : font.includes('Mono') ? 'mono' : 'prose';
}

function meet(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function sameDrawing(a: TextPiece, b: TextPiece): boolean {
  return a.calls[0]?.drawing === b.calls[0]?.drawing;
}

/** The zeros at the end of a number, drawn after it in a colour of their own. */
function isPadding({ text }: TextPiece, whole: string): boolean {
  return text !== whole && /^\.?0+$/.test(text) && whole.endsWith(text) && !whole.includes('\\');
}

/** The classes of a node and of those around it, without the ones that only hold others together. */
function nodePath(node: Node | undefined): string {
  const names: string[] = [];
  for (let at: Node | null = node ?? null; at !== null; at = at.parent()) {
    const name = at.constructor.name.replace(/^_|[_$]?\d*$/g, '');
    if (at.constructor !== Node && !/^(Layout|View2D|Rect)$/.test(name)) names.unshift(name);
  }
  return names.join(' › ');
}
