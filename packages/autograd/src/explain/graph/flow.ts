import type { Tensor } from '@bp/tensor';
import { remembered } from '../print/remembered';
import type { Run } from './run';
import type { Scalars } from './scalars';
import type { Step } from './step';

/** What was computed, and who uses what it gives. */
export interface Flow extends Pick<Scalars, 'ownerOf' | 'placesOf'> {
  /** Without views, which show what others hold. */
  readonly steps: readonly Step[];
  /** The step that gave the numbers of an owner. */
  stepOf(owner: Tensor): Step | undefined;
  /** The steps that take numbers of an owner. */
  usesOf(owner: Tensor): readonly Step[];
  readonly isParameter: (owner: Tensor) => boolean;
}

export function flowOf(all: readonly Step[], { scalars, isParameter }: Run): Flow {
  const { ownerOf, placesOf } = scalars;
  const steps = all.filter(({ operation }) => operation.kind !== 'view');
  const made = new Map(steps.map((step) => [ownerOf(step.output), step]));
  const uses = new Map<Tensor, Step[]>();
  for (const step of steps) {
    for (const owner of new Set(step.inputs.map(ownerOf))) {
      remembered(uses, owner, () => []).push(step);
    }
  }
  return {
    steps,
    ownerOf,
    placesOf,
    stepOf: (owner) => made.get(owner),
    usesOf: (owner) => uses.get(owner) ?? [],
    isParameter,
  };
}
