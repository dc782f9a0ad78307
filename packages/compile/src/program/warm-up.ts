import { readArguments, refuseRecorded } from '../capture/arguments';
import type { Step } from './step';

/**
 * Makes the program of the calls with these arguments, and that of those which follow them: after the first call gradients
 * may be there that were missing before. The step runs for that, and all is put back.
 *
 * @throws what the step throws, and what differs too often; nothing has changed then
 */
export function warmUp(step: Step, given: readonly unknown[]): void {
  const stopped = step.stopped();
  if (stopped !== null) {
    step.course = stopped;
    return;
  }
  const { name } = step.settings;
  const { values, structure } = readArguments(name, given);
  refuseRecorded(name, values);
  const undone: (() => void)[] = [];
  try {
    for (let call = 0; call < 2; call++) {
      let state = step.find(structure, values);
      while (!state?.alike) {
        const recorded = step.record(given, structure, values, state);
        ({ state } = recorded);
        if (state.alike) undone.push(recorded.undo);
        else recorded.undo();
      }
      step.make(state);
      if (undone.length === call) break;
    }
  } finally {
    for (const undo of undone.reverse()) undo();
  }
  const state = step.find(structure, values);
  if (state !== null) step.course = state.refused === null ? 'program' : 'refused';
}
