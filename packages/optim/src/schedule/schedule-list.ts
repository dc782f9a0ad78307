import { BpError } from '@bp/tensor';
import { checkFunction, readList } from '@bp/tensor/engine';
import type { Schedule } from './schedule';

/** The schedules that another one is made of; none may watch a metric, since only one can be shown. */
export function readSchedules(op: string, given: unknown): Schedule[] {
  const schedules = readList(given);
  if (schedules === null || schedules.length === 0) {
    throw new BpError('BP_OPTION', op, 'expected a list of schedules, got {given}', { given });
  }
  for (const [i, one] of schedules.entries()) checkSchedule(op, `schedule ${i}`, one);
  return schedules as Schedule[];
}

/** Refuses what cannot be part of another schedule. */
export function checkSchedule(op: string, name: string, one: unknown): void {
  checkFunction(op, name, one);
  if ((one as Schedule).memory === undefined) return;
  throw new BpError(
    'BP_OPTION',
    op,
    '{name} watches a metric, so it cannot be part of another schedule; give it a Scheduler of its own',
    { name },
  );
}

/** The same schedules, with what they remember for themselves. */
export function started(schedules: readonly Schedule[]): Schedule[] {
  return schedules.map((one) => one.start?.() ?? one);
}
