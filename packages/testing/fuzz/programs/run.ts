import type { Optimizer } from '@bp/optim';
import { isTensor, Rng, seed, type Tensor } from '@bp/tensor';
import type { Named } from '../../src/bits/difference';
import { explanationOf } from '../../src/bits/plans';
import { evaluate } from './library';
import { CALLS, type Program, sourceOf } from './program';

/** What a program has done. */
export interface Outcome {
  /** What each call has left behind. */
  readonly calls: readonly Named[];
  /** What was thrown, which ends it. */
  readonly error: string | null;
  /** What a compiled step tells of its programs; null for others. */
  readonly plan: string | null;
}

interface Made {
  readonly step: (...args: unknown[]) => unknown;
  readonly inputs: (data: Rng) => unknown[];
  readonly before: (call: number) => void;
  readonly kept: () => Named;
  readonly parameters: readonly Tensor[];
  readonly optimizers: readonly Optimizer[];
}

/**
 * Runs a program.
 *
 * @param wrap - `compile`, or what stands in its place
 */
export function run(program: Program, wrap: <S>(step: S) => S): Outcome {
  seed(7);
  const data = new Rng('data');
  const calls: Named[] = [];
  let step: Made['step'] | null = null;
  let error: string | null = null;
  try {
    const made = evaluate(sourceOf(program), { wrap }) as Made;
    step = made.step;
    for (let call = 0; call < CALLS; call++) {
      made.before(call);
      const result = step(...made.inputs(data));
      const seen: [string, Tensor][] = [];
      collect('result', result, seen);
      const reads = program.readsGradients || call === CALLS - 1;
      calls.push({
        // What a compiled step returns is a copy already: a later call must not reach it.
        ...Object.fromEntries('explain' in step ? seen : copied(seen)),
        ...Object.fromEntries(copied(left(made, reads))),
      });
    }
  } catch (thrown) {
    error = thrown instanceof Error ? thrown.message : String(thrown);
  }
  return { calls, error, plan: step === null ? null : explanationOf(step) };
}

/** What stays after a call, by name. */
function left({ kept, parameters, optimizers }: Made, readsGradients: boolean): [string, Tensor][] {
  const states = optimizers.flatMap((optimizer, i) =>
    optimizer.groups.flatMap((group) =>
      group.states.flatMap((state, k) =>
        Object.entries(state.kept).map(([name, x]): [string, Tensor] => [`o${i}.${k}.${name}`, x]),
      ),
    ),
  );
  const gradients = (readsGradients ? parameters : []).flatMap(({ grad }, i): [string, Tensor][] =>
    grad === null ? [] : [[`gradient ${i}`, grad]],
  );
  return [...Object.entries(kept()), ...states, ...gradients];
}

function collect(name: string, value: unknown, into: [string, Tensor][]): void {
  if (isTensor(value)) into.push([name, value]);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) collect(`${name}.${key}`, item, into);
  }
}

function copied(named: readonly [string, Tensor][]): [string, Tensor][] {
  return named.map(([name, x]) => [name, x.detach().clone()]);
}
