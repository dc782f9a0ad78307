import { enableGrad, noGrad, variable } from '@bp/autograd';
import type { TapeNode } from '@bp/autograd/engine';
import type { Module } from '@bp/module';
import { isTensor, type Tensor } from '@bp/tensor';
import { allOrNothing, define, isFloat, isList } from '@bp/tensor/engine';

/** What was called where a tensor came from: an operation, or a module. */
export type Step =
  | { readonly kind: 'operation'; readonly node: TapeNode }
  | {
      readonly kind: 'call';
      readonly module: Module;
      readonly inputs: readonly unknown[];
      /** A tensor, or a list of them, as the caller was given it. */
      readonly output: unknown;
    };

/** One call of a module: what went in, what came out, and what was called on the way. */
export interface Call {
  readonly module: Module;
  /** What the module was given: tensors, and lists of them. */
  readonly inputs: readonly unknown[];
  readonly output: unknown;
  /** The step that a tensor came from, by its record or, where it has none, itself; modules inside have been cut out. */
  stepOf(x: Tensor): Step | undefined;
}

/**
 * Runs a model and tells of every call of a module: which operations and which modules inside made its output of its inputs.
 * What the model changes meanwhile, its statistics and random streams, is put back.
 *
 * @param inputs - what the model is given
 */
export function traceCalls(model: Module, inputs: readonly unknown[], training: boolean): Call[] {
  const calls: Call[] = [];
  const modules = model.modules();
  const before = modules.map((m) => [m, m.training, m.forward] as const);
  const frozen = model.parameters().filter(({ requiresGrad }) => !requiresGrad);
  /** For each running module, the modules that have given the tensors in it. */
  const running: Map<unknown, Step>[] = [];
  const rollback = {};
  try {
    for (const [module, , forward] of before) {
      define(module, 'forward', (...args: unknown[]) => {
        const steps = new Map<unknown, Step>();
        running.push(steps);
        let output: unknown;
        const own = args.map(fresh);
        try {
          output = forward.apply(module, own as never);
        } finally {
          running.pop();
        }
        calls.push({
          module,
          inputs: own,
          output,
          stepOf: (x) => steps.get(keyOf(x)) ?? fromTape(x),
        });
        const outer = running.at(-1);
        if (outer === undefined) return output;
        // Whoever called goes on with tensors that come from nowhere but this call.
        const given = fresh(output);
        const step: Step = { kind: 'call', module, inputs: args, output: given };
        for (const x of tensorsIn(given)) outer.set(keyOf(x), step);
        return given;
      });
    }
    for (const { record } of frozen) if (record !== null) record.keepsGrad = true;
    for (const [module] of before) module.training = training;
    allOrNothing(() => {
      enableGrad(() => model.forward(...inputs));
      throw rollback;
    });
  } catch (error) {
    if (error !== rollback) throw error;
  } finally {
    for (const [module, mode, forward] of before) {
      define(module, 'forward', forward);
      module.training = mode;
    }
    for (const { record } of frozen) if (record !== null) record.keepsGrad = false;
  }
  return calls;
}

/** By which a tensor is known: views and copies of a record are the same value. */
export function keyOf(x: Tensor): unknown {
  return x.record ?? x;
}

/** The tensors in a value: itself, or what its lists hold. */
export function tensorsIn(value: unknown): Tensor[] {
  if (isTensor(value)) return [value];
  return isList(value) ? value.flatMap(tensorsIn) : [];
}

function fromTape({ record }: Tensor): Step | undefined {
  const node = (record as { readonly node?: TapeNode | null } | null)?.node;
  return node ? { kind: 'operation', node } : undefined;
}

/** The same numbers, come from nowhere. */
function fresh(value: unknown): unknown {
  if (isList(value)) return value.map(fresh);
  if (!isTensor(value)) return value;
  return isFloat(value.dtype) ? variable(value.detach()) : noGrad(() => value.clone());
}
