import { OPTIMIZER_CLASSES } from '../config';

export const RACERS = [
  'sgd',
  'momentum',
  'nesterov',
  'adagrad',
  'rmsprop',
  'adam',
  'adamw',
  'nadam',
  'radam',
  'adamax',
  'adadelta',
  'asgd',
  'rprop',
] as const;
export type RacerName = (typeof RACERS)[number];

/** How they are written, which is the same in every language. */
export const RACER_TITLES: Readonly<Record<RacerName, string>> = {
  ...OPTIMIZER_CLASSES,
  momentum: 'Momentum 0.9',
  nesterov: 'Nesterov 0.9',
};

/** One that races: its optimizer, a rate of its own where it has one, and how many samples make its gradient. */
export interface Racer {
  readonly name: RacerName;
  readonly lr: number | null;
  readonly batch: number | 'full';
}

export const MOST_RACERS = 6;
/** No rate above; some surfaces are stable up to 2 / curvature, which is no more than 2 here. */
export const MOST_RATE = 10;

/** `sgd`, `sgd@0.1`, `sgd@0.1:32`; null for what is none. */
export function readRacer(token: string): Racer | null {
  const [, name, lr, batch] = /^([a-z]+)(?:@([^:]+))?(?::(\d+))?$/.exec(token) ?? [];
  const known = RACERS.find((one) => one === name);
  const rate = lr === undefined ? null : Number(lr);
  if (known === undefined) return null;
  if (rate !== null && !(rate >= 0 && rate <= MOST_RATE)) return null;
  const size = batch === undefined ? 'full' : Number(batch);
  return size === 0 ? null : { name: known, lr: rate, batch: size };
}

export function writeRacer({ name, lr, batch }: Racer): string {
  return `${name}${lr === null ? '' : `@${Number(lr.toPrecision(4))}`}${batch === 'full' ? '' : `:${batch}`}`;
}
