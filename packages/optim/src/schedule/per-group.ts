import { BpError } from '@bp/tensor';
import { readList } from '@bp/tensor/engine';

/** One value for all groups, or a list with one for each. */
export type PerGroup<T> = T | readonly T[];

/**
 * What each group has of an option.
 *
 * @param check - refuses a value that cannot be
 * @throws BpError `BP_OPTION` when it is asked about a group for which there is none
 */
export function perGroup<T>(
  op: string,
  name: string,
  given: PerGroup<T>,
  check: (op: string, name: string, value: unknown) => void,
): (group: number) => T {
  const values = readList(given) as T[] | null;
  if (values === null) {
    check(op, name, given);
    return () => given as T;
  }
  for (const value of values) check(op, name, value);
  return (group) => {
    if (group < values.length) return values[group];
    throw new BpError(
      'BP_OPTION',
      op,
      '{name} has {count} values, none for group {group}; give one for each group of the optimizer, or a single one',
      { name, count: values.length, group },
    );
  };
}
