import type { Tensor } from '@bp/tensor';
import { unravel } from '@bp/tensor/engine';
import type { Flow } from '../graph/flow';
import type { Scalar } from '../graph/scalar';
import type { Step } from '../graph/step';
import { remembered } from '../print/remembered';
import type { Layer } from './layers';
import { onceEach } from './once';
import type { ScalarInfo, ScalarRole } from './scalar-info';

/** What a tensor is to the network. */
interface TensorRole {
  readonly role: ScalarRole;
  readonly path: string;
  readonly layer: Layer | null;
  /** Whether its numbers have names of their own in the words of a textbook. */
  readonly isNamed: boolean;
}

/** What every number of a run is to the network. */
export interface Roles {
  infoOf(scalar: Scalar): ScalarInfo;
  /** Every tensor with a role, in the order in which they are found. */
  owners(): Iterable<Tensor>;
  pathOf(owner: Tensor): string;
  /** Whether a number has a name of its own in the words of a textbook. */
  isNamed(scalar: Scalar): boolean;
}

/**
 * @param names - names of tensors by their owners: of parameters by path, of others as they were given
 */
export function rolesOf(
  { steps, ownerOf, stepOf, isParameter }: Flow,
  layers: readonly Layer[],
  loss: Tensor,
  names: ReadonlyMap<Tensor, string>,
): Roles {
  const roles = new Map<Tensor, TensorRole>();
  const once = onceEach();
  const set = (
    x: Tensor,
    role: ScalarRole,
    path: string,
    layer: Layer | null = null,
    isNamed = role !== 'value',
  ): void => {
    const owner = ownerOf(x);
    if (roles.has(owner)) return;
    const given = names.get(owner);
    const isCalled = given !== undefined;
    roles.set(owner, { role, path: once(given ?? path), layer, isNamed: isNamed || isCalled });
  };
  set(loss, 'loss', 'loss');
  for (const layer of layers) {
    const { weight, bias, sums, output, outputPath, isLast, from, path } = layer;
    set(weight, 'weight', `${path}.weight`, layer);
    if (bias) set(bias, 'bias', `${path}.bias`, layer);
    set(sums, 'sum', path, layer);
    if (output !== sums) set(output, isLast ? 'output' : 'hidden', outputPath, layer);
    if (layer.number === 1 && !stepOf(from)) set(from, 'input', 'x', layer);
  }
  for (const layer of layers) if (layer.isLast) nameEnds(layer);
  nameRest();

  /** What the loss compares with, and the errors it finds. */
  function nameEnds(layer: Layer): void {
    const { output: outputs, units } = layer;
    const { size } = outputs;
    const reached = new Set([outputs]);
    let target: Tensor | undefined;
    // The loss of each output, and of each sample, before they become one.
    let ofOutputs: Step | undefined;
    let ofSamples: Step | undefined;
    for (const step of steps) {
      const { inputs, output, live, operation } = step;
      const owners = inputs.map(ownerOf);
      if (!owners.some((x) => reached.has(x))) continue;
      reached.add(output);
      if (owners.includes(outputs)) {
        owners.forEach((x, i) => {
          // One alone has the name: not the weights of a loss, nor what else outputs are compared with.
          const isWeight = operation.kind === 'formula' && /weight/i.test(operation.operands[i]);
          if (live[i] || x.size !== size || isWeight) return;
          target ??= x;
          if (x === target) set(x, 'target', 'target', layer);
        });
      }
      if (operation.kind !== 'formula' || output === loss) continue;
      if (output.size === size) ofOutputs = step;
      if (output.size === size / units) ofSamples = step;
    }
    for (const step of [ofOutputs, ofSamples]) {
      if (step) set(step.output, 'error', step.operation.name, layer);
    }
  }

  /** Everything else by what it is, or the operation that it came from. */
  function nameRest(): void {
    for (const { inputs, output, operation, frame, live } of steps) {
      inputs.forEach((x, i) => {
        if (isParameter(ownerOf(x))) set(x, 'parameter', 'parameter');
        else set(x, 'value', live[i] ? 'variable' : 'constant', null, live[i]);
      });
      set(output, 'value', frame?.path ? `${frame.path}.${operation.name}` : operation.name);
    }
  }

  const origins = originsOf(steps, ownerOf, layers);
  // How many weights, or biases, come before those of an owner: a layer that is used again has those that it had.
  const first = new Map<Tensor, number>();
  for (const part of ['weight', 'bias'] as const) {
    let sum = 0;
    for (const { [part]: x } of layers) {
      if (!x || first.has(x)) continue;
      first.set(x, sum);
      sum += x.size;
    }
  }
  const widest = Math.max(0, ...layers.flatMap(({ inputs, units }) => [inputs, units]));
  // A product is told of as the sum that it becomes when its bias is added.
  const sums = new Map(layers.map(({ product, sums }) => [product, sums]));

  function make({ tensor: owner, index }: Scalar): ScalarInfo {
    const tensor = sums.get(owner) ?? owner;
    const { role, path, layer } = roles.get(tensor) ?? { role: 'value', path: 'value' };
    const none = { unit: 0, node: 0, from: 0, fromNode: 0, to: 0, number: 0, sample: null };
    const at = unravel(index, tensor.shape);
    const info: ScalarInfo = { role, path, at, layer: layer?.number ?? 0, ...none, widest };
    if (!layer) return info;
    const { before, outputsBefore, units, from: source } = layer;
    const number = (first.get(tensor) ?? 0) + index + 1;
    if (role === 'weight') {
      const { from, to } = layer.between(index);
      const below = origins.get(source);
      // No unit comes before the inputs.
      const under = below?.units === layer.inputs ? below.before : 0;
      const fromNode = under + from + 1;
      return { ...info, node: before + to + 1, from: from + 1, fromNode, to: to + 1, number };
    }
    if (role === 'bias') return { ...info, unit: index + 1, node: before + index + 1, number };
    const { size } = layer.sums;
    const isInput = role === 'input';
    const isOfSample = role === 'error' && tensor.size !== size;
    const place = isInput ? layer.sourceOf(index) : layer.unitOf(index);
    const sample = isOfSample ? index : place.sample;
    const unit = isOfSample ? 0 : place.unit + 1;
    return {
      ...info,
      layer: isInput ? 0 : layer.number,
      unit: unit && unit + (/output|target|error/.test(role) ? outputsBefore : 0),
      node: unit && !isInput ? before + unit : 0,
      sample: size > units ? sample + 1 : null,
    };
  }

  const infos = new Map<Scalar, ScalarInfo>();
  return {
    infoOf: (scalar) => remembered(infos, scalar, make),
    owners: () => roles.keys(),
    pathOf: (owner) => roles.get(owner)?.path ?? '',
    isNamed: ({ tensor }) => roles.get(tensor)?.isNamed ?? names.has(tensor),
  };
}

/** The layer that a tensor comes from, the last one of several. */
function originsOf(
  steps: Flow['steps'],
  ownerOf: Flow['ownerOf'],
  layers: readonly Layer[],
): Map<Tensor, Layer> {
  const origins = new Map<Tensor, Layer>();
  for (const { inputs, output } of steps) {
    const own = layers.find(({ product }) => product === output);
    const found = own ? [own] : inputs.flatMap((x) => origins.get(ownerOf(x)) ?? []);
    const [last] = found.sort((a, b) => b.number - a.number);
    if (last) origins.set(ownerOf(output), last);
  }
  return origins;
}
