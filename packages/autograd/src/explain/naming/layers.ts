import type { Tensor } from '@bp/tensor';
import type { Frame } from '@bp/tensor/engine';
import type { Scalars } from '../graph/scalars';
import type { Step } from '../graph/step';
import { IDENTITY } from './identity-output';

/** A product with a parameter, and what is done to its sums: a dense layer of units, as a textbook draws it. */
export interface Layer {
  /** Counted from the input, from 1. */
  readonly number: number;
  /** The module it was computed in, such as `fc1`; `layer1` outside of any. */
  readonly path: string;
  readonly weight: Tensor;
  readonly bias: Tensor | null;
  readonly inputs: number;
  readonly units: number;
  /** What is multiplied: x or the activations of the layer below. */
  readonly from: Tensor;
  /** The sums without bias: `sums` itself where there is none. */
  readonly product: Tensor;
  /** The weighted sums z. */
  readonly sums: Tensor;
  /** The name of the activation; null where there is none. */
  readonly activation: string | null;
  /** Where the activation was computed: its own module, or `fc1.sigmoid`. */
  readonly outputPath: string;
  /** What the layer gives: h = φ(z), or z where there is no activation. */
  readonly output: Tensor;
  /** Whether the layer gives what the loss compares with the targets. */
  readonly isLast: boolean;
  /** The unit of the layer below and the unit of this one between which an element of the weight lies; both from 0. */
  between(index: number): { readonly from: number; readonly to: number };
  /** Which unit of which sample an element of `from` is; both from 0. */
  sourceOf(index: number): Place;
  /** The same of an element of the sums or the output. */
  unitOf(index: number): Place;
}

/** A unit of a layer, in a sample. */
export interface Place {
  readonly unit: number;
  readonly sample: number;
}

/** A step and who uses what it gives. */
export interface Flow {
  readonly steps: readonly Step[];
  readonly scalars: Scalars;
  /** The steps that take numbers of an owner, views left out. */
  usesOf(owner: Tensor): readonly Step[];
  readonly isParameter: (owner: Tensor) => boolean;
}

export function flowOf(
  steps: readonly Step[],
  scalars: Scalars,
  isParameter: Flow['isParameter'],
): Flow {
  const uses = new Map<Tensor, Step[]>();
  for (const step of steps) {
    if (step.operation.kind === 'view') continue;
    for (const owner of new Set(step.inputs.map((x) => scalars.ownerOf(x)))) {
      const found = uses.get(owner);
      if (found === undefined) uses.set(owner, [step]);
      else found.push(step);
    }
  }
  return { steps, scalars, usesOf: (owner) => uses.get(owner) ?? [], isParameter };
}

/** The dense layers of a run, in the order in which they were computed. */
export function layersOf(flow: Flow, pathOf: (frame: Frame | null) => string): Layer[] {
  const { steps } = flow;
  const layers: Layer[] = [];
  const leadsOn = before(({ operation }) => operation.name === 'matmul', flow);
  const isActivated = before(isActivation, flow);
  const times = new Map<string, number>();
  for (const step of steps) {
    const found = productOf(step, flow);
    if (found === null) continue;
    const number = layers.length + 1;
    // A parameter that is used again is the same layer, the second time.
    const again = layers.find(({ weight }) => weight === found.weight);
    const name = again?.path ?? (pathOf(step.frame) || `layer${number}`);
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    const sums = biased(step.output, found.units, flow);
    const ends = !leadsOn.has(sums.output);
    const active = activated(sums.output, ends, flow);
    // What is added to other sums before it is activated is no output, as in a recurrent network.
    const isLast = ends && (active !== null || !isActivated.has(sums.output));
    const own = active && pathOf(active.frame);
    layers.push({
      ...found,
      number,
      path: time === 1 ? name : `${name}#${time}`,
      bias: sums.bias,
      product: step.output,
      sums: sums.output,
      activation: active?.reading === IDENTITY ? null : (active?.operation.name ?? null),
      outputPath:
        own && own !== name && !name.startsWith(`${own}.`)
          ? own
          : `${name}.${active?.reading === IDENTITY ? 'output' : active?.operation.name}`,
      output: active?.output ?? sums.output,
      isLast,
    });
  }
  return layers;
}

