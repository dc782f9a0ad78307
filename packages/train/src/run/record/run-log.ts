import type { Change, EpochRecord, RunPosition, StopReason } from './history';

/** What is known of a run, also of what lies ahead after it went back. */
export class RunLog {
  epochs: EpochRecord[] = [];
  /** Why the run stops at the end of an epoch, by its index. */
  reasons: (StopReason | null)[] = [];
  changes: Change[] = [];
  /** The loss of each batch, where they are kept. */
  losses: number[] = [];

  /** The batches until the end of an epoch, of which 0 is the start. */
  updateAt(epoch: number): number {
    return epoch === 0 ? 0 : this.epochs[epoch - 1].update;
  }

  /** Whether something is known that lies after a position. */
  goesBeyond({ epoch, update }: RunPosition): boolean {
    const latest = this.changes.at(-1);
    return this.epochs.length > epoch || (latest !== undefined && latest.update > update);
  }

  /** Forgets what lies after a position. */
  cut({ epoch, update }: RunPosition): void {
    this.epochs.length = Math.min(this.epochs.length, epoch);
    this.reasons.length = this.epochs.length;
    this.losses.length = Math.min(this.losses.length, update);
    this.changes = this.changes.filter((change) => change.update <= update);
  }
}
