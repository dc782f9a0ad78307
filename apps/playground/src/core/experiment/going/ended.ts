import type { Experiment } from '../made/experiment';
import type { Ended } from '../told';

/** Why a run is at an end; null where it can go on. For a number that is not finite it looks for its origin. */
export async function endedOf(of: Experiment): Promise<Ended | null> {
  const { stopped, history } = of.run;
  switch (stopped?.reason) {
    case 'epochs':
    case 'lossBelow':
      return { reason: stopped.reason };
    case 'patience':
      return { reason: 'patience', ...(history.best && { restored: history.best.epoch }) };
    case 'not finite':
      return {
        reason: 'not finite',
        lastGood: of.run.position.epoch,
        ...(await (await import('./not-finite')).originOf(of)),
      };
    default:
      return null;
  }
}
