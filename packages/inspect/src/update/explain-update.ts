import { shownNumber, textInLatex, textOf } from '@bp/autograd/engine';
import type { Pair, Text } from '@bp/autograd/explain';
import type { Optimizer } from '@bp/optim';
import { type ToldUpdate, tellUpdate } from '@bp/optim/tell';
import { BpError, type Tensor } from '@bp/tensor';
import { readOptions } from '@bp/tensor/engine';
import { readLanguage, say } from '../words/say';
import type { InspectLanguage } from '../words/sentence';
import { evaluate } from './evaluate';
import { gradientSteps } from './gradient-steps';
import type { Shown } from './node-spelling';
import { equation } from './pairs';
import { readGradient, readIndex } from './read-parameter';
import { readName } from './symbols';
import { updateGraph } from './update-graph';
import { type UpdateReason, type UpdateStep, updateSteps } from './update-steps';

/** Options of {@link explainUpdate}. */
export interface ExplainUpdateOptions {
  /** What the number is called: `w5`, `fc1.weight[0,1]`; `w` by default. */
  name?: string | undefined;
  /**
   * The losses of the samples, recorded and not yet reduced, the samples along the first axis: a backward pass for each
   * shows how the gradient of the batch came about.
   */
  losses?: Tensor | undefined;
  /** The gradients of this number for each sample, instead of `losses`. */
  perSample?: Tensor | readonly number[] | undefined;
  /** The sample, counted from 0, whose gradient gets a line of its own; 0 by default. */
  sample?: number | undefined;
  /** Decimals shown, from 1 to 20; 8 by default. Nothing is rounded before it is shown. */
  digits?: number | undefined;
  /** Of the sentences; English by default. */
  language?: InspectLanguage | undefined;
}

/** How the next step changes one number of a parameter. */
export interface UpdateExplanation {
  /** The name of the optimizer's class. */
  readonly optimizer: string;
  readonly name: string;
  /** The number as it is. */
  readonly value: number;
  /** From the gradients of the samples to the new number; then what else is kept for the step after. */
  readonly steps: readonly UpdateStep[];
  /** Δw. */
  readonly change: number;
  /** w⁺ = w + Δw, computed in float64. */
  readonly next: number;
  /** What `step()` would make of it in the type of the parameter, and whether that differs by its rounding alone. */
  readonly check: { readonly step: number; readonly ok: boolean };
  /** Everything, a line for each step. */
  toText(): string;
  /** The same for LaTeX, a line for each step. */
  toLatex(): string;
  toJSON(): UpdateJson;
}

/** An explanation as data: numbers as they are, NaN and ±∞ as strings, no prose. */
export interface UpdateJson {
  readonly format: 'bp.update';
  readonly version: 1;
  readonly optimizer: string;
  readonly name: string;
  readonly value: number | string;
  readonly steps: readonly {
    readonly name: string;
    readonly symbol: Pair;
    readonly formula: Pair;
    readonly numbers: Pair;
    readonly value: number | string;
    readonly reason: UpdateReason;
  }[];
  readonly change: number | string;
  readonly next: number | string;
  readonly check: { readonly step: number | string; readonly ok: boolean };
}

const DEFAULTS = {
  name: 'w',
  losses: null as Tensor | null,
  perSample: null as Tensor | readonly number[] | null,
  sample: 0,
  digits: 8,
  language: null as InspectLanguage | null,
};

const RULES = {
  sample: { holds: (x: number) => Number.isInteger(x) && x >= 0, text: '{0, 1, 2, …}' },
  digits: { holds: (x: number) => Number.isInteger(x) && x > 0 && x <= 20, text: '{1, …, 20}' },
};

/**
 * How the next `step()` of an optimizer would change one number of a parameter: from its gradient over what the optimizer keeps
 * to Δw and w⁺ = w + Δw, by the optimizer's own formula, in symbols and numbers.
 *
 * To be asked between `backward` and `step`. Nothing is changed by it: the step is taken by copies, and every line is computed
 * anew in float64 and checked against that.
 *
 * @param optimizer - any optimizer, also one made by `defineOptimizer`
 * @param parameter - one of its parameters, with a gradient
 * @param index - which number: its place, one number per axis, or its number counted row by row
 * @throws BpError `BP_OPTION` for what is no optimizer, a parameter that it does not have, a place outside of it,
 *   losses that are reduced already, and a sample that they do not have;
 *   `BP_GRAD` for a parameter that is frozen or has no gradient, and for losses without a record; `BP_SHAPE` or `BP_DTYPE`
 *   for a gradient that does not fit the parameter
 * @example
 * const w = parameter([0.45], { dtype: 'float64' });
 * const optimizer = new SGD([w], { lr: 0.5 });
 * w.square().sum().backward();
 * explainUpdate(optimizer, w, 0).next; // 0
 */
