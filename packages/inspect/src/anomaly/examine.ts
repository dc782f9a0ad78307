import { isTensor, Tensor } from '@bp/tensor';
import { isFormulaKernel, watchWith } from '@bp/tensor/engine';
import { tensorsIn } from '../observe/tensors-in';
import { type Cause, causeOf } from './cause';
import { Detective, type Origin } from './detective';
import { elementsOf, hasNonFinite, rangeOf, valueAt } from './elements';
import { failingNode } from './failing-node';
import type { AnomalyFinding } from './finding';
import type { Growth } from './growth';
import type { Known, namesOf } from './names';

/** What a step is to be examined with. */
export interface Examination {
  readonly names: (modules: ReadonlyMap<object, string>) => ReturnType<typeof namesOf>;
  readonly growth: Growth;
  readonly step: number;
  /** Whether a loss that was returned without a backward pass is given one. */
  readonly goesBack: boolean;
}

/** Runs a step and looks for the first value that is not finite. What it throws is thrown on where there is none. */
export function examine(
  body: () => unknown,
  { names, growth, step, goesBack }: Examination,
): { readonly result: unknown; readonly finding: AnomalyFinding | null } {
  growth.begin();
  const detective = new Detective(growth);
  let result: unknown;
  let failure: { readonly error: unknown } | null = null;
  watchWith(detective, () => {
    try {
      const returned = body();
      result = returned;
      const isLoss = isTensor(returned) && returned.size === 1 && returned.record?.live === true;
      if (goesBack && isLoss && !detective.hasGoneBack()) returned.backward();
    } catch (error) {
      failure = { error };
    }
    detective.settle();
  });
  const finding = watchWith(null, () => {
    const known = names(detective.modules);
    return findingOf(detective, result, failure !== null, { known, step });
  });
  if (finding === null && failure !== null) throw (failure as { readonly error: unknown }).error;
  return { result, finding };
}

interface Context {
  readonly known: ReadonlyMap<unknown, Known>;
  readonly step: number;
}

function findingOf(
  detective: Detective,
  result: unknown,
  hasFailed: boolean,
  context: Context,
): AnomalyFinding | null {
  const results = resultsOf(detective, result);
  const reached = results.filter(hasNonFinite).map((x) => detective.originIn(x));
  const first = reached.sort((a, b) => a.order - b.order)[0];
  if (first !== undefined) return tell(first, true, detective, context);
  // Nothing shows it, or there is nothing that could.
  const shows = results.length === 0 || hasFailed;
  for (const origin of detective.origins) {
    const finding = tell(origin, shows, detective, context);
    const isMeant = finding.kind === 'given' || finding.cause.key === 'cause.constant';
    if (!isMeant || hasFailed) return finding;
  }
  return null;
}

/** What a step leaves behind: what it returned, gradients, and what it has written to. */
function resultsOf({ holders, written }: Detective, result: unknown): Tensor[] {
  const returned = Array.from(tensorsIn('', result), ([, x]) => x);
  const gradients = [...holders].map(({ held }) => held).filter(isTensor);
  const assigned = [...written].map(
    (storage) => new Tensor(storage, storage.dtype, [storage.length], [1], 0),
  );
  return [...returned, ...gradients, ...assigned];
}

function tell(
  origin: Origin,
  reached: boolean,
  detective: Detective,
  { known, step }: Context,
): AnomalyFinding {
  const { kind, place, kernel, tensor, k, inputs, params, position, value } = origin;
  const isFormula = kernel !== null && isFormulaKernel(kernel);
  const self = known.get(tensor.storage);
  const cause = (): Cause => {
    if (kind === 'given') {
      const isMade = self === undefined && detective.fresh.has(tensor.storage);
      if (isMade || k >= 0) return constant;
      const key = self?.isParameter ? 'non-finite-parameter' : 'non-finite-input';
      return { key, params: { name: self?.name ?? '' } };
    }
    const values = isFormula ? inputs.map((x) => valueAt(x, position)) : [];
    const node = isFormula ? failingNode(kernel, k, values, params as readonly number[]) : null;
    if (node?.op === 'constant') return constant;
    if (inputs.some(({ size }) => size === 0)) {
      return { key: 'of-nothing', params: { operation: place.operation } };
    }
    const found = causeOf(node, place.operation, place.phase === 'backward');
    const grown = found.key.endsWith('overflow') ? origin.grown : null;
    if (grown === null) return found;
    const name = known.get(grown.storage)?.name ?? '';
    return { key: 'diverged', params: { name, from: grown.from, to: grown.to } };
  };
  const { key, params: numbers } = cause();
  const { shape } = tensor;
  const hasExamples = shape.length > 0 && shape[0] === detective.batch && !self?.isParameter;
  let count = 0;
  for (const [, each] of elementsOf(tensor)) if (!Number.isFinite(each)) count++;
  return {
    kind,
    ...place,
    name: kind === 'given' ? (self?.name ?? null) : null,
    step,
    value,
    shape,
    position,
    row: hasExamples && place.phase !== 'update' ? position[0] : null,
    count,
    operands: origin.operands.map(({ storage }, i) => ({
      name: known.get(storage)?.name ?? detective.makers.get(storage) ?? '',
      shape: inputs[i].shape,
      value: isFormula ? valueAt(inputs[i], position) : null,
      ...rangeOf(inputs[i]),
    })),
    reached,
    cause: { key: `cause.${key}`, params: numbers },
    advice: { key: `advice.${key}`, params: numbers },
  };
}

const constant: Cause = { key: 'constant', params: {} };
