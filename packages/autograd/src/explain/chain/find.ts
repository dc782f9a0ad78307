import { BpError, isTensor, type Tensor } from '@bp/tensor';
import { closest } from '@bp/tensor/engine';
import type { Scalar } from '../graph/scalar';
import type { Context } from './context';

/** A number by its symbol, by its path (`fc1.weight[0,1]`), or as an element of a tensor that took part. */
export type ScalarName = string | readonly [tensor: Tensor, ...index: number[]];

/**
 * Finds a number.
 *
 * @throws BpError `BP_OPTION` where there is none of that name
 */
export function find(name: ScalarName, context: Context): Scalar {
  return typeof name === 'string' ? byName(name, context) : byPlace(name, context);
}

function byPlace(given: Exclude<ScalarName, string>, { run }: Context): Scalar {
  const [x, ...index] = Array.isArray(given) ? given : [];
  const copy = isTensor(x) ? run.copyOf(x) : undefined;
  if (copy === undefined) {
    throw new BpError(
      'BP_OPTION',
      'explain',
      'expected a name such as w5, or [tensor, ...index] of a tensor that took part in the loss, got {given}',
      { given: isTensor(x) ? x : given },
    );
  }
  const { shape, rank } = copy;
  const fits = index.every((i, axis) => Number.isInteger(i) && i >= 0 && i < shape[axis]);
  if (index.length === rank && fits) return run.scalars.in(copy, index);
  throw new BpError('BP_OPTION', 'explain', 'the shape {shape} has no element {index}', {
    shape,
    index,
  });
}

function byName(name: string, context: Context): Scalar {
  const { roles, run } = context;
  const [, path, places] = /^(.*?)(?:\[([\d,\s]*)\])?$/.exec(name) ?? [];
  const at = places?.split(',').map(Number) ?? [];
  for (const owner of roles.owners()) {
    const isThere = roles.pathOf(owner) === path && at.length === owner.rank;
    if (isThere && at.every((i, axis) => i < owner.shape[axis])) return run.scalars.in(owner, at);
  }
  const names: string[] = [];
  for (const owner of roles.owners()) {
    for (let i = 0; i < owner.size; i++) {
      const scalar = run.scalars.at(owner, i);
      const { text } = context.symbol(scalar);
      if (text === name) return scalar;
      if (names.length < 1000) names.push(text);
    }
  }
  // Of a batch, the number of the first sample.
  const ofSample = names.find((one) => one.startsWith(`${name}⟨`));
  throw new BpError(
    'BP_OPTION',
    'explain',
    'no number of this run is called {name}; did you mean {closest}?',
    { name, closest: ofSample ?? closest(name, names) ?? names[0] },
  );
}
