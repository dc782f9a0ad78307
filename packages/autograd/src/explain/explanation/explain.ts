import { BpError, isTensor, type Tensor } from '@bp/tensor';
import { allOrNothing, isCallable, keepRecords } from '@bp/tensor/engine';
import { withRecording } from '../../tape/tape';
import { type ExplainOptions, readExplainOptions } from '../chain/context';
import {
  type CentralDifference,
  centralDifference,
  slopeBetween,
} from '../graph/central-difference';
import { type Run, readRun } from '../graph/run';
import type { Scalar } from '../graph/scalar';
import { namedTensors } from '../naming/names';
import { Explanation } from './explanation';

/**
 * Reads a recorded loss, so that any of its gradients can be explained: by words, numbers and formulas.
 *
 * It reads what the tape has kept, from outside: training without explaining costs nothing. What it reads is copied, so
 * that an explanation stays as it is when the parameters move on.
 *
 * @param loss - a recorded single number, or a function that computes one: it runs once, as it is and without compiled
 *   steps, and the random numbers and statistics that it changes are put back
 * @param options - how numbers are called, in which language, with how many digits
 * @throws BpError `BP_GRAD` for a value without a record, as one of a compiled step, and when something that it was
 *   computed from has been overwritten since: explain before `optimizer.step()`; `BP_SHAPE` for more than one number;
 *   `BP_OPTION` for options that do not exist
 * @example
 * const w = parameter(2);
 * const loss = w.mul(3).square();
 * explain(loss, { inputs: { w } }).gradient('w').value; // 36
 * @see D. Rumelhart, G. Hinton and R. Williams, "Learning representations by back-propagating errors", 1986
 */
export function explain(loss: Tensor | (() => Tensor), options?: ExplainOptions): Explanation {
  const given = readExplainOptions(options);
  const read = (recorded: Tensor): Run => readRun(recorded, namedTensors(given));
  if (isTensor(loss)) {
    const run = read(loss);
    return new Explanation(run, given, (of) => centralDifference(run, of));
  }
  if (!isCallable(loss)) {
    throw new BpError(
      'BP_OPTION',
      'explain',
      'expected a recorded loss or a function that computes one, got {got}',
      { got: loss },
    );
  }
  const run = runOnce(loss, read);
  return new Explanation(run, given, (of) => differenceByRunning(loss, run, of));
}

/** What a function does is put back after it has been read: its random numbers, statistics and modes. */
function runOnce<T>(fn: () => Tensor, read: (loss: Tensor) => T): T {
  let result: { readonly value: T } | null = null;
  const done = {};
  try {
    allOrNothing(() => {
      const loss: unknown = withRecording(() => keepRecords(fn));
      if (!isTensor(loss)) {
        throw new BpError('BP_OPTION', 'explain', 'the function must return a tensor, got {got}', {
          got: typeof loss,
        });
      }
      result = { value: read(loss) };
      throw done;
    });
  } catch (error) {
    if (error !== done) throw error;
  }
  return (result as unknown as { readonly value: T }).value;
}

/** Where steps cannot be done again one by one, the function itself is run again with one number moved. */
function differenceByRunning(fn: () => Tensor, run: Run, of: Scalar): CentralDifference {
  const byRecord = centralDifference(run, of);
  const [leaf] = [...run.leaves].find(([, copy]) => copy === of.tensor) ?? [];
  if (byRecord.reason !== 'recorded' || leaf === undefined) return byRecord;
  const at = (by: number): number =>
    runOnce(
      () => {
        const moved = leaf.detach().clone();
        moved.storage.data[of.index] += by;
        leaf.assign(moved);
        return fn();
      },
      (loss) => loss.item(),
    );
  if (!Object.is(at(0), run.loss.item())) return { value: null, reason: 'random' };
  // In float32 a small step would drown in rounding.
  return slopeBetween(at, leaf.dtype === 'float64' ? 6e-6 : 3e-3);
}
