import { RACER_TITLES } from '../../core/descent/racers';
import { significant } from '../../ui/format';
import type { Entry } from './descent-work.svelte';

/** A racer's name, with its rate or its batch where the same optimizer races several times. */
export function titleOf({ racer, result }: Entry, entries: readonly Entry[]): string {
  const name = RACER_TITLES[racer.name];
  const twins = entries.filter((one) => one.racer.name === racer.name).length;
  if (twins < 2) return name;
  return `${name} ${racer.batch === 'full' ? significant(result.lr, 2) : `/ ${racer.batch}`}`;
}
