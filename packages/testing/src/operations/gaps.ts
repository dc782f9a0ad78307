import { type Gaps, gapsBetween } from '../gaps';
import { NOT_OPERATIONS, OPERATIONS } from './catalogue';
import { maker } from './maker';
import type { Operation, Operations } from './operation';

/** What is wrong with the catalogue, given the names that `@bp/tensor` exports. */
export interface CatalogueGaps extends Gaps {
  /** Both in the catalogue and listed as something else. */
  readonly twice: readonly string[];
}

/** Compares the catalogue with a list of exported names. */
export function findGaps(exported: readonly string[]): CatalogueGaps {
  const others: readonly string[] = Object.values(NOT_OPERATIONS).flat();
  return {
    ...gapsBetween(exported, [...Object.keys(OPERATIONS), ...others]),
    twice: others.filter((name) => Object.hasOwn(OPERATIONS, name)),
  };
}

/** The operations of which a suite would run nothing and has not been told why. */
export function withoutPart(part: keyof Operation, operations: Operations = OPERATIONS): string[] {
  return Object.keys(operations).filter((name) => sizeOf(part, operations[name]) === 0);
}

/** How much there is of a part: its cases, or the letters of its reason. */
function sizeOf(part: keyof Operation, row: Operation): number {
  if (part === 'calls') return row.calls?.(maker('float32')).length ?? 0;
  const value = row[part];
  if (typeof value === 'function') return value('float32').length;
  return value?.length ?? 0;
}
