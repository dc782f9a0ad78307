import type { Tensor } from '@bp/tensor';
import {
  apply,
  type FormulaOperation,
  f,
  formulaOperation,
  input,
  substitute,
} from '@bp/tensor/engine';
import { remembered } from '../print/remembered';
import { flowOf } from './flow';
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

const known = /* @__PURE__ */ new WeakMap<FormulaOperation, FormulaOperation>();

/** −ln p of each sample's class, weighted and 0 where ignored as in an operation that takes ln p. */
function ofProbability(operation: FormulaOperation): FormulaOperation {
  const { name, operands, scalars, formula } = operation;
  const p = input(0);
  return remembered(known, operation, () =>
    formulaOperation(
      name,
      () => substitute(formula.outputs, (n) => (n === p ? f.log(p) : null))[0],
      { operands: ['p', ...operands.slice(1)], scalars },
    ),
  );
}

/** The run as a textbook writes it down, wherever that gives the same derivatives. */
export function textbookSteps(run: Run): ReadSteps {
  const gradients = new Map(run.gradients);
  const gaveWay: GivenWay[] = [];
  const { ownerOf, stepOf, usesOf, steps } = flowOf(run.steps, run);
  const replaced = new Map<Step, readonly Step[]>();
  const source = (x: Tensor, name: string): Step | undefined => {
    const owner = ownerOf(x);
    const step = stepOf(owner);
    // What is used elsewhere, too, stays as it is.
    return step?.operation.name === name && usesOf(owner).length === 1 ? step : undefined;
  };
  for (const step of steps) {
    const { output } = step;
    const found = readingOf(step, source);
    const upstream = found && gradients.get(ownerOf(output));
    if (!upstream) continue;
    const record = (fn: Reading['write']) =>
      recordSteps(fn, { ...step, ...found }, upstream.reshape(output.shape), found.name);
    const written = record(found.write);
    const { reached } = record(found.stable);
    if (!reached.every((gradient, i) => agree(written.reached[i], gradient))) {
      gaveWay.push({ reading: found.name, step });
      continue;
    }
    for (const old of found.instead) replaced.set(old, []);
    replaced.set(step, written.steps);
    for (const made of written.steps) ownerOf(made.output);
    for (const [x, gradient] of written.between) {
      if (ownerOf(x) === x) gradients.set(x, gradient);
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
  source: (x: Tensor, name: string) => Step | undefined,
): Reading | undefined {
  if (operation.kind !== 'formula') return undefined;
  const { name } = operation;
  const numbers = params as readonly number[];
  if (name === 'bceWithLogits' && inputs.length === 2) {
    return {
      name: 'sigmoid-cross-entropy',
      inputs,
      live,
      write: (z, t) => apply(crossEntropyOfOutput, [z.sigmoid(), t], []),
      stable: (...operands) => apply(operation, operands, numbers),
      instead: [],
    };
  }
  const picked = name === 'nll' ? source(inputs[0], 'gather') : undefined;
  const logs = picked && source(picked.inputs[0], 'logSoftmax');
  if (!logs) return undefined;
  const axis = logs.params as number;
  const loss =
    (reading: FormulaOperation, of: (x: Tensor) => Tensor): Reading['write'] =>
    (x, classes, ...rest) => {
      const ofClass = of(x).gather(picked.params as number, classes);
      return apply(reading, [ofClass.reshape(output.shape), ...rest], numbers);
    };
  return {
    name: 'softmax-cross-entropy',
    inputs: [logs.inputs[0], picked.inputs[1], ...inputs.slice(1)],
    live: [logs.live[0], false, ...live.slice(1)],
    write: loss(ofProbability(operation), (x) => x.softmax(axis)),
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
