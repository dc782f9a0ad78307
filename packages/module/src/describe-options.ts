import { BpError } from '@bp/tensor';
import { isRecord } from '@bp/tensor/engine';

/**
 * The options that differ from their defaults, as a constructor call would have them: `{ alpha: 0.5 }`.
 *
 * @param options - values by name
 * @param defaults - which names to look at, in which order, and what needs no mention
 * @returns an empty string where nothing differs
 * @example
 * describeOptions({ eps: 1e-3, affine: true }, { eps: 1e-5, affine: true }); // '{ eps: 0.001 }'
 */
export function describeOptions<T extends object>(
  options: Readonly<T>,
  defaults: Readonly<T>,
): string {
  if (!isRecord(options) || !isRecord(defaults)) {
    throw new BpError(
      'BP_OPTION',
      'describeOptions',
      'expected two objects of options, got {options} and {defaults}',
      { options, defaults },
    );
  }
  const told = (Object.keys(defaults) as (keyof T & string)[])
    .filter((key) => !Object.is(options[key], defaults[key]))
    .map((key) => `${key}: ${json(options[key])}`);
  return told.length === 0 ? '' : `{ ${told.join(', ')} }`;
}

function json(value: unknown): string {
  try {
    return JSON.stringify(value) ?? typeof value;
  } catch {
    return typeof value;
  }
}
