/** An argument as data, so that a drawing can be replayed and changed in one place. */
export type Value =
  | number
  | string
  | boolean
  | readonly Value[]
  | {
      readonly kind: 'gradient';
      readonly maker: string;
      readonly from: Value[];
      readonly stops: Value[];
    }
  | { readonly kind: 'path'; readonly svg: string; readonly commands: Drawing }
  | { readonly kind: 'canvas'; readonly size: Value[]; readonly commands: Drawing }
  | { readonly kind: 'pattern'; readonly canvas: Value; readonly repeat: string }
  | { readonly kind: 'matrix'; readonly entries: Value[] };

/** One call of a method, or one property that is set. */
export interface Command {
  readonly name: string;
  readonly call?: Value[];
  readonly set?: Value;
}

export type Drawing = Command[];

type Random = () => number;

const pick = <Option>(random: Random, ...options: Option[]): Option =>
  options[Math.floor(random() * options.length)] as Option;
const near = (random: Random, least: number, most: number) =>
  random() < 0.5
    ? Math.round(least + (most - least) * random())
    : least + (most - least) * random();

function point(random: Random): [number, number] {
  return [near(random, 0, 96), near(random, 0, 64)];
}

function colour(random: Random): string {
  const byte = () => Math.floor(random() * 256);
  return pick(
    random,
    `rgb(${byte()}, ${byte()}, ${byte()})`,
    `#${[0, 1, 2].map(() => byte().toString(16).padStart(2, '0')).join('')}`,
    `rgba(${byte()}, ${byte()}, ${byte()}, 0.5)`,
  );
}

function gradient(random: Random): Value {
  const stops = [0, 0.5, 1].flatMap((at): Value[] => [at, colour(random)]);
  return pick<Value>(
    random,
    {
      kind: 'gradient',
      maker: 'createLinearGradient',
      from: [...point(random), ...point(random)],
      stops,
    },
    {
      kind: 'gradient',
      maker: 'createRadialGradient',
      from: [...point(random), 3, ...point(random), near(random, 20, 60)],
      stops,
    },
    {
      kind: 'gradient',
      maker: 'createConicGradient',
      from: [random() * 6, ...point(random)],
      stops,
    },
  );
}

function canvas(random: Random, depth: number): Value {
  return {
    kind: 'canvas',
    size: [Math.ceil(near(random, 10, 60)), Math.ceil(near(random, 10, 60))],
    commands: randomDrawing(random, depth + 1),
  };
}

function paint(random: Random, depth: number): Value {
  const roll = random();
  if (roll < 0.25) return gradient(random);
  if (roll < 0.32 && depth === 0) {
    return {
      kind: 'pattern',
      canvas: canvas(random, depth),
      repeat: pick(random, 'repeat', 'repeat-x'),
    };
  }
  return colour(random);
}

/** Commands that a context and a Path2D share. */
function outline(random: Random): Command {
  const angle = () => random() * 6;
  return pick<() => Command>(
    random,
    () => ({ name: 'moveTo', call: point(random) }),
    () => ({ name: 'lineTo', call: point(random) }),
    () => ({ name: 'quadraticCurveTo', call: [...point(random), ...point(random)] }),
    () => ({ name: 'bezierCurveTo', call: [...point(random), ...point(random), ...point(random)] }),
    () => ({
      name: 'arc',
      call: [...point(random), near(random, 2, 30), angle(), angle(), random() < 0.5],
    }),
    () => ({ name: 'arcTo', call: [...point(random), ...point(random), near(random, 2, 20)] }),
    () => ({
      name: 'ellipse',
      call: [
        ...point(random),
        near(random, 2, 30),
        near(random, 2, 30),
        angle(),
        angle(),
        angle(),
        random() < 0.5,
      ],
    }),
    () => ({ name: 'rect', call: [...point(random), near(random, 3, 40), near(random, 3, 40)] }),
    () => ({
      name: 'roundRect',
      call: [...point(random), near(random, 3, 40), near(random, 3, 40), near(random, 1, 9)],
    }),
    () => ({
      name: 'roundRect',
      call: [...point(random), 30, 20, [near(random, 1, 9), 2, near(random, 1, 9), 4]],
    }),
    () => ({ name: 'closePath', call: [] }),
  )();
}

function path(random: Random): Value {
  return {
    kind: 'path',
    svg: pick(random, '', `M ${point(random).join(' ')} L ${point(random).join(' ')} L 90 10 Z`),
    commands: Array.from({ length: 4 }, () => outline(random)),
  };
}