/** What leads to steps of some kind: through dropout, normalisation and views. */
function before(kind: (step: Step) => boolean, { steps, scalars }: Flow): Set<Tensor> {
  const leading = new Set<Tensor>();
  for (const step of [...steps].reverse()) {
    if (step.operation.kind === 'view') continue;
    if (!kind(step) && !leading.has(scalars.ownerOf(step.output))) continue;
    for (const x of step.inputs) leading.add(scalars.ownerOf(x));
  }
  return leading;
}

type Product = Pick<
  Layer,
  'weight' | 'from' | 'inputs' | 'units' | 'between' | 'sourceOf' | 'unitOf'
>;

/** A product of a parameter matrix with something, whichever of the two stands first. */
function productOf(
  { operation, inputs: [a, b], output }: Step,
  { scalars, isParameter }: Flow,
): Product | null {
  if (operation.name !== 'matmul' || operation.kind !== 'kernel') return null;
  // The kernels of a convolution are no matrix, nor are weights for each of a batch.
  const isWeight = (x: Tensor): boolean => {
    const owner = scalars.ownerOf(x);
    return isParameter(owner) && owner.rank <= 2 && x.rank === 2 && x.size === owner.size;
  };
  // Of two parameters a matrix is the weight, not a vector, which may be an input that is learned.
  const ranks = [a, b].map((x) => scalars.ownerOf(x).rank);
  const first = isWeight(a) && !(isWeight(b) && ranks[0] < ranks[1]);
  const [w, x] = first ? [a, b] : [b, a];
  const weight = scalars.ownerOf(w);
  if (!isWeight(w)) return null;
  const [rows, columns] = w.shape;
  const units = first ? rows : columns;
  const inWeight = placesIn(w, scalars);
  const inSource = placesIn(x, scalars);
  // W · x has units along the rows and samples along the columns, x · W the other way round.
  const split = (index: number, width: number, height: number): Place => {
    const [row, column] = [Math.floor(index / width), index % width];
    if (!first) return { unit: column, sample: row };
    return { unit: row % height, sample: Math.floor(row / height) * width + column };
  };
  const inputs = first ? columns : rows;
  return {
    weight,
    from: scalars.ownerOf(x),
    inputs,
    units,
    between(index) {
      const place = inWeight(index);
      const [row, column] = [Math.floor(place / columns), place % columns];
      return first ? { from: column, to: row } : { from: row, to: column };
    },
    sourceOf: (index) => split(inSource(index), x.shape[x.rank - 1], inputs),
    unitOf: (index) => split(index, output.shape[output.rank - 1], units),
  };
}

/** Where a view has the elements of its owner. */
function placesIn(view: Tensor, scalars: Scalars): (index: number) => number {
  const owner = scalars.ownerOf(view);
  if (owner === view) return (index) => index;
  const places = new Int32Array(owner.size);
  scalars.placesOf(view).forEach((place, i) => {
    places[place] = i;
  });
  return (index) => places[index];
}

/** The product with its bias, where one is added. */
function biased(product: Tensor, units: number, { usesOf, scalars, isParameter }: Flow) {
  const [next, ...others] = usesOf(product);
  const bias = next?.inputs
    .map((x) => scalars.ownerOf(x))
    .find((x) => isParameter(x) && x.size === units);
  if (next?.operation.name !== 'add' || others.length > 0 || bias === undefined)
    return { output: product, bias: null };
  return { output: next.output, bias };
}

const ACTIVATION = /lu\d?$|sigmoid|tanh|soft|mish|hard|shrink/i;

/** Whether a step is known as an activation. */
function isActivation({ operation: { name }, inputs }: Step): boolean {
  return ACTIVATION.test(name) && (inputs.length === 1 || name === 'prelu');
}

/**
 * What turns sums into activations: a function of them alone, element by element or row by row. What follows a last layer may
 * be part of the loss: there, only what is known as an activation is one.
 */
function activated(sums: Tensor, isLast: boolean, { usesOf }: Flow): Step | null {
  const next = usesOf(sums).find((step) => {
    const { operation, inputs, output, reading } = step;
    if (reading === IDENTITY) return true;
    if (output.size !== sums.size) return false;
    if (!isActivation(step) && (isLast || inputs.length > 1)) return false;
    return operation.kind === 'formula' || operation.name === 'softmax';
  });
  return next ?? null;
}
