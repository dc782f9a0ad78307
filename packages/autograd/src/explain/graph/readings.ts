import type { Tensor } from '@bp/tensor';
import {
  apply,
  constant,
  type FormulaOperation,
  f,
  formulaOperation,
  type Node,
} from '@bp/tensor/engine';
import { recordSteps } from './record-steps';
import type { Run } from './run';
import type { Step } from './step';

/** Steps as a textbook takes them, and the readings that gave way. */
export interface ReadSteps {
  readonly steps: readonly Step[];
  /** ∂loss/∂x by the owner of the numbers. */
  readonly gradients: ReadonlyMap<Tensor, Tensor>;
  readonly gaveWay: readonly GivenWay[];
}

/** A reading that could not be used: its product is not the derivative that the stable form gives. */
export interface GivenWay {
  readonly reading: string;
  readonly step: Step;
}

/** −(t ln o + (1 − t) ln(1 − o)), without the limits that computing it needs. */
const crossEntropyOfOutput = /* @__PURE__ */ formulaOperation(
  'bce',
  (o, t) => f.neg(f.add(f.mul(t, f.log(o)), f.mul(f.sub(1, t), f.log(f.sub(1, o))))),
  {
    operands: ['o', 't'],
    shownSlope: (o, t) => [f.add(f.neg(f.div(t, o)), f.div(f.sub(1, t), f.sub(1, o)))],
  },
);

const likelihood = (p: Node, label: Node, weight: Node, ignored: Node): Node =>
  f.select(f.eq(label, ignored), 0, f.neg(f.mul(weight, f.log(p))));

/** −ln p of each sample's class, 0 where ignored. */
const likelihoodOfClass = /* @__PURE__ */ formulaOperation(
  'nll',
  (p, label, ignored) => likelihood(p, label, constant(1), ignored),
  { operands: ['p', 'label'], scalars: ['ignoreIndex'] },
);

const weightedLikelihoodOfClass = /* @__PURE__ */ formulaOperation('nll', likelihood, {
  operands: ['p', 'label', 'weight'],
  scalars: ['ignoreIndex'],
});

/** The run as a textbook writes it down, wherever that gives the same derivatives. */
export function textbookSteps(run: Run): ReadSteps {
  const gradients = new Map(run.gradients);
  const gaveWay: GivenWay[] = [];
  const computed = run.steps.filter(({ operation }) => operation.kind !== 'view');
  const made = new Map(computed.map((step) => [run.scalars.ownerOf(step.output), step] as const));
  const replaced = new Map<Step, readonly Step[]>();
  const uses = new Map<Tensor, number>();
  for (const { inputs } of computed) {
    for (const x of inputs) {
      const owner = run.scalars.ownerOf(x);
      uses.set(owner, (uses.get(owner) ?? 0) + 1);
    }
  }
  const source = (x: Tensor | undefined, name: string): Step | null => {
    const owner = x && run.scalars.ownerOf(x);
    const step = owner && made.get(owner);
    // What is used elsewhere, too, stays as it is.
    return step?.operation.name === name && uses.get(owner as Tensor) === 1 ? step : null;
  };
  for (const step of run.steps) {
    const found = readingOf(step, source);
    if (found === null) continue;
    const upstream = gradients.get(run.scalars.ownerOf(step.output));
    if (upstream === undefined) continue;
    const given = { ...step, inputs: found.inputs, live: found.live };
    const record = (fn: Reading['write']) =>
      recordSteps(fn, given, upstream.reshape(step.output.shape), found.name);
    const { steps, between, reached } = record(found.write);
    const stable = record(found.stable).reached;
    if (!stable.every((gradient, i) => agree(reached[i], gradient))) {
      gaveWay.push({ reading: found.name, step });
      continue;
    }
    for (const old of found.instead) replaced.set(old, []);
    replaced.set(step, steps);
    for (const { output } of steps) run.scalars.ownerOf(output);
    for (const [x, gradient] of between) {
      if (run.scalars.ownerOf(x) === x) gradients.set(x, gradient);
    }
  }
  return { steps: run.steps.flatMap((step) => replaced.get(step) ?? [step]), gradients, gaveWay };
}

interface Reading {
  readonly name: string;
  readonly inputs: readonly Tensor[];
  readonly live: readonly boolean[];
  readonly write: (...inputs: Tensor[]) => Tensor;
  /** The same as it was recorded. */
  readonly stable: (...inputs: Tensor[]) => Tensor;
  /** Recorded steps that it swallows besides the last one. */
  readonly instead: readonly Step[];
}

function readingOf(
  { operation, inputs, live, params, output }: Step,
  source: (x: Tensor | undefined, name: string) => Step | null,
): Reading | null {
  if (operation.kind !== 'formula') return null;
  const numbers = params as readonly number[];
  if (operation.name === 'bceWithLogits' && inputs.length === 2) {
    return {
      name: 'sigmoid-cross-entropy',
      inputs,
      live,
      write: (z, t) => apply(crossEntropyOfOutput, [z.sigmoid(), t], []),
      stable: (z, t) => apply(operation, [z, t], numbers),
      instead: [],
    };
  }
  const picked = operation.name === 'nll' ? source(inputs[0], 'gather') : null;
  const logs = picked && source(picked.inputs[0], 'logSoftmax');
  if (!picked || !logs) return null;
  const [axis, across] = [logs.params as number, picked.params as number];
  const loss =
    (reading: FormulaOperation, of: (x: Tensor) => Tensor): Reading['write'] =>
    (x, classes, ...rest) =>
      apply(reading, [of(x).gather(across, classes).reshape(output.shape), ...rest], numbers);
  const ofClass = inputs.length === 2 ? likelihoodOfClass : weightedLikelihoodOfClass;
  return {
    name: 'softmax-cross-entropy',
    inputs: [logs.inputs[0], picked.inputs[1], ...inputs.slice(1)],
    live: [logs.live[0], false, ...live.slice(1)],
    write: loss(ofClass, (x) => x.softmax(axis)),
    stable: loss(operation, (x) => x.logSoftmax(axis)),
    instead: [logs, picked],
  };
}

/** Whether two gradients are the same up to rounding. */
function agree(a: Tensor | null, b: Tensor | null): boolean {
  if (a === null || b === null) return a === b;
  const [x, y] = [a.data, b.data];
  const scale = Math.max(...y.map((value) => Math.abs(value)), Number.MIN_VALUE);
  const limit = scale * (b.dtype === 'float64' ? 1e-9 : 1e-4);
  return x.every((value, i) => Math.abs(value - y[i]) <= limit);
}
