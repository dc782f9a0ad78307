// `.bp.json`: a run that is carried from one browser to another.
import { ConfigError, checkConfig } from '../config';
import { decodeBase64, encodeBase64 } from './base64';
import { KeepError } from './keep-error';
import { CURVES, type KeptCurve, type KeptRun, LONGEST_NAME, MOST_POINTS } from './kept-run';

const FORMAT = 'bp-playground-run';
const VERSION = 1;
/** What the largest network comes to, several times over. */
export const MOST_BYTES = 64_000_000;

/**
 * The text of a file with a run.
 *
 * @param state - what the train desk has saved: weights, state of the optimizer and of all random streams, the history
 */
export function writeRunFile(run: KeptRun, state: Uint8Array): string {
  const { name, keptAt, config, before, numerics, epoch, fingerprint, curve } = run;
  const file = {
    format: FORMAT,
    version: VERSION,
    name,
    keptAt,
    config,
    before,
    numerics,
    epoch,
    fingerprint,
  };
  return `${JSON.stringify({ ...file, curve, state: encodeBase64(state) }, null, 1)}\n`;
}

/**
 * The run in a file; whatever it is not is refused, and nothing is repaired.
 *
 * The saved state is only decoded here: the desk that restores it checks it against the config.
 *
 * @throws KeepError what is wrong
 */
export function readRunFile(text: string): { readonly run: KeptRun; readonly state: Uint8Array } {
  if (text.length > MOST_BYTES) throw new KeepError('tooLarge', { most: MOST_BYTES / 1e6 });
  const file = parsed(text);
  if (file.format !== FORMAT) throw new KeepError('notARun');
  if (typeof file.version !== 'number' || file.version < 1) refuse('version');
  if (file.version > VERSION) throw new KeepError('newer', { version: file.version });
  const state = typeof file.state === 'string' ? decodeBase64(file.state) : null;
  if (state === null || state.length === 0) return refuse('state');
  return { run: checkKeptRun(file), state };
}

/**
 * A run from outside: from a file or from a storage that others may have written to.
 *
 * @throws KeepError which part is wrong
 */
export function checkKeptRun(given: unknown): KeptRun {
  const file = recordOf(given) ?? refuse('run');
  const { name, keptAt, numerics, epoch, fingerprint } = file;
  if (name !== null && (typeof name !== 'string' || name.trim() === '')) refuse('name');
  if (typeof keptAt !== 'string' || Number.isNaN(Date.parse(keptAt))) refuse('keptAt');
  if (!isCount(numerics, 1_000_000)) refuse('numerics');
  if (!isCount(epoch, 100_000)) refuse('epoch');
  if (typeof fingerprint !== 'string' || !/^[0-9a-f]{64}$/.test(fingerprint)) refuse('fingerprint');
  return {
    name: typeof name === 'string' ? name.slice(0, LONGEST_NAME) : null,
    keptAt: keptAt as string,
    config: configOf(file.config),
    before: file.before === null ? null : configOf(file.before),
    numerics: numerics as number,
    epoch: epoch as number,
    fingerprint: fingerprint as string,
    curve: curveOf(file.curve),
  };
}

function parsed(text: string): Record<string, unknown> {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new KeepError('notJson');
  }
  const file = recordOf(json);
  if (file === null) throw new KeepError('notARun');
  return file;
}

function configOf(given: unknown) {
  try {
    return checkConfig(given);
  } catch (error) {
    if (error instanceof ConfigError) throw new KeepError('config', { path: error.path });
    throw error;
  }
}

function curveOf(given: unknown): KeptCurve {
  const curve = recordOf(given) ?? refuse('curve');
  const epoch = listOf(curve.epoch);
  const rises = epoch.every((one, i) => isCount(one, 100_000) && (i === 0 || one > epoch[i - 1]!));
  if (!rises || epoch.length > MOST_POINTS) refuse('curve');
  const series = CURVES.map((name) => {
    const values = listOf(curve[name]);
    if (values.length !== epoch.length) refuse('curve');
    return [name, values] as const;
  });
  return { epoch, ...Object.fromEntries(series) } as unknown as KeptCurve;
}

/** Numbers, and null for those that there are not. */
function listOf(given: unknown): (number | null)[] {
  if (!Array.isArray(given)) return refuse('curve');
  if (!given.every((one) => one === null || Number.isFinite(one))) refuse('curve');
  return given;
}

function recordOf(given: unknown): Record<string, unknown> | null {
  const isRecord = typeof given === 'object' && given !== null && !Array.isArray(given);
  return isRecord ? (given as Record<string, unknown>) : null;
}

function isCount(given: unknown, most: number): given is number {
  return Number.isInteger(given) && (given as number) >= 0 && (given as number) <= most;
}

function refuse(part: string): never {
  throw new KeepError('part', { part });
}
