import { requireSigns } from '../fonts.ts';
import { faceAscent, glyphInk } from './metrics.ts';
import {
  type Atom,
  type Box,
  type FormulaLayout,
  intersectBox,
  type LaidSymbol,
  type Matrix,
  type Shape,
  unionBox,
} from './shape.ts';

/** No author writes this colour; what is left with it has none of its own. */
const OWN_COLOR = 'rgb(1, 2, 3)';

const SVG_NS = 'http://www.w3.org/2000/svg';
const ATOM = /(?:^|\s)m(ord|op|bin|rel|open|close|punct|inner)(?:\s|$)/;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What an element hands down to its content. */
interface Inherited {
  readonly parts: readonly string[];
  readonly atom: Atom;
  readonly script: boolean;
  readonly color: string;
}

/** Reads the symbols off KaTeX's HTML as the browser has laid it out. */
export class SymbolReader {
  private readonly symbols: LaidSymbol[] = [];
  private runs = 0;
  private readonly html: HTMLElement;
  private originX = 0;
  private originY = 0;

  /**
   * @param root element that holds KaTeX's HTML, attached to the document
   * @param em size of the formula in CSS pixels
   */
  constructor(
    private readonly root: HTMLElement,
    private readonly em: number,
  ) {
    this.html = root.querySelector('.katex-html') as HTMLElement;
  }

  /** The layout in em; `tex` is only noted in it. */
  read(tex: string): FormulaLayout {
    const { html } = this;
    html.style.color = OWN_COLOR;
    const bases = [...html.querySelectorAll('.katex-base')].map((base) =>
      base.getBoundingClientRect(),
    );
    // Each base holds a strut of exactly TeX's height and depth, so its rectangle is the TeX box.
    const extent = unionBox(bases) ?? { x: 0, y: 0, width: 0, height: 0 };
    const strut = html.querySelector<HTMLElement>('.katex-strut');
    const depth = strut ? -Number.parseFloat(getComputedStyle(strut).verticalAlign) || 0 : 0;
    this.originX = extent.x;
    this.originY = strut ? strut.getBoundingClientRect().bottom - depth : extent.y;
    this.element(html, { parts: [], atom: 'ord', script: false, color: OWN_COLOR });
    return {
      tex,
      width: extent.width / this.em,
      ascent: (this.originY - extent.y) / this.em,
      descent: (extent.y + extent.height - this.originY) / this.em,
      symbols: this.symbols,
    };
  }

  private element(element: Element, from: Inherited): void {
    if (element.namespaceURI === SVG_NS) {
      this.svg(element as SVGSVGElement, from);
      return;
    }
    const style = getComputedStyle(element);
    const inherited: Inherited = {
      parts: element.id ? [...from.parts, element.id] : from.parts,
      atom: (ATOM.exec(element.className)?.[1] as Atom | undefined) ?? from.atom,
      script: from.script || isScript(element),
      color: style.color,
    };
    this.background(element, style, inherited);
    this.borders(element, style, inherited);
    for (const child of readingOrder(element)) {
      if (child instanceof Text) this.text(child, style, inherited);
      else if (child instanceof Element) this.element(child, inherited);
    }
  }