/** What Motion Canvas and the stage do on a canvas. */
function command(random: Random, depth: number): Command {
  const text = () => pick(random, '−0.5', '4.8', 'one neuron', '≈1.82', 'Σ');
  const options: (() => Command)[] = [
    () => outline(random),
    () => ({ name: 'beginPath', call: [] }),
    () => ({ name: 'fill', call: pick<Value[]>(random, [], ['evenodd']) }),
    () => ({ name: 'stroke', call: [] }),
    () => ({ name: 'fill', call: [path(random)] }),
    () => ({ name: 'stroke', call: [path(random)] }),
    () => ({ name: 'clip', call: [path(random)] }),
    () => ({
      name: 'fillRect',
      call: [...point(random), near(random, 3, 60), near(random, 3, 60)],
    }),
    () => ({
      name: 'strokeRect',
      call: [...point(random), near(random, 3, 60), near(random, 3, 60)],
    }),
    () => ({
      name: 'clearRect',
      call: [...point(random), near(random, 3, 20), near(random, 3, 20)],
    }),
    () => ({ name: 'fillText', call: [text(), ...point(random)] }),
    () => ({ name: 'fillText', call: [text(), ...point(random), near(random, 10, 40)] }),
    () => ({ name: 'strokeText', call: [text(), ...point(random)] }),
    () => ({ name: 'save', call: [] }),
    () => ({ name: 'restore', call: [] }),
    () => ({ name: 'translate', call: [near(random, -9, 9), near(random, -9, 9)] }),
    () => ({ name: 'rotate', call: [random() - 0.5] }),
    () => ({ name: 'scale', call: [0.6 + random(), 0.6 + random()] }),
    () => ({ name: 'transform', call: [1, random() / 3, random() / 3, 1, near(random, -9, 9), 2] }),
    () => ({
      name: 'setTransform',
      call: [1, random() / 3, random() / 3, 1, near(random, -9, 9), 2],
    }),
    () => ({
      name: 'setTransform',
      call: [{ kind: 'matrix', entries: [1, random() / 3, 0.1, 1, 3, 2] }],
    }),
    () => ({ name: 'resetTransform', call: [] }),
    () => ({ name: 'setLineDash', call: [[near(random, 1, 9), near(random, 1, 9)]] }),
    () => ({ name: 'fillStyle', set: paint(random, depth) }),
    () => ({ name: 'strokeStyle', set: paint(random, depth) }),
    () => ({ name: 'lineWidth', set: near(random, 1, 9) }),
    () => ({ name: 'lineCap', set: pick(random, 'butt', 'round', 'square') }),
    () => ({ name: 'lineJoin', set: pick(random, 'miter', 'round', 'bevel') }),
    () => ({ name: 'miterLimit', set: near(random, 1, 9) }),
    () => ({ name: 'lineDashOffset', set: near(random, 0, 9) }),
    () => ({ name: 'globalAlpha', set: 0.2 + 0.8 * random() }),
    () => ({
      name: 'globalCompositeOperation',
      set: pick(random, 'source-over', 'lighter', 'multiply'),
    }),
    () => ({ name: 'shadowColor', set: colour(random) }),
    () => ({ name: 'shadowBlur', set: near(random, 0, 9) }),
    () => ({ name: 'shadowOffsetX', set: near(random, 0, 9) }),
    () => ({ name: 'shadowOffsetY', set: near(random, 0, 9) }),
    () => ({ name: 'filter', set: pick(random, 'none', 'blur(2px)', 'invert(1)') }),
    () => ({
      name: 'font',
      set: `${Math.ceil(near(random, 10, 40))}px ${pick(random, 'serif', 'sans-serif')}`,
    }),
    () => ({ name: 'textAlign', set: pick(random, 'left', 'center', 'right') }),
    () => ({ name: 'textBaseline', set: pick(random, 'alphabetic', 'middle', 'top') }),
    () => ({ name: 'letterSpacing', set: `${Math.ceil(near(random, 1, 6))}px` }),
    () => ({ name: 'imageSmoothingEnabled', set: random() < 0.5 }),
  ];
  if (depth === 0) {
    options.push(
      () => ({ name: 'drawImage', call: [canvas(random, depth), ...point(random)] }),
      () => ({
        name: 'drawImage',
        call: [canvas(random, depth), ...point(random), 30, near(random, 9, 40)],
      }),
      () => ({
        name: 'drawImage',
        call: [
          canvas(random, depth),
          1,
          2,
          8,
          near(random, 4, 8),
          ...point(random),
          30,
          near(random, 9, 40),
        ],
      }),
    );
  }
  return pick(random, ...options)();
}

/** Some twenty commands that leave something to see. */
export function randomDrawing(random: Random, depth = 0): Drawing {
  const length = depth === 0 ? 24 : 6;
  const filling: Command[] = [
    { name: 'fillStyle', set: colour(random) },
    { name: 'fillRect', call: [...point(random), near(random, 9, 60), near(random, 9, 60)] },
  ];
  return [...filling, ...Array.from({ length }, () => command(random, depth))];
}

