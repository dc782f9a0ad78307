import { isTensor, Tensor } from '@bp/tensor';
import { watchWith } from '@bp/tensor/engine';
import { tensorsIn } from '../observe/tensors-in';
import { Detective } from './detective';
import { hasNonFinite } from './elements';
import type { AnomalyFinding } from './finding';
import type { Growth } from './growth';
import type { namesOf } from './names';
import { type FindingContext, tellFinding } from './tell-finding';

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

function findingOf(
  detective: Detective,
  result: unknown,
  hasFailed: boolean,
  context: FindingContext,
): AnomalyFinding | null {
  const results = resultsOf(detective, result);
  const reached = results.filter(hasNonFinite).map((x) => detective.originIn(x));
  const first = reached.sort((a, b) => a.order - b.order)[0];
  if (first !== undefined) return tellFinding(first, true, detective, context);
  // Nothing shows it, or there is nothing that could.
  const shows = results.length === 0 || hasFailed;
  for (const origin of detective.origins) {
    const finding = tellFinding(origin, shows, detective, context);
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
