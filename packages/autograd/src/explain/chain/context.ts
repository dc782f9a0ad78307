import { BpError, type Tensor } from '@bp/tensor';
import { constant, isCallable, isRecord, type Range, readOptions } from '@bp/tensor/engine';
import type { Edge } from '../graph/edge';
import { edgesOf } from '../graph/edges';
import { flowOf } from '../graph/flow';
import { type GivenWay, textbookSteps } from '../graph/readings';
import type { Run } from '../graph/run';
import type { Scalar } from '../graph/scalar';
import type { Step } from '../graph/step';
import { withIdentity } from '../naming/identity-output';
import { type Layer, layersOf } from '../naming/layers';
import { type Named, namesOf, pathsOf } from '../naming/names';
import { type Notation, symbolsOf } from '../naming/notation';
import { type Roles, rolesOf } from '../naming/roles';
import { shownNumber } from '../print/number';
import type { Pair } from '../print/pair';
import { remembered } from '../print/remembered';
import type { ExplainLanguage } from '../words/explain-language';
import { readLanguage } from '../words/read-language';
import { say } from '../words/say';
import type { SentenceValue } from '../words/sentence';

/** Options of `explain`. */
export interface ExplainOptions {
  /** Names parameters by their paths; without it the modules that used them do. */
  model?: Named | undefined;
  /** Names of numbers that took part, `{ x, t }`: tensors, also computed ones, or the arrays that were given. */
  inputs?: Readonly<Record<string, unknown>> | undefined;
  /** How numbers are called; `'path'` by default. */
  notation?: Notation | undefined;
  /** The words: `ko` of `@bp/autograd/explain/ko`; English by default. */
  language?: ExplainLanguage | undefined;
  /** How many decimals are shown, from 1 to 15; 8 by default. Nothing is rounded before. */
  digits?: number | undefined;
  /** Whether stable forms are read as a textbook writes them, or shown as they were recorded. */
  steps?: 'textbook' | 'recorded' | undefined;
  /** With how many paths at most each is listed; 64 by default. Above it, contributions are summed. */
  maxPaths?: number | undefined;
}

/** What all parts of an explanation share: the run as it is read, the names of its numbers, and how they are shown. */
export interface Context {
  readonly run: Run;
  readonly steps: readonly Step[];
  readonly layers: readonly Layer[];
  readonly roles: Roles;
  readonly gaveWay: readonly GivenWay[];
  readonly loss: Scalar;
  readonly language: ExplainLanguage;
  readonly notation: Notation;
  readonly digits: number;
  readonly maxPaths: number;
  /** The step that gave a number; undefined for what was not computed. */
  stepOf(scalar: Scalar): Step | undefined;
  /** ∂scalar/∂(each number it was computed from in one step). */
  edges(scalar: Scalar, wanted?: (to: Scalar) => boolean): readonly Edge[];
  /** ∂loss/∂x of a whole tensor, by the owner of its numbers; undefined where none flows. */
  gradientOf(owner: Tensor): Tensor | undefined;
  /** ∂loss/∂scalar as it was recorded; 0 where none flows. */
  gradient(scalar: Scalar): number;
  symbol(scalar: Scalar): Pair;
  /** The value of a number, or a number that was computed of some. */
  shown(x: Scalar | number, exact?: boolean): Pair;
  say(key: string, params?: Readonly<Record<string, SentenceValue>>): Pair;
}

const DEFAULTS = {
  model: undefined as Named | undefined,
  inputs: {} as Readonly<Record<string, unknown>>,
  notation: 'path' as Notation,
  language: undefined as ExplainLanguage | undefined,
  digits: 8,
  steps: 'textbook' as 'textbook' | 'recorded',
  maxPaths: 64,
};