  private text(node: Text, style: CSSStyleDeclaration, from: Inherited): void {
    const run = this.runs++;
    const family = style.fontFamily.split(',')[0].replace(/["']/g, '');
    const face = `${style.fontStyle} ${style.fontWeight} ${family}`;
    requireSigns(node.data, family);
    const px = Number.parseFloat(style.fontSize);
    const ascent = faceAscent(this.html, face, px);
    const range = document.createRange();
    for (const { segment, index } of graphemes.segment(node.data)) {
      if (/^[\s\u00a0\u200b]*$/.test(segment)) continue;
      range.setStart(node, index);
      range.setEnd(node, index + segment.length);
      const rect = range.getBoundingClientRect();
      const x = (rect.left - this.originX) / this.em;
      const y = (rect.top + ascent - this.originY) / this.em;
      const size = px / this.em;
      const ink = glyphInk(face, segment);
      const box = {
        x: x + ink.x * size,
        y: y + ink.y * size,
        width: ink.width * size,
        height: ink.height * size,
      };
      this.add(segment, { kind: 'glyph', text: segment, face, size, x, y }, box, from, run);
    }
  }

  private borders(element: Element, style: CSSStyleDeclaration, from: Inherited): void {
    if (style.borderStyle === 'none') return; // as nearly everywhere
    const box = this.box(element.getBoundingClientRect());
    if (element.classList.contains('katex-rule')) {
      this.rule(box, from); // \rule is all border, its mitred sides make the rectangle
      return;
    }
    for (const side of ['top', 'right', 'bottom', 'left'] as const) {
      const line = style.getPropertyValue(`border-${side}-style`);
      const px = Number.parseFloat(style.getPropertyValue(`border-${side}-width`));
      if (line === 'none' || line === 'hidden' || !(px > 0)) continue;
      const thick = px / this.em;
      // Chromium's dashes are 2 thick and 1 apart for thick lines, stretched to fit the ends.
      const dash = line === 'dashed' ? 2 * thick : undefined;
      const color = style.getPropertyValue(`border-${side}-color`);
      const { x, y, width, height } = box;
      const horizontal = side === 'top' || side === 'bottom';
      this.rule(
        {
          x: side === 'right' ? x + width - thick : x,
          y: side === 'bottom' ? y + height - thick : y,
          width: horizontal ? width : thick,
          height: horizontal ? thick : height,
        },
        { ...from, color },
        dash,
      );
    }
  }

  private background(element: Element, style: CSSStyleDeclaration, from: Inherited): void {
    const color = style.backgroundColor;
    if (color === 'rgba(0, 0, 0, 0)' || color === 'transparent') return;
    this.rule(this.box(element.getBoundingClientRect()), { ...from, color });
  }

  private rule(box: Box, from: Inherited, dash?: number): void {
    if (box.width <= 0 || box.height <= 0) return;
    this.add('', { kind: 'rule', box, ...(dash && { dash }) }, box, from, this.runs++);
  }

  private svg(svg: SVGSVGElement, from: Inherited): void {
    let clip = this.box(svg.getBoundingClientRect());
    for (let up = svg.parentElement; up && up !== this.root; up = up.parentElement) {
      if (getComputedStyle(up).overflowX === 'hidden') {
        clip = intersectBox(clip, this.box(up.getBoundingClientRect()));
      }
    }
    const run = this.runs++;
    const text = svg.closest('.sqrt') === svg.closest('.mord, .mop, .minner') ? '√' : '';
    for (const piece of svg.querySelectorAll<SVGGraphicsElement>('path, line')) {
      const { a, b, c, d, e, f } = piece.getScreenCTM() as DOMMatrix;
      const matrix: Matrix = [
        a / this.em,
        b / this.em,
        c / this.em,
        d / this.em,
        (e - this.originX) / this.em,
        (f - this.originY) / this.em,
      ];
      const bounds = piece.getBBox();
      const ink = {
        x: matrix[0] * bounds.x + matrix[4],
        y: matrix[3] * bounds.y + matrix[5],
        width: matrix[0] * bounds.width,
        height: matrix[3] * bounds.height,
      };
      const isLine = piece instanceof SVGLineElement;
      const path = isLine ? linePath(piece) : (piece.getAttribute('d') ?? '');
      const stroke = isLine ? Number.parseFloat(getComputedStyle(piece).strokeWidth) : undefined;
      const shape: Shape = {
        kind: 'outline',
        d: path,
        matrix,
        clip,
        ...(stroke !== undefined && { stroke }),
      };
      this.add(text, shape, intersectBox(clip, ink), from, run);
    }
  }

  private add(text: string, shape: Shape, box: Box, from: Inherited, run: number): void {
    this.symbols.push({
      text,
      index: this.symbols.length,
      parts: from.parts,
      atom: from.atom,
      script: from.script,
      run,
      color: from.color === OWN_COLOR ? null : from.color,
      shape,
      box,
    });
  }

  private box(rect: DOMRect): Box {
    return {
      x: (rect.left - this.originX) / this.em,
      y: (rect.top - this.originY) / this.em,
      width: rect.width / this.em,
      height: rect.height / this.em,
    };
  }
}

function linePath(line: SVGLineElement): string {
  const { x1, y1, x2, y2 } = line;
  return `M${x1.baseVal.value} ${y1.baseVal.value}L${x2.baseVal.value} ${y2.baseVal.value}`;
}

/** Scripts, a root's index, and the limits of an operator (all but its tight children). */
function isScript(element: Element): boolean {
  if (element.matches('.msupsub, .katex-root')) return true;
  return element.parentElement?.closest('.op-limits') !== null && isLimit(element);
}

function isLimit(element: Element): boolean {
  return (
    element.matches('.op-limits > .vlist-t > .vlist-r > .vlist > span') &&
    element.querySelector(':scope > .mtight') !== null
  );
}

/**
 * The children as they are read. KaTeX stacks from the bottom up; a fraction is read from the top,
 * an operator before its limits.
 */
function readingOrder(element: Element): ChildNode[] {
  const children = [...element.childNodes];
  if (element.matches('.mfrac > .vlist-t > .vlist-r > .vlist')) return children.reverse();
  if (element.matches('.op-limits > .vlist-t > .vlist-r > .vlist')) {
    const limit = (child: ChildNode) => child instanceof Element && isLimit(child);
    return [...children.filter((child) => !limit(child)), ...children.filter(limit)];
  }
  return children;
}
