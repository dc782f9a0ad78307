import { BpError } from '@bp/tensor';

/** Refuses what is not a pair of numbers. */
export function checkPair(op: string, name: string, value: unknown): readonly [number, number] {
  if (Array.isArray(value) && value.length === 2) return value as [number, number];
  throw new BpError(
    'BP_OPTION',
    op,
    '{name} must be a pair of numbers such as {example}, got {value}',
    { name, example: '[0.9, 0.999]', value },
  );
}
