import { BpError } from '@bp/tensor';
import { isPlainObject } from '@bp/tensor/engine';
import { isRelative } from './checked-parts';
import { numbersFromJson } from './json-numbers';
import { NUMERIC, type RunFile } from './run-file';

const OP = 'readRunFile';

/** What a value must be, in words, and whether it is. */
type Rule = readonly [wanted: string, holds: (value: unknown) => boolean];

const whole = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const finite = (value: unknown): boolean => Number.isFinite(value);
const text = (value: unknown): boolean => typeof value === 'string';
const number = (value: unknown): boolean => typeof value === 'number';
const setting = (value: unknown): boolean =>
  finite(value) || typeof value === 'boolean' || (Array.isArray(value) && value.every(finite));

const WHOLE: Rule = ['a whole number from 0', whole];
const NUMBER: Rule = ['a number', number];
const TEXT: Rule = ['a text', text];
const LIST: Rule = ['a list', Array.isArray];
const OBJECT: Rule = ['an object', isPlainObject];
const OBJECT_OR_NULL: Rule = [
  'an object or null',
  (value) => value === null || isPlainObject(value),
];

const FIELDS: Readonly<Record<string, Rule>> = {
  format: ["'bp-run/1'", (value) => value === 'bp-run/1'],
  module: ['a path relative to the file', isRelative],
  config: ['given', (value) => value !== undefined],
  seed: TEXT,
  versions: [
    'an object of texts',
    (value) => isPlainObject(value) && Object.values(value).every(text),
  ],
  position: OBJECT,
  epochs: LIST,
  changes: LIST,
  best: OBJECT_OR_NULL,
  stopped: OBJECT_OR_NULL,
  losses: [
    'a list of numbers',
    (value) => value === undefined || (Array.isArray(value) && value.every(finite)),
  ],
  fingerprint: [
    '64 hexadecimal digits',
    (value) => text(value) && /^[\da-f]{64}$/.test(value as string),
  ],
};

const POSITION: Readonly<Record<string, Rule>> = {
  epoch: WHOLE,
  batch: WHOLE,
  sample: WHOLE,
  update: WHOLE,
};
const EPOCH: Readonly<Record<string, Rule>> = {
  epoch: WHOLE,
  update: WHOLE,
  loss: NUMBER,
  lr: NUMBER,
};
const CHANGE: Readonly<Record<string, Rule>> = {
  ...POSITION,
  set: [
    'an object of settings',
    (value) => isPlainObject(value) && Object.values(value).every(setting),
  ],
};

/**
 * Reads a run file: JSON as {@link runFileOf} gives it, checked as far as can be seen without the run.
 *
 * @param file - the text of the file, or what JSON has read of it
 * @throws BpError `BP_FORMAT` for what is none, with the field, what it must be and what it is
 * @example
 * try {
 *   readRunFile('{ "format": "bp-run/2" }');
 * } catch (error) {
 *   if (error instanceof Error) error.message.slice(0, 52); // "readRunFile: format must be 'bp-run/1', got bp-run/2"
 * }
 */
export function readRunFile(file: unknown): RunFile {
  const run = parsed(file);
  for (const name of NUMERIC) if (name in run) run[name] = numbersFromJson(run[name]);
  checkFields('', run, FIELDS);
  for (const name of Object.keys(run))
    if (!Object.hasOwn(FIELDS, name)) refuse(name, 'left out', run[name]);
  checkFields('position.', run.position, POSITION);
  const position = run.position as RunFile['position'];
  checkList('epochs', run.epochs, EPOCH);
  checkList('changes', run.changes, CHANGE);
  const { epochs, changes, losses, stopped } = run as unknown as RunFile;
  if (stopped !== null) checkFields('stopped.', stopped, { ...POSITION, reason: TEXT });
  if (epochs.length !== position.epoch)
    refuse('epochs', `a list of ${position.epoch}`, `${epochs.length}`);
  if (losses !== undefined && losses.length !== position.update)
    refuse('losses', `a list of ${position.update}`, `${losses.length}`);
  checkOrder('epochs', epochs, position.update);
  checkOrder('changes', changes, position.update);
  return run as unknown as RunFile;
}

function parsed(file: unknown): Record<string, unknown> {
  let value = file;
  if (typeof file === 'string') {
    try {
      value = JSON.parse(file);
    } catch (error) {
      throw new BpError(
        'BP_FORMAT',
        OP,
        'the file is no JSON: {reason}; it may have been cut off, have it written again',
        { reason: (error as Error).message },
      );
    }
  }
  try {
    if (isPlainObject(value)) return { ...value };
  } catch {
    // It cannot be read.
  }
  return refuse('a run file', 'an object', value);
}

function checkFields(where: string, value: unknown, rules: Readonly<Record<string, Rule>>): void {
  const fields = value as Record<string, unknown>;
  for (const [name, [wanted, holds]] of Object.entries(rules)) {
    const field = isPlainObject(value) && Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!holds(field)) refuse(where + name, wanted, field);
  }
}

function checkList(name: string, list: unknown, rules: Readonly<Record<string, Rule>>): void {
  for (const [i, item] of (list as unknown[]).entries()) {
    if (!isPlainObject(item)) refuse(`${name}[${i}]`, 'an object', item);
    checkFields(`${name}[${i}].`, item, rules);
  }
}

/** What comes later comes later in the list. */
function checkOrder(
  name: string,
  list: readonly { readonly update: number }[],
  last: number,
): void {
  let before = 0;
  for (const [i, { update }] of list.entries()) {
    if (update < before || update > last)
      refuse(`${name}[${i}].update`, `from ${before} to ${last}`, update);
    before = update;
  }
}

function refuse(field: string, wanted: string, got: unknown): never {
  throw new BpError(
    'BP_FORMAT',
    OP,
    '{field} must be {wanted}, got {got}; a run file is what runFileOf or writeRunFile made, have it written again',
    { field, wanted, got: typeof got === 'object' && got !== null ? 'an object' : got },
  );
}
