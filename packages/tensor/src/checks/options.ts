import { BpError } from '../process/errors';
import { checkNumber, FINITE, type Range } from './check-number';
import { readList } from './list';

/** What an option may be where its default does not tell: numbers of a range, one of some strings, or whatever the caller checks. */
export type OptionRule = Range | readonly string[] | null;

/**
 * The options of a call, completed with their defaults; unknown keys are refused, and values of another type than their
 * default: a number must be finite, a truth value true or false. Of other defaults only a rule says what may stand there.
 *
 * @param op - the name of the called function, for the message
 * @param given - what the user passed; a key that holds `undefined` takes its default
 * @param defaults - every key that exists, with its default
 * @param rules - for options that may be less or more than their default tells; null where the caller checks them all
 * @returns all options, `defaults` itself where nothing was given
 * @throws BpError `BP_OPTION` for a key that does not exist, with the closest one that does, and for a value that cannot be
 * @example
 * readOptions('sum', { keepDims: true }, { axis: 0, keepDims: false }); // { axis: 0, keepDims: true }
 * readOptions('huber', { delta: 2 }, { delta: 1 }, { delta: ABOVE_ZERO }); // { delta: 2 }
 */
export function readOptions<T extends object>(
  op: string,
  given: { readonly [K in keyof T]?: T[K] | undefined } | undefined,
  defaults: T,
  rules: { readonly [K in keyof T]?: OptionRule } | null = {},
): T {
  if (given === undefined) return defaults;
  const entries = entriesOf(given);
  if (entries === null) {
    throw new BpError(
      'BP_OPTION',
      op,
      'options must be an object such as { {example} }, got {got}',
      {
        example: `${Object.keys(defaults)[0] ?? ''}: …`,
        got: readList(given) === null ? given : 'an array',
      },
    );
  }
  const options: T = { ...defaults };
  for (const [name, value] of entries) {
    if (!Object.hasOwn(defaults, name)) refuse(op, name, Object.keys(defaults));
    if (value === undefined) continue;
    const key = name as keyof T;
    if (rules !== null) {
      checkOption(op, name, value, Object.hasOwn(rules, name) ? rules[key] : typeof defaults[key]);
    }
    options[key] = value as T[typeof key];
  }
  return options;
}

/** What an object holds, read once; null for what is none, is a list, or cannot be read. */
function entriesOf(given: unknown): [name: string, value: unknown][] | null {
  try {
    const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
    return isObject ? Object.entries(given) : null;
  } catch {
    // A proxy that was revoked, or a getter that throws.
    return null;
  }
}

/**
 * Refuses a value that an option cannot have.
 *
 * @param rule - a rule, or the type of the default
 */
export function checkOption(op: string, name: string, value: unknown, rule: unknown): void {
  if (rule === 'number') checkNumber(op, name, value, FINITE);
  else if (rule === 'boolean') {
    if (typeof value === rule) return;
    throw new BpError('BP_OPTION', op, '{name} must be true or false, got {value}', {
      name,
      value,
    });
  } else if (Array.isArray(rule)) {
    if (!rule.includes(value)) refuseName(op, name, value, rule);
  } else if (typeof rule === 'object' && rule !== null) {
    checkNumber(op, name, value, rule as Range);
  }
}

/** Refuses a string that is none of those that an option may be. */
function refuseName(op: string, name: string, value: unknown, known: readonly string[]): never {
  const close = typeof value === 'string' ? closest(value, known) : null;
  if (close !== null) {
    throw new BpError('BP_OPTION', op, "unknown {name} '{value}'; did you mean '{close}'?", {
      name,
      value,
      close,
    });
  }
  throw new BpError('BP_OPTION', op, "unknown {name} '{value}'; known are {known}", {
    name,
    value,
    known: known.map((one) => `'${one}'`).join(', '),
  });
}

/** What other libraries call our options; edit distance alone would not find these. */
const FOREIGN_NAMES: Readonly<Record<string, string>> = {
  dim: 'axis',
  unflattenedSize: 'shape',
  keepdim: 'keepDims',
  learningRate: 'lr',
  learning_rate: 'lr',
  momentumDecay: 'momentum',
  unbiased: 'correction',
  ddof: 'correction',
  epsilon: 'eps',
  decay: 'weightDecay',
  seed: 'rng',
};

function refuse(op: string, key: string, known: readonly string[]): never {
  const foreign = FOREIGN_NAMES[key];
  const close = foreign !== undefined && known.includes(foreign) ? foreign : closest(key, known);
  if (known.length === 0) {
    throw new BpError('BP_OPTION', op, 'takes no options, got {key}', { key });
  }
  if (close === null) {
    throw new BpError('BP_OPTION', op, 'unknown option {key}; known are {known}', {
      key,
      known: known.join(', '),
    });
  }
  throw new BpError('BP_OPTION', op, 'unknown option {key}; did you mean {close}?', { key, close });
}

/**
 * The known name nearest to a misspelt one, or null when none is near (more than a third of its letters differ).
 *
 * @example
 * closest('weigthDecay', ['lr', 'weightDecay']); // 'weightDecay'
 */
export function closest(name: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let bestDistance = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(fold(name), fold(candidate));
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Letter case and underscores never make a name foreign: weight_decay is weightDecay. */
function fold(name: string): string {
  return name.toLowerCase().replace(/_/g, '');
}

/** Levenshtein's distance, one row of the table at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitute = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min(substitute, row[j] + 1, next[j - 1] + 1);
    }
    row = next;
  }
  return row[b.length];
}
