import { BpError } from '../process/errors';

/**
 * The options of a call, completed with their defaults; unknown keys are refused.
 *
 * @param op - the name of the called function, for the message
 * @param given - what the user passed; a key that holds `undefined` takes its default
 * @param defaults - every key that exists, with its default
 * @returns all options, `defaults` itself where nothing was given
 * @throws BpError `BP_OPTION` for a key that does not exist, with the closest one that does
 * @example
 * readOptions('sum', { keepDims: true }, { axis: 0, keepDims: false }); // { axis: 0, keepDims: true }
 */
export function readOptions<T extends object>(
  op: string,
  given: { readonly [K in keyof T]?: T[K] | undefined } | undefined,
  defaults: T,
): T {
  if (given === undefined) return defaults;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new BpError(
      'BP_OPTION',
      op,
      'options must be an object such as { {example} }, got {got}',
      {
        example: `${Object.keys(defaults)[0] ?? ''}: …`,
        got: Array.isArray(given) ? 'an array' : String(given),
      },
    );
  }
  const options: T = { ...defaults };
  for (const key of Object.keys(given) as (keyof T & string)[]) {
    if (!Object.hasOwn(defaults, key)) refuse(op, key, Object.keys(defaults));
    const value = given[key];
    if (value !== undefined) options[key] = value as T[typeof key];
  }
  return options;
}

/** What other libraries call our options; edit distance alone would not find these. */
const FOREIGN_NAMES: Readonly<Record<string, string>> = {
  dim: 'axis',
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