function make(value: Value, context: CanvasRenderingContext2D): unknown {
  if (typeof value !== 'object') return value;
  if (!('kind' in value)) return value.map((part) => make(part, context));
  switch (value.kind) {
    case 'gradient': {
      const makers = context as unknown as Record<string, (...from: Value[]) => CanvasGradient>;
      const made = (makers[value.maker] as (...from: Value[]) => CanvasGradient).call(
        context,
        ...value.from,
      );
      for (let index = 0; index < value.stops.length; index += 2) {
        made.addColorStop(value.stops[index] as number, value.stops[index + 1] as string);
      }
      return made;
    }
    case 'path': {
      const made = value.svg === '' ? new Path2D() : new Path2D(value.svg);
      drawOn(made as unknown as CanvasRenderingContext2D, value.commands);
      return new Path2D(made);
    }
    case 'canvas': {
      const inner = document.createElement('canvas');
      const pen = inner.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
      [inner.width, inner.height] = value.size as [number, number];
      drawOn(pen, value.commands);
      return inner;
    }
    case 'pattern':
      return context.createPattern(make(value.canvas, context) as HTMLCanvasElement, value.repeat);
    case 'matrix':
      return new DOMMatrix(value.entries as number[]);
  }
}

export function drawOn(context: CanvasRenderingContext2D, drawing: Drawing): void {
  const target = context as unknown as Record<string, unknown>;
  for (const { name, call, set } of drawing) {
    if (call === undefined) target[name] = make(set as Value, context);
    else {
      const values = call.map((value) => make(value, context));
      (target[name] as (...values: unknown[]) => void).apply(context, values);
    }
  }
}

/** The same drawing with one number, word or switch in it changed. */
export function mutate(drawing: Drawing, random: Random): { drawing: Drawing; what: string } {
  const copy = structuredClone(drawing) as unknown as Record<string, unknown>[];
  const leaves: { holder: Record<string, unknown>; key: string; where: string }[] = [];
  const visit = (holder: Record<string, unknown>, where: string) => {
    for (const [key, value] of Object.entries(holder)) {
      const here = `${where}/${key}`;
      if (value !== null && typeof value === 'object')
        visit(value as Record<string, unknown>, here);
      else if (key !== 'name' && key !== 'kind' && key !== 'maker')
        leaves.push({ holder, key, where: here });
    }
  };
  visit(copy as unknown as Record<string, unknown>, '');
  const { holder, key, where } = leaves[Math.floor(random() * leaves.length)] as (typeof leaves)[0];
  const before = holder[key];
  if (key === 'svg')
    holder[key] = before === '' ? 'M 1 2 L 90 9 L 7 60 Z' : `${before} M 1 2 L 90 9 L 7 60 Z`;
  else if (typeof before === 'number') holder[key] = changedNumber(before, where, random);
  else if (typeof before === 'boolean') holder[key] = !before;
  else holder[key] = changedWord(before as string, random);
  return { drawing: copy as unknown as Drawing, what: `${where}: ${before} → ${holder[key]}` };
}

/** A little more or less, or twice as much; stops of gradients stay between 0 and 1, sizes whole. */
function changedNumber(value: number, where: string, random: Random): number {
  if (where.includes('/stops/')) return value < 0.5 ? value + 0.25 : value - 0.25;
  if (where.includes('/size/')) return value + 1;
  return pick(random, value + 1, value + 2 ** -20, value + 0.5, 2 * value + 1);
}

const WORDS = [
  ['butt', 'round', 'square'],
  ['miter', 'round', 'bevel'],
  ['source-over', 'lighter', 'multiply'],
  ['none', 'blur(2px)', 'invert(1)'],
  ['left', 'center', 'right'],
  ['alphabetic', 'middle', 'top'],
  ['repeat', 'repeat-x'],
  ['evenodd', 'nonzero'],
];

function changedWord(word: string, random: Random): string {
  const others = WORDS.find((list) => list.includes(word))?.filter((other) => other !== word);
  if (others !== undefined) return pick(random, ...others);
  if (/^(rgb|#)/.test(word)) return word.startsWith('#123') ? '#654321' : '#123456';
  if (word.endsWith('serif') || word.endsWith('px'))
    return word.replace(/^\d+/, (size) => `${Number(size) + 1}`);
  return `${word}.`;
}

/** A hash (FNV-1a, twice 32 bits) of the pixels of a canvas. */
export function pixelHash(context: CanvasRenderingContext2D): string {
  const { width, height } = context.canvas;
  const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (const pixel of pixels) {
    low = Math.imul(low ^ pixel, 0x01000193);
    low ^= low >>> 15;
    high = Math.imul(high ^ pixel, 0x85ebca6b);
    high ^= high >>> 13;
  }
  return `${(low >>> 0).toString(16)}-${(high >>> 0).toString(16)}`;
}
