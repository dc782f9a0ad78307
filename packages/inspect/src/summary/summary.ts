import { noGrad } from '@bp/autograd';
import type { Module } from '@bp/module';
import type { Tensor, TensorLike } from '@bp/tensor';
import { asTensor, readOptions, type Storage, widthOf } from '@bp/tensor/engine';
import { type ModuleCall, observeCalls } from '../observe/calls';
import { readInputs } from '../observe/read-inputs';
import { readModel } from '../observe/read-model';
import { tensorsIn } from '../observe/tensors-in';
import { untouched } from '../observe/untouched';
import { readLanguage } from '../words/say';
import type { InspectLanguage } from '../words/sentence';
import { type OwnTensors, ownTensors } from './module-parameters';
import type { SummaryRow, SummaryTotals } from './summary-row';
import { summaryText } from './summary-text';

/** Options of {@link summary}. */
export interface SummaryOptions {
  /** The language of the text, such as `ko` of `@bp/inspect/ko`; English by default. */
  language?: InspectLanguage | null | undefined;
}

/** A {@link summary} as plain data. */
export interface SummaryJson {
  readonly format: 'bp.summary';
  readonly version: 1;
  readonly rows: readonly SummaryRow[];
  readonly totals: SummaryTotals;
}

/** What {@link summary} gives. */
export interface Summary {
  /** The model itself, then its modules: in the order of the calls where there was a run, with those not called last. */
  readonly rows: readonly SummaryRow[];
  readonly totals: SummaryTotals;
  /** A table of at most 80 columns. */
  toText(): string;
  /** The same as {@link toText}. */
  toString(): string;
  toJSON(): SummaryJson;
}

const DEFAULTS = { language: null as InspectLanguage | null };

/**
 * What a model is made of, module by module: classes and options, parameters, buffers and memory; with an input also the shapes
 * of one run, which leaves the model as it was: modes, running statistics, random streams, gradients.
 *
 * Parameters that several modules share count once, where they come first.
 *
 * @param model - in training or evaluation
 * @param input - what its `forward` takes, such as `zeros([32, 784])`; a list of tensors for several arguments; without it
 *   nothing is run, and no shapes are known
 * @throws BpError `BP_OPTION` for what is no model, and for unknown options; what the model itself throws
 * @example
 * const { rows, totals } = summary(new Sequential(new Linear(2, 3), new ReLU()), zeros([8, 2]));
 * totals.parameters; // 9
 * rows[1].outputs; // [[8, 3]]
 */
export function summary(
  model: Module,
  input?: TensorLike | readonly Tensor[],
  options?: SummaryOptions,
): Summary {
  const root = readModel('summary', model);
  const given = readOptions('summary', options, DEFAULTS, { language: null });
  const language = readLanguage('summary', given.language);
  const run = input === undefined ? null : shapesOf(root, input);
  const own = ownTensors(root);
  const rows = rowsOf(root, run, own);
  const totals = totalsOf(root, run);
  const toText = (): string => summaryText(rows, totals, language);
  return {
    rows,
    totals,
    toText,
    toString: toText,
    toJSON: () => ({ format: 'bp.summary', version: 1, rows, totals }),
  };
}

interface SeenCall {
  readonly name: string;
  readonly module: Module;
  readonly inputs: number[][];
  readonly outputs: number[][];
  readonly bytes: number;
}

interface SeenRun {
  readonly calls: readonly SeenCall[];
  readonly bytes: number;
}

function shapesOf(model: Module, input: TensorLike | readonly Tensor[]): SeenRun {
  return noGrad(() =>
    untouched((isFresh) => {
      const { calls } = observeCalls(model, readInputs(input));
      const made = new Set<Storage>();
      const seen = calls.map(({ name, module, inputs, output }: ModuleCall): SeenCall => {
        const given = inputs.flatMap((x) => shapesIn(tensorsOf(x)));
        const outputs = tensorsOf(output);
        for (const { storage } of outputs) if (isFresh(storage)) made.add(storage);
        return { name, module, inputs: given, outputs: shapesIn(outputs), bytes: bytesOf(outputs) };
      });
      const bytes = [...made].reduce((sum, { dtype, length }) => sum + widthOf(dtype) * length, 0);
      return { calls: seen, bytes };
    }),
  );
}

/** Nested arrays are inputs, too. */
function tensorsOf(value: unknown): Tensor[] {
  const tensors = Array.from(tensorsIn('', value), ([, x]) => x);
  if (tensors.length > 0 || typeof value !== 'object' || value === null) return tensors;
  try {
    return [asTensor('summary', value as never)];
  } catch {
    return [];
  }
}

function shapesIn(tensors: readonly Tensor[]): number[][] {
  return tensors.map(({ shape }) => [...shape]);
}

function bytesOf(tensors: readonly Tensor[]): number {
  return tensors.reduce((sum, { dtype, size }) => sum + widthOf(dtype) * size, 0);
}

function sizeOf(tensors: readonly Tensor[]): number {
  return tensors.reduce((sum, { size }) => sum + size, 0);
}

function rowsOf(
  model: Module,
  run: SeenRun | null,
  own: ReadonlyMap<Module, OwnTensors>,
): SummaryRow[] {
  const told = new Set<Module>();
  const counts = new Map<Module, number>();
  for (const { module } of run?.calls ?? []) counts.set(module, (counts.get(module) ?? 0) + 1);
  const rowOf = (path: string, module: Module, call: SeenCall | null): SummaryRow => {
    const held = own.get(module);
    const [parameters, buffers] = told.has(module)
      ? [[], []]
      : [held?.parameters ?? [], held?.buffers ?? []];
    told.add(module);
    return {
      path,
      class: module.constructor.name,
      options: module.describe(),
      inputs: call?.inputs ?? null,
      outputs: call?.outputs ?? null,
      calls: run === null ? null : (counts.get(module) ?? 0),
      parameters: sizeOf(parameters),
      trainable: sizeOf(parameters.filter(({ requiresGrad }) => requiresGrad)),
      total: sizeOf(module.parameters()),
      buffers: sizeOf(buffers),
      shares: held?.shares ?? false,
      isContainer: module.children().length > 0,
      bytes: { held: bytesOf([...parameters, ...buffers]), outputs: call?.bytes ?? null },
    };
  };
  const rows = (run?.calls ?? []).map((call) => rowOf(call.name, call.module, call));
  for (const [path, module] of model.namedModules()) {
    if (!told.has(module)) rows.push(rowOf(path, module, null));
  }
  return rows;
}

function totalsOf(model: Module, run: SeenRun | null): SummaryTotals {
  const [parameters, buffers] = [model.parameters(), model.buffers()];
  const count = sizeOf(parameters);
  const trainable = sizeOf(parameters.filter(({ requiresGrad }) => requiresGrad));
  return {
    parameters: count,
    trainable,
    frozen: count - trainable,
    buffers: sizeOf(buffers),
    bytes: {
      parameters: bytesOf(parameters),
      buffers: bytesOf(buffers),
      activations: run?.bytes ?? null,
    },
  };
}
