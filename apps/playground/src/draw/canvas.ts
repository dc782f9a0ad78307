/** What drawings are made on: a canvas of the page or of a worker. */
export type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Pixels that are written as numbers and then drawn at any size. */
export class PixelGrid {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint32Array;
  readonly #canvas: HTMLCanvasElement | OffscreenCanvas;
  readonly #context: Context;
  readonly #image: ImageData;

  constructor(width: number, height = width) {
    this.width = width;
    this.height = height;
    this.#image = new ImageData(width, height);
    this.pixels = new Uint32Array(this.#image.data.buffer);
    this.#canvas = canvasOf(width, height);
    this.#context = this.#canvas.getContext('2d') as Context;
  }

  /** The picture with the pixels as they are now, for a drawing that takes parts of it. */
  upload(): HTMLCanvasElement | OffscreenCanvas {
    this.#context.putImageData(this.#image, 0, 0);
    return this.#canvas;
  }

  /** Draws the pixels into a rectangle: smooth for a sampled field, crisp where a cell is a datum. */
  drawOn(ctx: Context, x: number, y: number, width: number, height: number, smooth = true): void {
    const picture = this.upload();
    ctx.imageSmoothingEnabled = smooth;
    ctx.drawImage(picture, x, y, width, height);
  }
}

const grids = new Map<string, PixelGrid>();

/** A grid of that size that drawings share, one after the other. */
export function sharedGrid(width: number, height = width): PixelGrid {
  const key = `${width}×${height}`;
  let grid = grids.get(key);
  if (!grid) {
    grid = new PixelGrid(width, height);
    grids.set(key, grid);
  }
  return grid;
}

/** A canvas that is not on the page. */
export function canvasOf(width: number, height: number): HTMLCanvasElement | OffscreenCanvas {
  if (typeof OffscreenCanvas !== 'undefined') return new OffscreenCanvas(width, height);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}