/** @throws BpError `BP_OPTION` for options that do not exist or do not fit */
export function readExplainOptions(options: ExplainOptions | undefined) {
  const read = readOptions<typeof DEFAULTS>('explain', options as typeof DEFAULTS, DEFAULTS, {
    model: null,
    inputs: null,
    notation: null,
    language: null,
    digits: whole(1, 15),
    steps: ['textbook', 'recorded'],
    maxPaths: whole(0, Number.MAX_SAFE_INTEGER),
  });
  const language = readLanguage(read.language);
  if (read.model !== undefined && !isCallable(read.model?.namedParameters)) {
    throw new BpError(
      'BP_OPTION',
      'explain',
      'model must be a module, or have namedParameters(), got {got}',
      { got: read.model },
    );
  }
  if (!isRecord(read.inputs)) {
    throw new BpError(
      'BP_OPTION',
      'explain',
      'inputs must be an object such as {example}, got {got}',
      { example: '{ x, t }', got: read.inputs },
    );
  }
  return {
    ...read,
    language,
    symbolOf: symbolsOf(read.notation, { korean: language.id === 'ko' }),
  };
}

function whole(from: number, to: number): Range {
  return { holds: (x) => Number.isInteger(x) && x >= from && x <= to, text: `{${from}, …, ${to}}` };
}

export type ReadOptions = ReturnType<typeof readExplainOptions>;

/** The run as it is read and named. */
export function contextOf(run: Run, options: ReadOptions): Context {
  const { scalars } = run;
  const { language, notation, digits, maxPaths, symbolOf } = options;
  const textbook = options.steps === 'textbook';
  const read = textbook ? textbookSteps(run) : { ...run, gaveWay: [] };
  const gradients = new Map(read.gradients);
  const { pathOf } = pathsOf(run.steps);
  let { steps } = read;
  let flow = flowOf(steps, run);
  for (const { sums, isLast, activation } of textbook ? layersOf(flow, pathOf) : []) {
    const gradient = gradients.get(sums);
    // A loss of logits has the activation of the output inside.
    const isOutput = flow
      .usesOf(sums)
      .every(({ operation: { kind, name } }) => kind === 'formula' && name !== 'bceWithLogits');
    if (!isLast || activation !== null || !isOutput || !gradient) continue;
    const found = withIdentity(steps, sums, scalars, gradient);
    steps = found.steps;
    gradients.set(found.output, gradient);
  }
  flow = flowOf(steps, run);
  const layers = layersOf(flow, pathOf);
  const roles = rolesOf(flow, layers, run.loss, namesOf(run, options.model, options.inputs));
  const symbols = new Map<Scalar, Pair>();
  const stepOf = ({ tensor }: Scalar): Step | undefined => flow.stepOf(tensor);
  const edges: Context['edges'] = (scalar, wanted) => {
    const step = stepOf(scalar);
    return step ? edgesOf(scalar, step, scalars, wanted) : [];
  };
  /** The number that was only picked or copied: it goes by the same name. */
  const copiedFrom = (scalar: Scalar): Scalar | undefined => {
    const isKernel = stepOf(scalar)?.operation.kind === 'kernel';
    if (roles.isNamed(scalar) || !isKernel || scalar.tensor.size > 10_000) return undefined;
    const [edge, ...others] = edges(scalar);
    const isCopy = others.length === 0 && edge?.slope === constant(1);
    return isCopy && edge.to.value === scalar.value ? edge.to : undefined;
  };
  const symbolFor = (scalar: Scalar): Pair => {
    let at = scalar;
    for (let same: Scalar | undefined = at; same; same = copiedFrom(at)) at = same;
    return symbolOf(roles.infoOf(at));
  };
  return {
    run,
    steps,
    layers,
    roles,
    gaveWay: read.gaveWay,
    loss: scalars.at(run.loss, 0),
    language,
    notation,
    digits,
    maxPaths,
    stepOf,
    edges,
    gradientOf: (owner) => gradients.get(owner),
    gradient: ({ tensor, index }) => Number(gradients.get(tensor)?.data[index] ?? 0),
    symbol: (scalar) => remembered(symbols, scalar, symbolFor),
    shown: (x, exact) =>
      typeof x === 'number'
        ? shownNumber(x, digits, exact)
        : shownNumber(x.value, digits, !stepOf(x), x.tensor.dtype === 'float32'),
    say: (key, params = {}) => say(language, { key, params }),
  };
}
