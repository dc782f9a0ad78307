// A file that was picked or dropped: a run, or weights for the network as it is set.
import { releaseProxy } from 'comlink';
import type { ExperimentConfig } from '../../core/config';
import { KeepError, type KeptRun, MOST_BYTES, readRunFile } from '../../core/keep';
import { weightProblemOf } from '../../core/keep/weight-error';
import { withDesk } from '../../state/rerun';
import { workerClient } from '../../worker/client';
import { problemOf } from '../../worker/train-messages';
import type { words } from './words';

type Problems = (typeof words)['en']['problems'];

/** Why a file was not opened, for the catalogue. */
export class FileRefused extends Error {
  readonly say: (problems: Problems) => string;

  constructor(say: (problems: Problems) => string) {
    super('refused');
    this.name = 'FileRefused';
    this.say = say;
  }
}

/**
 * Reads a run, and has its state checked by a desk: it must be one of its config, and its weights those of its fingerprint.
 *
 * @throws FileRefused with its reason
 */
export async function openRunFile(
  file: File,
  table: Uint8Array | undefined,
): Promise<{ readonly run: KeptRun; readonly state: Uint8Array }> {
  if (file.size > MOST_BYTES) throw new FileRefused((t) => t.tooLarge);
  const found = readOrRefuse(await file.text());
  const { run, state } = found;
  try {
    await withDesk(async (desk) => {
      await desk.restore(run.config, state, table);
      if ((await desk.fingerprint()) !== run.fingerprint) {
        throw new FileRefused((t) => t.fingerprint);
      }
    });
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    const problem = problemOf(error)?.problem;
    const needsTable = problem === 'fileMissing' || problem === 'fileOther';
    throw new FileRefused((t) => (needsTable ? t.needsTable : t.state));
  }
  return found;
}

function readOrRefuse(text: string) {
  try {
    return readRunFile(text);
  } catch (error) {
    if (!(error instanceof KeepError)) throw error;
    const { problem, values } = error;
    const [value = ''] = Object.values(values);
    throw new FileRefused((t) => {
      if (problem === 'part') return t.part(String(value));
      return problem === 'config' ? t.config(String(value)) : t[problem];
    });
  }
}

/**
 * The start of a run of this config, with the weights of a file.
 *
 * @throws FileRefused with its reason
 */
export async function openWeights(
  file: File,
  config: ExperimentConfig,
  table: Uint8Array | undefined,
): Promise<Uint8Array> {
  if (file.size > MOST_BYTES) throw new FileRefused((t) => t.tooLarge);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const state = await withDesk(async (desk) => {
    await desk.prepare(config, table);
    return desk.save();
  });
  const desk = await workerClient().open('keep');
  try {
    return await desk.withWeights(state, bytes);
  } catch (error) {
    const told = weightProblemOf(error);
    if (!told) throw error;
    const { problem, values } = told;
    throw new FileRefused((t) => {
      const sentence: string | ((...values: string[]) => string) = t[problem];
      return typeof sentence === 'string' ? sentence : sentence(...values);
    });
  } finally {
    (desk as unknown as { [releaseProxy](): void })[releaseProxy]();
  }
}
