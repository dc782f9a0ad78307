import { Mismatch, Unsupported } from './outcome.mjs';
import { runClip } from './run-clip.mjs';
import { runInit } from './run-init.mjs';
import { runLayer } from './run-layer.mjs';
import { runOp } from './run-op.mjs';
import { runOptimizer } from './run-optimizer.mjs';
import { runScheduler } from './run-scheduler.mjs';
import { runTrain } from './run-train.mjs';
import { Trial } from './trial.mjs';

/** @import { Adapter, JudgeCase, Precision, Problem, Verdict } from './contract/schema' */

/**
 * Runs one case and says how it ended. Whatever is thrown is caught: one bad case never stops the
 * others.
 *
 * @param {JudgeCase} judged
 * @param {Adapter} adapter
 * @param {Precision} precision
 * @param {{ folder: string, problems: Record<string, Problem> }} surroundings of the case's file
 * @returns {Verdict}
 */
export function runCase(judged, adapter, precision, surroundings) {
  const { id, op, tags = [] } = judged;
  const trial = new Trial(adapter, precision, judged);
  try {
    runnerFor(judged, surroundings)(trial);
    return { id, op, tags, status: 'pass', worst: trial.worst };
  } catch (error) {
    return { id, op, tags, ...failure(error) };
  }
}

/**
 * The kind of a case shows in the fields it has.
 *
 * @param {any} judged
 * @param {{ folder: string, problems: Record<string, Problem> }} surroundings
 * @returns {(trial: Trial) => void}
 */
function runnerFor(judged, { folder, problems }) {
  if (judged.op === 'train') return (trial) => runTrain(judged, trial, folder);
  if (judged.problem) return (trial) => runOptimizer(judged, trial, problems);
  if (judged.lrs) return (trial) => runScheduler(judged, trial);
  if (judged.op.startsWith('clip_grad')) return (trial) => runClip(judged, trial);
  if (judged.expect || judged.id.startsWith('init/')) return (trial) => runInit(judged, trial);
  if (judged.params) return (trial) => runLayer(judged, trial);
  return (trial) => runOp(judged, trial);
}

/** @param {unknown} error @returns {Pick<Verdict, 'status' | 'message'>} */
function failure(error) {
  if (error instanceof Unsupported) return { status: 'unsupported', message: error.message };
  if (error instanceof Mismatch) return { status: 'fail', message: error.message };
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { status: 'error', message };
}
