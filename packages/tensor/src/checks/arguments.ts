import { checkOption, type OptionRule, readOptions } from './options';
import { isPlainObject } from './plain-object';

/**
 * The arguments of a call by their names: positional ones and options, or one object of both, as in
 * `new Linear({ inFeatures: 2, outFeatures: 16 })`.
 *
 * @param op - the name of the called function, for the message
 * @param given - what the user passed: the positional arguments, then the options
 * @param positional - the names of the positional arguments in order, each with its default, which may be undefined
 * @param defaults - every option that exists, with its default
 * @param rules - for options that may be less or more than their default tells
 * @throws BpError `BP_OPTION` for a name that does not exist, with the closest one that does, and for a value that cannot be
 * @example
 * readArguments('Dropout', [{ p: 0.2 }], { p: 0.5 }, { rng: null }); // { p: 0.2, rng: null }
 * readArguments('Dropout', [0.2], { p: 0.5 }, { rng: null }); // { p: 0.2, rng: null }
 */
export function readArguments<P extends object, O extends object>(
  op: string,
  given: readonly unknown[],
  positional: P,
  defaults: O,
  rules?: { readonly [K in keyof (P & O)]?: OptionRule },
): P & O {
  if (given.length === 1 && isPlainObject(given[0])) {
    return readOptions(op, given[0] as never, { ...positional, ...defaults }, rules as never);
  }
  const names = Object.keys(positional) as (keyof P)[];
  const read = {
    ...positional,
    ...readOptions(op, given[names.length] as never, defaults, rules as never),
  };
  names.forEach((name, i) => {
    const value = given[i];
    if (value === undefined) return;
    const rule =
      rules !== undefined && Object.hasOwn(rules, name) ? rules[name] : typeof positional[name];
    checkOption(op, name as string, value, rule);
    read[name] = value as never;
  });
  return read;
}
