import type { Tensor } from '@bp/tensor';
import { topological } from '@bp/tensor/engine';
import type { Context } from '../chain/context';
import { written } from '../chain/factors';
import type { Edge } from '../graph/edge';
import type { Scalar } from '../graph/scalar';
import { evaluate } from '../print/evaluate';
import type { Pair } from '../print/pair';
import { joined } from '../words/text';
import { type Shift, shifted, shiftsOf } from './neighbours';
import type { MistakeId } from './wrong';

/** Derivatives as they are taken by mistake. */
export interface Slip {
  readonly id: MistakeId;
  readonly says: Pair;
  of(edge: Edge): number;
}

/**
 * The mistakes that can be made with the derivatives on the way to a number.
 *
 * @param lr - the learning rate; without it no weight can have been updated
 */
export function slipsOf(
  target: Scalar,
  edges: readonly Edge[],
  context: Context,
  lr: number | undefined,
): Slip[] {
  const { say, symbol, roles, run, layers, gradient } = context;
  const slips: Slip[] = [];
  const add = (
    id: MistakeId,
    on: readonly Edge[],
    of: Slip['of'],
    params: Readonly<Record<string, Pair>>,
    key: string = id,
  ): void => {
    const at = new Set(on);
    if (at.size > 0) {
      slips.push({
        id,
        says: say(`mistake-${key}`, params),
        of: (edge) => (at.has(edge) ? of(edge) : edge.value),
      });
    }
  };

  // The weights of later layers, moved before the gradients of this one were known.
  const isOuter = (owner: Tensor, to: Scalar): boolean =>
    run.isParameter(owner) && owner !== to.tensor && owner !== target.tensor;
  const outer = ({ slope, leaves, to }: Edge): Scalar[] =>
    (slope === null ? [] : topological([slope]))
      .flatMap((n) => leaves.get(n) ?? [])
      .filter(({ tensor }) => isOuter(tensor, to));
  const weighted = edges.filter((edge) => outer(edge).length > 0);
  // Where a derivative is known as a number only, that of other weights is not.
  const isKnown = edges.every(({ slope, to, step }) => {
    const hides = step.operation.kind === 'composite' && step.operation.foreign;
    const owners = step.inputs.map((x) => run.scalars.ownerOf(x));
    return slope !== null || !(hides || owners.some((owner) => isOuter(owner, to)));
  });
  if (lr !== undefined && isKnown) {
    const moved = (w: Scalar): number => w.value - lr * gradient(w);
    const names = listed(weighted.flatMap(outer).map(symbol));
    add('updated-weights', weighted, (edge) => withLeaves(edge, outer(edge), moved), { names });
  }

  for (const { activation, output, sums } of [...layers].reverse()) {
    const slopes = edges.filter(({ from, to }) => from.tensor === output && to.tensor === sums);
    if (activation === null) continue;
    const names = listed(slopes.map((edge) => written({ edge }, context)));
    // Without its activation a unit passes its own sum on, and no other.
    add('no-slope', slopes, ({ from, to }) => (from.index === to.index ? 1 : 0), { names });
    // o − t is the derivative by the sum already.
    const known = slopes.filter(({ step }) => step.reading === 'sigmoid-cross-entropy');
    add('extra-slope', known, ({ value }) => value * value, { names });
  }

  // o − t; of the probability of a class o − 1.
  const compared = edges.flatMap((edge) => {
    const leaves = [...edge.leaves.values()];
    const other = leaves.find((leaf) => roles.infoOf(leaf).role === 'target');
    const { reading, operation } = edge.step;
    if (other) return [{ edge, other: symbol(other) }];
    const isClass = reading === 'softmax-cross-entropy' && operation.name === 'nll';
    return isClass ? [{ edge, other: { text: '1', latex: '1' } }] : [];
  });
  const errors = compared.map(({ edge, other }) => joined([symbol(edge.to), other], ' − ', ' - '));
  const signed = compared.map(({ edge }) => edge);
  add('sign', signed, ({ value }) => -value, { names: listed(errors) });

  const lone = edges.flatMap((edge) => {
    const leaf = edge.slope && edge.leaves.get(edge.slope);
    return leaf && leaf !== edge.from ? [{ edge, leaf }] : [];
  });
  for (const owner of new Set(lone.map(({ leaf }) => leaf.tensor))) {
    const here = lone.filter(({ leaf }) => leaf.tensor === owner);
    for (const shift of shiftsOf(owner, context)) mistake(here, shift);
  }
  function mistake(here: typeof lone, shift: Shift): void {
    const wrong = new Map(here.map(({ edge, leaf }) => [edge, shifted(leaf, shift, context)]));
    const found = [...wrong.values()];
    if (!found.every((leaf) => leaf !== undefined)) return;
    const off = here.filter(({ edge, leaf }) => wrong.get(edge) !== leaf);
    const names = listed(off.map(({ edge }) => symbol(wrong.get(edge) as Scalar)));
    const right = listed(off.map(({ leaf }) => symbol(leaf)));
    const of = (edge: Edge): number => (wrong.get(edge) as Scalar).value;
    add('wrong-index', [...wrong.keys()], of, { names, right });
  }

  add('rounding', edges, ({ value }) => Number(value.toFixed(4)), {});
  return slips;
}

/** A derivative where some of the numbers it is written in are others. */
function withLeaves(
  { slope, leaves, value }: Edge,
  others: readonly Scalar[],
  by: (leaf: Scalar) => number,
): number {
  if (slope === null) return value;
  return evaluate(slope, (n) => {
    const leaf = leaves.get(n);
    return leaf && (others.includes(leaf) ? by(leaf) : leaf.value);
  });
}

/** The first few names, each once. */
function listed(names: readonly Pair[]): Pair {
  const once = [...new Map(names.map((name) => [name.text, name])).values()];
  const more = once.length > 4 ? [{ text: '…', latex: '\\dots' }] : [];
  return joined([...once.slice(0, 4), ...more], ', ');
}
