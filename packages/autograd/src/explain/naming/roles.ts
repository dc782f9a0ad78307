import type { Tensor } from '@bp/tensor';
import { unravel } from '@bp/tensor/engine';
import type { Scalar } from '../graph/scalar';
import type { Step } from '../graph/step';
import type { Flow, Layer } from './layers';
import type { ScalarInfo, ScalarRole } from './scalar-info';

/** What a tensor is to the network. */
interface TensorRole {
  readonly role: ScalarRole;
  readonly path: string;
  readonly layer: Layer | null;
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
  flow: Flow,
  layers: readonly Layer[],
  loss: Tensor,
  names: ReadonlyMap<Tensor, string>,
): Roles {
  const roles = new Map<Tensor, TensorRole>();
  const times = new Map<string, number>();
  // Two tensors of one path are told apart: fc1.tanh, fc1.tanh#2.
  const once = (path: string): string => {
    const time = (times.get(path) ?? 0) + 1;
    times.set(path, time);
    return time === 1 ? path : once(`${path}#${time}`);
  };
  const set = (x: Tensor, role: ScalarRole, path: string, layer: Layer | null = null): void => {
    const owner = flow.scalars.ownerOf(x);
    if (!roles.has(owner)) roles.set(owner, { role, path: once(names.get(owner) ?? path), layer });
  };
  const isComputed = new Set(
    flow.steps
      .filter(({ operation }) => operation.kind !== 'view')
      .map(({ output }) => flow.scalars.ownerOf(output)),
  );
  const variables = new Set<Tensor>();
  set(loss, 'loss', 'loss');
  for (const layer of layers) {
    const { weight, bias, sums, output, outputPath, isLast, from, path } = layer;
    set(weight, 'weight', `${path}.weight`, layer);
    if (bias !== null) set(bias, 'bias', `${path}.bias`, layer);
    set(sums, 'sum', path, layer);
    if (output !== sums) set(output, isLast ? 'output' : 'hidden', outputPath, layer);
    if (layer.number === 1 && !isComputed.has(from)) set(from, 'input', 'x', layer);
  }
  const outputs = layers.filter(({ isLast }) => isLast);
  for (const layer of outputs) nameEnds(layer);
  nameRest();

  /** What the loss compares with, and the errors it finds. */
  function nameEnds(layer: Layer): void {
    const { output: outputs, units } = layer;
    const samples = outputs.size / units;
    const reached = new Set([outputs]);
    let ofSamples: Step | null = null;
    let ofOutputs: Step | null = null;
    for (const step of flow.steps) {
      const { inputs, output, live, operation } = step;
      const owners = inputs.map((x) => flow.scalars.ownerOf(x));
      if (operation.kind === 'view' || !owners.some((x) => reached.has(x))) continue;
      reached.add(output);
      if (owners.includes(outputs)) {
        for (const [i, x] of owners.entries()) {
          if (!live[i] && x.size === outputs.size) set(x, 'target', 'target', layer);
        }
      }
      if (operation.kind !== 'formula' || output === loss) continue;
      // The loss of each output, and of each sample, before they become one.
      if (output.size === outputs.size) ofOutputs = step;
      if (output.size === samples) ofSamples = step;
    }
    for (const step of [ofOutputs, ofSamples]) {
      if (step !== null) set(step.output, 'error', step.operation.name, layer);
    }
  }

  /** Everything else by what it is, or the operation that it came from. */
  function nameRest(): void {
    for (const { inputs, output, operation, frame, live } of flow.steps) {
      for (const [i, x] of inputs.entries()) {
        const owner = flow.scalars.ownerOf(x);
        if (roles.has(owner)) continue;
        const role = flow.isParameter(owner) ? 'parameter' : 'value';
        set(owner, role, role === 'parameter' ? role : live[i] ? 'variable' : 'constant');
        if (live[i]) variables.add(owner);
      }
      if (operation.kind === 'view' || roles.has(flow.scalars.ownerOf(output))) continue;
      set(output, 'value', frame?.path ? `${frame.path}.${operation.name}` : operation.name);
    }
  }

  const origins = originsOf(flow, layers);
  const before = (layer: Layer): number =>
    layers.reduce((sum, { number, units }) => sum + (number < layer.number ? units : 0), 0);
  /** How many units come before those that a layer takes; none before the inputs. */
  const below = ({ from, inputs }: Layer): number => {
    const source = origins.get(from);
    return source === undefined || source.units !== inputs ? 0 : before(source);
  };
  /** How many outputs come before those of a last layer: a network may have several. */
  const beside = (layer: Layer): number =>
    outputs.reduce((sum, { number, units }) => sum + (number < layer.number ? units : 0), 0);
  // A layer that is used again has the weights that it had.
  const counted = (part: 'weight' | 'bias', owner: Tensor): number => {
    const seen = new Set<Tensor>();
    let sum = 0;
    for (const layer of layers) {
      const x = layer[part];
      if (x === owner) return sum;
      if (x !== null && !seen.has(x)) sum += x.size;
      if (x !== null) seen.add(x);
    }
    return sum;
  };
  const widest = layers.reduce((most, { inputs, units }) => Math.max(most, inputs, units), 0);

  // A product is told of as the sum that it becomes when its bias is added.
  const sums = new Map(layers.map((layer) => [layer.product, layer.sums]));
  const infos = new Map<Scalar, ScalarInfo>();
  function make({ tensor: owner, index }: Scalar): ScalarInfo {
    const tensor = sums.get(owner) ?? owner;
    const found = roles.get(tensor) ?? { role: 'value', path: 'value', layer: null };
    const { role, path, layer } = found;
    const at = unravel(index, tensor.shape);
    const none = { unit: 0, node: 0, from: 0, fromNode: 0, to: 0, number: 0, sample: null };
    const info = { role, path, at, layer: layer?.number ?? 0, ...none, widest };
    if (layer === null) return { ...info, layer: 0 };
    if (role === 'weight') {
      const { from, to } = layer.between(index);
      const number = counted('weight', tensor) + index + 1;
      return {
        ...info,
        node: before(layer) + to + 1,
        from: from + 1,
        fromNode: below(layer) + from + 1,
        to: to + 1,
        number,
      };
    }
    if (role === 'bias') {
      const unit = index + 1;
      return { ...info, unit, node: before(layer) + unit, number: counted('bias', tensor) + unit };
    }
    const perSample = tensor.size !== layer.sums.size && role === 'error';
    const { unit, sample } = perSample
      ? { unit: -1, sample: index }
      : role === 'input'
        ? layer.sourceOf(index)
        : layer.unitOf(index);
    const samples = layer.sums.size / layer.units;
    const first = /output|target|error/.test(role) && !perSample ? beside(layer) : 0;
    return {
      ...info,
      layer: role === 'input' ? 0 : layer.number,
      unit: first + unit + 1,
      node: role === 'input' || perSample ? 0 : before(layer) + unit + 1,
      sample: samples > 1 ? sample + 1 : null,
    };
  }
  return {
    infoOf(scalar) {
      let info = infos.get(scalar);
      if (info === undefined) {
        info = make(scalar);
        infos.set(scalar, info);
      }
      return info;
    },
    owners: () => roles.keys(),
    pathOf: (owner) => roles.get(owner)?.path ?? '',
    isNamed: ({ tensor }) =>
      (roles.get(tensor)?.role ?? 'value') !== 'value' ||
      names.has(tensor) ||
      variables.has(tensor),
  };
}

/** The layer that a tensor comes from, the last one of several. */
function originsOf({ steps, scalars }: Flow, layers: readonly Layer[]): Map<Tensor, Layer> {
  const given = new Map(layers.map((layer) => [layer.product, layer]));
  const origins = new Map<Tensor, Layer>();
  for (const { operation, inputs, output } of steps) {
    if (operation.kind === 'view') continue;
    const own = given.get(output);
    const found = own ? [own] : inputs.flatMap((x) => origins.get(scalars.ownerOf(x)) ?? []);
    const [last] = found.sort((a, b) => b.number - a.number);
    if (last !== undefined) origins.set(scalars.ownerOf(output), last);
  }
  return origins;
}
