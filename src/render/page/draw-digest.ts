/**
 * Digests of what is drawn. Every call and every property that reaches a 2D context is folded into a
 * digest of that context; two frames with the same digest were drawn by the same commands and look the
 * same. A canvas drawn into another one contributes its own digest, a Path2D the calls that made it.
 *
 * Digests are two 32-bit FNV-1a hashes with different seeds, put together to 53 bits.
 */
class Digest {
  #low = 0x811c9dc5;
  #high = 0x01000193;

  get value(): number {
    return (this.#high & 0x1fffff) * 2 ** 32 + (this.#low >>> 0);
  }

  reset(): void {
    this.#low = 0x811c9dc5;
    this.#high = 0x01000193;
  }

  integer(value: number): void {
    this.#low = Math.imul(this.#low ^ (value | 0), 0x01000193);
    this.#high = Math.imul(this.#high ^ (value | 0), 0x85ebca6b) ^ (this.#high >>> 15);
    this.#low ^= this.#low >>> 13;
  }

  fold(value: unknown): void {
    if (typeof value === 'number') {
      if (value === (value | 0)) {
        this.integer(value);
      } else {
        bits[0] = value;
        this.integer(halves[0] as number);
        this.integer(halves[1] as number);
      }
    } else if (typeof value === 'string') {
      this.integer(value.length);
      for (let index = 0; index < value.length; index++) this.integer(value.charCodeAt(index));
    } else if (typeof value === 'boolean' || value === null || value === undefined) {
      // Far from the small numbers that arguments are.
      this.integer(
        0x7f4a7c15 + (value === true ? 1 : value === false ? 2 : value === null ? 3 : 4),
      );
    } else if (Array.isArray(value)) {
      this.integer(value.length);
      for (const part of value) this.fold(part);
    } else {
      this.fold(digestOfObject(value as object));
    }
  }
}

const bits = new Float64Array(1);
const halves = new Int32Array(bits.buffer);

const digests = new WeakMap<object, Digest>();
let nextIdentity = 1;
const identities = new WeakMap<object, number>();

function digestFor(object: object): Digest {
  let digest = digests.get(object);
  if (digest === undefined) {
    digest = new Digest();
    digests.set(object, digest);
  }
  return digest;
}

/**
 * Canvases by what was drawn on them, paths and gradients by how they were made, matrices and plain
 * objects by their entries.
 */
function digestOfObject(object: object): number {
  if (object instanceof HTMLCanvasElement) {
    const context = contexts.get(object);
    if (context !== undefined)
      return digestOfAll([digestFor(context).value, object.width, object.height]);
  }
  const known = digests.get(object);
  if (known !== undefined) {
    if (object instanceof CanvasGradient || object instanceof CanvasPattern) inUse.add(object);
    return known.value;
  }
  if (object instanceof DOMMatrixReadOnly) return digestOfAll([...object.toFloat64Array()]);
  if (object instanceof DOMPointReadOnly) return digestOfAll([object.x, object.y]);
  if (object instanceof ImageData) {
    return digestOfAll([object.width, object.height, ...object.data]);
  }
  if (Object.getPrototypeOf(object) === Object.prototype) {
    return digestOfAll(Object.entries(object).flat());
  }
  // What was drawn there is not known: WebGL, a canvas without a page, a film. It never equals itself.
  if (
    object instanceof HTMLCanvasElement ||
    object instanceof OffscreenCanvas ||
    object instanceof HTMLVideoElement
  ) {
    return nextIdentity++;
  }
  // An image counts as itself: the same object, the same picture.
  let identity = identities.get(object);
  if (identity === undefined) {
    identity = nextIdentity++;
    identities.set(object, identity);
  }
  return identity;
}

function digestOfAll(values: readonly unknown[]): number {
  const digest = new Digest();
  for (const value of values) digest.fold(value);
  return digest.value;
}

/** Gradients and patterns that a context has; what becomes of them later shows in its drawing too. */
const inUse = new WeakSet<object>();
/** How often one was changed while in use; it goes into every digest that is asked for afterwards. */
let lateChanges = 0;

const contexts = new WeakMap<HTMLCanvasElement, CanvasRenderingContext2D>();
/** Reads change nothing on the canvas. */
const READS = new Set([
  'measureText',
  'getTransform',
  'getLineDash',
  'isPointInPath',
  'isPointInStroke',
  'getImageData',
  'getContextAttributes',
  'createImageData',
]);
/** These make an object whose digest begins with how it was made. */
const MAKERS = new Set([
  'createLinearGradient',
  'createRadialGradient',
  'createConicGradient',
  'createPattern',
]);

type Method = (this: object, ...values: unknown[]) => unknown;

function watchMethods(prototype: object, reads: ReadonlySet<string>): void {
  for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (name === 'constructor' || reads.has(name)) continue;
    if (typeof property.value === 'function') {
      const original = property.value as Method;
      const isMaker = MAKERS.has(name);
      Object.defineProperty(prototype, name, {
        ...property,
        value: function (this: object, ...values: unknown[]) {
          if (isMaker) {
            const made = original.apply(this, values) as object;
            const digest = digestFor(made);
            digest.fold(name);
            digest.fold(values);
            return made;
          }
          if (inUse.has(this)) lateChanges++;
          const digest = digestFor(this);
          digest.fold(name);
          digest.fold(values);
          return original.apply(this, values);
        },
      });
    } else if (property.set !== undefined) {
      const { set } = property;
      Object.defineProperty(prototype, name, {
        ...property,
        set(this: object, value: unknown) {
          const digest = digestFor(this);
          digest.fold(name);
          digest.fold(value);
          set.call(this, value);
        },
      });
    }
  }
}

