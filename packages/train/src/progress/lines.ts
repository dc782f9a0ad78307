import type { Scores } from '../evaluate/evaluator';
import type { EpochRecord, Stopped } from '../run/record/history';

/** No line is longer, so that none breaks in a narrow window. */
const WIDTH = 60;
const BAR = 20;

/** Where an epoch stands. */
export interface EpochProgress {
  /** Its number, from 1. */
  readonly epoch: number;
  /** How many there are at most; null where nobody knows. */
  readonly epochs: number | null;
  /** How many batches are complete. */
  readonly batch: number;
  /** How many there are; null where nobody knows before the end. */
  readonly batches: number | null;
  /** Of the latest batch. */
  readonly loss: number;
}

/** A line that is drawn over while an epoch goes on: ` 3/30  ██████░░░░ 12/36  loss 0.1234`. */
export function progressLine({ epoch, epochs, batch, batches, loss }: EpochProgress): string {
  const done = batches === null ? `batch ${batch}` : `${bar(batch / batches)} ${batch}/${batches}`;
  return `${epochOf(epoch, epochs)}  ${done}  loss ${figure(loss)}`;
}

/**
 * A line about an epoch that is complete: ` 3/30  loss 0.1234  validation 0.2345 accuracy 0.971  ★`. The star marks the best so far;
 * what does not find room is left out.
 */
export function epochLine(record: EpochRecord, epochs: number | null): string {
  const { epoch, loss, train, validation, improved } = record;
  const star = improved === true ? '  ★' : '';
  const parts = [
    `loss ${figure(loss)}`,
    // Beside the loss while it was learned from, that of the whole training set says little.
    ...(validation ? shown('validation', validation, true) : []),
    ...(train ? shown('train', train, false) : []),
  ];
  let line = epochOf(epoch, epochs);
  for (const part of parts) {
    if (line.length + 2 + part.length + star.length <= WIDTH) line += `  ${part}`;
  }
  return line + star;
}

/** A line about the end: `stopped after 12 epochs: patience`. */
export function endLine({ epoch, reason, layer }: Stopped): string {
  const place = layer === undefined ? '' : ` in ${layer}`;
  return `stopped after ${epoch} ${epoch === 1 ? 'epoch' : 'epochs'}: ${reason}${place}`;
}

function shown(name: string, scores: Scores, withLoss: boolean): string[] {
  const numbers = Object.entries(scores).filter(
    ([metric, value]) => typeof value === 'number' && (withLoss || metric !== 'loss'),
  );
  return numbers.map(([metric, value], i) => {
    const label = metric === 'loss' ? '' : ` ${metric}`;
    return `${i === 0 ? name : ''}${label} ${figure(value as number)}`.trim();
  });
}

function epochOf(epoch: number, epochs: number | null): string {
  const width = String(epochs ?? 100).length;
  return `${String(epoch).padStart(width)}${epochs === null ? '' : `/${epochs}`}`;
}

function bar(share: number): string {
  const filled = Math.round(Math.min(1, share) * BAR);
  return '█'.repeat(filled) + '░'.repeat(BAR - filled);
}

/** Four digits, so that columns stay where they are for as long as they can. */
export function figure(x: number): string {
  const size = Math.abs(x);
  if (size !== 0 && (size < 0.001 || size >= 10_000)) return x.toExponential(2);
  return size < 10 ? x.toFixed(4) : size < 100 ? x.toFixed(3) : x.toFixed(1);
}