export function explainUpdate(
  optimizer: Optimizer,
  parameter: Tensor,
  index: number | readonly number[],
  options?: ExplainUpdateOptions,
): UpdateExplanation {
  const op = 'explainUpdate';
  const { name, losses, perSample, sample, digits, language } = readOptions(
    op,
    options,
    DEFAULTS,
    RULES,
  );
  if (typeof name !== 'string') {
    throw new BpError('BP_OPTION', op, 'name must be a string such as w5, got {name}', { name });
  }
  const words = readLanguage(op, language);
  const gradient = readGradient(op, optimizer, parameter);
  const at = readIndex(op, index, parameter);
  const told = tellUpdate(optimizer, parameter, gradient) as ToldUpdate;
  const read: Record<string, number> = {};
  for (const [key, { size, data }] of Object.entries(told.before))
    read[key] = data[size > 1 ? at : 0];

  const isSingle = parameter.dtype !== 'float64';
  const shown: Shown = (x, given) =>
    shownNumber(x, digits, given !== undefined, isSingle && given === 'parameter');
  const symbol = readName(name);
  const lines = updateSteps(updateGraph(told, read), read, { w: symbol, shown });
  const steps = [
    ...gradientSteps(op, {
      parameter,
      index: at,
      gradient: read.gradient,
      losses,
      perSample,
      sample,
      symbol,
      shown,
    }),
    ...lines,
  ];
  const valueOf = (reason: UpdateReason): number =>
    lines.find((line) => line.reason === reason)?.value as number;
  const [change, next] = [valueOf('update.change'), valueOf('update.next')];
  const step = told.after.parameter.data[at];
  const ok = Object.is(step, next) || Math.abs(step - next) <= rounding(told, read, change);
  const about = { optimizer: told.optimizer, name, value: read.parameter };
  const check = { step, ok };

  const said = (key: string, params = {}): string => say({ key, params }, words);
  const text = (): Text => {
    const title = {
      optimizer: told.optimizer,
      name,
      value: shown(read.parameter, 'parameter').text,
    };
    const checked = { step: shown(step, 'parameter').text, next: shown(next).text };
    return textOf([
      inWords(said('update.title', title)),
      ...steps.map(({ formula, numbers, reason }) =>
        beside(inWords(`${said(reason)}: `), proved(reason, formula, numbers)),
      ),
      inWords(said(ok ? 'update.check' : 'update.check-differs', checked)),
    ]);
  };
  return {
    ...about,
    steps,
    change,
    next,
    check,
    toText: () => text().toText(),
    toLatex: () => text().toLatex(),
    toJSON: () => ({
      format: 'bp.update',
      version: 1,
      ...about,
      value: asJson(read.parameter),
      steps: steps.map((line) => ({ ...line, value: asJson(line.value) })),
      change: asJson(change),
      next: asJson(next),
      check: { step: asJson(step), ok },
    }),
  };
}

/** A truth is followed by the same with numbers, a value by that with which it is equal. */
function proved(reason: UpdateReason, formula: Pair, numbers: Pair): Pair {
  if (reason !== 'update.choice') return equation(formula, numbers);
  return {
    text: `${formula.text}, ${numbers.text}`,
    latex: `${formula.latex},\\quad ${numbers.latex}`,
  };
}

function inWords(text: string): Pair {
  return { text, latex: textInLatex(text) };
}

function beside(a: Pair, b: Pair): Pair {
  return { text: a.text + b.text, latex: a.latex + b.latex };
}

function asJson(x: number): number | string {
  return Number.isFinite(x) ? x : String(x);
}

/** How far a step in the type of the parameter may be from one in float64. */
function rounding(
  { prepare, update, before: { parameter } }: ToldUpdate,
  read: Readonly<Record<string, number>>,
  change: number,
): number {
  const { outputs } = prepare.formula;
  const prepared = evaluate(
    outputs,
    prepare.inputs.map((name) => read[name]),
  );
  const operands = update.inputs.map((name) =>
    prepare.outputs.includes(name) && !(name in read)
      ? (prepared.get(outputs[prepare.outputs.indexOf(name)]) as number)
      : read[name],
  );
  const next = update.formula.outputs[update.outputs.indexOf('parameter')];
  const [exact, rounded] = (['float64', parameter.dtype] as const).map(
    (dtype) => evaluate([next], operands, dtype as 'float32').get(next) as number,
  );
  const ulp = parameter.dtype === 'float64' ? 2 ** -52 : 2 ** -23;
  return 4 * Math.abs(exact - rounded) + ulp * (4 * Math.abs(exact) + 64 * Math.abs(change));
}
