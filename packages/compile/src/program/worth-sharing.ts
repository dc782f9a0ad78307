import type { PlannedCall } from '../plan/planned-call';

/** From which cost on sharing a kernel gains more than it takes, in nanoseconds of its reference. */
const COST = 100_000;

/** Whether a kernel is to be shared by threads, if its code calls nothing of the host. */
export function isWorthSharing({ emission }: PlannedCall): boolean {
  return emission !== null && emission.parts > 1 && !emission.checks && emission.cost >= COST;
}