/** A Path2D made from another path or from SVG text begins with that. */
function watchPathMaking(): void {
  const Original = window.Path2D;
  window.Path2D = new Proxy(Original, {
    construct(target, values: unknown[], newTarget) {
      const path = Reflect.construct(target, values, newTarget) as Path2D;
      digestFor(path).fold(values);
      return path;
    },
  });
}

/** A canvas that gets a size is blank again. */
function watchCanvasSizes(): void {
  for (const side of ['width', 'height'] as const) {
    const property = Object.getOwnPropertyDescriptor(
      HTMLCanvasElement.prototype,
      side,
    ) as PropertyDescriptor;
    const { set } = property;
    Object.defineProperty(HTMLCanvasElement.prototype, side, {
      ...property,
      set(this: HTMLCanvasElement, value: number) {
        const context = contexts.get(this);
        if (context !== undefined) digestFor(context).reset();
        set?.call(this, value);
      },
    });
  }
  const getContext = HTMLCanvasElement.prototype.getContext as Method;
  HTMLCanvasElement.prototype.getContext = function (
    this: HTMLCanvasElement,
    ...values: unknown[]
  ) {
    const context = getContext.apply(this, values);
    if (context instanceof CanvasRenderingContext2D) contexts.set(this, context);
    return context;
  } as typeof HTMLCanvasElement.prototype.getContext;
}

watchMethods(CanvasRenderingContext2D.prototype, READS);
watchMethods(CanvasGradient.prototype, new Set());
watchMethods(CanvasPattern.prototype, new Set());
watchMethods(Path2D.prototype, new Set());
watchPathMaking();
watchCanvasSizes();

/** The digest of everything that `draw` does to `canvas`, which it clears first. */
export async function digestOf(
  canvas: HTMLCanvasElement,
  draw: () => Promise<void>,
): Promise<number> {
  const context = contexts.get(canvas);
  if (context === undefined) throw new Error('The canvas has no 2D context yet.');
  const digest = digestFor(context);
  digest.reset();
  await draw();
  digest.integer(lateChanges);
  return digest.value;
}
