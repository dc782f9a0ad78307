import { type CompiledStep, compile } from '@bp/compile';
import type { Tensor } from '@bp/tensor';
import { countRight } from '../made/accuracy';
import type { Experiment } from '../made/experiment';
import type { Figure, Maps, Tiles } from '../told';
import { shown, slopeAt, throughAll } from './forward';
import { type Grid, gridOf } from './grid';
import { inEvaluation } from './in-evaluation';

type Numbers = Float32Array | Float64Array;

/** Sums, outputs and slopes of a layer over the training set, each [units, n]. */
export interface LayerLook {
  readonly z: Numbers;
  readonly a: Numbers;
  readonly slope: Numbers;
  readonly n: number;
}

/**
 * Looks at a network from outside, by compiled programs of its own: nothing of the run is touched. What is not asked for is
 * neither computed nor compiled.
 */
export class Viewer {
  readonly #of: Experiment;
  readonly #outputs: CompiledStep<[Tensor], Tensor>;
  readonly #units: CompiledStep<[Tensor], Tensor[]>;
  readonly #layers: CompiledStep<[Tensor], Tensor[]>;
  readonly #measure: CompiledStep<[Tensor, Tensor], Tensor[]>;
  readonly #grids = new Map<string, Grid>();

  constructor(of: Experiment) {
    this.#of = of;
    const { model, blocks, config, loss } = of;
    // units first, so that each has a map of its own in one piece
    this.#outputs = compile((x: Tensor) =>
      inEvaluation(model, () => {
        const last = throughAll(blocks, x).at(-1) as { readonly a: Tensor };
        return shown(last.a, config).transpose();
      }),
    );
    this.#units = compile((x: Tensor) =>
      inEvaluation(model, () =>
        throughAll(blocks, x).map(({ a }, i) =>
          (i === blocks.length - 1 ? shown(a, config) : a).transpose(),
        ),
      ),
    );
    this.#layers = compile((x: Tensor) =>
      inEvaluation(model, () =>
        throughAll(blocks, x).flatMap(({ z, a }, i) => [
          z.transpose(),
          a.transpose(),
          slopeAt(blocks[i], z).transpose(),
        ]),
      ),
    );
    this.#measure = compile((x: Tensor, y: Tensor) =>
      inEvaluation(model, () => {
        const output = model.forward(x);
        return [loss(output, y), output];
      }),
    );
  }

  /** The outputs over the plane, as they are shown. */
  map(side: number, axes: readonly [number, number]): Maps {
    const grid = this.#grid(side, axes);
    const values = this.#asShown(this.#outputs(grid.inputs));
    return { side, rows: grid.rows, count: values.length / (side * grid.rows), values };
  }

  /** The map of every input, hidden unit and output. */
  tiles(side: number, axes: readonly [number, number]): Tiles[] {
    const { inputs, rows } = this.#grid(side, axes);
    const { blocks } = this.#of;
    const tiles = (layer: string, given: Float32Array): Tiles => {
      const size = side * rows;
      return {
        layer,
        side,
        rows,
        count: given.length / size,
        values: given,
        widest: widest(given, size),
      };
    };
    const units = this.#units(inputs);
    return [
      tiles('in', Float32Array.from(inputs.transpose().contiguous().data, Number)),
      ...blocks.map(({ id }, i) =>
        tiles(id, i === blocks.length - 1 ? this.#asShown(units[i]) : asFloat32(units[i])),
      ),
    ];
  }

  /** [n, outputs], as they are shown, at places given by the columns of the samples. */
  outputs(places: Float64Array): Float32Array {
    return this.#rowwise(this.#of.data.inputsOf(places));
  }

  /** The same for all samples. */
  sampleOutputs(): Float32Array {
    return this.#rowwise(this.#of.data.x);
  }

  /** What every layer makes of the training set. */
  layers(): LayerLook[] {
    const { blocks, parts } = this.#of;
    const x = (parts[0] as { readonly x: Tensor }).x;
    const found = this.#layers(x);
    return blocks.map((_, i) => ({
      z: found[3 * i].data as Numbers,
      a: found[3 * i + 1].data as Numbers,
      slope: found[3 * i + 2].data as Numbers,
      n: x.shape[0],
    }));
  }

  /** Loss and accuracy of a part, as the network is now; null for an empty one. */
  figure(part: 0 | 1 | 2): Figure | null {
    const { parts, threshold, data } = this.#of;
    const samples = parts[part];
    if (samples === null) return null;
    const [loss, output] = this.#measure(samples.x, samples.y);
    const accuracy =
      data.raw.task === 'regression'
        ? Number.NaN
        : countRight(output, samples.y, threshold) / output.shape[0];
    return { loss: loss.item(), accuracy };
  }

  #grid(side: number, axes: readonly [number, number]): Grid {
    const key = `${side} ${axes}`;
    let grid = this.#grids.get(key);
    if (grid === undefined) {
      grid = gridOf(this.#of.data, side, axes);
      this.#grids.set(key, grid);
    }
    return grid;
  }

  #rowwise(x: Tensor): Float32Array {
    const units = this.#outputs(x);
    const [count, n] = units.shape;
    const values = this.#asShown(units);
    return Float32Array.from(
      { length: values.length },
      (_, i) => values[(i % count) * n + Math.floor(i / count)],
    );
  }

  /** In the units of the data. */
  #asShown(output: Tensor): Float32Array {
    const { center, scale } = this.#of.data.targets;
    const values = asFloat32(output);
    if (center !== 0 || scale !== 1) {
      for (let i = 0; i < values.length; i++) values[i] = center + scale * values[i];
    }
    return values;
  }
}

/** The numbers of a compiled result in an array of their own, which can be handed to another thread. */
function asFloat32(values: Tensor): Float32Array {
  const { data } = values.contiguous();
  const isOwn = data instanceof Float32Array && data.byteLength === data.buffer.byteLength;
  return isOwn ? data : Float32Array.from(data, Number);
}

function widest(values: Float32Array, size: number): Float32Array {
  const found = new Float32Array(values.length / size);
  for (let unit = 0, i = 0; unit < found.length; unit++) {
    let most = 0;
    for (const end = i + size; i < end; i++) {
      const x = Math.abs(values[i]);
      if (x > most) most = x;
    }
    found[unit] = most;
  }
  return found;
}
