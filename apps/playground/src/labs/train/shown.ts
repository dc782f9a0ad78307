import type { Curve, Prepared, Snapshot } from '../../worker/train-messages';
import type { Session } from './session/session.svelte';

/** What the pictures show: the run as it stands, or in instant mode the whole run. */
export interface Shown {
  readonly prepared: Prepared;
  readonly shot: Snapshot;
  readonly curve: Curve;
}

export function shownOf(session: Session): Shown | null {
  if (session.instant.on) {
    const whole = session.instant.now?.result;
    return whole ? { prepared: whole.prepared, shot: whole.final, curve: whole.curve } : null;
  }
  const { prepared, shot, curve } = session;
  return prepared && shot && shot.run === prepared.run ? { prepared, shot, curve } : null;
}
