import { gradients, parameter } from '@bp/autograd';
import { compile } from '@bp/compile';
import type { Optimizer } from '@bp/optim';
import { type Tensor, tensor } from '@bp/tensor';
import type { Chance } from './chance';
import type { Moves } from './moves';
import { optimizerOf } from './optimizer-of';
import type { Racer } from './racers';
import type { Point, Surface } from './surface';

export interface Course {
  readonly lr: number;
  readonly start: Point;
  readonly steps: number;
  readonly moves: Moves;
  readonly chance: Chance;
}

/** Beyond this many times the view nothing comes back. */
const LOST = 1e3;

/**
 * Moves a point down a surface by an optimizer of the library: the gradient by autograd, one evaluation a step, as one compiled
 * program that serves every rate and every start.
 */
export class Descender {
  readonly #surface: Surface;
  readonly #racer: Racer;
  readonly #point: Tensor;
  readonly #optimizer: Optimizer;
  readonly #learn: (noise: Tensor, moving: Tensor, t: Tensor, y: Tensor) => Tensor;
  readonly #still = tensor([0, 0], { dtype: 'float64' });

  constructor(surface: Surface, racer: Racer) {
    this.#surface = surface;
    this.#racer = racer;
    this.#point = parameter([0, 0], { dtype: 'float64' });
    this.#optimizer = optimizerOf(racer.name, [this.#point], 0.001);
    this.#learn = compile((noise: Tensor, moving: Tensor, t: Tensor, y: Tensor) => {
      this.#backward(noise, moving, t, y);
      this.#optimizer.step();
      return this.#point.detach();
    });
  }

  /** The places it comes to, x and y of each, the start included; NaN from where it is lost. */
  path(course: Course): Float64Array {
    const { start, steps } = course;
    const path = new Float64Array(2 * (steps + 1)).fill(Number.NaN);
    path.set(start);
    const far = this.#farthest();
    const arguments_ = this.#prepare(course);
    for (let step = 0; step < steps; step++) {
      const { data } = this.#learn(...arguments_(step));
      const [x, y] = data as Float64Array;
      // a comparison with NaN fails
      if (!(Math.abs(x) < far && Math.abs(y) < far)) break;
      path[2 * step + 2] = x;
      path[2 * step + 3] = y;
    }
    return path;
  }

  /**
   * Goes to a step and has its gradient ready, for an explanation of how the optimizer would move from there.
   *
   * @returns what to hand to `explainUpdate`
   */
  before(step: number, course: Course): { readonly optimizer: Optimizer; readonly point: Tensor } {
    const arguments_ = this.#prepare(course);
    for (let i = 0; i < step; i++) this.#learn(...arguments_(i));
    this.#backward(...arguments_(step));
    return { optimizer: this.#optimizer, point: this.#point };
  }

  #backward(noise: Tensor, moving: Tensor, t: Tensor, y: Tensor): void {
    this.#optimizer.zeroGrad();
    const { samples } = this.#surface;
    const free = this.#point.mul(moving);
    const held = this.#point.detach().mul(moving.neg().add(1));
    const at = free.add(held);
    const loss = this.#surface.loss(
      at.narrow(0, 0, 1),
      at.narrow(0, 1, 1),
      samples && this.#racer.batch !== 'full' ? { t, y } : undefined,
    );
    // its gradient is that of the surface plus the noise
    loss.sum().add(free.mul(noise).sum()).backward();
  }

  #prepare({ lr, start, steps, moves, chance }: Course) {
    const { batch } = this.#racer;
    const { samples } = this.#surface;
    this.#point.assign([...start]);
    // a new optimizer's state: what Rprop and ASGD keep starts from their rate
    this.#optimizer.loadStateDict(optimizerOf(this.#racer.name, [this.#point], lr).stateDict());
    const rows = samples && batch !== 'full' ? chance.rows(batch, steps + 1) : null;
    const [both, w, b] = [
      [1, 1],
      [1, 0],
      [0, 1],
    ].map((mask) => tensor(mask, { dtype: 'float64' }));
    const pick = (from: Float64Array, chosen: Int32Array): Tensor =>
      tensor(
        Float64Array.from(chosen, (row) => from[row]),
        { dtype: 'float64' },
      );
    return (step: number): [Tensor, Tensor, Tensor, Tensor] => {
      const isFirstHalf = step < steps / 2;
      const moving = { both, w, b, 'w-then-b': isFirstHalf ? w : b }[moves];
      const { noise } = chance;
      const added =
        noise === null || 2 * step + 2 > noise.length
          ? this.#still
          : tensor([noise[2 * step], noise[2 * step + 1]], { dtype: 'float64' });
      if (rows === null || samples === undefined) return [added, moving, this.#still, this.#still];
      return [added, moving, pick(samples.t, rows[step]), pick(samples.y, rows[step])];
    };
  }

  #farthest(): number {
    const { x, y } = this.#surface.view;
    return LOST * Math.max(...[...x, ...y].map(Math.abs));
  }
}

/** The whole surface's E at every place of a path. */
export function lossesAlong(surface: Surface, path: Float64Array): Float64Array {
  const along = (offset: number): Tensor => tensor(everyOther(path, offset), { dtype: 'float64' });
  return Float64Array.from(surface.loss(along(0), along(1)).data as Float64Array);
}

/** The whole surface's E at every place of a path, and the length of its gradient there. */
export function heightsAlong(
  surface: Surface,
  path: Float64Array,
): { readonly losses: Float64Array; readonly slopes: Float64Array } {
  const n = path.length / 2;
  const along = (offset: number): Tensor =>
    parameter(everyOther(path, offset), { dtype: 'float64' });
  const [x, y] = [along(0), along(1)];
  const loss = surface.loss(x, y);
  const [dx, dy] = gradients([loss.sum()], [x, y]).map(({ data }) => data as Float64Array);
  return {
    losses: Float64Array.from(loss.data as Float64Array),
    slopes: Float64Array.from({ length: n }, (_, i) => Math.hypot(dx[i], dy[i])),
  };
}

function everyOther(path: Float64Array, offset: number): Float64Array {
  return Float64Array.from({ length: path.length / 2 }, (_, i) => path[2 * i + offset]);
}
