import { BpError } from '@bp/tensor';
import { isList, isPlainObject } from '@bp/tensor/engine';

/**
 * The path of a module as a run file has it: relative to the file, with `/`.
 *
 * An address could bring a program of its own (`data:`), or one from elsewhere.
 *
 * @throws BpError `BP_OPTION` for what is none
 */
export function checkModule(op: string, module: unknown): string {
  if (isRelative(module)) return module;
  throw new BpError(
    'BP_OPTION',
    op,
    "module must be a path relative to the run file, such as './make-run.js', got {module}; writeRunFile makes one of an address",
    { module },
  );
}

/** Whether a value is a relative path, and no address. */
export function isRelative(module: unknown): module is string {
  return (
    typeof module === 'string' && module !== '' && !/^[/\\]|^[a-z][a-z\d+.-]*:|\0/i.test(module)
  );
}

/**
 * Refuses a config that would not come back from JSON as it was.
 *
 * @throws BpError `BP_OPTION`
 */
export function checkConfig(op: string, config: unknown): void {
  const odd = oddIn(config, 'config', new Set());
  if (odd === null) return;
  const { path, value } = odd;
  throw new BpError(
    'BP_OPTION',
    op,
    'JSON cannot hold {path}, which is {value}; make the config of numbers, texts, lists and plain objects',
    { path, value },
  );
}

/** JSON itself could not write what is nested much deeper. */
const DEEPEST = 500;

/** The first value that JSON would change. @param above - the values that it lies in */
function oddIn(
  value: unknown,
  path: string,
  above: ReadonlySet<unknown>,
): { path: string; value: string } | null {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return null;
  if (typeof value === 'number' && Number.isFinite(value) && !Object.is(value, -0)) return null;
  const isContainer = isList(value) || isPlainObject(value);
  if (above.size > DEEPEST) return { path: 'config', value: 'nested too deeply' };
  if (!isContainer || above.has(value)) return { path, value: wordFor(value, isContainer) };
  const within = new Set([...above, value]);
  for (const [key, item] of Object.entries(value)) {
    // One that is left out is undefined either way.
    if (item === undefined && !isList(value)) continue;
    const odd = oddIn(item, isList(value) ? `${path}[${key}]` : `${path}.${key}`, within);
    if (odd !== null) return odd;
  }
  return null;
}

function wordFor(value: unknown, isContainer: boolean): string {
  if (isContainer) return 'in itself';
  if (Object.is(value, -0)) return '-0';
  return typeof value === 'object' ? 'an object' : String(value);
}
