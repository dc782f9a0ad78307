import type { Tensor } from '@bp/tensor';
import type { Frame } from '@bp/tensor/engine';
import type { Flow } from '../graph/flow';
import type { Step } from '../graph/step';
import { IDENTITY } from './identity-output';
import { onceEach } from './once';

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
  /** How many units, and how many of outputs, come before those of this layer. */
  readonly before: number;
  readonly outputsBefore: number;
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

/** The dense layers of a run, in the order in which they were computed. */
export function layersOf(flow: Flow, pathOf: (frame: Frame | null) => string): Layer[] {
  const layers: Layer[] = [];
  const leadsOn = before(({ operation }) => operation.name === 'matmul', flow);
  const isActivated = before(isActivation, flow);
  const once = onceEach();
  let [units, outputs] = [0, 0];
  for (const step of flow.steps) {
    const found = productOf(step, flow);
    if (!found) continue;
    const number = layers.length + 1;
    // A parameter that is used again is the same layer, the second time.
    const again = layers.find(({ weight }) => weight === found.weight);
    const name = again?.path ?? (pathOf(step.frame) || `layer${number}`);
    const { sums, bias } = biased(step.output, found.units, flow);
    const ends = !leadsOn.has(sums);
    const active = activated(sums, ends, flow);
    // What is added to other sums before it is activated is no output, as in a recurrent network.
    const isLast = ends && (!!active || !isActivated.has(sums));
    const own = active && pathOf(active.frame);
    const isIdentity = active?.reading === IDENTITY;
    const activation = active?.operation.name;
    layers.push({
      ...found,
      number,
      path: once(name),
      bias,
      product: step.output,
      sums,
      activation: isIdentity ? null : (activation ?? null),
      outputPath:
        own && own !== name && !name.startsWith(`${own}.`)
          ? own
          : `${name}.${isIdentity ? 'output' : activation}`,
      before: units,
      outputsBefore: outputs,
      output: active?.output ?? sums,
      isLast,
    });
    units += found.units;
    if (isLast) outputs += found.units;
  }
  return layers;
}

/** What leads to steps of some kind: through dropout, normalisation and views. */
function before(kind: (step: Step) => boolean, { steps, ownerOf }: Flow): Set<Tensor> {
  const leading = new Set<Tensor>();
  for (const step of [...steps].reverse()) {
    if (!kind(step) && !leading.has(ownerOf(step.output))) continue;
    for (const x of step.inputs) leading.add(ownerOf(x));
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
  { ownerOf, placesOf, isParameter }: Flow,
): Product | null {
  if (operation.name !== 'matmul' || operation.kind !== 'kernel') return null;
  // The kernels of a convolution are no matrix, nor are weights for each of a batch.
  const isWeight = (x: Tensor): boolean => {
    const owner = ownerOf(x);
    return isParameter(owner) && owner.rank <= 2 && x.rank === 2 && x.size === owner.size;
  };
  // Of two parameters a matrix is the weight, not a vector, which may be an input that is learned.
  const first = isWeight(a) && !(isWeight(b) && ownerOf(a).rank < ownerOf(b).rank);
  const [w, x] = first ? [a, b] : [b, a];
  if (!isWeight(w)) return null;
  const [rows, columns] = w.shape;
  const [units, inputs] = first ? [rows, columns] : [columns, rows];
  const rowAndColumn = (index: number, width: number) => [Math.floor(index / width), index % width];
  /** Where a view has the elements of its owner. */
  const within = (view: Tensor): ((index: number) => number) => {
    if (ownerOf(view) === view) return (index) => index;
    const places = new Int32Array(ownerOf(view).size);
    placesOf(view).forEach((place, i) => {
      places[place] = i;
    });
    return (index) => places[index];
  };
  const [inWeight, inSource] = [within(w), within(x)];
  // W · x has units along the rows and samples along the columns, x · W the other way round.
  const split = (index: number, { shape, rank }: Tensor, height: number): Place => {
    const width = shape[rank - 1];
    const [row, column] = rowAndColumn(index, width);
    return first
      ? { unit: row % height, sample: Math.floor(row / height) * width + column }
      : { unit: column, sample: row };
  };
  return {
    weight: ownerOf(w),
    from: ownerOf(x),
    inputs,
    units,
    between(index) {
      const [row, column] = rowAndColumn(inWeight(index), columns);
      return first ? { from: column, to: row } : { from: row, to: column };
    },
    sourceOf: (index) => split(inSource(index), x, inputs),
    unitOf: (index) => split(index, output, units),
  };
}

/** The product with its bias, where one is added. */
function biased(
  product: Tensor,
  units: number,
  { usesOf, ownerOf, isParameter }: Flow,
): Pick<Layer, 'sums' | 'bias'> {
  const [next, ...others] = usesOf(product);
  const bias = next?.inputs.map(ownerOf).find((x) => isParameter(x) && x.size === units);
  return next?.operation.name === 'add' && others.length === 0 && bias
    ? { sums: next.output, bias }
    : { sums: product, bias: null };
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
    return (
      reading === IDENTITY ||
      (output.size === sums.size &&
        (isActivation(step) || (!isLast && inputs.length === 1)) &&
        (operation.kind === 'formula' || operation.name === 'softmax'))
    );
  });
  return next ?? null;
}
