import { gradients } from '@bp/autograd';
import type { TapeNode } from '@bp/autograd/engine';
import type { Module } from '@bp/module';
import type { Optimizer } from '@bp/optim';
import { tellUpdate } from '@bp/optim/tell';
import type { Tensor } from '@bp/tensor';
import { type ActivationUse, activationUses } from './activation-uses';
import type { FlowLayer } from './flow-layer';
import { measuredActivation } from './measured-activation';
import { type ModelRecord, modelRecord } from './model-record';
import { type FlowVerdict, problemsOf, verdictsOf } from './verdict';

/** How the gradient of one loss flows through a model. */
export interface FlowStep {
  readonly loss: number;
  /** In the order of their first use. */
  readonly layers: readonly FlowLayer[];
  /** What is wrong, the gravest first; `fine` alone where nothing is. */
  readonly verdicts: readonly FlowVerdict[];
}

/** Measures how the gradient of a recorded loss flows; changes nothing. */
export function measureFlow(
  op: string,
  loss: Tensor,
  model: Module,
  optimizer: Optimizer | null,
): FlowStep {
  const record = modelRecord(op, loss, model);
  const outputs = outputsOf(record);
  const parameters = [...record.layers.values()].flat().filter(({ record }) => record?.live);
  const deltas = [...outputs.values()].flat();
  const uses = activationUses(record);
  const behind = normalised(record);
  const asked = [
    ...new Set([...parameters, ...deltas, ...uses.map(({ output }) => output), ...behind.values()]),
  ];
  const found = gradients([loss], asked);
  const gradientOf = (x: Tensor): Tensor | null => found[asked.indexOf(x)] ?? null;
  const modules = new Map(model.namedModules());

  const layers = [...record.layers].map(([path, all], number): Omit<FlowLayer, 'problems'> => {
    const matrices = all.filter(({ shape }) => shape.length > 1);
    const weights = matrices.length > 0 ? matrices : all;
    const [weightNorm, gradientNorm] = [norm(weights), norm(weights.map(gradientOf))];
    const own = uses.filter(({ layer }) => layer === path);
    const names = [...new Set(own.map(({ name }) => name))];
    return {
      path,
      kind: (modules.get(path) ?? model).constructor.name,
      weightNorm: weightNorm ?? 0,
      gradientNorm,
      deltaNorm: norm((outputs.get(path) ?? []).map(gradientOf)),
      gradientRatio: ratio(gradientNorm, weightNorm),
      updateRatio: ratio(optimizer && changeNorm(optimizer, weights, gradientOf), weightNorm),
      activations: names.map((wanted) =>
        measuredActivation(
          own.filter(({ name }) => name === wanted),
          gradientOf,
        ),
      ),
      slopes: slopesFrom(number, [...record.layers.keys()], uses),
    };
  });
  const last = layers.at(-1) as FlowLayer;
  const whole = layers.map((layer): FlowLayer => {
    // Before a normalisation δ is divided by the scale of what is normalised: it says nothing of the flow.
    const outward = (outputs.get(layer.path) ?? []).map((x) => gradientOf(behind.get(x) ?? x));
    return { ...layer, problems: problemsOf(layer, last, norm(outward)) };
  });
  return { loss: Number(loss.data[0]), layers: whole, verdicts: verdictsOf(whole) };
}

/** What becomes of each value that is normalised. */
function normalised({ nodes }: ModelRecord): Map<Tensor, Tensor> {
  return new Map(
    nodes
      .filter(({ operation }) => operation.name === 'normalize')
      .map(({ inputs, output }) => [inputs[0], output]),
  );
}

/** What each layer gives, call by call: what leaves it. */
function outputsOf({ nodes, layerOf, makerOf }: ModelRecord): Map<string, Tensor[]> {
  const used = new Set<TapeNode>();
  for (const node of nodes) {
    for (const x of node.inputs) {
      const maker = makerOf(x);
      if (maker?.frame === node.frame && layerOf(maker) === layerOf(node)) used.add(maker);
    }
  }
  const outputs = new Map<string, Tensor[]>();
  for (const node of nodes) {
    const layer = layerOf(node);
    if (layer === undefined || used.has(node)) continue;
    outputs.set(layer, [...(outputs.get(layer) ?? []), node.output]);
  }
  return outputs;
}

/** The activation functions from a layer on, taken as a chain: those behind it and behind every later one. */
function slopesFrom(
  number: number,
  paths: readonly string[],
  uses: readonly ActivationUse[],
): FlowLayer['slopes'] {
  const later = uses.filter(({ layer }) => paths.indexOf(layer) >= number);
  return {
    count: later.length,
    product: later.reduce(
      (product, use) => product * measuredActivation([use], () => null).meanSlope,
      1,
    ),
    bound: later.reduce((product, { profile }) => product * profile.bound, 1),
  };
}

/** ‖Δw‖ of the next step: by the gradients that are there for it, or those of this loss. */
function changeNorm(
  optimizer: Optimizer,
  weights: readonly Tensor[],
  gradientOf: (x: Tensor) => Tensor | null,
): number | null {
  return norm(
    weights.map((weight) => {
      const gradient = weight.record?.peek() ?? gradientOf(weight);
      const told = gradient && tellUpdate(optimizer, weight, gradient);
      return told?.after.parameter.sub(told.before.parameter) ?? null;
    }),
  );
}

/** The norm of all numbers together, whatever tensors they are in; null where there is no tensor. */
function norm(parts: readonly (Tensor | null)[]): number | null {
  const given = parts.filter((x) => x !== null);
  if (given.length === 0) return null;
  let sum = 0;
  for (const { data } of given) for (const x of data) sum += (x as number) * (x as number);
  return Math.sqrt(sum);
}

function ratio(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a / b;
}
